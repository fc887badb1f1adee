// What a deployment has to settle, as a page to print.
#pragma once

#include <string>

#include "ui/models_hire.h"

namespace warmline::ui {

[[nodiscard]] std::string law_page(const HireLawModel& model);

}  // namespace warmline::ui
