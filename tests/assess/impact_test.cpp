#include "assess/impact.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "coach/oracle.h"
#include "core/random.h"
#include "support/sanitized.h"

namespace warmline::test {

using assess::GroupImpact;
using assess::Impact;
using assess::Selected;

TEST_CASE("Ratios, p against the highest and Holm over all pairs are R's; Berkeley's departments") {
  const json::Document cases = oracle("impact.json");
  REQUIRE(cases.root().size() == 9);
  for (std::size_t i = 0; i < cases.root().size(); ++i) {
    CAPTURE(i);
    const json::Value each = cases.root().item(i);
    const std::vector<std::int32_t> people = whole_numbers(each, "people");
    const std::vector<std::int32_t> selected = whole_numbers(each, "selected");
    std::vector<Selected> groups;
    for (std::size_t k = 0; k < people.size(); ++k) groups.push_back({people[k], selected[k]});
    const Impact found = assess::impact(groups);
    REQUIRE(found.highest);
    CHECK(static_cast<std::int64_t>(*found.highest) == each.find("highest")->integer());
    CHECK(found.pairs == people.size() * (people.size() - 1) / 2);
    const std::vector<double> ratio = reals(each, "ratio");
    for (std::size_t k = 0; k < people.size(); ++k) {
      CAPTURE(k);
      CHECK(*found.groups[k].ratio == close_to(ratio[k]));
      const json::Value p = each.find("p")->item(k);
      REQUIRE(found.groups[k].p.has_value() == p.is_string());
      REQUIRE(found.groups[k].adjusted.has_value() == p.is_string());
      CHECK(found.groups[k].power.has_value() == p.is_string());
      if (!found.groups[k].p) continue;
      CHECK(*found.groups[k].p == close_in_digits(real(p)));
      CHECK(*found.groups[k].adjusted == close_in_digits(real(each.find("adjusted")->item(k))));
    }
  }
}

TEST_CASE("Small groups are counted and nothing is worked out of them") {
  const Impact found = assess::impact({{9, 9}, {10, 4}, {40, 20}});
  CHECK(found.computed == 2);
  CHECK(found.pairs == 1);
  CHECK(*found.highest == 2);
  CHECK(found.groups[0].counts.people == 9);
  CHECK_FALSE(found.groups[0].computed);
  CHECK_FALSE(found.groups[0].rate);
  CHECK_FALSE(found.groups[0].ratio);
  CHECK_FALSE(found.groups[0].p);
  CHECK_FALSE(found.groups[0].power);
  CHECK(*found.groups[1].ratio == close_to(.8));
  CHECK_FALSE(found.groups[1].below_four_fifths);  // exactly four fifths
  CHECK(assess::impact({{10, 3}, {40, 20}}).groups[0].below_four_fifths);
}

TEST_CASE("Of equal rates the larger group is the highest, then the first") {
  CHECK(*assess::impact({{20, 10}, {40, 20}, {40, 20}}).highest == 1);
  CHECK(*assess::impact({{20, 10}, {20, 10}}).highest == 0);
}

TEST_CASE("One group alone, none, or nobody selected: nothing to compare") {
  CHECK_FALSE(assess::impact({}).highest);
  CHECK_FALSE(assess::impact({{9, 4}, {3, 1}}).highest);
  const Impact alone = assess::impact({{90, 40}, {3, 1}});
  CHECK(*alone.groups[0].ratio == 1);
  CHECK_FALSE(alone.groups[0].p);
  CHECK(alone.pairs == 0);
  const Impact none = assess::impact({{90, 0}, {30, 0}});
  CHECK(*none.groups[0].rate == 0);
  CHECK_FALSE(none.groups[0].ratio);
  CHECK_FALSE(none.groups[0].p);
}

TEST_CASE("Underpowered is said of the few and not of the many") {
  const Impact few = assess::impact({{50, 25}, {50, 20}});
  CHECK(few.groups[1].underpowered);
  CHECK(*few.groups[1].power == close_to(assess::fisher_power({50, .4}, {50, .5}, .05)));
  const Impact many = assess::impact({{2'000, 1'000}, {2'000, 900}});
  CHECK_FALSE(many.groups[1].underpowered);
  // A third group asks more of each comparison: .05 ÷ 3.
  const Impact three = assess::impact({{500, 250}, {500, 230}, {500, 240}});
  CHECK(*three.groups[1].power == close_to(assess::fisher_power({500, .4}, {500, .5}, .05 / 3)));
}

TEST_CASE("With no difference it cries out once in twenty at most, the four fifths far oftener") {
  Random random(77);
  constexpr std::size_t kRounds = test::kSanitized ? 160 : 800;
  constexpr std::size_t kPeople = 60;
  for (const std::size_t groups : {std::size_t{2}, std::size_t{4}, std::size_t{6}}) {
    std::size_t alarms = 0;
    std::size_t fifths = 0;
    for (std::size_t round = 0; round < kRounds; ++round) {
      std::vector<std::optional<std::size_t>> group;
      std::vector<std::int32_t> values;
      for (std::size_t i = 0; i < groups * kPeople; ++i) {
        group.emplace_back(i % groups);
        values.push_back(static_cast<std::int32_t>(random.below(1'000'000)));
      }
      const Impact found =
          assess::impact(assess::counted(group, assess::above_median(values), groups));
      const auto any = [&found](const auto& says) {
        return std::any_of(found.groups.begin(), found.groups.end(), says);
      };
      if (any([](const GroupImpact& each) { return each.adjusted.value_or(1) <= .05; })) ++alarms;
      if (any([](const GroupImpact& each) { return each.below_four_fifths; })) ++fifths;
    }
    CAPTURE(groups);
    CAPTURE(alarms);
    CAPTURE(fifths);
    CHECK(alarms <= kRounds / 20);
    CHECK(fifths > kRounds / 10);  // of two groups it is .20 (hypergeometric), of more it is more
  }
}

TEST_CASE("Above the median: ties with it don't lie above; an even number has its middle halfway") {
  using Flags = std::vector<bool>;
  CHECK(assess::above_median({}).empty());
  CHECK(assess::above_median({5}) == Flags{false});
  CHECK(assess::above_median({3, 1, 2}) == Flags{true, false, false});
  CHECK(assess::above_median({4, 1, 2, 3}) == Flags{true, false, false, true});
  CHECK(assess::above_median({7, 7, 7, 9}) == Flags{false, false, false, true});
  CHECK(assess::above_median({-3, -1}) == Flags{false, true});
}

TEST_CASE("People whose group is not known count for none, and for the median") {
  const std::vector<std::optional<std::size_t>> group{0, std::nullopt, 1, 1, 0};
  const std::vector<Selected> found =
      assess::counted(group, assess::above_median({1, 9, 5, 6, 2}), 3);
  REQUIRE(found.size() == 3);
  CHECK(found[0].people == 2);
  CHECK(found[0].selected == 0);
  CHECK(found[1].people == 2);
  CHECK(found[1].selected == 1);
  CHECK(found[2].people == 0);
}

}  // namespace warmline::test
