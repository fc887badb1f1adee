// A coaching session: as the supervisor prepares it, and as the trainee answers it.
#pragma once

#include <optional>

#include "ui/intent.h"
#include "ui/models_session.h"
#include "ui/view_coaching_parts.h"

namespace warmline::ui {

struct SessionViewState {
  std::string id;  // that the rest is about
  KeepingPause pause;
};

[[nodiscard]] std::optional<Intent> draw_session(Ui& ui, const SessionModel& model,
                                                 SessionViewState& state);
[[nodiscard]] std::optional<Intent> draw_received(Ui& ui, const SessionModel& model,
                                                  SessionViewState& state);

// Sessions that came as files, for the library; nothing where there are none.
void received_card(Ui& ui, Column& column, const std::vector<ReceivedRow>& rows,
                   std::optional<Intent>& intent);

}  // namespace warmline::ui
