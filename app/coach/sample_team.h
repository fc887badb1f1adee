// The sample team: 24 simulated people over 12 weeks, to look at Coach with. Named "Sample 01" to
// "Sample 24" in two sample shifts; no person is behind any of them. The same in every build.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "coach/team.h"

namespace warmline::coach {

inline constexpr std::size_t kSamplePeople = 24;
inline constexpr Week kSampleWeeks = 12;
inline constexpr std::uint64_t kSampleSeed = 24'12;

// Plays it in pieces, so that no frame has to wait; what comes of it is the same however it is cut.
class SampleTeam {
 public:
  // At least one scenario, no two with one id; in any order.
  explicit SampleTeam(std::vector<Practised> scenarios, std::uint64_t seed = kSampleSeed);
  ~SampleTeam();
  SampleTeam(SampleTeam&& other) noexcept;
  SampleTeam& operator=(SampleTeam&& other) noexcept;

  // Plays and scores about so many choices, at least one call. True once only take() is left to do.
  bool step(std::size_t choices);
  [[nodiscard]] std::size_t calls_played() const;
  [[nodiscard]] std::size_t calls_in_all() const;
  [[nodiscard]] Team take();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace warmline::coach
