// A best call as a transcript, with the reason beside each choice.
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "core/tr.h"
#include "replay/call.h"
#include "ui/attempts.h"
#include "ui/models.h"
#include "ui/utterances.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using scenario::Scenario;

// What the attempt chose at a moment first, if it came there.
const scenario::Choice* chosen_at(const Scenario& scenario, const progress::Attempt& attempt,
                                  scenario::Index node) {
  const scenario::Node& at = scenario.nodes[node];
  for (const replay::Event& event : attempt.events) {
    const auto* made = std::get_if<replay::ChoiceEvent>(&event);
    if (made == nullptr || made->node != at.id) continue;
    for (const scenario::Choice& choice : at.choices) {
      if (choice.id == made->choice) return &choice;
    }
  }
  return nullptr;
}

std::string card_reason(const Scenario& scenario, const score::BestCall& best,
                        const score::BestStep& step) {
  if (!step.opens) return tr("It costs time and shows what is possible.");
  const score::BestStep& opened = best.steps[*step.opens - best.from];
  if (opened.card) return tr("It makes the next look-up possible.");
  const scenario::Choice& choice = scenario.nodes[opened.node].choices[opened.item];
  return tr("It makes this possible: {0}", spoken_or_done(choice.form, shortened(choice.text, 60)));
}

void add_reason(const Scenario& scenario, const progress::Attempt& attempt,
                const score::BestCall& best, const replay::Entry& entry, std::int32_t& decisions,
                BestLine& line) {
  const score::BestStep& step = best.steps[entry.step - best.from];
  if (step.card) {
    line.why = card_reason(scenario, best, step);
    return;
  }
  const scenario::Choice& choice = scenario.nodes[step.node].choices[step.item];
  line.why = step.why;
  line.said.label =
      tr(choice.form == scenario::ChoiceForm::kSay ? "You could say" : "You could do");
  if (replay::available(scenario, best.run.states[entry.step]).size() < 2) return;
  line.said.label += " · " + tr("decision {0}", ++decisions);
  const scenario::Choice* own = chosen_at(scenario, attempt, step.node);
  if (own != nullptr && own->id != choice.id)
    line.parted = tr("In your call: {0}", spoken_or_done(own->form, own->text));
}

}  // namespace

std::optional<BestCallModel> best_call_model(const AppState& state) {
  const progress::Attempt* attempt = state.portfolio.find(state.debrief);
  if (attempt == nullptr) return std::nullopt;
  BestCallModel model;
  model.attempt = attempt->id;
  model.title = attempt->scenario;
  model.save = save_model(state);
  const Edition* edition = edition_of(state, *attempt);
  if (edition == nullptr) return model;
  const Scenario& scenario = *edition->scenario;
  model.title = scenario.title;
  model.language = foreign(scenario.language);
  if (!state.explained || state.explained->attempt != attempt->id) return model;
  const score::Explanation& told = state.explained->explanation;
  model.ready = true;
  model.summary = tr_n(
      "One way through this call that loses nothing: {0} point of 100, all that was in reach. "
      "Others may be as good; the reasons matter more than the words.",
      "One way through this call that loses nothing: {0} points of 100, all that was in "
      "reach. Others may be as good; the reasons matter more than the words.",
      rounded_points(told.card.best));
  std::int32_t decisions = 0;
  const auto& entries = told.best.run.entries;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    BestLine line;
    line.said = utterance_of(scenario, entries[i], "best-" + std::to_string(i));
    if (entries[i].kind != replay::Entry::Kind::kLine)
      add_reason(scenario, *attempt, told.best, entries[i], decisions, line);
    model.lines.push_back(std::move(line));
  }
  if (const auto& ending = scenario.nodes[told.best.run.states.back().node].ending) {
    model.ending_title = ending->title;
    model.ending_text = ending->text;
  }
  return model;
}

}  // namespace warmline::ui
