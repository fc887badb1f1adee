#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "core/json.h"
#include "core/text.h"
#include "interop/h5p.h"
#include "interop/html.h"
#include "interop/speech.h"
#include "interop/words.h"

namespace warmline::interop {
namespace {

constexpr json::Limits kLimits = {kMostContentBytes, 64, 500'000};
constexpr std::int64_t kDefaultEnd = -1;

// A value with the pointer to it.
struct At {
  json::Value value;
  std::string pointer;

  [[nodiscard]] At operator[](std::string_view name) const {
    return {value.find(name).value_or(json::Value()), json::child(pointer, name)};
  }
  [[nodiscard]] At operator[](std::size_t index) const {
    return {value.item(index), json::child(pointer, index)};
  }
  [[nodiscard]] bool there() const { return value.node() != nullptr; }
  [[nodiscard]] std::string_view text() const { return there() ? value.string() : ""; }
  [[nodiscard]] std::size_t size() const { return there() && value.is_array() ? value.size() : 0; }
  [[nodiscard]] Place place() const { return {pointer, 0, 0}; }
};

class Reader {
 public:
  Reader(json::Value root, Notes& notes) : root_{root, ""}, notes_(notes) {}

  Result<Story> read() {
    const At whole = root_["branchingScenario"];
    scenario_ = whole.there() ? whole : root_;
    content_ = scenario_["content"];
    if (content_.size() == 0) {
      return Error{"no-content",
                   "there is nothing to play in it: the list \"content\" is missing or empty; is "
                   "this a Branching Scenario?",
                   ""};
    }
    if (content_.size() > kMostMoments) {
      return Error{"too-many-passages",
                   "there are more than " + std::to_string(kMostMoments) + " pieces of content",
                   ""};
    }
    read_start();
    list_screens();
    story_.moments.resize(content_.size());
    for (std::size_t i = 0; i < content_.size() && !wrong_; ++i) read_node(i);
    if (wrong_) return std::move(*wrong_);
    note_settings();
    return std::move(story_);
  }

 private:
  std::string line_of(const At& html) {
    std::string out;
    for (std::string& line : words_of(html)) out += (out.empty() ? "" : " ") + std::move(line);
    return out;
  }

  std::vector<std::string> words_of(const At& html) {
    if (html.text().empty()) return {};
    Result<HtmlWords> words = words_of_html(html.text());
    if (!words) {
      if (!wrong_) wrong_ = Error{words.error().code, words.error().message, html.pointer};
      return {};
    }
    for (const std::string& tag : words.value().set_aside) {
      notes_.add("markup", html.place(), "<" + tag + "> in this text is not carried over",
                 "say in words what matters of it");
    }
    return std::move(words).value().lines;
  }

  void note_image(const At& image) {
    if (image["path"].text().empty()) return;
    notes_.add("media", image.place(),
               "the picture " + text::quoted(image["path"].text()) + " is not carried over",
               "say in words what matters of it");
  }

  void read_start() {
    const At screen = scenario_["startScreen"];
    story_.title = one_line(scenario_["title"].text());
    if (story_.title.empty()) story_.title = line_of(screen["startScreenTitle"]);
    story_.summary = line_of(screen["startScreenSubtitle"]);
    note_image(screen["startScreenImage"]);
  }

  void list_screens() {
    const At screens = scenario_["endScreens"];
    for (std::size_t i = 0; i < screens.size(); ++i) {
      const At number = screens[i]["contentId"];
      screens_.emplace(number.there() ? number.value.integer(kDefaultEnd) : kDefaultEnd, i);
    }
  }

  void read_node(std::size_t i) {
    const At node = content_[i];
    const At type = node["type"].there() ? node["type"] : node["content"];
    const At library = type["library"];
    const std::string kind(library.text().substr(0, library.text().find(' ')));
    Moment& moment = story_.moments[i];
    moment.place = node.place();
    moment.name = line_of(type["metadata"]["title"]);
    if (moment.name.empty()) moment.name = line_of(node["contentTitle"]);
    if (moment.name.empty()) moment.name = "Content " + std::to_string(i + 1);
    if (kind == "H5P.BranchingQuestion") {
      read_question(i, type["params"]);
      return;
    }
    read_screen(i, kind, type);
    const std::string proceed = one_line(plain(node["proceedButtonText"].text()));
    Way way;
    way.text = proceed.empty() ? "Continue" : proceed;
    way.does = true;
    way.place = node["nextContentId"].there() ? node["nextContentId"].place() : node.place();
    add_way(i, std::move(way), node["nextContentId"], node["feedback"]);
  }

  void read_question(std::size_t i, const At& params) {
    const At inner = params["branchingQuestion"];
    const At question = inner.there() ? inner : params;
    for (const std::string& line : words_of(question["question"])) {
      Speech speech = speech_of(line, "caller");
      if (!speech.text.empty()) story_.moments[i].lines.push_back(std::move(speech));
    }
    const At alternatives = question["alternatives"];
    for (std::size_t a = 0; a < alternatives.size() && !wrong_; ++a) {
      const At each = alternatives[a];
      const std::string said = line_of(each["text"]);
      Way way = way_of(said);
      if (!has_words(way.text)) {
        notes_.add("no-text", each.place(), "this alternative has no words",
                   "it is called by its number; write what the agent says");
        way.text = "Alternative " + std::to_string(a + 1);
      }
      way.place = each.place();
      add_way(i, std::move(way), each["nextContentId"], each["feedback"]);
    }
  }

  // What is shown and not asked: its words are kept, the rest is told of.
  void read_screen(std::size_t i, const std::string& kind, const At& type) {
    Moment& moment = story_.moments[i];
    if (kind == "H5P.AdvancedText" || kind == "H5P.Text") {
      for (const std::string& line : words_of(type["params"]["text"])) {
        Speech speech = speech_of(line, "system");
        if (!speech.text.empty()) moment.lines.push_back(std::move(speech));
      }
      return;
    }
    const std::string shown = kind.substr(0, 4) == "H5P." ? kind.substr(4) : kind;
    notes_.add(
        "media", type.place(),
        (kind.empty() ? "content of no known kind" : "content of the kind " + text::quoted(kind)) +
            " is not carried over",
        "say in words what matters of it; a line of the system marks its place");
    const std::string alt = one_line(plain(type["params"]["alt"].text()));
    moment.lines.push_back({"system", (shown.empty() ? "Content" : plain(shown)) + ": " +
                                          (alt.empty() ? moment.name : alt)});
  }

  void add_way(std::size_t from, Way way, const At& next, const At& feedback) {
    if (++ways_ > kMostWays) {
      if (!wrong_) {
        wrong_ = Error{"too-many-links",
                       "there are more than " + std::to_string(kMostWays) + " ways on", ""};
      }
      return;
    }
    note_image(feedback["image"]);
    if (feedback["endScreenScore"].value.integer() != 0 && feedback["endScreenScore"].there()) {
      note_score(feedback["endScreenScore"]);
    }
    const std::string title = line_of(feedback["title"]);
    const std::string words = line_of(feedback["subtitle"]);
    const std::int64_t id = index_of(next);
    if (id >= 0 && static_cast<std::uint64_t>(id) < content_.size()) {
      way.to = static_cast<std::size_t>(id);
      way.why = title.empty() || words.empty() ? title + words : title + ": " + words;
    } else if (!title.empty() || !words.empty()) {
      way.to = new_end(title, words, feedback.place());  // H5P shows it as the end screen
    } else {
      if (id >= 0) {
        notes_.add("missing-content", next.place(),
                   "it leads to content number " + std::to_string(id) + ", and there are only " +
                       std::to_string(content_.size()) + ", counted from 0",
                   "the default end stands there");
      }
      way.to = shared_end(id < 0 ? id : kDefaultEnd);
    }
    story_.moments[from].ways.push_back(std::move(way));
  }

  // Not said: the default end, as H5P's player takes it; older files hold it as text.
  std::int64_t index_of(const At& next) {
    if (!next.there()) return kDefaultEnd;
    if (next.value.is_integer()) return next.value.integer(kDefaultEnd);
    const std::string_view text = next.text();
    std::int64_t id = kDefaultEnd;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (failure == std::errc() && end == text.data() + text.size()) return id;
    notes_.add("missing-content", next.place(), "this is no number of a content",
               "the default end stands there");
    return kDefaultEnd;
  }

  std::size_t new_end(const std::string& title, const std::string& words, Place place) {
    Moment end;
    end.name = title.empty() ? "The end" : title;
    if (!words.empty()) end.lines.push_back({"system", words});
    end.place = std::move(place);
    story_.moments.push_back(std::move(end));
    return story_.moments.size() - 1;
  }

  std::size_t shared_end(std::int64_t id) {
    if (const auto known = ends_.find(id); known != ends_.end()) return known->second;
    const At screens = scenario_["endScreens"];
    const auto listed = screens_.find(id);
    std::size_t made = 0;
    if (listed == screens_.end()) {
      made = new_end("", "", screens.there() ? screens.place() : content_.place());
    } else {
      const At screen = screens[listed->second];
      note_image(screen["endScreenImage"]);
      if (screen["endScreenScore"].there() && screen["endScreenScore"].value.integer() != 0) {
        note_score(screen["endScreenScore"]);
      }
      made = new_end(line_of(screen["endScreenTitle"]), line_of(screen["endScreenSubtitle"]),
                     screen.place());
    }
    ends_.emplace(id, made);
    return made;
  }

  void note_score(const At& score) {
    notes_.add("score", score.place(),
               "the score " + std::to_string(score.value.integer()) + " is not carried over",
               "points follow from the needs that are met; write those in the effects");
  }

  void note_settings() {
    const At behaviour = scenario_["behaviour"];
    for (const std::string_view name :
         {"enableBackwardsNavigation", "forceContentFinished", "randomizeBranchingQuestions"}) {
      if (!behaviour[name].there() || !behaviour[name].value.boolean()) continue;
      notes_.add(
          "setting", behaviour[name].place(),
          "the setting " + text::quoted(name) + " is not carried over",
          name == "randomizeBranchingQuestions" ? "choices are always shown in another order" : "");
    }
  }

  At root_;
  At scenario_;
  At content_;
  Notes& notes_;
  Story story_;
  std::map<std::int64_t, std::size_t> screens_;  // end screens by their number
  std::map<std::int64_t, std::size_t> ends_;     // moments made of them
  std::size_t ways_ = 0;
  std::optional<Error> wrong_;
};

}  // namespace

Result<Story> h5p_story(std::string_view content, Notes& notes) {
  json::ParseOutcome outcome = json::parse(content, kLimits);
  if (!outcome.document) {
    const Diagnostic& first = outcome.problems.front();
    return Error{
        first.code, first.problem + (first.remedy.empty() ? "" : "; " + first.remedy),
        first.line > 0 ? std::to_string(first.line) + ":" + std::to_string(first.column) : ""};
  }
  if (!outcome.document->root().is_object()) {
    return Error{"no-content", "content.json holds no object; is this a Branching Scenario?", ""};
  }
  return Reader(outcome.document->root(), notes).read();
}

}  // namespace warmline::interop
