// The map of a call in words: each moment with what is said, its choices, where they lead, what
// they cost and which rule can forbid them.
#include <algorithm>
#include <string>
#include <utility>

#include "ui/models.h"
#include "ui/own_calls.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using scenario::Scenario;

std::string quoted(const std::string& words) {
  return "“" + words + "”";
}

std::string leads_words(const Scenario& scenario, const scenario::Choice& choice) {
  std::vector<scenario::Index> targets;
  for (const scenario::Target& target : choice.targets) {
    if (std::find(targets.begin(), targets.end(), target.node) == targets.end())
      targets.push_back(target.node);
  }
  std::string words = "To ";
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (i > 0) words += i + 1 == targets.size() ? " or " : ", ";
    words += quoted(scenario.nodes[targets[i]].id.text);
  }
  return words;
}

std::string cost_words(Hundredths lost) {
  if (lost <= 0) return "loses nothing";
  const std::int32_t points = rounded_points(lost);
  return points == 0 ? "loses less than a point" : "loses " + count_of(points, "point", "points");
}

MapChoiceModel choice_model(const Scenario& scenario, const craft::Map& map, scenario::Index node,
                            std::size_t place) {
  const scenario::Choice& choice = scenario.nodes[node].choices[place];
  MapChoiceModel model;
  model.words = spoken_or_done(choice.form, choice.text);
  model.leads = leads_words(scenario, choice);
  if (choice.block) {
    model.rule = std::string(choice.block_when.kind == scenario::Condition::Kind::kAlways
                                 ? "Forbidden by the rule "
                                 : "Forbidden at times by the rule ") +
                 quoted(scenario.blocks[*choice.block].rule);
  }
  if (const std::optional<Hundredths>& lost = map.nodes[node].choices[place].lost)
    model.costs = cost_words(*lost);
  model.best = std::any_of(map.edges.begin(), map.edges.end(), [&](const craft::MapEdge& edge) {
    return edge.best && edge.from == node && edge.choice == place;
  });
  return model;
}

std::string speaker_words(const Scenario& scenario, const scenario::Line& line) {
  switch (line.speaker) {
    case scenario::SpeakerKind::kCaller:
      return "Caller: ";
    case scenario::SpeakerKind::kAgent:
      return "You: ";
    case scenario::SpeakerKind::kThird:
      return scenario.people[line.person].name + ": ";
    case scenario::SpeakerKind::kSystem:
      break;
  }
  return "";
}

void describe_ending(const scenario::Ending& ending, MapNodeModel& model) {
  model.first = ending.title;
  model.says = {ending.text};
  switch (ending.kind) {
    case scenario::EndingKind::kSatisfied:
      model.kind = "Ending: satisfied";
      model.look = MapNodeModel::Look::kSatisfied;
      break;
    case scenario::EndingKind::kHandedOver:
      model.kind = "Ending: handed over";
      model.look = MapNodeModel::Look::kHandedOver;
      break;
    case scenario::EndingKind::kUnresolved:
      model.kind = "Ending: unresolved";
      model.look = MapNodeModel::Look::kUnresolved;
      break;
  }
}

MapNodeModel node_model(const Scenario& scenario, const craft::Map& map, scenario::Index place) {
  const scenario::Node& node = scenario.nodes[place];
  const craft::MapNode& on_map = map.nodes[place];
  MapNodeModel model;
  model.id = node.id.text;
  for (const scenario::Line& line : node.lines)
    model.says.push_back(speaker_words(scenario, line) + line.text);
  if (!model.says.empty()) model.first = model.says.front();
  model.cost = rounded_points(on_map.most_lost);
  if (node.ending) {
    describe_ending(*node.ending, model);
  } else if (on_map.decides) {
    model.kind = on_map.most_lost > 0 ? "Decision: a choice " + cost_words(on_map.most_lost)
                                      : "Decision: no choice loses anything";
  } else {
    model.kind = "Moment";
  }
  if (place == scenario.start) model.marks.emplace_back("The start");
  if (on_map.best) model.marks.emplace_back("On the best path");
  if (on_map.trouble) model.marks.emplace_back("Has a mistake");
  if (on_map.layer < 0) model.marks.emplace_back("No call comes here");
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
  std::string words = count_of(moments, "moment", "moments");
  if (map.known) words += ", " + count_of(decisions, "decision", "decisions");
  words += " and " + count_of(endings, "ending", "endings") + ".";
  if (!map.known)
    return words + " The call has mistakes, so costs and the best path can’t be told yet.";
  if (map.apart.empty()) return words + " Calls come to all of them.";
  return words + " No call comes to " +
         count_of(static_cast<std::int64_t>(map.apart.size()), "of them", "of them") + ".";
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
    model.cards.push_back(
        card.title + " · " + duration(card.seconds) +
        (card.when.kind == scenario::Condition::Kind::kAlways ? "" : " · listed only at times"));
  }
  return model;
}

}  // namespace warmline::ui
