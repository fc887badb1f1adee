// Which view draws which screen.
#include <utility>

#include "ui/app.h"
#include "ui/models.h"
#include "ui/models_coach.h"
#include "ui/models_profiles.h"
#include "ui/models_sit.h"
#include "ui/screen_names.h"
#include "ui/view_best_call.h"
#include "ui/view_keeping.h"
#include "ui/view_notice.h"
#include "ui/view_nowhere.h"
#include "ui/view_profiles.h"
#include "ui/view_settings.h"
#include "ui/view_sit.h"
#include "ui/view_strip.h"

namespace warmline::ui {

std::optional<Intent> App::draw(Ui& ui) {
  std::optional<Intent> intent = draw_strip(ui, strip_model(*state_));
  if (state_->undo && ui.key("Undo")) intent = UndoLast{};
  const std::optional<Intent> of_screen = draw_screen(ui);
  if (ui.semantics.find("call-title") == nullptr) draw_keys(ui, keys_);
  return intent ? intent : of_screen;
}

std::optional<Intent> App::draw_screen(Ui& ui) {
  switch (state_->screen) {
    case Screen::kLibrary:
      return draw_library(ui, library_model(*state_), library_);
    case Screen::kNotice:
      return draw_notice(ui, *before_model(*state_));
    case Screen::kBefore:
      return draw_before(ui, *before_model(*state_), before_);
    case Screen::kCall:
      return draw_call(ui, *call_model(*state_), call_);
    case Screen::kDebrief:
      return draw_debrief(ui, *debrief_model(*state_), debrief_);
    case Screen::kBestCall:
      return draw_best_call(ui, *best_call_model(*state_));
    case Screen::kSettings:
      return draw_settings(ui, settings_model(*state_));
    case Screen::kMap:
      return draw_map(ui, *map_model(*state_), map_);
    case Screen::kResult:
      return draw_result(ui, result_model(*state_));
    case Screen::kCoach:
      return draw_coach(ui, models_.coach.of(state_, coach_model), coach_);
    case Screen::kPerson:
      return draw_coach_person(ui, models_.coach_person.of(state_, coach_person_model), person_);
    case Screen::kReview:
      return draw_coach_review(ui, models_.coach_review.of(state_, coach_review_model), review_);
    case Screen::kSession:
      return draw_session(ui, models_.session.of(state_, session_model), session_);
    case Screen::kReceived:
      return draw_received(ui, models_.received.of(state_, received_model), received_);
    case Screen::kCoachScenario:
      return draw_scenario_over_team(
          ui, models_.scenario_over_team.of(state_, scenario_over_team_model), coach_pages_);
    case Screen::kCoachReach:
      return draw_reach(ui, models_.reach.of(state_, reach_model), coach_pages_);
    case Screen::kCoachCentres:
      return draw_two_centres(ui, models_.two_centres.of(state_, two_centres_model), coach_pages_);
    case Screen::kCoachCalibrate:
      return draw_calibrate(ui, models_.calibrate.of(state_, calibrate_model), coach_pages_);
    case Screen::kCoachExport:
      return draw_export(ui, models_.export_.of(state_, export_model));
    case Screen::kHire:
      return draw_hire(ui, models_.hire.of(state_, hire_model), hire_);
    case Screen::kHireForm:
      return draw_hire_form(ui, models_.hire_form.of(state_, hire_form_model), hire_);
    case Screen::kHireResults:
      return draw_hire_results(ui, models_.hire_results.of(state_, hire_results_model),
                               hire_results_);
    case Screen::kHireCandidate:
      return draw_hire_candidate(ui, models_.hire_candidate.of(state_, hire_candidate_model),
                                 hire_results_);
    case Screen::kHireQuality:
      return draw_hire_quality(ui, models_.hire_quality.of(state_, hire_quality_model), hire_fair_);
    case Screen::kHireFair:
      return draw_hire_fair(ui, models_.hire_fair.of(state_, hire_fair_model), hire_fair_);
    case Screen::kHireLaw:
      return draw_hire_law(ui, models_.hire_law.of(state_, hire_law_model));
    case Screen::kSit: {
      const SitModel model = sit_model(*state_);
      const bool in_call = model.page == SitModel::Page::kCall;
      if (std::exchange(sit_page_, model.page) != model.page) {
        ui.focus(in_call ? "call-title" : "sit-title");
        ui.scroll_to("sit", 0);
      }
      return draw_sit(ui, model, in_call ? sit_call_model(*state_) : std::nullopt, call_);
    }
    case Screen::kWho:
      return draw_who(ui, who_model(*state_), keeping_model(*state_));
    case Screen::kAddProfile:
      return draw_add_profile(ui, add_profile_model(*state_));
    case Screen::kNowhere:
      return draw_nowhere(ui, state_->nowhere, state_->place == platform::Place::kHire);
  }
  return std::nullopt;
}

}  // namespace warmline::ui
