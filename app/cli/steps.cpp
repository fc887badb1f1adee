#include "cli/steps.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

#include "core/text.h"

namespace warmline::cli {

using replay::CallState;
using scenario::Scenario;

namespace {

constexpr std::string_view kCardPrefix = "card:";

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  while (from <= list.size()) {
    const std::size_t comma = std::min(list.find(',', from), list.size());
    std::string part = list.substr(from, comma - from);
    const std::size_t begin = part.find_first_not_of(" \t\n");
    const std::size_t end = part.find_last_not_of(" \t\n");
    if (begin != std::string::npos) parts.push_back(part.substr(begin, end - begin + 1));
    from = comma + 1;
  }
  return parts;
}

std::string what_is_there(const Scenario& scenario, const CallState& state) {
  const scenario::Node& node = scenario.nodes[state.node];
  if (node.ending) return "the call has ended at \"" + node.id.text + "\"";
  std::string open;
  std::string blocked;
  for (const replay::Option& option : replay::options(scenario, state)) {
    const scenario::Choice& choice = node.choices[option.choice];
    if (option.availability == replay::Availability::kAvailable) {
      open += (open.empty() ? "" : ", ") + choice.id.text;
    } else {
      blocked +=
          "; the rule \"" + scenario.blocks[*choice.block].id.text + "\" forbids " + choice.id.text;
    }
  }
  for (const scenario::Index card : replay::cards(scenario, state)) {
    open += (open.empty() ? "" : ", ") + std::string(kCardPrefix) + scenario.cards[card].id.text;
  }
  return "at \"" + node.id.text + "\" there is " + (open.empty() ? "nothing" : open) + blocked;
}

replay::Event event_of(const Scenario& scenario, const CallState& state, const std::string& step) {
  if (step.compare(0, kCardPrefix.size(), kCardPrefix) == 0) {
    return replay::CardEvent{CardId(step.substr(kCardPrefix.size()))};
  }
  const std::size_t slash = step.find('/');
  if (slash == std::string::npos) {
    return replay::ChoiceEvent{scenario.nodes[state.node].id, ChoiceId(step)};
  }
  return replay::ChoiceEvent{NodeId(step.substr(0, slash)), ChoiceId(step.substr(slash + 1))};
}

}  // namespace

Result<std::vector<replay::Event>> events_of(const Scenario& scenario, const std::string& choices) {
  std::vector<replay::Event> events;
  CallState state = replay::begin(scenario);
  for (const std::string& step : split(choices)) {
    events.push_back(event_of(scenario, state, step));
    Result<replay::Run> run = replay::replay(scenario, events);
    if (!run) {
      return Error{"no-such-step",
                   "step " + std::to_string(events.size()) + ", " + text::quoted(step, 80) +
                       ", can't be taken: " + what_is_there(scenario, state),
                   ""};
    }
    state = run.value().states.back();
  }
  return events;
}

std::string step_id(const replay::Event& event) {
  if (const auto* card = std::get_if<replay::CardEvent>(&event)) {
    return std::string(kCardPrefix) + card->card.text;
  }
  const auto& choice = std::get<replay::ChoiceEvent>(event);
  return choice.node.text + "/" + choice.choice.text;
}

std::string step_ids(const std::vector<replay::Event>& events) {
  std::string ids;
  for (const replay::Event& event : events) ids += (ids.empty() ? "" : ",") + step_id(event);
  return ids;
}

}  // namespace warmline::cli
