// Twee 3 as its specification (3.0.2) has it.
#include "interop/support.h"

namespace warmline::test {

TEST_CASE("twee: title, start, moments and endings") {
  const interop::Import import = imported(
      ":: StoryTitle\nThe lamp\n\n:: StoryData\n{\"start\": \"Dark\"}\n\n:: Start\nnot here\n\n"
      ":: Dark\nSince Monday.\nAgent: On every floor?\n\n[[Third floor->Later]]\n[[Later]]\n\n"
      ":: Later\nOn Thursday.\n\n\n");
  const auto scenario = scenario_in(import);
  CHECK(import.kind == "Twee");
  CHECK(scenario->title == "The lamp");
  CHECK(scenario->id.text == "the-lamp");
  CHECK(scenario->nodes[scenario->start].id.text == "dark");
  CHECK(lines(*scenario, "dark") == Strings{"Since Monday.", "On every floor?"});
  CHECK(node(*scenario, "dark").lines[1].speaker == scenario::SpeakerKind::kAgent);
  CHECK(ways(*scenario, "dark") == Strings{"Third floor>later", "Later>later"});
  CHECK(node(*scenario, "later").ending->text == "On Thursday.");
  CHECK(noted(import, "unreachable", "\"Start\""));
  CHECK(import.made.left.criteria == 2);
  CHECK(import.made.left.endings == 1);
}

TEST_CASE("twee: without StoryData a story begins at Start, and without that nowhere") {
  CHECK(scenario_in(imported(":: A\n[[B]]\n:: Start\n[[A]]\n:: B\nb"))->nodes[0].id.text ==
        "start");
  const Error error = refused(":: A\n[[B]]\n:: B\nb");
  CHECK(error.code == "no-start");
  CHECK(error.where == "story");
  const interop::Import import =
      imported(":: StoryData\n{\"start\":\"Q\"}\n:: Start\n[[B]]\n:: B\nb");
  CHECK(noted(import, "start", "\"Q\""));
  CHECK(refused(":: StoryData\n{\"start\":\"Q\"}\n:: A\na").message.find("\"Q\"") !=
        std::string::npos);
}

TEST_CASE("twee: names and tags may be escaped, every escape gives its character") {
  const interop::Import import = imported(
      ":: Start\n[[A [b] {c} \\d q]]\n[[E]]\n"
      ":: A \\[b\\] \\{c\\} \\\\d \\q [one t\\]wo] {\"position\":\"1,2\"}\nhere\n:: "
      "E{\"size\":\"1\"}\nx");
  const auto scenario = scenario_in(import);
  CHECK(ways(*scenario, "start") == Strings{"A [b] {c} \\d q>a-b-c-d-q", "E>e"});
  CHECK(noted(import, "tags", "\"one\", \"t]wo\""));
  CHECK(import.notes.all().size() == 1);
}

TEST_CASE("twee: what a compiler must go on after is noted, and gone on after") {
  const interop::Import import = imported(
      "stray\n:: Start [open\n[[X]]\n:: \nnobody\n:: X {\"position\":\nx\n:: X\nagain\n"
      ":: Y [a] rest\ny\n:: StoryData\n{\"start\":");
  CHECK(places(import) ==
        "before-first-passage 1:1, tags-open 2:1, nameless 4:1, metadata 6:1, duplicate-passage "
        "8:1, header-rest 10:1, unreachable 10:1, story-data 12:1");
  CHECK(node(*scenario_in(import), "x").ending->text == "x");
}

TEST_CASE("twee: links in all their forms") {
  const interop::Import import = imported(
      ":: Start\nYou [[ask her->A]] or not.\n* [[b|A]]\n[[A<-c]]\n[[d->e->A]]\n:: A\n"
      "[[f|A2][$x to 1]]\n:: A2\n[[(Hold on.)->A3]]\n[[“Quoted.”->A3]]\n:: A3\n[[A4]]\n:: A4\n"
      "[[Go->https://example.org/]] [[$there]] [[x->visited()]] [[]] [[nobody]]\n");
  const auto scenario = scenario_in(import);
  CHECK(lines(*scenario, "start") == Strings{"You ask her or not."});
  CHECK(ways(*scenario, "start") == Strings{"ask her>a", "b>a", "c>a", "d->e>a"});
  CHECK(ways(*scenario, "a2") == Strings{"Hold on.>a3", "Quoted.>a3"});
  CHECK(node(*scenario, "a2").choices[0].form == scenario::ChoiceForm::kDo);
  CHECK(node(*scenario, "a2").choices[1].form == scenario::ChoiceForm::kSay);
  CHECK(node(*scenario, "a3").choices[0].form == scenario::ChoiceForm::kDo);
  CHECK(ways(*scenario, "a4") == Strings{"nobody>nobody"});
  CHECK(places(import) ==
        "setter 7:8, link-form 14:1, link-form 14:30, link-form 14:41, link-empty 14:58, "
        "missing-passage 14:63");
  CHECK(import.made.left.empty_endings == 1);
}

TEST_CASE("twee: macros, code, media and variables are told of and never run") {
  const interop::Import import = imported(
      ":: StoryInit\n<<set $coins to 5>>\n:: Code [script]\nwindow.x = 1;\n:: Look "
      "[stylesheet]\nb{}\n"
      ":: Start\n<<if $coins gt 3>>Rich, $coins.<</if>>\n(if: $x is \")\")[Hooked [[B]].]\n"
      "<script>alert('[[C]]')</script><% js %><!-- no --><img src=\"a.png\">[img[b.png]]\n"
      "<<link [[On|B]]>><</link>> (see: below) $5\n:: B\nb");
  const auto scenario = scenario_in(import);
  CHECK(lines(*scenario, "start") == Strings{"Rich, $coins.", "Hooked B.", "On (see: below) $5"});
  CHECK(ways(*scenario, "start") == Strings{"B>b", "On>b"});
  CHECK(places(import) ==
        "special-passage 1:1, special-passage 3:1, special-passage 5:1, macro 8:1, variable 8:25, "
        "macro 8:32, macro 9:1, script 10:1, template 10:32, comment 10:40, media 10:51, media "
        "10:68, macro 11:1, macro 11:18");
}

TEST_CASE("twee: Chapbook's variables, modifiers and inserts") {
  const interop::Import import = imported(
      ":: StoryData\n{\"format\": \"Chapbook\"}\n:: Start\nname: 'x'\n--\n[if name]\nHello "
      "{name}.\n"
      "[[On->End]]\n:: End\nOver.");
  CHECK(lines(*scenario_in(import), "start") == Strings{"Hello ."});
  CHECK(places(import) == "variables 4:1, modifier 6:1, insert 7:7");
}

TEST_CASE("twee: line ends of every kind, a byte order mark, control characters") {
  const std::string plain = ":: Start\nOne\n[[E]]\n:: E\nx y\n";
  const std::string other = "\xEF\xBB\xBF:: Start\r\nOne\r[[E]]\r\n:: E\nx\x07y\r";
  CHECK(imported(plain).made.scenario == imported(other).made.scenario);
  CHECK(refused(std::string("::a\0b", 5)).code == "not-text");
  CHECK(refused("::a\n\xC0\xAF").code == "not-utf-8");
}

TEST_CASE("twee: a way back is kept where a call stays sound, else all are cut") {
  const interop::Import kept =
      imported(":: Start\n[[ask->B]]\n[[E]]\n:: B\n[[back->Start]]\n:: E\ne");
  CHECK(ways(*scenario_in(kept), "b") == Strings{"back>start"});
  CHECK(noted(kept, "loop-kept", "\"back\" leads back to \"Start\""));
  const interop::Import cut = imported(
      ":: Start\n[[ask->B]]\n[[C]]\n:: B\n[[back->Start]]\n:: C\n[[back->Start]]\n[[E]]\n:: E\ne");
  CHECK(node(*scenario_in(cut), "b").ending);
  CHECK(ways(*scenario_in(cut), "c") == Strings{"E>e"});
  CHECK(noted(cut, "loop-cut", "in \"B\""));
  CHECK(noted(cut, "loop-cut", "in \"C\""));
  CHECK(node(*scenario_in(imported(":: Start\n[[Start]]")), "start").ending);
}

TEST_CASE("twee: more than a node holds goes on in another") {
  std::string text = ":: Start\n";
  for (int i = 0; i < 30; ++i) text += (i % 2 == 0 ? "Agent: l" : "l") + std::to_string(i) + "\n";
  for (int i = 0; i < 9; ++i) text += "[[w" + std::to_string(i) + "->E]]\n";
  const auto scenario = scenario_in(imported(text + ":: E\n" + std::string(1500, 'x')));
  std::size_t said = 0;
  std::size_t offered = 0;
  for (const scenario::Node& each : scenario->nodes) {
    said += each.lines.size();
    for (const scenario::Choice& choice : each.choices) offered += choice.text[0] == 'w' ? 1 : 0;
  }
  CHECK(said == 31);  // one of them the first part of the long ending
  CHECK(offered == 9);
}

TEST_CASE("twee: a story of one passage is a call with one ending") {
  const auto scenario = scenario_in(imported(":: Start\nAll."));
  CHECK(scenario->nodes.size() == 2);
  CHECK(node(*scenario, "start").ending->text == "All.");
}

}  // namespace warmline::test
