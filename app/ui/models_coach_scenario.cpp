// A scenario over the team: which way people go, where it costs most, what nobody takes, where they
// leave.
#include <algorithm>
#include <map>
#include <utility>

#include "ui/models_coach_across.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using coach::Flow;
using scenario::Index;
using scenario::Scenario;

constexpr std::int32_t kLastLayer = 63;
constexpr std::size_t kNodeCharacters = 90;

std::int64_t number(std::size_t count) {
  return static_cast<std::int64_t>(count);
}

std::string in_quotes(const std::string& words) {
  return "“" + words + "”";
}

std::string choice_words(const Scenario& scenario, Index node, Index choice) {
  const scenario::Choice& found = scenario.nodes[node].choices[choice];
  return spoken_or_done(found.form, found.text);
}

FlowNode::Look look_of(const scenario::Node& node) {
  if (!node.ending) return FlowNode::Look::kMoment;
  return node.ending->kind == scenario::EndingKind::kUnresolved ? FlowNode::Look::kBadEnd
                                                                : FlowNode::Look::kGoodEnd;
}

// The nodes of the chart: those that calls came to, and a place for the calls left at each.
class Drawing {
 public:
  Drawing(const Scenario& scenario, const Flow& flow, FlowModel& chart)
      : scenario_(scenario), flow_(flow), chart_(chart) {
    for (std::size_t i = 0; i < flow.nodes.size(); ++i) {
      if (flow.nodes[i].arrivals > 0) add_node(static_cast<Index>(i));
    }
  }
  void add_links() {
    std::map<std::pair<Index, Index>, FlowLink> links;
    std::map<std::pair<Index, Index>, std::size_t> choices;
    for (const coach::FlowWay& way : flow_.ways) {
      FlowLink& link = links[{way.from, way.to}];
      link.from = place_[way.from];
      link.to = place_[way.to];
      link.count += number(way.times);
      const std::size_t ways = ++choices[{way.from, way.to}];
      link.name = ways == 1 ? choice_words(scenario_, way.from, way.choice)
                            : count_of(number(ways), "choice", "different choices");
      if (!flow_.decisions.empty() && flow_.decisions[0].lost > 0)
        link.marked = link.marked || (way.from == flow_.decisions[0].node &&
                                      way.choice == flow_.decisions[0].choice);
    }
    for (auto& entry : links) chart_.links.push_back(std::move(entry.second));
    for (const auto& [from, to] : left_) {
      FlowLink link;
      link.from = place_[from];
      link.to = to;
      link.count = number(flow_.nodes[from].left);
      link.name = "left";
      chart_.links.push_back(std::move(link));
    }
  }

 private:
  void add_node(Index index) {
    const coach::FlowNode& counted = flow_.nodes[index];
    place_[index] = chart_.nodes.size();
    FlowNode node;
    node.name = shortened(moment_words(scenario_, index), kNodeCharacters);
    node.layer = std::min(static_cast<std::int32_t>(counted.depth), kLastLayer);
    node.look = look_of(scenario_.nodes[index]);
    for (const coach::FlowDecision& decision : flow_.decisions) {
      if (decision.node == index && decision.lost > 0)
        node.note = "costs " + point_words(decision.mean_per_call(flow_.calls)) + " a call";
    }
    const std::int32_t layer = node.layer;
    chart_.nodes.push_back(std::move(node));
    if (counted.left == 0) return;
    left_.emplace_back(index, chart_.nodes.size());
    FlowNode left;
    left.name = "Left at " + in_quotes(shortened(moment_words(scenario_, index), 40));
    left.layer = std::min(layer + 1, kLastLayer);
    left.look = FlowNode::Look::kLeft;
    chart_.nodes.push_back(std::move(left));
  }

  const Scenario& scenario_;
  const Flow& flow_;
  FlowModel& chart_;
  std::map<Index, std::size_t> place_;
  std::vector<std::pair<Index, std::size_t>> left_;
};

std::string finding(const Scenario& scenario, const Flow& flow) {
  if (flow.calls == 0) return "Nobody has taken this call in such attempts";
  if (flow.decisions.empty() || flow.decisions[0].lost == 0)
    return "Nothing was lost in " + count_of(number(flow.calls), "call", "calls");
  const coach::FlowDecision& worst = flow.decisions[0];
  return "Most is lost at " + in_quotes(shortened(moment_words(scenario, worst.node), 70)) + ": " +
         point_words(worst.mean_per_call(flow.calls)) + " a call";
}

void add_flow(ScenarioOverTeamModel& model, const Scenario& scenario, const Flow& flow) {
  model.flow.title = {finding(scenario, flow),
                      "How many calls went which way. The wider, the more of them.", 2};
  Drawing drawing(scenario, flow, model.flow);
  drawing.add_links();
}

void add_costs(ScenarioOverTeamModel& model, const Scenario& scenario, const Flow& flow) {
  for (const coach::FlowDecision& each : flow.decisions) {
    if (each.lost <= 0) continue;
    MomentRow row;
    row.line = moment_words(scenario, each.node);
    row.words = point_words(each.mean_per_call(flow.calls)) + " a call, and " +
                point_words(each.mean_when_faced()) +
                " each time it was faced: " + count_of(number(each.faced), "time", "times") +
                " in " + std::to_string(each.calls) + " of " +
                count_of(number(flow.calls), "call", "calls") + ", by " +
                count_of(number(each.people), "person", "people") + ". Points were lost " +
                count_of(number(each.losing), "time.", "times.");
    row.choice = "Most of it went with this, chosen " +
                 count_of(number(each.choice_times), "time", "times") + ": " +
                 choice_words(scenario, each.node, each.choice);
    model.costs.push_back(std::move(row));
  }
}

void add_untaken(ScenarioOverTeamModel& model, const Scenario& scenario, const Flow& flow) {
  for (const coach::FlowUntaken& each : flow.untaken) {
    MomentRow row;
    row.line = choice_words(scenario, each.node, each.choice);
    row.words = "Nobody took it, though it could be had " +
                count_of(number(each.offered), "time", "times") + ", by " +
                count_of(number(each.people), "person", "people") + ", at " +
                in_quotes(shortened(moment_words(scenario, each.node), kNodeCharacters));
    model.untaken.push_back(std::move(row));
  }
}

void add_leaves(ScenarioOverTeamModel& model, const Scenario& scenario, const Flow& flow) {
  if (flow.calls == 0) return;
  const std::string of = " of " + count_of(number(flow.calls), "call", "calls");
  std::vector<std::pair<std::size_t, Index>> left;
  std::vector<std::pair<std::size_t, Index>> ended;
  for (std::size_t i = 0; i < flow.nodes.size(); ++i) {
    const auto node = static_cast<Index>(i);
    if (flow.nodes[i].left > 0) left.emplace_back(flow.nodes[i].left, node);
    if (flow.nodes[i].ended > 0) ended.emplace_back(flow.nodes[i].ended, node);
  }
  const auto most_first = [](const auto& a, const auto& b) { return a.first > b.first; };
  std::stable_sort(left.begin(), left.end(), most_first);
  std::stable_sort(ended.begin(), ended.end(), most_first);
  if (left.empty()) {
    model.leaves.push_back(flow.calls == 1 ? "The one call came to an end."
                                           : "Nobody left: all " + std::to_string(flow.calls) +
                                                 " calls came to an end.");
  }
  for (const auto& [count, node] : left) {
    model.leaves.push_back(
        std::to_string(count) + of + (count == 1 ? " was" : " were") + " left at " +
        in_quotes(shortened(moment_words(scenario, node), kNodeCharacters)) + ".");
  }
  for (const auto& [count, node] : ended) {
    model.leaves.push_back(std::to_string(count) + of + " ended with " +
                           in_quotes(moment_words(scenario, node)) + ".");
  }
}

std::string unseen_words(const Scenario& scenario, const Flow& flow) {
  if (flow.calls == 0 || flow.unseen.empty()) return {};
  std::string words = "No call came to ";
  for (std::size_t i = 0; i < flow.unseen.size(); ++i) {
    if (i > 0) words += i + 1 == flow.unseen.size() ? " or " : ", ";
    words += in_quotes(shortened(moment_words(scenario, flow.unseen[i]), 60));
  }
  return words + ".";
}

// Versions of one scenario stand apart: what changed between them may be the reason why people go
// another way.
std::string option_words(const coach::Team& team, const coach::PlayedScenario& played) {
  const Scenario& scenario = *team.scenarios[played.scenario].scenario;
  const auto same = std::count_if(
      team.scenarios.begin(), team.scenarios.end(),
      [&](const coach::Practised& other) { return other.scenario->id == scenario.id; });
  std::string words = scenario.title;
  if (same > 1) words += " (version " + scenario.version.substr(0, 6) + ")";
  words += ": " + std::to_string(played.firsts) + " first";
  if (played.repeats > 0) words += ", " + count_of(number(played.repeats), "repeat", "repeats");
  if (played.practised > 0) words += ", " + std::to_string(played.practised) + " practised";
  return words;
}

}  // namespace

std::optional<std::size_t> scenario_shown(const AppState& state) {
  if (!state.coach.team) return std::nullopt;
  const std::vector<coach::PlayedScenario> played = coach::played_scenarios(*state.coach.team);
  if (played.empty()) return std::nullopt;
  for (const coach::PlayedScenario& each : played) {
    if (state.coach.team->scenarios[each.scenario].scenario->version ==
        state.coach_pages.scenario) {
      return each.scenario;
    }
  }
  return played.front().scenario;
}

ScenarioOverTeamModel scenario_over_team_model(const AppState& state) {
  ScenarioOverTeamModel model;
  model.head = coach_head_of(state, "A scenario over the team");
  model.which = which_options(state.coach_pages.flow_of);
  model.scenario.label = "Call";
  const std::optional<std::size_t> shown = scenario_shown(state);
  if (!shown) return model;
  const coach::Team& team = *state.coach.team;
  for (const coach::PlayedScenario& each : coach::played_scenarios(team)) {
    if (each.scenario == *shown) model.scenario.chosen = model.versions.size();
    model.scenario.options.push_back(option_words(team, each));
    model.versions.push_back(team.scenarios[each.scenario].scenario->version);
  }
  const Scenario& scenario = *team.scenarios[*shown].scenario;
  const Flow flow = coach::flow_of(team, *shown, state.coach_pages.flow_of);
  model.head.about = scenario.title + ": " + which_words(state.coach_pages.flow_of, flow.calls) +
                     " by " + count_of(number(flow.people), "person", "people");
  add_flow(model, scenario, flow);
  add_costs(model, scenario, flow);
  add_untaken(model, scenario, flow);
  add_leaves(model, scenario, flow);
  model.unseen = unseen_words(scenario, flow);
  return model;
}

}  // namespace warmline::ui
