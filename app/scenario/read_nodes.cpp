#include <array>

#include "core/text.h"
#include "core/tr.h"
#include "scenario/draft.h"

namespace warmline::scenario {
namespace {

constexpr std::string_view kEndingKinds[] = {"satisfied", "handed-over", "unresolved"};

Line read_line(const json::Value& value, const std::string& pointer, Draft& draft) {
  Line line;
  const std::string who = text_at(value, "who");
  if (who == "agent") {
    line.speaker = SpeakerKind::kAgent;
  } else if (who == "system") {
    line.speaker = SpeakerKind::kSystem;
  } else if (who != "caller") {
    line.speaker = SpeakerKind::kThird;
    const auto person = draft.refer(draft.people, who, json::child(pointer, "who"), Named::kPerson);
    line.person = person.value_or(0);
    if (person) draft.person_used[*person] = true;
  }
  line.text = text_at(value, "text");
  if (const auto when = value.find("when"))
    line.when = read_condition(*when, json::child(pointer, "when"), draft);
  return line;
}

std::vector<Target> read_target_list(const json::Value& list, const std::string& pointer,
                                     Draft& draft) {
  std::vector<Target> targets;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const json::Value entry = list.item(i);
    const std::string place = json::child(pointer, i);
    const auto when = entry.find("when");
    const bool last = i + 1 == list.size();
    Target target;
    if (when) target.when = read_condition(*when, json::child(place, "when"), draft);
    if (last && when) {
      draft.error(json::child(place, "when"), "last-target-conditional",
                  tr("the last way on has a condition, so there may be none"),
                  tr("take the condition away, or add an entry without one after it"));
    }
    if (!last && !when) {
      draft.error(place, "target-never-tried",
                  tr("this way on has no condition, so those after it are never tried"),
                  tr("give it a condition, or remove what follows"));
    }
    target.node =
        draft.refer(draft.nodes, text_at(entry, "to"), json::child(place, "to"), Named::kNode)
            .value_or(0);
    targets.push_back(std::move(target));
  }
  return targets;
}

std::vector<Target> read_targets(const json::Value& choice, const std::string& pointer,
                                 Draft& draft) {
  const auto to = choice.find("to");
  if (!to) return {};
  const std::string place = json::child(pointer, "to");
  if (to->is_array()) return read_target_list(*to, place, draft);
  Target target;
  target.node = draft.refer(draft.nodes, to->string(), place, Named::kNode).value_or(0);
  return {std::move(target)};
}

void read_words(const json::Value& value, const std::string& pointer, Choice& choice,
                Draft& draft) {
  const bool says = value.find("say").has_value();
  const bool does = value.find("do").has_value();
  choice.form = does ? ChoiceForm::kDo : ChoiceForm::kSay;
  choice.text = text_at(value, does ? "do" : "say");
  if ((says && does) || (!says && !does && draft.complete(pointer))) {
    draft.error(pointer, "say-or-do",
                tr(says ? "this choice has both say and do" : "this choice has neither say nor do"),
                tr(says ? "keep one of them; what follows from the other can be a line of the next "
                          "node"
                        : "write the words as say, or the action as do"));
  }
}

void read_block(const json::Value& value, const std::string& pointer, Choice& choice,
                Draft& draft) {
  const auto block = value.find("block");
  const auto when = value.find("block_when");
  if (block) {
    choice.block =
        draft.refer(draft.blocks, block->string(), json::child(pointer, "block"), Named::kBlock);
    if (choice.block) draft.block_used[*choice.block] = true;
  }
  if (when) choice.block_when = read_condition(*when, json::child(pointer, "block_when"), draft);
  if (when && !block && draft.complete(pointer)) {
    draft.error(json::child(pointer, "block_when"), "block-missing",
                tr("there is a condition for a block and no block"),
                tr("add block, or remove block_when"));
  }
}

Choice read_choice(const json::Value& value, const std::string& pointer, Draft& draft) {
  static constexpr std::array<std::string_view, kCriterionCount> kCriteria = {"feel", "understand",
                                                                              "explore", "respect"};
  Choice choice;
  choice.id = ChoiceId(text_at(value, "id"));
  read_words(value, pointer, choice, draft);
  if (const auto when = value.find("when"))
    choice.when = read_condition(*when, json::child(pointer, "when"), draft);
  read_block(value, pointer, choice, draft);
  choice.again = truth_at(value, "again");
  if (const auto criteria = value.find("criteria")) {
    for (std::size_t i = 0; i < kCriterionCount; ++i) {
      choice.criteria[i] = static_cast<std::int8_t>(number_at(*criteria, kCriteria[i], 0));
    }
  }
  if (const auto effects = value.find("effects"))
    choice.effects = read_effects(*effects, json::child(pointer, "effects"), draft);
  choice.targets = read_targets(value, pointer, draft);
  choice.why = text_at(value, "why");
  return choice;
}

void read_choices(const json::Value& list, const std::string& pointer, Node& node, Draft& draft) {
  Names names;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string place = json::child(pointer, i);
    const auto id = list.item(i).find("id");
    if (id && !names.add(id->string())) {
      draft.error(
          json::child(place, "id"), "duplicate-id",
          tr("a choice called {0} stands further up in this node", text::quoted(id->string(), 64)),
          tr("give one of the two another id##in a scenario"));
    }
    node.choices.push_back(read_choice(list.item(i), place, draft));
    const Choice& choice = node.choices.back();
    const bool never_open = choice.block && choice.block_when.kind == Condition::Kind::kAlways;
    if (list.size() > 1 && choice.why.empty() && !never_open && draft.complete(place)) {
      draft.warning(place, "missing-why",
                    tr("the choice {0} has no why, so the debrief has nothing to say about it",
                       text::quoted(choice.id.text, 64)),
                    tr("add one or two sentences: what it did to this caller, and the principle"));
    }
  }
}

Node read_node(const json::Value& value, const std::string& pointer, Draft& draft) {
  Node node;
  node.id = NodeId(text_at(value, "id"));
  const json::Value lines = list_at(value, "lines");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    node.lines.push_back(
        read_line(lines.item(i), json::child(json::child(pointer, "lines"), i), draft));
  }
  const json::Value choices = list_at(value, "choices");
  read_choices(choices, json::child(pointer, "choices"), node, draft);
  const auto ending = value.find("ending");
  if (ending) {
    node.ending = Ending{word<EndingKind>(kEndingKinds, text_at(*ending, "kind")),
                         text_at(*ending, "title"), text_at(*ending, "text")};
  }
  const bool chooses = choices.size() > 0;
  if (chooses && ending) {
    draft.error(pointer, "node-has-both",
                tr("the node {0} has choices and an ending", text::quoted(node.id.text, 64)),
                tr("keep the choices, or keep the ending"));
  } else if (!chooses && !ending && draft.complete(pointer)) {
    draft.error(
        pointer, "node-has-neither",
        tr("the node {0} has neither choices nor an ending", text::quoted(node.id.text, 64)),
        tr("add choices, or the ending that the call has here"));
  }
  return node;
}

}  // namespace

void read_nodes(const json::Value& root, Draft& draft) {
  const json::Value list = list_at(root, "nodes");
  for (std::size_t i = 0; i < list.size(); ++i) {
    draft.scenario.nodes.push_back(read_node(list.item(i), json::child("/nodes", i), draft));
  }
}

}  // namespace warmline::scenario
