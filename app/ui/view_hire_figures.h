// What the pages about the form itself and about fairness are drawn with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/coach_work.h"
#include "ui/hire_figures.h"
#include "ui/intent.h"
#include "ui/models_coach.h"
#include "ui/ui.h"
#include "ui/widgets.h"

namespace warmline::ui {

// Sentences on a wide page are no wider than can be read with ease.
void keep_measure(const Ui& ui, Column& column);

// A card with a table in it and sentences below; nothing where the table has no row.
void figure_card(Ui& ui, Column& column, const std::string& id, const FigureTable& table,
                 const std::vector<std::string>& says);

// Sentences, each an item of a list that has the card's title for its name.
void sentence_card(Ui& ui, Column& column, const std::string& id, std::string_view title,
                   const std::vector<std::string>& lines);

// While files are read and scored: how far that is. False: nothing is, and nothing is drawn.
bool still_loading(Ui& ui, Column& column, const std::string& id, const CoachLoading& now);

// Where nothing was handed in yet: what the page would show, and the way to where files are loaded.
void no_results(Ui& ui, Column& column, const std::string& id,
                const std::vector<std::string>& shows, std::optional<Intent>& intent);

}  // namespace warmline::ui
