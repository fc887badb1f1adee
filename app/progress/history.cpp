#include "progress/history.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/hash.h"
#include "progress/codec.h"

namespace warmline::progress {
namespace {

Record event_record(const AttemptId& id, std::size_t step, const replay::Event& event,
                    std::int64_t wall_ms) {
  const auto number = static_cast<std::uint32_t>(step);
  if (const auto* choice = std::get_if<replay::ChoiceEvent>(&event))
    return ChoiceMade{id, number, choice->node.text, choice->choice.text, wall_ms};
  return CardOpened{id, number, std::get<replay::CardEvent>(event).card.text, wall_ms};
}

HistoryAttempt attempt_of(const Attempt& attempt) {
  HistoryAttempt out;
  out.begun.attempt = attempt.id;
  out.begun.scenario = attempt.scenario;
  out.begun.version = attempt.version;
  out.begun.seed = attempt.seed;
  out.begun.wall_ms = attempt.begun_wall_ms;
  out.begun.rewound_from = attempt.rewound_from;
  out.begun.rewound_steps = attempt.rewound_steps;
  out.turn = attempt.turn;
  out.taken_over = static_cast<std::uint32_t>(attempt.taken_over);
  out.practised_after = static_cast<std::uint32_t>(attempt.practised_after);
  for (std::size_t i = 0; i < attempt.events.size(); ++i)
    out.events.push_back(event_record(attempt.id, i, attempt.events[i], attempt.event_ms[i]));
  if (attempt.closed && !attempt.passed_over)
    out.closed = AttemptClosed{attempt.id, *attempt.closed, attempt.last_wall_ms};
  return out;
}

// The attempt as records, without its place among others.
std::vector<Record> own_records(const HistoryAttempt& attempt) {
  std::vector<Record> records{
      attempt.begun, Placed{attempt.begun.attempt, Placed::Thing::kAttempt, 0, attempt.taken_over,
                            attempt.practised_after}};
  records.insert(records.end(), attempt.events.begin(), attempt.events.end());
  if (attempt.closed) records.emplace_back(*attempt.closed);
  return records;
}

std::string bytes_of(const std::vector<Record>& records) {
  std::string bytes;
  for (const Record& record : records) bytes += encode(record);
  return bytes;
}

// An attempt that somebody closed stands above one that was merely begun anew.
int rank_of(const std::optional<AttemptClosed>& closed) {
  if (!closed) return 0;
  switch (closed->how) {
    case ClosedHow::kSuperseded:
      return 1;
    case ClosedHow::kInterrupted:
      return 2;
    case ClosedHow::kDeclined:
      return 3;
    case ClosedHow::kLeft:
      return 4;
    case ClosedHow::kFinished:
      break;
  }
  return 5;
}

bool less(const HistoryAttempt& a, const HistoryAttempt& b) {
  const auto length = [](const HistoryAttempt& of) {
    return std::pair(of.events.size(), rank_of(of.closed));
  };
  if (length(a) != length(b)) return length(a) < length(b);
  return bytes_of(own_records(a)) < bytes_of(own_records(b));
}

void join(HistoryAttempt& into, const HistoryAttempt& other) {
  const std::uint64_t turn = std::min(into.turn, other.turn);
  if (less(into, other)) into = other;
  into.turn = turn;
}

void join(Setting& into, const Setting& other) {
  if (std::tie(into.turn, into.value) < std::tie(other.turn, other.value)) into = other;
}

void join(HistoryScenario& into, const HistoryScenario& other) {
  const auto rank = [](const HistoryScenario& of) {
    return std::tie(of.turn, of.there, of.text, of.file, of.wall_ms);
  };
  if (rank(into) < rank(other)) into = other;
}

// Two texts under one version: then at most one of them has that hash.
void join(const std::string& version, std::string& into, const std::string& other) {
  const auto rank = [&](const std::string& text) {
    return std::pair(sha256_hex(text) == version, text);
  };
  if (into != other && rank(into) < rank(other)) into = other;
}

}  // namespace

History history_of(const std::vector<StoredRecord>& records) {
  History history;
  Portfolio portfolio;
  portfolio.load(records);
  for (const Attempt& attempt : portfolio.attempts())
    history.attempts.emplace(attempt.id, attempt_of(attempt));
  history.scenarios.insert(portfolio.scenarios().begin(), portfolio.scenarios().end());
  history.settings.insert(portfolio.settings().begin(), portfolio.settings().end());
  for (const auto& [id, turn] : portfolio.own_turns()) {
    HistoryScenario& own = history.own[id];
    own.turn = turn;
    const OwnScenario* added = portfolio.own_scenario(id);
    if (added != nullptr) own = {true, added->file, added->text, added->wall_ms, turn};
  }
  for (const StoredRecord& record : records) {
    if (!decode(record.bytes).ok()) history.unread.insert(record.bytes);
  }
  return history;
}

History merge(const History& a, const History& b) {
  History both = a;
  for (const auto& [id, attempt] : b.attempts) {
    const auto [at, is_new] = both.attempts.emplace(id, attempt);
    if (!is_new) join(at->second, attempt);
  }
  for (const auto& [version, canonical] : b.scenarios) {
    const auto [at, is_new] = both.scenarios.emplace(version, canonical);
    if (!is_new) join(version, at->second, canonical);
  }
  for (const auto& [key, setting] : b.settings) {
    const auto [at, is_new] = both.settings.emplace(key, setting);
    if (!is_new) join(at->second, setting);
  }
  for (const auto& [id, own] : b.own) {
    const auto [at, is_new] = both.own.emplace(id, own);
    if (!is_new) join(at->second, own);
  }
  both.unread.insert(b.unread.begin(), b.unread.end());
  return both;
}

std::vector<Record> records_of(const History& history) {
  std::vector<Record> records;
  for (const auto& [version, canonical] : history.scenarios)
    records.emplace_back(ScenarioKept{version, canonical});
  for (const auto& [key, setting] : history.settings) {
    records.emplace_back(SettingChanged{key, setting.value});
    records.emplace_back(Placed{key, Placed::Thing::kSetting, setting.turn, 0, 0});
  }
  for (const auto& [id, own] : history.own) {
    if (own.there) records.emplace_back(ScenarioAdded{id, own.file, own.text, own.wall_ms});
    if (!own.there) records.emplace_back(ScenarioRemoved{id, 0});
    records.emplace_back(Placed{id, Placed::Thing::kOwnScenario, own.turn, 0, 0});
  }
  std::vector<const HistoryAttempt*> order;
  for (const auto& [id, attempt] : history.attempts) order.push_back(&attempt);
  std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
    return a->turn < b->turn;  // and by id, which is how they come
  });
  for (const HistoryAttempt* attempt : order) {
    std::vector<Record> own = own_records(*attempt);
    std::get<Placed>(own[1]).turn = attempt->turn;
    records.insert(records.end(), own.begin(), own.end());
  }
  return records;
}

bool same(const History& a, const History& b) {
  return a.unread == b.unread && bytes_of(records_of(a)) == bytes_of(records_of(b));
}

}  // namespace warmline::progress
