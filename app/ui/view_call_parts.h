// The pieces of view_call, one file each: unfolding and transcript, side, dialogs.
#pragma once

#include <optional>

#include "ui/parts.h"
#include "ui/view_call.h"

namespace warmline::ui {

// Lets lines appear that are due, says new ones, and sets when choices count. `hurry`: all at once.
void unfold(Ui& ui, const CallModel& model, CallViewState& state, bool hurry);
[[nodiscard]] bool all_shown(const CallModel& model, const CallViewState& state);

// The shown part, its newest line at the lower edge of `area`.
void draw_transcript(Ui& ui, const Rect& area, const CallModel& model, CallViewState& state);

// Height that choices (or what stands in their place) take at a width.
[[nodiscard]] float hand_height(const Ui& ui, const CallModel& model, const CallViewState& state,
                                float width);
void draw_hand(Ui& ui, const Rect& area, const CallModel& model, CallViewState& state,
               std::optional<Intent>& intent);

enum class SideCards : std::uint8_t { kKnown, kCaller, kBoth };
void draw_side(Ui& ui, const Rect& area, SideCards cards, const CallModel& model,
               CallViewState& state, std::optional<Intent>& intent);
void look_up_card(Ui& ui, Column& column, const CallModel& model, const CallViewState& state,
                  std::optional<Intent>& intent);
void caller_card(Ui& ui, Column& column, const CallModel& model, std::optional<Intent>& intent);
void known_cards(Ui& ui, Column& column, const CallModel& model);

void draw_dialogs(Ui& ui, const CallModel& model, CallViewState& state,
                  std::optional<Intent>& intent);

}  // namespace warmline::ui
