// What a person wants, as a view understood it. Views return intents; update() alone acts on them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "scenario/scenario.h"

namespace warmline::ui {

enum class Screen : std::uint8_t {
  kLibrary,
  kNotice,
  kBefore,
  kCall,
  kDebrief,
  kBestCall,
  kSettings,
  kMap,
  kResult,
  kWho,         // nobody's profile is open yet
  kAddProfile,  // another one is put together
  kNowhere,     // the address that was followed leads nowhere
  kSit,         // a form that is being taken; the page has no other screen then
  kHire,        // screens of the hiring team's page: its forms …
  kHireForm,    // … one of them
  kHireResults,
  kHireCandidate,
  kHireQuality,
  kHireFair,
  kHireLaw,
  kReceived,  // a session that a supervisor's file brought
  kCoach,     // from here on: screens of Coach
  kPerson,
  kReview,
  kSession,
  kCoachScenario,
  kCoachReach,
  kCoachCentres,
  kCoachCalibrate,
  kCoachExport
};

[[nodiscard]] constexpr bool is_coach(Screen screen) {
  return screen >= Screen::kCoach && screen <= Screen::kCoachExport;
}

[[nodiscard]] constexpr bool is_hire(Screen screen) {
  return screen >= Screen::kHire && screen <= Screen::kHireLaw;
}

// Of the team as a whole, so that nothing has to be chosen before.
[[nodiscard]] constexpr bool is_over_team(Screen screen) {
  return screen >= Screen::kCoachScenario && screen <= Screen::kCoachExport;
}

struct GoTo {  // kLibrary, kSettings, kCoach or one over the team; an open call stays open and can
               // be resumed. Between practice and hiring the page starts afresh
  Screen screen = Screen::kLibrary;
};
struct OpenScenario {  // from the library: the content note if there is one, else what came before
                       // the call
  std::string scenario;
};
struct ResumeAttempt {
  std::string attempt;
};
struct RewindTo {  // a practised attempt that goes on from another's first events
  std::string attempt;
  std::size_t steps = 0;  // events before the decision to take again
};
struct AcceptNotice {};
struct DeclineCall {};  // recorded, and not scored
struct PickUp {};  // the attempt begins; an open one of the same scenario is closed where it stands
struct Choose {
  scenario::Index choice = 0;  // in the current node
};
struct OpenCard {
  scenario::Index card = 0;  // of the scenario
};
struct CloseCard {};
struct LeaveCall {};  // closes the attempt where it stands and goes to its debrief
struct OpenDebrief {
  std::string attempt;
};
struct ShowBestCall {};  // of the call that the debrief is about; OpenDebrief leads back
struct SaveDebrief {
  bool print = false;  // else it is offered as a file
};
struct ChooseLensFile {};
struct TakeFile {  // chosen or dropped
  std::string name;
  std::string bytes;
};
struct ChooseCallFiles {
  bool folder = false;
};
struct UnreadFile {  // chosen or dropped, and not read
  std::string name;
  std::string why;  // as platform::InputEvent says it
};
struct RemoveCall {  // one of one's own
  std::string scenario;
};
struct HideReports {};
struct ShowMap {
  std::string version;
  bool agreed = false;  // that it gives the call away
};
struct RemoveLens {
  std::string key;
};
struct ChangeSetting {
  std::string key;  // "theme", "mood-hidden"
  std::string value;
};
struct ChooseLanguage {  // for this browser; the page starts afresh
  std::string tag;       // empty: as the browser says
};
struct UndoLast {};     // what AppState::undo says
struct ExportAll {};    // everything kept, saved records and unsaved ones, as one file
struct LeaveCourse {};  // ends the session with the learning system
struct RetrySaving {};  // offers what could not be stored to the store again
struct TakeOver {};     // this page is to write, and no other one
struct AskToKeep {};    // the browser is to promise not to clear what is stored

// About what is kept as a whole (keeping.h).
struct Keep {
  enum class What : std::uint8_t {
    kOpenResult,    // the screen on which a result file is put together
    kToggle,        // text: the attempt that goes in or stays
    kPerson,        // text: as typed
    kSaveResult,    // signs and offers it
    kSigned,        // text: key and signature, or why there is none
    kChooseBackup,  // asks for a file
    kRestore,       // what the summary said
    kCancel,        // the open question
    kAskErase,      // text: id of a profile; empty: everything
    kErase,         // after the question
    kEraseFailed,   // text: why
    kRemindLater,
    kXapiHome,  // text: where the person has an account, as typed
    kSaveXapi,  // the chosen attempts as xAPI statements
  };
  What what = What::kCancel;
  std::string text;
};

// About the team that a supervisor looks at (coach_state.h). `index`: position of an option.
struct Coach {
  enum class What {
    kChooseFiles,   // result files, several
    kChooseFolder,  // all in a folder
    kSample,        // the sample team
    kStop,          // whatever is being loaded
    kPutAway,       // forget the team; nothing was kept of it
    kScenario,      // filters: 0 is all of them, n the one n − 1 of the table
    kSector,
    kGroup,
    kWeeks,    // 0: all; n: the last kCoachWeeks[n - 1] weeks
    kMeasure,  // of the trend: coach::Measure
    kSort,     // CoachSort; the same again turns it round
  };
  What what = What::kSample;
  std::size_t index = 0;
};

// About one person of the team, a session with them, or one that a trainee was given
// (coaching_state.h). `index`: which one; `option`: what was chosen of several; `text`: as typed.
struct Coaching {
  enum class What : std::uint8_t {
    kOpenPerson,  // index: of the team; option: 0, n: coach::Measure n − 1 is the trend shown
    kTrend,       // option: coach::Measure
    kGroup,       // text
    kPrintPerson,
    kOpenAttempt,  // index: of the team's; option: events before the decision to begin at, plus 1
    kComment,      // index: step of the attempt that is reviewed; text
    kExample,      // index: likewise; again takes it back
    kLeaveReview,
    kPrepare,      // a new session with the person on the screen
    kOpenSession,  // text: id
    kKeep,         // what was typed, as it stands
    kDate,         // of the session: text
    kSupervisor,
    kNotes,
    kMomentComment,  // index: of the session's moments; text
    kMomentUp,
    kMomentDown,
    kMomentRemove,
    kListenIn,       // index: to the attempt that it is of
    kChoose,         // index: the moment to be replaced; as many as there are: one more
    kChooseAttempt,  // option
    kChooseDecision,
    kTakeChosen,
    kCancelChoosing,
    kAddAction,
    kActionText,  // index: of the session's actions
    kActionDue,
    kActionScenario,  // option: 0 none, n: the one n − 1 of those offered
    kActionAbout,     // option: 0 none, n: criterion n − 1
    kActionRemove,
    kPrintSession,
    kSaveSession,
    kAskRemove,
    kRemoveSession,
    kCancelRemove,
    kOpenReceived,  // text: id
    kAnswer,        // text: point; option: coach::Reply
    kAnswerWords,   // text: the words; index: which of the points
    kSaveReply,
    kRemoveReceived,
  };
  What what = What::kKeep;
  std::size_t index = 0;
  std::size_t option = 0;
  std::string text = {};
};

// On Coach's pages about the team as a whole (coach_pages.h).
struct CoachPage {
  enum class What : std::uint8_t {
    kScenario,   // text: version
    kFlowOf,     // index: coach::Which
    kReachOf,    // likewise
    kNames,      // on the page to take upstairs, or none
    kSaveReach,  // that page as a file
    kPrintReach,
    kFirstLens,  // index: in AppState::lenses
    kSecondLens,
    kExportPeople,  // CSV
    kExportAttempts,
    kExportJson,
    kExportRows,  // index: RowsOf (exported_rows.h), plus kRowsOfCount for JSON Lines
    kExportPage,  // the team's table
    kPrintTeam,
    kRateScenario,  // text: version
    kRateCall,      // text: key of the call; empty: none
    kRate,          // index: step × kCriterionCount + criterion; rating: nothing for not observed
    kRateWhole,     // rating
    kRater,         // text: as typed
    kChangeRating,
    kKeepRating,      // gives up the change
    kSaveRatingFile,  // offers what was saved
    kChooseRatings,   // asks for files
    kForgetRatings,   // those from others
  };
  What what = What::kScenario;
  std::size_t index = 0;
  std::string text;
  std::optional<std::int32_t> rating;
};
struct SaveRating {};  // keeps the draft: from then on others' ratings of that call are shown

// About the profiles of this browser (profiles.h).
struct AboutProfile {
  enum class What : std::uint8_t {
    kPick,    // text: id, on the screen that asks who is practising; opens it if it has no lock
    kBack,    // from the passphrase to the names
    kUnlock,  // the picked one
    kOpenAdd,
    kName,  // text: as typed
    kAdd,   // text: the name
    kAskName,
    kRename,  // text: the name
    kCancel,
    kSwitch,  // text: id
    kLock,    // the open one
  };
  What what = What::kCancel;
  std::string text;
};

// Of a form that is being taken (sit_state.h).
struct Sit {
  enum class What : std::uint8_t {
    kCode,   // text: as typed
    kAgree,  // again takes it back
    kBegin,
    kNextCall,
    kPause,
    kGoOn,      // from a pause, or after the page was opened anew
    kAskLeave,  // the whole of it
    kLeave,
    kAskRemove,
    kRemove,  // what this browser keeps of it
    kCancel,  // the open question
    kSave,    // signs and offers the file
    kSigned,  // text: key and signature, or why there is none
  };
  What what = What::kCancel;
  std::string text = {};
};

// About the hiring team's forms (hire_state.h). `index`: which one; `option`: what was chosen of
// several; `text`: as typed.
struct Hire {
  enum class What : std::uint8_t {
    kNewForm,
    kOpenForm,  // text: id
    kCopyForm,  // of the open one; as variant B where it was A
    kAskRemove,
    kRemoveForm,
    kCancel,
    kTitle,  // text, here and below
    kVariant,
    kAsks,
    kPurpose,
    kContact,
    kJobAnalysis,
    kOffer,     // option: which of those offered, again takes it back
    kLimit,     // option: minutes a call, of kFormLimits
    kPauses,    // again takes it back, here and below
    kKeepDays,  // text
    kShown,     // option: assess::Shown
    kKeyFree,   // again takes it back
    kCall,      // text: version; in, or out again
    kAnchor,    // text: version
    kCallUp,    // index
    kCallDown,  // index
    kWarmUp,    // option: 0 none, n: the call n − 1 of those offered
    kNewSeed,
    kCompare,     // text: id of another form; empty: none
    kSaveForm,    // as a file
    kChooseForm,  // asks for a file
    kCandidate,   // text: the code of an invitation
    kTime,        // option: of kTimes
    kAgreed,      // option: which accommodation, again takes it back
    kCopyLink,
    kSaveInvitation,
    kPrintLaw,
    kKeep,  // what was typed, as it stands
  };
  What what = What::kCancel;
  std::size_t index = 0;
  std::size_t option = 0;
  std::string text = {};
};

// About what candidates handed in (hire_results_state.h).
struct HireResult {
  enum class What : std::uint8_t {
    kChooseFiles,
    kStop,
    kPutAway,        // all of it
    kOpenCandidate,  // index: of the loaded
    kForget,         // index: one candidate's, with proof
    kPrintReport,    // index: the candidate's own
    kPrintGuide,     // index: for the interview
    kMark,           // index: another one to set beside the one shown, or not
    kWeight,         // index: coach::Measure; option: weight, 0..assess::kMostWeight
    kShowForm,       // option: of the forms that were taken
    kSaveCsv,
  };
  What what = What::kChooseFiles;
  std::size_t index = 0;
  std::size_t option = 0;
  std::string text = {};
};

// About groups of candidates (hire_fair_state.h), and the form's own quality.
struct HireFairness {
  enum class What : std::uint8_t {
    kChooseGroups,  // asks for the file
    kPutAway,
    kForm,       // option: which of the forms that were handed in, on both pages
    kBy,         // option: which of the file's columns
    kRule,       // option: SelectedBy; index: coach::Measure; text: the team's own mark, as typed
    kCriterion,  // option: of the quality page
    kPrint,      // the page that is open
    kSaveCsv,    // likewise
  };
  What what = What::kChooseGroups;
  std::size_t index = 0;
  std::size_t option = 0;
  std::string text = {};
};

// About the learning record store that a site was packaged for (lrs.h).
struct Lrs {
  enum class What : std::uint8_t {
    kHome,  // text: as typed
    kName,  // text
    kOn,
    kOff,
    kNewKey,        // while it is on: the page keeps what was typed in place of the one before
    kRetry,         // now, whatever it waits for
    kRetryRefused,  // what the store refused
  };
  What what = What::kOn;
  std::string text = {};
};

using Intent =
    std::variant<GoTo, OpenScenario, ResumeAttempt, RewindTo, AcceptNotice, DeclineCall, PickUp,
                 Choose, OpenCard, CloseCard, LeaveCall, OpenDebrief, ShowBestCall, SaveDebrief,
                 ChooseLensFile, ChooseCallFiles, TakeFile, UnreadFile, RemoveCall, HideReports,
                 ShowMap, RemoveLens, ChangeSetting, ChooseLanguage, UndoLast, ExportAll,
                 RetrySaving, LeaveCourse, TakeOver, AskToKeep, Keep, Coach, Coaching, CoachPage,
                 SaveRating, AboutProfile, Sit, Hire, HireResult, HireFairness, Lrs>;

}  // namespace warmline::ui
