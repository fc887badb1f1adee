#include "ui/screen_names.h"

#include <string_view>

#include "ui/coaching.h"
#include "ui/models.h"
#include "ui/models_session.h"
#include "ui/models_sit.h"

namespace warmline::ui {

const char* heading_of(Screen screen) {
  switch (screen) {
    case Screen::kLibrary:
      return "library-title";
    case Screen::kNotice:
      return "notice-title";
    case Screen::kBefore:
      return "before-title";
    case Screen::kCall:
      return "call-title";
    case Screen::kDebrief:
      return "debrief-title";
    case Screen::kBestCall:
      return "best-title";
    case Screen::kSettings:
      return "settings-title";
    case Screen::kMap:
      return "map-title";
    case Screen::kResult:
      return "result-title";
    case Screen::kCoach:
      return "coach-title";
    case Screen::kPerson:
      return "person-title";
    case Screen::kReview:
      return "review-title";
    case Screen::kSession:
      return "session-title";
    case Screen::kReceived:
      return "received-title";
    case Screen::kCoachScenario:
      return "over-title";
    case Screen::kCoachReach:
      return "reach-title";
    case Screen::kCoachCentres:
      return "centres-title";
    case Screen::kCoachCalibrate:
      return "calibrate-title";
    case Screen::kCoachExport:
      return "export-title";
    case Screen::kHire:
      return "hire-title";
    case Screen::kHireForm:
      return "hire-form-title";
    case Screen::kHireResults:
      return "hire-results-title";
    case Screen::kHireCandidate:
      return "hire-candidate-title";
    case Screen::kHireQuality:
      return "hire-quality-title";
    case Screen::kHireFair:
      return "hire-fair-title";
    case Screen::kHireLaw:
      return "hire-law-title";
    case Screen::kSit:
      return "sit-title";
    case Screen::kWho:
      return "who-title";
    case Screen::kAddProfile:
      return "add-profile-title";
    case Screen::kNowhere:
      return "nowhere-title";
  }
  return "";
}

const char* scroll_of(Screen screen) {
  switch (screen) {
    case Screen::kLibrary:
      return "library";
    case Screen::kNotice:
      return "notice";
    case Screen::kBefore:
      return "before";
    case Screen::kDebrief:
      return "debrief";
    case Screen::kBestCall:
      return "best";
    case Screen::kSettings:
      return "settings";
    case Screen::kResult:
      return "result";
    case Screen::kCoach:
      return "coach";
    case Screen::kPerson:
      return "person";
    case Screen::kSession:
      return "session";
    case Screen::kReceived:
      return "received";
    case Screen::kCoachScenario:
      return "over";
    case Screen::kCoachReach:
      return "reach";
    case Screen::kCoachCentres:
      return "centres";
    case Screen::kCoachCalibrate:
      return "calibrate";
    case Screen::kCoachExport:
      return "export";
    case Screen::kHire:
      return "hire";
    case Screen::kHireForm:
      return "hire-form";
    case Screen::kHireResults:
      return "hire-results";
    case Screen::kHireCandidate:
      return "hire-candidate";
    case Screen::kHireQuality:
      return "hire-quality";
    case Screen::kHireFair:
      return "hire-fair";
    case Screen::kHireLaw:
      return "hire-law";
    case Screen::kSit:
      return "sit";
    case Screen::kWho:
      return "who";
    case Screen::kAddProfile:
      return "add-profile";
    case Screen::kNowhere:
      return "nowhere";
    case Screen::kReview:  // it brings its own place into view
    case Screen::kMap:
    case Screen::kCall:
      break;
  }
  return "";
}

std::string title_of(Screen screen, const AppState& state) {
  if (screen == Screen::kSettings) return "Settings · Warmline";
  if (screen == Screen::kResult) return "Result file · Warmline";
  if (screen == Screen::kReceived) return received_model(state).title + " · Warmline";
  if (screen == Screen::kSession) return session_model(state).title + " · Warmline";
  if (screen == Screen::kPerson && has_person(state)) return person_code(state) + " · Warmline";
  if (screen == Screen::kReview) return "Listening in · Warmline";
  if (screen == Screen::kCoachScenario) return "A scenario over the team · Coach · Warmline";
  if (screen == Screen::kCoachReach) return "Out of reach · Coach · Warmline";
  if (screen == Screen::kCoachCentres) return "Two call centres · Coach · Warmline";
  if (screen == Screen::kCoachCalibrate) return "Calibrate · Coach · Warmline";
  if (screen == Screen::kCoachExport) return "Export · Coach · Warmline";
  if (is_coach(screen)) return "Coach · Warmline";
  if (screen == Screen::kHire) return "Forms · Hire · Warmline";
  if (screen == Screen::kHireForm) return "A form · Hire · Warmline";
  if (screen == Screen::kHireResults) return "Results · Hire · Warmline";
  if (screen == Screen::kHireCandidate) return "A candidate · Hire · Warmline";
  if (screen == Screen::kHireQuality) return "The form itself · Hire · Warmline";
  if (screen == Screen::kHireFair) return "Fairness · Hire · Warmline";
  if (screen == Screen::kHireLaw) return "The law · Hire · Warmline";
  if (screen == Screen::kSit) return sit_title(state);
  if (screen == Screen::kWho) return "Who is practising? · Warmline";
  if (screen == Screen::kAddProfile) return "Add a profile · Warmline";
  if (screen == Screen::kNowhere) return "Nothing at this address · Warmline";
  std::string version = state.chosen;
  if (screen == Screen::kMap) version = state.map;
  if (screen == Screen::kCall && state.call) version = state.call->version;
  if (screen == Screen::kDebrief || screen == Screen::kBestCall) {
    if (const progress::Attempt* attempt = state.portfolio.find(state.debrief))
      version = attempt->version;
  }
  const Edition* edition = screen == Screen::kLibrary ? nullptr : find_edition(state, version);
  if (edition == nullptr) return "Warmline: practise difficult calls";
  const std::string prefix = screen == Screen::kDebrief    ? "Debrief: "
                             : screen == Screen::kBestCall ? "A best call: "
                             : screen == Screen::kMap      ? "Map: "
                                                           : "";
  return prefix + edition->scenario->title + " · Warmline";
}

}  // namespace warmline::ui
