#include "interop/suspend.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "core/hash.h"
#include "core/tr.h"
#include "interop/suspend_text.h"

namespace warmline::interop {
namespace {

using progress::Attempt;
using progress::ClosedHow;
using scenario::Scenario;

constexpr std::string_view kMagic = "W1";
constexpr std::size_t kVersionDigits = 12;
constexpr std::size_t kIdDigits = 32;
constexpr int kSeedBits = 64;
constexpr std::int64_t kEpoch = 1'577'836'800;  // 2020-01-01, in s
constexpr std::size_t kCheckLetters = 5;
constexpr std::int64_t kSecond = 1000;
constexpr std::uint64_t kMostPlace = 1'000'000;
// What a person may have set that is of use where nothing else of this browser is.
constexpr std::array<std::string_view, 5> kSettings = {"mood-hidden", "read-aloud", "text-size",
                                                       "theme", "view"};

bool is_setting(std::string_view key) {
  return std::find(kSettings.begin(), kSettings.end(), key) != kSettings.end();
}

bool is_value(std::string_view value) {
  return value.size() <= 16 && std::all_of(value.begin(), value.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

const Scenario* call_of(const CourseCalls& calls, std::string_view version) {
  for (const scenario::ScenarioPtr& each : calls) {
    if (std::string_view(each->version).substr(0, kVersionDigits) ==
        version.substr(0, kVersionDigits))
      return each.get();
  }
  return nullptr;
}

std::string check_of(std::string_view text) {
  SuspendWriter check;
  check.bits(crc32(text) >> 2, 30);
  return check.take();
}

std::uint64_t seconds_between(std::int64_t from_ms, std::int64_t to_ms) {
  return to_ms <= from_ms ? 0 : static_cast<std::uint64_t>((to_ms - from_ms) / kSecond);
}

// Nothing for one that the call doesn't have: it was edited under the same version, which can't be.
std::optional<std::uint64_t> place_of(const Scenario& call, const replay::Event& event) {
  if (const auto* card = std::get_if<replay::CardEvent>(&event)) {
    for (std::size_t i = 0; i < call.cards.size(); ++i) {
      if (call.cards[i].id == card->card) return 2 * i + 1;
    }
    return std::nullopt;
  }
  const auto& choice = std::get<replay::ChoiceEvent>(event);
  for (const scenario::Node& node : call.nodes) {
    if (node.id != choice.node) continue;
    for (std::size_t i = 0; i < node.choices.size(); ++i) {
      if (node.choices[i].id == choice.choice) return 2 * i;
    }
  }
  return std::nullopt;
}

struct Kept {
  const Attempt* attempt = nullptr;
  const Scenario* call = nullptr;
  std::size_t from = 0;  // of a rewound one: its source, counted back from 1
  bool times = true;
};

void write(SuspendWriter& out, const Kept& kept, std::uint32_t reported) {
  const Attempt& attempt = *kept.attempt;
  out.letter('~');
  out.hex(std::string_view(attempt.version).substr(0, kVersionDigits));
  out.hex(attempt.id);
  out.bits(attempt.seed, kSeedBits);
  const auto how = attempt.closed ? static_cast<std::uint64_t>(*attempt.closed) + 1 : 0;
  out.bits(how << 3 | (kept.times ? 4u : 0u) | (kept.from > 0 ? 2u : 0u), 6);
  out.number(seconds_between(kEpoch * kSecond, attempt.begun_wall_ms));
  const std::size_t own = kept.from > 0 ? attempt.taken_over : 0;
  if (kept.from > 0) {
    out.number(kept.from);
    out.number(own);
  }
  out.number(reported);
  out.number(attempt.events.size() - own);
  std::int64_t before = attempt.begun_wall_ms;
  if (attempt.closed)
    out.number(seconds_between(attempt.events.size() == own ? before : attempt.event_ms.back(),
                               attempt.last_wall_ms));
  for (std::size_t i = own; i < attempt.events.size(); ++i) {
    out.number(*place_of(*kept.call, attempt.events[i]));
    if (!kept.times) continue;
    out.number(seconds_between(before, attempt.event_ms[i]));
    before = std::max(before, attempt.event_ms[i]);
  }
}

// Which attempts stay, the more the higher: what goes at each step is said in the header.
enum Step { kAllOfIt, kNoPractised, kFewRepeats, kNoTimes, kNoRepeats, kNoResults, kSteps };

using Counted = std::set<progress::AttemptId>;

std::vector<Kept> kept_at(const progress::Portfolio& portfolio, const CourseCalls& calls,
                          const Counted& counted, Step step, std::size_t dropped) {
  const std::vector<Attempt>& all = portfolio.attempts();
  std::set<std::string> needed;  // by those that are kept
  std::set<std::string> latest;  // calls of which a repeat is kept
  std::vector<Kept> kept;
  for (std::size_t i = all.size(); i-- > 0;) {
    const Attempt& attempt = all[i];
    const Scenario* call = call_of(calls, attempt.version);
    const bool fits =
        call != nullptr && std::all_of(attempt.events.begin(), attempt.events.end(),
                                       [&](const replay::Event& e) { return place_of(*call, e); });
    if (!fits) continue;
    const bool must = !attempt.closed || needed.count(attempt.id) != 0 ||
                      portfolio.first_attempt(attempt.scenario) == &attempt ||
                      ((step < kNoResults || i >= dropped) && counted.count(attempt.id) != 0);
    const bool slight = attempt.practised || attempt.closed == ClosedHow::kDeclined;
    const bool repeat = !slight && !must;
    bool goes = false;
    if (!must && slight) goes = step > kNoPractised || (step == kNoPractised && i < dropped);
    if (repeat && step >= kFewRepeats) {
      const bool last = latest.insert(attempt.scenario).second;
      goes = step >= kNoRepeats || (!last && (step > kFewRepeats || i < dropped));
    }
    if (goes) continue;
    if (!attempt.rewound_from.empty()) needed.insert(attempt.rewound_from);
    kept.push_back({&attempt, call, 0, step < kNoTimes});
  }
  std::reverse(kept.begin(), kept.end());
  for (std::size_t i = 0; i < kept.size(); ++i) {
    for (std::size_t back = 1; back <= i; ++back) {
      if (kept[i - back].attempt->id == kept[i].attempt->rewound_from) kept[i].from = back;
    }
  }
  // What it was rewound from is of another version: it would look like one begun at the start.
  kept.erase(std::remove_if(kept.begin(), kept.end(),
                            [](const Kept& one) {
                              return one.from == 0 && !one.attempt->rewound_from.empty();
                            }),
             kept.end());
  return kept;
}

std::string text_of(const progress::Portfolio& portfolio, const std::vector<Kept>& kept,
                    const Reported& reported, const std::vector<std::string>& foreign) {
  SuspendWriter out;
  for (const Kept& each : kept) {
    const auto told = reported.find(each.attempt->id);
    write(out, each, told == reported.end() ? 0 : told->second);
  }
  std::string text = std::string(kMagic) + out.take();
  for (const auto& [key, setting] : portfolio.settings()) {
    if (is_setting(key) && !setting.value.empty() && is_value(setting.value))
      text.append("*").append(key).append("=").append(setting.value);
  }
  for (const std::string& part : foreign) text.append("!").append(part);
  return text + "." + check_of(text);
}

// --- reading

struct Reading {
  Suspended& into;
  const CourseCalls& calls;
  std::vector<std::pair<std::string, std::vector<replay::Event>>> before;  // id, all its events
};

std::optional<replay::Event> event_at(const Scenario& call, const replay::CallState& state,
                                      std::uint64_t place) {
  const auto at = static_cast<std::size_t>(std::min<std::uint64_t>(place / 2, kMostPlace));
  if (place % 2 == 1) {
    if (at >= call.cards.size()) return std::nullopt;
    return replay::CardEvent{call.cards[at].id};
  }
  const scenario::Node& node = call.nodes[state.node];
  if (at >= node.choices.size()) return std::nullopt;
  return replay::ChoiceEvent{node.id, node.choices[at].id};
}

// Where the call comes to by it; nothing where that can't be.
std::optional<replay::CallState> after(const Scenario& call, const replay::CallState& state,
                                       std::uint64_t place) {
  const auto at = static_cast<scenario::Index>(place / 2);
  Result<replay::CallState> next =
      place % 2 == 1 ? replay::open_card(call, state, at) : replay::choose(call, state, at);
  if (!next) return std::nullopt;
  return std::move(next).value();
}

std::int64_t later(std::int64_t ms, std::uint64_t seconds) {
  constexpr std::uint64_t kMost = 1'000'000'000;
  return ms + static_cast<std::int64_t>(std::min(seconds, kMost)) * kSecond;
}

// False: it isn't an attempt as it is written.
bool read_attempt(Reading& reading, std::string_view part) {
  SuspendReader in(part);
  const Scenario* call = call_of(reading.calls, in.hex(kVersionDigits));
  if (in.bad()) return false;
  if (call == nullptr) {
    reading.into.foreign.emplace_back("~" + std::string(part));
    return true;
  }
  progress::AttemptBegun begun;
  begun.attempt = in.hex(kIdDigits);
  begun.scenario = call->id.text;
  begun.version = call->version;
  begun.seed = in.bits(kSeedBits);
  const std::uint64_t flags = in.bits(6);
  begun.wall_ms = later(kEpoch * kSecond, in.number());
  replay::CallState state = replay::begin(*call);
  std::vector<replay::Event> events;
  if ((flags & 2) != 0) {
    const std::uint64_t back = in.number(), own = in.number();
    if (in.bad() || back == 0 || back > reading.before.size()) return false;
    const auto& source = reading.before[reading.before.size() - static_cast<std::size_t>(back)];
    if (own > source.second.size()) return false;
    begun.rewound_from = source.first;
    begun.rewound_steps = static_cast<std::uint32_t>(own);
    events.assign(source.second.begin(), source.second.begin() + static_cast<std::ptrdiff_t>(own));
    Result<replay::Run> run = replay::replay(*call, events);
    if (!run) return false;
    state = run.value().states.back();
  }
  const std::uint64_t reported = in.number(), count = in.number();
  const bool closed = flags >> 3 != 0, times = (flags & 4) != 0;
  const std::uint64_t rest = closed ? in.number() : 0;
  if (in.bad() || count > in.left() || flags >> 3 > 5) return false;
  reading.into.records.emplace_back(begun);
  std::int64_t at_ms = begun.wall_ms;
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::uint64_t place = in.number();
    if (times) at_ms = later(at_ms, in.number());
    const auto event = in.bad() ? std::nullopt : event_at(*call, state, place);
    const auto next = event ? after(*call, state, place) : std::nullopt;
    if (!next) return false;
    const auto step = static_cast<std::uint32_t>(events.size());
    if (const auto* card = std::get_if<replay::CardEvent>(&*event)) {
      reading.into.records.emplace_back(
          progress::CardOpened{begun.attempt, step, card->card.text, at_ms});
    } else {
      const auto& choice = std::get<replay::ChoiceEvent>(*event);
      reading.into.records.emplace_back(
          progress::ChoiceMade{begun.attempt, step, choice.node.text, choice.choice.text, at_ms});
    }
    events.push_back(*event);
    state = *next;
  }
  if (!in.done()) return false;
  if (closed)
    reading.into.records.emplace_back(progress::AttemptClosed{
        begun.attempt, static_cast<ClosedHow>((flags >> 3) - 1), later(at_ms, rest)});
  if (reported > 0)
    reading.into.reported[begun.attempt] =
        static_cast<std::uint32_t>(std::min<std::uint64_t>(reported, events.size()));
  reading.before.emplace_back(begun.attempt, std::move(events));
  return true;
}

bool read_setting(Suspended& into, std::string_view part) {
  const std::size_t equals = part.find('=');
  if (equals == std::string_view::npos || !is_value(part.substr(equals + 1))) return false;
  const std::string_view key = part.substr(0, equals);
  if (is_setting(key))
    into.records.emplace_back(
        progress::SettingChanged{std::string(key), std::string(part.substr(equals + 1))});
  return true;
}

// Of another version of the package; this one may be back as it was.
void read_again(Suspended& into, const CourseCalls& calls, std::string_view part) {
  Suspended found;
  Reading reading{found, calls, {}};
  const bool sound = !part.empty() && part.front() == '~' && read_attempt(reading, part.substr(1));
  if (!sound || !found.foreign.empty()) {
    into.foreign.emplace_back(part);
    return;
  }
  std::move(found.records.begin(), found.records.end(), std::back_inserter(into.records));
  into.reported.merge(found.reported);
}

Error damaged() {
  return Error{"damaged", tr("What the learning system kept of this course can’t be read."), ""};
}

}  // namespace

Result<std::string> suspend_text(const progress::Portfolio& portfolio, const CourseCalls& calls,
                                 const Reported& reported, const std::vector<std::string>& foreign,
                                 const Counted& counted, std::size_t most) {
  const auto at = [&](int step, std::size_t dropped, const std::vector<std::string>& others) {
    return text_of(portfolio, kept_at(portfolio, calls, counted, static_cast<Step>(step), dropped),
                   reported, others);
  };
  std::string text = at(kAllOfIt, 0, foreign);
  for (int step = kNoPractised; step < kSteps && text.size() > most; ++step) {
    const bool one_by_one = step == kNoPractised || step == kFewRepeats || step == kNoResults;
    const std::size_t last = one_by_one ? portfolio.attempts().size() : 1;
    for (std::size_t dropped = 1; dropped <= last && text.size() > most; ++dropped)
      text = at(step, dropped, foreign);
  }
  for (int step = kNoRepeats; step < kSteps && text.size() > most; ++step)
    text = at(step, portfolio.attempts().size(), {});
  if (text.size() > most)
    return Error{"full",
                 tr("The learning system has room for {0} characters, and this course needs {1}.",
                    most, text.size()),
                 ""};
  return text;
}

Result<Suspended> read_suspended(std::string_view text, const CourseCalls& calls) {
  Suspended read;
  if (text.empty()) return read;
  const std::size_t dot = text.rfind('.');
  if (dot == std::string_view::npos || text.substr(0, kMagic.size()) != kMagic ||
      text.substr(dot + 1) != check_of(text.substr(0, dot)))
    return damaged();
  std::string_view rest = text.substr(kMagic.size(), dot - kMagic.size());
  Reading reading{read, calls, {}};
  while (!rest.empty()) {
    const char kind = rest.front();
    // What another version wrote holds parts of its own.
    const std::size_t end =
        kind == '!' ? rest.find('!', 1) : std::min(rest.find_first_of("~*!", 1), rest.size());
    const std::string_view part = rest.substr(1, std::min(end, rest.size()) - 1);
    rest.remove_prefix(std::min(end, rest.size()));
    bool sound = false;
    if (kind == '~') sound = read_attempt(reading, part);
    if (kind == '*') sound = read_setting(read, part);
    if (kind == '!') {
      sound = true;
      read_again(read, calls, part);
    }
    if (!sound) return damaged();
  }
  return read;
}

std::size_t most_suspended(const CourseCalls& calls) {
  // "~", version, id, seed, flags, six numbers.
  constexpr std::size_t kOfAnAttempt = 1 + 2 + 6 + 22 + 11 + 1 + 6 + 2 + 2 + 2 + 2;
  constexpr std::size_t kOfAll = 2 + 1 + kCheckLetters + 5 * 18;
  constexpr std::size_t kAgain =
      3;  // times that a choice that may recur does, in the calls that ship
  std::size_t most = kOfAll;
  for (const scenario::ScenarioPtr& call : calls) {
    most += kOfAnAttempt + call->cards.size();
    for (const scenario::Node& node : call->nodes) {
      for (const scenario::Choice& choice : node.choices) most += choice.again ? kAgain : 1;
    }
  }
  return most;
}

}  // namespace warmline::interop
