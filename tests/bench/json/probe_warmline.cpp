// app/core/json: RapidJSON's reader behind limits, and its validator with violations in plain
// words.
#include "core/json.h"
#include "probe.h"

bool read_and_validate(std::string_view text, std::string_view schema, std::string& why) {
  const warmline::json::ParseOutcome outcome = warmline::json::parse(text);
  std::vector<warmline::Diagnostic> problems = outcome.problems;
  if (outcome.document) problems = warmline::json::Schema(schema).validate(*outcome.document);
  if (problems.empty()) return true;
  why = to_line(problems.front());
  return false;
}
