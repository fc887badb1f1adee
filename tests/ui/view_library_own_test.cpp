#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <variant>

#include "support/stage.h"
#include "ui/view_library.h"

using namespace warmline;
using namespace warmline::ui;
using tests::Stage;

namespace {

struct Shelf {
  explicit Shelf(float width = 1440) : stage(width, 3200) {
    model.calls = {{"lamp", "The lamp", "Utilities · easy · 3 min", "A lamp went out.", "Easy",
                    "Not tried yet", "", "", false, "v-lamp"}};
  }
  void add_own() {
    OwnCallModel own;
    own.card = {"mine",
                "My call",
                "Retail · easy · 2 min",
                "About a parcel.",
                "Easy",
                "Not tried yet",
                "",
                "",
                false,
                "v-mine"};
    own.can_take = true;
    own.file = "mine.json";
    own.found = "1 warning in its file";
    own.lines = {"mine.json:3:1: warning: nobody reads this [unused-flag]"};
    model.own = {own};
  }
  Stage::View view() {
    return [this](Ui& ui) {
      if (auto got = draw_library(ui, model, state)) intent = got;
    };
  }
  void settle() { stage.settle(view()); }
  template <typename Wanted>
  const Wanted* press(const std::string& id) {
    intent.reset();
    stage.click(view(), id);
    return intent ? std::get_if<Wanted>(&*intent) : nullptr;
  }
  Stage stage;
  LibraryModel model;
  LibraryViewState state;
  std::optional<Intent> intent;
};

}  // namespace

TEST_CASE(
    "a call of one's own can be added where there is none, and a folder where it can be chosen") {
  for (const float width : {1440.0f, 390.0f}) {
    Shelf shelf(width);
    shelf.settle();
    CHECK(shelf.stage.find("own-add-folder") == nullptr);
    shelf.model.folders = true;
    shelf.settle();
    const auto* files = shelf.press<ChooseCallFiles>("own-add");
    REQUIRE(files != nullptr);
    CHECK_FALSE(files->folder);
    const auto* folder = shelf.press<ChooseCallFiles>("own-add-folder");
    REQUIRE(folder != nullptr);
    CHECK(folder->folder);
    CHECK(shelf.stage.find("own-title")->screen.y > shelf.stage.find("calls-title")->screen.y);
  }
}

TEST_CASE("calls of one's own stand first, can be taken, looked at and removed after a question") {
  Shelf shelf;
  shelf.add_own();
  shelf.settle();
  CHECK(shelf.stage.find("own-title")->screen.y < shelf.stage.find("calls-title")->screen.y);
  CHECK(shelf.press<OpenScenario>("call-mine/take")->scenario == "mine");
  CHECK(shelf.press<ShowMap>("own-mine/map")->version == "v-mine");
  CHECK(shelf.stage.named(Role::kText, "nobody reads") == nullptr);
  (void)shelf.press<OpenScenario>("own-mine/fold");
  CHECK(shelf.stage.named(Role::kText, "nobody reads") != nullptr);
  CHECK(shelf.press<RemoveCall>("own-mine/remove") == nullptr);
  REQUIRE(shelf.stage.find("removal") != nullptr);
  CHECK(shelf.stage.find("removal")->role == Role::kDialog);
  CHECK(shelf.press<RemoveCall>("removal/keep") == nullptr);
  CHECK(shelf.stage.find("removal") == nullptr);
  (void)shelf.press<RemoveCall>("own-mine/remove");
  shelf.stage.press_key("Escape");
  shelf.settle();
  CHECK(shelf.stage.find("removal") == nullptr);
  (void)shelf.press<RemoveCall>("own-mine/remove");
  const auto* gone = shelf.press<RemoveCall>("removal/remove");
  REQUIRE(gone != nullptr);
  CHECK(gone->scenario == "mine");
}

TEST_CASE(
    "a call that can't be taken is named by its file, with what is wrong, and can be removed") {
  Shelf shelf;
  shelf.add_own();
  shelf.model.own[0].can_take = false;
  shelf.model.own[0].card.title = "mine.json";
  shelf.settle();
  CHECK(shelf.stage.find("call-mine/take") == nullptr);
  CHECK(shelf.stage.find("own-mine/map") == nullptr);
  CHECK(shelf.stage.named(Role::kHeading, "mine.json") != nullptr);
  (void)shelf.press<RemoveCall>("own-mine/remove");
  CHECK(shelf.press<RemoveCall>("removal/remove") != nullptr);
}

TEST_CASE("what came of files is gone to, mistakes are open at once, and it can be hidden") {
  Shelf shelf;
  shelf.model.reports = {{"a.json",
                          "a.json has 1 mistake and was not added.",
                          false,
                          {"a.json:3:1: error: a comma is missing [syntax]"},
                          "v-a"},
                         {"b.json", "“B” was added from b.json.", true, {}, ""}};
  shelf.model.reports_shown = 1;
  shelf.stage.frame(shelf.view());
  CHECK(shelf.stage.semantics.requests().scroll_id == "library");
  CHECK(shelf.stage.named(Role::kText, "a comma is missing") != nullptr);
  CHECK(shelf.stage.find("own-report-1/fold") == nullptr);
  shelf.settle();  // where it scrolled to
  (void)shelf.press<HideReports>("own-report-0/fold");
  CHECK(shelf.stage.named(Role::kText, "a comma is missing") == nullptr);
  const auto* map = shelf.press<ShowMap>("own-report-0/map");
  REQUIRE(map != nullptr);
  CHECK(map->version == "v-a");
  CHECK(shelf.press<HideReports>("own-reports/hide") != nullptr);
}

TEST_CASE("a shipped call has a quiet way to its map") {
  Shelf shelf;
  shelf.settle();
  const auto* map = shelf.press<ShowMap>("call-lamp/map");
  REQUIRE(map != nullptr);
  CHECK(map->version == "v-lamp");
  CHECK_FALSE(map->agreed);
}
