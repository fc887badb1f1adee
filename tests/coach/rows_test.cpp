#include "coach/rows.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "core/json.h"

using namespace warmline;
using namespace warmline::coach;

TEST_CASE("a time is written as ISO 8601 has it, and none that no clock should say") {
  CHECK(iso_time(0) == "1970-01-01T00:00:00.000Z");
  // Seconds from `date -u -d … +%s`.
  CHECK(iso_time(951'782'399'999) == "2000-02-28T23:59:59.999Z");
  CHECK(iso_time(951'868'799'001) == "2000-02-29T23:59:59.001Z");
  CHECK(iso_time(1'795'392'000'000) == "2026-11-23T00:00:00.000Z");
  CHECK(iso_time(4'107'542'400'000) == "2100-03-01T00:00:00.000Z");
  CHECK(iso_time(253'402'300'799'999) == "9999-12-31T23:59:59.999Z");
  CHECK_FALSE(iso_time(253'402'300'800'000));
  CHECK_FALSE(iso_time(-1));
  CHECK_FALSE(iso_time(INT64_MIN));
  CHECK_FALSE(iso_time(INT64_MAX));
}

TEST_CASE("every column has a name of its own and says what it means") {
  const auto check = [](const auto& columns) {
    std::set<std::string> names;
    for (const auto& column : columns) {
      INFO(column.name);
      CHECK(names.insert(column.name).second);
      CHECK(std::all_of(column.name.begin(), column.name.end(),
                        [](char each) { return each == '_' || (each >= 'a' && each <= 'z'); }));
      CHECK_FALSE(column.meaning.empty());
      CHECK((column.type == CellType::kNumber || (!column.least && !column.most)));
    }
  };
  check(attempt_columns());
  check(decision_columns());
}

TEST_CASE("the columns keep their names and places: programs of others read them") {
  const std::string attempts = attempts_header(RowFormat::kCsv);
  CHECK(
      attempts ==
      "\xEF\xBB\xBFteam,group,person,person_key,data,attempt,scenario,version,kind,title,language,"
      "sector,begun,ended,closed,ending,events,decisions,resolution,achieved,lost,not_finished,"
      "out_of_reach_rules,out_of_reach_nobody,best,empathy,empathy_decisions,empathy_earned,"
      "empathy_chances,feel_earned,feel_stake,feel_observations,understand_earned,"
      "understand_stake,understand_observations,explore_earned,explore_stake,"
      "explore_observations,respect_earned,respect_stake,respect_observations,critical_misses,"
      "seconds,transfers,repeats\r\n");
  CHECK(decisions_header(RowFormat::kCsv) ==
        "\xEF\xBB\xBFteam,group,person,person_key,data,attempt,scenario,version,kind,number,step,"
        "node,choice,at,latency,offered,lost,feel_earned,feel_stake,understand_earned,"
        "understand_stake,explore_earned,explore_stake,respect_earned,respect_stake,empathy_earned,"
        "empathy_stake,closed_off,critical\r\n");
  CHECK(attempts_header(RowFormat::kJsonLines).empty());
}

TEST_CASE("the dictionary has an entry for each column, in their order") {
  const auto parsed = json::parse(dictionary(RowFormat::kJsonLines));
  REQUIRE(parsed.document);
  const json::Value all = parsed.document->root();
  REQUIRE(all.size() == attempt_columns().size() + decision_columns().size());
  for (std::size_t i = 0; i < attempt_columns().size(); ++i) {
    CHECK(all.item(i).find("file")->string() == "attempts");
    CHECK(all.item(i).find("column")->string() == attempt_columns()[i].name);
  }
  CHECK(all.item(all.size() - 1).find("column")->string() == "critical");
  CHECK(all.item(all.size() - 1).find("type")->string() == "yes or no");
}
