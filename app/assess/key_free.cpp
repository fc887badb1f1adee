#include "assess/key_free.h"

#include <optional>
#include <utility>
#include <variant>

#include "assess/key_free_parts.h"
#include "core/hash.h"
#include "core/random.h"
#include "scenario/parse.h"

namespace warmline::assess {
namespace {

using scenario::Index;
using scenario::Scenario;

// A candidate knows the salt and the version, which is a hash of the canonical bytes alone. The
// seed must take the keys to work out, or the shuffling could be undone.
std::uint64_t seed_of(const Scenario& whole, std::string_view salt) {
  const std::string hex = sha256_hex("warmline key-free 1\n" + std::string(salt) + "\n" +
                                     whole.version + "\n" + whole.canonical);
  std::uint64_t seed = 0;
  for (const char digit : hex.substr(0, 16))
    seed = seed << 4 | static_cast<std::uint64_t>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
  return seed;
}

std::string number(std::size_t position) {
  return std::to_string(position + 1);
}

void name_all(const Scenario& whole, const Places& places, KeyFree& made) {
  for (std::size_t i = 0; i < places.nodes.size(); ++i) {
    const scenario::Node& node = whole.nodes[places.nodes[i]];
    made.nodes.emplace(number(i), node.id.text);
    const std::vector<Index>& choices = places.choices[places.nodes[i]];
    for (std::size_t k = 0; k < choices.size(); ++k)
      made.choices.emplace(number(i) + " " + number(k), node.choices[choices[k]].id.text);
  }
  for (std::size_t i = 0; i < places.cards.size(); ++i)
    made.cards.emplace(number(i), whole.cards[places.cards[i]].id.text);
}

// Nothing where the file would not be one that parse() takes.
std::optional<KeyFree> attempt(const Scenario& whole, std::string_view salt, bool as_flags) {
  Scenario stripped = without_keys(whole, as_flags);
  Places places = pruned(stripped);
  if (!fits(stripped, places)) return std::nullopt;
  Random random(seed_of(whole, salt));
  shuffle(places, random);
  disguise_mood(stripped, random);
  KeyFree made;
  made.scenario = scenario::parse(scenario_json(renumbered(stripped, places)), "").scenario;
  if (!made.scenario) return std::nullopt;
  made.text = made.scenario->canonical;
  name_all(whole, places, made);
  return made;
}

}  // namespace

KeyFree key_free(const Scenario& scenario, std::string_view salt) {
  if (auto made = attempt(scenario, salt, true)) return std::move(*made);
  // As flags the needs would be too many, or conditions too deep.
  return attempt(scenario, salt, false).value_or(KeyFree{});
}

Result<replay::Event> with_keys(const KeyFree& key_free, const replay::Event& event) {
  const Error unknown{"no-such-event", "The call has no such moment, choice or card.", ""};
  if (const auto* card = std::get_if<replay::CardEvent>(&event)) {
    const auto found = key_free.cards.find(card->card.text);
    if (found == key_free.cards.end()) return unknown;
    return replay::Event{replay::CardEvent{CardId(found->second)}};
  }
  const auto& chosen = std::get<replay::ChoiceEvent>(event);
  const auto node = key_free.nodes.find(chosen.node.text);
  const auto choice = key_free.choices.find(chosen.node.text + " " + chosen.choice.text);
  if (node == key_free.nodes.end() || choice == key_free.choices.end()) return unknown;
  return replay::Event{replay::ChoiceEvent{NodeId(node->second), ChoiceId(choice->second)}};
}

}  // namespace warmline::assess
