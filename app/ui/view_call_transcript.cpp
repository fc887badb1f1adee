#include <algorithm>
#include <string_view>

#include "core/tr.h"
#include "ui/bubble.h"
#include "ui/view_call_parts.h"

namespace warmline::ui {
namespace {

constexpr double kFadeMs = 160;
constexpr float kRise = 8;
constexpr double kOwnMs = 300;  // after what they did themselves
constexpr float kBetween = 12;

bool is_own(Voice voice) {
  return voice == Voice::kSaid || voice == Voice::kDone || voice == Voice::kLookedUp;
}

double pause_after(const Utterance& said) {
  return is_own(said.voice) ? kOwnMs : reading_ms(said);
}

void say(Ui& ui, const Utterance& said, const std::string& aloud) {
  if (said.voice == Voice::kSaid) return;  // they have just chosen it
  if (!aloud.empty() && !is_own(said.voice))
    ui.semantics.requests().aloud.push_back({said.text, aloud});
  ui.announce(said.label.empty() ? said.text : said.label + ": " + said.text);
}

}  // namespace

bool all_shown(const CallModel& model, const CallViewState& state) {
  return state.born.size() >= model.utterances.size();
}

void unfold(Ui& ui, const CallModel& model, CallViewState& state, bool hurry) {
  constexpr double kLongAgo = -1e9;
  if (state.attempt != model.attempt) {
    state = {};
    state.attempt = model.attempt;
    if (!model.fresh) state.born.assign(model.utterances.size(), kLongAgo);
    state.next_at = ui.now_ms;
  }
  while (state.born.size() < model.utterances.size()) {
    const Utterance& next = model.utterances[state.born.size()];
    if (!hurry && !is_own(next.voice) && ui.now_ms < state.next_at) break;
    say(ui, next, model.aloud);
    state.born.push_back(ui.now_ms);
    state.next_at = ui.now_ms + pause_after(next);
  }
  if (!all_shown(model, state)) {
    ui.wake_at(state.next_at);
  } else if (state.complete_at != model.utterances.size()) {
    state.complete_at = model.utterances.size();
    state.active_at = ui.now_ms + kGuardMs;
  }
  const bool dialog = state.dialog != CallDialog::kNone || model.reading.has_value();
  if (state.dialog_before && !dialog)
    state.active_at = std::max(state.active_at, ui.now_ms + kGuardMs);
  state.dialog_before = dialog;
  if (ui.now_ms < state.active_at) ui.wake_at(state.active_at);
}

void draw_transcript(Ui& ui, const Rect& area, const CallModel& model, CallViewState& state) {
  constexpr float kEdge = 24;
  std::vector<BubbleShape> shapes;
  float total = 2 * kEdge;
  for (std::size_t i = 0; i < state.born.size() && i < model.utterances.size(); ++i) {
    shapes.push_back(shape_of(ui, model.utterances[i], area.w));
    total += shapes.back().height + (i > 0 ? kBetween : 0);
  }
  // Follows the newest line whenever there is one more, or less room; reading back is left alone.
  const float measure = total * 4 + area.h;
  if (measure != state.followed) {
    ui.scroll_to("transcript", std::max(0.0f, total - area.h));
    state.followed = measure;
  }
  Scroll scroll = begin_scroll(ui, area, "transcript", tr("What was said"));
  Column& column = scroll.content;
  column.gap(kEdge + std::max(0.0f, area.h - total));
  begin_group(ui, "said", Role::kList, "", {column.x, column.y, column.width, total - 2 * kEdge});
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    if (i > 0) column.gap(kBetween);
    const double age = ui.now_ms - state.born[i];
    const bool fading = age < kFadeMs && !ui.theme.reduced_motion;
    const float share = fading ? static_cast<float>(std::max(0.0, age) / kFadeMs) : 1.0f;
    if (fading) ui.animate_until(state.born[i] + kFadeMs);
    ui.alpha = share;
    const Column at{column.x, column.y + kRise * (1 - share), column.width};
    begin_group(ui, model.utterances[i].id, Role::kListItem, "",
                {at.x, at.y, at.width, shapes[i].height});
    {
      const InLanguage spoken(ui, model.language);
      draw_bubble(ui, at, model.utterances[i], shapes[i]);
    }
    end_group(ui);
    ui.alpha = 1;
    column.gap(shapes[i].height);
  }
  end_group(ui);
  column.gap(kEdge);
  end_scroll(ui, scroll);
}

}  // namespace warmline::ui
