#include "cli/report.h"

#include <iostream>

#include "cli/wrap.h"
#include "score/points.h"

namespace warmline::cli {

using scenario::Scenario;
using score::decimal;
using score::DecisionScore;
using score::Scorecard;

std::string percent(PerMille ratio) {
  return std::to_string(ratio / 10) + "." + std::to_string(ratio % 10) + " %";
}

std::string counted(std::int64_t number, const std::string& what) {
  return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
}

std::string percent_or_none(const std::optional<PerMille>& ratio) {
  return ratio ? percent(*ratio) : "not enough evidence";
}

std::string change_of_best(Hundredths best, Hundredths lifted) {
  return lifted > best ? "rise from " + decimal(best) + " to " + decimal(lifted)
                       : "stay at " + decimal(best);
}

namespace {

std::string account(const Scorecard& card, std::size_t width) {
  std::string text = wrap("Resolution    ", percent(card.resolution), width);
  text += "  achieved      " + decimal(card.achieved) + "\n";
  text += "  lost          " + decimal(card.lost) + "\n";
  if (!card.finished) text += "  not finished  " + decimal(card.not_finished) + "\n";
  text += "  out of reach  " + decimal(card.out_of_reach_rules + card.out_of_reach_nobody) +
          " (rules " + decimal(card.out_of_reach_rules) + ", nobody's " +
          decimal(card.out_of_reach_nobody) + ")\n";
  return text + "  together 100 points\n";
}

std::string empathy(const Scorecard& card, std::size_t width) {
  static constexpr const char* kLabels[] = {"Warmth", "Understanding", "Curiosity", "Respect"};
  std::string text = wrap("Empathy       ", percent_or_none(card.empathy), width);
  text += wrap("  ",
               std::to_string(card.empathy_earned) + " of " + std::to_string(card.empathy_chances) +
                   " chances taken, over " + counted(card.empathy_decisions, "decision") +
                   " with something at stake; the best call's own figure: " +
                   percent_or_none(card.best_call_empathy),
               width);
  for (std::size_t k = 0; k < scenario::kCriterionCount; ++k) {
    const score::CriterionScore& each = card.criteria[k];
    text += wrap("  ",
                 std::string(kLabels[k]) + ": " + percent_or_none(each.quality) + " (" +
                     counted(each.observations, "observation") + ")",
                 width);
  }
  return text;
}

}  // namespace

std::string figures(const Scorecard& card, std::size_t width) {
  std::string text;
  if (card.critical_misses > 0) {
    text += wrap("", "A critical miss: this attempt has failed, whatever its figures.", width);
  }
  text += account(card, width) + empathy(card, width);
  return text + wrap("Time          ", counted(card.seconds, "second"), width);
}

std::string decision(const Scenario& scenario, const DecisionScore& each, std::size_t width) {
  const scenario::Choice& choice = scenario.nodes[each.node].choices[each.choice];
  const std::string number = std::to_string(each.number) + ". ";
  const std::string indent(number.size(), ' ');
  std::string text = wrap(number, choice.text, width);
  std::string result = each.lost > 0 ? "Lost " + decimal(each.lost) + " points" : "Lost nothing";
  if (each.stake > 0) {
    result += "; took " + std::to_string(each.earned_total) + " of " + std::to_string(each.stake) +
              " chances";
  }
  if (each.closed_off > 0) result += "; closed off " + std::to_string(each.closed_off) + " more";
  if (each.critical) result += "; a critical miss";
  text += wrap(indent, result + ".", width);
  if (!choice.why.empty()) text += wrap(indent, choice.why, width);
  return text;
}

std::string debrief(const Scenario& scenario, const Scorecard& card, std::size_t width) {
  std::string text = figures(card, width);
  for (const DecisionScore& each : card.decisions) {
    text += "\n" + decision(scenario, each, width);
  }
  for (const score::BlockMet& met : card.blocks_met) {
    text += "\n" + wrap("",
                        "Rule met: " + sentence(scenario.blocks[met.block].rule) +
                            " Were it lifted, the best possible outcome would " +
                            change_of_best(card.best, met.best_if_lifted) + ".",
                        width);
  }
  return text + "\n" +
         wrap("", "Picking a good line shows recognition; chosen is not spoken.", width);
}

int refuse(const std::string& where, const std::string& why, int status) {
  std::cerr << where << ": error: " << why << "\n";
  return status;
}

}  // namespace warmline::cli
