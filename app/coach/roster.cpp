#include "coach/roster.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/tr.h"

namespace warmline::coach {
namespace {

using progress::Verdict;

constexpr std::int64_t kDayMs = 24 * 60 * 60 * std::int64_t{1000};
constexpr std::int64_t kWeekMs = 7 * kDayMs;

void take(Roster& roster, const progress::AttemptId& id, RosterAttempt one) {
  const auto found = roster.attempts.find(id);
  if (found == roster.attempts.end()) {
    roster.attempts.emplace(id, std::move(one));
  } else if (goes_before(one.person, one.attempt.head, found->second.person,
                         found->second.attempt.head)) {
    found->second = std::move(one);
  }
}

std::string shown_name(const RosterPerson& person) {
  return person.name.empty() ? tr("Somebody without a name") : person.name;
}

// A file may claim any time at all.
std::int64_t plausible(std::int64_t wall_ms) {
  constexpr std::int64_t kYear10000 = 253'402'300'800'000;
  return std::clamp<std::int64_t>(wall_ms, 0, kYear10000);
}

// 1 January 1970 was a Thursday.
std::int64_t monday_of(std::int64_t wall_ms) {
  const std::int64_t days = plausible(wall_ms) / kDayMs;
  return (days - (days + 3) % 7) * kDayMs;
}

}  // namespace

bool can_be_taken(Verdict verdict) {
  return verdict == Verdict::kUnchanged || verdict == Verdict::kUnsigned;
}

bool goes_before(const RosterPerson& a, std::string_view head_a, const RosterPerson& b,
                 std::string_view head_b) {
  if (a.key.empty() != b.key.empty()) return !a.key.empty();
  if (head_a != head_b) return head_a < head_b;
  return a < b;
}

bool add(Roster& roster, progress::Verified verified, std::string_view file) {
  FileTaken taken;
  taken.file = std::string(file);
  taken.verdict = verified.verdict;
  taken.person = verified.file.person;
  taken.attempts = verified.file.attempts.size();
  taken.findings = std::move(verified.findings);
  taken.taken = can_be_taken(verified.verdict);
  taken.practised_left_out = verified.file.practised_left_out;
  taken.others_left_out = verified.file.others_left_out;
  if (taken.taken) {
    const RosterPerson person{verified.file.person, verified.file.key};
    for (progress::ScenarioKept& kept : verified.file.scenarios)
      roster.texts.emplace(std::move(kept.version), std::move(kept.canonical));
    for (progress::ResultAttempt& attempt : verified.file.attempts) {
      const auto there = roster.attempts.find(attempt.id);
      if (there == roster.attempts.end()) {
        ++taken.fresh;
      } else if (!(there->second.person == person)) {
        ++taken.others;
      }
      if (attempt.kind == progress::AttemptKind::kPractised) ++taken.practised;
      const progress::AttemptId id = attempt.id;
      take(roster, id, {person, std::move(attempt)});
    }
  }
  const bool news = taken.fresh > 0 || taken.others > 0;
  roster.files.push_back(std::move(taken));
  return news;
}

void merge(Roster& into, const Roster& other) {
  for (const auto& [version, text] : other.texts) into.texts.emplace(version, text);
  for (const auto& [id, one] : other.attempts) take(into, id, one);
}

std::vector<RosterCode> codes(const Roster& roster) {
  std::set<RosterPerson> people;
  for (const auto& entry : roster.attempts) people.insert(entry.second.person);
  return codes(people);
}

std::vector<RosterCode> codes(const std::set<RosterPerson>& people) {
  std::map<std::string, int> named;
  for (const RosterPerson& person : people) ++named[shown_name(person)];
  std::vector<RosterCode> out;
  std::set<std::string> used;
  for (const RosterPerson& person : people) {
    std::string code = shown_name(person);
    if (named[code] > 1) {
      code = person.key.empty() ? tr("{0} (not signed)", code)
                                : tr("{0} (key {1})", code, progress::fingerprint(person.key));
    }
    // A name may have been written to look like another one's code.
    while (!used.insert(code).second) code = tr("{0} (another)##person", code);
    out.push_back({person, std::move(code)});
  }
  return out;
}

Week Calendar::week_of(std::int64_t wall_ms) const {
  const std::int64_t since = plausible(wall_ms) - monday_ms;
  if (since < 0) return 0;
  return static_cast<Week>(std::min<std::int64_t>(since / kWeekMs, kMostWeeks - 1));
}

std::int64_t Calendar::begins_ms(Week week) const {
  return monday_ms + week * kWeekMs;
}

Calendar calendar_at(std::int64_t wall_ms) {
  return {monday_of(wall_ms)};
}

Calendar calendar_of(const Roster& roster) {
  if (roster.attempts.empty()) return {};
  std::int64_t first = roster.attempts.begin()->second.attempt.begun_ms;
  std::int64_t last = first;
  for (const auto& entry : roster.attempts) {
    first = std::min(first, entry.second.attempt.begun_ms);
    last = std::max(last, entry.second.attempt.begun_ms);
  }
  const std::int64_t reach = monday_of(last) - (kMostWeeks - 1) * kWeekMs;
  return {std::max(monday_of(first), reach)};
}

}  // namespace warmline::coach
