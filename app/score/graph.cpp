#include "score/graph.h"

#include <algorithm>
#include <cassert>

#include "score/soundness.h"

namespace warmline::score {

std::vector<LiftedSet> lifted_sets(const Scenario& scenario) {
  std::vector<LiftedSet> sets{kNothingLifted};
  for (std::size_t i = 0; i < scenario.blocks.size(); ++i) sets.push_back(LiftedSet{1} << i);
  if (scenario.blocks.size() > 1) sets.push_back(kAllLifted);
  return sets;
}

std::string lifted_words(const Scenario& scenario, LiftedSet lifted) {
  if (lifted == kNothingLifted) return "";
  if (lifted == kAllLifted) return " when every rule is lifted";
  std::size_t block = 0;
  while (((lifted >> block) & 1) == 0) ++block;
  return " when the rule \"" + scenario.blocks[block].id.text + "\" is lifted";
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

StateIndex StateTable::add(const Word* key) {
  const std::size_t slot = slot_of(key);
  if (slots_[slot] != kEmpty) return slots_[slot];
  const auto state = static_cast<StateIndex>(size());
  keys_.insert(keys_.end(), key, key + words_);
  slots_[slot] = state;
  if (2 * size() > slots_.size()) grow();
  return state;
}

void StateTable::grow() {
  slots_.assign(2 * slots_.size(), kEmpty);
  for (StateIndex state = 0; state < size(); ++state) slots_[slot_of(key(state))] = state;
}

std::vector<std::uint8_t> reachable(const Graph& graph, LiftedSet lifted) {
  std::vector<std::uint8_t> reached(graph.states(), 0);
  std::vector<StateIndex> waiting{0};
  reached[0] = 1;
  while (!waiting.empty()) {
    const StateIndex state = waiting.back();
    waiting.pop_back();
    for (const Edge* edge = graph.begin(state); edge != graph.end(state); ++edge) {
      if (!open(*edge, lifted) || reached[edge->to]) continue;
      reached[edge->to] = 1;
      waiting.push_back(edge->to);
    }
  }
  return reached;
}

namespace {

class Explorer {
 public:
  Explorer(const Scenario& scenario, const Reducer& reducer, Explored& result)
      : scenario_(scenario),
        reducer_(reducer),
        table_(result.table),
        graph_(result.graph),
        here_(reducer.words()),
        next_(reducer.words()) {}

  // False: more states than are allowed.
  bool run() {
    reducer_.reduce(replay::begin(scenario_), next_.data());
    table_.add(next_.data());
    for (StateIndex state = 0; state < table_.size(); ++state) {
      if (table_.size() > kMaxStates) return false;
      graph_.first_edge.push_back(static_cast<std::uint32_t>(graph_.edges.size()));
      std::copy_n(table_.key(state), here_.size(), here_.data());  // adding moves the table's keys
      graph_.node.push_back(reducer_.node(here_.data()));
      add_choices();
      add_cards();
    }
    graph_.first_edge.push_back(static_cast<std::uint32_t>(graph_.edges.size()));
    return true;
  }

 private:
  void add_choices() {
    const std::vector<scenario::Choice>& choices = scenario_.nodes[graph_.node.back()].choices;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      const auto choice = static_cast<Index>(i);
      if (!reducer_.offered(here_.data(), choice)) continue;
      Edge edge;
      edge.item = choice;
      edge.cost = choices[i].effects.cost;
      if (reducer_.forbidden(here_.data(), choice)) {
        edge.block = static_cast<std::uint8_t>(*choices[i].block);
      }
      reducer_.choose(here_.data(), choice, next_.data());
      edge.to = table_.add(next_.data());
      graph_.edges.push_back(edge);
    }
  }

  void add_cards() {
    for (const Index card : reducer_.cards(graph_.node.back())) {
      if (!reducer_.changes(here_.data(), card)) continue;
      Edge edge;
      edge.item = card;
      edge.card = true;
      reducer_.open(here_.data(), card, next_.data());
      edge.to = table_.add(next_.data());
      graph_.edges.push_back(edge);
    }
  }

  const Scenario& scenario_;
  const Reducer& reducer_;
  StateTable& table_;
  Graph& graph_;
  std::vector<Word> here_;
  std::vector<Word> next_;
};

Diagnostic error(std::string code, std::string pointer, std::string problem, std::string remedy) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.pointer = std::move(pointer);
  diagnostic.problem = std::move(problem);
  diagnostic.remedy = std::move(remedy);
  return diagnostic;
}

}  // namespace

Explored explore(const Scenario& scenario, const Reducer& reducer) {
  Explored result{StateTable(reducer.words()), Graph{}, {}};
  if (scenario.blocks.size() > kMaxBlocks) {
    result.problems.push_back(error("too-many-blocks", "/blocks",
                                    "there are " + std::to_string(scenario.blocks.size()) +
                                        " rules, and at most " + std::to_string(kMaxBlocks) +
                                        " can be scored",
                                    "drop the rules that forbid nothing in this call"));
    return result;
  }
  if (!Explorer(scenario, reducer, result).run()) {
    result.problems.push_back(
        error("too-entangled", "/nodes",
              "the call has more than " + std::to_string(kMaxStates) +
                  " different states, too entangled to score exactly",
              "let fewer flags, moods and needs be read late in the call, or use fewer choices "
              "that come back to the same node"));
    return result;
  }
  find_cycles(scenario, result.graph, result.problems);
  if (result.problems.empty()) find_dead_ends(scenario, result.graph, result.problems);
  return result;
}

}  // namespace warmline::score
