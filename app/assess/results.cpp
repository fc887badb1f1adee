#include "assess/results.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace warmline::assess {

namespace {

std::int32_t missed_at(const score::DecisionScore& decision) {
  return decision.stake - decision.earned_total + decision.closed_off;
}

bool failed_at(const score::DecisionScore& decision) {
  return decision.lost > 0 || decision.critical || missed_at(decision) > 0;
}

// A moment of the form: which of its calls, and where in it.
using Place = std::pair<std::size_t, score::Index>;

struct Others {
  std::size_t faced = 0;
  std::size_t failed = 0;
};

// Of each moment, how many others stood there and how many of them failed: each person once.
std::map<Place, Others> others_at(const std::vector<const Judged*>& others) {
  std::map<Place, Others> found;
  for (const Judged* one : others) {
    std::map<Place, bool> stood;
    for (const JudgedCall& call : one->calls) {
      for (const score::DecisionScore& decision : call.card.decisions) {
        bool& failed = stood[{call.call, decision.node}];
        failed = failed || failed_at(decision);
      }
    }
    for (const auto& [place, failed] : stood) {
      ++found[place].faced;
      found[place].failed += failed ? 1 : 0;
    }
  }
  return found;
}

// All decisions, in the order in which they were taken.
std::vector<GuideMoment> all_moments(const Judged& judged,
                                     const std::vector<const Judged*>& others) {
  const std::map<Place, Others> elsewhere = others_at(others);
  std::vector<GuideMoment> all;
  for (std::size_t i = 0; i < judged.calls.size(); ++i) {
    const JudgedCall& call = judged.calls[i];
    for (std::size_t k = 0; k < call.card.decisions.size(); ++k) {
      const score::DecisionScore& decision = call.card.decisions[k];
      GuideMoment moment;
      moment.at = {i, k};
      moment.lost = decision.lost;
      moment.missed = missed_at(decision);
      const auto there = elsewhere.find({call.call, decision.node});
      if (there != elsewhere.end()) {
        moment.faced = there->second.faced;
        moment.failed = there->second.failed;
      }
      all.push_back(moment);
    }
  }
  return all;
}

const score::DecisionScore& decision_of(const Judged& judged, const DecisionAt& at) {
  return judged.calls[at.call].card.decisions[at.decision];
}

template <typename Comes, typename Counts>
void pick(std::vector<GuideMoment>& guide, const std::vector<GuideMoment>& all, Telling telling,
          std::size_t most, const Counts& counts, const Comes& comes_before) {
  std::vector<GuideMoment> fit;
  for (const GuideMoment& each : all) {
    const bool taken = std::any_of(guide.begin(), guide.end(), [&each](const GuideMoment& other) {
      return other.at == each.at;
    });
    if (!taken && counts(each)) fit.push_back(each);
  }
  std::stable_sort(fit.begin(), fit.end(), comes_before);
  if (fit.size() > most) fit.resize(most);
  for (GuideMoment& each : fit) {
    each.telling = telling;
    guide.push_back(each);
  }
}

}  // namespace

CandidateProfile profile_of(const Judged& judged, std::size_t calls) {
  CandidateProfile profile;
  for (std::size_t i = 0; i < kMeasureCount; ++i)
    profile[i] = estimate_of(judged, calls, static_cast<Measure>(i));
  return profile;
}

std::vector<DecisionAt> critical_misses(const Judged& judged) {
  std::vector<DecisionAt> found;
  for (std::size_t i = 0; i < judged.calls.size(); ++i) {
    const auto& decisions = judged.calls[i].card.decisions;
    for (std::size_t k = 0; k < decisions.size(); ++k) {
      if (decisions[k].critical) found.push_back({i, k});
    }
  }
  return found;
}

OnTheWay on_the_way(const Judged& judged) {
  OnTheWay way;
  way.begun = judged.calls.size();
  for (std::size_t i = 0; i < judged.calls.size(); ++i) {
    const CallTaken& taken = judged.calls[i].taken;
    way.ended += taken.ended ? 1 : 0;
    if (taken.time_up) way.no_answer.push_back(i);
    way.interruptions += taken.interruptions;
    way.pauses += taken.pauses;
    way.used_ms += taken.used_ms;
  }
  return way;
}

CriterionTable table_of(const std::vector<const Judged*>& candidates, std::size_t calls,
                        Measure measure) {
  CriterionTable table;
  table.scenarios = calls;
  if (measure >= Measure::kFeel)
    table.criterion = static_cast<scenario::Criterion>(static_cast<std::size_t>(measure) -
                                                       static_cast<std::size_t>(Measure::kFeel));
  for (const Judged* one : candidates) {
    table.people.emplace_back();
    for (const auto& value : values_of(*one, calls, measure))
      table.people.back().push_back(value ? std::optional<PerMille>(value->value) : std::nullopt);
  }
  return table;
}

Apart apart(const Reliability& found, const Judged& one, const Judged& other, Measure measure) {
  if (!found.error) return Apart::kTooFew;
  const coach::Estimate a = estimate_of(one, found.scenarios, measure);
  const coach::Estimate b = estimate_of(other, found.scenarios, measure);
  if (!a.mean || !b.mean) return Apart::kNoEvidence;
  const auto all = static_cast<std::int32_t>(found.scenarios);
  if (a.scenarios != all || b.scenarios != all) return Apart::kNotAllCalls;
  if (!differ(found, *a.mean, *b.mean)) return Apart::kNoDifference;
  return *a.mean > *b.mean ? Apart::kFirstHigher : Apart::kSecondHigher;
}

bool has_weights(const Weights& weights) {
  return std::any_of(weights.begin(), weights.end(), [](std::int32_t each) { return each > 0; });
}

std::optional<PerMille> total_of(const CandidateProfile& profile, const Weights& weights) {
  std::int64_t sum = 0;
  std::int64_t whole = 0;
  for (std::size_t i = 0; i < kMeasureCount; ++i) {
    if (weights[i] <= 0) continue;
    if (!profile[i].mean) return std::nullopt;
    sum += std::int64_t{weights[i]} * *profile[i].mean;
    whole += weights[i];
  }
  if (whole == 0) return std::nullopt;
  return static_cast<PerMille>((2 * sum + whole) / (2 * whole));
}

std::vector<GuideMoment> interview_guide(const Judged& judged,
                                         const std::vector<const Judged*>& others) {
  const std::vector<GuideMoment> all = all_moments(judged, others);
  const auto stake_of = [&judged](const GuideMoment& each) {
    return decision_of(judged, each.at).stake;
  };
  std::vector<GuideMoment> guide;
  pick(
      guide, all, Telling::kLost, kGuideLost, [](const GuideMoment& each) { return each.lost > 0; },
      [](const GuideMoment& a, const GuideMoment& b) { return a.lost > b.lost; });
  pick(
      guide, all, Telling::kMissed, kGuideMissed,
      [](const GuideMoment& each) { return each.missed > 0; },
      [](const GuideMoment& a, const GuideMoment& b) { return a.missed > b.missed; });
  pick(
      guide, all, Telling::kStrong, kGuideStrong,
      [&](const GuideMoment& each) {
        const score::DecisionScore& decision = decision_of(judged, each.at);
        return !failed_at(decision) && (decision.stake > 0 || each.failed > 0);
      },
      // The share of those who failed there, as a fraction without dividing; nobody there: nought.
      [&](const GuideMoment& a, const GuideMoment& b) {
        const std::size_t one = a.failed * std::max<std::size_t>(b.faced, 1);
        const std::size_t other = b.failed * std::max<std::size_t>(a.faced, 1);
        return one != other ? one > other : stake_of(a) > stake_of(b);
      });
  std::sort(guide.begin(), guide.end(), [](const GuideMoment& a, const GuideMoment& b) {
    return std::tie(a.at.call, a.at.decision) < std::tie(b.at.call, b.at.decision);
  });
  return guide;
}

}  // namespace warmline::assess
