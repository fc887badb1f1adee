#include "craft/guessing.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "craft/library.h"
#include "support/call_builder.h"

namespace warmline::test {

using craft::Decision;
using craft::Guessing;
using craft::Outside;
using craft::Quality;

namespace {

// A node for each row, whose choices have texts of these lengths.
scenario::Scenario with_lengths(const std::vector<std::vector<std::size_t>>& rows) {
  CallBuilder call;
  for (const std::vector<std::size_t>& row : rows) {
    const Index node = call.node("n" + std::to_string(call.raw().nodes.size()));
    for (const std::size_t length : row) {
      call.choice(node, "c" + std::to_string(call.raw().nodes[node].choices.size()), 0).text =
          std::string(length, 'x');
    }
  }
  return call.raw();
}

Decision decision(Index node, const std::vector<std::int32_t>& empathy,
                  const std::vector<Hundredths>& lost = {}) {
  Decision made;
  made.node = node;
  made.states = 1;
  for (std::size_t i = 0; i < empathy.size(); ++i) {
    made.offers.push_back({static_cast<Index>(i), empathy[i], lost.empty() ? 0 : lost[i]});
  }
  return made;
}

Guessing guessed(Outside outside, Quality quality, const scenario::Scenario& scenario,
                 const std::vector<Decision>& decisions) {
  Guessing guessing(outside, quality);
  guessing.add(scenario, decisions);
  return guessing;
}

}  // namespace

TEST_CASE("The longer the better, the shorter the better, and both") {
  const scenario::Scenario scenario = with_lengths({{10, 20, 30}, {1, 200, 201}});
  const Decision up = decision(0, {-1, 0, 5});
  const Decision down = decision(1, {3, 2, 1});
  const auto by_length = [&](const std::vector<Decision>& decisions) {
    return guessed(Outside::kLength, Quality::kEmpathy, scenario, decisions);
  };
  CHECK(by_length({up}).correlation() == 1000);
  CHECK(by_length({up}).best_at(3, 2) == doctest::Approx(1));
  CHECK(by_length({down}).correlation() == -1000);
  CHECK(by_length({down}).best_at(3, 0) == doctest::Approx(1));
  const Guessing both = by_length({up, down});
  CHECK(both.correlation() == 0);
  CHECK(both.nodes() == doctest::Approx(2));
  CHECK(both.nodes(3) == doctest::Approx(2));
  CHECK(both.best_at(3, 0) == doctest::Approx(1));
  CHECK(both.best_at(3, 1) == doctest::Approx(0));
  Guessing merged = by_length({up});
  merged.merge(by_length({down}));
  CHECK(merged.correlation() == 0);
  CHECK(merged.best_at(3, 2) == doctest::Approx(1));
}

// Ranks of length −½ −½ 1, of quality 1 −½ −½: −¾ ÷ 1½.
TEST_CASE("Equal lengths share their ranks, equally good choices share the best") {
  const scenario::Scenario scenario = with_lengths({{10, 10, 30}});
  const Guessing found =
      guessed(Outside::kLength, Quality::kEmpathy, scenario, {decision(0, {1, 0, 0})});
  CHECK(found.correlation() == -500);
  CHECK(found.best_at(3, 0) == doctest::Approx(0.5));
  CHECK(found.best_at(3, 1) == doctest::Approx(0.5));
  const Guessing two =
      guessed(Outside::kLength, Quality::kEmpathy, scenario, {decision(0, {0, 1, 1})});
  CHECK(two.best_at(3, 0) == doctest::Approx(0.25));
  CHECK(two.best_at(3, 1) == doctest::Approx(0.25));
  CHECK(two.best_at(3, 2) == doctest::Approx(0.5));
}

TEST_CASE("Less lost is better; positions count as lengths do") {
  const scenario::Scenario scenario = with_lengths({{30, 20, 10}});
  const std::vector<Decision> one{decision(0, {0, 0, 0}, {0, 100, 900})};
  CHECK(guessed(Outside::kLength, Quality::kResolution, scenario, one).correlation() == 1000);
  CHECK(guessed(Outside::kPosition, Quality::kResolution, scenario, one).correlation() == -1000);
  // All equally warm: nothing is told.
  CHECK(guessed(Outside::kLength, Quality::kEmpathy, scenario, one).correlation() == std::nullopt);
  CHECK(guessed(Outside::kLength, Quality::kEmpathy, scenario, one).nodes() == 0);
}

// Two sets of node 0 say the same; node 1 says the contrary once. Each node counts once.
TEST_CASE("A node counts once, however many sets it has") {
  const scenario::Scenario scenario = with_lengths({{10, 20}, {10, 20}});
  const Guessing found = guessed(Outside::kLength, Quality::kEmpathy, scenario,
                                 {decision(0, {0, 1}), decision(0, {0, 1}), decision(1, {1, 0})});
  CHECK(found.correlation() == 0);
  CHECK(found.nodes() == doctest::Approx(2));
}

TEST_CASE("A library whose best choices are the longest misses its bar") {
  const scenario::Scenario scenario = with_lengths({{10, 20}, {10, 20}, {10, 20}});
  const auto missed = [&](const std::vector<Decision>& decisions) {
    craft::Measures measures;
    measures.guessing = craft::all_guessing();
    for (Guessing& each : measures.guessing) each.add(scenario, decisions);
    craft::Library library;
    library.add(scenario, measures);
    std::string codes;
    for (const craft::Miss& each : craft::misses(library)) codes += each.code + " ";
    return codes;
  };
  CHECK(missed({decision(0, {0, 1}), decision(1, {1, 0})}).empty());
  // Two of three: a correlation of a third.
  CHECK(missed({decision(0, {0, 1}), decision(1, {1, 0}), decision(2, {0, 1})}) == "length-tells ");
  CHECK(missed({decision(0, {0, 1}, {0, 7}), decision(1, {1, 0}, {0, 7})}) == "length-tells ");
}

TEST_CASE("Correlations in words") {
  CHECK(craft::hundredths_of(0) == "0.00");
  CHECK(craft::hundredths_of(-4) == "0.00");
  CHECK(craft::hundredths_of(-5) == "-0.01");
  CHECK(craft::hundredths_of(154) == "0.15");
  CHECK(craft::hundredths_of(-1000) == "-1.00");
}

}  // namespace warmline::test
