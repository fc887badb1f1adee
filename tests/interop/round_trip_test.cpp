// Stories made up, written as Twee and as Twine's HTML, and imported: the graph is the one that was
// made up, and both ways give the same scenario.
#include <map>
#include <random>
#include <set>

#include "interop/support.h"
#include "score/proof.h"

namespace warmline::test {
namespace {

struct MadeUpWay {
  std::string text;
  std::size_t to = 0;
  int form = 0;
};

struct MadeUp {
  std::vector<std::string> names;
  std::vector<std::vector<MadeUpWay>> ways;
  std::vector<std::string> texts;
  std::size_t start = 0;
};

MadeUp make_up(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  const Strings parts = {"a", "b7", "{", "}",  "\\", "&",  "\"", "'", "é",
                         "ß", ";",  ":", "<x", "#",  "::", "日", "%", "-"};
  MadeUp story;
  const std::size_t count = 2 + below(24);
  for (std::size_t i = 0; i < count; ++i) {
    std::string name = "n" + std::to_string(i);
    for (std::size_t k = below(4); k > 0; --k) name += " " + parts[below(parts.size())];
    story.names.push_back(name);
    story.texts.push_back("Line " + std::to_string(i) + " " + parts[below(parts.size())] + ".");
    story.ways.emplace_back();
  }
  for (std::size_t i = 0; i + 1 < count; ++i) {  // only onwards, so that nothing leads back
    for (std::size_t k = below(5); k > 0; --k) {
      const std::size_t to = i + 1 + below(count - i - 1);
      story.ways[i].push_back({"say " + std::to_string(k) + " " + parts[below(parts.size())] + ".",
                               to, static_cast<int>(below(4))});
    }
  }
  if (story.ways[0].empty()) story.ways[0].push_back({"go.", 1, 0});
  return story;
}

std::string link(const MadeUp& story, const MadeUpWay& way) {
  const std::string& to = story.names[way.to];
  switch (way.form) {
    case 0:
      return "[[" + way.text + "->" + to + "]]";
    case 1:
      return "[[" + to + "<-" + way.text + "]]";
    case 2:
      return "[[" + way.text + "|" + to + "]]";
    default:
      return "[[" + way.text + "|" + to + "][$x = 1]]";
  }
}

std::string body(const MadeUp& story, std::size_t i) {
  std::string text = story.texts[i];
  for (const MadeUpWay& way : story.ways[i]) text += "\n" + link(story, way);
  return text;
}

std::string as_twee(const MadeUp& story) {
  std::string text = ":: StoryTitle\nMade up\n\n:: StoryData\n{\"start\": \"";
  for (const char c : story.names[0])
    text += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  text += "\", \"format\": \"SugarCube\"}\n";
  for (std::size_t i = 0; i < story.names.size(); ++i) {
    text += "\n:: ";
    for (const char c : story.names[i]) {
      if (std::string_view("[]{}\\").find(c) != std::string_view::npos) text += '\\';
      text += c;
    }
    text += "\n" + body(story, i) + "\n";
  }
  return text;
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string as_html(const MadeUp& story) {
  std::string text =
      "<html><body><tw-storydata name=\"Made up\" startnode=\"1\" format=\"SugarCube\">";
  for (std::size_t i = 0; i < story.names.size(); ++i) {
    text += "<tw-passagedata pid=\"" + std::to_string(i + 1) + "\" name=\"" +
            escaped(story.names[i]) + "\" tags=\"\">" + escaped(body(story, i)) +
            "</tw-passagedata>";
  }
  return text + "</tw-storydata></body></html>";
}

// Walks both from the start, pairing moments with nodes.
void check_same_graph(const MadeUp& story, const scenario::Scenario& scenario) {
  std::map<std::size_t, std::size_t> node_of{{0, scenario.start}};
  std::vector<std::size_t> waiting{0};
  std::set<std::size_t> nodes{scenario.start};
  for (std::size_t w = 0; w < waiting.size(); ++w) {
    const std::size_t i = waiting[w];
    const scenario::Node& at = scenario.nodes[node_of.at(i)];
    REQUIRE(at.choices.size() == story.ways[i].size());
    CHECK(at.ending.has_value() == story.ways[i].empty());
    CHECK((at.ending ? at.ending->text : at.lines.at(0).text) == story.texts[i]);
    for (std::size_t k = 0; k < at.choices.size(); ++k) {
      const MadeUpWay& way = story.ways[i][k];
      const std::size_t to = at.choices[k].targets.front().node;
      CHECK(at.choices[k].text == way.text);
      const auto [known, is_new] = node_of.emplace(way.to, to);
      CHECK(known->second == to);
      if (!is_new) continue;
      CHECK(nodes.insert(to).second);
      waiting.push_back(way.to);
    }
  }
  CHECK(node_of.size() == scenario.nodes.size());
}

}  // namespace

TEST_CASE("round trip: the graph that was made up, the same through Twee and HTML") {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    const MadeUp story = make_up(seed);
    const interop::Import twee = imported(as_twee(story));
    const interop::Import html = imported(as_html(story));
    const auto scenario = scenario_in(twee);
    check_same_graph(story, *scenario);
    CHECK(twee.made.scenario == html.made.scenario);
    CHECK_FALSE(has_errors(score::prove(scenario).diagnostics));
    CHECK(score::prove(scenario).solution->best().value == 10000);
  }
}

}  // namespace warmline::test
