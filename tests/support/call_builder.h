// Scenarios put together in a test, without JSON.
#pragma once

#include <cassert>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/ids.h"
#include "scenario/scenario.h"

namespace warmline::test {

using scenario::Choice;
using scenario::Condition;
using scenario::Index;
using scenario::MoodAxis;
using scenario::NeedLevel;

inline Condition flag_is_set(Index flag) {
  Condition condition;
  condition.kind = Condition::Kind::kFlag;
  condition.index = flag;
  return condition;
}

inline Condition need_at_least(Index need, NeedLevel level) {
  Condition condition;
  condition.kind = Condition::Kind::kNeedAtLeast;
  condition.index = need;
  condition.level = level;
  return condition;
}

inline Condition need_at_most(Index need, NeedLevel level) {
  Condition condition = need_at_least(need, level);
  condition.kind = Condition::Kind::kNeedAtMost;
  return condition;
}

inline Condition mood_at_least(MoodAxis axis, int bound) {
  Condition condition;
  condition.kind = Condition::Kind::kMoodAtLeast;
  condition.axis = axis;
  condition.bound = static_cast<std::int8_t>(bound);
  return condition;
}

inline Condition mood_at_most(MoodAxis axis, int bound) {
  Condition condition = mood_at_least(axis, bound);
  condition.kind = Condition::Kind::kMoodAtMost;
  return condition;
}

inline Condition combined(Condition::Kind kind, std::vector<Condition> parts) {
  Condition condition;
  condition.kind = kind;
  condition.parts = std::move(parts);
  return condition;
}

inline Condition negated(Condition part) {
  return combined(Condition::Kind::kNot, {std::move(part)});
}

class CallBuilder {
 public:
  CallBuilder() {
    made_.id = ScenarioId("call");
    made_.title = "A call";
    made_.role = "You answer.";
    made_.version = std::string(64, '0');
  }

  Index need(const std::string& id, int weight, int arranged = 60) {
    made_.needs.push_back({NeedId(id), "Label of " + id, weight, arranged});
    return last(made_.needs);
  }
  Index flag(const std::string& id) {
    made_.flags.push_back({FlagId(id), ""});
    return last(made_.flags);
  }
  Index block(const std::string& id) {
    made_.blocks.push_back({BlockId(id), "Rule " + id, "Reason of " + id});
    return last(made_.blocks);
  }
  Index card(const std::string& id, std::optional<Index> sets, Condition when = {}) {
    scenario::Card card;
    card.id = CardId(id);
    card.title = "Card " + id;
    card.seconds = 20;
    card.sets_flag = sets;
    card.when = std::move(when);
    made_.cards.push_back(card);
    return last(made_.cards);
  }
  Index node(const std::string& id) {
    scenario::Node node;
    node.id = NodeId(id);
    made_.nodes.push_back(node);
    return last(made_.nodes);
  }
  Index ending(const std::string& id) {
    const Index made = node(id);
    made_.nodes[made].ending =
        scenario::Ending{scenario::EndingKind::kSatisfied, "Title of " + id, "Text of " + id};
    return made;
  }
  // The reference holds until the node's next choice.
  Choice& choice(Index node, const std::string& id, Index to) {
    Choice choice;
    choice.id = ChoiceId(id);
    choice.text = "Text of " + id;
    choice.why = "Why of " + id;
    choice.targets.push_back({Condition{}, to});
    made_.nodes[node].choices.push_back(choice);
    return made_.nodes[node].choices.back();
  }
  void line(Index node, const std::string& text, Condition when = {}) {
    made_.nodes[node].lines.push_back({scenario::SpeakerKind::kCaller, 0, text, std::move(when)});
  }
  scenario::Scenario& raw() { return made_; }
  [[nodiscard]] scenario::ScenarioPtr build() const {
    return std::make_shared<const scenario::Scenario>(made_);
  }

 private:
  template <typename Item>
  static Index last(const std::vector<Item>& items) {
    return static_cast<Index>(items.size() - 1);
  }
  scenario::Scenario made_;
};

inline void meets(Choice& choice, Index need, NeedLevel level = NeedLevel::kMet) {
  choice.effects.needs.push_back({need, level});
}

inline void earns(Choice& choice, int feel, int understand = 0, int explore = 0, int respect = 0) {
  choice.criteria = {static_cast<std::int8_t>(feel), static_cast<std::int8_t>(understand),
                     static_cast<std::int8_t>(explore), static_cast<std::int8_t>(respect)};
}

}  // namespace warmline::test
