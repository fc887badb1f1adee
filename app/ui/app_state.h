// All that the screens know, in one place. Only update() and the app's start-up change it; what
// attempts are made of comes from the portfolio and replay(), so that closing the page loses
// nothing.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anonymity/lexicon.h"
#include "core/diagnostic.h"
#include "craft/decisions.h"
#include "craft/inspect.h"
#include "craft/map.h"
#include "platform/platform.h"
#include "progress/journal.h"
#include "progress/portfolio.h"
#include "replay/transcript.h"
#include "scenario/scenario.h"
#include "score/explanation.h"
#include "score/lens.h"
#include "score/outcome.h"
#include "score/scorecard.h"
#include "score/solving.h"
#include "ui/coach_pages.h"
#include "ui/coach_state.h"
#include "ui/coaching_state.h"
#include "ui/hire_state.h"
#include "ui/intent.h"
#include "ui/keeping.h"
#include "ui/lrs.h"
#include "ui/profiles.h"
#include "ui/sit_state.h"
#include "ui/undo.h"

namespace warmline::ui {

// One version of a scenario, shipped or kept because an attempt used it. Solved when there is time
// for it.
struct Edition {
  scenario::ScenarioPtr scenario;
  std::string file;  // its name on the site; empty for a kept one
  std::string text;  // as it came, for the place of a diagnostic
  bool solve_tried = false;
  std::optional<score::Solution> solution;  // nothing after a try: can't be scored
};

struct LeftOut {  // a scenario that the library goes without
  std::string file;
  std::vector<Diagnostic> diagnostics;
};

// The call on the screen, derived from the portfolio after each event.
struct ActiveCall {
  std::string attempt;
  std::string version;
  replay::Run run;                           // the last state is where the call stands
  std::int32_t decisions = 0;                // made so far; a Continue is none
  std::optional<scenario::Index> open_card;  // being read
  bool ended = false;
};

enum class StoreState : std::uint8_t { kLoading, kReady, kFailed };
// Of several pages one writes; the others show what happens there.
enum class Access : std::uint8_t { kWriting, kReading };

struct FileOut {  // for the platform to offer, or to print
  std::string name;
  std::string mime;
  std::string bytes;
  bool print = false;
};

struct LensInUse {
  score::Lens lens;
  std::string key;  // the setting that keeps its text; empty: it ships
};

// What the debrief on the screen says beyond figures, worked out when there is time for it.
struct Explained {
  std::string attempt;
  score::Explanation explanation;
};

// Work that has begun and goes on when there is time for it. Never two scenarios at once: one can
// take a good part of the memory.
struct SolvingNow {
  std::string version;
  score::Solving solving;
};
struct ExplainingNow {
  std::string attempt;
  score::Explaining explaining;
};

// The map of one version, drawn up when its screen is open.
struct Mapped {
  std::string version;
  craft::Map map;
};
struct MappingNow {
  std::string version;
  std::optional<craft::Gathering> gathering;  // nothing to gather of an unsound call
};

// A file that was dropped or chosen, and not looked at yet.
struct DroppedFile {
  std::string name;
  std::string bytes;
  std::string unread;  // why there are no bytes, a sentence; mostly empty
  std::int64_t wall_ms = 0;
};

// What came of one of the files that came last.
struct FileReport {
  std::string file;
  bool taken = false;
  std::string sentence;
  std::vector<Diagnostic> diagnostics;  // of a file that was not taken
  std::string scenario;                 // its id, if it could be told
  std::optional<std::size_t> telling;   // findings of the anonymity check; nothing: not made
  std::string version;                  // of an unsound call whose map can be looked at
};

// A call of one's own, as the portfolio holds it, and what was found in it.
struct OwnCall {
  std::string scenario;
  std::string file;
  bool read = false;
  bool checked = false;
  std::string version;                  // among the editions; empty: not read, or it can't be taken
  std::vector<Diagnostic> diagnostics;  // once it is checked
};

// The list of names and words that the anonymity check knows. It is asked for when the first call
// of one's own is to be checked, and no check begins before it is here or can't be had.
struct Names {
  enum class State : std::uint8_t { kNotWanted, kWanted, kAsked, kHere, kMissing };
  State state = State::kNotWanted;
  anonymity::Lexicon lexicon;
  [[nodiscard]] bool settled() const { return state == State::kHere || state == State::kMissing; }
  [[nodiscard]] const anonymity::Lexicon* get() const {
    return state == State::kHere ? &lexicon : nullptr;
  }
};

// The check that is under way: of a dropped file, or of a call of one's own.
struct InspectingNow {
  std::string scenario;  // empty: the first of the dropped files
  craft::Inspecting inspecting;
};

// An address that was followed and leads nowhere.
struct Nowhere {
  std::string address;
  std::string why;  // a sentence or two
};

// Of a package that a learning system opened (ui/course.h).
struct Course {
  bool on = false;
  std::string title;
  Percent pass = 0;         // 0: to finish every call is all
  bool statements = false;  // its learning system wants xAPI's
  std::string trouble;      // a sentence: what was kept could not be read
  bool leave_now = false;   // for the platform
};

struct AppState {
  Course course;
  platform::Place place = platform::Place::kPractice;
  Screen screen = Screen::kLibrary;
  std::vector<std::string> catalog;  // versions of the shipped scenarios, easiest first
  std::map<std::string, Edition, std::less<>> editions;  // by version
  std::vector<LeftOut> left_out;
  std::vector<platform::File> unread;  // scenario files that came after the start
  int awaited = 0;                     // scenario files that are not among the editions yet
  std::vector<std::string> missing;    // files that could not be loaded

  std::vector<OwnCall> own;          // in the portfolio's order
  std::vector<DroppedFile> dropped;  // the first may be under way
  std::vector<FileReport> reports;   // on the files that came last
  int reports_shown = 0;             // goes up when there is something new to look at
  std::optional<InspectingNow> inspecting;
  Names names;
  std::string voices;           // languages that this device can read aloud in by itself: "de en"
  bool beyond_drawing = false;  // what is on the screen holds letters that can't be drawn
  std::optional<Undo> undo;
  std::string say;    // for the next frame to announce
  std::string focus;  // for the next frame to move the focus to

  progress::Portfolio portfolio;
  progress::Journal journal;
  StoreState store = StoreState::kLoading;
  std::string store_message;
  Access access = Access::kWriting;
  std::string refused;  // why the last press did nothing; mostly empty
  platform::Keeping keeping;
  std::string unguarded;  // words: why another page could write at the same time; empty: none can
  std::vector<progress::StoredRecord>
      archive;  // every envelope that the store is known to hold, for export

  std::string chosen;              // version of the scenario that kNotice and kBefore are about
  std::optional<ActiveCall> call;  // kCall
  std::string debrief;             // attempt that kDebrief is about
  std::string map;                 // version that kMap is about
  bool map_agreed = false;         // that it may give the call away
  Nowhere nowhere;                 // what kNowhere is about
  std::optional<Mapped> mapped;
  std::string notice;  // one plain sentence for the next screen, such as why a call can't go on
  std::map<std::string, score::Scorecard, std::less<>>
      scorecards;  // of closed attempts, by attempt
  std::optional<Explained> explained;
  std::optional<SolvingNow> solving;
  std::optional<ExplainingNow> explaining;
  std::optional<MappingNow> mapping;
  std::vector<LensInUse> lenses;          // shipped ones first
  std::vector<std::string> lens_trouble;  // what is wrong in a lens file, a line each
  Belongings belongings;
  CoachState coach;
  CoachingState coaching;
  CoachPages coach_pages;
  Profiles profiles;
  LrsState lrs;
  SitState sit;
  HireState hire;
  std::optional<FileOut> file_out;
  std::string ask_for_file;  // for the platform to ask: what it accepts, ".json"
  platform::Choosing ask_how = platform::Choosing::kOne;
  bool ask_to_take_over = false;               // for the store
  bool ask_to_keep = false;                    // for the platform
  std::vector<platform::Language> languages;   // that Warmline speaks
  std::string chosen_language;                 // tag; empty: as the browser says
  std::optional<std::string> choose_language;  // for the platform
  std::string go_to;              // for the platform: an address where the page starts afresh
  std::string start_to_remember;  // for the platform
  std::string copy;               // for the platform: onto the clipboard
  std::string site;               // the page's own address, without what stands behind "#"
};

// The edition an attempt was made with: a shipped or kept one with the same version. Null when
// neither is there.
[[nodiscard]] const Edition* edition_of(const AppState& state, const progress::Attempt& attempt);
[[nodiscard]] const Edition* find_edition(const AppState& state, std::string_view version);

// The shipped edition of a scenario, by its id. Null when the site no longer ships it.
[[nodiscard]] const Edition* shipped(const AppState& state, std::string_view scenario_id);

// That, or the person's own call with that id. Null when there is neither to be taken.
[[nodiscard]] const Edition* offered(const AppState& state, std::string_view scenario_id);

}  // namespace warmline::ui
