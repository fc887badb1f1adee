// Whether a form, and a rule by which people might be selected with it, treat groups alike. Groups
// come from demographics.h and go no further than here.
//
// The rule is applied to everybody who finished and has a figure, whether their group is known or
// not, as a team would apply it; only then are people counted by group. What may be learned from
// the figures, and what not, stands in impact.h, difference.h and mantel_haenszel.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "assess/demographics.h"
#include "assess/difference.h"
#include "assess/impact.h"
#include "assess/mantel_haenszel.h"
#include "assess/measures.h"

namespace warmline::assess {

struct FairPerson {
  std::string candidate;  // no code twice
  const Judged* judged = nullptr;
};

struct SelectionRule {
  Measure measure = Measure::kEmpathy;  // the mean over the form's calls
  std::optional<PerMille> at_least;     // the team's own: 0..1000; nothing: above the median of all
};

// One scenario for one group beside the reference.
struct ScenarioDifference {
  MantelHaenszel found;  // of the reference group as one: a delta below nought is harder for this
                         // group
  std::optional<double> adjusted;  // p by Holm over all groups and scenarios
};

struct GroupFairness {
  std::string name;
  Difference difference;  // this group less the reference: above nought, this group is higher
  std::vector<ScenarioDifference> scenarios;  // by call; none for the reference itself, for small
                                              // groups, and where there is no reference
};

struct Fairness {
  // Of everybody who handed the form in.
  std::size_t unfinished = 0;    // left out
  std::size_t no_figure = 0;     // not enough evidence under the measure; left out
  std::size_t judged = 0;        // the rest: the rule was applied to them
  std::size_t selected = 0;      // of those
  std::size_t no_group = 0;      // of those: not in the file, or with an empty cell
  std::size_t strangers = 0;     // codes in the file that nobody who handed it in has
  std::optional<double> median;  // of `judged`, in per mille

  bool too_many = false;              // more than kMostGroups different values: these are no groups
  Impact impact;                      // beside `groups`
  std::vector<GroupFairness> groups;  // by name
};

// `column` is one of the file's.
[[nodiscard]] Fairness fairness(const std::vector<FairPerson>& people, std::size_t calls,
                                const Groups& groups, std::size_t column,
                                const SelectionRule& rule);

}  // namespace warmline::assess
