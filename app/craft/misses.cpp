// The bars of a single call.
#include "craft/measure.h"
#include "score/scorecard.h"

namespace warmline::craft {

using score::Agent;

namespace {

std::string tenths(std::int64_t figure) {
  const std::string sign = figure < 0 ? "-" : "";
  const std::int64_t size = figure < 0 ? -figure : figure;
  return sign + std::to_string(size / 10) + "." + std::to_string(size % 10);
}

void path(const Measures& measures, std::vector<Miss>& out) {
  if (measures.path_decisions < kLeastDecisions) {
    out.push_back({"few-decisions",
                   std::to_string(measures.path_decisions) + " decisions on the best path, not " +
                       std::to_string(kLeastDecisions),
                   "give moments of the best path that have one choice a second one worth having, "
                   "or add a moment"});
  }
  std::string seldom;
  for (std::size_t k = 0; k < measures.observations.size(); ++k) {
    if (measures.observations[k] >= kLeastObservations) continue;
    seldom += (seldom.empty() ? "" : ", ") +
              std::string(score::name_of(static_cast<scenario::Criterion>(k))) + " " +
              std::to_string(measures.observations[k]);
  }
  if (!seldom.empty()) {
    out.push_back({"few-observations",
                   "criteria that make a difference at fewer than " +
                       std::to_string(kLeastObservations) +
                       " decisions of the best path: " + seldom,
                   "let choices of the best path's decisions differ in them"});
  }
  if (!measures.perfect) {
    out.push_back({"no-perfect-call", "the best path loses points or misses something critical",
                   "see what `warmline solve` says of it"});
  }
}

void tradeoffs(const Measures& measures, std::vector<Miss>& out) {
  const auto all = static_cast<std::int32_t>(measures.decisions.size());
  if (all == 0 || 3 * measures.tradeoffs >= all) return;
  out.push_back({"few-tradeoffs",
                 std::to_string(measures.tradeoffs) + " of " + std::to_string(all) +
                     " decisions are real trade-offs, not a third",
                 "let the warmest choice cost something (a need only arranged, points of cost, a "
                 "moment used up) at more of them"});
}

void agents(const Measures& measures, std::vector<Miss>& out) {
  const Agents& by = measures.agents;
  if (by.runs == 0) return;
  const PerMille random = by.resolution(Agent::kRandom);
  const PerMille greedy = by.resolution(Agent::kGreedy);
  const PerMille planner = by.resolution(Agent::kPlanner);
  if (random > greedy - kRandomBehind) {
    out.push_back({"random-near-greedy",
                   "the random agent comes to " + tenths(random) + " % of resolution, the greedy " +
                       "one to " + tenths(greedy) + " %: less than " + tenths(kRandomBehind) +
                       " points between them",
                   "let what is gained at once matter more, and careless choices cost something"});
  }
  if (greedy > planner - kGreedyBehind) {
    out.push_back({"greedy-near-planner",
                   "judging turn by turn comes to " + tenths(greedy) +
                       " % of resolution, planning ahead to " + tenths(planner) + " %: less than " +
                       tenths(kGreedyBehind) + " points between them",
                   "let some early choice cost something only later: a target with a condition, a "
                   "flag that a later need waits for"});
  }
  for (const auto& [agent, what] : {std::pair{Agent::kKind, "kindness"}, {Agent::kFast, "speed"}}) {
    if (planner <= 0 || 1000 * by.resolution(agent) < kWinsFrom * planner) continue;
    out.push_back({std::string(what) + "-wins",
                   std::string(what) + " alone comes to " + tenths(by.resolution(agent)) +
                       " % of resolution, the planner to " + tenths(planner) +
                       " %: " + tenths(kWinsFrom) + " % of it or more",
                   agent == Agent::kKind
                       ? "let the warmest choice lose points at more decisions"
                       : "let the quickest choice lose points at more decisions"});
  }
}

void speech(const Measures& measures, std::vector<Miss>& out) {
  const Speech& said = measures.speech;
  if (said.grade() && *said.grade() > kHardestGrade) {
    out.push_back(
        {"hard-to-hear",
         "Flesch-Kincaid grade " + tenths(*said.grade()) + ", above " + tenths(kHardestGrade),
         "shorter sentences and plainer words: read it aloud"});
  }
  if (said.words_a_line() > kLongestMean) {
    out.push_back({"long-lines",
                   tenths(said.words_a_line()) + " words a line on average, more than " +
                       tenths(kLongestMean),
                   "break lines up, let people interrupt"});
  }
  if (said.longest > kLongestLine) {
    out.push_back({"longest-line",
                   "a line of " + std::to_string(said.longest) + " words at \"" + said.longest_at +
                       "\", more than " + std::to_string(kLongestLine),
                   "nobody takes in so much by ear: break it up"});
  }
}

}  // namespace

std::vector<Miss> misses(const Measures& measures) {
  std::vector<Miss> out;
  path(measures, out);
  tradeoffs(measures, out);
  agents(measures, out);
  speech(measures, out);
  return out;
}

}  // namespace warmline::craft
