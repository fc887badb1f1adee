// What is kept and where: backups, restoring, erasing, as cards of Settings with their dialogs; the
// reminder of a backup; and the screen on which a result file is put together.
#pragma once

#include <optional>
#include <string>

#include "ui/intent.h"
#include "ui/models.h"
#include "ui/widgets.h"

namespace warmline::ui {

void keeping_cards(Ui& ui, Column& column, const SettingsModel& model,
                   std::optional<Intent>& intent);
// What came of the last file that was given to be restored, for the top of the page; it may have
// been dropped anywhere. Nothing when there was none.
void restore_outcome(Ui& ui, Column& column, const KeepingModel& model);
void keeping_dialogs(Ui& ui, const KeepingModel& model, std::optional<Intent>& intent);

// Nothing when there is no need of one.
void draw_reminder(Ui& ui, Column& column, const std::string& words, std::optional<Intent>& intent);

[[nodiscard]] std::optional<Intent> draw_result(Ui& ui, const ResultModel& model);

}  // namespace warmline::ui
