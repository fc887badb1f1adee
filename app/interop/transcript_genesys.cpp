// Genesys Cloud: the transcript that transcripturl leads to, "Speech and text analytics: Transcript
// url" and "Transcription notifications" (Genesys Cloud developer centre): transcripts[] with
// phrases[], each with text, startTimeMs (since 1970), duration and participantPurpose, "internal"
// or "external"; participants[] beside them.
#include "interop/transcript_parts.h"

namespace warmline::interop::transcripts {
namespace {

using json::Value;

// They say whom a phrase's purpose may mean, and by what numbers and names these are known.
void read_participants(const Value& list, Gathering& gathering) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Value each = list.item(i);
    for (const std::string_view name : {"name", "participantName", "displayName", "userName"}) {
      const std::string_view value = text_in(each, name);
      if (!value.empty() && !is_generic(value)) gathering.known(anonymity::Kind::kPerson, value);
    }
    for (const std::string_view number : {"ani", "dnis", "address"}) {
      std::string_view value = text_in(each, number);
      if (value.substr(0, 4) == "tel:") value.remove_prefix(4);
      if (value.find_first_of("0123456789") != std::string_view::npos)
        gathering.known(anonymity::Kind::kPhone, value.substr(0, value.find('@')));
    }
  }
}

void read_phrase(const Value& phrase, Gathering& gathering) {
  const std::string_view purpose = text_in(phrase, "participantPurpose");
  std::string_view id = text_in(phrase, "participantId");
  if (id.empty()) id = purpose.empty() ? std::string_view("unknown") : purpose;
  const std::size_t index = gathering.participant(id);
  if (gathering.at(index).role == Role::kUnknown) {
    gathering.at(index).role = role_of(purpose);
    gathering.at(index).label = label_of(purpose);
  }
  const auto begin = whole_of(value_in(phrase, "startTimeMs"));
  const auto length = whole_of(value_in(value_in(phrase, "duration"), "milliseconds"));
  const auto end = begin && length ? std::optional(*begin + *length) : std::nullopt;
  std::string_view text = text_in(phrase, "decoratedText");  // with capitals and full stops
  if (text.empty()) text = text_in(phrase, "text");
  gathering.turn(index, text, begin, end);
}

void read_phrases(const Value& transcript, Gathering& gathering) {
  gathering.language(text_in(transcript, "language"));
  const Value phrases = value_in(transcript, "phrases");
  for (std::size_t i = 0; i < phrases.size(); ++i) read_phrase(phrases.item(i), gathering);
}

}  // namespace

Result<Transcript> read_genesys(const Value& root, const Source& source) {
  const Value transcripts = value_in(root, "transcripts");
  if (!transcripts.is_array() && !value_in(root, "phrases").is_array()) {
    return source.error_in("", "not-this-format",
                           "there is no list \"transcripts\" in this file, each with its "
                           "\"phrases\"; Genesys Cloud's has one");
  }
  Gathering gathering;
  read_participants(value_in(root, "participants"), gathering);
  if (!transcripts.is_array()) read_phrases(root, gathering);
  for (std::size_t i = 0; i < transcripts.size(); ++i) read_phrases(transcripts.item(i), gathering);
  return std::move(gathering).finish(source);
}

}  // namespace warmline::interop::transcripts
