// Finds out what was done to an attempt's events from where the chain breaks. Each event can be
// tested alone against the hash that should stand before it, so an edit at one place accuses no
// other.
#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "core/json.h"
#include "core/text.h"
#include "progress/result_chain.h"
#include "progress/result_read.h"

namespace warmline::progress {
namespace {

constexpr std::int64_t kFarthestShift = 64;
const std::string kAsk = "ask for the file again, as it was saved";

class Chain {
 public:
  Chain(const ResultAttempt& attempt, std::size_t index, std::vector<Diagnostic>& findings)
      : attempt_(attempt), pointer_("/attempts/" + std::to_string(index)), findings_(findings) {
    name_ = "attempt " + std::to_string(index + 1) + " (" + text::quoted(attempt.scenario) + ")";
    for (std::size_t i = 0; i < events().size(); ++i) places_[events()[i].step].push_back(i);
  }

  void check() {
    const std::size_t before = findings_.size();
    if (begun_hash(attempt_) != attempt_.begun)
      say("edited-attempt", pointer_,
          "what stands about it (call, version, kind, beginning) was "
          "edited");
    if (!renumbered()) {
      for (auto& [step, places] : places_) check_step(step, places);
      check_gaps();
    }
    check_end(findings_.size() > before);
  }

 private:
  [[nodiscard]] const std::vector<ResultEvent>& events() const { return attempt_.events; }

  void say(std::string code, std::string pointer, const std::string& what) {
    findings_.push_back(
        finding(std::move(code), std::move(pointer), "in " + name_ + " " + what, kAsk));
  }
  [[nodiscard]] std::string at(std::size_t place) const {
    return json::child(pointer_ + "/events", place);
  }
  // People count from 1.
  [[nodiscard]] static std::string event_name(std::int64_t step) {
    return "event " + std::to_string(step + 1);
  }

  // The stored hash that an event with this step should follow; null if that event is not here.
  [[nodiscard]] const std::string* hash_before(std::uint32_t step) const {
    if (step == 0) return &attempt_.begun;
    const auto found = places_.find(step - 1);
    return found == places_.end() ? nullptr : &events()[found->second.front()].hash;
  }
  [[nodiscard]] bool follows(const std::string* before, const ResultEvent& event) const {
    return before != nullptr && event_hash(*before, event) == event.hash;
  }
  // Does the event at `place` follow the one that stands before it, if its step was once `shift`
  // more?
  [[nodiscard]] bool follows_shifted(std::size_t place, std::int64_t shift) const {
    const std::int64_t step = events()[place].step + shift;
    if (step < 0) return false;
    ResultEvent was = events()[place];
    was.step = static_cast<std::uint32_t>(step);
    return follows(place == 0 ? &attempt_.begun : &events()[place - 1].hash, was);
  }

  // Events were cut out or put in, and those behind them numbered anew.
  bool renumbered() {
    const std::size_t size = events().size();
    if (size < 2 || follows_shifted(size - 1, 0)) return false;
    const std::optional<std::int64_t> shift = shift_of_last();
    if (!shift) return false;
    std::size_t first = size - 1;
    while (first > 0 && follows_shifted(first - 1, *shift)) --first;
    // The first one after a cut follows nothing that is here.
    if (*shift > 0 && first > 0) --first;
    const std::int64_t step = events()[first].step;
    if (*shift > 0) {
      say("dropped-event", at(first),
          count(*shift) + " cut out before " + event_name(step) +
              ", and those behind were numbered anew");
    } else {
      say("invented-event", at(first),
          count(-*shift) + " put in before " + event_name(step) +
              ", and those behind were numbered anew");
    }
    return true;
  }
  [[nodiscard]] std::optional<std::int64_t> shift_of_last() const {
    for (std::int64_t far = 1; far <= kFarthestShift; ++far) {
      for (const std::int64_t shift : {far, -far}) {
        if (follows_shifted(events().size() - 1, shift)) return shift;
      }
    }
    return std::nullopt;
  }
  [[nodiscard]] static std::string count(std::int64_t number) {
    return number == 1 ? "1 event was" : std::to_string(number) + " events were";
  }

  // All events that say they are this one.
  void check_step(std::uint32_t step, std::vector<std::size_t>& places) {
    const std::string* before = hash_before(step);
    // The true one to the front, so that the event after it is held against its hash.
    const auto sound = std::find_if(places.begin(), places.end(), [&](std::size_t place) {
      return follows(before, events()[place]);
    });
    const bool any_sound = sound != places.end();
    if (any_sound) std::iter_swap(places.begin(), sound);
    for (std::size_t i = 1; i < places.size(); ++i)
      say("invented-event", at(places[i]), event_name(step) + " stands there again, invented");
    if (!any_sound && before != nullptr)
      say("edited-event", at(places.front()), event_name(step) + " was edited or invented");
    if (any_sound && places.size() == 1 && places.front() != step && !gap_before(step))
      say("moved-event", at(places.front()),
          event_name(step) + " stands where event " + std::to_string(places.front() + 1) +
              " belongs");
  }
  // Every step before this one is there or not.
  [[nodiscard]] bool gap_before(std::uint32_t step) const {
    return static_cast<std::size_t>(std::distance(places_.begin(), places_.find(step))) != step ||
           std::any_of(places_.begin(), places_.find(step),
                       [](const auto& one) { return one.second.size() > 1; });
  }

  void check_gaps() {
    std::uint32_t next = 0;
    for (const auto& [step, places] : places_) {
      if (step > next) {
        const std::string what = step == next + 1 ? event_name(next) + " was dropped"
                                                  : "events " + std::to_string(next + 1) + " to " +
                                                        std::to_string(step) + " were dropped";
        say("dropped-event", at(places.front()), what);
      }
      next = step + 1;
    }
  }

  void check_end(bool troubled) {
    const auto size = static_cast<std::int64_t>(events().size());
    const std::string& last = size == 0 ? attempt_.begun : events().back().hash;
    if (closing_hash(last, attempt_) == attempt_.head) return;
    if (attempt_.count > size && !troubled) {
      return say("cut-off", pointer_ + "/events",
                 "the end was cut off: of " + std::to_string(attempt_.count) + " events " +
                     std::to_string(size) + " are there");
    }
    for (std::int64_t keep = std::max<std::int64_t>(0, size - kFarthestShift); keep < size;
         ++keep) {
      ResultAttempt was = attempt_;
      was.count = keep;
      const std::string& end =
          keep == 0 ? attempt_.begun : events()[static_cast<std::size_t>(keep - 1)].hash;
      if (closing_hash(end, was) != attempt_.head) continue;
      return say("invented-event", at(static_cast<std::size_t>(keep)),
                 count(size - keep) + " added at the end");
    }
    if (!troubled)
      say("edited-end", pointer_,
          "the end was edited: how it was closed, or the last events were cut off");
  }

  const ResultAttempt& attempt_;
  std::string pointer_;
  std::string name_;
  std::vector<Diagnostic>& findings_;
  std::map<std::uint32_t, std::vector<std::size_t>> places_;  // step → where it stands
};

}  // namespace

void check_attempt(const ResultAttempt& attempt, std::size_t index,
                   std::vector<Diagnostic>& findings) {
  Chain(attempt, index, findings).check();
}

}  // namespace warmline::progress
