// People who practised the shipped calls at random: their journals, and the files they hand in.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "progress/portfolio.h"
#include "progress/result_file.h"
#include "progress/results.h"
#include "replay/call.h"
#include "support/shipped.h"

namespace warmline::test {

class Practising {
 public:
  explicit Practising(std::uint64_t seed) : engine_(seed) {}

  // One attempt's records, of a call from its start or from `steps` events of an earlier one.
  std::vector<progress::Record> attempt(const Shipped& call, const progress::Attempt* before) {
    std::vector<progress::Record> records;
    progress::AttemptBegun begun;
    begun.attempt = id();
    begun.scenario = call.id;
    begun.version = call.scenario->version;
    begun.wall_ms = now_ += 1000 * static_cast<std::int64_t>(1 + below(90'000));
    replay::CallState state = replay::begin(*call.scenario);
    std::uint32_t step = 0;
    if (before != nullptr && !before->events.empty()) {
      begun.rewound_from = before->id;
      begun.rewound_steps = static_cast<std::uint32_t>(below(before->events.size()));
      const std::vector<replay::Event> taken(before->events.begin(),
                                             before->events.begin() + begun.rewound_steps);
      state = replay::replay(*call.scenario, taken).value().states.back();
      step = begun.rewound_steps;
    }
    records.push_back(progress::ScenarioKept{call.scenario->version, call.scenario->canonical});
    records.push_back(begun);
    while (!replay::at_ending(*call.scenario, state) && below(40) != 0)
      records.push_back(event(call, begun.attempt, step++, state));
    const bool ended = replay::at_ending(*call.scenario, state);
    records.push_back(progress::AttemptClosed{
        begun.attempt, ended ? progress::ClosedHow::kFinished : progress::ClosedHow::kLeft,
        now_ += static_cast<std::int64_t>(below(3000))});
    return records;
  }

  std::uint64_t below(std::uint64_t most) { return engine_() % most; }

 private:
  progress::Record event(const Shipped& call, const std::string& attempt, std::uint32_t step,
                         replay::CallState& state) {
    // At times two in one millisecond, and at times the clock is put back.
    now_ += below(10) == 0 ? 0 : static_cast<std::int64_t>(below(20'000)) - 500;
    const auto cards = replay::cards(*call.scenario, state);
    if (!cards.empty() && below(5) == 0) {
      const scenario::Index card = cards[below(cards.size())];
      state = replay::open_card(*call.scenario, state, card).value();
      return progress::CardOpened{attempt, step, call.scenario->cards[card].id.text, now_};
    }
    const auto choices = replay::available(*call.scenario, state);
    const scenario::Index choice = choices[below(choices.size())];
    const scenario::Node& node = call.scenario->nodes[state.node];
    state = replay::choose(*call.scenario, state, choice).value();
    return progress::ChoiceMade{attempt, step, node.id.text, node.choices[choice].id.text, now_};
  }

  std::string id() {
    std::string hex;
    for (int i = 0; i < 32; ++i) hex += "0123456789abcdef"[below(16)];
    return hex;
  }

  std::mt19937_64 engine_;
  std::int64_t now_ = 1'790'000'000'000;
};

// Somebody's journal: some calls, some of them twice, some rewound.
inline progress::Portfolio practised(const std::vector<Shipped>& calls, std::uint64_t seed,
                                     std::size_t attempts) {
  Practising somebody(seed);
  progress::Portfolio portfolio;
  for (std::size_t i = 0; i < attempts; ++i) {
    const Shipped& call = calls[somebody.below(calls.size())];
    const progress::Attempt* before = portfolio.first_attempt(call.id);
    const bool rewinds = before != nullptr && somebody.below(2) == 0;
    for (const progress::Record& record : somebody.attempt(call, rewinds ? before : nullptr))
      portfolio.apply(record);
  }
  return portfolio;
}

inline std::string handed_in_by(const progress::Portfolio& portfolio, const std::string& person,
                                char key) {
  progress::ResultChoice choice;
  choice.person = person;
  choice.made_ms = 1'799'000'000'000;
  for (const progress::Attempt& attempt : portfolio.attempts())
    choice.attempts.push_back(attempt.id);
  progress::ResultFile file = progress::make_result(portfolio, choice);
  progress::sign_file(file, progress::test_key(key));
  return progress::result_text(file);
}

}  // namespace warmline::test
