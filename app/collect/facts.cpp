#include "collect/facts.h"

#include <algorithm>
#include <map>
#include <variant>

#include "coach/gather.h"
#include "collect/copy_text.h"
#include "replay/call.h"
#include "score/review.h"

namespace warmline::collect {
namespace {

using coach::TeamAttempt;
using scenario::kCriterionCount;

struct Place {
  std::int64_t team = 0;
  std::int64_t person = 0;
  std::int64_t attempt = 0;
};

CopyRow row_at(std::string& out, const Place& place) {
  CopyRow row(out);
  row.integer(place.team).integer(place.person).integer(place.attempt);
  return row;
}

std::string_view name_of(coach::AttemptKind kind) {
  switch (kind) {
    case coach::AttemptKind::kFirst:
      return "first";
    case coach::AttemptKind::kRepeat:
      return "repeat";
    case coach::AttemptKind::kPractised:
      break;
  }
  return "practised";
}

void add_attempt(std::string& out, const Place& place, const AtCall& one, const TeamAttempt& made,
                 const replay::Run& run) {
  const coach::TeamRow figures = coach::figures_of(made.card);
  CopyRow row = row_at(out, place);
  row.integer(one.scenario).integer(one.attempt.begun_ms).integer(one.edition);
  row.integer(figures.seconds).text(name_of(made.kind));
  row.integer(made.card.achieved).integer(made.card.lost);
  for (const coach::CriterionSums& each : figures.criteria)
    row.integer(each.earned).integer(each.stake);
  for (const coach::CriterionSums& each : figures.criteria) row.integer(each.observations);
  row.integer(figures.resolution).maybe(figures.empathy).integer(figures.empathy_decisions);
  row.integer(figures.decisions).integer(figures.critical_misses);
  row.integer(figures.transfers).integer(figures.repeats);
  row.integer(run.states.back().node).truth(made.card.finished).text(one.attempt.id).end();
}

// What it holds of a decision; of another step nothing.
void add_decision(CopyRow& row, const score::DecisionScore* decision,
                  const score::Recovery* recovery) {
  if (decision == nullptr) {
    for (int column = 0; column < 16; ++column) row.nothing();
    return;
  }
  row.integer(decision->number).integer(decision->lost).integer(decision->closed_off);
  row.integer(decision->stake).integer(decision->earned_total);
  for (std::size_t k = 0; k < kCriterionCount; ++k)
    row.integer(decision->stakes[k]).integer(decision->earned[k]);
  if (recovery == nullptr) {
    row.nothing().truth(decision->critical).nothing();
  } else {
    row.count(recovery->mends.size()).truth(decision->critical).truth(recovery->whole);
  }
}

void add_steps(std::string& out, const Place& place, const scenario::Scenario& call,
               const TeamAttempt& made, const replay::Run& run) {
  std::map<std::size_t, const score::DecisionScore*> decision_at;
  for (const score::DecisionScore& each : made.card.decisions) decision_at[each.step] = &each;
  std::map<std::size_t, const score::Recovery*> recovery_at;
  const std::vector<score::Recovery> recoveries = score::recoveries(made.card, run);
  for (const score::Recovery& each : recoveries)
    recovery_at[made.card.decisions[each.decision].step] = &each;
  const auto found = [](const auto& map, std::size_t step) {
    const auto at = map.find(step);
    return at == map.end() ? nullptr : at->second;
  };
  for (std::size_t step = 0; step < made.events.size(); ++step) {
    const auto* event = std::get_if<replay::ChoiceEvent>(&made.events[step]);
    if (event == nullptr) continue;
    const replay::CallState& before = run.states[step];
    std::int64_t available = 0;
    for (const scenario::Index each : replay::available(call, before))
      available |= std::int64_t{1} << each;
    const auto& choices = call.nodes[before.node].choices;
    const auto chosen = std::find_if(choices.begin(), choices.end(), [event](const auto& each) {
      return each.id == event->choice;
    });
    CopyRow row = row_at(out, place);
    row.count(step).integer(before.node).integer(chosen - choices.begin());
    row.integer(run.states[step + 1].node).integer(available);
    add_decision(row, found(decision_at, step), found(recovery_at, step));
    row.end();
  }
}

void add_left_out(std::string& out, std::int64_t team, std::int64_t person, const AtCall& one) {
  CopyRow row(out);
  row.integer(team).integer(person).integer(one.attempt.begun_ms).text(one.attempt.id);
  row.text(one.attempt.scenario).text(one.attempt.version);
  row.text(one.call == nullptr ? "no-call" : "does-not-fit").end();
}

}  // namespace

void add_facts(FactRows& rows, std::int64_t team, std::int64_t person,
               std::vector<AtCall> attempts) {
  std::sort(attempts.begin(), attempts.end(), [](const AtCall& a, const AtCall& b) {
    return coach::begun_before(a.attempt, b.attempt);
  });
  Place place{team, person, 0};
  for (const AtCall& one : attempts) {
    replay::Run run;
    const std::optional<TeamAttempt> made =
        one.call == nullptr ? std::nullopt : coach::scored(one.attempt, *one.call, &run);
    if (!made) {
      add_left_out(rows.left_out, team, person, one);
      ++rows.unscored;
      continue;
    }
    ++place.attempt;
    ++rows.scored;
    add_attempt(rows.attempts, place, one, *made, run);
    add_steps(rows.steps, place, *one.call->scenario, *made, run);
    for (const score::BlockMet& met : made->card.blocks_met) {
      row_at(rows.rules_met, place)
          .integer(met.block)
          .count(met.step)
          .integer(run.states[met.step].node)
          .end();
    }
  }
}

}  // namespace warmline::collect
