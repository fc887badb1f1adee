// A tab that looks on: whatever is pressed there either works or says why nothing came of it.
#include <doctest/doctest.h>

#include <set>
#include <string>
#include <variant>
#include <vector>

#include "ui/app_fixture.h"
#include "ui/house.h"
#include "ui/models.h"

using namespace warmline;
using namespace warmline::ui;
using fixture::House;
using platform::MemoryDisk;
using What = Keep::What;

namespace {

enum class Comes { kWhy, kItsOwn };  // of a press: a sentence why not, or what was asked for

struct Press {
  Intent intent;
  Comes comes;
};

std::vector<Press> all_presses(const AppState& state) {
  const std::string attempt = state.portfolio.attempts().front().id;
  const std::string version = state.catalog.front();
  std::vector<Press> all = {
      {GoTo{Screen::kSettings}, Comes::kItsOwn},
      {OpenScenario{"small"}, Comes::kItsOwn},
      {ResumeAttempt{attempt}, Comes::kItsOwn},
      {RewindTo{attempt, 0}, Comes::kWhy},
      {AcceptNotice{}, Comes::kItsOwn},
      {DeclineCall{}, Comes::kWhy},
      {PickUp{}, Comes::kWhy},
      {Choose{0}, Comes::kWhy},
      {OpenCard{0}, Comes::kWhy},
      {CloseCard{}, Comes::kItsOwn},
      {LeaveCall{}, Comes::kItsOwn},
      {OpenDebrief{attempt}, Comes::kItsOwn},
      {ShowBestCall{}, Comes::kItsOwn},
      {SaveDebrief{}, Comes::kItsOwn},
      {ChooseLensFile{}, Comes::kWhy},
      {ChooseCallFiles{}, Comes::kWhy},
      {TakeFile{"a.json", "{}"}, Comes::kWhy},
      {UnreadFile{"a.json", "too-large"}, Comes::kWhy},
      {RemoveCall{"own"}, Comes::kWhy},
      {HideReports{}, Comes::kItsOwn},
      {ShowMap{version, true}, Comes::kItsOwn},
      {RemoveLens{"lens-1"}, Comes::kWhy},
      {ChangeSetting{"mood-hidden", "1"}, Comes::kWhy},
      {ChooseLanguage{"de"}, Comes::kItsOwn},
      {UndoLast{}, Comes::kWhy},
      {ExportAll{}, Comes::kItsOwn},
      {RetrySaving{}, Comes::kItsOwn},
      {LeaveCourse{}, Comes::kItsOwn},
      {TakeOver{}, Comes::kItsOwn},
      {AskToKeep{}, Comes::kWhy},
      {Coach{Coach::What::kChooseFiles}, Comes::kItsOwn},
      {Coach{Coach::What::kPutAway}, Comes::kItsOwn},
      {Coaching{Coaching::What::kOpenPerson, 0, 0, ""}, Comes::kItsOwn},
      {Coaching{Coaching::What::kNotes, 0, 0, "a"}, Comes::kWhy},
      {Coaching{Coaching::What::kAnswer, 0, 0, "a"}, Comes::kWhy},
      {CoachPage{CoachPage::What::kFlowOf, 0, "", {}}, Comes::kItsOwn},
      {SaveRating{}, Comes::kWhy},
      {AboutProfile{AboutProfile::What::kCancel, ""}, Comes::kItsOwn},
      {Sit{Sit::What::kCancel}, Comes::kItsOwn},
      {Sit{Sit::What::kNextCall}, Comes::kWhy},
      {Hire{Hire::What::kOpenForm}, Comes::kItsOwn},
      {Hire{Hire::What::kTitle, 0, 0, "a"}, Comes::kWhy},
      {Hire{Hire::What::kOffer, 0, 0, {}}, Comes::kWhy},
      {HireResult{HireResult::What::kPutAway}, Comes::kItsOwn},
      {HireFairness{HireFairness::What::kPutAway}, Comes::kItsOwn},
      {Lrs{Lrs::What::kName, "a"}, Comes::kItsOwn},
      {Lrs{Lrs::What::kOn}, Comes::kWhy},
      {Lrs{Lrs::What::kOff}, Comes::kWhy},
      {Lrs{Lrs::What::kNewKey}, Comes::kWhy},
  };
  for (const What what :
       {What::kOpenResult, What::kToggle, What::kPerson, What::kSaveResult, What::kSigned,
        What::kXapiHome, What::kSaveXapi, What::kCancel, What::kAskErase, What::kEraseFailed})
    all.push_back({Keep{what, ""}, Comes::kItsOwn});
  for (const What what : {What::kChooseBackup, What::kRemindLater})
    all.push_back({Keep{what, ""}, Comes::kWhy});
  return all;
}

// With a call under way in the other tab, and one that was left.
AppState looking_on() {
  AppState state = fixture::small_state();
  const Env env = fixture::env();
  fixture::start_call(state, env);
  update(state, fixture::choice(state, "ask"), env);
  update(state, LeaveCall{}, env);
  update(state, GoTo{Screen::kLibrary}, env);
  fixture::start_call(state, env);
  AppState now = fixture::reopened(state);
  take_access(now, Access::kReading, "");
  return now;
}

std::string kept(const AppState& state) {
  std::string all;
  for (const auto& [key, setting] : state.portfolio.settings()) all += key + setting.value + "\n";
  for (const progress::Attempt& attempt : state.portfolio.attempts())
    all += attempt.id + std::to_string(attempt.events.size()) + (attempt.closed ? "." : "") + "\n";
  return all;
}

}  // namespace

TEST_CASE("every press in a tab that looks on works, or says why it doesn't, and none records") {
  const AppState at_rest = looking_on();
  const std::vector<Press> presses = all_presses(at_rest);
  std::set<std::size_t> kinds;
  for (const Press& press : presses) {
    kinds.insert(press.intent.index());
    CAPTURE(press.intent.index());
    AppState state = looking_on();
    update(state, press.intent, fixture::env());
    CHECK(state.journal.unsaved().empty());
    CHECK(kept(state) == kept(at_rest));
    const bool said = !state.refused.empty();
    CHECK(said == (press.comes == Comes::kWhy));
    if (!said) continue;
    CHECK(state.say == state.refused);
    CHECK(strip_model(state).text == state.refused);
    CHECK(state.screen == at_rest.screen);
    CHECK(state.ask_for_file.empty());
    CHECK_FALSE(state.ask_to_keep);
    CHECK(state.dropped.empty());
    update(state, GoTo{Screen::kSettings}, fixture::env());
    CHECK(state.refused.empty());
  }
  // A new intent has to be thought of here.
  CHECK(kinds.size() == std::variant_size_v<Intent>);
}

TEST_CASE("a tab that looks on takes files for Coach, which keeps none, and no others") {
  const Env env = fixture::env();
  AppState state = looking_on();
  state.screen = Screen::kCoach;
  update(state, TakeFile{"r.json", "no result"}, env);
  CHECK(state.refused.empty());
  CHECK(state.coach.waiting.size() == 1);
  update(state, UnreadFile{"r.json", "too-large"}, env);
  CHECK(state.refused.empty());
  CHECK(state.coach.unread.size() == 1);
  const std::string small = fixture::file_text("tests/fixtures/scenarios/small.json");
  const std::string backup = R"({"format":"warmline-backup-1","records":[]})";
  for (const std::string& bytes : {small, backup}) {
    state.refused.clear();
    update(state, TakeFile{"s.json", bytes}, env);
    CHECK(state.refused.find("A file was not read") == 0);
  }
  CHECK(state.coach.waiting.size() == 1);
  CHECK(state.journal.unsaved().empty());
}

TEST_CASE("a call that can't be shown in a tab that looks on is named, and not closed there") {
  AppState state = looking_on();
  const std::string attempt = state.portfolio.attempts().back().id;
  state.editions.clear();
  std::vector<progress::StoredRecord> records = state.archive;
  records[0].bytes[20] = static_cast<char>(records[0].bytes[20] ^ 1);  // the scenario it kept
  take_records(state, records);
  update(state, ResumeAttempt{attempt}, fixture::env());
  CHECK(state.refused.find("That call can’t be shown here") == 0);
  CHECK(state.journal.unsaved().empty());
}

TEST_CASE("the reason is on the screen and announced; it goes when this tab goes on") {
  auto disk = std::make_shared<MemoryDisk>();
  House first(disk);
  first.settle();
  first.click("start");
  first.click("notice-take");
  first.click("pick-up");
  House second(disk);
  second.settle();
  second.click("start");
  REQUIRE(second.stage.find("mood-toggle") != nullptr);
  second.stage.activate("mood-toggle");
  second.stage.frame(second.view());
  second.stage.frame(second.view());
  CHECK(second.stage.semantics.requests().announce.find("Nothing was changed: another tab") !=
        std::string::npos);
  const Node* text = second.stage.find("reading/text");
  REQUIRE(text != nullptr);
  CHECK(text->name.find("Nothing was changed: another tab of Warmline does the saving.") == 0);
  CHECK(second.stage.find("mood-toggle")->name == "Hide the mood");
  second.click("take-over");
  CHECK(second.stage.find("reading") == nullptr);
  second.click("mood-toggle");
  CHECK(second.stage.find("mood-toggle")->name == "Show the mood");
}
