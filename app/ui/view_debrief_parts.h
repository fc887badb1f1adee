// The cards of view_debrief, in files by what they show.
#pragma once

#include <optional>

#include "ui/parts.h"
#include "ui/view_debrief.h"

namespace warmline::ui {

void ending_card(Ui& ui, Column& column, const DebriefModel& model);
void critical_card(Ui& ui, Column& column, const DebriefModel& model);
void figure_cards(Ui& ui, Column& column, const DebriefModel& model);
void profile_card(Ui& ui, Column& column, const DebriefModel& model);
void account_card(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state);
void needs_card(Ui& ui, Column& column, const DebriefModel& model);
void shown_only_card(Ui& ui, Column& column, const DebriefModel& model);

// `inline_detail`: the selected decision's detail unfolds below its row.
void decisions_card(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state,
                    bool inline_detail);
void detail_card(Ui& ui, Column& column, const DebriefModel& model, const DebriefViewState& state);

}  // namespace warmline::ui
