#include "score/prover.h"

#include <algorithm>

#include "core/tr.h"
#include "score/points.h"
#include "score/reads.h"

namespace warmline::score {

namespace {

constexpr Hundredths kLeastBest = 1000;    // V*(s0), scoring.md
static_assert(replay::kMostChoices <= 8);  // bits of a byte

std::string node_pointer(std::size_t node) {
  return "/nodes/" + std::to_string(node);
}

std::string choice_pointer(std::size_t node, std::size_t choice) {
  return node_pointer(node) + "/choices/" + std::to_string(choice);
}

}  // namespace

Prover::Prover(const Solution::Impl& impl, const Sets& sets, const std::vector<SetMask>& reached,
               Findings& found)
    : impl_(impl),
      scenario_(*impl.scenario),
      graph_(impl.explored.graph),
      sets_(sets),
      reached_(reached),
      found_(found),
      seen_(scenario_.nodes.size()),
      offered_(scenario_.nodes.size()),
      forbids_(scenario_.blocks.size()),
      touched_(scenario_.needs.size()) {
  for (std::size_t n = 0; n < scenario_.nodes.size(); ++n) {
    const std::vector<scenario::Choice>& choices = scenario_.nodes[n].choices;
    const bool critical = std::any_of(choices.begin(), choices.end(), [](const auto& choice) {
      return choice.effects.critical.has_value();
    });
    to_prove_.push_back(critical || !impl.reducer.cards(static_cast<Index>(n)).empty() ? 1 : 0);
  }
}

void Prover::prove_reach() {
  const Hundredths best = impl_.best.front().value;
  if (best >= kLeastBest) return;
  found_.add(
      Severity::kError, "out-of-reach", "/needs",
      tr("the best possible call is worth {0} points, and it takes at least {1} for a share of it "
         "to mean anything",
         decimal(best), decimal(kLeastBest)),
      tr("let the agent meet or arrange more of the needs, or take costs off what must be done"));
}

bool Prover::prove_steps(const std::vector<Hundredths>& best, std::size_t set, Work& work) {
  const SetMask bit = SetMask{1} << set;
  for (; next_ < graph_.states(); ++next_) {
    if (!work.left()) return false;
    work.spend(1);
    if ((reached_[next_] & bit) == 0 || to_prove_[graph_.node[next_]] == 0) continue;
    for (const Edge* edge = graph_.begin(next_); edge != graph_.end(next_); ++edge) {
      if (open(*edge, sets_.each[set])) prove_step(best, next_, *edge, sets_.each[set]);
      work.spend(1);
    }
  }
  next_ = 0;
  return true;
}

// Cards that lose, and critical choices that don't; each once, with the first set of lifted blocks
// that shows it.
void Prover::prove_step(const std::vector<Hundredths>& best, StateIndex state, const Edge& edge,
                        LiftedSet lifted) {
  const Hundredths lost = lost_by(best, state, edge);
  const Index node = graph_.node[state];
  const std::string& node_id = scenario_.nodes[node].id.text;
  if (edge.card) {
    if (lost == 0 || !losing_cards_.insert(edge.item).second) return;
    const scenario::Card& card = scenario_.cards[edge.item];
    found_.add(
        Severity::kError, "card-loses", "/cards/" + std::to_string(edge.item),
        tr("{0} at \"{1}\"",
           with_lifted(tr("looking up \"{0}\" loses {1} points", card.id.text, decimal(lost)),
                       scenario_, lifted),
           node_id) +
            ", ",
        tr("let no choice or target be lost by its flag \"{0}\"; looking something up is no "
           "decision",
           scenario_.flags[*card.sets_flag].id.text));
  } else {
    const scenario::Choice& choice = scenario_.nodes[node].choices[edge.item];
    if (!choice.effects.critical || lost > 0) return;
    if (!free_criticals_.insert({node, edge.item}).second) return;
    found_.add(
        Severity::kError, "critical-free", choice_pointer(node, edge.item) + "/effects/critical",
        with_lifted(
            tr("\"{0}\" is a critical miss, and yet a best call can hold it", choice.id.text),
            scenario_, lifted) +
            ": ",
        tr("give it a cost, or a better way beside it wherever it is offered"));
  }
  found_.add_way(state, lifted);
}

// Where V*(s) < credit(s), an attempt left there shows more achieved than any that goes on.
bool Prover::warn_leaving(const std::vector<Hundredths>& best, Work& work) {
  for (; next_ < graph_.states(); ++next_) {
    if (!work.left()) return false;
    work.spend(1);
    if ((reached_[next_] & 1) == 0) continue;
    const Hundredths credit = impl_.reducer.credit(impl_.explored.table.key(next_));
    const Index node = graph_.node[next_];
    if (best[next_] >= credit || !left_.insert(node).second) continue;
    found_.add(
        Severity::kWarning, "leaving-pays", node_pointer(node),
        tr("hanging up at \"{0}\" keeps {1} points of need, and the best way on is worth {2}",
           scenario_.nodes[node].id.text, decimal(credit), decimal(best[next_])) +
            ", ",
        tr("let what seems met and isn't be arranged or unmet at once, or take the loss "
           "before this moment"));
    found_.add_way(next_, kNothingLifted);
  }
  next_ = 0;
  return true;
}

bool Prover::warn_unused(Work& work) {
  for (; next_ < graph_.states(); ++next_) {
    if (!work.left()) return false;
    note_use(next_);
    work.spend(1 + static_cast<std::size_t>(graph_.end(next_) - graph_.begin(next_)));
  }
  warn_nodes();
  for (std::size_t n = 0; n < scenario_.nodes.size(); ++n) {
    if (seen_[n] != 0) warn_choices(n);
  }
  warn_blocks();
  warn_needs();
  return true;
}

void Prover::note_use(StateIndex state) {
  const Index node = graph_.node[state];
  seen_[node] = 1;
  for (const Edge* edge = graph_.begin(state); edge != graph_.end(state); ++edge) {
    if (!edge->card) offered_[node] = static_cast<std::uint8_t>(offered_[node] | 1 << edge->item);
    if (edge->block != kNoBlock) forbids_[edge->block] = 1;
  }
  const Word* key = impl_.explored.table.key(state);
  for (std::size_t i = 0; i < touched_.size(); ++i) {
    if (impl_.reducer.need(key, i) != scenario::NeedLevel::kUnmet) touched_[i] = 1;
  }
}

// Parsing names the rules that no choice names.
void Prover::warn_blocks() {
  std::set<Index> named;
  for (const scenario::Node& node : scenario_.nodes) {
    for (const scenario::Choice& choice : node.choices) {
      if (choice.block) named.insert(*choice.block);
    }
  }
  for (const Index block : named) {
    if (forbids_[block] != 0) continue;
    found_.add(Severity::kWarning, "never-forbids", "/blocks/" + std::to_string(block),
               tr("the rule \"{0}\" forbids nothing in any call", scenario_.blocks[block].id.text),
               tr("look at the conditions under which it forbids a choice"));
  }
}

void Prover::warn_nodes() {
  const Row led_to = leads_from(scenario_, scenario_.start);
  for (std::size_t n = 0; n < scenario_.nodes.size(); ++n) {
    if (seen_[n] != 0 || !led_to[n]) continue;
    const bool ending = scenario_.nodes[n].ending.has_value();
    found_.add(Severity::kWarning, "never-reached", node_pointer(n),
               tr(ending ? "the ending \"{0}\" has ways to it, and no call ever takes one"
                         : "\"{0}\" has ways to it, and no call ever takes one",
                  scenario_.nodes[n].id.text),
               tr("look at the conditions of the choices and targets that lead there"));
  }
}

void Prover::warn_choices(std::size_t node) {
  for (std::size_t i = 0; i < scenario_.nodes[node].choices.size(); ++i) {
    if ((offered_[node] >> i & 1) != 0) continue;
    found_.add(Severity::kWarning, "never-offered", choice_pointer(node, i),
               tr("\"{0}\" is hidden in every call", scenario_.nodes[node].choices[i].id.text),
               tr("look at its condition, or drop it"));
  }
}

// What only a rule keeps out of reach is no mistake.
void Prover::warn_needs() {
  for (std::size_t i = 0; i < scenario_.needs.size(); ++i) {
    if (touched_[i] != 0) continue;
    found_.add(
        Severity::kWarning, "never-met", "/needs/" + std::to_string(i),
        tr("the need \"{0}\" is neither met nor arranged in any call", scenario_.needs[i].id.text),
        tr("give a choice the effect, or drop the need and share out its weight"));
  }
}

}  // namespace warmline::score
