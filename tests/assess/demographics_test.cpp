// Who belongs to which group, read from what somebody's spreadsheet wrote.
#include "assess/demographics.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/random.h"

using namespace warmline;
using assess::Groups;
using assess::read_groups;
using assess::ReadGroups;

namespace {

Groups groups_of(const std::string& text) {
  ReadGroups read = read_groups(text, "groups.csv");
  INFO(text);
  for (const Diagnostic& one : read.diagnostics) INFO(to_line(one));
  REQUIRE(read.groups);
  CHECK(read.diagnostics.empty());
  return *read.groups;
}

bool refused(const std::string& text, const std::string& code) {
  const ReadGroups read = read_groups(text, "groups.csv");
  INFO(text);
  CHECK_FALSE(read.groups);
  return std::any_of(read.diagnostics.begin(), read.diagnostics.end(), [&code](const auto& one) {
    return one.code == code && !one.problem.empty() && one.file == "groups.csv";
  });
}

const std::string kPlain = "code,gender,age\r\nA-1,Women,under 40\r\nA-2,Men,\r\n";

}  // namespace

TEST_CASE("groups: a plain table is read as it stands") {
  const Groups found = groups_of(kPlain);
  CHECK(found.columns == std::vector<std::string>{"gender", "age"});
  REQUIRE(found.people.size() == 2);
  CHECK(found.people[0].candidate == "A-1");
  CHECK(found.people[0].values == std::vector<std::string>{"Women", "under 40"});
  CHECK(found.people[1].values == std::vector<std::string>{"Men", ""});
}

TEST_CASE("groups: what spreadsheets do to a table changes nothing") {
  const std::vector<std::string> same = {
      "\xEF\xBB\xBF" + kPlain,
      "code,gender,age\nA-1,Women,under 40\nA-2,Men,",
      "code;gender;age\r\nA-1;Women;under 40\r\nA-2;Men;\r\n",
      "code\tgender\tage\rA-1\tWomen\tunder 40\rA-2\tMen\t\r",
      "\"code\",\"gender\",\"age\"\r\n\"A-1\", Women ,\"under 40\"\r\n\"A-2\",\"Men\",\"\"\r\n",
      "code,gender,age\r\n,,\r\nA-1,Women,under 40\r\nA-2,Men,\r\n,,\r\n",
      "code,gender,age\r\nA-1,Women,\"under\r\n40\"\r\nA-2,Men,\r\n",
  };
  const Groups plain = groups_of(kPlain);
  for (const std::string& text : same) {
    const Groups found = groups_of(text);
    CHECK(found.columns == plain.columns);
    REQUIRE(found.people.size() == plain.people.size());
    for (std::size_t i = 0; i < plain.people.size(); ++i) {
      CHECK(found.people[i].candidate == plain.people[i].candidate);
      CHECK(found.people[i].values == plain.people[i].values);
    }
  }
}

TEST_CASE("groups: quotes, separators and the apostrophe of a code are taken off") {
  const Groups found = groups_of("code,\"a, b\"\n'-17,\"says \"\"so\"\", twice\"\n_x,é\n");
  CHECK(found.columns.front() == "a, b");
  CHECK(groups_of("code;\"a, b\"\nA-1;x\n").people[0].values.front() == "x");
  CHECK(found.people[0].candidate == "-17");
  CHECK(found.people[0].values.front() == "says \"so\", twice");
}

TEST_CASE("groups: as JSON, in any order, and where somebody lacks one") {
  const Groups found = groups_of(
      R"( [{"candidate": "A-1", "gender": "Women", "age": "under 40"}, {"gender": "Men", "candidate": "A-2"}])");
  CHECK(found.columns == std::vector<std::string>{"gender", "age"});
  CHECK(found.people[1].values == std::vector<std::string>{"Men", ""});
}

TEST_CASE("groups: what can't be read is refused whole, with the place") {
  CHECK(refused("", "no-table"));
  CHECK(refused("code\nA-1\n", "no-table"));
  CHECK(refused("code,gender\n", "no-table"));
  CHECK(refused("code,gender\nA-1,Women,x\n", "uneven-line"));
  CHECK(refused("code,gender\nA-1\n", "uneven-line"));
  CHECK(refused("code,gender,gender\nA-1,a,b\n", "column-name"));
  CHECK(refused("code,gender,\nA-1,a,b\n", "column-name"));
  CHECK(refused("code,gender\nA-1,Wo\"men\n", "odd-quote"));
  CHECK(refused("code,gender\nA-1,\"Women\" x\n", "odd-quote"));
  CHECK(refused("code,gender\nA-1,\"Women\n", "odd-quote"));
  CHECK(refused("code,gender\nJane Doe,Women\n", "not-a-code"));
  CHECK(refused("code,gender\n,Women\n", "not-a-code"));
  CHECK(refused("code,gender\nA-1,Women\nA-1,Men\n", "duplicate-code"));
  CHECK(refused("code,gender\nA-1,Women\nA-1,Women\n", "duplicate-code"));
  CHECK(refused("code,gender\nA-1,\xFF\n", "not-utf-8"));
  CHECK(refused(std::string("code,gender\nA-1,a\0b\n", 20), "control-character"));
  CHECK(refused("code,gender\nA-1," + std::string(assess::kMostGroupsCell + 1, 'x') + "\n",
                "too-long"));
  CHECK(refused("code" + std::string(assess::kMostGroupsColumns + 1, ',') + "\n", "too-many"));
  CHECK(refused(std::string(assess::kMostGroupsBytes + 1, 'x'), "too-large"));
  CHECK(refused("[{\"candidate\": \"A-1\", \"age\": 40}]", "no-groups"));
  CHECK(refused("[{\"age\": \"40\"}]", "no-groups"));
  CHECK(refused("[1]", "no-groups"));
  CHECK(refused("{\"candidate\": \"A-1\"}", "no-groups"));
  CHECK(refused("[]", "no-table"));
  CHECK(refused("[{\"candidate\": \"A-1\"}]", "no-table"));
  CHECK(refused("[{\"candidate\": \"A-1\", \"a\": \"x\", \"a\": \"y\"}]", "duplicate-key"));
  CHECK(refused("[{\"candidate\": \"A-1\", \"a\": [[[]]]}]", "too-deep"));
  const ReadGroups read = read_groups("code,gender\nA-1,Women\n\nA-2,a,b\n", "x.csv");
  REQUIRE(read.diagnostics.size() == 1);
  CHECK(read.diagnostics.front().line == 4);
  const ReadGroups with_returns =
      read_groups("code,gender\r\n\"A-1\",\"Wo\r\nmen\"\r\nA-2\r\n", "");
  REQUIRE(with_returns.diagnostics.size() == 1);
  CHECK(with_returns.diagnostics.front().line == 4);
}

TEST_CASE("groups: as many candidates as may be are read, and one more is not") {
  std::string text = "code,gender\n";
  for (std::size_t i = 0; i < assess::kMostGroupsPeople; ++i)
    text += "C" + std::to_string(i) + ",a\n";
  CHECK(groups_of(text).people.size() == assess::kMostGroupsPeople);
  CHECK(refused(text + "more,a\n", "too-many"));
}

TEST_CASE("groups: a file cut anywhere, or with any byte changed, is read whole or refused") {
  const std::string text =
      "\xEF\xBB\xBF\"code\",gender,\"a, "
      "\"\"b\"\"\"\r\nA-1,\"Wom\r\nen\",é\r\n\"A-2\",Men,\r\nA-3,x,y";
  const auto sound = [](const std::string& given) {
    const ReadGroups read = read_groups(given, "g");
    CHECK(read.groups.has_value() == read.diagnostics.empty());
    if (!read.groups) return;
    for (const auto& row : read.groups->people) {
      CHECK(row.values.size() == read.groups->columns.size());
      CHECK_FALSE(row.candidate.empty());
    }
  };
  for (std::size_t length = 0; length <= text.size(); ++length) sound(text.substr(0, length));
  Random random(7);
  for (int i = 0; i < 3000; ++i) {
    std::string changed = text;
    for (std::size_t k = random.below(4); k < 4; ++k)
      changed[random.below(changed.size())] = "\",;\t\r\n\0'aA[{é"[random.below(14)];
    sound(changed);
  }
}
