// The debrief's further parts: what was out of reach, the five questions, the lenses, the mood.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <variant>

#include "ui/debrief_parts.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using score::Answer;
using score::LensPart;

std::string quoted(const std::string& text) {
  return "“" + text + "”";
}

std::string without_stop(std::string text) {
  if (!text.empty() && text.back() == '.') text.pop_back();
  return text;
}

std::string listed(const std::vector<std::string>& names) {
  std::string words;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) words += i + 1 == names.size() ? " and " : ", ";
    words += names[i];
  }
  return words;
}

std::string instead(Hundredths lifted, Hundredths best) {
  return std::to_string(rounded_points(lifted)) + " instead of " +
         std::to_string(rounded_points(best));
}

// What the agent still did about the needs that a rule stood before.
std::string still_words(const Told& told, const score::RuleInTheWay& rule) {
  std::vector<std::string> met;
  std::vector<std::string> arranged;
  std::vector<std::string> open;
  for (const scenario::Index need : rule.needs) {
    const scenario::NeedLevel level = told.run.states.back().needs[need];
    auto& into = level == scenario::NeedLevel::kMet        ? met
                 : level == scenario::NeedLevel::kArranged ? arranged
                                                           : open;
    into.push_back(quoted(told.scenario.needs[need].label));
  }
  std::string words;
  if (!met.empty()) words += "All the same you got this done: " + listed(met) + ".";
  if (!arranged.empty()) {
    words += (words.empty() ? "" : " ") + std::string("All the same you arranged for this: ") +
             listed(arranged) + ".";
  }
  if (!open.empty()) {
    words +=
        (words.empty() ? "" : " ") + std::string("Still open at the end: ") + listed(open) + ".";
  }
  return words;
}

RuleModel rule_model(const Told& told, scenario::Index which, Hundredths lifted,
                     std::string still) {
  const Hundredths best = told.explanation.card.best;
  const scenario::Block& block = told.scenario.blocks[which];
  RuleModel out;
  out.rule = without_stop(block.rule) + ".";
  out.worth = lifted > best
                  ? "Had this rule not stood in the way, the best possible outcome would have "
                    "been " +
                        instead(lifted, best) + "."
                  : "Lifting this rule alone would not have changed the best possible outcome, " +
                        std::to_string(rounded_points(best)) + ".";
  out.reason = "Why it is there: " + block.reason;
  out.still = std::move(still);
  return out;
}

const std::array<const char*, score::kQuestionCount> kQuestions{
    "How does this person feel?", "How would I feel?", "Is there something I can do?",
    "What if the roles were reversed?", "What would make this person satisfied?"};

// By question and answer: yes, partly, not this time, not asked.
const std::array<std::array<const char*, 4>, score::kQuestionCount> kAnswers{{
    {"You asked, and named it.", "In part: you touched on it.",
     "Not this time; here was the most room for it.", "Nothing in this call turned on it."},
    {"Your words showed it.", "In part: sometimes your words showed it.",
     "Not this time; here a word for the feeling was open to you.",
     "Nothing in this call turned on it."},
    {"There was, and you did it.", "There was, and you did part of it.",
     "There was more to try, from here on.",
     "This call didn’t ask it: no rule kept a need from you here, and nothing hung on your "
     "discretion."},
    {"You were straight with them.", "In part: sometimes straight, sometimes not.",
     "Not this time; here you could have been told more, or asked.",
     "Nothing in this call turned on it."},
    {"They got it, or someone who can has it now.", "In part.",
     "Not by this call; this is how it ended.", "The call had no end."},
}};

Mark mark_of(Answer answer) {
  switch (answer) {
    case Answer::kYes:
      return Mark::kGood;
    case Answer::kPartly:
      return Mark::kMixed;
    case Answer::kNotThisTime:
      return Mark::kPoor;
    case Answer::kNotAsked:
      break;
  }
  return Mark::kNone;
}

// What was said, done or looked up with that event.
std::string event_words(const Told& told, std::size_t step) {
  for (const replay::Entry& entry : told.run.entries) {
    if (entry.step != step || entry.kind == replay::Entry::Kind::kLine) continue;
    if (entry.kind == replay::Entry::Kind::kCard)
      return "You looked up " + quoted(told.scenario.cards[entry.item].title);
    const scenario::Choice& choice = told.scenario.nodes[entry.node].choices[entry.item];
    return spoken_or_done(choice.form, shortened(choice.text, 90));
  }
  return {};
}

constexpr std::array<const char*, score::kLensPartCount> kPartNames{"empathy", "resolution",
                                                                    "effort", "time"};

std::vector<std::string> parts_words(const score::LensReading& reading) {
  constexpr std::array<const char*, score::kLensPartCount> kTitles{"Empathy", "Resolution",
                                                                   "Effort", "Time"};
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < score::kLensPartCount; ++i) {
    if (!reading.parts[i] || reading.weights[i] == 0) continue;
    lines.push_back(std::string(kTitles[i]) + " " + percent_words(*reading.parts[i]) + ", counts " +
                    percent_words(reading.shares[i]));
  }
  return lines;
}

std::string counts_words(const LensInUse& use, PerMille share) {
  return quoted(use.lens.title) +
         (share == 0 ? " doesn’t count it" : " lets it count " + percent_words(share));
}

// "“Ninety seconds” puts this call 30 points lower than “Relationship first”. Most of that comes
// from time, 12 % in this call: “Relationship first” doesn’t count it, “Ninety seconds” lets it
// count 60 %."
std::string difference_words(const LensInUse& first, const score::LensReading& a,
                             const LensInUse& second, const score::LensReading& b) {
  const auto difference = score::difference_between(a, b);
  if (!difference) return "One of the two has nothing to go by in this call.";
  const int gap = percent(*b.figure) - percent(*a.figure);
  if (!difference->driver || gap == 0)
    return quoted(first.lens.title) + " and " + quoted(second.lens.title) + " see this call alike.";
  const auto part = static_cast<std::size_t>(*difference->driver);
  const PerMille value = a.parts[part] ? *a.parts[part] : b.parts[part].value_or(0);
  const PerMille other = b.parts[part].value_or(value);
  std::string words = quoted(second.lens.title) + " puts this call " +
                      count_of(gap < 0 ? -gap : gap, "point", "points") +
                      (gap < 0 ? " lower than " : " higher than ") + quoted(first.lens.title) +
                      ". Most of that comes from " + kPartNames[part] + ", " + percent_words(value);
  if (other != value) words += " by one target and " + percent_words(other) + " by the other";
  return words + " in this call: " + counts_words(first, a.shares[part]) + ", " +
         counts_words(second, b.shares[part]) + ".";
}

}  // namespace

void add_out_of_reach(const Told& told, DebriefModel& model) {
  const score::Scorecard& card = told.explanation.card;
  OutOfReachModel& out = model.out_of_reach;
  for (const score::RuleInTheWay& rule : told.explanation.review.rules)
    out.rules.push_back(rule_model(told, rule.block, rule.best_if_lifted, still_words(told, rule)));
  for (const score::RuleNotMet& rule : told.explanation.review.rules_not_met)
    out.rules.push_back(
        rule_model(told, rule.block, rule.best_if_lifted, "Your call never came to this rule."));
  const Hundredths all = card.best + card.out_of_reach_rules;
  if (!told.scenario.blocks.empty() && all > card.best) {
    out.all =
        "Had none of the organisation’s rules stood in the way of this call, the best possible "
        "outcome would have been " +
        instead(all, card.best) + ".";
  } else if (!out.rules.empty()) {
    out.all = "Even with none of the rules in the way, the best possible outcome would still be " +
              std::to_string(rounded_points(card.best)) + ".";
  }
  if (out.rules.size() > 1)
    out.apart = "Each figure is worked out for its rule alone; they don’t add up.";
  if (card.out_of_reach_nobody > 0) {
    const std::int32_t nobody = std::max(1, rounded_points(card.out_of_reach_nobody));
    out.nobody = count_of(nobody, "point was", "points were") +
                 " in nobody’s hands: neither another choice nor another rule would have brought "
                 "them on this call.";
  }
}

void add_questions(const Told& told, DebriefModel& model) {
  for (std::size_t i = 0; i < score::kQuestionCount; ++i) {
    const score::Answered& answered = told.explanation.questions[i];
    QuestionModel out;
    out.question = kQuestions[i];
    out.answer = kAnswers[i][static_cast<std::size_t>(answered.answer)];
    out.mark = mark_of(answered.answer);
    if (answered.step) out.line = event_words(told, *answered.step);
    out.decision = answered.decision;
    model.questions.push_back(std::move(out));
  }
}

void add_mood(const Told& told, DebriefModel& model) {
  for (const score::MoodPoint& point : told.explanation.review.mood) {
    MoodPointModel out{point.mood.distress, point.mood.trust, "", point.decision};
    if (point.decision) {
      out.moment = "After decision " +
                   std::to_string(told.explanation.card.decisions[*point.decision].number);
    } else if (point.step == 0) {
      out.moment = "At the start";
    } else {
      const bool card = std::holds_alternative<replay::CardEvent>(told.events[point.step - 1]);
      out.moment = card ? "After looking something up" : "As the call went on";
    }
    model.mood.push_back(std::move(out));
  }
}

void add_lenses(const AppState& state, const scenario::Scenario& scenario,
                const score::Scorecard& card, DebriefModel& model) {
  std::vector<score::LensReading> readings;
  for (const LensInUse& use : state.lenses) {
    readings.push_back(score::read_through(use.lens, scenario, card));
    const score::LensReading& reading = readings.back();
    LensModel out;
    out.id = "lens-" + use.lens.id;
    out.title = use.lens.title;
    out.about = use.lens.about;
    out.key = use.key;
    if (reading.figure) out.percent = percent(*reading.figure);
    out.parts = parts_words(reading);
    if (readings.size() > 2)
      out.compare = difference_words(state.lenses[0], readings[0], use, reading);
    model.lenses.push_back(std::move(out));
  }
  if (readings.size() > 1)
    model.lenses_say = difference_words(state.lenses[0], readings[0], state.lenses[1], readings[1]);
  model.lens_trouble = state.lens_trouble;
}

}  // namespace warmline::ui
