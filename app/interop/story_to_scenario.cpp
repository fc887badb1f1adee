#include "interop/story_to_scenario.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/json.h"
#include "core/text.h"
#include "interop/loops.h"
#include "interop/words.h"
#include "scenario/parse.h"
#include "score/proof.h"

namespace warmline::interop {
namespace {

// Of scenario.schema.json.
constexpr std::size_t kMostNodes = 400;
constexpr std::size_t kMostChoices = 4;
constexpr std::size_t kMostLines = 12;
constexpr std::size_t kLongText = 1200;
constexpr std::size_t kShortText = 160;

// To keep a story's loops its states are looked at, one for each set of choices taken.
constexpr std::size_t kMostLoopsTried = 64;

struct Choice {
  std::string text;
  bool does = false;
  std::string why;
  std::size_t to = 0;
};

struct Node {
  std::string id;
  std::vector<Speech> lines;
  std::vector<Choice> choices;
  bool ends = false;
  std::string title;  // of an ending
  std::string text;
};

std::string shortened(const std::string& text, std::size_t most, const std::string& what,
                      const Place& place, Notes& notes) {
  const std::vector<std::string> pieces = pieces_of(plain(text), most);
  if (pieces.empty()) return "";
  if (pieces.size() > 1) {
    notes.add("cut", place,
              what + " " + text::quoted(text) + " is longer than " + std::to_string(most) +
                  " characters and was cut",
              "say it shorter");
  }
  return pieces.front();
}

// Long speeches in several lines; and where there are too many of them, those of one speaker
// together.
std::vector<Speech> fitting(const std::vector<Speech>& lines) {
  std::vector<Speech> out;
  for (const Speech& line : lines) {
    for (std::string& piece : pieces_of(plain(line.text), kLongText)) {
      out.push_back({line.who, std::move(piece)});
    }
  }
  if (out.size() <= kMostLines) return out;
  std::vector<Speech> joined;
  for (Speech& line : out) {
    const bool fits =
        !joined.empty() && joined.back().who == line.who &&
        text::code_points(joined.back().text) + text::code_points(line.text) + 1 <= kLongText;
    if (fits) {
      joined.back().text += '\n' + line.text;
    } else {
      joined.push_back(std::move(line));
    }
  }
  return joined;
}

class Builder {
 public:
  Builder(const Story& story, Notes& notes) : story_(story), notes_(notes) {}

  // Nothing if there are more nodes than a scenario holds.
  std::optional<std::vector<Node>> build() {
    const std::vector<bool> there = reached(story_);
    node_of_.assign(story_.moments.size(), 0);
    std::vector<std::size_t> order{story_.start};
    for (std::size_t i = 0; i < story_.moments.size(); ++i) {
      if (there[i] && i != story_.start) order.push_back(i);
    }
    if (order.size() > kMostNodes) return std::nullopt;
    // A call begins with something to do, even where the story ends at once.
    const bool ends_at_once = story_.moments[story_.start].ways.empty();
    if (ends_at_once) (void)add("hello");
    for (const std::size_t i : order) node_of_[i] = add(story_.moments[i].name);
    if (ends_at_once) nodes_[0].choices = {{"Go on.", true, "", node_of_[story_.start]}};
    for (const std::size_t i : order) {
      fill(story_.moments[i], node_of_[i]);
      if (nodes_.size() > kMostNodes) return std::nullopt;
    }
    return std::move(nodes_);
  }

 private:
  std::size_t add(const std::string& name) {
    Node node;
    node.id = new_id(name, "moment", 48, ids_);
    nodes_.push_back(std::move(node));
    return nodes_.size() - 1;
  }

  void fill(const Moment& moment, std::size_t at) {
    std::vector<Speech> lines = fitting(moment.lines);
    if (moment.ways.empty()) {
      end(moment, lines, at);
      return;
    }
    at = add_lines(std::move(lines), moment.name, at);
    add_choices(moment, at);
  }

  // The node that the last of the lines stand in.
  std::size_t add_lines(std::vector<Speech> lines, const std::string& name, std::size_t at) {
    std::size_t from = 0;
    while (lines.size() - from > kMostLines && nodes_.size() <= kMostNodes) {
      nodes_[at].lines.assign(lines.begin() + static_cast<std::ptrdiff_t>(from),
                              lines.begin() + static_cast<std::ptrdiff_t>(from + kMostLines));
      from += kMostLines;
      const std::size_t further = add(name);
      nodes_[at].choices = {{"Go on.", true, "", further}};
      at = further;
    }
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(from));
    nodes_[at].lines = std::move(lines);
    return at;
  }

  void add_choices(const Moment& moment, std::size_t at) {
    for (std::size_t i = 0; i < moment.ways.size(); ++i) {
      const bool full = nodes_[at].choices.size() + 1 == kMostChoices;
      if (full && i + 1 < moment.ways.size()) {
        if (nodes_.size() > kMostNodes) return;
        const std::size_t further = add(moment.name);
        nodes_[at].choices.push_back({"Something else.", true, "", further});
        notes_.add("many-choices", moment.ways[i].place,
                   text::quoted(moment.name) +
                       " has more than four ways on; from this one on they "
                       "stand behind \"Something else\"",
                   "leave the two to four that somebody would consider");
        at = further;
      }
      const Way& way = moment.ways[i];
      Choice choice;
      choice.text = shortened(way.text, kLongText, "the words", way.place, notes_);
      if (choice.text.empty()) choice.text = "Go on.";
      choice.does = way.does;
      choice.why = shortened(way.why, kLongText, "the feedback", way.place, notes_);
      choice.to = node_of_[way.to];
      nodes_[at].choices.push_back(std::move(choice));
    }
  }

  void end(const Moment& moment, std::vector<Speech>& lines, std::size_t at) {
    std::string told;
    for (const Speech& line : moment.lines) {
      const std::string said = plain(line.text);
      told += (told.empty() ? "" : "\n") + (line.who == "agent" ? "Agent: " + said : said);
    }
    told = std::string(trim(told));
    if (text::code_points(told) > kLongText) {
      told = lines.back().text;  // the last of it; what comes before is heard
      lines.pop_back();
      at = add_lines(std::move(lines), moment.name, at);
    }
    Node& node = nodes_[at];
    node.ends = true;
    node.title = shortened(one_line(moment.name), kShortText, "the name", moment.place, notes_);
    if (node.title.empty()) node.title = "The end";
    node.text = std::move(told);
  }

  const Story& story_;
  Notes& notes_;
  std::vector<Node> nodes_;
  std::vector<std::size_t> node_of_;  // by moment
  std::set<std::string> ids_;
};

bool is_language(std::string_view text) {
  const std::size_t first = std::min(text.find('-'), text.size());
  if (first < 2 || first > 3) return false;
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  if (!std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(first), is_lower)) {
    return false;
  }
  for (std::size_t at = first; at < text.size();) {
    const std::size_t end = std::min(text.find('-', at + 1), text.size());
    const std::string_view part = text.substr(at + 1, end - at - 1);
    const bool sound = std::all_of(part.begin(), part.end(), [&](char c) {
      return is_lower(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
    if (!sound || part.size() < 2 || part.size() > 8) return false;
    at = end;
  }
  return true;
}

void write_node(json::Writer& out, const std::vector<Node>& nodes, const Node& node,
                ToWrite& left) {
  out.begin_object();
  out.key("id").string(node.id);
  if (!node.lines.empty()) {
    out.key("lines").begin_array();
    for (const Speech& line : node.lines) {
      out.begin_object().key("who").string(line.who).key("text").string(line.text).end_object();
    }
    out.end_array();
  }
  if (node.ends) {
    ++left.endings;
    if (node.text.empty()) ++left.empty_endings;
    out.key("ending").begin_object();
    out.key("kind").string("unresolved").key("title").string(node.title).key("text");
    out.string(node.text.empty() ? "To be written: what happened after the call." : node.text);
    out.end_object().end_object();
    return;
  }
  const bool decides = node.choices.size() > 1;
  if (decides) ++left.decisions;
  std::set<std::string> ids;
  out.key("choices").begin_array();
  for (const Choice& choice : node.choices) {
    out.begin_object();
    out.key("id").string(new_id(choice.text, "choice", 32, ids));
    out.key(choice.does ? "do" : "say").string(choice.text);
    if (nodes[choice.to].ends) {
      out.key("effects").begin_object().key("needs").begin_object();
      out.key("need").string("met").end_object().end_object();
    }
    out.key("to").string(nodes[choice.to].id);
    if (!choice.why.empty()) out.key("why").string(choice.why);
    out.end_object();
    if (decides) ++left.criteria;
    if (decides && choice.why.empty()) ++left.whys;
  }
  out.end_array().end_object();
}

Imported write(const Story& story, const std::vector<Node>& nodes, Notes& notes) {
  Imported made;
  const std::string title = shortened(one_line(story.title), kShortText, "the title", {}, notes);
  const std::string summary = shortened(story.summary, kLongText, "the summary", {}, notes);
  std::set<std::string> none;
  made.id = new_id(title, "imported-story", 56, none);
  made.left.moments = nodes.size();
  made.left.title = title.empty();
  made.left.summary = summary.empty();
  made.left.language = !is_language(story.language);
  json::Writer out(true);
  out.begin_object();
  out.key("format").integer(1).key("id").string(made.id);
  out.key("title").string(title.empty() ? "Imported story" : title);
  out.key("summary").string(
      summary.empty() ? "To be written: the situation in one or two sentences." : summary);
  out.key("language").string(made.left.language ? "en" : story.language);
  out.key("sector").string("other").key("difficulty").string("medium").key("minutes").integer(5);
  out.key("role").string("To be written: who the agent is, what they own and may not do.");
  out.key("mood").begin_object().key("distress").integer(5).key("trust").integer(5).end_object();
  out.key("needs").begin_array().begin_object();
  out.key("id").string("need").key("label").string("To be written: what the caller needs");
  out.key("weight").integer(100).end_object().end_array();
  out.key("start").string(nodes.front().id).key("nodes").begin_array();
  for (const Node& node : nodes) write_node(out, nodes, node, made.left);
  out.end_array().end_object();
  made.scenario = out.take() + "\n";
  return made;
}

// The first error of what the checker says, or nothing.
std::optional<Diagnostic> wrong_with(const std::string& scenario) {
  const scenario::Parsed parsed = scenario::parse(scenario, "");
  const auto error_in = [](const std::vector<Diagnostic>& all) -> std::optional<Diagnostic> {
    const auto found = std::find_if(all.begin(), all.end(), [](const Diagnostic& each) {
      return each.severity == Severity::kError;
    });
    return found == all.end() ? std::nullopt : std::optional(*found);
  };
  if (!parsed.scenario) return error_in(parsed.diagnostics);
  return error_in(score::prove(parsed.scenario).diagnostics);
}

// Tells of each way back; without the ways if `cut`.
void take_loops(Story& story, const std::vector<std::vector<bool>>& back, bool cut, Notes& notes) {
  for (std::size_t i = 0; i < story.moments.size(); ++i) {
    Moment& moment = story.moments[i];
    std::vector<Way> kept;
    for (std::size_t w = 0; w < moment.ways.size(); ++w) {
      if (!back[i][w]) {
        kept.push_back(std::move(moment.ways[w]));
        continue;
      }
      const std::string what = "in " + text::quoted(moment.name) + ": " +
                               text::quoted(moment.ways[w].text) + " leads back to " +
                               text::quoted(story.moments[moment.ways[w].to].name);
      if (cut) {
        notes.add("loop-cut", moment.ways[w].place, what + ", and is left out",
                  "a call would come to where nothing is left to choose; lead it to a moment of "
                  "its own");
      } else {
        notes.add("loop-kept", moment.ways[w].place, what,
                  "in one call each choice can be taken once; look whether that is what you mean");
        kept.push_back(std::move(moment.ways[w]));
      }
    }
    moment.ways = std::move(kept);
  }
}

void note_unreached(const Story& story, Notes& notes) {
  const std::vector<bool> there = reached(story);
  for (std::size_t i = 0; i < there.size(); ++i) {
    if (there[i]) continue;
    notes.add("unreachable", story.moments[i].place,
              text::quoted(story.moments[i].name) + " is led to by nothing and is left out",
              "lead a link to it, or take it out");
  }
}

std::optional<Imported> attempt(const Story& story, Notes& notes) {
  const std::optional<std::vector<Node>> nodes = Builder(story, notes).build();
  if (!nodes) return std::nullopt;
  return write(story, *nodes, notes);
}

}  // namespace

Result<Imported> scenario_of(Story story, Notes& notes) {
  note_unreached(story, notes);
  const std::vector<std::vector<bool>> back = ways_back(story);
  std::size_t loops = 0;
  for (const std::vector<bool>& each : back) {
    loops += static_cast<std::size_t>(std::count(each.begin(), each.end(), true));
  }
  if (loops > 0) {
    Notes unused;
    bool keep = false;
    if (loops <= kMostLoopsTried) {
      const std::optional<Imported> tried = attempt(story, unused);
      keep =
          tried && tried->scenario.size() <= json::Limits().bytes && !wrong_with(tried->scenario);
    }
    take_loops(story, back, !keep, notes);
  }
  std::optional<Imported> made = attempt(story, notes);
  if (!made) {
    return Error{"too-many-moments",
                 "the story takes more than " + std::to_string(kMostNodes) +
                     " moments, which is the most a scenario holds; split it into several calls",
                 ""};
  }
  if (made->scenario.size() > json::Limits().bytes) {
    return Error{"too-long",
                 "the scenario would take more than " + std::to_string(json::Limits().bytes >> 20) +
                     " MB, which is the most that is read; split the story into several calls",
                 ""};
  }
  if (const std::optional<Diagnostic> wrong = wrong_with(made->scenario)) {
    return Error{
        "not-sound",
        "the scenario made of it is not sound: " + to_line(*wrong) + ", so it was not written", ""};
  }
  return std::move(*made);
}

}  // namespace warmline::interop
