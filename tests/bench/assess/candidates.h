// Candidates who are simulated: some of a known skill, some who try to look skilled.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "coach/team_queries.h"
#include "core/random.h"
#include "replay/transcript.h"
#include "score/agents.h"
#include "score/outcome.h"
#include "score/scorecard.h"

namespace warmline::bench {

struct Call {
  scenario::ScenarioPtr scenario;
  score::Solution solution;
};
// By file name, from that folder; empty where one can't be read or solved.
[[nodiscard]] std::vector<Call> calls_in(const std::string& folder);

// A candidate of skill 0..100 at something knows so many answers in a hundred, and otherwise takes
// any. What they know is the choice that is best for what they are good at:
//   resolution   looks up what the best call looks up; loses least, then has most empathy
//   empathy      has most empathy, then respect, then loses least
//   a criterion  has most of it, then as for empathy
struct Skill {
  int per_cent = 0;
  coach::Measure at = coach::Measure::kResolution;
};

// Those who know no answer and have a rule instead; none looks anything up. Ties go to any.
enum class Gamer : std::uint8_t { kLongest, kPolitest, kFirst, kApologises, kAnyAnswer };
inline constexpr std::array<const char*, 5> kGamers = {
    "longest answer", "politest words", "first position", "always apologises", "any answer"};

[[nodiscard]] score::Played play(const Call& call, Skill skill, Random& random);
// `seed`: of the order in which the choices of this call are shown.
[[nodiscard]] score::Played play(const Call& call, Gamer gamer, std::uint64_t seed, Random& random);

[[nodiscard]] score::Scorecard scored(const Call& call, const score::Played& played);

}  // namespace warmline::bench
