#include "replay/transcript.h"

#include <optional>
#include <utility>

#include "core/tr.h"

namespace warmline::replay {

namespace {

Error does_not_fit(std::size_t fitting, const std::string& why) {
  return Error{"does-not-fit",
               tr("The record fits this version of the call for its first {0} steps only: {1}",
                  fitting, why),
               std::to_string(fitting)};
}

template <typename Item, typename ItemId>
std::optional<Index> position_of(const std::vector<Item>& items, const ItemId& id) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].id == id) return static_cast<Index>(i);
  }
  return std::nullopt;
}

void add_lines(const Scenario& scenario, Run& run) {
  const CallState& state = run.states.back();
  for (const Index line : lines(scenario, state)) {
    run.entries.push_back({Entry::Kind::kLine, state.node, line, run.states.size() - 1});
  }
}

Result<CallState> step(const Scenario& scenario, const CallState& state, const ChoiceEvent& event,
                       Index& item) {
  const scenario::Node& node = scenario.nodes[state.node];
  if (node.id != event.node) {
    return Error{
        "does-not-fit",
        tr("it goes on at \"{0}\", but the call stands at \"{1}\".", event.node.text, node.id.text),
        ""};
  }
  const std::optional<Index> choice = position_of(node.choices, event.choice);
  if (!choice) {
    return Error{"does-not-fit",
                 tr("\"{0}\" has no choice \"{1}\".", node.id.text, event.choice.text), ""};
  }
  item = *choice;
  return choose(scenario, state, *choice);
}

Result<CallState> step(const Scenario& scenario, const CallState& state, const CardEvent& event,
                       Index& item) {
  const std::optional<Index> card = position_of(scenario.cards, event.card);
  if (!card) return Error{"does-not-fit", tr("there is no card \"{0}\".", event.card.text), ""};
  item = *card;
  return open_card(scenario, state, *card);
}

std::string spoken(const Scenario& scenario, const scenario::Line& line) {
  switch (line.speaker) {
    case scenario::SpeakerKind::kCaller:
      return "Caller: " + line.text;
    case scenario::SpeakerKind::kAgent:
      return "Agent: " + line.text;
    case scenario::SpeakerKind::kThird:
      return scenario.people[line.person].name + ": " + line.text;
    case scenario::SpeakerKind::kSystem:
      return "[" + line.text + "]";
  }
  assert(false);
  return {};
}

}  // namespace

Result<Run> replay(const Scenario& scenario, const std::vector<Event>& events) {
  Run run;
  run.states.reserve(events.size() + 1);
  run.states.push_back(begin(scenario));
  add_lines(scenario, run);
  for (std::size_t i = 0; i < events.size(); ++i) {
    const CallState& before = run.states.back();
    const Index node = before.node;
    const bool chosen = std::holds_alternative<ChoiceEvent>(events[i]);
    Index item = 0;
    Result<CallState> after = std::visit(
        [&](const auto& event) { return step(scenario, before, event, item); }, events[i]);
    if (!after) return does_not_fit(i, after.error().message);
    run.entries.push_back({chosen ? Entry::Kind::kChoice : Entry::Kind::kCard, node, item, i});
    run.states.push_back(std::move(after).value());
    if (chosen) add_lines(scenario, run);
  }
  return run;
}

std::string to_text(const Scenario& scenario, const Entry& entry) {
  const scenario::Node& node = scenario.nodes[entry.node];
  switch (entry.kind) {
    case Entry::Kind::kLine:
      return spoken(scenario, node.lines[entry.item]) + "\n";
    case Entry::Kind::kChoice: {
      const scenario::Choice& choice = node.choices[entry.item];
      return choice.form == scenario::ChoiceForm::kSay ? "Agent: " + choice.text + "\n"
                                                       : "Agent: (" + choice.text + ")\n";
    }
    case Entry::Kind::kCard:
      return "[Looked up: " + scenario.cards[entry.item].title + "]\n";
  }
  assert(false);
  return {};
}

std::string to_text(const Scenario& scenario, const Run& run) {
  std::string text;
  for (const Entry& entry : run.entries) text += to_text(scenario, entry);
  const scenario::Node& last = scenario.nodes[run.states.back().node];
  if (last.ending) text += "\n" + last.ending->title + "\n" + last.ending->text + "\n";
  return text;
}

}  // namespace warmline::replay
