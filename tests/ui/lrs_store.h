// A page that tells a learning record store, and a store that loses, refuses and is slow.
#pragma once

#include <doctest/doctest.h>

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/json.h"
#include "replay/call.h"
#include "ui/app_fixture.h"
#include "ui/lrs.h"

namespace fixture::lrs {

using namespace warmline;
using namespace warmline::ui;
using platform::LrsWish;

constexpr const char* kEndpoint = "https://lrs.example/xapi/";

// As stores are, of two habits: one takes what it has already as if it were new, one refuses the
// whole request for it.
struct FakeStore {
  std::map<std::string, std::string> stored;  // by id
  bool refuses_again = false;
  std::set<std::string> poison;  // ids of statements that it refuses
  std::size_t requests = 0;
  std::size_t twice = 0;  // statements that came again after they were stored

  static std::vector<std::pair<std::string, std::string>> in(const std::string& body) {
    const json::ParseOutcome read = json::parse(body);
    REQUIRE(read.document);
    REQUIRE(read.document->root().is_array());
    std::vector<std::pair<std::string, std::string>> all;
    for (std::size_t i = 0; i < read.document->root().size(); ++i) {
      const json::Value one = read.document->root().item(i);
      all.emplace_back(std::string(one.find("id")->string()), json::canonical(one));
    }
    return all;
  }

  int take(const std::string& body) {
    ++requests;
    const auto all = in(body);
    CHECK(all.size() <= kLrsBatch);
    CHECK_FALSE(all.empty());
    bool known = false;
    for (const auto& [id, text] : all) {
      if (poison.count(id) != 0) return 400;
      if (const auto there = stored.find(id); there != stored.end()) {
        CHECK(there->second == text);  // an id is never used for anything else
        ++twice;
        known = true;
      }
    }
    if (known && refuses_again) return 409;
    for (const auto& [id, text] : all) stored.emplace(id, text);
    return 200;
  }
};

inline std::string answer(std::uint64_t ticket, int status, int after = -1) {
  return R"({"kind":"sent","ticket":)" + std::to_string(ticket) + R"(,"status":)" +
         std::to_string(status) + R"(,"retry_after":)" + std::to_string(after) + R"(,"key":1})";
}

// A page with its journal on a disk that outlives it.
class World {
 public:
  World() { open({}); }

  // The page is gone at once, with what isn't stored and what it waits for.
  void kill() { open(std::vector<progress::StoredRecord>(state.archive)); }

  void press(const Intent& intent) {
    update(state, intent, env);
    env.wall_ms += 700;
  }

  void save() {
    while (const auto batch = state.journal.next_to_store()) {
      keep_in_archive(state, batch->records);
      state.journal.stored(batch->number);
    }
  }

  // As a frame does it. What the page is asked to do, if anything.
  std::optional<LrsWish> frame() {
    if (const auto due = lrs_due(state); due && *due <= env.steady_ms) lrs_tick(state, env);
    return std::exchange(state.lrs.wish, std::nullopt);
  }

  void tell(const std::string& text) { take_lrs_answer(state, text, env); }

  void switch_on(const std::string& name = "p7") {
    press(Lrs{Lrs::What::kHome, "https://learn.example"});
    press(Lrs{Lrs::What::kName, name});
    press(Lrs{Lrs::What::kOn});
    const auto wish = frame();
    REQUIRE(wish);
    CHECK(wish->what == LrsWish::What::kKeepKey);
    tell(R"({"kind":"key","kept":1})");
    REQUIRE(lrs_on(state));
    save();
  }

  void begin() {
    update(state, GoTo{Screen::kLibrary}, env);
    fixture::start_call(state, env);
    fixture::score_all(state);
  }

  // Anything that can be done in the call; false once it has ended.
  bool go_on(std::uint64_t random) {
    if (!state.call || state.call->ended) return false;
    const Edition* edition = find_edition(state, state.call->version);
    const replay::CallState& now = state.call->run.states.back();
    const auto cards = replay::cards(*edition->scenario, now);
    if (!cards.empty() && random % 4 == 0) {
      press(OpenCard{cards[random / 4 % cards.size()]});
      press(CloseCard{});
      return true;
    }
    const auto choices = replay::available(*edition->scenario, now);
    press(Choose{choices[random / 4 % choices.size()]});
    return true;
  }

  // Until nothing waits, with a store that always answers.
  void drain(FakeStore& store) {
    for (int i = 0; i < 2000; ++i) {
      save();
      env.steady_ms += 3'600'000;
      fixture::score_all(state);
      const auto wish = frame();
      if (!wish) {
        if (state.journal.unsaved_count() == 0 && !lrs_due(state)) return;
        continue;
      }
      REQUIRE(wish->what == LrsWish::What::kSend);
      tell(answer(wish->ticket, store.take(wish->body)));
    }
    FAIL("it never ends");
  }

  AppState state;
  Env env = fixture::env();

 private:
  void open(std::vector<progress::StoredRecord> records) {
    state = AppState();
    take_scenarios(state, fixture::small_boot());
    take_records(state, std::move(records));
    state.lrs.endpoint = kEndpoint;
    fixture::score_all(state);
  }
};

// What should be there in the end: worked out of the journal, not of the queue.
inline std::map<std::string, std::string> expected(const AppState& state,
                                                   const std::set<std::string>& attempts) {
  std::map<std::string, std::string> all;
  for (const progress::Attempt& attempt : state.portfolio.attempts()) {
    if (attempts.count(attempt.id) == 0) continue;
    const Edition* edition = edition_of(state, attempt);
    REQUIRE(edition);
    const auto made = interop::xapi_statements(*edition->scenario, *edition->solution,
                                               interop::xapi_attempt(state.portfolio, attempt),
                                               {"https://learn.example", "p7"});
    REQUIRE(made);
    for (const auto& one : made.value())
      all.emplace(one.id, json::canonical(json::parse(one.json).document->root()));
  }
  return all;
}

inline std::string begun_of(const World& world) {
  return world.state.portfolio.attempts().back().id;
}

inline void play_whole(World& world, std::mt19937_64& random) {
  world.begin();
  while (world.go_on(random())) {
  }
  world.save();
}

}  // namespace fixture::lrs
