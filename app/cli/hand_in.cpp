// warmline simulate --hand-in
#include <algorithm>
#include <array>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <mutex>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "cli/commands.h"
#include "cli/load.h"
#include "cli/progress_line.h"
#include "coach/simulated_people.h"
#include "core/random.h"
#include "core/signature.h"
#include "progress/result_chain.h"
#include "score/agents.h"

namespace warmline::cli {
namespace {

namespace fs = std::filesystem;
using progress::ResultAttempt;
using progress::ResultFile;

constexpr std::int64_t kBegin = 1'735'545'600'000;  // Monday, 30 December 2024, UTC
constexpr std::int64_t kWeekMs = 7 * 24 * 60 * 60 * std::int64_t{1000};
constexpr std::size_t kLeftInOneOf = 20;

std::string hex(std::uint64_t number, std::size_t digits) {
  std::string out(digits, '0');
  for (std::size_t at = digits; at-- > 0; number >>= 4u) out[at] = "0123456789abcdef"[number & 15u];
  return out;
}

std::string numbered(const std::string& name, std::size_t number, std::size_t digits) {
  const std::string text = std::to_string(number);
  return name + std::string(digits - std::min(digits, text.size()), '0') + text;
}

progress::AttemptKind kind_of(coach::AttemptKind kind) {
  if (kind == coach::AttemptKind::kFirst) return progress::AttemptKind::kFirst;
  return kind == coach::AttemptKind::kRepeat ? progress::AttemptKind::kRepeat
                                             : progress::AttemptKind::kPractised;
}

class HandingIn {
 public:
  HandingIn(std::vector<Loaded> calls, const HandInOptions& options)
      : calls_(std::move(calls)), options_(options) {}

  // The path of what couldn't be written, or nothing.
  std::string run() {
    for (std::size_t i = 0; i < options_.teams; ++i) {
      std::error_code failure;
      fs::create_directories(folder(i), failure);
      if (failure) return folder(i);
    }
    const std::size_t threads =
        std::max<std::size_t>(options_.simulation.threads > 0 ? options_.simulation.threads
                                                              : std::thread::hardware_concurrency(),
                              1);
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back([this] { take_people(nullptr); });
    ProgressLine line;
    take_people(&line);
    for (std::thread& other : others) other.join();
    return failed_;
  }

 private:
  [[nodiscard]] std::string folder(std::size_t person) const {
    return (fs::path(options_.folder) / numbered("team-", person % options_.teams + 1, 3)).string();
  }

  void take_people(ProgressLine* line) {
    const std::size_t people = options_.simulation.people;
    for (std::size_t person = next_++; person < people; person = next_++) {
      if (line != nullptr && person % 16 == 0)
        line->show(progress_bar(person, people, 20) + " " + grouped(person) + " of " +
                   grouped(people) + " people");
      if (!write_files(person)) return;
    }
  }

  bool write_files(std::size_t person) {
    const std::vector<ResultAttempt> all = attempts_of(person);
    Random random(mixed(options_.simulation.seed ^ 0x6B6579u, person));
    std::string seed(kSeedBytes, '\0');
    for (char& each : seed) each = static_cast<char>(random.below(256));
    const SigningKey key = signing_key(seed);
    for (std::size_t i = 1; i <= options_.files; ++i) {
      ResultFile file;
      file.person = numbered("Simulated ", person + 1, 6);
      file.attempts = {all.begin(),
                       all.begin() + static_cast<std::ptrdiff_t>(all.size() * i / options_.files)};
      file.made_ms = file.attempts.empty() ? kBegin : file.attempts.back().closed_ms + 60'000;
      progress::chain(file);
      file.key = key.public_key;
      file.signature = sign(key, message_to_sign(file));
      std::string name = numbered("simulated-", person + 1, 6);
      if (options_.files > 1) name += "-" + std::to_string(i);
      const std::string path = (fs::path(folder(person)) / (name + ".json")).string();
      std::ofstream out(path, std::ios::binary);
      out << result_text(file);
      out.close();
      if (out) continue;
      const std::lock_guard lock(mutex_);
      failed_ = path;
      next_ = options_.simulation.people;
      return false;
    }
    return true;
  }

  [[nodiscard]] std::vector<ResultAttempt> attempts_of(std::size_t number) const {
    Random random(mixed(options_.simulation.seed, number));
    const coach::SimulatedPerson person = coach::simulated_person(random);
    const std::size_t people = options_.simulation.people;
    coach::Plans plans;
    plans.scenarios = calls_.size();
    plans.weeks = static_cast<coach::Week>(options_.simulation.weeks);
    plans.calls = options_.simulation.attempts / people +
                  (number < options_.simulation.attempts % people ? 1 : 0);
    std::map<std::size_t, std::int64_t> tries;
    std::vector<ResultAttempt> all;
    std::int64_t now = kBegin;
    for (const coach::PlannedCall& call : coach::planned_calls(person, plans, random)) {
      now = std::max(now, kBegin + call.week * kWeekMs) +
            static_cast<std::int64_t>(random.below(600'000)) + 60'000;
      all.push_back(attempt_of(call, now));
      all.back().tries_before = tries[call.scenario]++;
      now = all.back().closed_ms;
    }
    return all;
  }

  [[nodiscard]] ResultAttempt attempt_of(const coach::PlannedCall& call, std::int64_t now) const {
    const Loaded& with = calls_[call.scenario];
    Random own(call.seed);
    ResultAttempt attempt;
    attempt.id = hex(own.next(), 16) + hex(own.next(), 16);
    attempt.scenario = with.scenario->id.text;
    attempt.version = with.scenario->version;
    attempt.seed = hex(own.next(), 16);
    attempt.kind = kind_of(call.kind);
    attempt.begun_ms = now;
    score::Played played;
    score::play(*with.scenario, *with.solution, call.agent, call.slips, own, played);
    if (!played.events.empty() && own.below(kLeftInOneOf) == 0) {
      played.events.resize(own.below(played.events.size()));
      attempt.closed = progress::ClosedHow::kLeft;
    }
    for (const replay::Event& event : played.events) {
      progress::ResultEvent made;
      made.step = static_cast<std::uint32_t>(attempt.events.size());
      now += 2000 + static_cast<std::int64_t>(own.below(30'000));
      made.at_ms = now;
      if (const auto* choice = std::get_if<replay::ChoiceEvent>(&event)) {
        made.node = choice->node.text;
        made.choice = choice->choice.text;
      } else {
        made.card = std::get<replay::CardEvent>(event).card.text;
      }
      attempt.events.push_back(std::move(made));
    }
    attempt.closed_ms = now + 1000;
    return attempt;
  }

  std::vector<Loaded> calls_;
  const HandInOptions& options_;
  std::atomic<std::size_t> next_{0};
  std::mutex mutex_;
  std::string failed_;
};

}  // namespace

int hand_in(const std::vector<std::string>& paths, const HandInOptions& options) {
  const Result<std::vector<std::string>> files = scenario_files(paths);
  if (!files) {
    std::cerr << files.error().where << ": error: " << files.error().message << "\n";
    return kMisused;
  }
  std::vector<Loaded> calls;
  for (const std::string& file : files.value()) {
    int found = kDone;
    std::optional<Loaded> loaded = load_to_play(file, found);
    if (found != kDone) return found;
    if (loaded) calls.push_back(std::move(*loaded));
  }
  if (calls.empty()) {
    std::cerr << "error: there is no scenario to play\n";
    return kFoundErrors;
  }
  const std::string failed = HandingIn(std::move(calls), options).run();
  if (!failed.empty()) {
    std::cerr << failed << ": error: this can't be written\n";
    return kMisused;
  }
  std::cout << grouped(options.simulation.people * options.files) << " result files of "
            << grouped(options.simulation.people) << " people who are nobody, with "
            << grouped(options.simulation.attempts) << " attempts in all: " << options.folder
            << "\n";
  return kDone;
}

}  // namespace warmline::cli
