// Settings of a site that was packaged for a learning record store: what is sent there, and
// whether.
#pragma once

#include <optional>

#include "ui/intent.h"
#include "ui/lrs.h"
#include "ui/ui.h"
#include "ui/widgets.h"

namespace warmline::ui {

// Nothing on any other site.
void lrs_card(Ui& ui, Column& column, const LrsModel& model, std::optional<Intent>& intent);

}  // namespace warmline::ui
