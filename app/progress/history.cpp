#include "progress/history.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/hash.h"
#include "progress/codec.h"

namespace warmline::progress {
namespace {

constexpr std::size_t kAll = static_cast<std::size_t>(-1);

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

// Each of these is true if `into` is another one now.
bool join(HistoryAttempt& into, HistoryAttempt&& other) {
  const std::uint64_t turn = std::min(into.turn, other.turn);
  const bool news = turn != into.turn || less(into, other);
  if (less(into, other)) into = std::move(other);
  into.turn = turn;
  return news;
}

bool join(Setting& into, Setting&& other) {
  const bool news = std::tie(into.turn, into.value) < std::tie(other.turn, other.value);
  if (news) into = std::move(other);
  return news;
}

bool join(HistoryScenario& into, HistoryScenario&& other) {
  const auto rank = [](const HistoryScenario& of) {
    return std::tie(of.turn, of.there, of.text, of.file, of.wall_ms);
  };
  const bool news = rank(into) < rank(other);
  if (news) into = std::move(other);
  return news;
}

// Two texts under one version: then at most one of them has that hash.
bool join(const std::string& version, std::string& into, std::string&& other) {
  const auto rank = [&](const std::string& text) {
    return std::pair(sha256_hex(text) == version, text);
  };
  const bool news = into != other && rank(into) < rank(other);
  if (news) into = std::move(other);
  return news;
}

// Moves parts from one map into another, the first of them by the way it is joined; says which they
// were.
template <typename Map, typename Join>
bool move_parts(Map& into, Map& from, std::size_t& most, const Join& joined) {
  bool news = false;
  for (; !from.empty() && most > 0; --most) {
    auto part = from.extract(from.begin());
    const auto known = into.find(part.key());
    if (known == into.end()) {
      into.insert(std::move(part));
      news = true;
    } else {
      news = joined(known->first, known->second, std::move(part.mapped())) || news;
    }
  }
  return news;
}

}  // namespace

void HistoryReading::take(const StoredRecord& stored) {
  const Result<Record> record = decode(stored.bytes);
  if (record.ok() && is_of_sitting(record.value())) {
    ++history_.sittings;
  } else if (record.ok()) {
    portfolio_.apply(record.value());
  } else {
    if (record.error().code == "newer") ++history_.newer;
    history_.unread.insert(stored.bytes);
  }
}

bool HistoryReading::unfold(std::size_t most) {
  const std::vector<Attempt>& attempts = portfolio_.attempts();
  for (; at_ < attempts.size() && most > 0; ++at_, --most)
    history_.attempts.emplace(attempts[at_].id, attempt_of(attempts[at_]));
  if (at_ < attempts.size()) return false;
  const auto& scenarios = portfolio_.scenarios();
  if (history_.scenarios.size() < scenarios.size()) {
    auto next = scenarios.begin();
    if (!history_.scenarios.empty())
      next = scenarios.upper_bound(history_.scenarios.rbegin()->first);
    for (; next != scenarios.end() && most > 0; ++next, --most) history_.scenarios.insert(*next);
    if (next != scenarios.end()) return false;
  }
  history_.settings.insert(portfolio_.settings().begin(), portfolio_.settings().end());
  for (const auto& [id, turn] : portfolio_.own_turns()) {
    HistoryScenario& own = history_.own[id];
    own.turn = turn;
    const OwnScenario* added = portfolio_.own_scenario(id);
    if (added != nullptr) own = {true, added->file, added->text, added->wall_ms, turn};
  }
  return true;
}

History history_of(const std::vector<StoredRecord>& records) {
  std::vector<const StoredRecord*> order;
  order.reserve(records.size());
  for (const StoredRecord& record : records) order.push_back(&record);
  std::stable_sort(order.begin(), order.end(), [](const StoredRecord* a, const StoredRecord* b) {
    return a->sequence < b->sequence;
  });
  HistoryReading reading;
  for (const StoredRecord* record : order) reading.take(*record);
  while (!reading.unfold(kAll)) {
  }
  return reading.take_history();
}

bool Merging::step(std::size_t most) {
  const auto plainly = [](const auto&, auto& into, auto&& other) {
    return join(into, std::move(other));
  };
  const auto attempt = [this](const AttemptId&, HistoryAttempt& into, HistoryAttempt&& other) {
    if (into.events.size() < other.events.size()) ++longer_;
    return join(into, std::move(other));
  };
  const auto text = [](const std::string& version, std::string& into, std::string&& other) {
    return join(version, into, std::move(other));
  };
  const std::size_t before = into_.attempts.size();
  bool news = move_parts(into_.attempts, from_.attempts, most, attempt);
  fresh_ += into_.attempts.size() - before;
  news = move_parts(into_.scenarios, from_.scenarios, most, text) || news;
  news = move_parts(into_.settings, from_.settings, most, plainly) || news;
  news = move_parts(into_.own, from_.own, most, plainly) || news;
  for (; !from_.unread.empty() && most > 0; --most)
    news = into_.unread.insert(from_.unread.extract(from_.unread.begin())).inserted || news;
  changed_ = changed_ || news;
  return from_.attempts.empty() && from_.scenarios.empty() && from_.settings.empty() &&
         from_.own.empty() && from_.unread.empty();
}

History merge(const History& a, const History& b) {
  Merging merging(a, b);
  while (!merging.step(kAll)) {
  }
  return merging.take();
}

bool WritingDown::give(std::size_t most, const std::function<void(Record&&)>& sink) {
  for (; sorted_ != history_.attempts.end() && most > 0; ++sorted_, --most)
    order_.emplace(std::pair(sorted_->second.turn, sorted_->first), &sorted_->second);
  if (sorted_ != history_.attempts.end()) return true;
  for (; scenario_ != history_.scenarios.end() && most > 0; ++scenario_, --most)
    sink(ScenarioKept{scenario_->first, scenario_->second});
  for (; setting_ != history_.settings.end() && most > 0; ++setting_, --most) {
    sink(SettingChanged{setting_->first, setting_->second.value});
    sink(Placed{setting_->first, Placed::Thing::kSetting, setting_->second.turn, 0, 0});
  }
  for (; own_ != history_.own.end() && most > 0; ++own_, --most) {
    const auto& [id, own] = *own_;
    if (own.there) sink(ScenarioAdded{id, own.file, own.text, own.wall_ms});
    if (!own.there) sink(ScenarioRemoved{id, 0});
    sink(Placed{id, Placed::Thing::kOwnScenario, own.turn, 0, 0});
  }
  for (; !order_.empty() && most > 0; --most) {
    const HistoryAttempt& attempt = *order_.begin()->second;
    std::vector<Record> own = own_records(attempt);
    std::get<Placed>(own[1]).turn = attempt.turn;
    for (Record& record : own) sink(std::move(record));
    order_.erase(order_.begin());
    ++given_;
  }
  return most == 0;
}

std::vector<Record> records_of(const History& history) {
  std::vector<Record> records;
  WritingDown writing(history);
  while (writing.give(kAll, [&records](Record&& one) { records.push_back(std::move(one)); })) {
  }
  return records;
}

std::vector<StoredRecord> journal_of(const History& history) {
  std::vector<StoredRecord> stored;
  for (const Record& record : records_of(history))
    stored.push_back({stored.size() + 1, encode(record)});
  for (const std::string& bytes : history.unread) stored.push_back({stored.size() + 1, bytes});
  return stored;
}

bool same_form(const HistoryAttempt& a, const HistoryAttempt& b) {
  return bytes_of(own_records(a)) == bytes_of(own_records(b));
}

bool same(const History& a, const History& b) {
  return a.unread == b.unread && bytes_of(records_of(a)) == bytes_of(records_of(b));
}

}  // namespace warmline::progress
