// The hiring team's pages.
#pragma once

#include <optional>

#include "ui/intent.h"
#include "ui/models_hire.h"
#include "ui/models_hire_fair.h"
#include "ui/models_hire_results.h"
#include "ui/ui.h"
#include "ui/widgets.h"

namespace warmline::ui {

struct HireViewState {
  bool all_calls = false;  // those that are not in the form are listed
  double keep_at_ms = 0;   // what was typed is kept then; 0: nothing waits
};

// All of these pages are as wide and begin at the same place, so that nothing jumps from one to the
// next; what is to be read keeps to a narrower measure.
inline constexpr float kHireWhole = 1080;
inline constexpr float kHireReading = 720;

// Navigation, the way between the pages, and the head of one; end_page and end_group close it.
// `width`: of what stands below the way between the pages.
struct HireFrame {
  Scroll page;
};
[[nodiscard]] HireFrame begin_hire_page(Ui& ui, Screen screen, std::string_view id,
                                        std::string_view title, std::string_view about,
                                        const SaveModel& save, float width,
                                        std::optional<Intent>& intent);
void end_hire_page(Ui& ui, HireFrame& frame);

[[nodiscard]] std::optional<Intent> draw_hire(Ui& ui, const HireModel& model, HireViewState& state);
[[nodiscard]] std::optional<Intent> draw_hire_form(Ui& ui, const HireFormModel& model,
                                                   HireViewState& state);
[[nodiscard]] std::optional<Intent> draw_hire_law(Ui& ui, const HireLawModel& model);

// view_hire_results.cpp, view_hire_candidate.cpp
[[nodiscard]] std::optional<Intent> draw_hire_results(Ui& ui, const HireResultsModel& model,
                                                      HireResultsViewState& state);
[[nodiscard]] std::optional<Intent> draw_hire_candidate(Ui& ui, const HireCandidateModel& model,
                                                        HireResultsViewState& state);

// view_hire_quality.cpp, view_hire_fair.cpp
[[nodiscard]] std::optional<Intent> draw_hire_quality(Ui& ui, const HireQualityModel& model,
                                                      HireFairViewState& state);
[[nodiscard]] std::optional<Intent> draw_hire_fair(Ui& ui, const HireFairModel& model,
                                                   HireFairViewState& state);

}  // namespace warmline::ui
