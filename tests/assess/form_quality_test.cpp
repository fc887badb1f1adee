// A form looked at through those who took it.
#include "assess/form_quality.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <set>
#include <string>
#include <utility>

#include "assess/judged.h"
#include "core/random.h"
#include "scenario/parse.h"
#include "support/shipped.h"

using namespace warmline;
using namespace warmline::assess;
using scenario::Criterion;
using test::judged_call;
using test::judged_person;

namespace {

std::vector<const Judged*> pointers(const std::vector<Judged>& people) {
  std::vector<const Judged*> found;
  for (const Judged& each : people) found.push_back(&each);
  return found;
}

}  // namespace

TEST_CASE("measures: a call's value is what was earned of what was at stake") {
  score::Scorecard card;
  CHECK_FALSE(value_of(card, Measure::kFeel));
  CHECK_FALSE(value_of(card, Measure::kEmpathy));
  score::DecisionScore one;
  one.stakes = {3, 0, 1, 0};
  one.earned = {1, 0, 1, 0};
  score::DecisionScore other;
  other.stakes = {3, 0, 0, 0};
  other.earned = {3, 0, 0, 0};
  card.decisions = {one, other};
  card.resolution = 640;
  card.empathy = 500;
  card.empathy_decisions = 2;
  CHECK(value_of(card, Measure::kFeel)->value == 667);
  CHECK(value_of(card, Measure::kFeel)->observations == 2);
  CHECK_FALSE(value_of(card, Measure::kUnderstand));
  CHECK(value_of(card, Measure::kExplore)->value == 1000);
  CHECK(value_of(card, Measure::kExplore)->observations == 1);
  CHECK(value_of(card, Measure::kResolution)->value == 640);
  CHECK(value_of(card, Measure::kEmpathy)->observations == 2);
}

TEST_CASE(
    "measures: a call that wasn't taken to its end, or is no call of the form, has no value") {
  Judged judged = judged_person({500, 700, 900});
  judged.calls[1].taken.ended = false;
  judged.calls.push_back(judged_call(7, Criterion::kRespect, 100));
  judged.calls.push_back(judged_call(0, Criterion::kRespect, 100));
  judged.calls.back().taken.warm_up = true;
  const auto values = values_of(judged, 3, Measure::kRespect);
  REQUIRE(values.size() == 3);
  CHECK(values[0]->value == 500);
  CHECK_FALSE(values[1]);
  CHECK(values[2]->value == 900);
  const coach::Estimate estimate = estimate_of(judged, 3, Measure::kRespect);
  CHECK(*estimate.mean == 700);
  CHECK(estimate.observations == 10);
}

TEST_CASE("quality: a scenario that never asks for the criterion isn't held against anybody") {
  std::vector<Judged> people;
  for (const PerMille value : {100, 300, 500, 900})
    people.push_back(judged_person({value, std::nullopt, value + 50, value}));
  const CriterionFigures found = criterion_quality(pointers(people), 4, Criterion::kRespect);
  CHECK(found.asked == std::vector<std::size_t>{0, 2, 3});
  CHECK(found.quality.figures.people == 4);
  CHECK(*found.quality.reliability.alpha == doctest::Approx(1));
  CHECK(*found.quality.needed == 1);
  CHECK(*found.quality.figures.scenarios[1].mean == doctest::Approx(500));
  CHECK(criterion_quality(pointers(people), 4, Criterion::kFeel).asked.empty());
}

TEST_CASE("quality: the band of alpha") {
  Reliability found;
  found.alpha = 0.7;
  found.scenarios = 5;
  found.people = 12;
  const auto band = alpha_band(found);
  REQUIRE(band);
  // By hand: half = 1.959964·√(10 ÷ 40) = .979982; 1 − .3·e^±half
  CHECK(band->low == doctest::Approx(0.2006775215).epsilon(1e-8));
  CHECK(band->high == doctest::Approx(0.8874046428).epsilon(1e-8));
  found.people = 2;
  CHECK_FALSE(alpha_band(found));
  found.people = 12;
  found.alpha = 1;
  CHECK_FALSE(alpha_band(found));
}

TEST_CASE("quality: times, no answers and exposure are counted of whom they belong to") {
  std::vector<Judged> people;
  for (int i = 0; i < 4; ++i) {
    people.push_back(judged_person({500, 500}));
    people.back().calls[0].taken.used_ms = 1000 * (i + 1);
  }
  people[3].calls[0].taken.time_up = true;
  people[2].calls.pop_back();
  people[1].calls[1].taken.ended = false;
  const std::vector<CallUse> found = form_use(pointers(people), {nullptr, nullptr});
  CHECK(found[0].ended == 4);
  CHECK(found[0].time_up == 1);
  CHECK((*found[0].times.quantiles)[3] == doctest::Approx(2500));
  CHECK(found[1].exposure.given == 3);
  CHECK(found[1].exposure.share == 750);
  CHECK(found[1].ended == 2);
  CHECK(found[1].never.empty());
}

TEST_CASE("quality: a choice that was there for ten people and taken by none is told, once each") {
  const scenario::ScenarioPtr scenario =
      scenario::parse(test::read_file(WARMLINE_SOURCE_DIR "/tests/fixtures/scenarios/small.json"),
                      "small.json")
          .scenario;
  REQUIRE(scenario);
  const replay::CallState start = replay::begin(*scenario);
  // The first moment with more than one choice, and how to get there: always the first choice.
  std::vector<replay::Event> events;
  replay::CallState at = start;
  while (replay::available(*scenario, at).size() < 2) {
    const auto& node = scenario->nodes[at.node];
    const scenario::Index only = replay::available(*scenario, at).front();
    events.emplace_back(replay::ChoiceEvent{node.id, node.choices[only].id});
    at = replay::choose(*scenario, at, only).value();
  }
  const std::vector<scenario::Index> there = replay::available(*scenario, at);
  const auto& node = scenario->nodes[at.node];
  events.emplace_back(replay::ChoiceEvent{node.id, node.choices[there.front()].id});
  std::vector<Judged> people;
  for (int i = 0; i < 10; ++i) {
    people.push_back(judged_person({500}));
    people.back().calls[0].taken.events = events;
  }
  const std::vector<CallUse> found = form_use(pointers(people), {scenario});
  CHECK(found[0].choices == there.size());
  REQUIRE(found[0].never.size() == there.size() - 1);
  for (std::size_t i = 0; i < found[0].never.size(); ++i) {
    CHECK(found[0].never[i].node == at.node);
    CHECK(found[0].never[i].choice == there[i + 1]);
    CHECK(found[0].never[i].offered == 10);
    CHECK(found[0].never[i].at_most == 259);  // 1 − .05^(1/10) = .25887
  }
  people.pop_back();
  CHECK(form_use(pointers(people), {scenario})[0].never.empty());
}

TEST_CASE("quality: a Continue is no choice, and what is come by twice counts once") {
  scenario::ScenarioPtr scenario;
  std::vector<replay::Event> events;
  std::set<std::pair<scenario::Index, scenario::Index>> there;
  std::size_t single = 0;
  Random random(1);
  for (const auto& file : std::filesystem::directory_iterator(WARMLINE_SOURCE_DIR "/scenarios")) {
    if (file.path().extension() != ".json") continue;
    scenario = scenario::parse(test::read_file(file.path()), "").scenario;
    if (!scenario) continue;  // the schema
    for (int walk = 0; walk < 50 && single == 0; ++walk) {
      events.clear();
      there.clear();
      replay::CallState at = replay::begin(*scenario);
      while (!replay::at_ending(*scenario, at)) {
        const std::vector<scenario::Index> available = replay::available(*scenario, at);
        single += available.size() < 2 ? 1 : 0;
        for (const scenario::Index each : available)
          if (available.size() > 1) there.insert({at.node, each});
        const scenario::Index choice = available[random.below(available.size())];
        const auto& node = scenario->nodes[at.node];
        events.emplace_back(replay::ChoiceEvent{node.id, node.choices[choice].id});
        at = replay::choose(*scenario, at, choice).value();
      }
    }
    if (single > 0) break;
  }
  REQUIRE(single > 0);
  std::vector<Judged> people;
  for (int i = 0; i < 10; ++i) {
    people.push_back(judged_person({500}));
    people.back().calls[0].taken.events = events;
  }
  CHECK(form_use(pointers(people), {scenario})[0].choices == there.size());
}
