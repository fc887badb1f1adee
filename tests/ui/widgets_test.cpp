#include "ui/widgets.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/text.h"
#include "support/stage.h"

using namespace warmline;
using namespace warmline::ui;
using tests::Stage;

TEST_CASE("a button is pressed by pointer, and by its element, once each") {
  Stage stage(800, 600);
  int pressed = 0;
  const auto view = [&](Ui& ui) {
    Column column{20, 20, 300};
    if (button(ui, column, "go", "Pick up")) ++pressed;
  };
  stage.settle(view);
  CHECK(pressed == 0);
  stage.click(view, "go");
  CHECK(pressed == 1);
  stage.activate("go");
  stage.settle(view);
  CHECK(pressed == 2);
}

TEST_CASE("a disabled button takes nothing") {
  Stage stage(800, 600);
  int pressed = 0;
  ButtonLook look;
  look.disabled = true;
  const auto view = [&](Ui& ui) {
    Column column{20, 20, 300};
    if (button(ui, column, "go", "Pick up", look)) ++pressed;
  };
  stage.settle(view);
  stage.click(view, "go");
  stage.activate("go");
  stage.settle(view);
  CHECK(pressed == 0);
  CHECK(stage.find("go")->disabled);
}

TEST_CASE(
    "a choice is taken by its key, but not by a held key, nor while inactive, nor when a rule "
    "blocks it") {
  Stage stage(800, 600);
  int pressed = 0;
  ChoiceLook look;
  look.number = 2;
  const auto view = [&](Ui& ui) {
    Column column{20, 20, 500};
    if (choice(ui, column, "c", "I'll ring them while you stay with me.", look)) ++pressed;
  };
  stage.press_key("2");
  stage.frame(view);
  CHECK(pressed == 1);
  stage.press_key("2", true);
  stage.frame(view);
  CHECK(pressed == 1);

  look.active = false;
  stage.press_key("2");
  stage.activate("c");
  stage.frame(view);
  stage.click(view, "c");
  CHECK(pressed == 1);
  CHECK_FALSE(stage.semantics.claims("2"));

  look.active = true;
  look.rule = "Not allowed: agents may not authorise medication";
  stage.press_key("2");
  stage.activate("c");
  stage.frame(view);
  CHECK(pressed == 1);
  CHECK(stage.find("c")->name.find("may not authorise") != std::string::npos);
}

TEST_CASE("what lies under a dialog takes no pointer and no choice key") {
  Stage stage(800, 600);
  int under = 0;
  int over = 0;
  bool open = true;
  const auto view = [&](Ui& ui) {
    Column column{0, 0, 800};
    ChoiceLook look;
    if (choice(ui, column, "c", "words", look)) ++under;
    Column below{0, 90, 800};
    if (button(ui, below, "under", "Under", {})) ++under;
    if (!open) return;
    Dialog dialog = begin_dialog(ui, "d", "Who covers for the clinic", 400);
    if (button(ui, dialog.box.content, "over", "Close")) ++over;
    end_dialog(ui, dialog);
    if (dialog.dismissed) open = false;
  };
  stage.settle(view);
  stage.click(view, "under");
  stage.press_key("1");
  stage.settle(view);
  CHECK(under == 0);
  stage.click(view, "over");
  CHECK(over == 1);
  stage.press_key("Escape");
  stage.settle(view);
  CHECK_FALSE(open);
  stage.settle(view);
  stage.press_key("1");
  stage.settle(view);
  CHECK(under == 1);
}

TEST_CASE("text is broken to its width, recorded as it is drawn, and shortened with an ellipsis") {
  Stage stage(800, 600);
  const std::string words =
      "They sent me home with three tablets. Three. I took the last one at six this morning.";
  stage.frame([&](Ui& ui) {
    Column column{10, 10, 160};
    paragraph(ui, column, "p", words);
    TextLook look;
    look.max_lines = 2;
    paragraph(ui, column, "short", words, look);
    const Broken lines = break_text(ui, words, 160);
    CHECK(lines.lines.size() > 2);
    for (const std::string& line : lines.lines) CHECK(text_width(ui, line, Type::kBody) <= 160);
  });
  std::string joined = stage.find("p")->name;
  CHECK(joined.find('\n') != std::string::npos);
  for (char& c : joined) {
    if (c == '\n') c = ' ';
  }
  CHECK(joined == words);
  const std::string cut = stage.find("short")->name;
  CHECK(cut.substr(cut.size() - 3) == "…");
}

TEST_CASE("whatever the width, text is cut between letters") {
  Stage stage(800, 600);
  const std::string words = "“Say something a machine wouldn’t say.” – “Ça, c’était çà…” 😀😀😀😀";
  stage.frame([&](Ui& ui) {
    TextLook look;
    look.max_lines = 1;
    for (float width = 20; width < 500; width += 1) {
      const Broken cut = break_text(ui, words, width, look);
      REQUIRE(cut.lines.size() == 1);
      CAPTURE(width);
      CHECK(text::first_invalid_utf8(cut.lines[0]) == text::kNone);
    }
  });
}

TEST_CASE("narrower than a letter, each letter has a line of its own and none is cut or lost") {
  const auto without_spaces = [](std::string text) {
    text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
    return text;
  };
  Stage stage(800, 600);
  const std::string words = "“Ça ’s” 😀😀 –…é a·b";
  stage.frame([&](Ui& ui) {
    for (float width = 0; width < 60; width += 0.5f) {
      CAPTURE(width);
      std::string all;
      for (const std::string& line : break_text(ui, words, width).lines) {
        CHECK_FALSE(line.empty());
        CHECK(text::first_invalid_utf8(line) == text::kNone);
        all += line;
      }
      CHECK(without_spaces(all) == without_spaces(words));
    }
    // As many lines as there are letters, where not one letter has room.
    CHECK(break_text(ui, "Ça’😀", 1).lines.size() == 4);
  });
}

TEST_CASE("no line begins with the sign of per cent") {
  Stage stage(800, 600);
  const std::string words =
      "The middle of the team is 34 %. Highest in one (83 %) and 100 %, lowest 7 %";
  stage.frame([&](Ui& ui) {
    for (float width = 60; width < 500; width += 1) {
      for (const std::string& line : break_text(ui, words, width).lines)
        CHECK_MESSAGE(line.rfind("%", 0) != 0, width);
    }
  });
}

TEST_CASE("lines break at spaces alone: no closing quotation mark begins one") {
  Stage stage(800, 600);
  const std::string words = "“Nobody said that to her. She’ll be there by ten.”";
  stage.frame([&](Ui& ui) {
    for (float width = 80; width < 400; width += 1) {
      for (const std::string& line : break_text(ui, words, width).lines)
        CHECK_MESSAGE(line.rfind("”", 0) != 0, width);
    }
    CHECK(break_text(ui, "unbroken,unbroken,unbroken", 60).lines.size() > 1);
  });
}

TEST_CASE("a choice is as high as it is said to be") {
  Stage stage(800, 600);
  const std::string words =
      "I'll ring them while you stay with me, and then we see about the rest.";
  for (const std::string rule : {"", "Not allowed: agents may not authorise medication"}) {
    for (const float width : {180.0f, 600.0f}) {
      stage.frame([&](Ui& ui) {
        Column column{20, 20, width};
        ChoiceLook look;
        look.rule = rule;
        const float height = choice_height(ui, words, rule, width);
        (void)choice(ui, column, "c", words, look);
        CHECK(column.y == 20 + height);
      });
    }
  }
}

TEST_CASE("a container that was gone comes back at its top") {
  Stage stage(400, 300);
  bool there = true;
  float offset = -1;
  const auto view = [&](Ui& ui) {
    if (!there) return;
    Scroll scroll = begin_scroll(ui, {0, 0, 400, 100}, "list", "");
    offset = scroll.offset;
    scroll.content.gap(500);
    end_scroll(ui, scroll);
  };
  stage.frame(view);
  stage.ui.scroll_to("list", 60);
  stage.frame(view);
  CHECK(offset == 60);
  there = false;
  stage.frame(view);
  there = true;
  stage.frame(view);
  CHECK(offset == 0);
}

TEST_CASE("a box is as high as what it holds, and its children stand inside it") {
  Stage stage(800, 600);
  stage.frame([&](Ui& ui) {
    Column column{10, 10, 300};
    Box box = begin_box(ui, column, "card", Surface::kCard, Role::kRegion, "The caller");
    meter(ui, box.content, "m", "Distress", 7, 10, ui.theme.colours.accent);
    end_box(ui, column, box);
    CHECK(column.y > 10 + 2 * 16);
  });
  const Node* card = stage.find("card");
  const Node* gauge = stage.find("m");
  REQUIRE(card != nullptr);
  REQUIRE(gauge != nullptr);
  CHECK(gauge->screen.y + gauge->screen.h < card->screen.y + card->screen.h);
  CHECK(gauge->value == 7);
  CHECK(gauge->max == 10);
}
