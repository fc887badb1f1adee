#include "assess/key_free.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "assess/key_free_walks.h"
#include "core/json.h"
#include "scenario/parse.h"
#include "score/random_calls.h"
#include "support/call_builder.h"
#include "support/shipped.h"

namespace warmline::test {

namespace {

// Everything in a file that is a text, by what it is called there.
void texts_of(const json::Value& value, const std::string& name,
              std::multimap<std::string, std::string>& texts) {
  if (value.is_string()) texts.emplace(name, std::string(value.string()));
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value.is_array()) texts_of(value.item(i), name, texts);
    if (value.is_object()) {
      texts.emplace("member", std::string(value.name(i)));
      texts_of(value.member(i), std::string(value.name(i)), texts);
    }
  }
}

std::multimap<std::string, std::string> texts_of(const std::string& text) {
  const json::ParseOutcome outcome = json::parse(text);
  REQUIRE(outcome.document);
  std::multimap<std::string, std::string> texts;
  texts_of(outcome.document->root(), "", texts);
  return texts;
}

// Texts that a candidate sees sooner or later, in a call or before it.
std::set<std::string> seen_texts(const Scenario& whole) {
  std::set<std::string> seen{whole.title, whole.role};
  for (const scenario::Fact& fact : whole.customer) seen.insert({fact.label, fact.value});
  for (const scenario::BeforeStep& step : whole.before) seen.insert({step.what, step.detail});
  for (const scenario::Card& card : whole.cards) seen.insert({card.title, card.text});
  for (const scenario::Person& one : whole.people) seen.insert(one.name);
  for (const scenario::Node& node : whole.nodes) {
    for (const scenario::Line& line : node.lines) seen.insert(line.text);
    for (const scenario::Choice& choice : node.choices) {
      seen.insert(choice.text);
      if (choice.block) seen.insert(whole.blocks[*choice.block].rule);
    }
  }
  seen.erase("");
  return seen;
}

std::set<std::string> hidden_texts(const Scenario& whole) {
  std::set<std::string> hidden;
  for (const scenario::Need& need : whole.needs) hidden.insert(need.label);
  for (const scenario::Flag& flag : whole.flags) hidden.insert(flag.about);
  for (const scenario::Block& block : whole.blocks) hidden.insert(block.reason);
  for (const scenario::Node& node : whole.nodes) {
    if (node.ending) hidden.insert({node.ending->title, node.ending->text});
    for (const scenario::Choice& choice : node.choices) hidden.insert(choice.why);
  }
  hidden.erase("");
  return hidden;
}

std::set<std::string> authors_ids(const Scenario& whole) {
  std::set<std::string> ids;
  const auto add = [&](const auto& items) {
    for (const auto& item : items) ids.insert(item.id.text);
  };
  add(whole.needs);
  add(whole.flags);
  add(whole.blocks);
  add(whole.cards);
  add(whole.people);
  add(whole.nodes);
  for (const scenario::Node& node : whole.nodes) add(node.choices);
  return ids;
}

bool is_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

TEST_CASE("a shipped call without its keys is the same call") {
  Random random(21);
  for (const Shipped& shipped : shipped_scenarios()) {
    INFO(shipped.id);
    const KeyFree made = assess::key_free(*shipped.scenario, kSalt);
    REQUIRE(made.scenario);
    walk_both(*shipped.scenario, made, random, 60);
  }
}

TEST_CASE("a call made at random is the same call without its keys") {
  Random random(22);
  int made_of = 0;
  for (std::uint64_t seed = 1; seed <= 800; ++seed) {
    const ScenarioPtr whole = as_file(RandomCall(seed).make());
    INFO(seed);
    const KeyFree made = assess::key_free(*whole, kSalt + std::to_string(seed));
    if (!made.scenario) continue;  // a call that comes to no ending is no file either
    ++made_of;
    walk_both(*whole, made, random, 12);
  }
  CHECK(made_of > 700);
}

TEST_CASE("a key-free file is sound, and its text is that of its scenario") {
  for (const Shipped& shipped : shipped_scenarios()) {
    INFO(shipped.id);
    const KeyFree made = assess::key_free(*shipped.scenario, kSalt);
    REQUIRE(made.scenario);
    const scenario::Parsed parsed = scenario::parse(made.text, "call.json");
    CHECK_FALSE(has_errors(parsed.diagnostics));
    REQUIRE(parsed.scenario);
    CHECK(parsed.scenario->canonical == made.text);
    CHECK(parsed.scenario->version == made.scenario->version);
    CHECK(made.scenario->version != shipped.scenario->version);
    CHECK(made.scenario->id == shipped.scenario->id);
  }
}

TEST_CASE(
    "nothing that scores, and no word that an author wrote for after the call, is in the file") {
  for (const Shipped& shipped : shipped_scenarios()) {
    INFO(shipped.id);
    const Scenario& whole = *shipped.scenario;
    const KeyFree made = assess::key_free(whole, kSalt);
    for (const std::string& hidden : hidden_texts(whole)) {
      INFO(hidden);
      // A rule's words or a card's may hold an ending's title, such as "Tomorrow".
      bool seen = false;
      for (const std::string& text : seen_texts(whole))
        seen = seen || text.find(hidden) != std::string::npos;
      if (!seen) CHECK(made.text.find(hidden) == std::string::npos);
    }
    const auto texts = texts_of(made.text);
    for (const char* gone :
         {"why", "criteria", "cost", "critical", "arranged", "about", "transfer", "repeat",
          "target_seconds", "needs_met", "feel", "understand", "explore", "respect", "$schema"}) {
      const auto members = texts.equal_range("member");
      CHECK(std::none_of(members.first, members.second,
                         [&](const auto& member) { return member.second == gone; }));
    }
    const std::set<std::string> ids = authors_ids(whole);
    for (const auto& [name, text] : texts) {
      if (name == "id" && text == whole.id.text) continue;
      if (name == "id" || name == "to" || name == "flag" || name == "block" || name == "set" ||
          name == "clear" || name == "sets" || name == "start" || name == "need")
        CHECK(is_number(text));
      if (name == "who")
        CHECK((is_number(text) || text == "caller" || text == "agent" || text == "system"));
      if (name == "kind" || name == "member" || name == "sector" || name == "who" ||
          name == "language" || name == "mood" || name == "difficulty")
        continue;
      CHECK(ids.count(text) == 0);
    }
    for (const scenario::Node& node : made.scenario->nodes) {
      for (const scenario::Choice& choice : node.choices) {
        CHECK(choice.effects.seconds == 0);
        CHECK(choice.effects.needs.empty());
      }
      if (!node.ending) continue;
      CHECK(node.ending->title == "The call has ended.");
      CHECK(node.ending->text == "The call has ended.");
      CHECK(node.ending->kind == scenario::EndingKind::kUnresolved);
    }
    CHECK(made.scenario->needs.size() == 1);
  }
}

TEST_CASE("what a candidate must see is all in the file") {
  for (const Shipped& shipped : shipped_scenarios()) {
    INFO(shipped.id);
    const KeyFree made = assess::key_free(*shipped.scenario, kSalt);
    const auto texts = texts_of(made.text);
    std::set<std::string> there;
    for (const auto& [name, text] : texts) there.insert(text);
    for (const std::string& seen : seen_texts(*shipped.scenario)) {
      INFO(seen);
      CHECK(there.count(seen) == 1);
    }
    CHECK(made.scenario->before.size() == shipped.scenario->before.size());
    CHECK(made.scenario->customer.size() == shipped.scenario->customer.size());
    CHECK(made.scenario->content_note == shipped.scenario->content_note);
    CHECK(made.scenario->outbound == shipped.scenario->outbound);
    CHECK(made.scenario->minutes == shipped.scenario->minutes);
  }
}

TEST_CASE("the same call and salt give the same bytes, another salt another order") {
  const ScenarioPtr whole = shipped_scenarios().front().scenario;
  const KeyFree once = assess::key_free(*whole, kSalt);
  CHECK(assess::key_free(*whole, kSalt).text == once.text);
  CHECK(assess::key_free(*whole, kSalt + "x").text != once.text);
}

// A candidate has salt and version; the order must need the keys to work out.
TEST_CASE("the order can't be worked out from what a candidate has") {
  CallBuilder call;
  call.need("a", 100);
  const Index node = call.node("start");
  const Index end = call.ending("end");
  for (const char* id : {"one", "two", "three", "four"}) call.choice(node, id, end);
  Scenario whole = *as_file(call.build());
  std::set<std::string> orders;
  for (int i = 0; i < 200; ++i) {
    whole.canonical = "with keys " + std::to_string(i);
    std::string order;
    for (const auto& [number, id] : assess::key_free(whole, kSalt).choices) order += id + " ";
    orders.insert(order);
  }
  CHECK(orders.size() == 24);
}

// Where authors put the best choice tells nothing: over salts it stands everywhere equally often.
TEST_CASE("a choice stands in every place equally often") {
  CallBuilder call;
  call.need("a", 100);
  const Index node = call.node("start");
  const Index end = call.ending("end");
  for (const char* id : {"best", "two", "three", "four"}) call.choice(node, id, end);
  const ScenarioPtr whole = as_file(call.build());
  std::map<std::string, int> places;
  const int rounds = 2000;
  for (int i = 0; i < rounds; ++i) {
    const KeyFree made = assess::key_free(*whole, std::to_string(i));
    for (const auto& [number, id] : made.choices) {
      if (id == "best") ++places[number.substr(number.find(' ') + 1)];
    }
  }
  REQUIRE(places.size() == 4);
  for (const auto& [place, count] : places) CHECK(std::abs(count - rounds / 4) < 100);  // 5 sigma
}

TEST_CASE("an event that the key-free call doesn't have is refused") {
  const ScenarioPtr whole = shipped_scenarios().front().scenario;
  const KeyFree made = assess::key_free(*whole, kSalt);
  for (const replay::Event& event :
       {replay::Event{replay::CardEvent{CardId("99")}},
        replay::Event{replay::CardEvent{whole->cards.front().id}},
        replay::Event{replay::ChoiceEvent{NodeId("1"), ChoiceId("9")}},
        replay::Event{replay::ChoiceEvent{NodeId("999"), ChoiceId("1")}},
        replay::Event{replay::ChoiceEvent{whole->nodes[0].id, whole->nodes[0].choices[0].id}}}) {
    const Result<replay::Event> found = with_keys(made, event);
    REQUIRE_FALSE(found);
    CHECK(found.error().code == "no-such-event");
  }
}

}  // namespace warmline::test
