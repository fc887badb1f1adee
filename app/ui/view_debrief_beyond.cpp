// The debrief beyond one's own choices: what was out of reach, the five questions, two call
// centres.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/tr.h"
#include "ui/view_debrief_parts.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

void rule_item(Ui& ui, Column& column, const std::string& id, const RuleModel& rule) {
  heading(ui, column, id + "/rule", rule.rule, 3, Type::kBody);
  column.gap(2);
  paragraph(ui, column, id + "/worth", rule.worth, coloured(0, Type::kSmall));
  if (!rule.still.empty()) {
    column.gap(2);
    paragraph(ui, column, id + "/still", rule.still, coloured(0, Type::kSmall));
  }
  column.gap(2);
  paragraph(ui, column, id + "/reason", rule.reason, note_look(ui));
}

Colour colour_of(const Ui& ui, Mark mark) {
  switch (mark) {
    case Mark::kGood:
      return ui.theme.colours.good;
    case Mark::kPoor:
      return ui.theme.colours.lost;
    case Mark::kMixed:
      return ui.theme.colours.ink;
    case Mark::kNone:
      break;
  }
  return ui.theme.colours.muted;
}

std::string evidence_of(const DebriefModel& model, const QuestionModel& one) {
  if (!one.decision) return one.line;
  return tr("Decision {0}: {1}", model.decisions[*one.decision].number, one.line);
}

// The whole question can be pressed where a decision shows its answer.
void question_item(Ui& ui, Column& column, const DebriefModel& model, std::size_t place,
                   DebriefViewState& state) {
  const QuestionModel& one = model.questions[place];
  const std::string id = "question-" + std::to_string(place + 1);
  const std::string evidence = evidence_of(model, one);
  const float indent = 28 * ui.theme.scale;
  const float width = column.width - indent - 8;
  const float line = type_style(Type::kSmall).line * ui.theme.scale;
  TextLook small = coloured(0, Type::kSmall);
  const TextLook answer = coloured(colour_of(ui, one.mark), Type::kSmall, true);
  const Broken asked = break_text(ui, one.question, width, small);
  const Broken answered = break_text(ui, one.answer, width, answer);
  const Broken shown = break_text(ui, evidence, width, note_look(ui));
  const float height =
      asked.height + answered.height + (evidence.empty() ? 0 : shown.height + 2) + 16;
  const Rect area{column.x - 8, column.y, column.width + 16, height};
  const std::string name =
      one.question + " " + one.answer + (evidence.empty() ? "" : " ") + evidence;
  Pressable press;
  if (one.decision) {
    press = pressable(ui, area, id, Role::kButton, name);
    if (press.hovered) fill(ui, area, ui.theme.colours.sunk, 10);
  }
  const float x = column.x + indent;
  text_at(ui, column.x, column.y + 8, {}, std::to_string(place + 1),
          coloured(0, Type::kSmall, true));
  if (one.decision) {
    float y = column.y + 8;
    const auto draw = [&](const Broken& lines, const TextLook& look, float step) {
      for (const std::string& text : lines.lines) {
        text_at(ui, x, y, {}, text, look);
        y += step;
      }
    };
    draw(asked, small, line);
    draw(answered, answer, line);
    y += 2;
    draw(shown, note_look(ui), type_style(Type::kNote).line * ui.theme.scale);
    if (press.focused) focus_ring(ui, area, 10);
    if (press.pressed) select(ui, state, *one.decision);
  } else {
    Column inner{x, column.y + 8, width};
    paragraph(ui, inner, id + "/question", one.question, small);
    paragraph(ui, inner, id + "/answer", one.answer, answer);
    inner.gap(2);
    if (!evidence.empty()) paragraph(ui, inner, id + "/line", evidence, note_look(ui));
  }
  column.y += height;
}

void lens_column(Ui& ui, Column& column, const LensModel& lens, std::optional<Intent>& intent) {
  heading(ui, column, lens.id + "/title", lens.title, 3, Type::kBody);
  const std::string figure = lens.percent ? tr("{0} %", *lens.percent) : "–";
  text_at(ui, column.x, column.y, lens.id + "/figure", figure, coloured(0, Type::kDisplay, true));
  column.gap(type_style(Type::kDisplay).line * ui.theme.scale + 4);
  for (std::size_t i = 0; i < lens.parts.size(); ++i) {
    paragraph(ui, column, lens.id + "/part-" + std::to_string(i), lens.parts[i],
              coloured(0, Type::kSmall));
  }
  if (lens.parts.empty()) {
    paragraph(ui, column, lens.id + "/nothing", tr("This call holds nothing that it goes by."),
              coloured(0, Type::kSmall));
  }
  column.gap(4);
  paragraph(ui, column, lens.id + "/about", lens.about, note_look(ui));
  if (!lens.compare.empty()) {
    column.gap(6);
    paragraph(ui, column, lens.id + "/compare", lens.compare, coloured(0, Type::kSmall));
  }
  if (lens.key.empty()) return;
  column.gap(4);
  ButtonLook look;
  look.kind = ButtonKind::kText;
  look.description = lens.title;
  Column button_column{column.x - 10 * ui.theme.scale, column.y, column.width};
  if (button(ui, button_column, lens.id + "/remove", tr("Remove this lens"), look))
    intent = RemoveLens{lens.key};
  column.y = button_column.y;
}

void add_lens(Ui& ui, Column& column, const DebriefModel& model, std::optional<Intent>& intent) {
  hairline(ui, column.x, column.y, column.width);
  column.gap(14);
  paragraph(ui, column, "lenses/own",
            tr("A lens is a small file that says what counts how much. Add your own: choose it "
               "here, or drop it on this page. It changes no score."),
            note_look(ui));
  column.gap(8);
  if (button_row(ui, column, {{"lens-choose", tr("Add a lens from a file")}}))
    intent = ChooseLensFile{};
  lens_trouble(ui, column, model.lens_trouble);
}

}  // namespace

void out_of_reach_card(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state) {
  const OutOfReachModel& out = model.out_of_reach;
  if (out.rules.empty() && out.all.empty() && out.nobody.empty()) return;
  std::optional<Box> card = begin_folding(ui, column, state, "beyond", tr("Out of your reach"));
  if (!card) return column.gap(16);
  Box& box = *card;
  reveal_here(ui, state, "beyond/title", box.y);
  for (std::size_t i = 0; i < out.rules.size(); ++i) {
    rule_item(ui, box.content, "beyond/rule-" + std::to_string(i), out.rules[i]);
    box.content.gap(14);
  }
  if (!out.all.empty())
    paragraph(ui, box.content, "beyond/all", out.all, coloured(0, Type::kSmall, true));
  if (!out.apart.empty()) paragraph(ui, box.content, "beyond/apart", out.apart, note_look(ui));
  if (!out.nobody.empty()) {
    box.content.gap(out.all.empty() && out.rules.empty() ? 0 : 14);
    reveal_here(ui, state, "beyond/nobody-title", box.content.y);
    heading(ui, box.content, "beyond/nobody-title", tr("Nobody’s"), 3, Type::kBody);
    paragraph(ui, box.content, "beyond/nobody", out.nobody, coloured(0, Type::kSmall));
  }
  end_box(ui, column, box);
  column.gap(16);
}

void questions_card(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state) {
  if (model.questions.empty()) return;
  std::optional<Box> card = begin_folding(ui, column, state, "questions", tr("The five questions"));
  if (!card) return;
  Box& box = *card;
  const Rect at{box.content.x, box.content.y, box.content.width, 0};
  const int list = begin_group(ui, "questions/list", Role::kList, "", at);
  for (std::size_t i = 0; i < model.questions.size(); ++i) {
    const Rect row{box.content.x, box.content.y, box.content.width, 0};
    const int item =
        begin_group(ui, "questions/" + std::to_string(i + 1), Role::kListItem, "", row);
    question_item(ui, box.content, model, i, state);
    ui.semantics.resize(item, row.w, box.content.y - row.y);
    end_group(ui);
  }
  ui.semantics.resize(list, at.w, box.content.y - at.y);
  end_group(ui);
  end_box(ui, column, box);
}

void lenses_card(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state,
                 std::optional<Intent>& intent) {
  if (model.lenses.empty()) return;
  std::optional<Box> card =
      begin_folding(ui, column, state, "lenses", tr("Two call centres, one call"));
  if (!card) return;
  Box& box = *card;
  reveal_here(ui, state, "lenses/title", box.y);
  Column& content = box.content;
  const bool beside = content.width >= 520 * ui.theme.scale;
  constexpr float kGap = 28;
  std::size_t next = 0;
  if (beside && model.lenses.size() > 1) {
    const float half = (content.width - kGap) / 2;
    Column left{content.x, content.y, half};
    Column right{content.x + half + kGap, content.y, half};
    lens_column(ui, left, model.lenses[0], intent);
    lens_column(ui, right, model.lenses[1], intent);
    content.y = std::max(left.y, right.y);
    next = 2;
  }
  for (; next < model.lenses.size() && next < 2; ++next) {
    lens_column(ui, content, model.lenses[next], intent);
    content.gap(16);
  }
  if (!model.lenses_say.empty()) {
    content.gap(12);
    paragraph(ui, content, "lenses/say", model.lenses_say, coloured(0, Type::kBody));
  }
  for (; next < model.lenses.size(); ++next) {
    content.gap(14);
    hairline(ui, content.x, content.y, content.width);
    content.gap(14);
    lens_column(ui, content, model.lenses[next], intent);
  }
  content.gap(14);
  add_lens(ui, content, model, intent);
  end_box(ui, column, box);
}

}  // namespace warmline::ui
