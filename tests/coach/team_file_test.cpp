#include "coach/team_file.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "core/random.h"

namespace warmline::test {

using coach::TeamFileReading;
using coach::TeamRow;
using coach::TeamTable;

namespace {

TeamRow some_row(Random& random) {
  const auto number = [&random](std::size_t most) {
    return static_cast<std::int32_t>(random.below(most + 1));
  };
  TeamRow row;
  row.week = static_cast<coach::Week>(number(51));
  row.kind = static_cast<coach::AttemptKind>(number(2));
  row.resolution = number(1000);
  if (number(3) > 0) row.empathy = number(1000);
  row.empathy_decisions = number(12);
  row.decisions = number(20);
  for (coach::CriterionSums& each : row.criteria) {
    each.stake = number(30);
    each.earned = number(static_cast<std::size_t>(each.stake));
    each.observations = number(static_cast<std::size_t>(each.stake));
  }
  row.critical_misses = number(2);
  row.seconds = number(900);
  row.transfers = number(3);
  row.repeats = number(3);
  return row;
}

std::string some_file(Random& random, std::size_t rows) {
  std::string text = coach::team_file_header();
  for (std::size_t i = 0; i < rows; ++i) {
    const std::string person = std::to_string(random.below(9));
    coach::append_team_line(text, "p-" + person, person < "4" ? "early" : "late",
                            "call-" + std::to_string(random.below(5)), "health", some_row(random));
  }
  return text;
}

std::string written(const TeamTable& table) {
  std::string text = coach::team_file_header();
  const coach::TeamColumns& columns = table.columns();
  for (std::size_t i = 0; i < table.attempts(); ++i) {
    TeamRow row;
    row.week = columns.week[i];
    row.kind = columns.kind[i];
    row.resolution = columns.resolution[i];
    if (columns.empathy[i] != coach::kNoValue) row.empathy = columns.empathy[i];
    row.empathy_decisions = columns.empathy_decisions[i];
    row.decisions = columns.decisions[i];
    for (std::size_t k = 0; k < row.criteria.size(); ++k) {
      row.criteria[k] = {columns.earned[k][i], columns.stake[k][i], columns.observations[k][i]};
    }
    row.critical_misses = columns.critical_misses[i];
    row.seconds = static_cast<Seconds>(columns.seconds[i]);
    row.transfers = columns.transfers[i];
    row.repeats = columns.repeats[i];
    const coach::TeamPerson person = table.person(columns.person[i]);
    const coach::TeamScenario scenario = table.scenario(columns.scenario[i]);
    coach::append_team_line(text, person.code, table.groups()[person.group], scenario.code,
                            table.sectors()[scenario.sector], row);
  }
  return text;
}

// "code at where"; "" for a file that is read.
std::string problem(const std::string& text) {
  TeamFileReading reading;
  (void)reading.feed(text);
  const auto error = reading.finish();
  return error ? error->code + " at " + error->where : "";
}

std::string with(const std::string& from, const std::string& to) {
  const std::string line =
      "sim-1,early,call-1,health,1,first,500,,2,3,1,2,1,0,0,0,0,0,0,0,0,0,0,95,0,0\n";
  std::string changed = line;
  const std::size_t at = changed.find(from);
  REQUIRE(at != std::string::npos);
  changed.replace(at, from.size(), to);
  return coach::team_file_header() + line + changed;
}

}  // namespace

TEST_CASE("What was written is read again, however it is cut") {
  Random random(74);
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    std::string text = some_file(random, 40);
    TeamFileReading reading;
    for (std::size_t from = 0; from < text.size();) {
      const std::size_t size = 1 + random.below(200);
      CHECK_FALSE(reading.feed(std::string_view(text).substr(from, size)));
      from += size;
    }
    CHECK_FALSE(reading.finish());
    CHECK(reading.attempts() == 40);
    CHECK(written(reading.take()) == text);
  }
}

TEST_CASE("A last line without a break counts, and so do breaks of two bytes") {
  const std::string text = with("500", "501");
  std::string other;
  for (const char each : text) other += each == '\n' ? "\r\n" : std::string(1, each);
  TeamFileReading reading;
  CHECK_FALSE(reading.feed(std::string_view(other).substr(0, other.size() - 2)));
  CHECK(reading.attempts() == 1);
  CHECK_FALSE(reading.finish());
  CHECK(reading.attempts() == 2);
}

TEST_CASE("What is wrong in a file of attempts is said with its line") {
  CHECK(problem(with("500", "0")) == "");
  CHECK(problem("") == "empty at line 0");
  CHECK(problem("name,score\nA,1\n") == "not-a-team-file at line 1");
  CHECK(problem(std::string(100'000, 'x')) == "bad-line at line 1");
  CHECK(problem(with("500", "1001")) == "bad-line at line 3");
  CHECK(problem(with("500", "-1")) == "bad-line at line 3");
  CHECK(problem(with("500", "5e2")) == "bad-line at line 3");
  CHECK(problem(with("500", "99999999999")) == "bad-line at line 3");
  CHECK(problem(with("500,", "")) == "bad-line at line 3");
  CHECK(problem(with("500", "500,500")) == "bad-line at line 3");
  CHECK(problem(with("1,first", "0,first")) == "bad-line at line 3");
  CHECK(problem(with("1,first", "521,first")) == "bad-line at line 3");
  CHECK(problem(with("first", "best")) == "bad-line at line 3");
  CHECK(problem(with("1,2,1", "3,2,1")) == "bad-line at line 3");  // more earned than at stake
  CHECK(problem(with("1,2,1", "1,2,3")) == "bad-line at line 3");
  CHECK(problem(with("sim-1", "=1+1")) == "bad-line at line 3");
  CHECK(problem(with("sim-1", "")) == "bad-line at line 3");
  CHECK(problem(with("sim-1", std::string(65, 'a'))) == "bad-line at line 3");
  CHECK(problem(with("early", "late")) == "two-groups at line 3");
  CHECK(problem(with("health", "retail")) == "two-groups at line 3");
}

TEST_CASE("Nothing more is read after an error, and no bytes break the reading") {
  TeamFileReading reading;
  CHECK(reading.feed("nonsense\n"));
  CHECK(reading.feed(with("500", "1")));
  CHECK(reading.attempts() == 0);
  Random random(75);
  for (int round = 0; round < 3000; ++round) {
    std::string text = some_file(random, 3);
    for (int change = 0; change < 3; ++change) {
      text[random.below(text.size())] = static_cast<char>(random.below(256));
    }
    TeamFileReading each;
    (void)each.feed(text);
    (void)each.finish();
    CHECK(each.attempts() <= 3 + 3);
  }
}

TEST_CASE("More scenarios or sectors than can be held are said to be too many") {
  const auto many = [](std::size_t count, bool sectors) {
    std::string text = coach::team_file_header();
    for (std::size_t i = 0; i < count; ++i) {
      const std::string number = std::to_string(i);
      coach::append_team_line(text, "p", "g", "s" + number, sectors ? "x" + number : "x", {});
    }
    return problem(text);
  };
  CHECK(many(coach::kMostScenarios, false) == "");
  CHECK(many(coach::kMostScenarios + 1, false) == "too-many at line 2002");
  CHECK(many(coach::kMostNames + 1, true) == "too-many at line 1002");
}

}  // namespace warmline::test
