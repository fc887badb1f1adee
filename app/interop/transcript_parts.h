// Shared by transcript*.cpp alone.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/json.h"
#include "interop/transcript.h"

namespace warmline::interop::transcripts {

// A file being read: where errors point to.
struct Source {
  std::string_view text;
  std::string_view file;
  // "FILE:LINE:COLUMN" of a byte.
  [[nodiscard]] Error error_at(std::size_t offset, std::string code, std::string message) const;
  // Of a JSON Pointer's value.
  [[nodiscard]] Error error_in(std::string_view pointer, std::string code,
                               std::string message) const;
};

// What a role is called, in a file's own words: AGENT, Customer, "advisor", END_USER, IVR.
[[nodiscard]] Role role_of(std::string_view word);
// "Agent", "Speaker 2", "channel 1": says what somebody is, not who.
[[nodiscard]] bool is_generic(std::string_view name);
// A third party's part, for people to read; empty if the word tells none.
[[nodiscard]] std::string label_of(std::string_view word);

[[nodiscard]] std::string lower(std::string_view text);  // ASCII letters
[[nodiscard]] std::string_view trim(std::string_view text);
// One line without control characters, runs of white space as one blank, none at the ends.
[[nodiscard]] std::string tidy(std::string_view text);
// "Name: text" split in two; false if the line doesn't begin with something like a name.
[[nodiscard]] bool split_speaker(std::string_view line, std::string_view& who,
                                 std::string_view& said);

// Members of JSON objects, by the first of two spellings that is there.
[[nodiscard]] std::string_view text_in(const json::Value& object, std::string_view name,
                                       std::string_view other = {});
[[nodiscard]] json::Value value_in(const json::Value& object, std::string_view name,
                                   std::string_view other = {});
// Seconds as a number, "12.34" or "12.34s", in milliseconds; nothing beyond a thousand hours.
[[nodiscard]] std::optional<std::int64_t> seconds_of(const json::Value& value);
// A whole number, written as one or as text.
[[nodiscard]] std::optional<std::int64_t> whole_of(const json::Value& value);
// RFC 3339, in milliseconds since 1970.
[[nodiscard]] std::optional<std::int64_t> moment_of(std::string_view text);

// Collects participants and turns within the limits.
class Gathering {
 public:
  // The index of who has that id, who is added if new.
  std::size_t participant(std::string_view id);
  [[nodiscard]] Participant& at(std::size_t index) { return made_.participants[index]; }
  void name(std::size_t index, std::string_view name);  // unless it is generic
  void known(anonymity::Kind kind, std::string_view value);
  void language(std::string_view tag);
  // Text without a word in it is left out.
  void turn(std::size_t who, std::string_view text, std::optional<std::int64_t> begin,
            std::optional<std::int64_t> end);
  [[nodiscard]] bool any_turn() const { return !made_.turns.empty(); }
  void go_on(std::string_view text);  // the last turn says more
  // Ordered by time where every turn has one, times counted from the first.
  [[nodiscard]] Result<Transcript> finish(const Source& source) &&;

 private:
  Transcript made_;
  std::map<std::string, std::size_t, std::less<>> index_;
  std::size_t said_bytes_ = 0;
  bool too_many_turns_ = false;
  bool too_many_participants_ = false;
};

[[nodiscard]] Result<Transcript> read_webvtt(const Source& source);
[[nodiscard]] Result<Transcript> read_plain(const Source& source);
[[nodiscard]] Result<Transcript> read_contact_lens(const json::Value& root, const Source& source);
[[nodiscard]] Result<Transcript> read_call_analytics(const json::Value& root, const Source& source);
[[nodiscard]] Result<Transcript> read_twilio(const json::Value& root, const Source& source);
[[nodiscard]] Result<Transcript> read_genesys(const json::Value& root, const Source& source);
[[nodiscard]] Result<Transcript> read_google(const json::Value& root, const Source& source);

}  // namespace warmline::interop::transcripts
