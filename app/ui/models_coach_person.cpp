#include "ui/models_coach_person.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>

#include "coach/evidence.h"
#include "coach/priorities.h"
#include "coach/since.h"
#include "coach/words.h"
#include "core/tr.h"
#include "ui/attempts.h"
#include "ui/coaching.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using coach::AttemptKind;
using coach::Measure;
using coach::PersonIndex;
using coach::Stands;
using coach::Week;

constexpr Week kPeriod = 4;        // weeks of a point in the trend, at the least …
constexpr Week kMostPeriods = 13;  // … and so that there are no more points than these

std::string kind_words(AttemptKind kind) {
  if (kind == AttemptKind::kFirst) return tr("First##attempt");
  return tr(kind == AttemptKind::kRepeat ? "Repeat##attempt" : "Practised##attempt");
}

double hundred(PerMille per_mille) {
  return static_cast<double>(per_mille) / 10.0;
}

std::string about_words(const CoachState& coach, PersonIndex person) {
  std::int64_t firsts = 0, repeats = 0, practised = 0;
  const auto& columns = coach.table.columns();
  for (std::uint32_t i = coach.rows.first[person]; i < coach.rows.first[person + 1]; ++i) {
    const AttemptKind kind = columns.kind[coach.rows.rows[i]];
    ++(kind == AttemptKind::kFirst ? firsts : kind == AttemptKind::kRepeat ? repeats : practised);
  }
  return tr_n("{0} first attempt", "{0} first attempts", firsts) + ", " +
         tr_n("{0} repeat", "{0} repeats", repeats) + ", " +
         tr_n("{0} practised##attempts", "{0} practised##attempts", practised);
}

// --- the trend

struct Period {
  Week first = 0, last = 0;
};

std::vector<Period> periods_of(Week weeks) {
  std::vector<Period> periods;
  const Week length =
      std::max(kPeriod, static_cast<Week>((weeks + kMostPeriods - 1) / kMostPeriods));
  for (Week first = 0; first < weeks; first = static_cast<Week>(first + length))
    periods.push_back({first, static_cast<Week>(std::min<int>(first + length, weeks) - 1)});
  return periods;
}

std::string evidence_words(const coach::Estimate& estimate, AttemptKind kind) {
  return (kind == AttemptKind::kRepeat ? tr_n("{0} repeat", "{0} repeats", estimate.scenarios)
                                       : tr_n("{0} call", "{0} calls", estimate.scenarios)) +
         ", " + tr_n("{0} decision", "{0} decisions", estimate.observations);
}

std::optional<LinePoint> point_of(const coach::Estimate& estimate, AttemptKind kind) {
  if (!estimate.mean) return std::nullopt;
  LinePoint point;
  point.value = hundred(*estimate.mean);
  if (kind == AttemptKind::kFirst && estimate.band)
    point.band = ChartSpan{hundred(estimate.band->low), hundred(estimate.band->high)};
  point.note = evidence_words(estimate, kind);
  return point;
}

// Repeats are of calls that were taken before: they are marked, and have no band.
coach::Estimate repeats_in(const CoachState& coach, PersonIndex person, Measure measure,
                           const Period& period) {
  const auto& columns = coach.table.columns();
  const auto& values = values_of(coach.table, measure);
  const auto& observations = observations_of(coach.table, measure);
  std::vector<coach::ScenarioValue> found;
  for (std::uint32_t i = coach.rows.first[person]; i < coach.rows.first[person + 1]; ++i) {
    const std::uint32_t row = coach.rows.rows[i];
    if (columns.kind[row] != AttemptKind::kRepeat || columns.week[row] < period.first ||
        columns.week[row] > period.last || values[row] == coach::kNoValue)
      continue;
    found.push_back({values[row], observations[row]});
  }
  return coach::estimate(found);
}

std::string finding(const CoachState& coach, PersonIndex person, Measure measure) {
  const std::string name = measure_words(measure);
  const auto half = static_cast<Week>(coach.table.weeks() / 2);
  if (half == 0) return tr("{0}: one week alone shows no trend", name);
  coach::Weeks early, late;
  early.last = static_cast<Week>(half - 1);
  late.first = half;
  const coach::Change change =
      coach::change(first_values(coach.table, coach.rows, person, measure, early),
                    first_values(coach.table, coach.rows, person, measure, late));
  if (!change.band) return tr("{0}: too little to say whether it moved", name);
  if (change.moved != coach::Moved::kUp && change.moved != coach::Moved::kDown)
    return tr("{0} shows no change that couldn’t be chance from week {1} on", name, half + 1);
  return tr(change.moved == coach::Moved::kUp ? "{0} went up, from {1} to {2} from week {3} on"
                                              : "{0} went down, from {1} to {2} from week {3} on",
            name, percent_words(*change.before.mean), percent_words(*change.after.mean), half + 1);
}

void add_trend(CoachPersonModel& model, const AppState& state) {
  const CoachState& coach = state.coach;
  const auto person = static_cast<PersonIndex>(coach.person);
  const Measure measure = state.coaching.trend;
  model.measure = {tr("Skill"), {}, static_cast<std::size_t>(measure)};
  for (std::size_t i = 0; i < coach::kMeasureCount; ++i)
    model.measure.options.push_back(measure_words(static_cast<Measure>(i)));
  LineModel& trend = model.trend;
  LineSeries firsts{tr("First attempts"), SeriesLook::kMain, {}};
  LineSeries repeats{tr("Repeats"), SeriesLook::kMarked, {}};
  for (const Period& period : periods_of(coach.table.weeks())) {
    const std::string first = std::to_string(period.first + 1);
    const std::string last = std::to_string(period.last + 1);
    trend.places.push_back(first == last ? tr("Week {0}", first)
                                         : tr("Weeks {0} to {1}", first, last));
    trend.briefs.push_back(first == last ? first : first + "–" + last);
    coach::Weeks weeks;
    weeks.first = period.first;
    weeks.last = period.last;
    firsts.points.push_back(
        point_of(coach::estimate(first_values(coach.table, coach.rows, person, measure, weeks)),
                 AttemptKind::kFirst));
    repeats.points.push_back(
        point_of(repeats_in(coach, person, measure, period), AttemptKind::kRepeat));
  }
  trend.x_name = tr("Weeks");
  trend.y = {measure_words(measure), "%", 0, 100, 0};
  trend.title = {finding(coach, person, measure),
                 tr("{0} by {1} weeks or more, with its 95 % band from {2} calls on; repeats are "
                    "marked",
                    measure_words(measure), kPeriod, coach::kBandScenarios),
                 3};
  const bool any = std::any_of(repeats.points.begin(), repeats.points.end(),
                               [](const auto& point) { return point.has_value(); });
  trend.series.push_back(std::move(firsts));
  if (any) trend.series.push_back(std::move(repeats));
}

// --- strengths and gaps

std::string scenario_title(const coach::Team& team, const std::string& id) {
  for (const coach::Practised& each : team.scenarios)
    if (each.scenario->id.text == id) return each.scenario->title;
  return id;
}

std::string at_scenario(const CoachState& coach, const coach::SkillStanding::OfScenario& one) {
  return tr("“{0}” ({1})", scenario_title(*coach.team, coach.table.scenario(one.scenario).code),
            percent_words(one.value));
}

// The two calls that show it most.
std::string shown_in(const CoachState& coach, const coach::SkillStanding& standing, bool highest) {
  const auto& all = standing.scenarios;
  if (all.size() < 2) return {};
  const auto& first = highest ? all[all.size() - 1] : all[0];
  const auto& second = highest ? all[all.size() - 2] : all[1];
  return " " + tr(highest ? "Highest in {0} and {1}." : "Lowest in {0} and {1}.",
                  at_scenario(coach, first), at_scenario(coach, second));
}

// With a decimal where it would read like an end of the band.
std::string middle_words(const coach::SkillStanding& standing) {
  const PerMille middle = *standing.middle;
  if (!standing.estimate.band) return percent_words(middle);
  const coach::Band& band = *standing.estimate.band;
  const PerMille end =
      std::abs(band.low - middle) < std::abs(band.high - middle) ? band.low : band.high;
  return tr("{0} %", coach::percent_beside(middle, end));
}

std::string standing_words(const coach::SkillStanding& standing) {
  const std::string name = measure_words(standing.measure);
  const std::string figures = coach::words_of(standing.estimate, standing.middle);
  if (standing.stands == Stands::kAlone || standing.stands == Stands::kUnknown)
    return tr("{0}: {1}.", name, figures);
  return tr(standing.stands == Stands::kNeither
                ? "{0}: {1}; the middle of the team is {2}, within the band."
                : "{0}: {1}; the middle of the team is {2}.",
            name, figures, middle_words(standing));
}

void add_standings(CoachPersonModel& model, const AppState& state) {
  const CoachState& coach = state.coach;
  const auto& known = state.coaching.person;
  if (!known || known->loads != coach.loads || known->person != coach.person) return;
  bool compared = false;
  for (const coach::SkillStanding& standing : known->standings) {
    const std::string words = standing_words(standing);
    compared = compared || standing.middle.has_value();
    switch (standing.stands) {
      case Stands::kStrength:
        model.strengths.push_back(words + shown_in(coach, standing, true));
        break;
      case Stands::kGap:
        model.gaps.push_back(words + shown_in(coach, standing, false));
        break;
      case Stands::kNeither:
      case Stands::kAlone:
      case Stands::kUnknown:
        model.others.push_back(words);
        break;
    }
  }
  model.compared =
      compared
          ? tr("A strength is where the whole band lies above the middle of the team, a gap where "
               "it lies below. The skills of one person aren’t ranked against each other: they "
               "are a style, not a scale.")
          : tr("It takes {0} people with a band to have a middle to hold anybody against.",
               coach::kLeastCompared);
}

// What the supervisor wrote at its turns.
std::string noted_words(const AppState& state, std::size_t attempt) {
  const std::string& id = state.coach.attempt_ids[attempt];
  std::string words;
  if (const auto comments = turns_kept(state, coach::kCommentKeys, id); comments > 0)
    words += " · " + tr_n("{0} comment", "{0} comments", comments);
  if (const auto examples = turns_kept(state, coach::kExampleKeys, id); examples > 0)
    words += " · " + tr_n("{0} example", "{0} examples", examples);
  return words;
}

// --- sessions

std::int64_t disputed_in(const coach::Session& session) {
  return std::count_if(
      session.answers.begin(), session.answers.end(),
      [](const coach::Answer& each) { return each.reply == coach::Reply::kDisputed; });
}

std::string since_words(const AppState& state, const coach::Session& session,
                        const coach::SessionAction& action) {
  const auto day = coach::day_of(session.date);
  if (!action.about || !day) return {};
  const Measure measure = coach::measure_of(*action.about);
  return " " + sentences(measure, coach::change_since(dated_firsts(state, measure), *day));
}

}  // namespace

SessionRow session_row(const AppState& state, const coach::Session& session, bool since) {
  SessionRow row;
  row.id = session.id;
  row.date = session.date;
  const std::int64_t disputed = disputed_in(session);
  row.about = tr_n("{0} moment", "{0} moments", static_cast<std::int64_t>(session.moments.size())) +
              ", " +
              tr_n("{0} agreed action", "{0} agreed actions",
                   static_cast<std::int64_t>(session.actions.size())) +
              "; " +
              (session.answers.empty() ? tr("no reply yet")
               : disputed > 0          ? tr_n("{0} point disputed", "{0} points disputed", disputed)
                                       : tr("answered"));
  for (const coach::SessionAction& action : session.actions) {
    std::string words = action.text.empty() ? action.title : action.text;
    if (words.empty()) continue;
    if (!action.due.empty()) words = tr("{0} (by {1})", words, coach::day_words(action.due));
    if (words.back() != '.') words += ".";
    row.actions.push_back(words + (since ? since_words(state, session, action) : ""));
  }
  return row;
}

std::vector<SessionRow> kept_sessions(const AppState& state) {
  std::vector<SessionRow> rows;
  for (const auto& [id, kept] : state.coaching.sessions) {
    rows.push_back(session_row(state, kept.session, false));
    rows.back().with = kept.session.person;
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const SessionRow& a, const SessionRow& b) { return a.date > b.date; });
  return rows;
}

std::string attempt_words(const CoachState& coach, std::size_t attempt) {
  const coach::TeamAttempt& one = coach.team->attempts[attempt];
  std::string words =
      kind_words(one.kind) + " · " + tr("week {0}", one.week + 1) + " · " + figures(one.card);
  if (!one.card.finished) words += " · " + tr("not finished");
  return words;
}

CoachPersonModel coach_person_model(const AppState& state) {
  CoachPersonModel model;
  model.save = save_model(state);
  model.writes = state.access == Access::kWriting;
  if (!has_person(state)) return model;
  const CoachState& coach = state.coach;
  model.person = coach.person;
  model.name = person_code(state);
  model.chip = coach_chip(state);
  model.about = about_words(coach, static_cast<PersonIndex>(coach.person));
  const std::string key = person_key(state);
  if (!coach.team->simulated)
    model.signed_words = key.empty() ? tr("Not signed.")
                                     : tr("Signed with the key whose fingerprint begins with {0}.",
                                          key.substr(0, 9));
  model.can_group = !coach.team->simulated;
  model.group = coach.team->simulated
                    ? coach.team->people[coach.person].group
                    : drafted(state, coach::key_of(coach::kGroupKeys, model.name));
  model.unkept = !state.coaching.drafts.empty();
  add_trend(model, state);
  add_standings(model, state);
  for (const std::size_t attempt : attempts_of_person(state)) {
    const coach::TeamAttempt& one = coach.team->attempts[attempt];
    model.attempts.push_back({attempt, coach.team->scenarios[one.scenario].scenario->title,
                              attempt_words(coach, attempt) + noted_words(state, attempt),
                              one.card.critical_misses > 0});
  }
  for (const coach::Session* session : sessions_with_person(state))
    model.sessions.push_back(session_row(state, *session, true));
  return model;
}

}  // namespace warmline::ui
