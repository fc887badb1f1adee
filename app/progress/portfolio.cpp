#include "progress/portfolio.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "progress/codec.h"

namespace warmline::progress {
namespace {

constexpr std::uint64_t kLastTurn = std::uint64_t{1} << 62;  // whatever a damaged file says

std::uint64_t next_turn(std::uint64_t turn) {
  return turn < kLastTurn ? turn + 1 : turn;
}

bool is_mark(const SittingEvent& event) {
  return event.what == SittingWhat::kMark;
}

bool same(const SittingEvent& a, const SittingEvent& b) {
  return std::tie(a.step, a.what, a.node, a.choice, a.card, a.used_ms, a.wall_ms) ==
         std::tie(b.step, b.what, b.node, b.choice, b.card, b.used_ms, b.wall_ms);
}

}  // namespace

void Portfolio::load(const std::vector<StoredRecord>& records) {
  *this = Portfolio();
  std::vector<const StoredRecord*> order;
  order.reserve(records.size());
  for (const StoredRecord& record : records) order.push_back(&record);
  std::stable_sort(order.begin(), order.end(), [](const StoredRecord* a, const StoredRecord* b) {
    return a->sequence < b->sequence;
  });
  for (const StoredRecord* stored : order) {
    const Result<Record> record = decode(stored->bytes);
    if (record.ok()) {
      apply(record.value());
    } else {
      set_aside(stored->sequence, record.error());
    }
  }
}

void Portfolio::set_aside(std::uint64_t sequence, const Error& why) {
  set_aside_.push_back({sequence, why.code == "newer", why.message});
}

void Portfolio::replace_with(Portfolio other) {
  other.set_aside_.insert(other.set_aside_.begin(), set_aside_.begin(), set_aside_.end());
  other.sittings_ = std::move(sittings_);
  *this = std::move(other);
}

void Portfolio::apply(const Record& record) {
  std::visit([this](const auto& one) { take(one); }, record);
}

void Portfolio::take(const ScenarioKept& record) {
  scenarios_.try_emplace(record.version, record.canonical);
}

void Portfolio::take(const SettingChanged& record) {
  Setting& setting = settings_[record.key];
  setting.value = record.value;
  setting.turn = next_turn(setting.turn);
}

void Portfolio::take(const HistoryReplaced&) {
  replace_with(Portfolio());
}

// Counts once, right after what it is about.
void Portfolio::take(const Placed& record) {
  if (record.thing == Placed::Thing::kSetting) {
    const auto setting = settings_.find(record.name);
    if (setting != settings_.end()) setting->second.turn = std::min(record.turn, kLastTurn);
    return;
  }
  if (record.thing == Placed::Thing::kOwnScenario) {
    const auto own = own_turns_.find(record.name);
    if (own != own_turns_.end()) own->second = std::min(record.turn, kLastTurn);
    return;
  }
  Attempt* attempt = attempts_.empty() ? nullptr : &attempts_.back();
  if (attempt == nullptr || attempt->id != record.name || attempt->placed ||
      attempt->events.size() != attempt->taken_over || attempt->closed)
    return;
  attempt->placed = true;
  attempt->turn = std::min(record.turn, kLastTurn);
  last_turn_ = std::max(turn_before_, attempt->turn);
  attempt->events.clear();
  attempt->event_ms.clear();
  attempt->taken_over = record.taken_over;
  attempt->practised_after = record.practised_after;
}

void Portfolio::take(const ScenarioAdded& record) {
  std::uint64_t& turn = own_turns_[record.scenario];
  turn = next_turn(turn);
  OwnScenario added{record.scenario, record.file, record.text, record.wall_ms};
  for (OwnScenario& one : own_) {
    if (one.scenario != record.scenario) continue;
    one = std::move(added);
    return;
  }
  own_.push_back(std::move(added));
}

void Portfolio::take(const ScenarioRemoved& record) {
  std::uint64_t& turn = own_turns_[record.scenario];
  turn = next_turn(turn);
  own_.erase(
      std::remove_if(own_.begin(), own_.end(),
                     [&](const OwnScenario& one) { return one.scenario == record.scenario; }),
      own_.end());
}

void Portfolio::take(const AttemptBegun& record) {
  if (places_.count(record.attempt) != 0) return;
  Attempt attempt;
  attempt.id = record.attempt;
  attempt.scenario = record.scenario;
  attempt.version = record.version;
  attempt.seed = record.seed;
  attempt.begun_wall_ms = attempt.last_wall_ms = record.wall_ms;
  attempt.practised = !record.rewound_from.empty();
  attempt.rewound_from = record.rewound_from;
  attempt.rewound_steps = record.rewound_steps;
  attempt.ordinal = attempts_.size();
  turn_before_ = last_turn_;
  attempt.turn = last_turn_ = next_turn(last_turn_);
  const Attempt* source = find(record.rewound_from);
  if (source != nullptr && source->scenario == record.scenario &&
      source->version == record.version) {
    const std::size_t count = std::min<std::size_t>(record.rewound_steps, source->events.size());
    attempt.events.assign(source->events.begin(),
                          source->events.begin() + static_cast<std::ptrdiff_t>(count));
    attempt.event_ms.assign(source->event_ms.begin(),
                            source->event_ms.begin() + static_cast<std::ptrdiff_t>(count));
    attempt.taken_over = count;
    attempt.practised_after = source->practised ? std::min(count, source->practised_after) : count;
  }
  const auto earlier = open_.find(record.scenario);
  if (earlier != open_.end()) {
    attempts_[earlier->second].closed = ClosedHow::kSuperseded;
    attempts_[earlier->second].passed_over = true;
  }
  open_[record.scenario] = attempts_.size();
  places_.emplace(record.attempt, attempts_.size());
  attempts_.push_back(std::move(attempt));
}

void Portfolio::take(const ChoiceMade& record) {
  take_event(record.attempt, record.step, record.wall_ms,
             replay::ChoiceEvent{NodeId(record.node), ChoiceId(record.choice)});
}

void Portfolio::take(const CardOpened& record) {
  take_event(record.attempt, record.step, record.wall_ms, replay::CardEvent{CardId(record.card)});
}

void Portfolio::take_event(const AttemptId& id, std::uint32_t step, std::int64_t wall_ms,
                           replay::Event event) {
  Attempt* attempt = find_own(id);
  if (attempt != nullptr && step < attempt->events.size()) return;
  if (attempt == nullptr || attempt->closed || step > attempt->events.size()) {
    ++out_of_place_;
    return;
  }
  attempt->events.push_back(std::move(event));
  attempt->event_ms.push_back(wall_ms);
  if (attempt->events.size() > attempt->taken_over) attempt->last_wall_ms = wall_ms;
}

void Portfolio::take(const AttemptClosed& record) {
  Attempt* attempt = find_own(record.attempt);
  if (attempt == nullptr) {
    ++out_of_place_;
    return;
  }
  if (attempt->closed) return;
  attempt->closed = record.how;
  attempt->last_wall_ms = record.wall_ms;
  open_.erase(attempt->scenario);
}

void Portfolio::take(const SittingBegun& record) {
  const auto known = std::find_if(sittings_.begin(), sittings_.end(),
                                  [&](const Sitting& one) { return one.id == record.sitting; });
  if (known == sittings_.end())
    sittings_.push_back({record.sitting, record.invitation, record.wall_ms, {}});
}

void Portfolio::take(const SittingEvent& record) {
  const auto sitting = std::find_if(sittings_.begin(), sittings_.end(),
                                    [&](const Sitting& one) { return one.id == record.sitting; });
  if (sitting == sittings_.end()) {
    ++out_of_place_;
    return;
  }
  std::vector<SittingEvent>& events = sitting->events;
  const bool marked = !events.empty() && is_mark(events.back());
  const std::uint32_t next =
      events.empty() ? 0 : events.back().step + (is_mark(events.back()) ? 0 : 1);
  if (record.step != next) {
    const bool again = std::any_of(events.rbegin(), events.rend(),
                                   [&](const SittingEvent& one) { return same(one, record); });
    if (!again && !is_mark(record)) ++out_of_place_;
    return;
  }
  if (is_mark(record) && marked && record.used_ms <= events.back().used_ms) return;
  if (marked && record.used_ms >= events.back().used_ms) events.pop_back();
  events.push_back(record);
}

Attempt* Portfolio::find_own(std::string_view attempt) {
  const auto place = places_.find(attempt);
  return place == places_.end() ? nullptr : &attempts_[place->second];
}

const Attempt* Portfolio::find(std::string_view attempt) const {
  const auto place = places_.find(attempt);
  return place == places_.end() ? nullptr : &attempts_[place->second];
}

const Attempt* Portfolio::open_attempt(std::string_view scenario) const {
  const auto place = open_.find(scenario);
  return place == open_.end() ? nullptr : &attempts_[place->second];
}

const Attempt* Portfolio::latest_open() const {
  const auto latest = std::find_if(attempts_.rbegin(), attempts_.rend(),
                                   [](const Attempt& one) { return !one.closed; });
  return latest == attempts_.rend() ? nullptr : &*latest;
}

const Attempt* Portfolio::first_attempt(std::string_view scenario) const {
  const auto first =
      std::find_if(attempts_.begin(), attempts_.end(), [scenario](const Attempt& one) {
        return one.scenario == scenario && one.closed != ClosedHow::kDeclined && !one.practised;
      });
  return first == attempts_.end() ? nullptr : &*first;
}

const std::string* Portfolio::canonical(std::string_view version) const {
  const auto kept = scenarios_.find(version);
  return kept == scenarios_.end() ? nullptr : &kept->second;
}

const OwnScenario* Portfolio::own_scenario(std::string_view scenario) const {
  const auto found = std::find_if(own_.begin(), own_.end(), [scenario](const OwnScenario& one) {
    return one.scenario == scenario;
  });
  return found == own_.end() ? nullptr : &*found;
}

std::string Portfolio::setting(std::string_view key, std::string_view otherwise) const {
  const auto found = settings_.find(key);
  return found == settings_.end() ? std::string(otherwise) : found->second.value;
}

}  // namespace warmline::progress
