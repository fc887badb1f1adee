#include "craft/anonymous.h"

#include <doctest/doctest.h>

#include <string>

#include "scenario/parse.h"
#include "scenario/scenario.h"

using namespace warmline;

namespace {

scenario::Scenario telling() {
  scenario::Scenario made;
  made.title = "A call";
  made.role = "Ask Jennifer.";
  made.customer.push_back({"Mail", "a.berg@example.com"});
  made.nodes.resize(1);
  scenario::Line line;
  line.text = "My name is Anna Berg.";
  made.nodes[0].lines.push_back(line);
  scenario::Choice choice;
  choice.form = scenario::ChoiceForm::kDo;
  choice.text = "Charge 4111 1111 1111 1111.";
  choice.why = "It came from Rotterdam.";
  made.nodes[0].choices.push_back(choice);
  made.nodes[0].ending = scenario::Ending{{}, "Done", "He works for Zentrix Ltd now."};
  return made;
}

}  // namespace

TEST_CASE("every text of a scenario is looked at for anonymity, with its pointer") {
  std::string all;
  for (const Diagnostic& each : craft::anonymous(telling(), anonymity::built_in_lexicon())) {
    CHECK(each.severity == Severity::kWarning);
    CHECK(craft::is_about_anonymity(each));
    CHECK_FALSE(each.problem.empty());
    CHECK_FALSE(each.remedy.empty());
    all += each.pointer + " " + each.code + "\n";
  }
  CHECK(all ==
        "/role identifies-person\n"
        "/customer/0/value identifies-email\n"
        "/nodes/0/lines/0/text identifies-person\n"
        "/nodes/0/choices/0/do identifies-card\n"
        "/nodes/0/choices/0/why identifies-place\n"
        "/nodes/0/ending/text identifies-organisation\n");
}

TEST_CASE("a draft's own stand-ins tell nobody who somebody is; what stands beside them may") {
  scenario::Scenario made;
  made.role = "She is at [address 1] in [place 1], says [NAME].";
  made.summary = "She is at [address 1] in Rotterdam.";
  std::string all;
  for (const Diagnostic& each : craft::anonymous(made, anonymity::built_in_lexicon()))
    all += each.pointer + " " + each.code + "\n";
  CHECK(all == "/summary identifies-place\n");
}

TEST_CASE(
    "of very many things that tell who somebody is the first ones are listed, and how many more") {
  scenario::Scenario made;
  for (std::size_t i = 0; i < craft::kMostIdentifying + 7; ++i)
    made.customer.push_back({"Mail", "a.berg@example.com"});
  const auto found = craft::anonymous(made, anonymity::Lexicon());
  REQUIRE(found.size() == craft::kMostIdentifying + 1);
  CHECK(found.back().code == "too-many-problems");
  CHECK(found.back().problem.find(" 7 more") != std::string::npos);
  CHECK_FALSE(craft::is_about_anonymity(found.back()));
}

TEST_CASE("the closing words on anonymity name what was measured and promise nothing") {
  const std::string nothing = craft::anonymity_summary(0);
  CHECK(nothing.find("nothing found by these checks") != std::string::npos);
  CHECK(nothing.find(" anonymous") == std::string::npos);
  CHECK(nothing.find("presidio-research") != std::string::npos);
  CHECK(craft::anonymity_summary(3).find("3 things to look at") != std::string::npos);
}
