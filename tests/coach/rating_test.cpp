#include "coach/rating.h"

#include <doctest/doctest.h>

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/random.h"

namespace warmline::test {

using coach::Calibration;
using coach::RatedDecision;
using coach::Rating;
using coach::RatingFile;
using scenario::Criterion;

namespace {

constexpr std::nullopt_t kNo = std::nullopt;
const std::string kVersion(64, 'a');

using Given = std::array<std::optional<Rating>, scenario::kCriterionCount>;

RatingFile file_of(const std::string& rater, std::vector<std::pair<std::size_t, Given>> decisions,
                   std::optional<Rating> overall = kNo, const std::string& call = "c") {
  RatingFile file;
  file.rater = rater;
  file.made_ms = 1'000;
  file.scenario = "refill";
  file.version = kVersion;
  file.call = std::string(63, '0') + call;
  file.overall = overall;
  for (const auto& [step, given] : decisions) file.decisions.push_back({step, given});
  return file;
}

// Three raters, five units that at least two rated: by hand
//   unit            Ada  Ben  Cid
//   1 feel            2    2    1
//   1 respect         0    0    –
//   3 feel           −1   −1   −1
//   3 understand      1    2    –
//   4 feel            –    0    1
//   4 explore         –    –    2   (one alone)
std::vector<RatingFile> three() {
  return {
      file_of("Ben", {{1, {2, kNo, kNo, 0}}, {3, {-1, 2, kNo, kNo}}, {4, {0, kNo, kNo, kNo}}}, 3),
      file_of("Ada", {{1, {2, kNo, kNo, 0}}, {3, {-1, 1, kNo, kNo}}}, 4),
      file_of("Cid", {{1, {1, kNo, kNo, kNo}}, {3, {-1, kNo, kNo, kNo}}, {4, {1, kNo, 2, kNo}}})};
}

bool same(const coach::Agreement& a, const coach::Agreement& b) {
  return a.figure == b.figure && a.missing == b.missing && a.units == b.units &&
         a.ratings == b.ratings;
}

// Empty, or what differs.
std::string difference(const Calibration& a, const Calibration& b) {
  if (a.raters != b.raters) return "raters";
  if (a.ratings != b.ratings || a.overall != b.overall) return "ratings";
  if (a.calls != b.calls || a.observed != b.observed) return "calls";
  if (!same(a.agreement, b.agreement)) return "agreement";
  for (std::size_t k = 0; k < scenario::kCriterionCount; ++k) {
    if (!same(a.by_criterion[k], b.by_criterion[k])) return "a criterion";
  }
  if (a.kappa.has_value() != b.kappa.has_value()) return "kappa";
  if (a.kappa && !same(*a.kappa, *b.kappa)) return "kappa";
  if (!same(a.overall_agreement, b.overall_agreement)) return "overall";
  if (a.most.size() != b.most.size()) return "differences";
  for (std::size_t i = 0; i < a.most.size(); ++i) {
    if (a.most[i].unit != b.most[i].unit || a.most[i].disagreement != b.most[i].disagreement)
      return "differences";
  }
  return a.replaced == b.replaced ? "" : "replaced";
}

std::optional<Rating> some_rating(Random& random, Rating lowest, Rating highest) {
  if (random.below(4) == 0) return kNo;
  return lowest + static_cast<Rating>(random.below(static_cast<std::size_t>(highest - lowest + 1)));
}

RatingFile some_file(Random& random) {
  RatingFile file = file_of(std::string("Rater ") + static_cast<char>('A' + random.below(4)), {},
                            some_rating(random, 1, 5), random.below(2) == 0 ? "1" : "2");
  file.made_ms = static_cast<std::int64_t>(random.below(3));
  std::size_t step = 0;
  for (std::size_t i = random.below(8); i > 0; --i) {
    step += 1 + random.below(3);
    RatedDecision decision{step, {}};
    for (auto& each : decision.given) {
      each = some_rating(random, coach::kLowestRating, coach::kHighestRating);
    }
    file.decisions.push_back(decision);
  }
  return file;
}

std::string code_of(const std::string& text) {
  const coach::ParsedRating parsed = coach::parse_rating(text, "f.json");
  CHECK_FALSE(parsed.file);
  REQUIRE_FALSE(parsed.diagnostics.empty());
  for (const Diagnostic& each : parsed.diagnostics) CHECK(each.file == "f.json");
  return parsed.diagnostics.front().code;
}

std::string changed(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("Ratings of three people become a table with what nobody saw left out") {
  const Calibration found = coach::calibrate(three());
  CHECK(found.raters == std::vector<std::string>{"Ada", "Ben", "Cid"});
  REQUIRE(found.units.size() == 6);
  CHECK(found.units[0].step == 1);
  CHECK(found.units[1].criterion == Criterion::kRespect);
  CHECK(found.units[3].criterion == Criterion::kUnderstand);
  CHECK(found.units[5].step == 4);
  CHECK(found.units[5].criterion == Criterion::kExplore);
  const coach::Ratings expected = {
      {2, 0, -1, 1, kNo, kNo}, {2, 0, -1, 2, 0, kNo}, {1, kNo, -1, kNo, 1, 2}};
  CHECK(found.ratings == expected);
  CHECK(found.observed == std::vector<std::size_t>{4, 5, 4});
  CHECK(found.agreement.units == 5);
  CHECK(found.agreement.ratings == 12);
  CHECK_FALSE(found.kappa);                                            // of two alone
  CHECK(found.overall_agreement.missing == coach::NoFigure::kTooFew);  // one call
  CHECK(found.replaced == 0);
}

TEST_CASE("Agreement over the table is the one worked out by hand") {
  // Pairable values −1: 3, 0: 3, 1: 3, 2: 3, so twelve. Middles of ranks lie 3 apart: δ² between
  // neighbours is 9, between 0 and 2 or −1 and 1 it is 36, between −1 and 2 it is 81.
  //   observed: 1 feel {2, 2, 1}: 4 ordered pairs of 9 ÷ 2 = 18;  3 understand: 2·9 = 18;
  //             4 feel: 2·9 = 18;  together 54
  //   expected: 9·(2·(3·9 + 2·36 + 81)) = 9·360 = 3240
  //   alpha = 1 − 11·54 ÷ 3240 = .8167
  const Calibration found = coach::calibrate(three());
  REQUIRE(found.agreement.figure);
  CHECK(*found.agreement.figure == doctest::Approx(1 - 11.0 * 54 / 3240));
  CHECK(coach::standing_of(coach::shown(*found.agreement.figure)) == coach::Standing::kReliable);
  // Of warmth alone: units 1, 3 and 4.
  CHECK(found.by_criterion[0].units == 3);
  CHECK(found.by_criterion[2].missing == coach::NoFigure::kTooFew);
  REQUIRE(found.most.size() == 3);
  CHECK(found.most[0].unit == 3);  // both pairs of two differ by 9; the earlier one first
  CHECK(found.most[1].unit == 4);
  CHECK(found.most[2].unit == 0);  // two of three agree
}

TEST_CASE("Two people have a kappa as well") {
  std::vector<RatingFile> files = three();
  files.pop_back();
  const Calibration found = coach::calibrate(files);
  REQUIRE(found.kappa);
  // Pairs (2, 2), (0, 0), (−1, −1), (1, 2): Σ(x − y)² = 1. Over all 16 pairs of {2, 0, −1, 1} with
  // {2, 0, −1, 2}: 14 + 6 + 14 + 14 = 48.
  REQUIRE(found.kappa->figure);
  CHECK(*found.kappa->figure == doctest::Approx(1 - 4.0 * 1 / 48));
}

TEST_CASE("Neither the order of files nor loading one twice changes what is found") {
  Random random(2718);
  for (int round = 0; round < 300; ++round) {
    std::vector<RatingFile> files;
    for (std::size_t i = random.below(9); i > 0; --i) files.push_back(some_file(random));
    const Calibration found = coach::calibrate(files);
    std::vector<RatingFile> other = files;
    for (std::size_t i = other.size(); i > 0; --i) {
      if (random.below(3) == 0) other.push_back(other[random.below(other.size())]);
    }
    for (std::size_t i = other.size(); i > 1; --i) std::swap(other[i - 1], other[random.below(i)]);
    CHECK(difference(found, coach::calibrate(other)) == "");
  }
}

TEST_CASE("Of one rater's files on one call the latest counts") {
  std::vector<RatingFile> files = three();
  RatingFile again = files[1];
  again.made_ms += 1;
  again.decisions[0].given[0] = -1;
  files.insert(files.begin(), again);
  const Calibration found = coach::calibrate(files);
  CHECK(found.ratings[0][0] == -1);
  CHECK(found.replaced == 1);
  CHECK(found.raters.size() == 3);
}

TEST_CASE("Ratings of other calls stand in columns of their own") {
  std::vector<RatingFile> files = three();
  for (const RatingFile& each : three()) {
    files.push_back(each);
    files.back().call = std::string(64, 'f');
    files.back().overall = 2;
  }
  const Calibration found = coach::calibrate(files);
  CHECK(found.raters.size() == 3);
  CHECK(found.units.size() == 12);
  CHECK(found.units[6].call == std::string(64, 'f'));
  CHECK(found.calls.size() == 2);
  CHECK(found.overall_agreement.units == 2);
  CHECK(found.overall[2][0] == kNo);
  CHECK(found.overall[2][1] == 2);
}

TEST_CASE("Nobody's ratings are no agreement") {
  const Calibration found = coach::calibrate({});
  CHECK(found.raters.empty());
  CHECK_FALSE(found.agreement.figure);
  CHECK(found.agreement.missing == coach::NoFigure::kTooFew);
  CHECK(found.most.empty());
}

TEST_CASE("A rating file is read back as it was written") {
  Random random(314);
  for (int round = 0; round < 300; ++round) {
    const RatingFile file = some_file(random);
    const std::string text = coach::rating_text(file);
    const coach::ParsedRating parsed = coach::parse_rating(text, "f.json");
    REQUIRE(parsed.file);
    CHECK(coach::rating_text(*parsed.file) == text);
    CHECK(difference(coach::calibrate({file}), coach::calibrate({*parsed.file})) == "");
  }
}

TEST_CASE("What is no rating file is refused, and it is said why") {
  const std::string sound = coach::rating_text(three()[0]);
  REQUIRE(coach::parse_rating(sound, "f.json").file);
  CHECK(code_of("") == "syntax");
  CHECK(code_of("[]") == "no-rating-file");
  CHECK(code_of("{\"kind\":\"warmline-result\"}") == "no-rating-file");
  CHECK(code_of(changed(sound, "\"format\":1", "\"format\":2")) == "newer-format");
  CHECK(code_of(changed(sound, "{\"call\"", "{\"call\":\"x\",\"call\"")) == "duplicate-key");
  CHECK(code_of(changed(sound, "\"step\":3", "\"step\":1")) == "out-of-order");
  CHECK(code_of(changed(sound, "\"step\":3", "\"step\":0")) == "out-of-order");
  CHECK(code_of(changed(sound, kVersion, std::string(64, 'A'))) == "not-a-hash");
  CHECK(code_of(changed(sound, "\"rater\":\"Ben\"", "\"rater\":\" Ben\"")) == "not-a-name");
  CHECK(code_of(changed(sound, "\"rater\":\"Ben\"", "\"rater\":\"B\\u0007n\"")) == "not-a-name");
  CHECK(code_of(std::string(100, '[') + std::string(100, ']')) == "too-deep");
  CHECK(code_of(std::string(coach::kMostRatingBytes + 1, ' ')) == "too-large");
  for (const char* wrong :
       {"\"overall\":6", "\"overall\":0", "\"overall\":\"3\"", "\"overall\":3.5", "\"more\":1"}) {
    CAPTURE(wrong);
    CHECK_FALSE(coach::parse_rating(changed(sound, "\"overall\":3", wrong), "f").file);
  }
  for (const char* wrong : {"\"feel\":3", "\"feel\":-2", "\"feel\":null", "\"felt\":1"}) {
    CAPTURE(wrong);
    CHECK_FALSE(coach::parse_rating(changed(sound, "\"feel\":2", wrong), "f").file);
  }
  CHECK_FALSE(coach::parse_rating(changed(sound, "\"rater\":\"Ben\",", ""), "f").file);
}

TEST_CASE("Any byte changed is refused or read, and never more than what is written") {
  const std::string sound = coach::rating_text(three()[0]);
  Random random(99);
  for (int round = 0; round < 4000; ++round) {
    std::string text = sound;
    for (std::size_t i = 1 + random.below(3); i > 0; --i) {
      text[random.below(text.size())] = static_cast<char>(random.below(256));
    }
    const coach::ParsedRating parsed = coach::parse_rating(text, "f");
    CHECK(parsed.file.has_value() == parsed.diagnostics.empty());
    if (!parsed.file) continue;
    const coach::ParsedRating again = coach::parse_rating(coach::rating_text(*parsed.file), "f");
    REQUIRE(again.file);
    CHECK(coach::rating_text(*again.file) == coach::rating_text(*parsed.file));
  }
}

TEST_CASE("A call is named by its version and its events, and by nothing else") {
  using replay::CardEvent;
  using replay::ChoiceEvent;
  const std::vector<replay::Event> events = {ChoiceEvent{NodeId("a"), ChoiceId("b")},
                                             CardEvent{CardId("c")}};
  // printf 'warmline rating 1
  // call\n{"events":[{"choice":"b","node":"a"},{"card":"c"}],"version":"v"}'
  //   | sha256sum
  CHECK(coach::call_key("v", events) ==
        "8dce522da6bccbd6c71d20418ccce3f7a9821f5261f8c15a3eb45ed96e3a45a5");
  CHECK(coach::call_key("w", events) != coach::call_key("v", events));
  CHECK(coach::call_key("v", {events[0]}) != coach::call_key("v", events));
  CHECK(coach::call_key("v", {events[1], events[0]}) != coach::call_key("v", events));
}

TEST_CASE("A rating of decisions that a call has not doesn't fit it") {
  score::Scorecard card;
  for (const std::size_t step : {1u, 3u, 4u}) {
    score::DecisionScore decision;
    decision.step = step;
    card.decisions.push_back(decision);
  }
  CHECK(coach::fits(three()[0], card));
  card.decisions.pop_back();
  CHECK_FALSE(coach::fits(three()[0], card));
}

}  // namespace warmline::test
