// What the organisation's rules put out of the team's reach, with the lines where it happened.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <variant>

#include "coach/moments.h"
#include "coach/out_of_reach.h"
#include "core/tr.h"
#include "replay/transcript.h"
#include "ui/models_coach_across.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using coach::RuleOverTeam;
using scenario::Index;
using scenario::Scenario;

std::int64_t number(std::size_t count) {
  return static_cast<std::int64_t>(count);
}

// Where a call stood after so many events: what was chosen next was chosen there.
Index node_after(const Scenario& scenario, const coach::TeamAttempt& attempt, std::size_t step) {
  for (std::size_t i = step; i < attempt.events.size(); ++i) {
    const auto* choice = std::get_if<replay::ChoiceEvent>(&attempt.events[i]);
    if (choice == nullptr) continue;
    for (std::size_t node = 0; node < scenario.nodes.size(); ++node) {
      if (scenario.nodes[node].id == choice->node) return static_cast<Index>(node);
    }
  }
  const Result<replay::Run> run = replay::replay(scenario, attempt.events);
  return run && step < run.value().states.size() ? run.value().states[step].node : scenario.start;
}

std::string forbidden_words(const Scenario& scenario, Index node, Index block) {
  std::string words;
  for (const scenario::Choice& choice : scenario.nodes[node].choices) {
    if (choice.block != block) continue;
    std::string one = spoken_or_done(choice.form, choice.text);
    words = words.empty() ? std::move(one) : tr("{0} or {1}##list", words, one);
  }
  return words;
}

// "Kim in week 3", "Robin in weeks 1 and 4 (twice)".
std::string person_words(const std::string& who, const std::map<coach::Week, std::size_t>& calls) {
  std::vector<std::string> weeks;
  for (const auto& [week, count] : calls) {
    std::string words = number_words(std::int64_t{week} + 1);
    if (count == 2) words = tr("{0} (twice)", words);
    if (count > 2) words = tr_n("{1} ({0} time)", "{1} ({0} times)", number(count), words);
    weeks.push_back(std::move(words));
  }
  return calls.size() == 1 ? tr("{0} in week {1}", who, weeks.front())
                           : tr("{0} in weeks {1}", who, listed(weeks));
}

// "Kim in week 3; Robin in weeks 1 and 4 (twice)".
std::string who_words(const coach::Team& team, const std::vector<std::size_t>& attempts) {
  std::map<coach::PersonIndex, std::map<coach::Week, std::size_t>> weeks_of;
  for (const std::size_t each : attempts)
    ++weeks_of[team.attempts[each].person][team.attempts[each].week];
  std::string words;
  for (const auto& [person, weeks] : weeks_of) {
    if (!words.empty()) words += "; ";
    words += person_words(team.people[person].code, weeks);
  }
  return words;
}

std::vector<ReachPlace> places_of(const coach::Team& team, const RuleOverTeam& rule, bool names) {
  const Scenario& scenario = *team.scenarios[rule.scenario].scenario;
  std::map<Index, std::vector<std::size_t>> calls;
  for (const coach::RuleShown& shown : rule.shown) {
    calls[node_after(scenario, team.attempts[shown.attempt], shown.step)].push_back(shown.attempt);
  }
  std::vector<std::pair<Index, std::vector<std::size_t>>> sorted(calls.begin(), calls.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
  std::vector<ReachPlace> places;
  for (const auto& [node, attempts] : sorted) {
    ReachPlace place;
    place.line = moment_words(scenario, node);
    place.forbidden = forbidden_words(scenario, node, rule.block);
    place.calls = tr_n("In {0} call", "In {0} calls", number(attempts.size()));
    if (names) place.who = who_words(team, attempts);
    places.push_back(std::move(place));
  }
  return places;
}

std::string share_words(const RuleOverTeam& rule) {
  return tr_n("{1} of {0} call", "{1} of {0} calls", number(rule.calls_played), rule.shown.size());
}

std::string worth_words(const RuleOverTeam& rule) {
  const std::string words =
      tr("It stood in the way in {0} of this kind, of {1}.", share_words(rule),
         tr_n("{0} person", "{0} people", number(rule.people))) +
      " ";
  if (rule.value() <= 0)
    return words + tr("Were it lifted alone, the best possible call would be worth no more: "
                      "something else stands in the way as well.");
  return words + tr("Were it lifted alone, the best possible call would rise from {0} to {1} "
                    "points: {2} a call.",
                    point_figure(rule.best), point_figure(rule.best_if_lifted),
                    point_words(rule.value()));
}

std::size_t calls_with_a_rule(const std::vector<RuleOverTeam>& rules) {
  std::set<std::size_t> calls;
  for (const RuleOverTeam& rule : rules) {
    for (const coach::RuleShown& shown : rule.shown) calls.insert(shown.attempt);
  }
  return calls.size();
}

// To stand in a sentence: without its full stop.
std::string bare(std::string rule) {
  if (!rule.empty() && rule.back() == '.') rule.pop_back();
  return rule;
}

void add_bars(ReachModel& model, const coach::Team& team, const std::vector<RuleOverTeam>& rules) {
  model.bars.row_name = tr("Rule");
  model.bars.axis = {tr("Worth a call, if it alone were lifted"), tr("points"), 0, 0, 0};
  std::vector<const RuleOverTeam*> dear;
  for (const RuleOverTeam& rule : rules) {
    if (rule.value() > 0) dear.push_back(&rule);
  }
  std::stable_sort(dear.begin(), dear.end(), [](const RuleOverTeam* a, const RuleOverTeam* b) {
    return a->value() > b->value();
  });
  const std::size_t nothing = rules.size() - dear.size();
  model.bars.title.level = 2;
  model.bars.title.what = tr("What the best possible call would gain, were that one rule lifted.");
  if (nothing > 0)
    model.bars.title.what +=
        " " + tr_n("{0} rule is worth nothing alone: see below.",
                   "{0} rules are worth nothing alone: see below.", number(nothing));
  if (dear.empty()) {
    model.bars.title.finding = tr("No rule costs anything alone: each stands behind another");
    return;
  }
  const auto rule_of = [&team](const RuleOverTeam& rule) {
    return team.scenarios[rule.scenario].scenario->blocks[rule.block].rule;
  };
  model.bars.title.finding =
      tr("What costs most is “{0}”: {1} a call", shortened(bare(rule_of(*dear.front())), 80),
         point_words(dear.front()->value()));
  for (const RuleOverTeam* rule : dear) {
    BarRow row;
    row.label = rule_of(*rule);
    row.value = static_cast<double>(rule->value()) / 100.0;
    row.words = tr("{0} a call, in {1}", point_words(rule->value()), share_words(*rule));
    model.bars.rows.push_back(std::move(row));
  }
}

// As which_words(), where "in" or "of" goes before it.
std::string inside(coach::Which which, std::size_t calls) {
  switch (which) {
    case coach::Which::kFirsts:
      return tr_n("{0} first attempt##in", "{0} first attempts##in", number(calls));
    case coach::Which::kUnpractised:
      return tr_n("{0} attempt##in", "{0} first and repeat attempts##in", number(calls));
    case coach::Which::kAll:
      break;
  }
  return tr_n("{0} attempt##in", "{0} attempts, practised ones too,##in", number(calls));
}

}  // namespace

ReachModel reach_model(const AppState& state) {
  ReachModel model;
  model.head = coach_head_of(state, tr("Out of reach"));
  model.which = which_options(state.coach_pages.reach_of);
  model.names = state.coach_pages.names;
  if (!model.head.has_team) return model;
  const coach::Team& team = *state.coach.team;
  const coach::Which which = state.coach_pages.reach_of;
  const auto calls = static_cast<std::size_t>(
      std::count_if(team.attempts.begin(), team.attempts.end(),
                    [which](const auto& each) { return coach::holds(which, each.kind); }));
  const std::vector<RuleOverTeam> rules = coach::rules_over_team(team, which);
  model.head.about =
      rules.empty()
          ? tr("No rule of the organisation stood in the way in {0}.", inside(which, calls))
          : tr("In {0} of {1} a rule of the organisation stood in the way of something that the "
               "caller needed.",
               calls_with_a_rule(rules), inside(which, calls));
  model.apart =
      tr("All of it is of practised scenarios: what the calls were written to hold, not what your "
         "real calls hold. Each figure is of one rule lifted alone, and they are not to be added: "
         "two rules in a row are worth nothing apart and something together.");
  add_bars(model, team, rules);
  for (const RuleOverTeam& rule : rules) {
    const Scenario& scenario = *team.scenarios[rule.scenario].scenario;
    ReachRule row;
    row.rule = scenario.blocks[rule.block].rule;
    row.scenario = scenario.title;
    row.reason = scenario.blocks[rule.block].reason;
    row.share = share_words(rule);
    row.worth = worth_words(rule);
    row.value = std::max(0, rule.value());
    row.places = places_of(team, rule, model.names);
    model.rules.push_back(std::move(row));
  }
  return model;
}

}  // namespace warmline::ui
