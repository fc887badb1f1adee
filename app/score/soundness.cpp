#include "score/soundness.h"

#include <algorithm>
#include <cassert>

#include "core/tr.h"

namespace warmline::score {

namespace {

constexpr std::size_t kMaxReported =
    10;  // loops, and dead ends; an author mends one and looks again

// "node/choice" or "card:id", as the command line takes them.
std::string step_words(const Scenario& scenario, Index node, const Edge& edge) {
  if (edge.card) return "card:" + scenario.cards[edge.item].id.text;
  const scenario::Node& at = scenario.nodes[node];
  return at.id.text + "/" + at.choices[edge.item].id.text;
}

}  // namespace

LoopSearch::LoopSearch(const Scenario& scenario, const Graph& graph, LiftedSet lifted)
    : scenario_(scenario), graph_(graph), lifted_(lifted), marks_(graph.states(), Mark::kNew) {
  order.reserve(graph.states());
  enter(0);
}

// Depth first from the start; reports each edge that comes back to a state on the way.
bool LoopSearch::step(Work& work) {
  while (!path_.empty()) {
    if (!work.left()) return false;
    work.spend(1);
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
      report(edge.to);
    }
  }
  return true;
}

void LoopSearch::enter(StateIndex state) {
  marks_[state] = Mark::kOpen;
  path_.push_back({state, graph_.begin(state)});
}

// The loop is the path from `back_to` on; each frame's last followed edge is next − 1. The last
// choice of it closes it; cards alone close none.
void LoopSearch::report(StateIndex back_to) {
  if (reported_.size() >= kMaxReported) return;
  auto last = path_.end() - 1;
  while ((last->next - 1)->card && last->state != back_to) --last;
  const Index node = graph_.node[last->state];
  const Index choice = (last->next - 1)->item;
  if (!reported_.insert({node, choice}).second) return;
  auto from = path_.end() - 1;
  while (from->state != back_to) --from;
  std::string loop;
  for (; from != path_.end(); ++from) {
    if (!loop.empty()) loop += ", ";
    loop += step_words(scenario_, graph_.node[from->state], *(from->next - 1));
  }
  found.add(
      Severity::kError, "cycle",
      "/nodes/" + std::to_string(node) + "/choices/" + std::to_string(choice),
      tr("{0}: {1}, and it is in the same state again",
         with_lifted(tr("the call can go round for ever"), scenario_, lifted_), loop),
      tr("drop \"again\" from one of these choices, or let each round change something that is "
         "read later"));
}

DeadEndSearch::DeadEndSearch(const Scenario& scenario, const Graph& graph, const Sets& sets,
                             const std::vector<SetMask>& reached, Findings& found)
    : scenario_(scenario), graph_(graph), sets_(sets), reached_(reached), found_(found) {}

bool DeadEndSearch::step(Work& work) {
  for (; next_ < graph_.states(); ++next_) {
    if (!work.left()) return false;
    const Index node = graph_.node[next_];
    work.spend(1);
    if (scenario_.nodes[node].ending) continue;
    SetMask offering = 0;
    for (const Edge* edge = graph_.begin(next_); edge != graph_.end(next_); ++edge) {
      if (!edge->card) offering |= sets_.open(*edge);
    }
    const SetMask stuck = reached_[next_] & ~offering;
    if (stuck == 0) continue;
    std::size_t set = 0;
    while (((stuck >> set) & 1) == 0) ++set;
    const auto [known, is_new] = first_.insert({node, {set, next_}});
    if (!is_new && set < known->second.first) known->second = {set, next_};
  }
  report();
  return true;
}

// Set by set, in each the way that states were found.
void DeadEndSearch::report() {
  std::vector<std::pair<std::size_t, StateIndex>> ends;
  for (const auto& [node, first] : first_) ends.push_back(first);
  std::sort(ends.begin(), ends.end());
  ends.resize(std::min(ends.size(), kMaxReported));
  for (const auto& [set, state] : ends) {
    const Index node = graph_.node[state];
    found_.add(
        Severity::kError, "dead-end", "/nodes/" + std::to_string(node),
        with_lifted(tr("\"{0}\" can be left without a choice", scenario_.nodes[node].id.text),
                    scenario_, sets_.each[set]) +
            ": ",
        tr("give it a choice that is always there, or keep the call from coming here like this"));
    found_.add_way(state, sets_.each[set]);
  }
}

WaySearch::WaySearch(const Graph& graph, StateIndex to, LiftedSet lifted)
    : graph_(graph), to_(to), lifted_(lifted), waiting_{0} {}

bool WaySearch::step(Work& work) {
  if (!fill_up(came_by_, graph_.states(), work)) return false;
  for (; next_ < waiting_.size() && waiting_[next_] != to_; ++next_) {
    if (!work.left()) return false;
    const StateIndex state = waiting_[next_];
    for (const Edge* edge = graph_.begin(state); edge != graph_.end(state); ++edge) {
      if (!open(*edge, lifted_) || edge->to == 0 || came_by_[edge->to].edge) continue;
      came_by_[edge->to] = {state, edge};
      waiting_.push_back(edge->to);
    }
    work.spend(1 + static_cast<std::size_t>(graph_.end(state) - graph_.begin(state)));
  }
  return true;
}

std::string WaySearch::words(const Scenario& scenario) const {
  std::string words;
  for (StateIndex state = to_; came_by_[state].edge; state = came_by_[state].from) {
    const Step& step = came_by_[state];
    words = step_words(scenario, graph_.node[step.from], *step.edge) +
            (words.empty() ? words : ", " + words);
  }
  return words.empty() ? tr("at the start") : tr("after {0}##steps", words);
}

}  // namespace warmline::score
