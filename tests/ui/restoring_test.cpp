// A long restore: in pieces, with how far it is, and a way out until the last of them.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>

#include "progress/backup.h"
#include "progress/codec.h"
#include "progress/histories.h"
#include "progress/history.h"
#include "ui/app_fixture.h"
#include "ui/house.h"
#include "ui/models.h"
#include "ui/restoring.h"

using namespace warmline;
using namespace warmline::ui;
using fixture::House;
using What = Keep::What;

namespace {

constexpr std::size_t kAttempts = 1500;

// Of calls that this site has never had.
std::string large_backup() {
  std::vector<progress::Record> records;
  for (std::size_t i = 0; i < kAttempts; ++i) {
    progress::AttemptBegun begun;
    begun.attempt = "attempt-" + std::to_string(i);
    begun.scenario = "elsewhere-" + std::to_string(i % 7);
    begun.version = "v";
    records.emplace_back(begun);
    for (std::uint32_t step = 0; step < 3; ++step)
      records.emplace_back(progress::ChoiceMade{begun.attempt, step, "node", "choice", 5});
  }
  std::vector<progress::StoredRecord> stored = progress::to_stored(records);
  stored[7].bytes.back() = static_cast<char>(stored[7].bytes.back() ^ 1);
  return progress::backup_text(stored, 5);
}

AppState with_a_call() {
  AppState state = fixture::small_state();
  const Env env = fixture::env();
  fixture::start_call(state, env);
  update(state, LeaveCall{}, env);
  return state;
}

// Until nothing is under way; how many pieces it took. Looks at how far it is.
std::size_t finish(AppState& state) {
  std::size_t pieces = 0;
  int percent = 0;
  for (; state.belongings.restoring != nullptr; ++pieces) {
    const auto working = settings_model(state).belongings.working;
    REQUIRE(working);
    CHECK(working->file == "b.json");
    CHECK(working->percent >= percent);
    CHECK(working->percent <= 100);
    percent = working->percent;
    static_cast<void>(restore_a_piece(state));
  }
  CHECK_FALSE(settings_model(state).belongings.working);
  return pieces;
}

std::string kept(const AppState& state) {
  std::string all = progress::attempts_text(state.portfolio);
  for (const auto& [key, setting] : state.portfolio.settings())
    all += key + "=" + setting.value + std::to_string(setting.turn) + "\n";
  return all + std::to_string(state.portfolio.set_aside().size());
}

}  // namespace

TEST_CASE("a large backup is read and restored in pieces, and comes to what a union at once is") {
  AppState state = with_a_call();
  const std::string before = kept(state);
  const progress::History here = progress::history_of(everything(state));
  const std::string file = large_backup();
  update(state, TakeFile{"b.json", file}, fixture::env());
  CHECK(settings_model(state).belongings.working->title == "Reading the backup");
  CHECK(finish(state) > 100);
  REQUIRE(state.belongings.restore);
  CHECK(state.belongings.restore->attempts == kAttempts);
  CHECK(state.belongings.restore->fresh == kAttempts);
  CHECK(state.belongings.restore->unread == 1);
  CHECK(kept(state) == before);
  update(state, Keep{What::kRestore, ""}, fixture::env(77));
  CHECK(settings_model(state).belongings.working->title == "Restoring the backup");
  CHECK(kept(state) == before);
  CHECK(finish(state) > 50);
  const progress::History there =
      progress::history_of(progress::read_backup(file, "b.json").backup->records);
  CHECK(progress::same(progress::history_of(everything(state)), progress::merge(here, there)));
  CHECK(state.portfolio.set_aside().size() == 1);
  CHECK(settings_model(state).belongings.restore_outcome ==
        std::vector<std::string>{"Restored from b.json: 1501 attempts are here now."});
  // One batch, so that no half of it can be stored; what can't be read comes behind.
  std::vector<progress::Journal::Batch> batches;
  while (auto batch = state.journal.next_to_store()) {
    state.journal.stored(batch->number);
    batches.push_back(std::move(*batch));
  }
  REQUIRE(batches.size() == 4);  // the call begun, the call left
  const auto first = progress::decode(batches[2].records.front());
  REQUIRE(first);
  CHECK(std::holds_alternative<progress::HistoryReplaced>(first.value()));
  CHECK(batches[2].records.size() > 4 * kAttempts);
  CHECK(batches[3].records.size() == 1);
}

TEST_CASE("records of an assessment in a backup are left out, and the question says so") {
  AppState state = with_a_call();
  progress::AttemptBegun begun;
  begun.attempt = "other";
  begun.scenario = "elsewhere";
  const std::string file =
      progress::backup_text(progress::to_stored({begun, progress::SittingBegun{"s", "{}", 1}}), 5);
  update(state, TakeFile{"b.json", file}, fixture::env());
  finish(state);
  REQUIRE(settings_model(state).belongings.restore);
  const std::vector<std::string> lines = settings_model(state).belongings.restore->lines;
  CHECK(std::count(lines.begin(), lines.end(),
                   "1 record of an assessment will be left out: those are never put together with "
                   "practice.") == 1);
  update(state, Keep{What::kRestore, ""}, fixture::env(77));
  finish(state);
  CHECK(state.portfolio.find("other") != nullptr);
  CHECK(state.portfolio.sittings().empty());
  CHECK(progress::history_of(everything(state)).sittings == 0);
}

TEST_CASE("a restore that is called off at any piece has changed nothing") {
  const std::string file = large_backup();
  for (const std::size_t pieces : {0u, 1u, 10u, 30u, 60u}) {
    CAPTURE(pieces);
    AppState state = with_a_call();
    const std::string before = kept(state);
    const std::size_t unsaved = state.journal.unsaved_count();
    update(state, TakeFile{"b.json", file}, fixture::env());
    for (std::size_t i = 0; i < pieces && state.belongings.restoring; ++i)
      static_cast<void>(restore_a_piece(state));
    update(state, Keep{What::kCancel, ""}, fixture::env());
    CHECK(state.belongings.restoring == nullptr);
    CHECK_FALSE(state.belongings.restore);
    update(state, TakeFile{"b.json", file}, fixture::env());
    finish(state);
    update(state, Keep{What::kRestore, ""}, fixture::env());
    for (std::size_t i = 0; i < pieces && state.belongings.restoring; ++i)
      static_cast<void>(restore_a_piece(state));
    REQUIRE(state.belongings.restoring != nullptr);
    update(state, Keep{What::kCancel, ""}, fixture::env());
    CHECK(kept(state) == before);
    CHECK(state.journal.unsaved_count() == unsaved);
    CHECK(state.belongings.restore_outcome.empty());
    fixture::score_all(state);
    CHECK(kept(state) == before);
  }
}

TEST_CASE("what is recorded while a restore is under way is not lost") {
  AppState state = with_a_call();
  update(state, TakeFile{"b.json", large_backup()}, fixture::env());
  finish(state);
  update(state, Keep{What::kRestore, ""}, fixture::env());
  for (int i = 0; i < 60; ++i) static_cast<void>(restore_a_piece(state));
  REQUIRE(state.belongings.restoring != nullptr);
  update(state, ChangeSetting{"theme", "dark"}, fixture::env());
  while (state.belongings.restoring != nullptr) static_cast<void>(restore_a_piece(state));
  CHECK(state.portfolio.setting("theme", "") == "dark");
  CHECK(state.portfolio.attempts().size() == kAttempts + 1);
  CHECK(fixture::reopened(state).portfolio.setting("theme", "") == "dark");
}

TEST_CASE("the turn goes over to another tab while a restore is under way: nothing is changed") {
  AppState state = with_a_call();
  const std::string before = kept(state);
  update(state, TakeFile{"b.json", large_backup()}, fixture::env());
  finish(state);
  update(state, Keep{What::kRestore, ""}, fixture::env());
  take_access(state, Access::kReading, "");
  finish(state);
  CHECK(kept(state) == before);
  REQUIRE(state.belongings.restore_outcome.size() == 1);
  CHECK(state.belongings.restore_outcome[0].find("Another tab") == 0);
}

TEST_CASE("a long restore shows how far it is, and can be called off by a press") {
  House house(std::make_shared<platform::MemoryDisk>());
  house.settle();
  house.click("nav-settings");
  platform::InputEvent event;
  event.kind = platform::InputEvent::Kind::kFile;
  event.id = "b.json";
  event.text = large_backup();
  const tests::Stage::View idle = [&house](Ui& ui) { house.app->frame(ui); };  // no work between
  house.stage.give(event);
  house.stage.settle(idle);
  REQUIRE(house.stage.find("working/done") != nullptr);
  CHECK(house.stage.named(Role::kDialog, "Reading the backup") != nullptr);
  const Node first = *house.stage.find("working/done");
  CHECK(first.role == Role::kMeter);
  CHECK(first.name == "b.json");
  CHECK(first.max == 100);
  const auto& restoring = house.app->state().belongings.restoring;
  while (restoring && restoring->percent < 40) CHECK(house.app->work());
  REQUIRE(restoring != nullptr);
  house.stage.settle(idle);
  CHECK(house.stage.find("working/done")->value >= 40);
  house.stage.click(idle, "working/cancel");
  CHECK(house.stage.find("working/done") == nullptr);
  CHECK(house.app->state().belongings.restoring == nullptr);
  CHECK(house.stage.find("restoring/go") == nullptr);
  house.stage.give(event);
  house.settle();
  REQUIRE(house.stage.find("restoring/go") != nullptr);
  house.click("restoring/go");
  CHECK(house.stage.named(Role::kText, "Restored from b.json") != nullptr);
  CHECK(house.app->state().portfolio.attempts().size() == kAttempts);
}
