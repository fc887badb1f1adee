#include "assess/form_quality.h"

#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "assess/special.h"
#include "replay/transcript.h"

namespace warmline::assess {

namespace {

using scenario::Index;
using Place = std::pair<Index, Index>;  // node and choice

// What one person could have chosen in a call, and did: each once, however often they came by.
struct Chosen {
  std::set<Place> offered;
  std::set<Place> taken;
};

void note(const scenario::Scenario& scenario, const replay::CallState& state,
          const replay::Event& event, Chosen& chosen) {
  const auto* made = std::get_if<replay::ChoiceEvent>(&event);
  if (made == nullptr) return;
  const std::vector<Index> available = replay::available(scenario, state);
  if (available.size() < 2) return;  // Continue is no choice
  const auto& choices = scenario.nodes[state.node].choices;
  for (const Index each : available) {
    chosen.offered.insert({state.node, each});
    if (choices[each].id.text == made->choice.text) chosen.taken.insert({state.node, each});
  }
}

Chosen chosen_in(const scenario::Scenario& scenario, const std::vector<replay::Event>& events) {
  Chosen chosen;
  const Result<replay::Run> run = replay::replay(scenario, events);
  if (!run.ok()) return chosen;  // judged before, so it fits
  for (std::size_t i = 0; i < events.size(); ++i)
    note(scenario, run.value().states[i], events[i], chosen);
  return chosen;
}

struct Counts {
  std::map<Place, ChoiceUse> uses;

  void add(const Chosen& chosen) {
    for (const Place& each : chosen.offered) ++uses[each].offered;
    for (const Place& each : chosen.taken) ++uses[each].taken;
  }
};

void say_never(const Counts& counts, CallUse& use) {
  std::vector<ChoiceUse> flat;
  std::vector<Place> places;
  for (const auto& [place, each] : counts.uses) {
    places.push_back(place);
    flat.push_back(each);
    use.choices += each.offered >= kLeastOffered ? 1 : 0;
  }
  for (const NeverTaken& each : never_taken({flat})) {
    const Place& place = places[each.choice];
    use.never.push_back({place.first, place.second, each.offered, each.at_most});
  }
}

}  // namespace

std::vector<CallUse> form_use(const std::vector<const Judged*>& people,
                              const std::vector<scenario::ScenarioPtr>& scenarios) {
  const std::size_t calls = scenarios.size();
  std::vector<CallUse> found(calls);
  std::vector<Counts> counts(calls);
  std::vector<std::vector<bool>> given;
  for (const Judged* person : people) {
    given.emplace_back(calls, false);
    for (const JudgedCall& each : person->calls) {
      if (each.taken.warm_up || each.call >= calls) continue;
      given.back()[each.call] = true;
      CallUse& use = found[each.call];
      if (each.taken.ended) {
        ++use.ended;
        use.time_up += each.taken.time_up ? 1 : 0;
        use.used_ms.push_back(each.taken.used_ms);
      }
      if (scenarios[each.call] != nullptr)
        counts[each.call].add(chosen_in(*scenarios[each.call], each.taken.events));
    }
  }
  const std::vector<Exposure> exposed = exposure(given, calls);
  for (std::size_t i = 0; i < calls; ++i) {
    found[i].exposure = exposed[i];
    found[i].times = times(found[i].used_ms);
    say_never(counts[i], found[i]);
  }
  return found;
}

std::optional<AlphaBand> alpha_band(const Reliability& found) {
  if (!found.alpha || *found.alpha >= 1 || found.people < kLeastPeople) return std::nullopt;
  const auto k = static_cast<double>(found.scenarios);
  const auto n = static_cast<double>(found.people);
  const double half = kNormal975 * std::sqrt(2 * k / ((k - 1) * (n - 2)));
  const double rest = 1 - *found.alpha;
  return AlphaBand{1 - rest * exponential(half), 1 - rest * exponential(-half)};
}

CriterionFigures criterion_quality(const std::vector<const Judged*>& people, std::size_t calls,
                                   scenario::Criterion criterion) {
  const CriterionTable whole = criterion_table(people, calls, criterion);
  CriterionFigures found;
  for (std::size_t i = 0; i < calls; ++i) {
    bool any = false;
    for (const auto& row : whole.people) any = any || row[i].has_value();
    if (any) found.asked.push_back(i);
  }
  CriterionTable table;
  table.criterion = criterion;
  table.scenarios = found.asked.size();
  for (const auto& row : whole.people) {
    table.people.emplace_back();
    for (const std::size_t i : found.asked) table.people.back().push_back(row[i]);
  }
  CriterionQuality& quality = found.quality;
  quality.figures = form_figures(table);
  quality.reliability = reliability(table);
  quality.omega = omega(table);
  quality.split = split_half(table);
  quality.needed = scenarios_for(quality.reliability, kWantedReliability);
  return found;
}

}  // namespace warmline::assess
