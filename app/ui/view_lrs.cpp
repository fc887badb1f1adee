#include "ui/view_lrs.h"

#include <string>
#include <vector>

#include "core/tr.h"
#include "ui/parts.h"
#include "ui/widgets_field.h"

namespace warmline::ui {
namespace {

void trouble(Ui& ui, Column& column, const LrsModel& model) {
  if (model.trouble.empty()) return;
  column.gap(12);
  paragraph(ui, column, "lrs/trouble", model.trouble,
            coloured(ui.theme.colours.lost, Type::kSmall, true));
}

// The page takes what is typed there from its own fields (web/lrs/lrs.js).
void key_fields(Ui& ui, Column& column, const FieldLook& look) {
  column.gap(12);
  secret_field(ui, column, "lrs/key", tr("The store’s key"), true, look);
  column.gap(12);
  secret_field(ui, column, "lrs/secret", tr("The store’s secret"), true, look);
}

ButtonLook primary(const Ui& ui, const LrsModel& model) {
  ButtonLook look;
  look.kind = ButtonKind::kPrimary;
  look.disabled = !model.can_switch || model.switching;
  look.full_width = ui.form() == Form::kNarrow;
  return look;
}

void while_off(Ui& ui, Column& column, const LrsModel& model, std::optional<Intent>& intent) {
  paragraph(ui, column, "lrs/off", tr("Sending is off."), coloured(0, Type::kBody, true));
  column.gap(12);
  FieldLook look;
  look.enter = "lrs/on";
  if (auto typed =
          text_field(ui, column, "lrs/home",
                     tr("Where you have an account (an address with https://)"), model.home, look))
    intent = Lrs{Lrs::What::kHome, std::move(*typed)};
  column.gap(12);
  if (auto typed =
          text_field(ui, column, "lrs/name", tr("Your name or code there"), model.name, look))
    intent = Lrs{Lrs::What::kName, std::move(*typed)};
  key_fields(ui, column, look);
  column.gap(8);
  paragraph(ui, column, "lrs/key-why",
            tr("Whoever runs the store gives you these two. They stay in this browser, are in no "
               "backup, and go when sending is switched off or this profile is erased."),
            small_look(ui));
  trouble(ui, column, model);
  column.gap(16);
  if (button(ui, column, "lrs/on", tr("Switch sending on"), primary(ui, model)))
    intent = Lrs{Lrs::What::kOn, ""};
}

void while_on(Ui& ui, Column& column, const LrsModel& model, std::optional<Intent>& intent) {
  paragraph(ui, column, "lrs/as", model.sent_as, coloured(0, Type::kBody, true));
  column.gap(8);
  paragraph(ui, column, "lrs/queue", model.queue);
  if (!model.last.empty()) {
    column.gap(4);
    paragraph(ui, column, "lrs/last", model.last, small_look(ui));
  }
  for (std::size_t i = 0; i < model.refused.size(); ++i) {
    column.gap(8);
    paragraph(ui, column, "lrs/refused-" + std::to_string(i), model.refused[i],
              coloured(ui.theme.colours.lost, Type::kSmall, true));
  }
  trouble(ui, column, model);
  if (model.asks_key) {
    FieldLook look;
    look.enter = "lrs/new-key";
    key_fields(ui, column, look);
    column.gap(16);
    if (button(ui, column, "lrs/new-key", tr("Use this key and secret"), primary(ui, model)))
      intent = Lrs{Lrs::What::kNewKey, ""};
  }
  column.gap(16);
  std::vector<ButtonSpec> buttons{{"lrs/off-now", tr("Switch sending off")}};
  std::vector<Lrs::What> whats{Lrs::What::kOff};
  if (model.can_retry) {
    buttons.push_back({"lrs/retry", tr("Try again now")});
    whats.push_back(Lrs::What::kRetry);
  }
  if (!model.refused.empty()) {
    buttons.push_back({"lrs/retry-refused", tr("Send again what was refused")});
    whats.push_back(Lrs::What::kRetryRefused);
  }
  if (const auto pressed = button_row(ui, column, buttons)) intent = Lrs{whats[*pressed], ""};
  column.gap(8);
  paragraph(ui, column, "lrs/off-why",
            tr("It stops at once. What wasn’t sent by then is never sent, also not when you switch "
               "it on again; the key and the secret are forgotten."),
            small_look(ui));
}

}  // namespace

void lrs_card(Ui& ui, Column& column, const LrsModel& model, std::optional<Intent>& intent) {
  if (!model.shown) return;
  Box box = begin_card(ui, column, "lrs", tr("Learning record store"), 2);
  paragraph(
      ui, box.content, "lrs/what",
      tr("This site was made for a store of learning records. Nothing is sent there unless you "
         "switch it on, and then only of calls that you take from then on."));
  box.content.gap(8);
  paragraph(ui, box.content, "lrs/where", tr("Its address: {0}", model.endpoint),
            coloured(0, Type::kBody, true));
  box.content.gap(8);
  paragraph(ui, box.content, "lrs/sent",
            tr("What is sent: your name or code there, which call you took and when, each decision "
               "by its short name with how long it took and what it lost, which cards you looked "
               "up, how the call ended, and its figures. No words of a call, and nothing that you "
               "write."),
            small_look(ui));
  box.content.gap(16);
  if (model.on) {
    while_on(ui, box.content, model, intent);
  } else {
    while_off(ui, box.content, model, intent);
  }
  end_box(ui, column, box);
  column.gap(16);
}

}  // namespace warmline::ui
