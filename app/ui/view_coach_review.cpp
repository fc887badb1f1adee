#include "ui/view_coach_review.h"

#include <algorithm>
#include <string>
#include <vector>

#include "coach/session.h"
#include "core/tr.h"
#include "ui/bubble.h"
#include "ui/parts.h"
#include "ui/view_coach_parts.h"
#include "ui/view_debrief_parts.h"
#include "ui/widgets_field.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using What = Coaching::What;

constexpr float kReading = 720;
constexpr float kBetween = 12;
constexpr float kBar = 64;

void say(Ui& ui, const Utterance& said) {
  ui.announce(said.label.empty() ? said.text : said.label + ": " + said.text);
}

std::optional<std::size_t> turn_at(const CoachReviewModel& model, std::size_t line) {
  for (std::size_t i = 0; i < model.turns.size(); ++i) {
    if (model.turns[i].line == line) return i;
  }
  return std::nullopt;
}

// --- how it unfolds

void show(Ui& ui, const CoachReviewModel& model, CoachReviewViewState& state, std::size_t lines) {
  state.shown = std::clamp<std::size_t>(lines, 1, std::max<std::size_t>(1, model.lines.size()));
  state.open = turn_at(model, state.shown - 1);
  state.follow = true;
  ui.animate_until(ui.now_ms + 1);
}

void step(Ui& ui, const CoachReviewModel& model, CoachReviewViewState& state) {
  if (state.shown >= model.lines.size()) return;
  show(ui, model, state, state.shown + 1);
  say(ui, model.lines[state.shown - 1]);
}

void settle(Ui& ui, const CoachReviewModel& model, CoachReviewViewState& state) {
  if (state.key == model.key || !model.ready) return;
  state = {};
  state.key = model.key;
  show(ui, model, state, model.begin);
}

// Lines come at a reading pace. Nothing moves or fades, so there is nothing to reduce.
void play(Ui& ui, const CoachReviewModel& model, CoachReviewViewState& state) {
  if (!state.playing) return;
  if (state.shown >= model.lines.size()) {
    state.playing = false;
    return;
  }
  if (ui.now_ms >= state.next_at_ms) {
    step(ui, model, state);
    state.next_at_ms = ui.now_ms + 400 + reading_ms(model.lines[state.shown - 1]);
    if (turn_at(model, state.shown - 1)) state.next_at_ms += 1200;
  }
  ui.wake_at(state.next_at_ms);
}

void controls(Ui& ui, const Rect& bar, const CoachReviewModel& model, CoachReviewViewState& state) {
  const bool narrow = ui.form() == Form::kNarrow;
  const float scale = ui.theme.scale;
  const float margin = page_margin(ui);
  const float gap = 8;
  const float room = std::min(bar.w - 2 * margin, kReading * scale);
  const float width = (room - 3 * gap) / 4;
  const float x = bar.x + (bar.w - room) / 2;
  const float y = bar.y + (bar.h - 44 * scale) / 2;
  begin_group(ui, "review-controls", Role::kRegion, tr("Listening"), bar);
  hairline(ui, bar.x, bar.y, bar.w);
  const auto place = [&](int at) { return x + static_cast<float>(at) * (width + gap); };
  ButtonLook look;
  look.disabled = state.shown <= 1;
  if (button_at(ui, place(0), y, width, "review-back-step",
                tr(narrow ? "Back##a line" : "A line back"), look)) {
    state.playing = false;
    show(ui, model, state, state.shown - 1);
  }
  look.disabled = state.shown >= model.lines.size();
  if (button_at(ui, place(1), y, width, "review-step", tr(narrow ? "Next##line" : "Next line"),
                look)) {
    state.playing = false;
    step(ui, model, state);
  }
  look.kind = ButtonKind::kPrimary;
  if (button_at(ui, place(2), y, width, "review-play",
                tr(state.playing ? "Pause##the call" : "Play##the call"), look)) {
    state.playing = !state.playing;
    state.next_at_ms = ui.now_ms;
    ui.animate_until(ui.now_ms + 1);
  }
  look = {};
  look.disabled = !model.costliest;
  look.description = tr("Go to the decision that lost most");
  if (button_at(ui, place(3), y, width, "review-costliest",
                tr(narrow ? "Costliest" : "Costliest moment"), look) &&
      model.costliest) {
    state.playing = false;
    show(ui, model, state, model.turns[*model.costliest].line + 1);
    say(ui, model.lines[state.shown - 1]);
  }
  end_group(ui);
}

// --- a decision

std::string lost_words(const DecisionModel& decision) {
  if (decision.lost == 0) return tr("Decision {0}: nothing lost", decision.number);
  return tr_n("Decision {1}: lost {0} point of 100", "Decision {1}: lost {0} points of 100",
              decision.lost, decision.number);
}

void comment(Ui& ui, Column& column, const std::string& id, const CoachReviewModel& model,
             const ReviewTurn& turn, std::optional<Intent>& intent) {
  column.gap(16);
  if (!model.writes) {
    if (!turn.comment.empty())
      paragraph(ui, column, id + "/comment-is", tr("Comment: {0}", turn.comment), small_look(ui));
    return;
  }
  if (auto typed = text_area(ui, column, id + "/comment", tr("Your comment at this turn"),
                             turn.comment, static_cast<int>(coach::kMostWords)))
    intent = Coaching{What::kComment, turn.decision.step, 0, std::move(*typed)};
  column.gap(8);
  if (text_button(
          ui, column, id + "/example",
          tr(turn.example ? "✓ An example worth sharing" : "Mark as an example worth sharing"),
          tr("Decision {0}", turn.decision.number), turn.example ? 1 : 0))
    intent = Coaching{What::kExample, turn.decision.step, 0, {}};
}

void turn_box(Ui& ui, Column& column, const CoachReviewModel& model, CoachReviewViewState& state,
              std::size_t index, std::optional<Intent>& intent) {
  const ReviewTurn& turn = model.turns[index];
  const std::string id = "turn-" + std::to_string(turn.decision.number);
  const Palette& c = ui.theme.colours;
  const bool open = state.open == index && !state.playing;
  column.gap(8);
  Box box = begin_box(ui, column, id, Surface::kSunk, Role::kRegion, lost_words(turn.decision));
  Column& in = box.content;
  const bool bad = turn.decision.lost > 0 || turn.decision.critical;
  paragraph(ui, in, id + "/lost", lost_words(turn.decision),
            coloured(bad ? c.lost : c.ink, Type::kSmall, true));
  if (!turn.decision.tag.empty()) paragraph(ui, in, id + "/tag", turn.decision.tag, note_look(ui));
  if (turn.example && !open)
    paragraph(ui, in, id + "/marked", tr("An example worth sharing"), note_look(ui));
  if (open) {
    in.gap(4);
    decision_detail(ui, in, id, turn.decision, false);
    comment(ui, in, id, model, turn, intent);
  } else if (!turn.comment.empty()) {
    paragraph(ui, in, id + "/commented", tr("Your comment: {0}", turn.comment), small_look(ui));
  }
  if (text_button(ui, in, id + "/toggle",
                  tr(open ? "Close" : "What it did, and what else was on offer"),
                  tr("Decision {0}", turn.decision.number), -1, open ? 1 : 0)) {
    state.playing = false;
    state.open.reset();
    if (!open) state.open = index;
    ui.animate_until(ui.now_ms + 1);
  }
  end_box(ui, column, box);
}

// --- the transcript

void ending(Ui& ui, Column& column, const CoachReviewModel& model) {
  column.gap(24);
  Box box =
      begin_box(ui, column, "review/ending", Surface::kSunk, Role::kRegion, tr("How it ended"));
  paragraph(ui, box.content, "review/ending/kind", tr("How it ended"), note_look(ui));
  heading(ui, box.content, "review/ending/title", model.ending_title, 2);
  box.content.gap(4);
  paragraph(ui, box.content, "review/ending/text", model.ending_text);
  end_box(ui, column, box);
}

// Where the newest line begins and what belongs to it ends.
struct Newest {
  float top = 0, bottom = 0;
};

Newest transcript(Ui& ui, Column& column, const CoachReviewModel& model,
                  CoachReviewViewState& state, std::optional<Intent>& intent) {
  Newest newest;
  const Rect at{column.x, column.y, column.width, 0};
  const int list = begin_group(ui, "review/list", Role::kList, tr("What was said"), at);
  for (std::size_t i = 0; i < state.shown && i < model.lines.size(); ++i) {
    if (i > 0) column.gap(kBetween);
    const Utterance& said = model.lines[i];
    const BubbleShape shape = shape_of(ui, said, column.width);
    const Rect row{column.x, column.y, column.width, shape.height};
    const int item = begin_group(ui, said.id, Role::kListItem, "", row);
    draw_bubble(ui, column, said, shape);
    column.gap(shape.height);
    if (const auto turn = turn_at(model, i)) turn_box(ui, column, model, state, *turn, intent);
    ui.semantics.resize(item, row.w, column.y - row.y);
    end_group(ui);
    newest = {row.y, column.y};
  }
  ui.semantics.resize(list, at.w, column.y - at.y);
  end_group(ui);
  return newest;
}

}  // namespace

std::optional<Intent> draw_coach_review(Ui& ui, const CoachReviewModel& model,
                                        CoachReviewViewState& state) {
  std::optional<Intent> intent;
  settle(ui, model, state);
  if (model.ready) play(ui, model, state);
  Rect area = draw_navigation(ui, Screen::kReview, false, intent);
  begin_group(ui, "main", Role::kMain, "", area);
  const float bar = model.ready ? kBar * ui.theme.scale : 0;
  area.h -= bar;
  Scroll page = begin_page(ui, area, "review", tr("Listening in"), kReading);
  Column& column = page.content;
  save_trouble(ui, column, model.save, intent);
  if (text_button(ui, column, "review-leave",
                  model.to_session ? tr("Back to the session") : tr("Back to {0}", model.who)))
    intent = Coaching{What::kLeaveReview};
  column.gap(8);
  coach_head(ui, column, "review-title", model.title, model.chip, model.who + " · " + model.about);
  column.gap(20);
  if (model.ready) {
    const Newest newest = transcript(ui, column, model, state, intent);
    if (state.shown >= model.lines.size()) ending(ui, column, model);
    if (state.follow) {
      const float bottom = std::max(newest.bottom, column.y) - page.top;
      const float top = newest.top - page.top;
      ui.scroll_to("review", std::max(0.0F, std::min(bottom - area.h + 40, top - 16)));
      state.follow = false;
    }
    column.gap(16);
  } else {
    paragraph(ui, column, "review/waiting", tr("Working out what else could have been said…"));
  }
  keep_after_pause(ui, state.pause, model.unkept, intent);
  end_page(ui, page);
  if (model.ready) controls(ui, {area.x, area.y + area.h, area.w, bar}, model, state);
  end_group(ui);
  return intent;
}

}  // namespace warmline::ui
