#include "assess/results.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "assess/results_csv.h"
#include "core/random.h"

namespace warmline::test {

using namespace assess;
using score::DecisionScore;

namespace {

// A decision that is about one criterion.
DecisionScore about(std::size_t criterion, std::int32_t stake, std::int32_t earned,
                    Hundredths lost = 0) {
  DecisionScore decision;
  decision.stakes[criterion] = stake;
  decision.earned[criterion] = earned;
  decision.lost = lost;
  return decision;
}

// A call in which `feel` is per mille of what was at stake there, over so many decisions.
JudgedCall call_of(std::size_t call, PerMille feel, std::int32_t decisions = 2) {
  JudgedCall judged;
  judged.call = call;
  judged.taken.call = call;
  judged.taken.ended = true;
  judged.card.finished = true;
  judged.card.resolution = feel;
  for (std::int32_t i = 0; i < decisions; ++i) {
    DecisionScore decision = about(0, 1000, feel);
    decision.step = static_cast<std::size_t>(i);
    decision.node = static_cast<score::Index>(i);
    decision.number = i + 1;
    judged.card.decisions.push_back(decision);
  }
  return judged;
}

Judged sitting(const std::vector<PerMille>& feels, std::int32_t decisions = 2) {
  Judged judged;
  judged.phase = SeatPhase::kFinished;
  for (std::size_t i = 0; i < feels.size(); ++i)
    judged.calls.push_back(call_of(i, feels[i], decisions));
  return judged;
}

std::vector<const Judged*> pointers(const std::vector<Judged>& all) {
  std::vector<const Judged*> found;
  for (const Judged& each : all) found.push_back(&each);
  return found;
}

const coach::Estimate& feel_of(const CandidateProfile& profile) {
  return profile[static_cast<std::size_t>(Measure::kFeel)];
}

}  // namespace

TEST_CASE("a candidate's figure is the mean over the calls, with a band from five of them on") {
  // 600, 700, 800, 900, 1000: mean 800, s = 158.1139, t(.975, 4) = 2.776445, so ± 196.32.
  const CandidateProfile five = profile_of(sitting({600, 700, 800, 900, 1000}), 5);
  CHECK(feel_of(five).mean == 800);
  REQUIRE(feel_of(five).band);
  CHECK(feel_of(five).band->low == 603);
  CHECK(feel_of(five).band->high == 997);
  CHECK(feel_of(five).scenarios == 5);
  CHECK(feel_of(five).observations == 10);
  const CandidateProfile four = profile_of(sitting({600, 700, 800, 900}), 4);
  CHECK(feel_of(four).mean == 750);
  CHECK_FALSE(feel_of(four).band);
  // Seven observations: no figure at all.
  Judged seven = sitting({600, 700, 800});
  seven.calls.push_back(call_of(3, 900, 1));
  CHECK_FALSE(feel_of(profile_of(seven, 4)).mean);
  CHECK(feel_of(profile_of(seven, 4)).observations == 7);
}

TEST_CASE("a call has a figure of a criterion only where it made a difference") {
  score::Scorecard card;
  CHECK_FALSE(value_of(card, Measure::kFeel));
  CHECK_FALSE(value_of(card, Measure::kEmpathy));
  card.decisions = {about(1, 2, 1), about(1, 2, 2), about(2, 0, 0)};
  card.resolution = 420;
  const auto understanding = value_of(card, Measure::kUnderstand);
  REQUIRE(understanding);
  CHECK(understanding->value == 750);
  CHECK(understanding->observations == 2);
  CHECK_FALSE(value_of(card, Measure::kExplore));
  const auto resolution = value_of(card, Measure::kResolution);
  REQUIRE(resolution);
  CHECK(resolution->value == 420);
  CHECK(resolution->observations == 3);
  card.empathy = 333;
  card.empathy_decisions = 4;
  CHECK(value_of(card, Measure::kEmpathy)->observations == 4);
}

TEST_CASE("two candidates differ only further apart than the error of measurement explains") {
  // Three people, two calls: alpha = 2·(1 − (90,000 + 90,000) ÷ 270,000) = 2 ÷ 3; the means are
  // 350, 650 and 500, so SD = 150, SEM = 150·√(1 ÷ 3) = 86.6, and 1.96·SEM·√2 = 240.0.
  std::vector<Judged> all = {sitting({200, 500}, 8), sitting({800, 500}, 8),
                             sitting({500, 500}, 8)};
  const auto differing = [&](std::vector<std::vector<PerMille>> feels) {
    std::vector<Judged> people;
    for (const auto& each : feels) people.push_back(sitting(each, 8));
    return people;
  };
  all = differing({{200, 500}, {500, 800}, {500, 500}});
  const Reliability found = reliability(table_of(pointers(all), 2, Measure::kFeel));
  REQUIRE(found.error);
  CHECK(std::abs(found.deviation - 150) < 1e-9);
  // Σ s² of the calls = 30,000 + 30,000; s² of the sums 700, 1300, 1000 = 90,000.
  CHECK(std::abs(*found.alpha - 2.0 / 3) < 1e-9);
  CHECK(std::abs(*found.error - 150 * std::sqrt(1.0 / 3)) < 1e-9);
  CHECK(apart(found, all[0], all[1], Measure::kFeel) == Apart::kSecondHigher);
  CHECK(apart(found, all[1], all[0], Measure::kFeel) == Apart::kFirstHigher);
  CHECK(apart(found, all[0], all[2], Measure::kFeel) == Apart::kNoDifference);
  // 240 apart is not further; 241 is.
  const Judged low = sitting({300, 300}, 8), near = sitting({540, 540}, 8),
               far = sitting({541, 541}, 8);
  CHECK(apart(found, low, near, Measure::kFeel) == Apart::kNoDifference);
  CHECK(apart(found, low, far, Measure::kFeel) == Apart::kSecondHigher);
}

TEST_CASE("nothing is said of two candidates on too little") {
  const std::vector<Judged> two = {sitting({200, 500}, 8), sitting({500, 800}, 8)};
  const Reliability few = reliability(table_of(pointers(two), 2, Measure::kFeel));
  CHECK(apart(few, two[0], two[1], Measure::kFeel) == Apart::kTooFew);

  const std::vector<Judged> three = {two[0], two[1], sitting({500, 500}, 8)};
  const Reliability found = reliability(table_of(pointers(three), 2, Measure::kFeel));
  CHECK(apart(found, three[0], sitting({500, 800}, 2), Measure::kFeel) == Apart::kNoEvidence);
  CHECK(apart(found, three[0], sitting({900}, 8), Measure::kFeel) == Apart::kNotAllCalls);
}

TEST_CASE("critical misses, no answers, interruptions and pauses are told and touch no figure") {
  Judged judged = sitting({600, 700, 800, 900, 1000});
  const CandidateProfile before = profile_of(judged, 5);
  judged.calls[1].card.decisions[1].critical = true;
  judged.calls[3].card.decisions[0].critical = true;
  judged.calls[2].taken.time_up = true;
  judged.calls[0].taken.interruptions = 2;
  judged.calls[4].taken.interruptions = 1;
  judged.calls[4].taken.pauses = 3;
  for (JudgedCall& call : judged.calls) call.taken.used_ms = 61'000;
  const std::vector<DecisionAt> misses = critical_misses(judged);
  REQUIRE(misses.size() == 2);
  CHECK(misses[0] == DecisionAt{1, 1});
  CHECK(misses[1] == DecisionAt{3, 0});
  const OnTheWay way = on_the_way(judged);
  CHECK(way.begun == 5);
  CHECK(way.ended == 5);
  CHECK(way.no_answer == std::vector<std::size_t>{2});
  CHECK(way.interruptions == 3);
  CHECK(way.pauses == 3);
  CHECK(way.used_ms == 305'000);
  const CandidateProfile after = profile_of(judged, 5);
  for (std::size_t i = 0; i < kMeasureCount; ++i) {
    CHECK(after[i].mean == before[i].mean);
    CHECK(after[i].observations == before[i].observations);
  }
}

TEST_CASE("a call that was left under way has no figure, one whose time was up has") {
  Judged judged = sitting({600, 700, 800, 900, 1000});
  judged.calls[4].taken.ended = false;
  CHECK(on_the_way(judged).ended == 4);
  CHECK(feel_of(profile_of(judged, 5)).mean == 750);
  judged.calls[4].taken.ended = judged.calls[4].taken.time_up = true;
  CHECK(feel_of(profile_of(judged, 5)).mean == 800);
}

TEST_CASE("there is a total only by weights that the team set, and only where each has a figure") {
  const CandidateProfile profile = profile_of(sitting({600, 700, 800, 900, 1000}), 5);
  Weights weights{};
  CHECK_FALSE(has_weights(weights));
  CHECK_FALSE(total_of(profile, weights));
  weights[static_cast<std::size_t>(Measure::kFeel)] = 2;
  CHECK(total_of(profile, weights) == 800);
  weights[static_cast<std::size_t>(Measure::kRespect)] = 1;  // of which there is no evidence
  CHECK_FALSE(total_of(profile, weights));
  weights[static_cast<std::size_t>(Measure::kRespect)] = 0;
  CandidateProfile other = profile;
  other[static_cast<std::size_t>(Measure::kResolution)].mean = 301;
  weights[static_cast<std::size_t>(Measure::kResolution)] = 1;
  CHECK(total_of(other, weights) == 634);  // (2·800 + 301) ÷ 3 = 633.67
}

TEST_CASE(
    "the guide asks about what was lost, what was missed and what was strong, in call order") {
  Judged judged = sitting({500, 500, 500}, 4);
  const auto at = [&judged](std::size_t call, std::size_t decision) -> DecisionScore& {
    return judged.calls[call].card.decisions[decision];
  };
  at(2, 1).lost = 900;
  at(0, 3).lost = 400;
  at(1, 0).lost = 300;
  at(1, 2).lost = 200;  // the fourth largest: left off
  at(0, 0).stake = 4;   // missed whole, one of the two largest
  at(2, 3).stake = 1;   // missed
  at(2, 3).closed_off = 2;
  at(1, 1).stake = at(1, 1).earned_total = 5;  // strong, and others fail there
  at(2, 0).stake = at(2, 0).earned_total = 2;  // strong, nobody else stood there
  Judged other = sitting({500, 500, 500}, 2);
  other.calls[1].card.decisions[1].lost = 100;
  other.calls[2].card.decisions.clear();
  const std::vector<GuideMoment> guide = interview_guide(judged, {&other});
  std::vector<std::pair<std::size_t, std::size_t>> places;
  for (const GuideMoment& each : guide) places.push_back({each.at.call, each.at.decision});
  CHECK(places == std::vector<std::pair<std::size_t, std::size_t>>{
                      {0, 0}, {0, 3}, {1, 0}, {1, 1}, {2, 0}, {2, 1}, {2, 3}});
  CHECK(guide[0].telling == Telling::kMissed);
  CHECK(guide[0].missed == 4);
  CHECK(guide[1].telling == Telling::kLost);
  CHECK(guide[1].lost == 400);
  CHECK(guide[3].telling == Telling::kStrong);
  CHECK(guide[3].faced == 1);
  CHECK(guide[3].failed == 1);
  CHECK(guide[4].telling == Telling::kStrong);
  CHECK(guide[4].faced == 0);
  CHECK(guide[6].missed == 3);
}

TEST_CASE("of strong decisions the guide takes those where the greater part of others fails") {
  Judged judged = sitting({500}, 5);
  for (DecisionScore& decision : judged.calls[0].card.decisions) {
    decision.stake = 2;
    decision.earned_total = 2;
  }
  // At decision 0 nobody else stood; at 1 to 4 one, two, one and none of two others failed.
  std::vector<Judged> others = {sitting({500}, 5), sitting({500}, 5)};
  const auto fails = [&others](std::size_t who, score::Index node) {
    others[who].calls[0].card.decisions[node].lost = 10;
  };
  for (Judged& each : others) each.calls[0].card.decisions[0].node = 77;
  fails(0, 1);
  fails(0, 2);
  fails(1, 2);
  fails(1, 3);
  std::vector<score::DecisionIndex> asked;
  for (const GuideMoment& each : interview_guide(judged, pointers(others)))
    asked.push_back(each.at.decision);
  CHECK(asked == std::vector<score::DecisionIndex>{1, 2, 3});
}

TEST_CASE(
    "a guide has no decision twice, is in call order, and other candidates' order is nothing") {
  Random random(20);
  for (int round = 0; round < 200; ++round) {
    const auto someone = [&random] {
      Judged judged = sitting({500, 500, 500, 500}, static_cast<std::int32_t>(random.below(6)));
      for (JudgedCall& call : judged.calls) {
        for (DecisionScore& decision : call.card.decisions) {
          decision.lost = static_cast<Hundredths>(random.below(3) * 100);
          decision.stake = static_cast<std::int32_t>(random.below(3));
          decision.earned_total =
              static_cast<std::int32_t>(random.below(static_cast<std::size_t>(decision.stake) + 1));
          decision.critical = random.below(20) == 0;
        }
      }
      return judged;
    };
    const Judged judged = someone();
    std::vector<Judged> others = {someone(), someone(), someone()};
    const std::vector<GuideMoment> guide = interview_guide(judged, pointers(others));
    CHECK(guide.size() <= kGuideLost + kGuideMissed + kGuideStrong);
    for (std::size_t i = 0; i + 1 < guide.size(); ++i) {
      const bool rises = std::make_pair(guide[i].at.call, guide[i].at.decision) <
                         std::make_pair(guide[i + 1].at.call, guide[i + 1].at.decision);
      CHECK(rises);
    }
    for (const GuideMoment& each : guide) {
      const DecisionScore& decision = judged.calls[each.at.call].card.decisions[each.at.decision];
      if (each.telling == Telling::kLost) CHECK(decision.lost > 0);
      if (each.telling == Telling::kMissed) CHECK(decision.stake > decision.earned_total);
      if (each.telling == Telling::kStrong) {
        CHECK(decision.lost == 0);
        CHECK(decision.stake == decision.earned_total);
        CHECK_FALSE(decision.critical);
      }
    }
    std::reverse(others.begin(), others.end());
    const std::vector<GuideMoment> turned = interview_guide(judged, pointers(others));
    REQUIRE(turned.size() == guide.size());
    for (std::size_t i = 0; i < guide.size(); ++i) {
      CHECK(turned[i].at == guide[i].at);
      CHECK(turned[i].telling == guide[i].telling);
    }
  }
}

TEST_CASE(
    "the table as CSV: a line each, safe cells, empty ones without a figure, no accommodations") {
  SittingFile file;
  file.invitation.candidate = "-K1";
  file.invitation.accommodations.untimed = true;
  file.invitation.form.title = "=HYPERLINK(\"x\"), spring";
  file.invitation.form.calls.resize(5);
  file.form_hash = std::string(64, 'f');
  file.sitting = std::string(32, 'a');
  Judged judged = sitting({600, 700, 800, 900, 1000});
  judged.calls[0].card.decisions[0].critical = true;
  judged.refused = {"no such choice"};
  const std::string plain = results_csv({{&file, &judged, false}}, {});
  CHECK(plain.find("\xEF\xBB\xBF"
                   "candidate,form,variant,edition,form_hash,sitting,signed") == 0);
  CHECK(plain.find("\r\n'-K1,\"'=HYPERLINK(\"\"x\"\"), spring\",,1,fff") != std::string::npos);
  CHECK(plain.find(",no,finished,5,5,5,0,0,0,1,1,80.0,") != std::string::npos);
  CHECK(plain.find(",80.0,60.3,99.7,5,10,,,,0,0,") != std::string::npos);  // warmth, then none
  CHECK(plain.find("weighted") == std::string::npos);
  Weights weights{};
  weights[static_cast<std::size_t>(Measure::kFeel)] = 3;
  const std::string weighted = results_csv({{&file, &judged, true}}, weights);
  CHECK(weighted.find(",weighted_total_percent,weights\r\n") != std::string::npos);
  CHECK(weighted.find(",80.0,feel 3\r\n") != std::string::npos);
  // As many cells in the line as in the head; the one quoted cell holds a comma of its own.
  const auto commas = [](const std::string& text) {
    return std::count(text.begin(), text.end(), ',');
  };
  const std::size_t first = plain.find("\r\n");
  CHECK(commas(plain.substr(0, first)) + 1 == commas(plain.substr(first + 2)));
  SittingFile nameless = file;
  nameless.invitation.candidate.clear();
  CHECK(results_csv({{&nameless, &judged, false}}, {}).find("\r\n,\"'=") != std::string::npos);
}

}  // namespace warmline::test
