// A hiring team's page with what candidates handed in: calls that agents played, some better and
// some worse, at a form of six shipped calls.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "core/random.h"
#include "score/agents.h"
#include "score/scorecard.h"
#include "ui/coach_fixture.h"

namespace fixture {

struct Solved {
  warmline::scenario::ScenarioPtr scenario;
  warmline::score::Solution solution;
};

inline const std::vector<Solved>& solved_calls() {
  static const std::vector<Solved> all = [] {
    std::vector<Solved> found;
    for (const auto& file : coach_boot().scenarios) {
      const auto parsed = warmline::scenario::parse(file.bytes, file.name);
      REQUIRE(parsed.scenario);
      const auto solved = warmline::score::solve(parsed.scenario);
      REQUIRE(solved.solution);
      found.push_back({parsed.scenario, *solved.solution});
    }
    return found;
  }();
  return all;
}

inline warmline::assess::Form six_calls() {
  warmline::assess::Form form;
  form.id = std::string(32, 'a');
  form.title = "Spring intake";
  form.variant = "A";
  form.limit = 600;
  for (const Solved& each : solved_calls())
    form.calls.push_back({each.scenario->id.text, each.scenario->version, false});
  return form;
}

inline std::string code_of(std::size_t number) {
  return "C-" + std::to_string(number);
}

// The planner's way, with the slips of the unskilled: of the candidates with an even number fewer.
inline warmline::ui::SittingLoaded sitting(std::size_t number) {
  using namespace warmline;
  ui::SittingLoaded loaded;
  loaded.file = code_of(number) + ".json";
  loaded.verified.verdict = progress::Verdict::kUnchanged;
  loaded.verified.file.form_hash = std::string(64, 'f');
  loaded.verified.file.invitation.form = six_calls();
  loaded.verified.file.invitation.candidate = code_of(number);
  loaded.verified.file.starts = {static_cast<std::int64_t>(1'700'000'000'000 + number)};
  assess::Judged judged;
  judged.phase = assess::SeatPhase::kFinished;
  Random random(number + 1);
  const int slips = static_cast<int>(random.below(60)) + (number % 2 == 0 ? 0 : 40);
  for (std::size_t call = 0; call < solved_calls().size(); ++call) {
    const Solved& of = solved_calls()[call];
    score::Played played;
    score::play(*of.scenario, of.solution, score::Agent::kPlanner, slips, random, played);
    assess::JudgedCall taken;
    taken.call = call;
    taken.taken.call = call;
    taken.taken.ended = true;
    taken.taken.events = played.events;
    taken.taken.used_ms = static_cast<std::int64_t>(60'000 + random.below(400'000));
    taken.card = score::score(*of.scenario, of.solution, played.events, played.run);
    judged.calls.push_back(std::move(taken));
  }
  loaded.judged = std::move(judged);
  return loaded;
}

inline warmline::ui::AppState hire_state(std::size_t candidates) {
  using namespace warmline;
  ui::AppState state;
  state.place = platform::Place::kHire;
  ui::take_scenarios(state, coach_boot());
  ui::take_records(state, {});
  for (std::size_t i = 0; i < candidates; ++i) {
    state.hire.results.loaded.push_back(sitting(i));
    ++state.hire.results.loads;
  }
  return state;
}

// Women have even numbers; the last of each ten gave no answer.
inline std::string groups_csv(std::size_t candidates) {
  std::string text = "code,gender,age\r\n";
  for (std::size_t i = 0; i < candidates; ++i) {
    const std::string gender = i % 10 == 9 ? "" : i % 2 == 0 ? "Women" : "Men";
    text += code_of(i) + "," + gender + "," + (i % 3 == 0 ? "40 and over" : "under 40") + "\r\n";
  }
  return text + "C-9999,Women,under 40\r\n";
}

}  // namespace fixture
