// A recorded call as transcription services write it down, in one shape. Who is who comes from what
// the file says of its participants, never from their order. Nothing here is anonymous yet.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anonymity/stand_in.h"
#include "core/result.h"

namespace warmline::interop {

enum class Role : std::uint8_t { kUnknown, kAgent, kCaller, kThird, kSystem };

struct Participant {
  std::string id;     // what the file calls them: an id, a name, "channel 2"
  std::string name;   // a person's name, where the file has one
  std::string label;  // a third party's part in the call, "Supervisor"; may be empty
  Role role = Role::kUnknown;
};

struct Turn {
  std::size_t who = 0;  // index into participants
  std::string text;     // one line, not empty
  std::optional<std::int64_t> begin_ms;
  std::optional<std::int64_t> end_ms;  // not before begin_ms
};

struct Transcript {
  std::string language;  // BCP 47; empty if the file doesn't say
  std::vector<Participant> participants;
  std::vector<Turn> turns;              // as they were spoken
  std::vector<anonymity::Known> known;  // what the file itself says identifies somebody
};

enum class TranscriptFormat : std::uint8_t {
  kWebVtt,
  kContactLens,    // Amazon Connect
  kCallAnalytics,  // AWS Transcribe
  kTwilio,
  kGenesys,
  kGoogle,  // Contact Center AI Insights
  kPlain    // who: text
};
[[nodiscard]] const std::vector<std::string_view>& transcript_format_names();
[[nodiscard]] std::optional<TranscriptFormat> transcript_format(std::string_view name);

inline constexpr std::size_t kMostTranscriptBytes = 32u << 20;
inline constexpr std::size_t kMostTurns = 20'000;
inline constexpr std::size_t kMostSaidBytes = 2u << 20;  // some forty hours of speech
inline constexpr std::size_t kMostParticipants = 40;

// What the text looks like. Error: "unknown-format".
[[nodiscard]] Result<TranscriptFormat> recognise_transcript(std::string_view text,
                                                            std::string_view file);

// Errors: those of core/json.h; "not-utf-8", "too-large"; "not-this-format" (what a reader needs is
// missing); "bad-time"; "no-webvtt-header"; "no-speaker"; "no-turns"; "too-many-turns",
// "too-much-text", "too-many-participants". `where` is file:line:column as far as it is known.
[[nodiscard]] Result<Transcript> read_transcript(std::string_view text, std::string_view file,
                                                 std::optional<TranscriptFormat> format = {});

// Settles who is the agent and who the caller. `agents`, `callers`: ids or names that somebody
// gave, in any letter case; they win over the file. Who the file calls an agent beside those
// becomes a third party. The only one left without a role is the other side; others are third
// parties. Nothing, or an error that lists the participants: "who-is-agent", "several-agents",
// "who-is-caller", "several-callers", "no-agent", "no-caller", "no-such-participant".
[[nodiscard]] std::optional<Error> settle_roles(Transcript& transcript,
                                                const std::vector<std::string>& agents,
                                                const std::vector<std::string>& callers);

}  // namespace warmline::interop
