#include "score/questions.h"

#include <algorithm>
#include <initializer_list>
#include <variant>

namespace warmline::score {

using replay::CallState;
using scenario::Criterion;
using scenario::NeedLevel;

namespace {

// Opened cards forgotten, would the choice still have been to be had?
bool only_by_looking_up(const Scenario& scenario, const CallState& state,
                        const scenario::Choice& choice) {
  CallState uninformed = state;
  for (std::size_t i = 0; i < scenario.cards.size(); ++i) {
    const auto& flag = scenario.cards[i].sets_flag;
    if (state.opened_cards[i] && flag) uninformed.flags.set(*flag, false);
  }
  return replay::holds(choice.when, state) && !replay::holds(choice.when, uninformed);
}

class Answerer {
 public:
  Answerer(const Scenario& scenario, const Scorecard& card, const Review& review,
           const std::vector<replay::Event>& events, const replay::Run& run)
      : scenario_(scenario), card_(card), review_(review), events_(events), run_(run) {}

  FiveAnswers run() {
    FiveAnswers answers;
    answers[0] = by_quality({Criterion::kUnderstand, Criterion::kExplore});
    answers[1] = by_quality({Criterion::kFeel});
    answers[2] = by_needs();
    answers[3] = by_quality({Criterion::kRespect});
    answers[4] = by_ending();
    for (Answered& each : answers) each.decision = decision_at(each.step);
    return answers;
  }

 private:
  [[nodiscard]] Answered by_quality(std::initializer_list<Criterion> criteria) const {
    Answered answered;
    std::int32_t most_earned = 0;
    std::int32_t most_missed = 0;
    std::optional<std::size_t> shows;
    std::optional<std::size_t> misses;
    for (const DecisionScore& decision : card_.decisions) {
      const auto [earned, stake] = weigh(decision, criteria);
      answered.observations += stake > 0 ? 1 : 0;
      answered.earned += earned;
      answered.stake += stake;
      if (earned > most_earned) {
        most_earned = earned;
        shows = decision.step;
      }
      if (stake - earned > most_missed) {
        most_missed = stake - earned;
        misses = decision.step;
      }
    }
    if (answered.stake == 0) return answered;
    const PerMille share = per_mille(answered.earned, answered.stake);
    answered.answer = share >= kYesFrom      ? Answer::kYes
                      : share >= kPartlyFrom ? Answer::kPartly
                                             : Answer::kNotThisTime;
    answered.step = answered.answer == Answer::kNotThisTime ? misses : shows;
    return answered;
  }

  struct Weighed {
    std::int32_t earned = 0;
    std::int32_t stake = 0;
  };

  // Of the criteria's sum over what was available there.
  [[nodiscard]] Weighed weigh(const DecisionScore& decision,
                              std::initializer_list<Criterion> criteria) const {
    const scenario::Node& node = scenario_.nodes[decision.node];
    const auto sum = [&](Index choice) {
      std::int32_t total = 0;
      for (const Criterion each : criteria) {
        total += node.choices[choice].criteria[static_cast<std::size_t>(each)];
      }
      return total;
    };
    const std::int32_t chosen = sum(decision.choice);
    std::int32_t lowest = chosen;
    std::int32_t highest = chosen;
    for (const Index each : replay::available(scenario_, run_.states[decision.step])) {
      lowest = std::min(lowest, sum(each));
      highest = std::max(highest, sum(each));
    }
    return {chosen - lowest, highest - lowest};
  }

  [[nodiscard]] Answered by_needs() const {
    Answered answered;
    const CallState& last = run_.states.back();
    for (std::size_t i = 0; i < scenario_.needs.size(); ++i) {
      const auto need = static_cast<Index>(i);
      if (!ruled(need) && !raised_by_discretion(need)) continue;
      answered.needs.push_back(need);
      if (last.needs[i] != NeedLevel::kUnmet) answered.helped.push_back(need);
    }
    answered.observations = answered.stake = static_cast<std::int32_t>(answered.needs.size());
    answered.earned = static_cast<std::int32_t>(answered.helped.size());
    if (answered.needs.empty()) return answered;
    if (answered.helped.empty()) {
      answered.answer = Answer::kNotThisTime;
      answered.step = first_step_beside_a_rule();
      return answered;
    }
    answered.answer =
        answered.helped.size() == answered.needs.size() ? Answer::kYes : Answer::kPartly;
    Hundredths most = 0;
    for (const Index need : answered.helped) {
      const Hundredths credit =
          scenario_.needs[need].weight * replay::credit_of(scenario_.needs[need], last.needs[need]);
      if (credit <= most) continue;
      most = credit;
      answered.step = step_that_settled(need);
    }
    return answered;
  }

  [[nodiscard]] bool ruled(Index need) const {
    return std::any_of(review_.rules.begin(), review_.rules.end(), [need](const auto& rule) {
      return std::find(rule.needs.begin(), rule.needs.end(), need) != rule.needs.end();
    });
  }

  [[nodiscard]] bool raised_by_discretion(Index need) const {
    for (const DecisionScore& decision : card_.decisions) {
      const CallState& before = run_.states[decision.step];
      const scenario::Choice& choice = scenario_.nodes[decision.node].choices[decision.choice];
      const bool raised = run_.states[decision.step + 1].needs[need] > before.needs[need];
      if (raised && (choice.form == scenario::ChoiceForm::kDo ||
                     only_by_looking_up(scenario_, before, choice))) {
        return true;
      }
    }
    return false;
  }

  // The first choice made where a rule that forbade raising a need was shown, cards passed over.
  [[nodiscard]] std::optional<std::size_t> first_step_beside_a_rule() const {
    for (std::size_t step = 0; step < events_.size(); ++step) {
      if (!std::holds_alternative<replay::ChoiceEvent>(events_[step])) continue;
      for (const RuleInTheWay& rule : review_.rules) {
        const Index node = run_.states[rule.step].node;
        if (!rule.needs.empty() && rule.step <= step && run_.states[step].node == node) return step;
      }
    }
    return std::nullopt;
  }

  // The last event that changed its level.
  [[nodiscard]] std::optional<std::size_t> step_that_settled(Index need) const {
    for (std::size_t step = events_.size(); step-- > 0;) {
      if (run_.states[step].needs[need] != run_.states[step + 1].needs[need]) return step;
    }
    return std::nullopt;
  }

  [[nodiscard]] Answered by_ending() const {
    Answered answered;
    const auto& ending = scenario_.nodes[run_.states.back().node].ending;
    if (!ending || events_.empty()) return answered;
    answered.answer =
        ending->kind == scenario::EndingKind::kUnresolved ? Answer::kNotThisTime : Answer::kYes;
    answered.step = events_.size() - 1;  // only a choice leads to an ending
    return answered;
  }

  [[nodiscard]] std::optional<DecisionIndex> decision_at(std::optional<std::size_t> step) const {
    if (!step) return std::nullopt;
    const auto found =
        std::find_if(card_.decisions.begin(), card_.decisions.end(),
                     [&](const DecisionScore& decision) { return decision.step == *step; });
    if (found == card_.decisions.end()) return std::nullopt;
    return static_cast<DecisionIndex>(found - card_.decisions.begin());
  }

  const Scenario& scenario_;
  const Scorecard& card_;
  const Review& review_;
  const std::vector<replay::Event>& events_;
  const replay::Run& run_;
};

}  // namespace

FiveAnswers five_questions(const Scenario& scenario, const Scorecard& card, const Review& review,
                           const std::vector<replay::Event>& events, const replay::Run& run) {
  return Answerer(scenario, card, review, events, run).run();
}

}  // namespace warmline::score
