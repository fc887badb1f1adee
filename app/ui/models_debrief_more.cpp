// The debrief's further parts: what was out of reach, the five questions, the lenses, the mood.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <variant>

#include "core/tr.h"
#include "ui/debrief_parts.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using score::Answer;
using score::LensPart;

std::string without_stop(std::string text) {
  if (!text.empty() && text.back() == '.') text.pop_back();
  return text;
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
    into.push_back(quoted_words(told.scenario.needs[need].label));
  }
  std::string words;
  const auto add = [&words](const std::string& sentence) {
    words += (words.empty() ? "" : " ") + sentence;
  };
  if (!met.empty()) add(tr("All the same you got this done: {0}.", listed(met)));
  if (!arranged.empty()) add(tr("All the same you arranged for this: {0}.", listed(arranged)));
  if (!open.empty()) add(tr("Still open at the end: {0}.", listed(open)));
  return words;
}

RuleModel rule_model(const Told& told, scenario::Index which, Hundredths lifted,
                     std::string still) {
  const Hundredths best = told.explanation.card.best;
  const scenario::Block& block = told.scenario.blocks[which];
  RuleModel out;
  out.rule = without_stop(block.rule) + ".";
  out.worth =
      lifted > best
          ? tr("Had this rule not stood in the way, the best possible outcome would have been {0} "
               "instead of {1}.",
               rounded_points(lifted), rounded_points(best))
          : tr("Lifting this rule alone would not have changed the best possible outcome, {0}.",
               rounded_points(best));
  out.reason = tr("Why it is there: {0}", block.reason);
  out.still = std::move(still);
  return out;
}

constexpr std::array<Message, score::kQuestionCount> kQuestions{
    msg("How does this person feel?"), msg("How would I feel?"),
    msg("Is there something I can do?"), msg("What if the roles were reversed?"),
    msg("What would make this person satisfied?")};

// By question and answer: yes, partly, not this time, not asked.
constexpr std::array<std::array<Message, 4>, score::kQuestionCount> kAnswers{{
    {msg("You asked, and named it."), msg("In part: you touched on it."),
     msg("Not this time; here was the most room for it."),
     msg("Nothing in this call turned on it.")},
    {msg("Your words showed it."), msg("In part: sometimes your words showed it."),
     msg("Not this time; here a word for the feeling was open to you."),
     msg("Nothing in this call turned on it.")},
    {msg("There was, and you did it."), msg("There was, and you did part of it."),
     msg("There was more to try, from here on."),
     msg("This call didn’t ask it: no rule kept a need from you here, and nothing hung on your "
         "discretion.")},
    {msg("You were straight with them."), msg("In part: sometimes straight, sometimes not."),
     msg("Not this time; here you could have been told more, or asked."),
     msg("Nothing in this call turned on it.")},
    {msg("They got it, or someone who can has it now."), msg("In part."),
     msg("Not by this call; this is how it ended."), msg("The call had no end.")},
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
      return tr("You looked up “{0}”", told.scenario.cards[entry.item].title);
    const scenario::Choice& choice = told.scenario.nodes[entry.node].choices[entry.item];
    return spoken_or_done(choice.form, shortened(choice.text, 90));
  }
  return {};
}

constexpr std::array<Message, score::kLensPartCount> kPartNames{
    msg("empathy##lens"), msg("resolution##lens"), msg("effort##lens"), msg("time##lens")};

std::vector<std::string> parts_words(const score::LensReading& reading) {
  constexpr std::array<Message, score::kLensPartCount> kTitles{msg("Empathy"), msg("Resolution"),
                                                               msg("Effort"), msg("Time")};
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < score::kLensPartCount; ++i) {
    if (!reading.parts[i] || reading.weights[i] == 0) continue;
    lines.push_back(tr("{0} {1}, counts {2}##lens", tr(kTitles[i]),
                       percent_words(*reading.parts[i]), percent_words(reading.shares[i])));
  }
  return lines;
}

std::string counts_words(const LensInUse& use, PerMille share) {
  return share == 0 ? tr("“{0}” doesn’t count it", use.lens.title)
                    : tr("“{0}” lets it count {1}", use.lens.title, percent_words(share));
}

// "“Ninety seconds” puts this call 30 points lower than “Relationship first”. Most of that comes
// from time, 12 % in this call: “Relationship first” doesn’t count it, “Ninety seconds” lets it
// count 60 %."
std::string difference_words(const LensInUse& first, const score::LensReading& a,
                             const LensInUse& second, const score::LensReading& b) {
  const auto difference = score::difference_between(a, b);
  if (!difference) return tr("One of the two has nothing to go by in this call.");
  const int gap = percent(*b.figure) - percent(*a.figure);
  if (!difference->driver || gap == 0)
    return tr("“{0}” and “{1}” see this call alike.", first.lens.title, second.lens.title);
  const auto part = static_cast<std::size_t>(*difference->driver);
  const PerMille value = a.parts[part] ? *a.parts[part] : b.parts[part].value_or(0);
  const PerMille other = b.parts[part].value_or(value);
  const std::string words = gap < 0 ? tr_n("“{1}” puts this call {0} point lower than “{2}”.",
                                           "“{1}” puts this call {0} points lower than “{2}”.",
                                           -gap, second.lens.title, first.lens.title)
                                    : tr_n("“{1}” puts this call {0} point higher than “{2}”.",
                                           "“{1}” puts this call {0} points higher than “{2}”.",
                                           gap, second.lens.title, first.lens.title);
  const std::string by_first = counts_words(first, a.shares[part]);
  const std::string by_second = counts_words(second, b.shares[part]);
  return words + " " +
         (other == value
              ? tr("Most of that comes from {0}, {1} in this call: {2}, {3}.", tr(kPartNames[part]),
                   percent_words(value), by_first, by_second)
              : tr("Most of that comes from {0}, {1} by one target and {2} by the other in this "
                   "call: {3}, {4}.",
                   tr(kPartNames[part]), percent_words(value), percent_words(other), by_first,
                   by_second));
}

}  // namespace

void add_out_of_reach(const Told& told, DebriefModel& model) {
  const score::Scorecard& card = told.explanation.card;
  OutOfReachModel& out = model.out_of_reach;
  for (const score::RuleInTheWay& rule : told.explanation.review.rules)
    out.rules.push_back(rule_model(told, rule.block, rule.best_if_lifted, still_words(told, rule)));
  for (const score::RuleNotMet& rule : told.explanation.review.rules_not_met)
    out.rules.push_back(rule_model(told, rule.block, rule.best_if_lifted,
                                   tr("Your call never came to this rule.")));
  const Hundredths all = card.best + card.out_of_reach_rules;
  if (!told.scenario.blocks.empty() && all > card.best) {
    out.all =
        tr("Had none of the organisation’s rules stood in the way of this call, the best possible "
           "outcome would have been {0} instead of {1}.",
           rounded_points(all), rounded_points(card.best));
  } else if (!out.rules.empty()) {
    out.all =
        tr("Even with none of the rules in the way, the best possible outcome would still be {0}.",
           rounded_points(card.best));
  }
  if (out.rules.size() > 1)
    out.apart = tr("Each figure is worked out for its rule alone; they don’t add up.");
  if (card.out_of_reach_nobody > 0) {
    const std::int32_t nobody = std::max(1, rounded_points(card.out_of_reach_nobody));
    out.nobody = tr_n(
        "{0} point was in nobody’s hands: neither another choice nor another rule would have "
        "brought them on this call.",
        "{0} points were in nobody’s hands: neither another choice nor another rule would have "
        "brought them on this call.",
        nobody);
  }
}

void add_questions(const Told& told, DebriefModel& model) {
  for (std::size_t i = 0; i < score::kQuestionCount; ++i) {
    const score::Answered& answered = told.explanation.questions[i];
    QuestionModel out;
    out.question = tr(kQuestions[i]);
    out.answer = tr(kAnswers[i][static_cast<std::size_t>(answered.answer)]);
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
      out.moment =
          tr("After decision {0}", told.explanation.card.decisions[*point.decision].number);
    } else if (point.step == 0) {
      out.moment = tr("At the start");
    } else {
      const bool card = std::holds_alternative<replay::CardEvent>(told.events[point.step - 1]);
      out.moment = tr(card ? "After looking something up" : "As the call went on");
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
