// Amazon Connect Contact Lens: "Example Contact Lens conversational analytics output files for a
// call" and "… for a chat" (Amazon Connect administrator guide); for a call that goes on
// ListRealtimeContactAnalysisSegments, API_connect-contact-lens_Transcript and
// API_RealTimeContactAnalysisSegmentTranscript (API reference), and the segments of its streams.
// AWS Transcribe Call Analytics: "Post-call analytics output" (Amazon Transcribe developer guide).
#include "interop/transcript_parts.h"

namespace warmline::interop::transcripts {
namespace {

using json::Value;

void read_participants(const Value& list, Gathering& gathering) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Value each = list.item(i);
    const std::string_view role = text_in(each, "ParticipantRole");
    std::string_view id = text_in(each, "ParticipantId");
    if (id.empty()) id = role;
    if (id.empty()) continue;
    const std::size_t index = gathering.participant(id);
    gathering.at(index).role = role_of(role);
    gathering.at(index).label = label_of(role);
    gathering.name(index, text_in(each, "DisplayName"));
  }
}

// Chats and segments of a call that goes on have absolute times.
std::optional<std::int64_t> begin_of(const Value& turn) {
  const Value time = value_in(turn, "Time");
  std::string_view absolute = text_in(turn, "AbsoluteTime");
  if (absolute.empty()) absolute = text_in(time, "AbsoluteTime");
  if (!absolute.empty()) return moment_of(absolute);
  const Value begin = value_in(turn, "BeginOffsetMillis");
  return whole_of(begin.node() != nullptr ? begin : value_in(time, "BeginOffsetMillis"));
}

void read_turn(const Value& turn, Gathering& gathering) {
  const std::string_view role = text_in(turn, "ParticipantRole");
  std::string_view id = text_in(turn, "ParticipantId");
  if (id.empty()) id = role;
  if (id.empty() || !turn.find("Content")) return;  // an event, an attachment
  const std::size_t index = gathering.participant(id);
  Participant& speaker = gathering.at(index);
  if (speaker.role == Role::kUnknown) {
    speaker.role = role_of(role);
    speaker.label = label_of(role);
  }
  gathering.name(index, text_in(turn, "DisplayName"));
  gathering.turn(index, text_in(turn, "Content"), begin_of(turn),
                 whole_of(value_in(turn, "EndOffsetMillis")));
}

// Real-time segments come again until they are final: the last of an Id counts.
void read_segments(const Value& list, Gathering& gathering) {
  std::map<std::string_view, std::size_t> last;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Value turn = value_in(list.item(i), "Transcript");
    const std::string_view id = text_in(turn, "Id");
    if (!id.empty()) last[id] = i;
  }
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Value turn = value_in(list.item(i), "Transcript");
    if (!turn.is_object()) continue;  // categories, utterances in pieces, events
    const std::string_view id = text_in(turn, "Id");
    if (id.empty() || last[id] == i) read_turn(turn, gathering);
  }
}

Result<Transcript> read_turns(const Value& root, const Source& source, const char* what) {
  const Value turns = value_in(root, "Transcript");
  if (!turns.is_array()) {
    return source.error_in(
        "", "not-this-format",
        std::string("there is no list \"Transcript\" in this file; ") + what + " has one");
  }
  Gathering gathering;
  gathering.language(text_in(root, "LanguageCode"));
  read_participants(value_in(root, "Participants"), gathering);
  for (std::size_t i = 0; i < turns.size(); ++i) read_turn(turns.item(i), gathering);
  return std::move(gathering).finish(source);
}

}  // namespace

Result<Transcript> read_contact_lens(const Value& root, const Source& source) {
  const Value segments = value_in(root, "Segments");
  if (!segments.is_array()) return read_turns(root, source, "Contact Lens's output");
  Gathering gathering;
  gathering.language(text_in(root, "LanguageCode"));
  read_segments(segments, gathering);
  return std::move(gathering).finish(source);
}

Result<Transcript> read_call_analytics(const Value& root, const Source& source) {
  return read_turns(root, source, "a post-call analytics output");
}

}  // namespace warmline::interop::transcripts
