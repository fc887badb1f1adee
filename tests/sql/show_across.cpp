// The team as a whole: rules in the way, the way through a call, two call centres; moments that are
// worth talking about.
#include <algorithm>
#include <array>

#include "coach/flow.h"
#include "coach/moments.h"
#include "coach/out_of_reach.h"
#include "coach/propose.h"
#include "coach/two_lenses.h"
#include "score/review.h"
#include "sql/figures.h"

namespace warmline::sql_test {

using coach::Which;

namespace {

constexpr std::array kWhich = {Which::kFirsts, Which::kUnpractised, Which::kAll};

// Of what is told for each choice of attempts.
struct Of {
  const Shown& shown;
  Which which;
  [[nodiscard]] const coach::Team& team() const { return shown.team(); }
  Row& begin(Row& row) const { return row.text(shown.name).number(static_cast<int>(which)); }
  [[nodiscard]] const std::string& id(std::size_t attempt) const {
    return shown.state.coach.attempt_ids[attempt];
  }
};

void show_rules(Answers& answers, const Of& of) {
  const coach::Team& team = of.team();
  for (const coach::RuleOverTeam& rule : coach::rules_over_team(team, of.which)) {
    const scenario::Scenario& call = *team.scenarios[rule.scenario].scenario;
    {
      Row row(answers.of("rules_over_team"));
      of.begin(row).text(call.version).text(call.blocks[rule.block].id.text);
      row.number(rule.calls_played).number(rule.people).number(rule.shown.size());
      row.number(rule.best).number(rule.best_if_lifted).number(rule.value());
    }
    for (const coach::RuleShown& each : rule.shown) {
      Row row(answers.of("rules_shown"));
      of.begin(row).text(call.version).text(call.blocks[rule.block].id.text);
      row.text(of.id(each.attempt)).number(each.step);
    }
  }
}

void show_flow(Answers& answers, const Of& of) {
  const coach::Team& team = of.team();
  for (std::size_t s = 0; s < team.scenarios.size(); ++s) {
    const coach::Flow flow = coach::flow_of(team, s, of.which);
    if (flow.calls == 0) continue;
    const std::string& version = team.scenarios[s].scenario->version;
    Row(answers.of("flow"))
        .text(of.shown.name)
        .number(static_cast<int>(of.which))
        .text(version)
        .number(flow.calls)
        .number(flow.people)
        .number(flow.finished);
    for (std::size_t i = 0; i < flow.nodes.size(); ++i) {
      const coach::FlowNode& node = flow.nodes[i];
      if (node.arrivals == 0) continue;
      Row row(answers.of("flow_nodes"));
      of.begin(row).text(version).number(i).number(node.arrivals).number(node.calls);
      row.number(node.left).number(node.ended).number(node.depth);
    }
    for (const coach::FlowWay& way : flow.ways) {
      Row row(answers.of("flow_ways"));
      of.begin(row).text(version).number(way.from).number(way.choice).number(way.to);
      row.number(way.times).number(way.people);
    }
    for (const coach::FlowDecision& each : flow.decisions) {
      Row row(answers.of("flow_decisions"));
      of.begin(row).text(version).number(each.node).number(each.faced).number(each.calls);
      row.number(each.people).number(each.losing).number(each.lost).number(each.choice);
      row.number(each.choice_times).number(each.choice_lost).number(each.mean_when_faced());
      row.number(each.mean_per_call(flow.calls));
    }
    for (const coach::FlowUntaken& each : flow.untaken) {
      Row row(answers.of("flow_untaken"));
      of.begin(row).text(version).number(each.node).number(each.choice).number(each.offered);
      row.number(each.people);
    }
    for (const scenario::Index node : flow.unseen) {
      Row row(answers.of("flow_unseen"));
      of.begin(row).text(version).number(node);
    }
  }
}

std::vector<score::Review> reviews_of(const coach::Team& team) {
  std::vector<score::Review> reviews(team.attempts.size());
  for (std::size_t i = 0; i < team.attempts.size(); ++i) {
    const coach::TeamAttempt& each = team.attempts[i];
    const auto run = replay::replay(*team.scenarios[each.scenario].scenario, each.events);
    reviews[i].recoveries = score::recoveries(each.card, run.value());
  }
  return reviews;
}

void add_place(Row& row, const Of& of, const coach::Moment& at) {
  row.text(of.id(at.attempt));
  row.number(of.team().attempts[at.attempt].card.decisions[at.decision].number);
}

void show_moments(Answers& answers, const Of& of,
                  const std::vector<const score::Review*>& reviews) {
  const coach::Team& team = of.team();
  for (coach::PersonIndex person = 0; person < team.people.size(); ++person) {
    const std::string& code = team.people[person].code;
    const coach::TellingMoments found = coach::telling_moments(team, person, reviews, of.which);
    if (found.loss) {
      Row row(answers.of("largest_loss"));
      of.begin(row).text(code);
      add_place(row, of, found.loss->at);
      row.number(found.loss->lost);
    }
    if (found.miss) {
      Row row(answers.of("repeated_miss"));
      of.begin(row).text(code).text(std::string(score::name_of(found.miss->criterion)));
      row.number(found.miss->times).number(found.miss->of).number(found.miss->calls);
      add_place(row, of, found.miss->example);
    }
    if (found.recovery) {
      Row row(answers.of("best_recovery"));
      of.begin(row).text(code);
      add_place(row, of, found.recovery->at);
      row.number(found.recovery->hurts).text(found.recovery->whole ? "t" : "f");
    }
  }
}

void show_proposed(Answers& answers, const Shown& shown,
                   const std::vector<const score::Review*>& reviews) {
  const Of of{shown, Which::kUnpractised};
  const coach::Team& team = shown.team();
  for (coach::PersonIndex person = 0; person < team.people.size(); ++person) {
    int number = 0;
    for (const coach::ProposedMoment& each : coach::proposed(team, person, reviews)) {
      Row row(answers.of("proposed_moments"));
      row.text(shown.name).text(team.people[person].code).number(++number);
      row.text(std::string(coach::name_of(each.kind)));
      add_place(row, of, each.at);
    }
  }
}

void show_played(Answers& answers, const Shown& shown) {
  for (const coach::PlayedScenario& each : coach::played_scenarios(shown.team())) {
    Row row(answers.of("played_scenarios"));
    row.text(shown.name).text(shown.team().scenarios[each.scenario].scenario->version);
    row.number(each.firsts).number(each.repeats).number(each.practised);
  }
}

void show_lenses(Answers& answers, const Shown& shown) {
  const coach::Team& team = shown.team();
  std::vector<score::Lens> lenses = score::shipped_lenses();
  score::Lens kindness;  // questions.sql has it too: a reading is missing where empathy is
  kindness.id = "kindness-alone";
  kindness.weights[static_cast<std::size_t>(score::LensPart::kEmpathy)] = 7;
  lenses.push_back(kindness);
  for (const auto& [first, second] :
       {std::pair(0, 1), std::pair(1, 0), std::pair(1, 1), std::pair(0, 2)}) {
    const score::Lens& one = lenses[static_cast<std::size_t>(first)];
    const score::Lens& other = lenses[static_cast<std::size_t>(second)];
    const coach::TwoRankings found = coach::two_rankings(team, one, other);
    for (const coach::LensRanked& each : found.ranked) {
      Row row(answers.of("two_lenses"));
      row.text(shown.name).text(one.id).text(other.id).text(team.people[each.person].code);
      row.estimate(each.first).number(each.first_rank);
      row.estimate(each.second).number(each.second_rank);
    }
    for (const coach::PersonIndex person : found.too_little)
      Row(answers.of("two_lenses_too_little"))
          .text(shown.name)
          .text(one.id)
          .text(other.id)
          .text(team.people[person].code);
    Row(answers.of("two_lenses_moved"))
        .text(shown.name)
        .text(one.id)
        .text(other.id)
        .number(found.moved);
  }
  for (std::size_t i = 0; i < team.attempts.size(); ++i) {
    for (const score::Lens& lens : lenses) {
      const coach::TeamAttempt& each = team.attempts[i];
      const score::LensReading reading =
          score::read_through(lens, *team.scenarios[each.scenario].scenario, each.card);
      Row row(answers.of("lens_readings"));
      row.text(shown.name).text(shown.state.coach.attempt_ids[i]).text(lens.id);
      for (const auto& part : reading.parts) row.maybe(part);
      for (const PerMille share : reading.shares) row.number(share);
      row.maybe(reading.figure);
    }
  }
}

}  // namespace

void show_across(Answers& answers, const Shown& shown) {
  const std::vector<score::Review> reviews = reviews_of(shown.team());
  std::vector<const score::Review*> beside;
  for (const score::Review& each : reviews) beside.push_back(&each);
  for (const Which which : kWhich) {
    const Of of{shown, which};
    show_rules(answers, of);
    show_flow(answers, of);
    show_moments(answers, of, beside);
  }
  show_proposed(answers, shown, beside);
  show_played(answers, shown);
  show_lenses(answers, shown);
}

}  // namespace warmline::sql_test
