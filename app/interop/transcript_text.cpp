// Plain lines: "who: text". A line without a speaker goes on from the one before; a time in front
// ("[00:01:12]", "0:12") is passed over.
#include "interop/transcript_parts.h"

namespace warmline::interop::transcripts {
namespace {

std::string_view without_time(std::string_view line) {
  std::string_view rest = line;
  const bool bracket = !rest.empty() && (rest[0] == '[' || rest[0] == '(');
  if (bracket) rest.remove_prefix(1);
  const std::size_t end = rest.find_first_not_of("0123456789:.");
  if (end == 0 || end == std::string_view::npos) return line;
  if (rest.substr(0, end).find(':') == std::string_view::npos) return line;
  if (bracket && rest[end] != ']' && rest[end] != ')') return line;
  if (!bracket && rest[end] != ' ' && rest[end] != '\t') return line;
  rest = trim(rest.substr(end + 1));
  if (rest.substr(0, 2) == "- ") rest.remove_prefix(2);
  return trim(rest);
}

}  // namespace

Result<Transcript> read_plain(const Source& source) {
  Gathering gathering;
  std::size_t begin = source.text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  std::optional<std::size_t> waiting;  // named, with nothing said yet
  for (std::size_t at = begin; at < source.text.size();) {
    std::size_t end = source.text.find('\n', at);
    if (end == std::string_view::npos) end = source.text.size();
    const std::string_view line = without_time(trim(source.text.substr(at, end - at)));
    std::string_view who;
    std::string_view said;
    if (split_speaker(line, who, said)) {
      const std::size_t index = gathering.participant(tidy(who));
      Participant& speaker = gathering.at(index);
      if (speaker.role == Role::kUnknown) {
        speaker.role = role_of(who);
        speaker.label = label_of(who);
        gathering.name(index, who);
      }
      gathering.turn(index, said, {}, {});
      waiting = said.empty() ? std::optional(index) : std::nullopt;
    } else if (!line.empty() && waiting) {
      gathering.turn(*waiting, line, {}, {});
      waiting.reset();
    } else if (!line.empty() && gathering.any_turn()) {
      gathering.go_on(line);
    } else if (!line.empty()) {
      return source.error_at(at, "no-speaker",
                             "nobody is named as saying this line; write \"who: text\"");
    }
    at = end + 1;
  }
  return std::move(gathering).finish(source);
}

}  // namespace warmline::interop::transcripts
