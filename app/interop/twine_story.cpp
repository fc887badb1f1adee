#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "core/text.h"
#include "interop/speech.h"
#include "interop/twine.h"
#include "interop/twine_passage.h"
#include "interop/words.h"

namespace warmline::interop {
namespace {

// Of the Twee specification, SugarCube, Harlowe and Chapbook.
constexpr auto kSpecialNames = std::to_array<std::string_view>(
    {"StoryAuthor", "StoryBanner", "StoryCaption", "StoryDisplayTitle", "StoryIncludes",
     "StoryInit", "StoryInterface", "StoryMenu", "StorySettings", "StoryShare", "StorySubtitle",
     "PassageReady", "PassageDone", "PassageHeader", "PassageFooter"});
constexpr auto kSpecialTags = std::to_array<std::string_view>(
    {"script", "stylesheet", "widget", "init", "header", "footer", "startup", "debug-header",
     "debug-footer", "debug-startup", "Twine.private", "Twine.audio", "Twine.image", "Twine.video",
     "Twine.vtt"});

// Why a passage is no moment of the story; empty if it is one.
std::string special(const Passage& passage) {
  if (std::find(kSpecialNames.begin(), kSpecialNames.end(), passage.name) != kSpecialNames.end()) {
    return "is one of the story format's own passages";
  }
  for (const std::string& tag : passage.tags) {
    if (std::find(kSpecialTags.begin(), kSpecialTags.end(), tag) != kSpecialTags.end()) {
      return "is tagged " + text::quoted(tag);
    }
  }
  return "";
}

// A target that no passage answers and no author would name one by.
std::string not_a_passage(std::string_view target) {
  const std::size_t scheme = target.find("://");
  if ((scheme != std::string_view::npos && scheme < 12) || target.substr(0, 7) == "mailto:") {
    return "leads out of the story";
  }
  if (target[0] == '$' || target.find('(') != std::string_view::npos) {
    return "has a target that is worked out while playing";
  }
  return "";
}

class Builder {
 public:
  Builder(const TwineStory& twine, std::string_view source, Notes& notes)
      : twine_(twine), notes_(notes), locator_(source) {}

  Result<Story> build() {
    story_.title = twine_.title;
    name_moments();
    std::optional<Error> wrong = find_start();
    for (std::size_t i = 0; i < sources_.size() && !wrong; ++i) wrong = fill(i);
    if (wrong) return std::move(*wrong);
    note_tags();
    return std::move(story_);
  }

 private:
  void name_moments() {
    for (const Passage& passage : twine_.passages) {
      const Place place = locator_.at(passage.offset);
      const std::string why = special(passage);
      if (!why.empty()) {
        if (trim(passage.text).empty()) continue;
        notes_.add("special-passage", place,
                   text::quoted(passage.name) + " " + why + " and is not carried over");
        continue;
      }
      if (!names_.emplace(passage.name, story_.moments.size()).second) {
        notes_.add("duplicate-passage", place,
                   "a passage called " + text::quoted(passage.name) + " stands further up",
                   "the first is taken; give this one a name of its own");
        continue;
      }
      tags_.insert(passage.tags.begin(), passage.tags.end());
      sources_.push_back(&passage);
      story_.moments.push_back({passage.name, {}, {}, place});
    }
  }

  std::optional<Error> find_start() {
    const std::string wanted = twine_.start.value_or("Start");
    if (const auto found = names_.find(wanted); found != names_.end()) {
      story_.start = found->second;
      return std::nullopt;
    }
    const auto usual = names_.find("Start");
    if (usual == names_.end()) {
      return Error{"no-start",
                   "the story begins at " + text::quoted(wanted) +
                       ", and there is no such passage; name the first passage in StoryData "
                       "(\"start\"), or call it Start",
                   ""};
    }
    notes_.add(
        "start", twine_.start_place,
        "the story is to begin at " + text::quoted(wanted) + ", and there is no such passage",
        "it is taken to begin at \"Start\"");
    story_.start = usual->second;
    return std::nullopt;
  }

  std::optional<Error> fill(std::size_t i) {
    Prose prose = read_passage(*sources_[i], twine_.format, locator_, notes_);
    for (const std::string& line : prose.lines) {
      Speech speech = speech_of(line, "caller");
      if (!speech.text.empty()) story_.moments[i].lines.push_back(std::move(speech));
    }
    ways_ += prose.links.size();
    if (ways_ > kMostWays) {
      return Error{"too-many-links", "there are more than " + std::to_string(kMostWays) + " links",
                   ""};
    }
    for (const Link& link : prose.links) {
      const std::optional<std::size_t> to = target_of(link, story_.moments[i].name);
      if (!to) continue;
      Way way = way_of(link.text);
      way.does = way.does || (link.bare && prose.links.size() == 1);
      way.to = *to;
      way.place = link.place;
      story_.moments[i].ways.push_back(std::move(way));
    }
    return std::nullopt;
  }

  std::optional<std::size_t> target_of(const Link& link, const std::string& from) {
    const auto found = names_.find(link.target);
    if (found != names_.end()) return found->second;
    const std::string why = not_a_passage(link.target);
    const std::string said =
        "in " + text::quoted(from) + ": the link to " + text::quoted(link.target);
    if (!why.empty()) {
      notes_.add("link-form", link.place, said + " " + why + " and is not carried over");
      return std::nullopt;
    }
    notes_.add("missing-passage", link.place, said + " leads to no passage",
               "an ending of that name stands there, to be written");
    const std::size_t made = story_.moments.size();
    story_.moments.push_back({link.target, {}, {}, link.place});
    names_.emplace(link.target, made);
    return made;
  }

  void note_tags() {
    if (tags_.empty()) return;
    std::string names;
    for (const std::string& tag : tags_) names += (names.empty() ? "" : ", ") + text::quoted(tag);
    notes_.add("tags", {}, "passages' tags are not carried over: " + names);
  }

  const TwineStory& twine_;
  Notes& notes_;
  Locator locator_;
  Story story_;
  std::map<std::string, std::size_t> names_;
  std::vector<const Passage*> sources_;  // of the first moments; those that follow stand in
  std::set<std::string> tags_;
  std::size_t ways_ = 0;
};

}  // namespace

Result<Story> story_of(const TwineStory& twine, std::string_view source, Notes& notes) {
  return Builder(twine, source, notes).build();
}

}  // namespace warmline::interop
