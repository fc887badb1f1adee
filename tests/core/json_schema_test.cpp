#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/json.h"

namespace json = warmline::json;

namespace {

constexpr std::string_view kSchema = R"({
  "type": "object", "additionalProperties": false, "required": ["name", "size"],
  "properties": {
    "name": { "$ref": "#/definitions/id", "description": "What it is called." },
    "size": { "type": "integer", "minimum": 1, "maximum": 9 },
    "low": { "type": "number", "minimum": -1 },
    "high": { "type": "number", "maximum": 1.5 },
    "kind": { "enum": ["knowledge", "policy"] },
    "format": { "enum": [1] },
    "note": { "type": "string", "minLength": 1, "maxLength": 4 },
    "either": { "type": ["string", "array"], "minItems": 1, "maxItems": 2, "items": { "type": "boolean" } },
    "levels": { "type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": { "enum": ["met"] } },
    "nest": { "$ref": "#/definitions/nest" },
    "odd": { "multipleOf": 2 }
  },
  "definitions": {
    "id": { "type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$", "description": "Lower-case letters, digits and hyphens." },
    "nest": { "type": "object", "additionalProperties": false, "properties": { "nest": { "$ref": "#/definitions/nest" }, "leaf": { "type": "null" } } }
  }
})";

// "CODE POINTER: PROBLEM; REMEDY" for each violation.
std::vector<std::string> faults(std::string_view text) {
  const json::ParseOutcome outcome = json::parse(text);
  REQUIRE(outcome.document.has_value());
  std::vector<std::string> lines;
  for (const warmline::Diagnostic& problem : json::Schema(kSchema).validate(*outcome.document)) {
    lines.push_back(problem.code + ' ' + problem.pointer + ": " + problem.problem + "; " +
                    problem.remedy);
  }
  return lines;
}

void check(std::string_view text, const std::vector<std::string>& expected) {
  const std::vector<std::string> lines = faults(text);
  REQUIRE(lines.size() == expected.size());
  for (std::size_t i = 0; i < lines.size(); ++i) CHECK(lines[i] == expected[i]);
}

}  // namespace

TEST_CASE("schema: a sound document has no violations") {
  check(R"({"name":"a-1","size":9,"low":-1,"high":1.5,"kind":"policy","format":1,"note":"éééé",
           "either":[true],"levels":{"x":"met"},"nest":{"nest":{"leaf":null}},"odd":4})",
        {});
  check(R"({"name":"a","size":1,"either":"x"})", {});
}

TEST_CASE("schema: fields unknown and missing") {
  check(R"({"name":"a"})", {"missing-field : the field \"size\" is missing; add it"});
  check(R"({"size":1})",
        {"missing-field : the field \"name\" is missing; add it: what it is called"});
  check(R"({"name":"a","siez":1})",
        {"unknown-field /siez: no field is called \"siez\" here; did you mean \"size\"?"});
  check(R"({"name":"a","size":1,"nest":{"nest":{"x/y":1}}})",
        {"unknown-field /nest/nest/x~1y: no field is called \"x/y\" here; remove it; the fields "
         "here are \"nest\" or \"leaf\""});
}

TEST_CASE("schema: types") {
  check(R"({"name":5,"size":"5"})",
        {"wrong-type /name: a text is expected, not the number 5; write a text: what it is called",
         "wrong-type /size: a whole number is expected, not the text \"5\"; write a whole number"});
  check(R"({"name":"a","size":1.0})",
        {"wrong-type /size: a whole number is expected, not the number 1.0; write a whole number"});
  check(R"({"name":"a","size":1,"either":{}})",
        {"wrong-type /either: a text or a list in square brackets is expected, not an object; "
         "write a text or a list in square brackets"});
  check(R"({"name":"a","size":1,"either":[true,null]})",
        {"wrong-type /either/1: true or false is expected, not null; write true or false"});
  check("[]",
        {"wrong-type : an object in braces is expected, not a list; write an object in braces"});
}

TEST_CASE("schema: values") {
  check(R"({"name":"Ring Back","size":1})",
        {"wrong-form /name: \"Ring Back\" doesn't have the form that is asked for; what may stand "
         "here: lower-case letters, digits and hyphens"});
  check(R"({"name":"a","size":1,"kind":"polcy"})",
        {"not-in-list /kind: the text \"polcy\" isn't one of the values known here; did you mean "
         "\"policy\"? The list is \"knowledge\", \"policy\""});
  check(R"({"name":"a","size":1,"format":2})",
        {"not-in-list /format: the number 2 isn't one of the values known here; write 1"});
  check(R"({"name":"a","size":10})",
        {"out-of-range /size: 10 is too large; write a number from 1 to 9"});
  check(R"({"name":"a","size":18446744073709551615})",
        {"out-of-range /size: 18446744073709551615 is too large; write a number from 1 to 9"});
  check(R"({"name":"a","size":-3})",
        {"out-of-range /size: -3 is too small; write a number from 1 to 9"});
  check(R"({"name":"a","size":1,"low":-1.5})",
        {"out-of-range /low: -1.5 is too small; write a number of at least -1"});
  check(R"({"name":"a","size":1,"high":2})",
        {"out-of-range /high: 2 is too large; write a number of at most 1.5"});
}

TEST_CASE("schema: lengths and counts") {
  check(R"({"name":"a","size":1,"note":""})",
        {"too-short /note: the text is empty; write something, or leave the field out if it may be "
         "left out"});
  check(R"({"name":"a","size":1,"note":"ééééé"})",
        {"too-long /note: the text has 5 characters; shorten it to 4 at the most"});
  check(R"({"name":"a","size":1,"either":[]})",
        {"too-few /either: here are 0 items, and there must be 1 or more; add 1 item"});
  check(R"({"name":"a","size":1,"either":[true,true,true]})",
        {"too-many /either: here are 3 items, and there may be 2 at the most; remove 1 item"});
  check(R"({"name":"a","size":1,"levels":{}})",
        {"too-few /levels: here are 0 fields, and there must be 1 or more; add 1 field"});
  check(R"({"name":"a","size":1,"levels":{"x":"met","y":"mett"}})",
        {"too-many /levels: here are 2 fields, and there may be 1 at the most; remove 1 field",
         "not-in-list /levels/y: the text \"mett\" isn't one of the values known here; did you "
         "mean \"met\"? The list is \"met\""});
}

TEST_CASE("schema: a rule that only the validator knows is passed on, not passed over") {
  check(R"({"name":"a","size":1,"odd":3})", {"schema /odd: this breaks the rule \"multipleOf\" of "
                                             "the schema; compare it with the schema"});
}

TEST_CASE("schema: all violations are told, a hundred at the most") {
  CHECK(faults(R"({"name":"A","size":0,"kind":1,"x":2,"nest":3})").size() == 5);
  std::string many = R"({"name":"a","size":1)";
  for (int i = 0; i < 500; ++i) many += ",\"field-" + std::to_string(i) + "\":1";
  CHECK(faults(many + "}").size() == 100);
}
