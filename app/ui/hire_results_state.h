// Sittings that were handed in, for this visit: nothing of a candidate is kept.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "assess/results.h"
#include "assess/sitting_file.h"

namespace warmline::ui {

struct SittingGiven {  // not looked at yet
  std::string name;
  std::string bytes;
};

struct SittingLoaded {
  std::string file;
  std::string sha256;  // of its bytes
  assess::VerifiedSitting verified;
  std::optional<assess::Judged> judged;  // nothing where `left_out` says why, or not yet
  std::string left_out;                  // a sentence; empty: it counts

  [[nodiscard]] bool counts() const { return judged.has_value() && left_out.empty(); }
  [[nodiscard]] bool waits() const { return !judged && left_out.empty(); }
};

struct HireResults {
  std::vector<SittingGiven> waiting;  // in order of coming
  std::vector<SittingLoaded> loaded;  // in order of coming
  std::size_t given = 0;              // of this batch, for its progress
  std::size_t candidate = 0;          // in `loaded`
  int loads = 0;                      // goes up with every change of `loaded`

  std::string form;              // hash of the one that is shown; empty: the first there is
  std::set<std::string> beside;  // sittings that are set side by side
  assess::Weights weights{};     // the team's own; all nought: no total
  std::string said;              // what came of the last press, a sentence without a name
};

}  // namespace warmline::ui
