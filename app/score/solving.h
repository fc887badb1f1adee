// Solving or proving a scenario in pieces, for a program that has something else to do as well.
// What comes of it is the same however it is cut.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "scenario/scenario.h"
#include "score/proof.h"

namespace warmline::score {

enum class Aim : std::uint8_t { kSolve, kProve };

class Solving {
 public:
  Solving(scenario::ScenarioPtr scenario, Aim aim);
  ~Solving();
  Solving(Solving&& other) noexcept;
  Solving& operator=(Solving&& other) noexcept;

  // Works on about so many states and edges of the state graph, at least one. True once all is
  // done.
  bool step(std::size_t work);

  // What was found, once all is done. With Aim::kSolve the diagnostics are Solved::problems.
  [[nodiscard]] Proof take();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace warmline::score
