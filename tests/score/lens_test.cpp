#include "score/lens.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <numeric>
#include <string>

#include "support/shipped.h"

namespace warmline::test {

using score::Lens;
using score::LensPart;
using score::LensReading;

namespace {

constexpr std::size_t kEmpathy = 0;
constexpr std::size_t kResolution = 1;
constexpr std::size_t kEffort = 2;
constexpr std::size_t kTime = 3;

score::Scorecard card_of(std::optional<PerMille> empathy, PerMille resolution, Seconds seconds,
                         int transfers = 0, int repeats = 0) {
  score::Scorecard card;
  card.finished = true;
  card.empathy = empathy;
  card.resolution = resolution;
  card.seconds = seconds;
  card.transfers = transfers;
  card.repeats = repeats;
  return card;
}

scenario::Scenario call_with_target(Seconds target) {
  scenario::Scenario scenario;
  scenario.target_seconds = target;
  return scenario;
}

Lens lens_of(std::array<std::int32_t, 4> weights, Seconds own_target = 0) {
  Lens lens;
  lens.weights = weights;
  lens.target_seconds = own_target;
  return lens;
}

const std::string kSound =
    R"({"format": 1, "id": "a-lens", "title": "A lens", "about": "What counts.", )"
    R"("weights": {"empathy": 2, "time": 1}, "target": "own", "target_seconds": 60})";

std::string changed(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string code_of(const std::string& text) {
  const score::ParsedLens parsed = score::parse_lens(text, "lens.json");
  CHECK_FALSE(parsed.lens);
  REQUIRE_FALSE(parsed.diagnostics.empty());
  CHECK(parsed.diagnostics[0].file == "lens.json");
  CHECK(parsed.diagnostics[0].line > 0);
  return parsed.diagnostics[0].code;
}

}  // namespace

TEST_CASE("A lens is the weighted mean of its parts") {
  const LensReading reading = score::read_through(lens_of({50, 30, 10, 10}), call_with_target(100),
                                                  card_of(800, 600, 150, 1, 1));
  CHECK(reading.parts[kEmpathy] == 800);
  CHECK(reading.parts[kResolution] == 600);
  CHECK(reading.parts[kEffort] == 500);
  CHECK(reading.parts[kTime] == 500);
  CHECK(reading.target_seconds == 100);
  CHECK(reading.figure == 680);  // 400 + 180 + 50 + 50
  CHECK(reading.shares == std::array<PerMille, 4>{500, 300, 100, 100});
}

TEST_CASE("Time: full up to the target, nothing at twice the target; effort never below 0") {
  const auto time = [](Seconds seconds) {
    return score::read_through(lens_of({0, 0, 0, 1}), call_with_target(90), card_of(0, 0, seconds))
        .figure;
  };
  CHECK(time(0) == 1000);
  CHECK(time(90) == 1000);
  CHECK(time(91) == 989);  // 2000 − 1011.1
  CHECK(time(135) == 500);
  CHECK(time(180) == 0);
  CHECK(time(2'000'000'000) == 0);
  const auto effort = [](int transfers, int repeats) {
    return score::read_through(lens_of({0, 0, 1, 0}), call_with_target(0),
                               card_of(0, 0, 0, transfers, repeats))
        .figure;
  };
  CHECK(effort(0, 0) == 1000);
  CHECK(effort(1, 2) == 250);
  CHECK(effort(3, 2) == 0);
  CHECK(effort(2'000'000'000, 2'000'000'000) == 0);
}

TEST_CASE("A part that is missing drops out with its weight") {
  const Lens lens = lens_of({50, 30, 0, 20});
  const LensReading no_empathy =
      score::read_through(lens, call_with_target(100), card_of(std::nullopt, 600, 100));
  CHECK_FALSE(no_empathy.parts[kEmpathy]);
  CHECK(no_empathy.weights == std::array<std::int32_t, 4>{0, 30, 0, 20});
  CHECK(no_empathy.figure == 760);  // (18000 + 20000) ÷ 50
  const LensReading no_target =
      score::read_through(lens, call_with_target(0), card_of(800, 600, 100));
  CHECK_FALSE(no_target.parts[kTime]);
  CHECK(no_target.figure == 725);  // (40000 + 18000) ÷ 80
  score::Scorecard unfinished = card_of(800, 600, 5);
  unfinished.finished = false;
  CHECK_FALSE(score::read_through(lens, call_with_target(100), unfinished).parts[kTime]);
  const LensReading nothing = score::read_through(lens_of({1, 0, 0, 1}), call_with_target(0),
                                                  card_of(std::nullopt, 600, 100));
  CHECK_FALSE(nothing.figure);
  CHECK(nothing.shares == std::array<PerMille, 4>{});
}

TEST_CASE("Whose target: the scenario's, the lens's where it names none, or the lens's always") {
  Lens lens = lens_of({0, 0, 0, 1}, 90);
  const score::Scorecard card = card_of(0, 0, 135);
  CHECK(score::read_through(lens, call_with_target(270), card).target_seconds == 270);
  CHECK(score::read_through(lens, call_with_target(0), card).figure == 500);
  lens.target_from = score::TargetFrom::kOwn;
  CHECK(score::read_through(lens, call_with_target(270), card).figure == 500);
}

TEST_CASE("What drives two lenses apart") {
  const scenario::Scenario scenario = call_with_target(100);
  const score::Scorecard slow_and_warm = card_of(900, 800, 300);
  const LensReading warm = score::read_through(lens_of({60, 40, 0, 0}), scenario, slow_and_warm);
  const LensReading quick = score::read_through(lens_of({0, 40, 0, 60}), scenario, slow_and_warm);
  CHECK(warm.figure == 860);
  CHECK(quick.figure == 320);
  const auto found = score::difference_between(warm, quick);
  REQUIRE(found);
  CHECK(found->difference == -540);
  CHECK(found->driver == LensPart::kTime);  // .6·(0 − 590) = −354; empathy −.6·(900 − 590) = −186
  CHECK(found->pulls == std::array<PerMille, 4>{-186, 0, 0, -354});

  const auto same = score::difference_between(warm, warm);
  CHECK(same->difference == 0);
  CHECK_FALSE(same->driver);
  CHECK(same->pulls == std::array<PerMille, 4>{});
  CHECK_FALSE(score::difference_between(
      warm, score::read_through(lens_of({0, 0, 0, 1}), call_with_target(0), slow_and_warm)));
}

TEST_CASE(
    "Whatever the weights and figures: 0 to 1000, shares sum to 1000, pulls to the difference") {
  std::uint64_t state = 7;
  const auto below = [&state](std::uint64_t limit) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::int32_t>((state >> 33) % limit);
  };
  int compared = 0;
  for (int i = 0; i < 20'000; ++i) {
    CAPTURE(i);
    const auto lens = [&] {
      return lens_of({below(101), below(3) * below(101), below(101), below(2) * below(101)},
                     below(2) * (1 + below(500)));
    };
    const scenario::Scenario scenario = call_with_target(below(3) * below(600));
    score::Scorecard card = card_of(below(1001), below(1001), below(2000), below(6), below(6));
    if (below(4) == 0) card.empathy.reset();
    card.finished = below(5) > 0;
    const LensReading first = score::read_through(lens(), scenario, card);
    const LensReading second = score::read_through(lens(), scenario, card);
    if (!first.figure || !second.figure) continue;
    ++compared;
    for (const LensReading& each : {first, second}) {
      CHECK(*each.figure >= 0);
      CHECK(*each.figure <= 1000);
      CHECK(std::accumulate(each.shares.begin(), each.shares.end(), 0) == 1000);
    }
    const auto found = score::difference_between(first, second);
    REQUIRE(found);
    CHECK(found->difference == *second.figure - *first.figure);
    CHECK(std::accumulate(found->pulls.begin(), found->pulls.end(), 0) == found->difference);
    const auto back = score::difference_between(second, first);
    CHECK(back->difference == -found->difference);
    CHECK(back->driver == found->driver);
    CHECK(found->driver.has_value() == (found->difference != 0));
  }
  CHECK(compared > 15'000);
}

TEST_CASE("The lenses that ship are those in assets/lenses, and they turn a ranking over") {
  const std::vector<Lens> lenses = score::shipped_lenses();
  REQUIRE(lenses.size() == 2);
  std::size_t files = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(WARMLINE_SOURCE_DIR "/assets/lenses")) {
    if (entry.path().filename() == "lens.schema.json") continue;
    INFO(entry.path().string());
    const score::ParsedLens parsed =
        score::parse_lens(read_file(entry.path()), entry.path().filename().string());
    REQUIRE(parsed.lens);
    CHECK((parsed.lens->id == lenses[0].id || parsed.lens->id == lenses[1].id));
    CHECK(entry.path().stem().string() == parsed.lens->id);
    ++files;
  }
  CHECK(files == lenses.size());
  CHECK(lenses[0].id == "relationship-first");
  CHECK(lenses[1].id == "ninety-seconds");

  const scenario::Scenario scenario = call_with_target(90);
  const score::Scorecard patient = card_of(800, 1000, 180);
  const score::Scorecard brisk = card_of(250, 600, 85);
  const auto through = [&](const Lens& lens, const score::Scorecard& card) {
    return *score::read_through(lens, scenario, card).figure;
  };
  CHECK(through(lenses[0], patient) > through(lenses[0], brisk));
  CHECK(through(lenses[1], patient) < through(lenses[1], brisk));
}

TEST_CASE("A lens is read from JSON, and what is wrong with one is said with its place") {
  const score::ParsedLens parsed = score::parse_lens(kSound, "lens.json");
  REQUIRE(parsed.lens);
  CHECK(parsed.diagnostics.empty());
  CHECK(parsed.lens->title == "A lens");
  CHECK(parsed.lens->weights == std::array<std::int32_t, 4>{2, 0, 0, 1});
  CHECK(parsed.lens->target_from == score::TargetFrom::kOwn);
  CHECK(parsed.lens->target_seconds == 60);
  CHECK(code_of("{") == "syntax");
  CHECK(code_of(changed(kSound, "\"time\"", "\"tiem\"")) == "unknown-field");
  CHECK(code_of(changed(kSound, "\"time\": 1", "\"time\": 101")) == "out-of-range");
  CHECK(code_of(changed(kSound, "\"empathy\": 2, \"time\": 1", "\"time\": 0")) == "no-weight");
  CHECK(code_of(changed(kSound, ", \"target_seconds\": 60", "")) == "no-target");
  CHECK(code_of(changed(kSound, "\"format\": 1", "\"format\": 2")) == "newer-format");
  CHECK(code_of(changed(kSound, "A lens", "A \\u001blens")) == "control-character");
  CHECK(code_of(changed(kSound, "\"title\": \"A lens\", ", "")) == "missing-field");
}

}  // namespace warmline::test
