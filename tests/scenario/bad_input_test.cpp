// What authors get wrong, one mistake at a time: each gives its line, with the place a person would
// look at.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "scenario/fixture.h"
#include "scenario/parse.h"

using namespace warmline;

namespace {

struct Case {
  std::string_view name;
  std::string_view from;  // in small.json
  std::string_view to;
  std::vector<std::string_view> lines;  // all of what is said, without the file's name
};

const std::vector<Case>& cases() {
  static const std::vector<Case> kCases = {
      {"syntax: a comma is missing",
       R"~("format": 1,)~",
       R"~("format": 1)~",
       {R"~(4:3: error: after this field a comma or "}" is expected, but a text begins here; put a comma between two fields, or close with "}" [syntax])~"}},
      {"syntax: a comma too many",
       R"~("trust": 3 })~",
       R"~("trust": 3, })~",
       {R"~(26:40: error: /mood: a comma stands before the closing brace; remove the last comma [syntax])~"}},
      {"syntax: the file breaks off",
       R"~( "title": "Later", "text": "The lamp is changed on Thursday." } }
  ]
})~",
       R"~()~",
       {R"~(144:1: error: /nodes/6/ending: the file ends before everything that was opened is closed; close it, or look where the end of the file was lost [syntax])~"}},
      {"duplicate key",
       R"~("id": "lit", )~",
       R"~("id": "lit", "id": "dark", )~",
       {R"~(141:20: error: /nodes/4/id: the field "id" was written before in the same object; keep one of the two [duplicate-key])~"}},
      {"unknown field",
       R"~("minutes": 3)~",
       R"~("minuets": 3)~",
       {R"~(10:3: error: /minuets: no field is called "minuets" here; did you mean "minutes"? [unknown-field])~"}},
      {"unknown field in a choice that stands for a needed one",
       R"~("do": "Ring the caretaker)~",
       R"~("doo": "Ring the caretaker)~",
       {R"~(86:11: error: /nodes/1/choices/0/doo: no field is called "doo" here; did you mean "do"? [unknown-field])~"}},
      {"unknown field without a likeness",
       R"~("outbound": false)~",
       R"~("whatever": false)~",
       {R"~(13:3: error: /whatever: no field is called "whatever" here; remove it; the fields here are "$schema", "format", "id", "title", "summary", "language", "sector", "difficulty", "minutes", "content_note", "role", "outbound", "target_seconds", "customer", "before", "mood", "people", "needs", "flags", "blocks", "cards", "start" or "nodes" [unknown-field])~"}},
      {"missing field",
       R"~(      "id": "fall",
)~",
       R"~()~",
       {R"~(77:5: error: /nodes/1: the field "id" is missing; add it: lower-case letters, digits and hyphens [missing-field])~"}},
      {"wrong type",
       R"~("minutes": 3)~",
       R"~("minutes": "3")~",
       {R"~(10:3: error: /minutes: a whole number is expected, not the text "3"; write a whole number: about how long the call takes to practise [wrong-type])~"}},
      {"a sector that is not in the list",
       R"~("utilities")~",
       R"~("utilites")~",
       {R"~(8:3: error: /sector: the text "utilites" isn't one of the values known here; did you mean "utilities"? The list is "health", "banking", "insurance", "airline", "travel", "telecoms", "retail", "utilities", "public service", "hospitality", "technology", "other" [not-in-list])~"}},
      {"a mood beyond its range",
       R"~("distress": 6)~",
       R"~("distress": 16)~",
       {R"~(26:13: error: /mood/distress: 16 is too large; write a number from 0 to 10 [out-of-range])~"}},
      {"an id with a capital",
       R"~("id": "rota")~",
       R"~("id": "Rota")~",
       {R"~(43:7: error: /cards/0/id: "Rota" doesn't have the form that is asked for; what may stand here: lower-case letters, digits and hyphens [wrong-form])~"}},
      {"an empty text",
       R"~("title": "Light")~",
       R"~("title": "")~",
       {R"~(141:53: error: /nodes/4/ending/title: the text is empty; write something, or leave the field out if it may be left out [too-short])~"}},
      {"a format of the future",
       R"~("format": 1)~",
       R"~("format": 2)~",
       {R"~(3:3: error: /format: this file is written in format 2, and this version of Warmline knows formats up to 1; open it with a newer version [newer-format])~"}},
      {"dangling target",
       R"~("to": "fall")~",
       R"~("to": "fal")~",
       {R"~(64:11: error: /nodes/0/choices/0/to: no node is called "fal"; did you mean "fall"? [dangling-target])~"}},
      {"dangling target in a list",
       R"~({ "to": "logged" })~",
       R"~({ "to": "loged" })~",
       {R"~(92:15: error: /nodes/1/choices/0/to/1/to: no node is called "loged"; did you mean "logged"? [dangling-target])~"}},
      {"dangling start",
       R"~("start": "hello")~",
       R"~("start": "helo")~",
       {R"~(49:3: error: /start: no node is called "helo"; did you mean "hello"? [dangling-target])~"}},
      {"unknown flag in a condition",
       R"~("when": { "flag": "knows-fall" })~",
       R"~("when": { "flag": "know-fall" })~",
       {R"~(46:17: error: /cards/1/when/flag: no flag is called "know-fall"; did you mean "knows-fall"? [unknown-flag])~"}},
      {"unknown flag in effects",
       R"~("set": ["promised"])~",
       R"~("set": ["promise"])~",
       {R"~(102:32: error: /nodes/1/choices/1/effects/set/0: no flag is called "promise"; did you mean "promised"? [unknown-flag])~"}},
      {"unknown flag of a card",
       R"~("sets": "read-rota")~",
       R"~("sets": "red-rota")~",
       {R"~(43:132: error: /cards/0/sets: no flag is called "red-rota"; did you mean "read-rota"? [unknown-flag])~"}},
      {"unknown need in effects", R"~("needs": { "light": "arranged" })~", R"~("needs": { "lihgt": "arranged" })~", {R"~(134:72: error: /nodes/3/choices/0/effects/needs/lihgt: no need is called "lihgt"; did you mean "light"? [unknown-need])~"}},
      {"unknown need in a condition",
       R"~("need": "heard", "at_least")~",
       R"~("need": "herd", "at_least")~",
       {R"~(136:90: error: /nodes/3/choices/1/when/need: no need is called "herd"; did you mean "heard"? [unknown-need])~"}},
      {"unknown block",
       R"~("block": "no-hour")~",
       R"~("block": "no-our")~",
       {R"~(99:11: error: /nodes/1/choices/1/block: no block is called "no-our"; did you mean "no-hour"? [unknown-block])~"}},
      {"unknown person",
       R"~({ "who": "caretaker",)~",
       R"~({ "who": "plumber",)~",
       {R"~(119:19: error: /nodes/2/lines/0/who: no person is called "plumber"; add it, or use one of "caretaker"; caller, agent and system need no entry [unknown-person])~"}},
      {"a person called like a speaker",
       R"~({ "id": "caretaker", "name")~",
       R"~({ "id": "system", "name")~",
       {R"~(28:7: error: /people/0/id: "system" has a meaning of its own in lines; give this person another id [reserved-id])~",
        R"~(119:19: error: /nodes/2/lines/0/who: no person is called "caretaker"; add it, or use one of "system"; caller, agent and system need no entry [unknown-person])~"}},
      {"duplicate node",
       R"~("id": "night-desk", "ending")~",
       R"~("id": "lit", "ending")~",
       {R"~(137:59: error: /nodes/3/choices/1/to: no node is called "night-desk"; add it, or use one of "hello", "fall", "caretaker", "logged", "lit" or "later" [dangling-target])~",
        R"~(142:7: error: /nodes/5/id: a node called "lit" stands further up; give one of the two another id [duplicate-id])~"}},
      {"duplicate choice",
       R"~("id": "log",)~",
       R"~("id": "ask",)~",
       {R"~(68:11: error: /nodes/0/choices/1/id: a choice called "ask" stands further up in this node; give one of the two another id [duplicate-id])~"}},
      {"duplicate need",
       R"~("id": "heard")~",
       R"~("id": "light")~",
       {R"~(32:7: error: /needs/1/id: a need called "light" stands further up; give one of the two another id [duplicate-id])~",
        R"~(63:35: error: /nodes/0/choices/0/effects/needs/heard: no need is called "heard"; add it, or use one of "light" [unknown-need])~",
        R"~(125:51: error: /nodes/2/choices/0/effects/needs/heard: no need is called "heard"; add it, or use one of "light" [unknown-need])~",
        R"~(136:90: error: /nodes/3/choices/1/when/need: no need is called "heard"; add it, or use one of "light" [unknown-need])~"}},
      {"weights below 100",
       R"~("weight": 60)~",
       R"~("weight": 50)~",
       {R"~(30:3: error: /needs: the weights of the needs sum to 90, not to 100; add 10 [weights-not-100])~"}},
      {"weights above 100",
       R"~("weight": 60)~",
       R"~("weight": 65)~",
       {R"~(30:3: error: /needs: the weights of the needs sum to 105, not to 100; take 5 away [weights-not-100])~"}},
      {"unreachable node",
       R"~("to": "lit")~",
       R"~("to": "later")~",
       {R"~(141:5: error: /nodes/4: no call gets to the node "lit"; lead a choice to it, or remove it [unreachable-node])~"}},
      {"choices and an ending",
       R"~("lines": [{ "who": "caller", "text": "Logged.)~",
       R"~("ending": { "kind": "unresolved", "title": "T", "text": "T." }, "lines": [{ "who": "caller", "text": "Logged.)~",
       {R"~(130:5: error: /nodes/3: the node "logged" has choices and an ending; keep the choices, or keep the ending [node-has-both])~"}},
      {"neither choices nor an ending",
       R"~({ "id": "later", "ending": { "kind": "unresolved", "title": "Later", "text": "The lamp is changed on Thursday." } })~",
       R"~({ "id": "later" })~",
       {R"~(143:5: error: /nodes/6: the node "later" has neither choices nor an ending; add choices, or the ending that the call has here [node-has-neither])~"}},
      {"say and do",
       R"~("do": "Ring the)~",
       R"~("say": "x", "do": "Ring the)~",
       {R"~(84:9: error: /nodes/1/choices/0: this choice has both say and do; keep one of them; what follows from the other can be a line of the next node [say-or-do])~"}},
      {"neither say nor do",
       R"~("say": "Good night.", )~",
       R"~()~",
       {R"~(134:9: error: /nodes/3/choices/0: this choice has neither say nor do; write the words as say, or the action as do [say-or-do])~"}},
      {"a condition that asks for nothing",
       R"~("when": { "flag": "knows-fall" })~",
       R"~("when": {})~",
       {R"~(46:7: error: /cards/1/when: this condition asks for nothing; write exactly one of flag, need, mood, not, all and any [condition-form])~"}},
      {"a condition that asks for two things",
       R"~("when": { "flag": "knows-fall" })~",
       R"~("when": { "flag": "knows-fall", "need": "light", "is": "met" })~",
       {R"~(46:7: error: /cards/1/when: this condition asks for several things at once; put each into its own object, in a list called all or any [condition-form])~"}},
      {"a need without a level",
       R"~({ "need": "light", "is": "unmet" })~",
       R"~({ "need": "light" })~",
       {R"~(87:54: error: /nodes/1/choices/0/when/any/1: it isn't said how far the need must be met; write is, or at_least, or at_most, or at_least with at_most [condition-form])~"}},
      {"a need with two levels", R"~({ "need": "light", "is": "unmet" })~", R"~({ "need": "light", "is": "unmet", "at_most": "met" })~", {R"~(87:54: error: /nodes/1/choices/0/when/any/1: "is" says it all and stands beside at_least or at_most; write is, or at_least, or at_most, or at_least with at_most [condition-form])~"}},
      {"a need compared with a number",
       R"~("need": "light", "at_most": "arranged")~",
       R"~("need": "light", "at_most": 1)~",
       {R"~(100:44: error: /nodes/1/choices/1/block_when/at_most: the level of a need is expected here; use one of "unmet", "arranged", "met" [not-in-list])~"}},
      {"a mood compared with a word",
       R"~("mood": "trust", "at_least": 4)~",
       R"~("mood": "trust", "at_least": "high")~",
       {R"~(81:90: error: /nodes/1/lines/1/when/at_least: a mood is a whole number from 0 to 10; write a number in that range [wrong-type])~"}},
      {"a mood bound beyond its range",
       R"~("mood": "trust", "at_least": 4)~",
       R"~("mood": "trust", "at_least": 11)~",
       {R"~(81:90: error: /nodes/1/lines/1/when/at_least: a mood is a whole number from 0 to 10; write a number in that range [out-of-range])~"}},
      {"a mood that is",
       R"~("mood": "trust", "at_least": 4)~",
       R"~("mood": "trust", "is": "met")~",
       {R"~(81:63: error: /nodes/1/lines/1/when: a mood is compared with at_least or at_most; write at_least, at_most, or both, from 0 to 10 [condition-form])~"}},
      {"a level on a flag",
       R"~("when": { "flag": "knows-fall" })~",
       R"~("when": { "flag": "knows-fall", "at_least": 1 })~",
       {R"~(46:7: error: /cards/1/when: is, at_least and at_most belong to a need or a mood, not to "flag"; remove them [condition-form])~"}},
      {"the last target has a condition",
       R"~({ "to": "logged" })~",
       R"~({ "to": "logged", "when": { "flag": "promised" } })~",
       {R"~(92:31: error: /nodes/1/choices/0/to/1/when: the last way on has a condition, so there may be none; take the condition away, or add an entry without one after it [last-target-conditional])~"}},
      {"a target before the last has none",
       R"~("when": { "all": [{ "flag": "read-rota" }, { "not": { "mood": "distress", "at_least": 8, "at_most": 10 } }] }, "to": "caretaker")~",
       R"~("to": "caretaker")~",
       {R"~(91:13: error: /nodes/1/choices/0/to/0: this way on has no condition, so those after it are never tried; give it a condition, or remove what follows [target-never-tried])~"}},
      {"block_when without a block",
       R"~(          "block": "no-hour",
)~",
       R"~()~",
       {R"~(99:11: error: /nodes/1/choices/1/block_when: there is a condition for a block and no block; add block, or remove block_when [block-missing])~"}},
      {"set and clear",
       R"~("clear": ["promised"])~",
       R"~("clear": ["promised"], "set": ["promised"])~",
       {R"~(111:47: error: /nodes/1/choices/2/effects/clear: the flag "promised" is set and cleared at once; leave it in one of the two lists [set-and-clear])~"}},
      {"a flag twice",
       R"~("clear": ["promised"])~",
       R"~("clear": ["promised", "promised"])~",
       {R"~(111:69: error: /nodes/1/choices/2/effects/clear/1: the flag "promised" stands here twice; remove one [duplicate-flag])~"}},
      {"a control character",
       R"~(The music stopped twice.)~",
       R"~(The music\u001b[2J stopped.)~",
       {R"~(21:41: error: /before/1/detail: a control character stands in this text; remove it; a new line is written \n [control-character])~"}},
  };
  return kCases;
}

void check_lines(const scenario::Parsed& parsed, const std::vector<std::string_view>& expected) {
  std::vector<std::string> lines;
  for (const Diagnostic& diagnostic : parsed.diagnostics) lines.push_back(to_line(diagnostic));
  REQUIRE(lines.size() == expected.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    CHECK(lines[i] == "bad.json:" + std::string(expected[i]));
  }
}

}  // namespace

TEST_CASE("bad input: each mistake gets its one line") {
  for (const Case& bad : cases()) {
    CAPTURE(bad.name);
    const std::string text = fixture::change(fixture::small(), bad.from, bad.to);
    const scenario::Parsed parsed = scenario::parse(text, "bad.json");
    CHECK(parsed.scenario == nullptr);
    check_lines(parsed, bad.lines);
  }
}

TEST_CASE("bad input: a call that never ends") {
  std::string text = fixture::change(fixture::small(), R"("to": "lit")", R"("to": "fall")");
  text = fixture::change(text, R"("to": "night-desk")", R"("to": "fall")");
  text = fixture::change(text, R"("to": "later")", R"("to": "fall")");
  const scenario::Parsed parsed = scenario::parse(text, "bad.json");
  CHECK(parsed.scenario == nullptr);
  check_lines(
      parsed,
      {R"~(50:3: error: /nodes: no call comes to an ending; give the nodes where a call is over an ending, and lead choices to them [no-ending])~",
       R"~(141:5: error: /nodes/4: no call gets to the node "lit"; lead a choice to it, or remove it [unreachable-node])~",
       R"~(142:5: error: /nodes/5: no call gets to the node "night-desk"; lead a choice to it, or remove it [unreachable-node])~",
       R"~(143:5: error: /nodes/6: no call gets to the node "later"; lead a choice to it, or remove it [unreachable-node])~"});
}

TEST_CASE("bad input: several mistakes in one file are told together, in order of place") {
  std::string text = fixture::change(fixture::small(), R"("weight": 60)", R"("weight": 50)");
  text = fixture::change(text, R"("minutes": 3)", R"("minuets": 3)");
  text = fixture::change(text, R"("to": "fall")", R"("to": "fal")");
  text = fixture::change(text, R"("distress": 6)", R"("distress": 16)");
  const scenario::Parsed parsed = scenario::parse(text, "bad.json");
  CHECK(parsed.scenario == nullptr);
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : parsed.diagnostics) codes.push_back(diagnostic.code);
  CHECK(codes == std::vector<std::string>{"unknown-field", "out-of-range", "weights-not-100",
                                          "dangling-target"});
}

TEST_CASE("bad input: more than anybody reads is cut, and says so") {
  std::string lines = R"({ "who": "nobody", "text": "x" })";
  for (int i = 0; i < 11; ++i) lines += R"(, { "who": "nobody", "text": "x" })";
  std::string nodes;
  for (int i = 0; i < 50; ++i) {
    nodes += R"({ "id": "extra-)" + std::to_string(i) + R"(", "lines": [)" + lines +
             R"(], "ending": { "kind": "unresolved", "title": "T", "text": "T" } }, )";
  }
  const std::string text =
      fixture::change(fixture::small(), R"({ "id": "lit",)", nodes + R"({ "id": "lit",)");
  const scenario::Parsed parsed = scenario::parse(text, "bad.json");
  CHECK(parsed.scenario == nullptr);
  REQUIRE(parsed.diagnostics.size() == 101);
  CHECK(parsed.diagnostics[0].code == "too-many-problems");
  CHECK(parsed.diagnostics[1].code == "unknown-person");
}

TEST_CASE("a hundred warnings hide no error") {
  std::string flags;
  for (int i = 0; i < 61; ++i) flags += R"({ "id": "idle-)" + std::to_string(i) + R"(" }, )";
  std::string nodes;
  for (int i = 0; i < 60; ++i) {
    const std::string number = std::to_string(i);
    nodes += R"({ "id": "n)" + number +
             R"(", "choices": [{ "id": "a", "say": "x", "to": "fall" }, )" +
             R"({ "id": "b", "say": "y", "to": "n)" + std::to_string((i + 1) % 60) + R"(" }] }, )";
  }
  std::string text = fixture::change(fixture::small(), R"({ "id": "knows-fall", "about")",
                                     flags + R"({ "id": "knows-fall", "about")");
  text = fixture::change(text, R"({ "id": "lit",)", nodes + R"({ "id": "lit",)");
  // The sixty nodes can't be reached: that error comes after a hundred and twenty warnings.
  const scenario::Parsed unreachable = scenario::parse(text, "bad.json");
  CHECK(unreachable.scenario == nullptr);
  CHECK(has_errors(unreachable.diagnostics));
  text = fixture::change(text, R"("to": "later")", R"("to": "n0")");
  const std::string closing = R"("to": "lit")";
  text = fixture::change(
      text, closing,
      R"("to": [{ "when": { "flag": "promised" }, "to": "later" }, { "to": "lit" }])");
  const scenario::Parsed sound = scenario::parse(text, "bad.json");
  CHECK(sound.scenario != nullptr);
  CHECK(sound.diagnostics.size() == 101);
  CHECK_FALSE(has_errors(sound.diagnostics));
}
