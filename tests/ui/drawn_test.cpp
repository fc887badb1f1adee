// Every word that can be seen is in the tree. All that a Stage ever draws is looked at
// (support/stage.cpp); here: that the looking sees what it should, and the pages that have no other
// test of their own drawing.
#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "imgui.h"
#include "support/drawn.h"
#include "support/stage.h"
#include "ui/charts.h"
#include "ui/coach_fixture.h"
#include "ui/house.h"
#include "ui/sit_fixture.h"
#include "ui/widgets.h"

using namespace warmline;
using namespace warmline::ui;
using fixture::House;
using tests::Stage;

namespace {

// What a view draws that its tree leaves out; its words alone.
std::vector<std::string> untold_of(const Stage::View& view,
                                   std::vector<std::string>* drawn = nullptr) {
  Stage stage(400, 300);
  stage.hears_all = false;
  stage.settle(view);
  const auto words = tests::drawn_words(*ImGui::GetDrawData());
  if (drawn != nullptr) {
    for (const tests::DrawnWord& word : words)
      drawn->emplace_back(word.letters.begin(), word.letters.end());
  }
  std::vector<std::string> out;
  for (const std::string& one : tests::untold(words, stage.semantics.nodes()))
    out.push_back(one.substr(0, one.find(' ')));
  return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE(
    "words are read off what is drawn: each once, in order, without the spaces between them") {
  std::vector<std::string> drawn;
  const Words untold = untold_of(
      [](Ui& ui) {
        text_at(ui, 20, 20, "a", "Where it, hurts");
        text_at(ui, 200, 20, "b", "most.");
        Column column{20, 60, 90};
        paragraph(ui, column, "c", "Two lines of it");
      },
      &drawn);
  CHECK(drawn == Words{"Where", "it,", "hurts", "most.", "Two", "lines", "of", "it"});
  CHECK(untold.empty());
}

TEST_CASE("what no node tells is found, however it was drawn") {
  CHECK(untold_of([](Ui& ui) {
          text_at(ui, 20, 20, "a", "Told");
          text_at(ui, 20, 60, {}, "Only drawn");
        }) == Words{"Only", "drawn"});
  // Past the widgets, by ImGui itself.
  CHECK(untold_of([](Ui& ui) {
          ui.draw->AddText({20, 20}, 0xFF000000u, "Contraband");
        }) == Words{"Contraband"});
  // Told by somebody else, far away.
  CHECK(untold_of([](Ui& ui) {
          text_at(ui, 20, 20, "a", "Monday");
          text_at(ui, 20, 200, {}, "Monday");
        }) == Words{"Monday"});
  // The name says another number.
  CHECK(untold_of([](Ui& ui) {
          text_at(ui, 20, 20, {}, "69 points");
          static_cast<void>(pressable(ui, {10, 10, 200, 40}, "p", Role::kButton, "96 points"));
        }) == Words{"69"});
}

TEST_CASE(
    "what a control draws is told by its name, its description, or in full where it is short") {
  CHECK(untold_of([](Ui& ui) {
          static_cast<void>(
              pressable(ui, {10, 10, 300, 60}, "p", Role::kButton, "Decision 3, lost 4 points"));
          text_at(ui, 20, 20, {}, "lost 4 pts.");
        }) == Words{"pts."});
  CHECK(
      untold_of([](Ui& ui) {
        static_cast<void>(pressable(ui, {10, 10, 300, 60}, "p", Role::kButton, "14 observations"));
        text_at(ui, 20, 20, {}, "14 obs.");
      }).empty());
}

TEST_CASE("what lies outside what can be seen is not asked for") {
  CHECK(untold_of([](Ui& ui) {
          ImGui::PushClipRect({0, 0}, {400, 100}, true);
          text_at(ui, 20, 150, {}, "below");
          text_at(ui, 600, 20, {}, "beside");
          ImGui::PopClipRect();
        }).empty());
}

TEST_CASE("figures on a chart’s scale are its table’s matter; without a table they are not told") {
  const auto scale = [](bool table) {
    return [table](Ui& ui) {
      begin_group(ui, "chart", Role::kGroup, "Chart", {10, 10, 300, 200});
      text_at(ui, 20, 100, {}, "50");
      text_at(ui, 20, 140, {}, "Warmth");
      if (table) {
        begin_group(ui, "chart/table", Role::kTable, "Warmth by week", {60, 20, 200, 150});
        begin_group(ui, "chart/row", Role::kRow, "", {60, 20, 200, 20});
        end_group(ui);
        end_group(ui);
      }
      end_group(ui);
    };
  };
  CHECK(untold_of(scale(true)).empty());
  CHECK(untold_of(scale(false)) == Words{"50", "Warmth"});
}

// --- every page that an address leads to
// ----------------------------------------------------------

namespace {

struct Look {
  float width, height, scale;
};
constexpr Look kLooks[] = {{1440, 900, 1}, {390, 844, 1}, {1024, 2600, 2}};

// From its top to its end, a window at a time.
void look_through(House& house, const Look& look) {
  house.stage.width = look.width;
  house.stage.height = look.height;
  house.stage.theme.scale = look.scale;
  house.settle(4);
  CHECK_FALSE(tests::drawn_words(*ImGui::GetDrawData()).empty());
  std::string scroller;
  float end = 0;
  for (const Node& node : house.stage.semantics.nodes()) {
    if (node.role != Role::kScroll || node.content_h <= end) continue;
    scroller = node.id;
    end = node.content_h;
  }
  for (float y = 0; y < end; y += look.height - 100) {
    platform::InputEvent event;
    event.kind = platform::InputEvent::Kind::kScroll;
    event.id = scroller;
    event.amount = y;
    house.stage.give(std::move(event));
    house.settle(2);
  }
}

void look_at_all(House& house) {
  for (const Look& look : kLooks) look_through(house, look);
  house.stage.width = 1440;
  house.stage.height = 2600;
  house.stage.theme.scale = 1;
  house.settle();
}

// As the page beside the canvas reports it, wherever it is scrolled to.
void press(House& house, std::string id) {
  REQUIRE(house.stage.find(id) != nullptr);
  house.stage.activate(id);
  house.settle();
}

void go_to(House& house, const std::string& address) {
  platform::InputEvent event;
  event.kind = platform::InputEvent::Kind::kAddress;
  event.text = address;
  house.stage.give(std::move(event));
  house.settle();
}

}  // namespace

TEST_CASE("every word of practice and coach that is drawn is told, on every page") {
  House house(std::make_shared<platform::MemoryDisk>(), fixture::coach_boot());
  house.settle();
  for (const char* address :
       {"#/", "#/settings", "#/result", "#/profiles/new", "#/nowhere", "#/call/two-kinds-of-closed",
        "#/map/two-kinds-of-closed", "#/coach", "#/coach/calibrate"}) {
    CAPTURE(address);
    go_to(house, address);
    look_at_all(house);
  }
  go_to(house, "#/coach");
  press(house, "coach-sample");
  REQUIRE(house.app->state().coach.team);
  for (const char* address : {"#/coach", "#/coach/scenarios", "#/coach/out-of-reach",
                              "#/coach/two-centres", "#/coach/calibrate", "#/coach/export"}) {
    CAPTURE(address);
    go_to(house, address);
    look_at_all(house);
  }
  go_to(house, "#/coach");
  const Node* person = house.stage.named(Role::kButton, "Open their page");
  REQUIRE(person != nullptr);
  press(house, person->id);
  look_at_all(house);
  for (const char* way : {"Listen in", "Back to Sample", "Prepare a session"}) {
    CAPTURE(std::string(way));
    const Node* button = house.stage.named(Role::kButton, way);
    REQUIRE(button != nullptr);
    press(house, button->id);
    look_at_all(house);
  }
}

TEST_CASE("every word of hire that is drawn is told, on every page") {
  platform::Boot boot = fixture::coach_boot();
  boot.place = platform::Place::kHire;
  House house(std::make_shared<platform::MemoryDisk>(), std::move(boot));
  house.settle();
  for (const char* address : {"#/hire", "#/hire/settings", "#/hire/results", "#/hire/quality",
                              "#/hire/fairness", "#/hire/law"}) {
    CAPTURE(address);
    go_to(house, address);
    look_at_all(house);
  }
  go_to(house, "#/hire");
  for (const char* way : {"Put a form together", "Add calls"}) {
    CAPTURE(std::string(way));
    const Node* button = house.stage.named(Role::kButton, way);
    REQUIRE(button != nullptr);
    press(house, button->id);
    look_at_all(house);
  }
}

TEST_CASE("every word that a candidate sees is told, from consent to the file") {
  using namespace fixture::sit;
  House house(std::make_shared<platform::MemoryDisk>(), boot_of({form_of(600), "C-1", {}}));
  house.settle();
  look_at_all(house);
  press(house, "sit-agree");
  for (const char* button : {"sit-begin", "sit-go"}) {
    CAPTURE(button);
    press(house, button);
    look_at_all(house);
  }
  for (int i = 0; i < 12 && house.stage.named(Role::kButton, "Save the file") == nullptr; ++i) {
    house.show_all();
    look_at_all(house);
    for (const char* number : {"1", "2", "3"}) {
      house.stage.press_key(number);
      house.settle();
    }
  }
  REQUIRE(house.stage.named(Role::kButton, "Save the file") != nullptr);
  look_at_all(house);
}
