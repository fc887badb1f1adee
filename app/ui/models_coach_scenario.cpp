// A scenario over the team: which way people go, where it costs most, what nobody takes, where they
// leave.
#include <algorithm>
#include <map>
#include <utility>

#include "core/tr.h"
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

std::string people_words(std::size_t count) {
  return tr_n("{0} person", "{0} people", number(count));
}

// "3 of 12 calls".
std::string share_words(std::size_t count, std::size_t calls) {
  return tr_n("{1} of {0} call", "{1} of {0} calls", number(calls), count);
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
                            : tr_n("{0} choice", "{0} different choices", number(ways));
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
      link.name = tr("left##the call");
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
        node.note = tr("costs {0} a call", point_words(decision.mean_per_call(flow_.calls)));
    }
    const std::int32_t layer = node.layer;
    chart_.nodes.push_back(std::move(node));
    if (counted.left == 0) return;
    left_.emplace_back(index, chart_.nodes.size());
    FlowNode left;
    left.name = tr("Left at “{0}”", shortened(moment_words(scenario_, index), 40));
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
  if (flow.calls == 0) return tr("Nobody has taken this call in such attempts");
  if (flow.decisions.empty() || flow.decisions[0].lost == 0)
    return tr_n("Nothing was lost in {0} call", "Nothing was lost in {0} calls",
                number(flow.calls));
  const coach::FlowDecision& worst = flow.decisions[0];
  return tr("Most is lost at “{0}”: {1} a call", shortened(moment_words(scenario, worst.node), 70),
            point_words(worst.mean_per_call(flow.calls)));
}

void add_flow(ScenarioOverTeamModel& model, const Scenario& scenario, const Flow& flow) {
  model.flow.title = {finding(scenario, flow),
                      tr("How many calls went which way. The wider, the more of them."), 2};
  Drawing drawing(scenario, flow, model.flow);
  drawing.add_links();
}

void add_costs(ScenarioOverTeamModel& model, const Scenario& scenario, const Flow& flow) {
  for (const coach::FlowDecision& each : flow.decisions) {
    if (each.lost <= 0) continue;
    MomentRow row;
    row.line = moment_words(scenario, each.node);
    row.words =
        tr("{0} a call, and {1} each time it was faced: {2} in {3}, by {4}.",
           point_words(each.mean_per_call(flow.calls)), point_words(each.mean_when_faced()),
           tr_n("{0} time", "{0} times", number(each.faced)), share_words(each.calls, flow.calls),
           people_words(each.people)) +
        " " +
        tr_n("Points were lost {0} time.", "Points were lost {0} times.", number(each.losing));
    row.choice = tr_n("Most of it went with this, chosen {0} time: {1}",
                      "Most of it went with this, chosen {0} times: {1}", number(each.choice_times),
                      choice_words(scenario, each.node, each.choice));
    model.costs.push_back(std::move(row));
  }
}

void add_untaken(ScenarioOverTeamModel& model, const Scenario& scenario, const Flow& flow) {
  for (const coach::FlowUntaken& each : flow.untaken) {
    MomentRow row;
    row.line = choice_words(scenario, each.node, each.choice);
    row.words = tr_n("Nobody took it, though it could be had {0} time, by {1}, at “{2}”",
                     "Nobody took it, though it could be had {0} times, by {1}, at “{2}”",
                     number(each.offered), people_words(each.people),
                     shortened(moment_words(scenario, each.node), kNodeCharacters));
    model.untaken.push_back(std::move(row));
  }
}

void add_leaves(ScenarioOverTeamModel& model, const Scenario& scenario, const Flow& flow) {
  if (flow.calls == 0) return;
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
    model.leaves.push_back(flow.calls == 1 ? tr("The one call came to an end.")
                                           : tr_n("Nobody left: all {0} call came to an end.",
                                                  "Nobody left: all {0} calls came to an end.",
                                                  number(flow.calls)));
  }
  for (const auto& [count, node] : left) {
    model.leaves.push_back(tr_n("{1} was left at “{2}”.", "{1} were left at “{2}”.", number(count),
                                share_words(count, flow.calls),
                                shortened(moment_words(scenario, node), kNodeCharacters)));
  }
  for (const auto& [count, node] : ended) {
    model.leaves.push_back(tr_n("{1} ended with “{2}”.", "{1} ended with “{2}”.", number(count),
                                share_words(count, flow.calls), moment_words(scenario, node)));
  }
}

std::string unseen_words(const Scenario& scenario, const Flow& flow) {
  if (flow.calls == 0 || flow.unseen.empty()) return {};
  std::string words;
  for (std::size_t i = 0; i < flow.unseen.size(); ++i) {
    std::string one = quoted_words(shortened(moment_words(scenario, flow.unseen[i]), 60));
    if (i == 0) {
      words = std::move(one);
    } else {
      words = i + 1 == flow.unseen.size() ? tr("{0} or {1}##list", words, one)
                                          : tr("{0}, {1}##list", words, one);
    }
  }
  return tr("No call came to {0}.", words);
}

// Versions of one scenario stand apart: what changed between them may be the reason why people go
// another way.
std::string option_words(const coach::Team& team, const coach::PlayedScenario& played) {
  const Scenario& scenario = *team.scenarios[played.scenario].scenario;
  const auto same = std::count_if(
      team.scenarios.begin(), team.scenarios.end(),
      [&](const coach::Practised& other) { return other.scenario->id == scenario.id; });
  std::string words = scenario.title;
  if (same > 1) words = tr("{0} (version {1})", words, scenario.version.substr(0, 6));
  words += ": " + tr_n("{0} first##attempts", "{0} first##attempts", number(played.firsts));
  if (played.repeats > 0) words += ", " + tr_n("{0} repeat", "{0} repeats", number(played.repeats));
  if (played.practised > 0)
    words +=
        ", " + tr_n("{0} practised##attempts", "{0} practised##attempts", number(played.practised));
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
  model.head = coach_head_of(state, tr("A scenario over the team"));
  model.which = which_options(state.coach_pages.flow_of);
  model.scenario.label = tr("Call");
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
  model.head.about =
      tr("{0}: {1} by {2}", scenario.title, which_words(state.coach_pages.flow_of, flow.calls),
         people_words(flow.people));
  add_flow(model, scenario, flow);
  add_costs(model, scenario, flow);
  add_untaken(model, scenario, flow);
  add_leaves(model, scenario, flow);
  model.unseen = unseen_words(scenario, flow);
  return model;
}

}  // namespace warmline::ui
