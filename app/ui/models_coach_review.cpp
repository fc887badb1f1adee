#include "ui/models_coach_review.h"

#include <cstdlib>
#include <string>
#include <utility>

#include "core/tr.h"
#include "ui/coaching.h"
#include "ui/debrief_parts.h"
#include "ui/models_coach_person.h"
#include "ui/utterances.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

// Said of somebody, not to them.
Utterance of_somebody(const scenario::Scenario& call, const replay::Entry& entry, std::string id,
                      const std::string& who) {
  Utterance said = utterance_of(call, entry, std::move(id));
  if (said.voice == Voice::kSaid) said.label = who;
  if (said.voice == Voice::kDone) said.label = tr("What {0} does", who);
  if (entry.kind == replay::Entry::Kind::kCard) {
    const scenario::Card& card = call.cards[entry.item];
    said.text = tr("{0} looked up “{1}” · {2}", who, card.title, duration(card.seconds));
  }
  return said;
}

void add_lines(CoachReviewModel& model, const scenario::Scenario& call, const replay::Run& run) {
  for (std::size_t i = 0; i < run.entries.size(); ++i)
    model.lines.push_back(
        of_somebody(call, run.entries[i], "heard-" + std::to_string(i), model.who));
}

std::size_t line_of(const replay::Run& run, std::size_t step) {
  for (std::size_t i = 0; i < run.entries.size(); ++i) {
    const replay::Entry& entry = run.entries[i];
    if (entry.kind == replay::Entry::Kind::kChoice && entry.step == step) return i;
  }
  return run.entries.size();
}

void add_ending(CoachReviewModel& model, const scenario::Scenario& call, const replay::Run& run) {
  const auto& ending = call.nodes[run.states.back().node].ending;
  model.ending_title = ending ? ending->title : tr("The call was not finished");
  model.ending_text = ending ? ending->text : tr("It is scored as it stood when it was left.");
}

// The decisions as the debrief has them. The order of a simulated person's choices isn't known:
// theirs is that of the seed 0.
std::vector<DecisionModel> decisions_of(const AppState& state, const coach::TeamAttempt& attempt,
                                        const scenario::Scenario& call, const replay::Run& run) {
  progress::Attempt as_taken;
  as_taken.id = state.coach.attempt_ids[state.coach.attempt];
  as_taken.events = attempt.events;
  const auto found = state.coach.roster.attempts.find(as_taken.id);
  if (found != state.coach.roster.attempts.end())
    as_taken.seed = std::strtoull(found->second.attempt.seed.c_str(), nullptr, 16);
  DebriefModel debrief;
  add_decisions(call, attempt.card, debrief);
  add_turns({call, as_taken, as_taken.events, run, state.coaching.reviewed->explanation}, debrief);
  return std::move(debrief.decisions);
}

void add_turns_of(CoachReviewModel& model, const AppState& state,
                  std::vector<DecisionModel> decisions, const replay::Run& run) {
  for (DecisionModel& decision : decisions) {
    ReviewTurn turn;
    const coach::Turn at = turn_of(state, state.coach.attempt, decision.step);
    turn.line = line_of(run, decision.step);
    turn.comment = drafted(state, key_of(coach::kCommentKeys, at));
    turn.example = !state.portfolio.setting(key_of(coach::kExampleKeys, at), "").empty();
    turn.decision = std::move(decision);
    if (state.coaching.review_from == turn.decision.step) model.begin = turn.line + 1;
    const std::int32_t most = model.costliest ? model.turns[*model.costliest].decision.lost : 0;
    if (turn.decision.lost > most) model.costliest = model.turns.size();
    model.turns.push_back(std::move(turn));
  }
}

}  // namespace

CoachReviewModel coach_review_model(const AppState& state) {
  CoachReviewModel model;
  model.save = save_model(state);
  model.writes = state.access == Access::kWriting;
  const CoachState& coach = state.coach;
  const CoachingState& coaching = state.coaching;
  if (!coach.team || coach.attempt >= coach.team->attempts.size()) return model;
  const coach::TeamAttempt& attempt = coach.team->attempts[coach.attempt];
  const scenario::Scenario& call = *coach.team->scenarios[attempt.scenario].scenario;
  model.title = call.title;
  model.chip = coach_chip(state);
  model.who = coach.team->people[attempt.person].code;
  model.about = attempt_words(coach, coach.attempt);
  model.to_session = coaching.review_back_to_session && coaching.session;
  model.unkept = !coaching.drafts.empty();
  model.key = std::to_string(coach.loads) + "/" + std::to_string(coach.attempt) + "/" +
              (coaching.review_from ? std::to_string(*coaching.review_from) : "");
  if (!coaching.reviewed || coaching.reviewed->loads != coach.loads ||
      coaching.reviewed->attempt != coach.attempt)
    return model;
  const Result<replay::Run> run = replay::replay(call, attempt.events);
  if (!run) return model;
  model.ready = true;
  add_lines(model, call, run.value());
  add_ending(model, call, run.value());
  add_turns_of(model, state, decisions_of(state, attempt, call, run.value()), run.value());
  return model;
}

}  // namespace warmline::ui
