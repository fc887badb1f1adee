#include "ui/view_keeping.h"

#include <vector>

#include "core/tr.h"
#include "ui/parts.h"

namespace warmline::ui {
namespace {

void kept(Ui& ui, Column& column, const SettingsModel& model, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "kept", tr("What is kept, and where"), 2);
  paragraph(
      ui, box.content, "kept/what",
      model.lrs.shown
          ? tr("Each decision is kept the moment you make it, with the version of the call you "
               "took, so that your scores never change behind your back. All of it lies in this "
               "browser’s storage on this device. Nothing is sent anywhere, unless you switch on "
               "above that a learning record store is told.")
          : tr("Each decision is kept the moment you make it, with the version of the call you "
               "took, so that your scores never change behind your back. All of it lies in this "
               "browser’s storage on this device. Nothing is sent anywhere; there is no account "
               "and no server."));
  box.content.gap(8);
  paragraph(ui, box.content, "kept/now", model.belongings.stored_words, small_look(ui));
  for (std::size_t i = 0; i < model.keeping.size(); ++i) {
    box.content.gap(8);
    paragraph(ui, box.content, "kept/words-" + std::to_string(i), model.keeping[i], small_look(ui));
  }
  box.content.gap(12);
  if (model.can_ask_to_keep) {
    if (button_row(ui, box.content, {{"ask-to-keep", tr("Ask the browser to keep it")}}))
      intent = AskToKeep{};
    box.content.gap(12);
  }
  paragraph(
      ui, box.content, "kept/backup",
      tr("“Export everything” saves a backup: one file with all of it. Restored in another "
         "browser it brings back the same list of attempts with the same scores; restored here "
         "it adds what is missing. You can also drop the file on this page. The file is not "
         "encrypted."),
      small_look(ui));
  if (!model.belongings.unsealed.empty()) {
    box.content.gap(8);
    paragraph(ui, box.content, "kept/unsealed", model.belongings.unsealed,
              coloured(0, Type::kSmall, true));
  }
  box.content.gap(12);
  const auto pressed =
      button_row(ui, box.content,
                 {{"export", tr("Export everything")}, {"restore", tr("Restore from a file")}});
  if (pressed == 0u) intent = ExportAll{};
  if (pressed == 1u) intent = Keep{Keep::What::kChooseBackup, ""};
  end_box(ui, column, box);
}

void hand_in(Ui& ui, Column& column, const KeepingModel& model, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "hand-in", tr("Hand in your results"), 2);
  paragraph(
      ui, box.content, "hand-in/what",
      tr("A result file is for somebody who coaches you. You choose which attempts go into it, "
         "and nobody gets it but by you."));
  box.content.gap(12);
  if (!model.something) {
    paragraph(ui, box.content, "hand-in/nothing",
              tr("Take a call first; then there is something to "
                 "hand in."),
              small_look(ui));
  } else if (button_row(ui, box.content, {{"hand-in/open", tr("Put a result file together")}})) {
    intent = Keep{Keep::What::kOpenResult, ""};
  }
  end_box(ui, column, box);
}

void erase(Ui& ui, Column& column, const KeepingModel& model, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "erase", tr("Erase"), 2);
  paragraph(
      ui, box.content, "erase/what",
      model.open_profile.empty()
          ? tr("Removes all that Warmline keeps in this browser. You are asked once more before "
               "anything goes.")
          : tr("Removes this profile with all that it holds, or all that Warmline keeps in this "
               "browser, the other profiles too. You are asked once more before anything goes."));
  box.content.gap(12);
  std::vector<ButtonSpec> buttons{{"erase/ask", tr("Erase everything")}};
  if (!model.open_profile.empty())
    buttons.insert(buttons.begin(), {"erase/ask-one", tr("Erase this profile")});
  if (const auto pressed = button_row(ui, box.content, buttons))
    intent = Keep{Keep::What::kAskErase, *pressed + 1 < buttons.size() ? model.open_profile : ""};
  end_box(ui, column, box);
}

void lines_of(Ui& ui, Column& column, const std::string& id,
              const std::vector<std::string>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) column.gap(8);
    paragraph(ui, column, id + std::to_string(i), lines[i]);
  }
  column.gap(20);
}

}  // namespace

void keeping_cards(Ui& ui, Column& column, const SettingsModel& model,
                   std::optional<Intent>& intent) {
  kept(ui, column, model, intent);
  column.gap(16);
  hand_in(ui, column, model.belongings, intent);
  column.gap(16);
  erase(ui, column, model.belongings, intent);
}

void restore_outcome(Ui& ui, Column& column, const KeepingModel& model) {
  if (model.restore_outcome.empty()) return;
  Box box = begin_box(ui, column, "restore/outcome", Surface::kSunk, Role::kRegion,
                      tr("Restoring a backup"));
  for (std::size_t i = 0; i < model.restore_outcome.size(); ++i) {
    if (i > 0) box.content.gap(8);
    paragraph(ui, box.content, "restore/outcome-" + std::to_string(i), model.restore_outcome[i]);
  }
  end_box(ui, column, box);
  column.gap(24);
}

void keeping_dialogs(Ui& ui, const KeepingModel& model, std::optional<Intent>& intent) {
  if (model.working) {
    Dialog dialog = begin_dialog(ui, "working", model.working->title, 560);
    Column& column = dialog.box.content;
    meter(ui, column, "working/done", model.working->file, model.working->percent, 100,
          ui.theme.colours.accent);
    column.gap(16);
    paragraph(ui, column, "working/nothing-yet", tr("Nothing has changed here so far."),
              small_look(ui));
    column.gap(20);
    if (button_row(ui, column, {{"working/cancel", tr("Cancel")}}) || dialog.dismissed)
      intent = Keep{Keep::What::kCancel, ""};
    end_dialog(ui, dialog);
  } else if (model.restore) {
    Dialog dialog = begin_dialog(ui, "restoring", tr("Restore this backup?"), 560);
    Column& column = dialog.box.content;
    lines_of(ui, column, "restoring/line-", model.restore->lines);
    std::vector<ButtonSpec> buttons;
    if (model.restore->possible)
      buttons.push_back({"restoring/go", tr("Restore it"), ButtonKind::kPrimary});
    buttons.push_back({"restoring/cancel", tr(model.restore->possible ? "Cancel" : "Close")});
    const auto pressed = button_row(ui, column, buttons);
    if (pressed && *pressed + 1 < buttons.size()) {
      intent = Keep{Keep::What::kRestore, ""};
    } else if (pressed || dialog.dismissed) {
      intent = Keep{Keep::What::kCancel, ""};
    }
    end_dialog(ui, dialog);
  } else if (model.asks_to_erase) {
    Dialog dialog = begin_dialog(ui, "erasing", model.erase_title, 560);
    Column& column = dialog.box.content;
    lines_of(ui, column, "erasing/line-", model.erase_lines);
    if (!model.erase_trouble.empty()) {
      paragraph(ui, column, "erasing/trouble", model.erase_trouble,
                coloured(ui.theme.colours.lost, Type::kSmall));
      column.gap(20);
    }
    if (model.erasing) {
      paragraph(ui, column, "erasing/now", tr("Erasing…"), small_look(ui));
    } else {
      std::vector<ButtonSpec> buttons{{"erasing/keep", model.erase_keep, ButtonKind::kPrimary},
                                      {"erasing/go", tr("Erase it")}};
      if (model.can_export)
        buttons.insert(buttons.begin() + 1, {"erasing/export", model.erase_export});
      const auto pressed = button_row(ui, column, buttons);
      if (pressed && *pressed + 1 == buttons.size()) {
        intent = Keep{Keep::What::kErase, ""};
      } else if (pressed == 1u) {
        intent = ExportAll{};
      } else if (pressed == 0u || dialog.dismissed) {
        intent = Keep{Keep::What::kCancel, ""};
      }
    }
    end_dialog(ui, dialog);
  }
}

void draw_reminder(Ui& ui, Column& column, const std::string& words,
                   std::optional<Intent>& intent) {
  if (words.empty()) return;
  Box box = begin_box(ui, column, "reminder", Surface::kSunk, Role::kRegion, tr("Backup"));
  paragraph(ui, box.content, "reminder/text", words);
  box.content.gap(12);
  const auto pressed =
      button_row(ui, box.content,
                 {{"reminder/export", tr("Export everything")}, {"reminder/later", tr("Not now")}});
  if (pressed == 0u) intent = ExportAll{};
  if (pressed == 1u) intent = Keep{Keep::What::kRemindLater, ""};
  end_box(ui, column, box);
  column.gap(24);
}

}  // namespace warmline::ui
