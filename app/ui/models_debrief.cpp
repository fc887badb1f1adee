#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <utility>

#include "platform/platform.h"
#include "replay/call.h"
#include "score/points.h"
#include "ui/attempts.h"
#include "ui/debrief_parts.h"
#include "ui/models.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using progress::Attempt;
using progress::ClosedHow;
using scenario::Scenario;
using score::Scorecard;

struct CriterionWords {
  const char* name;
  const char* meaning;
};
constexpr std::array<CriterionWords, scenario::kCriterionCount> kCriteria{{
    {"Warmth", "reacts to the feeling"},
    {"Understanding", "names what the caller is going through"},
    {"Curiosity", "asks to learn more about it"},
    {"Respect", "explains, is honest, treats as one would be treated"},
}};

// The parts of the account in the order of the bar, in whole points that add up to 100.
struct Account {
  std::int32_t achieved = 0;
  std::vector<std::int32_t> lost;  // by decision
  std::int32_t not_finished = 0, rules = 0, nobody = 0;
};

Account account_of(const Scorecard& card) {
  std::vector<Hundredths> parts{card.achieved};
  for (const score::DecisionScore& decision : card.decisions) parts.push_back(decision.lost);
  parts.insert(parts.end(), {card.not_finished, card.out_of_reach_rules, card.out_of_reach_nobody});
  const std::vector<std::int32_t> whole = score::whole_points(parts);
  const std::size_t after = 1 + card.decisions.size();
  Account account;
  account.achieved = whole[0];
  account.lost.assign(whole.begin() + 1, whole.begin() + static_cast<std::ptrdiff_t>(after));
  account.not_finished = whole[after];
  account.rules = whole[after + 1];
  account.nobody = whole[after + 2];
  return account;
}

std::string points(std::int32_t count) {
  return count_of(count, "point", "points");
}

std::string signed_points(std::int32_t count) {
  return count < 0 ? "−" + points(-count) : points(count);
}

void add_segments(const Scorecard& card, const Account& account, DebriefModel& model) {
  using Kind = Segment::Kind;
  model.signed_list = card.achieved < 0 || card.not_finished < 0;
  model.segments.push_back(
      {Kind::kAchieved, account.achieved, 0, signed_points(account.achieved) + " achieved"});
  for (std::size_t i = 0; i < account.lost.size(); ++i) {
    if (card.decisions[i].lost == 0) continue;
    model.segments.push_back({Kind::kLost, account.lost[i], i,
                              points(account.lost[i]) + " lost at decision " +
                                  std::to_string(card.decisions[i].number)});
  }
  if (card.not_finished != 0) {
    model.segments.push_back(
        {Kind::kNotFinished, account.not_finished, 0,
         signed_points(account.not_finished) +
             (account.not_finished < 0
                  ? " not finished: what lay ahead would have cost more than it brought"
                  : " not finished: still within reach when the call stopped")});
  }
  if (card.out_of_reach_rules != 0) {
    model.segments.push_back(
        {Kind::kRules, account.rules, 0,
         points(account.rules) + " out of reach: rules of the organisation stood in the way"});
  }
  if (card.out_of_reach_nobody != 0) {
    model.segments.push_back(
        {Kind::kNobody, account.nobody, 0,
         points(account.nobody) + " out of reach: in nobody’s hands on this call"});
  }
  std::int32_t sum = 0;
  for (const Segment& segment : model.segments) {
    const bool first = model.sum.empty();
    sum += segment.points;
    if (first) {
      model.sum = segment.points < 0 ? minus(-segment.points) : std::to_string(segment.points);
    } else {
      model.sum += (segment.points < 0 ? " − " : " + ") + std::to_string(std::abs(segment.points));
    }
  }
  model.sum += " = " + std::to_string(sum);
}

std::string qualities_words(const score::DecisionScore& decision) {
  std::string words;
  for (std::size_t i = 0; i < scenario::kCriterionCount; ++i) {
    if (decision.stakes[i] == 0) continue;
    if (!words.empty()) words += " · ";
    words += std::string(kCriteria[i].name) + " " + std::to_string(decision.earned[i]) + " of " +
             std::to_string(decision.stakes[i]);
  }
  return words.empty() ? "No choice here was kinder or less kind than another." : words;
}

void add_needs(const Scenario& scenario, const replay::CallState& end, DebriefModel& model) {
  Hundredths credit = 0;
  for (std::size_t i = 0; i < scenario.needs.size(); ++i) {
    const scenario::Need& need = scenario.needs[i];
    const scenario::NeedLevel level = end.needs[i];
    const Hundredths points = need.weight * replay::credit_of(need, level);
    const char* outcome = level == scenario::NeedLevel::kMet        ? "met"
                          : level == scenario::NeedLevel::kArranged ? "arranged, someone owns it"
                                                                    : "not met";
    credit += points;
    model.needs.push_back({need.label,
                           std::string(outcome) + ": " + score::decimal(points) + " of " +
                               count_of(need.weight, "point", "points"),
                           need.weight, level});
  }
  if (end.costs == 0) return;
  model.needs_words = score::decimal(credit) + " points of need, less " +
                      score::decimal(end.costs) + " for what some decisions cost besides, make " +
                      score::decimal(credit - end.costs) + " achieved.";
}

// Where the figure comes from: what was earned, of all chances that counted.
std::string chances_words(const Scorecard& card) {
  std::int32_t closed = 0;
  for (const score::DecisionScore& decision : card.decisions) closed += decision.closed_off;
  const std::int32_t faced = card.empathy_chances - closed - card.chances_left;
  std::string words = "You took " + std::to_string(card.empathy_earned) + " of " +
                      std::to_string(card.empathy_chances) + " chances to show it. " +
                      std::to_string(faced) + " came up";
  if (closed > 0) words += ", " + std::to_string(closed) + " never did after what you chose";
  if (card.chances_left > 0) {
    words += ", " + std::to_string(card.chances_left) + " were still to come when it stopped";
  }
  return words + ".";
}

void add_figures(const Scorecard& card, DebriefModel& model) {
  model.resolution = percent(card.resolution);
  model.resolution_words =
      "The best possible outcome of this call was " + std::to_string(rounded_points(card.best)) +
      " points of 100; you reached " + std::to_string(rounded_points(card.achieved)) + ".";
  model.empathy_title = card.empathy_decisions == 0
                            ? "Empathy: no decision turned on it"
                            : "Empathy, in the " +
                                  count_of(card.empathy_decisions, "decision", "decisions") +
                                  " where it made a difference";
  if (card.empathy) model.empathy = percent(*card.empathy);
  if (!card.empathy) {
    model.empathy_words =
        "Not enough evidence: a figure needs three decisions where it made a difference.";
  } else if (card.best_call_empathy) {
    model.empathy_words = chances_words(card) + " The best call’s own figure is " +
                          percent_words(*card.best_call_empathy) + ".";
  }
  for (std::size_t i = 0; i < scenario::kCriterionCount; ++i) {
    CriterionModel out{kCriteria[i].name, kCriteria[i].meaning, std::nullopt,
                       card.criteria[i].observations};
    if (card.criteria[i].quality) out.percent = percent(*card.criteria[i].quality);
    model.criteria.push_back(std::move(out));
  }
}

void add_shown_only(const Scenario& scenario, const Scorecard& card, DebriefModel& model) {
  std::string time = clock_time(card.seconds);
  if (scenario.target_seconds > 0)
    time += " (the organisation’s target: " + clock_time(scenario.target_seconds) + ")";
  model.shown_only.push_back({"Time on the call", time});
  model.shown_only.push_back({"Handed on", count_of(card.transfers, "time", "times")});
  model.shown_only.push_back(
      {"Had to say something again", count_of(card.repeats, "time", "times")});
}

// The first, the best and the latest attempt at this call, each once.
void add_kept(const AppState& state, const Attempt& shown, DebriefModel& model) {
  const Attempt* first = state.portfolio.first_attempt(shown.scenario);
  const Attempt* best = best_attempt(state, shown.scenario);
  const Attempt* latest = latest_attempt(state, shown.scenario);
  for (const Attempt* one : {first, best, latest}) {
    if (one == nullptr || !counts(*one)) continue;
    const auto listed =
        std::any_of(model.kept.begin(), model.kept.end(),
                    [one](const KeptAttempt& other) { return other.attempt == one->id; });
    if (listed) continue;
    KeptAttempt kept{one->id, "", "", one->id == shown.id};
    const auto called = [&](const char* name) {
      kept.label += (kept.label.empty() ? "" : ", ") + std::string(name);
    };
    if (one == first) called("First");
    if (one == best) called("Best");
    if (one == latest) called("Latest");
    if (one->practised) kept.label += ", " + lower_first(kind_of(state, *one));
    const Scorecard* card = scorecard_of(state, *one);
    kept.results = card != nullptr ? figures(*card) : "Scoring…";
    if (card != nullptr && card->critical_misses > 0) kept.results += ", critical miss";
    model.kept.push_back(std::move(kept));
  }
}

std::string mark_of(const AppState& state, const Attempt& attempt) {
  std::string mark = kind_of(state, attempt);
  if (attempt.closed == ClosedHow::kLeft) mark += " · left early";
  if (attempt.closed == ClosedHow::kSuperseded) mark += " · not finished";
  return mark;
}

void add_ending(const Scenario& scenario, const Attempt& attempt, const replay::CallState& end,
                DebriefModel& model) {
  const scenario::Node& node = scenario.nodes[end.node];
  if (node.ending) {
    model.ending_title = node.ending->title;
    model.ending_text = node.ending->text;
  } else {
    model.ending_title = "The call was not finished";
    model.ending_text = attempt.closed == ClosedHow::kSuperseded
                            ? "It was begun anew before its end; here it is scored as it stood."
                            : "You left before its end; here it is scored as it stood.";
  }
}

}  // namespace

void add_decisions(const Scenario& scenario, const Scorecard& card, DebriefModel& model) {
  const Account account = account_of(card);
  for (std::size_t i = 0; i < card.decisions.size(); ++i) {
    const score::DecisionScore& decision = card.decisions[i];
    const scenario::Choice& choice = scenario.nodes[decision.node].choices[decision.choice];
    DecisionModel out;
    out.number = decision.number;
    out.step = decision.step;
    out.id = "decision-" + std::to_string(i);
    out.words = spoken_or_done(choice.form, choice.text);
    out.summary = spoken_or_done(choice.form, shortened(choice.text, 56));
    out.why = choice.why;
    out.lost = account.lost[i];
    out.stake = decision.stake;
    out.earned = decision.earned_total;
    out.qualities = qualities_words(decision);
    out.critical = decision.critical;
    if (decision.critical && choice.effects.critical) {
      const bool privacy = *choice.effects.critical == scenario::CriticalMiss::kPrivacy;
      model.critical.push_back("Decision " + std::to_string(decision.number) + ": " +
                               (privacy
                                    ? "someone’s private matters were given away."
                                    : "something that must be said to every caller was left out."));
    }
    model.decisions.push_back(std::move(out));
  }
}

std::optional<DebriefModel> debrief_model(const AppState& state) {
  const Attempt* attempt = state.portfolio.find(state.debrief);
  if (attempt == nullptr) return std::nullopt;
  DebriefModel model;
  model.attempt = attempt->id;
  model.scenario = attempt->scenario;
  model.mark = mark_of(state, *attempt);
  model.when = platform::date_words(attempt->begun_wall_ms);
  model.save = save_model(state);
  add_kept(state, *attempt, model);
  model.can_repeat = offered(state, attempt->scenario) != nullptr;
  model.title = attempt->scenario;
  const Edition* edition = edition_of(state, *attempt);
  const bool waiting = edition == nullptr ? state.portfolio.canonical(attempt->version) != nullptr
                                          : !edition->solve_tried || edition->solution.has_value();
  model.ready = waiting && attempt->closed != ClosedHow::kInterrupted
                    ? DebriefModel::Ready::kPreparing
                    : DebriefModel::Ready::kImpossible;
  if (edition == nullptr) return model;
  const Scenario& scenario = *edition->scenario;
  model.title = scenario.title;
  const auto card = state.scorecards.find(attempt->id);
  const Result<replay::Run> run = replay::replay(scenario, attempt->events);
  if (!run) model.ready = DebriefModel::Ready::kImpossible;
  if (card == state.scorecards.end() || !run) return model;
  if (!state.explained || state.explained->attempt != attempt->id) return model;
  model.ready = DebriefModel::Ready::kReady;
  model.finished = card->second.finished;
  const Account account = account_of(card->second);
  const replay::CallState& end = run.value().states.back();
  add_ending(scenario, *attempt, end, model);
  add_figures(card->second, model);
  add_segments(card->second, account, model);
  add_decisions(scenario, card->second, model);
  add_needs(scenario, end, model);
  add_shown_only(scenario, card->second, model);
  add_lenses(state, scenario, card->second, model);
  const Told told{scenario, *attempt, attempt->events, run.value(), state.explained->explanation};
  add_turns(told, model);
  add_out_of_reach(told, model);
  add_questions(told, model);
  add_mood(told, model);
  return model;
}

}  // namespace warmline::ui
