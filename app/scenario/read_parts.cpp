// Everything of a scenario but its nodes.
#include "core/text.h"
#include "core/tr.h"
#include "scenario/draft.h"

namespace warmline::scenario {
namespace {

constexpr std::string_view kDifficulties[] = {"easy", "medium", "hard"};
constexpr std::string_view kCardKinds[] = {"knowledge", "policy"};
constexpr std::string_view kStepKinds[] = {"menu", "hold", "contact", "transfer", "dropped"};
constexpr std::string_view kOwnSpeakers[] = {"caller", "agent", "system"};
// In the order of Named.
constexpr Message kTwice[] = {
    msg("a person called {0} stands further up"), msg("a need called {0} stands further up"),
    msg("a flag called {0} stands further up"),   msg("a block called {0} stands further up"),
    msg("a card called {0} stands further up"),   msg("a node called {0} stands further up")};
constexpr std::int64_t kArrangedCredit = 60;
constexpr std::int64_t kWholeWeight = 100;

void read_ids(const json::Value& root, std::string_view list_name, Named what, Names& names,
              Draft& draft) {
  const json::Value list = list_at(root, list_name);
  const std::string pointer = json::child("", list_name);
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto id = list.item(i).find("id");
    const std::string_view name = id ? id->string() : std::string_view();
    if (names.add(name)) continue;
    draft.error(json::child(json::child(pointer, i), "id"), "duplicate-id",
                tr(kTwice[static_cast<std::size_t>(what)], text::quoted(name, 64)),
                tr("give one of the two another id##in a scenario"));
  }
}

void read_people(const json::Value& root, Draft& draft) {
  const json::Value list = list_at(root, "people");
  for (std::size_t i = 0; i < list.size(); ++i) {
    Person person;
    person.id = PersonId(text_at(list.item(i), "id"));
    person.name = text_at(list.item(i), "name");
    for (const std::string_view own : kOwnSpeakers) {
      if (person.id.text != own) continue;
      draft.error(json::child(json::child("/people", i), "id"), "reserved-id",
                  tr("{0} has a meaning of its own in lines", text::quoted(own)),
                  tr("give this person another id"));
    }
    draft.scenario.people.push_back(std::move(person));
  }
}

void read_needs(const json::Value& root, Draft& draft) {
  const json::Value list = list_at(root, "needs");
  std::int64_t sum = 0;
  bool weighed = true;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const json::Value entry = list.item(i);
    Need need;
    need.id = NeedId(text_at(entry, "id"));
    need.label = text_at(entry, "label");
    need.weight = static_cast<std::int32_t>(number_at(entry, "weight", 0));
    need.arranged_credit = static_cast<Percent>(number_at(entry, "arranged", kArrangedCredit));
    sum += need.weight;
    weighed = weighed && need.weight > 0;
    draft.scenario.needs.push_back(std::move(need));
  }
  if (sum == kWholeWeight || !weighed) return;
  const std::int64_t gap = sum > kWholeWeight ? sum - kWholeWeight : kWholeWeight - sum;
  draft.error("/needs", "weights-not-100",
              tr("the weights of the needs sum to {0}, not to 100", sum),
              tr(sum > kWholeWeight ? "take {0} away##of weights" : "add {0}##to weights", gap));
}

void read_flags(const json::Value& root, Draft& draft) {
  const json::Value list = list_at(root, "flags");
  for (std::size_t i = 0; i < list.size(); ++i) {
    Flag flag;
    flag.id = FlagId(text_at(list.item(i), "id"));
    flag.about = text_at(list.item(i), "about");
    draft.scenario.flags.push_back(std::move(flag));
  }
}

void read_blocks(const json::Value& root, Draft& draft) {
  const json::Value list = list_at(root, "blocks");
  for (std::size_t i = 0; i < list.size(); ++i) {
    Block block;
    block.id = BlockId(text_at(list.item(i), "id"));
    block.rule = text_at(list.item(i), "rule");
    block.reason = text_at(list.item(i), "reason");
    draft.scenario.blocks.push_back(std::move(block));
  }
}

void read_cards(const json::Value& root, Draft& draft) {
  const json::Value list = list_at(root, "cards");
  for (std::size_t i = 0; i < list.size(); ++i) {
    const json::Value entry = list.item(i);
    const std::string pointer = json::child("/cards", i);
    Card card;
    card.id = CardId(text_at(entry, "id"));
    card.kind = word<CardKind>(kCardKinds, text_at(entry, "kind"));
    card.title = text_at(entry, "title");
    card.text = text_at(entry, "text");
    card.seconds = static_cast<Seconds>(number_at(entry, "seconds", 0));
    if (const auto sets = entry.find("sets")) {
      card.sets_flag =
          draft.refer(draft.flags, sets->string(), json::child(pointer, "sets"), Named::kFlag);
      if (card.sets_flag) draft.flag_set[*card.sets_flag] = true;
    }
    if (const auto when = entry.find("when"))
      card.when = read_condition(*when, json::child(pointer, "when"), draft);
    draft.scenario.cards.push_back(std::move(card));
  }
}

void read_before(const json::Value& root, Draft& draft) {
  const json::Value list = list_at(root, "before");
  for (std::size_t i = 0; i < list.size(); ++i) {
    const json::Value entry = list.item(i);
    BeforeStep step;
    step.kind = word<StepKind>(kStepKinds, text_at(entry, "kind"));
    step.what = text_at(entry, "what");
    step.detail = text_at(entry, "detail");
    step.seconds = static_cast<Seconds>(number_at(entry, "seconds", 0));
    draft.scenario.before.push_back(std::move(step));
  }
}

}  // namespace

void read_names(const json::Value& root, Draft& draft) {
  read_ids(root, "people", Named::kPerson, draft.people, draft);
  read_ids(root, "needs", Named::kNeed, draft.needs, draft);
  read_ids(root, "flags", Named::kFlag, draft.flags, draft);
  read_ids(root, "blocks", Named::kBlock, draft.blocks, draft);
  read_ids(root, "cards", Named::kCard, draft.cards, draft);
  read_ids(root, "nodes", Named::kNode, draft.nodes, draft);
  draft.person_used.assign(draft.people.all().size(), false);
  draft.flag_read.assign(draft.flags.all().size(), false);
  draft.flag_set.assign(draft.flags.all().size(), false);
  draft.block_used.assign(draft.blocks.all().size(), false);
}

void read_head(const json::Value& root, Draft& draft) {
  Scenario& scenario = draft.scenario;
  scenario.id = ScenarioId(text_at(root, "id"));
  scenario.title = text_at(root, "title");
  scenario.summary = text_at(root, "summary");
  scenario.language = text_at(root, "language");
  scenario.sector = text_at(root, "sector");
  scenario.difficulty = word<Difficulty>(kDifficulties, text_at(root, "difficulty"));
  scenario.minutes = static_cast<std::int32_t>(number_at(root, "minutes", 0));
  scenario.content_note = text_at(root, "content_note");
  scenario.role = text_at(root, "role");
  scenario.outbound = truth_at(root, "outbound");
  scenario.target_seconds = static_cast<Seconds>(number_at(root, "target_seconds", 0));
  if (const auto mood = root.find("mood")) {
    scenario.mood.distress = static_cast<std::int8_t>(number_at(*mood, "distress", 0));
    scenario.mood.trust = static_cast<std::int8_t>(number_at(*mood, "trust", 0));
  }
  const json::Value customer = list_at(root, "customer");
  for (std::size_t i = 0; i < customer.size(); ++i) {
    scenario.customer.push_back(
        {text_at(customer.item(i), "label"), text_at(customer.item(i), "value")});
  }
  const auto start = draft.refer(draft.nodes, text_at(root, "start"), "/start", Named::kNode);
  scenario.start = start.value_or(0);
}

void read_lists(const json::Value& root, Draft& draft) {
  read_people(root, draft);
  read_needs(root, draft);
  read_flags(root, draft);
  read_blocks(root, draft);
  read_cards(root, draft);
  read_before(root, draft);
}

}  // namespace warmline::scenario
