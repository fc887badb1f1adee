// What each screen shows, in words and numbers, read from the state. Views draw models and know
// nothing behind them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/units.h"
#include "progress/journal.h"
#include "scenario/scenario.h"
#include "ui/app_state.h"
#include "ui/models_keeping.h"
#include "ui/models_profiles.h"

namespace warmline::ui {

struct SaveModel {
  progress::SaveState state = progress::SaveState::kSaved;
  std::string failure;     // plain words; empty unless not saved
  bool read_only = false;  // another page writes; nothing can be done here but look on
};

// --- what stands above every screen while it holds
// ---------------------------------------------------------------------------------------
struct StripModel {
  enum class Kind : std::uint8_t { kNone, kReading, kForgets, kRefused, kUndo, kBeyondDrawing };
  Kind kind = Kind::kNone;
  std::string title, text;
  bool something_to_export = false;  // kForgets
};
[[nodiscard]] StripModel strip_model(const AppState& state);

// A coaching session that came as a file.
struct ReceivedRow {
  std::string id, title, about;
};

// --- library
// ----------------------------------------------------------------------------------------------------
struct CallCard {
  std::string scenario;
  std::string title, chip, summary;
  std::string level;          // "Easy", "Medium", "Hard"; cards of one level stand together
  std::string results;        // first, best and latest, a line each; or "Not tried yet"
  std::string open_attempt;   // interrupted: can be resumed
  std::string open_words;     // "Interrupted at decision 4"
  bool tried = false;         // declining it is no try
  std::string version = {};   // of its map
  std::string language = {};  // of its words, where that isn't the page's
};
struct OwnCallModel {
  CallCard card;  // title, and id; the rest only of one that can be taken
  bool can_take = false;
  std::string file;
  std::string found;               // "2 warnings", "Being checked…"; empty: nothing
  std::vector<std::string> lines;  // as the command line prints them
};
struct FileReportModel {
  std::string file, sentence;
  bool taken = false;
  std::vector<std::string> lines;  // likewise
  std::string version;             // an unsound call whose map can be looked at; mostly empty
};
struct AttemptRow {
  std::string attempt;
  std::string title, when, results,
      mark;  // mark: "First attempt", "Repeat", "Practised from decision 4", with how it ended
  bool has_debrief = false;
  std::string no_debrief;  // why not, in words
};
struct Suggestion {
  bool resumes = false;
  std::string target;  // attempt to resume, or scenario to open
  std::string label;   // of the button
  std::string reason;  // a sentence
};
struct LeftOutModel {
  std::string file;
  std::vector<std::string> lines;
};
// Of a course, its learning system's page.
struct CourseModel {
  bool on = false;
  std::string title;
  std::string done;  // "2 of 5 calls finished"
  std::string what;  // how it counts, in sentences
};

struct LibraryModel {
  CourseModel course;
  bool offer_to_keep = false;  // to ask the browser to keep what is stored
  bool loading = false;        // what is stored has not come yet
  int coming = 0;              // calls whose files have not come yet
  std::string notice;
  std::optional<Suggestion> suggestion;
  std::string reminder;               // of a backup; mostly empty
  std::vector<ReceivedRow> sessions;  // coaching sessions that came as files
  std::vector<CallCard> calls;
  std::vector<OwnCallModel> own;
  int own_coming = 0;  // of one's own, not read yet
  int looking = 0;     // files that wait to be looked at
  std::vector<FileReportModel> reports;
  std::string anonymity;  // what the anonymity check of those files comes to; empty: not made
  int reports_shown = 0;  // another number: there is something new to look at
  bool folders = false;   // a whole folder can be chosen
  std::vector<AttemptRow> attempts;  // latest first
  std::vector<LeftOutModel> left_out;
  std::vector<std::string> missing;
  std::vector<std::string> set_aside;
  SaveModel save;
};
[[nodiscard]] LibraryModel library_model(const AppState& state);

// --- before the call
// --------------------------------------------------------------------------------------------
struct StepModel {
  std::string id, what, detail, time;
};
struct FactModel {
  std::string label, value;
};
struct BeforeModel {
  std::string key;  // changes when another call is about to be taken
  std::string title, chip, content_note, role;
  std::string language;  // as in CallCard
  bool outbound = false;
  std::vector<FactModel> customer;
  std::vector<StepModel> steps;
  std::string total;        // "12 min 50 s before you say hello"; empty without steps
  std::string closes_open;  // an open attempt will be closed: the sentence; else empty
  bool read_only = false;
};
[[nodiscard]] std::optional<BeforeModel> before_model(const AppState& state);

// --- the call
// ---------------------------------------------------------------------------------------------------
enum class Voice : std::uint8_t { kCaller, kAgent, kThird, kSystem, kSaid, kDone, kLookedUp };
struct Utterance {
  std::string id;
  Voice voice = Voice::kCaller;
  std::string label;
  std::string text;
};
struct OptionModel {
  scenario::Index choice = 0;
  std::string id;
  std::string words;
  std::string rule;  // blocked: the sentence with the rule
  bool blocked = false;
};
struct CardModel {
  scenario::Index card = 0;
  std::string id, title, text, kind;
  std::string cost;  // "40 s"; empty where it isn’t shown (a form that is taken)
  bool opened = false;
};
struct CallModel {
  std::string attempt;
  std::string title, chip, clock, decision;
  std::string language;  // as in CallCard
  std::string aloud;     // the language to read the caller's lines in; empty: nothing is read
  SaveModel save;
  bool fresh = false;  // nothing chosen yet: the first lines unfold
  std::vector<Utterance> utterances;
  std::vector<OptionModel> options;  // in the order shown; keys 1 to 4 follow it
  std::size_t available = 0;
  std::vector<CardModel> cards;
  std::optional<CardModel> reading;
  std::vector<StepModel> steps;
  std::vector<FactModel> customer;
  std::string role;
  bool outbound = false;
  int distress = 0, trust = 0;
  std::string mood_sentence;
  bool mood_hidden = false;
  bool ended = false;
  // Of a form that is being taken: no mood, no way back, no word on how it went.
  struct Sitting {
    std::string place;  // "Call 2 of 5"
    std::string left;   // "12:34 left"; empty: no limit
    bool can_pause = false;
    bool at_once = false;  // lines stand there at once
    bool last = false;
    bool time_up = false;
  };
  std::optional<Sitting> sitting;
};
[[nodiscard]] std::optional<CallModel> call_model(const AppState& state);

// A call as it stands, whoever takes it. Its model lacks what is said around it: attempt, chip,
// saving, the hidden mood.
struct CallNow {
  const scenario::Scenario& scenario;
  const replay::Run& run;  // of `events`
  const std::vector<replay::Event>& events;
  std::uint64_t seed = 0;
  std::optional<scenario::Index> open_card;
  bool ended = false;
  bool costs = true;  // the call's own clock, and what looking something up takes, are shown
};
[[nodiscard]] CallModel call_model_of(const CallNow& call);

// --- debrief
// ----------------------------------------------------------------------------------------------------
struct CriterionModel {
  std::string name, meaning;
  std::optional<int> percent;  // nothing: not enough evidence
  std::int32_t observations = 0;
};
struct Segment {
  enum class Kind : std::uint8_t { kAchieved, kLost, kNotFinished, kRules, kNobody };
  Kind kind = Kind::kAchieved;
  std::int32_t points = 0;   // whole, adding up to 100
  std::size_t decision = 0;  // kLost: position in decisions
  std::string words;         // "Lost at decision 4: 11 points"
};
// Something else that could have been chosen at a decision, and where it would have led.
enum class Verdict : std::uint8_t { kKeeps, kLoses, kForbidden };
struct AlternativeModel {
  Verdict verdict = Verdict::kKeeps;
  std::string words;
  std::string rule;     // kForbidden: the sentence with the rule
  std::string look_up;  // what had to be looked up first; mostly empty
  std::string leads;    // points and the best ending from there on
  std::string caller;   // what it does to the caller right away, and the empathy in it
};
struct DecisionModel {
  std::int32_t number = 0;
  std::size_t step = 0;  // events before it
  std::string id, words, summary, why;
  std::string language;   // as in CallCard
  std::int32_t lost = 0;  // whole points, as in the bar
  std::int32_t stake = 0, earned = 0;
  std::string qualities;           // "Warmth 2 of 2 · Respect 0 of 1"
  std::string tag;                 // "Recovery", "Chances closed off"; mostly empty
  std::string tag_within;          // the same in the middle of a sentence
  std::string caller;              // what it did to the caller
  std::vector<std::string> turns;  // sentences: what it mended or closed off
  std::vector<AlternativeModel> alternatives;
  std::vector<AlternativeModel> forbidden;
  bool critical = false;
  bool recovery = false;
};
struct RuleModel {  // a rule of the organisation, those met on the way first
  std::string rule, worth, reason;
  std::string still;  // what was done about it all the same, or that the call never came to it
};
struct OutOfReachModel {
  std::vector<RuleModel> rules;
  std::string all;     // with none of the rules in the way; empty without rules
  std::string apart;   // that the figures are not to be added; empty with fewer than two
  std::string nobody;  // empty when there is nothing in nobody's hands
};
enum class Mark : std::uint8_t { kGood, kMixed, kPoor, kNone };
struct QuestionModel {
  std::string question, answer;
  Mark mark = Mark::kNone;
  std::string line;                     // what was said there
  std::optional<std::size_t> decision;  // position in decisions
};
struct LensModel {
  std::string id, title, about;
  std::optional<int> percent;
  std::vector<std::string> parts;  // "Empathy 71 %, counts 45 %"
  std::string
      compare;      // with the first one; empty for the first two, whose sentence is `lenses_say`
  std::string key;  // setting of one's own; empty: shipped
};
struct MoodPointModel {
  int distress = 0, trust = 0;
  std::string moment;  // "At the start", "After decision 4"
  std::optional<std::size_t> decision;
};
struct NeedModel {
  std::string label, outcome;
  std::int32_t weight = 0;
  scenario::NeedLevel level = scenario::NeedLevel::kUnmet;
};
struct KeptAttempt {  // the first, the best or the latest attempt at the same call
  std::string attempt;
  std::string label;    // "First", "First and best", "Latest, practised from decision 4"
  std::string results;  // its two figures
  bool shown = false;   // the one this debrief is about
};
struct DebriefModel {
  std::string attempt, scenario, title, mark;
  std::string when;  // the day it was begun
  std::vector<KeptAttempt> kept;
  enum class Ready : std::uint8_t { kReady, kPreparing, kImpossible };
  Ready ready = Ready::kPreparing;
  bool finished = false;
  std::string ending_title, ending_text;
  int resolution = 0;
  std::string resolution_words;
  std::optional<int> empathy;
  std::string empathy_title, empathy_words;
  std::vector<CriterionModel> criteria;
  bool signed_list = false;  // something is below zero: a list instead of the bar
  std::vector<Segment> segments;
  std::string sum;  // "62 + 11 + 7 + 15 + 5 = 100"
  OutOfReachModel out_of_reach;
  std::vector<DecisionModel> decisions;
  std::vector<std::string> critical;
  std::vector<NeedModel> needs;
  std::string needs_words;  // how needs and costs make what was achieved; empty without costs
  std::vector<QuestionModel> questions;
  std::vector<LensModel> lenses;
  std::string lenses_say;                 // why the first two differ
  std::vector<std::string> lens_trouble;  // what is wrong in a file that was given
  std::vector<MoodPointModel> mood;
  std::vector<FactModel> shown_only;  // time, transfers, repeats
  bool can_repeat = false;            // the scenario is still shipped
  SaveModel save;
};
[[nodiscard]] std::optional<DebriefModel> debrief_model(const AppState& state);

// --- a best call, with its reasons
// ---------------------------------------------------------------------------------------------------
struct BestLine {
  Utterance said;
  std::string why;     // of a choice or a card
  std::string parted;  // what the attempt did there instead; mostly empty
};
struct BestCallModel {
  std::string attempt, title, summary;
  std::string language;  // as in CallCard
  bool ready = false;
  std::vector<BestLine> lines;
  std::string ending_title, ending_text;
  SaveModel save;
};
[[nodiscard]] std::optional<BestCallModel> best_call_model(const AppState& state);

// --- the map of a call
// ---------------------------------------------------------------------------------------------------
struct MapChoiceModel {
  std::string words;
  std::string leads;  // "To “front-desk”", "To “lit” or “later”"
  std::string rule;   // the sentence with the rule that can forbid it; mostly empty
  std::string costs;  // "Loses nothing", "Loses 12 points", on average; empty: not known
  bool best = false;  // on the best path
};
struct MapNodeModel {
  std::string id;     // as its author calls it
  std::string first;  // what is said first, or what the ending is called
  std::string kind;   // "Start", "Decision, loses up to 12 points", "Ending: satisfied"
  enum class Look : std::uint8_t { kMoment, kSatisfied, kHandedOver, kUnresolved };
  Look look = Look::kMoment;
  std::int32_t cost = 0;           // whole points that its costliest choice loses
  std::vector<std::string> marks;  // "On the best path", "No call comes here", "Has a mistake"
  std::vector<std::string> says;   // its lines, or the ending's text
  std::vector<MapChoiceModel> choices;
};
struct MapModel {
  std::string version, scenario, title;
  bool ask = false;                 // it would give a call away that was never tried
  bool take = false;                // the call can be taken
  const craft::Map* map = nullptr;  // null: not drawn up yet
  std::vector<MapNodeModel> nodes;  // as the scenario's
  std::string summary;              // "14 moments and 4 endings; …"
  std::vector<std::string> cards;   // what can be looked up
  SaveModel save;
};
[[nodiscard]] std::optional<MapModel> map_model(const AppState& state);

// --- settings
// ---------------------------------------------------------------------------------------------------
struct OwnLens {
  std::string title, key;
};
struct SettingsModel {
  std::string theme;  // "light", "dark", "system"
  bool mood_hidden = false;
  bool aloud = false;     // the caller's lines are read
  bool voices = false;    // there is a voice on this device
  std::string text_size;  // "100", "125", "150", "200": per cent
  std::vector<platform::Language> languages;
  std::string language;         // tag of the chosen one; empty: as the browser says
  bool plain = false;           // chosen; where nothing can be drawn it is all there is
  std::vector<OwnLens> lenses;  // those that were added
  std::vector<std::string> lens_trouble;
  std::string stored_words;
  std::vector<std::string> keeping;  // what may happen to it, in sentences
  bool can_ask_to_keep = false;
  KeepingModel belongings;
  ProfilesModel profiles;
  LrsModel lrs;
  SaveModel save;
};
[[nodiscard]] SettingsModel settings_model(const AppState& state);

[[nodiscard]] SaveModel save_model(const AppState& state);

// What may happen to what is stored, in sentences; the last ones are true of any browser.
[[nodiscard]] std::vector<std::string> keeping_words(const AppState& state);
// After the first finished attempt, once: whether to ask the browser not to clear what is stored.
[[nodiscard]] bool offers_to_keep(const AppState& state);

}  // namespace warmline::ui
