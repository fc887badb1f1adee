#include "interop/transcript_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "core/text.h"

namespace warmline::interop::transcripts {
namespace {

constexpr double kMostSeconds = 3'600'000;
constexpr std::size_t kLongestName = 40;  // bytes of what stands before a colon

std::string place(std::string_view file, std::uint32_t line, std::uint32_t column) {
  return std::string(file) + ':' + std::to_string(line) + ':' + std::to_string(column);
}

// Small letters, blanks for what joins words, a number at the end taken off: "AGENT_2" is "agent".
std::string bare(std::string_view word) {
  std::string out = lower(trim(word));
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '_' || c == '-' || c == '.'; }, ' ');
  while (!out.empty() && (out.back() == ' ' || (out.back() >= '0' && out.back() <= '9')))
    out.pop_back();
  return out;
}

template <std::size_t N>
bool among(const std::string_view (&words)[N], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

constexpr std::string_view kAgentWords[] = {"agent",
                                            "human agent",
                                            "any agent",
                                            "advisor",
                                            "adviser",
                                            "representative",
                                            "rep",
                                            "csr",
                                            "call handler",
                                            "customer service",
                                            "internal",
                                            "service advisor",
                                            "operator",
                                            "call taker",
                                            "customer service representative"};
constexpr std::string_view kCallerWords[] = {"caller",   "customer",  "client",   "end user",
                                             "external", "patient",   "member",   "guest",
                                             "user",     "passenger", "consumer", "end customer"};
constexpr std::string_view kSystemWords[] = {
    "system",   "ivr",        "bot",          "custom bot", "automated agent", "virtual agent",
    "ai agent", "voice menu", "acd",          "menu",       "recording",       "voicebot",
    "chatbot",  "voicemail",  "announcement", "workflow"};
constexpr std::string_view kThirdWords[] = {"supervisor", "third party", "interpreter", "manager",
                                            "colleague",  "pharmacist",  "consultant"};
constexpr std::string_view kNobody[] = {"speaker",      "channel", "participant", "unknown", "spk",
                                        "unidentified", "user id", "person",      ""};

int digit(char c) {
  return c >= '0' && c <= '9' ? c - '0' : -1;
}

// Digits text[at, at + count) as a number; -1 if one is missing.
int number_at(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (i >= text.size() || digit(text[i]) < 0) return -1;
    value = value * 10 + digit(text[i]);
  }
  return value;
}

// Days from 1970-01-01 in the Gregorian calendar (H. Hinnant, "chrono-Compatible Low-Level Date
// Algorithms").
std::int64_t days_from_civil(std::int64_t year, int month, int day) {
  year -= month <= 2 ? 1 : 0;
  const std::int64_t era = year / 400;
  const std::int64_t of_era = year - era * 400;
  const std::int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

}  // namespace

Error Source::error_at(std::size_t offset, std::string code, std::string message) const {
  const std::string_view before = text.substr(0, offset);
  const auto line = static_cast<std::uint32_t>(1 + std::count(before.begin(), before.end(), '\n'));
  const std::size_t start =
      before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  const auto column = static_cast<std::uint32_t>(1 + text::code_points(before.substr(start)));
  return {std::move(code), std::move(message), place(file, line, column)};
}

Error Source::error_in(std::string_view pointer, std::string code, std::string message) const {
  const json::Position at = json::locate(text, pointer).value_or(json::Position{});
  if (!pointer.empty()) message = text::printable(pointer) + ": " + message;
  return {std::move(code), std::move(message), place(file, at.line, at.column)};
}

Role role_of(std::string_view word) {
  const std::string plain = bare(word);
  if (among(kAgentWords, plain)) return Role::kAgent;
  if (among(kCallerWords, plain)) return Role::kCaller;
  if (among(kSystemWords, plain)) return Role::kSystem;
  if (among(kThirdWords, plain)) return Role::kThird;
  return Role::kUnknown;
}

bool is_generic(std::string_view name) {
  return role_of(name) != Role::kUnknown || among(kNobody, bare(name));
}

std::string label_of(std::string_view word) {
  std::string plain = bare(word);
  if (!among(kThirdWords, plain)) return {};
  plain[0] = static_cast<char>(plain[0] - 'a' + 'A');
  return plain;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

std::string tidy(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const std::string_view three = text.substr(i, 3);
    const bool control =
        c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) <= 0xA0;
    const bool separator = three == "\u2028" || three == "\u2029" || three == "\uFEFF";
    if (c <= 0x20 || c == 0x7F || control || separator) {
      gap = true;
      i += control ? 1 : separator ? 2 : 0;
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    out += text[i];
  }
  return out;
}

bool split_speaker(std::string_view line, std::string_view& who, std::string_view& said) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return false;
  who = trim(line.substr(0, colon));
  said = trim(line.substr(colon + 1));
  if (who.empty() || who.size() > kLongestName) return false;
  if (who.find_first_of("?!;,\"<>{}=/@[]") != std::string_view::npos) return false;
  if (digit(who[0]) >= 0 || std::count(who.begin(), who.end(), ' ') > 4) return false;
  // "10:30", "https://": nothing stands between the colon and what follows.
  const bool spaced = colon + 1 >= line.size() || line[colon + 1] == ' ' || line[colon + 1] == '\t';
  return spaced;
}

json::Value value_in(const json::Value& object, std::string_view name, std::string_view other) {
  if (const auto found = object.find(name)) return *found;
  if (other.empty()) return json::Value();
  return object.find(other).value_or(json::Value());
}

std::string_view text_in(const json::Value& object, std::string_view name, std::string_view other) {
  return value_in(object, name, other).string();
}

std::optional<std::int64_t> seconds_of(const json::Value& value) {
  double seconds = -1;
  if (value.is_number()) seconds = value.real(-1);
  std::string text(value.string());
  if (!text.empty() && text.back() == 's') text.pop_back();
  if (!text.empty() && text.size() < 32 &&
      text.find_first_not_of("0123456789.") == std::string::npos) {
    seconds = std::strtod(text.c_str(), nullptr);
  }
  if (!(seconds >= 0) || seconds > kMostSeconds) return std::nullopt;
  return static_cast<std::int64_t>(std::llround(seconds * 1000));
}

std::optional<std::int64_t> whole_of(const json::Value& value) {
  constexpr std::size_t kMostDigits = 17;
  if (value.is_integer() && value.integer() >= 0) return value.integer();
  const std::string_view text = value.string();
  if (text.empty() || text.size() > kMostDigits) return std::nullopt;
  std::int64_t number = 0;
  for (const char c : text) {
    if (digit(c) < 0) return std::nullopt;
    number = number * 10 + digit(c);
  }
  return number;
}

std::optional<std::int64_t> moment_of(std::string_view text) {
  const int year = number_at(text, 0, 4);
  const int month = number_at(text, 5, 2);
  const int day = number_at(text, 8, 2);
  const int hour = number_at(text, 11, 2);
  const int minute = number_at(text, 14, 2);
  const int second = number_at(text, 17, 2);
  if (year < 1970 || month < 1 || month > 12 || day < 1 || day > 31 || hour < 0 || hour > 23 ||
      minute < 0 || minute > 59 || second < 0 || second > 60)
    return std::nullopt;
  std::int64_t ms = ((days_from_civil(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
  ms *= 1000;
  std::size_t at = 19;
  if (at < text.size() && text[at] == '.') {
    int scale = 100;
    for (++at; at < text.size() && digit(text[at]) >= 0; ++at, scale /= 10)
      ms += digit(text[at]) * scale;
  }
  if (at < text.size() && (text[at] == '+' || text[at] == '-')) {
    const int hours = number_at(text, at + 1, 2);
    const int minutes = number_at(text, at + 4, 2);
    if (hours < 0 || minutes < 0) return std::nullopt;
    ms += (text[at] == '+' ? -1 : 1) * (hours * 60 + minutes) * 60'000LL;
  }
  return ms;
}

std::size_t Gathering::participant(std::string_view id) {
  const auto found = index_.find(id);
  if (found != index_.end()) return found->second;
  if (made_.participants.size() >= kMostParticipants) {
    too_many_participants_ = true;
    return 0;
  }
  const std::size_t index = made_.participants.size();
  index_.emplace(id, index);
  made_.participants.push_back({std::string(id), {}, {}, Role::kUnknown});
  return index;
}

void Gathering::name(std::size_t index, std::string_view name) {
  const std::string clean = tidy(name);
  if (clean.empty() || is_generic(clean)) return;
  if (at(index).name.empty()) at(index).name = clean;
  known(anonymity::Kind::kPerson, clean);
}

void Gathering::known(anonymity::Kind kind, std::string_view value) {
  const std::string clean = tidy(value);
  constexpr std::size_t kMostKnown = 200;
  if (clean.empty() || made_.known.size() >= kMostKnown) return;
  for (const anonymity::Known& each : made_.known) {
    if (each.kind == kind && each.value == clean) return;
  }
  made_.known.push_back({kind, clean});
}

void Gathering::language(std::string_view tag) {
  if (made_.language.empty()) made_.language = std::string(tag);
}

void Gathering::turn(std::size_t who, std::string_view text, std::optional<std::int64_t> begin,
                     std::optional<std::int64_t> end) {
  said_bytes_ += text.size();
  if (made_.turns.size() >= kMostTurns) too_many_turns_ = true;
  if (too_many_turns_ || said_bytes_ > kMostSaidBytes) return;
  Turn made{who, tidy(text), begin, end};
  if (made.text.empty()) return;
  if (!made.begin_ms || (made.end_ms && *made.end_ms < *made.begin_ms)) made.end_ms.reset();
  made_.turns.push_back(std::move(made));
}

void Gathering::go_on(std::string_view text) {
  said_bytes_ += text.size();
  if (said_bytes_ > kMostSaidBytes) return;
  const std::string more = tidy(text);
  if (!more.empty()) made_.turns.back().text += ' ' + more;
}

Result<Transcript> Gathering::finish(const Source& source) && {
  if (too_many_turns_) {
    return source.error_at(0, "too-many-turns",
                           "the transcript has more than " + std::to_string(kMostTurns) +
                               " turns; cut it down to the part that is to be practised");
  }
  if (said_bytes_ > kMostSaidBytes) {
    return source.error_at(0, "too-much-text",
                           "more is said in this transcript than in forty hours of speech; cut it "
                           "down to the part that is to be practised");
  }
  if (too_many_participants_) {
    return source.error_at(
        0, "too-many-participants",
        "more than " + std::to_string(kMostParticipants) +
            " people seem to speak in this call; is every colon at the front of a line one "
            "after a speaker? Join the others to the line before");
  }
  if (made_.turns.empty()) {
    return source.error_at(0, "no-turns",
                           "nobody says anything in this transcript; is it the right file, and is "
                           "its transcription finished?");
  }
  std::vector<Turn>& turns = made_.turns;
  const bool timed = std::all_of(turns.begin(), turns.end(),
                                 [](const Turn& turn) { return turn.begin_ms.has_value(); });
  if (timed) {
    std::stable_sort(turns.begin(), turns.end(),
                     [](const Turn& a, const Turn& b) { return *a.begin_ms < *b.begin_ms; });
    const std::int64_t first = *turns.front().begin_ms;
    for (Turn& turn : turns) {
      *turn.begin_ms -= first;
      if (turn.end_ms) *turn.end_ms -= first;
    }
  }
  return std::move(made_);
}

}  // namespace warmline::interop::transcripts
