#include "interop/suspend.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/hash.h"
#include "core/random.h"
#include "interop/suspend_text.h"
#include "progress/portfolio.h"
#include "replay/call.h"
#include "support/sanitized.h"
#include "support/shipped.h"

namespace warmline::interop {
namespace {

using progress::Attempt;
using progress::ClosedHow;
using progress::Portfolio;
using progress::Record;

constexpr std::int64_t kNow = 1'790'000'000'000;

CourseCalls shipped_calls() {
  CourseCalls calls;
  for (const test::Shipped& each : test::shipped_scenarios()) calls.push_back(each.scenario);
  return calls;
}

std::string id_of(std::uint64_t number) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string id(32, '0');
  for (int i = 0; i < 16; ++i)
    id[31 - static_cast<std::size_t>(i)] = kDigits[number >> (4 * i) & 15];
  return id;
}

// A learner who plays by chance: opens cards, leaves, goes back, declines.
class Learner {
 public:
  Learner(const CourseCalls& calls, std::uint64_t seed) : calls_(calls), random_(seed) {}

  void begin(const scenario::ScenarioPtr& call, const std::string& from = "",
             std::uint32_t steps = 0) {
    progress::AttemptBegun begun;
    begun.attempt = id_of(++number_ * 0x9E3779B97F4A7C15u);
    begun.scenario = call->id.text;
    begun.version = call->version;
    begun.seed = random_.next();
    begun.wall_ms = now();
    begun.rewound_from = from;
    begun.rewound_steps = steps;
    add(begun);
  }

  // At most so many events of the attempt that was begun last; closes it at the call's end.
  void play(std::size_t most) {
    const std::string id = portfolio.attempts().back().id;
    while (most-- > 0) {
      const Attempt& attempt = *portfolio.find(id);
      if (attempt.closed) return;
      const scenario::Scenario& call = *call_named(attempt.scenario);
      const replay::CallState state = replay::replay(call, attempt.events).value().states.back();
      if (replay::at_ending(call, state)) {
        add(progress::AttemptClosed{id, ClosedHow::kFinished, now()});
        return;
      }
      const auto step = static_cast<std::uint32_t>(attempt.events.size());
      const auto cards = replay::cards(call, state);
      if (!cards.empty() && random_.below(4) == 0) {
        const auto card = cards[random_.below(cards.size())];
        add(progress::CardOpened{id, step, call.cards[card].id.text, now()});
        continue;
      }
      const auto open = replay::available(call, state);
      const scenario::Node& node = call.nodes[state.node];
      add(progress::ChoiceMade{id, step, node.id.text,
                               node.choices[open[random_.below(open.size())]].id.text, now()});
    }
  }

  void some_turns(std::size_t turns) {
    for (std::size_t i = 0; i < turns; ++i) {
      const scenario::ScenarioPtr& call = calls_[random_.below(calls_.size())];
      const Attempt* before = portfolio.first_attempt(call->id.text);
      const bool rewinds = before != nullptr && before->events.size() > 1 && random_.below(3) == 0;
      if (rewinds) {
        begin(call, before->id, static_cast<std::uint32_t>(random_.below(before->events.size())));
      } else {
        begin(call);
      }
      play(random_.below(3) == 0 ? random_.below(6) : 1000);
      const Attempt& last = portfolio.attempts().back();
      if (!last.closed && random_.below(2) == 0)
        add(progress::AttemptClosed{
            last.id, random_.below(3) == 0 ? ClosedHow::kDeclined : ClosedHow::kLeft, now()});
    }
  }

  void add(Record record) { portfolio.apply(record); }

  Portfolio portfolio;

 private:
  [[nodiscard]] const scenario::Scenario* call_named(const std::string& id) const {
    for (const auto& each : calls_)
      if (each->id.text == id) return each.get();
    return nullptr;
  }
  std::int64_t now() { return clock_ += static_cast<std::int64_t>(random_.below(90)) * 1000; }

  const CourseCalls& calls_;
  Random random_;
  std::uint64_t number_ = 0;
  std::int64_t clock_ = kNow;
};

Portfolio portfolio_of(const std::vector<Record>& records) {
  Portfolio portfolio;
  for (const Record& each : records) portfolio.apply(each);
  return portfolio;
}

std::string words_of(const replay::Event& event) {
  if (const auto* card = std::get_if<replay::CardEvent>(&event)) return "card:" + card->card.text;
  const auto& choice = std::get<replay::ChoiceEvent>(event);
  return choice.node.text + "/" + choice.choice.text;
}

std::string words_of(const Attempt& attempt, bool times = true) {
  std::string words = attempt.id + " " + attempt.scenario + " " + attempt.version + " " +
                      std::to_string(attempt.seed) + " " + attempt.rewound_from + " " +
                      std::to_string(attempt.taken_over) + " " +
                      (attempt.closed ? std::to_string(static_cast<int>(*attempt.closed)) : "open");
  if (times) words += " at " + std::to_string(attempt.begun_wall_ms);
  for (std::size_t i = 0; i < attempt.events.size(); ++i) {
    words += " " + words_of(attempt.events[i]);
    if (times) words += "@" + std::to_string(attempt.event_ms[i]);
  }
  return words;
}

std::string words_of(const Portfolio& portfolio) {
  std::string words;
  for (const Attempt& each : portfolio.attempts()) words += words_of(each) + "\n";
  return words;
}

std::string text_of(const Learner& learner, const CourseCalls& calls, std::size_t most = 100'000) {
  return suspend_text(learner.portfolio, calls, {}, {}, {}, most).value();
}

}  // namespace

TEST_CASE("property: what is suspended comes back as it was") {
  const CourseCalls calls = shipped_calls();
  for (std::uint64_t seed = 1; seed <= (test::kSanitized ? 20 : 60); ++seed) {
    Learner learner(calls, seed);
    learner.some_turns(1 + seed % 12);
    const std::string text = text_of(learner, calls);
    const auto read = read_suspended(text, calls);
    INFO(seed, " ", text);
    REQUIRE(read.ok());
    const Portfolio back = portfolio_of(read.value().records);
    CHECK(words_of(back) == words_of(learner.portfolio));
    CHECK(suspend_text(back, calls, {}, {}, {}, 100'000).value() == text);
  }
}

TEST_CASE("the text is of letters that no learning system changes") {
  const CourseCalls calls = shipped_calls();
  Learner learner(calls, 7);
  learner.some_turns(8);
  learner.add(progress::SettingChanged{"theme", "dark"});
  learner.add(progress::SettingChanged{"person", "Nobody's <business>"});
  const std::string text = text_of(learner, calls);
  CHECK(text.find_first_not_of(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~*=.") ==
        std::string::npos);
  CHECK(text.find("*theme=dark") != std::string::npos);
  CHECK(text.find("person") == std::string::npos);
}

TEST_CASE("what is reported of an attempt is kept beside it") {
  const CourseCalls calls = shipped_calls();
  Learner learner(calls, 3);
  learner.begin(calls.front());
  learner.play(3);
  const std::string id = learner.portfolio.attempts().front().id;
  const auto text = suspend_text(learner.portfolio, calls, {{id, 2}}, {});
  const auto read = read_suspended(text.value(), calls);
  REQUIRE(read.ok());
  CHECK(read.value().reported.at(id) == 2);
}

TEST_CASE("the longest way through any call that ships fits with room to spare") {
  const CourseCalls calls = shipped_calls();
  std::size_t longest = 0;
  for (const scenario::ScenarioPtr& call : calls) {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
      Learner learner(calls, seed);
      learner.begin(call);
      learner.play(10'000);
      longest = std::max(longest, text_of(learner, {call}).size());
    }
    CHECK(most_suspended({call}) < kMostSuspend);
  }
  INFO(longest);
  CHECK(longest > 60);
  CHECK(longest < 400);
}

TEST_CASE("every call that ships, each played to its end, fits at once") {
  const CourseCalls calls = shipped_calls();
  CHECK(most_suspended(calls) <= kMostSuspend);
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    Learner learner(calls, seed);
    for (const scenario::ScenarioPtr& call : calls) {
      learner.begin(call);
      learner.play(10'000);
    }
    const auto text = suspend_text(learner.portfolio, calls, {}, {});
    REQUIRE(text.ok());
    CHECK(text.value().size() <= kMostSuspend);
    const Portfolio back = portfolio_of(read_suspended(text.value(), calls).value().records);
    CHECK(back.attempts().size() == calls.size());
  }
}

TEST_CASE("property: where the room is too small first attempts and open ones stay whole") {
  const CourseCalls calls = shipped_calls();
  for (std::uint64_t seed = 1; seed <= (test::kSanitized ? 6 : 25); ++seed) {
    Learner learner(calls, seed);
    learner.some_turns(90);
    REQUIRE(text_of(learner, calls).size() > kMostSuspend);
    const auto text = suspend_text(learner.portfolio, calls, {}, {});
    INFO(seed);
    if (!text) {
      CHECK(text.error().code == "full");
      continue;
    }
    CHECK(text.value().size() <= kMostSuspend);
    const Portfolio back = portfolio_of(read_suspended(text.value(), calls).value().records);
    CHECK(back.attempts().size() < learner.portfolio.attempts().size());
    for (const Attempt& each : learner.portfolio.attempts()) {
      const bool first = learner.portfolio.first_attempt(each.scenario) == &each;
      if (!first && each.closed) continue;
      const Attempt* kept = back.find(each.id);
      REQUIRE(kept != nullptr);
      CHECK(words_of(*kept, false).substr(0, 200) == words_of(each, false).substr(0, 200));
      CHECK((back.first_attempt(each.scenario) == kept) == first);
    }
  }
}

TEST_CASE("what a result rests on stays as long as its call's first attempt does") {
  const CourseCalls calls = shipped_calls();
  Learner learner(calls, 31);
  for (const scenario::ScenarioPtr& call : calls) {
    learner.begin(call);
    learner.play(3);
    learner.add(
        progress::AttemptClosed{learner.portfolio.attempts().back().id, ClosedHow::kLeft, kNow});
  }
  learner.begin(calls[0]);
  learner.play(1'000);
  const std::string best = learner.portfolio.attempts().back().id;
  for (int i = 0; i < 60; ++i) {
    learner.begin(calls[0]);
    learner.play(1'000);
  }
  const auto kept = [&](const std::set<std::string>& counted, std::size_t most) {
    const auto text = suspend_text(learner.portfolio, calls, {}, {}, counted, most);
    REQUIRE(text.ok());
    return portfolio_of(read_suspended(text.value(), calls).value().records);
  };
  CHECK(kept({}, kMostSuspend).find(best) == nullptr);
  const Portfolio back = kept({best}, kMostSuspend);
  REQUIRE(back.find(best) != nullptr);
  CHECK(words_of(*back.find(best), false) == words_of(*learner.portfolio.find(best), false));
  // Where not even that has room, it goes before a first attempt does.
  std::size_t least = kMostSuspend;
  while (suspend_text(learner.portfolio, calls, {}, {}, {best}, least - 10)) least -= 10;
  const Portfolio few = kept({best}, least);
  CHECK(few.find(best) == nullptr);
  CHECK(few.attempts().size() == calls.size());
  // While nobody knows yet which of them count, the oldest go, and no more than has to.
  std::set<std::string> any;
  for (const Attempt& each : learner.portfolio.attempts()) any.insert(each.id);
  const Portfolio most = kept(any, kMostSuspend);
  CHECK(most.attempts().size() > calls.size() + 10);
  CHECK(most.find(learner.portfolio.attempts().back().id) != nullptr);
}

TEST_CASE("what another version of the package wrote is kept, and read again when that is back") {
  const CourseCalls calls = shipped_calls();
  const CourseCalls newer(calls.begin() + 1, calls.end());
  Learner learner(calls, 5);
  learner.begin(calls[0]);
  learner.play(3);
  learner.begin(calls[1]);
  learner.play(2);
  const std::string old = text_of(learner, calls);
  auto read = read_suspended(old, newer);
  REQUIRE(read.ok());
  CHECK(read.value().foreign.size() == 1);
  const Portfolio half = portfolio_of(read.value().records);
  CHECK(half.attempts().size() == 1);
  const std::string between = suspend_text(half, newer, {}, read.value().foreign).value();
  const auto back = read_suspended(between, calls);
  REQUIRE(back.ok());
  CHECK(back.value().foreign.empty());
  CHECK(portfolio_of(back.value().records).find(learner.portfolio.attempts()[0].id) != nullptr);
}

TEST_CASE("a changed text is refused, whatever was changed") {
  const CourseCalls calls = shipped_calls();
  Learner learner(calls, 11);
  learner.some_turns(3);
  const std::string text = text_of(learner, calls);
  CHECK(read_suspended("", calls).value().records.empty());
  std::size_t taken = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (const char c : std::string("A~!.")) {
      std::string other = text;
      if (other[i] == c) continue;
      other[i] = c;
      taken += read_suspended(other, calls).ok() ? 1 : 0;
    }
    CHECK_FALSE(read_suspended(text.substr(0, i == 0 ? 1 : i), calls).ok());
  }
  CHECK(taken == 0);
}

TEST_CASE("hostile texts with a sound checksum are read without harm") {
  const CourseCalls calls = shipped_calls();
  Random random(99);
  for (int i = 0; i < 4000; ++i) {
    Learner learner(calls, 1 + random.below(5));
    learner.begin(calls[random.below(calls.size())]);
    learner.play(3);
    std::string text = text_of(learner, calls);
    text.resize(text.rfind('.'));
    const std::size_t changes = 1 + random.below(3);
    for (std::size_t k = 0; k < changes; ++k)
      text[2 + random.below(text.size() - 2)] =
          (std::string(kSixBits) + "~*!")[random.below(kSixBits.size() + 3)];
    SuspendWriter check;
    check.bits(crc32(text) >> 2, 30);
    const auto read = read_suspended(text + "." + check.take(), calls);
    if (read) (void)portfolio_of(read.value().records);
  }
}

// "A" is 0, "B" is 1, "g" is 32: more follows.
TEST_CASE("numbers and bits are written as the header says") {
  SuspendWriter out;
  for (const std::uint64_t each : {0u, 1u, 31u, 32u, 1000u}) out.number(each);
  out.bits(0b100000'000001u, 12);
  out.hex("ffff");
  CHECK(out.take() == "ABfgBofgB__8");
}

}  // namespace warmline::interop
