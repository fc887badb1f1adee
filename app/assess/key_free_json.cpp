// A key-free scenario as a file. What it never holds is never written, whatever stands there.
#include <string_view>

#include "assess/key_free_parts.h"
#include "core/json.h"

namespace warmline::assess {
namespace {

using json::Writer;
using scenario::Choice;
using scenario::Condition;
using scenario::Index;
using scenario::MoodAxis;
using scenario::NeedLevel;
using scenario::Scenario;
using Kind = Condition::Kind;

std::string_view name_of(NeedLevel level) {
  if (level == NeedLevel::kUnmet) return "unmet";
  return level == NeedLevel::kArranged ? "arranged" : "met";
}

bool is_need(const Condition& condition) {
  return condition.kind == Kind::kNeedAtLeast || condition.kind == Kind::kNeedAtMost;
}
bool is_mood(const Condition& condition) {
  return condition.kind == Kind::kMoodAtLeast || condition.kind == Kind::kMoodAtMost;
}

// Two bounds on one thing stand in one object, as an author writes them.
bool is_range(const Condition& condition) {
  if (condition.kind != Kind::kAll || condition.parts.size() != 2) return false;
  const Condition& one = condition.parts[0];
  const Condition& other = condition.parts[1];
  if (one.kind == other.kind) return false;
  return (is_need(one) && is_need(other) && one.index == other.index) ||
         (is_mood(one) && is_mood(other) && one.axis == other.axis);
}

class File {
 public:
  explicit File(const Scenario& scenario) : scenario_(scenario) {}

  std::string text() {
    out_.begin_object();
    head();
    lists();
    out_.key("start").string(id(scenario_.start)).key("nodes").begin_array();
    for (const scenario::Node& each : scenario_.nodes) node(each);
    out_.end_array().end_object();
    return out_.take();
  }

 private:
  [[nodiscard]] static std::string id(Index position) { return std::to_string(position + 1); }

  void head() {
    static constexpr std::string_view kDifficulties[] = {"easy", "medium", "hard"};
    out_.key("format").integer(1).key("id").string(scenario_.id.text);
    out_.key("title").string(scenario_.title).key("summary").string(scenario_.summary);
    out_.key("language").string(scenario_.language).key("sector").string(scenario_.sector);
    out_.key("difficulty").string(kDifficulties[static_cast<std::size_t>(scenario_.difficulty)]);
    out_.key("minutes").integer(scenario_.minutes);
    if (!scenario_.content_note.empty()) out_.key("content_note").string(scenario_.content_note);
    out_.key("role").string(scenario_.role);
    if (scenario_.outbound) out_.key("outbound").boolean(true);
    out_.key("mood").begin_object().key("distress").integer(scenario_.mood.distress);
    out_.key("trust").integer(scenario_.mood.trust).end_object();
  }

  void lists() {
    static constexpr std::string_view kSteps[] = {"menu", "hold", "contact", "transfer", "dropped"};
    out_.key("customer").begin_array();
    for (const scenario::Fact& fact : scenario_.customer)
      out_.begin_object()
          .key("label")
          .string(fact.label)
          .key("value")
          .string(fact.value)
          .end_object();
    out_.end_array().key("before").begin_array();
    for (const scenario::BeforeStep& step : scenario_.before) {
      out_.begin_object().key("kind").string(kSteps[static_cast<std::size_t>(step.kind)]);
      out_.key("what").string(step.what).key("seconds").integer(step.seconds);
      if (!step.detail.empty()) out_.key("detail").string(step.detail);
      out_.end_object();
    }
    out_.end_array().key("people").begin_array();
    for (const scenario::Person& one : scenario_.people)
      out_.begin_object().key("id").string(one.id.text).key("name").string(one.name).end_object();
    out_.end_array().key("needs").begin_array();
    for (const scenario::Need& need : scenario_.needs) {
      out_.begin_object().key("id").string(need.id.text).key("label").string(need.label);
      out_.key("weight").integer(need.weight).end_object();
    }
    out_.end_array().key("flags").begin_array();
    for (const scenario::Flag& flag : scenario_.flags)
      out_.begin_object().key("id").string(flag.id.text).end_object();
    out_.end_array().key("blocks").begin_array();
    for (const scenario::Block& block : scenario_.blocks) {
      out_.begin_object().key("id").string(block.id.text).key("rule").string(block.rule);
      out_.key("reason").string(block.reason).end_object();
    }
    out_.end_array().key("cards").begin_array();
    for (const scenario::Card& each : scenario_.cards) card(each);
    out_.end_array();
  }

  void card(const scenario::Card& card) {
    out_.begin_object().key("id").string(card.id.text);
    out_.key("kind").string(card.kind == scenario::CardKind::kPolicy ? "policy" : "knowledge");
    out_.key("title").string(card.title).key("text").string(card.text);
    out_.key("seconds").integer(card.seconds);
    if (card.sets_flag) out_.key("sets").string(id(*card.sets_flag));
    when("when", card.when);
    out_.end_object();
  }

  void when(std::string_view key, const Condition& condition) {
    if (condition.kind == Kind::kAlways) return;
    out_.key(key);
    write(condition);
  }

  void write(const Condition& condition) {
    out_.begin_object();
    switch (condition.kind) {
      case Kind::kFlag:
        out_.key("flag").string(id(condition.index));
        break;
      case Kind::kNot:
        out_.key("not");
        write(condition.parts.front());
        break;
      case Kind::kAll:
      case Kind::kAny:
        if (is_range(condition)) {
          subject(condition.parts[0]);
          bound(condition.parts[0]);
          bound(condition.parts[1]);
          break;
        }
        out_.key(condition.kind == Kind::kAll ? "all" : "any").begin_array();
        for (const Condition& part : condition.parts) write(part);
        out_.end_array();
        break;
      default:
        subject(condition);
        bound(condition);
    }
    out_.end_object();
  }

  void subject(const Condition& condition) {
    if (is_need(condition)) {
      out_.key("need").string(id(condition.index));
    } else {
      out_.key("mood").string(condition.axis == MoodAxis::kTrust ? "trust" : "distress");
    }
  }

  void bound(const Condition& condition) {
    const bool least = condition.kind == Kind::kNeedAtLeast || condition.kind == Kind::kMoodAtLeast;
    out_.key(least ? "at_least" : "at_most");
    if (is_need(condition)) {
      out_.string(name_of(condition.level));
    } else {
      out_.integer(condition.bound);
    }
  }

  void node(const scenario::Node& node) {
    out_.begin_object().key("id").string(node.id.text).key("lines").begin_array();
    for (const scenario::Line& line : node.lines) {
      out_.begin_object().key("who").string(speaker(line)).key("text").string(line.text);
      when("when", line.when);
      out_.end_object();
    }
    out_.end_array();
    if (node.ending) {
      out_.key("ending").begin_object().key("kind").string("unresolved");
      out_.key("title").string(node.ending->title).key("text").string(node.ending->text);
      out_.end_object();
    } else {
      out_.key("choices").begin_array();
      for (const Choice& each : node.choices) choice(each);
      out_.end_array();
    }
    out_.end_object();
  }

  [[nodiscard]] std::string speaker(const scenario::Line& line) const {
    switch (line.speaker) {
      case scenario::SpeakerKind::kCaller:
        return "caller";
      case scenario::SpeakerKind::kAgent:
        return "agent";
      case scenario::SpeakerKind::kSystem:
        return "system";
      case scenario::SpeakerKind::kThird:
        break;
    }
    return id(line.person);
  }

  void choice(const Choice& choice) {
    out_.begin_object().key("id").string(choice.id.text);
    out_.key(choice.form == scenario::ChoiceForm::kDo ? "do" : "say").string(choice.text);
    when("when", choice.when);
    if (choice.block) out_.key("block").string(id(*choice.block));
    when("block_when", choice.block_when);
    if (choice.again) out_.key("again").boolean(true);
    effects(choice.effects);
    targets(choice.targets);
    out_.end_object();
  }

  void effects(const scenario::Effects& effects) {
    const auto list = [&](std::string_view key, const std::vector<Index>& flags) {
      if (flags.empty()) return;
      out_.key(key).begin_array();
      for (const Index flag : flags) out_.string(id(flag));
      out_.end_array();
    };
    const bool any = !effects.needs.empty() || !effects.set_flags.empty() ||
                     !effects.clear_flags.empty() || effects.distress != 0 || effects.trust != 0;
    if (!any) return;
    out_.key("effects").begin_object();
    if (!effects.needs.empty()) {
      out_.key("needs").begin_object();
      for (const scenario::NeedEffect& effect : effects.needs)
        out_.key(id(effect.need)).string(name_of(effect.level));
      out_.end_object();
    }
    list("set", effects.set_flags);
    list("clear", effects.clear_flags);
    if (effects.distress != 0) out_.key("distress").integer(effects.distress);
    if (effects.trust != 0) out_.key("trust").integer(effects.trust);
    out_.end_object();
  }

  void targets(const std::vector<scenario::Target>& targets) {
    out_.key("to");
    if (targets.size() == 1) {
      out_.string(id(targets.front().node));
      return;
    }
    out_.begin_array();
    for (const scenario::Target& target : targets) {
      out_.begin_object();
      when("when", target.when);
      out_.key("to").string(id(target.node)).end_object();
    }
    out_.end_array();
  }

  const Scenario& scenario_;
  Writer out_;
};

}  // namespace

std::string scenario_json(const Scenario& scenario) {
  return File(scenario).text();
}

}  // namespace warmline::assess
