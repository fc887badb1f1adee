#include "score/solving.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <string>
#include <utility>

#include "core/tr.h"
#include "score/prover.h"
#include "score/soundness.h"
#include "score/values.h"

namespace warmline::score {

Solution::Impl::Impl(scenario::ScenarioPtr owner)
    : scenario(std::move(owner)), reducer(*scenario), explored{StateTable(reducer.words()), {}} {}

// One part after the other. Each makes what the next one works with and drops its own rows.
struct Solving::Impl {
  Impl(scenario::ScenarioPtr owner, Aim what);
  bool step(Work& work);

  enum class Part : std::uint8_t {
    kExplore,
    kLoops,        // with every block lifted
    kLoopsAsItIs,  // if there are any
    kReach,
    kDeadEnds,
    kPlan,        // with nothing lifted
    kTakeValues,  // from it, for the prover
    kValue,       // for each other set, with what follows
    kProveSteps,  // for each set
    kWarnLeaving,
    kWarnUnused,
    kWays,
    kDone,
  };
  bool finish_part(Work& work);  // false: it goes on in the next piece
  void end_exploring();
  void end_loops();
  void end_dead_ends();
  void end_plan();
  void end_value(Hundredths best);
  void next_set();
  bool tell_ways(Work& work);

  Aim aim;
  std::shared_ptr<Solution::Impl> solution;
  const Scenario& scenario;
  Graph& graph;
  Sets sets;
  Findings found;
  Part part = Part::kExplore;
  std::size_t set = 0;
  std::optional<Exploring> exploring;
  std::optional<LoopSearch> loops;
  std::optional<Reaching> reaching;
  std::optional<DeadEndSearch> dead_ends;
  std::optional<Planning> planning;
  std::optional<Valuing> valuing;
  std::optional<Prover> prover;
  std::vector<Hundredths> values;  // V* of each state with the set, for the prover
  std::optional<WaySearch> way;
  std::size_t ways_told = 0;
};

Solving::Impl::Impl(scenario::ScenarioPtr owner, Aim what)
    : aim(what),
      solution(std::make_shared<Solution::Impl>(std::move(owner))),
      scenario(*solution->scenario),
      graph(solution->explored.graph),
      sets(lifted_sets(scenario)) {
  if (scenario.blocks.size() <= kMaxBlocks) {
    exploring.emplace(scenario, solution->reducer, solution->explored, found);
    return;
  }
  found.add(
      Severity::kError, "too-many-blocks", "/blocks",
      tr("there are {0} rules, and at most {1} can be scored", scenario.blocks.size(), kMaxBlocks),
      tr("drop the rules that forbid nothing in this call"));
  part = Part::kDone;
}

bool Solving::Impl::step(Work& work) {
  while (part != Part::kDone) {
    if (!finish_part(work)) return false;
  }
  return true;
}

bool Solving::Impl::finish_part(Work& work) {
  switch (part) {
    case Part::kExplore:
      if (!exploring->step(work)) return false;
      end_exploring();
      return true;
    case Part::kLoops:
      if (!loops->step(work)) return false;
      end_loops();
      return true;
    case Part::kLoopsAsItIs:
      if (!loops->step(work)) return false;
      if (!loops->found.diagnostics.empty()) found = std::move(loops->found);
      part = Part::kDone;
      return true;
    case Part::kReach:
      if (!reaching->step(work)) return false;
      dead_ends.emplace(scenario, graph, sets, reaching->reached, found);
      part = Part::kDeadEnds;
      return true;
    case Part::kDeadEnds:
      if (!dead_ends->step(work)) return false;
      end_dead_ends();
      return true;
    case Part::kPlan:
      if (!planning->step(work)) return false;
      end_plan();
      return true;
    case Part::kTakeValues:
      if (!take_values(solution->best, values, work)) return false;
      end_value(values.front());
      return true;
    case Part::kValue:
      if (!valuing->step(work)) return false;
      values = std::move(valuing->best);
      end_value(values.front());
      return true;
    case Part::kProveSteps:
      if (!prover->prove_steps(values, set, work)) return false;
      part = Part::kWarnLeaving;
      return true;
    case Part::kWarnLeaving:
      if (set == 0 && !prover->warn_leaving(values, work)) return false;
      next_set();
      return true;
    case Part::kWarnUnused:
      if (!prover->warn_unused(work)) return false;
      part = Part::kWays;
      return true;
    case Part::kWays:
      if (!tell_ways(work)) return false;
      part = Part::kDone;
      return true;
    case Part::kDone:
      break;
  }
  return true;
}

void Solving::Impl::end_exploring() {
  exploring.reset();
  part = Part::kDone;
  if (!found.diagnostics.empty()) return;
  loops.emplace(scenario, graph, kAllLifted);
  part = Part::kLoops;
}

void Solving::Impl::end_loops() {
  found = std::move(loops->found);
  if (!found.diagnostics.empty()) {
    loops.emplace(scenario, graph, kNothingLifted);
    part = Part::kLoopsAsItIs;
    return;
  }
  graph.order = std::move(loops->order);
  loops.reset();
  reaching.emplace(graph, sets);
  part = Part::kReach;
}

void Solving::Impl::end_dead_ends() {
  dead_ends.reset();
  part = Part::kWays;
  if (!found.diagnostics.empty()) return;
  planning.emplace(*solution, kNothingLifted);
  part = Part::kPlan;
}

void Solving::Impl::end_plan() {
  solution->best = std::move(planning->plan.best);
  solution->worst = planning->plan.worst;
  planning.reset();
  if (aim == Aim::kSolve) {
    end_value(solution->best.front().value);
    return;
  }
  prover.emplace(*solution, sets, reaching->reached, found);
  prover->prove_reach();
  part = Part::kTakeValues;
}

void Solving::Impl::end_value(Hundredths best) {
  solution->lifted_all = best;  // the last set is that of all
  if (set > 0 && set <= scenario.blocks.size()) solution->lifted.push_back(best);
  if (aim == Aim::kProve) {
    part = Part::kProveSteps;
  } else {
    next_set();
  }
}

void Solving::Impl::next_set() {
  if (++set < sets.each.size()) {
    valuing.emplace(*solution, sets, reaching->reached, set);
    part = Part::kValue;
  } else {
    part = aim == Aim::kProve ? Part::kWarnUnused : Part::kDone;
  }
}

bool Solving::Impl::tell_ways(Work& work) {
  for (; ways_told < found.ways.size(); ++ways_told) {
    const Findings::Way& asked = found.ways[ways_told];
    if (!way) way.emplace(graph, asked.to, asked.lifted);
    if (!way->step(work)) return false;
    found.diagnostics[asked.diagnostic].problem += way->words(scenario);
    way.reset();
  }
  return true;
}

Solving::Solving(scenario::ScenarioPtr scenario, Aim aim)
    : impl_(std::make_unique<Impl>(std::move(scenario), aim)) {}
Solving::~Solving() = default;
Solving::Solving(Solving&& other) noexcept = default;
Solving& Solving::operator=(Solving&& other) noexcept = default;

bool Solving::step(std::size_t work) {
  Work piece(std::max<std::size_t>(work, 1));
  return impl_->step(piece);
}

Proof Solving::take() {
  assert(impl_->part == Impl::Part::kDone);
  Proof proof;
  proof.diagnostics = std::move(impl_->found.diagnostics);
  if (!impl_->solution->best.empty()) proof.solution.emplace(std::move(impl_->solution));
  return proof;
}

namespace {

Proof at_once(const scenario::ScenarioPtr& scenario, Aim aim) {
  Solving solving(scenario, aim);
  while (!solving.step(~std::size_t{0})) {
  }
  return solving.take();
}

}  // namespace

Solved solve(const scenario::ScenarioPtr& scenario) {
  Proof found = at_once(scenario, Aim::kSolve);
  return {std::move(found.solution), std::move(found.diagnostics)};
}

Proof prove(const scenario::ScenarioPtr& scenario) {
  return at_once(scenario, Aim::kProve);
}

}  // namespace warmline::score
