#include "assess/key_free.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/json.h"
#include "core/random.h"
#include "replay/call.h"
#include "scenario/parse.h"
#include "score/random_calls.h"
#include "support/call_builder.h"
#include "support/shipped.h"

namespace warmline::test {

using assess::KeyFree;
using replay::CallState;
using scenario::Scenario;
using scenario::ScenarioPtr;

namespace {

const std::string kSalt(64, '5');

template <typename Of>
std::vector<std::string> told(const std::vector<Index>& shown, const Of& of) {
  std::vector<std::string> texts;
  for (const Index each : shown) texts.push_back(of(each));
  return texts;
}

std::string line_text(const Scenario& scenario, const scenario::Line& line) {
  const std::string who = line.speaker == scenario::SpeakerKind::kThird
                              ? scenario.people[line.person].name
                              : std::to_string(static_cast<int>(line.speaker));
  return who + ": " + line.text;
}

std::vector<std::string> lines_of(const Scenario& scenario, const CallState& state) {
  return told(replay::lines(scenario, state), [&](Index line) {
    return line_text(scenario, scenario.nodes[state.node].lines[line]);
  });
}

// All that a candidate sees of what there is to do, whatever its order.
std::multiset<std::string> offered(const Scenario& scenario, const CallState& state) {
  std::multiset<std::string> all;
  for (const replay::Option& option : replay::options(scenario, state)) {
    const scenario::Choice& choice = scenario.nodes[state.node].choices[option.choice];
    std::string text = choice.form == scenario::ChoiceForm::kDo ? "does " : "says ";
    text += choice.text;
    if (option.availability == replay::Availability::kBlocked)
      text += " [" + scenario.blocks[*choice.block].rule + "]";
    all.insert(text);
  }
  for (const Index at : replay::cards(scenario, state)) {
    const scenario::Card& card = scenario.cards[at];
    all.insert((card.kind == scenario::CardKind::kPolicy ? "policy " : "knowledge ") + card.title +
               "|" + card.text + "|" + std::to_string(card.seconds));
  }
  return all;
}

template <typename Items>
Index position_of(const Items& items, const std::string& id) {
  const auto found = std::find_if(items.begin(), items.end(),
                                  [&](const auto& item) { return item.id.text == id; });
  REQUIRE(found != items.end());
  return static_cast<Index>(found - items.begin());
}

// Both calls side by side, the events of the key-free one carried over to the whole one.
class Walk {
 public:
  Walk(const Scenario& whole, const KeyFree& made)
      : whole_(whole),
        made_(made),
        state_(replay::begin(whole)),
        bare_(replay::begin(*made.scenario)) {}

  void run(Random& random, int most) {
    for (int step = 0; step < most; ++step) {
      compare();
      if (at_ending(whole_, state_)) return;
      const std::vector<Index> cards = replay::cards(*made_.scenario, bare_);
      const std::vector<Index> choices = available(*made_.scenario, bare_);
      if (!cards.empty() && random.below(4) == 0) {
        open(cards[random.below(cards.size())]);
      } else if (!choices.empty()) {
        choose(choices[random.below(choices.size())]);
      } else {
        return;  // a dead end, in both
      }
    }
  }

 private:
  void compare() const {
    REQUIRE(lines_of(whole_, state_) == lines_of(*made_.scenario, bare_));
    REQUIRE(offered(whole_, state_) == offered(*made_.scenario, bare_));
    REQUIRE(at_ending(whole_, state_) == at_ending(*made_.scenario, bare_));
  }
  void open(Index card) {
    const replay::CardEvent event{made_.scenario->cards[card].id};
    const Result<replay::Event> whole = with_keys(made_, event);
    REQUIRE(whole);
    const std::string id = std::get<replay::CardEvent>(whole.value()).card.text;
    take(open_card(whole_, state_, position_of(whole_.cards, id)),
         open_card(*made_.scenario, bare_, card));
  }
  void choose(Index choice) {
    const scenario::Node& node = made_.scenario->nodes[bare_.node];
    const Result<replay::Event> whole =
        with_keys(made_, replay::ChoiceEvent{node.id, node.choices[choice].id});
    REQUIRE(whole);
    const auto event = std::get<replay::ChoiceEvent>(whole.value());
    REQUIRE(event.node == whole_.nodes[state_.node].id);
    const Index chosen = position_of(whole_.nodes[state_.node].choices, event.choice.text);
    REQUIRE(whole_.nodes[state_.node].choices[chosen].text == node.choices[choice].text);
    take(replay::choose(whole_, state_, chosen), replay::choose(*made_.scenario, bare_, choice));
  }
  void take(Result<CallState> whole, Result<CallState> bare) {
    REQUIRE(whole);
    REQUIRE(bare);
    state_ = std::move(whole).value();
    bare_ = std::move(bare).value();
  }

  const Scenario& whole_;
  const KeyFree& made_;
  CallState state_, bare_;
};

void walk_both(const Scenario& whole, const KeyFree& made, Random& random, int walks) {
  for (int i = 0; i < walks; ++i) Walk(whole, made).run(random, 60);
}

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

// A call of the shape that a file has to have; nothing if this one could not be a file.
ScenarioPtr as_file(const ScenarioPtr& random) {
  auto made = std::make_shared<Scenario>(*random);
  made->summary = "A call.";
  made->language = "en";
  made->sector = "other";
  made->minutes = 3;
  for (scenario::Card& card : made->cards) card.text = "Text of " + card.id.text;
  made->canonical = made->title;
  for (std::size_t i = 0; i < made->nodes.size(); ++i) {
    const auto text = "At " + made->nodes[i].id.text;
    made->nodes[i].lines.push_back({scenario::SpeakerKind::kCaller, 0, text, {}});
  }
  return made;
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

TEST_CASE("effects that nothing to come reads are gone, and so is what stands for them") {
  CallBuilder call;
  const Index need = call.need("hidden-need", 60);
  const Index read = call.need("read-need", 40);
  const Index unread = call.flag("unread");
  const Index early = call.flag("early");
  const Index first = call.node("first");
  const Index second = call.node("second");
  const Index end = call.ending("end");
  scenario::Choice& good = call.choice(first, "good", second);
  meets(good, need);
  meets(good, read, NeedLevel::kArranged);
  good.effects.set_flags = {unread, early};
  good.effects.trust = 3;
  good.effects.distress = -2;
  call.choice(first, "bad", second).when = mood_at_least(MoodAxis::kDistress, 2);
  scenario::Choice& late = call.choice(second, "late", end);
  late.effects.set_flags = {early};
  late.effects.distress = -1;
  meets(late, read);
  call.line(
      second, "Reads.",
      combined(Condition::Kind::kAll, {flag_is_set(early), need_at_least(read, NeedLevel::kMet)}));
  const ScenarioPtr whole = as_file(call.build());
  const KeyFree made = assess::key_free(*whole, kSalt);
  REQUIRE(made.scenario);
  // "early" and "read-need is met"; that it is arranged is read by nobody.
  CHECK(made.scenario->flags.size() == 2);
  for (const scenario::Node& node : made.scenario->nodes) {
    for (const scenario::Choice& choice : node.choices) {
      CHECK(choice.effects.trust == 0);
      CHECK(choice.effects.distress == 0);
      const bool is_good = choice.text == "Text of good";
      CHECK(choice.effects.set_flags.size() == (is_good ? 1 : 0));
      CHECK(choice.effects.clear_flags.empty());
    }
  }
  CHECK(made.scenario->mood.trust == 5);
}

TEST_CASE("what nobody can choose says nothing of where it would have led") {
  CallBuilder call;
  const Index need = call.need("a", 100);
  const Index rule = call.block("rule");
  const Index start = call.node("start");
  const Index beyond = call.node("beyond");
  const Index end = call.ending("end");
  call.line(beyond, "What would have come.");
  scenario::Choice& never = call.choice(start, "never", beyond);
  never.block = rule;
  meets(never, need);
  call.choice(start, "go", end);
  call.choice(beyond, "on", end);
  const ScenarioPtr whole = as_file(call.build());
  const KeyFree made = assess::key_free(*whole, kSalt);
  REQUIRE(made.scenario);
  CHECK(made.scenario->nodes.size() == 2);
  CHECK(made.text.find("What would have come.") == std::string::npos);
  CHECK(made.text.find("Rule rule") != std::string::npos);
  CHECK(made.text.find("Reason of rule") == std::string::npos);
  Random random(1);
  walk_both(*whole, made, random, 20);
}

TEST_CASE("endings at which nothing is said are one, and ways to them need no condition") {
  CallBuilder call;
  const Index need = call.need("a", 100);
  const Index start = call.node("start");
  const Index good = call.ending("good");
  const Index bad = call.ending("bad");
  scenario::Choice& choice = call.choice(start, "go", bad);
  choice.targets.insert(choice.targets.begin(), {need_at_least(need, NeedLevel::kMet), good});
  meets(call.choice(start, "meet", good), need);
  Scenario whole = *as_file(call.build());
  for (scenario::Node& node : whole.nodes) node.lines.clear();
  const KeyFree made = assess::key_free(whole, kSalt);
  REQUIRE(made.scenario);
  CHECK(made.scenario->nodes.size() == 2);
  CHECK(made.scenario->flags.empty());
  CHECK(made.text.find("when") == std::string::npos);
}

// Else a flag that was a need could be told from one that was a flag.
TEST_CASE("a need leaves no trace in a condition or an effect") {
  CallBuilder call;
  const Index need = call.need("a", 100);
  const Index first = call.node("first");
  const Index second = call.node("second");
  const Index end = call.ending("end");
  const auto is = [&](NeedLevel level) {
    return combined(Condition::Kind::kAll, {need_at_least(need, level), need_at_most(need, level)});
  };
  meets(call.choice(first, "meets", second), need);
  meets(call.choice(first, "harms", second), need, NeedLevel::kUnmet);
  call.choice(second, "on", end);
  call.line(second, "Met.", is(NeedLevel::kMet));
  call.line(second, "Not met.", negated(is(NeedLevel::kMet)));
  call.line(second, "Unmet.", negated(negated(is(NeedLevel::kUnmet))));
  call.line(second, "Any.", need_at_least(need, NeedLevel::kUnmet));
  const ScenarioPtr whole = as_file(call.build());
  const KeyFree made = assess::key_free(*whole, kSalt);
  REQUIRE(made.scenario);
  CHECK(made.text.find("\"all\"") == std::string::npos);
  CHECK(made.text.find("\"not\":{\"not\"") == std::string::npos);
  CHECK(made.text.find("\"mood\":\"") == std::string::npos);
  // Nothing can have been met before the first choice: what harms does nothing then.
  CHECK(made.text.find("\"clear\"") == std::string::npos);
  Random random(2);
  walk_both(*whole, made, random, 20);
}

// Sixty flags and what stands for eight needs are more flags than a file may have.
TEST_CASE("where needs don't fit as flags they stay needs, without labels and weights") {
  CallBuilder call;
  std::vector<Index> needs;
  for (int i = 0; i < 8; ++i)
    needs.push_back(call.need("need" + std::to_string(i), i == 0 ? 30 : 10));
  for (int i = 0; i < 60; ++i) call.flag("flag" + std::to_string(i));
  for (int i = 0; i < 8; ++i) call.node("n" + std::to_string(i));
  const Index end = call.ending("end");
  std::vector<Condition> groups;
  for (Index i = 0; i < 8; ++i) {
    std::vector<Condition> read;
    scenario::Choice& does = call.choice(i, "does", static_cast<Index>(i + 1));
    for (int flag = i * 8; flag < std::min(60, i * 8 + 8); ++flag) {
      does.effects.set_flags.push_back(static_cast<Index>(flag));
      read.push_back(flag_is_set(static_cast<Index>(flag)));
    }
    meets(does, needs[i], i % 2 == 0 ? NeedLevel::kArranged : NeedLevel::kMet);
    call.choice(i, "not", static_cast<Index>(i + 1));
    call.line(end, "Met " + std::to_string(i), need_at_least(needs[i], NeedLevel::kMet));
    groups.push_back(combined(Condition::Kind::kAll, std::move(read)));
  }
  call.line(end, "Any", combined(Condition::Kind::kAny, std::move(groups)));
  const ScenarioPtr whole = as_file(call.build());
  const KeyFree made = assess::key_free(*whole, kSalt);
  REQUIRE(made.scenario);
  CHECK(made.scenario->flags.size() == 60);
  CHECK(made.scenario->needs.size() == 8);
  CHECK(made.text.find("Label of") == std::string::npos);
  Random random(5);
  walk_both(*whole, made, random, 100);
}

// Thirty-two levels are as deep as a file may be; another condition in their place must not be
// deeper.
TEST_CASE("conditions as deep as a file lets them be come through") {
  const auto text = [](int depth) {
    std::string when = R"({"need": "a", "at_most": "arranged"})";
    for (int i = 0; i < depth; ++i) when = R"({"not": )" + when + "}";
    return R"({"format": 1, "id": "deep", "title": "T", "summary": "S", "language": "en",
      "sector": "other", "difficulty": "easy", "minutes": 1, "role": "R",
      "mood": {"distress": 5, "trust": 5}, "needs": [{"id": "a", "label": "L", "weight": 100}],
      "start": "one", "nodes": [
        {"id": "one", "choices": [
          {"id": "x", "say": "X", "effects": {"needs": {"a": "met"}}, "to": "two"},
          {"id": "y", "say": "Y", "to": "two"}]},
        {"id": "two", "lines": [{"who": "caller", "text": "Heard.", "when": )" +
           when + R"(}], "ending": {"kind": "satisfied", "title": "E", "text": "E"}}]})";
  };
  int deepest = 0;
  Random random(4);
  for (int depth = 0; depth < 40; ++depth) {
    const scenario::Parsed parsed = scenario::parse(text(depth), "deep.json");
    if (!parsed.scenario) break;
    deepest = depth;
    const KeyFree made = assess::key_free(*parsed.scenario, kSalt);
    INFO(depth);
    REQUIRE(made.scenario);
    walk_both(*parsed.scenario, made, random, 10);
  }
  CHECK(deepest > 20);
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
