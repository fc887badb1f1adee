#include "ui/screen_names.h"

#include <string_view>

#include "core/tr.h"
#include "ui/coaching.h"
#include "ui/models.h"
#include "ui/models_session.h"
#include "ui/models_sit.h"

namespace warmline::ui {
namespace {

std::string named(const std::string& page) {
  return page + " · Warmline";
}
std::string named(const std::string& page, const std::string& area) {
  return page + " · " + area + " · Warmline";
}

}  // namespace

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
  if (screen == Screen::kSettings) return named(tr("Settings"));
  if (screen == Screen::kResult) return named(tr("Result file"));
  if (screen == Screen::kReceived) return named(received_model(state).title);
  if (screen == Screen::kSession) return named(session_model(state).title);
  if (screen == Screen::kPerson && has_person(state)) return named(person_code(state));
  if (screen == Screen::kReview) return named(tr("Listening in"));
  if (screen == Screen::kCoachScenario) return named(tr("A scenario over the team"), tr("Coach"));
  if (screen == Screen::kCoachReach) return named(tr("Out of reach"), tr("Coach"));
  if (screen == Screen::kCoachCentres) return named(tr("Two call centres"), tr("Coach"));
  if (screen == Screen::kCoachCalibrate) return named(tr("Calibrate"), tr("Coach"));
  if (screen == Screen::kCoachExport) return named(tr("Export"), tr("Coach"));
  if (is_coach(screen)) return named(tr("Coach"));
  if (screen == Screen::kHire) return named(tr("Forms"), tr("Hire"));
  if (screen == Screen::kHireForm) return named(tr("A form"), tr("Hire"));
  if (screen == Screen::kHireResults) return named(tr("Results"), tr("Hire"));
  if (screen == Screen::kHireCandidate) return named(tr("A candidate"), tr("Hire"));
  if (screen == Screen::kHireQuality) return named(tr("The form itself"), tr("Hire"));
  if (screen == Screen::kHireFair) return named(tr("Fairness"), tr("Hire"));
  if (screen == Screen::kHireLaw) return named(tr("The law"), tr("Hire"));
  if (screen == Screen::kSit) return sit_title(state);
  if (screen == Screen::kWho) return named(tr("Who is practising?"));
  if (screen == Screen::kAddProfile) return named(tr("Add a profile"));
  if (screen == Screen::kNowhere) return named(tr("Nothing at this address"));
  std::string version = state.chosen;
  if (screen == Screen::kMap) version = state.map;
  if (screen == Screen::kCall && state.call) version = state.call->version;
  if (screen == Screen::kDebrief || screen == Screen::kBestCall) {
    if (const progress::Attempt* attempt = state.portfolio.find(state.debrief))
      version = attempt->version;
  }
  const Edition* edition = screen == Screen::kLibrary ? nullptr : find_edition(state, version);
  if (edition == nullptr) return tr("Warmline: practise difficult calls");
  const std::string& title = edition->scenario->title;
  if (screen == Screen::kDebrief) return named(tr("Debrief: {0}", title));
  if (screen == Screen::kBestCall) return named(tr("A best call: {0}", title));
  return named(screen == Screen::kMap ? tr("Map: {0}", title) : title);
}

}  // namespace warmline::ui
