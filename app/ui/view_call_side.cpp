#include <algorithm>

#include "core/tr.h"
#include "ui/view_call_parts.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

// A row that opens a card: its title and what looking it up costs, where that is shown.
bool look_up_row(Ui& ui, Column& column, const CardModel& card, bool disabled) {
  const float scale = ui.theme.scale;
  const bool costs = !card.cost.empty();
  const float chip_width = costs ? text_width(ui, card.cost, Type::kNote) + 20 * scale : 0;
  const float room = column.width - (costs ? chip_width + 12 : 0);
  const Broken title = break_text(ui, card.title, room);
  const float chip_height = type_style(Type::kNote).line * scale + 6;
  const float height = std::max(44 * scale, title.height + 12);
  const Rect area{column.x, column.y, column.width, height};
  std::string name = costs ? card.title + ", " + card.cost : card.title;
  if (card.opened) name = tr("{0}, looked up before", name);
  const Pressable row = pressable(ui, area, card.id, Role::kButton, name, disabled);
  if (row.hovered) fill(ui, {area.x - 8, area.y, area.w + 16, area.h}, ui.theme.colours.sunk, 10);
  float y = area.y + (height - title.height) / 2;
  const Colour ink = disabled ? ui.theme.colours.muted : ui.theme.colours.ink;
  for (const std::string& line : title.lines) {
    text_at(ui, area.x, y, {}, line, coloured(ink, Type::kBody));
    y += type_style(Type::kBody).line * scale;
  }
  if (costs)
    plain_chip(ui, area.x + area.w - chip_width, area.y + (height - chip_height) / 2, card.cost);
  if (row.focused) focus_ring(ui, {area.x - 8, area.y, area.w + 16, area.h}, 10);
  column.y += height;
  return row.pressed;
}

}  // namespace

void look_up_card(Ui& ui, Column& column, const CallModel& model, const CallViewState& state,
                  std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "look-up", tr("What you can look up"), 2);
  if (model.cards.empty()) {
    paragraph(ui, box.content, "look-up/none",
              tr(model.ended ? "The call is over."
                             : "There is nothing to look up at this point of the call."),
              small_look(ui));
  } else {
    const bool dialog = state.dialog != CallDialog::kNone || model.reading.has_value();
    const Rect at{box.content.x, box.content.y, box.content.width, 0};
    const int list = begin_group(ui, "look-up/list", Role::kList, "", at);
    for (const CardModel& card : model.cards) {
      begin_group(ui, card.id + "/item", Role::kListItem, "",
                  {box.content.x, box.content.y, box.content.width, 44 * ui.theme.scale});
      if (look_up_row(ui, box.content, card, dialog)) intent = OpenCard{card.card};
      end_group(ui);
    }
    ui.semantics.resize(list, at.w, box.content.y - at.y);
    end_group(ui);
    const bool timed = model.sitting && !model.sitting->left.empty();
    std::string note;
    if (!model.sitting)
      note = tr("The caller waits while you read. Each look takes its time again.");
    if (timed) note = tr("Your time goes on while you read.");
    if (!note.empty()) {
      box.content.gap(6);
      paragraph(ui, box.content, "look-up/cost", note, note_look(ui));
    }
  }
  end_box(ui, column, box);
}

void caller_card(Ui& ui, Column& column, const CallModel& model, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "caller", tr("The caller"), 2);
  if (!model.mood_hidden) {
    meter(ui, box.content, "mood-distress", tr("Distress"), model.distress, scenario::kMoodMax,
          ui.theme.colours.accent);
    box.content.gap(10);
    meter(ui, box.content, "mood-trust", tr("Trust in you"), model.trust, scenario::kMoodMax,
          ui.theme.colours.good);
    box.content.gap(10);
    paragraph(ui, box.content, "mood-moved", model.mood_sentence, small_look(ui));
  } else {
    paragraph(ui, box.content, "mood-moved", tr("Hidden: listen for it instead."), small_look(ui));
  }
  box.content.gap(10);
  ButtonLook look;
  look.full_width = true;
  if (button(ui, box.content, "mood-toggle",
             tr(model.mood_hidden ? "Show the mood" : "Hide the mood"), look)) {
    intent = ChangeSetting{"mood-hidden", model.mood_hidden ? "0" : "1"};
  }
  end_box(ui, column, box);
}

void known_cards(Ui& ui, Column& column, const CallModel& model) {
  if (!model.steps.empty()) {
    Box box = begin_card(ui, column, "way-in",
                         tr(model.outbound ? "Before you rang" : "Before you picked up"), 2);
    time_line(ui, box.content, "way-in", model.steps, model.steps.size(), -1e9);
    end_box(ui, column, box);
    column.gap(16);
  }
  if (!model.customer.empty()) {
    Box box = begin_card(ui, column, "customer", tr("Customer card"), 2);
    facts(ui, box.content, "customer", model.customer);
    end_box(ui, column, box);
    column.gap(16);
  }
  Box box = begin_card(ui, column, "role", tr("You"), 2);
  paragraph(ui, box.content, "role/text", model.role, small_look(ui));
  end_box(ui, column, box);
}

void draw_side(Ui& ui, const Rect& area, SideCards cards, const CallModel& model,
               CallViewState& state, std::optional<Intent>& intent) {
  const bool caller = cards != SideCards::kKnown && !model.sitting;
  const bool known = cards != SideCards::kCaller;
  const bool keys = cards != SideCards::kKnown;
  const char* id = known ? "side-known" : "side-caller";
  const std::string& name = tr(known ? "What you know" : "The caller’s mood");
  begin_group(ui, std::string(id) + "/landmark", Role::kComplementary, name, area);
  Scroll scroll = begin_scroll(ui, area, id, name);
  Column& column = scroll.content;
  column.x += 2;
  column.width -= 4;
  column.gap(24);
  if (caller) {
    caller_card(ui, column, model, intent);
    column.gap(16);
  }
  if (known) {
    look_up_card(ui, column, model, state, intent);
    column.gap(16);
    known_cards(ui, column, model);
    column.gap(16);
  }
  if (keys && ui.form() != Form::kNarrow) {
    Box box = begin_card(ui, column, "keys", tr("Keys"), 2);
    paragraph(ui, box.content, "keys/text",
              tr(model.sitting ? "1–4 choose · K look up · ? all keys"
                               : "1–4 choose · K look up · H hide mood · ? all keys"),
              small_look(ui));
    box.content.gap(8);
    ButtonLook look;
    look.full_width = true;
    if (button(ui, box.content, "all-keys", tr("All keys"), look)) {
      state.dialog = CallDialog::kKeys;
      ui.animate_until(ui.now_ms + 1);
    }
    end_box(ui, column, box);
    column.gap(16);
  }
  column.gap(8);
  end_scroll(ui, scroll);
  end_group(ui);
}

}  // namespace warmline::ui
