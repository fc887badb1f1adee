// The debrief's figures: both headlines, the bar of 100 points, needs, and what is shown but not
// rewarded.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/tr.h"
#include "ui/view_debrief_parts.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

// A big number with its unit, read as one.
void figure(Ui& ui, Column& column, const std::string& id, const std::string& number,
            const std::string& words) {
  const float width = text_at(ui, column.x, column.y, id, number, coloured(0, Type::kFigure));
  const TypeStyle big = type_style(Type::kFigure);
  const TypeStyle small = type_style(Type::kBody);
  const float baseline = (big.line - small.line - (big.size - small.size) * 0.35f) * ui.theme.scale;
  text_at(ui, column.x + width + 6, column.y + baseline, id + "/unit", words,
          coloured(ui.theme.colours.muted, Type::kBody));
  column.y += big.line * ui.theme.scale;
}

// One headline: what it measures, the number, a sentence.
struct Headline {
  std::string id, title, number, unit, words;
};

Headline resolution_of(const DebriefModel& model) {
  return {"resolution", tr("Resolution, of what was in your reach"),
          std::to_string(model.resolution), "%", model.resolution_words};
}

Headline empathy_of(const DebriefModel& model) {
  Headline out{"empathy", model.empathy_title, "", "%", model.empathy_words};
  if (model.empathy) out.number = std::to_string(*model.empathy);
  return out;
}

float headline_height(const Ui& ui, const Headline& headline, float width) {
  const float scale = ui.theme.scale;
  const float inner = width - 36 * scale;
  TextLook title;
  title.type = Type::kLabel;
  float height = 32 * scale + break_text(ui, headline.title, inner, title).height + 10;
  if (!headline.number.empty()) height += type_style(Type::kFigure).line * scale + 6;
  return height + break_text(ui, headline.words, inner, small_look(ui)).height;
}

void headline_card(Ui& ui, Column& column, const Headline& headline, float height) {
  const float bottom = column.y + height;
  Box box = begin_card(ui, column, headline.id, headline.title, 2);
  if (!headline.number.empty()) {
    figure(ui, box.content, headline.id + "/figure", headline.number, headline.unit);
    box.content.gap(6);
  }
  paragraph(ui, box.content, headline.id + "/words", headline.words, small_look(ui));
  box.content.y = std::max(box.content.y, bottom - box.padding_y);
  end_box(ui, column, box);
}

std::string criterion_words(const CriterionModel& criterion) {
  if (!criterion.percent)
    return tr_n("not enough evidence, {0} observation", "not enough evidence, {0} observations",
                criterion.observations);
  return tr_n("{1} %, {0} observation", "{1} %, {0} observations", criterion.observations,
              *criterion.percent);
}

struct Paint {
  Colour back, ink, stripes;
  bool hatch;
};

Paint paint_of(const Ui& ui, Segment::Kind kind) {
  const Palette& c = ui.theme.colours;
  switch (kind) {
    case Segment::Kind::kAchieved:
      return {c.good_bg, c.good, 0, false};
    case Segment::Kind::kLost:
      return {c.lost_bg, c.lost, 0, false};
    case Segment::Kind::kNotFinished:
      return {c.sunk, c.muted, 0, false};
    case Segment::Kind::kRules:
      return {c.surface, c.out, c.out_bg, true};
    case Segment::Kind::kNobody:
      break;
  }
  return {c.surface, c.out, c.sunk, true};
}

std::string segment_label(const Segment& segment) {
  switch (segment.kind) {
    case Segment::Kind::kAchieved:
      return tr("{0} achieved", segment.points);
    case Segment::Kind::kLost:
      return minus(segment.points);
    case Segment::Kind::kNotFinished:
      return tr("{0} not finished", segment.points);
    case Segment::Kind::kRules:
      return tr("{0} rules##points", segment.points);
    case Segment::Kind::kNobody:
      return tr("{0} nobody’s##points", segment.points);
  }
  return {};
}

// Words, else the bare number, else nothing: whatever fits.
std::string fitting_label(const Ui& ui, const Segment& segment, float width) {
  const std::string number =
      segment.kind == Segment::Kind::kLost ? minus(segment.points) : std::to_string(segment.points);
  for (const std::string& label : {segment_label(segment), number}) {
    if (text_width(ui, label, Type::kLabel) + 4 <= width) return label;
  }
  return {};
}

void draw_segment(Ui& ui, const Rect& area, const Segment& segment, const std::string& id,
                  DebriefViewState& state) {
  using Kind = Segment::Kind;
  const Paint paint = paint_of(ui, segment.kind);
  bool focused = false;
  const bool beyond = segment.kind == Kind::kRules || segment.kind == Kind::kNobody;
  if (segment.kind == Kind::kLost || beyond) {
    const Pressable press = pressable(ui, area, id, Role::kButton, segment.words, false, false);
    focused = press.focused;
    if (press.pressed && beyond) {
      state.reveal = segment.kind == Kind::kRules ? "beyond/title" : "beyond/nobody-title";
      ui.animate_until(ui.now_ms + 1);
    } else if (press.pressed) {
      select(ui, state, segment.decision);
    }
  } else {
    Node node;
    node.id = id;
    node.role = Role::kImage;
    node.name = segment.words;
    node.rect = area;
    ui.semantics.add(std::move(node));
  }
  if (paint.hatch) {
    hatched(ui, area, paint.back, paint.stripes, 6);
  } else {
    fill(ui, area, paint.back, 6);
  }
  const std::string label = fitting_label(ui, segment, area.w);
  if (!label.empty()) {
    const float width = text_width(ui, label, Type::kLabel);
    const float line = type_style(Type::kLabel).line * ui.theme.scale;
    const float x = area.x + (area.w - width) / 2;
    const float y = area.y + (area.h - line) / 2;
    if (paint.hatch) fill(ui, {x - 4, y + 1, width + 8, line - 2}, paint.back, 4);
    text_at(ui, x, y, {}, label, coloured(paint.ink, Type::kLabel));
  }
  if (focused) focus_ring(ui, area, 6);
}

void draw_bar(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state) {
  constexpr float kGap = 2;
  const Rect bar{column.x, column.y, column.width, 44 * ui.theme.scale};
  begin_group(ui, "account/bar", Role::kGroup, tr("100 points of need"), bar);
  std::size_t drawn = 0;
  for (const Segment& segment : model.segments) drawn += segment.points > 0 ? 1 : 0;
  const float room = bar.w - kGap * static_cast<float>(drawn > 0 ? drawn - 1 : 0);
  float x = bar.x;
  for (std::size_t i = 0; i < model.segments.size(); ++i) {
    const Segment& segment = model.segments[i];
    if (segment.points <= 0) continue;
    const float width = room * static_cast<float>(segment.points) / 100;
    draw_segment(ui, {x, bar.y, width, bar.h}, segment, "account/segment-" + std::to_string(i),
                 state);
    x += width + kGap;
  }
  end_group(ui);
  column.y += bar.h;
}

// What the legend says: each part, or with a bar above all losses as one.
std::vector<Segment> legend_of(const DebriefModel& model) {
  if (model.signed_list) return model.segments;
  std::vector<Segment> out;
  std::int32_t lost = 0;
  std::int64_t decisions = 0;
  for (const Segment& segment : model.segments) {
    if (segment.kind != Segment::Kind::kLost) {
      out.push_back(segment);
      continue;
    }
    lost += segment.points;
    ++decisions;
  }
  if (decisions == 0) return out;
  const std::string words = tr("{0} lost, at {1}", tr_n("{0} point", "{0} points", lost),
                               tr_n("{0} decision", "{0} decisions", decisions));
  out.insert(out.begin() + 1, Segment{Segment::Kind::kLost, lost, 0, words});
  return out;
}

// Below the bar in words, and instead of it when something is below zero.
void draw_legend(Ui& ui, Column& column, const DebriefModel& model) {
  const std::vector<Segment> legend = legend_of(model);
  const Rect at{column.x, column.y, column.width, 0};
  const int list = begin_group(ui, "account/list", Role::kList, "", at);
  for (std::size_t i = 0; i < legend.size(); ++i) {
    const std::string id = "account/item-" + std::to_string(i);
    const Rect row{column.x, column.y, column.width, 0};
    const int item = begin_group(ui, id, Role::kListItem, "", row);
    const Paint paint = paint_of(ui, legend[i].kind);
    const float line = type_style(Type::kSmall).line * ui.theme.scale;
    const Rect swatch{column.x, column.y + (line - 12) / 2, 18, 12};
    if (paint.hatch) {
      hatched(ui, swatch, paint.back, paint.stripes, 3);
    } else {
      fill(ui, swatch, paint.back, 3);
    }
    Column words{column.x + 28, column.y, column.width - 28};
    paragraph(ui, words, id + "/words", legend[i].words, coloured(0, Type::kSmall));
    column.y = words.y;
    ui.semantics.resize(item, row.w, column.y - row.y);
    end_group(ui);
  }
  ui.semantics.resize(list, at.w, column.y - at.y);
  end_group(ui);
}

}  // namespace

void ending_card(Ui& ui, Column& column, const DebriefModel& model) {
  Box box = begin_box(ui, column, "ending", Surface::kSunk, Role::kRegion, tr("How it ended"));
  paragraph(ui, box.content, "ending/kind", tr("How it ended"), note_look(ui));
  heading(ui, box.content, "ending/title", model.ending_title, 2);
  box.content.gap(4);
  paragraph(ui, box.content, "ending/text", model.ending_text);
  end_box(ui, column, box);
}

void critical_card(Ui& ui, Column& column, const DebriefModel& model) {
  if (model.critical.empty()) return;
  Box box =
      begin_card(ui, column, "critical", tr("A critical miss: this attempt does not pass"), 2);
  for (std::size_t i = 0; i < model.critical.size(); ++i) {
    paragraph(ui, box.content, "critical/" + std::to_string(i), model.critical[i],
              coloured(ui.theme.colours.lost, Type::kBody, true));
  }
  paragraph(ui, box.content, "critical/apart",
            tr("It stands apart: it is not averaged into the figures below, nor does it set them "
               "to nothing."),
            small_look(ui));
  end_box(ui, column, box);
  column.gap(16);
}

void figure_cards(Ui& ui, Column& column, const DebriefModel& model) {
  const Headline resolution = resolution_of(model);
  const Headline empathy = empathy_of(model);
  if (column.width < 620 * ui.theme.scale) {
    headline_card(ui, column, resolution, 0);
    column.gap(16);
    headline_card(ui, column, empathy, 0);
    return;
  }
  const float left_width = (column.width - 16) * 0.42f;
  Column left{column.x, column.y, left_width};
  Column right{column.x + left_width + 16, column.y, column.width - left_width - 16};
  const float height = std::max(headline_height(ui, resolution, left.width),
                                headline_height(ui, empathy, right.width));
  headline_card(ui, left, resolution, height);
  headline_card(ui, right, empathy, height);
  column.y = std::max(left.y, right.y);
}

void profile_card(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state) {
  std::optional<Box> card = begin_folding(ui, column, state, "profile", tr("What your words did"));
  if (!card) return;
  Box& box = *card;
  const Rect at{box.content.x, box.content.y, box.content.width, 0};
  const int list = begin_group(ui, "profile/list", Role::kList, "", at);
  for (std::size_t i = 0; i < model.criteria.size(); ++i) {
    const CriterionModel& criterion = model.criteria[i];
    const std::string id = "profile/criterion-" + std::to_string(i);
    const Rect row{box.content.x, box.content.y, box.content.width, 0};
    const int item = begin_group(ui, id, Role::kListItem, "", row);
    paragraph(ui, box.content, id + "/words", criterion.name + ": " + criterion_words(criterion),
              coloured(0, Type::kSmall));
    paragraph(ui, box.content, id + "/meaning", criterion.meaning, note_look(ui));
    ui.semantics.resize(item, row.w, box.content.y - row.y);
    end_group(ui);
    box.content.gap(6);
  }
  ui.semantics.resize(list, at.w, box.content.y - at.y);
  end_group(ui);
  box.content.gap(6);
  paragraph(
      ui, box.content, "profile/chosen",
      tr("Chosen is not spoken: picking a good line shows that you recognise it, not yet that "
         "you would say it."),
      note_look(ui));
  end_box(ui, column, box);
}

void account_card(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state) {
  Box box = begin_card(ui, column, "account", tr("Where 100 points of need went"), 2);
  if (!model.signed_list) {
    draw_bar(ui, box.content, model, state);
    box.content.gap(12);
  }
  draw_legend(ui, box.content, model);
  if (model.signed_list) {
    box.content.gap(8);
    paragraph(
        ui, box.content, "account/sum",
        tr("Something here is below zero, so there is no bar. Added up with their signs: {0}.",
           model.sum),
        small_look(ui));
  }
  if (!model.signed_list) {
    box.content.gap(6);
    paragraph(ui, box.content, "account/sum", model.sum, note_look(ui));
  }
  end_box(ui, column, box);
}

void needs_card(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state) {
  std::optional<Box> card = begin_folding(ui, column, state, "needs", tr("What the caller needed"));
  if (!card) return;
  Box& box = *card;
  const Rect at{box.content.x, box.content.y, box.content.width, 0};
  const int list = begin_group(ui, "needs/list", Role::kList, "", at);
  for (std::size_t i = 0; i < model.needs.size(); ++i) {
    const NeedModel& need = model.needs[i];
    const std::string id = "needs/" + std::to_string(i);
    if (i > 0) box.content.gap(8);
    const Rect row{box.content.x, box.content.y, box.content.width, 0};
    const int item = begin_group(ui, id, Role::kListItem, "", row);
    paragraph(ui, box.content, id + "/label", need.label, coloured(0, Type::kSmall));
    const Palette& c = ui.theme.colours;
    const Colour ink = need.level == scenario::NeedLevel::kMet     ? c.good
                       : need.level == scenario::NeedLevel::kUnmet ? c.lost
                                                                   : c.muted;
    paragraph(ui, box.content, id + "/outcome", need.outcome, coloured(ink, Type::kNote, true));
    ui.semantics.resize(item, row.w, box.content.y - row.y);
    end_group(ui);
  }
  ui.semantics.resize(list, at.w, box.content.y - at.y);
  end_group(ui);
  if (!model.needs_words.empty()) {
    box.content.gap(8);
    paragraph(ui, box.content, "needs/words", model.needs_words, small_look(ui));
  }
  end_box(ui, column, box);
}

// Nothing while this is the only attempt.
void kept_card(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state,
               std::optional<Intent>& intent) {
  if (model.kept.empty() || (model.kept.size() == 1 && model.kept[0].shown)) return;
  std::optional<Box> card =
      begin_folding(ui, column, state, "kept", tr("Your attempts at this call"));
  if (!card) return column.gap(16);
  Box& box = *card;
  const Rect at{box.content.x, box.content.y, box.content.width, 0};
  const int list = begin_group(ui, "kept/list", Role::kList, "", at);
  for (std::size_t i = 0; i < model.kept.size(); ++i) {
    const KeptAttempt& one = model.kept[i];
    const std::string id = "kept/" + std::to_string(i);
    if (i > 0) box.content.gap(10);
    const Rect row{box.content.x, box.content.y, box.content.width, 0};
    const int item = begin_group(ui, id, Role::kListItem, "", row);
    paragraph(ui, box.content, id + "/label",
              one.shown ? one.label + " · " + tr("shown here") : one.label,
              coloured(0, Type::kSmall, true));
    paragraph(ui, box.content, id + "/results", one.results, small_look(ui));
    if (!one.shown) {
      ButtonLook look;
      look.kind = ButtonKind::kText;
      look.description = one.label;
      Column button_at{box.content.x - 10 * ui.theme.scale, box.content.y, box.content.width};
      if (button(ui, button_at, id + "/open", tr("Open its debrief"), look))
        intent = OpenDebrief{one.attempt};
      box.content.y = button_at.y;
    }
    ui.semantics.resize(item, row.w, box.content.y - row.y);
    end_group(ui);
  }
  ui.semantics.resize(list, at.w, box.content.y - at.y);
  end_group(ui);
  end_box(ui, column, box);
  column.gap(16);
}

void shown_only_card(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state) {
  std::optional<Box> card =
      begin_folding(ui, column, state, "shown-only", tr("Shown, not rewarded"));
  if (!card) return;
  Box& box = *card;
  facts(ui, box.content, "shown-only", model.shown_only);
  end_box(ui, column, box);
}

}  // namespace warmline::ui
