// Who belongs to which group, of a file that is joined to results by candidate code at report time;
// and what the pages about the form itself and about fairness show. All of it is for this visit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assess/demographics.h"
#include "coach/team_queries.h"

namespace warmline::ui {

enum class SelectedBy : std::uint8_t { kMedian, kOwnMark };

struct HireFair {
  std::string form;           // hash; empty or not there: the one with most sittings
  std::size_t criterion = 0;  // scenario::Criterion

  std::string file;  // name of the one that was read last
  std::optional<assess::Groups> groups;
  std::vector<std::string> trouble;  // of a file that could not be read, a line each
  std::size_t column = 0;
  coach::Measure measure = coach::Measure::kEmpathy;
  SelectedBy by = SelectedBy::kMedian;
  std::string mark;  // per cent, as typed
};

}  // namespace warmline::ui
