#include "ui/view_sit.h"

#include <string>

#include "core/tr.h"
#include "ui/parts.h"
#include "ui/widgets_field.h"

namespace warmline::ui {
namespace {

using Page = SitModel::Page;
using What = Sit::What;

void section(Ui& ui, Column& column, const SitSection& section) {
  heading(ui, column, section.id, section.title, 2);
  column.gap(6);
  for (std::size_t i = 0; i < section.lines.size(); ++i) {
    if (i > 0) column.gap(8);
    paragraph(ui, column, section.id + "/" + std::to_string(i), section.lines[i]);
  }
  column.gap(24);
}

void consent(Ui& ui, Column& column, const SitModel& model, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "sit-consent", tr("Taking part"), 2);
  Column& inside = box.content;
  if (model.asks_code) {
    if (auto typed =
            text_field(ui, inside, "sit-code", tr("The code that you were given"), model.code))
      intent = Sit{What::kCode, std::move(*typed)};
    inside.gap(16);
  } else {
    paragraph(ui, inside, "sit-code-is", tr("Your code is {0}.", model.code), small_look(ui));
    inside.gap(12);
  }
  paragraph(
      ui, inside, "sit-free",
      tr("Taking part is up to you. If you would rather not, close this page: nothing is kept."),
      small_look(ui));
  inside.gap(12);
  ButtonLook look;
  look.pressed = model.agrees ? 1 : 0;
  look.full_width = ui.form() == Form::kNarrow;
  const std::string label =
      std::string(model.agrees ? "✓ " : "") + tr("I have read this and take part");
  if (button(ui, inside, "sit-agree", label, look)) intent = Sit{What::kAgree};
  inside.gap(16);
  if (!model.refused.empty()) {
    paragraph(ui, inside, "sit-refused", model.refused,
              coloured(ui.theme.colours.lost, Type::kSmall));
    inside.gap(12);
  }
  if (button_row(ui, inside, {{"sit-begin", tr("Begin"), ButtonKind::kPrimary}}))
    intent = Sit{What::kBegin};
  end_box(ui, column, box);
}

void file(Ui& ui, Column& column, const SitModel& model, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "sit-file", tr("Your file"), 2);
  Column& inside = box.content;
  paragraph(
      ui, inside, "sit-file/proof",
      tr("It holds every answer, chained and signed by this browser, so that whoever opens it sees "
         "whether anything was changed since. It holds no score."),
      small_look(ui));
  inside.gap(12);
  const bool left = model.page == Page::kLeft;
  const std::string& words = tr(model.signing ? "Signing…"
                                : model.saved ? "Save the file again"
                                              : "Save the file");
  const ButtonKind kind = left || model.saved ? ButtonKind::kQuiet : ButtonKind::kPrimary;
  const auto pressed = button_row(
      ui, inside, {{"sit-save", words, kind}, {"sit-remove", tr("Remove it from this browser")}});
  if (pressed == 0u && !model.signing) intent = Sit{What::kSave};
  if (pressed == 1u) intent = Sit{What::kAskRemove};
  if (!model.said.empty()) {
    inside.gap(12);
    paragraph(ui, inside, "sit-said", model.said, coloured(0, Type::kSmall, true));
  }
  end_box(ui, column, box);
}

void remove_dialog(Ui& ui, const SitModel& model, std::optional<Intent>& intent) {
  Dialog dialog = begin_dialog(ui, "sit-remove-dialog", tr("Remove it from this browser?"), 560);
  Column& column = dialog.box.content;
  paragraph(
      ui, column, "sit-remove-dialog/what",
      model.saved || model.page == Page::kLeft
          ? tr("Everything that this browser keeps of it goes. Files that you saved stay where you "
               "put them. That the form was begun here, and when, is kept.")
          : tr("You have not saved the file yet: without it nobody can see what you did, and you "
               "can’t take the form a second time here without that being told. That the form was "
               "begun here, and when, is kept."));
  column.gap(20);
  const auto pressed = button_row(ui, column,
                                  {{"sit-remove-dialog/keep", tr("Keep it"), ButtonKind::kPrimary},
                                   {"sit-remove-dialog/remove", tr("Remove it")}});
  if (pressed == 0u || dialog.dismissed) intent = Sit{What::kCancel};
  if (pressed == 1u) intent = Sit{What::kRemove};
  end_dialog(ui, dialog);
}

void leave_dialog(Ui& ui, std::optional<Intent>& intent) {
  Dialog dialog = begin_dialog(ui, "sit-leave-dialog", tr("Stop taking part?"), 560);
  Column& column = dialog.box.content;
  paragraph(
      ui, column, "sit-leave-dialog/what",
      tr("You can stop at any time. It can’t be taken up again afterwards, and nothing is handed "
         "to anybody by itself."));
  column.gap(8);
  paragraph(
      ui, column, "sit-leave-dialog/break",
      tr("If you only need a break: between calls no clock runs, also when you close the page."));
  column.gap(20);
  const auto pressed = button_row(ui, column,
                                  {{"sit-leave-dialog/stay", tr("Go on"), ButtonKind::kPrimary},
                                   {"sit-leave-dialog/leave", tr("Stop here")}});
  if (pressed == 0u || dialog.dismissed) intent = Sit{What::kCancel};
  if (pressed == 1u) intent = Sit{What::kLeave};
  end_dialog(ui, dialog);
}

// Text in the page's own words, and what can be done there.
void page(Ui& ui, Column& column, const SitModel& model, std::optional<Intent>& intent) {
  heading(ui, column, "sit-title", model.title, 1, Type::kDisplay);
  if (!model.about.empty()) {
    column.gap(8);
    paragraph(ui, column, "sit-about", model.about, coloured(ui.theme.colours.muted, Type::kBody));
  }
  column.gap(24);
  if (model.page == Page::kPreparing)
    paragraph(ui, column, "sit-preparing", tr("Getting the calls ready…"), small_look(ui));
  for (std::size_t i = 0; i < model.trouble.size(); ++i) {
    paragraph(ui, column, "sit-trouble-" + std::to_string(i), model.trouble[i]);
    column.gap(8);
  }
  for (const SitSection& one : model.sections) section(ui, column, one);
  if (model.save.read_only) {
    paragraph(
        ui, column, "sit-looking-on",
        tr("It is open in another tab of this browser and goes on there. It can be taken once "
           "only."));
    return;
  }
  if (model.page == Page::kWelcome) consent(ui, column, model, intent);
  if (model.page == Page::kDone || model.page == Page::kLeft) file(ui, column, model, intent);
  if (!model.begin.empty()) {
    const auto pressed = button_row(
        ui, column,
        {{"sit-go", model.begin, ButtonKind::kPrimary}, {"sit-leave", tr("Stop taking part")}});
    if (pressed == 0u) intent = Sit{model.page == Page::kNext ? What::kNextCall : What::kGoOn};
    if (pressed == 1u) intent = Sit{What::kAskLeave};
  }
}

}  // namespace

std::optional<Intent> draw_sit(Ui& ui, const SitModel& model, const std::optional<CallModel>& call,
                               CallViewState& state) {
  std::optional<Intent> intent;
  if (model.page == Page::kCall && call) {
    intent = draw_call(ui, *call, state);
  } else {
    const Rect area{0, ui.top, ui.width, ui.height - ui.top};
    begin_group(ui, "main", Role::kMain, "", area);
    Scroll scroll = begin_page(ui, area, "sit", model.title, 720);
    save_trouble(ui, scroll.content, model.save, intent);
    page(ui, scroll.content, model, intent);
    end_page(ui, scroll);
    end_group(ui);
  }
  if (model.asks_to_leave) leave_dialog(ui, intent);
  if (model.asks_to_remove) remove_dialog(ui, model, intent);
  return intent;
}

}  // namespace warmline::ui
