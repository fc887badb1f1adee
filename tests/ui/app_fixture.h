// A state with the small scenario in it, and an environment that is the same every time.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <utility>

#include "platform/platform.h"
#include "scenario/parse.h"
#include "ui/app_state.h"
#include "ui/backlog.h"
#include "ui/update.h"

namespace fixture {

inline std::string file_text(const std::string& path) {
  std::ifstream file(WARMLINE_SOURCE_DIR "/" + path, std::ios::binary);
  REQUIRE(file.good());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline warmline::platform::Boot small_boot() {
  warmline::platform::Boot boot;
  boot.scenarios.push_back({"small.json", file_text("tests/fixtures/scenarios/small.json")});
  return boot;
}

inline warmline::ui::AppState small_state() {
  warmline::ui::AppState state;
  warmline::ui::take_scenarios(state, small_boot());
  REQUIRE(state.catalog.size() == 1);
  warmline::ui::take_records(state, {});
  return state;
}

// Hex that differs from call to call.
inline warmline::ui::Env env(std::int64_t wall_ms = 1'700'000'000'000) {
  auto count = std::make_shared<int>(0);
  warmline::ui::Env env;
  env.wall_ms = wall_ms;
  env.random_hex = [count](std::size_t bytes) {
    std::string digits = std::to_string(++*count);
    return std::string(bytes * 2 - digits.size(), '0') + digits;
  };
  return env;
}

// What a page that was closed and opened again knows: the records alone, saved or not.
inline warmline::ui::AppState reopened(const warmline::ui::AppState& before) {
  std::vector<warmline::progress::StoredRecord> records = before.archive;
  std::uint64_t sequence = records.size();
  for (std::string& bytes : before.journal.unsaved())
    records.push_back({++sequence, std::move(bytes)});
  warmline::ui::AppState state;
  warmline::ui::take_scenarios(state, small_boot());
  warmline::ui::take_records(state, std::move(records));
  return state;
}

// All the work that can wait; the clock stands still meanwhile.
inline void score_all(warmline::ui::AppState& state) {
  while (warmline::ui::do_some_work(state, [] { return 0.0; }).more) {
  }
}

// The choice of the current node with that id.
inline warmline::ui::Choose choice(const warmline::ui::AppState& state, const std::string& id) {
  REQUIRE(state.call);
  const warmline::ui::Edition* edition = warmline::ui::find_edition(state, state.call->version);
  REQUIRE(edition != nullptr);
  const auto& choices = edition->scenario->nodes[state.call->run.states.back().node].choices;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (choices[i].id.text == id) return {static_cast<warmline::scenario::Index>(i)};
  }
  FAIL("no choice " << id);
  return {};
}

inline void start_call(warmline::ui::AppState& state, const warmline::ui::Env& with) {
  using namespace warmline::ui;
  update(state, OpenScenario{"small"}, with);
  update(state, AcceptNotice{}, with);
  update(state, PickUp{}, with);
  REQUIRE(state.screen == Screen::kCall);
  REQUIRE(state.call);
}

}  // namespace fixture
