// The debrief's list of decisions, and one of them in full.
#include <algorithm>
#include <string>

#include "core/tr.h"
#include "ui/view_debrief_parts.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

constexpr int kDots = 3;
constexpr float kDotStep = 15;

std::string empathy_words(const DecisionModel& decision) {
  if (decision.stake == 0) return tr("empathy made no difference");
  return tr("empathy {0} of {1}", decision.earned, decision.stake);
}

std::string row_name(const DecisionModel& decision) {
  std::string name =
      tr("Decision {0}: {1}", decision.number, decision.summary) + " " + empathy_words(decision) +
      ", " +
      (decision.lost == 0 ? tr("nothing lost")
                          : tr_n("lost {0} point", "lost {0} points", decision.lost));
  if (!decision.tag_within.empty()) name += ", " + decision.tag_within;
  if (decision.critical) name += ", " + tr("critical miss");
  return name;
}

// Three dots for how much of the empathy at stake was earned; a dash where none was.
void quality_dots(Ui& ui, float x, float middle, const DecisionModel& decision) {
  if (decision.stake == 0) {
    fill(ui, {x + kDotStep - 5, middle - 1, 10, 2}, ui.theme.colours.muted, 1);
    return;
  }
  const int filled = (2 * kDots * decision.earned + decision.stake) / (2 * decision.stake);
  for (int i = 0; i < kDots; ++i) {
    const bool full = i < filled;
    dot(ui, x + kDotStep * static_cast<float>(i), middle, 5,
        full ? ui.theme.colours.good : ui.theme.colours.muted, full);
  }
}

bool decision_row(Ui& ui, Column& column, const DecisionModel& decision, bool selected,
                  int expanded) {
  const float scale = ui.theme.scale;
  const bool narrow = ui.form() == Form::kNarrow;
  const float words_x = column.x + 40 * scale;
  const float right = column.x + column.width - 10;
  const float lost_width = 48 * scale;
  const float dots_x = right - lost_width - (narrow ? 44.0f : 90.0f) * scale;
  const float room = std::max(60.0f, dots_x - words_x - 16);
  TextLook look;
  look.max_lines = 2;
  const Broken words = break_text(ui, decision.summary, room, look);
  const float note = type_style(Type::kNote).line * scale;
  const float height = words.height + (decision.tag.empty() ? 0 : note);
  const Rect area{column.x, column.y, column.width, std::max(46 * scale, height + 16)};
  const Pressable row = pressable(ui, area, decision.id, Role::kButton, row_name(decision), false,
                                  selected, expanded);
  if (selected || row.hovered) fill(ui, area, ui.theme.colours.sunk, 10);
  const float middle = area.y + area.h / 2;
  const float line = type_style(Type::kBody).line * scale;
  text_at(ui, area.x + 10, middle - line / 2, {}, std::to_string(decision.number),
          coloured(ui.theme.colours.muted, Type::kBody));
  float y = middle - height / 2;
  for (const std::string& text : words.lines) {
    text_at(ui, words_x, y, {}, text);
    y += line;
  }
  if (!decision.tag.empty()) {
    const Palette& c = ui.theme.colours;
    text_at(ui, words_x, y, {}, decision.tag,
            coloured(decision.recovery ? c.good : c.muted, Type::kNote));
  }
  quality_dots(ui, dots_x, middle, decision);
  const std::string lost = decision.critical ? minus(decision.lost) + " !" : minus(decision.lost);
  const Colour ink =
      decision.lost > 0 || decision.critical ? ui.theme.colours.lost : ui.theme.colours.muted;
  text_at(ui, right - text_width(ui, lost, Type::kBody, true), middle - line / 2, {}, lost,
          coloured(ink, Type::kBody, true));
  if (row.focused) focus_ring(ui, area, 10);
  column.y += area.h;
  return row.pressed;
}

// One alternative: its words, the rule if one forbade it, where it would have led.
void alternative(Ui& ui, Column& column, const std::string& id, const AlternativeModel& one,
                 const std::string& language) {
  const bool forbidden = one.verdict == Verdict::kForbidden;
  const Palette& c = ui.theme.colours;
  Box box = begin_box(ui, column, id, forbidden ? Surface::kSunk : Surface::kOutline);
  box.padding_y = 12 * ui.theme.scale;
  box.content.y = box.y + box.padding_y;
  {
    const InLanguage written(ui, language);
    paragraph(ui, box.content, id + "/words", one.words,
              coloured(forbidden ? c.muted : c.ink, Type::kSmall));
  }
  box.content.gap(4);
  if (!one.rule.empty()) paragraph(ui, box.content, id + "/rule", one.rule, note_look(ui));
  if (!one.look_up.empty()) paragraph(ui, box.content, id + "/look-up", one.look_up, note_look(ui));
  const Colour ink = one.verdict == Verdict::kKeeps   ? c.good
                     : one.verdict == Verdict::kLoses ? c.lost
                                                      : c.muted;
  paragraph(ui, box.content, id + "/leads", one.leads, coloured(ink, Type::kNote, true));
  paragraph(ui, box.content, id + "/caller", one.caller, note_look(ui));
  end_box(ui, column, box);
}

void alternatives(Ui& ui, Column& column, const std::string& id, const DecisionModel& decision,
                  bool own) {
  const auto list = [&](const char* name, const std::string& title,
                        const std::vector<AlternativeModel>& all) {
    if (all.empty()) return;
    column.gap(14);
    heading(ui, column, id + "/" + name, title, own ? 3 : 2, Type::kLabel);
    for (std::size_t i = 0; i < all.size(); ++i) {
      column.gap(i > 0 ? 8 : 6);
      alternative(ui, column, id + "/" + name + "-" + std::to_string(i), all[i], decision.language);
    }
  };
  list("alternative", tr(own ? "You could also have chosen" : "Also on offer"),
       decision.alternatives);
  list("forbidden", tr(own ? "Out of your reach" : "Out of reach"), decision.forbidden);
}

void try_again(Ui& ui, Column& column, const std::string& attempt, const DecisionModel& decision,
               std::optional<Intent>& intent) {
  column.gap(16);
  ButtonLook look;
  look.kind = ButtonKind::kPrimary;
  look.full_width = true;
  const std::string about = tr("Decision {0}", decision.number);
  look.description = about;
  if (button(ui, column, "try-again", tr("Try again from here"), look))
    intent = RewindTo{attempt, decision.step};
  column.gap(6);
  paragraph(ui, column, "try-again/note",
            tr("A new attempt, marked as practised. This one stays as it is."), note_look(ui));
}

void detail(Ui& ui, Column& column, const std::string& attempt, const DecisionModel& decision,
            std::optional<Intent>& intent) {
  {
    const InLanguage written(ui, decision.language);
    paragraph(ui, column, "detail/words", decision.words);
  }
  column.gap(8);
  decision_detail(ui, column, "detail", decision, true);
  try_again(ui, column, attempt, decision, intent);
}

std::string detail_title(const DecisionModel& decision) {
  return tr("Decision {0}", decision.number) + " · " +
         (decision.lost == 0 ? tr("nothing lost") : tr("lost {0}", decision.lost));
}

}  // namespace

void decision_detail(Ui& ui, Column& column, const std::string& id, const DecisionModel& decision,
                     bool own) {
  if (decision.critical) {
    paragraph(ui, column, id + "/critical", tr("A critical miss: it fails the attempt on its own."),
              coloured(ui.theme.colours.lost, Type::kSmall, true));
    column.gap(4);
  }
  paragraph(ui, column, id + "/qualities", decision.qualities, note_look(ui));
  if (!decision.why.empty()) {
    column.gap(12);
    heading(ui, column, id + "/why-title", tr("What it did"), own ? 3 : 2, Type::kLabel);
    column.gap(4);
    paragraph(ui, column, id + "/why", decision.why);
  }
  if (!decision.caller.empty()) {
    column.gap(4);
    paragraph(ui, column, id + "/caller", decision.caller, note_look(ui));
  }
  for (std::size_t i = 0; i < decision.turns.size(); ++i) {
    column.gap(8);
    const Colour ink = decision.recovery && i == 0 ? ui.theme.colours.good : ui.theme.colours.ink;
    paragraph(ui, column, id + "/turn-" + std::to_string(i), decision.turns[i],
              coloured(ink, Type::kSmall));
  }
  alternatives(ui, column, id, decision, own);
}

void decisions_card(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state,
                    bool inline_detail, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "decisions", tr("Your decisions"), 2);
  if (model.decisions.empty()) {
    paragraph(ui, box.content, "decisions/none",
              tr("The call ended before there was anything to decide."), small_look(ui));
    end_box(ui, column, box);
    return;
  }
  paragraph(
      ui, box.content, "decisions/how",
      tr("Full dots: empathy you showed, of what the moment allowed. A dash: no choice was kinder "
         "than another. Number: points of need it cost. Choose one to see why."),
      note_look(ui));
  box.content.gap(8);
  const Rect at{box.content.x, box.content.y, box.content.width, 0};
  const int list = begin_group(ui, "decisions/list", Role::kList, "", at);
  for (std::size_t i = 0; i < model.decisions.size(); ++i) {
    const DecisionModel& decision = model.decisions[i];
    const bool selected = state.selected == i;
    reveal_here(ui, state, decision.id, box.content.y);
    hairline(ui, box.content.x, box.content.y, box.content.width);
    box.content.gap(1);
    const Rect row{box.content.x, box.content.y, box.content.width, 0};
    const int item = begin_group(ui, decision.id + "/item", Role::kListItem, "", row);
    const int expanded = !inline_detail ? -1 : selected ? 1 : 0;
    if (decision_row(ui, box.content, decision, selected, expanded)) {
      state.selected =
          selected && inline_detail ? std::optional<std::size_t>{model.decisions.size()} : i;
      ui.animate_until(ui.now_ms + 1);
    }
    if (selected && inline_detail) {
      box.content.gap(8);
      Column inner{box.content.x + 8, box.content.y, box.content.width - 16};
      detail(ui, inner, model.attempt, decision, intent);
      box.content.y = inner.y + 16;
    }
    ui.semantics.resize(item, row.w, box.content.y - row.y);
    end_group(ui);
  }
  ui.semantics.resize(list, at.w, box.content.y - at.y);
  end_group(ui);
  end_box(ui, column, box);
}

void detail_card(Ui& ui, Column& column, const DebriefModel& model, const DebriefViewState& state,
                 std::optional<Intent>& intent) {
  if (!state.selected || *state.selected >= model.decisions.size()) return;
  const DecisionModel& decision = model.decisions[*state.selected];
  Box box = begin_card(ui, column, "detail", detail_title(decision), 2);
  detail(ui, box.content, model.attempt, decision, intent);
  end_box(ui, column, box);
}

}  // namespace warmline::ui
