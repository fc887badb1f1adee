#include "ui/app.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "platform/memory.h"
#include "platform/memory_store.h"
#include "support/stage.h"
#include "ui/app_fixture.h"
#include "ui/house.h"
#include "ui/models.h"

using namespace warmline;
using namespace warmline::ui;
using platform::MemoryDisk;
using platform::MemoryStore;
using tests::Stage;

using fixture::House;

TEST_CASE("a whole call by pointer and keys, from the first screen to the debrief and the list") {
  House house(std::make_shared<MemoryDisk>());
  house.settle();
  house.click("start");
  REQUIRE(house.stage.find("notice-title") != nullptr);
  house.click("notice-take");
  house.click("pick-up");
  REQUIRE(house.stage.find("call-title") != nullptr);
  CHECK(house.stage.semantics.title() == "The lamp on the landing · Warmline");
  house.show_all();
  house.press_number_of("choice-hello-log");
  house.show_all();
  house.click("choice-logged-close");
  house.show_all();
  house.click("to-debrief");
  REQUIRE(house.stage.find("debrief-title") != nullptr);
  CHECK(house.stage.find("resolution/figure") != nullptr);
  house.click("back-to-calls");
  CHECK(house.stage.named(Role::kButton, "Open the debrief") != nullptr);
}

TEST_CASE("what a press brings is drawn in the same frame") {
  House house(std::make_shared<MemoryDisk>());
  house.settle();
  house.stage.activate("start");
  house.stage.frame(house.view());
  CHECK(house.stage.find("notice-title") != nullptr);
  CHECK(house.stage.find("start") == nullptr);
  house.stage.activate("notice-take");
  house.stage.frame(house.view());
  CHECK(house.stage.find("pick-up") != nullptr);
}

TEST_CASE("closed in mid-call and opened again, the program goes on where it was") {
  auto disk = std::make_shared<MemoryDisk>();
  {
    House house(disk);
    house.settle();
    house.click("start");
    house.click("notice-take");
    house.click("pick-up");
    house.show_all();
    house.press_number_of("choice-hello-ask");
  }
  House again(disk);
  again.settle();
  REQUIRE(again.stage.find("start") != nullptr);
  CHECK(again.stage.find("start")->name == "Go on with “The lamp on the landing”, decision 2");
  again.click("start");
  again.stage.advance(400);
  again.settle();
  CHECK(again.stage.find("choice-fall-call-caretaker") != nullptr);
}

TEST_CASE("the screen tells the truth about saving, and another try saves") {
  House house(std::make_shared<MemoryDisk>());
  house.settle();
  house.click("start");
  house.click("notice-take");
  house.store->refuse_all(true);
  house.click("pick-up");
  CHECK(house.stage.find("save-export") != nullptr);
  CHECK(house.disk->records.empty());
  platform::memory().saved.clear();
  house.click("save-export");
  REQUIRE(platform::memory().saved.size() == 1);
  CHECK(platform::memory().saved[0].bytes.find("\"key\":2") != std::string::npos);
  house.store->refuse_all(false);
  house.click("nav-practice");
  house.click("trouble-retry");
  CHECK(house.stage.find("save-trouble") == nullptr);
  CHECK(house.disk->records.size() == 2);
}

TEST_CASE("what was saved is part of an export") {
  House house(std::make_shared<MemoryDisk>());
  house.settle();
  house.click("start");
  house.click("notice-take");
  house.click("pick-up");
  CHECK(house.disk->records.size() == 2);
  house.click("nav-settings");
  platform::memory().saved.clear();
  house.click("export");
  REQUIRE(platform::memory().saved.size() == 1);
  CHECK(platform::memory().saved[0].bytes.find("\"key\":2") != std::string::npos);
}

TEST_CASE("a store that can't be read is named, and calls can be taken all the same") {
  auto disk = std::make_shared<MemoryDisk>();
  House house(disk);
  house.store->fail_loads(true);
  house.app.reset();
  auto made = std::make_unique<MemoryStore>(disk);
  made->fail_loads(true);
  house.app = std::make_unique<App>(std::move(made), fixture::small_boot());
  house.settle();
  CHECK(house.stage.find("store-problem") != nullptr);
  house.click("start");
  CHECK(house.stage.find("notice-title") != nullptr);
}

TEST_CASE("a broken scenario and one that fails its proof are left out by name, the others stay") {
  platform::Boot boot = fixture::small_boot();
  boot.scenarios.push_back({"broken.json", "{ \"format\": 1, }"});
  std::string dead_end = boot.scenarios[0].bytes;
  const std::string id = "\"id\": \"small\"";
  dead_end.replace(dead_end.find(id), id.size(), "\"id\": \"dead-end\"");
  const std::string tell = "\"id\": \"tell\",";
  dead_end.insert(dead_end.find(tell) + tell.size(), "\"when\": { \"flag\": \"promised\" },");
  boot.scenarios.push_back({"dead-end.json", dead_end});
  boot.missing.push_back("gone.json");
  AppState parsed;
  take_scenarios(parsed, boot);
  REQUIRE(parsed.catalog.size() == 2);  // the dead end is found by the proof alone
  House house(std::make_shared<MemoryDisk>(), boot);
  house.settle(12);
  CHECK(house.stage.find("call-small/title") != nullptr);
  CHECK(house.stage.find("call-dead-end/title") == nullptr);
  CHECK(house.stage.named(Role::kHeading, "broken.json") != nullptr);
  CHECK(house.stage.named(Role::kHeading, "dead-end.json") != nullptr);
  CHECK(house.stage.named(Role::kHeading, "gone.json") != nullptr);
}

TEST_CASE("calls that come after the start join the list, and one that doesn't is named") {
  platform::Boot boot = fixture::small_boot();
  boot.awaited = 2;
  House house(std::make_shared<MemoryDisk>(), boot);
  house.settle();
  REQUIRE(house.stage.find("calls-coming") != nullptr);
  CHECK(house.stage.find("calls-coming")->name == "2 more calls are on the way.");
  REQUIRE(house.stage.find("start") != nullptr);  // a beginner need not wait for them

  platform::InputEvent event;
  event.kind = platform::InputEvent::Kind::kScenario;
  event.id = "easy.json";
  event.text = boot.scenarios[0].bytes;
  const auto change = [&](std::string_view from, std::string_view to) {
    event.text.replace(event.text.find(from), from.size(), to);
  };
  change("\"id\": \"small\"", "\"id\": \"easy\"");
  change("The lamp on the landing", "A lamp of its own");
  house.stage.give(event);
  event.kind = platform::InputEvent::Kind::kMissing;
  event.id = "gone.json";
  house.stage.give(event);
  house.settle();
  CHECK(house.stage.find("calls-coming") == nullptr);
  CHECK(house.stage.find("call-easy/title") != nullptr);
  CHECK(house.stage.named(Role::kHeading, "gone.json") != nullptr);
  // Equally easy and long: by title, not by arrival.
  CHECK(house.app->state().editions.at(house.app->state().catalog[0]).file == "easy.json");
}

TEST_CASE("whoever has taken calls waits for a suggestion until all calls are there") {
  auto disk = std::make_shared<MemoryDisk>();
  {
    House house(disk);
    house.settle();
    house.click("start");
    house.click("notice-take");
    house.click("pick-up");
    house.click("leave-call");
    house.click("leave/end");
  }
  platform::Boot boot = fixture::small_boot();
  boot.awaited = 1;
  House again(disk, boot);
  again.settle();
  CHECK(again.stage.find("start") == nullptr);
  CHECK(again.stage.find("library-loading") != nullptr);
  platform::InputEvent event;
  event.kind = platform::InputEvent::Kind::kMissing;
  event.id = "gone.json";
  again.stage.give(event);
  again.settle();
  CHECK(again.stage.find("start") != nullptr);
}

TEST_CASE("chosen colours win over the system's") {
  House house(std::make_shared<MemoryDisk>());
  house.settle();
  platform::Preferences dark;
  dark.dark = true;
  Theme theme;
  house.app->prepare(theme, dark);
  CHECK(theme.dark);
  house.click("nav-settings");
  house.click("theme-light");
  house.app->prepare(theme, dark);
  CHECK(!theme.dark);
}

TEST_CASE("ids are unique on every screen") {
  House house(std::make_shared<MemoryDisk>());
  const auto check = [&] {
    for (const Node& node : house.stage.semantics.nodes()) {
      CHECK_MESSAGE(house.stage.find(node.id) == &node, node.id);
      CHECK(!node.id.empty());
    }
  };
  house.settle();
  check();
  for (const char* id : {"start", "notice-take", "pick-up"}) {
    house.click(id);
    check();
  }
  house.show_all();
  check();
  house.press_number_of("choice-hello-ask");
  house.show_all();
  check();
  house.click("leave-call");
  house.click("leave/end");
  check();
}

TEST_CASE("work goes on between frames and asks for one only when there is something to show") {
  Stage stage(1440, 2600);
  App app(std::make_unique<MemoryStore>(std::make_shared<MemoryDisk>()), fixture::small_boot());
  CHECK_FALSE(app.work());  // the first frame comes first
  const Stage::View view = [&app](Ui& ui) { app.frame(ui); };
  stage.settle(view, 3);
  platform::FramePacer& pacer = platform::memory().pacer;
  pacer = {};
  CHECK_FALSE(app.state().editions.begin()->second.solution);
  while (app.work()) {
  }
  CHECK(app.state().editions.begin()->second.solution);
  CHECK(pacer.frame_due());
  pacer = {};
  CHECK_FALSE(app.work());
  CHECK_FALSE(pacer.frame_due());
}

TEST_CASE(
    "a beginner is offered the easiest call, before one with a content note, then the shortest") {
  const auto offered = [](std::string_view noted, std::string_view other, const char* minutes) {
    AppState state;
    platform::Boot boot = fixture::small_boot();
    std::string plain = boot.scenarios[0].bytes;
    const auto change = [&plain](std::string_view from, std::string_view to) {
      const std::size_t at = plain.find(from);
      REQUIRE_MESSAGE(at != std::string::npos, std::string(from));
      plain.replace(at, from.size(), to);
    };
    change("\"id\": \"small\"", "\"id\": \"plain\"");
    change("\"difficulty\": \"easy\"", "\"difficulty\": \"" + std::string(other) + "\"");
    change("\"minutes\": 3", "\"minutes\": " + std::string(minutes));
    const std::size_t note = plain.find("\"content_note\"");
    REQUIRE(note != std::string::npos);
    plain.erase(note, plain.find('\n', note) - note);
    std::string& small = boot.scenarios[0].bytes;
    small.replace(small.find("\"easy\""), 6, "\"" + std::string(noted) + "\"");
    boot.scenarios.push_back({"plain.json", plain});
    take_scenarios(state, boot);
    REQUIRE(state.left_out.empty());
    take_records(state, {});
    return library_model(state).suggestion->target;
  };
  CHECK(offered("easy", "easy", "3") == "plain");
  CHECK(offered("easy", "easy", "9") == "plain");
  CHECK(offered("easy", "medium", "1") == "small");
}
