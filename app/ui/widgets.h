// Widgets draw with ImGui's draw lists and record a semantic node, both at once. Layout is a
// column: a place, a width and a y that moves down. Ids are given, never taken from labels; content
// is never a format string.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ui/semantics.h"
#include "ui/theme.h"
#include "ui/ui.h"

namespace warmline::ui {

struct Column {
  float x = 0;
  float y = 0;
  float width = 0;
  void gap(float px) { y += px; }
};

struct TextLook {
  Type type = Type::kBody;
  Colour colour = 0;  // 0: ink
  bool centred = false;
  bool bold = false;  // semibold whatever the type says
  int max_lines = 0;  // 0: all; else the last one ends in …
};

// Text broken to a width: lines without their break, height in px. No drawing.
struct Broken {
  std::vector<std::string> lines;
  float height = 0;
  float width = 0;  // of the widest line
};
[[nodiscard]] Broken break_text(const Ui& ui, std::string_view text, float width,
                                const TextLook& look = {});
[[nodiscard]] float text_width(const Ui& ui, std::string_view text, Type type, bool bold = false);

// --- text: draw, record, advance the column by the height
// -------------------------------------------------------
void heading(Ui& ui, Column& column, std::string_view id, std::string_view text, int level,
             Type type = Type::kTitle, bool bold = false);
void paragraph(Ui& ui, Column& column, std::string_view id, std::string_view text,
               const TextLook& look = {});
// One line at a place; returns its width. Records a text node unless id is empty (then it only
// draws).
float text_at(Ui& ui, float x, float y, std::string_view id, std::string_view text,
              const TextLook& look = {});
// A rounded tag; returns its width.
float chip(Ui& ui, float x, float y, std::string_view id, std::string_view text);

// --- boxes
// ------------------------------------------------------------------------------------------------------
enum class Surface : std::uint8_t { kCard, kSunk, kCaller, kAgent, kThird, kOutline };

// A box whose height its content decides: draws behind what comes between begin and end. May be
// nested.
struct Box {
  Column content;  // lay out in here
  float x = 0, y = 0, width = 0;
  Surface surface = Surface::kCard;
  float padding_x = 18, padding_y = 16;
  int node = -1;
  int layer = -1;                              // of Ui's drawing layers
  bool tail_left = false, tail_right = false;  // the small corner at the speaker's side
  bool focus_ring = false;
};
// role kGroup with an empty name records no node of its own.
[[nodiscard]] Box begin_box(Ui& ui, Column& column, std::string_view id, Surface surface,
                            Role role = Role::kGroup, std::string_view name = {});
void end_box(Ui& ui, Column& column, Box& box);

// A region that scrolls: the browser scrolls it, we follow. Lay out in `content`; what is outside
// `area` is clipped.
struct Scroll {
  Column content;
  Rect area;
  float offset = 0;
  float top = 0;  // y where the content began
  std::string id;
  int node = -1;
};
[[nodiscard]] Scroll begin_scroll(Ui& ui, const Rect& area, std::string_view id,
                                  std::string_view name, float padding = 0);
float end_scroll(Ui& ui, Scroll& scroll);  // returns the content's height

// A semantic container without looks (landmarks, lists). Rect may be set later through the returned
// index.
int begin_group(Ui& ui, std::string_view id, Role role, std::string_view name, const Rect& rect);
void end_group(Ui& ui);

// --- controls
// ---------------------------------------------------------------------------------------------------
enum class ButtonKind : std::uint8_t { kPrimary, kQuiet, kText };
struct ButtonLook {
  ButtonKind kind = ButtonKind::kQuiet;
  bool full_width = false;  // of the column; else as wide as its label
  bool disabled = false;
  int pressed = -1;   // toggle
  int expanded = -1;  // disclosure
  std::string_view description = {};
  float most_width = 0;  // a longer label takes several lines; 0: never
};
// True once when pressed. Height 44 (text kind 32), more where the label takes several lines.
bool button(Ui& ui, Column& column, std::string_view id, std::string_view label,
            const ButtonLook& look = {});
// At a place, without a column; width 0: as its label needs. Returns pressed; `right_edge` gets x +
// width.
bool button_at(Ui& ui, float x, float y, float width, std::string_view id, std::string_view label,
               const ButtonLook& look = {}, float* right_edge = nullptr);
[[nodiscard]] float button_height(const Ui& ui, std::string_view label, const ButtonLook& look);

// A whole area that can be pressed (cards of the library, rows). Draw what is inside after it;
// returns pressed.
struct Pressable {
  bool pressed = false;
  bool hovered = false;
  bool focused = false;
};
[[nodiscard]] Pressable pressable(Ui& ui, const Rect& area, std::string_view id, Role role,
                                  std::string_view name, bool disabled = false,
                                  bool current = false, int expanded = -1,
                                  std::string_view href = {});

// A choice card: key number, words, and the rule that blocks it if one does. Returns pressed; never
// when inactive.
struct ChoiceLook {
  int number = 1;
  bool active = true;          // lines are all shown and the guard time is over
  std::string_view rule = {};  // blocked: shown greyed with this sentence
};
bool choice(Ui& ui, Column& column, std::string_view id, std::string_view words,
            const ChoiceLook& look);
// As high as it would be in a column of that width. No drawing.
[[nodiscard]] float choice_height(const Ui& ui, std::string_view words, std::string_view rule,
                                  float width);

// 0..max as a bar with its label above; the value is said in the semantic layer.
void meter(Ui& ui, Column& column, std::string_view id, std::string_view label, int value, int max,
           Colour colour);

void hairline(Ui& ui, float x, float y, float width);
void hatched(Ui& ui, const Rect& area, Colour back, Colour stripes, float rounding);
void focus_ring(Ui& ui, const Rect& area, float rounding);

// A dialog over a dimmed page. Content goes into `box.content`; holds focus in the DOM. Escape
// closes it.
struct Dialog {
  Box box;
  bool dismissed = false;
};
[[nodiscard]] Dialog begin_dialog(Ui& ui, std::string_view id, std::string_view title, float width);
void end_dialog(Ui& ui, Dialog& dialog);

}  // namespace warmline::ui
