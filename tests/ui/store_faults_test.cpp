// A failure injected into the store at every one of its calls, over a whole journey: the app stays
// usable, never says "saved" of what is not, and loses nothing.
#include <doctest/doctest.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/memory.h"
#include "platform/memory_store.h"
#include "progress/backup.h"
#include "progress/codec.h"
#include "progress/histories.h"
#include "support/stage.h"
#include "ui/app.h"
#include "ui/app_fixture.h"
#include "ui/models.h"

using namespace warmline;
using namespace warmline::ui;
using platform::MemoryDisk;
using platform::MemoryStore;
using progress::SaveState;

namespace {

enum class Failure : std::uint8_t {
  kNone,
  kRefused,   // a load or an append fails, the next one does not
  kLate,      // an append is told to have failed, and stored after all; a load fails
  kUnsaid,    // … is stored, and nothing is said of it
  kLost,      // … is not stored, and nothing is said of it
  kStoreGone  // all that was stored is gone, and nothing works from then on
};

// Counts the calls that ask the store for something, over all stores of a journey, and fails at one
// of them.
struct Plan {
  Failure failure = Failure::kNone;
  std::size_t at = 0;  // from 1; 0: none
  std::size_t calls = 0;
  bool gone = false;
  bool now() { return ++calls == at && failure != Failure::kNone; }
};

class FailingStore : public MemoryStore {
 public:
  FailingStore(std::shared_ptr<MemoryDisk> disk, Plan& plan)
      : MemoryStore(std::move(disk)), plan_(plan) {}

  void load() override {
    asked_ = true;
    if (!plan_.now()) return MemoryStore::load();
    if (plan_.failure == Failure::kStoreGone) return go(&FailingStore::load_all);
    fail_loads(true);
    MemoryStore::load();
    fail_loads(false);
  }

  platform::Ticket append(const std::vector<std::string>& records) override {
    asked_ = true;
    if (plan_.now()) {
      switch (plan_.failure) {
        case Failure::kRefused:
          fault_append(appends() + 1, Fault::kRefuse);
          break;
        case Failure::kLate:
          fault_append(appends() + 1, Fault::kStoreLate);
          break;
        case Failure::kUnsaid:
          fault_append(appends() + 1, Fault::kStoreMutely);
          break;
        case Failure::kLost:
          fault_append(appends() + 1, Fault::kLose);
          break;
        case Failure::kStoreGone:
          plan_.gone = true;
          break_down();
          break;
        case Failure::kNone:
          break;
      }
    }
    return MemoryStore::append(records);
  }

  // A poll is such a call where something was asked before: its answers come a poll later, or
  // never.
  std::vector<platform::StoreEvent> poll() override {
    if (!std::exchange(asked_, false) || !plan_.now()) return MemoryStore::poll();
    if (plan_.failure == Failure::kStoreGone) {
      plan_.gone = true;
      break_down();
      return MemoryStore::poll();
    }
    hold(true);
    std::vector<platform::StoreEvent> none = MemoryStore::poll();
    hold(false);
    return none;
  }

 private:
  void load_all() { MemoryStore::load(); }
  void go(void (FailingStore::*then)()) {
    plan_.gone = true;
    break_down();
    (this->*then)();
  }
  Plan& plan_;
  bool asked_ = false;
};

// What a journey did, without ids and numbers that differ from one to the next.
std::string told(const progress::Portfolio& portfolio) {
  std::string all;
  for (const progress::Attempt& one : portfolio.attempts()) {
    all += one.scenario + (one.practised ? " practised" : "");
    all += one.closed ? " closed " + std::to_string(static_cast<int>(*one.closed)) : " open";
    for (const replay::Event& event : one.events) all += " " + progress::event_text(event);
    all += "\n";
  }
  for (const auto& [key, setting] : portfolio.settings()) all += key + "=" + setting.value + "\n";
  for (const progress::OwnScenario& own : portfolio.own_scenarios()) all += own.scenario + "\n";
  return all;
}

std::string exactly(const progress::Portfolio& portfolio) {
  std::string all = told(portfolio) + progress::attempts_text(portfolio);
  for (const auto& [version, canonical] : portfolio.scenarios()) all += version + "\n";
  return all;
}

progress::Portfolio on_disk(const MemoryDisk& disk) {
  std::vector<progress::StoredRecord> records;
  for (const platform::StoredBytes& one : disk.records)
    records.push_back({one.sequence, one.bytes});
  progress::Portfolio portfolio;
  portfolio.load(records);
  return portfolio;
}

// The program over a disk, played by presses; after each of them the truth is looked at.
class Journey {
 public:
  Journey(Plan& plan, std::shared_ptr<MemoryDisk> disk)
      : disk(std::move(disk)), plan_(plan), stage_(1440, 2600) {
    app = std::make_unique<App>(std::make_unique<FailingStore>(this->disk, plan),
                                fixture::small_boot());
    frames(3);
  }

  void press(const std::string& id) {
    for (int i = 0; i < 4 && stage_.find(id) == nullptr; ++i) {  // lines that unfold
      stage_.press_key(" ");
      frames(1);
      stage_.advance(400);
      frames(1);
    }
    INFO("no press on " << id);
    REQUIRE(stage_.find(id) != nullptr);
    stage_.activate(id);
    frames(2);
    stage_.advance(400);
    frames(1);
    look();
  }

  void give(const std::string& name, const std::string& bytes) {
    platform::InputEvent event;
    event.kind = platform::InputEvent::Kind::kFile;
    event.id = name;
    event.text = bytes;
    stage_.give(event);
    frames(2);
    platform::InputEvent names;  // the check of a call waits for them; there are none
    names.kind = platform::InputEvent::Kind::kSiteFile;
    names.id = "lexicon.bin";
    stage_.give(names);
    frames(3);
    look();
  }

  // Long enough for every retry.
  void wait() {
    for (int i = 0; i < 4; ++i) {
      stage_.advance(1100);
      frames(2);
    }
    look();
  }

  void look() {
    const AppState& state = app->state();
    const Node* says = stage_.find("save-state");
    const bool saved = state.journal.state() == SaveState::kSaved;
    if (says != nullptr && says->name.find("Saved") != std::string::npos) CHECK(saved);
    if (plan_.gone) CHECK_FALSE(saved);
    if (!saved) return;
    CHECK(state.journal.unsaved().empty());
    // While the store can't be read, what it held is not known here; what was done here is stored.
    if (state.store == StoreState::kReady)
      CHECK(exactly(on_disk(*disk)) == exactly(state.portfolio));
  }

  [[nodiscard]] bool shows(std::string_view id) const { return stage_.find(id) != nullptr; }

  std::shared_ptr<MemoryDisk> disk;
  std::unique_ptr<App> app;

 private:
  void frames(int count) {
    const tests::Stage::View view = [this](Ui& ui) {
      app->frame(ui);
      while (app->work()) {
      }
    };
    stage_.settle(view, count);
  }
  Plan& plan_;
  tests::Stage stage_;
};

std::string own_call() {
  std::string text = fixture::file_text("tests/fixtures/scenarios/small.json");
  const std::string id = "\"id\": \"small\"";
  return text.replace(text.find(id), id.size(), "\"id\": \"mine\"");
}

std::string elsewhere() {
  progress::AttemptBegun begun;
  begun.attempt = "-";  // before any of this browser's, which are random digits
  begun.scenario = "small";
  begun.version = "gone";
  return progress::backup_text(
      progress::to_stored({begun, progress::AttemptClosed{"-", progress::ClosedHow::kLeft, 5},
                           progress::SettingChanged{"theme", "dark"}}),
      5);
}

using Step = std::function<void(Journey&)>;

Step press(const char* id) {
  return [id](Journey& journey) { journey.press(id); };
}

// Two visits: a call with a choice, a card looked up and an end; then settings, a call of one's
// own added and removed, and a backup restored.
const std::vector<std::vector<Step>>& visits() {
  static const std::vector<std::vector<Step>> all = {
      {press("start"), press("notice-take"), press("pick-up"), press("card-rota"),
       press("reading/close"), press("choice-hello-ask"), press("mood-toggle"), press("leave-call"),
       press("leave/end"), press("nav-practice")},
      {press("nav-settings"), press("theme-dark"), press("mood-hidden"), press("nav-practice"),
       [](Journey& journey) { journey.give("mine.json", own_call()); }, press("own-mine/remove"),
       press("removal/remove"), press("call-small/take"), press("notice-decline"),
       [](Journey& journey) { journey.give("b.json", elsewhere()); }, press("restoring/go")},
  };
  return all;
}

// What the portfolio tells after each visit where nothing fails.
std::vector<std::string> undisturbed(Plan& plan) {
  auto disk = std::make_shared<MemoryDisk>();
  std::vector<std::string> after;
  for (const auto& steps : visits()) {
    Journey journey(plan, disk);
    for (const Step& step : steps) step(journey);
    journey.wait();
    after.push_back(told(journey.app->state().portfolio));
    CHECK(journey.app->state().journal.state() == SaveState::kSaved);
  }
  return after;
}

// Everything in memory is on the disk, each record once and in order.
void check_stored(const Journey& journey) {
  const AppState& state = journey.app->state();
  CHECK(state.journal.state() == SaveState::kSaved);
  REQUIRE(state.archive.size() == journey.disk->records.size());
  for (std::size_t i = 0; i < state.archive.size(); ++i)
    CHECK(state.archive[i].bytes == journey.disk->records[i].bytes);
  CHECK(exactly(on_disk(*journey.disk)) == exactly(state.portfolio));
}

// The store is gone for good: what is in memory is to be had as a file, and that brings it back.
void check_export(Journey& journey, const std::string& expected) {
  platform::memory().saved.clear();
  journey.press("nav-settings");
  journey.press("export");
  REQUIRE(platform::memory().saved.size() == 1);
  const std::string file = platform::memory().saved.front().bytes;
  Plan none;
  Journey elsewhere(none, std::make_shared<MemoryDisk>());
  elsewhere.give("b.json", file);
  elsewhere.press("restoring/go");
  elsewhere.wait();
  CHECK(told(elsewhere.app->state().portfolio) == expected);
  CHECK(elsewhere.app->state().journal.state() == SaveState::kSaved);
}

void journey_with(Plan& plan, const std::vector<std::string>& expected) {
  auto disk = std::make_shared<MemoryDisk>();
  for (std::size_t visit = 0; visit < visits().size(); ++visit) {
    Journey journey(plan, disk);
    for (const Step& step : visits()[visit]) step(journey);
    journey.wait();
    const AppState& state = journey.app->state();
    // What went before it could be read is lost with the store, and the screen says so.
    const bool unread = plan.gone && state.store != StoreState::kReady;
    if (unread) {
      CHECK(journey.shows("store-problem"));
    } else {
      CHECK(told(state.portfolio) == expected[visit]);
    }
    const bool unsaid = plan.failure == Failure::kUnsaid || plan.failure == Failure::kLost;
    if (plan.gone) return check_export(journey, told(state.portfolio));
    if (state.journal.state() == SaveState::kSaved) {
      check_stored(journey);
    } else {
      CHECK(unsaid);  // a store that answers is not left behind
      CHECK(state.journal.state() == SaveState::kSaving);
      const AppState again = fixture::reopened(state);
      CHECK(exactly(again.portfolio) == exactly(state.portfolio));
      return;  // what is stored is less than what was done, and the next visit would show it
    }
  }
}

}  // namespace

TEST_CASE("a failure at every call of the store over a whole journey: nothing lost, never a lie") {
  Plan counting;
  const std::vector<std::string> expected = undisturbed(counting);
  REQUIRE(counting.calls > 20);
  REQUIRE(expected.back().find("small closed") != std::string::npos);
  std::size_t journeys = 0;
  for (const Failure failure :
       {Failure::kRefused, Failure::kLate, Failure::kUnsaid, Failure::kLost, Failure::kStoreGone}) {
    for (std::size_t at = 1; at <= counting.calls; ++at) {
      CAPTURE(static_cast<int>(failure));
      CAPTURE(at);
      Plan plan;
      plan.failure = failure;
      plan.at = at;
      journey_with(plan, expected);
      CHECK(plan.calls >= at);
      ++journeys;
    }
  }
  MESSAGE(journeys << " journeys, each of " << counting.calls << " calls");
}
