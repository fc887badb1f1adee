// Between threads.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace warmline::collect {

// At most so many wait in it; whoever brings one more waits.
template <typename Thing>
class Queue {
 public:
  explicit Queue(std::size_t most) : most_(most) {}
  // False, and nothing kept, after stop().
  bool push(Thing thing) {
    std::unique_lock lock(mutex_);
    moved_.wait(lock, [this] { return stopped_ || things_.size() < most_; });
    if (stopped_) return false;
    things_.push_back(std::move(thing));
    moved_.notify_all();
    return true;
  }
  // Nothing after finish(), when all is taken, and after stop().
  std::optional<Thing> pop() {
    std::unique_lock lock(mutex_);
    moved_.wait(lock, [this] { return stopped_ || finished_ || !things_.empty(); });
    return taken();
  }
  // Nothing as well where none came in that time.
  template <typename Time>
  std::optional<Thing> pop_within(Time time) {
    std::unique_lock lock(mutex_);
    moved_.wait_for(lock, time, [this] { return stopped_ || finished_ || !things_.empty(); });
    return taken();
  }
  void finish() { set(finished_); }
  void stop() { set(stopped_); }
  // Finished and empty, or stopped.
  [[nodiscard]] bool is_over() {
    const std::lock_guard lock(mutex_);
    return stopped_ || (finished_ && things_.empty());
  }

 private:
  std::optional<Thing> taken() {
    if (stopped_ || things_.empty()) return std::nullopt;
    std::optional<Thing> first(std::move(things_.front()));
    things_.pop_front();
    moved_.notify_all();
    return first;
  }
  void set(bool& what) {
    const std::lock_guard lock(mutex_);
    what = true;
    moved_.notify_all();
  }

  std::size_t most_;
  std::mutex mutex_;
  std::condition_variable moved_;
  std::deque<Thing> things_;
  bool finished_ = false;
  bool stopped_ = false;
};

// So many bytes may be out at a time.
class Budget {
 public:
  explicit Budget(std::size_t all) : all_(all), left_(all) {}
  // Waits until there are so many; more than all there is counts as all. What to give back.
  std::size_t take(std::size_t bytes) {
    const std::size_t share = bytes < all_ ? bytes : all_;
    std::unique_lock lock(mutex_);
    given_.wait(lock, [this, share] { return left_ >= share; });
    left_ -= share;
    return share;
  }
  void give(std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    left_ += bytes;
    given_.notify_all();
  }

 private:
  const std::size_t all_;
  std::mutex mutex_;
  std::condition_variable given_;
  std::size_t left_;
};

}  // namespace warmline::collect
