// What a site that was packaged for a learning record store tells that store (`warmline package
// --lrs`): attempts as xAPI statements (interop/xapi.h). On any other site there is no such thing.
//
// Off until somebody switches it on. The queue is no thing of its own: an attempt that is begun
// while sending is on gets a setting in the journal, "lrs/done/ATTEMPT", which counts the
// statements that the store has taken in; what is still to be sent is all that the attempt's
// statements are beyond that. So it is there after a killed page, and the same statements with the
// same ids go out again where an answer was lost. Switching off takes those settings away: what was
// not sent by then never is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interop/xapi.h"
#include "platform/platform.h"

namespace warmline::ui {

struct AppState;
struct Env;
struct Lrs;

inline constexpr std::size_t kLrsBatch = 50;  // statements of one request at most

struct LrsState {
  std::string endpoint;  // "https://lrs.example/xapi/"; empty: this site has none

  // As typed, while it is off.
  std::string home, name;
  bool typed = false;
  bool switching = false;  // on, or to another key; the page keeps it first

  struct Item {
    std::string attempt;
    std::size_t position = 0;  // of its statements
    std::string id;
  };
  std::vector<Item> under_way;  // an answer is waited for
  std::uint64_t ticket = 0;     // of that request
  std::size_t one_by_one = 0;  // so many more go out alone, because the store refused them together
  int tries = 0;               // since the last answer that said yes
  double wait_until = 0;       // steady ms; 0: no need to wait
  bool stopped = false;        // until somebody does something about it
  bool asks_key = false;       // it stopped for want of a key that the store takes
  std::string trouble;         // why nothing goes out, and what to do; sentences
  std::int64_t taken_ms = 0;  // when the store last took something in; 0: not since the page opened

  // The statements of attempts that aren't told whole yet, and what they were made of.
  struct Told {
    std::size_t events = 0;
    bool closed = false;
    std::vector<interop::XapiStatement> statements;
  };
  std::map<std::string, Told, std::less<>> told;

  std::optional<platform::LrsWish> wish;  // for the platform, once
};

[[nodiscard]] bool lrs_on(const AppState& state);
// Statements that wait, those under way among them, and attempts that the store refused.
struct LrsQueue {
  std::size_t waiting = 0;
  std::vector<std::string> refused;  // attempts
};
[[nodiscard]] LrsQueue lrs_queue(const AppState& state);

void lrs_wish(AppState& state, const Lrs& wish, const Env& env);
// What goes into the journal with an attempt that begins now; nothing while it is off.
[[nodiscard]] std::vector<progress::Record> lrs_mark(const AppState& state,
                                                     const std::string& attempt);
// Steady ms when lrs_tick() has something to do; nothing: not before something else happens.
[[nodiscard]] std::optional<double> lrs_due(const AppState& state);
// Works out what is to be said, and hands the next statements out.
void lrs_tick(AppState& state, const Env& env);
// The page's answer (platform.h, kLrs).
void take_lrs_answer(AppState& state, std::string_view text, const Env& env);

struct LrsModel {
  bool shown = false;
  bool on = false;
  bool can_switch = true;  // no other tab writes
  bool switching = false;
  std::string endpoint;
  std::string home, name;
  std::string sent_as;  // while it is on: a sentence
  std::string queue;    // "3 statements wait."
  std::string last;     // "The store took the last ones in on …"
  std::string trouble;
  bool can_retry = false;
  bool asks_key = false;             // while it is on: another one can be typed
  std::vector<std::string> refused;  // what the store doesn't take: a sentence each
};
[[nodiscard]] LrsModel lrs_model(const AppState& state);

}  // namespace warmline::ui
