// Coach's sheets about the team: in what order they tell, of which day they are, and whom they
// name.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ui/coach_fixture.h"
#include "ui/models_coach_across.h"
#include "ui/page_html.h"

using namespace warmline;
using namespace warmline::ui;
using What = CoachPage::What;

namespace {

AppState sample() {
  return fixture::sample_state();
}

void wish(AppState& state, What what) {
  update(state, CoachPage{what, 0, "", {}}, fixture::env());
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// Where each of `parts` begins, one after the other; npos from the first that doesn't follow.
std::vector<std::size_t> places_in(const std::string& text, const std::vector<std::string>& parts) {
  std::vector<std::size_t> found;
  std::size_t at = 0;
  for (const std::string& part : parts) {
    if (at != std::string::npos) at = text.find(part, at);
    found.push_back(at);
  }
  return found;
}

}  // namespace

TEST_CASE("on paper the rules stand in one order, those that cost most first, with the day") {
  AppState state = sample();
  wish(state, What::kPrintReach);
  const std::string page = state.file_out->bytes;
  std::vector<ReachRule> rules = reach_model(state).rules;
  std::stable_sort(rules.begin(), rules.end(),
                   [](const ReachRule& a, const ReachRule& b) { return a.value > b.value; });
  std::vector<std::string> rows, parts;
  for (const ReachRule& rule : rules) {
    rows.push_back("<td>" + html_text(rule.rule) + "</td>");
    if (rule.value > 0) parts.push_back("<h3>" + html_text(rule.rule) + "</h3>");
  }
  REQUIRE(parts.size() > 3);
  REQUIRE(parts.size() < rows.size());
  CHECK(places_in(page, rows).back() != std::string::npos);
  CHECK(places_in(page, parts).back() != std::string::npos);
  CHECK_FALSE(has(page, "<h3>" + html_text(rules.back().rule)));
  CHECK(has(page, "Made with Warmline on 14 November 2023."));
  wish(state, What::kPrintTeam);
  CHECK(has(state.file_out->bytes, "Made with Warmline on 14 November 2023."));
  CHECK(has(state.file_out->bytes, "Shown: all 12 weeks · all calls"));
  CHECK(has(state.file_out->bytes, "in the order “Talk with first”"));
}

TEST_CASE("whoever met a rule twice in a week is named once") {
  AppState state = sample();
  wish(state, What::kNames);
  bool twice = false;
  for (const ReachRule& rule : reach_model(state).rules) {
    for (const ReachPlace& place : rule.places) {
      twice = twice || has(place.who, " (twice)");
      for (int week = 1; week <= 12; ++week) {
        const std::string number = std::to_string(week);
        CHECK_FALSE(has(place.who, " " + number + ", " + number + ","));
        CHECK_FALSE(has(place.who, " " + number + " and " + number + ";"));
      }
    }
  }
  CHECK(twice);
}
