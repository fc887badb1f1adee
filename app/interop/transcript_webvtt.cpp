// WebVTT: The Web Video Text Tracks Format, W3C Candidate Recommendation of 4 April 2019, sections
// 4 (syntax) and 6 (parsing). Who speaks is the annotation of a voice span, <v Name>; where a cue
// has none, "Name: text" as conferencing programs write it.
#include <array>

#include "interop/transcript_parts.h"

namespace warmline::interop::transcripts {
namespace {

struct Line {
  std::string_view text;
  std::size_t offset = 0;
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at <= text.size();) {
    std::size_t end = text.find_first_of("\r\n", at);
    if (end == std::string_view::npos) end = text.size();
    lines.push_back({text.substr(at, end - at), at});
    at = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

// "mm:ss.ttt" or "h…:mm:ss.ttt".
std::optional<std::int64_t> time_of(std::string_view text) {
  std::array<std::int64_t, 4> parts{};  // the last: milliseconds
  std::size_t count = 0;
  std::size_t digits = 0;
  std::string separators;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      if (++digits > 6) return std::nullopt;
      parts[count] = parts[count] * 10 + (c - '0');
    } else if ((c == ':' || c == '.') && digits > 0 && count < 3) {
      separators += c;
      ++count;
      digits = 0;
    } else {
      return std::nullopt;
    }
  }
  if (digits != 3) return std::nullopt;
  if (separators == ":.")
    parts = {0, parts[0], parts[1], parts[2]};
  else if (separators != "::.")
    return std::nullopt;
  if (parts[1] > 59 || parts[2] > 59) return std::nullopt;
  return ((parts[0] * 60 + parts[1]) * 60 + parts[2]) * 1000 + parts[3];
}

void append_code_point(std::string& out, std::uint32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0u | (code >> 6));
    out += static_cast<char>(0x80u | (code & 0x3Fu));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0u | (code >> 12));
    out += static_cast<char>(0x80u | ((code >> 6) & 0x3Fu));
    out += static_cast<char>(0x80u | (code & 0x3Fu));
  } else {
    out += static_cast<char>(0xF0u | (code >> 18));
    out += static_cast<char>(0x80u | ((code >> 12) & 0x3Fu));
    out += static_cast<char>(0x80u | ((code >> 6) & 0x3Fu));
    out += static_cast<char>(0x80u | (code & 0x3Fu));
  }
}

// What stands between & and ; or false, and nothing is appended.
bool append_reference(std::string& out, std::string_view name) {
  struct Named {
    std::string_view name, text;
  };
  static constexpr Named kNamed[] = {{"amp", "&"},   {"lt", "<"},   {"gt", ">"}, {"nbsp", " "},
                                     {"quot", "\""}, {"apos", "'"}, {"lrm", ""}, {"rlm", ""}};
  for (const Named& each : kNamed) {
    if (each.name != name) continue;
    out += each.text;
    return true;
  }
  if (name.size() < 2 || name[0] != '#') return false;
  const bool hex = name[1] == 'x' || name[1] == 'X';
  std::uint32_t code = 0;
  const std::string_view digits = name.substr(hex ? 2 : 1);
  if (digits.empty() || digits.size() > 7) return false;
  for (const char c : digits) {
    const auto at = std::string_view("0123456789abcdef").find(lower(std::string_view(&c, 1)));
    if (at == std::string_view::npos || (!hex && at > 9)) return false;
    code = code * (hex ? 16u : 10u) + static_cast<std::uint32_t>(at);
  }
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return false;
  append_code_point(out, code);
  return true;
}

std::string decoded(std::string_view text) {
  constexpr std::size_t kLongestReference = 10;
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t end =
        text[at] == '&' ? text.substr(at, kLongestReference).find(';') : std::string_view::npos;
    if (end != std::string_view::npos && append_reference(out, text.substr(at + 1, end - 1))) {
      at += end;
    } else {
      out += text[at];
    }
  }
  return out;
}

// What one cue says, voice by voice.
struct Voiced {
  std::string who;  // empty without a voice span
  std::string text;
};

// The name in "v.loud Maria", or nothing if the tag is no voice.
std::optional<std::string> voice_in(std::string_view tag) {
  if (tag.empty() || tag[0] != 'v' || (tag.size() > 1 && tag.find_first_of(" \t\n.") != 1))
    return std::nullopt;
  const std::size_t blank = tag.find_first_of(" \t\n");
  if (blank == std::string_view::npos) return std::string();
  return tidy(decoded(tag.substr(blank)));
}

std::vector<Voiced> voices_of(std::string_view payload) {
  std::vector<Voiced> voices(1);
  for (std::size_t at = 0; at < payload.size();) {
    const std::size_t open = payload.find('<', at);
    voices.back().text +=
        decoded(payload.substr(at, open == std::string_view::npos ? open : open - at));
    if (open == std::string_view::npos) break;
    std::size_t close = payload.find('>', open);
    if (close == std::string_view::npos) close = payload.size();
    const std::string_view tag = payload.substr(open + 1, close - open - 1);
    if (auto who = voice_in(tag)) voices.push_back({*std::move(who), {}});
    if (tag == "/v") voices.emplace_back();
    at = close + 1;
  }
  return voices;
}

class Reader {
 public:
  explicit Reader(const Source& source) : source_(source) {
    begin_ = source.text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  }

  Result<Transcript> read() {
    const std::string_view body = source_.text.substr(begin_);
    lines_ = lines_of(body);
    const std::string_view first = lines_[0].text;
    if (first.substr(0, 6) != "WEBVTT" ||
        (first.size() > 6 && first[6] != ' ' && first[6] != '\t')) {
      return source_.error_at(
          begin_, "no-webvtt-header",
          "a WebVTT file begins with the line WEBVTT, and this one doesn't; put "
          "that line and an empty one in front");
    }
    std::size_t at = 1;
    while (at < lines_.size() && !lines_[at].text.empty() && !is_timing(at)) ++at;  // its header
    while (at < lines_.size()) {
      if (lines_[at].text.empty()) {
        ++at;
      } else if (auto wrong = block(at)) {
        return *wrong;
      }
    }
    return std::move(gathering_).finish(source_);
  }

 private:
  [[nodiscard]] bool is_timing(std::size_t at) const {
    return lines_[at].text.find("-->") != std::string_view::npos;
  }

  // A note, a style, a region or a cue; moves `at` behind it.
  std::optional<Error> block(std::size_t& at) {
    if (!is_timing(at) && at + 1 < lines_.size() && is_timing(at + 1) &&
        lines_[at].text.substr(0, 4) != "NOTE")
      ++at;  // the cue's name
    const bool cue = is_timing(at);
    const std::size_t timing = at;
    std::string payload;
    for (++at; at < lines_.size() && !lines_[at].text.empty(); ++at) {
      if (cue && is_timing(at)) break;
      if (!payload.empty()) payload += '\n';
      payload += lines_[at].text;
    }
    return cue ? add(lines_[timing], payload) : std::nullopt;
  }

  std::optional<Error> add(const Line& timing, std::string_view payload) {
    const std::size_t arrow = timing.text.find("-->");
    const std::string_view rest = trim(timing.text.substr(arrow + 3));
    const auto begin = time_of(trim(timing.text.substr(0, arrow)));
    const auto end = time_of(rest.substr(0, rest.find_first_of(" \t")));  // settings follow
    if (!begin || !end) {
      return source_.error_at(begin_ + timing.offset, "bad-time",
                              "this cue's times can't be read; they are written "
                              "00:01:02.500 --> 00:01:04.000");
    }
    for (const Voiced& voiced : voices_of(payload)) speak(voiced, *begin, *end);
    return std::nullopt;
  }

  void speak(const Voiced& voiced, std::int64_t begin, std::int64_t end) {
    if (!voiced.who.empty()) {
      say(voiced.who, voiced.text, begin, end);
      return;
    }
    for (std::size_t at = 0; at < voiced.text.size();) {
      std::size_t stop = voiced.text.find('\n', at);
      if (stop == std::string::npos) stop = voiced.text.size();
      const std::string_view line = std::string_view(voiced.text).substr(at, stop - at);
      std::string_view who;
      std::string_view said;
      if (split_speaker(line, who, said)) {
        last_ = tidy(who);
        say(last_, said, begin, end);
      } else if (!trim(line).empty()) {
        // A cue's second line goes on; a cue without any name is nobody's.
        say(at > 0 && !last_.empty() ? last_ : "(no name)", line, begin, end);
      }
      at = stop + 1;
    }
    last_.clear();
  }

  void say(const std::string& who, std::string_view text, std::int64_t begin, std::int64_t end) {
    const std::size_t index = gathering_.participant(who);
    Participant& speaker = gathering_.at(index);
    if (speaker.role == Role::kUnknown) {
      speaker.role = role_of(who);
      speaker.label = label_of(who);
      if (who != "(no name)") gathering_.name(index, who);
    }
    gathering_.turn(index, text, begin, end);
  }

  const Source& source_;
  std::size_t begin_ = 0;
  std::vector<Line> lines_;
  Gathering gathering_;
  std::string last_;
};

}  // namespace

Result<Transcript> read_webvtt(const Source& source) {
  return Reader(source).read();
}

}  // namespace warmline::interop::transcripts
