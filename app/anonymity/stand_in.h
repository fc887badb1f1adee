// Consistent stand-ins for what identifies: the same person is the same "[name 1]" through the
// whole conversation, whether by first name, surname, possessive or in another letter case, and
// also where the finder did not notice it.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "anonymity/finding.h"

namespace warmline::anonymity {

// Known from elsewhere to identify: a participant's name, a line's number.
struct Known {
  Kind kind = Kind::kPerson;
  std::string value;
};

struct StandIn {
  std::string words;               // "[name 1]", as it stands in the text
  Kind kind = Kind::kPerson;       // as first found
  std::string why;                 // the first finding's reason
  std::vector<std::size_t> turns;  // where it stands, one for each time, rising
};

struct Replaced {
  std::vector<std::string> turns;
  std::vector<StandIn> stand_ins;  // by first appearance
  std::vector<Finding> left;       // combinations and lone titles, which have no span of their
                                   // own to replace: for a person to judge
};

// Whether a folded word (anonymity/tokens.h) is an everyday one: "will", "reading".
using EverydayWord = std::function<bool(std::string_view)>;

// Findings may overlap. What is a stand-in already ("[name 1]", or a vendor's "[PII]") stays, so
// that replacing twice changes nothing. A common word that is a name as well ("Will", "Reading") is
// replaced elsewhere only with a capital, or where it was found. Time: linear in the text for
// a bounded length of values.
[[nodiscard]] Replaced replace(const std::vector<std::string>& turns,
                               const std::vector<Finding>& findings,
                               const std::vector<Known>& known, const EverydayWord& everyday = {});

// Whether what was found in this turn is nothing but stand-ins that stand there already, as in a
// draft out of a transcript: "[place 1]".
[[nodiscard]] bool is_stand_in(std::string_view turn, const Finding& finding);

// What a stand-in for that kind is called: "name", "card number".
[[nodiscard]] std::string_view stand_in_label(Kind kind);

}  // namespace warmline::anonymity
