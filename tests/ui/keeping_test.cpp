// Nothing is lost: several pages on one store, a store that fails, damage, and a clock that jumps.
#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "platform/memory.h"
#include "progress/histories.h"
#include "ui/attempts.h"
#include "ui/house.h"
#include "ui/models.h"

using namespace warmline;
using namespace warmline::ui;
using fixture::begin;
using fixture::House;
using platform::MemoryDisk;
using platform::MemoryStore;
using progress::SaveState;

namespace {

std::string transcript(const House& house) {
  std::string all;
  const auto model = call_model(house.app->state());
  if (!model) return all;
  for (const Utterance& said : model->utterances) all += said.text + "\n";
  return all;
}

bool shows(const House& house, const char* id) {
  return house.stage.find(id) != nullptr;
}

}  // namespace

TEST_CASE(
    "a second page says that it looks on, follows the call line by line, and changes nothing") {
  auto disk = std::make_shared<MemoryDisk>();
  House first(disk);
  begin(first);
  House second(disk);
  second.settle();
  CHECK(shows(second, "reading"));
  CHECK_FALSE(shows(first, "reading"));
  second.click("start");  // goes to the call that is open in the first
  REQUIRE(shows(second, "call-title"));
  CHECK(shows(second, "reading"));
  CHECK(second.stage.find("save-state")->name == "Looking on");
  CHECK(transcript(second) == transcript(first));
  second.show_all();
  first.show_all();
  const std::size_t before = disk->records.size();
  second.press_number_of("choice-hello-ask");
  CHECK(disk->records.size() == before);
  CHECK(second.app->state().journal.state() == SaveState::kSaved);
  first.press_number_of("choice-hello-ask");
  second.settle();
  CHECK(transcript(second) == transcript(first));
  CHECK(disk->records.size() == before + 1);

  for (const char* screen : {"nav-settings", "nav-practice"}) {
    second.click(screen);
    CHECK_MESSAGE(shows(second, "reading"), screen);
  }
  second.click("nav-settings");
  second.click("theme-dark");
  CHECK(second.app->state().portfolio.setting("theme", "system") == "system");
  first.click("nav-settings");
  first.click("theme-dark");
  second.settle();
  CHECK(second.app->state().portfolio.setting("theme", "system") == "dark");
}

TEST_CASE("when the first page ends, the second goes on at the same line") {
  auto disk = std::make_shared<MemoryDisk>();
  auto first = std::make_unique<House>(disk);
  begin(*first);
  House second(disk);
  second.settle();
  second.click("start");
  second.show_all();
  const std::string line = transcript(second);
  first.reset();
  second.settle();
  CHECK_FALSE(shows(second, "reading"));
  CHECK(transcript(second) == line);
  const std::size_t before = disk->records.size();
  second.press_number_of("choice-hello-ask");
  CHECK(disk->records.size() == before + 1);
  CHECK(second.app->state().portfolio.out_of_place() == 0);
}

TEST_CASE("a page can be made the one that writes; the other one then looks on and loses nothing") {
  auto disk = std::make_shared<MemoryDisk>();
  House first(disk);
  begin(first);
  first.show_all();
  House second(disk);
  second.settle();
  second.click("take-over");
  CHECK_FALSE(shows(second, "reading"));
  first.settle();
  CHECK(shows(first, "reading"));
  second.click("start");
  second.show_all();
  second.press_number_of("choice-hello-ask");
  first.settle();
  CHECK(transcript(first) == transcript(second));
}

TEST_CASE("an attempt that is left in the other page is left in this one too") {
  auto disk = std::make_shared<MemoryDisk>();
  House first(disk);
  begin(first);
  House second(disk);
  second.settle();
  second.click("start");
  REQUIRE(shows(second, "call-title"));
  first.click("leave-call");
  first.click("leave/end");
  REQUIRE(first.app->state().screen == Screen::kDebrief);
  second.settle();
  CHECK(second.app->state().screen == Screen::kLibrary);
  CHECK(shows(second, "library-notice"));
}

TEST_CASE("a full store: Not saved until there is space again, then saved without a press") {
  House house(std::make_shared<MemoryDisk>());
  house.settle();
  house.click("start");
  house.click("notice-take");
  house.store->refuse_all(true);
  house.click("pick-up");
  CHECK(shows(house, "save-export"));
  for (int second = 0; second < 5; ++second) {
    house.stage.advance(1000);
    house.settle();
    CHECK(house.app->state().journal.state() == SaveState::kNotSaved);
  }
  CHECK(house.store->appends() < 12);  // with patience
  house.store->refuse_all(false);
  house.stage.advance(1600);
  house.settle();
  CHECK(house.app->state().journal.state() == SaveState::kSaved);
  CHECK(house.disk->records.size() == 2);
  CHECK_FALSE(shows(house, "save-export"));
}

TEST_CASE("a store that can't be read is tried again; what it held and what was done join") {
  auto disk = std::make_shared<MemoryDisk>();
  {
    House before(disk);
    begin(before);
    before.show_all();
    before.press_number_of("choice-hello-ask");
  }
  auto made = std::make_unique<MemoryStore>(disk);
  MemoryStore* store = made.get();
  store->fail_loads(true);
  store->refuse_all(true);
  House house(std::make_shared<MemoryDisk>());
  house.disk = disk;
  house.store = store;
  house.app = std::make_unique<App>(std::move(made), fixture::small_boot());
  house.settle();
  REQUIRE(shows(house, "store-problem"));
  house.click("nav-settings");
  CHECK(shows(house, "store-problem"));  // on every screen
  house.click("theme-dark");
  CHECK(house.app->state().journal.state() == SaveState::kNotSaved);
  store->fail_loads(false);
  store->refuse_all(false);
  house.stage.advance(1600);
  house.settle();
  CHECK_FALSE(shows(house, "store-problem"));
  CHECK(house.app->state().journal.state() == SaveState::kSaved);
  CHECK(house.app->state().portfolio.attempts().size() == 1);
  CHECK(house.app->state().portfolio.setting("theme", "") == "dark");
  CHECK(disk->records.size() == 4);
}

TEST_CASE("a clock set back by a year changes no order, no kind and no score") {
  constexpr std::int64_t kYear = 365LL * 24 * 3600 * 1000;
  const auto play = [](std::int64_t second_at) {
    AppState state = fixture::small_state();
    for (const std::int64_t at : {1'700'000'000'000, second_at}) {
      Env env = fixture::env(at);
      env.random_hex = [at](std::size_t bytes) {  // ids that stay the same whatever the clock says
        const bool first = at == 1'700'000'000'000;
        return std::string(bytes * 2, first ? '1' : '2');
      };
      fixture::start_call(state, env);
      update(state, fixture::choice(state, at == 1'700'000'000'000 ? "log" : "ask"), env);
      update(state, LeaveCall{}, env);
    }
    state = fixture::reopened(state);
    fixture::score_all(state);
    return state;
  };
  const AppState later = play(1'700'000'000'000 + kYear);
  const AppState earlier = play(1'700'000'000'000 - kYear);
  REQUIRE(later.portfolio.attempts().size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    const progress::Attempt& a = later.portfolio.attempts()[i];
    const progress::Attempt& b = earlier.portfolio.attempts()[i];
    CHECK(a.id == b.id);
    CHECK(kind_of(later, a) == kind_of(earlier, b));
    REQUIRE(scorecard_of(later, a) != nullptr);
    CHECK(figures(*scorecard_of(later, a)) == figures(*scorecard_of(earlier, b)));
  }
  CHECK(later.portfolio.first_attempt("small")->id == earlier.portfolio.first_attempt("small")->id);
  CHECK(best_attempt(later, "small")->id == best_attempt(earlier, "small")->id);
  CHECK(latest_attempt(later, "small")->id == latest_attempt(earlier, "small")->id);
  const LibraryModel list_later = library_model(later), list_earlier = library_model(earlier);
  REQUIRE(list_later.attempts.size() == list_earlier.attempts.size());
  for (std::size_t i = 0; i < list_later.attempts.size(); ++i) {
    CHECK(list_later.attempts[i].attempt == list_earlier.attempts[i].attempt);
    CHECK(list_later.attempts[i].results == list_earlier.attempts[i].results);
  }
}

TEST_CASE("every fault at every append of a call: never called saved wrongly, nothing lost") {
  using Fault = MemoryStore::Fault;
  for (std::uint64_t nth = 1; nth <= 4; ++nth) {
    for (const Fault fault :
         {Fault::kRefuse, Fault::kLose, Fault::kStoreMutely, Fault::kStoreLate}) {
      CAPTURE(nth);
      CAPTURE(static_cast<int>(fault));
      auto disk = std::make_shared<MemoryDisk>();
      House house(disk);
      house.store->fault_append(nth, fault);
      begin(house);
      const auto truth = [&] {
        const progress::Journal& journal = house.app->state().journal;
        if (journal.state() == SaveState::kSaved) CHECK(journal.unsaved().empty());
        std::size_t answered = house.app->state().archive.size();
        CHECK(answered <= disk->records.size());
      };
      for (const char* step : {"choice-hello-ask", "choice-fall-call-caretaker"}) {
        house.show_all();
        truth();
        house.press_number_of(step);
        truth();
      }
      house.stage.advance(2000);
      house.settle();
      truth();
      // Whoever opens what is stored together with what was still unsaved has the whole call.
      const AppState again = fixture::reopened(house.app->state());
      CHECK(again.portfolio.attempts().size() == 1);
      CHECK(progress::attempts_text(again.portfolio) ==
            progress::attempts_text(house.app->state().portfolio));
      if (fault == Fault::kRefuse || fault == Fault::kStoreLate)
        CHECK(house.app->state().journal.state() == SaveState::kSaved);
    }
  }
}

TEST_CASE(
    "every byte of a store flipped in turn: the program starts and the good records survive") {
  auto disk = std::make_shared<MemoryDisk>();
  {
    House house(disk);
    begin(house);
    house.show_all();
    house.press_number_of("choice-hello-log");
    house.show_all();
    house.click("choice-logged-close");
  }
  std::vector<progress::StoredRecord> sound;
  for (const auto& one : disk->records) sound.push_back({one.sequence, one.bytes});
  REQUIRE(sound.size() >= 4);
  for (std::size_t at = 0; at < sound.size(); ++at) {
    for (std::size_t byte = 0; byte < sound[at].bytes.size(); ++byte) {
      auto damaged = sound;
      damaged[at].bytes[byte] = static_cast<char>(damaged[at].bytes[byte] ^ 0x10);
      AppState state;
      take_scenarios(state, fixture::small_boot());
      take_records(state, damaged);
      CAPTURE(at);
      CAPTURE(byte);
      REQUIRE(state.portfolio.set_aside().size() == 1);
      REQUIRE(state.portfolio.set_aside()[0].sequence == sound[at].sequence);
      REQUIRE(state.archive.size() == sound.size());
      const LibraryModel model = library_model(state);
      REQUIRE(model.set_aside.size() == 1);
      REQUIRE(state.portfolio.attempts().size() == (at == 1 ? 0u : 1u));
    }
  }
}

TEST_CASE("the browser is asked to keep what is stored by a press, after a finished call, once") {
  using Promise = platform::Keeping::Promise;
  platform::memory().keeping.promise = Promise::kCanAsk;
  House house(std::make_shared<MemoryDisk>());
  house.settle();
  CHECK_FALSE(shows(house, "keeping"));
  begin(house);
  house.show_all();
  house.press_number_of("choice-hello-log");
  house.show_all();
  house.click("choice-logged-close");
  house.click("nav-practice");
  REQUIRE(shows(house, "keeping"));
  CHECK(platform::memory().keeping.promise == Promise::kCanAsk);  // not by itself
  house.click("keeping-ask");
  CHECK(platform::memory().keeping.promise == Promise::kAsking);
  CHECK_FALSE(shows(house, "keeping"));
  platform::memory().keeping.promise = Promise::kRefused;
  house.settle();
  CHECK(shows(house, "library-notice"));
  House later(house.disk);
  later.settle();
  CHECK_FALSE(shows(later, "keeping"));
  platform::memory().keeping = {};
}

TEST_CASE("a browser that clears by itself after days is named where it says what is kept") {
  AppState state = fixture::small_state();
  const auto all = [&] {
    std::string text;
    for (const std::string& words : settings_model(state).keeping) text += words + "\n";
    return text;
  };
  CHECK(all().find("7 days") == std::string::npos);
  state.keeping.days_until_cleared = 7;
  CHECK(all().find("7 days") != std::string::npos);
  take_access(state, Access::kWriting, "Nothing keeps two tabs apart.");
  CHECK(all().find("Nothing keeps two tabs apart.") != std::string::npos);
}

TEST_CASE(
    "what is kept of a call no longer fits: the attempt is closed as interrupted, its record "
    "kept") {
  using progress::ClosedHow;
  const Env env = fixture::env();
  AppState before = fixture::small_state();
  fixture::start_call(before, env);
  update(before, fixture::choice(before, "ask"), env);
  const std::string attempt = before.call->attempt;
  std::vector<progress::StoredRecord> records;
  for (std::string& bytes : before.journal.unsaved())
    records.push_back({records.size() + 1, std::move(bytes)});
  REQUIRE(records.size() == 3);  // the scenario, the beginning, a choice
  const auto opened = [&](bool edited, bool without_scenario, const char* choice) {
    AppState state;
    platform::Boot boot = fixture::small_boot();
    if (edited) {
      const std::string title = "The lamp on the landing";
      boot.scenarios[0].bytes.replace(boot.scenarios[0].bytes.find(title), title.size(), "Edited");
    }
    take_scenarios(state, boot);
    auto kept = records;
    if (without_scenario) kept[0].bytes[20] = static_cast<char>(kept[0].bytes[20] ^ 1);
    if (choice != nullptr)
      kept[2].bytes = progress::encode(progress::ChoiceMade{attempt, 0, "hello", choice, 0});
    take_records(state, std::move(kept));
    update(state, ResumeAttempt{attempt}, env);
    return state;
  };
  // The version it began with is damaged, and the site ships another: nothing to go on with.
  const AppState gone = opened(true, true, nullptr);
  CHECK(gone.screen == Screen::kLibrary);
  CHECK_FALSE(gone.notice.empty());
  const progress::Attempt& interrupted = *gone.portfolio.find(attempt);
  CHECK(interrupted.closed == ClosedHow::kInterrupted);
  CHECK(interrupted.events.size() == 1);
  CHECK_FALSE(counts(interrupted));
  // … but where the site ships the very same version, it still fits.
  CHECK(opened(false, true, nullptr).screen == Screen::kCall);
  // A step that the scenario doesn't have.
  const AppState stray = opened(false, false, "never-there");
  CHECK(stray.portfolio.find(attempt)->closed == ClosedHow::kInterrupted);
  // An edited one beside the kept one is no reason.
  CHECK(opened(true, false, nullptr).screen == Screen::kCall);
}
