// The cards of view_debrief, in files by what they show.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ui/parts.h"
#include "ui/view_debrief.h"

namespace warmline::ui {

void ending_card(Ui& ui, Column& column, const DebriefModel& model);
void critical_card(Ui& ui, Column& column, const DebriefModel& model);
void figure_cards(Ui& ui, Column& column, const DebriefModel& model);
void profile_card(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state);
void account_card(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state);
// Nothing where nothing was out of reach.
void out_of_reach_card(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state);
void questions_card(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state);
void mood_card(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state);
void lenses_card(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state,
                 std::optional<Intent>& intent);
void needs_card(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state);
void kept_card(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state,
               std::optional<Intent>& intent);
void shown_only_card(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state);

// A card with a heading. On a narrow screen it is folded to that until the heading is pressed, or
// until something in it is to be brought into view. Nothing while folded; else lay out in it and
// close it with end_box.
[[nodiscard]] std::optional<Box> begin_folding(Ui& ui, Column& column, DebriefViewState& state,
                                               std::string_view id, std::string_view title);

// Shows a decision's detail and brings it into view.
void select(Ui& ui, DebriefViewState& state, std::size_t decision);
// Scrolls the page so that what is drawn at `y` next stands at its top, and focuses `id`, if that
// was asked for.
void reveal_here(Ui& ui, DebriefViewState& state, std::string_view id, float y);

// `inline_detail`: the selected decision's detail unfolds below its row.
void decisions_card(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state,
                    bool inline_detail, std::optional<Intent>& intent);
// What a decision did, what else could have been chosen and where it would have led. Ids begin with
// `id`. `own`: said to whoever made it.
void decision_detail(Ui& ui, Column& column, const std::string& id, const DecisionModel& decision,
                     bool own);
void detail_card(Ui& ui, Column& column, const DebriefModel& model, const DebriefViewState& state,
                 std::optional<Intent>& intent);

}  // namespace warmline::ui
