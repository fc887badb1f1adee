#include <map>
#include <utility>

#include "core/json.h"
#include "core/text.h"
#include "interop/twine.h"
#include "interop/words.h"

namespace warmline::interop {
namespace {

constexpr std::string_view kMark = "::";

// One header line, read from left to right: name, tags, metadata.
class Header {
 public:
  Header(std::string_view line, Place place, Notes& notes)
      : line_(line), place_(std::move(place)), notes_(notes) {}

  void read(Passage& passage) {
    at_ = kMark.size();
    passage.name = std::string(trim(until("[{")));
    if (at_ < line_.size() && line_[at_] == '[') read_tags(passage);
    skip_blanks();
    if (at_ < line_.size() && line_[at_] == '{') {
      read_metadata();
    } else if (at_ < line_.size()) {
      note("header-rest",
           "what stands behind the tags, " + text::quoted(line_.substr(at_)) + ", means nothing",
           "tags are followed by metadata in braces, or by nothing");
    }
  }

 private:
  // Up to an unescaped one of `ends`; a backslash gives the character after it.
  std::string until(std::string_view ends) {
    std::string out;
    for (; at_ < line_.size() && ends.find(line_[at_]) == std::string_view::npos; ++at_) {
      if (line_[at_] == '\\' && at_ + 1 < line_.size()) ++at_;
      out += line_[at_];
    }
    return out;
  }

  void skip_blanks() {
    while (at_ < line_.size() && (line_[at_] == ' ' || line_[at_] == '\t')) ++at_;
  }

  void read_tags(Passage& passage) {
    const std::size_t opened = at_++;
    std::vector<std::string> tags;
    while (skip_blanks(), at_ < line_.size() && line_[at_] != ']') {
      const std::size_t before = at_;
      tags.push_back(until(" \t]"));
      if (at_ == before) break;
    }
    if (at_ >= line_.size()) {
      note("tags-open", "the tags " + text::quoted(line_.substr(opened)) + " have no closing ]",
           "close them; without it they are left out");
      return;
    }
    ++at_;
    passage.tags = std::move(tags);
  }

  // Position and size of a tile in the editor; only a mistake in it is worth a word.
  void read_metadata() {
    const json::ParseOutcome outcome = json::parse(line_.substr(at_));
    if (outcome.document && outcome.document->root().is_object()) return;
    note("metadata", "the metadata " + text::quoted(line_.substr(at_)) + " is not JSON",
         "it is left out; the passage is read all the same");
  }

  void note(std::string code, std::string problem, std::string remedy) {
    notes_.add(std::move(code), place_, std::move(problem), std::move(remedy));
  }

  std::string_view line_;
  Place place_;
  Notes& notes_;
  std::size_t at_ = 0;
};

class Reader {
 public:
  Reader(std::string_view text, Notes& notes) : text_(text), notes_(notes), locator_(text) {}

  Result<TwineStory> read() {
    std::size_t at = 0;
    while (at < text_.size() && !starts_header(at)) at = next_line(at);
    if (at >= text_.size()) {
      return Error{"no-passages",
                   "no line begins with \"::\", so there is no passage; is this a Twee file?", ""};
    }
    if (!trim(text_.substr(0, at)).empty()) {
      notes_.add("before-first-passage", locator_.at(0),
                 "what stands before the first passage belongs to none",
                 "it is left out; put it under a header if it belongs to the story");
    }
    while (at < text_.size()) {
      if (story_.passages.size() >= kMostMoments) {
        return Error{"too-many-passages",
                     "there are more than " + std::to_string(kMostMoments) + " passages", ""};
      }
      at = read_passage(at);
    }
    return std::move(story_);
  }

 private:
  [[nodiscard]] bool starts_header(std::size_t at) const {
    return text_.substr(at, kMark.size()) == kMark;
  }

  [[nodiscard]] std::size_t next_line(std::size_t at) const {
    const std::size_t end = text_.find('\n', at);
    return end == std::string_view::npos ? text_.size() : end + 1;
  }

  std::size_t read_passage(std::size_t at) {
    Passage passage;
    passage.offset = at;
    const std::size_t body = next_line(at);
    const std::string_view line = text_.substr(at, body - at);
    const Place place = locator_.at(at);
    Header(line.substr(0, line.find('\n')), place, notes_).read(passage);
    std::size_t end = body;
    while (end < text_.size() && !starts_header(end)) end = next_line(end);
    std::string_view content = text_.substr(body, end - body);
    content = content.substr(0, content.find_last_not_of(" \t\n") + 1);  // npos + 1 is 0
    passage.text = std::string(content);
    passage.map = {{0, body}};
    keep(std::move(passage), place);
    return end;
  }

  void keep(Passage passage, const Place& place) {
    if (passage.name.empty()) {
      notes_.add("nameless", place, "a passage without a name can't be led to",
                 "it is left out; write a name behind the \"::\"");
    } else if (passage.name == "StoryTitle") {
      if (story_.title.empty()) story_.title = one_line(passage.text);
    } else if (passage.name == "StoryData") {
      read_data(passage, place);
    } else {
      story_.passages.push_back(std::move(passage));
    }
  }

  void read_data(const Passage& passage, const Place& place) {
    const json::ParseOutcome outcome = json::parse(passage.text);
    if (!outcome.document || !outcome.document->root().is_object()) {
      notes_.add(
          "story-data", place, "StoryData is not JSON",
          "it is left out: the story is taken to begin at the passage \"Start\", in no format");
      return;
    }
    const json::Value root = outcome.document->root();
    if (const auto format = root.find("format")) story_.format = std::string(format->string());
    if (const auto start = root.find("start")) {
      story_.start = std::string(start->string());
      story_.start_place = place;
    }
  }

  std::string_view text_;
  Notes& notes_;
  Locator locator_;
  TwineStory story_;
};

}  // namespace

Result<TwineStory> read_twee(std::string_view text, Notes& notes) {
  return Reader(text, notes).read();
}

}  // namespace warmline::interop
