// A form that is taken: consent, the calls, the clock, what an interruption leaves, the file.
#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "assess/form.h"
#include "assess/sitting_file.h"
#include "platform/memory.h"
#include "ui/app_fixture.h"
#include "ui/house.h"
#include "ui/models_sit.h"
#include "ui/update_sit.h"

using namespace warmline;
using namespace warmline::ui;
using assess::SeatPhase;
using Page = SitModel::Page;
using What = Sit::What;

namespace {

constexpr std::int64_t kWall = 1'700'000'000'000;

assess::Form form_of(Seconds limit) {
  const AppState state = fixture::small_state();
  const scenario::Scenario& small = *find_edition(state, state.catalog.front())->scenario;
  assess::Form form;
  form.id = std::string(32, 'a');
  form.title = "Spring intake";
  form.asks = "Nordlicht Energy";
  form.purpose = "To see how you take calls.";
  form.contact = "Ask hiring on 0000.";
  form.job_analysis = "Calls like these make up the week.";
  form.language = "en";
  form.calls.push_back({small.id.text, small.version, false});
  form.seed = 11;
  form.limit = limit;
  return form;
}

platform::Boot boot_of(const assess::Invitation& invitation) {
  platform::Boot boot = fixture::small_boot();
  boot.place = platform::Place::kSit;
  boot.link = assess::invitation_link(invitation);
  return boot;
}

// A page about the form, on what an earlier one has left.
AppState page_with(const platform::Boot& boot, const std::vector<progress::StoredRecord>& records,
                   Env& env) {
  AppState state;
  state.place = boot.place;
  take_scenarios(state, boot);
  take_invitation(state, boot);
  take_records(state, records);
  derive_seat(state, env);
  note_opened(state, env);
  return state;
}

AppState begun(const platform::Boot& boot, Env& env) {
  AppState state = page_with(boot, {}, env);
  update(state, Sit{What::kAgree}, env);
  update(state, Sit{What::kBegin}, env);
  return state;
}

AppState in_call(const platform::Boot& boot, Env& env) {
  AppState state = begun(boot, env);
  update(state, Sit{What::kNextCall}, env);
  REQUIRE(sit_model(state).page == Page::kCall);
  return state;
}

AppState opened_again(const platform::Boot& boot, const AppState& before, Env& env) {
  return page_with(boot, everything(before), env);
}

std::vector<progress::SittingEvent> events_of(const AppState& state) {
  REQUIRE(state.portfolio.sittings().size() == 1);
  return state.portfolio.sittings().front().events;
}

std::size_t count_of(const AppState& state, progress::SittingWhat what) {
  const auto events = events_of(state);
  return static_cast<std::size_t>(
      std::count_if(events.begin(), events.end(),
                    [&](const progress::SittingEvent& event) { return event.what == what; }));
}

// Takes the first choice that is offered until the call is over.
void take_it_to_the_end(AppState& state, Env& env) {
  for (int i = 0; i < 40 && sit_model(state).page == Page::kCall; ++i) {
    const auto call = sit_call_model(state);
    REQUIRE(call.has_value());
    const auto free = std::find_if(call->options.begin(), call->options.end(),
                                   [](const OptionModel& option) { return !option.blocked; });
    REQUIRE(free != call->options.end());
    env.steady_ms += 4'000;
    update(state, Choose{free->choice}, env);
  }
}

}  // namespace

TEST_CASE("what was handed out and can't be read begins nothing and says what to do") {
  platform::Boot boot = fixture::small_boot();
  boot.place = platform::Place::kSit;
  boot.link = "nonsense";
  Env env = fixture::env(kWall);
  AppState state = page_with(boot, {}, env);
  CHECK(sit_model(state).page == Page::kTrouble);
  CHECK(sitting_store(state).empty());
  update(state, Sit{What::kAgree}, env);
  update(state, Sit{What::kBegin}, env);
  CHECK(state.portfolio.sittings().empty());
}

TEST_CASE("a form with a call that this site hasn't is not begun") {
  assess::Form form = form_of(0);
  form.calls.front().version = std::string(64, '0');
  Env env = fixture::env(kWall);
  AppState state = page_with(boot_of({form, "C-1", {}}), {}, env);
  CHECK(sit_model(state).page == Page::kTrouble);
}

TEST_CASE("nothing is kept before somebody agrees, and a code is needed") {
  Env env = fixture::env(kWall);
  AppState state = page_with(boot_of({form_of(0), "", {}}), {}, env);
  REQUIRE(sit_model(state).page == Page::kWelcome);
  CHECK(sit_model(state).asks_code);
  update(state, Sit{What::kBegin}, env);
  CHECK_FALSE(sit_model(state).refused.empty());
  update(state, Sit{What::kCode, "C-7"}, env);
  update(state, Sit{What::kBegin}, env);
  CHECK_FALSE(sit_model(state).refused.empty());
  CHECK(everything(state).empty());
  update(state, Sit{What::kAgree}, env);
  update(state, Sit{What::kBegin}, env);
  CHECK(sit_model(state).page == Page::kNext);
  CHECK(state.start_to_remember == state.sit.hash + " " + std::to_string(kWall));
  CHECK(state.sit.invitation->candidate == "C-7");
}

TEST_CASE("a call of a form shows no mood, no way back and no word on how it went") {
  Env env = fixture::env(kWall);
  AppState state = in_call(boot_of({form_of(0), "C-1", {}}), env);
  const auto call = sit_call_model(state);
  REQUIRE(call.has_value());
  CHECK(call->sitting.has_value());
  CHECK(call->mood_hidden);
  CHECK(call->sitting->left.empty());
  take_it_to_the_end(state, env);
  CHECK(sit_model(state).page == Page::kDone);
  CHECK(count_of(state, progress::SittingWhat::kFinished) == 1);
  CHECK(state.portfolio.attempts().empty());
  // Nothing else can be wished for here.
  update(state, GoTo{Screen::kLibrary}, env);
  update(state, OpenScenario{"small"}, env);
  CHECK(state.screen == Screen::kSit);
}

TEST_CASE("time that is up is no answer, and nothing is chosen") {
  Env env = fixture::env(kWall);
  AppState state = in_call(boot_of({form_of(60), "C-1", {}}), env);
  CHECK(sit_call_model(state)->sitting->left == "01:00 left");
  env.steady_ms += 59'000;
  sit_tick(state, env);
  CHECK(sit_model(state).page == Page::kCall);
  CHECK(sit_call_model(state)->sitting->left == "00:01 left");
  env.steady_ms += 1'000;
  sit_tick(state, env);
  CHECK(sit_model(state).page == Page::kDone);
  CHECK(count_of(state, progress::SittingWhat::kTimeUp) == 1);
  CHECK(count_of(state, progress::SittingWhat::kChoice) == 0);
  CHECK_FALSE(sit_due(state).has_value());
}

TEST_CASE("a press after the time was up is no answer either") {
  Env env = fixture::env(kWall);
  AppState state = in_call(boot_of({form_of(60), "C-1", {}}), env);
  const scenario::Index first = sit_call_model(state)->options.front().choice;
  env.steady_ms += 60'001;
  update(state, Choose{first}, env);
  CHECK(count_of(state, progress::SittingWhat::kChoice) == 0);
  CHECK(count_of(state, progress::SittingWhat::kTimeUp) == 1);
}

TEST_CASE("a pause stops the clock, and is there only where it was allowed") {
  assess::Accommodations agreed;
  agreed.pauses = true;
  Env env = fixture::env(kWall);
  AppState state = in_call(boot_of({form_of(60), "C-1", agreed}), env);
  env.steady_ms += 20'000;
  update(state, Sit{What::kPause}, env);
  REQUIRE(sit_model(state).page == Page::kPaused);
  env.steady_ms += 3'600'000;
  update(state, Sit{What::kGoOn}, env);
  sit_tick(state, env);
  CHECK(sit_call_model(state)->sitting->left == "00:40 left");

  AppState without = in_call(boot_of({form_of(60), "C-1", {}}), env);
  update(without, Sit{What::kPause}, env);
  CHECK(sit_model(without).page == Page::kCall);
}

TEST_CASE("a page that went away goes on at the same question with the time that was left") {
  const platform::Boot boot = boot_of({form_of(60), "C-1", {}});
  Env env = fixture::env(kWall);
  AppState state = in_call(boot, env);
  env.steady_ms += 10'000;
  sit_tick(state, env);
  const std::string title = sit_call_model(state)->title;
  const std::size_t said = sit_call_model(state)->utterances.size();

  // A year back by the wall, and a steady clock that began anew.
  Env later = fixture::env(kWall - 31'536'000'000);
  later.steady_ms = 5;
  AppState again = opened_again(boot, state, later);
  CHECK(sit_model(again).page == Page::kBack);
  later.steady_ms += 500'000;  // reading that page costs nothing
  sit_tick(again, later);
  update(again, Sit{What::kGoOn}, later);
  REQUIRE(sit_model(again).page == Page::kCall);
  CHECK(sit_call_model(again)->sitting->left == "00:50 left");
  CHECK(sit_call_model(again)->title == title);
  CHECK(sit_call_model(again)->utterances.size() == said);
  CHECK(again.sit.seat.call()->interruptions == 1);
}

TEST_CASE("between calls nothing is interrupted") {
  const platform::Boot boot = boot_of({form_of(60), "C-1", {}});
  Env env = fixture::env(kWall);
  AppState state = begun(boot, env);
  AppState again = opened_again(boot, state, env);
  CHECK(sit_model(again).page == Page::kNext);
  update(again, Sit{What::kNextCall}, env);
  CHECK(again.sit.seat.call()->interruptions == 0);
}

TEST_CASE("the same form can't be begun a second time beside the first") {
  const platform::Boot boot = boot_of({form_of(0), "C-1", {}});
  Env env = fixture::env(kWall);
  AppState state = begun(boot, env);
  // Another code in the link: it goes on with what was begun.
  AppState again = opened_again(boot_of({form_of(0), "C-2", {}}), state, env);
  CHECK(again.sit.invitation->candidate == "C-1");
  update(again, Sit{What::kAgree}, env);
  update(again, Sit{What::kBegin}, env);
  CHECK(again.portfolio.sittings().size() == 1);
}

TEST_CASE("who stops is asked first, and nothing goes on after that") {
  Env env = fixture::env(kWall);
  AppState state = in_call(boot_of({form_of(0), "C-1", {}}), env);
  update(state, Sit{What::kAskLeave}, env);
  CHECK(sit_model(state).asks_to_leave);
  update(state, Sit{What::kCancel}, env);
  CHECK(sit_model(state).page == Page::kCall);
  update(state, Sit{What::kAskLeave}, env);
  update(state, Sit{What::kLeave}, env);
  CHECK(sit_model(state).page == Page::kLeft);
  update(state, Sit{What::kNextCall}, env);
  CHECK(sit_model(state).page == Page::kLeft);
}

TEST_CASE("the file that is handed out verifies, tells of earlier starts, and removing it asks") {
  const assess::Form form = form_of(0);
  platform::Boot boot = boot_of({form, "C-1", {}});
  boot.starts = assess::form_hash(form) + " 1600000000000\nsomething else 12\n";
  Env env = fixture::env(kWall);
  AppState state = in_call(boot, env);
  take_it_to_the_end(state, env);
  update(state, Sit{What::kSave}, env);
  CHECK_FALSE(state.belongings.sign_now.empty());
  update(state, Sit{What::kSigned, "no key here"}, env);
  REQUIRE(state.file_out.has_value());
  const assess::VerifiedSitting read = assess::verify_sitting(state.file_out->bytes, "file");
  CHECK(read.verdict == progress::Verdict::kUnsigned);
  CHECK(read.file.starts == std::vector<std::int64_t>{1'600'000'000'000, kWall});
  CHECK(read.file.invitation.candidate == "C-1");
  CHECK(sit_model(state).saved);
  update(state, Sit{What::kAskRemove}, env);
  CHECK_FALSE(state.belongings.erase_now);
  update(state, Sit{What::kRemove}, env);
  CHECK(state.belongings.erase_now);
  CHECK(state.belongings.erase_profile == sitting_store(state));
}

TEST_CASE(
    "the page itself: consent, a call by its buttons, time, and a second page that looks on") {
  auto disk = std::make_shared<platform::MemoryDisk>();
  const platform::Boot boot = boot_of({form_of(600), "C-1", {}});
  fixture::House first(disk, boot);
  first.settle();
  REQUIRE(first.stage.find("sit-title") != nullptr);
  CHECK(first.stage.find("nav-practice") == nullptr);
  first.click("sit-begin");
  CHECK(first.stage.find("sit-refused") != nullptr);
  first.click("sit-agree");
  first.click("sit-begin");
  first.click("sit-go");
  REQUIRE(first.stage.find("call-title") != nullptr);
  CHECK(first.stage.find("mood-distress") == nullptr);
  CHECK(first.stage.find("mood-toggle") == nullptr);
  CHECK(first.stage.find("call-clock") != nullptr);
  CHECK(first.stage.find("pause-call") == nullptr);

  fixture::House second(disk, boot);
  second.settle();
  CHECK(second.app->state().access == Access::kReading);
  second.show_all();
  const std::size_t before = disk->records.size();
  second.stage.press_key("1");
  second.settle();
  CHECK(disk->records.size() == before);
  first.show_all();
  first.stage.press_key("1");
  first.settle();
  CHECK(disk->records.size() > before);
}

TEST_CASE("a page that gets its calls after its records notes that it was opened all the same") {
  auto disk = std::make_shared<platform::MemoryDisk>();
  platform::Boot boot = boot_of({form_of(600), "C-1", {}});
  {
    fixture::House first(disk, boot);
    first.settle();
    first.click("sit-agree");
    first.click("sit-begin");
    first.click("sit-go");
    REQUIRE(first.stage.find("call-title") != nullptr);
  }
  const platform::File late = boot.scenarios.front();
  boot.scenarios.clear();
  boot.awaited = 1;
  fixture::House again(disk, boot);
  again.settle();
  CHECK(again.app->state().sit.sitting.empty());
  platform::InputEvent came;
  came.kind = platform::InputEvent::Kind::kScenario;
  came.id = late.name;
  came.text = late.bytes;
  again.stage.give(came);
  again.settle();
  CHECK(again.app->state().sit.back);
  REQUIRE(again.app->state().sit.seat.call() != nullptr);
  CHECK(again.app->state().sit.seat.call()->interruptions == 1);
}
