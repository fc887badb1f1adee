#include "coach/agreement.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "coach/oracle.h"
#include "core/random.h"

namespace warmline::test {

using coach::Agreement;
using coach::Metric;
using coach::Rating;
using coach::Ratings;

namespace {

constexpr std::nullopt_t kNo = std::nullopt;

// Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): four people, twelve units.
Ratings published() {
  return {{1, 2, 3, 3, 2, 1, 4, 1, 2, kNo, kNo, kNo},
          {1, 2, 3, 3, 2, 2, 4, 1, 2, 5, kNo, 3},
          {kNo, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, kNo},
          {1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, kNo}};
}

PerMille alpha(const Ratings& ratings, Metric metric) {
  const Agreement found = coach::krippendorff_alpha(ratings, metric);
  REQUIRE(found.figure);
  return coach::shown(*found.figure);
}

Ratings some_ratings(Random& random) {
  const std::size_t raters = 2 + random.below(5);
  const std::size_t units = 6 + random.below(20);
  Ratings ratings(raters, std::vector<std::optional<Rating>>(units));
  for (std::size_t unit = 0; unit < units; ++unit) {
    const auto truth = static_cast<Rating>(random.below(4));
    for (auto& row : ratings) {
      if (random.below(5) == 0) continue;
      row[unit] = truth + static_cast<Rating>(random.below(3)) - 1;
    }
  }
  return ratings;
}

template <typename Item>
void shuffle(std::vector<Item>& items, Random& random) {
  for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[random.below(i)]);
}

Ratings units_shuffled(const Ratings& ratings, Random& random) {
  std::vector<std::size_t> order(ratings.front().size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  shuffle(order, random);
  Ratings moved = ratings;
  for (std::size_t row = 0; row < ratings.size(); ++row) {
    for (std::size_t i = 0; i < order.size(); ++i) moved[row][i] = ratings[row][order[i]];
  }
  return moved;
}

}  // namespace

TEST_CASE("Alpha of the published example") {
  CHECK(alpha(published(), Metric::kNominal) == 743);
  CHECK(alpha(published(), Metric::kOrdinal) == 815);
  CHECK(alpha(published(), Metric::kInterval) == 849);
  const Agreement found = coach::krippendorff_alpha(published(), Metric::kOrdinal);
  CHECK(found.units == 11);  // the last was rated by one person
  CHECK(found.ratings == 40);
}

TEST_CASE("Alpha is what R makes of it") {
  const json::Document cases = oracle("alpha.json");
  REQUIRE(cases.root().size() == 7);
  for (std::size_t i = 0; i < cases.root().size(); ++i) {
    CAPTURE(i);
    const json::Value each = cases.root().item(i);
    const Ratings ratings = matrix(each, "ratings");
    CHECK(*coach::krippendorff_alpha(ratings, Metric::kNominal).figure ==
          close_to(real(each, "nominal")));
    CHECK(*coach::krippendorff_alpha(ratings, Metric::kOrdinal).figure ==
          close_to(real(each, "ordinal")));
    CHECK(*coach::krippendorff_alpha(ratings, Metric::kInterval).figure ==
          close_to(real(each, "interval")));
  }
}

TEST_CASE("Quadratic-weighted kappa is what R makes of it") {
  const json::Document cases = oracle("kappa.json");
  REQUIRE(cases.root().size() == 6);
  for (std::size_t i = 0; i < cases.root().size(); ++i) {
    CAPTURE(i);
    const json::Value each = cases.root().item(i);
    CHECK(*coach::weighted_kappa(matrix(each, "ratings")).figure == close_to(real(each, "kappa")));
  }
}

TEST_CASE("The order of people or of units changes no digit of an agreement") {
  Random random(61);
  for (int round = 0; round < 200; ++round) {
    CAPTURE(round);
    const Ratings ratings = some_ratings(random);
    Ratings people = ratings;
    shuffle(people, random);
    const Ratings units = units_shuffled(ratings, random);
    for (const Metric metric : {Metric::kNominal, Metric::kOrdinal, Metric::kInterval}) {
      const auto whole = coach::krippendorff_alpha(ratings, metric).figure;
      CHECK(whole == coach::krippendorff_alpha(people, metric).figure);
      CHECK(whole == coach::krippendorff_alpha(units, metric).figure);
      REQUIRE(whole);
      CHECK(*whole <= 1);
    }
    const Ratings two = {ratings[0], ratings[1]};
    const auto kappa = coach::weighted_kappa(two).figure;
    CHECK(kappa == coach::weighted_kappa({two[1], two[0]}).figure);
    CHECK(kappa == coach::weighted_kappa(units_shuffled(two, random)).figure);
  }
}

TEST_CASE("Ordinal alpha asks for the order of values alone, nominal not even for that") {
  Random random(62);
  for (int round = 0; round < 50; ++round) {
    const Ratings ratings = some_ratings(random);
    Ratings stretched = ratings;
    Ratings turned = ratings;
    for (auto& row : stretched) {
      for (auto& each : row) {
        if (each) each = *each * *each * *each * 7 + 3;
      }
    }
    for (auto& row : turned) {
      for (auto& each : row) {
        if (each) each = *each == 1 ? 3 : *each == 3 ? 1 : *each;
      }
    }
    CHECK(coach::krippendorff_alpha(ratings, Metric::kOrdinal).figure ==
          coach::krippendorff_alpha(stretched, Metric::kOrdinal).figure);
    CHECK(*coach::krippendorff_alpha(ratings, Metric::kNominal).figure ==
          close_to(*coach::krippendorff_alpha(turned, Metric::kNominal).figure));
  }
}

TEST_CASE("Full agreement is 1; too little to compare, or one value alone, is no figure") {
  const Ratings same = {{1, 2, 0, 2}, {1, 2, 0, 2}, {1, kNo, 0, 2}};
  for (const Metric metric : {Metric::kNominal, Metric::kOrdinal, Metric::kInterval}) {
    CHECK(*coach::krippendorff_alpha(same, metric).figure == 1);
  }
  CHECK(*coach::weighted_kappa({same[0], same[1]}).figure == 1);
  const Agreement alone = coach::krippendorff_alpha({{1, 2}, {kNo, kNo}}, Metric::kOrdinal);
  CHECK_FALSE(alone.figure);
  CHECK(alone.missing == coach::NoFigure::kTooFew);
  const Agreement habit = coach::krippendorff_alpha({{2, 2, 2}, {2, 2, 2}}, Metric::kOrdinal);
  CHECK_FALSE(habit.figure);
  CHECK(habit.missing == coach::NoFigure::kNoVariation);
  CHECK(coach::weighted_kappa({{2, 2, 2}, {2, 2, 2}}).missing == coach::NoFigure::kNoVariation);
  CHECK(coach::weighted_kappa({{2, kNo}, {2, 1}}).missing == coach::NoFigure::kTooFew);
  CHECK_FALSE(coach::krippendorff_alpha({}, Metric::kNominal).figure);
}

TEST_CASE("The usual marks") {
  CHECK(coach::standing_of(800) == coach::Standing::kReliable);
  CHECK(coach::standing_of(799) == coach::Standing::kTentative);
  CHECK(coach::standing_of(667) == coach::Standing::kTentative);
  CHECK(coach::standing_of(666) == coach::Standing::kUnreliable);
  CHECK(coach::shown(-0.2004) == -200);
  CHECK(coach::shown(0.8146) == 815);
}

TEST_CASE("Where people differ most comes first, and the shares make up all disagreement") {
  const auto found = coach::differences(published(), Metric::kInterval);
  REQUIRE(found.size() == 11);
  CHECK(found[0].unit == 5);  // 1 2 3 4
  CHECK(found[0].lowest == 1);
  CHECK(found[0].highest == 4);
  CHECK(found[0].ratings == 4);
  CHECK(found[0].disagreement == doctest::Approx(20.0 / 6));  // 3·1 + 2·4 + 1·9 over six pairs
  CHECK(found[1].unit == 1);  // 2 2 3 2, as the eighth: the earlier one first
  CHECK(found[2].unit == 7);
  CHECK(found[3].disagreement == 0);
  Random random(63);
  for (int round = 0; round < 50; ++round) {
    PerMille sum = 0;
    for (const auto& each : coach::differences(some_ratings(random), Metric::kOrdinal)) {
      sum += each.share;
    }
    CHECK(sum > 970);
    CHECK(sum < 1030);
  }
}

}  // namespace warmline::test
