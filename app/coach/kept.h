// Under which names what a supervisor writes is kept among the settings, and so in backups:
//   coach/session/ID             a session (coach/session.h), as session_text() writes it
//   coach/comment/ATTEMPT/STEP   a comment at a turn: after so many events of that attempt
//   coach/example/ATTEMPT/STEP   "1": an example worth sharing
//   coach/group/PERSON           a group that a person was put into
//   coach/supervisor             the supervisor's name, for the next session
//   received/ID                  on the trainee's side: a session that came as a file
// An empty value is the same as none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace warmline::coach {

inline constexpr std::string_view kSessionKeys = "coach/session/";
inline constexpr std::string_view kCommentKeys = "coach/comment/";
inline constexpr std::string_view kExampleKeys = "coach/example/";
inline constexpr std::string_view kGroupKeys = "coach/group/";
inline constexpr std::string_view kReceivedKeys = "received/";
inline constexpr std::string_view kSupervisorKey = "coach/supervisor";

// A turn of an attempt: the decision made after `step` of its events.
struct Turn {
  std::string attempt;
  std::size_t step = 0;
};

[[nodiscard]] inline std::string key_of(std::string_view keys, std::string_view id) {
  return std::string(keys) + std::string(id);
}
[[nodiscard]] inline std::string key_of(std::string_view keys, const Turn& turn) {
  return key_of(keys, turn.attempt) + "/" + std::to_string(turn.step);
}

// What stands behind `keys` in such a name; nothing for another name.
[[nodiscard]] std::optional<std::string> id_in(std::string_view keys, std::string_view key);
[[nodiscard]] std::optional<Turn> turn_in(std::string_view keys, std::string_view key);

}  // namespace warmline::coach
