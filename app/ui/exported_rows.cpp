#include "ui/exported_rows.h"

#include <utility>

namespace warmline::ui {
namespace {

coach::AttemptRow row_of(const CoachState& coach, std::size_t index) {
  const coach::Team& team = *coach.team;
  const coach::TeamAttempt& attempt = team.attempts[index];
  coach::AttemptRow row;
  row.person = team.people[attempt.person].code;
  row.group = team.people[attempt.person].group;
  row.simulated = team.simulated;
  row.kind = attempt.kind;
  row.scenario = team.scenarios[attempt.scenario].scenario.get();
  row.card = &attempt.card;
  row.events = &attempt.events;
  row.closed = attempt.card.finished ? progress::ClosedHow::kFinished : progress::ClosedHow::kLeft;
  const auto found = coach.roster.attempts.find(coach.attempt_ids[index]);
  if (team.simulated || found == coach.roster.attempts.end()) return row;
  const coach::RosterAttempt& handed_in = found->second;
  row.person = handed_in.person.name;
  if (!handed_in.person.key.empty()) row.key = progress::fingerprint(handed_in.person.key);
  row.attempt = found->first;
  row.closed = handed_in.attempt.closed;
  row.begun_ms = handed_in.attempt.begun_ms;
  row.closed_ms = handed_in.attempt.closed_ms;
  for (const progress::ResultEvent& event : handed_in.attempt.events)
    row.at_ms.push_back(event.at_ms);
  return row;
}

}  // namespace

RowsFile exported_rows(const CoachState& coach, RowsOf what, coach::RowFormat format) {
  const bool is_csv = format == coach::RowFormat::kCsv;
  RowsFile file;
  file.mime = is_csv ? "text/csv;charset=utf-8" : "application/x-ndjson";
  const std::string ending = is_csv ? ".csv" : ".jsonl";
  if (what == RowsOf::kDictionary) {
    file.name = std::string("warmline-dictionary") + (is_csv ? ".csv" : ".json");
    if (!is_csv) file.mime = "application/json";
    file.bytes = coach::dictionary(format);
    return file;
  }
  const bool attempts = what == RowsOf::kAttempts;
  file.name = (attempts ? "warmline-rows-attempts" : "warmline-rows-decisions") + ending;
  file.bytes = attempts ? coach::attempts_header(format) : coach::decisions_header(format);
  for (std::size_t i = 0; i < coach.team->attempts.size(); ++i) {
    const coach::AttemptRow row = row_of(coach, i);
    if (attempts) {
      coach::append_attempt(file.bytes, format, row);
    } else {
      coach::append_decisions(file.bytes, format, row);
    }
  }
  return file;
}

}  // namespace warmline::ui
