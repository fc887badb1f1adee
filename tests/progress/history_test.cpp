#include "progress/history.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>

#include "progress/backup.h"
#include "progress/codec.h"
#include "progress/histories.h"

namespace warmline::progress {
namespace {

Portfolio portfolio_of(const std::vector<StoredRecord>& records) {
  Portfolio portfolio;
  portfolio.load(records);
  return portfolio;
}

std::string settings_text(const Portfolio& portfolio) {
  std::string text;
  for (const auto& [key, setting] : portfolio.settings())
    text += key + "=" + setting.value + " turn " + std::to_string(setting.turn) + "\n";
  return text;
}

// All that screens are made of.
std::string dashboard(const std::vector<StoredRecord>& records) {
  const Portfolio portfolio = portfolio_of(records);
  std::string text = attempts_text(portfolio) + settings_text(portfolio);
  for (const auto& [version, canonical] : portfolio.scenarios()) text += version + canonical + "\n";
  for (const auto& [id, turn] : portfolio.own_turns()) {
    const OwnScenario* own = portfolio.own_scenario(id);
    text += id + " " + std::to_string(turn) + (own != nullptr ? own->text : " removed") + "\n";
  }
  for (const Attempt& attempt : portfolio.attempts()) {
    const Attempt* first = portfolio.first_attempt(attempt.scenario);
    text += first == nullptr ? "none " : first->id + " ";
    text += std::to_string(attempt.practised_after) + " " + attempt.rewound_from + "\n";
  }
  return text;
}

bool equal(const History& a, const History& b) {
  const bool is = same(a, b);
  if (is) CHECK(dashboard(journal_of(a)) == dashboard(journal_of(b)));
  return is;
}

AttemptBegun begun(const std::string& id, std::int64_t wall_ms = 0) {
  AttemptBegun record;
  record.attempt = id;
  record.scenario = "refill";
  record.version = "v1";
  record.wall_ms = wall_ms;
  return record;
}

History of(const std::vector<Record>& records) {
  return history_of(to_stored(records));
}

std::vector<std::string> ids(const History& history) {
  std::vector<std::string> out;
  const Portfolio portfolio = portfolio_of(journal_of(history));
  for (const Attempt& one : portfolio.attempts()) out.push_back(one.id);
  return out;
}

}  // namespace

TEST_CASE("property: merging is associative, commutative and idempotent") {
  for (std::uint32_t seed = 0; seed < 150; ++seed) {
    const History a = history_of(some_journal(seed * 3));
    const History b = history_of(some_journal(seed * 3 + 1));
    const History c = history_of(some_journal(seed * 3 + 2));
    INFO(seed);
    REQUIRE(equal(merge(a, a), a));
    REQUIRE(equal(merge(a, b), merge(b, a)));
    REQUIRE(equal(merge(merge(a, b), c), merge(a, merge(b, c))));
    REQUIRE(equal(merge(merge(a, b), a), merge(a, b)));
  }
}

// What is written after a merge is a journal like any other: merging goes on from what was read.
TEST_CASE("property: the laws hold when each merge is written down and read again") {
  const auto again = [](const History& history) { return history_of(journal_of(history)); };
  for (std::uint32_t seed = 0; seed < 100; ++seed) {
    const History a = history_of(some_journal(seed * 3));
    const History b = history_of(some_journal(seed * 3 + 1));
    const History c = history_of(some_journal(seed * 3 + 2));
    INFO(seed);
    REQUIRE(equal(again(a), a));
    REQUIRE(equal(again(merge(again(merge(a, b)), c)), merge(a, again(merge(b, c)))));
  }
}

TEST_CASE("property: a backup restored where nothing is gives the identical dashboard") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const std::vector<StoredRecord> original = some_journal(seed);
    const BackupRead read = read_backup(backup_text(original, 7), "b.json");
    REQUIRE(read.backup);
    CHECK_FALSE(read.backup->altered);
    const History restored = merge(History(), history_of(read.backup->records));
    INFO(seed);
    REQUIRE(dashboard(journal_of(restored)) == dashboard(original));
    for (const StoredRecord& one : original) {
      if (!decode(one.bytes).ok()) CHECK(restored.unread.count(one.bytes) == 1);
    }
  }
}

TEST_CASE("the longer form of an attempt stays, whichever side has it") {
  const std::vector<Record> half = {begun("a"), ChoiceMade{"a", 0, "n", "x", 1}};
  std::vector<Record> whole = half;
  whole.push_back(ChoiceMade{"a", 1, "m", "y", 2});
  whole.push_back(AttemptClosed{"a", ClosedHow::kFinished, 3});
  CHECK(same(merge(of(half), of(whole)), of(whole)));
  CHECK(same(merge(of(whole), of(half)), of(whole)));
}

TEST_CASE("which attempt was the first doesn't depend on the clock or on who merges whom") {
  // One browser's clock was set back a year between its attempts; the other saw one attempt only.
  const std::vector<Record> one = {begun("k", 2'000'000), AttemptClosed{"k", ClosedHow::kLeft, 0},
                                   begun("b", 1'000), AttemptClosed{"b", ClosedHow::kLeft, 0}};
  const std::vector<Record> two = {begun("a", 5'000'000), AttemptClosed{"a", ClosedHow::kLeft, 0}};
  const History both = merge(of(one), of(two));
  CHECK(ids(both) == std::vector<std::string>{"a", "k", "b"});
  // An attempt after the merge stands behind all that were known, in every later merge.
  std::vector<Record> later = records_of(both);
  later.push_back(begun("0", -9));
  const History after = merge(of(later), of(one));
  CHECK(ids(after) == std::vector<std::string>{"a", "k", "b", "0"});
  CHECK(ids(merge(of(two), after)) == ids(after));
}

TEST_CASE("a setting that was changed later on from the other's stays") {
  const std::vector<Record> old = {SettingChanged{"theme", "light"}};
  std::vector<Record> now = old;
  now.push_back(SettingChanged{"theme", "dark"});
  const History both = merge(of(now), of(old));
  CHECK(both.settings.at("theme").value == "dark");
  CHECK(both.settings.at("theme").turn == 2);
  std::vector<Record> later = records_of(both);
  later.push_back(SettingChanged{"theme", "a"});
  CHECK(merge(of(later), of(now)).settings.at("theme").value == "a");
}

TEST_CASE("a call of one's own that was replaced or removed later on stays so") {
  const std::vector<Record> old = {ScenarioAdded{"own", "own.json", "{1}", 1}};
  std::vector<Record> now = old;
  now.push_back(ScenarioAdded{"own", "own.json", "{2}", 2});
  CHECK(merge(of(old), of(now)).own.at("own").text == "{2}");
  now.push_back(ScenarioRemoved{"own", 3});
  const History both = merge(of(now), of(old));
  CHECK_FALSE(both.own.at("own").there);
  CHECK(same(both, of(now)));
  CHECK(portfolio_of(journal_of(both)).own_scenarios().empty());
  std::vector<Record> later = records_of(both);
  later.push_back(ScenarioAdded{"own", "own.json", "{4}", 4});
  const History again = merge(of(old), of(later));
  REQUIRE(portfolio_of(journal_of(again)).own_scenario("own") != nullptr);
  CHECK(portfolio_of(journal_of(again)).own_scenario("own")->text == "{4}");
}

TEST_CASE("a rewound attempt keeps what it took over, whatever becomes of its source") {
  AttemptBegun rewound = begun("r");
  rewound.rewound_from = "a";
  rewound.rewound_steps = 2;
  std::vector<Record> here = {begun("a"),
                              ChoiceMade{"a", 0, "n", "x", 1},
                              ChoiceMade{"a", 1, "n", "y", 2},
                              AttemptClosed{"a", ClosedHow::kLeft, 3},
                              rewound,
                              ChoiceMade{"r", 2, "n", "z", 4}};
  // The same attempt went another way in another browser.
  const std::vector<Record> there = {begun("a"), ChoiceMade{"a", 0, "n", "p", 1},
                                     ChoiceMade{"a", 1, "n", "q", 2},
                                     ChoiceMade{"a", 2, "n", "r", 2}};
  const Portfolio both = portfolio_of(journal_of(merge(of(here), of(there))));
  REQUIRE(both.find("r") != nullptr);
  CHECK(attempt_text(*both.find("r")).find("n>x n>y n>z") != std::string::npos);
  CHECK(both.find("r")->practised_after == 2);
  CHECK(both.find("r")->practised);
  CHECK(attempt_text(*both.find("a")).find("n>p n>q n>r") != std::string::npos);
}

TEST_CASE("what comes after HistoryReplaced stands alone; what was set aside stays so") {
  std::vector<StoredRecord> stored = to_stored({begun("a"), SettingChanged{"theme", "dark"}});
  stored.push_back({3, "rubbish"});
  stored.push_back({4, encode(HistoryReplaced{"backup.json", 1})});
  stored.push_back({5, encode(begun("b"))});
  const Portfolio portfolio = portfolio_of(stored);
  REQUIRE(portfolio.attempts().size() == 1);
  CHECK(portfolio.attempts()[0].id == "b");
  CHECK(portfolio.setting("theme", "?") == "?");
  CHECK(portfolio.set_aside().size() == 1);
}

TEST_CASE("sittings are no part of a history, and a merge of practice leaves them where they are") {
  const std::vector<Record> records = {begun("a"), SittingBegun{"s", "{}", 1},
                                       SittingEvent{"s", 0, SittingWhat::kOpened, "", "", "", 0, 2},
                                       SettingChanged{"theme", "dark"}};
  const History history = of(records);
  CHECK(history.sittings == 2);
  CHECK(same(history, of({records[0], records[3]})));
  for (const Record& record : records_of(merge(History(), history)))
    CHECK_FALSE(is_of_sitting(record));
  CHECK(history_of(journal_of(merge(history, history))).sittings == 0);

  std::vector<StoredRecord> stored = to_stored(records);
  stored.push_back({5, encode(HistoryReplaced{"backup.json", 1})});
  const Portfolio replaced = portfolio_of(stored);
  CHECK(replaced.attempts().empty());
  REQUIRE(replaced.sittings().size() == 1);
  CHECK(replaced.sittings()[0].events.size() == 1);
  Portfolio here = portfolio_of(to_stored(records));
  here.replace_with(portfolio_of(to_stored({begun("b")})));
  CHECK(here.find("a") == nullptr);
  CHECK(here.sittings().size() == 1);
}

TEST_CASE("a place counts once and only right behind its attempt") {
  const Placed nine{"a", Placed::Thing::kAttempt, 9, 0, 0};
  Portfolio portfolio = portfolio_of(
      to_stored({begun("a"), nine, Placed{"a", Placed::Thing::kAttempt, 3, 0, 0}, begun("b")}));
  CHECK(portfolio.find("a")->turn == 9);
  CHECK(portfolio.find("b")->turn == 10);
  portfolio = portfolio_of(to_stored({begun("a"), ChoiceMade{"a", 0, "n", "x", 1}, nine}));
  CHECK(portfolio.find("a")->turn == 1);
  CHECK(portfolio.find("a")->events.size() == 1);
  const Placed last{"a", Placed::Thing::kAttempt, static_cast<std::uint64_t>(-1), 0, 0};
  portfolio = portfolio_of(to_stored({begun("a"), last, begun("b")}));
  CHECK(portfolio.find("b")->turn >= portfolio.find("a")->turn);
}

}  // namespace warmline::progress
