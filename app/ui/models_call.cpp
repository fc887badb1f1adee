#include <utility>

#include "core/tr.h"
#include "replay/call.h"
#include "replay/order.h"
#include "ui/attempts.h"
#include "ui/models.h"
#include "ui/utterances.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using scenario::Scenario;

std::vector<StepModel> steps_of(const Scenario& scenario) {
  std::vector<StepModel> out;
  for (std::size_t i = 0; i < scenario.before.size(); ++i) {
    const scenario::BeforeStep& step = scenario.before[i];
    out.push_back({"step-" + std::to_string(i), step.what, step.detail,
                   step.seconds > 0 ? duration(step.seconds) : ""});
  }
  return out;
}

std::vector<FactModel> facts_of(const Scenario& scenario) {
  std::vector<FactModel> out;
  for (const scenario::Fact& fact : scenario.customer) out.push_back({fact.label, fact.value});
  return out;
}

Utterance line_utterance(const Scenario& scenario, const scenario::Line& line, std::string id) {
  switch (line.speaker) {
    case scenario::SpeakerKind::kCaller:
      return {std::move(id), Voice::kCaller, tr("Caller"), line.text};
    case scenario::SpeakerKind::kAgent:
      return {std::move(id), Voice::kAgent, tr("You"), line.text};
    case scenario::SpeakerKind::kThird:
      return {std::move(id), Voice::kThird, scenario.people[line.person].name, line.text};
    case scenario::SpeakerKind::kSystem:
      break;
  }
  return {std::move(id), Voice::kSystem, "", line.text};
}

CardModel card_model(const Scenario& scenario, const replay::CallState& now,
                     scenario::Index index) {
  const scenario::Card& card = scenario.cards[index];
  return {index,
          "card-" + card.id.text,
          card.title,
          card.text,
          card.kind == scenario::CardKind::kPolicy ? tr("Policy") : tr("Knowledge"),
          duration(card.seconds),
          now.opened_cards[index]};
}

std::string rule_sentence(const Scenario& scenario, scenario::Index block) {
  return tr("Not allowed: {0}", scenario.blocks[block].rule);
}

void add_options(const CallNow& call, CallModel& model) {
  const Scenario& scenario = call.scenario;
  const replay::CallState& now = call.run.states.back();
  const scenario::Node& node = scenario.nodes[now.node];
  const std::size_t position = replay::position_after(call.events, call.events.size());
  for (const replay::Option& option : replay::shown_options(scenario, now, call.seed, position)) {
    const scenario::Choice& choice = node.choices[option.choice];
    OptionModel out;
    out.choice = option.choice;
    out.id = "choice-" + node.id.text + "-" + choice.id.text;
    out.words = spoken_or_done(choice.form, choice.text);
    out.blocked = option.availability == replay::Availability::kBlocked;
    if (out.blocked && choice.block) out.rule = rule_sentence(scenario, *choice.block);
    if (!out.blocked) ++model.available;
    model.options.push_back(std::move(out));
  }
}

// By distress and trust: less, as before, more.
constexpr Message kChanges[3][3] = {
    {msg("Calmer, but less trusting since what you last did."),
     msg("Calmer since what you last did."),
     msg("Calmer and more trusting since what you last did.")},
    {msg("Less trusting since what you last did."), msg("No change since what you last did."),
     msg("More trusting since what you last did.")},
    {msg("More upset and less trusting since what you last did."),
     msg("More upset since what you last did."),
     msg("More upset, but more trusting since what you last did.")}};

std::string change_words(int distress, int trust) {
  const auto place = [](int change) { return change < 0 ? 0 : change > 0 ? 2 : 1; };
  return tr(kChanges[place(distress)][place(trust)]);
}

// Compares the mood now with the mood before the latest choice.
std::string mood_sentence(const replay::Run& run, const std::vector<replay::Event>& events,
                          bool outbound) {
  for (std::size_t i = events.size(); i > 0; --i) {
    if (!std::holds_alternative<replay::ChoiceEvent>(events[i - 1])) continue;
    const scenario::Mood& was = run.states[i - 1].mood;
    const scenario::Mood& is = run.states.back().mood;
    return change_words(is.distress - was.distress, is.trust - was.trust);
  }
  return tr(outbound ? "How they are as they answer." : "How they are as you say hello.");
}

}  // namespace

Utterance utterance_of(const Scenario& scenario, const replay::Entry& entry, std::string id) {
  switch (entry.kind) {
    case replay::Entry::Kind::kLine:
      return line_utterance(scenario, scenario.nodes[entry.node].lines[entry.item], std::move(id));
    case replay::Entry::Kind::kChoice: {
      const scenario::Choice& choice = scenario.nodes[entry.node].choices[entry.item];
      const bool said = choice.form == scenario::ChoiceForm::kSay;
      return {std::move(id), said ? Voice::kSaid : Voice::kDone, tr(said ? "You" : "What you do"),
              choice.text};
    }
    case replay::Entry::Kind::kCard:
      break;
  }
  const scenario::Card& card = scenario.cards[entry.item];
  return {std::move(id), Voice::kLookedUp, "",
          tr("You looked up “{0}” · {1}", card.title, duration(card.seconds))};
}

SaveModel save_model(const AppState& state) {
  return {state.journal.state(), state.journal.failure(), state.access == Access::kReading};
}

std::optional<BeforeModel> before_model(const AppState& state) {
  const Edition* edition = find_edition(state, state.chosen);
  if (edition == nullptr) return std::nullopt;
  const Scenario& scenario = *edition->scenario;
  BeforeModel model;
  model.key = scenario.version;
  model.title = scenario.title;
  model.language = foreign(scenario.language);
  model.chip = chip_words(scenario);
  model.content_note = scenario.content_note;
  model.role = scenario.role;
  model.outbound = scenario.outbound;
  model.read_only = state.access == Access::kReading;
  model.customer = facts_of(scenario);
  model.steps = steps_of(scenario);
  Seconds total = 0;
  for (const scenario::BeforeStep& step : scenario.before) total += step.seconds;
  if (total > 0) model.total = tr("{0} in all, before you say a word.", duration(total));
  if (state.portfolio.open_attempt(scenario.id.text) != nullptr) {
    model.closes_open =
        tr("You have an attempt at this call that isn’t finished. Starting anew closes it where it "
           "stands; it is kept, and scored as not finished.");
  }
  return model;
}

CallModel call_model_of(const CallNow& call) {
  const Scenario& scenario = call.scenario;
  const replay::CallState& now = call.run.states.back();
  CallModel model;
  model.title = scenario.title;
  model.language = foreign(scenario.language);
  if (call.costs) model.clock = clock_time(now.seconds);
  model.ended = call.ended;
  model.fresh = call.events.empty();
  const auto& entries = call.run.entries;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    model.utterances.push_back(utterance_of(scenario, entries[i], "said-" + std::to_string(i)));
    if (!call.costs && entries[i].kind == replay::Entry::Kind::kCard)
      model.utterances.back().text =
          tr("You looked up “{0}”", scenario.cards[entries[i].item].title);
  }
  if (!model.ended) add_options(call, model);
  if (model.available > 1)
    model.decision =
        tr("Decision {0}", decisions_made(scenario, call.events, call.run, call.events.size()) + 1);
  for (const scenario::Index card : replay::cards(scenario, now))
    model.cards.push_back(card_model(scenario, now, card));
  if (call.open_card) model.reading = card_model(scenario, now, *call.open_card);
  if (!call.costs) {
    for (CardModel& card : model.cards) card.cost.clear();
    if (model.reading) model.reading->cost.clear();
  }
  model.steps = steps_of(scenario);
  model.customer = facts_of(scenario);
  model.role = scenario.role;
  model.outbound = scenario.outbound;
  model.distress = now.mood.distress;
  model.trust = now.mood.trust;
  model.mood_sentence = mood_sentence(call.run, call.events, scenario.outbound);
  return model;
}

std::optional<CallModel> call_model(const AppState& state) {
  if (!state.call) return std::nullopt;
  const Edition* edition = find_edition(state, state.call->version);
  const progress::Attempt* attempt = state.portfolio.find(state.call->attempt);
  if (edition == nullptr || attempt == nullptr) return std::nullopt;
  const Scenario& scenario = *edition->scenario;
  CallModel model = call_model_of({scenario, state.call->run, attempt->events, attempt->seed,
                                   state.call->open_card, state.call->ended});
  model.attempt = state.call->attempt;
  model.chip = attempt->practised ? kind_of(state, *attempt) : chip_words(scenario);
  model.save = save_model(state);
  if (state.portfolio.setting("read-aloud", "0") == "1") model.aloud = scenario.language;
  model.mood_hidden = state.portfolio.setting("mood-hidden", "0") == "1";
  return model;
}

}  // namespace warmline::ui
