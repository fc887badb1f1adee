#include "coach/bands.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "coach/oracle.h"
#include "coach/student.h"
#include "core/random.h"

namespace warmline::test {

using coach::Change;
using coach::Estimate;
using coach::Moved;
using coach::ScenarioValue;

namespace {

std::vector<ScenarioValue> values(const json::Value& object, const char* name) {
  const auto row = object.find(name);
  REQUIRE(row);
  std::vector<ScenarioValue> found;
  for (const auto& each : cells(*row)) found.push_back({*each, 2});
  return found;
}

std::vector<ScenarioValue> of(const std::vector<PerMille>& figures, std::int32_t observations = 2) {
  std::vector<ScenarioValue> found;
  for (const PerMille each : figures) found.push_back({each, observations});
  return found;
}

PerMille down(double figure) {
  return static_cast<PerMille>(std::floor(figure));
}
PerMille up(double figure) {
  return static_cast<PerMille>(std::ceil(figure));
}

}  // namespace

TEST_CASE("Student's t is what R makes of it") {
  const json::Document found = oracle("student.json");
  const auto freedom = cells(*found.root().find("freedom"));
  REQUIRE(freedom.size() == 51);
  for (std::size_t i = 0; i < freedom.size(); ++i) {
    CAPTURE(*freedom[i]);
    CHECK(coach::student_t(0.95, *freedom[i]) ==
          close_to(real(found.root().find("t975")->item(i))));
    CHECK(coach::student_t(0.90, *freedom[i]) == close_to(real(found.root().find("t95")->item(i))));
    CHECK(coach::student_t(0.99, *freedom[i]) ==
          close_to(real(found.root().find("t995")->item(i))));
  }
  CHECK(coach::student_t(0.95, 20'000) == coach::student_t(0.95, coach::kMostFreedom));
  CHECK(coach::student_within(0, 3) == 0);
}

TEST_CASE("Bands are R's, rounded outwards and clipped") {
  const json::Document cases = oracle("bands.json");
  REQUIRE(cases.root().size() == 12);
  int moved = 0;
  for (std::size_t i = 0; i < cases.root().size(); ++i) {
    CAPTURE(i);
    const json::Value each = cases.root().item(i);
    const Change found = coach::change(values(each, "before"), values(each, "after"));
    REQUIRE(found.band);
    const json::Value band = *each.find("band");
    CHECK(found.before.band->low == std::clamp(down(real(band.item(0))), 0, 1000));
    CHECK(found.before.band->high == std::clamp(up(real(band.item(1))), 0, 1000));
    const json::Value change = *each.find("change");
    CHECK(found.band->low == down(real(change.item(0))));
    CHECK(found.band->high == up(real(change.item(1))));
    CHECK(*found.difference == down(real(each, "difference") + 0.5));
    CHECK((found.moved == Moved::kUp) == (down(real(change.item(0))) > 0));
    moved += found.moved == Moved::kUp ? 1 : 0;
  }
  CHECK(moved > 0);
  CHECK(moved < 12);
}

TEST_CASE("No figure below eight observations, no band below five scenarios") {
  CHECK_FALSE(coach::estimate({}).mean);
  const Estimate seven = coach::estimate({{500, 2}, {500, 2}, {500, 3}});
  CHECK(seven.observations == 7);
  CHECK_FALSE(seven.mean);
  const Estimate eight = coach::estimate({{500, 2}, {501, 2}, {500, 3}, {501, 1}});
  CHECK(*eight.mean == 501);  // half up
  CHECK_FALSE(eight.band);
  CHECK_FALSE(
      coach::estimate(of({100, 200, 300, 400, 500}, 1)).band);  // five, with too little in them
  CHECK(coach::estimate(of({100, 200, 300, 400, 500})).band);
}

TEST_CASE("Bands end where figures do, and without any spread they have no width") {
  const Estimate wide = coach::estimate(of({0, 1000, 0, 1000, 0, 1000}));
  CHECK(wide.band->low == 0);
  CHECK(wide.band->high == 1000);
  const Estimate none = coach::estimate(of({700, 700, 700, 700, 700}));
  CHECK(none.band->low == 700);
  CHECK(none.band->high == 700);
}

TEST_CASE("Moved only where the band of the difference leaves out nought") {
  const std::vector<ScenarioValue> low = of({300, 340, 280, 320, 310});
  const std::vector<ScenarioValue> high = of({600, 640, 580, 620, 610});
  CHECK(coach::change(low, high).moved == Moved::kUp);
  CHECK(coach::change(high, low).moved == Moved::kDown);
  CHECK(*coach::change(high, low).difference == -300);
  CHECK(coach::change(low, low).moved == Moved::kNotShown);
  CHECK(coach::change(low, of({100, 900, 200, 800, 600})).moved == Moved::kNotShown);
  const Change unknown = coach::change(low, of({900, 900, 900, 900}));
  CHECK(unknown.moved == Moved::kNotKnown);
  CHECK_FALSE(unknown.difference);
  CHECK_FALSE(unknown.band);
}

TEST_CASE("The order of scenarios changes no digit, and turning a change round turns its band") {
  Random random(64);
  for (int round = 0; round < 500; ++round) {
    CAPTURE(round);
    std::vector<ScenarioValue> before;
    std::vector<ScenarioValue> after;
    for (auto* each : {&before, &after}) {
      const std::size_t count = 5 + random.below(12);
      for (std::size_t i = 0; i < count; ++i) {
        each->push_back({static_cast<PerMille>(random.below(1001)), 2});
      }
    }
    const Change whole = coach::change(before, after);
    const Change back = coach::change(after, before);
    std::reverse(before.begin(), before.end());
    std::rotate(after.begin(), after.begin() + 2, after.end());
    const Change again = coach::change(before, after);
    CHECK(again.band->low == whole.band->low);
    CHECK(again.band->high == whole.band->high);
    CHECK(again.before.band->low == whole.before.band->low);
    CHECK(*again.after.mean == *whole.after.mean);
    CHECK(back.band->low == -whole.band->high);
    CHECK(back.band->high == -whole.band->low);
    CHECK(whole.before.band->low <= *whole.before.mean);
    CHECK(whole.before.band->high >= *whole.before.mean);
  }
}

TEST_CASE("A band covers the truth about as often as it says") {
  // Values are spread evenly over 200..800: the truth is 500.
  Random random(65);
  int covered = 0;
  constexpr int kRounds = 4000;
  for (int round = 0; round < kRounds; ++round) {
    std::vector<ScenarioValue> found;
    for (int i = 0; i < 8; ++i) {
      found.push_back({200 + static_cast<PerMille>(random.below(601)), 2});
    }
    const Estimate each = coach::estimate(found);
    covered += each.band->low <= 500 && each.band->high >= 500 ? 1 : 0;
  }
  CHECK(covered > kRounds * 93 / 100);
  CHECK(covered < kRounds * 97 / 100);
}

}  // namespace warmline::test
