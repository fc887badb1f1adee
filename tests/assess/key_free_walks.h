// A whole call and its key-free one, walked side by side.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "assess/key_free.h"
#include "core/random.h"
#include "replay/call.h"
#include "support/call_builder.h"

namespace warmline::test {

using assess::KeyFree;
using replay::CallState;
using scenario::Scenario;
using scenario::ScenarioPtr;

inline const std::string kSalt(64, '5');

template <typename Of>
std::vector<std::string> told(const std::vector<Index>& shown, const Of& of) {
  std::vector<std::string> texts;
  for (const Index each : shown) texts.push_back(of(each));
  return texts;
}

inline std::string line_text(const Scenario& scenario, const scenario::Line& line) {
  const std::string who = line.speaker == scenario::SpeakerKind::kThird
                              ? scenario.people[line.person].name
                              : std::to_string(static_cast<int>(line.speaker));
  return who + ": " + line.text;
}

inline std::vector<std::string> lines_of(const Scenario& scenario, const CallState& state) {
  return told(replay::lines(scenario, state), [&](Index line) {
    return line_text(scenario, scenario.nodes[state.node].lines[line]);
  });
}

// All that a candidate sees of what there is to do, whatever its order.
inline std::multiset<std::string> offered(const Scenario& scenario, const CallState& state) {
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

inline void walk_both(const Scenario& whole, const KeyFree& made, Random& random, int walks) {
  for (int i = 0; i < walks; ++i) Walk(whole, made).run(random, 60);
}

// A call of the shape that a file has to have; nothing if this one could not be a file.
inline ScenarioPtr as_file(const ScenarioPtr& random) {
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

}  // namespace warmline::test
