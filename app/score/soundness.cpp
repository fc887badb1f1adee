#include "score/soundness.h"

#include <algorithm>
#include <cassert>
#include <set>
#include <utility>

namespace warmline::score {

namespace {

constexpr std::size_t kMaxReported =
    10;  // loops, and dead ends; an author mends one and looks again

enum class Mark : std::uint8_t { kNew, kOpen, kDone };

struct Frame {
  StateIndex state = 0;
  const Edge* next = nullptr;  // not yet followed
};

std::string choice_pointer(Index node, Index choice) {
  return "/nodes/" + std::to_string(node) + "/choices/" + std::to_string(choice);
}

// Depth first from the start; reports each edge that comes back to a state on the way.
class Search {
 public:
  Search(const Scenario& scenario, const Graph& graph, LiftedSet lifted)
      : scenario_(scenario), graph_(graph), lifted_(lifted), marks_(graph.states(), Mark::kNew) {}

  void run(std::vector<StateIndex>& order, std::vector<Diagnostic>& problems) {
    enter(0);
    while (!path_.empty()) {
      Frame& top = path_.back();
      if (top.next == graph_.end(top.state)) {
        marks_[top.state] = Mark::kDone;
        order.push_back(top.state);
        path_.pop_back();
        continue;
      }
      const Edge& edge = *top.next++;
      if (!open(edge, lifted_)) continue;
      if (marks_[edge.to] == Mark::kNew) {
        enter(edge.to);
      } else if (marks_[edge.to] == Mark::kOpen) {
        report(edge.to, problems);
      }
    }
  }

 private:
  void enter(StateIndex state) {
    marks_[state] = Mark::kOpen;
    path_.push_back({state, graph_.begin(state)});
  }

  // The loop is the path from `back_to` on; each frame's last followed edge is next − 1.
  void report(StateIndex back_to, std::vector<Diagnostic>& problems) {
    auto from = std::find_if(path_.begin(), path_.end(),
                             [back_to](const Frame& frame) { return frame.state == back_to; });
    std::string loop;
    std::pair<Index, Index> closing;  // the last choice of it; cards alone close none
    for (; from != path_.end(); ++from) {
      const Edge& edge = *(from->next - 1);
      const Index node = graph_.node[from->state];
      if (!loop.empty()) loop += ", ";
      loop += step_words(scenario_, node, edge);
      if (!edge.card) closing = {node, edge.item};
    }
    if (reported_.size() >= kMaxReported || !reported_.insert(closing).second) return;
    Diagnostic diagnostic;
    diagnostic.code = "cycle";
    diagnostic.pointer = choice_pointer(closing.first, closing.second);
    diagnostic.problem = "the call can go round for ever" + lifted_words(scenario_, lifted_) +
                         ": " + loop + ", and it is in the same state again";
    diagnostic.remedy =
        "drop \"again\" from one of these choices, or let each round change something that is "
        "read later";
    problems.push_back(std::move(diagnostic));
  }

  const Scenario& scenario_;
  const Graph& graph_;
  const LiftedSet lifted_;
  std::vector<Mark> marks_;
  std::vector<Frame> path_;
  std::set<std::pair<Index, Index>> reported_;
};

bool offers_choice(const Graph& graph, StateIndex state, LiftedSet lifted) {
  return std::any_of(graph.begin(state), graph.end(state),
                     [lifted](const Edge& edge) { return !edge.card && open(edge, lifted); });
}

}  // namespace

std::string step_words(const Scenario& scenario, Index node, const Edge& edge) {
  if (edge.card) return "card:" + scenario.cards[edge.item].id.text;
  const scenario::Node& at = scenario.nodes[node];
  return at.id.text + "/" + at.choices[edge.item].id.text;
}

std::string way_words(const Scenario& scenario, const Graph& graph, StateIndex to,
                      LiftedSet lifted) {
  constexpr StateIndex kNone = ~StateIndex{0};
  std::vector<std::pair<StateIndex, const Edge*>> came_by(graph.states(), {kNone, nullptr});
  std::vector<StateIndex> waiting{0};
  for (std::size_t i = 0; i < waiting.size() && waiting[i] != to; ++i) {
    const StateIndex state = waiting[i];
    for (const Edge* edge = graph.begin(state); edge != graph.end(state); ++edge) {
      if (!open(*edge, lifted) || edge->to == 0 || came_by[edge->to].second) continue;
      came_by[edge->to] = {state, edge};
      waiting.push_back(edge->to);
    }
  }
  std::string words;
  for (StateIndex state = to; came_by[state].second; state = came_by[state].first) {
    const auto& [from, edge] = came_by[state];
    const std::string step = step_words(scenario, graph.node[from], *edge);
    words = words.empty() ? step : step + ", " + words;
  }
  return words.empty() ? "at the start" : "after " + words;
}

void find_cycles(const Scenario& scenario, Graph& graph, std::vector<Diagnostic>& problems) {
  graph.order.clear();
  graph.order.reserve(graph.states());
  std::vector<Diagnostic> with_all_lifted;
  Search(scenario, graph, kAllLifted).run(graph.order, with_all_lifted);
  if (with_all_lifted.empty()) return;
  const std::size_t before = problems.size();
  std::vector<StateIndex> order;
  Search(scenario, graph, kNothingLifted).run(order, problems);
  if (problems.size() == before) {
    problems.insert(problems.end(), with_all_lifted.begin(), with_all_lifted.end());
  }
}

void find_dead_ends(const Scenario& scenario, const Graph& graph,
                    std::vector<Diagnostic>& problems) {
  std::set<Index> reported;
  for (const LiftedSet lifted : lifted_sets(scenario)) {
    const std::vector<std::uint8_t> reached = reachable(graph, lifted);
    for (StateIndex state = 0; state < graph.states(); ++state) {
      const Index node = graph.node[state];
      if (!reached[state] || scenario.nodes[node].ending || offers_choice(graph, state, lifted)) {
        continue;
      }
      if (reported.size() >= kMaxReported || !reported.insert(node).second) continue;
      Diagnostic diagnostic;
      diagnostic.code = "dead-end";
      diagnostic.pointer = "/nodes/" + std::to_string(node);
      diagnostic.problem = "\"" + scenario.nodes[node].id.text + "\" can be left without a choice" +
                           lifted_words(scenario, lifted) + ": " +
                           way_words(scenario, graph, state, lifted);
      diagnostic.remedy =
          "give it a choice that is always there, or keep the call from coming here like this";
      problems.push_back(std::move(diagnostic));
    }
  }
}

}  // namespace warmline::score
