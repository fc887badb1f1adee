// Several people on one machine: who is practising, another profile, and the card of Settings.
#pragma once

#include <optional>

#include "ui/intent.h"
#include "ui/models.h"
#include "ui/models_profiles.h"
#include "ui/widgets.h"

namespace warmline::ui {

// Before anybody's profile is open: the names, or the passphrase of the picked one. `keeping`: what
// is asked before one is erased.
[[nodiscard]] std::optional<Intent> draw_who(Ui& ui, const WhoModel& model,
                                             const KeepingModel& keeping);
[[nodiscard]] std::optional<Intent> draw_add_profile(Ui& ui, const AddProfileModel& model);
void profiles_card(Ui& ui, Column& column, const ProfilesModel& model,
                   std::optional<Intent>& intent);

}  // namespace warmline::ui
