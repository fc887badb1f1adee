// The part of update() that Coach's pages about the team as a whole are about: what they show, what
// is exported, and ratings that supervisors make and exchange.
#include <algorithm>
#include <utility>

#include "coach/day.h"
#include "coach/team_export.h"
#include "core/tr.h"
#include "progress/result_file.h"
#include "ui/coach_print.h"
#include "ui/exported_rows.h"
#include "ui/models_coach_calibrate.h"
#include "ui/update.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using coach::RatingFile;
using scenario::kCriterionCount;

constexpr std::string_view kOwnKey = "coach/rating/";
constexpr std::size_t kMostReceived = 500;
constexpr std::size_t kMostTaken = 20;

// --- what is offered as a file

void offer(AppState& state, std::string name, std::string mime, std::string bytes, bool print) {
  state.file_out = FileOut{std::move(name), std::move(mime), std::move(bytes), print};
}

void save_reach(AppState& state, bool print, const Env& env) {
  const ReachModel model = reach_model(state);
  if (!model.head.has_team || model.rules.empty()) return;
  offer(state, "warmline-out-of-reach.html", "text/html;charset=utf-8",
        reach_page(model, coach::day_words_of_ms(env.wall_ms)), print);
}

void export_rows(AppState& state, std::size_t index) {
  if (!state.coach.team || index >= 2 * kRowsOfCount) return;
  RowsFile file =
      exported_rows(state.coach, static_cast<RowsOf>(index % kRowsOfCount),
                    index < kRowsOfCount ? coach::RowFormat::kCsv : coach::RowFormat::kJsonLines);
  offer(state, std::move(file.name), std::move(file.mime), std::move(file.bytes), false);
}

void export_team(AppState& state, CoachPage::What what, const Env& env) {
  if (!state.coach.team) return;
  const coach::TeamTable& table = state.coach.table;
  const bool simulated = state.coach.team->simulated;
  const std::string csv = "text/csv;charset=utf-8";
  switch (what) {
    case CoachPage::What::kExportPeople:
      return offer(state, "warmline-team.csv", csv, coach::people_csv(table, simulated), false);
    case CoachPage::What::kExportAttempts:
      return offer(state, "warmline-attempts.csv", csv, coach::attempts_csv(table, simulated),
                   false);
    case CoachPage::What::kExportJson:
      return offer(state, "warmline-team.json", "application/json",
                   coach::team_json(table, simulated), false);
    default:
      return offer(state, "warmline-team.html", "text/html;charset=utf-8",
                   team_page(coach_model(state), coach::day_words_of_ms(env.wall_ms)),
                   what == CoachPage::What::kPrintTeam);
  }
}

// --- rating

void choose_call(CoachPages& pages, std::string call) {
  pages.rated_call = std::move(call);
  pages.draft = {};
  pages.changing = false;
  pages.why_not.clear();
}

// Whichever version it is of: it is told by its key.
void rate_call(AppState& state, const std::string& call) {
  choose_call(state.coach_pages, "");
  if (!state.coach.team || call.empty()) return;
  for (const coach::Practised& each : state.coach.team->scenarios) {
    if (!find_call(state, each.scenario->version, call)) continue;
    state.coach_pages.rated_scenario = each.scenario->version;
    return choose_call(state.coach_pages, call);
  }
}

bool is_being_rated(const AppState& state) {
  const CoachPages& pages = state.coach_pages;
  if (pages.rated_call.empty()) return false;
  return pages.own.count(pages.rated_call) == 0 || pages.changing;
}

void rate(AppState& state, std::size_t index, std::optional<std::int32_t> rating) {
  if (!is_being_rated(state)) return;
  if (rating && (*rating < coach::kLowestRating || *rating > coach::kHighestRating)) return;
  const std::size_t step = index / kCriterionCount;
  state.coach_pages.draft.decisions[step][index % kCriterionCount] = rating;
  state.coach_pages.why_not.clear();
}

void rate_whole(AppState& state, std::optional<std::int32_t> rating) {
  if (!is_being_rated(state)) return;
  if (rating && (*rating < coach::kLowestOverall || *rating > coach::kHighestOverall)) return;
  state.coach_pages.draft.overall = rating;
}

// As long as nobody else's rating of it was seen.
void change_rating(AppState& state) {
  CoachPages& pages = state.coach_pages;
  const auto own = pages.own.find(pages.rated_call);
  if (own == pages.own.end() || ratings_shown(state, pages.rated_call).size() > 1) return;
  pages.draft = {};
  pages.draft.overall = own->second.overall;
  for (const coach::RatedDecision& each : own->second.decisions)
    pages.draft.decisions[each.step] = each.given;
  pages.changing = true;
}

void save_rating_file(AppState& state) {
  const auto own = state.coach_pages.own.find(state.coach_pages.rated_call);
  if (own == state.coach_pages.own.end()) return;
  offer(state, "warmline-rating-" + own->second.call.substr(0, 8) + ".json", "application/json",
        coach::rating_text(own->second), false);
}

// --- what others gave

std::string title_of(const AppState& state, const RatingFile& file) {
  const Edition* edition = find_edition(state, file.version);
  return quoted_words(edition != nullptr ? edition->scenario->title : file.scenario);
}

void tell(CoachPages& pages, RatingTaken taken) {
  pages.taken.push_back(std::move(taken));
  if (pages.taken.size() > kMostTaken) pages.taken.erase(pages.taken.begin());
}

struct Refusal {
  std::string sentence;
  bool trouble = false;  // else it is here already
};

// Nothing: it can be taken in.
std::optional<Refusal> refusal(const AppState& state, const RatingFile& file) {
  const CoachPages& pages = state.coach_pages;
  const std::string text = coach::rating_text(file);
  const std::string title = title_of(state, file);
  const auto own = pages.own.find(file.call);
  if (own != pages.own.end() && own->second.rater == file.rater) {
    if (coach::rating_text(own->second) == text)
      return Refusal{tr("This is your own rating of {0}; it is here already.", title)};
    return Refusal{tr("“{0}” is the name that you rated {1} under, and this file has another "
                      "rating of it. It was left out.",
                      file.rater, title),
                   true};
  }
  for (const RatingFile& each : pages.received) {
    if (coach::rating_text(each) == text)
      return Refusal{tr("{0}’s rating of {1} is here already.", file.rater, title)};
  }
  const std::optional<std::size_t> attempt = find_call(state, file.version, file.call);
  if (attempt && !coach::fits(file, state.coach.team->attempts[*attempt].card))
    return Refusal{tr("It rates decisions that this call has not. It was left out."), true};
  if (pages.received.size() >= kMostReceived)
    return Refusal{tr("There are {0} ratings here already; forget them first. It was left out.",
                      kMostReceived),
                   true};
  return std::nullopt;
}

}  // namespace

void load_ratings(AppState& state) {
  state.coach_pages.own.clear();
  const auto& settings = state.portfolio.settings();
  for (auto it = settings.lower_bound(kOwnKey); it != settings.end(); ++it) {
    if (it->first.rfind(kOwnKey, 0) != 0) break;
    const coach::ParsedRating parsed = coach::parse_rating(it->second.value, it->first);
    if (parsed.file && it->first == std::string(kOwnKey) + parsed.file->call)
      state.coach_pages.own[parsed.file->call] = *parsed.file;
  }
}

void take_rating(AppState& state, const TakeFile& given) {
  CoachPages& pages = state.coach_pages;
  coach::ParsedRating parsed = coach::parse_rating(given.bytes, given.name);
  RatingTaken taken;
  taken.file = given.name;
  if (!parsed.file) {
    taken.trouble = true;
    taken.sentence = tr("It can’t be read as a rating file, and was left out.");
    for (const Diagnostic& one : parsed.diagnostics) taken.lines.push_back(line_words(one));
    return tell(pages, std::move(taken));
  }
  const RatingFile& file = *parsed.file;
  if (std::optional<Refusal> refused = refusal(state, file)) {
    taken.sentence = std::move(refused->sentence);
    taken.trouble = refused->trouble;
    return tell(pages, std::move(taken));
  }
  taken.sentence = tr("{0}’s rating of {1}.", file.rater, title_of(state, file));
  if (pages.own.count(file.call) == 0)
    taken.sentence += " " + tr("What it says is shown once you have saved yours.");
  pages.received.push_back(file);
  tell(pages, std::move(taken));
}

void rating_unread(AppState& state, const std::string& file, std::string sentence) {
  tell(state.coach_pages, {file, std::move(sentence), {}, true});
}

void save_rating(AppState& state, const Env& env) {
  CoachPages& pages = state.coach_pages;
  if (!is_being_rated(state) || !find_call(state, pages.rated_scenario, pages.rated_call)) return;
  RatingFile file = drafted(state);
  if (file.rater.empty() || (file.decisions.empty() && !file.overall)) return;
  for (const RatingFile& each : pages.received) {
    if (each.call != file.call || each.rater != file.rater) continue;
    pages.why_not =
        tr("Somebody called “{0}” has rated this call already. Add an initial to yours, "
           "so that you can be told apart.",
           file.rater);
    return;
  }
  file.made_ms = env.wall_ms;
  record(state,
         {progress::SettingChanged{std::string(kOwnKey) + file.call, coach::rating_text(file)}});
  load_ratings(state);
  pages.draft = {};
  pages.changing = false;
  pages.why_not.clear();
}

void coach_page(AppState& state, const CoachPage& wish, const Env& env) {
  using What = CoachPage::What;
  CoachPages& pages = state.coach_pages;
  const bool is_which = wish.index <= static_cast<std::size_t>(coach::Which::kAll);
  switch (wish.what) {
    case What::kScenario:
      pages.scenario = wish.text;
      return;
    case What::kFlowOf:
      if (is_which) pages.flow_of = static_cast<coach::Which>(wish.index);
      return;
    case What::kReachOf:
      if (is_which) pages.reach_of = static_cast<coach::Which>(wish.index);
      return;
    case What::kNames:
      pages.names = !pages.names;
      return;
    case What::kSaveReach:
    case What::kPrintReach:
      return save_reach(state, wish.what == What::kPrintReach, env);
    case What::kFirstLens:
      if (wish.index < state.lenses.size()) pages.first_lens = wish.index;
      return;
    case What::kSecondLens:
      if (wish.index < state.lenses.size()) pages.second_lens = wish.index;
      return;
    case What::kExportPeople:
    case What::kExportAttempts:
    case What::kExportJson:
    case What::kExportPage:
    case What::kPrintTeam:
      return export_team(state, wish.what, env);
    case What::kExportRows:
      return export_rows(state, wish.index);
    case What::kRateScenario:
      pages.rated_scenario = wish.text;
      return choose_call(pages, "");
    case What::kRateCall:
      return rate_call(state, wish.text);
    case What::kRate:
      return rate(state, wish.index, wish.rating);
    case What::kRateWhole:
      return rate_whole(state, wish.rating);
    case What::kRater:
      pages.rater = wish.text;
      pages.why_not.clear();
      return;
    case What::kChangeRating:
      return change_rating(state);
    case What::kKeepRating:
      pages.draft = {};
      pages.changing = false;
      return;
    case What::kSaveRatingFile:
      return save_rating_file(state);
    case What::kChooseRatings:
      state.ask_for_file = ".json,application/json";
      state.ask_how = platform::Choosing::kSeveral;
      return;
    case What::kForgetRatings:
      pages.received.clear();
      pages.taken.clear();
      return;
  }
}

}  // namespace warmline::ui
