#include "interop/call_draft.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/json.h"
#include "core/text.h"

namespace warmline::interop {
namespace {

// The schema's bounds (scenarios/scenario.schema.json).
constexpr std::size_t kMostText = 1200;  // code points
constexpr std::size_t kMostLines = 12;
constexpr std::size_t kMostNodes = 400;
constexpr std::size_t kMostBefore = 12;
constexpr std::size_t kMostPeople = 12;
constexpr std::int64_t kMostSeconds = 36'000;
constexpr std::int64_t kMostMinutes = 60;

struct Line {
  std::string who;
  std::string text;
};

// What is heard, and then what the agent says or does.
struct Moment {
  std::vector<Line> lines;
  std::string say;
  std::string action;
  std::int64_t seconds = 0;  // 0: unknown
};

struct Step {
  std::string detail;
  std::int64_t seconds = 0;
};

struct Person {
  std::string id;
  std::string name;
};

// At most kMostText code points each, cut at blanks where there are some.
std::vector<std::string> pieces_of(std::string_view text) {
  std::vector<std::string> pieces;
  while (!text.empty()) {
    std::size_t count = 0;
    std::size_t end = 0;
    std::size_t blank = 0;
    for (; end < text.size(); ++end) {
      const bool first_byte = (static_cast<unsigned char>(text[end]) & 0xC0u) != 0x80u;
      if (first_byte && ++count > kMostText) break;
      if (text[end] == ' ') blank = end;
    }
    if (end < text.size() && blank > 0) end = blank;
    pieces.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
    while (!text.empty() && text[0] == ' ') text.remove_prefix(1);
  }
  return pieces;
}

bool fits(std::string_view text, std::string_view more) {
  return text::code_points(text) + 1 + text::code_points(more) <= kMostText;
}

std::int64_t rounded_seconds(std::int64_t ms) {
  constexpr std::int64_t kStep = 5;
  const std::int64_t steps = std::max<std::int64_t>(1, (ms + kStep * 1000 - 1) / (kStep * 1000));
  return std::min(steps * kStep, kMostSeconds);
}

std::int64_t length_ms(const Turn& turn) {
  return turn.begin_ms && turn.end_ms ? std::max<std::int64_t>(0, *turn.end_ms - *turn.begin_ms)
                                      : 0;
}

class Drafting {
 public:
  explicit Drafting(const Transcript& transcript) : transcript_(transcript) {}

  Result<CallDraft> run() {
    const std::size_t start = split_before();
    if (steps_.size() > kMostBefore) {
      return Error{"too-much-before",
                   "what the system says before the agent answers is longer than a scenario holds; "
                   "cut it down in the transcript",
                   {}};
    }
    name_people();
    for (std::size_t i = start; i < transcript_.turns.size(); ++i) add(transcript_.turns[i]);
    if (!spoken_) {
      return Error{"no-agent-turn",
                   "the agent says nothing in this transcript, so there is nothing to practise",
                   {}};
    }
    if (!now_.say.empty()) close();
    if (moments_.size() >= kMostNodes) {
      return Error{"too-many-moments",
                   "the call has " + std::to_string(moments_.size()) +
                       " moments and a scenario holds " + std::to_string(kMostNodes - 1) +
                       "; cut the transcript down to the part that is to be practised",
                   {}};
    }
    CallDraft draft;
    draft.json = written();
    draft.left = left();
    draft.before = steps_.size();
    draft.moments = static_cast<std::size_t>(std::count_if(
        moments_.begin(), moments_.end(), [](const Moment& each) { return !each.say.empty(); }));
    return draft;
  }

 private:
  [[nodiscard]] Role role_of(const Turn& turn) const {
    return transcript_.participants[turn.who].role;
  }

  // Up to the system's last word before the agent's first all of it happened before the call.
  std::size_t split_before() {
    std::size_t end = 0;
    for (std::size_t i = 0; i < transcript_.turns.size(); ++i) {
      const Role role = role_of(transcript_.turns[i]);
      if (role == Role::kAgent) break;
      if (role == Role::kSystem) end = i + 1;
    }
    if (end == 0) return 0;
    Step step;
    for (std::size_t i = 0; i < end; ++i) {
      const Turn& turn = transcript_.turns[i];
      const bool system = role_of(turn) == Role::kSystem;
      for (const std::string& piece : pieces_of(system ? turn.text : "Caller: " + turn.text)) {
        if (!step.detail.empty() && !fits(step.detail, piece))
          steps_.push_back(std::exchange(step, {}));
        if (!step.detail.empty()) step.detail += '\n';
        step.detail += piece;
      }
    }
    steps_.push_back(step);
    // Until somebody answers: the wait is part of it.
    const std::size_t next = std::min(end, transcript_.turns.size() - 1);
    const auto from = transcript_.turns.front().begin_ms;
    const auto to = transcript_.turns[next].begin_ms;
    if (from && to && *to > *from) steps_.front().seconds = rounded_seconds(*to - *from);
    return end;
  }

  // Third parties by their part in the call; those beyond what a scenario holds share the last.
  void name_people() {
    ids_.resize(transcript_.participants.size());
    std::vector<bool> speaks(ids_.size(), false);
    for (const Turn& turn : transcript_.turns) speaks[turn.who] = true;
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      const Participant& each = transcript_.participants[i];
      if (!speaks[i] || (each.role != Role::kThird && each.role != Role::kUnknown)) continue;
      if (people_.size() < kMostPeople) {
        const std::string number = std::to_string(people_.size() + 1);
        people_.push_back(
            {"person-" + number, (each.label.empty() ? "Third party" : each.label) + ' ' + number});
      }
      ids_[i] = people_.back().id;
    }
  }

  [[nodiscard]] std::string who_says(const Turn& turn) const {
    switch (role_of(turn)) {
      case Role::kCaller:
        return "caller";
      case Role::kSystem:
        return "system";
      default:
        return ids_[turn.who];
    }
  }

  void add(const Turn& turn) {
    if (role_of(turn) == Role::kAgent) {
      spoken_ = true;
      add_agent(turn);
      return;
    }
    if (!now_.say.empty()) close();
    const std::string who = who_says(turn);
    for (std::string& piece : pieces_of(turn.text)) {
      const bool same = !now_.lines.empty() && now_.lines.back().who == who;
      if (same && fits(now_.lines.back().text, piece)) {
        now_.lines.back().text += ' ' + piece;
        continue;
      }
      if (now_.lines.size() == kMostLines) listen();
      now_.lines.push_back({who, std::move(piece)});
    }
  }

  void add_agent(const Turn& turn) {
    for (std::string& piece : pieces_of(turn.text)) {
      if (!now_.say.empty() && !fits(now_.say, piece)) close();
      if (!now_.say.empty()) now_.say += ' ';
      now_.say += piece;
    }
    spoken_ms_ += length_ms(turn);
  }

  void close() {
    if (spoken_ms_ > 0) now_.seconds = rounded_seconds(spoken_ms_);
    spoken_ms_ = 0;
    moments_.push_back(std::exchange(now_, {}));
  }

  // More is said than a node holds before the agent speaks.
  void listen() {
    now_.action = "Listen.";
    moments_.push_back(std::exchange(now_, {}));
  }

  [[nodiscard]] static std::string id_of(std::size_t moment) {
    return "moment-" + std::to_string(moment + 1);
  }

  [[nodiscard]] std::int64_t minutes() const {
    std::int64_t ms = 0;
    std::int64_t words = 0;
    for (const Turn& turn : transcript_.turns) {
      if (const auto end = turn.end_ms ? turn.end_ms : turn.begin_ms) ms = std::max(ms, *end);
      words += 1 + std::count(turn.text.begin(), turn.text.end(), ' ');
    }
    constexpr std::int64_t kWordsAMinute = 150;
    const std::int64_t whole =
        ms > 0 ? (ms + 59'999) / 60'000 : (words + kWordsAMinute - 1) / kWordsAMinute;
    return std::clamp<std::int64_t>(whole, 1, kMostMinutes);
  }

  // As the schema has it: en, pt-BR; empty if the file's is no such thing.
  [[nodiscard]] std::string language() const {
    std::string tag = transcript_.language;
    std::replace(tag.begin(), tag.end(), '_', '-');
    std::size_t length = 0;
    std::size_t parts = 0;
    for (std::size_t i = 0; i <= tag.size(); ++i) {
      if (i < tag.size() && tag[i] != '-') {
        const bool small = tag[i] >= 'a' && tag[i] <= 'z';
        const bool other = (tag[i] >= 'A' && tag[i] <= 'Z') || (tag[i] >= '0' && tag[i] <= '9');
        if (!small && (!other || parts == 0)) return {};
        ++length;
        continue;
      }
      if (length < 2 || length > (parts == 0 ? 3u : 8u)) return {};
      length = 0;
      ++parts;
    }
    return parts <= 3 ? tag : std::string();
  }

  void write_head(json::Writer& out) const {
    const std::string tag = language();
    out.key("$schema").string("./scenario.schema.json").key("format").integer(1);
    out.key("id").string("draft-from-a-call").key("title").string("To write: a title");
    out.key("summary").string("To write: the situation in one or two sentences, not the solution.");
    out.key("language").string(tag.empty() ? "en" : tag).key("sector").string("other");
    out.key("difficulty").string("medium").key("minutes").integer(minutes());
    out.key("role").string("To write: who the agent is, what they own and what they may not do.");
    if (!steps_.empty()) {
      out.key("before").begin_array();
      for (const Step& step : steps_) {
        out.begin_object().key("kind").string("menu").key("what").string("Automatic announcement");
        out.key("detail").string(step.detail).key("seconds").integer(step.seconds).end_object();
      }
      out.end_array();
    }
    out.key("mood").begin_object().key("distress").integer(5).key("trust").integer(5).end_object();
    if (!people_.empty()) {
      out.key("people").begin_array();
      for (const Person& person : people_)
        out.begin_object().key("id").string(person.id).key("name").string(person.name).end_object();
      out.end_array();
    }
    out.key("needs").begin_array().begin_object().key("id").string("need-1");
    out.key("label").string(
        "To write: what the caller needs from this call, in the caller's words");
    out.key("weight").integer(100).end_object().end_array();
  }

  static void write_lines(json::Writer& out, const std::vector<Line>& lines) {
    if (lines.empty()) return;
    out.key("lines").begin_array();
    for (const Line& line : lines)
      out.begin_object().key("who").string(line.who).key("text").string(line.text).end_object();
    out.end_array();
  }

  void write_moment(json::Writer& out, std::size_t index) const {
    const Moment& moment = moments_[index];
    const bool last = index + 1 == moments_.size();
    const bool says = !moment.say.empty();
    out.begin_object().key("id").string(id_of(index));
    write_lines(out, moment.lines);
    out.key("choices").begin_array().begin_object();
    out.key("id").string(says ? "as-said" : "listen");
    out.key(says ? "say" : "do").string(says ? moment.say : moment.action);
    out.key("to").string(last ? "end" : id_of(index + 1));
    if (last || moment.seconds > 0) {
      out.key("effects").begin_object();
      if (last) out.key("needs").begin_object().key("need-1").string("met").end_object();
      if (moment.seconds > 0) out.key("seconds").integer(moment.seconds);
      out.end_object();
    }
    out.end_object().end_array().end_object();
  }

  [[nodiscard]] std::string written() const {
    json::Writer out(true);
    out.begin_object();
    write_head(out);
    out.key("start").string(id_of(0)).key("nodes").begin_array();
    for (std::size_t i = 0; i < moments_.size(); ++i) write_moment(out, i);
    out.begin_object().key("id").string("end");
    write_lines(out, now_.lines);
    out.key("ending").begin_object().key("kind").string("satisfied");
    out.key("title").string("To write: how it ended");
    out.key("text").string("To write: what happened after the call, that evening or next week.");
    out.end_object().end_object().end_array().end_object();
    return out.take() + '\n';
  }

  [[nodiscard]] std::vector<std::string> left() const {
    std::vector<std::string> out = {
        "id, title, summary, sector, difficulty and role (search for \"To write\")",
        "the needs: the draft has one, and supposes that the last line meets it",
        "two or three other choices at each moment worth deciding, and where they lead",
        "for each choice its criteria, its effects on mood and needs, and its why",
        "the mood at the beginning, and the endings"};
    if (language().empty())
      out.push_back("the language: the file names none, so the draft says English");
    if (!people_.empty()) out.push_back("what the third parties are called, by role");
    if (!steps_.empty()) out.push_back("what came before: the draft takes it for a menu");
    return out;
  }

  const Transcript& transcript_;
  std::vector<Step> steps_;
  std::vector<Person> people_;
  std::vector<std::string> ids_;  // by participant, of third parties
  std::vector<Moment> moments_;
  Moment now_;
  std::int64_t spoken_ms_ = 0;
  bool spoken_ = false;
};

}  // namespace

Result<CallDraft> draft_of(const Transcript& transcript) {
  return Drafting(transcript).run();
}

}  // namespace warmline::interop
