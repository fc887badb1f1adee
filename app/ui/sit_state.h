// A form that is being taken on this page: nothing else happens here. Where it stands follows from
// the journal (assess/delivery.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assess/delivery.h"
#include "assess/form.h"
#include "core/diagnostic.h"

namespace warmline::ui {

struct SitState {
  // What was handed out. Nothing where it can't be read: `trouble` says why.
  std::optional<assess::Invitation> invitation;
  std::vector<Diagnostic> trouble;
  std::string hash;                  // of the form
  std::vector<std::int64_t> starts;  // of it in this browser before this one

  // Before it is begun.
  std::string code;     // as typed
  bool agrees = false;  // to take part
  std::string refused;  // why it can't begin, a sentence

  // Once it is begun.
  std::string sitting;
  assess::Seat seat;
  bool back = false;         // the page was opened on a call under way: it goes on when they say so
  bool noted = false;        // that this page was opened on it
  double since_ms = 0;       // steady time at which `used_ms` was …
  std::int64_t used_ms = 0;  // … used of the call under way
  std::optional<scenario::Index> open_card;
  std::int64_t shown_left_ms = 0;  // of its time, as the screen says it
  int warned = 0;                  // how often it was said that time runs out

  bool asks_to_leave = false;
  bool asks_to_remove = false;
  bool signing = false;
  std::int64_t made_ms = 0;
  std::string said;  // what came of saving, a sentence
};

}  // namespace warmline::ui
