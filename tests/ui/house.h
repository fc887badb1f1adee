// The whole program on a stage.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <utility>

#include "platform/memory_store.h"
#include "support/stage.h"
#include "ui/app.h"
#include "ui/app_fixture.h"

namespace fixture {

// The whole program on a stage, over a disk that outlives it.
struct House {
  explicit House(std::shared_ptr<warmline::platform::MemoryDisk> with,
                 warmline::platform::Boot boot = fixture::small_boot())
      : stage(1440, 2600), disk(std::move(with)) {
    auto made = std::make_unique<warmline::platform::MemoryStore>(disk);
    store = made.get();
    app = std::make_unique<warmline::ui::App>(std::move(made), boot);
  }
  warmline::tests::Stage::View view() {
    return [this](warmline::ui::Ui& ui) {
      app->frame(ui);
      while (app->work()) {
      }
    };
  }
  void settle(int frames = 6) { stage.settle(view(), frames); }
  void click(const char* id) {
    settle(2);
    stage.click(view(), id);
    settle();
  }
  // By its number, which differs from attempt to attempt.
  void press_number_of(const char* choice) {
    const warmline::ui::Node* node = stage.find(choice);
    REQUIRE_MESSAGE(node != nullptr, choice);
    stage.press_key(node->name.substr(0, 1));
    settle();
  }
  void show_all() {
    stage.press_key(" ");
    settle();
    stage.advance(400);
    settle();
  }
  warmline::tests::Stage stage;
  std::shared_ptr<warmline::platform::MemoryDisk> disk;
  warmline::platform::MemoryStore* store = nullptr;
  std::unique_ptr<warmline::ui::App> app;
};

// Takes the small call, and is in it.
inline void begin(House& house) {
  house.settle();
  house.click("start");
  house.click("notice-take");
  house.click("pick-up");
}

}  // namespace fixture
