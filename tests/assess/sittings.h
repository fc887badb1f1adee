// Sittings as candidates take them, from a seed: over shipped calls, with pauses, things looked up,
// pages that go away in the middle, and some who leave.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <random>
#include <string>
#include <variant>
#include <vector>

#include "assess/delivery.h"
#include "assess/key_free.h"
#include "replay/call.h"
#include "scenario/parse.h"
#include "support/shipped.h"

namespace warmline::assess {

inline const std::vector<scenario::ScenarioPtr>& shipped_calls() {
  static const std::vector<scenario::ScenarioPtr> calls = [] {
    std::vector<std::filesystem::path> files;
    for (const auto& entry :
         std::filesystem::directory_iterator(WARMLINE_SOURCE_DIR "/scenarios")) {
      const std::filesystem::path& path = entry.path();
      if (path.extension() == ".json" && path.filename() != "scenario.schema.json")
        files.push_back(path);
    }
    std::sort(files.begin(), files.end());
    std::vector<scenario::ScenarioPtr> read;
    for (const auto& file : files)
      read.push_back(scenario::parse(test::read_file(file), file.filename().string()).scenario);
    return read;
  }();
  return calls;
}

inline std::string event_words(const replay::Event& event) {
  if (const auto* choice = std::get_if<replay::ChoiceEvent>(&event))
    return choice->node.text + ">" + choice->choice.text;
  return "#" + std::get<replay::CardEvent>(event).card.text;
}

inline std::string seat_words(const Seat& seat) {
  std::string text = "phase " + std::to_string(static_cast<int>(seat.phase)) + " steps " +
                     std::to_string(seat.steps) + " opened " + std::to_string(seat.opened) +
                     " next " + (seat.next ? std::to_string(*seat.next) : "none") +
                     (seat.said_finished ? " said" : "") + (seat.saved ? " saved" : "");
  for (const CallTaken& call : seat.calls) {
    text += "\n" + std::string(call.warm_up ? "warm-up" : "call ") + std::to_string(call.call) +
            " used " + std::to_string(call.used_ms) + (call.ended ? " ended" : "") +
            (call.time_up ? " time up" : "") + " pauses " + std::to_string(call.pauses) +
            " interruptions " + std::to_string(call.interruptions);
    for (std::size_t i = 0; i < call.events.size(); ++i)
      text += " " + event_words(call.events[i]) + "@" + std::to_string(call.at_ms[i]);
  }
  return text;
}

// So many of the events as a store gives them back: of marks the last one.
inline std::vector<SittingEvent> stored(const std::vector<SittingEvent>& events,
                                        std::size_t count) {
  std::vector<SittingEvent> out;
  for (std::size_t i = 0; i < count; ++i) {
    if (!out.empty() && out.back().what == SittingWhat::kMark) out.pop_back();
    out.push_back(events[i]);
  }
  return out;
}

// What a page knew at the end of a frame.
struct Frame {
  std::size_t kept = 0;  // events that were stored
  SeatPhase phase = SeatPhase::kWaiting;
  std::size_t calls = 0;   // begun
  std::size_t events = 0;  // of the call under way
  std::optional<std::int64_t> left_ms;
};

class Candidate {
 public:
  // Without keys: what the page has is key_free() of each call.
  explicit Candidate(std::uint32_t seed, bool without_keys = false) : random_(seed) {
    Form& form = invitation.form;
    const auto pick = [this] { return shipped_calls()[below(shipped_calls().size())]; };
    const auto put = [this](const scenario::ScenarioPtr& one) {
      scenarios.push_back(one);
      return FormCall{one->id.text, one->version, false};
    };
    form.id = std::string(32, 'f');
    form.title = "Spring intake";
    form.language = "en";
    if (below(2) == 0) form.warm_up = put(pick());
    for (std::size_t calls = 1 + below(3); calls > 0; --calls) {
      scenario::ScenarioPtr one = pick();
      while (std::find(scenarios.begin(), scenarios.end(), one) != scenarios.end()) one = pick();
      form.calls.push_back(put(one));
    }
    form.seed = random_();
    form.limit = below(3) == 0 ? 0 : static_cast<Seconds>(60 + below(60));
    form.pauses = below(2) == 0;
    Accommodations& done = invitation.accommodations;
    if (below(3) == 0) done.time_per_cent = static_cast<std::int32_t>(100 + below(200));
    done.untimed = below(8) == 0;
    done.pauses = below(4) == 0;
    invitation.candidate = "K-" + std::to_string(seed);
    form.key_free = without_keys;
    const std::string salt = form_hash(form);
    for (scenario::ScenarioPtr& one : scenarios) {
      if (without_keys) one = key_free(*one, salt).scenario;
    }
    leaves_ = below(5) == 0;
    chooses_ = below(3) == 0 ? 42 : 70;
    sits_down();
  }

  // To the end, or until they leave.
  void take_all() {
    for (int i = 0;
         i < 4000 && seat.phase != SeatPhase::kFinished && seat.phase != SeatPhase::kLeft; ++i)
      do_something();
    if (const auto last = finish(seat, now())) keep(*last);
    frame();
    if (const auto out = saved(seat, now())) keep(*out);
    frame();
  }

  [[nodiscard]] std::size_t below(std::size_t bound) {
    return static_cast<std::size_t>(random_() % bound);
  }
  [[nodiscard]] progress::Sitting sitting() const {
    return {std::string(32, 'a'), "{}", 1'700'000'000'000, events};
  }

  Invitation invitation;
  ScenarioOf scenarios;
  std::vector<SittingEvent> events;  // as they were stored, marks among them
  std::vector<Frame> frames;
  Seat seat;
  std::size_t refused_pauses = 0;

 private:
  [[nodiscard]] Moment now() const { return {used_, wall_}; }

  void keep(SittingEvent event) {
    event.sitting = std::string(32, 'a');
    if (!stored_.empty() && stored_.back().what == SittingWhat::kMark) stored_.pop_back();
    stored_.push_back(event);
    events.push_back(std::move(event));
    const Seated seated = seat_of(invitation, scenarios, stored_);
    REQUIRE(seated.refused.empty());
    seat = seated.seat;
  }
  void keep(const std::optional<SittingEvent>& event) {
    if (event) keep(*event);
  }

  // A page is opened: all it knows is what was stored.
  void sits_down() {
    keep(opened(seat, {static_cast<std::int64_t>(below(5'000'000)), wall_}));
    used_ = seat.call() == nullptr ? 0 : seat.call()->used_ms;
    frame();
  }

  void pass(std::int64_t ms) {
    wall_ += ms;
    if (seat.phase == SeatPhase::kInCall) used_ += ms;
  }

  void frame() {
    keep(mark(invitation, seat, now()));
    Frame one;
    one.kept = events.size();
    one.phase = seat.phase;
    one.calls = seat.calls.size();
    one.events = seat.call() == nullptr ? 0 : seat.call()->events.size();
    one.left_ms = left_ms(invitation, seat, used_);
    frames.push_back(one);
  }

  void do_something() {
    pass(static_cast<std::int64_t>(below(60) == 0 ? below(90'000) : below(2500)));
    const std::size_t what = below(100);
    if (what < 4) wall_ -= 31'536'000'000;  // somebody sets the clock
    if (what < 12 || seat.phase == SeatPhase::kFinished) {
      // nothing but time
    } else if (what < 16) {
      pass(static_cast<std::int64_t>(below(2500)));  // and then the battery is empty
      sits_down();
      return;
    } else if (what == 16 && leaves_) {
      keep(leave(seat, now()));
    } else if (seat.phase == SeatPhase::kWaiting) {
      used_ = 0;
      keep(begin_next(seat, now()));
    } else if (seat.phase == SeatPhase::kPaused) {
      pass(3'600'000);
      keep(go_on(seat, now()));
    } else {
      in_call(what);
    }
    frame();
  }

  void in_call(std::size_t what) {
    const scenario::Scenario& scenario = *scenarios[seat.calls.size() - 1];
    const replay::CallState state =
        replay::replay(scenario, seat.call()->events).value().states.back();
    const std::vector<replay::Index> cards = replay::cards(scenario, state);
    if (what < 30) {
      const auto paused = pause(invitation, seat, now());
      if (!paused) ++refused_pauses;
      keep(paused);
    } else if (what < 40 && !cards.empty()) {
      keep(open_card(invitation, seat, scenario, cards[below(cards.size())], now()));
    } else if (what < chooses_) {
      const std::vector<replay::Index> offered = replay::available(scenario, state);
      keep(choose(invitation, seat, scenario, offered[below(offered.size())], now()));
    }
  }

  std::mt19937 random_;
  std::vector<SittingEvent> stored_;  // as a store gives them back: of marks the last one
  std::int64_t used_ = 0;
  std::int64_t wall_ = 1'700'000'000'000;
  bool leaves_ = false;
  std::size_t chooses_ = 70;  // less: somebody slow
};

}  // namespace warmline::assess
