#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "cli/attempted.h"
#include "cli/commands.h"
#include "cli/report.h"
#include "cli/wrap.h"
#include "score/explanation.h"

namespace warmline::cli {

using scenario::Index;
using scenario::Mood;
using scenario::Scenario;
using score::decimal;
using score::Explanation;

namespace {

std::string signed_number(int number) {
  return (number > 0 ? "+" : number < 0 ? "−" : "") + std::to_string(std::abs(number));
}

std::string mood_change(const Mood& before, const Mood& after) {
  std::string words;
  if (after.distress != before.distress) {
    words = "distress " + signed_number(after.distress - before.distress);
  }
  if (after.trust != before.trust) {
    words += (words.empty() ? "" : ", ") + std::string("trust ") +
             signed_number(after.trust - before.trust);
  }
  return words.empty() ? "mood as it was" : words;
}

std::string share(PerMille per_mille) {
  return per_mille == 0 ? "nothing" : percent(per_mille);
}

class Debrief {
 public:
  Debrief(const Scenario& scenario, const Explanation& made, std::size_t width)
      : scenario_(scenario), made_(made), width_(width) {}

  std::string text() {
    text_ = figures(made_.card, width_);
    for (std::size_t i = 0; i < made_.card.decisions.size(); ++i) add_decision(i);
    add_recoveries();
    add_not_reached();
    add_questions();
    add_out_of_reach();
    add_lenses();
    add_best();
    add("\n");
    line("", "Picking a good line shows recognition; chosen is not spoken.");
    return std::move(text_);
  }

 private:
  void add(const std::string& text) { text_ += text; }
  void line(const std::string& first, const std::string& text) {
    text_ += wrap(first, text, width_);
  }
  void heading(const std::string& words) { add("\n" + words + "\n"); }

  [[nodiscard]] std::string number(score::DecisionIndex decision) const {
    return std::to_string(made_.card.decisions[decision].number);
  }

  [[nodiscard]] const std::string& ending_title(Index node) const {
    return scenario_.nodes[node].ending->title;
  }

  void add_decision(std::size_t i) {
    const score::DecisionScore& scored = made_.card.decisions[i];
    const score::ReviewedDecision& reviewed = made_.review.decisions[i];
    const std::string indent(number(i).size() + 2, ' ');  // as under "12. "
    add("\n" + decision(scenario_, scored, width_));
    line(indent, "Then: " + mood_change(reviewed.before, reviewed.after) +
                     (reviewed.hurt ? "; a hurt." : "."));
    for (std::size_t each = 0; each < reviewed.alternatives.size(); ++each) {
      if (each == reviewed.chosen) continue;
      line(indent + (each == reviewed.best ? "* " : "- "),
           alternative(reviewed, reviewed.alternatives[each], scored.node));
    }
  }

  [[nodiscard]] std::string alternative(const score::ReviewedDecision& reviewed,
                                        const score::Alternative& each, Index node) const {
    std::string words = scenario_.nodes[node].choices[each.choice].text + " — ";
    for (const Index card : each.look_up) {
      words += "after looking up “" + scenario_.cards[card].title + "”: ";
    }
    if (each.block) {
      words += "the rule \"" + scenario_.blocks[*each.block].id.text + "\" forbids it; without it ";
    }
    words += "at best " + decimal(each.outcome) + " points, “" + ending_title(each.ending) + "”; " +
             mood_change(reviewed.before, each.mood) + ".";
    return each.critical ? words + " A critical miss." : words;
  }

  void add_recoveries() {
    for (const score::Recovery& each : made_.review.recoveries) {
      std::string hurts;
      for (const score::DecisionIndex hurt : each.mends) {
        hurts += (hurts.empty() ? "" : ", ") + number(hurt);
      }
      add("\n");
      line("", "Recovery: decision " + number(each.decision) + " mends what was hurt at " + hurts +
                   (each.whole ? ", wholly." : ", in part."));
    }
  }

  void add_not_reached() {
    for (const score::ChancesNotReached& each : made_.review.not_reached) {
      std::string moments;
      for (const Index node : each.moments) {
        moments += (moments.empty() ? ": " : ", ") + scenario_.nodes[node].id.text;
      }
      add("\n");
      line("", "Not reached: decision " + number(each.decision) + " closed off " +
                   counted(each.chances, "chance") + moments + ".");
    }
  }

  void add_questions() {
    static constexpr const char* kQuestions[score::kQuestionCount] = {
        "How does this person feel?", "How would I feel?",
        "Whatever the rules, is there something I can do?",
        "What would I expect if the roles were reversed?",
        "What would make this person satisfied, and who can do it?"};
    static constexpr const char* kAnswers[] = {"yes", "partly", "not this time",
                                               "not asked by this call"};
    heading("The five questions");
    for (std::size_t i = 0; i < score::kQuestionCount; ++i) {
      const score::Answered& each = made_.questions[i];
      std::string words =
          std::string(kQuestions[i]) + " " + kAnswers[static_cast<std::size_t>(each.answer)];
      if (each.decision) words += " (decision " + number(*each.decision) + ")";
      line("  " + std::to_string(i + 1) + "  ", words);
    }
  }

  void add_out_of_reach() {
    heading("Out of reach");
    const Hundredths all = made_.card.best + made_.card.out_of_reach_rules;
    const auto worth = [this](Index block, Hundredths lifted) {
      return sentence(scenario_.blocks[block].rule) +
             " Were it lifted alone, the best possible outcome would " +
             change_of_best(made_.card.best, lifted) + ".";
    };
    for (const score::RuleInTheWay& each : made_.review.rules) {
      std::string words = worth(each.block, each.best_if_lifted);
      for (const Index need : each.helped) {
        words += " Helped all the same: " + sentence(scenario_.needs[need].label);
      }
      line("  - ", words);
    }
    for (const score::RuleNotMet& each : made_.review.rules_not_met) {
      line("  - ", worth(each.block, each.best_if_lifted) + " This call never came to it.");
    }
    line("  ", "Were all rules lifted, it would " + change_of_best(made_.card.best, all) + ".");
  }

  void add_lenses() {
    heading("Lenses");
    for (const score::LensView& view : made_.lenses) {
      line("  ", view.lens.title + ": " + percent_or_none(view.reading.figure));
    }
    if (!made_.difference || !made_.difference->driver) return;
    const auto driver = static_cast<std::size_t>(*made_.difference->driver);
    const score::LensReading& first = made_.lenses[0].reading;
    const score::LensReading& second = made_.lenses[1].reading;
    const auto& value = second.parts[driver] ? second.parts[driver] : first.parts[driver];
    line("  ", "What drives them apart most is " +
                   std::string(score::name_of(*made_.difference->driver)) + " (" +
                   percent_or_none(value) + " here): it counts for " + share(first.shares[driver]) +
                   " of the first and for " + share(second.shares[driver]) + " in the second.");
  }

  void add_best() {
    heading("A best call");
    for (const score::BestStep& step : made_.best.steps) {
      if (step.card) {
        line("  - ", "(Look up: " + scenario_.cards[step.item].title + ")");
        continue;
      }
      const scenario::Choice& choice = scenario_.nodes[step.node].choices[step.item];
      line("  - ", choice.text);
      if (!step.why.empty()) line("    ", step.why);
    }
    line("  ", "It ends: " + sentence(ending_title(made_.best.run.states.back().node)));
  }

  const Scenario& scenario_;
  const Explanation& made_;
  const std::size_t width_;
  std::string text_;
};

}  // namespace

int explain(const std::string& file, const std::string& choices, bool as_json) {
  int status = kDone;
  const std::optional<Attempted> attempted = attempt(file, choices, status);
  if (!attempted) return status;
  const Scenario& scenario = *attempted->loaded.scenario;
  const Explanation made = score::explain(scenario, *attempted->loaded.solution, attempted->events,
                                          attempted->run, score::shipped_lenses());
  if (as_json) {
    std::cout << score::to_json(scenario, made, true) << "\n";
  } else {
    std::cout << Debrief(scenario, made, terminal_width()).text();
  }
  return status;
}

}  // namespace warmline::cli
