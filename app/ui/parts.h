// Pieces that several screens are put together from, on top of the widgets.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/intent.h"
#include "ui/models.h"
#include "ui/widgets.h"

namespace warmline::ui {

// The way between the areas of the app: a rail at the left, on a narrow screen a bar at the bottom.
// Returns what is left for the screen. `bare`: on a narrow screen leave the bar away (a call needs
// the height).
[[nodiscard]] Rect draw_navigation(Ui& ui, Screen current, bool bare,
                                   std::optional<Intent>& intent);

// The bar over a screen: h1 `id` with an optional chip. Returns what is left below; `bar` gets the
// bar's own rectangle. `reserve`: width that the caller wants to use at the right.
[[nodiscard]] Rect draw_title_bar(Ui& ui, const Rect& area, std::string_view id,
                                  std::string_view title, std::string_view chip_text, float reserve,
                                  Rect& bar);

// A scrolling page with a column of at most `width` in its middle.
[[nodiscard]] Scroll begin_page(Ui& ui, const Rect& area, std::string_view id,
                                std::string_view name, float width);
void end_page(Ui& ui, Scroll& page);

[[nodiscard]] float page_margin(const Ui& ui);  // 32, on a narrow screen 16

// Buttons in a row that breaks where it must.
struct ButtonSpec {
  std::string_view id;
  std::string_view label;
  ButtonKind kind = ButtonKind::kQuiet;
  std::string_view description = {};
};
// Position of the pressed one, or nothing. On a narrow screen each takes the whole width.
[[nodiscard]] std::optional<std::size_t> button_row(Ui& ui, Column& column,
                                                    const std::vector<ButtonSpec>& buttons);

// A card with a heading in small type; lay out in the returned box and close it with end_box.
[[nodiscard]] Box begin_card(Ui& ui, Column& column, std::string_view id, std::string_view title,
                             int level);

// The caller's way in: a line with a dot for each stage, of which the first `shown` have come.
void time_line(Ui& ui, Column& column, std::string_view id, const std::vector<StepModel>& steps,
               std::size_t shown, double newest_at_ms);

// Label over value, one pair below the other.
void facts(Ui& ui, Column& column, std::string_view id, const std::vector<FactModel>& rows);

// A tag without a node of its own, for inside something that has its name already. Returns its
// width.
float plain_chip(Ui& ui, float x, float y, std::string_view text);

// Saved / Saving / Not saved, right-aligned to `right`; returns the left edge. Not saved brings a
// button.
float save_state(Ui& ui, float right, float middle_y, const SaveModel& save,
                 std::optional<Intent>& intent);

// What can't be stored and what to do about it; nothing when all is well.
void save_trouble(Ui& ui, Column& column, const SaveModel& save, std::optional<Intent>& intent);

// Offers to ask the browser not to clear what is stored.
void keeping_offer(Ui& ui, Column& column, std::optional<Intent>& intent);

// What is wrong in a lens file that was given; nothing when all is well.
void lens_trouble(Ui& ui, Column& column, const std::vector<std::string>& lines);

void fill(Ui& ui, const Rect& area, Colour colour, float rounding);
void dot(Ui& ui, float x, float y, float radius, Colour colour, bool filled);

[[nodiscard]] TextLook small_look(const Ui& ui);  // secondary text: small and muted
[[nodiscard]] TextLook note_look(const Ui& ui);   // 13 px, muted
[[nodiscard]] TextLook coloured(Colour colour, Type type, bool bold = false);

}  // namespace warmline::ui
