#include "coach/team_export.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "core/json.h"
#include "core/random.h"
#include "support/shipped.h"

namespace warmline::test {

using coach::AttemptKind;
using coach::TeamRow;
using coach::TeamTable;

namespace {

namespace fs = std::filesystem;

// Names that a spreadsheet or a careless reader stumbles over.
const std::vector<std::string> kNames = {"=HYPERLINK(\"http://example.org\")",
                                         "+1+1",
                                         "-2",
                                         "@SUM(A1)",
                                         "\tTab",
                                         "\rReturn",
                                         "Plain",
                                         "Zoë, \"the\" one",
                                         "two\nlines",
                                         "'quoted'",
                                         "=1,\"2\"",
                                         "",
                                         "a;b"};

TeamTable table_of_names() {
  TeamTable table;
  Random random(7);
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    const auto person = table.person(kNames[i], i % 2 == 0 ? "=shift" : "late");
    REQUIRE(person);
    for (std::size_t s = 0; s < 6; ++s) {
      TeamRow row;
      row.person = *person;
      const auto scenario = table.scenario("call-" + std::to_string(s), "health, public");
      REQUIRE(scenario);
      row.scenario = *scenario;
      row.week = static_cast<coach::Week>(s);
      row.kind = s == 5 ? AttemptKind::kPractised : AttemptKind::kFirst;
      row.resolution = static_cast<PerMille>(random.below(1001));
      if (random.below(4) > 0) row.empathy = static_cast<PerMille>(random.below(1001));
      row.empathy_decisions = 4;
      row.decisions = 5;
      for (auto& each : row.criteria) each = {2, 4, 3};
      row.critical_misses = s == 1 ? 1 : 0;
      row.seconds = 100;
      table.add(row);
    }
  }
  return table;
}

// What Python's csv module reads: one array of arrays of strings.
json::Document read_by_python(const std::string& csv) {
  const fs::path folder = fs::temp_directory_path();
  std::string name = (folder / "warmline-csv-XXXXXX").string();
  const int file = mkstemp(name.data());
  REQUIRE(file >= 0);
  close(file);
  std::ofstream(name, std::ios::binary) << csv;
  const std::string program =
      "import csv,json,sys;"
      "rows=list(csv.reader(open(sys.argv[1],encoding='utf-8-sig',newline=''),strict=True));"
      "open(sys.argv[1]+'.json','w').write(json.dumps(rows))";
  const int status = std::system(("python3 -c \"" + program + "\" '" + name + "'").c_str());
  CHECK(status == 0);
  json::ParseOutcome outcome = json::parse(read_file(name + ".json"));
  fs::remove(name);
  fs::remove(name + ".json");
  REQUIRE(outcome.document);
  return std::move(*outcome.document);
}

std::string cell(const json::Document& rows, std::size_t row, std::size_t column) {
  REQUIRE(row < rows.root().size());
  REQUIRE(column < rows.root().item(row).size());
  return std::string(rows.root().item(row).item(column).string());
}

std::size_t column_named(const json::Document& rows, const std::string& name) {
  const json::Value header = rows.root().item(0);
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (header.item(i).string() == name) return i;
  }
  FAIL("no column " << name);
  return 0;
}

std::string defused(const std::string& name) {
  const bool risky = !name.empty() && std::string("=+-@\t\r\n").find(name[0]) != std::string::npos;
  return risky ? "'" + name : name;
}

}  // namespace

TEST_CASE("Cells are safe and quoted as RFC 4180 says") {
  CHECK(coach::csv_cell("plain") == "plain");
  CHECK(coach::csv_cell("a,b") == "\"a,b\"");
  CHECK(coach::csv_cell("say \"so\"") == "\"say \"\"so\"\"\"");
  CHECK(coach::csv_cell("=1+1") == "'=1+1");
  CHECK(coach::csv_cell("=A1,\"x\"") == "\"'=A1,\"\"x\"\"\"");
  CHECK(coach::csv_cell("-5") == "'-5");
  CHECK(coach::csv_cell("+a") == "'+a");
  CHECK(coach::csv_cell("@a") == "'@a");
  CHECK(coach::csv_cell("\ta") == "'\ta");
  CHECK(coach::csv_cell("\ra") == "\"'\ra\"");
  CHECK(coach::csv_cell("a=b") == "a=b");
  // Where a spreadsheet of another country cuts at semicolons, whatever quotes are around.
  CHECK(coach::csv_cell("Ann;=1+1;") == "Ann;'=1+1;");
  CHECK(coach::csv_cell(";;-2\t@x") == ";;'-2\t'@x");
  CHECK(coach::csv_cell("a\r\n+1; -") == "\"a\r\n'+1; -\"");
  CHECK(coach::csv_cell("") == "");
}

TEST_CASE("Python reads the people that were written, and no cell begins a formula") {
  const TeamTable table = table_of_names();
  const json::Document rows = read_by_python(coach::people_csv(table, true));
  REQUIRE(rows.root().size() == kNames.size() + 1);
  const coach::RowsByPerson by_person = table.by_person();
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    CAPTURE(kNames[i]);
    CHECK(rows.root().item(i + 1).size() == rows.root().item(0).size());
    CHECK(cell(rows, i + 1, 0) == defused(kNames[i]));
    CHECK(cell(rows, i + 1, 1) == (i % 2 == 0 ? "'=shift" : "late"));
    CHECK(cell(rows, i + 1, 2) == "simulated");
    CHECK(cell(rows, i + 1, column_named(rows, "first_attempts")) == "5");
    CHECK(cell(rows, i + 1, column_named(rows, "practised")) == "1");
    CHECK(cell(rows, i + 1, column_named(rows, "first_attempts_with_critical_miss")) == "1");
    const coach::Estimate estimate =
        coach::profile(table, by_person, static_cast<coach::PersonIndex>(i))[0];
    REQUIRE(estimate.band);
    const auto is = [&](const char* name, PerMille figure) {
      const std::string text = cell(rows, i + 1, column_named(rows, name));
      CHECK(std::stod(text) == doctest::Approx(figure / 10.0));
    };
    is("resolution_percent", *estimate.mean);
    is("resolution_low", estimate.band->low);
    is("resolution_high", estimate.band->high);
    for (std::size_t k = 0; k < rows.root().item(i + 1).size(); ++k) {
      const std::string text = cell(rows, i + 1, k);
      if (!text.empty()) CHECK(std::string("=+-@\t\r\n").find(text[0]) == std::string::npos);
    }
  }
}

TEST_CASE("Python reads the attempts that were written") {
  const TeamTable table = table_of_names();
  const json::Document rows = read_by_python(coach::attempts_csv(table, false));
  REQUIRE(rows.root().size() == table.attempts() + 1);
  const std::size_t empathy = column_named(rows, "empathy_percent");
  const std::size_t kind = column_named(rows, "attempt");
  for (std::size_t i = 0; i < table.attempts(); ++i) {
    CHECK(cell(rows, i + 1, 0) == defused(kNames[table.columns().person[i]]));
    CHECK(cell(rows, i + 1, 2) == "loaded");
    CHECK(cell(rows, i + 1, column_named(rows, "sector")) == "health, public");
    CHECK(cell(rows, i + 1, column_named(rows, "week")) == std::to_string(i % 6 + 1));
    CHECK(cell(rows, i + 1, kind) == (i % 6 == 5 ? "practised" : "first"));
    CHECK(cell(rows, i + 1, empathy).empty() == (table.columns().empathy[i] == coach::kNoValue));
    CHECK(std::stod(cell(rows, i + 1, column_named(rows, "resolution_percent"))) ==
          doctest::Approx(table.columns().resolution[i] / 10.0));
  }
}

TEST_CASE("Too little evidence is an empty cell and never nought") {
  TeamTable table;
  const auto person = table.person("new", "g");
  TeamRow row;
  row.person = *person;
  row.scenario = *table.scenario("call", "s");
  row.resolution = 0;
  row.decisions = 3;
  table.add(row);
  const json::Document rows = read_by_python(coach::people_csv(table, false));
  CHECK(cell(rows, 1, column_named(rows, "resolution_percent")).empty());
  CHECK(cell(rows, 1, column_named(rows, "resolution_low")).empty());
  CHECK(cell(rows, 1, column_named(rows, "resolution_scenarios")) == "1");
  CHECK(cell(rows, 1, column_named(rows, "resolution_observations")) == "3");
}

TEST_CASE("JSON holds the same, and says what it is") {
  const TeamTable table = table_of_names();
  const json::ParseOutcome outcome = json::parse(coach::team_json(table, true));
  REQUIRE(outcome.document);
  const json::Value root = outcome.document->root();
  CHECK(root.find("simulated")->boolean());
  CHECK(root.find("about")->string().find("chosen is not spoken") != std::string_view::npos);
  REQUIRE(root.find("people")->size() == kNames.size());
  REQUIRE(root.find("attempts")->size() == table.attempts());
  CHECK(root.find("people")->item(0).find("person")->string() == kNames[0]);  // as it is
  const auto measures = root.find("people")->item(0).find("measures");
  REQUIRE(measures);
  CHECK(measures->size() == coach::kMeasureCount);
  CHECK(measures->find("feel")->find("mean")->integer() == 500);
  CHECK(root.find("attempts")->item(5).find("attempt")->string() == "practised");
}

TEST_CASE("What goes into an export is counted") {
  const coach::ExportContents found = coach::contents_of(table_of_names());
  CHECK(found.people == kNames.size());
  CHECK(found.attempts == 6 * kNames.size());
  CHECK(found.firsts == 5 * kNames.size());
  CHECK(found.repeats == 0);
  CHECK(found.practised == kNames.size());
  CHECK(found.scenarios == 6);
  CHECK(coach::contents_of(TeamTable()).people == 0);
}

}  // namespace warmline::test
