#include <algorithm>
#include <atomic>
#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/load.h"
#include "cli/report.h"
#include "cli/simulated.h"
#include "cli/wrap.h"
#include "core/text.h"

namespace warmline::cli {

using score::Agent;
using score::Tally;

namespace {

constexpr std::uint64_t kBatch = 2000;  // runs that a thread takes at a time

// Error: "no-such-agent".
Result<std::vector<Agent>> agents_of(const std::vector<std::string>& names) {
  std::vector<Agent> agents;
  for (const std::string& name : names) {
    const std::optional<Agent> agent = score::agent_named(name);
    if (!agent) {
      std::vector<std::string_view> known;
      for (std::size_t i = 0; i < score::kAgentCount; ++i) {
        known.push_back(score::name_of(static_cast<Agent>(i)));
      }
      return Error{
          "no-such-agent",
          "there is no agent " + text::quoted(name) + "; there are " + text::list_of(known), ""};
    }
    if (std::find(agents.begin(), agents.end(), *agent) == agents.end()) agents.push_back(*agent);
  }
  return agents;
}

// Threads take batches as they come; tallies commute, so the result is the same for any number.
class Work {
 public:
  Work(std::vector<Simulated>& all, const SimulateOptions& options)
      : all_(all),
        options_(options),
        batches_each_((options.runs + kBatch - 1) / kBatch),
        agents_(all.front().agents.size()) {}

  void run() {
    const std::size_t threads = std::max<std::size_t>(
        options_.threads > 0 ? options_.threads : std::thread::hardware_concurrency(), 1);
    std::vector<std::vector<Tally>> tallies(threads);
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < threads; ++i) {
      others.emplace_back([this, &tallies, i] { take_batches(tallies[i]); });
    }
    take_batches(tallies.front());
    for (std::thread& other : others) other.join();
    for (const std::vector<Tally>& each : tallies) {
      for (std::size_t i = 0; i < each.size(); ++i) {
        all_[i / agents_].agents[i % agents_].tally.merge(each[i]);
      }
    }
  }

 private:
  void take_batches(std::vector<Tally>& tallies) {
    tallies.resize(all_.size() * agents_);
    const std::uint64_t batches = batches_each_ * tallies.size();
    for (std::uint64_t batch = next_++; batch < batches; batch = next_++) {
      const auto which = static_cast<std::size_t>(batch / batches_each_);
      const std::uint64_t first = batch % batches_each_ * kBatch;
      const Loaded& loaded = all_[which / agents_].loaded;
      tallies[which].merge(score::simulate(
          *loaded.scenario, *loaded.solution, all_[which / agents_].agents[which % agents_].agent,
          options_.slips, options_.seed, first, std::min(kBatch, options_.runs - first)));
    }
  }

  std::vector<Simulated>& all_;
  const SimulateOptions& options_;
  const std::uint64_t batches_each_;
  const std::size_t agents_;
  std::atomic<std::uint64_t> next_{0};
};

}  // namespace

int simulate(const SimulateOptions& options) {
  const Result<std::vector<Agent>> agents = agents_of(options.agents);
  const Result<std::vector<std::string>> files = scenario_files(options.paths);
  for (const Error* error :
       {agents ? nullptr : &agents.error(), files ? nullptr : &files.error()}) {
    if (error == nullptr) continue;
    std::cerr << (error->where.empty() ? "" : error->where + ": ") << "error: " << error->message
              << "\n";
    return kMisused;
  }
  std::vector<Simulated> all;
  int status = kDone;
  for (const std::string& file : files.value()) {
    int found = kDone;
    std::optional<Loaded> loaded = load_to_play(file, found);
    status = std::max(status, found);
    if (!loaded) continue;
    Simulated made;
    made.idle = score::decisions_without_effect(*loaded->solution);
    made.loaded = std::move(*loaded);
    for (const Agent agent : agents.value()) made.agents.push_back({agent, {}});
    all.push_back(std::move(made));
  }
  if (all.empty()) {
    if (status == kDone) std::cerr << "error: there is no scenario to play\n";
    return std::max(status, kFoundErrors);
  }
  Work(all, options).run();
  std::cout << (options.as_json ? simulated_json(all, options)
                                : simulated_text(all, options, terminal_width()));
  return status;
}

}  // namespace warmline::cli
