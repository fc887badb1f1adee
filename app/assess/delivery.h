// How a form is taken: where a sitting stands, derived from its events alone (progress/record.h
// keeps each as it happens), so that a crash, a reload or an empty battery loses nothing but the
// moment. Pure: time comes in as milliseconds used of a call, from a clock that no one sets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assess/form.h"
#include "progress/record.h"
#include "replay/transcript.h"
#include "scenario/scenario.h"

namespace warmline::assess {

using progress::SittingEvent;
using progress::SittingWhat;

// One call of a sitting, as it was taken so far.
struct CallTaken {
  bool warm_up = false;
  std::size_t call = 0;  // in Form::calls; of the warm-up 0
  std::vector<replay::Event> events;
  std::vector<std::int64_t> at_ms;  // of each event: time used of the call
  std::int64_t used_ms = 0;         // pauses and interruptions apart
  bool ended = false;               // its ending was reached, or its time was up
  bool time_up = false;             // the decision that it stood at has no answer
  std::int32_t pauses = 0;
  std::int32_t interruptions = 0;  // the page went away while the call was under way
};

enum class SeatPhase : std::uint8_t {
  kWaiting,  // before the warm-up, or before the next call: it begins when the candidate says so
  kInCall,
  kPaused,
  kFinished,  // every call is taken: from the end of the last one on, said (finish()) or not
  kLeft       // the candidate withdrew
};

struct Seat {
  SeatPhase phase = SeatPhase::kWaiting;
  std::vector<CallTaken> calls;     // begun ones, the warm-up first where there is one
  std::optional<std::size_t> next;  // call that waits to begin: 0 is the warm-up where the form has
                                    // one, else the first call; nothing once all are begun
  std::uint32_t steps = 0;          // events so far, marks apart: the next one's step
  std::int32_t opened = 0;          // how often a page was opened on it
  bool said_finished = false;       // kFinished stands among the events
  bool saved = false;               // the file was handed out

  // The last one that was begun; null before the first.
  [[nodiscard]] const CallTaken* call() const { return calls.empty() ? nullptr : &calls.back(); }
};

// The scenario of the call at this place in the order (the warm-up first where there is one).
using ScenarioOf = std::vector<scenario::ScenarioPtr>;

// Events that can't be there (a choice that isn't offered, a step out of place, anything after the
// end) don't count and are told in `refused`. One whose step is the next counts as a step all the
// same, as it does in the store (progress/portfolio.h). Time used never goes back: an event that
// says less than the one before it is taken to say as much. Wall time is never looked at.
struct Seated {
  Seat seat;
  std::vector<std::string> refused;  // sentences
};
[[nodiscard]] Seated seat_of(const Form& form, const ScenarioOf& scenarios,
                             const std::vector<SittingEvent>& events);
// Held against what was agreed with this candidate as well: no pause where none is allowed, no
// answer after the time was up, no time up before.
[[nodiscard]] Seated seat_of(const Invitation& invitation, const ScenarioOf& scenarios,
                             const std::vector<SittingEvent>& events);

// What is left of the call that is under way, in ms, 0 or more; nothing where there is no limit, as
// in a warm-up, and where no call is under way. A paused call stands still.
[[nodiscard]] std::optional<std::int64_t> left_ms(const Invitation& invitation, const Seat& seat,
                                                  std::int64_t used_ms);

// The next event of each kind, checked against where the sitting stands; nothing where it can't
// be: a choice that isn't offered, a pause that isn't allowed, anything in a finished sitting. Time
// that is up comes before everything else: a choice after it is a kTimeUp.
//
// `sitting` is left for the caller to fill in: a seat doesn't know whose it is.
struct Moment {
  std::int64_t used_ms = 0;  // of the call under way
  std::int64_t wall_ms = 0;  // for display only
};
[[nodiscard]] std::optional<SittingEvent> begin_next(const Seat& seat, const Moment& now);
[[nodiscard]] std::optional<SittingEvent> choose(const Invitation& invitation, const Seat& seat,
                                                 const scenario::Scenario& scenario,
                                                 scenario::Index choice, const Moment& now);
[[nodiscard]] std::optional<SittingEvent> open_card(const Invitation& invitation, const Seat& seat,
                                                    const scenario::Scenario& scenario,
                                                    scenario::Index card, const Moment& now);
[[nodiscard]] std::optional<SittingEvent> pause(const Invitation& invitation, const Seat& seat,
                                                const Moment& now);
[[nodiscard]] std::optional<SittingEvent> go_on(const Seat& seat, const Moment& now);
// kTimeUp once the limit is reached, else kMark: so much time is used, kept every kMarkMs so that
// a crash gives back no more than that. Ask it in every frame: there is nothing to keep before
// kMarkMs are used since the last event or mark. `at_once` (the page is about to be hidden): what
// little is used since then as well.
[[nodiscard]] std::optional<SittingEvent> mark(const Invitation& invitation, const Seat& seat,
                                               const Moment& now, bool at_once = false);
inline constexpr std::int64_t kMarkMs = 2000;
[[nodiscard]] std::optional<SittingEvent> leave(const Seat& seat, const Moment& now);
// A page was opened on it, at any time. No time was used while there was none: now.used_ms counts
// for nothing, the call goes on from what was used before.
[[nodiscard]] SittingEvent opened(const Seat& seat, const Moment& now);
// Every call is taken, once: to be kept right after the event that ended the last call, or as soon
// as a page finds the seat finished without it (the page went away between the two).
[[nodiscard]] std::optional<SittingEvent> finish(const Seat& seat, const Moment& now);
// The file was handed out, of a sitting that is finished or was left; may be said again.
[[nodiscard]] std::optional<SittingEvent> saved(const Seat& seat, const Moment& now);

// Orders the choices of a call: the same for every candidate of a form.
[[nodiscard]] std::uint64_t call_seed(const Form& form, std::size_t place);

}  // namespace warmline::assess
