// Attempts of many people, wherever they are kept: in result files, or in a store that many of
// those were collected in. What exports read, one attempt after the other, so that it need not fit
// in memory.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "coach/roster.h"
#include "core/result.h"
#include "progress/result_file.h"

namespace warmline::collect {

// A team is the folder that a result file lay in. Each team has its people and its attempts for
// itself: what two teams hand in counts in both.
struct Attempt {
  std::string team;
  coach::RosterPerson person;
  progress::ResultAttempt attempt;  // verified; its hashes may be empty
};

class Source {
 public:
  virtual ~Source() = default;
  // Every attempt of a team once (coach/roster.h says which copy), in order of team, person and id.
  // Stops where `take` returns false. An error where what is kept can't be read.
  [[nodiscard]] virtual std::optional<Error> each(
      const std::function<bool(const Attempt&)>& take) const = 0;
  // The canonical text of a scenario's version, where a result file carried it.
  [[nodiscard]] virtual std::optional<std::string> text(std::string_view version) const = 0;
};

}  // namespace warmline::collect
