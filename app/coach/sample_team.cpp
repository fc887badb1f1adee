#include "coach/sample_team.h"

#include <algorithm>
#include <cassert>
#include <string>
#include <utility>

#include "coach/simulated_people.h"
#include "core/random.h"
#include "core/tr.h"
#include "score/agents.h"

namespace warmline::coach {

namespace {

constexpr std::size_t kNewcomers = 2;  // the last of them, with too few calls to say much of
constexpr std::size_t kNewcomerCalls = 4;
constexpr std::size_t kFewestCalls = 20;
constexpr std::size_t kMoreCalls = 13;  // up to so many more, less one

std::string code_of(std::size_t number) {
  const std::string digits = std::to_string(number + 1);
  return "Sample " + std::string(digits.size() < 2 ? 1 : 0, '0') + digits;
}

}  // namespace

struct SampleTeam::Impl {
  Impl(std::vector<Practised> scenarios, std::uint64_t seed);
  std::size_t play(const PlannedCall& call, PersonIndex person);  // its events

  Team team;
  std::vector<std::pair<PersonIndex, PlannedCall>> planned;
  std::size_t next = 0;
  score::Played played;
};

SampleTeam::Impl::Impl(std::vector<Practised> scenarios, std::uint64_t seed) {
  assert(!scenarios.empty());
  team.simulated = true;
  team.scenarios = std::move(scenarios);
  std::sort(team.scenarios.begin(), team.scenarios.end(),
            [](const Practised& a, const Practised& b) { return a.scenario->id < b.scenario->id; });
  for (std::size_t i = 0; i < kSamplePeople; ++i) {
    team.people.push_back(
        {code_of(i), tr(i % 2 == 0 ? "Sample early shift" : "Sample late shift")});
    Random random(mixed(seed, i));
    const SimulatedPerson person = simulated_person(random);
    Plans plans;
    plans.scenarios = team.scenarios.size();
    plans.weeks = kSampleWeeks;
    plans.calls =
        i + kNewcomers < kSamplePeople ? kFewestCalls + random.below(kMoreCalls) : kNewcomerCalls;
    for (const PlannedCall& call : planned_calls(person, plans, random)) {
      planned.emplace_back(static_cast<PersonIndex>(i), call);
    }
  }
  team.attempts.reserve(planned.size());
}

std::size_t SampleTeam::Impl::play(const PlannedCall& call, PersonIndex person) {
  const Practised& with = team.scenarios[call.scenario];
  Random random(call.seed);
  score::play(*with.scenario, with.solution, call.agent, call.slips, random, played);
  TeamAttempt attempt;
  attempt.person = person;
  attempt.scenario = call.scenario;
  attempt.week = call.week;
  attempt.kind = call.kind;
  attempt.card = score::score(*with.scenario, with.solution, played.events, played.run);
  attempt.events = played.events;
  team.attempts.push_back(std::move(attempt));
  return played.events.size();
}

SampleTeam::SampleTeam(std::vector<Practised> scenarios, std::uint64_t seed)
    : impl_(std::make_unique<Impl>(std::move(scenarios), seed)) {}
SampleTeam::~SampleTeam() = default;
SampleTeam::SampleTeam(SampleTeam&& other) noexcept = default;
SampleTeam& SampleTeam::operator=(SampleTeam&& other) noexcept = default;

bool SampleTeam::step(std::size_t choices) {
  std::size_t done = 0;
  while (impl_->next < impl_->planned.size()) {
    const auto& [person, call] = impl_->planned[impl_->next];
    done += impl_->play(call, person);
    ++impl_->next;
    if (done >= choices) break;
  }
  return impl_->next == impl_->planned.size();
}

std::size_t SampleTeam::calls_played() const {
  return impl_->next;
}
std::size_t SampleTeam::calls_in_all() const {
  return impl_->planned.size();
}

Team SampleTeam::take() {
  assert(impl_->next == impl_->planned.size());
  return std::move(impl_->team);
}

}  // namespace warmline::coach
