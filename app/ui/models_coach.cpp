#include "ui/models_coach.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "coach/evidence.h"
#include "coach/priorities.h"
#include "core/tr.h"
#include "ui/models_coach_person.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using coach::Measure;
using coach::PersonIndex;

constexpr std::array kShown = {Measure::kFeel,    Measure::kUnderstand, Measure::kExplore,
                               Measure::kRespect, Measure::kEmpathy,    Measure::kResolution};

double hundred(PerMille per_mille) {
  return static_cast<double>(per_mille) / 10.0;
}

std::int64_t number(std::size_t count) {
  return static_cast<std::int64_t>(count);
}

// --- files

std::string taken_words(const coach::FileTaken& file) {
  const std::string& who = file.person.empty() ? tr("Somebody without a name") : file.person;
  std::string words = file.practised > 0 ? tr_n("{1}: {0} attempt, {2} of them practised.",
                                                "{1}: {0} attempts, {2} of them practised.",
                                                number(file.attempts), who, file.practised)
                                         : tr_n("{1}: {0} attempt.", "{1}: {0} attempts.",
                                                number(file.attempts), who);
  if (file.fresh == 0 && file.attempts > 0) words += " " + tr("All of them were here already.");
  if (file.others > 0)
    words += " " + tr_n("{0} attempt is in somebody else’s file too, or signed by another browser.",
                        "{0} attempts are in somebody else’s file too, or signed by another "
                        "browser.",
                        number(file.others));
  const std::int64_t left = file.practised_left_out + file.others_left_out;
  if (left > 0)
    words += " " + tr_n("{0} attempt was not handed in.", "{0} attempts were not handed in.", left);
  if (file.verdict == progress::Verdict::kUnsigned)
    words += " " + tr("It isn’t signed, so that it is unchanged can’t be shown.");
  return words;
}

void add_files(CoachModel& model, const CoachState& coach) {
  std::int64_t taken = 0;
  for (const coach::FileTaken& file : coach.roster.files) {
    CoachFileRow row;
    row.file = file.file;
    row.trouble = !file.taken;
    if (file.taken) {
      ++taken;
      row.sentence = taken_words(file);
    } else {
      row.sentence = std::string(progress::meaning_of(file.verdict)) + " " + tr("It was left out.");
      for (const Diagnostic& one : file.findings) row.lines.push_back(line_words(one));
    }
    model.files.push_back(std::move(row));
  }
  for (const std::string& sentence : coach.unread) model.files.push_back({"", sentence, {}, true});
  std::stable_sort(
      model.files.begin(), model.files.end(),
      [](const CoachFileRow& a, const CoachFileRow& b) { return a.trouble && !b.trouble; });
  if (coach.roster.files.empty()) return;
  const std::int64_t files = number(coach.roster.files.size());
  model.files_say =
      taken == 0 ? tr_n("{0} file, none taken.", "{0} files, none taken.", files)
                 : tr_n("{0} file, {1} taken: {2}.", "{0} files, {1} taken: {2}.", files, taken,
                        tr_n("{0} attempt", "{0} attempts", number(coach.roster.attempts.size())));
  if (coach.team && coach.team->simulated && !coach.stale)
    model.files_say += " " + tr("The sample team stays.");
}

// --- filters

template <typename Index>
std::size_t chosen_of(const std::optional<Index>& filter) {
  return filter ? std::size_t{*filter} + 1 : 0;
}

std::string scenario_title(const coach::Team& team, const std::string& id) {
  for (const coach::Practised& each : team.scenarios)
    if (each.scenario->id.text == id) return each.scenario->title;
  return id;
}

void add_filters(CoachModel& model, const CoachState& coach) {
  const coach::TeamTable& table = coach.table;
  model.scenario = {
      tr("Call"), {tr("All calls")}, chosen_of(coach.filter.scenario), tr("all calls")};
  for (std::size_t i = 0; i < table.scenarios(); ++i)
    model.scenario.options.push_back(
        scenario_title(*coach.team, table.scenario(static_cast<coach::ScenarioIndex>(i)).code));
  model.sector = {
      tr("Sector"), {tr("All sectors")}, chosen_of(coach.filter.sector), tr("all sectors")};
  for (std::size_t i = 0; i < table.sectors().size(); ++i)
    model.sector.options.push_back(table.sectors()[i]);
  model.group = {tr("Group"), {tr("All groups")}, chosen_of(coach.filter.group), tr("all groups")};
  for (std::size_t i = 0; i < table.groups().size(); ++i)
    model.group.options.push_back(table.groups()[i].empty() ? tr("Without a group")
                                                            : table.groups()[i]);
  model.weeks = {tr("Weeks"),
                 {tr_n("All {0} week", "All {0} weeks", table.weeks())},
                 coach.weeks,
                 tr_n("all {0} week", "all {0} weeks", table.weeks())};
  // Those that are all of them are no choice, unless it was made of a longer team.
  for (const coach::Week weeks : kCoachWeeks)
    if (weeks < table.weeks() || model.weeks.options.size() <= coach.weeks)
      model.weeks.options.push_back(tr("The last {0}##weeks", weeks));
  model.measure = {tr("Trend of"), {}, static_cast<std::size_t>(coach.measure)};
  for (std::size_t i = 0; i < coach::kMeasureCount; ++i)
    model.measure.options.push_back(measure_words(static_cast<Measure>(i)));
  model.sort = {
      tr("Order"), {tr("Name"), tr("Talk with first")}, static_cast<std::size_t>(coach.sort)};
  for (const Measure measure : kShown)
    model.sort.options.push_back(tr("Lowest in {0}", measure_words(measure)));
}

coach::Weeks evidence_filter(const CoachState& coach) {
  coach::Weeks weeks;
  weeks.first = coach.filter.first_week;
  weeks.scenario = coach.filter.scenario;
  weeks.sector = coach.filter.sector;
  return weeks;
}

bool in_group(const CoachState& coach, PersonIndex person) {
  return !coach.filter.group || coach.table.group_of()[person] == *coach.filter.group;
}

// --- the heat map

struct PersonProfile {
  PersonIndex person = 0;
  coach::Profile profile;
  std::uint32_t rank = 0;  // of the priorities; 0: none
};

std::optional<Measure> sorted_measure(CoachSort sort) {
  if (sort == CoachSort::kName || sort == CoachSort::kPriority) return std::nullopt;
  return kShown[static_cast<std::size_t>(sort) - static_cast<std::size_t>(CoachSort::kFeel)];
}

// Those without a figure come last either way.
void sort_people(std::vector<PersonProfile>& people, const CoachState& coach) {
  const auto by_name = [&](const PersonProfile& a, const PersonProfile& b) {
    return coach.table.code(a.person) < coach.table.code(b.person);
  };
  std::sort(people.begin(), people.end(), by_name);
  const std::optional<Measure> measure = sorted_measure(coach.sort);
  const auto key = [&](const PersonProfile& one) -> std::optional<std::int64_t> {
    if (!measure) return one.rank == 0 ? std::nullopt : std::optional<std::int64_t>(one.rank);
    const std::optional<PerMille> mean = one.profile[static_cast<std::size_t>(*measure)].mean;
    return mean ? std::optional<std::int64_t>(*mean) : std::nullopt;
  };
  if (coach.sort == CoachSort::kName) {
    if (coach.turned) std::reverse(people.begin(), people.end());
    return;
  }
  std::stable_sort(people.begin(), people.end(),
                   [&](const PersonProfile& a, const PersonProfile& b) {
                     const auto one = key(a), other = key(b);
                     if (!one || !other) return one.has_value() && !other.has_value();
                     return coach.turned ? *one > *other : *one < *other;
                   });
}

HeatCell cell_of(const coach::Estimate& estimate) {
  HeatCell cell;
  cell.observations = estimate.observations;
  if (estimate.mean) cell.value = hundred(*estimate.mean);
  if (!estimate.band) {
    cell.note = tr_n("{0} call", "{0} calls", estimate.scenarios);
    return cell;
  }
  const int low = percent(estimate.band->low);
  const int high = percent(estimate.band->high);
  cell.note = tr_n("{0} call, 95 % band {1} to {2}", "{0} calls, 95 % band {1} to {2}",
                   estimate.scenarios, low, high);
  cell.small = tr("95 %: {0} to {1}", low, high);
  return cell;
}

std::string heat_finding(const std::vector<PersonProfile>& people) {
  std::optional<Measure> lowest;
  PerMille least = 0;
  for (const Measure measure : kShown) {
    std::int64_t sum = 0, count = 0;
    for (const PersonProfile& one : people) {
      const auto& mean = one.profile[static_cast<std::size_t>(measure)].mean;
      if (!mean) continue;
      sum += *mean;
      ++count;
    }
    if (count == 0) continue;
    const auto mean = static_cast<PerMille>((2 * sum + count) / (2 * count));
    if (lowest && mean >= least) continue;
    lowest = measure;
    least = mean;
  }
  if (!lowest) return tr("Not enough evidence for a figure yet");
  return tr("{0} is where the team as a whole has most to gain: {1} on average",
            measure_words(*lowest), percent_words(least));
}

void add_heat(CoachModel& model, const CoachState& coach, std::vector<PersonProfile> people) {
  sort_people(people, coach);
  HeatMapModel& heat = model.heat;
  heat.title = {heat_finding(people),
                tr("Means of first attempts, in per cent. The small figure is how many "
                   "observations each rests on. Press one to open that person."),
                2};
  heat.row_name = tr("Person");
  heat.scale = {tr("Share earned"), "%", 0, 100, 0};
  heat.press_columns = true;
  heat.press_rows = true;
  heat.press_cells = true;
  for (const Measure measure : kShown) {
    heat.columns.push_back({measure_words(measure), ""});
    model.measures.push_back(measure);
  }
  heat.columns[1].brief = tr("Underst.");
  if (coach.sort == CoachSort::kName) heat.sorted_by = kShown.size();
  if (const std::optional<Measure> by = sorted_measure(coach.sort))
    heat.sorted_by =
        static_cast<std::size_t>(std::find(kShown.begin(), kShown.end(), *by) - kShown.begin());
  heat.sorted_down = coach.turned;
  for (const PersonProfile& one : people) {
    HeatRow row;
    row.name = coach.table.code(one.person);
    for (const Measure measure : kShown)
      row.cells.push_back(cell_of(one.profile[static_cast<std::size_t>(measure)]));
    heat.rows.push_back(std::move(row));
    model.people.push_back(one.person);
  }
}

// --- the trend

// Each person's mean in that week counts once, however many calls they took.
std::optional<LinePoint> week_point(const CoachState& coach, coach::Week week,
                                    const std::vector<std::uint8_t>& keep) {
  struct Sum {
    std::int64_t sum = 0;
    std::int32_t count = 0;
    std::int32_t observations = 0;
  };
  const std::vector<std::uint16_t>& values = values_of(coach.table, coach.measure);
  const std::vector<std::uint16_t>& observations = observations_of(coach.table, coach.measure);
  const coach::TeamColumns& columns = coach.table.columns();
  std::map<PersonIndex, Sum> people;
  std::int32_t attempts = 0;
  for (std::size_t row = 0; row < keep.size(); ++row) {
    if (keep[row] == 0 || columns.week[row] != week || values[row] == coach::kNoValue) continue;
    Sum& sum = people[columns.person[row]];
    sum.sum += values[row];
    ++sum.count;
    sum.observations += observations[row];
    ++attempts;
  }
  if (people.empty()) return std::nullopt;
  std::vector<coach::ScenarioValue> means;
  for (const auto& entry : people) {
    const Sum& sum = entry.second;
    means.push_back(
        {static_cast<PerMille>((2 * sum.sum + sum.count) / (2 * sum.count)), sum.observations});
  }
  const coach::Estimate estimate = coach::estimate(means);
  if (!estimate.mean) return std::nullopt;
  LinePoint point;
  point.value = hundred(*estimate.mean);
  if (estimate.band)
    point.band = ChartSpan{hundred(estimate.band->low), hundred(estimate.band->high)};
  point.note = tr_n("{0} person", "{0} people", number(people.size())) + ", " +
               tr_n("{0} attempt", "{0} attempts", attempts);
  return point;
}

LineSeries series_of(const CoachState& coach, coach::AttemptKind kind, coach::Week first,
                     coach::Week weeks) {
  coach::Filter filter = coach.filter;
  filter.which = coach::Which::kAll;
  coach::Selection selection = coach::select(coach.table, filter);
  for (std::size_t row = 0; row < selection.keep.size(); ++row)
    if (coach.table.columns().kind[row] != kind) selection.keep[row] = 0;
  LineSeries series;
  const bool firsts = kind == coach::AttemptKind::kFirst;
  series.name = tr(firsts ? "First attempts" : "Repeats");
  series.look = firsts ? SeriesLook::kMain : SeriesLook::kMarked;
  for (coach::Week week = first; week < weeks; ++week)
    series.points.push_back(week_point(coach, week, selection.keep));
  return series;
}

// Within a sentence, by Measure.
const std::string& measure_inside(Measure measure) {
  static constexpr std::array<Message, coach::kMeasureCount> kNames = {
      msg("resolution##skill"),    msg("empathy##skill"),   msg("warmth##skill"),
      msg("understanding##skill"), msg("curiosity##skill"), msg("respect##skill")};
  return tr(kNames[static_cast<std::size_t>(measure)]);
}

std::string trend_finding(const CoachState& coach, const LineSeries& firsts) {
  const std::string name = measure_words(coach.measure);
  const LinePoint* early = nullptr;
  const LinePoint* late = nullptr;
  for (const std::optional<LinePoint>& point : firsts.points) {
    if (!point || !point->band) continue;
    if (early == nullptr) early = &*point;
    late = &*point;
  }
  if (early == nullptr || early == late)
    return tr("Too few people a week to say whether {0} moved", measure_inside(coach.measure));
  if (early->band->high < late->band->low) return tr("{0} rose over these weeks", name);
  if (late->band->high < early->band->low) return tr("{0} fell over these weeks", name);
  return tr("{0} moved by no more than chance could explain", name);
}

void add_trend(CoachModel& model, const CoachState& coach) {
  const coach::Week weeks = coach.table.weeks();
  const coach::Week first = coach.filter.first_week;
  if (weeks < first + 2) return;
  LineModel trend;
  trend.x_name = tr("Week");
  for (coach::Week week = first; week < weeks; ++week) {
    trend.places.push_back(tr("Week {0}", week + 1));
    trend.briefs.push_back(std::to_string(week + 1));
  }
  trend.y = {measure_words(coach.measure), "%", 0, 100, 0};
  trend.series.push_back(series_of(coach, coach::AttemptKind::kFirst, first, weeks));
  LineSeries repeats = series_of(coach, coach::AttemptKind::kRepeat, first, weeks);
  const bool any = std::any_of(repeats.points.begin(), repeats.points.end(),
                               [](const auto& point) { return point.has_value(); });
  trend.title = {trend_finding(coach, trend.series.front()),
                 tr("{0} by week: the mean over people, with its 95 % band from five people on",
                    measure_words(coach.measure)),
                 2};
  if (any) trend.series.push_back(std::move(repeats));
  trend.missing = tr("not enough evidence");
  model.trend = std::move(trend);
}

// --- whom to talk with

void add_talk(CoachModel& model, const CoachState& coach, const coach::Priorities& found,
              coach::Week split) {
  for (const coach::Priority& each : found.ranked) {
    if (!in_group(coach, each.person)) continue;
    TalkRow row;
    row.person = each.person;
    row.name = coach.table.code(each.person);
    for (std::size_t i = 0; i < each.reasons.size(); ++i) {
      std::string words = coach::sentence(each.reasons[i]);
      if (i == 0) {
        row.sentence = std::move(words);
      } else {
        row.more.push_back(std::move(words));
      }
    }
    model.talk.push_back(std::move(row));
  }
  for (const coach::TooLittle& each : found.too_little)
    if (in_group(coach, each.person))
      model.too_little.push_back(coach.table.code(each.person) + ": " + coach::sentence(each));
  for (const PersonIndex person : found.unremarkable)
    if (in_group(coach, person)) model.unremarkable.push_back(coach.table.code(person));
  model.talk_since =
      tr("From all first attempts; “moved” compares the weeks before and from week {0} on.",
         split + 1);
  if (found.changes_known > 0)
    model.talk_since +=
        " " + tr_n("{0} change could be looked at, of which chance alone would show about {1}.",
                   "{0} changes could be looked at, of which chance alone would show about {1}.",
                   found.changes_known, found.changes_by_chance());
}

// `filtered`: what is shown is less than that.
std::string about_words(const CoachState& coach, bool filtered) {
  const std::string people = tr_n("{0} person", "{0} people", number(coach.table.people()));
  const std::string attempts = tr_n("{0} attempt", "{0} attempts", number(coach.table.attempts()));
  const std::string calls = tr_n("{0} call", "{0} calls", number(coach.table.scenarios()));
  return filtered ? tr("{0}, {1} at {2} in all", people, attempts, calls)
                  : tr("{0}, {1} at {2}", people, attempts, calls);
}

void add_team(CoachModel& model, const CoachState& coach) {
  model.has_team = true;
  model.simulated = coach.team->simulated;
  model.title =
      tr_n("Team, {0} week", "Team, {0} weeks", coach.table.weeks() - coach.filter.first_week);
  const coach::Filter& filter = coach.filter;
  model.about =
      about_words(coach, filter.first_week > 0 || filter.scenario || filter.sector || filter.group);
  if (filter.first_week > 0 || filter.scenario || filter.sector)
    model.talk_all = tr("Whatever is filtered: from all weeks and all calls.");
  add_filters(model, coach);
  const auto split = static_cast<coach::Week>(coach.table.weeks() / 2);
  const coach::Priorities found = coach::priorities(coach.table, split);
  std::vector<PersonProfile> people;
  for (std::size_t i = 0; i < coach.table.people(); ++i) {
    const auto person = static_cast<PersonIndex>(i);
    if (!in_group(coach, person)) continue;
    people.push_back(
        {person, coach::profile(coach.table, coach.rows, person, evidence_filter(coach)), 0});
    for (const coach::Priority& each : found.ranked)
      if (each.person == person) people.back().rank = each.rank;
  }
  add_heat(model, coach, std::move(people));
  add_trend(model, coach);
  add_talk(model, coach, found, split);
}

}  // namespace

std::string line_words(const Diagnostic& one) {
  std::string words = one.problem;
  if (!one.remedy.empty()) words += "; " + one.remedy;
  return one.line > 0 ? tr("Line {0}: {1}", one.line, words) : words;
}

std::string measure_words(Measure measure) {
  return std::string(coach::name_of(measure));
}

std::string coach_chip(const AppState& state) {
  return state.coach.team && state.coach.team->simulated ? tr("Sample team, simulated")
                                                         : std::string();
}

CoachModel coach_model(const AppState& state) {
  CoachModel model;
  model.save = save_model(state);
  model.writes = state.access == Access::kWriting;
  model.loading = coach_loading(state);
  model.chip = coach_chip(state);
  model.can_choose_folder = platform::can_choose_folder();
  model.left_out = state.coach.left_out;
  model.title = tr("Coach");
  model.sessions = kept_sessions(state);
  add_files(model, state.coach);
  if (state.coach.team) add_team(model, state.coach);
  return model;
}

}  // namespace warmline::ui
