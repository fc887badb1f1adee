#include "craft/giveaways.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "craft/library.h"
#include "support/call_builder.h"

namespace warmline::test {

using craft::Giveaway;
using craft::Quality;

namespace {

// Ten decisions of a best choice and another: eight of the best say `word`, none of the others.
struct Told {
  scenario::Scenario scenario;
  std::vector<craft::Decision> decisions;
};

Told told(const std::string& with, const std::string& without) {
  CallBuilder call;
  Told made;
  call.raw().language = "en";
  for (int i = 0; i < 10; ++i) {
    const Index node = call.node("n" + std::to_string(i));
    call.choice(node, "best", 0).text = i < 8 ? with : without;
    call.choice(node, "other", 0).text = without;
    craft::Decision decision;
    decision.node = node;
    decision.states = 1;
    decision.offers = {{0, 2, 700}, {1, 1, 700}};  // neither loses less
    made.decisions.push_back(decision);
  }
  made.scenario = call.raw();
  return made;
}

const Giveaway* find(const std::vector<Giveaway>& all, const std::string& words, bool opens) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Giveaway& each) {
    return each.words == words && each.opens == opens;
  });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

// ln(8.5 × 10.5 ÷ (2.5 × 0.5)) = 4.268; √(1/8.5 + 1/2.5 + 1/0.5 + 1/10.5) = 1.616.
TEST_CASE("A word that stands in best choices alone") {
  const Told ten = told("Indeed, indeed it is so.", "It is so.");
  craft::Words words(Quality::kEmpathy);
  words.add(ten.scenario, ten.decisions);
  CHECK(words.best() == 10);
  CHECK(words.others() == 10);
  const std::vector<Giveaway> worst = words.worst(100);
  CHECK(worst.size() == words.tested());
  const Giveaway* indeed = find(worst, "indeed", false);
  REQUIRE(indeed != nullptr);
  CHECK(indeed->best == 8);  // each choice once
  CHECK(indeed->others == 0);
  CHECK(indeed->z == 264);
  const Giveaway* opening = find(worst, "indeed indeed", true);
  REQUIRE(opening != nullptr);
  CHECK(opening->z == 264);
  // 2 of 10 and 10 of 10: the same the other way round.
  const Giveaway* other = find(worst, "it is", true);
  REQUIRE(other != nullptr);
  CHECK(other->z == -264);
  const Giveaway* everywhere = find(worst, "so", false);  // all of both
  REQUIRE(everywhere != nullptr);
  CHECK(everywhere->z == 0);
  CHECK(std::abs(worst.front().z) >= std::abs(worst.back().z));
  CHECK(words.worst(1).size() == 1);
  // "indeed", "it", "is", "so", and two openings.
  CHECK(words.tested() == 6);
}

TEST_CASE("A question tells too; what is rare tells nothing") {
  const Told ten = told("How so?", "So it is.");
  craft::Words words(Quality::kEmpathy);
  words.add(ten.scenario, ten.decisions);
  const std::vector<Giveaway> worst = words.worst(100);
  REQUIRE(find(worst, "?", false) != nullptr);
  CHECK(find(worst, "?", false)->best == 8);
  Told seven = told("How so?", "So it is.");
  seven.decisions.erase(seven.decisions.begin());  // leaves seven of them
  craft::Words fewer(Quality::kEmpathy);
  fewer.add(seven.scenario, seven.decisions);
  CHECK(find(fewer.worst(100), "?", false) == nullptr);
}

TEST_CASE("Where no choice is better than another none is counted") {
  const Told ten = told("Indeed so.", "It is so.");
  craft::Words words(Quality::kResolution);
  words.add(ten.scenario, ten.decisions);
  CHECK(words.best() == 0);
  CHECK(words.others() == 0);
  CHECK(words.worst(5).empty());
}

TEST_CASE("A library with a giveaway word misses its bar") {
  const auto missed = [](int libraries) {
    const Told ten = told("Indeed, say so.", "It is so, say.");
    craft::Measures measures;
    measures.guessing = craft::all_guessing();
    measures.decisions = ten.decisions;
    measures.tradeoffs = 10;
    craft::Library library;
    for (int i = 0; i < libraries; ++i) library.add(ten.scenario, measures);
    std::string problems;
    for (const craft::Miss& each : craft::misses(library)) problems += each.code + each.problem;
    return problems;
  };
  // "indeed" in 8 of 10 and 0 of 10, z = 2.64, p = 0.008: not enough among seven words.
  CHECK(missed(1).empty());
  const std::string twice = missed(2);
  CHECK(twice.rfind("word-tells", 0) == 0);
  CHECK(twice.find("“indeed”") != std::string::npos);
  CHECK(twice.find("“say”") == std::string::npos);
}

}  // namespace warmline::test
