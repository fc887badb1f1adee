// Sittings that were handed in, for this visit.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "assess/sitting_file.h"

namespace warmline::ui {

struct SittingGiven {  // not looked at yet
  std::string name;
  std::string bytes;
};

struct SittingLoaded {
  std::string file;
  assess::VerifiedSitting verified;
  std::optional<assess::Judged> judged;  // nothing where `left_out` says why
  std::string left_out;                  // a sentence; empty: it counts
};

struct HireResults {
  std::vector<SittingGiven> waiting;  // in order of coming
  std::vector<SittingLoaded> loaded;  // in order of coming
  std::size_t given = 0;              // of this batch, for its progress
  std::size_t candidate = 0;          // in `loaded`
  int loads = 0;                      // goes up with every change of `loaded`
};

}  // namespace warmline::ui
