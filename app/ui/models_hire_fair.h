// What the pages about the form itself and about fairness show. Both are about those who handed a
// form in, and neither says anything of anybody alone.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "ui/app_state.h"
#include "ui/charts.h"
#include "ui/coach_work.h"
#include "ui/hire_figures.h"
#include "ui/models.h"
#include "ui/models_coach.h"

namespace warmline::ui {

// Those whose sitting of one form counts. Whoever handed in several is there with the one that was
// begun first.
struct FormTaken {
  std::string hash;
  const assess::Form* form = nullptr;
  std::vector<const SittingLoaded*> sittings;  // in order of coming
  std::size_t further = 0;                     // of somebody who is in `sittings` already
};
// The one with most sittings first.
[[nodiscard]] std::vector<FormTaken> forms_taken(const HireResults& results);
// Which of them the pages are about.
[[nodiscard]] std::size_t form_shown(const HireFair& fair, const std::vector<FormTaken>& forms);
[[nodiscard]] CoachOptions form_options(const std::vector<FormTaken>& forms, std::size_t chosen);
// By call of the form; the scenario's id where it isn't here.
[[nodiscard]] std::vector<std::string> call_titles(const AppState& state, const assess::Form& form);

struct HireFairViewState {
  ChartViewState times, rates;
  std::vector<bool> never;  // by call: the list is open
};

struct NeverTakenRow {
  std::string line, choice, words;
};
struct NeverTakenCall {
  std::string title;
  std::string says;
  std::vector<NeverTakenRow> rows;
};

struct HireQualityModel {
  SaveModel save;
  CoachLoading loading;  // nothing is worked out before all that was given is here
  bool ready = false;    // somebody's sitting of some form is here
  std::string title, about;
  CoachOptions form, criterion;
  std::vector<std::string> who;  // whom the figures are of, and what so many people are good for
  FigureTable reliability;       // figure, value, what it means
  FigureTable scenarios;         // within the criterion
  std::vector<std::string> scenarios_say;
  FigureTable use;  // exposure, no answer, times
  BoxModel times;
  std::vector<std::string> use_says;
  std::vector<NeverTakenCall> never;  // calls with a choice that nobody took
  std::vector<std::string> never_says;
};
[[nodiscard]] HireQualityModel hire_quality_model(const AppState& state);

struct HireFairModel {
  SaveModel save;
  CoachLoading loading;  // as there
  bool has_results = false;
  bool has_groups = false;
  std::string title, about;
  std::vector<std::string> trouble;  // of a file with groups that can't be read
  std::string file;                  // "groups.csv: 34 candidates, 3 columns"
  CoachOptions form, column, measure, rule;
  bool own_mark = false;
  std::string mark, mark_trouble;
  std::size_t measure_chosen = 0, rule_chosen = 0;
  bool computed = false;         // the figures below are there
  std::vector<std::string> who;  // who was counted and who was not
  std::string rule_says;
  FigureTable groups;
  BarsModel rates;
  std::vector<std::string> findings;  // a sentence each group
  std::vector<std::string> small;     // groups too small for a figure
  FigureTable differences;
  std::vector<std::string> differences_say;
  FigureTable scenarios;
  std::vector<std::string> scenarios_say;
  std::vector<std::string> is_not;  // what this page is not
};
[[nodiscard]] HireFairModel hire_fair_model(const AppState& state);

// "62", "62.5", "62,5 %": per cent from 0 to 100 with at most one decimal.
[[nodiscard]] std::optional<PerMille> mark_of(std::string_view text);

}  // namespace warmline::ui
