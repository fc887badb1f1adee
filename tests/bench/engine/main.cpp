// How fast the engine is: solving, and choices a second with scoring on. Natively, or as wasm under
// node or in Chromium; tests/bench/engine/run builds and runs all. Nothing passes or fails here.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "scenario/parse.h"
#include "score/agents.h"
#include "score/proof.h"
#include "score/scorecard.h"
#include "score/solving.h"
#include "support/tangled.h"

namespace {

using namespace warmline;

constexpr int kRounds = 7;
constexpr std::size_t kPiece = 500;  // as app/ui/backlog works

// The fastest of some rounds, in milliseconds: the one that other work on the machine disturbed
// least.
template <typename Work>
double fastest_ms(Work work) {
  std::vector<double> times;
  for (int i = 0; i < kRounds; ++i) {
    const auto began = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
    times.push_back(took.count());
  }
  return *std::min_element(times.begin(), times.end());
}

void row(const std::string& what, const std::string& figure, const std::string& aim) {
  std::printf("| %s | %s | %s |\n", what.c_str(), figure.c_str(), aim.c_str());
}

std::string ms(double time) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f ms", time);
  return text;
}

std::string thousands(double number) {
  std::string text = std::to_string(static_cast<long long>(number));
  for (std::size_t i = text.size(); i > 3;) text.insert(i -= 3, 1, ',');
  return text;
}

struct Call {
  scenario::ScenarioPtr scenario;
  score::Solution solution;
};

bool solved(const scenario::ScenarioPtr& scenario, std::vector<Call>& calls) {
  score::Solved found = score::solve(scenario);
  if (!found.solution) return false;
  calls.push_back({scenario, std::move(*found.solution)});
  return true;
}

// Choices a second on random walks, each walk scored as a whole. again: from their records.
double choices_a_second(const std::vector<Call>& calls, bool again) {
  constexpr std::size_t kWalks = 20'000;
  std::vector<std::vector<replay::Event>> records;
  score::Played played;
  std::uint64_t choices = 0;
  Hundredths sum = 0;
  const auto walk = [&](std::size_t number) {
    const Call& call = calls[number % calls.size()];
    score::Random random(number);
    score::play(*call.scenario, call.solution, score::Agent::kRandom, 0, random, played);
    for (const replay::Event& event : played.events) {
      choices += std::holds_alternative<replay::ChoiceEvent>(event) ? 1 : 0;
    }
  };
  for (std::size_t i = 0; again && i < kWalks; ++i) {
    walk(i);
    records.push_back(played.events);
  }
  const double time = fastest_ms([&] {
    if (!again) choices = 0;
    for (std::size_t i = 0; i < kWalks; ++i) {
      const Call& call = calls[i % calls.size()];
      if (again) {
        const Result<replay::Run> run = replay::replay(*call.scenario, records[i]);
        sum += score::score(*call.scenario, call.solution, records[i], run.value()).achieved;
      } else {
        walk(i);
        sum += score::score(*call.scenario, call.solution, played.events, played.run).achieved;
      }
    }
  });
  if (sum == 1) std::printf("\n");  // so that nothing is left out as unused
  return static_cast<double>(choices) / time * 1000;
}

// Of the scorecards of some walks, as JSON (FNV-1a): the same in every build.
std::string digest(const std::vector<Call>& calls) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  score::Played played;
  for (std::size_t i = 0; i < 3000; ++i) {
    const Call& call = calls[i % calls.size()];
    score::Random random(i);
    score::play(*call.scenario, call.solution, score::Agent::kRandom, 0, random, played);
    const score::Scorecard card =
        score::score(*call.scenario, call.solution, played.events, played.run);
    for (const char each : score::to_json(*call.scenario, card, false)) {
      hash = (hash ^ static_cast<unsigned char>(each)) * 0x100000001B3u;
    }
  }
  char text[32];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
  return text;
}

// The longest piece of proving, which is as much as a slice of the page's work can be late. Every
// round has the same pieces; each counts as in the round that was least disturbed there.
double longest_piece_ms(const scenario::ScenarioPtr& scenario) {
  std::vector<double> fastest;
  for (int round = 0; round < kRounds; ++round) {
    score::Solving solving(scenario, score::Aim::kProve);
    std::size_t piece = 0;
    for (bool done = false; !done; ++piece) {
      const auto began = std::chrono::steady_clock::now();
      done = solving.step(kPiece);
      const std::chrono::duration<double, std::milli> took =
          std::chrono::steady_clock::now() - began;
      if (piece == fastest.size()) fastest.push_back(took.count());
      fastest[piece] = std::min(fastest[piece], took.count());
    }
  }
  return *std::max_element(fastest.begin(), fastest.end());
}

void measure_tangled() {
  const scenario::ScenarioPtr tangled = test::tangled_call(13);
  std::vector<Call> calls;
  if (!solved(tangled, calls)) {
    std::fprintf(stderr, "error: the tangled call can't be solved\n");
    return;
  }
  const std::string states = thousands(static_cast<double>(calls.front().solution.states()));
  row("solve " + states + " states, 3 rules", ms(fastest_ms([&] { (void)score::solve(tangled); })),
      "100,000 under 1000 ms in the browser");
  row("prove them (the checker)", ms(fastest_ms([&] { (void)score::prove(tangled); })), "");
  row("the longest piece of proving them, " + std::to_string(kPiece) + " states and edges",
      ms(longest_piece_ms(tangled)), "under 4 ms");
}

bool measure_shipped(const std::vector<std::string>& files, std::vector<Call>& calls) {
  std::vector<std::string> texts;
  std::vector<scenario::ScenarioPtr> scenarios;
  for (const std::string& file : files) {
    std::ifstream in(file, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    const scenario::Parsed parsed = scenario::parse(texts.back(), file);
    if (!parsed.scenario || !solved(parsed.scenario, calls)) {
      std::fprintf(stderr, "error: %s can't be read or solved\n", file.c_str());
      return false;
    }
    scenarios.push_back(parsed.scenario);
  }
  std::size_t states = 0;
  for (const Call& call : calls) states += call.solution.states();
  const std::string which = std::to_string(files.size()) + " scenarios, " +
                            thousands(static_cast<double>(states)) + " states";
  row("read " + which, ms(fastest_ms([&] {
        for (const std::string& text : texts) (void)scenario::parse(text, "");
      })),
      "");
  row("solve " + which, ms(fastest_ms([&] {
        for (const auto& each : scenarios) (void)score::solve(each);
      })),
      "under 50 ms");
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: warmline_bench_engine SCENARIO…\n");
    return 2;
  }
  std::vector<Call> calls;
  std::printf("| | fastest of %d | aimed at |\n|---|---|---|\n", kRounds);
  measure_tangled();
  if (!measure_shipped({argv + 1, argv + argc}, calls)) return 1;
  row("choices a second, random walks, scored", thousands(choices_a_second(calls, false)),
      "1,000,000 in the browser");
  row("choices a second, replayed from records, scored", thousands(choices_a_second(calls, true)),
      "");
  row("digest of 3,000 scorecards", digest(calls), "the same in every build");
  return 0;
}
