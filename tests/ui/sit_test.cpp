// A form that is taken: consent, the calls, the clock, what an interruption leaves, the file.
#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "assess/sitting_file.h"
#include "platform/memory.h"
#include "ui/house.h"
#include "ui/sit_fixture.h"

using namespace fixture::sit;

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

TEST_CASE("a second tab on a call under way doesn't say that the page was closed") {
  Env env = fixture::env(kWall);
  AppState state = in_call(boot_of({form_of(60), "C-1", {}}), env);
  state.access = Access::kReading;
  const SitModel model = sit_model(state);
  CHECK(model.page == Page::kBack);
  CHECK(model.sections.empty());
  CHECK(model.begin.empty());
}

TEST_CASE("a broken link: what was found, and no line of a file that nobody has") {
  platform::Boot boot = boot_of({form_of(60), "C-1", {}});
  boot.link.resize(boot.link.size() - 7);
  Env env = fixture::env(kWall);
  const SitModel model = sit_model(page_with(boot, {}, env));
  REQUIRE(model.page == Page::kTrouble);
  REQUIRE(model.trouble.size() == 2);
  CHECK(model.trouble[1] == "What was found: this link is not whole.");
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

TEST_CASE("a page that was opened again doesn't count its own sitting as an earlier start") {
  platform::Boot boot = boot_of({form_of(0), "C-1", {}});
  Env env = fixture::env(kWall);
  AppState state = in_call(boot, env);
  boot.starts = state.sit.hash + " 1600000000000\n" + state.start_to_remember + "\n";
  AppState again = opened_again(boot, state, env);
  update(again, Sit{What::kGoOn}, env);
  take_it_to_the_end(again, env);
  update(again, Sit{What::kSave}, env);
  update(again, Sit{What::kSigned, "no key here"}, env);
  REQUIRE(again.file_out.has_value());
  const assess::VerifiedSitting read = assess::verify_sitting(again.file_out->bytes, "file");
  CHECK(read.file.starts == std::vector<std::int64_t>{1'600'000'000'000, kWall});
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

TEST_CASE("a page that is put out of sight keeps what was used of the call at once") {
  const platform::Boot boot = boot_of({form_of(60), "C-1", {}});
  Env env = fixture::env(kWall);
  AppState state = in_call(boot, env);
  env.steady_ms += 1'234;  // too little to be kept by the clock
  sit_hidden(state, env);
  CHECK(count_of(state, progress::SittingWhat::kMark) == 1);
  CHECK(events_of(state).back().used_ms == 1'234);
  sit_hidden(state, env);  // told again in the same moment
  CHECK(count_of(state, progress::SittingWhat::kMark) == 1);
  AppState again = opened_again(boot, state, env);
  CHECK(again.sit.used_ms == 1'234);
  // Before they say that they go on, no time is used.
  const std::size_t before = everything(again).size();
  env.steady_ms += 5'000;
  sit_hidden(again, env);
  CHECK(everything(again).size() == before);
  // Nor does a page keep anything once another one has taken the turn from it.
  update(again, Sit{What::kGoOn}, env);
  take_access(again, Access::kReading, "");
  env.steady_ms += 5'000;
  sit_hidden(again, env);
  CHECK(everything(again).size() == before);
  take_access(again, Access::kWriting, "");
  sit_hidden(again, env);
  CHECK(everything(again).size() == before + 1);
}

TEST_CASE(
    "out of sight, time that is up is up; between calls and paused there is nothing to keep") {
  assess::Accommodations agreed;
  agreed.pauses = true;
  const platform::Boot boot = boot_of({form_of(60), "C-1", agreed});
  Env env = fixture::env(kWall);
  AppState waiting = begun(boot, env);
  env.steady_ms += 5'000;
  const std::size_t before = everything(waiting).size();
  sit_hidden(waiting, env);
  CHECK(everything(waiting).size() == before);

  AppState state = in_call(boot, env);
  env.steady_ms += 5'000;
  update(state, Sit{What::kPause}, env);
  env.steady_ms += 5'000;
  sit_hidden(state, env);
  CHECK(count_of(state, progress::SittingWhat::kMark) == 0);
  update(state, Sit{What::kGoOn}, env);
  env.steady_ms += 56'000;
  sit_hidden(state, env);
  CHECK(count_of(state, progress::SittingWhat::kTimeUp) == 1);
  CHECK(sit_model(state).page == Page::kDone);
}

TEST_CASE("a page that looks on keeps nothing when it is put out of sight") {
  auto disk = std::make_shared<platform::MemoryDisk>();
  const platform::Boot boot = boot_of({form_of(600), "C-1", {}});
  fixture::House first(disk, boot);
  first.settle();
  first.click("sit-agree");
  first.click("sit-begin");
  first.click("sit-go");
  REQUIRE(first.stage.find("call-title") != nullptr);
  fixture::House second(disk, boot);
  second.settle();
  REQUIRE(second.app->state().access == Access::kReading);
  const std::size_t before = disk->records.size();
  for (const double from = platform::steady_ms(); platform::steady_ms() < from + 2;) {
  }
  second.app->hidden();
  second.settle();
  CHECK(disk->records.size() == before);
  CHECK(second.app->state().journal.unsaved_count() == 0);
  // The one that writes keeps it without another frame.
  first.app->hidden();
  CHECK(disk->records.size() == before + 1);
}
