#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <utility>

#include "core/tr.h"
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
  Message name;
  Message meaning;
};
constexpr std::array<CriterionWords, scenario::kCriterionCount> kCriteria{{
    {msg("Warmth"), msg("reacts to the feeling")},
    {msg("Understanding"), msg("names what the caller is going through")},
    {msg("Curiosity"), msg("asks to learn more about it")},
    {msg("Respect"), msg("explains, is honest, treats as one would be treated")},
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

std::string signed_points(std::int32_t count) {
  return count < 0 ? tr_n("−{0} point", "−{0} points", -count)
                   : tr_n("{0} point", "{0} points", count);
}

void add_segments(const Scorecard& card, const Account& account, DebriefModel& model) {
  using Kind = Segment::Kind;
  model.signed_list = card.achieved < 0 || card.not_finished < 0;
  model.segments.push_back(
      {Kind::kAchieved, account.achieved, 0, tr("{0} achieved", signed_points(account.achieved))});
  for (std::size_t i = 0; i < account.lost.size(); ++i) {
    if (card.decisions[i].lost == 0) continue;
    model.segments.push_back(
        {Kind::kLost, account.lost[i], i,
         tr_n("{0} point lost at decision {1}", "{0} points lost at decision {1}", account.lost[i],
              card.decisions[i].number)});
  }
  if (card.not_finished != 0) {
    model.segments.push_back(
        {Kind::kNotFinished, account.not_finished, 0,
         tr(account.not_finished < 0
                ? "{0} not finished: what lay ahead would have cost more than it brought"
                : "{0} not finished: still within reach when the call stopped",
            signed_points(account.not_finished))});
  }
  if (card.out_of_reach_rules != 0) {
    model.segments.push_back(
        {Kind::kRules, account.rules, 0,
         tr_n("{0} point out of reach: rules of the organisation stood in the way",
              "{0} points out of reach: rules of the organisation stood in the way",
              account.rules)});
  }
  if (card.out_of_reach_nobody != 0) {
    model.segments.push_back(
        {Kind::kNobody, account.nobody, 0,
         tr_n("{0} point out of reach: in nobody’s hands on this call",
              "{0} points out of reach: in nobody’s hands on this call", account.nobody)});
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
    words += tr("{0} {1} of {2}##quality", tr(kCriteria[i].name), decision.earned[i],
                decision.stakes[i]);
  }
  return words.empty() ? tr("No choice here was kinder or less kind than another.") : words;
}

std::string need_words(scenario::NeedLevel level, Hundredths points, std::int32_t weight) {
  using Level = scenario::NeedLevel;
  const std::string credit = score::decimal(points);
  if (level == Level::kMet)
    return tr_n("met: {1} of {0} point", "met: {1} of {0} points", weight, credit);
  if (level == Level::kArranged)
    return tr_n("arranged, someone owns it: {1} of {0} point",
                "arranged, someone owns it: {1} of {0} points", weight, credit);
  return tr_n("not met: {1} of {0} point", "not met: {1} of {0} points", weight, credit);
}

void add_needs(const Scenario& scenario, const replay::CallState& end, DebriefModel& model) {
  Hundredths credit = 0;
  for (std::size_t i = 0; i < scenario.needs.size(); ++i) {
    const scenario::Need& need = scenario.needs[i];
    const scenario::NeedLevel level = end.needs[i];
    const Hundredths points = need.weight * replay::credit_of(need, level);
    credit += points;
    model.needs.push_back({need.label, need_words(level, points, need.weight), need.weight, level});
  }
  if (end.costs == 0) return;
  model.needs_words =
      tr("{0} points of need, less {1} for what some decisions cost besides, make {2} achieved.",
         score::decimal(credit), score::decimal(end.costs), score::decimal(credit - end.costs));
}

// Where the figure comes from: what was earned, of all chances that counted.
std::string chances_words(const Scorecard& card) {
  std::int32_t closed = 0;
  for (const score::DecisionScore& decision : card.decisions) closed += decision.closed_off;
  const std::int32_t faced = card.empathy_chances - closed - card.chances_left;
  const std::string words =
      tr("You took {0} of {1} chances to show it.", card.empathy_earned, card.empathy_chances) +
      " ";
  if (closed > 0 && card.chances_left > 0)
    return words +
           tr("{0} came up, {1} never did after what you chose, {2} were still to come when "
              "it stopped.",
              faced, closed, card.chances_left);
  if (closed > 0)
    return words + tr("{0} came up, {1} never did after what you chose.", faced, closed);
  if (card.chances_left > 0)
    return words +
           tr("{0} came up, {1} were still to come when it stopped.", faced, card.chances_left);
  return words + tr("{0} came up.", faced);
}

void add_figures(const Scorecard& card, DebriefModel& model) {
  model.resolution = percent(card.resolution);
  model.resolution_words =
      tr("The best possible outcome of this call was {0} points of 100; you reached {1}.",
         rounded_points(card.best), rounded_points(card.achieved));
  model.empathy_title = card.empathy_decisions == 0
                            ? tr("Empathy: no decision turned on it")
                            : tr_n("Empathy, in the {0} decision where it made a difference",
                                   "Empathy, in the {0} decisions where it made a difference",
                                   card.empathy_decisions);
  if (card.empathy) model.empathy = percent(*card.empathy);
  if (!card.empathy) {
    model.empathy_words =
        tr("Not enough evidence: a figure needs three decisions where it made a difference.");
  } else if (card.best_call_empathy) {
    model.empathy_words =
        chances_words(card) + " " +
        tr("The best call’s own figure is {0}.", percent_words(*card.best_call_empathy));
  }
  for (std::size_t i = 0; i < scenario::kCriterionCount; ++i) {
    CriterionModel out{tr(kCriteria[i].name), tr(kCriteria[i].meaning), std::nullopt,
                       card.criteria[i].observations};
    if (card.criteria[i].quality) out.percent = percent(*card.criteria[i].quality);
    model.criteria.push_back(std::move(out));
  }
}

void add_shown_only(const Scenario& scenario, const Scorecard& card, DebriefModel& model) {
  std::string time = clock_time(card.seconds);
  if (scenario.target_seconds > 0)
    time = tr("{0} (the organisation’s target: {1})", time, clock_time(scenario.target_seconds));
  model.shown_only.push_back({tr("Time on the call"), time});
  model.shown_only.push_back({tr("Handed on"), tr_n("{0} time", "{0} times", card.transfers)});
  model.shown_only.push_back(
      {tr("Had to say something again"), tr_n("{0} time", "{0} times", card.repeats)});
}

// With what it was scored as; the number of the decision it began with comes from there.
std::string practised_words(const Attempt& attempt, const Scorecard* card) {
  if (card == nullptr) return tr("practised");
  const auto before =
      std::count_if(card->decisions.begin(), card->decisions.end(),
                    [&](const auto& decision) { return decision.step < attempt.practised_after; });
  return tr("practised from decision {0}", before + 1);
}

// The first, the best and the latest attempt at this call, each once.
void add_kept(const AppState& state, const Attempt& shown, DebriefModel& model) {
  const Attempt* first = state.portfolio.first_attempt(shown.scenario);
  const Attempt* best = best_attempt(state, shown.scenario);
  const Attempt* latest = latest_attempt(state, shown.scenario);
  for (const Attempt* one : {first, best, latest}) {
    if (one == nullptr || !counts(*one)) continue;
    const auto known =
        std::any_of(model.kept.begin(), model.kept.end(),
                    [one](const KeptAttempt& other) { return other.attempt == one->id; });
    if (known) continue;
    KeptAttempt kept{one->id, "", "", one->id == shown.id};
    const Scorecard* card = scorecard_of(state, *one);
    const auto called = [&](const std::string& name) {
      kept.label += (kept.label.empty() ? "" : ", ") + name;
    };
    if (one == first) called(tr("First##kept"));
    if (one == best) called(tr("Best##kept"));
    if (one == latest) called(tr("Latest##kept"));
    if (one->practised) called(practised_words(*one, card));
    kept.results = card != nullptr ? figures(*card) : tr("Scoring…");
    if (card != nullptr && card->critical_misses > 0)
      kept.results = tr("{0}, critical miss", kept.results);
    model.kept.push_back(std::move(kept));
  }
}

std::string mark_of(const AppState& state, const Attempt& attempt) {
  std::string mark = kind_of(state, attempt);
  if (attempt.closed == ClosedHow::kLeft) mark += " · " + tr("left early");
  if (attempt.closed == ClosedHow::kSuperseded) mark += " · " + tr("not finished");
  return mark;
}

void add_ending(const Scenario& scenario, const Attempt& attempt, const replay::CallState& end,
                DebriefModel& model) {
  const scenario::Node& node = scenario.nodes[end.node];
  if (node.ending) {
    model.ending_title = node.ending->title;
    model.ending_text = node.ending->text;
  } else {
    model.ending_title = tr("The call was not finished");
    model.ending_text = attempt.closed == ClosedHow::kSuperseded
                            ? tr("It was begun anew before its end; here it is scored as it stood.")
                            : tr("You left before its end; here it is scored as it stood.");
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
    out.language = foreign(scenario.language);
    out.lost = account.lost[i];
    out.stake = decision.stake;
    out.earned = decision.earned_total;
    out.qualities = qualities_words(decision);
    out.critical = decision.critical;
    if (decision.critical && choice.effects.critical) {
      const bool privacy = *choice.effects.critical == scenario::CriticalMiss::kPrivacy;
      model.critical.push_back(
          tr(privacy ? "Decision {0}: someone’s private matters were given away."
                     : "Decision {0}: something that must be said to every caller was left out.",
             decision.number));
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
