#include "assess/delivery.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "assess/sittings.h"
#include "progress/codec.h"
#include "progress/portfolio.h"
#include "support/call_builder.h"

namespace warmline::assess {
namespace {

using What = SittingWhat;

// Two moments, each with two things to say of which one is forbidden, and a card.
scenario::ScenarioPtr small_call() {
  test::CallBuilder build;
  build.need("know", 100);
  const auto rule = build.block("rule");
  build.card("policy", std::nullopt);
  const auto first = build.node("first");
  const auto second = build.node("second");
  const auto end = build.ending("end");
  build.choice(first, "ask", second);
  build.choice(first, "refund", second).block = rule;
  build.choice(second, "thank", end);
  build.choice(second, "stay", second).again = true;
  return build.build();
}

// A form of so many small calls, and somebody in it, step by step.
struct Chair {
  explicit Chair(std::size_t calls = 1, Seconds limit = 60, bool warm_up = false) {
    invitation.form.limit = limit;
    const scenario::ScenarioPtr one = small_call();
    const FormCall call{one->id.text, one->version, false};
    if (warm_up) invitation.form.warm_up = call;
    invitation.form.calls.assign(calls, call);
    scenarios.assign(calls + (warm_up ? 1 : 0), one);
    look();
  }
  void look() {
    const Seated seated = seat_of(invitation, scenarios, events);
    REQUIRE(seated.refused.empty());
    seat = seated.seat;
  }
  void keep(const std::optional<SittingEvent>& event) {
    REQUIRE(event.has_value());
    events.push_back(*event);
    look();
  }
  std::optional<SittingEvent> say(scenario::Index choice, std::int64_t used_ms) const {
    return choose(invitation, seat, *scenarios[0], choice, {used_ms, 5});
  }
  // What the next one would be refused for.
  std::string refusal(SittingEvent event) const {
    std::vector<SittingEvent> all = events;
    all.push_back(std::move(event));
    const Seated seated = seat_of(invitation, scenarios, all);
    return seated.refused.empty() ? "" : seated.refused.front();
  }
  SittingEvent bare(What what, std::int64_t used_ms = 0) const {
    return {"", seat.steps, what, "", "", "", used_ms, 0};
  }

  Invitation invitation;
  ScenarioOf scenarios;
  std::vector<SittingEvent> events;
  Seat seat;
};

const Moment kNow{1000, 5};

}  // namespace

TEST_CASE("a sitting goes through the warm-up and the calls in order, and is finished") {
  Chair chair(2, 60, true);
  CHECK(chair.seat.phase == SeatPhase::kWaiting);
  CHECK(chair.seat.next == std::size_t{0});
  CHECK(chair.seat.call() == nullptr);
  for (std::size_t place = 0; place < 3; ++place) {
    CAPTURE(place);
    CHECK(chair.seat.next == place);
    CHECK_FALSE(finish(chair.seat, kNow));
    chair.keep(begin_next(chair.seat, kNow));
    CHECK(chair.seat.phase == SeatPhase::kInCall);
    CHECK_FALSE(begin_next(chair.seat, kNow));
    CHECK(chair.seat.call()->warm_up == (place == 0));
    CHECK(chair.seat.call()->call == (place == 0 ? 0 : place - 1));
    chair.keep(chair.say(0, 1000));
    CHECK(chair.seat.phase == SeatPhase::kInCall);
    chair.keep(chair.say(0, 2500));
    CHECK(chair.seat.call()->ended);
    CHECK(chair.seat.call()->at_ms == std::vector<std::int64_t>{1000, 2500});
  }
  CHECK(chair.seat.phase == SeatPhase::kFinished);
  CHECK_FALSE(chair.seat.next);
  CHECK_FALSE(chair.seat.said_finished);
  chair.keep(finish(chair.seat, kNow));
  CHECK(chair.seat.said_finished);
  CHECK_FALSE(finish(chair.seat, kNow));
  chair.keep(saved(chair.seat, kNow));
  CHECK(chair.seat.saved);
  chair.keep(opened(chair.seat, kNow));
  chair.keep(saved(chair.seat, kNow));
}

TEST_CASE("nothing comes after the end but a page that is opened and the file handed out") {
  for (const bool left : {false, true}) {
    CAPTURE(left);
    Chair chair;
    chair.keep(begin_next(chair.seat, kNow));
    if (left) {
      chair.keep(leave(chair.seat, kNow));
      CHECK(chair.seat.phase == SeatPhase::kLeft);
      CHECK_FALSE(chair.seat.call()->ended);
    } else {
      chair.keep(chair.say(0, 1000));
      chair.keep(chair.say(0, 1000));
      chair.keep(finish(chair.seat, kNow));
    }
    CHECK_FALSE(begin_next(chair.seat, kNow));
    CHECK_FALSE(chair.say(0, 2000));
    CHECK_FALSE(open_card(chair.invitation, chair.seat, *chair.scenarios[0], 0, kNow));
    CHECK_FALSE(go_on(chair.seat, kNow));
    CHECK_FALSE(mark(chair.invitation, chair.seat, {99'000, 5}, true));
    CHECK_FALSE(leave(chair.seat, kNow));
    CHECK_FALSE(finish(chair.seat, kNow));
    CHECK_FALSE(left_ms(chair.invitation, chair.seat, 0));
    for (const What what :
         {What::kCallBegun, What::kChoice, What::kCard, What::kPaused, What::kWentOn, What::kTimeUp,
          What::kMark, What::kFinished, What::kLeft})
      CHECK(chair.refusal(chair.bare(what, 60'000)) != "");
    const std::int32_t interruptions = chair.seat.call()->interruptions;
    chair.keep(opened(chair.seat, kNow));
    CHECK(chair.seat.call()->interruptions == interruptions);
    chair.keep(saved(chair.seat, kNow));
  }
}

TEST_CASE("only what is offered can be said or looked up") {
  Chair chair;
  chair.keep(begin_next(chair.seat, kNow));
  CHECK_FALSE(chair.say(1, 1000));  // the rule
  CHECK_FALSE(chair.say(2, 1000));
  CHECK_FALSE(open_card(chair.invitation, chair.seat, *chair.scenarios[0], 1, kNow));
  const auto refused = [&](const char* node, const char* choice, const char* card) {
    SittingEvent event = chair.bare(*card != 0 ? What::kCard : What::kChoice, 1000);
    event.node = node;
    event.choice = choice;
    event.card = card;
    return chair.refusal(event);
  };
  CHECK(refused("first", "refund", "") == "Event 2 doesn’t count: what was said was not offered.");
  CHECK(refused("first", "shout", "") ==
        "Event 2 doesn’t count: what was said is not of this moment of the call.");
  CHECK(refused("second", "ask", "") ==
        "Event 2 doesn’t count: what was said is not of this moment of the call.");
  CHECK(refused("", "", "diary") ==
        "Event 2 doesn’t count: what was looked up is not of this call.");
  CHECK(refused("first", "ask", "") == "");
  CHECK(refused("", "", "policy") == "");
  CHECK(choose(chair.invitation, chair.seat, *shipped_calls()[0], 0, kNow)->node != "first");
}

TEST_CASE("an event that is refused keeps its step, so that the next one has its place") {
  Chair chair;
  chair.keep(begin_next(chair.seat, kNow));
  SittingEvent wrong = chair.bare(What::kChoice, 1000);
  wrong.node = "first";
  wrong.choice = "refund";
  std::vector<SittingEvent> events = chair.events;
  events.push_back(wrong);
  wrong.choice = "ask";
  ++wrong.step;
  events.push_back(wrong);
  const Seated seated = seat_of(chair.invitation.form, chair.scenarios, events);
  CHECK(seated.refused.size() == 1);
  CHECK(seated.seat.steps == 3);
  CHECK(seated.seat.call()->events.size() == 1);
}

TEST_CASE("time that is up ends the call without an answer, and the next one waits") {
  Chair chair(2, 60);
  chair.keep(begin_next(chair.seat, kNow));
  CHECK(left_ms(chair.invitation, chair.seat, 0) == 60'000);
  chair.keep(chair.say(0, 10'000));
  CHECK(left_ms(chair.invitation, chair.seat, 12'500) == 47'500);
  CHECK(left_ms(chair.invitation, chair.seat, 99'000) == 0);
  CHECK(chair.say(0, 59'999)->what == What::kChoice);
  const auto late = chair.say(0, 60'000);
  REQUIRE(late);
  CHECK(late->what == What::kTimeUp);
  CHECK(late->node.empty());
  CHECK(late->choice.empty());
  for (const auto& other :
       {open_card(chair.invitation, chair.seat, *chair.scenarios[0], 0, {61'000, 5}),
        mark(chair.invitation, chair.seat, {3'661'000, 5}), chair.say(1, 70'000)}) {
    REQUIRE(other);
    CHECK(other->what == What::kTimeUp);
    CHECK(other->card.empty());
    CHECK(other->used_ms == 60'000);
  }
  chair.keep(late);
  CHECK(chair.seat.phase == SeatPhase::kWaiting);
  CHECK(chair.seat.next == std::size_t{1});
  CHECK(chair.seat.call()->time_up);
  CHECK(chair.seat.call()->ended);
  CHECK(chair.seat.call()->events.size() == 1);
  CHECK(chair.seat.call()->used_ms == 60'000);
  chair.keep(begin_next(chair.seat, kNow));
  CHECK(left_ms(chair.invitation, chair.seat, 0) == 60'000);
  CHECK(chair.refusal(chair.bare(What::kTimeUp, 59'999)) ==
        "Event 5 doesn’t count: there was time left.");
  SittingEvent slow = *chair.say(0, 1000);
  slow.used_ms = 60'000;
  CHECK(chair.refusal(slow) == "Event 5 doesn’t count: the time for this call was up.");
}

TEST_CASE("a warm-up has no limit, and neither has who was promised none") {
  Chair warm(1, 60, true);
  warm.keep(begin_next(warm.seat, kNow));
  CHECK_FALSE(left_ms(warm.invitation, warm.seat, 0));
  CHECK(warm.say(0, 9'000'000)->what == What::kChoice);
  CHECK(mark(warm.invitation, warm.seat, {9'000'000, 5})->what == What::kMark);
  CHECK(warm.refusal(warm.bare(What::kTimeUp, 9'000'000)) ==
        "Event 2 doesn’t count: this call had no limit.");
  Chair chair(1, 60);
  chair.invitation.accommodations.untimed = true;
  chair.keep(begin_next(chair.seat, kNow));
  CHECK_FALSE(left_ms(chair.invitation, chair.seat, 0));
  CHECK(chair.say(0, 9'000'000)->what == What::kChoice);
  chair.invitation.accommodations = {};
  chair.invitation.accommodations.time_per_cent = 150;
  CHECK(left_ms(chair.invitation, chair.seat, 0) == 90'000);
  CHECK(chair.say(0, 89'999)->what == What::kChoice);
  CHECK(chair.refusal(chair.bare(What::kTimeUp, 60'000)) ==
        "Event 2 doesn’t count: there was time left.");
}

TEST_CASE(
    "a pause only where it was agreed on, between begin and end, and the clock stands still") {
  Chair chair(1, 60);
  CHECK_FALSE(pause(chair.invitation, chair.seat, kNow));
  chair.keep(begin_next(chair.seat, kNow));
  CHECK_FALSE(pause(chair.invitation, chair.seat, kNow));
  CHECK(chair.refusal(chair.bare(What::kPaused, 1000)) ==
        "Event 2 doesn’t count: no pause was agreed on.");
  chair.invitation.accommodations.pauses = true;
  chair.keep(pause(chair.invitation, chair.seat, {7000, 5}));
  CHECK(chair.seat.phase == SeatPhase::kPaused);
  CHECK(chair.seat.call()->pauses == 1);
  CHECK(left_ms(chair.invitation, chair.seat, 999'999) == 53'000);
  CHECK_FALSE(chair.say(0, 8000));
  CHECK_FALSE(pause(chair.invitation, chair.seat, kNow));
  CHECK_FALSE(mark(chair.invitation, chair.seat, {999'999, 5}, true));
  CHECK(chair.refusal(chair.bare(What::kTimeUp, 999'999)) ==
        "Event 3 doesn’t count: the call was paused.");
  chair.keep(opened(chair.seat, {999'999, 5}));
  CHECK(chair.seat.phase == SeatPhase::kPaused);
  CHECK(chair.seat.call()->interruptions == 0);
  CHECK(chair.seat.opened == 1);
  chair.keep(go_on(chair.seat, {999'999, 5}));
  CHECK(chair.seat.phase == SeatPhase::kInCall);
  CHECK(left_ms(chair.invitation, chair.seat, 0) == 53'000);
  CHECK_FALSE(go_on(chair.seat, kNow));
}

TEST_CASE("a page that is opened in a call is an interruption, and takes no time") {
  Chair chair(1, 60);
  chair.keep(opened(chair.seat, kNow));
  chair.keep(begin_next(chair.seat, kNow));
  CHECK_FALSE(mark(chair.invitation, chair.seat, {1999, 5}));
  CHECK_FALSE(mark(chair.invitation, chair.seat, {0, 5}, true));
  CHECK(mark(chair.invitation, chair.seat, {1, 5}, true));
  chair.keep(mark(chair.invitation, chair.seat, {2000, 5}));
  CHECK(chair.seat.steps == 2);
  chair.keep(opened(chair.seat, {3'600'000, 5}));
  CHECK(chair.seat.phase == SeatPhase::kInCall);
  CHECK(chair.seat.call()->interruptions == 1);
  CHECK(chair.seat.opened == 2);
  CHECK(left_ms(chair.invitation, chair.seat, 0) == 58'000);
}

TEST_CASE("the choices stand in the same order for every candidate, and in another in each call") {
  Form form;
  form.seed = 77;
  std::set<std::uint64_t> seeds;
  for (std::size_t place = 0; place < 40; ++place) seeds.insert(call_seed(form, place));
  CHECK(seeds.size() == 40);
  const std::uint64_t first = call_seed(form, 0);
  form.title = "Another";
  CHECK(call_seed(form, 0) == first);
  form.seed = 78;
  CHECK(call_seed(form, 0) != first);
}

TEST_CASE("property: whatever moment a page goes away, the next one stands at the same decision") {
  std::size_t in_calls = 0, times_up = 0, paused = 0;
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    CAPTURE(seed);
    Candidate candidate(seed);
    candidate.take_all();
    const auto& all = candidate.events;
    REQUIRE(
        (candidate.seat.phase == SeatPhase::kFinished || candidate.seat.phase == SeatPhase::kLeft));
    for (const CallTaken& call : candidate.seat.calls) times_up += call.time_up ? 1 : 0;
    for (const Frame& frame : candidate.frames) {
      std::vector<SittingEvent> kept = stored(all, frame.kept);
      const Seat before = seat_of(candidate.invitation, candidate.scenarios, kept).seat;
      kept.push_back(opened(before, {123'456'789, -5}));
      const Seated after = seat_of(candidate.invitation, candidate.scenarios, kept);
      REQUIRE(after.refused.empty());
      REQUIRE(after.seat.phase == frame.phase);
      REQUIRE(after.seat.calls.size() == frame.calls);
      if (frame.calls > 0) REQUIRE(after.seat.call()->events.size() == frame.events);
      const auto left = left_ms(candidate.invitation, after.seat, 0);
      REQUIRE(left.has_value() == frame.left_ms.has_value());
      if (frame.phase == SeatPhase::kPaused) ++paused;
      if (!left) continue;
      ++in_calls;
      REQUIRE(*left >= *frame.left_ms);
      REQUIRE(*left < *frame.left_ms + kMarkMs);
      if (frame.phase == SeatPhase::kPaused) REQUIRE(*left == *frame.left_ms);
    }
  }
  CHECK(in_calls > 500);
  CHECK(times_up > 10);
  CHECK(paused > 50);
}

TEST_CASE("property: cut off behind any event, a sitting has nothing refused, and time goes on") {
  for (std::uint32_t seed = 100; seed < 108; ++seed) {
    CAPTURE(seed);
    Candidate candidate(seed);
    candidate.take_all();
    std::vector<std::int64_t> used;
    for (std::size_t count = 1; count <= candidate.events.size(); count += 1 + candidate.below(3)) {
      const std::vector<SittingEvent> kept = stored(candidate.events, count);
      const Seated seated = seat_of(candidate.invitation, candidate.scenarios, kept);
      REQUIRE(seated.refused.empty());
      REQUIRE(seat_words(seat_of(candidate.invitation.form, candidate.scenarios, kept).seat) ==
              seat_words(seated.seat));
      for (std::size_t i = 0; i < seated.seat.calls.size(); ++i) {
        if (i == used.size()) used.push_back(0);
        REQUIRE(seated.seat.calls[i].used_ms >= used[i]);
        if (i + 1 < used.size()) REQUIRE(seated.seat.calls[i].used_ms == used[i]);
        used[i] = seated.seat.calls[i].used_ms;
      }
    }
  }
}

TEST_CASE("property: what the store gives back of a sitting is the same seat, marks or not") {
  for (std::uint32_t seed = 200; seed < 206; ++seed) {
    CAPTURE(seed);
    Candidate candidate(seed);
    candidate.take_all();
    progress::Portfolio portfolio;
    portfolio.apply(progress::SittingBegun{std::string(32, 'a'), "{}", 5});
    std::vector<SittingEvent> kept;
    for (const SittingEvent& event : candidate.events) {
      kept.push_back(event);
      portfolio.apply(progress::decode(progress::encode(event)).value());
      if (kept.size() % 5 != 0 && kept.size() != candidate.events.size()) continue;
      REQUIRE(seat_words(
                  seat_of(candidate.invitation, candidate.scenarios, portfolio.sittings()[0].events)
                      .seat) ==
              seat_words(seat_of(candidate.invitation, candidate.scenarios, kept).seat));
    }
    CHECK(portfolio.out_of_place() == 0);
  }
}

TEST_CASE("property: a clock that is set back changes nothing but what is displayed") {
  for (std::uint32_t seed = 300; seed < 310; ++seed) {
    CAPTURE(seed);
    Candidate candidate(seed);
    candidate.take_all();
    const std::string words = seat_words(candidate.seat);
    for (std::size_t from = 0; from <= candidate.events.size(); from += 7) {
      std::vector<SittingEvent> events = candidate.events;
      for (std::size_t i = from; i < events.size(); ++i) events[i].wall_ms -= 31'536'000'000;
      REQUIRE(seat_words(seat_of(candidate.invitation, candidate.scenarios, events).seat) == words);
    }
  }
}

TEST_CASE("property: a second page's event with a step that is taken is refused") {
  for (std::uint32_t seed = 400; seed < 420; ++seed) {
    CAPTURE(seed);
    Candidate candidate(seed);
    candidate.take_all();
    // It saw all up to somewhere, and says something of its own there.
    const auto& all = candidate.events;
    const std::size_t seen = candidate.below(all.size() - 1);
    const Seat stale = seat_of(candidate.invitation, candidate.scenarios,
                               {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(seen)})
                           .seat;
    std::vector<SittingEvent> both = all;
    SittingEvent second = opened(stale, {0, 99});
    second.sitting = all.front().sitting;
    both.push_back(second);
    const Seated seated = seat_of(candidate.invitation, candidate.scenarios, both);
    CHECK(seated.refused.size() == 1);
    CHECK(seat_words(seated.seat) == seat_words(candidate.seat));
    progress::Portfolio portfolio;
    portfolio.apply(progress::SittingBegun{all.front().sitting, "{}", 5});
    for (const SittingEvent& event : both) portfolio.apply(event);
    CHECK(portfolio.out_of_place() == 1);
    CHECK(portfolio.sittings()[0].events.back().wall_ms != 99);
  }
}

TEST_CASE("property: events in any order and of any kind never end but in a seat") {
  for (std::uint32_t seed = 500; seed < 520; ++seed) {
    Candidate candidate(seed);
    candidate.take_all();
    std::vector<SittingEvent> events = candidate.events;
    for (int i = 0; i < 30; ++i) {
      SittingEvent& one = events[candidate.below(events.size())];
      one.what = static_cast<What>(candidate.below(11));
      one.used_ms = static_cast<std::int64_t>(candidate.below(200'000)) - 50'000;
      if (candidate.below(4) == 0) std::swap(one, events[candidate.below(events.size())]);
      const Seated seated = seat_of(candidate.invitation, candidate.scenarios, events);
      for (std::size_t call = 0; call < seated.seat.calls.size(); ++call) {
        const CallTaken& taken = seated.seat.calls[call];
        CHECK(taken.events.size() == taken.at_ms.size());
        CHECK(std::is_sorted(taken.at_ms.begin(), taken.at_ms.end()));
        CHECK(replay::replay(*candidate.scenarios[call], taken.events).ok());
      }
    }
  }
}

}  // namespace warmline::assess
