// The part of update() that a call is about: beginning, going on, choosing, looking up, leaving.
#include <string>
#include <utility>
#include <vector>

#include "core/tr.h"
#include "replay/call.h"
#include "ui/attempts.h"
#include "ui/backlog.h"
#include "ui/update.h"

namespace warmline::ui {
namespace {

using progress::ClosedHow;

// 64 bits from 16 hex digits; anything else counts as 0 in its place.
std::uint64_t from_hex(const std::string& digits) {
  std::uint64_t value = 0;
  for (const char digit : digits) {
    const bool letter = digit >= 'a' && digit <= 'f';
    const bool number = digit >= '0' && digit <= '9';
    const int worth = number ? digit - '0' : letter ? digit - 'a' + 10 : 0;
    value = value * 16 + static_cast<std::uint64_t>(worth);
  }
  return value;
}

// The scenario's own bytes go in before the first attempt that uses them, so that its score never
// changes.
void begin_records(const AppState& state, const scenario::Scenario& scenario,
                   const std::string& attempt, const Env& env, std::vector<progress::Record>& out) {
  if (state.portfolio.canonical(scenario.version) == nullptr) {
    out.push_back(progress::ScenarioKept{scenario.version, scenario.canonical});
  }
  progress::AttemptBegun begun;
  begun.attempt = attempt;
  begun.scenario = scenario.id.text;
  begun.version = scenario.version;
  begun.seed = from_hex(env.random_hex(8));
  begun.wall_ms = env.wall_ms;
  out.push_back(std::move(begun));
}

std::uint32_t next_step(const ActiveCall& call) {
  return static_cast<std::uint32_t>(call.run.states.size() - 1);
}

}  // namespace

bool derive_call(AppState& state, const std::string& attempt_id) {
  const progress::Attempt* attempt = state.portfolio.find(attempt_id);
  if (attempt == nullptr) return false;
  const Edition* edition = edition_of(state, *attempt);
  if (edition == nullptr) return false;
  Result<replay::Run> run = replay::replay(*edition->scenario, attempt->events);
  if (!run) return false;
  ActiveCall call;
  call.attempt = attempt_id;
  call.version = attempt->version;
  call.run = std::move(run).value();
  call.decisions =
      decisions_made(*edition->scenario, attempt->events, call.run, attempt->events.size());
  call.ended = replay::at_ending(*edition->scenario, call.run.states.back());
  state.call = std::move(call);
  return true;
}

void begin_attempt(AppState& state, const Env& env) {
  const Edition* edition = find_edition(state, state.chosen);
  if (state.screen != Screen::kBefore || edition == nullptr) return;
  const scenario::Scenario& scenario = *edition->scenario;
  std::vector<progress::Record> records;
  if (const progress::Attempt* open = state.portfolio.open_attempt(scenario.id.text)) {
    records.push_back(progress::AttemptClosed{open->id, ClosedHow::kSuperseded, env.wall_ms});
  }
  const std::string attempt = env.random_hex(16);
  begin_records(state, scenario, attempt, env, records);
  for (progress::Record& mark : lrs_mark(state, attempt)) records.push_back(std::move(mark));
  record(state, records);
  if (derive_call(state, attempt)) state.screen = Screen::kCall;
}

void decline_attempt(AppState& state, const Env& env) {
  const Edition* edition = find_edition(state, state.chosen);
  if (state.screen != Screen::kNotice || edition == nullptr) return;
  const std::string attempt = env.random_hex(16);
  std::vector<progress::Record> records;
  begin_records(state, *edition->scenario, attempt, env, records);
  records.push_back(progress::AttemptClosed{attempt, ClosedHow::kDeclined, env.wall_ms});
  record(state, records);
  state.notice = tr("You passed on “{0}”. That is fine: it is not scored, and it stays here.",
                    edition->scenario->title);
  state.chosen.clear();
  state.screen = Screen::kLibrary;
}

void resume_attempt(AppState& state, const std::string& attempt_id, const Env& env) {
  const progress::Attempt* attempt = state.portfolio.find(attempt_id);
  if (attempt == nullptr || attempt->closed) return;
  // An attempt goes on with the version it was begun with, which may no longer be the shipped one.
  if (ensure_edition(state, attempt->version) && derive_call(state, attempt_id)) {
    state.screen = Screen::kCall;
    if (state.call->ended)
      record(state, {progress::AttemptClosed{attempt_id, ClosedHow::kFinished, env.wall_ms}});
    return;
  }
  if (state.access == Access::kReading)
    return say_why_not(
        state, tr("That call can’t be shown here: what is kept of it no longer fits it. Go on in "
                  "the other tab, or here instead."));
  record(state, {progress::AttemptClosed{attempt_id, ClosedHow::kInterrupted, env.wall_ms}});
  state.notice =
      tr("What is kept of that call no longer fits it: it was edited, or a part of it is damaged. "
         "It can’t go on; what you did is kept, and it is not scored.");
  state.screen = Screen::kLibrary;
}

// The new attempt takes over what came before the decision, the order of the choices too, so that
// the same moment looks the same.
void rewind_to(AppState& state, const RewindTo& to, const Env& env) {
  const progress::Attempt* source = state.portfolio.find(to.attempt);
  if (source == nullptr || to.steps >= source->events.size()) return;
  if (!ensure_edition(state, source->version)) return;
  std::vector<progress::Record> records;
  if (const progress::Attempt* open = state.portfolio.open_attempt(source->scenario)) {
    records.push_back(progress::AttemptClosed{open->id, ClosedHow::kSuperseded, env.wall_ms});
  }
  progress::AttemptBegun begun;
  begun.attempt = env.random_hex(16);
  begun.scenario = source->scenario;
  begun.version = source->version;
  begun.seed = source->seed;
  begun.wall_ms = env.wall_ms;
  begun.rewound_from = source->id;
  begun.rewound_steps = static_cast<std::uint32_t>(to.steps);
  const std::string attempt = begun.attempt;
  records.push_back(std::move(begun));
  for (progress::Record& mark : lrs_mark(state, attempt)) records.push_back(std::move(mark));
  record(state, records);
  if (derive_call(state, attempt)) state.screen = Screen::kCall;
}

void choose(AppState& state, scenario::Index choice, const Env& env) {
  if (!state.call || state.call->ended || state.call->open_card) return;
  const Edition* edition = find_edition(state, state.call->version);
  if (edition == nullptr) return;
  const scenario::Scenario& scenario = *edition->scenario;
  const replay::CallState& now = state.call->run.states.back();
  const Result<replay::CallState> next = replay::choose(scenario, now, choice);
  if (!next) return;
  const scenario::Node& node = scenario.nodes[now.node];
  const std::string attempt = state.call->attempt;
  std::vector<progress::Record> records{progress::ChoiceMade{
      attempt, next_step(*state.call), node.id.text, node.choices[choice].id.text, env.wall_ms}};
  if (replay::at_ending(scenario, next.value())) {
    records.push_back(progress::AttemptClosed{attempt, ClosedHow::kFinished, env.wall_ms});
  }
  record(state, records);
  derive_call(state, attempt);
}

void open_card(AppState& state, scenario::Index card, const Env& env) {
  if (!state.call || state.call->ended || state.call->open_card) return;
  const Edition* edition = find_edition(state, state.call->version);
  if (edition == nullptr) return;
  const scenario::Scenario& scenario = *edition->scenario;
  if (!replay::open_card(scenario, state.call->run.states.back(), card)) return;
  const std::string attempt = state.call->attempt;
  record(state, {progress::CardOpened{attempt, next_step(*state.call), scenario.cards[card].id.text,
                                      env.wall_ms}});
  if (derive_call(state, attempt)) state.call->open_card = card;
}

void leave_call(AppState& state, const Env& env) {
  if (!state.call) return;
  const std::string attempt = state.call->attempt;
  if (!state.call->ended)
    record(state, {progress::AttemptClosed{attempt, ClosedHow::kLeft, env.wall_ms}});
  state.call.reset();
  state.debrief = attempt;
  state.screen = Screen::kDebrief;
}

}  // namespace warmline::ui
