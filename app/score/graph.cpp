#include "score/graph.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/tr.h"

namespace warmline::score {

std::vector<LiftedSet> lifted_sets(const Scenario& scenario) {
  std::vector<LiftedSet> sets{kNothingLifted};
  for (std::size_t i = 0; i < scenario.blocks.size(); ++i) sets.push_back(LiftedSet{1} << i);
  if (scenario.blocks.size() > 1) sets.push_back(kAllLifted);
  return sets;
}

std::string with_lifted(const std::string& clause, const Scenario& scenario, LiftedSet lifted) {
  if (lifted == kNothingLifted) return clause;
  if (lifted == kAllLifted) return tr("{0} when every rule is lifted", clause);
  std::size_t block = 0;
  while (((lifted >> block) & 1) == 0) ++block;
  return tr("{0} when the rule \"{1}\" is lifted", clause, scenario.blocks[block].id.text);
}

Sets::Sets(std::vector<LiftedSet> sets) : each(std::move(sets)) {
  for (std::size_t i = 0; i < each.size(); ++i) {
    all |= SetMask{1} << i;
    for (std::size_t block = 0; block < kMaxBlocks; ++block) {
      if (((each[i] >> block) & 1) != 0) opened[block] |= SetMask{1} << i;
    }
  }
}

std::size_t StateTable::slot_of(const Word* key) const {
  Word hash = 0x9E3779B97F4A7C15u;
  for (std::size_t i = 0; i < words_; ++i) {  // the finalizer of SplitMix64 over each word
    hash ^= key[i];
    hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9u;
    hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBu;
    hash ^= hash >> 31;
  }
  const std::size_t last = slots_.size() - 1;
  std::size_t slot = static_cast<std::size_t>(hash) & last;
  while (slots_[slot] != kEmpty && !std::equal(key, key + words_, this->key(slots_[slot]))) {
    slot = (slot + 1) & last;
  }
  return slot;
}

std::optional<StateIndex> StateTable::find(const Word* key) const {
  const StateIndex found = slots_[slot_of(key)];
  if (found == kEmpty) return std::nullopt;
  return found;
}

bool StateTable::make_room(std::size_t more, Work& work) {
  if (!score::make_room(keys_, larger_, more * words_, work)) return false;
  while (2 * (size() + more) > slots_.size()) {
    slots_.assign(2 * slots_.size(), kEmpty);
    in_slots_ = 0;
  }
  for (; in_slots_ < size(); ++in_slots_) {
    if (!work.left()) return false;
    slots_[slot_of(key(in_slots_))] = in_slots_;
    work.spend(1);
  }
  return true;
}

StateIndex StateTable::add(const Word* key) {
  const std::size_t slot = slot_of(key);
  if (slots_[slot] != kEmpty) return slots_[slot];
  keys_.insert(keys_.end(), key, key + words_);
  slots_[slot] = in_slots_;
  return in_slots_++;
}

void Findings::add(Severity severity, std::string code, std::string pointer, std::string problem,
                   std::string remedy) {
  Diagnostic diagnostic;
  diagnostic.severity = severity;
  diagnostic.code = std::move(code);
  diagnostic.pointer = std::move(pointer);
  diagnostic.problem = std::move(problem);
  diagnostic.remedy = std::move(remedy);
  diagnostics.push_back(std::move(diagnostic));
}

Exploring::Exploring(const Scenario& scenario, const Reducer& reducer, Explored& result,
                     Findings& found)
    : scenario_(scenario),
      reducer_(reducer),
      table_(result.table),
      graph_(result.graph),
      found_(found),
      next_(reducer.words()) {}

// The states are both what was found and what is still to be looked at.
bool Exploring::step(Work& work) {
  if (table_.size() == 0) {
    if (!table_.make_room(1, work)) return false;
    reducer_.reduce(replay::begin(scenario_), next_.data());
    table_.add(next_.data());
  }
  while (graph_.states() < table_.size()) {
    if (table_.size() > kMaxStates) {
      found_.add(Severity::kError, "too-entangled", "/nodes",
                 tr("the call has more than {0} different states, too entangled to score exactly",
                    kMaxStates),
                 tr("let fewer flags, moods and needs be read late in the call, or use fewer "
                    "choices that come back to the same node"));
      return true;
    }
    if (!work.left()) return false;
    const auto state = static_cast<StateIndex>(graph_.states());
    const Index at = reducer_.node(table_.key(state));
    const scenario::Node& node = scenario_.nodes[at];
    const std::vector<Index>& cards = reducer_.cards(at);
    const std::size_t most = node.choices.size() + cards.size();
    if (!make_room(graph_.edges, larger_, most, work) || !table_.make_room(most, work)) {
      return false;
    }
    graph_.node.push_back(at);
    graph_.first_edge.push_back(static_cast<std::uint32_t>(graph_.edges.size()));
    add_edges(table_.key(state), node, cards);
    work.spend(1 + most);
  }
  graph_.first_edge.push_back(static_cast<std::uint32_t>(graph_.edges.size()));
  return true;
}

// There is room, so that `here` stays where it is.
void Exploring::add_edges(const Word* here, const scenario::Node& node,
                          const std::vector<Index>& cards) {
  for (std::size_t i = 0; i < node.choices.size(); ++i) {
    const auto choice = static_cast<Index>(i);
    if (!reducer_.offered(here, choice)) continue;
    Edge edge;
    edge.item = choice;
    edge.cost = node.choices[i].effects.cost;
    if (reducer_.forbidden(here, choice)) {
      edge.block = static_cast<std::uint8_t>(*node.choices[i].block);
    }
    reducer_.choose(here, choice, next_.data());
    edge.to = table_.add(next_.data());
    graph_.edges.push_back(edge);
  }
  for (const Index card : cards) {
    if (!reducer_.changes(here, card)) continue;
    Edge edge;
    edge.item = card;
    edge.card = true;
    reducer_.open(here, card, next_.data());
    edge.to = table_.add(next_.data());
    graph_.edges.push_back(edge);
  }
}

Reaching::Reaching(const Graph& graph, const Sets& sets)
    : reached(graph.states(), 0), graph_(graph), sets_(sets), left_(graph.order.size()) {
  reached.front() = sets.all;
}

bool Reaching::step(Work& work) {
  for (; left_ > 0; --left_) {
    if (!work.left()) return false;
    const StateIndex state = graph_.order[left_ - 1];
    const SetMask here = reached[state];
    for (const Edge* edge = graph_.begin(state); edge != graph_.end(state); ++edge) {
      reached[edge->to] |= here & sets_.open(*edge);
    }
    work.spend(1 + static_cast<std::size_t>(graph_.end(state) - graph_.begin(state)));
  }
  return true;
}

}  // namespace warmline::score
