// The map of a call in words: each moment with what is said, its choices, where they lead, what
// they cost and which rule can forbid them.
#include <algorithm>
#include <string>
#include <utility>

#include "core/tr.h"
#include "ui/models.h"
#include "ui/own_calls.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using scenario::Scenario;

std::string leads_words(const Scenario& scenario, const scenario::Choice& choice) {
  std::vector<scenario::Index> targets;
  for (const scenario::Target& target : choice.targets) {
    if (std::find(targets.begin(), targets.end(), target.node) == targets.end())
      targets.push_back(target.node);
  }
  std::string words;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const std::string one = quoted_words(scenario.nodes[targets[i]].id.text);
    words = i == 0                    ? one
            : i + 1 == targets.size() ? tr("{0} or {1}##list", words, one)
                                      : tr("{0}, {1}##list", words, one);
  }
  return tr("To {0}##a moment", words);
}

std::string cost_words(Hundredths lost) {
  if (lost <= 0) return tr("loses nothing");
  const std::int32_t points = rounded_points(lost);
  return points == 0 ? tr("loses less than a point")
                     : tr_n("loses {0} point", "loses {0} points", points);
}

std::string decision_kind(Hundredths most_lost) {
  if (most_lost <= 0) return tr("Decision: no choice loses anything");
  const std::int32_t points = rounded_points(most_lost);
  return points == 0 ? tr("Decision: the costliest choice loses less than a point")
                     : tr_n("Decision: the costliest choice loses {0} point",
                            "Decision: the costliest choice loses {0} points", points);
}

MapChoiceModel choice_model(const Scenario& scenario, const craft::Map& map, scenario::Index node,
                            std::size_t place) {
  const scenario::Choice& choice = scenario.nodes[node].choices[place];
  MapChoiceModel model;
  model.words = spoken_or_done(choice.form, choice.text);
  model.leads = leads_words(scenario, choice);
  if (choice.block) {
    model.rule = tr(choice.block_when.kind == scenario::Condition::Kind::kAlways
                        ? "Forbidden by the rule “{0}”"
                        : "Forbidden at times by the rule “{0}”",
                    scenario.blocks[*choice.block].rule);
  }
  if (const std::optional<Hundredths>& lost = map.nodes[node].choices[place].lost)
    model.costs = cost_words(*lost);
  model.best = std::any_of(map.edges.begin(), map.edges.end(), [&](const craft::MapEdge& edge) {
    return edge.best && edge.from == node && edge.choice == place;
  });
  return model;
}

std::string spoken_words(const Scenario& scenario, const scenario::Line& line) {
  switch (line.speaker) {
    case scenario::SpeakerKind::kCaller:
      return tr("Caller: {0}", line.text);
    case scenario::SpeakerKind::kAgent:
      return tr("You: {0}", line.text);
    case scenario::SpeakerKind::kThird:
      return scenario.people[line.person].name + ": " + line.text;
    case scenario::SpeakerKind::kSystem:
      break;
  }
  return line.text;
}

void describe_ending(const scenario::Ending& ending, MapNodeModel& model) {
  model.first = ending.title;
  model.says = {ending.text};
  switch (ending.kind) {
    case scenario::EndingKind::kSatisfied:
      model.kind = tr("Ending: satisfied");
      model.look = MapNodeModel::Look::kSatisfied;
      break;
    case scenario::EndingKind::kHandedOver:
      model.kind = tr("Ending: handed over");
      model.look = MapNodeModel::Look::kHandedOver;
      break;
    case scenario::EndingKind::kUnresolved:
      model.kind = tr("Ending: unresolved");
      model.look = MapNodeModel::Look::kUnresolved;
      break;
  }
}

MapNodeModel node_model(const Scenario& scenario, const craft::Map& map, scenario::Index place) {
  const scenario::Node& node = scenario.nodes[place];
  const craft::MapNode& on_map = map.nodes[place];
  MapNodeModel model;
  model.id = node.id.text;
  for (const scenario::Line& line : node.lines) model.says.push_back(spoken_words(scenario, line));
  if (!model.says.empty()) model.first = model.says.front();
  model.cost = rounded_points(on_map.most_lost);
  if (node.ending) {
    describe_ending(*node.ending, model);
  } else if (on_map.decides) {
    model.kind = decision_kind(on_map.most_lost);
  } else {
    model.kind = tr("Moment");
  }
  if (place == scenario.start) model.marks.push_back(tr("The start"));
  if (on_map.best) model.marks.push_back(tr("On the best path"));
  if (on_map.trouble) model.marks.push_back(tr("Has a mistake"));
  if (on_map.layer < 0) model.marks.push_back(tr("No call comes here"));
  for (std::size_t i = 0; i < node.choices.size(); ++i)
    model.choices.push_back(choice_model(scenario, map, place, i));
  return model;
}

std::string summary_words(const Scenario& scenario, const craft::Map& map) {
  const auto endings = std::count_if(scenario.nodes.begin(), scenario.nodes.end(),
                                     [](const auto& node) { return node.ending.has_value(); });
  const auto decisions = std::count_if(map.nodes.begin(), map.nodes.end(),
                                       [](const auto& node) { return node.decides; });
  const auto moments = static_cast<std::int64_t>(scenario.nodes.size()) - endings;
  std::vector<std::string> parts{tr_n("{0} moment", "{0} moments", moments)};
  if (map.known) parts.push_back(tr_n("{0} decision", "{0} decisions", decisions));
  parts.push_back(tr_n("{0} ending", "{0} endings", endings));
  const std::string words = tr("{0}.##a list", listed(parts)) + " ";
  if (!map.known)
    return words + tr("The call has mistakes, so costs and the best path can’t be told yet.");
  if (map.apart.empty()) return words + tr("Calls come to all of them.");
  return words + tr("No call comes to {0} of them.", map.apart.size());
}

bool ever_tried(const AppState& state, const std::string& scenario) {
  const auto& all = state.portfolio.attempts();
  return std::any_of(all.begin(), all.end(), [&](const progress::Attempt& attempt) {
    return attempt.scenario == scenario && attempt.closed != progress::ClosedHow::kDeclined;
  });
}

}  // namespace

std::optional<MapModel> map_model(const AppState& state) {
  const Edition* edition = find_edition(state, state.map);
  if (edition == nullptr) return std::nullopt;
  const Scenario& scenario = *edition->scenario;
  MapModel model;
  model.version = state.map;
  model.scenario = scenario.id.text;
  model.title = scenario.title;
  model.save = save_model(state);
  const Edition* ships = shipped(state, model.scenario);
  model.take = offered(state, model.scenario) == edition;
  model.ask = !state.map_agreed && ships == edition && !ever_tried(state, model.scenario);
  if (model.ask || !state.mapped || state.mapped->version != state.map) return model;
  model.map = &state.mapped->map;
  model.summary = summary_words(scenario, *model.map);
  for (std::size_t n = 0; n < scenario.nodes.size(); ++n)
    model.nodes.push_back(node_model(scenario, *model.map, static_cast<scenario::Index>(n)));
  for (const scenario::Card& card : scenario.cards) {
    model.cards.push_back(card.title + " · " + duration(card.seconds) +
                          (card.when.kind == scenario::Condition::Kind::kAlways
                               ? ""
                               : " · " + tr("listed only at times")));
  }
  return model;
}

}  // namespace warmline::ui
