// The table of columns: their order, what they say, and how they are filled.
#include <chrono>
#include <utility>

#include "coach/rows.h"
#include "progress/result_chain.h"

namespace warmline::coach {
namespace {

using scenario::Criterion;
using scenario::kCriterionCount;

constexpr std::int64_t kPerMilleMost = 1000;
constexpr const char* kPoints = "hundredths of a point: 10000 are 100 points";
constexpr const char* kPerMille = "per mille";
constexpr const char* kSums = "sums of criteria, each -1 to 2";
constexpr const char* kClock =
    "the device's clock said no time between 1970 and 9999, or simulated";

template <typename Number>
RowCell number(Number value) {
  return static_cast<std::int64_t>(value);
}

RowCell optional_number(const std::optional<std::int32_t>& value) {
  return value ? number(*value) : RowCell();
}

RowCell text_or_nothing(const std::string& text) {
  return text.empty() ? RowCell() : RowCell(text);
}

RowCell time_cell(const std::optional<std::int64_t>& wall_ms) {
  std::optional<std::string> text = wall_ms ? iso_time(*wall_ms) : std::nullopt;
  return text ? RowCell(std::move(*text)) : RowCell();
}

std::string kind_word(AttemptKind kind) {
  if (kind == AttemptKind::kFirst) return "first";
  return kind == AttemptKind::kRepeat ? "repeat" : "practised";
}

// A table under construction.
template <typename Row>
class Columns {
 public:
  using Fill = std::function<RowCell(const Row&)>;
  Column<Row>& text(std::string name, std::string meaning, Fill fill) {
    return add(std::move(name), CellType::kText, std::move(meaning), std::move(fill));
  }
  Column<Row>& number(std::string name, std::string meaning, std::string unit,
                      std::optional<std::int64_t> least, std::optional<std::int64_t> most,
                      Fill fill) {
    Column<Row>& made =
        add(std::move(name), CellType::kNumber, std::move(meaning), std::move(fill));
    made.unit = std::move(unit);
    made.least = least;
    made.most = most;
    return made;
  }
  Column<Row>& count(std::string name, std::string meaning, Fill fill) {
    return number(std::move(name), std::move(meaning), "", 0, std::nullopt, std::move(fill));
  }
  Column<Row>& yes_no(std::string name, std::string meaning, Fill fill) {
    return add(std::move(name), CellType::kYesNo, std::move(meaning), std::move(fill));
  }
  Column<Row>& time(std::string name, std::string meaning, Fill fill) {
    Column<Row>& made = add(std::move(name), CellType::kTime, std::move(meaning), std::move(fill));
    made.unit = "ISO 8601, UTC";
    made.empty = kClock;
    return made;
  }
  [[nodiscard]] std::vector<Column<Row>> take() { return std::move(made_); }

 private:
  Column<Row>& add(std::string name, CellType type, std::string meaning, Fill fill) {
    Column<Row> column;
    column.name = std::move(name);
    column.type = type;
    column.meaning = std::move(meaning);
    column.cell = std::move(fill);
    made_.push_back(std::move(column));
    return made_.back();
  }
  std::vector<Column<Row>> made_;
};

// What stands in the rows of both: who, and at which call. `of` finds the attempt of a row.
template <typename Row, typename Of>
void add_whose(Columns<Row>& table, Of of) {
  table
      .text("team", "The team: the folder that the result file lay in",
            [of](const Row& row) { return RowCell(text_or_nothing(of(row).team)); })
      .empty = "exported by the app, which holds one team";
  table
      .text("group", "The group that a supervisor put the person into",
            [of](const Row& row) { return text_or_nothing(of(row).group); })
      .empty = "in none; the command line knows of none";
  table
      .text("person", "The name or code that stands in the result file",
            [of](const Row& row) { return text_or_nothing(of(row).person); })
      .empty = "whoever saved the file gave none";
  table
      .text("person_key",
            "The beginning of the fingerprint of the key that signed: the same name with another "
            "key is somebody else until you know better",
            [of](const Row& row) { return text_or_nothing(of(row).key); })
      .empty = "not signed, or simulated";
  table
      .text("data", "Whether people practised, or the sample team was simulated",
            [of](const Row& row) {
              return RowCell(std::string(of(row).simulated ? "simulated" : "loaded"));
            })
      .one_of = {"loaded", "simulated"};
  table
      .text("attempt", "The attempt's id, the same wherever it is handed in",
            [of](const Row& row) { return text_or_nothing(of(row).attempt); })
      .empty = "simulated";
  table.text("scenario", "The call's id",
             [of](const Row& row) { return RowCell(of(row).scenario->id.text); });
  table.text("version", "SHA-256 of the call as it was taken, in hexadecimal digits",
             [of](const Row& row) { return RowCell(of(row).scenario->version); });
  table
      .text("kind",
            "first: the person's first attempt at the call; repeat: a later one; practised: "
            "rewound or hinted. Coach's figures are of first attempts alone",
            [of](const Row& row) { return RowCell(kind_word(of(row).kind)); })
      .one_of = {"first", "repeat", "practised"};
}

void add_account(Columns<AttemptRow>& table) {
  const auto points = [&table](const char* name, const char* meaning,
                               Hundredths score::Scorecard::*field) {
    table.number(name, meaning, kPoints, std::nullopt, std::nullopt,
                 [field](const AttemptRow& row) { return number(row.card->*field); });
  };
  table.number("resolution", "Points achieved out of what the best call achieves", kPerMille, 0,
               kPerMilleMost, [](const AttemptRow& row) { return number(row.card->resolution); });
  points("achieved",
         "Points achieved. achieved + lost + not_finished + out_of_reach_rules + "
         "out_of_reach_nobody = 10000",
         &score::Scorecard::achieved);
  points("lost", "Points lost by decisions", &score::Scorecard::lost);
  points("not_finished", "Points that an unfinished attempt did not come to",
         &score::Scorecard::not_finished);
  points("out_of_reach_rules", "Points that the organisation's rules put out of reach",
         &score::Scorecard::out_of_reach_rules);
  points("out_of_reach_nobody", "Points that nobody could reach",
         &score::Scorecard::out_of_reach_nobody);
  points("best", "What the best call achieves", &score::Scorecard::best);
}

void add_empathy(Columns<AttemptRow>& table) {
  table
      .number("empathy", "empathy_earned out of empathy_chances", kPerMille, 0, kPerMilleMost,
              [](const AttemptRow& row) { return optional_number(row.card->empathy); })
      .empty = "not enough evidence";
  table.count("empathy_decisions", "Decisions in which empathy was at stake",
              [](const AttemptRow& row) { return number(row.card->empathy_decisions); });
  table.number("empathy_earned", "What those decisions earned", kSums, 0, std::nullopt,
               [](const AttemptRow& row) { return number(row.card->empathy_earned); });
  table.number("empathy_chances",
               "What was at stake: in decisions that were made, closed off by them and, in an "
               "unfinished attempt, not come to",
               kSums, 0, std::nullopt,
               [](const AttemptRow& row) { return number(row.card->empathy_chances); });
  for (std::size_t k = 0; k < kCriterionCount; ++k) {
    const std::string name(score::name_of(static_cast<Criterion>(k)));
    table.number(name + "_earned",
                 "Of " + name +
                     ": what decisions earned above the least that "
                     "was offered",
                 kSums, 0, std::nullopt, [k](const AttemptRow& row) {
                   return number(figures_of(*row.card).criteria[k].earned);
                 });
    table.number(
        name + "_stake", "Of " + name + ": what was at stake in them", kSums, 0, std::nullopt,
        [k](const AttemptRow& row) { return number(figures_of(*row.card).criteria[k].stake); });
    table.count(name + "_observations", "Of " + name + ": decisions in which it made a difference",
                [k](const AttemptRow& row) {
                  return number(figures_of(*row.card).criteria[k].observations);
                });
  }
}

std::optional<std::int64_t> latency_of(const DecisionRow& row) {
  const AttemptRow& attempt = *row.attempt;
  const std::size_t step = row.decision->step;
  if (step >= attempt.at_ms.size() || !attempt.begun_ms) return std::nullopt;
  const std::int64_t before = step == 0 ? *attempt.begun_ms : attempt.at_ms[step - 1];
  const std::int64_t at = attempt.at_ms[step];
  if (!iso_time(before) || !iso_time(at) || at < before) return std::nullopt;
  return at - before;
}

const scenario::Node& node_of(const DecisionRow& row) {
  return row.attempt->scenario->nodes[row.decision->node];
}

void add_decision(Columns<DecisionRow>& table) {
  table.number("number", "Which decision of the attempt", "", 1, std::nullopt,
               [](const DecisionRow& row) { return number(row.decision->number); });
  table.count("step", "Which event of the attempt, from 0; cards looked up and continuing count",
              [](const DecisionRow& row) { return number(row.decision->step); });
  table.text("node", "The moment of the call",
             [](const DecisionRow& row) { return RowCell(node_of(row).id.text); });
  table.text("choice", "What was chosen", [](const DecisionRow& row) {
    return RowCell(node_of(row).choices[row.decision->choice].id.text);
  });
  table.time("at", "When it was chosen, by the device's clock", [](const DecisionRow& row) {
    const std::vector<std::int64_t>& at = row.attempt->at_ms;
    const std::size_t step = row.decision->step;
    return time_cell(step < at.size() ? std::optional(at[step]) : std::nullopt);
  });
  table
      .number("latency", "From the event before it, or the attempt's beginning, by that clock",
              "milliseconds", 0, std::nullopt,
              [](const DecisionRow& row) {
                const auto latency = latency_of(row);
                return latency ? number(*latency) : RowCell();
              })
      .empty = std::string(kClock) + ", or it went back";
  table.number("offered", "Choices that were available", "", 1, std::nullopt,
               [](const DecisionRow& row) { return number(row.decision->offered); });
  table.number("lost", "Points that it lost", kPoints, 0, std::nullopt,
               [](const DecisionRow& row) { return number(row.decision->lost); });
  for (std::size_t k = 0; k < kCriterionCount; ++k) {
    const std::string name(score::name_of(static_cast<Criterion>(k)));
    table.number(name + "_earned", "Of " + name + ": above the least that was offered", kSums, 0, 3,
                 [k](const DecisionRow& row) { return number(row.decision->earned[k]); });
    table.number(name + "_stake",
                 "Of " + name + ": between the least and the most that was offered", kSums, 0, 3,
                 [k](const DecisionRow& row) { return number(row.decision->stakes[k]); });
  }
  table.number("empathy_earned", "Of empathy: above the least that was offered", kSums, 0,
               std::nullopt,
               [](const DecisionRow& row) { return number(row.decision->earned_total); });
  table.number("empathy_stake", "Of empathy: between the least and the most that was offered",
               kSums, 0, std::nullopt,
               [](const DecisionRow& row) { return number(row.decision->stake); });
  table.number("closed_off", "Empathy's chances that were not reached because of it", kSums, 0,
               std::nullopt,
               [](const DecisionRow& row) { return number(row.decision->closed_off); });
  table.yes_no("critical", "Whether it was a critical miss",
               [](const DecisionRow& row) { return RowCell(row.decision->critical); });
}

std::vector<Column<AttemptRow>> make_attempt_columns() {
  Columns<AttemptRow> table;
  add_whose(table, [](const AttemptRow& row) -> const AttemptRow& { return row; });
  table.text("title", "The call's title",
             [](const AttemptRow& row) { return RowCell(row.scenario->title); });
  table
      .text("language", "The language that it is written in, as BCP 47 has it",
            [](const AttemptRow& row) { return text_or_nothing(row.scenario->language); })
      .empty = "the call doesn't say";
  table
      .text("sector", "The sector that it is set in",
            [](const AttemptRow& row) { return text_or_nothing(row.scenario->sector); })
      .empty = "the call doesn't say";
  table.time("begun", "When it was begun, by the device's clock",
             [](const AttemptRow& row) { return time_cell(row.begun_ms); });
  table.time("ended", "When it was closed, by the device's clock",
             [](const AttemptRow& row) { return time_cell(row.closed_ms); });
  table
      .text("closed",
            "finished: an ending was reached; left: the person left the call; superseded: the "
            "call was begun anew",
            [](const AttemptRow& row) { return RowCell(std::string(name_of(row.closed))); })
      .one_of = {"finished", "left", "superseded"};
  table
      .text("ending", "The ending that was reached",
            [](const AttemptRow& row) { return text_or_nothing(row.card->ending); })
      .empty = "none was";
  table.count("events", "Choices made and cards looked up",
              [](const AttemptRow& row) { return number(row.events->size()); });
  table.count("decisions",
              "Choices made where there was more than one, or that lost points; each is a row of "
              "decisions",
              [](const AttemptRow& row) { return number(row.card->decisions.size()); });
  add_account(table);
  add_empathy(table);
  table.count("critical_misses", "Decisions that were a critical miss",
              [](const AttemptRow& row) { return number(row.card->critical_misses); });
  table.number("seconds", "How long the call took, by what its author wrote; never by a clock",
               "seconds", 0, std::nullopt,
               [](const AttemptRow& row) { return number(row.card->seconds); });
  table.count("transfers", "How often the caller was passed on",
              [](const AttemptRow& row) { return number(row.card->transfers); });
  table.count("repeats", "How often the caller had to say something again",
              [](const AttemptRow& row) { return number(row.card->repeats); });
  return table.take();
}

std::vector<Column<DecisionRow>> make_decision_columns() {
  Columns<DecisionRow> table;
  add_whose(table, [](const DecisionRow& row) -> const AttemptRow& { return *row.attempt; });
  add_decision(table);
  return table.take();
}

}  // namespace

const std::vector<Column<AttemptRow>>& attempt_columns() {
  static const std::vector<Column<AttemptRow>> columns = make_attempt_columns();
  return columns;
}

const std::vector<Column<DecisionRow>>& decision_columns() {
  static const std::vector<Column<DecisionRow>> columns = make_decision_columns();
  return columns;
}

}  // namespace warmline::coach
