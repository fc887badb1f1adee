// Google Contact Center AI Insights, now Customer Experience Insights: the shape for uploads,
// "Conversation data format" (entries with text, user_id, role, start_timestamp_usec), and the
// Conversation resource as it is read and exported, "REST Resource:
// projects.locations.conversations" (transcript.transcriptSegments with channelTag and
// segmentParticipant; callMetadata with agentChannel and customerChannel).
#include "interop/transcript_parts.h"

namespace warmline::interop::transcripts {
namespace {

using json::Value;

void set_role(Participant& participant, std::string_view role) {
  if (participant.role != Role::kUnknown) return;
  participant.role = role_of(role);
  participant.label = label_of(role);
}

void read_entries(const Value& entries, Gathering& gathering) {
  constexpr std::int64_t kMicro = 1000;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Value entry = entries.item(i);
    const std::string_view role = text_in(entry, "role");
    const auto user = whole_of(value_in(entry, "user_id", "userId"));
    std::string id = user ? "user " + std::to_string(*user) : std::string(role);
    if (id.empty()) id = "unknown";
    // One user_id with two roles would be two people.
    if (user && !role.empty()) id += " (" + std::string(role) + ")";
    const std::size_t index = gathering.participant(id);
    set_role(gathering.at(index), role);
    auto begin = whole_of(value_in(entry, "start_timestamp_usec", "startTimestampUsec"));
    if (begin) *begin /= kMicro;
    gathering.turn(index, text_in(entry, "text"), begin, {});
  }
}

// A channel's part in the call.
std::string_view role_of_channel(const Value& metadata, std::int64_t channel) {
  if (channel == 0) return {};
  if (whole_of(value_in(metadata, "agentChannel", "agent_channel")) == channel)
    return "HUMAN_AGENT";
  if (whole_of(value_in(metadata, "customerChannel", "customer_channel")) == channel)
    return "END_USER";
  return {};
}

std::optional<std::int64_t> word_time(const Value& words, bool last) {
  if (words.size() == 0) return std::nullopt;
  const Value word = words.item(last ? words.size() - 1 : 0);
  return seconds_of(last ? value_in(word, "endOffset", "end_offset")
                         : value_in(word, "startOffset", "start_offset"));
}

void read_segment(const Value& segment, const Value& metadata, Gathering& gathering) {
  const Value speaker = value_in(segment, "segmentParticipant", "segment_participant");
  const std::int64_t channel = whole_of(value_in(segment, "channelTag", "channel_tag")).value_or(0);
  std::string_view role = text_in(speaker, "role");
  if (role_of(role) == Role::kUnknown) role = role_of_channel(metadata, channel);
  std::string id(text_in(speaker, "dialogflowParticipantName", "dialogflow_participant_name"));
  if (id.empty()) id = text_in(speaker, "dialogflowParticipant", "dialogflow_participant");
  // A bot may answer on the channel that the agent takes over.
  if (id.empty() && channel > 0) {
    id = "channel " + std::to_string(channel);
    if (role_of(role) == Role::kSystem) id += " (" + std::string(role) + ")";
  }
  if (id.empty()) id = text_in(speaker, "userId", "user_id");
  if (id.empty()) id = role;
  if (id.empty()) id = "unknown";
  const std::size_t index = gathering.participant(id);
  set_role(gathering.at(index), role);
  gathering.language(text_in(segment, "languageCode", "language_code"));
  const Value words = value_in(segment, "words");
  auto begin = word_time(words, false);
  if (!begin) begin = moment_of(text_in(segment, "messageTime", "message_time"));
  gathering.turn(index, text_in(segment, "text"), begin, word_time(words, true));
}

void read_agents(const Value& root, Gathering& gathering) {
  const Value list =
      value_in(value_in(root, "qualityMetadata", "quality_metadata"), "agentInfo", "agent_info");
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string_view name = text_in(list.item(i), "displayName", "display_name");
    if (!is_generic(name)) gathering.known(anonymity::Kind::kPerson, name);
  }
}

}  // namespace

Result<Transcript> read_google(const Value& root, const Source& source) {
  Gathering gathering;
  const Value entries = value_in(root, "entries");
  if (entries.is_array()) {
    read_entries(entries, gathering);
    return std::move(gathering).finish(source);
  }
  const Value inside = value_in(root, "transcript");
  const Value segments =
      value_in(inside.is_object() ? inside : root, "transcriptSegments", "transcript_segments");
  if (!segments.is_array()) {
    return source.error_in("", "not-this-format",
                           "there is neither a list \"entries\" nor one "
                           "\"transcript\"/\"transcriptSegments\" in this file; Contact Center AI "
                           "Insights has one of them");
  }
  gathering.language(text_in(root, "languageCode", "language_code"));
  read_agents(root, gathering);
  const Value metadata = value_in(root, "callMetadata", "call_metadata");
  for (std::size_t i = 0; i < segments.size(); ++i)
    read_segment(segments.item(i), metadata, gathering);
  return std::move(gathering).finish(source);
}

}  // namespace warmline::interop::transcripts
