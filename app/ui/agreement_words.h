// How far several supervisors agree, in words and figures.
#pragma once

#include <string>

#include "coach/rating.h"
#include "ui/models_coach_calibrate.h"

namespace warmline::ui {

[[nodiscard]] AgreementModel agreement_of(const AppState& state,
                                          const coach::Calibration& calibration);

[[nodiscard]] std::string rating_words(coach::Rating rating);  // "2", "−1"
[[nodiscard]] std::string agreement_figure(PerMille figure);   // ".815", "1.000", "−.120"
[[nodiscard]] std::string last_rater(const AppState& state);   // of the latest rating; may be empty

}  // namespace warmline::ui
