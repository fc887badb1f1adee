#include "progress/portfolio.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "progress/histories.h"
#include "support/sanitized.h"

namespace warmline::progress {
namespace {

AttemptBegun begun(const std::string& id, const std::string& scenario = "refill") {
  AttemptBegun record;
  record.attempt = id;
  record.scenario = scenario;
  record.version = "v1";
  return record;
}

AttemptBegun rewound(const std::string& id, const std::string& source, std::uint32_t steps) {
  AttemptBegun record = begun(id);
  record.rewound_from = source;
  record.rewound_steps = steps;
  return record;
}

ChoiceMade choice(const std::string& id, std::uint32_t step, const std::string& what) {
  return {id, step, "n", what, 1000 + step};
}

Portfolio of(const std::vector<Record>& records) {
  Portfolio portfolio;
  portfolio.load(to_stored(records));
  return portfolio;
}

std::string events_of(const Attempt* attempt) {
  REQUIRE(attempt != nullptr);
  std::string text;
  for (const replay::Event& event : attempt->events) {
    text += (text.empty() ? "" : " ") + event_text(event);
  }
  return text;
}

TEST_CASE("an attempt holds its events in order and is open until it is closed") {
  std::vector<Record> records = {begun("a"), choice("a", 0, "x"), CardOpened{"a", 1, "card", 5},
                                 choice("a", 2, "y")};
  Portfolio portfolio = of(records);
  CHECK(events_of(portfolio.open_attempt("refill")) == "n>x #card n>y");
  CHECK(portfolio.find("a")->last_wall_ms == 1002);
  CHECK(portfolio.latest_open() == portfolio.find("a"));
  portfolio.apply(AttemptClosed{"a", ClosedHow::kFinished, 9});
  CHECK(portfolio.open_attempt("refill") == nullptr);
  CHECK(portfolio.latest_open() == nullptr);
  CHECK(portfolio.find("a")->closed == ClosedHow::kFinished);
  CHECK(portfolio.find("b") == nullptr);
}

TEST_CASE("beginning anew closes the open attempt of that scenario where it stands, no other") {
  const Portfolio portfolio = of(
      {begun("a"), choice("a", 0, "x"), begun("o", "other"), begun("b"), choice("a", 1, "late")});
  CHECK(portfolio.find("a")->closed == ClosedHow::kSuperseded);
  CHECK(events_of(portfolio.find("a")) == "n>x");
  CHECK(portfolio.out_of_place() == 1);
  CHECK(portfolio.open_attempt("refill")->id == "b");
  CHECK(portfolio.open_attempt("other")->id == "o");
  CHECK(portfolio.latest_open()->id == "b");
  CHECK(portfolio.first_attempt("refill")->id == "a");
}

TEST_CASE("an attempt is closed once; a later close changes neither it nor its successor") {
  const Portfolio portfolio =
      of({begun("a"), begun("b"), AttemptClosed{"a", ClosedHow::kFinished, 9},
          AttemptClosed{"nobody", ClosedHow::kLeft, 9}});
  CHECK(portfolio.find("a")->closed == ClosedHow::kSuperseded);
  REQUIRE(portfolio.open_attempt("refill") != nullptr);
  CHECK(portfolio.open_attempt("refill")->id == "b");
  CHECK(portfolio.out_of_place() == 1);
}

TEST_CASE("a declined attempt is not the first, and neither is a practised one") {
  const Portfolio portfolio = of({begun("a"), AttemptClosed{"a", ClosedHow::kDeclined, 1},
                                  rewound("r", "a", 0), begun("b"), begun("c")});
  CHECK(portfolio.first_attempt("refill")->id == "b");
  CHECK(portfolio.first_attempt("other") == nullptr);
}

TEST_CASE("a rewound attempt takes over its source's first events and is practised") {
  const Portfolio portfolio =
      of({begun("a"), choice("a", 0, "x"), choice("a", 1, "y"), choice("a", 2, "z"),
          rewound("r", "a", 2), choice("r", 2, "other"), rewound("s", "r", 3)});
  CHECK(events_of(portfolio.find("a")) == "n>x n>y n>z");
  CHECK_FALSE(portfolio.find("a")->practised);
  CHECK(events_of(portfolio.find("r")) == "n>x n>y n>other");
  CHECK(portfolio.find("r")->practised);
  CHECK(events_of(portfolio.find("s")) == "n>x n>y n>other");
  CHECK(portfolio.out_of_place() == 0);
}

TEST_CASE("a rewound attempt knows where it came from and after how much practice begins") {
  const Portfolio portfolio = of({begun("a"), choice("a", 0, "x"), choice("a", 1, "y"),
                                  choice("a", 2, "z"), rewound("r", "a", 1), choice("r", 1, "y"),
                                  choice("r", 2, "z"), rewound("s", "r", 2), rewound("t", "s", 0)});
  CHECK(portfolio.find("a")->rewound_from.empty());
  CHECK(portfolio.find("r")->rewound_from == "a");
  CHECK(portfolio.find("r")->practised_after == 1);
  CHECK(portfolio.find("s")->practised_after == 1);
  CHECK(portfolio.find("t")->practised_after == 0);
}

TEST_CASE("a rewound attempt without its source's events keeps what is contiguous") {
  const Portfolio portfolio =
      of({begun("a"), choice("a", 0, "x"), rewound("r", "a", 2), choice("r", 2, "y"),
          rewound("s", "gone", 1), choice("s", 1, "y")});
  CHECK(events_of(portfolio.find("r")) == "n>x");
  CHECK(events_of(portfolio.find("s")).empty());
  CHECK(portfolio.out_of_place() == 2);
}

TEST_CASE("a rewound attempt takes nothing over from another scenario or version") {
  AttemptBegun strange = rewound("r", "a", 1);
  strange.scenario = "other";
  AttemptBegun edited = rewound("s", "a", 1);
  edited.version = "v2";
  const Portfolio portfolio = of({begun("a"), choice("a", 0, "x"), strange, edited});
  CHECK(portfolio.find("r")->events.empty());
  CHECK(portfolio.find("s")->events.empty());
}

TEST_CASE("steps that come twice or too early don't count, and the gap can be filled") {
  const Portfolio portfolio =
      of({begun("a"), choice("a", 0, "x"), choice("a", 0, "again"), choice("a", 2, "early"),
          choice("a", 1, "y"), choice("a", 2, "z"), choice("b", 0, "nobody's")});
  CHECK(events_of(portfolio.find("a")) == "n>x n>y n>z");
  CHECK(portfolio.out_of_place() == 2);
}

TEST_CASE("order is the sequence number's, not the clock's and not the row's") {
  std::vector<Record> records = {begun("a"), begun("b")};
  std::get<AttemptBegun>(records[0]).wall_ms = 2000000;
  std::get<AttemptBegun>(records[1]).wall_ms = -5;
  std::vector<StoredRecord> stored = to_stored(records);
  std::swap(stored[0], stored[1]);
  Portfolio portfolio;
  portfolio.load(stored);
  CHECK(portfolio.attempts()[0].id == "a");
  CHECK(portfolio.attempts()[1].ordinal == 1);
  CHECK(portfolio.first_attempt("refill")->id == "a");
  CHECK(portfolio.open_attempt("refill")->id == "b");
}

TEST_CASE("settings: the latest wins; scenarios are kept by version") {
  const Portfolio portfolio = of({SettingChanged{"theme", "dark"}, SettingChanged{"theme", "light"},
                                  ScenarioKept{"v1", "{}"}, ScenarioKept{"v1", "changed"}});
  CHECK(portfolio.setting("theme", "?") == "light");
  CHECK(portfolio.setting("other", "?") == "?");
  REQUIRE(portfolio.canonical("v1") != nullptr);
  CHECK(*portfolio.canonical("v1") == "{}");
  CHECK(portfolio.canonical("v2") == nullptr);
}

std::string own_of(const Portfolio& portfolio) {
  std::string text;
  for (const OwnScenario& one : portfolio.own_scenarios())
    text += one.scenario + "=" + one.file + ":" + one.text + " ";
  return text;
}

TEST_CASE("a scenario of one's own takes its former place, and is gone when it is removed") {
  std::vector<Record> records = {ScenarioAdded{"a", "a.json", "1", 10},
                                 ScenarioAdded{"b", "b.json", "2", 11},
                                 ScenarioAdded{"a", "a2.json", "3", 12}};
  Portfolio portfolio = of(records);
  CHECK(own_of(portfolio) == "a=a2.json:3 b=b.json:2 ");
  REQUIRE(portfolio.own_scenario("a") != nullptr);
  CHECK(portfolio.own_scenario("a")->wall_ms == 12);
  CHECK(portfolio.own_scenario("c") == nullptr);
  portfolio.apply(ScenarioRemoved{"a", 13});
  portfolio.apply(ScenarioRemoved{"a", 14});
  CHECK(own_of(portfolio) == "b=b.json:2 ");
  portfolio.apply(ScenarioAdded{"a", "a3.json", "4", 15});
  CHECK(own_of(portfolio) == "b=b.json:2 a=a3.json:4 ");
}

TEST_CASE("removing a scenario of one's own leaves its attempts and their version alone") {
  const Portfolio portfolio =
      of({ScenarioAdded{"refill", "a.json", "1", 10}, ScenarioKept{"v1", "{}"}, begun("a"),
          choice("a", 0, "x"), ScenarioRemoved{"refill", 13}});
  CHECK(portfolio.own_scenarios().empty());
  CHECK(events_of(portfolio.find("a")) == "n>x");
  REQUIRE(portfolio.canonical("v1") != nullptr);
  CHECK(portfolio.out_of_place() == 0);
}

SittingEvent sat(std::uint32_t step, SittingWhat what, std::int64_t used_ms = 0,
                 const std::string& choice = "") {
  return {"s", step, what, choice.empty() ? "" : "n", choice, "", used_ms, 1000 + step};
}

std::string sitting_text(const Sitting& sitting) {
  std::string text = sitting.id + " " + std::to_string(sitting.wall_ms);
  for (const SittingEvent& event : sitting.events)
    text += " " + std::to_string(event.step) + ":" + std::to_string(static_cast<int>(event.what)) +
            event.choice + "@" + std::to_string(event.used_ms);
  return text;
}

std::string sittings_text(const Portfolio& portfolio) {
  std::string text;
  for (const Sitting& sitting : portfolio.sittings()) text += sitting_text(sitting) + "\n";
  return text;
}

using Sat = SittingWhat;

TEST_CASE("a sitting holds its events in order; of marks the last one, until a step says as much") {
  const SittingBegun begun_sitting{"s", "{}", 5};
  Portfolio portfolio =
      of({begun_sitting, SittingBegun{"t", "{}", 4}, sat(0, Sat::kOpened), sat(1, Sat::kCallBegun),
          sat(2, Sat::kMark, 2000), sat(2, Sat::kMark, 4000)});
  CHECK(sittings_text(portfolio) == "s 5 0:0@0 1:1@0 2:7@4000\nt 4\n");
  portfolio.apply(sat(2, Sat::kMark, 3000));  // less than there is
  CHECK(sitting_text(portfolio.sittings()[0]) == "s 5 0:0@0 1:1@0 2:7@4000");
  portfolio.apply(sat(2, Sat::kChoice, 4500, "x"));
  CHECK(sitting_text(portfolio.sittings()[0]) == "s 5 0:0@0 1:1@0 2:2x@4500");
  portfolio.apply(sat(3, Sat::kMark, 6000));
  portfolio.apply(sat(3, Sat::kOpened, 100));  // says less: the mark still counts
  CHECK(sitting_text(portfolio.sittings()[0]) == "s 5 0:0@0 1:1@0 2:2x@4500 3:7@6000 3:0@100");
  portfolio.apply(begun_sitting);
  CHECK(portfolio.sittings().size() == 2);
  CHECK(portfolio.sittings()[0].events.size() == 5);
  CHECK(portfolio.out_of_place() == 0);
}

TEST_CASE("a second page's event with the same step, and one that comes early, don't count") {
  const Portfolio portfolio = of(
      {SittingBegun{"s", "{}", 5}, sat(0, Sat::kOpened), sat(1, Sat::kCallBegun),
       sat(2, Sat::kChoice, 900, "x"), sat(2, Sat::kChoice, 950, "other"),
       sat(4, Sat::kChoice, 990, "early"), sat(2, Sat::kMark, 99'000),
       sat(3, Sat::kChoice, 999, "y"), SittingEvent{"nobody", 0, Sat::kOpened, "", "", "", 0, 0}});
  CHECK(sittings_text(portfolio) == "s 5 0:0@0 1:1@0 2:2x@900 3:2y@999\n");
  CHECK(portfolio.out_of_place() == 3);
}

TEST_CASE("property: a sitting's journal applied twice, or each record twice, changes nothing") {
  for (std::uint32_t seed = 0; seed < 100; ++seed) {
    HistoryMaker maker(seed);
    std::vector<Record> records{SittingBegun{"s", "{}", 5}};
    std::uint32_t step = 0;
    std::int64_t used = 0;
    for (int i = 0; i < 60; ++i) {
      const bool mark = maker.below(3) == 0;
      used += static_cast<std::int64_t>(maker.below(3000));
      records.push_back(sat(step, mark ? Sat::kMark : Sat::kChoice, used, mark ? "" : "x"));
      if (!mark) ++step;
    }
    Portfolio once, doubled;
    for (const Record& record : records) {
      once.apply(record);
      doubled.apply(record);
      doubled.apply(record);
      REQUIRE(sittings_text(once) == sittings_text(doubled));
    }
    for (const Record& record : records) doubled.apply(record);
    CHECK(sittings_text(once) == sittings_text(doubled));
    CHECK(doubled.out_of_place() == 0);
    const auto marks = [](const SittingEvent& event) { return event.what == Sat::kMark; };
    CHECK(std::count_if(once.sittings()[0].events.begin(), once.sittings()[0].events.end(),
                        marks) <= 1);
  }
}

TEST_CASE("load starts from nothing") {
  Portfolio portfolio = of({begun("a"), choice("z", 0, "x")});
  portfolio.load({{3, "rubbish"}});
  CHECK(portfolio.attempts().empty());
  CHECK(portfolio.open_attempt("refill") == nullptr);
  CHECK(portfolio.out_of_place() == 0);
  REQUIRE(portfolio.set_aside().size() == 1);
  CHECK(portfolio.set_aside()[0].sequence == 3);
  CHECK_FALSE(portfolio.set_aside()[0].newer);
}

TEST_CASE("property: what one page wrote has no record out of place") {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    const Portfolio portfolio = of(HistoryMaker(seed).make(120));
    CHECK(portfolio.out_of_place() == 0);
    CHECK(portfolio.set_aside().empty());
  }
}

TEST_CASE("property: applying a record twice, or the whole journal twice, changes no attempt") {
  for (std::uint32_t seed = 0; seed < (test::kSanitized ? 50u : 200u); ++seed) {
    const std::vector<Record> records = HistoryMaker(seed).make(120);
    Portfolio once;
    Portfolio doubled;
    for (const Record& record : records) {
      once.apply(record);
      doubled.apply(record);
      doubled.apply(record);
      REQUIRE(attempts_text(once) == attempts_text(doubled));
    }
    for (const Record& record : records) doubled.apply(record);
    CHECK(attempts_text(once) == attempts_text(doubled));
    CHECK(doubled.out_of_place() == 0);
  }
}

TEST_CASE("property: each open attempt is found, and a scenario has at most one") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const Portfolio portfolio = of(HistoryMaker(seed).make(120));
    std::vector<std::string> seen;
    const Attempt* latest = nullptr;
    for (const Attempt& attempt : portfolio.attempts()) {
      if (attempt.closed) continue;
      CHECK(portfolio.open_attempt(attempt.scenario) == &attempt);
      CHECK(std::count(seen.begin(), seen.end(), attempt.scenario) == 0);
      seen.push_back(attempt.scenario);
      latest = &attempt;
    }
    CHECK(portfolio.latest_open() == latest);
  }
}

// The journal as if the record at `missing` had never been written.
std::string text_without(const std::vector<StoredRecord>& stored, std::size_t missing) {
  std::vector<StoredRecord> rest = stored;
  rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(missing));
  Portfolio portfolio;
  portfolio.load(rest);
  return attempts_text(portfolio);
}

TEST_CASE("property: a flipped byte anywhere sets that record aside and nothing else") {
  for (std::uint32_t seed = 0; seed < 5; ++seed) {
    const std::vector<StoredRecord> stored = to_stored(HistoryMaker(seed).make(40));
    for (std::size_t which = 0; which < stored.size(); ++which) {
      const std::string expected = text_without(stored, which);
      for (std::size_t at = 0; at < stored[which].bytes.size(); ++at) {
        std::vector<StoredRecord> damaged = stored;
        damaged[which].bytes[at] = static_cast<char>(damaged[which].bytes[at] ^ (1 << (at % 8)));
        Portfolio portfolio;
        portfolio.load(damaged);
        REQUIRE(portfolio.set_aside().size() == 1);
        REQUIRE(portfolio.set_aside()[0].sequence == stored[which].sequence);
        REQUIRE(attempts_text(portfolio) == expected);
      }
    }
  }
}

TEST_CASE("property: a record cut short anywhere is set aside and nothing else") {
  const std::vector<StoredRecord> stored = to_stored(HistoryMaker(9).make(60));
  for (std::size_t which = 0; which < stored.size(); ++which) {
    const std::string expected = text_without(stored, which);
    for (std::size_t size = 0; size < stored[which].bytes.size(); ++size) {
      std::vector<StoredRecord> damaged = stored;
      damaged[which].bytes.resize(size);
      Portfolio portfolio;
      portfolio.load(damaged);
      REQUIRE(portfolio.set_aside().size() == 1);
      REQUIRE(attempts_text(portfolio) == expected);
    }
  }
}

TEST_CASE("a call goes on after a damaged record in its middle") {
  std::vector<StoredRecord> stored = to_stored(
      {begun("a"), choice("a", 0, "x"), choice("a", 1, "lost"), choice("a", 2, "stranded")});
  stored[2].bytes.back() ^= 1;
  stored.push_back({10, encode(choice("a", 1, "new"))});
  stored.push_back({11, encode(choice("a", 2, "newer"))});
  Portfolio portfolio;
  portfolio.load(stored);
  CHECK(events_of(portfolio.find("a")) == "n>x n>new n>newer");
  CHECK(portfolio.out_of_place() == 1);
}

TEST_CASE("a record of a newer build is set aside as such") {
  std::vector<StoredRecord> stored = to_stored({begun("a"), choice("a", 0, "x")});
  stored[1].bytes[3] = '2';
  Portfolio portfolio;
  portfolio.load(stored);
  REQUIRE(portfolio.set_aside().size() == 1);
  CHECK(portfolio.set_aside()[0].newer);
  CHECK_FALSE(portfolio.set_aside()[0].message.empty());
  CHECK(portfolio.attempts().size() == 1);
}

}  // namespace
}  // namespace warmline::progress
