#include "assess/fairness.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>
#include <utility>

namespace warmline::assess {

namespace {

struct Candidate {
  PerMille value = 0;
  bool selected = false;
  std::optional<std::size_t> group;
  std::vector<std::optional<coach::ScenarioValue>> calls;
};

using Names = std::map<std::string, std::size_t, std::less<>>;

// The score at all calls but one, in thousandths of a per mille; nothing where there is none.
std::optional<std::int64_t> others(const Candidate& candidate, std::size_t call) {
  std::int64_t sum = 0;
  std::int64_t count = 0;
  for (std::size_t i = 0; i < candidate.calls.size(); ++i) {
    if (i == call || !candidate.calls[i]) continue;
    sum += candidate.calls[i]->value;
    ++count;
  }
  if (count == 0) return std::nullopt;
  return sum * 1000 / count;
}

std::vector<Candidate> candidates_of(const std::vector<FairPerson>& people, std::size_t calls,
                                     const std::map<std::string_view, std::size_t>& whose,
                                     const SelectionRule& rule, Fairness& found) {
  std::vector<Candidate> kept;
  for (const FairPerson& person : people) {
    if (person.judged->phase != SeatPhase::kFinished) {
      ++found.unfinished;
      continue;
    }
    const coach::Estimate estimate = estimate_of(*person.judged, calls, rule.measure);
    if (!estimate.mean) {
      ++found.no_figure;
      continue;
    }
    Candidate one;
    one.value = *estimate.mean;
    one.calls = values_of(*person.judged, calls, rule.measure);
    const auto in = whose.find(person.candidate);
    if (in != whose.end()) one.group = in->second;
    kept.push_back(std::move(one));
  }
  return kept;
}

void apply(const SelectionRule& rule, std::vector<Candidate>& candidates, Fairness& found) {
  std::vector<std::int32_t> values;
  for (const Candidate& each : candidates) values.push_back(each.value);
  const std::vector<bool> above = above_median(values);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    candidates[i].selected = rule.at_least ? candidates[i].value >= *rule.at_least : above[i];
    found.selected += candidates[i].selected ? 1 : 0;
    found.no_group += candidates[i].group ? 0 : 1;
  }
  found.judged = candidates.size();
  if (values.empty()) return;
  std::sort(values.begin(), values.end());
  found.median = (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2.0;
}

MantelHaenszel at_scenario(const std::vector<Candidate>& candidates, std::size_t call,
                           std::size_t reference, std::size_t group) {
  std::vector<Matched> matched;
  for (const Candidate& each : candidates) {
    if (each.group != reference && each.group != group) continue;
    const std::optional<std::int64_t> rest = others(each, call);
    if (!each.calls[call] || !rest) continue;
    matched.push_back({each.group == reference, each.calls[call]->value, *rest});
  }
  return mantel_haenszel(strata_of(matched));
}

std::vector<std::int32_t> values_in(const std::vector<Candidate>& candidates, std::size_t group) {
  std::vector<std::int32_t> values;
  for (const Candidate& each : candidates)
    if (each.group == group) values.push_back(each.value);
  return values;
}

void correct(Fairness& found) {
  std::vector<double> figures;
  std::vector<ScenarioDifference*> whose;
  for (GroupFairness& group : found.groups) {
    for (ScenarioDifference& each : group.scenarios) {
      if (!each.found.p) continue;
      figures.push_back(*each.found.p);
      whose.push_back(&each);
    }
  }
  const std::vector<double> adjusted = holm(figures);
  for (std::size_t i = 0; i < whose.size(); ++i) whose[i]->adjusted = adjusted[i];
}

void beside_reference(const std::vector<Candidate>& candidates, std::size_t calls,
                      Fairness& found) {
  if (!found.impact.highest) return;
  const std::size_t reference = *found.impact.highest;
  const std::vector<std::int32_t> theirs = values_in(candidates, reference);
  for (std::size_t i = 0; i < found.groups.size(); ++i) {
    if (i == reference || !found.impact.groups[i].computed) continue;
    found.groups[i].difference = hedges_g(values_in(candidates, i), theirs);
    for (std::size_t call = 0; call < calls; ++call)
      found.groups[i].scenarios.push_back({at_scenario(candidates, call, reference, i), {}});
  }
  correct(found);
}

}  // namespace

Fairness fairness(const std::vector<FairPerson>& people, std::size_t calls, const Groups& groups,
                  std::size_t column, const SelectionRule& rule) {
  assert(column < groups.columns.size());
  Fairness found;
  std::set<std::string_view> here;
  for (const FairPerson& each : people) here.insert(each.candidate);
  Names names;
  for (const GroupsRow& row : groups.people) {
    if (here.count(row.candidate) == 0) {
      ++found.strangers;
    } else if (!row.values[column].empty()) {
      names.emplace(row.values[column], 0);
    }
  }
  found.too_many = names.size() > kMostGroups;
  std::map<std::string_view, std::size_t> whose;
  if (!found.too_many) {
    for (auto& [name, place] : names) {
      place = found.groups.size();
      found.groups.push_back({name, {}, {}});
    }
    for (const GroupsRow& row : groups.people) {
      const auto name = names.find(row.values[column]);
      if (name != names.end()) whose[row.candidate] = name->second;
    }
  }
  std::vector<Candidate> candidates = candidates_of(people, calls, whose, rule, found);
  apply(rule, candidates, found);
  std::vector<std::optional<std::size_t>> group;
  std::vector<bool> selected;
  for (const Candidate& each : candidates) {
    group.push_back(each.group);
    selected.push_back(each.selected);
  }
  found.impact = impact(counted(group, selected, found.groups.size()));
  beside_reference(candidates, calls, found);
  return found;
}

}  // namespace warmline::assess
