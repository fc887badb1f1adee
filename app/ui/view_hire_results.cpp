// What came of the sittings of one form: its candidates side by side.
#include <algorithm>
#include <string>

#include "core/tr.h"
#include "ui/parts.h"
#include "ui/view_coach_frame.h"
#include "ui/view_coach_parts.h"
#include "ui/view_coaching_parts.h"
#include "ui/view_hire.h"

namespace warmline::ui {
namespace {

using What = HireResult::What;

constexpr std::size_t kFirstFew = 12;

void toggle(Ui& ui, bool& open) {
  open = !open;
  ui.animate_until(ui.now_ms + 1);
}

// Opens and closes the rest of a list of so many.
void show_the_rest(Ui& ui, Column& column, const std::string& id, std::size_t all, bool& open) {
  const std::string label = open ? tr("Show the first few") : tr("Show all {0}", all);
  if (disclosure(ui, column, id, label, open)) open = !open;
}

void loading(Ui& ui, Column& column, const CoachLoading& now, std::optional<Intent>& intent) {
  if (!now.loading) {
    if (ui.focus_within("results-stop")) ui.focus("hire-results-title");  // it goes
    return;
  }
  Box box = begin_box(ui, column, "results-loading", Surface::kSunk, Role::kRegion, tr("Loading"));
  meter(ui, box.content, "results-progress", now.words, static_cast<int>(now.done),
        static_cast<int>(now.all), ui.theme.colours.accent);
  box.content.gap(12);
  if (button_row(ui, box.content, {{"results-stop", tr("Stop##loading")}}))
    intent = HireResult{What::kStop};
  end_box(ui, column, box);
  column.gap(24);
}

void said(Ui& ui, Column& column, const std::string& words) {
  if (words.empty()) return;
  Box box = begin_box(ui, column, "results-said-box", Surface::kSunk);
  paragraph(ui, box.content, "results-said", words, coloured(0, Type::kSmall));
  end_box(ui, column, box);
  column.gap(24);
}

void files(Ui& ui, Column& column, const HireResultsModel& model, HireResultsViewState& state) {
  if (model.files.empty()) return;
  Box box = begin_card(ui, column, "results-files", tr("Files that were left out"), 2);
  paragraph(ui, box.content, "results-files/sum", model.files_say, small_look(ui));
  const std::size_t few = 5;
  for (std::size_t i = 0; i < model.files.size(); ++i) {
    if (i >= few && !state.all_files) break;
    const std::string id = "results-file-" + std::to_string(i);
    box.content.gap(12);
    paragraph(ui, box.content, id + "/name", model.files[i].file, coloured(0, Type::kSmall, true));
    paragraph(ui, box.content, id + "/what", model.files[i].sentence,
              coloured(ui.theme.colours.lost, Type::kSmall));
    sentences(ui, box.content, id + "/line", model.files[i].lines);
  }
  if (model.files.size() > few) {
    box.content.gap(4);
    show_the_rest(ui, box.content, "results-all-files", model.files.size(), state.all_files);
  }
  end_box(ui, column, box);
  column.gap(24);
}

void empty_state(Ui& ui, Column& column, std::optional<Intent>& intent) {
  column.width = std::min(column.width, kHireReading * ui.theme.scale);
  paragraph(ui, column, "results-what",
            tr("At the end of a form each candidate saves a file and hands it to you. Drop those "
               "files on this page, or choose them. You see what each candidate showed and on how "
               "much evidence, where two of them reliably differ, and what is worth asking about "
               "in an interview."));
  column.gap(8);
  paragraph(ui, column, "results-how",
            tr("Each file is verified here and scored with the keys that candidates don’t have; "
               "what was changed after it was saved is named and left out. The files stay on this "
               "device and are forgotten when you leave this page. What people practise never "
               "comes in."),
            small_look(ui));
  column.gap(24);
  if (button_row(ui, column, {{"results-choose", tr("Choose files"), ButtonKind::kPrimary}}))
    intent = HireResult{What::kChooseFiles};
}

void head(Ui& ui, Column& column, const HireResultsModel& model, std::optional<Intent>& intent) {
  if (model.form.options.size() > 1) {
    Column narrow = column;
    narrow.width = std::min(column.width, kHireReading * ui.theme.scale);
    if (const auto chosen = choose_row(ui, narrow, "results-form", {&model.form}))
      intent = HireResult{What::kShowForm, 0, chosen->option};
    column.y = narrow.y;
    column.gap(16);
  }
  sentences(ui, column, "results-note", model.notes);
  if (!model.notes.empty()) column.gap(16);
  const auto pressed = button_row(ui, column,
                                  {{"results-choose", tr("Choose more files")},
                                   {"results-csv", tr("Save as CSV")},
                                   {"results-away", tr("Put these away"), ButtonKind::kQuiet,
                                    tr("Forgets all that was loaded; nothing of it was kept")}});
  if (pressed == 0u) intent = HireResult{What::kChooseFiles};
  if (pressed == 1u) intent = HireResult{What::kSaveCsv};
  if (pressed == 2u) intent = HireResult{What::kPutAway};
  column.gap(24);
}

void heat(Ui& ui, Column& column, const HireResultsModel& model, HireResultsViewState& state,
          std::optional<Intent>& intent) {
  Box box = begin_box(ui, column, "results-heat-box", Surface::kCard);
  const auto press = draw_heat_map(ui, box.content, "results-heat", model.heat, state.heat);
  if (press && press->what != HeatPress::What::kColumn && press->row < model.heat_rows.size())
    intent = HireResult{What::kOpenCandidate, model.heat_rows[press->row]};
  end_box(ui, column, box);
  column.gap(24);
}

void candidate_row(Ui& ui, Column& column, const HireCandidateRow& row,
                   std::optional<Intent>& intent) {
  const std::string id = "results-candidate-" + std::to_string(row.index);
  const float top = column.y;
  const int item = begin_item(ui, column, id);
  paragraph(ui, column, id + "/code", row.code, coloured(0, Type::kBody, true));
  paragraph(ui, column, id + "/about", row.about, small_look(ui));
  for (std::size_t i = 0; i < row.flags.size(); ++i)
    paragraph(ui, column, id + "/flag-" + std::to_string(i), row.flags[i],
              coloured(ui.theme.colours.lost, Type::kSmall));
  // Beside the words where there is room, so that many rows stay short; else below them.
  const float scale = ui.theme.scale;
  const bool wide = ui.form() == Form::kWide;
  const std::string& open = tr("Open their page");
  const std::string& beside = tr(row.beside ? "Set side by side ✓" : "Set side by side");
  const float second = std::max(text_width(ui, tr("Set side by side"), Type::kSmall),
                                text_width(ui, tr("Set side by side ✓"), Type::kSmall));
  const float widths = text_width(ui, open, Type::kSmall) + second + 40 * scale;
  float right = wide ? column.x + column.width + 10 * scale - widths : column.x - 10 * scale;
  const float y = wide ? top : column.y;
  ButtonLook look;
  look.kind = ButtonKind::kText;
  look.description = row.code;
  if (button_at(ui, right, y, 0, id + "/open", open, look, &right))
    intent = HireResult{What::kOpenCandidate, row.index};
  look.pressed = row.beside ? 1 : 0;
  if (button_at(ui, right, y, 0, id + "/beside", beside, look))
    intent = HireResult{What::kMark, row.index};
  column.y = std::max(column.y, y + 32 * scale);
  end_item(ui, column, item, top);
}

void candidates(Ui& ui, Column& column, const HireResultsModel& model, HireResultsViewState& state,
                std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "results-candidates", tr("Candidates, by their codes"), 2);
  const float top = box.content.y;
  const int list = begin_group(ui, "results-candidates/list", Role::kList, tr("Candidates"),
                               {box.content.x, top, box.content.width, 0});
  for (std::size_t i = 0; i < model.candidates.size(); ++i) {
    if (i >= kFirstFew && !state.all_candidates) break;
    if (i > 0) box.content.gap(12);
    candidate_row(ui, box.content, model.candidates[i], intent);
  }
  ui.semantics.resize(list, box.content.width, box.content.y - top);
  end_group(ui);
  if (model.candidates.size() > kFirstFew) {
    box.content.gap(8);
    show_the_rest(ui, box.content, "results-all", model.candidates.size(), state.all_candidates);
  }
  end_box(ui, column, box);
  column.gap(24);
}

void side_by_side(Ui& ui, Column& column, const HireResultsModel& model,
                  HireResultsViewState& state) {
  if (model.beside.empty()) return;
  Box box = begin_card(ui, column, "results-beside", tr("Side by side"), 2);
  Column& in = box.content;
  paragraph(ui, in, "results-beside/about", model.beside_about, small_look(ui));
  in.gap(12);
  CoachOptions measures{tr("Figure"), {}, std::min(state.measure, model.beside.size() - 1)};
  for (const HireSideBySide& each : model.beside) measures.options.push_back(each.measure);
  Column narrow = in;
  narrow.width = std::min(in.width, 320 * ui.theme.scale);
  if (const auto chosen = choose_row(ui, narrow, "results-measure", {&measures})) {
    state.measure = chosen->option;
    state.boxes = {};
    ui.animate_until(ui.now_ms + 1);
  }
  in.y = narrow.y;
  in.gap(16);
  const HireSideBySide& side = model.beside[measures.chosen];
  (void)draw_boxes(ui, in, "results-boxes", side.boxes, state.boxes);
  in.gap(12);
  for (std::size_t i = 0; i < side.pairs.size(); ++i) {
    if (i >= kFirstFew && !state.all_pairs) break;  // those who differ come first
    if (i > 0) in.gap(4);
    paragraph(ui, in, "results-pair-" + std::to_string(i), side.pairs[i],
              coloured(0, Type::kSmall));
  }
  if (side.pairs.size() > kFirstFew)
    show_the_rest(ui, in, "results-all-pairs", side.pairs.size(), state.all_pairs);
  in.gap(12);
  paragraph(ui, in, "results-error", side.error, note_look(ui));
  end_box(ui, column, box);
  column.gap(24);
}

void weights(Ui& ui, Column& column, const HireResultsModel& model, HireResultsViewState& state,
             std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "results-weights", tr("A total, only if you want one"), 2);
  Column& in = box.content;
  paragraph(ui, in, "results-weights/what",
            tr("Warmline makes no total by itself: what matters more for this job is yours to say, "
               "best before you have looked at anybody. The weights stand on the candidate’s "
               "report and in the table."),
            small_look(ui));
  if (disclosure(ui, in, "results-weights/set", tr("Set weights"), state.weights))
    toggle(ui, state.weights);
  if (state.weights) {
    in.gap(8);
    std::vector<const CoachOptions*> fields;
    for (const CoachOptions& each : model.weights) fields.push_back(&each);
    if (const auto chosen = choose_row(ui, in, "results-weight", fields))
      intent = HireResult{What::kWeight, chosen->field, chosen->option};
  }
  if (!model.weights_words.empty()) {
    in.gap(12);
    paragraph(ui, in, "results-weights/now", tr("Weights: {0}.", model.weights_words),
              coloured(0, Type::kSmall, true));
    for (std::size_t i = 0; i < model.totals.size(); ++i) {
      in.gap(4);
      paragraph(ui, in, "results-total-" + std::to_string(i),
                tr("{0}: {1}", model.totals[i].code, model.totals[i].words),
                coloured(0, Type::kSmall));
    }
  }
  end_box(ui, column, box);
  column.gap(24);
}

}  // namespace

std::optional<Intent> draw_hire_results(Ui& ui, const HireResultsModel& model,
                                        HireResultsViewState& state) {
  std::optional<Intent> intent;
  state.asks_to_forget = false;
  HireFrame frame = begin_hire_page(ui, Screen::kHireResults, "hire-results",
                                    tr(model.any ? "Results" : "Open what candidates handed in"),
                                    model.about, model.save, kHireWhole, intent);
  Column& column = frame.page.content;
  said(ui, column, model.said);
  loading(ui, column, model.loading, intent);
  if (!model.any) {
    files(ui, column, model, state);
    empty_state(ui, column, intent);
  } else {
    head(ui, column, model, intent);
    files(ui, column, model, state);
    heat(ui, column, model, state, intent);
    candidates(ui, column, model, state, intent);
    side_by_side(ui, column, model, state);
    weights(ui, column, model, state, intent);
    paragraph(ui, column, "results-decides",
              tr("Warmline draws no line between candidates, puts them in no order and rejects "
                 "nobody. Choosing a good line shows that somebody recognises it; speaking it on a "
                 "real call is another skill."),
              note_look(ui));
  }
  end_hire_page(ui, frame);
  return intent;
}

}  // namespace warmline::ui
