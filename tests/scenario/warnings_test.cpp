// What is written and does nothing, or is missing and needed by nobody but a reader: warnings,
// never errors.
#include <doctest/doctest.h>

#include <string>

#include "scenario/fixture.h"
#include "scenario/parse.h"

using namespace warmline;

namespace {

// "LINE:COLUMN CODE POINTER" of the only warning.
std::string warning(const std::string& text) {
  const scenario::Parsed parsed = scenario::parse(text, "x");
  CHECK(parsed.scenario != nullptr);
  REQUIRE(parsed.diagnostics.size() == 1);
  const Diagnostic& found = parsed.diagnostics[0];
  CHECK(found.severity == Severity::kWarning);
  CHECK_FALSE(found.problem.empty());
  CHECK_FALSE(found.remedy.empty());
  return std::to_string(found.line) + ":" + std::to_string(found.column) + " " + found.code + " " +
         found.pointer;
}

std::string changed(std::string_view from, std::string_view to) {
  return fixture::change(fixture::small(), from, to);
}

}  // namespace

TEST_CASE("warning: a decision without a why") {
  CHECK(warning(changed(R"(, "why": "It stays a number in a list.")", "")) ==
        "134:9 missing-why /nodes/3/choices/0");
}

TEST_CASE("no warning: a choice that is always forbidden needs no why") {
  const std::string text = fixture::change(
      changed("          \"block_when\": { \"need\": \"light\", \"at_most\": \"arranged\" },\n",
              ""),
      ",\n          \"why\": \"An hour that nobody has agreed to.\"", "");
  const scenario::Parsed parsed = scenario::parse(text, "x");
  CHECK(parsed.scenario != nullptr);
  CHECK(parsed.diagnostics.empty());
}

TEST_CASE("warning: flags") {
  CHECK(warning(
            changed(R"({ "id": "read-rota" },)", R"({ "id": "read-rota" }, { "id": "idle" },)")) ==
        "36:28 unused-flag /flags/2");
  CHECK(warning(changed(R"(, "when": { "not": { "flag": "promised" } })", "")) ==
        "37:5 flag-never-read /flags/2");
  CHECK(warning(changed(R"("set": ["promised"], )", "")) == "37:5 flag-never-set /flags/2");
}

TEST_CASE("warning: a block that forbids nothing") {
  CHECK(warning(changed("          \"block\": \"no-hour\",\n          \"block_when\": { \"need\": "
                        "\"light\", \"at_most\": \"arranged\" },\n",
                        "")) == "40:5 unused-block /blocks/0");
}

TEST_CASE("warning: a person who says nothing") {
  CHECK(warning(changed(R"({ "who": "caretaker", "text")", R"({ "who": "system", "text")")) ==
        "28:5 unused-person /people/0");
}

TEST_CASE("warning: a card that is never listed") {
  const scenario::Parsed parsed = scenario::parse(changed(R"("set": ["knows-fall"], )", ""), "x");
  CHECK(parsed.scenario != nullptr);
  REQUIRE(parsed.diagnostics.size() == 2);
  CHECK(parsed.diagnostics[0].code == "flag-never-set");
  CHECK(parsed.diagnostics[1].code == "unused-card");
  CHECK(parsed.diagnostics[1].pointer == "/cards/1");
}

TEST_CASE("warning: nothing to decide") {
  const std::string text =
      R"({"format":1,"id":"x","title":"t","summary":"s","language":"en","sector":"other","difficulty":"easy",
"minutes":1,"role":"r","mood":{"distress":1,"trust":1},"needs":[{"id":"n","label":"l","weight":100}],"start":"a",
"nodes":[{"id":"a","choices":[{"id":"c","say":"w","to":"b"}]},{"id":"b","ending":{"kind":"satisfied","title":"t","text":"x"}}]})";
  CHECK(warning(text) == "3:1 no-decision /nodes");
}
