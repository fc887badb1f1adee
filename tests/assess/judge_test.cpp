// Scoring where the keys are: the same figures as scoring what was done directly.
#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "assess/key_free.h"
#include "assess/sitting_file.h"
#include "assess/sittings.h"
#include "score/scorecard.h"
#include "support/shipped.h"

namespace warmline::assess {
namespace {

using What = SittingWhat;

const std::vector<test::Shipped>& shipped() {
  static const std::vector<test::Shipped> all = test::shipped_scenarios();
  return all;
}

std::map<std::string, Keyed, std::less<>> keyed() {
  std::map<std::string, Keyed, std::less<>> all;
  for (const test::Shipped& one : shipped())
    all.emplace(one.scenario->version, Keyed{one.scenario, &one.solution});
  return all;
}

const test::Shipped& shipped_as(const FormCall& call) {
  for (const test::Shipped& one : shipped()) {
    if (one.scenario->version == call.version) return one;
  }
  FAIL("no such call");
  return shipped().front();
}

// Scored without anything of a sitting.
std::string directly(const test::Shipped& one, const std::vector<replay::Event>& events) {
  const Result<replay::Run> run = replay::replay(*one.scenario, events);
  REQUIRE(run.ok());
  return score::to_json(*one.scenario,
                        score::score(*one.scenario, one.solution, events, run.value()), false);
}

SittingFile file_of(const Candidate& candidate) {
  return make_sitting_file(candidate.invitation, candidate.sitting(), {1}, 2);
}

}  // namespace

TEST_CASE("property: a sitting is judged as what was done in it, and the warm-up never") {
  std::size_t times_up = 0, left = 0, calls = 0;
  for (std::uint32_t seed = 600; seed < 640; ++seed) {
    CAPTURE(seed);
    Candidate candidate(seed);
    candidate.take_all();
    const Result<Judged> judged = judge(file_of(candidate), keyed());
    REQUIRE(judged.ok());
    CHECK(judged.value().refused.empty());
    CHECK(judged.value().phase == candidate.seat.phase);
    CHECK(judged.value().opened == candidate.seat.opened);
    std::size_t next = 0;
    for (const CallTaken& taken : candidate.seat.calls) {
      if (taken.warm_up) continue;
      REQUIRE(next < judged.value().calls.size());
      const JudgedCall& call = judged.value().calls[next++];
      const test::Shipped& one = shipped_as(candidate.invitation.form.calls[taken.call]);
      CHECK(call.call == taken.call);
      CHECK(call.taken.used_ms == taken.used_ms);
      CHECK(call.taken.at_ms == taken.at_ms);
      CHECK(call.taken.interruptions == taken.interruptions);
      CHECK(call.taken.pauses == taken.pauses);
      CHECK(call.taken.time_up == taken.time_up);
      CHECK(score::to_json(*one.scenario, call.card, false) == directly(one, taken.events));
      // No answer is an attempt that stopped there.
      CHECK(call.card.finished == (taken.ended && !taken.time_up));
      times_up += taken.time_up ? 1 : 0;
      ++calls;
    }
    CHECK(next == judged.value().calls.size());
    left += judged.value().phase == SeatPhase::kLeft ? 1 : 0;
  }
  CHECK(calls > 40);
  CHECK(times_up > 3);
  CHECK(left > 1);
}

TEST_CASE("property: what was done without keys is judged as the same with them") {
  std::size_t calls = 0;
  for (std::uint32_t seed = 700; seed < 708; ++seed) {
    CAPTURE(seed);
    Candidate candidate(seed, true);
    candidate.take_all();
    const SittingFile file = file_of(candidate);
    const Result<Judged> judged = judge(file, keyed());
    REQUIRE(judged.ok());
    CHECK(judged.value().refused.empty());
    std::size_t next = 0;
    for (std::size_t place = 0; place < candidate.seat.calls.size(); ++place) {
      const CallTaken& taken = candidate.seat.calls[place];
      if (taken.warm_up) continue;
      const test::Shipped& one = shipped_as(candidate.invitation.form.calls[taken.call]);
      const KeyFree made = key_free(*one.scenario, form_hash(candidate.invitation.form));
      std::vector<replay::Event> whole;
      for (const replay::Event& event : taken.events)
        whole.push_back(with_keys(made, event).value());
      REQUIRE(next < judged.value().calls.size());
      const JudgedCall& call = judged.value().calls[next++];
      REQUIRE(call.taken.events.size() == whole.size());
      for (std::size_t i = 0; i < whole.size(); ++i)
        CHECK(event_words(call.taken.events[i]) == event_words(whole[i]));
      CHECK(score::to_json(*one.scenario, call.card, false) == directly(one, whole));
      CHECK(call.card.finished == (taken.ended && !taken.time_up));
      ++calls;
    }
  }
  CHECK(calls > 8);
}

TEST_CASE("judge asks for every call of the form by its version, the warm-up's too") {
  Candidate candidate(601);
  candidate.take_all();
  const SittingFile file = file_of(candidate);
  std::vector<FormCall> calls = candidate.invitation.form.calls;
  if (candidate.invitation.form.warm_up) calls.push_back(*candidate.invitation.form.warm_up);
  for (const FormCall& call : calls) {
    auto fewer = keyed();
    fewer.erase(call.version);
    const Result<Judged> judged = judge(file, fewer);
    REQUIRE_FALSE(judged.ok());
    CHECK(judged.error().code == "missing-scenario");
    CHECK(judged.error().where == call.version);
  }
}

TEST_CASE("what can’t have happened in a file is told and doesn’t count") {
  Candidate candidate(605);
  candidate.take_all();
  SittingFile file = file_of(candidate);
  const auto wrong = [&](auto change) {
    SittingFile changed = file;
    change(changed);
    const Result<Judged> judged = judge(changed, keyed());
    REQUIRE(judged.ok());
    return judged.value();
  };
  const auto first_choice =
      std::find_if(file.events.begin(), file.events.end(),
                   [](const SittingEvent& event) { return event.what == What::kChoice; });
  REQUIRE(first_choice != file.events.end());
  const auto at = static_cast<std::size_t>(first_choice - file.events.begin());
  CHECK(wrong([&](SittingFile& f) { f.events[at].choice = "never"; }).refused.size() >= 1);
  CHECK(wrong([&](SittingFile& f) { f.events[at].step += 100; }).refused.size() >= 1);
  // More time than was agreed on, and a pause that wasn't.
  SittingFile timed = file;
  timed.invitation.form.limit = 60;
  timed.invitation.form.warm_up.reset();
  timed.invitation.form.pauses = false;
  timed.invitation.accommodations = {};
  timed.events.clear();
  const auto add = [&](What what, std::int64_t used_ms) {
    timed.events.push_back(
        {"", static_cast<std::uint32_t>(timed.events.size()), what, "", "", "", used_ms, 0});
  };
  add(What::kCallBegun, 0);
  add(What::kPaused, 10);
  const scenario::Scenario& scenario = *shipped_as(timed.invitation.form.calls.front()).scenario;
  const replay::CallState state = replay::begin(scenario);
  add(What::kChoice, 60'000);
  timed.events.back().node = scenario.nodes[state.node].id.text;
  timed.events.back().choice =
      scenario.nodes[state.node].choices[replay::available(scenario, state).front()].id.text;
  Result<Judged> judged = judge(timed, keyed());
  REQUIRE(judged.ok());
  CHECK(judged.value().refused ==
        std::vector<std::string>{"Event 2 doesn’t count: no pause was agreed on.",
                                 "Event 3 doesn’t count: the time for this call was up."});
  REQUIRE(judged.value().calls.size() == 1);
  CHECK(judged.value().calls[0].taken.events.empty());
  CHECK_FALSE(judged.value().calls[0].card.finished);
  timed.events.back().used_ms = 59'999;
  judged = judge(timed, keyed());
  CHECK(judged.value().refused.size() == 1);
  CHECK(judged.value().calls[0].taken.events.size() == 1);
}

}  // namespace warmline::assess
