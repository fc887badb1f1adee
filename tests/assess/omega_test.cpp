#include "assess/omega.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "assess/people.h"
#include "coach/oracle.h"
#include "core/random.h"

namespace warmline::test {

using assess::CriterionTable;
using assess::NoOmega;
using assess::Omega;

TEST_CASE("Omega and its loadings are those of the least squares in R, and nearly psych's") {
  const json::Document cases = oracle("forms.json");
  for (std::size_t i = 0; i < cases.root().size(); ++i) {
    CAPTURE(i);
    const json::Value each = cases.root().item(i);
    const Omega found = assess::omega(table_of(matrix(each, "people")));
    REQUIRE(found.total);
    CHECK(found.missing == NoOmega::kNone);
    CHECK(*found.total == close_to(real(each, "total")));
    CHECK(*found.standardised == close_to(real(each, "standardised")));
    CHECK(*found.standardised == doctest::Approx(real(each, "psych")).epsilon(1e-4).scale(1));
    const std::vector<double> loadings = reals(each, "loadings");
    const std::vector<double> theirs = reals(each, "psych_loadings");
    REQUIRE(found.loadings.size() == loadings.size());
    for (std::size_t k = 0; k < loadings.size(); ++k) {
      CAPTURE(k);
      CHECK(found.loadings[k] == close_to(loadings[k]));
      CHECK(std::abs(found.loadings[k] - theirs[k]) < 5e-4);
    }
  }
}

namespace {

double correlation(const CriterionTable& table, std::size_t one, std::size_t other) {
  double x = 0;
  double y = 0;
  const auto people = static_cast<double>(table.people.size());
  for (const auto& row : table.people) {
    x += *row[one] / people;
    y += *row[other] / people;
  }
  double xx = 0;
  double yy = 0;
  double xy = 0;
  for (const auto& row : table.people) {
    xx += (*row[one] - x) * (*row[one] - x);
    yy += (*row[other] - y) * (*row[other] - y);
    xy += (*row[one] - x) * (*row[other] - y);
  }
  return xy / std::sqrt(xx * yy);
}

}  // namespace

TEST_CASE("Of three scenarios the loadings have a formula, or there is no omega") {
  Random random(73);
  int proper = 0;
  int improper = 0;
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    const CriterionTable table = some_people(random, 3);
    const double r01 = correlation(table, 0, 1);
    const double r02 = correlation(table, 0, 2);
    const double r12 = correlation(table, 1, 2);
    if (std::min({r01, r02, r12}) < 0.05) continue;
    const double squares[] = {r01 * r02 / r12, r01 * r12 / r02, r02 * r12 / r01};
    const double largest = *std::max_element(std::begin(squares), std::end(squares));
    const Omega found = assess::omega(table);
    if (largest < 0.98) {
      REQUIRE(found.total);
      ++proper;
      for (std::size_t i = 0; i < 3; ++i) {
        CHECK(found.loadings[i] == close_to(std::sqrt(squares[i])));
      }
    } else if (largest > 1.01) {
      ++improper;
      CHECK(found.missing == NoOmega::kImproper);
      CHECK_FALSE(found.total);
      CHECK_FALSE(found.standardised);
      CHECK(found.loadings.size() == 3);
    }
  }
  CHECK(proper > 50);
  CHECK(improper > 10);
}

TEST_CASE("Omega needs three scenarios, three people and some variation") {
  CHECK(assess::omega(table_of({{1, 2}, {3, 5}, {4, 4}})).missing == NoOmega::kTooFew);
  CHECK(assess::omega(table_of({{1, 2, 3}, {3, 5, 4}})).missing == NoOmega::kTooFew);
  CHECK(assess::omega(table_of({{1, 2, 3}, {1, 5, 4}, {1, 7, 8}})).missing ==
        NoOmega::kNoVariation);
  CHECK(assess::omega(table_of({{1, 2, 3}, {2, 3, 1}, {3, 1, 2}})).missing ==
        NoOmega::kNoVariation);
  // The same sum for all, though not of standardised values.
  CHECK(assess::omega(table_of({{0, 0, 900}, {100, 0, 800}, {200, 100, 600}, {300, 50, 550}}))
            .missing == NoOmega::kNoVariation);
}

TEST_CASE(
    "Of scenarios that measure the same, alike, omega is alpha; the order of people is none") {
  // Every pair has the same covariance and every scenario the same variance.
  std::vector<std::vector<std::optional<PerMille>>> people;
  for (int i = 0; i < 16; ++i) {
    const auto bit = [i](int at) { return (i >> at & 1) != 0 ? 100 : -100; };
    for (const int skill : {-150, 150}) {
      people.push_back(
          {500 + skill + bit(0), 500 + skill + bit(1), 500 + skill + bit(2), 500 + skill + bit(3)});
    }
  }
  const CriterionTable table = table_of(people);
  const Omega found = assess::omega(table);
  REQUIRE(found.total);
  CHECK(*found.total == close_to(*assess::reliability(table).alpha));
  CHECK(*found.total == close_to(*found.standardised));
  std::reverse(people.begin(), people.end());
  CHECK(assess::omega(table_of(people)).total == found.total);
}

TEST_CASE("Omega ends for any table, below one") {
  Random random(74);
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    std::vector<std::vector<std::optional<PerMille>>> people(3 + random.below(10));
    const std::size_t scenarios = 3 + random.below(12);
    for (auto& row : people) {
      for (std::size_t k = 0; k < scenarios; ++k) {
        row.push_back(static_cast<PerMille>(random.below(1001)));
      }
    }
    const Omega found = assess::omega(table_of(people));
    CHECK(found.total.has_value() == (found.missing == NoOmega::kNone));
    if (found.total) CHECK(*found.total < 1);
    for (double each : found.loadings) CHECK(std::abs(each) <= 1);
  }
}

}  // namespace warmline::test
