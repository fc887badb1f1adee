// warmline collect
#include <signal.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <system_error>
#include <utility>

#include "cli/commands.h"
#include "cli/progress_line.h"
#include "cli/report.h"
#include "collect/collect.h"
#include "collect/examine.h"
#include "collect/walk.h"
#include "core/json.h"

namespace warmline::cli {
namespace {

constexpr int kInterrupted = 130;  // as shells have it

volatile std::sig_atomic_t interrupted = 0;

void on_interrupt(int) {
  interrupted = 1;
}

// The first Ctrl-C ends it tidily, a second one at once; that loses no more than a kill does.
void end_tidily() {
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int each : {SIGINT, SIGTERM}) ::sigaction(each, &action, nullptr);
}

int refuse(const Error& error) {
  std::cerr << error.where << ": error: " << error.message << "\n";
  return kMisused;
}

std::string files(std::size_t number) {
  return grouped(number) + (number == 1 ? " file" : " files");
}

class Telling {
 public:
  bool operator()(const collect::CollectProgress& now) {
    const auto seconds = std::chrono::duration<double>(Clock::now() - began_).count();
    const auto rate = seconds > 0 ? static_cast<double>(now.done) / seconds : 0.0;
    std::string words;
    if (now.all_found) words += progress_bar(now.done, now.found, 20) + " ";
    words += grouped(now.done) + " of " + files(now.found) + (now.all_found ? "" : " found so far");
    words += ", " + grouped(static_cast<std::uint64_t>(rate)) + " a second";
    if (now.left_out > 0) words += ", " + grouped(now.left_out) + " left out";
    line_.show(words);
    return interrupted == 0;
  }
  void end() { line_.clear(); }

 private:
  using Clock = std::chrono::steady_clock;
  ProgressLine line_;
  Clock::time_point began_ = Clock::now();
};

std::optional<Error> write_report(const std::string& path, const collect::Store& store) {
  std::ofstream out(path, std::ios::binary);
  const auto failed = store.each_left_out([&out](const collect::LeftOut& file) {
    json::Writer line;
    line.begin_object().key("file").string(collect::shown(file.path));
    line.key("team").string(file.team).key("reason").string(file.reason);
    line.key("meaning").string(collect::meaning_of(file.reason)).end_object();
    // Already JSON, an array.
    std::string text = line.take();
    text.insert(text.size() - 1, ",\"findings\":" + file.findings);
    out << text << "\n";
  });
  if (failed) return failed;
  out.flush();
  if (!out) return Error{"unwritable", "the report cannot be written", path};
  return std::nullopt;
}

void tell(const collect::Collected& done, const GatherOptions& options,
          const collect::Store& store) {
  std::cout << files(done.found);
  if (done.known > 0) std::cout << ", " << grouped(done.known) << " of them known and unchanged";
  std::cout << "; " << grouped(done.fresh) << " new attempts, "
            << grouped(static_cast<std::uint64_t>(store.attempts())) << " in " << store.path()
            << "\n";
  for (const auto& [reason, number] : done.reasons) {
    if (!collect::is_taken(reason)) continue;
    std::cout << "  taken: " << grouped(number) << " " << collect::meaning_of(reason) << "\n";
  }
  for (const auto& [reason, number] : done.reasons) {
    if (collect::is_taken(reason)) continue;
    std::cout << "  left out: " << grouped(number) << " " << collect::meaning_of(reason) << "\n";
  }
  if (done.left_out() == 0) return;
  if (options.report.empty()) {
    std::cout << "  --report FILE writes which they are, and what is wrong with each.\n";
  } else {
    std::cout << "  Which they are, and what is wrong with each: " << options.report << "\n";
  }
}

}  // namespace

int gather(const GatherOptions& options) {
  for (const std::string& path : options.paths) {
    std::error_code failure;
    if (!std::filesystem::exists(path, failure))
      return refuse({"not-found", "no such file or folder", path});
  }
  std::error_code unknown;  // the same file by whatever name
  if (!options.report.empty() &&
      (options.report == options.store ||
       std::filesystem::equivalent(options.report, options.store, unknown)))
    return refuse({"same", "is the store; name another file for the report", options.report});
  Result<std::unique_ptr<collect::Store>> opened = collect::Store::open_to_collect(options.store);
  if (!opened) return refuse(opened.error());
  const std::unique_ptr<collect::Store> store = std::move(opened).value();
  end_tidily();
  Telling telling;
  const Result<collect::Collected> done =
      collect::collect(*store, {options.paths, options.team, options.threads, options.every},
                       [&telling](const collect::CollectProgress& now) { return telling(now); });
  telling.end();
  if (!done) return refuse(done.error());
  if (!options.report.empty()) {
    if (const auto failed = write_report(options.report, *store)) return refuse(*failed);
  }
  tell(done.value(), options, *store);
  if (done.value().stopped) {
    std::cerr << options.store
              << ": interrupted; what was taken is kept, and the same command goes on from there\n";
    return kInterrupted;
  }
  return done.value().left_out() > 0 ? kFoundErrors : kDone;
}

}  // namespace warmline::cli
