// What a form of shipped calls says of candidates whose skill is known, because they are simulated:
//
//   - how far the profile goes with the skill
//   - how often the 95 % band holds the truth
//   - whether those who know nothing and have a rule come near a skilled candidate
//   - how often the page about fairness cries out where groups don't differ
//
// The same seed gives the same figures on every machine. tests/bench/assess/run builds and runs it.
// Nothing passes or fails here; what is aimed at stands beside each figure.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "assess/delivery.h"
#include "assess/fairness.h"
#include "assess/form_quality.h"
#include "bench/assess/candidates.h"
#include "coach/priorities.h"

namespace {

using namespace warmline;
using assess::Judged;
using assess::Measure;
using bench::Call;
using bench::Gamer;
using bench::Skill;

constexpr std::uint64_t kSeed = 20'240'607;
constexpr int kLevels = 11;  // of skill: 0, 10, … 100 in a hundred
constexpr int kTruthPlays = 400;
constexpr int kSkilled = 80;
constexpr int kGames = 400;

struct Present {
  double sum = 0;
  double count = 0;
  void add(const std::optional<coach::ScenarioValue>& value) {
    if (!value) return;
    sum += value->value;
    count += 1;
  }
};

assess::JudgedCall judged(std::size_t call, score::Scorecard card) {
  assess::JudgedCall one;
  one.call = call;
  one.taken.call = call;
  one.taken.ended = true;
  one.card = std::move(card);
  return one;
}

struct Candidate {
  Measure at = Measure::kResolution;  // what they are good at
  int level = 0;
  Judged judged;
};

// Means by measure of a skill's plays of each call.
struct Truth {
  std::vector<std::vector<std::array<Present, coach::kMeasureCount>>> of;  // [call][place_of]

  static std::size_t place_of(Measure at, int level) {
    return static_cast<std::size_t>(at) * kLevels + static_cast<std::size_t>(level);
  }

  // What a mean over scenarios aims at: those with a value, by how often they have one.
  [[nodiscard]] double mean(const std::vector<std::size_t>& calls, const Candidate& candidate,
                            Measure measure) const {
    Present all;
    for (const std::size_t call : calls) {
      const Present& each =
          of[call][place_of(candidate.at, candidate.level)][static_cast<std::size_t>(measure)];
      all.sum += each.sum;
      all.count += each.count;
    }
    return all.sum / all.count;
  }
};

Skill skill_of(Measure at, int level) {
  return {100 * level / (kLevels - 1), at};
}

Truth truth_of(const std::vector<Call>& calls) {
  Truth truth;
  for (std::size_t call = 0; call < calls.size(); ++call) {
    truth.of.emplace_back(coach::kMeasureCount * kLevels);
    for (std::size_t place = 0; place < truth.of[call].size(); ++place) {
      Random random(mixed(kSeed + 1, call * 100 + place));
      const Skill skill =
          skill_of(static_cast<Measure>(place / kLevels), static_cast<int>(place % kLevels));
      for (int i = 0; i < kTruthPlays; ++i) {
        const auto card = bench::scored(calls[call], bench::play(calls[call], skill, random));
        for (std::size_t m = 0; m < coach::kMeasureCount; ++m)
          truth.of[call][place][m].add(assess::value_of(card, static_cast<Measure>(m)));
      }
    }
  }
  return truth;
}

std::vector<Candidate> candidates_of(const std::vector<Call>& calls, std::size_t count) {
  std::vector<Candidate> people(count);
  for (std::size_t i = 0; i < count; ++i) {
    Random random(mixed(kSeed, i));
    people[i].at = static_cast<Measure>(i % coach::kMeasureCount);
    people[i].level = static_cast<int>(random.below(kLevels));
    people[i].judged.phase = assess::SeatPhase::kFinished;
    for (std::size_t call = 0; call < calls.size(); ++call)
      people[i].judged.calls.push_back(judged(
          call, bench::scored(
                    calls[call],
                    bench::play(calls[call], skill_of(people[i].at, people[i].level), random))));
  }
  return people;
}

// A fixed choice of so many calls, spread over all of them.
std::vector<std::size_t> spread(std::size_t all, std::size_t some) {
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < some; ++i) chosen.push_back(i * all / some);
  return chosen;
}

Judged part_of(const Judged& whole, const std::vector<std::size_t>& calls) {
  Judged part;
  part.phase = whole.phase;
  for (std::size_t i = 0; i < calls.size(); ++i) {
    part.calls.push_back(judged(i, whole.calls[calls[i]].card));
  }
  return part;
}

double correlation(const std::vector<double>& x, const std::vector<double>& y) {
  const auto n = static_cast<double>(x.size());
  const double mx = std::accumulate(x.begin(), x.end(), 0.0) / n;
  const double my = std::accumulate(y.begin(), y.end(), 0.0) / n;
  double xy = 0, xx = 0, yy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xy += (x[i] - mx) * (y[i] - my);
    xx += (x[i] - mx) * (x[i] - mx);
    yy += (y[i] - my) * (y[i] - my);
  }
  return xy / std::sqrt(xx * yy);
}

void head(const char* title, const std::string& first) {
  std::printf("\n%s\n\n| %s |", title, first.c_str());
  for (std::size_t m = 0; m < coach::kMeasureCount; ++m)
    std::printf(" %s |", coach::name_of(static_cast<Measure>(m)).c_str());
  std::printf("\n|---|");
  for (std::size_t m = 0; m < coach::kMeasureCount; ++m) std::printf("---:|");
  std::printf("\n");
}

void correlations(const std::vector<Candidate>& people, std::size_t all) {
  head("Correlation of the profile with true skill, of those whose skill is in that very measure",
       "calls");
  for (const std::size_t some : {std::size_t{5}, std::size_t{8}, std::size_t{12}, all}) {
    std::printf("| %zu |", some);
    const auto calls = spread(all, some);
    for (std::size_t m = 0; m < coach::kMeasureCount; ++m) {
      std::vector<double> skill, shown;
      for (const Candidate& each : people) {
        if (each.at != static_cast<Measure>(m)) continue;
        const auto estimate =
            assess::estimate_of(part_of(each.judged, calls), some, static_cast<Measure>(m));
        if (!estimate.mean) continue;
        skill.push_back(each.level);
        shown.push_back(*estimate.mean);
      }
      std::printf(" %.3f |", correlation(skill, shown));
    }
    std::printf("\n");
  }
}

struct Held {
  std::size_t bands = 0, inside = 0, above = 0, below = 0;
  void add(const coach::Estimate& estimate, double truth) {
    if (!estimate.band) return;
    ++bands;
    inside += truth >= estimate.band->low && truth <= estimate.band->high ? 1 : 0;
    above += truth > estimate.band->high ? 1 : 0;
    below += truth < estimate.band->low ? 1 : 0;
  }
  void print() const {
    if (bands == 0) return void(std::printf(" no band |"));
    std::printf(" %.1f %% |", 100.0 * static_cast<double>(inside) / static_cast<double>(bands));
  }
};

enum class Pool { kEndless, kShipped, kSameForm };

// Whose truth, and how the calls come about, differ; see below where it is printed.
Held coverage(const std::vector<Call>& calls, const std::vector<Candidate>& people,
              const Truth& truth, Measure measure, std::size_t some, Pool pool) {
  Held held;
  std::vector<std::size_t> whole(calls.size());
  std::iota(whole.begin(), whole.end(), std::size_t{0});
  for (std::size_t i = 0; i < people.size(); ++i) {
    const Candidate& each = people[i];
    Random random(mixed(kSeed + 2, i * 64 + some));
    std::vector<std::size_t> chosen;
    std::vector<coach::ScenarioValue> values;
    if (pool == Pool::kEndless) {
      for (std::size_t k = 0; k < some; ++k) {
        const std::size_t call = random.below(calls.size());
        const auto card = bench::scored(
            calls[call], bench::play(calls[call], skill_of(each.at, each.level), random));
        if (const auto value = assess::value_of(card, measure)) values.push_back(*value);
      }
    } else {
      chosen = whole;
      if (pool == Pool::kSameForm) chosen = spread(calls.size(), some);
      for (std::size_t k = 0; k < some && pool == Pool::kShipped; ++k)
        std::swap(chosen[k], chosen[k + random.below(chosen.size() - k)]);
      chosen.resize(some);
      for (const std::size_t call : chosen)
        if (const auto value = assess::value_of(each.judged.calls[call].card, measure))
          values.push_back(*value);
    }
    const auto& aim = pool == Pool::kSameForm ? chosen : whole;
    held.add(coach::estimate(values), truth.mean(aim, each, measure));
  }
  return held;
}

void coverages(const std::vector<Call>& calls, const std::vector<Candidate>& people,
               const Truth& truth, Pool pool, const char* title) {
  head(title, "calls");
  for (const std::size_t some : {std::size_t{5}, std::size_t{6}, std::size_t{8}, std::size_t{12}}) {
    std::printf("| %zu |", some);
    for (std::size_t m = 0; m < coach::kMeasureCount; ++m)
      coverage(calls, people, truth, static_cast<Measure>(m), some, pool).print();
    std::printf("\n");
    std::fflush(stdout);
  }
}

// SEM of a measure over the form, as reliability.h has it.
assess::Reliability reliability_of(const std::vector<Candidate>& people,
                                   const std::vector<std::size_t>& calls, Measure measure) {
  assess::CriterionTable table;
  table.scenarios = calls.size();
  for (const Candidate& each : people) {
    table.people.emplace_back();
    for (const auto& value : assess::values_of(part_of(each.judged, calls), calls.size(), measure))
      table.people.back().push_back(value ? std::optional<PerMille>(value->value) : std::nullopt);
  }
  return assess::reliability(table);
}

std::vector<double> means_of(const std::vector<Judged>& people, std::size_t calls,
                             Measure measure) {
  std::vector<double> means;
  for (const Judged& each : people) {
    const auto estimate = assess::estimate_of(each, calls, measure);
    if (estimate.mean) means.push_back(*estimate.mean);
  }
  return means;
}

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

Judged whoever(const std::vector<Call>& calls, const std::vector<std::size_t>& form,
               std::optional<Gamer> gamer, Skill skill, std::uint64_t seed) {
  Random random(seed);
  Judged found;
  found.phase = assess::SeatPhase::kFinished;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const Call& call = calls[form[i]];
    const auto played = gamer ? bench::play(call, *gamer, mixed(seed, i), random)
                              : bench::play(call, skill, random);
    found.calls.push_back(judged(i, bench::scored(call, played)));
  }
  return found;
}

void gaming(const std::vector<Call>& calls, const std::vector<Candidate>& people,
            std::size_t some) {
  const auto form = spread(calls.size(), some);
  const std::string title = "A form of " + std::to_string(some) +
                            " calls: means in per mille, and how many SEM below a skilled "
                            "candidate (aim: more than 1)";
  head(title.c_str(), "who");
  std::vector<double> error, skilled;
  std::printf("| alpha, SEM |");
  for (std::size_t m = 0; m < coach::kMeasureCount; ++m) {
    const auto found = reliability_of(people, form, static_cast<Measure>(m));
    error.push_back(found.error.value_or(0));
    std::printf(" %.2f, %.0f (n %zu) |", found.alpha.value_or(0), error.back(), found.people);
  }
  std::printf("\n| skill %d %% in that measure |", kSkilled);
  for (std::size_t m = 0; m < coach::kMeasureCount; ++m) {
    std::vector<Judged> able;
    for (int i = 0; i < kGames; ++i)
      able.push_back(whoever(calls, form, {}, {kSkilled, static_cast<Measure>(m)},
                             mixed(kSeed + 3, static_cast<std::uint64_t>(i))));
    skilled.push_back(mean(means_of(able, some, static_cast<Measure>(m))));
    std::printf(" %.0f |", skilled.back());
  }
  for (const Measure at : {Measure::kResolution, Measure::kEmpathy}) {
    std::vector<Judged> able;
    for (int i = 0; i < kGames; ++i)
      able.push_back(whoever(calls, form, {}, {kSkilled, at},
                             mixed(kSeed + 3, static_cast<std::uint64_t>(i))));
    std::printf("\n| skill %d %% in %s alone |", kSkilled, coach::name_of(at).c_str());
    for (std::size_t m = 0; m < coach::kMeasureCount; ++m)
      std::printf(" %.0f |", mean(means_of(able, some, static_cast<Measure>(m))));
  }
  std::printf("\n");
  for (std::size_t g = 0; g < bench::kGamers.size(); ++g) {
    std::vector<Judged> games;
    for (int i = 0; i < kGames; ++i)
      games.push_back(whoever(calls, form, static_cast<Gamer>(g), {},
                              mixed(kSeed + 4 + g, static_cast<std::uint64_t>(i))));
    std::printf("| %s |", bench::kGamers[g]);
    for (std::size_t m = 0; m < coach::kMeasureCount; ++m) {
      const double got = mean(means_of(games, some, static_cast<Measure>(m)));
      std::printf(" %.0f, %.1f |", got, (skilled[m] - got) / error[m]);
    }
    std::printf("\n");
  }
}

struct Alarms {
  int impact = 0, four_fifths = 0, difference = 0, scenario = 0;
};

// Groups drawn by lot among the candidates: whatever is found is chance.
Alarms alarms(const std::vector<Judged>& people, std::size_t calls, std::size_t count,
              std::size_t groups, int rounds, assess::SelectionRule rule) {
  Alarms found;
  for (int round = 0; round < rounds; ++round) {
    Random random(mixed(kSeed + 20, static_cast<std::uint64_t>(round) * 8 + groups) + count);
    std::vector<assess::FairPerson> who;
    assess::Groups table;
    table.columns = {"lot"};
    std::vector<std::size_t> order(people.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = 0; i < count; ++i) {
      std::swap(order[i], order[i + random.below(order.size() - i)]);
      who.push_back({"C" + std::to_string(i), &people[order[i]]});
      table.people.push_back({who.back().candidate, {"g" + std::to_string(random.below(groups))}});
    }
    const assess::Fairness fair = assess::fairness(who, calls, table, 0, rule);
    bool impact = false, mark = false, difference = false, scenario = false;
    for (std::size_t g = 0; g < fair.groups.size(); ++g) {
      const auto& of = fair.impact.groups[g];
      impact = impact || (of.adjusted && *of.adjusted < assess::kImpactLevel);
      mark = mark || of.below_four_fifths;
      const auto& g_of = fair.groups[g].difference;
      difference = difference || (g_of.low && (*g_of.low > 0 || *g_of.high < 0));
      for (const auto& each : fair.groups[g].scenarios)
        scenario = scenario || (each.adjusted && *each.adjusted < assess::kImpactLevel);
    }
    found.impact += impact ? 1 : 0;
    found.four_fifths += mark ? 1 : 0;
    found.difference += difference ? 1 : 0;
    found.scenario += scenario ? 1 : 0;
  }
  return found;
}

void false_alarms(const std::vector<Candidate>& people, std::size_t all, int rounds) {
  const auto form = spread(all, 8);
  std::vector<Judged> parts;
  for (const Candidate& each : people) parts.push_back(part_of(each.judged, form));
  std::printf(
      "\nFalse alarms of the fairness page in %d rounds, groups drawn by lot, a form of 8 calls\n\n"
      "| candidates | groups | rule | corrected p < .05 (aim: at most 5 %%) | scenario, corrected "
      "(aim: at most 5 %%) | band of g without nought | below four fifths |\n"
      "|---:|---:|---|---:|---:|---:|---:|\n",
      rounds);
  for (const std::size_t groups : {std::size_t{2}, std::size_t{4}}) {
    for (const std::size_t count : {std::size_t{60}, std::size_t{200}, std::size_t{1000}}) {
      if (count > people.size()) continue;
      for (const bool own : {false, true}) {
        const assess::SelectionRule rule{Measure::kEmpathy,
                                         own ? std::optional<PerMille>(750) : std::nullopt};
        const Alarms found = alarms(parts, form.size(), count, groups, rounds, rule);
        const auto share = [rounds](int part) { return 100.0 * part / rounds; };
        std::printf("| %zu | %zu | %s | %.1f %% | %.1f %% | %.1f %% | %.1f %% |\n", count, groups,
                    own ? "at least 75 %" : "above the median", share(found.impact),
                    share(found.scenario), share(found.difference), share(found.four_fifths));
        std::fflush(stdout);
      }
    }
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::fprintf(stderr, "usage: warmline_bench_assess SCENARIOS [CANDIDATES [ROUNDS]]\n");
    return 2;
  }
  const std::vector<Call> calls = bench::calls_in(arguments[1]);
  if (calls.size() < 12) {
    std::fprintf(stderr, "error: too few calls there, or one that can't be solved.\n");
    return 1;
  }
  const std::size_t size = count > 2 ? std::stoul(arguments[2]) : 5000;
  const int rounds = count > 3 ? std::stoi(arguments[3]) : 1000;
  std::printf(
      "%zu candidates, each with a skill from 0 to 100 %% in one of the measures, %zu shipped "
      "calls\n",
      size, calls.size());
  const Truth truth = truth_of(calls);
  const std::vector<Candidate> people = candidates_of(calls, size);
  correlations(people, calls.size());
  coverages(
      calls, people, truth, Pool::kEndless,
      "How often the 95 % band holds the truth, over calls drawn from an endless pool of such "
      "(aim: 93 to 97 %)");
  coverages(calls, people, truth, Pool::kShipped,
            "The same, where each candidate has other calls of the shipped ones, none twice (wider "
            "than need be: the pool is small)");
  coverages(calls, people, truth, Pool::kSameForm,
            "The same, of the form's own calls alone (wider still: which calls are in it is no "
            "chance)");
  gaming(calls, people, 8);
  gaming(calls, people, 12);
  false_alarms(people, calls.size(), rounds);
}
