// `warmline check --quality`: what is measured of each call and of all together, and how it is
// told.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/load.h"
#include "core/json.h"
#include "craft/library.h"
#include "craft/measure.h"

namespace warmline::cli {

struct Measured {
  scenario::ScenarioPtr scenario;
  std::string file;
  craft::Measures measures;
  std::vector<craft::Miss> misses;
};

struct Quality {
  craft::Simulating simulating;
  std::vector<Measured> calls;        // those that can be scored
  std::vector<std::string> left_out;  // files of those that can't
  craft::Library library;
  std::vector<craft::Miss> misses;  // of the library
};

[[nodiscard]] Quality measure(const std::vector<Loaded>& all, const craft::Simulating& simulating);

[[nodiscard]] std::string quality_text(const Quality& quality, std::size_t width);

// One object, the value of a key already written.
void write(json::Writer& out, const Quality& quality);

}  // namespace warmline::cli
