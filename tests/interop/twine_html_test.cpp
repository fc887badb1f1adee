#include "interop/support.h"

namespace warmline::test {

namespace {

const std::string kPage =
    "<!DOCTYPE html><html><head><title>&lt;tw-storydata&gt;</title>\n"
    "<script>if (a<b && x == \"<tw-passagedata name='No'>\") {}</script></head><body>\n"
    "<tw-storydata name=\"R&amp;D &quot;late&quot;\" startnode=\"2\" format=\"Harlowe\" hidden>"
    "<style type=\"text/twine-css\">b{}</style>"
    "<script type=\"text/twine-javascript\">alert(\"</tw-storydata>\")</script>\n"
    "<tw-passagedata pid=\"1\" name=\"End\" tags=\"\">Bye &lt;3 &mdash; (set: $a to 3)&#x64;one"
    "</tw-passagedata><tw-passagedata pid=\"2\" name=\"Be &amp; gin\" tags=\"x\">"
    "Hi &amp; there.\n[[&quot;Go.&quot;-&gt;End]]\n(link-goto: \"x\", \"End\")"
    "</tw-passagedata></tw-storydata><script>engine();</script></body></html>";

}

TEST_CASE("twine html: a published page") {
  const interop::Import import = imported(kPage);
  const auto scenario = scenario_in(import);
  CHECK(import.kind == "Twine HTML");
  CHECK(scenario->title == "R&D \"late\"");
  CHECK(scenario->nodes.size() == 2);
  CHECK(lines(*scenario, "be-gin") == Strings{"Hi & there."});
  CHECK(ways(*scenario, "be-gin") == Strings{"Go.>end"});
  CHECK(node(*scenario, "end").ending->text == "Bye <3 \u2014 done");
  CHECK(places(import) == "script 3:114, script 3:162, macro 4:62, macro 6:1");
}

TEST_CASE("twine html: tags that should have been text, and none that close") {
  const interop::Import import = imported(
      "<TW-STORYDATA STARTNODE=7><tw-passagedata pid=7 name=Start>a <b>b</b> [[E]]"
      "<tw-passagedata pid=8 name=E>&bogus; &amp");
  CHECK(lines(*scenario_in(import), "start") == Strings{"a b E"});
  CHECK(node(*scenario_in(import), "e").ending->text == "&bogus; &");
  CHECK(places(import) == "markup 1:62");
}

TEST_CASE("twine html: where it begins") {
  const std::string passages =
      "<tw-passagedata pid=\"1\" name=\"A\">[[Start]]</tw-passagedata>"
      "<tw-passagedata pid=\"2\" name=\"Start\">s</tw-passagedata></tw-storydata>";
  CHECK(node(*scenario_in(imported("<tw-storydata>" + passages)), "start").ending);
  CHECK(scenario_in(imported("<tw-storydata startnode=1>" + passages))->nodes[0].id.text == "a");
  CHECK(noted(imported("<tw-storydata startnode=5>" + passages), "start", "number 5"));
}

TEST_CASE("twine html: an archive's first story; pages that hold none") {
  const std::string story =
      "<tw-storydata name=\"One\" startnode=\"1\"><tw-passagedata pid=\"1\" name=\"A\">a"
      "</tw-passagedata></tw-storydata>";
  const interop::Import import = imported(story + "\n" + story);
  CHECK(scenario_in(import)->title == "One");
  CHECK(places(import) == "further-story 2:1");
  CHECK(refused("<html><p>Hello</p></html>").code == "no-story");
  CHECK(refused("<div tiddler=\"Start\"></div>").message.find("Twine 1") != std::string::npos);
  CHECK(refused("Just some words.").code == "unknown-kind");
}

}  // namespace warmline::test
