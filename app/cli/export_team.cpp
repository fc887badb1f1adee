#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/load.h"
#include "coach/simulated_people.h"
#include "coach/team_file.h"
#include "core/random.h"
#include "score/agents.h"
#include "score/scorecard.h"

namespace warmline::cli {

namespace {

constexpr std::size_t kScenarios = 60;  // codes; scenarios recur until there are as many
constexpr std::size_t kGroups = 8;
constexpr std::size_t kPeopleAtOnce = 64;
constexpr std::size_t kNewIn100 = 60;

std::string numbered(const std::string& name, std::size_t number, std::size_t digits) {
  const std::string text = std::to_string(number);
  return name + std::string(digits - std::min(digits, text.size()), '0') + text;
}

class TeamExport {
 public:
  TeamExport(std::vector<Loaded> calls, const ExportOptions& options)
      : calls_(std::move(calls)), options_(options) {
    for (std::size_t i = 0; i < std::max(kScenarios, calls_.size()); ++i) {
      const std::string& id = calls_[i % calls_.size()].scenario->id.text;
      const std::size_t again = i / calls_.size();
      // Codes keep within their longest: the number stays.
      const std::string tail = again == 0 ? "" : "-" + std::to_string(again + 1);
      codes_.push_back(id.substr(0, coach::kLongestCode - tail.size()) + tail);
    }
  }

  bool run(std::ostream& out) {
    out << coach::team_file_header();
    const std::size_t threads = std::max<std::size_t>(
        options_.threads > 0 ? options_.threads : std::thread::hardware_concurrency(), 1);
    for (std::size_t next = 0; next < options_.people && out;) {
      std::vector<std::string> texts(threads);
      std::vector<std::thread> others;
      for (std::size_t i = 0; i < threads; ++i) {
        const std::size_t from = std::min(options_.people, next + i * kPeopleAtOnce);
        const std::size_t to = std::min(options_.people, from + kPeopleAtOnce);
        others.emplace_back([this, &texts, i, from, to] {
          for (std::size_t person = from; person < to; ++person) play(person, texts[i]);
        });
      }
      for (std::thread& other : others) other.join();
      for (const std::string& text : texts) out << text;
      next += threads * kPeopleAtOnce;
    }
    out.flush();
    return static_cast<bool>(out);
  }

 private:
  void play(std::size_t number, std::string& text) const {
    Random random(mixed(options_.seed, number));
    const coach::SimulatedPerson person = coach::simulated_person(random);
    coach::Plans plans;
    plans.scenarios = codes_.size();
    plans.calls = options_.attempts / options_.people +
                  (number < options_.attempts % options_.people ? 1 : 0);
    plans.weeks = static_cast<coach::Week>(options_.weeks);
    plans.new_in_100 = kNewIn100;
    const std::string code = numbered("sim-", number + 1, 5);
    const std::string group = numbered("simulated-", number % kGroups + 1, 1);
    score::Played played;
    for (const coach::PlannedCall& call : coach::planned_calls(person, plans, random)) {
      const Loaded& with = calls_[call.scenario % calls_.size()];
      Random own(call.seed);
      score::play(*with.scenario, *with.solution, call.agent, call.slips, own, played);
      coach::TeamRow row = coach::figures_of(
          score::score(*with.scenario, *with.solution, played.events, played.run));
      row.week = call.week;
      row.kind = call.kind;
      coach::append_team_line(text, code, group, codes_[call.scenario], with.scenario->sector, row);
    }
  }

  std::vector<Loaded> calls_;
  const ExportOptions& options_;
  std::vector<std::string> codes_;
};

}  // namespace

int export_team(const std::vector<std::string>& paths, const ExportOptions& options) {
  if (options.people >= coach::kMostPeople || options.attempts > coach::kMostAttempts) {
    std::cerr << options.file << ": error: Coach reads fewer than " << coach::kMostPeople
              << " people and at most " << coach::kMostAttempts << " attempts\n";
    return kMisused;
  }
  const Result<std::vector<std::string>> files = scenario_files(paths);
  if (!files) {
    std::cerr << files.error().where << ": error: " << files.error().message << "\n";
    return kMisused;
  }
  std::vector<Loaded> calls;
  int status = kDone;
  for (const std::string& file : files.value()) {
    int found = kDone;
    std::optional<Loaded> loaded = load_to_play(file, found);
    status = std::max(status, found);
    if (loaded) calls.push_back(std::move(*loaded));
  }
  if (status != kDone) return status;
  if (calls.empty()) {
    std::cerr << "error: there is no scenario to play\n";
    return kFoundErrors;
  }
  std::ofstream out(options.file, std::ios::binary);
  if (!out || !TeamExport(std::move(calls), options).run(out)) {
    std::cerr << options.file << ": error: the file can't be written\n";
    return kMisused;
  }
  std::cout << options.attempts << " simulated attempts of " << options.people
            << " people who are nobody, over " << options.weeks << " weeks: " << options.file
            << "\n";
  return kDone;
}

}  // namespace warmline::cli
