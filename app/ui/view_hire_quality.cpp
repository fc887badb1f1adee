// The form itself, seen through those who took it.
#include <algorithm>
#include <string>

#include "core/tr.h"
#include "ui/parts.h"
#include "ui/view_coach_frame.h"
#include "ui/view_coach_parts.h"
#include "ui/view_hire.h"
#include "ui/view_hire_figures.h"

namespace warmline::ui {
namespace {

using What = HireFairness::What;

HireFairness wish(What what, std::size_t option = 0) {
  return HireFairness{what, 0, option, {}};
}

void choosing(Ui& ui, Column& column, const HireQualityModel& model,
              std::optional<Intent>& intent) {
  const bool several = model.form.options.size() > 1;
  std::vector<const CoachOptions*> fields;
  if (several) fields.push_back(&model.form);
  fields.push_back(&model.criterion);
  Column narrow = column;
  narrow.width = std::min(column.width, (several ? kHireReading : 320) * ui.theme.scale);
  if (const auto chosen = choose_row(ui, narrow, "hire-quality-choose", fields, 260)) {
    const bool form = several && chosen->field == 0;
    intent = wish(form ? What::kForm : What::kCriterion, chosen->option);
  }
  column.y = narrow.y;
  if (!several) {
    column.gap(8);
    paragraph(ui, column, "hire-quality-form", model.form.options.front(), note_look(ui));
  }
  column.gap(24);
}

void never_call(Ui& ui, Column& column, const std::string& id, const NeverTakenCall& call,
                std::vector<bool>::reference open) {
  paragraph(ui, column, id + "/title", call.title, coloured(0, Type::kSmall, true));
  paragraph(ui, column, id + "/says", call.says, small_look(ui));
  if (disclosure(ui, column, id + "/toggle", tr(open ? "Hide them" : "Show them"), open))
    open = !open;
  if (!open) return;
  const int list =
      begin_group(ui, id + "/list", Role::kList, tr("Choices never taken in {0}", call.title),
                  {column.x, column.y, column.width, 0});
  const float top = column.y;
  for (std::size_t i = 0; i < call.rows.size(); ++i) {
    const NeverTakenRow& row = call.rows[i];
    const std::string name = id + "-" + std::to_string(i);
    column.gap(10);
    const float row_top = column.y;
    const int item = begin_item(ui, column, name);
    paragraph(ui, column, name + "/line", row.line, note_look(ui));
    paragraph(ui, column, name + "/choice", row.choice, coloured(0, Type::kSmall));
    paragraph(ui, column, name + "/words", row.words, note_look(ui));
    end_item(ui, column, item, row_top);
  }
  ui.semantics.resize(list, column.width, column.y - top);
  end_group(ui);
}

void never_taken(Ui& ui, Column& column, const HireQualityModel& model, HireFairViewState& state) {
  state.never.resize(model.never.size());
  Box box = begin_card(ui, column, "hire-never", tr("Choices never taken"), 2);
  keep_measure(ui, box.content);
  sentences(ui, box.content, "hire-never/says", model.never_says);
  for (std::size_t i = 0; i < model.never.size(); ++i) {
    box.content.gap(16);
    never_call(ui, box.content, "hire-never-" + std::to_string(i), model.never[i], state.never[i]);
  }
  end_box(ui, column, box);
  column.gap(24);
}

void use(Ui& ui, Column& column, const HireQualityModel& model, HireFairViewState& state) {
  if (!model.times.groups.empty()) {
    Box box = begin_box(ui, column, "hire-times-card", Surface::kCard);
    (void)draw_boxes(ui, box.content, "hire-times", model.times, state.times);
    end_box(ui, column, box);
    column.gap(24);
  }
  figure_card(ui, column, "hire-use", model.use, model.use_says);
}

}  // namespace

std::optional<Intent> draw_hire_quality(Ui& ui, const HireQualityModel& model,
                                        HireFairViewState& state) {
  std::optional<Intent> intent;
  HireFrame frame = begin_hire_page(ui, Screen::kHireQuality, "hire-quality", model.title,
                                    model.about, model.save, kHireWhole, intent);
  Column& column = frame.page.content;
  if (still_loading(ui, column, "hire-quality", model.loading)) {
    end_hire_page(ui, frame);
    return intent;
  }
  if (!model.ready) {
    no_results(ui, column, "hire-quality",
               {tr("Once candidates’ files are here you see, criterion by criterion, how hard each "
                   "scenario is, whether those who do well in it do well in the others, how "
                   "reliable the whole is and how many scenarios it would take for more; how long "
                   "calls take; and which choices nobody makes."),
                tr("A form needs some dozens of candidates before these figures mean much. Two "
                   "forms can be set beside each other before anybody took them: open one under "
                   "Forms.")},
               intent);
    end_hire_page(ui, frame);
    return intent;
  }
  choosing(ui, column, model, intent);
  Column who = column;
  keep_measure(ui, who);
  sentences(ui, who, "hire-quality-who", model.who);
  column.y = who.y + 24;
  figure_card(ui, column, "hire-reliability", model.reliability, {});
  figure_card(ui, column, "hire-scenarios", model.scenarios, model.scenarios_say);
  use(ui, column, model, state);
  never_taken(ui, column, model, state);
  const auto pressed = button_row(
      ui, column,
      {{"hire-quality-print", tr("Print this page")}, {"hire-quality-csv", tr("Save as CSV")}});
  if (pressed == 0u) intent = wish(What::kPrint);
  if (pressed == 1u) intent = wish(What::kSaveCsv);
  end_hire_page(ui, frame);
  return intent;
}

}  // namespace warmline::ui
