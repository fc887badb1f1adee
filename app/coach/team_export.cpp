#include "coach/team_export.h"

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "core/json.h"
#include "score/scorecard.h"

namespace warmline::coach {

namespace {

using scenario::Criterion;
using scenario::kCriterionCount;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::array<std::string_view, 3> kKinds = {"first", "repeat", "practised"};
constexpr std::size_t kKindCount = kKinds.size();
constexpr std::string_view kAbout =
    "Calls that were practised in Warmline. Choosing a good line shows that it was recognised; "
    "chosen is not spoken. Means are of first attempts alone, over scenarios, with a 95 % band "
    "from 5 scenarios on; null: not enough evidence. Practised attempts were rewound or hinted.";
constexpr std::string_view kUnits = "ratios and their bands in per mille; weeks count from 1";

std::string_view name_of_measure(std::size_t measure) {
  if (measure == static_cast<std::size_t>(Measure::kResolution)) return "resolution";
  if (measure == static_cast<std::size_t>(Measure::kEmpathy)) return "empathy";
  return score::name_of(static_cast<Criterion>(measure - static_cast<std::size_t>(Measure::kFeel)));
}

std::string_view data_word(bool simulated) {
  return simulated ? "simulated" : "loaded";
}

// What is counted of each person.
struct Counted {
  std::array<std::size_t, kKindCount> kinds{};
  std::size_t critical = 0;  // first attempts with a critical miss
};

std::vector<Counted> counted(const TeamTable& table) {
  std::vector<Counted> people(table.people());
  const TeamColumns& columns = table.columns();
  for (std::size_t row = 0; row < table.attempts(); ++row) {
    Counted& each = people[columns.person[row]];
    ++each.kinds[static_cast<std::size_t>(columns.kind[row])];
    if (columns.kind[row] == AttemptKind::kFirst && columns.critical_misses[row] > 0)
      ++each.critical;
  }
  return people;
}

// A line of CSV, cell by cell.
class Line {
 public:
  explicit Line(std::string& out) : out_(out) {}
  Line& text(std::string_view cell) {
    if (!first_) out_ += ',';
    first_ = false;
    out_ += csv_cell(cell);
    return *this;
  }
  template <typename Number>
  Line& number(Number cell) {
    return text(std::to_string(cell));
  }
  // Nothing: an empty cell.
  Line& percent(std::optional<PerMille> ratio) {
    if (!ratio) return text("");
    return text(std::to_string(*ratio / 10) + "." + std::to_string(*ratio % 10));
  }
  Line& percent(std::uint16_t value) {
    return percent(value == kNoValue ? std::nullopt : std::optional<PerMille>(value));
  }
  void end() { out_ += "\r\n"; }

 private:
  std::string& out_;
  bool first_ = true;
};

void person_cells(Line& line, const TeamTable& table, PersonIndex person, bool simulated) {
  line.text(table.code(person)).text(table.groups()[table.person(person).group]);
  line.text(data_word(simulated));
}

std::string people_header() {
  std::string out(kByteOrderMark);
  Line line(out);
  for (const char* name : {"person", "group", "data", "first_attempts", "repeats", "practised",
                           "first_attempts_with_critical_miss"}) {
    line.text(name);
  }
  for (std::size_t i = 0; i < kMeasureCount; ++i) {
    const std::string name(name_of_measure(i));
    for (const char* part : {"_percent", "_low", "_high", "_scenarios", "_observations"}) {
      line.text(name + part);
    }
  }
  line.end();
  return out;
}

std::string attempts_header() {
  std::string out(kByteOrderMark);
  Line line(out);
  for (const char* name :
       {"person", "group", "data", "scenario", "sector", "week", "attempt", "resolution_percent",
        "empathy_percent", "empathy_decisions", "decisions"}) {
    line.text(name);
  }
  for (std::size_t k = 0; k < kCriterionCount; ++k) {
    const std::string name(score::name_of(static_cast<Criterion>(k)));
    for (const char* part : {"_earned", "_stake", "_observations"}) line.text(name + part);
  }
  for (const char* name : {"critical_misses", "seconds", "transfers", "repeats"}) line.text(name);
  line.end();
  return out;
}

void write(json::Writer& json, std::string_view name, std::optional<PerMille> ratio) {
  json.key(name);
  if (ratio) {
    json.integer(*ratio);
  } else {
    json.null();
  }
}

template <typename Number>
void count(json::Writer& json, std::string_view name, Number number) {
  json.key(name).integer(static_cast<std::int64_t>(number));
}

void write_people(json::Writer& json, const TeamTable& table) {
  const std::vector<Counted> people = counted(table);
  const RowsByPerson rows = table.by_person();
  json.key("people").begin_array();
  for (PersonIndex i = 0; i < table.people(); ++i) {
    json.begin_object().key("person").string(table.code(i));
    json.key("group").string(table.groups()[table.person(i).group]);
    count(json, "first_attempts", people[i].kinds[0]);
    count(json, "repeats", people[i].kinds[1]);
    count(json, "practised", people[i].kinds[2]);
    count(json, "first_attempts_with_critical_miss", people[i].critical);
    const Profile of = profile(table, rows, i);
    json.key("measures").begin_object();
    for (std::size_t m = 0; m < kMeasureCount; ++m) {
      json.key(name_of_measure(m)).begin_object();
      write(json, "mean", of[m].mean);
      write(json, "low", of[m].band ? std::optional<PerMille>(of[m].band->low) : std::nullopt);
      write(json, "high", of[m].band ? std::optional<PerMille>(of[m].band->high) : std::nullopt);
      count(json, "scenarios", of[m].scenarios);
      count(json, "observations", of[m].observations);
      json.end_object();
    }
    json.end_object().end_object();
  }
  json.end_array();
}

void write_attempts(json::Writer& json, const TeamTable& table) {
  const TeamColumns& columns = table.columns();
  json.key("attempts").begin_array();
  for (std::size_t row = 0; row < table.attempts(); ++row) {
    const TeamScenario scenario = table.scenario(columns.scenario[row]);
    json.begin_object().key("person").string(table.code(columns.person[row]));
    json.key("scenario").string(scenario.code);
    json.key("sector").string(table.sectors()[scenario.sector]);
    count(json, "week", columns.week[row] + 1);
    json.key("attempt").string(kKinds[static_cast<std::size_t>(columns.kind[row])]);
    count(json, "resolution", columns.resolution[row]);
    const std::uint16_t empathy = columns.empathy[row];
    write(json, "empathy", empathy == kNoValue ? std::nullopt : std::optional<PerMille>(empathy));
    count(json, "empathy_decisions", columns.empathy_decisions[row]);
    count(json, "decisions", columns.decisions[row]);
    json.key("criteria").begin_object();
    for (std::size_t k = 0; k < kCriterionCount; ++k) {
      json.key(score::name_of(static_cast<Criterion>(k))).begin_object();
      count(json, "earned", columns.earned[k][row]);
      count(json, "stake", columns.stake[k][row]);
      count(json, "observations", columns.observations[k][row]);
      json.end_object();
    }
    json.end_object();
    count(json, "critical_misses", columns.critical_misses[row]);
    count(json, "seconds", columns.seconds[row]);
    count(json, "transfers", columns.transfers[row]);
    count(json, "repeats", columns.repeats[row]);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string csv_cell(std::string_view text) {
  std::string cell(text);
  constexpr std::string_view kSigns = "=+-@", kCuts = ";\t\r\n";
  const auto is_one = [&](std::string_view of, std::size_t at) {
    return of.find(cell[at]) != std::string_view::npos;
  };
  for (std::size_t at = cell.size(); at-- > 1;) {
    if (is_one(kCuts, at - 1) && is_one(kSigns, at)) cell.insert(at, 1, '\'');
  }
  if (!cell.empty() && (is_one(kSigns, 0) || is_one("\t\r\n", 0))) cell.insert(0, 1, '\'');
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char each : cell) quoted.append(each == '"' ? 2 : 1, each);
  return quoted + "\"";
}

ExportContents contents_of(const TeamTable& table) {
  ExportContents found;
  found.people = table.people();
  found.attempts = table.attempts();
  found.scenarios = table.scenarios();
  for (const Counted& each : counted(table)) {
    found.firsts += each.kinds[0];
    found.repeats += each.kinds[1];
    found.practised += each.kinds[2];
  }
  return found;
}

std::string people_csv(const TeamTable& table, bool simulated) {
  std::string out = people_header();
  const std::vector<Counted> people = counted(table);
  const RowsByPerson rows = table.by_person();
  for (PersonIndex i = 0; i < table.people(); ++i) {
    Line line(out);
    person_cells(line, table, i, simulated);
    for (const std::size_t kind : people[i].kinds) line.number(kind);
    line.number(people[i].critical);
    for (const Estimate& each : profile(table, rows, i)) {
      line.percent(each.mean);
      line.percent(each.band ? std::optional<PerMille>(each.band->low) : std::nullopt);
      line.percent(each.band ? std::optional<PerMille>(each.band->high) : std::nullopt);
      line.number(each.scenarios).number(each.observations);
    }
    line.end();
  }
  return out;
}

std::string attempts_csv(const TeamTable& table, bool simulated) {
  std::string out = attempts_header();
  const TeamColumns& columns = table.columns();
  for (std::size_t row = 0; row < table.attempts(); ++row) {
    Line line(out);
    person_cells(line, table, columns.person[row], simulated);
    const TeamScenario scenario = table.scenario(columns.scenario[row]);
    line.text(scenario.code).text(table.sectors()[scenario.sector]);
    line.number(columns.week[row] + 1);
    line.text(kKinds[static_cast<std::size_t>(columns.kind[row])]);
    line.percent(columns.resolution[row]).percent(columns.empathy[row]);
    line.number(columns.empathy_decisions[row]).number(columns.decisions[row]);
    for (std::size_t k = 0; k < kCriterionCount; ++k) {
      line.number(columns.earned[k][row]).number(columns.stake[k][row]);
      line.number(columns.observations[k][row]);
    }
    line.number(columns.critical_misses[row]).number(columns.seconds[row]);
    line.number(columns.transfers[row]).number(columns.repeats[row]);
    line.end();
  }
  return out;
}

std::string team_json(const TeamTable& table, bool simulated) {
  json::Writer json(true);
  json.begin_object().key("format").integer(1).key("kind").string("warmline-team");
  json.key("about").string(kAbout).key("units").string(kUnits);
  json.key("simulated").boolean(simulated);
  write_people(json, table);
  write_attempts(json, table);
  json.end_object();
  return json.take() + "\n";
}

}  // namespace warmline::coach
