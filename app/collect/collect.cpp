#include "collect/collect.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>
#include <utility>

#include "collect/examine.h"
#include "collect/queue.h"
#include "collect/walk.h"

namespace warmline::collect {
namespace {

using Clock = std::chrono::steady_clock;

// What is kept at once; a run that is cut off loses no more than that.
constexpr std::size_t kBytesAtOnce = 32u << 20;
constexpr auto kTimeAtOnce = std::chrono::seconds(2);
constexpr auto kTick = std::chrono::milliseconds(100);

constexpr std::size_t kWaiting = 1024;  // files, before and after they are examined

struct Examined {
  PreparedFile file;
  std::size_t share = 0;  // of the budget
};

class Collecting {
 public:
  Collecting(Store& store, const CollectOptions& options,
             const std::function<bool(const CollectProgress&)>& go_on)
      : store_(store), options_(options), go_on_(go_on) {}

  Result<Collected> run() {
    if (const auto failed = store_.begin()) return *failed;
    std::thread walker([this] { find(); });
    const std::size_t threads = std::max<std::size_t>(
        options_.threads > 0 ? options_.threads : std::thread::hardware_concurrency(), 1);
    working_ = threads;
    std::vector<std::thread> workers;
    for (std::size_t i = 0; i < threads; ++i) workers.emplace_back([this] { work(); });
    write();
    walker.join();
    for (std::thread& each : workers) each.join();
    finish();
    if (error_) return *error_;
    return std::move(collected_);
  }

 private:
  // --- the thread that looks what is there
  void find() {
    // The store itself may lie among them. It must not be opened: closing it again would drop the
    // locks that this process holds on it (POSIX's file locks are a process's, not a handle's).
    const Found store = what_is(store_.path());
    walk(options_.paths, options_.team, [this, store](const Found& found) {
      if (store.number != 0 && found.number == store.number && found.device == store.device)
        return !stop_.load();
      ++found_;
      std::optional<FileSeen> seen = known(found);
      if (!seen) return !stop_ && to_read_.push(found);
      const std::lock_guard lock(mutex_);
      ++collected_.known;
      ++collected_.reasons[seen->reason];
      ++done_;
      if (!is_taken(seen->reason)) ++left_out_;
      return !stop_.load();
    });
    all_found_ = true;
    to_read_.finish();
  }
  // Nothing where it has to be read.
  std::optional<FileSeen> known(const Found& found) {
    const std::lock_guard lock(mutex_);
    Result<std::optional<FileSeen>> seen = store_.seen(found.team, found.path);
    if (!seen) {
      fail(seen.error());
      return std::nullopt;
    }
    std::optional<FileSeen> there = std::move(seen).value();
    if (!there || !(there->state == found.state)) return std::nullopt;
    if (there->reason == kNewerFormat) return std::nullopt;  // by now it may be this program's
    if (!is_taken(there->reason)) {
      if (const auto failed = store_.still_left_out(found.team, found.path)) fail(*failed);
    }
    return there;
  }

  // --- threads that verify
  void work() {
    while (std::optional<Found> found = to_read_.pop()) {
      const auto size = static_cast<std::size_t>(std::max<std::int64_t>(found->state.size, 0));
      // What it takes until it is written: its text, what is read of it, what goes in.
      Examined examined{{}, budget_.take(size)};
      examined.file = examine(*found);
      const std::size_t share = examined.share;
      if (!done_queue_.push(std::move(examined))) budget_.give(share);
    }
    if (--working_ == 0) done_queue_.finish();
  }

  // --- the caller's: the only one that writes. After an error it goes on emptying the queue, so
  // that nobody waits for the budget.
  void write() {
    while (!done_queue_.is_over()) {
      std::optional<Examined> examined = done_queue_.pop_within(kTick);
      if (examined) {
        take(*examined);
        budget_.give(examined->share);
      }
      if (Clock::now() - told_ < kTick) continue;
      told_ = Clock::now();
      if (!stop_ && !go_on_(progress())) {
        collected_.stopped = true;
        stop_ = true;
        to_read_.stop();
      }
    }
  }
  void take(const Examined& examined) {
    const std::lock_guard lock(mutex_);
    if (error_) return;
    const Result<std::size_t> fresh = store_.take(examined.file);
    if (!fresh) return fail(fresh.error());
    ++collected_.reasons[examined.file.reason];
    collected_.fresh += fresh.value();
    ++done_;
    if (!is_taken(examined.file.reason)) ++left_out_;
    ++files_now_;
    bytes_now_ += examined.file.bytes();
    if (files_now_ >= options_.every || bytes_now_ >= kBytesAtOnce ||
        Clock::now() - kept_ >= kTimeAtOnce)
      keep();
  }
  void keep() {
    auto failed = store_.commit();
    if (!failed) failed = store_.begin();
    if (failed) return fail(*failed);
    files_now_ = bytes_now_ = 0;
    kept_ = Clock::now();
  }
  void finish() {
    if (!error_) {
      if (const auto failed = store_.commit()) fail(*failed);
    }
    if (error_) store_.roll_back();
    collected_.found = found_;
    if (!error_ && !collected_.stopped) static_cast<void>(go_on_(progress()));
  }

  // The mutex is held.
  void fail(const Error& error) {
    if (!error_) error_ = error;
    stop_ = true;
    to_read_.stop();
  }
  [[nodiscard]] CollectProgress progress() const { return {found_, done_, left_out_, all_found_}; }

  Store& store_;
  const CollectOptions& options_;
  const std::function<bool(const CollectProgress&)>& go_on_;

  Queue<Found> to_read_{kWaiting};
  Queue<Examined> done_queue_{kWaiting};
  Budget budget_{kMostBytes};
  std::atomic<std::size_t> found_{0}, done_{0}, left_out_{0}, working_{0};
  std::atomic<bool> all_found_{false}, stop_{false};

  std::mutex mutex_;  // the store, and what stands below
  Collected collected_;
  std::optional<Error> error_;
  std::size_t files_now_ = 0, bytes_now_ = 0;
  Clock::time_point kept_ = Clock::now(), told_ = Clock::now();
};

}  // namespace

std::size_t Collected::left_out() const {
  std::size_t sum = 0;
  for (const auto& [reason, files] : reasons) sum += is_taken(reason) ? 0 : files;
  return sum;
}

Result<Collected> collect(Store& store, const CollectOptions& options,
                          const std::function<bool(const CollectProgress&)>& go_on) {
  return Collecting(store, options, go_on).run();
}

}  // namespace warmline::collect
