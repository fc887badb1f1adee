#include "ui/view_call.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <variant>

#include "support/stage.h"

using namespace warmline;
using namespace warmline::ui;
using tests::Stage;

namespace {

CallModel two_lines() {
  CallModel model;
  model.attempt = "a1";
  model.title = "The lamp on the landing";
  model.chip = "Utilities · easy · 3 min";
  model.clock = "00:20";
  model.decision = "Decision 1";
  model.fresh = true;
  model.utterances = {
      {"said-0", Voice::kSystem, "", "The call is put through."},
      {"said-1", Voice::kCaller, "Caller", "It's only the lamp on the landing. Again."}};
  model.options = {{0, "choice-ask", "“Again?”", "", false},
                   {1, "choice-log", "“I'll log it.”", "", false},
                   {2, "choice-hour", "“At seven.”", "Not allowed: no hour is promised", true}};
  model.available = 2;
  model.cards = {
      {0, "card-rota", "Caretakers on duty", "One until ten.", "Knowledge", "20 s", false}};
  model.distress = 6;
  model.trust = 3;
  model.mood_sentence = "How they are as you say hello.";
  return model;
}

// Draws the call and keeps the latest intent.
struct Table {
  explicit Table(float width = 1440, float height = 900) : stage(width, height) {}
  Stage::View view() {
    return [this](Ui& ui) {
      if (auto got = draw_call(ui, model, state)) intent = got;
    };
  }
  void settle() { stage.settle(view()); }
  void show_all() {
    stage.press_key(" ");
    settle();
    stage.advance(kGuardMs + 50);
    settle();
  }
  template <typename Wanted>
  const Wanted* got() const {
    return intent ? std::get_if<Wanted>(&*intent) : nullptr;
  }
  Stage stage;
  CallModel model = two_lines();
  CallViewState state;
  std::optional<Intent> intent;
};

}  // namespace

TEST_CASE("lines unfold one after the other, and are said once each") {
  Table table;
  table.stage.frame(table.view());
  CHECK(table.stage.find("said-0") != nullptr);
  CHECK(table.stage.find("said-1") == nullptr);
  CHECK(table.stage.semantics.requests().announce == "The call is put through.");
  static_cast<void>(table.stage.semantics.take_patch());
  table.stage.advance(1700);
  table.settle();
  CHECK(table.stage.find("said-1") != nullptr);
  CHECK(table.stage.semantics.requests().announce ==
        "Caller: It's only the lamp on the landing. Again.");
  static_cast<void>(table.stage.semantics.take_patch());
  table.stage.advance(1700);
  table.settle();
  CHECK(table.stage.semantics.requests().announce.empty());
}

TEST_CASE("choices come when all lines are shown, and count 300 ms later") {
  Table table;
  table.settle();
  CHECK(table.stage.find("choice-ask") == nullptr);
  table.stage.press_key(" ");
  table.stage.frame(table.view());
  REQUIRE(table.stage.find("choice-ask") != nullptr);
  CHECK(table.stage.find("choice-ask")->disabled);
  table.stage.press_key("1");
  table.settle();
  CHECK(!table.intent);
  table.stage.advance(kGuardMs);
  table.settle();
  CHECK(!table.stage.find("choice-ask")->disabled);
  table.stage.press_key("1");
  table.settle();
  REQUIRE(table.got<Choose>());
  CHECK(table.got<Choose>()->choice == 0);
}

TEST_CASE("choices that scroll by themselves begin at their top at each moment of the call") {
  Table table(390, 420);
  const auto offset = [&table]() -> float {
    for (const Node& node : table.stage.semantics.nodes()) {
      if (node.role == Role::kScroll && node.id.rfind("choices", 0) == 0) return node.scroll_y;
    }
    return -1;
  };
  for (OptionModel& option : table.model.options) option.words += std::string(300, 'w');
  table.show_all();
  CHECK(offset() == 0);
  for (const Node& node : table.stage.semantics.nodes()) {
    if (node.role == Role::kScroll && node.id.rfind("choices", 0) == 0)
      table.stage.ui.scroll_to(std::string(node.id), 40);
  }
  table.settle();
  CHECK(offset() == 40);
  table.model.utterances.push_back({"said-9", Voice::kSaid, "You", "And then?"});
  table.settle();
  CHECK(offset() == 0);
}

TEST_CASE("a held key chooses nothing") {
  Table table;
  table.show_all();
  table.stage.press_key("2", true);
  table.settle();
  CHECK(!table.intent);
}

TEST_CASE("a choice is made by pointer, and by its element") {
  Table table;
  table.show_all();
  table.stage.click(table.view(), "choice-log");
  REQUIRE(table.got<Choose>());
  CHECK(table.got<Choose>()->choice == 1);
  table.intent.reset();
  table.stage.activate("choice-ask");
  table.settle();
  REQUIRE(table.got<Choose>());
  CHECK(table.got<Choose>()->choice == 0);
}

TEST_CASE("a choice that a rule blocks is shown with the rule and can't be made") {
  Table table;
  table.show_all();
  const Node* blocked = table.stage.find("choice-hour");
  REQUIRE(blocked != nullptr);
  CHECK(blocked->disabled);
  CHECK(blocked->name.find("no hour is promised") != std::string::npos);
  table.stage.click(table.view(), "choice-hour");
  table.stage.activate("choice-hour");
  table.stage.press_key("3");
  table.settle();
  CHECK(!table.intent);
}

TEST_CASE("the button Show all does what Space does") {
  Table table;
  table.settle();
  table.stage.click(table.view(), "show-all");
  CHECK(table.stage.find("said-1") != nullptr);
  CHECK(table.stage.find("choice-ask") != nullptr);
}

TEST_CASE("a resumed call stands there at once") {
  Table table;
  table.model.fresh = false;
  table.stage.frame(table.view());
  CHECK(table.stage.find("said-1") != nullptr);
  CHECK(table.stage.semantics.requests().announce.empty());
  CHECK(table.stage.find("choice-ask")->disabled);
}

TEST_CASE(
    "opening a card is an intent; while it is read no choice counts, nor for a moment after") {
  Table table;
  table.show_all();
  table.stage.click(table.view(), "card-rota");
  REQUIRE(table.got<OpenCard>());
  CHECK(table.got<OpenCard>()->card == 0);
  table.intent.reset();

  table.model.reading = table.model.cards[0];
  table.settle();
  REQUIRE(table.stage.find("reading") != nullptr);
  CHECK(table.stage.find("reading")->role == Role::kDialog);
  table.stage.press_key("1");
  table.stage.activate("choice-ask");
  table.settle();
  CHECK(!table.intent);
  table.stage.press_key("Escape");
  table.settle();
  REQUIRE(table.got<CloseCard>());
  table.intent.reset();

  table.model.reading.reset();
  table.stage.frame(table.view());
  table.stage.press_key("1");
  table.stage.frame(table.view());
  CHECK(!table.intent);
  table.stage.advance(kGuardMs);
  table.stage.frame(table.view());
  table.stage.press_key("1");
  table.stage.frame(table.view());
  CHECK(table.got<Choose>() != nullptr);
}

TEST_CASE("leaving asks first, and says that one can come back") {
  Table table;
  table.show_all();
  table.stage.click(table.view(), "leave-call");
  REQUIRE(table.stage.find("leave") != nullptr);
  CHECK(!table.intent);
  table.stage.click(table.view(), "leave/stay");
  CHECK(table.stage.find("leave") == nullptr);
  CHECK(!table.intent);
  table.stage.click(table.view(), "leave-call");
  table.stage.click(table.view(), "leave/end");
  CHECK(table.got<LeaveCall>() != nullptr);
  table.stage.click(table.view(), "leave-call");
  table.stage.click(table.view(), "leave/break");
  REQUIRE(table.got<GoTo>());
  CHECK(table.got<GoTo>()->screen == Screen::kLibrary);
}

TEST_CASE("H hides the mood, and hidden it says nothing of it") {
  Table table;
  table.show_all();
  REQUIRE(table.stage.find("mood-distress") != nullptr);
  CHECK(table.stage.find("mood-distress")->value == 6);
  table.stage.press_key("h");
  table.settle();
  REQUIRE(table.got<ChangeSetting>());
  CHECK(table.got<ChangeSetting>()->key == "mood-hidden");
  CHECK(table.got<ChangeSetting>()->value == "1");
  table.model.mood_hidden = true;
  table.settle();
  CHECK(table.stage.find("mood-distress") == nullptr);
  CHECK(table.stage.named(Role::kText, "How they are") == nullptr);
}

TEST_CASE("? lists the keys, Escape closes the list") {
  Table table;
  table.show_all();
  table.stage.press_key("?");
  table.settle();
  CHECK(table.stage.find("all-keys-dialog") != nullptr);
  table.stage.press_key("Escape");
  table.settle();
  CHECK(table.stage.find("all-keys-dialog") == nullptr);
}

TEST_CASE("K goes to what can be looked up; on a narrow screen it unfolds the menu") {
  Table wide;
  wide.show_all();
  wide.stage.press_key("k");
  wide.stage.frame(wide.view());
  CHECK(wide.stage.semantics.requests().focus == "card-rota");

  Table narrow(390, 844);
  narrow.show_all();
  CHECK(narrow.stage.find("card-rota") == nullptr);
  CHECK(narrow.stage.find("menu-look-up")->expanded == 0);
  narrow.stage.press_key("k");
  narrow.settle();
  CHECK(narrow.stage.find("card-rota") != nullptr);
  CHECK(narrow.stage.find("menu-look-up")->expanded == 1);
  narrow.stage.click(narrow.view(), "menu-caller");
  CHECK(narrow.stage.find("mood-distress") != nullptr);
  CHECK(narrow.stage.find("card-rota") == nullptr);
}

TEST_CASE("what isn't saved is said, with a way to export") {
  Table table;
  table.model.save = {progress::SaveState::kNotSaved, "The disk is full."};
  table.show_all();
  table.stage.click(table.view(), "save-export");
  CHECK(table.got<ExportAll>() != nullptr);
}

TEST_CASE("an ended call leads to its debrief, not before its lines are shown") {
  Table table;
  table.model.ended = true;
  table.model.options.clear();
  table.settle();
  CHECK(table.stage.find("to-debrief") == nullptr);
  table.show_all();
  table.stage.click(table.view(), "to-debrief");
  REQUIRE(table.got<OpenDebrief>());
  CHECK(table.got<OpenDebrief>()->attempt == "a1");
}

TEST_CASE(
    "there is one first heading and one main part at each size, and the choices fit the screen") {
  for (const float width : {1440.0f, 1024.0f, 390.0f}) {
    Table table(width, 844);
    table.show_all();
    int first = 0;
    int main = 0;
    for (const Node& node : table.stage.semantics.nodes()) {
      if (node.role == Role::kHeading && node.level == 1) ++first;
      if (node.role == Role::kMain) ++main;
    }
    CHECK(first == 1);
    CHECK(main == 1);
    const Node* last = table.stage.find("choice-hour");
    REQUIRE(last != nullptr);
    CHECK(last->screen.y + last->screen.h <= 844);
    CHECK(last->screen.x >= 0);
    CHECK(last->screen.x + last->screen.w <= width);
  }
}

TEST_CASE("the newest line stands above the choices however long the call has become") {
  Table table(390, 844);
  for (int i = 2; i < 40; ++i) {
    table.model.utterances.push_back(
        {"said-" + std::to_string(i), Voice::kCaller, "Caller", "And another thing."});
  }
  table.show_all();
  const Node* newest = table.stage.find("said-39");
  const Node* hand = table.stage.find("choice-ask");
  REQUIRE(newest != nullptr);
  REQUIRE(hand != nullptr);
  CHECK(newest->screen.y + newest->screen.h <= hand->screen.y);
  CHECK(newest->screen.y > 100);
}
