// Before you pick up: what the caller has been through, stage by stage, and who they are to us. Can
// be skipped.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "ui/intent.h"
#include "ui/models.h"
#include "ui/ui.h"

namespace warmline::ui {

struct BeforeViewState {
  std::string key;        // the call that the rest is about
  std::size_t shown = 0;  // stages that have come
  double newest_at = 0;   // when the latest came (steady ms)
};

[[nodiscard]] std::optional<Intent> draw_before(Ui& ui, const BeforeModel& model,
                                                BeforeViewState& state);

}  // namespace warmline::ui
