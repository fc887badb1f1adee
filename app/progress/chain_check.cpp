// Each event can be tested alone against the hash that should stand before it, so an edit at one
// place accuses no other.
#include "progress/chain_check.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "core/json.h"
#include "core/tr.h"
#include "progress/result_read.h"

namespace warmline::progress {
namespace {

constexpr std::int64_t kFarthestShift = 64;
constexpr Message kAsk = msg("ask for the file again, as it was saved");

class Chain {
 public:
  Chain(const Chained& chained, std::vector<Diagnostic>& findings)
      : chained_(chained), findings_(findings) {
    for (std::size_t i = 0; i < links().size(); ++i) places_[links()[i].step].push_back(i);
  }

  void check() {
    const std::size_t before = findings_.size();
    if (chained_.begun_again != chained_.begun)
      say(chained_.edited_code, chained_.pointer, chained_.edited_words);
    if (!renumbered()) {
      for (auto& [step, places] : places_) check_step(step, places);
      check_gaps();
    }
    check_end(findings_.size() > before);
  }

 private:
  [[nodiscard]] const std::vector<Chained::Link>& links() const { return chained_.links; }

  void say(std::string code, std::string pointer, const std::string& what) {
    findings_.push_back(finding(std::move(code), std::move(pointer),
                                chained_.placed ? chained_.placed(what) : what, tr(kAsk)));
  }
  [[nodiscard]] std::string at(std::size_t place) const {
    return json::child(chained_.pointer + "/events", place);
  }
  // People count from 1.
  [[nodiscard]] static std::int64_t number_of(std::int64_t step) { return step + 1; }

  // The stored hash that an event with this step should follow; null if that event is not here.
  [[nodiscard]] const std::string* hash_before(std::uint32_t step) const {
    if (step == 0) return &chained_.begun;
    const auto found = places_.find(step - 1);
    return found == places_.end() ? nullptr : &links()[found->second.front()].hash;
  }
  [[nodiscard]] bool follows(const std::string* before, std::size_t place) const {
    return before != nullptr &&
           chained_.event_hash(*before, place, links()[place].step) == links()[place].hash;
  }
  // Does the event at `place` follow the one that stands before it, if its step was once `shift`
  // more?
  [[nodiscard]] bool follows_shifted(std::size_t place, std::int64_t shift) const {
    const std::int64_t step = links()[place].step + shift;
    if (step < 0) return false;
    const std::string& before = place == 0 ? chained_.begun : links()[place - 1].hash;
    return chained_.event_hash(before, place, static_cast<std::uint32_t>(step)) ==
           links()[place].hash;
  }

  // Events were cut out or put in, and those behind them numbered anew.
  bool renumbered() {
    const std::size_t size = links().size();
    if (size < 2 || follows_shifted(size - 1, 0)) return false;
    const std::optional<std::int64_t> shift = shift_of_last();
    if (!shift) return false;
    std::size_t first = size - 1;
    while (first > 0 && follows_shifted(first - 1, *shift)) --first;
    // The first one after a cut follows nothing that is here.
    if (*shift > 0 && first > 0) --first;
    const std::int64_t step = links()[first].step;
    if (*shift > 0) {
      say("dropped-event", at(first),
          tr_n("{0} event was cut out before event {1}, and those behind were numbered anew",
               "{0} events were cut out before event {1}, and those behind were numbered anew",
               *shift, number_of(step)));
    } else {
      say("invented-event", at(first),
          tr_n("{0} event was put in before event {1}, and those behind were numbered anew",
               "{0} events were put in before event {1}, and those behind were numbered anew",
               -*shift, number_of(step)));
    }
    return true;
  }
  [[nodiscard]] std::optional<std::int64_t> shift_of_last() const {
    for (std::int64_t far = 1; far <= kFarthestShift; ++far) {
      for (const std::int64_t shift : {far, -far}) {
        if (follows_shifted(links().size() - 1, shift)) return shift;
      }
    }
    return std::nullopt;
  }

  // All events that say they are this one.
  void check_step(std::uint32_t step, std::vector<std::size_t>& places) {
    const std::string* before = hash_before(step);
    // The true one to the front, so that the event after it is held against its hash.
    const auto sound = std::find_if(places.begin(), places.end(),
                                    [&](std::size_t place) { return follows(before, place); });
    const bool any_sound = sound != places.end();
    if (any_sound) std::iter_swap(places.begin(), sound);
    for (std::size_t i = 1; i < places.size(); ++i)
      say("invented-event", at(places[i]),
          tr("event {0} stands there again, invented", number_of(step)));
    if (!any_sound && before != nullptr)
      say("edited-event", at(places.front()),
          tr("event {0} was edited or invented", number_of(step)));
    if (any_sound && places.size() == 1 && places.front() != step && !gap_before(step))
      say("moved-event", at(places.front()),
          tr("event {0} stands where event {1} belongs", number_of(step), places.front() + 1));
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
        const std::string what = step == next + 1
                                     ? tr("event {0} was dropped", number_of(next))
                                     : tr("events {0} to {1} were dropped", number_of(next), step);
        say("dropped-event", at(places.front()), what);
      }
      next = step + 1;
    }
  }

  void check_end(bool troubled) {
    const auto size = static_cast<std::int64_t>(links().size());
    const std::string& last = size == 0 ? chained_.begun : links().back().hash;
    if (chained_.closing_hash(last, chained_.count) == chained_.end) return;
    if (chained_.count > size && !troubled) {
      return say("cut-off", chained_.pointer + "/events",
                 tr("the end was cut off: of {0} events {1} are there", chained_.count, size));
    }
    for (std::int64_t keep = std::max<std::int64_t>(0, size - kFarthestShift); keep < size;
         ++keep) {
      const std::string& end =
          keep == 0 ? chained_.begun : links()[static_cast<std::size_t>(keep - 1)].hash;
      if (chained_.closing_hash(end, keep) != chained_.end) continue;
      return say(
          "invented-event", at(static_cast<std::size_t>(keep)),
          tr_n("{0} event was added at the end", "{0} events were added at the end", size - keep));
    }
    if (!troubled) say("edited-end", chained_.pointer, chained_.end_words);
  }

  const Chained& chained_;
  std::vector<Diagnostic>& findings_;
  std::map<std::uint32_t, std::vector<std::size_t>> places_;  // step → where it stands
};

}  // namespace

void check_chain(const Chained& chained, std::vector<Diagnostic>& findings) {
  Chain(chained, findings).check();
}

void check_seal(const Sealed& sealed, std::vector<Diagnostic>& findings) {
  if (!sealed.head_holds) {
    findings.push_back(finding("edited-file", "/head",
                               sealed.signature_holds
                                   ? sealed.edited_words
                                   : tr("what stands about the file, or its head, was edited"),
                               tr(kAsk)));
  } else if (sealed.is_signed && !sealed.signature_holds) {
    findings.push_back(finding(
        "wrong-signature", "/signature",
        findings.empty()
            ? tr("the signature belongs to other contents or another key: the file was changed and "
                 "its hashes were worked out anew, or the key or the signature was exchanged")
            : tr("the signature doesn’t fit either"),
        tr(kAsk)));
  }
}

void tell_other_bytes(bool same_head, std::vector<Diagnostic>& findings) {
  findings.push_back(
      same_head ? finding("rewritten", "",
                          tr("another program has written the file anew; what it says is the "
                             "same, and its bytes are not those that were saved"),
                          tr(kAsk))
                : finding("edited-file", "", tr("its hashes don’t hold together"), tr(kAsk)));
}

Verdict verdict_of(const std::vector<Diagnostic>& findings, std::string_view key,
                   std::string_view signature, std::string_view expected_key) {
  if (!findings.empty()) return Verdict::kChanged;
  if (signature.empty()) return Verdict::kUnsigned;
  const bool expected = expected_key.empty() || expected_key == key;
  return expected ? Verdict::kUnchanged : Verdict::kOtherKey;
}

}  // namespace warmline::progress
