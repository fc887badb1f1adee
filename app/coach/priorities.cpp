#include "coach/priorities.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "coach/standing.h"

namespace warmline::coach {

namespace {

constexpr std::array kLookedAt = {Measure::kResolution, Measure::kFeel, Measure::kUnderstand,
                                  Measure::kExplore, Measure::kRespect};

// What is known of one person.
struct Known {
  PersonIndex person = 0;
  std::array<Estimate, kLookedAt.size()> estimates;
  std::array<Change, kLookedAt.size()> changes;
  Reason critical;  // of the later period
  Reason ever;      // of both

  [[nodiscard]] bool enough() const {
    return std::any_of(estimates.begin(), estimates.end(),
                       [](const Estimate& each) { return each.band.has_value(); });
  }
};

Reason critical_of(const TeamTable& table, const RowsByPerson& rows, PersonIndex person,
                   Week since) {
  const TeamColumns& columns = table.columns();
  Reason found;
  found.since = since;
  for (std::uint32_t i = rows.first[person]; i < rows.first[person + 1]; ++i) {
    const std::uint32_t row = rows.rows[i];
    if (columns.kind[row] != AttemptKind::kFirst || columns.week[row] < since) continue;
    ++found.firsts;
    if (columns.critical_misses[row] == 0) continue;
    ++found.misses;
    found.latest = std::max(found.latest, columns.week[row]);
  }
  return found;
}

Known known_of(const TeamTable& table, const RowsByPerson& rows, PersonIndex person, Week split) {
  Known known;
  known.person = person;
  known.critical = critical_of(table, rows, person, split);
  known.ever = critical_of(table, rows, person, 0);
  for (std::size_t i = 0; i < kLookedAt.size(); ++i) {
    const Measure measure = kLookedAt[i];
    known.estimates[i] = estimate(first_values(table, rows, person, measure));
    if (split == 0) continue;  // no week lies before it
    known.changes[i] =
        change(first_values(table, rows, person, measure, {0, static_cast<Week>(split - 1)}),
               first_values(table, rows, person, measure, {split, kMostWeeks}));
  }
  return known;
}

std::optional<PerMille> middle_of(const std::vector<Known>& team, std::size_t measure) {
  std::vector<Estimate> estimates;
  for (const Known& each : team) estimates.push_back(each.estimates[measure]);
  return coach::middle_of(estimates);
}

// How far off: within a reason, more comes first.
PerMille weight_of(const Reason& reason) {
  switch (reason.why) {
    case Why::kCritical:
      return reason.misses;
    case Why::kFell:
      return -reason.change.band->high;
    case Why::kBehind:
      return reason.middle - reason.estimate.band->high;
    case Why::kRose:
      return reason.change.band->low;
  }
  return 0;
}

bool weightier(const Reason& a, const Reason& b) {
  return a.why != b.why ? a.why < b.why : weight_of(a) > weight_of(b);
}

using Middles = std::array<std::optional<PerMille>, kLookedAt.size()>;

std::vector<Reason> reasons_for(const Known& known, const Middles& middles) {
  std::vector<Reason> reasons;
  if (known.critical.misses > 0) reasons.push_back(known.critical);
  for (std::size_t i = 0; i < kLookedAt.size(); ++i) {
    Reason reason;
    reason.measure = kLookedAt[i];
    reason.change = known.changes[i];
    reason.estimate = known.estimates[i];
    reason.middle = middles[i].value_or(0);
    if (reason.change.moved == Moved::kDown || reason.change.moved == Moved::kUp) {
      reason.why = reason.change.moved == Moved::kDown ? Why::kFell : Why::kRose;
      reasons.push_back(reason);
    }
    if (middles[i] && reason.estimate.band && reason.estimate.band->high < *middles[i]) {
      reason.why = Why::kBehind;
      reasons.push_back(reason);
    }
  }
  std::stable_sort(reasons.begin(), reasons.end(), weightier);
  return reasons;
}

void rank(const TeamTable& table, std::vector<Priority>& people) {
  std::sort(people.begin(), people.end(), [&table](const Priority& a, const Priority& b) {
    const Reason& one = a.reasons.front();
    const Reason& other = b.reasons.front();
    if (weightier(one, other)) return true;
    return !weightier(other, one) && table.code(a.person) < table.code(b.person);
  });
  for (std::size_t i = 0; i < people.size(); ++i) {
    const bool same = i > 0 && !weightier(people[i - 1].reasons.front(), people[i].reasons.front());
    people[i].rank = same ? people[i - 1].rank : static_cast<std::uint32_t>(i + 1);
  }
}

}  // namespace

Priorities priorities(const TeamTable& table, Week split) {
  const RowsByPerson rows = table.by_person();
  std::vector<Known> team;
  for (std::size_t i = 0; i < table.people(); ++i) {
    team.push_back(known_of(table, rows, static_cast<PersonIndex>(i), split));
  }
  std::sort(team.begin(), team.end(), [&table](const Known& a, const Known& b) {
    return table.code(a.person) < table.code(b.person);
  });
  Middles middles;
  for (std::size_t i = 0; i < middles.size(); ++i) middles[i] = middle_of(team, i);
  Priorities found;
  for (const Known& each : team) {
    if (!each.enough()) {
      found.too_little.push_back({each.person, each.ever.firsts, each.ever.misses});
      continue;
    }
    for (const Change& change : each.changes) {
      found.changes_known += change.moved != Moved::kNotKnown ? 1 : 0;
    }
    std::vector<Reason> reasons = reasons_for(each, middles);
    if (reasons.empty()) {
      found.unremarkable.push_back(each.person);
    } else {
      found.ranked.push_back({each.person, 0, std::move(reasons)});
    }
  }
  rank(table, found.ranked);
  return found;
}

}  // namespace warmline::coach
