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

// Eight moments of two choices in which one has it: 4 of the best expected, 8 × ¼ the variance.
// (8 − 4 − ½) ÷ √2 = 2.475.
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
  CHECK(indeed->z == 247);
  const Giveaway* opening = find(worst, "indeed indeed", true);
  REQUIRE(opening != nullptr);
  CHECK(opening->z == 247);
  // 2 of 10 and 10 of 10: the same the other way round.
  const Giveaway* other = find(worst, "it is", true);
  REQUIRE(other != nullptr);
  CHECK(other->z == -247);
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

namespace {

// So many moments, each of these choices, the first of them the best.
void add_moments(Told& to, CallBuilder& call, int moments, const std::vector<std::string>& said) {
  for (int i = 0; i < moments; ++i) {
    const std::string id = "n" + std::to_string(to.decisions.size());
    craft::Decision decision;
    decision.node = call.node(id);
    decision.states = 1;
    for (std::size_t k = 0; k < said.size(); ++k) {
      call.choice(decision.node, "c" + std::to_string(k), 0).text = said[k];
      decision.offers.push_back({static_cast<Index>(k), k == 0 ? 2 : 1, 700});
    }
    to.decisions.push_back(decision);
  }
  to.scenario = call.raw();
}

}  // namespace

// Over all choices "?" stands in 40 of 80 best ones and in 40 of 160 others, which would be 3.8
// standard errors of the odds ratio; but nobody could choose by it at any moment.
TEST_CASE("What all choices of a moment share, or none of them, doesn't tell") {
  CallBuilder call;
  Told two;
  add_moments(two, call, 40, {"Is it so?", "Was it so?"});
  add_moments(two, call, 40, {"It is so.", "It was so.", "It may be so.", "It will be so."});
  craft::Words words(Quality::kEmpathy);
  words.add(two.scenario, two.decisions);
  const std::vector<Giveaway> worst = words.worst(100);
  const Giveaway* question = find(worst, "?", false);
  REQUIRE(question != nullptr);
  CHECK(question->best == 40);
  CHECK(question->others == 40);
  CHECK(question->z == 0);
  CHECK_FALSE(question->tells);
}

// Expected 20 × 1 ÷ 4 = 5 with variance 20 × 3 ÷ 16: (20 − 5 − ½) ÷ √3.75 = 7.488. In the others'
// moments the word tells nothing, however often it is said there.
TEST_CASE("What the best of a moment alone says tells, though others say it elsewhere") {
  CallBuilder call;
  Told two;
  add_moments(two, call, 20, {"Quite so.", "It was so.", "It may be so.", "It will be so."});
  add_moments(two, call, 60, {"Quite, it is.", "Quite, it was.", "Quite, it may be."});
  craft::Words words(Quality::kEmpathy);
  words.add(two.scenario, two.decisions);
  const std::vector<Giveaway> worst = words.worst(100);
  const Giveaway* quite = find(worst, "quite", false);
  REQUIRE(quite != nullptr);
  CHECK(quite->best == 80);
  CHECK(quite->others == 120);
  CHECK(quite->z == 749);
  CHECK(quite->tells);
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
  // "indeed" in eight best and no others, z = 2.47, p = 0.013: not enough among seven words.
  CHECK(missed(1).empty());
  const std::string twice = missed(2);
  CHECK(twice.rfind("word-tells", 0) == 0);
  CHECK(twice.find("“indeed”") != std::string::npos);
  CHECK(twice.find("“say”") == std::string::npos);
}

}  // namespace warmline::test
