#include "interop/support.h"
#include "interop/zip_writer.h"

namespace warmline::test {
namespace {

std::string question(const std::string& words, const std::string& alternatives) {
  return R"({"type": {"library": "H5P.BranchingQuestion 1.0", "params": {"branchingQuestion":
    {"question": ")" +
         words + R"(", "alternatives": [)" + alternatives + "]}}}}";
}

std::string scenario_with(const std::string& content, const std::string& more = "") {
  return R"({"branchingScenario": {"content": [)" + content + "]" + more + "}}";
}

std::string h5p(const std::string& content) {
  return zip({{"h5p.json", R"({"title": "The lamp", "language": "de",
                              "mainLibrary": "H5P.BranchingScenario"})"},
              {"content/content.json", content}});
}

const std::string kText =
    R"({"type": {"library": "H5P.AdvancedText 1.1", "params":
        {"text": "<p>Dark &amp; cold.<br>Agent: Where?</p>"}, "metadata": {"title": "Hello"}},
        "nextContentId": 1, "proceedButtonText": "Proceed"})";

}  // namespace

TEST_CASE("h5p: texts, questions, feedback, and the ends by their number") {
  const std::string alternatives =
      R"({"text": "Today.", "nextContentId": 2, "feedback": {"title": "Held", "subtitle": "<p>An hour.</p>"}},
         {"text": "Wait.", "nextContentId": -2, "feedback": {}},
         {"text": "No.", "nextContentId": -1, "feedback": {"title": "Friday", "subtitle": "It took long."}},
         {"text": "Yes &lt;3", "nextContentId": -1})";
  const interop::Import import = imported(h5p(scenario_with(
      kText + "," + question("<p>What now?</p>", alternatives) + "," +
          R"({"type": {"library": "H5P.Image 1.1", "params": {"alt": "A lamp"},
              "metadata": {"title": "Photo"}}, "nextContentId": 0})",
      R"(, "endScreens": [{"endScreenTitle": "Lit", "endScreenSubtitle": "Thursday.", "contentId": -1},
                          {"endScreenTitle": "Sent on", "contentId": -2}])")));
  const auto scenario = scenario_in(import);
  CHECK(import.kind == "H5P Branching Scenario");
  CHECK(scenario->title == "The lamp");
  CHECK(scenario->language == "de");
  CHECK(lines(*scenario, "hello") == Strings{"Dark & cold.", "Where?"});
  CHECK(node(*scenario, "hello").lines[0].speaker == scenario::SpeakerKind::kSystem);
  CHECK(ways(*scenario, "hello") == Strings{"Proceed>content-2"});
  CHECK(node(*scenario, "hello").choices[0].form == scenario::ChoiceForm::kDo);
  CHECK(ways(*scenario, "content-2") ==
        Strings{"Today.>photo", "Wait.>sent-on", "No.>friday", "Yes <3>lit"});
  CHECK(node(*scenario, "content-2").choices[0].why == "Held: An hour.");
  CHECK(node(*scenario, "friday").ending->text == "It took long.");
  CHECK(node(*scenario, "lit").ending->text == "Thursday.");
  CHECK(import.made.left.whys == 3);
  // Nothing would be left to choose at "Hello", so the way back to it is cut.
  CHECK(node(*scenario, "photo").ending->text == "Image: A lamp");
  CHECK(noted(import, "loop-cut", "\"Continue\" leads back to \"Hello\""));
}

TEST_CASE("h5p: the older shape") {
  const auto scenario = scenario_in(imported(zip({{"content/content.json",
                                                   R"({"title": "Lamp", "content": [
           {"content": {"library": "H5P.AdvancedText 1.1", "params": {"text": "Dark."}},
            "contentTitle": "Dark", "nextContentId": "1"},
           {"content": {"library": "H5P.BranchingQuestion 1.0", "params": {"question": "So?",
            "alternatives": [{"text": "Today.", "nextContentId": 2}, {"text": "Wait."}]}},
            "contentTitle": "Ask"},
           {"content": {"library": "H5P.AdvancedText 1.1", "params": {"text": "Lit."}},
            "contentTitle": "Lit"}]})"}})));
  CHECK(scenario->title == "Lamp");
  CHECK(ways(*scenario, "dark") == Strings{"Continue>ask"});
  CHECK(ways(*scenario, "ask") == Strings{"Today.>lit", "Wait.>the-end"});
  CHECK(ways(*scenario, "lit") == Strings{"Continue>the-end"});
}

TEST_CASE("h5p: media, scores and settings are told of with their pointer") {
  const interop::Import import = imported(h5p(scenario_with(
      R"({"type": {"library": "H5P.Video 1.6", "params": {}, "metadata": {"title": "Stairs"}},
          "nextContentId": 7, "feedback": {"endScreenScore": 2}},
         {"type": {"library": "H5P.AdvancedText 1.1", "params": {"text": "<img src='a'>"}}})",
      R"(, "behaviour": {"enableBackwardsNavigation": true})")));
  CHECK(lines(*scenario_in(import), "stairs") == Strings{"Video: Stairs"});
  Strings pointers;
  for (const Diagnostic& note : import.notes.all()) {
    pointers.push_back(note.code + " " + note.pointer);
    CHECK(note.line > 0);
    CHECK(note.file == "story/content/content.json");
  }
  const std::string node = "/branchingScenario/content/0";
  CHECK(pointers == Strings{"media " + node + "/type", "missing-content " + node + "/nextContentId",
                            "score " + node + "/feedback/endScreenScore",
                            "unreachable /branchingScenario/content/1",
                            "markup /branchingScenario/content/1/type/params/text",
                            "setting /branchingScenario/behaviour/enableBackwardsNavigation"});
}

TEST_CASE("h5p: archives that lie, and what they get for it") {
  const std::string name = "content/content.json";
  const std::string good = scenario_with(kText);
  CHECK(imported(zip({{name, good, false}})).made.left.endings == 1);
  CHECK(refused(zip({{name, good, true, 0100644, 0, 0x7FFFFFFF}})).code == "too-large");
  CHECK(refused(zip({{name, good, true, 0100644, 0, 5}})).code == "damaged");
  CHECK(refused(zip({{name, good, true, 0100644, 0, 0, 1}})).code == "damaged");
  CHECK(refused(zip({{name, good, true, 0100644, 1}})).code == "encrypted");
  CHECK(refused(zip({{name, good, true, 0100644, 0, 0, 0, 93}})).code == "unknown-compression");
  CHECK(refused(zip({{name, "/etc/passwd", false, 0120777}})).code == "not-a-file");
  CHECK(refused(zip({{name, good}, {name, "{}"}})).code == "duplicate-entry");
  CHECK(refused(zip({{"x", "y"}})).code == "not-h5p");
  CHECK(refused(zip({{"h5p.json", R"({"mainLibrary": "H5P.Quiz"})"}, {name, good}})).code ==
        "other-h5p");
  CHECK(refused(zip({{name, good}}).substr(0, 80)).code == "not-zip");
  CHECK(refused(h5p("{}")).code == "no-content");
  CHECK(refused(h5p("[]")).code == "no-content");
  const Error syntax = refused(h5p("{\n\"content\": }"));
  CHECK(syntax.code == "syntax");
  CHECK(syntax.where == "story/content/content.json:2:12");
  CHECK(refused(h5p(std::string(1'000'000, '['))).code == "too-deep");
  CHECK(refused(h5p("{\"content\": \"\xC0\xAF\"}")).code == "not-utf-8");
  const interop::Import astray = imported(
      zip({{"../../evil", "x"}, {"/evil", "x"}, {"a/..", "x"}, {"a..b", "x"}, {name, good}}));
  CHECK(noted(astray, "astray", "3 of the archive's files"));
}

TEST_CASE("h5p: a bomb is put down after eight megabytes, whatever it says of itself") {
  const std::string name = "content/content.json";
  const std::string blanks(64u << 20, ' ');
  CHECK(refused(zip({{name, blanks}})).code == "too-large");
  const Error small_claim = refused(zip({{name, blanks, true, 0100644, 0, 1000}}));
  CHECK((small_claim.code == "damaged" || small_claim.code == "too-large"));
}

}  // namespace warmline::test
