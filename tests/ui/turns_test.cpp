// Two pages over one store, of which the one could not save: what the other one stored meanwhile is
// not undone, and both show what a page that is opened later does.
#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "progress/backup.h"
#include "progress/codec.h"
#include "progress/histories.h"
#include "ui/app_fixture.h"
#include "ui/house.h"
#include "ui/restoring.h"

using namespace warmline;
using namespace warmline::ui;
using fixture::begin;
using fixture::House;
using platform::MemoryDisk;

namespace {

// The choices from the moment that stands on the screen.
void choose(House& house, std::initializer_list<const char*> choices) {
  for (const char* choice : choices) {
    house.show_all();
    house.press_number_of(choice);
  }
}

std::string shown(const House& house) {
  return progress::attempts_text(house.app->state().portfolio);
}

progress::SaveState saved(const House& house) {
  return house.app->state().journal.state();
}

// An attempt at a call that this site never had, and what else there is.
std::vector<progress::Record> played_elsewhere(const std::string& id, const std::string& call) {
  progress::AttemptBegun begun;
  begun.attempt = id;
  begun.scenario = call;
  begun.version = "v";
  return {begun, progress::ChoiceMade{id, 0, "node", "choice", 5},
          progress::AttemptClosed{id, progress::ClosedHow::kFinished, 6}};
}

void give_backup(House& house, const std::vector<progress::StoredRecord>& records) {
  house.click("nav-settings");
  platform::InputEvent event;
  event.kind = platform::InputEvent::Kind::kFile;
  event.id = "b.json";
  event.text = progress::backup_text(records, 5);
  house.stage.give(event);
  house.settle();
}

}  // namespace

TEST_CASE("a restore that wasn't stored takes nothing away that another page stored meanwhile") {
  const auto disk = std::make_shared<MemoryDisk>();
  House one(disk);
  one.settle();
  give_backup(one, progress::to_stored(played_elsewhere("from-the-backup", "elsewhere")));
  one.store->refuse_all(true);
  one.click("restoring/go");
  REQUIRE(one.app->state().portfolio.find("from-the-backup") != nullptr);
  CHECK(saved(one) == progress::SaveState::kNotSaved);

  auto two = std::make_unique<House>(disk);
  two->settle();
  two->store->take_over();
  begin(*two);
  choose(*two, {"choice-hello-ask", "choice-fall-neighbour", "choice-logged-close"});
  CHECK(saved(*two) == progress::SaveState::kSaved);
  const std::string theirs = two->app->state().portfolio.attempts().back().id;
  one.settle();
  CHECK(one.app->state().access == Access::kReading);
  two.reset();

  one.store->refuse_all(false);
  one.settle(12);
  CHECK(saved(one) == progress::SaveState::kSaved);
  House later(disk);
  later.settle();
  CHECK(later.app->state().portfolio.find(theirs) != nullptr);
  CHECK(later.app->state().portfolio.find("from-the-backup") != nullptr);
  CHECK(shown(one) == shown(later));
}

TEST_CASE(
    "a decision that wasn't stored, and the call was played on elsewhere: all show the same") {
  const auto disk = std::make_shared<MemoryDisk>();
  House one(disk);
  begin(one);
  one.store->refuse_all(true);
  choose(one, {"choice-hello-log"});
  CHECK(saved(one) == progress::SaveState::kNotSaved);

  auto two = std::make_unique<House>(disk);
  two->settle();
  two->store->take_over();
  two->settle();
  two->click("start");  // goes on with it
  choose(*two, {"choice-hello-ask", "choice-fall-neighbour", "choice-logged-close"});
  CHECK(saved(*two) == progress::SaveState::kSaved);
  const std::string theirs = shown(*two);
  one.settle();
  CHECK(shown(one) == theirs);  // what waits here stands behind that
  two.reset();

  one.store->refuse_all(false);
  one.settle(12);
  CHECK(saved(one) == progress::SaveState::kSaved);
  CHECK(shown(one) == theirs);
  House later(disk);
  later.settle();
  CHECK(shown(later) == theirs);
}

TEST_CASE("a backup from a newer build is refused with a reason, and so is one into such records") {
  std::vector<progress::StoredRecord> newer = progress::to_stored(played_elsewhere("a", "x"));
  newer.push_back(newer.back());
  newer.back().sequence += 1;
  newer.back().bytes[3] = '2';  // a later kind of envelope
  REQUIRE(progress::decode(newer.back().bytes).error().code == "newer");
  for (const bool here : {false, true}) {
    CAPTURE(here);
    AppState state = fixture::small_state();
    if (here) take_records(state, newer);
    const std::string before = progress::attempts_text(state.portfolio);
    const auto plain = progress::to_stored(played_elsewhere("b", "y"));
    update(state, TakeFile{"b.json", progress::backup_text(here ? plain : newer, 5)},
           fixture::env());
    while (state.belongings.restoring != nullptr) static_cast<void>(restore_a_piece(state));
    CHECK_FALSE(state.belongings.restore);
    REQUIRE(state.belongings.restore_outcome.size() == 1);
    CHECK(state.belongings.restore_outcome[0].find("A newer Warmline") == 0);
    CHECK(progress::attempts_text(state.portfolio) == before);
  }
}

TEST_CASE("an encrypted profile's rescue is told as that; a profile's own record is none of them") {
  AppState state = fixture::small_state();
  const auto read = [&state](const std::vector<progress::StoredRecord>& records) {
    update(state, TakeFile{"b.json", progress::backup_text(records, 5)}, fixture::env());
    while (state.belongings.restoring != nullptr) static_cast<void>(restore_a_piece(state));
  };
  read({{0, "WLH1{}"}, {1, "WLE1abc"}, {2, "WLE1def"}});
  REQUIRE(state.belongings.restore_outcome.size() == 1);
  CHECK(state.belongings.restore_outcome[0].find("with a passphrase") != std::string::npos);
  CHECK_FALSE(state.belongings.restore);
  std::vector<progress::StoredRecord> plain = progress::to_stored(played_elsewhere("b", "y"));
  plain.insert(plain.begin(), {0, "WLH1{\"name\":\"Ben\"}"});
  read(plain);
  REQUIRE(state.belongings.restore);
  CHECK(state.belongings.restore->unread == 0);
  CHECK(state.belongings.restore->attempts == 1);
}

TEST_CASE("a call that the backup has begun anew is closed when the restore is through") {
  AppState state = fixture::small_state();
  const Env env = fixture::env();
  fixture::start_call(state, env);
  const std::string mine = state.call->attempt;
  std::vector<progress::StoredRecord> records = everything(state);
  auto anew = played_elsewhere("later", state.portfolio.find(mine)->scenario);
  anew.resize(1);
  records.push_back({records.back().sequence + 1, progress::encode(anew[0])});
  update(state, TakeFile{"b.json", progress::backup_text(records, 5)}, env);
  while (state.belongings.restoring != nullptr) static_cast<void>(restore_a_piece(state));
  REQUIRE(state.belongings.restore);
  RestorePlan plan = std::move(*state.belongings.restore);
  state.belongings.restore.reset();
  update(state, ResumeAttempt{mine}, env);  // by the browser's own way back
  REQUIRE(state.call);
  put_together(state, std::move(plan), 7);
  while (state.belongings.restoring != nullptr) static_cast<void>(restore_a_piece(state));
  CHECK_FALSE(state.call);
  CHECK(state.screen == Screen::kLibrary);
  CHECK(state.notice.find("begun anew in the backup") != std::string::npos);
}

TEST_CASE("an export has what a restore left, and nothing of before it") {
  AppState state = fixture::small_state();
  const Env env = fixture::env();
  fixture::start_call(state, env);
  update(state, LeaveCall{}, env);
  for (int i = 0; i < 3; ++i) {
    update(state,
           TakeFile{"b.json",
                    progress::backup_text(
                        progress::to_stored(played_elsewhere("b" + std::to_string(i), "y")), 5)},
           env);
    while (state.belongings.restoring != nullptr) static_cast<void>(restore_a_piece(state));
    update(state, Keep{Keep::What::kRestore, ""}, env);
    while (state.belongings.restoring != nullptr) static_cast<void>(restore_a_piece(state));
  }
  update(state, ExportAll{}, env);
  REQUIRE(state.file_out);
  const auto read = progress::read_backup(state.file_out->bytes, "b.json");
  REQUIRE(read.backup);
  CHECK(read.backup->records.size() < everything(state).size() / 2);
  progress::Portfolio there;
  there.load(read.backup->records);
  CHECK(progress::attempts_text(there) == progress::attempts_text(state.portfolio));
}
