// One candidate: what their calls show, what to ask them, what happened on the way.
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

constexpr float kWhole = 860;

void said_lines(Ui& ui, Column& column, const std::string& id,
                const std::vector<std::string>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) column.gap(6);
    paragraph(ui, column, id + "-" + std::to_string(i), lines[i], coloured(0, Type::kSmall));
  }
}

void flags(Ui& ui, Column& column, const HireCandidateModel& model) {
  for (std::size_t i = 0; i < model.flags.size(); ++i)
    paragraph(ui, column, "candidate-flag-" + std::to_string(i), model.flags[i],
              coloured(ui.theme.colours.lost, Type::kSmall, true));
  paragraph(ui, column, "candidate-signed", model.signed_words, note_look(ui));
}

void buttons(Ui& ui, Column& column, const HireCandidateModel& model, HireResultsViewState& state,
             std::optional<Intent>& intent) {
  std::vector<ButtonSpec> row{
      {"candidate-guide", tr("Print the interview guide"), ButtonKind::kPrimary},
      {"candidate-report", tr("Print their own report"), ButtonKind::kQuiet,
       tr("What the form promised them, and no more")},
      {"candidate-beside", tr(model.beside ? "Take out of side by side" : "Set side by side")}};
  if (model.can_forget)
    row.push_back({"candidate-forget", tr("Forget this candidate"), ButtonKind::kQuiet,
                   tr("Asks first; with proof")});
  const auto pressed = button_row(ui, column, row);
  if (!pressed) return;
  if (*pressed == 0) intent = HireResult{What::kPrintGuide, model.index};
  if (*pressed == 1) intent = HireResult{What::kPrintReport, model.index};
  if (*pressed == 2) intent = HireResult{What::kMark, model.index};
  if (*pressed == 3) {
    state.asks_to_forget = true;
    ui.animate_until(ui.now_ms + 1);
  }
}

void profile(Ui& ui, Column& column, const HireCandidateModel& model, HireResultsViewState& state) {
  Box box = begin_card(ui, column, "candidate-profile", tr("Profile##of a candidate"), 2);
  (void)draw_boxes(ui, box.content, "candidate-boxes", model.profile, state.profile);
  box.content.gap(16);
  said_lines(ui, box.content, "candidate-figure", model.figures);
  if (!model.total.empty()) {
    box.content.gap(12);
    paragraph(ui, box.content, "candidate-total", model.total, coloured(0, Type::kSmall, true));
  }
  box.content.gap(12);
  paragraph(ui, box.content, "candidate-error", model.error, note_look(ui));
  box.content.gap(6);
  paragraph(ui, box.content, "candidate-style",
            tr("The figures of one person aren’t ranked against each other: they are a style, not "
               "a scale."),
            note_look(ui));
  end_box(ui, column, box);
  column.gap(24);
}

void misses(Ui& ui, Column& column, const HireCandidateModel& model) {
  if (model.misses.empty()) return;
  Box box = begin_card(ui, column, "candidate-misses", tr("Critical misses"), 2);
  said_lines(ui, box.content, "candidate-miss", model.misses);
  box.content.gap(8);
  paragraph(ui, box.content, "candidate-misses/apart",
            tr("They stand apart from every figure: no mean hides one, and none is made of them."),
            note_look(ui));
  end_box(ui, column, box);
  column.gap(24);
}

void guide_item(Ui& ui, Column& column, const HireGuideItem& item, std::size_t i) {
  const std::string id = "candidate-ask-" + std::to_string(i);
  const float top = column.y;
  const int node = begin_item(ui, column, id);
  paragraph(ui, column, id + "/call", item.call, note_look(ui));
  if (!item.moment.empty())
    paragraph(ui, column, id + "/moment", tr("The caller: {0}", item.moment), small_look(ui));
  paragraph(ui, column, id + "/chosen", tr("The candidate: {0}", item.chosen),
            coloured(0, Type::kSmall));
  column.gap(4);
  paragraph(ui, column, id + "/question", item.question, coloured(0, Type::kBody, true));
  paragraph(ui, column, id + "/why", item.why, note_look(ui));
  end_item(ui, column, node, top);
}

void guide(Ui& ui, Column& column, const HireCandidateModel& model) {
  Box box = begin_card(ui, column, "candidate-guide-card", tr("Worth asking about"), 2);
  paragraph(ui, box.content, "candidate-guide/what",
            tr("Telling decisions in both directions, in the order of the calls. The questions are "
               "the same whichever way a decision was judged; the printed guide leaves the "
               "judgement off, so that the answer is heard first."),
            small_look(ui));
  if (model.guide.empty())
    paragraph(ui, box.content, "candidate-guide/none", tr("No moment stands out enough."));
  const float top = box.content.y;
  const int list = begin_group(ui, "candidate-guide/list", Role::kList, tr("Worth asking about"),
                               {box.content.x, top, box.content.width, 0});
  for (std::size_t i = 0; i < model.guide.size(); ++i) {
    box.content.gap(20);
    guide_item(ui, box.content, model.guide[i], i);
  }
  ui.semantics.resize(list, box.content.width, box.content.y - top);
  end_group(ui);
  end_box(ui, column, box);
  column.gap(24);
}

void way(Ui& ui, Column& column, const HireCandidateModel& model, HireResultsViewState& state) {
  Box box = begin_card(ui, column, "candidate-way", tr("What happened on the way"), 2);
  Column& in = box.content;
  paragraph(ui, in, "candidate-way/never", tr("None of this is scored."), small_look(ui));
  in.gap(8);
  said_lines(ui, in, "candidate-way", model.way);
  in.gap(16);
  heading(ui, in, "candidate-starts", tr("When it was begun"), 3, Type::kLabel);
  in.gap(4);
  said_lines(ui, in, "candidate-start", model.starts);
  in.gap(12);
  if (disclosure(
          ui, in, "candidate-agreed",
          tr(state.agreed ? "Hide what was agreed with them" : "Show what was agreed with them"),
          state.agreed))
    state.agreed = !state.agreed;
  paragraph(ui, in, "candidate-agreed/who",
            tr("For those who arranged it, and for nobody who decides: it says nothing about how "
               "somebody answers. Agreed with them; not scored."),
            note_look(ui));
  if (state.agreed) {
    in.gap(8);
    said_lines(ui, in, "candidate-agreed", model.agreed);
    in.gap(4);
    paragraph(ui, in, "candidate-agreed/hold",
              tr("As their invitation says: hold it against what you agreed."), note_look(ui));
  }
  end_box(ui, column, box);
  column.gap(24);
}

void decision(Ui& ui, Column& column, const HireDecisionRow& row, const std::string& id) {
  const float top = column.y;
  const int item = begin_item(ui, column, id);
  paragraph(ui, column, id + "/number", row.number, note_look(ui));
  if (!row.moment.empty())
    paragraph(ui, column, id + "/moment", tr("The caller: {0}", row.moment), small_look(ui));
  paragraph(ui, column, id + "/chosen", row.chosen, coloured(0, Type::kSmall, true));
  if (row.critical)
    paragraph(ui, column, id + "/critical", tr("A critical miss"),
              coloured(ui.theme.colours.lost, Type::kSmall, true));
  paragraph(ui, column, id + "/figures", row.figures, small_look(ui));
  if (!row.feedback.empty()) paragraph(ui, column, id + "/why", row.feedback, small_look(ui));
  end_item(ui, column, item, top);
}

void call(Ui& ui, Column& column, const HireCallTaken& taken, const std::string& id, bool open) {
  paragraph(ui, column, id + "/about", taken.about, small_look(ui));
  said_lines(ui, column, id + "/note", taken.notes);
  if (!open) return;
  const float top = column.y;
  const int list =
      begin_group(ui, id + "/list", Role::kList, taken.title, {column.x, top, column.width, 0});
  for (std::size_t i = 0; i < taken.decisions.size(); ++i) {
    column.gap(16);
    decision(ui, column, taken.decisions[i], id + "/decision-" + std::to_string(i));
  }
  ui.semantics.resize(list, column.width, column.y - top);
  end_group(ui);
}

void calls(Ui& ui, Column& column, const HireCandidateModel& model, HireResultsViewState& state) {
  Box box = begin_card(ui, column, "candidate-calls", tr("Call by call"), 2);
  state.open_calls.resize(model.calls.size(), false);
  for (std::size_t i = 0; i < model.calls.size(); ++i) {
    const std::string id = "candidate-call-" + std::to_string(i);
    if (i > 0) box.content.gap(20);
    heading(ui, box.content, id, model.calls[i].title, 3, Type::kBody, true);
    call(ui, box.content, model.calls[i], id, state.open_calls[i]);
    const auto decisions = static_cast<std::int64_t>(model.calls[i].decisions.size());
    const std::string label =
        state.open_calls[i] ? tr_n("Hide its {0} decision", "Hide its {0} decisions", decisions)
                            : tr_n("Show its {0} decision", "Show its {0} decisions", decisions);
    if (text_button(ui, box.content, id + "/open", label, model.calls[i].title, -1,
                    state.open_calls[i] ? 1 : 0)) {
      state.open_calls[i] = !state.open_calls[i];
      ui.animate_until(ui.now_ms + 1);
    }
  }
  end_box(ui, column, box);
  column.gap(24);
}

void forget_dialog(Ui& ui, const HireCandidateModel& model, HireResultsViewState& state,
                   std::optional<Intent>& intent) {
  Dialog dialog = begin_dialog(ui, "candidate-forget-dialog", tr("Forget this candidate?"), 560);
  Column& column = dialog.box.content;
  paragraph(ui, column, "candidate-forget/what",
            tr("All that was loaded under the code {0} goes from this page, and a file is saved "
               "that says what it was, by its hashes, and when. It can’t reach the files that they "
               "handed in, nor what you printed or saved: delete those where they lie.",
               model.code));
  column.gap(20);
  const auto pressed = button_row(ui, column,
                                  {{"candidate-forget/keep", tr("Keep them"), ButtonKind::kPrimary},
                                   {"candidate-forget/go", tr("Forget, and save the proof")}});
  if (pressed || dialog.dismissed) {
    state.asks_to_forget = false;
    ui.animate_until(ui.now_ms + 1);
  }
  if (pressed == 1u) intent = HireResult{What::kForget, model.index};
  end_dialog(ui, dialog);
}

}  // namespace

std::optional<Intent> draw_hire_candidate(Ui& ui, const HireCandidateModel& model,
                                          HireResultsViewState& state) {
  std::optional<Intent> intent;
  if (state.candidate != model.index) {
    state.candidate = model.index;
    state.agreed = state.asks_to_forget = false;
    state.open_calls.clear();
    state.profile = {};
  }
  HireFrame frame = begin_hire_page(ui, Screen::kHireCandidate, "hire-candidate",
                                    model.gone ? tr("Nobody is chosen") : model.code, model.about,
                                    model.save, kWhole, intent);
  Column& column = frame.page.content;
  if (text_button(ui, column, "candidate-back", tr("Back to all candidates")))
    intent = GoTo{Screen::kHireResults};
  column.gap(8);
  if (!model.gone) {
    flags(ui, column, model);
    column.gap(16);
    buttons(ui, column, model, state, intent);
    column.gap(24);
    profile(ui, column, model, state);
    misses(ui, column, model);
    guide(ui, column, model);
    way(ui, column, model, state);
    calls(ui, column, model, state);
    paragraph(ui, column, "candidate-spoken",
              tr("Choosing a good line shows that somebody recognises it; speaking it on a real "
                 "call is another skill."),
              note_look(ui));
  }
  end_hire_page(ui, frame);
  if (!model.gone && state.asks_to_forget) forget_dialog(ui, model, state, intent);
  return intent;
}

}  // namespace warmline::ui
