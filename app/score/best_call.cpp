#include "score/best_call.h"

#include <algorithm>
#include <cassert>
#include <utility>
#include <variant>

namespace warmline::score {

namespace {

// The first later step that can't be taken without looking this up, or that leads elsewhere.
std::optional<std::size_t> opened_by(const Scenario& scenario, const BestCall& call,
                                     std::size_t card) {
  std::vector<replay::Event> without = call.events;
  without.erase(without.begin() + static_cast<std::ptrdiff_t>(card));
  for (std::size_t step = card + 1; step < call.events.size(); ++step) {
    const auto taken = static_cast<std::ptrdiff_t>(step);  // one fewer than with the card
    const Result<replay::Run> run =
        replay::replay(scenario, {without.begin(), without.begin() + taken});
    if (!run || run.value().states.back().node != call.run.states[step + 1].node) return step;
  }
  return std::nullopt;
}

BestStep step_of(const Scenario& scenario, const BestCall& call, std::size_t step) {
  const auto entry = std::find_if(
      call.run.entries.begin(), call.run.entries.end(), [step](const replay::Entry& each) {
        return each.kind != replay::Entry::Kind::kLine && each.step == step;
      });
  assert(entry != call.run.entries.end());  // one for each event
  BestStep made;
  made.event = call.events[step];
  made.node = entry->node;
  made.item = entry->item;
  made.card = entry->kind == replay::Entry::Kind::kCard;
  if (made.card) {
    made.opens = opened_by(scenario, call, step);
  } else {
    made.why = scenario.nodes[made.node].choices[made.item].why;
  }
  return made;
}

}  // namespace

BestCall best_call(const Scenario& scenario, const Solution& solution,
                   const std::vector<replay::Event>& begun) {
  BestCall call;
  call.from = begun.size();
  call.events = begun;
  Result<replay::Run> run = replay::replay(scenario, begun);
  assert(run);
  for (replay::Event& event : solution.best_path(run.value().states.back())) {
    call.events.push_back(std::move(event));
  }
  Result<replay::Run> whole = replay::replay(scenario, call.events);
  assert(whole);
  call.run = std::move(whole).value();
  for (std::size_t step = call.from; step < call.events.size(); ++step) {
    call.steps.push_back(step_of(scenario, call, step));
  }
  return call;
}

}  // namespace warmline::score
