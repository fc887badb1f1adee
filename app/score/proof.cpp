#include "score/proof.h"

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "score/points.h"
#include "score/reads.h"
#include "score/soundness.h"
#include "score/values.h"

namespace warmline::score {

namespace {

constexpr Hundredths kLeastBest = 1000;  // V*(s0), scoring.md

std::string node_pointer(std::size_t node) {
  return "/nodes/" + std::to_string(node);
}

std::string choice_pointer(std::size_t node, std::size_t choice) {
  return node_pointer(node) + "/choices/" + std::to_string(choice);
}

class Prover {
 public:
  Prover(const Solution::Impl& impl, std::vector<Diagnostic>& found)
      : impl_(impl), scenario_(*impl.scenario), graph_(impl.explored.graph), found_(found) {}

  void run() {
    prove_reach();
    for (const LiftedSet lifted : lifted_sets(scenario_)) {
      const Values known = values(scenario_, impl_.reducer, impl_.explored, lifted);
      prove_steps(known, lifted);
      if (lifted == kNothingLifted) warn_leaving(known);
    }
    warn_unused();
  }

 private:
  void add(Severity severity, std::string code, std::string pointer, std::string problem,
           std::string remedy) {
    Diagnostic diagnostic;
    diagnostic.severity = severity;
    diagnostic.code = std::move(code);
    diagnostic.pointer = std::move(pointer);
    diagnostic.problem = std::move(problem);
    diagnostic.remedy = std::move(remedy);
    found_.push_back(std::move(diagnostic));
  }

  void prove_reach() {
    const Hundredths best = impl_.best.front().value;
    if (best >= kLeastBest) return;
    add(Severity::kError, "out-of-reach", "/needs",
        "the best possible call is worth " + decimal(best) + " points, and it takes at least " +
            decimal(kLeastBest) + " for a share of it to mean anything",
        "let the agent meet or arrange more of the needs, or take costs off what must be done");
  }

  // Cards that lose, and critical choices that don't; each once, with the first set of lifted
  // blocks that shows it.
  void prove_steps(const Values& known, LiftedSet lifted) {
    for (StateIndex state = 0; state < graph_.states(); ++state) {
      if (!known.reached[state]) continue;
      for (const Edge* edge = graph_.begin(state); edge != graph_.end(state); ++edge) {
        if (!open(*edge, lifted)) continue;
        if (edge->card) {
          prove_card(known, state, *edge, lifted);
        } else {
          prove_critical(known, state, *edge, lifted);
        }
      }
    }
  }

  void prove_card(const Values& known, StateIndex state, const Edge& edge, LiftedSet lifted) {
    const Hundredths lost = lost_by(known, state, edge);
    if (lost == 0 || !losing_cards_.insert(edge.item).second) return;
    const scenario::Card& card = scenario_.cards[edge.item];
    add(Severity::kError, "card-loses", "/cards/" + std::to_string(edge.item),
        "looking up \"" + card.id.text + "\" loses " + decimal(lost) + " points" +
            lifted_words(scenario_, lifted) + " at \"" + node_id(state) + "\", " +
            way_words(scenario_, graph_, state, lifted),
        "let no choice or target be lost by its flag \"" +
            scenario_.flags[*card.sets_flag].id.text + "\"; looking something up is no decision");
  }

  void prove_critical(const Values& known, StateIndex state, const Edge& edge, LiftedSet lifted) {
    const Index node = graph_.node[state];
    const scenario::Choice& choice = scenario_.nodes[node].choices[edge.item];
    if (!choice.effects.critical || lost_by(known, state, edge) > 0) return;
    if (!free_criticals_.insert({node, edge.item}).second) return;
    add(Severity::kError, "critical-free", choice_pointer(node, edge.item) + "/effects/critical",
        "\"" + choice.id.text + "\" is a critical miss, and yet a best call can hold it" +
            lifted_words(scenario_, lifted) + ": " + way_words(scenario_, graph_, state, lifted),
        "give it a cost, or a better way beside it wherever it is offered");
  }

  // Where V*(s) < credit(s), an attempt left there shows more achieved than any that goes on.
  void warn_leaving(const Values& known) {
    std::set<Index> reported;
    for (StateIndex state = 0; state < graph_.states(); ++state) {
      if (!known.reached[state]) continue;
      const Hundredths credit = impl_.reducer.credit(impl_.explored.table.key(state));
      const Index node = graph_.node[state];
      if (known.best[state] >= credit || !reported.insert(node).second) continue;
      add(Severity::kWarning, "leaving-pays", node_pointer(node),
          "hanging up at \"" + node_id(state) + "\" keeps " + decimal(credit) +
              " points of need, and the best way on is worth " + decimal(known.best[state]) + ", " +
              way_words(scenario_, graph_, state, kNothingLifted),
          "let what seems met and isn't be arranged or unmet at once, or take the loss before "
          "this moment");
    }
  }

  void warn_unused() {
    std::set<Index> reached;
    std::set<std::pair<Index, Index>> offered;
    std::set<std::uint8_t> forbidding;
    for (StateIndex state = 0; state < graph_.states(); ++state) {
      const Index node = graph_.node[state];
      reached.insert(node);
      for (const Edge* edge = graph_.begin(state); edge != graph_.end(state); ++edge) {
        if (!edge->card) offered.insert({node, edge->item});
        if (edge->block != kNoBlock) forbidding.insert(edge->block);
      }
    }
    warn_nodes(reached);
    for (std::size_t n = 0; n < scenario_.nodes.size(); ++n) {
      if (reached.count(static_cast<Index>(n)) != 0) warn_choices(n, offered);
    }
    warn_blocks(forbidding);
    warn_needs();
  }

  // Parsing names the rules that no choice names.
  void warn_blocks(const std::set<std::uint8_t>& forbidding) {
    std::set<Index> named;
    for (const scenario::Node& node : scenario_.nodes) {
      for (const scenario::Choice& choice : node.choices) {
        if (choice.block) named.insert(*choice.block);
      }
    }
    for (const Index block : named) {
      if (forbidding.count(static_cast<std::uint8_t>(block)) != 0) continue;
      add(Severity::kWarning, "never-forbids", "/blocks/" + std::to_string(block),
          "the rule \"" + scenario_.blocks[block].id.text + "\" forbids nothing in any call",
          "look at the conditions under which it forbids a choice");
    }
  }

  void warn_nodes(const std::set<Index>& reached) {
    const std::vector<Row> leads = leads_to(scenario_);
    for (std::size_t n = 0; n < scenario_.nodes.size(); ++n) {
      if (reached.count(static_cast<Index>(n)) != 0 || !leads[scenario_.start][n]) continue;
      const bool ending = scenario_.nodes[n].ending.has_value();
      add(Severity::kWarning, "never-reached", node_pointer(n),
          std::string(ending ? "the ending \"" : "\"") + scenario_.nodes[n].id.text +
              "\" has ways to it, and no call ever takes one",
          "look at the conditions of the choices and targets that lead there");
    }
  }

  void warn_choices(std::size_t node, const std::set<std::pair<Index, Index>>& offered) {
    for (std::size_t i = 0; i < scenario_.nodes[node].choices.size(); ++i) {
      if (offered.count({static_cast<Index>(node), static_cast<Index>(i)}) != 0) continue;
      add(Severity::kWarning, "never-offered", choice_pointer(node, i),
          "\"" + scenario_.nodes[node].choices[i].id.text + "\" is hidden in every call",
          "look at its condition, or drop it");
    }
  }

  // Wherever a call can come with every block lifted: what only a rule keeps out of reach is no
  // mistake.
  void warn_needs() {
    for (std::size_t i = 0; i < scenario_.needs.size(); ++i) {
      bool touched = false;
      for (StateIndex state = 0; state < graph_.states() && !touched; ++state) {
        const Word* key = impl_.explored.table.key(state);
        touched = impl_.reducer.need(key, i) != scenario::NeedLevel::kUnmet;
      }
      if (touched) continue;
      add(Severity::kWarning, "never-met", "/needs/" + std::to_string(i),
          "the need \"" + scenario_.needs[i].id.text + "\" is neither met nor arranged in any call",
          "give a choice the effect, or drop the need and share out its weight");
    }
  }

  [[nodiscard]] const std::string& node_id(StateIndex state) const {
    return scenario_.nodes[graph_.node[state]].id.text;
  }

  const Solution::Impl& impl_;
  const Scenario& scenario_;
  const Graph& graph_;
  std::vector<Diagnostic>& found_;
  std::set<Index> losing_cards_;
  std::set<std::pair<Index, Index>> free_criticals_;
};

}  // namespace

Proof prove(const scenario::ScenarioPtr& scenario) {
  Solved solved = solve(scenario);
  Proof proof{std::move(solved.solution), std::move(solved.problems)};
  if (proof.solution) Prover(proof.solution->details(), proof.diagnostics).run();
  return proof;
}

}  // namespace warmline::score
