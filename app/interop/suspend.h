// What a learning system keeps of a course between two sessions: its attempts, in as few characters
// as SCORM 1.2 has room for. Choices are written as their places in the calls of the package, so
// the text is of use with those very versions alone.
//
//   text      = "W1" part…
//   part      = "~" version8 id22 seed11 flags number… event…     an attempt, in order of beginning
//             | "*" name "=" value                                  a setting; [a-z0-9-]
//             | "!" …                         what another version of the package wrote: kept as it
//             is
//   version8  = the version's first 48 bits; id22, seed11 = 128 and 64 bits; six bits a character,
//               the first ones first, of A–Z a–z 0–9 - _
//   flags     = one character: 3 bits how it was closed (0: open), 1 bit with times, 1 bit rewound
//   number    = five bits a character, the lowest first; the sixth says that more follow. In order:
//               when it was begun in s since 2020; if rewound, the place of what it was rewound
//               from among the attempts before it (counted back from 1), and the events taken over;
//               how many decisions were reported; how many events follow; if closed, the s from the
//               last event to that
//   event     = number 2·choice (its place in the node) or 2·card + 1; with times, the s since the
//               one before
// and behind a "." five characters: the first 30 bits of the CRC-32 of all before it.
//
// Where the room is too small something goes, in this order: practised attempts and declined ones,
// the oldest first; repeats, likewise, but for the latest at each call; times; all other repeats;
// at last those that the results rest on, the oldest first. First attempts and open ones never go.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "progress/portfolio.h"
#include "progress/record.h"
#include "scenario/scenario.h"

namespace warmline::interop {

inline constexpr std::size_t kMostSuspend = 4096;  // characters of cmi.suspend_data in SCORM 1.2

using CourseCalls = std::vector<scenario::ScenarioPtr>;
// How many of an attempt's decisions the learning system was told of.
using Reported = std::map<progress::AttemptId, std::uint32_t>;

struct Suspended {
  std::vector<progress::Record> records;  // a journal that says the same
  Reported reported;
  std::vector<std::string> foreign;  // parts that this package can't read
};

// `counted`: the attempts that the results rest on. Error "full": it doesn't fit into `most`
// characters.
[[nodiscard]] Result<std::string> suspend_text(const progress::Portfolio& portfolio,
                                               const CourseCalls& calls, const Reported& reported,
                                               const std::vector<std::string>& foreign,
                                               const std::set<progress::AttemptId>& counted = {},
                                               std::size_t most = kMostSuspend);

// Nothing is in an empty text. Error "damaged": not what suspend_text() writes.
[[nodiscard]] Result<Suspended> read_suspended(std::string_view text, const CourseCalls& calls);

// Characters that a first attempt at each call takes at most, without times and with no card opened
// twice: what keeps a course from being packaged.
[[nodiscard]] std::size_t most_suspended(const CourseCalls& calls);

}  // namespace warmline::interop
