// Whether a form, and a rule for selecting by it, treat groups alike.
#include <algorithm>
#include <string>

#include "core/tr.h"
#include "ui/parts.h"
#include "ui/view_coach_parts.h"
#include "ui/view_hire.h"
#include "ui/view_hire_figures.h"
#include "ui/widgets_field.h"

namespace warmline::ui {
namespace {

using What = HireFairness::What;

HireFairness wish(What what, std::size_t option = 0) {
  return HireFairness{what, 0, option, {}};
}

HireFairness rule_wish(const HireFairModel& model) {
  return HireFairness{What::kRule, model.measure_chosen, model.rule_chosen, model.mark};
}

void trouble(Ui& ui, Column& column, const HireFairModel& model) {
  for (std::size_t i = 0; i < model.trouble.size(); ++i)
    paragraph(ui, column, "hire-fair-trouble-" + std::to_string(i), model.trouble[i],
              coloured(ui.theme.colours.lost, Type::kSmall));
  if (!model.trouble.empty()) column.gap(16);
}

// The file with groups: what it has to look like, and the way in or out.
void file(Ui& ui, Column& column, const HireFairModel& model, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "hire-groups-file", tr("The file with groups"), 2);
  Column& inside = box.content;
  keep_measure(ui, inside);
  if (model.has_groups)
    paragraph(ui, inside, "hire-groups-file/name", model.file, coloured(0, Type::kSmall, true));
  else
    paragraph(ui, inside, "hire-groups-file/what",
              tr("A spreadsheet saved as CSV: the candidate code in the first column, and a group "
                 "in each of the others, with a line of names above. Keep it apart from results, "
                 "and let those keep it who don’t select."),
              small_look(ui));
  inside.gap(8);
  paragraph(ui, inside, "hire-groups-file/apart",
            tr("It is joined to results by candidate code while you look, stays in this page’s "
               "memory and is forgotten when the page is closed. No score ever reads it."),
            small_look(ui));
  inside.gap(12);
  trouble(ui, inside, model);
  std::vector<ButtonSpec> buttons{
      {"hire-groups-choose", tr(model.has_groups ? "Choose another file" : "Choose the file"),
       model.has_groups || !model.has_results ? ButtonKind::kQuiet : ButtonKind::kPrimary}};
  if (model.has_groups) buttons.push_back({"hire-groups-away", tr("Forget it now")});
  const auto pressed = button_row(ui, inside, buttons);
  if (pressed == 0u) intent = wish(What::kChooseGroups);
  if (pressed == 1u) intent = wish(What::kPutAway);
  end_box(ui, column, box);
  column.gap(24);
}

void mark(Ui& ui, Column& column, const HireFairModel& model, std::optional<Intent>& intent) {
  column.gap(12);
  Column field{column.x, column.y, std::min(column.width, 320 * ui.theme.scale)};
  if (auto typed =
          text_field(ui, field, "hire-fair-mark", tr("At or above, in per cent"), model.mark)) {
    HireFairness changed = rule_wish(model);
    changed.text = std::move(*typed);
    intent = std::move(changed);
  }
  column.y = field.y + 6;
  if (!model.mark_trouble.empty())
    paragraph(ui, column, "hire-fair-mark/trouble", model.mark_trouble, small_look(ui));
}

void choosing(Ui& ui, Column& column, const HireFairModel& model, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "hire-fair-rule", tr("Groups and rule"), 2);
  Column& inside = box.content;
  std::vector<const CoachOptions*> fields{&model.column, &model.measure, &model.rule};
  if (model.form.options.size() > 1) fields.push_back(&model.form);
  if (const auto chosen = choose_row(ui, inside, "hire-fair-choose", fields, 200)) {
    HireFairness rule = rule_wish(model);
    if (chosen->field == 1) rule.index = chosen->option;
    if (chosen->field == 2) rule.option = chosen->option;
    if (chosen->field == 0)
      intent = wish(What::kBy, chosen->option);
    else if (chosen->field == 3)
      intent = wish(What::kForm, chosen->option);
    else
      intent = std::move(rule);
  }
  if (model.own_mark) mark(ui, inside, model, intent);
  inside.gap(12);
  keep_measure(ui, inside);
  if (!model.rule_says.empty()) {
    paragraph(ui, inside, "hire-fair-rule/says", model.rule_says, coloured(0, Type::kSmall));
    inside.gap(6);
  }
  sentences(ui, inside, "hire-fair-who", model.who);
  if (!model.who.empty()) inside.gap(6);
  paragraph(ui, inside, "hire-fair-rule/only",
            tr("The rule is for looking. Warmline has no cut score, and rejects nobody by it."),
            note_look(ui));
  end_box(ui, column, box);
  column.gap(24);
}

void figures(Ui& ui, Column& column, const HireFairModel& model, HireFairViewState& state) {
  sentence_card(ui, column, "hire-findings", tr("What is to be seen"), model.findings);
  if (!model.rates.rows.empty()) {
    Box box = begin_box(ui, column, "hire-rates-card", Surface::kCard);
    (void)draw_bars(ui, box.content, "hire-rates", model.rates, state.rates);
    end_box(ui, column, box);
    column.gap(24);
  }
  figure_card(
      ui, column, "hire-impact", model.groups,
      {tr("“To the highest” is a group’s rate divided by the highest one; below four fifths is the "
          "mark that guidelines use, and with small groups chance alone falls below it. p is "
          "Fisher’s exact test against the group with the highest rate, corrected by Holm over all "
          "pairs of groups."),
       tr("Power is how often a true ratio of four fifths would be found with so many candidates; "
          "below 80 % a comparison is underpowered.")});
  if (!model.small.empty()) {
    sentence_card(ui, column, "hire-small", tr("Too small for figures"), model.small);
  }
  figure_card(ui, column, "hire-differences", model.differences, model.differences_say);
  figure_card(ui, column, "hire-dif", model.scenarios, model.scenarios_say);
}

}  // namespace

std::optional<Intent> draw_hire_fair(Ui& ui, const HireFairModel& model, HireFairViewState& state) {
  std::optional<Intent> intent;
  HireFrame frame = begin_hire_page(ui, Screen::kHireFair, "hire-fair", model.title, model.about,
                                    model.save, kHireWhole, intent);
  Column& column = frame.page.content;
  if (!still_loading(ui, column, "hire-fair", model.loading) && !model.has_results)
    no_results(ui, column, "hire-fair",
               {tr("With candidates’ files and a file that says who belongs to which group, you "
                   "see here how many of each group a rule would select, whether the difference "
                   "may be chance, and whether a scenario is harder for one group than for another "
                   "of like score."),
                tr("It takes ten candidates of a group before anything is worked out of it, and "
                   "some hundreds before “no difference” says much.")},
               intent);
  file(ui, column, model, intent);
  if (model.has_results && model.has_groups) choosing(ui, column, model, intent);
  if (model.computed) {
    figures(ui, column, model, state);
    const auto pressed = button_row(
        ui, column,
        {{"hire-fair-print", tr("Print this page")}, {"hire-fair-csv", tr("Save as CSV")}});
    if (pressed == 0u) intent = wish(What::kPrint);
    if (pressed == 1u) intent = wish(What::kSaveCsv);
    column.gap(24);
  }
  sentence_card(ui, column, "hire-fair-not", tr("What this page is not"), model.is_not);
  end_hire_page(ui, frame);
  return intent;
}

}  // namespace warmline::ui
