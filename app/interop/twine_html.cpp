#include <map>
#include <utility>

#include "core/text.h"
#include "interop/html.h"
#include "interop/twine.h"
#include "interop/words.h"

namespace warmline::interop {
namespace {

std::vector<std::string> split(std::string_view tags) {
  std::vector<std::string> out;
  for (std::string_view rest = trim(tags); !rest.empty(); rest = trim(rest)) {
    const std::size_t end = std::min(rest.find_first_of(" \t\n"), rest.size());
    out.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end);
  }
  return out;
}

class Reader {
 public:
  Reader(std::string_view text, Notes& notes) : text_(text), notes_(notes), locator_(text) {}

  Result<TwineStory> read() {
    std::optional<Error> wrong =
        read_html(text_, [this](HtmlToken token) { take(std::move(token)); });
    if (wrong) return std::move(*wrong);
    end_passage();
    if (stories_ == 0) {
      const bool old = text_.find("tiddler=\"") != std::string_view::npos;
      return Error{"no-story",
                   old ? "this is a story of Twine 1; open it in Twine 2 and publish it from there"
                       : "there is no <tw-storydata> in this page, so it is no story of Twine 2",
                   ""};
    }
    if (story_.passages.size() >= kMostMoments) {
      return Error{"too-many-passages",
                   "there are more than " + std::to_string(kMostMoments) + " passages", ""};
    }
    find_start();
    return std::move(story_);
  }

 private:
  enum class Inside { kPage, kStory, kPassage, kCode, kLaterStory };

  void take(HtmlToken token) {
    if (token.name == "tw-storydata") {
      take_story(token);
    } else if (inside_ == Inside::kPassage) {
      take_in_passage(std::move(token));
    } else if (inside_ == Inside::kStory) {
      take_in_story(token);
    } else if (inside_ == Inside::kCode) {
      take_in_code(token);
    }
  }

  void take_story(const HtmlToken& token) {
    end_passage();
    inside_ = Inside::kPage;
    if (token.kind != HtmlToken::Kind::kStart) return;
    if (++stories_ > 1) {
      notes_.add("further-story", locator_.at(token.offset),
                 "the story " + text::quoted(token.attribute("name")) +
                     " is not the first in this file, and is left out",
                 "export it to a file of its own");
      inside_ = Inside::kLaterStory;
      return;
    }
    inside_ = Inside::kStory;
    story_.title = one_line(token.attribute("name"));
    story_.format = std::string(token.attribute("format"));
    start_ = std::string(trim(token.attribute("startnode")));
    story_.start_place = locator_.at(token.offset);
  }

  void take_in_story(const HtmlToken& token) {
    if (token.kind != HtmlToken::Kind::kStart) return;
    if (token.name == "tw-passagedata") {
      if (story_.passages.size() >= kMostMoments) return;
      passage_ = Passage();
      passage_.name = std::string(trim(token.attribute("name")));
      passage_.tags = split(token.attribute("tags"));
      passage_.offset = token.offset;
      names_.emplace(trim(token.attribute("pid")), passage_.name);
      inside_ = Inside::kPassage;
    } else if (token.name == "script" || token.name == "style") {
      inside_ = Inside::kCode;
    }
  }

  void take_in_code(const HtmlToken& token) {
    if (token.kind == HtmlToken::Kind::kEnd) inside_ = Inside::kStory;
    if (token.kind != HtmlToken::Kind::kText || trim(token.text).empty()) return;
    notes_.add("script", locator_.at(token.offset),
               "the story's code " + text::quoted(trim(token.text)) + " is not carried over");
  }

  // By the specification a passage is one text; a tag that an exporter forgot to write as text is
  // taken as if it had, so that it is told of with the passage's other markup.
  void take_in_passage(HtmlToken token) {
    const bool ends = token.kind == HtmlToken::Kind::kEnd && token.name == "tw-passagedata";
    if (ends || (token.kind == HtmlToken::Kind::kStart && token.name == "tw-passagedata")) {
      end_passage();
      inside_ = Inside::kStory;
      if (!ends) take_in_story(token);
      return;
    }
    if (token.kind != HtmlToken::Kind::kText) {
      const std::size_t end = text_.find('>', token.offset);
      token.text = std::string(text_.substr(
          token.offset,
          std::min(end == std::string_view::npos ? 0 : end - token.offset + 1, kLongestTag)));
      token.map = {{0, token.offset}};
    }
    for (const Stretch& stretch : token.map) {
      passage_.map.push_back({passage_.text.size() + stretch.text_at, stretch.source_at});
    }
    passage_.text += token.text;
  }

  void end_passage() {
    if (inside_ != Inside::kPassage) return;
    inside_ = Inside::kStory;
    const std::size_t end = passage_.text.find_last_not_of(" \t\n");
    passage_.text.resize(end + 1);  // npos + 1 is 0
    if (passage_.name.empty()) {
      notes_.add("nameless", locator_.at(passage_.offset),
                 "a passage without a name can't be led to", "it is left out; name it");
      return;
    }
    story_.passages.push_back(std::move(passage_));
  }

  void find_start() {
    if (start_.empty()) return;
    if (const auto found = names_.find(start_); found != names_.end()) {
      story_.start = found->second;
    } else {
      story_.start = "number " + start_;
    }
  }

  static constexpr std::size_t kLongestTag = 4000;

  std::string_view text_;
  Notes& notes_;
  Locator locator_;
  TwineStory story_;
  Inside inside_ = Inside::kPage;
  std::size_t stories_ = 0;
  std::string start_;
  std::map<std::string, std::string, std::less<>> names_;  // by pid
  Passage passage_;
};

}  // namespace

Result<TwineStory> read_twine_html(std::string_view text, Notes& notes) {
  return Reader(text, notes).read();
}

}  // namespace warmline::interop
