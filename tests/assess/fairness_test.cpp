// Groups beside each other: who is counted, what the rule selects, and figures that are known.
#include "assess/fairness.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "assess/judged.h"
#include "core/random.h"

using namespace warmline;
using namespace warmline::assess;
using test::judged_person;

namespace {

struct People {
  std::vector<Judged> judged;
  std::vector<std::string> codes;
  Groups groups;

  People() { groups.columns = {"gender", "other"}; }
  void add(const std::string& code, const std::string& group,
           const std::vector<std::optional<PerMille>>& values) {
    judged.push_back(judged_person(values));
    codes.push_back(code);
    groups.people.push_back({code, {group, ""}});
  }
  [[nodiscard]] Fairness fair(SelectionRule rule = {Measure::kRespect, {}},
                              std::size_t column = 0) const {
    std::vector<FairPerson> people;
    for (std::size_t i = 0; i < judged.size(); ++i) people.push_back({codes[i], &judged[i]});
    return fairness(people, 2, groups, column, rule);
  }
};

// Twenty women of whom 15 come out at 800 and the rest at 200, twenty men of whom 5 do, four
// others.
People forty_four() {
  People people;
  for (int i = 0; i < 20; ++i)
    people.add("W" + std::to_string(i), "Women", {i < 15 ? 800 : 200, i < 15 ? 800 : 200});
  for (int i = 0; i < 20; ++i)
    people.add("M" + std::to_string(i), "Men", {i < 5 ? 800 : 200, i < 5 ? 800 : 200});
  for (int i = 0; i < 4; ++i) people.add("O" + std::to_string(i), "Other", {200, 200});
  return people;
}

}  // namespace

TEST_CASE("fairness: rates, ratios and Fisher's p of a table that is known") {
  const Fairness found = forty_four().fair();
  CHECK(found.judged == 44);
  CHECK(found.selected == 20);
  REQUIRE(found.median);
  CHECK(*found.median == 200);
  REQUIRE(found.groups.size() == 3);
  CHECK(found.groups[0].name == "Men");
  CHECK(found.groups[2].name == "Women");
  const GroupImpact& men = found.impact.groups[0];
  CHECK(men.counts.people == 20);
  CHECK(men.counts.selected == 5);
  CHECK(*men.ratio == doctest::Approx(1.0 / 3));
  CHECK(men.below_four_fifths);
  // Hypergeometric by hand, two-sided; R: fisher.test(matrix(c(15, 5, 5, 15), 2))$p.value
  CHECK(*men.p == doctest::Approx(0.003847527308377528).epsilon(1e-9));
  CHECK(*found.impact.highest == 2);
  CHECK_FALSE(found.impact.groups[1].computed);
  CHECK(found.groups[1].scenarios.empty());
  CHECK(found.groups[2].scenarios.empty());
  REQUIRE(found.groups[0].difference.g);
  CHECK(*found.groups[0].difference.g < 0);  // men are lower
  CHECK(found.groups[0].scenarios.size() == 2);
}

TEST_CASE("fairness: the team's own mark selects at it and above") {
  const People people = forty_four();
  CHECK(people.fair({Measure::kRespect, 800}).selected == 20);
  CHECK(people.fair({Measure::kRespect, 801}).selected == 0);
  CHECK(people.fair({Measure::kRespect, 200}).selected == 44);
  CHECK_FALSE(people.fair({Measure::kRespect, 801}).impact.groups[0].ratio);
}

TEST_CASE("fairness: everybody is accounted for") {
  People people = forty_four();
  people.groups.people.push_back({"nobody-1", {"Men", ""}});
  people.groups.people.push_back({"nobody-2", {"Martians", ""}});
  people.add("left", "Men", {900, 900});
  people.judged.back().phase = SeatPhase::kLeft;
  people.add("midway", "Men", {900, 900});
  people.judged.back().phase = SeatPhase::kInCall;
  people.add("thin", "Men", {900, std::nullopt});  // five observations: not enough evidence
  people.add("unsaid", "", {900, 900});
  people.judged.push_back(judged_person({900, 900}));
  people.codes.push_back("missing");
  const Fairness found = people.fair();
  CHECK(found.unfinished == 2);
  CHECK(found.no_figure == 1);
  CHECK(found.strangers == 2);
  CHECK(found.no_group == 2);
  CHECK(found.judged == 46);
  CHECK(found.selected == 22);
  CHECK(found.groups.size() == 3);  // no group of whom nobody is here
  std::int64_t counted = 0;
  for (const GroupImpact& each : found.impact.groups) counted += each.counts.people;
  CHECK(static_cast<std::size_t>(counted) + found.no_group == found.judged);
  const Fairness none = people.fair({Measure::kRespect, {}}, 1);
  CHECK(none.groups.empty());
  CHECK(none.no_group == none.judged);
}

TEST_CASE("fairness: neither the order of people nor of the file changes a figure") {
  People people = forty_four();
  const Fairness before = people.fair();
  Random random(3);
  for (int round = 0; round < 5; ++round) {
    for (std::size_t i = people.codes.size() - 1; i > 0; --i) {
      const std::size_t k = random.below(i + 1);
      std::swap(people.codes[i], people.codes[k]);
      std::swap(people.judged[i], people.judged[k]);
      std::swap(people.groups.people[i], people.groups.people[random.below(i + 1)]);
    }
    const Fairness after = people.fair();
    for (std::size_t i = 0; i < before.groups.size(); ++i) {
      CHECK(after.groups[i].name == before.groups[i].name);
      CHECK(after.impact.groups[i].counts.selected == before.impact.groups[i].counts.selected);
      CHECK(after.impact.groups[i].adjusted == before.impact.groups[i].adjusted);
      CHECK(after.groups[i].difference.g == before.groups[i].difference.g);
      CHECK(after.groups[i].difference.low == before.groups[i].difference.low);
    }
  }
}

TEST_CASE(
    "fairness: a scenario that is harder for one group of like score is found, others aren't") {
  People people;
  Random random(11);
  for (int i = 0; i < 400; ++i) {
    const bool woman = i % 2 == 0;
    const auto skill = static_cast<PerMille>(random.below(600));
    const auto noise = [&random] { return static_cast<PerMille>(random.below(400)); };
    const PerMille lost = woman ? 0 : std::min<PerMille>(skill, 150);
    people.judged.push_back(judged_person({skill - lost + noise(), skill + noise(), skill + noise(),
                                           skill + noise(), skill + noise(), skill + noise()}));
    people.codes.push_back("C" + std::to_string(i));
    people.groups.people.push_back({people.codes.back(), {woman ? "Women" : "Men", ""}});
  }
  std::vector<FairPerson> who;
  for (std::size_t i = 0; i < people.judged.size(); ++i)
    who.push_back({people.codes[i], &people.judged[i]});
  const Fairness found = fairness(who, 6, people.groups, 0, {Measure::kRespect, {}});
  REQUIRE(*found.impact.highest == 1);
  const auto& scenarios = found.groups[0].scenarios;
  REQUIRE(scenarios.size() == 6);
  CHECK(*scenarios[0].adjusted < 0.001);
  CHECK(*scenarios[0].found.delta < -1.5);
  CHECK(*scenarios[0].found.odds_ratio > 2);
  for (std::size_t i = 1; i < 6; ++i) CHECK(*scenarios[i].found.delta > *scenarios[0].found.delta);
}

TEST_CASE("fairness: people are matched by the other scenarios alone") {
  People people;
  for (int i = 0; i < 24; ++i) {
    const bool woman = i % 2 == 0;
    const bool passed = i % 12 < 2 ? !woman : woman;  // ten of twelve women, two of twelve men
    people.add("C" + std::to_string(i), woman ? "Women" : "Men", {passed ? 800 : 200, 500});
  }
  const Fairness found = people.fair();
  REQUIRE(found.impact.highest);
  REQUIRE(found.groups[*found.impact.highest].name == "Women");
  const MantelHaenszel& first = found.groups[0].scenarios[0].found;
  CHECK(first.strata == 1);
  CHECK(first.people == 24);
  CHECK(*first.odds_ratio == doctest::Approx(25));  // 10·10 ÷ 2·2
  CHECK(found.groups[0].scenarios[1].found.strata == 0);
}

TEST_CASE("fairness: more values than groups can have aren't groups") {
  People people;
  for (int i = 0; i < 41; ++i)
    people.add("C" + std::to_string(i), "g" + std::to_string(i), {500, 500});
  const Fairness found = people.fair();
  CHECK(found.too_many);
  CHECK(found.groups.empty());
  CHECK(found.no_group == 41);
}
