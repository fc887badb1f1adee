// Twilio Conversational Intelligence (once Voice Intelligence; "classic" since version 3): the
// Transcript resource's channel.participants and the Sentence subresource, "Transcript Resource"
// and "Transcript Sentence Subresource" (Twilio documentation). The list of sentences alone doesn't
// say who is on which channel; a file that holds both does: the transcript's fields beside
// "sentences", or under "transcript".
#include "interop/transcript_parts.h"

namespace warmline::interop::transcripts {
namespace {

using json::Value;

std::string channel_name(std::int64_t number) {
  return "channel " + std::to_string(number);
}

// Who does not tell a channel is nobody that speaks.
void read_participants(const Value& channel, Gathering& gathering) {
  const Value list = value_in(channel, "participants");
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Value each = list.item(i);
    const auto number = whole_of(value_in(each, "channel_participant", "channelParticipant"));
    if (!number) continue;
    const std::size_t index = gathering.participant(channel_name(*number));
    const std::string_view role = text_in(each, "role");
    gathering.at(index).role = role_of(role.empty() ? text_in(each, "type") : role);
    gathering.at(index).label = label_of(role);
    gathering.name(index, text_in(each, "full_name", "fullName"));
    gathering.known(anonymity::Kind::kEmail, text_in(each, "email"));
    gathering.known(anonymity::Kind::kPhone,
                    text_in(each, "media_participant_id", "mediaParticipantId"));
  }
}

}  // namespace

Result<Transcript> read_twilio(const Value& root, const Source& source) {
  const Value sentences = value_in(root, "sentences");
  if (!sentences.is_array()) {
    return source.error_in("", "not-this-format",
                           "there is no list \"sentences\" in this file; Twilio gives it under "
                           "…/Transcripts/{sid}/Sentences");
  }
  Gathering gathering;
  const Value inside = value_in(root, "transcript");
  const Value about = inside.is_object() ? inside : root;
  gathering.language(text_in(about, "language_code", "languageCode"));
  read_participants(value_in(about, "channel"), gathering);
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const Value each = sentences.item(i);
    const std::int64_t channel =
        whole_of(value_in(each, "media_channel", "mediaChannel")).value_or(0);
    const std::size_t index = gathering.participant(channel_name(channel));
    gathering.turn(index, text_in(each, "transcript"),
                   seconds_of(value_in(each, "start_time", "startTime")),
                   seconds_of(value_in(each, "end_time", "endTime")));
  }
  return std::move(gathering).finish(source);
}

}  // namespace warmline::interop::transcripts
