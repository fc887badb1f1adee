// The pages about the form itself and about fairness on paper (page_html.h) and as CSV.
#pragma once

#include <string>

#include "ui/models_hire_fair.h"

namespace warmline::ui {

[[nodiscard]] std::string quality_page(const HireQualityModel& model);
[[nodiscard]] std::string fairness_page(const HireFairModel& model);

// Their tables one below the other, a title above each, an empty line between.
[[nodiscard]] std::string quality_csv(const HireQualityModel& model);
[[nodiscard]] std::string fairness_csv(const HireFairModel& model);

}  // namespace warmline::ui
