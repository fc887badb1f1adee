// The part of update() that the pages about the form itself and about fairness are about.
#include <utility>

#include "core/tr.h"
#include "ui/hire_fair_print.h"
#include "ui/models_coach.h"
#include "ui/update.h"

namespace warmline::ui {
namespace {

void offer(AppState& state, std::string name, std::string mime, std::string bytes, bool print) {
  state.file_out = FileOut{std::move(name), std::move(mime), std::move(bytes), print};
}

void give_out(AppState& state, bool print) {
  const std::string html = "text/html;charset=utf-8";
  const std::string csv = "text/csv;charset=utf-8";
  if (state.screen == Screen::kHireQuality) {
    const HireQualityModel model = hire_quality_model(state);
    if (!model.ready) return;
    if (print) return offer(state, "warmline-form-quality.html", html, quality_page(model), true);
    return offer(state, "warmline-form-quality.csv", csv, quality_csv(model), false);
  }
  if (state.screen != Screen::kHireFair) return;
  const HireFairModel model = hire_fair_model(state);
  if (!model.computed) return;
  if (print) return offer(state, "warmline-fairness.html", html, fairness_page(model), true);
  offer(state, "warmline-fairness.csv", csv, fairness_csv(model), false);
}

void choose_rule(HireFair& fair, const HireFairness& wish) {
  if (wish.index < coach::kMeasureCount) fair.measure = static_cast<coach::Measure>(wish.index);
  if (wish.option <= static_cast<std::size_t>(SelectedBy::kOwnMark))
    fair.by = static_cast<SelectedBy>(wish.option);
  fair.mark = wish.text;
}

}  // namespace

void hire_fairness(AppState& state, const HireFairness& wish, const Env&) {
  using What = HireFairness::What;
  HireFair& fair = state.hire.fair;
  switch (wish.what) {
    case What::kChooseGroups:
      state.ask_for_file = ".csv,.json,text/csv,application/json";
      state.ask_how = platform::Choosing::kOne;
      return;
    case What::kPutAway:
      fair.groups.reset();
      fair.file.clear();
      fair.trouble.clear();
      fair.column = 0;
      state.say = tr("The file with groups is forgotten.");
      state.focus = "hire-groups-choose";  // what was pressed is gone
      return;
    case What::kForm: {
      const std::vector<FormTaken> forms = forms_taken(state.hire.results);
      if (wish.option < forms.size()) fair.form = forms[wish.option].hash;
      return;
    }
    case What::kBy:
      if (fair.groups && wish.option < fair.groups->columns.size()) fair.column = wish.option;
      return;
    case What::kRule:
      return choose_rule(fair, wish);
    case What::kCriterion:
      if (wish.option < scenario::kCriterionCount) fair.criterion = wish.option;
      return;
    case What::kPrint:
    case What::kSaveCsv:
      return give_out(state, wish.what == What::kPrint);
  }
}

// One that can't be read leaves what was there before.
void take_groups(AppState& state, const TakeFile& file) {
  HireFair& fair = state.hire.fair;
  assess::ReadGroups read = assess::read_groups(file.bytes, file.name);
  fair.trouble.clear();
  if (!read.groups) {
    fair.trouble.push_back(tr("{0} was left out:", file.name));
    for (const Diagnostic& one : read.diagnostics) fair.trouble.push_back(line_words(one));
    state.say = tr("{0} could not be read.", file.name);
  } else {
    fair.file = file.name;
    fair.groups = std::move(read.groups);
    fair.column = 0;
    state.say = tr_n("Groups of {0} candidate are here.", "Groups of {0} candidates are here.",
                     static_cast<std::int64_t>(fair.groups->people.size()));
  }
  state.screen = Screen::kHireFair;
}

}  // namespace warmline::ui
