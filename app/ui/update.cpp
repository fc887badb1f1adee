#include "ui/update.h"

#include <type_traits>
#include <utility>

#include "core/tr.h"
#include "progress/backup.h"
#include "ui/debrief_page.h"
#include "ui/file_kind.h"
#include "ui/leaving.h"
#include "ui/models.h"
#include "ui/own_calls.h"
#include "ui/update_sit.h"

namespace warmline::ui {
namespace {

template <typename... Handlers>
struct Overloaded : Handlers... {
  using Handlers::operator()...;
};
template <typename... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

void open_scenario(AppState& state, const std::string& id) {
  const Edition* edition = offered(state, id);
  if (edition == nullptr) return;
  state.chosen = edition->scenario->version;
  state.screen = edition->scenario->content_note.empty() ? Screen::kBefore : Screen::kNotice;
}

void open_debrief(AppState& state, const std::string& attempt) {
  const progress::Attempt* found = state.portfolio.find(attempt);
  if (found == nullptr || !found->closed || *found->closed == progress::ClosedHow::kDeclined)
    return;
  state.call.reset();
  state.debrief = attempt;
  state.lens_trouble.clear();
  state.screen = Screen::kDebrief;
}

// The two have stores of their own, and a page opens one.
bool other_place(AppState& state, Screen screen) {
  const bool hiring = state.place == platform::Place::kHire;
  if (state.course.on) return screen != Screen::kLibrary && screen != Screen::kSettings;
  if (is_hire(screen) == hiring || screen == Screen::kSettings) return false;
  state.go_to = is_hire(screen) ? "#/hire" : is_coach(screen) ? "#/coach" : "#/";
  return true;
}

void go_to(AppState& state, Screen screen) {
  if (other_place(state, screen)) return;
  const bool alone = screen == Screen::kLibrary || screen == Screen::kSettings ||
                     screen == Screen::kCoach || is_over_team(screen) || is_hire(screen);
  if (!alone) return;
  state.call.reset();
  state.chosen.clear();
  state.lens_trouble.clear();
  state.belongings.restore_outcome.clear();
  if (screen == Screen::kSettings && state.screen != Screen::kSettings) {
    state.profiles.renaming = false;
    state.profiles.said.clear();
    state.profiles.wish = platform::ProfileWish{};  // others may have been added in another tab
  }
  state.screen = screen;
}

void save_debrief(AppState& state, bool print) {
  if (state.screen != Screen::kDebrief) return;
  const std::optional<DebriefModel> model = debrief_model(state);
  if (!model || model->ready != DebriefModel::Ready::kReady) return;
  state.file_out = FileOut{"warmline-debrief-" + model->scenario + ".html",
                           "text/html;charset=utf-8", debrief_page(*model), print};
}

// What came of it stands in the library; nobody is taken out of a call for it.
void take_call_file(AppState& state, DroppedFile file) {
  queue_file(state, std::move(file));
  if (state.screen != Screen::kCall) go_to(state, Screen::kLibrary);
}

// Whoever gives a result file wants to see what is in it, and whoever gives another one, what is
// wrong with it; nobody is taken out of a session that is being written.
void take_result_file(AppState& state, const TakeFile& file, FileKind kind) {
  if (kind == FileKind::kOther && state.screen == Screen::kSession) {
    state.coaching.told = tr("{0} is no file that Warmline knows, and was left out.", file.name);
    state.say = state.coaching.told;
    return;
  }
  give_result(state.coach, file.name, file.bytes);
  const bool stays = is_coach(state.screen) && kind != FileKind::kOther;
  if (state.screen != Screen::kCall && !stays) go_to(state, Screen::kCoach);
}

void take_rating_file(AppState& state, const TakeFile& file) {
  take_rating(state, file);
  if (state.screen != Screen::kCall) go_to(state, Screen::kCoachCalibrate);
}

// By what stands in it; where a lens is asked for, all that is no call is taken for one.
void take_file(AppState& state, const TakeFile& file, const Env& env) {
  if (state.place == platform::Place::kHire) return take_hire_file(state, file, env);
  const bool for_lens = state.screen == Screen::kDebrief || state.screen == Screen::kSettings;
  const FileKind kind = kind_of_file(file.bytes);
  const bool for_coach = is_coach(state.screen) && kind == FileKind::kOther;
  const bool for_rating = state.screen == Screen::kCoachCalibrate && kind == FileKind::kOther;
  if (kind == FileKind::kSession) {
    take_session(state, file);
  } else if (kind == FileKind::kReply) {
    take_reply(state, file, env);
  } else if (kind == FileKind::kRating || for_rating) {
    take_rating_file(state, file);
  } else if (kind == FileKind::kResult || for_coach) {
    take_result_file(state, file, kind);
  } else if (for_lens && kind != FileKind::kScenario) {
    take_lens(state, file);
  } else {
    take_call_file(state, {file.name, file.bytes, "", env.wall_ms});
  }
}

std::string unread_words(const UnreadFile& file) {
  if (file.why == "too-large") return tr("{0} is too large, and was not read.", file.name);
  if (file.why == "nothing-in-it")
    return tr("There is no *.json file in the folder {0}.", file.name);
  if (file.why == "too-many")
    return tr("There are too many files in {0}; the first of them were read.", file.name);
  return tr("{0} could not be read.", file.name);
}

void show_map(AppState& state, const ShowMap& show) {
  if (find_edition(state, show.version) == nullptr) return;
  state.call.reset();
  state.chosen.clear();
  state.map = show.version;
  state.map_agreed = show.agreed;
  state.screen = Screen::kMap;
}

void change_setting(AppState& state, const ChangeSetting& change) {
  if (state.portfolio.setting(change.key, "") == change.value) return;
  record(state, {progress::SettingChanged{change.key, change.value}});
}

// What an intent would put into the journal is for the page that writes.
template <typename Intended>
constexpr bool kRecords =
    std::disjunction_v<std::is_same<Intended, RewindTo>, std::is_same<Intended, DeclineCall>,
                       std::is_same<Intended, PickUp>, std::is_same<Intended, Choose>,
                       std::is_same<Intended, OpenCard>, std::is_same<Intended, TakeFile>,
                       std::is_same<Intended, UnreadFile>, std::is_same<Intended, ChooseLensFile>,
                       std::is_same<Intended, ChooseCallFiles>, std::is_same<Intended, RemoveLens>,
                       std::is_same<Intended, RemoveCall>, std::is_same<Intended, AskToKeep>,
                       std::is_same<Intended, ChangeSetting>, std::is_same<Intended, UndoLast>,
                       std::is_same<Intended, SaveRating>>;

// A letter more in a field, which is kept with the rest after a pause.
bool is_typing(const Intent& intent) {
  using What = Coaching::What;
  const auto* wish = std::get_if<Coaching>(&intent);
  if (wish == nullptr) return false;
  switch (wish->what) {
    case What::kGroup:
    case What::kComment:
    case What::kDate:
    case What::kSupervisor:
    case What::kNotes:
    case What::kMomentComment:
    case What::kActionText:
    case What::kActionDue:
    case What::kAnswerWords:
      return true;
    default:
      return false;
  }
}

// Of Keep, what is not answered where it is asked (update_keeping.cpp).
bool is_for_the_writer(const Keep& wish) {
  return wish.what == Keep::What::kChooseBackup || wish.what == Keep::What::kRemindLater;
}

// Of what is said about people and sessions, all that is kept.
bool is_for_the_writer(const Coaching& wish) {
  using What = Coaching::What;
  switch (wish.what) {
    case What::kOpenPerson:
    case What::kTrend:
    case What::kPrintPerson:
    case What::kOpenAttempt:
    case What::kLeaveReview:
    case What::kOpenSession:
    case What::kKeep:
    case What::kListenIn:
    case What::kPrintSession:
    case What::kSaveSession:
    case What::kAskRemove:
    case What::kCancelRemove:
    case What::kOpenReceived:
    case What::kSaveReply:
      return false;
    default:
      return true;
  }
}

// Of a hiring team's forms, what is kept.
bool is_for_the_writer(const Hire& wish) {
  using What = Hire::What;
  switch (wish.what) {
    case What::kOpenForm:
    case What::kAskRemove:
    case What::kCancel:
    case What::kCompare:
    case What::kSaveForm:
    case What::kCandidate:
    case What::kTime:
    case What::kAgreed:
    case What::kCopyLink:
    case What::kSaveInvitation:
    case What::kPrintLaw:
    case What::kKeep:
      return false;
    default:
      return true;
  }
}

// A team is looked at and not kept.
bool is_for_the_team(const AppState& state, const Intent& intent) {
  const bool of_hire = state.place == platform::Place::kHire && state.screen != Screen::kHire &&
                       state.screen != Screen::kHireForm;
  if (std::holds_alternative<UnreadFile>(intent)) return of_hire || is_coach(state.screen);
  const auto* file = std::get_if<TakeFile>(&intent);
  if (file == nullptr || state.belongings.wants_backup) return false;
  if (of_hire) return true;
  const FileKind kind = kind_of_file(file->bytes);
  return kind == FileKind::kResult || (kind == FileKind::kOther && is_coach(state.screen) &&
                                       !progress::looks_like_backup(file->bytes));
}

// Of a form that is taken, what moves it on.
bool is_for_the_writer(const Sit& wish) {
  return wish.what != Sit::What::kCancel && wish.what != Sit::What::kSigned;
}

// Of what is told a learning record store, what is kept.
bool is_for_the_writer(const Lrs& wish) {
  return wish.what == Lrs::What::kOn || wish.what == Lrs::What::kOff ||
         wish.what == Lrs::What::kNewKey || wish.what == Lrs::What::kRetryRefused;
}

bool is_for_the_writer(const AppState& state, const Intent& intent) {
  if (const auto* wish = std::get_if<Keep>(&intent)) return is_for_the_writer(*wish);
  if (const auto* wish = std::get_if<Coaching>(&intent)) return is_for_the_writer(*wish);
  if (const auto* wish = std::get_if<Sit>(&intent)) return is_for_the_writer(*wish);
  if (const auto* wish = std::get_if<Hire>(&intent)) return is_for_the_writer(*wish);
  if (const auto* wish = std::get_if<Lrs>(&intent)) return is_for_the_writer(*wish);
  if (is_for_the_team(state, intent)) return false;
  return std::visit([](const auto& one) { return kRecords<std::decay_t<decltype(one)>>; }, intent);
}

const std::string& why_not_here(const Intent& intent) {
  if (std::holds_alternative<TakeFile>(intent) || std::holds_alternative<UnreadFile>(intent))
    return tr(
        "A file was not read: another tab of Warmline does the saving. Give it to that tab, or "
        "go on here instead.");
  return tr(
      "Nothing was changed: another tab of Warmline does the saving. Do it there, or go on here "
      "instead.");
}

const std::string& no_files_here() {
  return tr("A course takes no files: its calls came with it.");
}

// On a page about a form that is taken nothing else can be wished for.
void in_a_sitting(AppState& state, const Intent& intent, const Env& env) {
  if (const Sit* wish = std::get_if<Sit>(&intent)) return sit(state, *wish, env);
  if (const Choose* made = std::get_if<Choose>(&intent))
    return sit_choose(state, made->choice, env);
  if (const OpenCard* opened = std::get_if<OpenCard>(&intent))
    return sit_open_card(state, opened->card, env);
  if (std::holds_alternative<CloseCard>(intent)) return sit_close_card(state);
  if (std::holds_alternative<ExportAll>(intent)) return export_all(state, env);
  if (std::holds_alternative<RetrySaving>(intent)) return state.journal.retry();
  if (std::holds_alternative<TakeOver>(intent)) state.ask_to_take_over = true;
}

// While nobody's profile is open nothing can be done but to open or erase one.
bool is_for_anybody(const Intent& intent) {
  if (const Keep* keep = std::get_if<Keep>(&intent))
    return keep->what == Keep::What::kAskErase || keep->what == Keep::What::kErase ||
           keep->what == Keep::What::kEraseFailed || keep->what == Keep::What::kCancel;
  return std::holds_alternative<AboutProfile>(intent);
}

}  // namespace

const Edition* find_edition(const AppState& state, std::string_view version) {
  const auto found = state.editions.find(version);
  return found == state.editions.end() ? nullptr : &found->second;
}

const Edition* edition_of(const AppState& state, const progress::Attempt& attempt) {
  return find_edition(state, attempt.version);
}

const Edition* shipped(const AppState& state, std::string_view scenario_id) {
  for (const std::string& version : state.catalog) {
    const Edition* edition = find_edition(state, version);
    if (edition != nullptr && edition->scenario->id.text == scenario_id) return edition;
  }
  return nullptr;
}

const Edition* offered(const AppState& state, std::string_view scenario_id) {
  if (const Edition* edition = shipped(state, scenario_id)) return edition;
  const OwnCall* own = own_call(state, scenario_id);
  return own == nullptr ? nullptr : find_edition(state, own->version);
}

std::vector<progress::StoredRecord> everything(const AppState& state) {
  std::vector<progress::StoredRecord> all = state.archive;
  std::uint64_t sequence = all.empty() ? 0 : all.back().sequence;
  for (std::string& bytes : state.journal.unsaved()) all.push_back({++sequence, std::move(bytes)});
  return all;
}

void record(AppState& state, const std::vector<progress::Record>& records) {
  if (state.access == Access::kReading) return;
  for (const progress::Record& one : records) state.portfolio.apply(one);
  state.journal.add(records);
}

void say_why_not(AppState& state, std::string why) {
  state.say += (state.say.empty() ? "" : "\n") + why;
  state.refused = std::move(why);
}

void update(AppState& state, const Intent& intent, const Env& env) {
  if (state.access == Access::kReading && is_for_the_writer(state, intent))
    return say_why_not(state, why_not_here(intent));
  if (state.profiles.asks && !is_for_anybody(intent)) return;
  state.notice.clear();
  state.refused.clear();
  stay(state);
  if (state.place == platform::Place::kSit) return in_a_sitting(state, intent, env);
  if (!is_typing(intent)) keep_drafts(state, env);
  if (std::holds_alternative<UndoLast>(intent)) return undo(state, env);
  std::optional<Undo> last = undo_of(state, intent);
  if (last || ends_undo(intent)) state.undo = std::move(last);
  std::visit(
      Overloaded{
          [&](const GoTo& to) { go_to(state, to.screen); },
          [&](const OpenScenario& open) { open_scenario(state, open.scenario); },
          [&](const ResumeAttempt& resume) { resume_attempt(state, resume.attempt, env); },
          [&](const AcceptNotice&) {
            if (state.screen == Screen::kNotice) state.screen = Screen::kBefore;
          },
          [&](const DeclineCall&) { decline_attempt(state, env); },
          [&](const PickUp&) { begin_attempt(state, env); },
          [&](const RewindTo& to) { rewind_to(state, to, env); },
          [&](const Choose& made) { choose(state, made.choice, env); },
          [&](const OpenCard& opened) { open_card(state, opened.card, env); },
          [&](const CloseCard&) {
            if (state.call) state.call->open_card.reset();
          },
          [&](const LeaveCall&) {
            // Looking on ends without an end of the call.
            if (state.access == Access::kReading) return go_to(state, Screen::kLibrary);
            leave_call(state, env);
          },
          [&](const OpenDebrief& open) { open_debrief(state, open.attempt); },
          [&](const ShowBestCall&) {
            if (state.screen == Screen::kDebrief && state.explained &&
                state.explained->attempt == state.debrief)
              state.screen = Screen::kBestCall;
          },
          [&](const SaveDebrief& save) { save_debrief(state, save.print); },
          [&](const ChooseLensFile&) {
            state.belongings.wants_backup = false;
            state.ask_for_file = ".json,application/json";
            state.ask_how = platform::Choosing::kOne;
          },
          [&](const ChooseCallFiles& choose) {
            state.belongings.wants_backup = false;
            state.ask_for_file = ".json,application/json";
            state.ask_how =
                choose.folder ? platform::Choosing::kFolder : platform::Choosing::kSeveral;
          },
          [&](const TakeFile& file) {
            if (state.course.on) return say_why_not(state, no_files_here());
            const bool wanted = std::exchange(state.belongings.wants_backup, false);
            if (wanted || progress::looks_like_backup(file.bytes)) {
              plan_restore(state, file);
            } else {
              take_file(state, file, env);
            }
          },
          [&](const UnreadFile& file) {
            if (state.course.on) return say_why_not(state, no_files_here());
            if (std::exchange(state.belongings.wants_backup, false))
              return tell_outcome(state, {unread_words(file)});
            if (state.place == platform::Place::kHire) {
              state.hire.trouble = {unread_words(file)};
              return say_why_not(state, unread_words(file));
            }
            if (state.screen == Screen::kCoachCalibrate)
              return rating_unread(state, file.name, unread_words(file));
            if (is_coach(state.screen)) return give_unread(state.coach, unread_words(file));
            take_call_file(state, {file.name, "", unread_words(file), env.wall_ms});
          },
          [&](const RemoveCall& gone) { remove_own_call(state, gone.scenario, env.wall_ms); },
          [&](const HideReports&) { state.reports.clear(); },
          [&](const ShowMap& show) { show_map(state, show); },
          [&](const RemoveLens& remove) { remove_lens(state, remove.key); },
          [&](const ChangeSetting& change) { change_setting(state, change); },
          [&](const ChooseLanguage& wish) { state.choose_language = wish.tag; },
          [&](const UndoLast&) {},  // above
          [&](const ExportAll&) { export_all(state, env); },
          [&](const RetrySaving&) { state.journal.retry(); },
          [&](const LeaveCourse&) { state.course.leave_now = state.course.on; },
          [&](const AskToKeep&) {
            state.ask_to_keep = true;
            change_setting(state, {"asked-to-keep", "1"});
          },
          [&](const TakeOver&) { state.ask_to_take_over = true; },
          [&](const Keep& wish) { keep(state, wish, env); },
          [&](const Coach& wish) { coach_wish(state, wish, env); },
          [&](const Coaching& wish) { coaching_wish(state, wish, env); },
          [&](const CoachPage& wish) { coach_page(state, wish, env); },
          [&](const SaveRating&) { save_rating(state, env); },
          [&](const AboutProfile& wish) { about_profile(state, wish); },
          [&](const Sit&) {},  // on a page about a form only
          [&](const Hire& wish) { hire(state, wish, env); },
          [&](const HireResult& wish) { hire_result(state, wish, env); },
          [&](const HireFairness& wish) { hire_fairness(state, wish, env); },
          [&](const Lrs& wish) { lrs_wish(state, wish, env); },
      },
      intent);
}

}  // namespace warmline::ui
