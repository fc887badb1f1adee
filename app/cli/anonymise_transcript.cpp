#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "anonymity/find.h"
#include "anonymity/stand_in.h"
#include "cli/commands.h"
#include "cli/report.h"
#include "cli/wrap.h"
#include "cli/write_file.h"
#include "core/text.h"
#include "interop/call_draft.h"
#include "interop/transcript.h"

namespace warmline::cli {

namespace fs = std::filesystem;

namespace {

// No more than a transcript may have is ever in memory, whatever the file claims.
Result<std::string> read_transcript_file(const std::string& file) {
  std::error_code ignored;  // a folder that can't be asked can't be read either
  std::ifstream in(file, std::ios::binary);
  if (!in || fs::is_directory(file, ignored)) {
    return Error{"unreadable", "cannot be read; is it there, and may you read it?", file};
  }
  std::string text;
  std::vector<char> piece(1u << 16);
  while (in && text.size() <= interop::kMostTranscriptBytes) {
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    text.append(piece.data(), static_cast<std::size_t>(in.gcount()));
  }
  return text;
}

int say(const Error& error, const std::string& file, int status) {
  std::cerr << (error.where.empty() ? file : error.where) << ": error: " << error.message << " ["
            << error.code << "]\n";
  return status;
}

std::vector<std::string> texts_of(const interop::Transcript& transcript) {
  std::vector<std::string> texts;
  for (const interop::Turn& turn : transcript.turns) texts.push_back(turn.text);
  return texts;
}

bool is_everyday(std::string_view word) {
  return (anonymity::built_in_lexicon().marks(word) & anonymity::kWord) != 0;
}

// "turns 1, 4 and 12 more"
std::string places(const std::vector<std::size_t>& turns) {
  constexpr std::size_t kShown = 12;
  std::string out = turns.size() == 1 ? "turn " : "turns ";
  for (std::size_t i = 0; i < turns.size() && i < kShown; ++i)
    out += (i > 0 ? ", " : "") + std::to_string(turns[i] + 1);
  if (turns.size() > kShown) out += " and " + std::to_string(turns.size() - kShown) + " more";
  return out;
}

void print_item(const std::string& text) {
  std::cerr << wrap("  - ", text, terminal_width());
}

void print_replaced(const std::vector<anonymity::StandIn>& stand_ins) {
  if (stand_ins.empty()) {
    std::cerr << "Replaced: nothing; nothing was found by these checks.\n";
    return;
  }
  std::map<std::string, std::pair<std::size_t, std::string>> by_label;
  std::size_t all = 0;
  for (const anonymity::StandIn& each : stand_ins) {
    auto& [count, list] = by_label[std::string(anonymity::stand_in_label(each.kind))];
    count += each.turns.size();
    all += each.turns.size();
    list += (list.empty() ? "" : "; ") + each.words + ' ' + places(each.turns);
  }
  std::cerr << "Replaced, in " << counted(static_cast<std::int64_t>(all), "place") << ":\n";
  for (const auto& [label, entry] : by_label)
    print_item(label + " × " + std::to_string(entry.first) + ": " + entry.second);
}

// What is found in the draft's own words, and what can't be replaced by itself.
void print_found(const std::vector<anonymity::Finding>& left,
                 const std::vector<anonymity::Finding>& again) {
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> lines;
  for (const auto* list : {&left, &again}) {
    for (const anonymity::Finding& each : *list) {
      std::vector<std::size_t>& turns =
          lines[{std::string(anonymity::words_for(each.kind)), each.why}];
      if (turns.empty() || turns.back() != each.turn) turns.push_back(each.turn);
    }
  }
  if (lines.empty()) {
    std::cerr << "In what is left: nothing found by these checks.\n";
  } else {
    std::cerr << "In what is left, for you to judge:\n";
    for (const auto& [what, turns] : lines)
      print_item(places(turns) + ": " + what.first +
                 (what.second.empty() ? "" : " (" + what.second + ")"));
  }
  std::cerr << wrap("",
                    "These checks find much and never all. Before anybody else gets the draft, "
                    "a person must read every line of it, and change what only this call has: "
                    "the sector, the season, who is related to whom, the turning point.",
                    terminal_width());
}

}  // namespace

int anonymise_transcript(const AnonymiseOptions& options) {
  std::optional<interop::TranscriptFormat> format;
  if (!options.format.empty()) {
    format = interop::transcript_format(options.format);
    if (!format) {
      std::cerr << "error: there is no format " << text::quoted(options.format) << "; there are "
                << text::list_of(interop::transcript_format_names()) << "\n";
      return kMisused;
    }
  }
  if (options.output.empty()) {
    std::cerr << "error: name the draft that is to be written: -o draft.json\n";
    return kMisused;
  }
  std::error_code ignored;  // where one of the two can't be looked at they are not the same
  if (fs::equivalent(options.file, options.output, ignored)) {
    std::cerr << options.output << ": error: this is the transcript itself; name another output\n";
    return kMisused;
  }
  const Result<std::string> text = read_transcript_file(options.file);
  if (!text) return say(text.error(), options.file, kMisused);
  Result<interop::Transcript> read = interop::read_transcript(text.value(), options.file, format);
  if (!read) return say(read.error(), options.file, kFoundErrors);
  interop::Transcript transcript = std::move(read).value();
  if (auto wrong = interop::settle_roles(transcript, options.agents, options.callers))
    return say(*wrong, options.file, kMisused);

  const anonymity::Lexicon& lexicon = anonymity::built_in_lexicon();
  const std::vector<std::string> texts = texts_of(transcript);
  anonymity::Replaced replaced =
      anonymity::replace(texts, anonymity::find(texts, lexicon), transcript.known, is_everyday);
  for (std::size_t i = 0; i < transcript.turns.size(); ++i)
    transcript.turns[i].text = replaced.turns[i];
  const Result<interop::CallDraft> draft = interop::draft_of(transcript);
  if (!draft) return say(draft.error(), options.file, kFoundErrors);
  if (auto failed = write_file(options.output, draft.value().json, options.force))
    return say(*failed, options.output, kMisused);

  std::cerr << options.output << ": "
            << counted(static_cast<std::int64_t>(draft.value().moments), "moment") << " out of "
            << counted(static_cast<std::int64_t>(transcript.turns.size()), "turn")
            << ", each with what the agent said as its first choice.\n";
  print_replaced(replaced.stand_ins);
  // Found again in the replaced text: what stood in a context that only now shows.
  anonymity::Replaced twice =
      anonymity::replace(replaced.turns, anonymity::find(replaced.turns, lexicon), {}, is_everyday);
  std::vector<anonymity::Finding> again;
  for (const anonymity::StandIn& each : twice.stand_ins) {
    for (const std::size_t turn : each.turns) again.push_back({turn, 0, 0, each.kind, each.why});
  }
  print_found(replaced.left, again);
  std::cerr << "Still to write, before this is a call to practise with:\n";
  for (const std::string& each : draft.value().left) print_item(each);
  std::cerr << "Then: warmline check " << options.output << "\n";
  return kDone;
}

int anonymise(const AnonymiseOptions& options) {
  if (options.spans) return anonymise_spans(options.file);
  if (options.file.empty()) {
    std::cerr << "error: name the transcript that is to be read\n";
    return kMisused;
  }
  return anonymise_transcript(options);
}

}  // namespace warmline::cli
