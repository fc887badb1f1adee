#include "score/simulation.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "score/values.h"

namespace warmline::score {

namespace {

std::uint64_t seed_of(const std::string& text) {  // FNV-1a
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char each : text) {
    hash = (hash ^ static_cast<unsigned char>(each)) * 0x100000001B3u;
  }
  return hash;
}

bool same(const scenario::Choice& a, const scenario::Choice& b) {
  const scenario::Effects& one = a.effects;
  const scenario::Effects& other = b.effects;
  return a.criteria == b.criteria && one.distress == other.distress && one.trust == other.trust &&
         one.seconds == other.seconds && one.transfer == other.transfer &&
         one.repeat == other.repeat && one.critical == other.critical;
}

// Whether two open choices of a state differ.
bool matters(const Solution::Impl& known, StateIndex state) {
  const Graph& graph = known.explored.graph;
  const std::vector<scenario::Choice>& choices = known.scenario->nodes[graph.node[state]].choices;
  const Edge* first = nullptr;
  for (const Edge* edge = graph.begin(state); edge != graph.end(state); ++edge) {
    if (edge->card || !open(*edge, kNothingLifted)) continue;
    if (first == nullptr) {
      first = edge;
    } else if (!same(choices[first->item], choices[edge->item]) ||
               known.best[first->to].value - first->cost !=
                   known.best[edge->to].value - edge->cost) {
      return true;
    }
  }
  return false;
}

bool is_decision(const Graph& graph, StateIndex state) {
  const auto can_choose = [](const Edge& edge) { return !edge.card && open(edge, kNothingLifted); };
  return std::count_if(graph.begin(state), graph.end(state), can_choose) >= 2;
}

}  // namespace

void Histogram::merge(const Histogram& other) {
  for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
}

std::uint64_t Histogram::count() const {
  return std::accumulate(counts_.begin(), counts_.end(), std::uint64_t{0});
}

PerMille Histogram::mean() const {
  const std::uint64_t all = count();
  if (all == 0) return 0;
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < counts_.size(); ++i) sum += i * counts_[i];
  return static_cast<PerMille>((2 * sum + all) / (2 * all));
}

PerMille Histogram::percentile(int per_cent) const {
  const std::uint64_t rank = (count() * static_cast<std::uint64_t>(per_cent) + 99) / 100;
  std::uint64_t seen = 0;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    seen += counts_[i];
    if (seen >= rank && seen > 0) return static_cast<PerMille>(i);
  }
  return 0;
}

void Tally::add(const Scorecard& card) {
  resolution.add(card.resolution);
  if (card.empathy) empathy.add(*card.empathy);
  critical += card.critical_misses > 0 ? 1 : 0;
  seconds += static_cast<std::uint64_t>(card.seconds);
}

void Tally::merge(const Tally& other) {
  resolution.merge(other.resolution);
  empathy.merge(other.empathy);
  critical += other.critical;
  seconds += other.seconds;
}

Tally simulate(const Scenario& scenario, const Solution& solution, Agent agent, int slips,
               std::uint64_t seed, std::uint64_t first, std::uint64_t count) {
  const std::uint64_t own =
      mixed(mixed(seed, seed_of(scenario.id.text)), static_cast<std::uint64_t>(agent));
  Tally tally;
  Played played;
  for (std::uint64_t number = first; number < first + count; ++number) {
    Random random(mixed(own, number));
    play(scenario, solution, agent, slips, random, played);
    tally.add(score(scenario, solution, played.events, played.run));
  }
  return tally;
}

std::vector<Index> decisions_without_effect(const Solution& solution) {
  const Solution::Impl& known = solution.details();
  const Graph& graph = known.explored.graph;
  const Sets as_it_is({kNothingLifted});
  Reaching reaching(graph, as_it_is);
  Work work = Work::without_end();
  (void)reaching.step(work);
  std::vector<bool> decides(known.scenario->nodes.size(), false);
  std::vector<bool> tells(known.scenario->nodes.size(), false);
  for (StateIndex state = 0; state < graph.states(); ++state) {
    const Index node = graph.node[state];
    if (reaching.reached[state] == 0 || tells[node] || !is_decision(graph, state)) continue;
    decides[node] = true;
    tells[node] = matters(known, state);
  }
  std::vector<Index> idle;
  for (std::size_t node = 0; node < decides.size(); ++node) {
    if (decides[node] && !tells[node]) idle.push_back(static_cast<Index>(node));
  }
  return idle;
}

}  // namespace warmline::score
