// An attempt as xAPI statements (version 1.0.3 of that specification), for learning record stores.
// What they hold is written down in assets/xapi/README.md and, for programs, in
// assets/xapi/profile.jsonld.
//
// What was begun, each decision, each card that was looked up, and how it ended make a statement
// each, in this order. They follow from the attempt alone, their identifiers and times too, and one
// event more only adds to them: whoever sends them again sends the same ones, and a store takes
// each once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "progress/portfolio.h"
#include "progress/result_file.h"
#include "replay/transcript.h"
#include "scenario/scenario.h"
#include "score/outcome.h"

namespace warmline::interop {

// Every identifier begins with it. The name `invalid` is nobody's and never will be (RFC 6761): it
// asks for no server, and nobody else's can be meant.
inline constexpr std::string_view kXapiBase = "https://warmline.invalid/xapi/";

// Who practised: an account at some system, or where `home_page` is empty an address for mail.
struct XapiActor {
  std::string home_page;  // "https://learn.example"
  std::string name;       // of the account; or "person@learn.example"
};

// Whether a store can take somebody for this: a name, and with it an address with a scheme or, of
// an address for mail, something on both sides of its @.
[[nodiscard]] bool is_sound(const XapiActor& actor);

struct XapiAttempt {
  progress::AttemptId id;
  progress::AttemptKind kind = progress::AttemptKind::kFirst;
  std::int64_t begun_ms = 0;
  std::vector<replay::Event> events;
  std::vector<std::int64_t> event_ms;  // one for each, by the wall, as recorded
  std::size_t from = 0;  // so many events are another attempt's; nothing is said of them
  std::optional<progress::ClosedHow> closed;
  std::int64_t closed_ms = 0;
};
[[nodiscard]] XapiAttempt xapi_attempt(const progress::ResultAttempt& attempt);
[[nodiscard]] XapiAttempt xapi_attempt(const progress::Portfolio& portfolio,
                                       const progress::Attempt& attempt);

struct XapiStatement {
  std::string id;    // a UUID
  std::string json;  // one object, on one line
};

// None of a call that was declined. Error "does-not-fit": the events are of another version.
[[nodiscard]] Result<std::vector<XapiStatement>> xapi_statements(const scenario::Scenario& scenario,
                                                                 const score::Solution& solution,
                                                                 const XapiAttempt& attempt,
                                                                 const XapiActor& actor);

// "2026-11-27T19:44:42.123Z"; what lies outside the years 1970 to 9999 is the nearest in them.
[[nodiscard]] std::string xapi_timestamp(std::int64_t wall_ms);

}  // namespace warmline::interop
