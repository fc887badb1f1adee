// The debrief's decisions: what else could have been chosen, where it would have led, what was
// mended and what was closed off.
#include <algorithm>
#include <string>
#include <string_view>

#include "replay/order.h"
#include "ui/debrief_parts.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using score::Alternative;

std::string points(std::int32_t count) {
  return count_of(count, "point", "points");
}

std::string quoted(std::string_view text) {
  return "“" + std::string(text) + "”";
}

std::string ending_of(const Told& told, scenario::Index node) {
  const auto& ending = told.scenario.nodes[node].ending;
  return ending ? quoted(ending->title) : std::string();
}

// "upset 7 → 5, trust 3 → 4"; empty when nothing moved.
std::string moved(const scenario::Mood& before, const scenario::Mood& after) {
  std::string words;
  const auto add = [&words](const char* name, int from, int to) {
    if (from == to) return;
    if (!words.empty()) words += ", ";
    words += std::string(name) + " " + std::to_string(from) + " → " + std::to_string(to);
  };
  add("upset", before.distress, after.distress);
  add("trust", before.trust, after.trust);
  return words;
}

std::string caller_words(const scenario::Mood& before, const scenario::Mood& after) {
  const std::string words = moved(before, after);
  return words.empty() ? "The caller stays as they are" : "The caller: " + words;
}

std::string lost_words(Hundredths lost) {
  const std::int32_t whole = rounded_points(lost);
  return whole == 0 ? "Loses less than a point" : "Loses " + points(whole);
}

std::string leads_words(const Told& told, const Alternative& alternative) {
  const std::int32_t reach = rounded_points(alternative.outcome);
  const std::string amount = reach < 0 ? "−" + points(-reach) : points(reach);
  const std::string ending = ending_of(told, alternative.ending);
  const std::string to = ending.empty() ? std::string() : ": " + ending;
  if (alternative.block) return "Were it allowed, up to " + amount + " in reach" + to + ".";
  if (alternative.lost <= 0) return "Keeps all " + amount + " in reach" + to + ".";
  return lost_words(alternative.lost) + "; " + amount + " still in reach" + to + ".";
}

std::string looked_up(const Told& told, const Alternative& alternative) {
  std::string words;
  for (const scenario::Index card : alternative.look_up) {
    words +=
        (words.empty() ? "After looking up " : " and ") + quoted(told.scenario.cards[card].title);
  }
  return words.empty() ? words : words + ".";
}

AlternativeModel alternative_model(const Told& told, std::size_t decision,
                                   const Alternative& alternative) {
  const score::DecisionScore& scored = told.explanation.card.decisions[decision];
  const scenario::Choice& choice = told.scenario.nodes[scored.node].choices[alternative.choice];
  AlternativeModel out;
  out.verdict = alternative.block      ? Verdict::kForbidden
                : alternative.lost > 0 ? Verdict::kLoses
                                       : Verdict::kKeeps;
  out.words = spoken_or_done(choice.form, choice.text);
  if (alternative.block) out.rule = "Not allowed: " + told.scenario.blocks[*alternative.block].rule;
  out.look_up = looked_up(told, alternative);
  out.leads = leads_words(told, alternative);
  if (alternative.critical) out.leads += " A critical miss.";
  out.caller = caller_words(told.explanation.review.decisions[decision].before, alternative.mood);
  const bool in_range = alternative.earned >= 0 && alternative.earned <= scored.stake;
  if (scored.stake > 0 && in_range) {
    out.caller +=
        " · empathy " + std::to_string(alternative.earned) + " of " + std::to_string(scored.stake);
  }
  return out;
}

// What else could have been chosen at a decision, in the order in which its choices were shown:
// positions in the reviewed alternatives.
std::vector<std::size_t> as_shown(const Told& told, std::size_t decision) {
  const score::DecisionScore& scored = told.explanation.card.decisions[decision];
  const std::vector<Alternative>& all = told.explanation.review.decisions[decision].alternatives;
  std::vector<std::size_t> positions;
  for (const scenario::Index choice : replay::shown_order(
           told.attempt.seed, scored.node, replay::position_after(told.events, scored.step),
           told.scenario.nodes[scored.node].choices.size())) {
    for (std::size_t k = 0; k < all.size(); ++k) {
      if (all[k].choice == choice) positions.push_back(k);
    }
  }
  return positions;
}

// "decision 2", "decisions 2 and 3".
std::string decisions_words(const Told& told, const std::vector<score::DecisionIndex>& which) {
  std::string words = which.size() == 1 ? "decision " : "decisions ";
  for (std::size_t i = 0; i < which.size(); ++i) {
    if (i > 0) words += i + 1 == which.size() ? " and " : ", ";
    words += std::to_string(told.explanation.card.decisions[which[i]].number);
  }
  return words;
}

void add_recoveries(const Told& told, DebriefModel& model) {
  for (const score::Recovery& recovery : told.explanation.review.recoveries) {
    DecisionModel& decision = model.decisions[recovery.decision];
    decision.tag = "Recovery";
    decision.recovery = true;
    const std::string hurt = decisions_words(told, recovery.mends);
    decision.turns.push_back(recovery.whole
                                 ? "A recovery: it mended what " + hurt +
                                       " had hurt. The caller is as well as before."
                                 : "A recovery: it mended part of what " + hurt + " had hurt.");
  }
}

// A quotation that ends a sentence by itself needs no second stop.
std::string with_stop(std::string words) {
  for (const std::string_view end : {".”", "?”", "!”", "…”"}) {
    if (words.size() > end.size() && words.compare(words.size() - end.size(), end.size(), end) == 0)
      return words;
  }
  return words + ".";
}

// What the caller says first at a moment of the call, to know it by.
std::string moment_words(const Told& told, scenario::Index node) {
  for (const scenario::Line& line : told.scenario.nodes[node].lines) {
    if (line.speaker == scenario::SpeakerKind::kCaller) return quoted(shortened(line.text, 60));
  }
  return {};
}

void add_not_reached(const Told& told, DebriefModel& model) {
  for (const score::ChancesNotReached& closed : told.explanation.review.not_reached) {
    DecisionModel& decision = model.decisions[closed.decision];
    decision.tag += (decision.tag.empty() ? "C" : ", c") + std::string("hances closed off");
    const std::string words = "Chances not reached: this closed off " +
                              count_of(closed.chances, "chance", "chances") +
                              " to show empathy that the best call from here still held";
    std::string moments;
    for (const scenario::Index node : closed.moments) {
      const std::string moment = moment_words(told, node);
      if (moment.empty()) continue;
      moments += (moments.empty() ? ", where the caller says " : "; or ") + moment;
    }
    decision.turns.push_back(with_stop(words + moments));
  }
}

}  // namespace

void add_turns(const Told& told, DebriefModel& model) {
  const score::Review& review = told.explanation.review;
  for (std::size_t i = 0; i < review.decisions.size(); ++i) {
    const score::ReviewedDecision& reviewed = review.decisions[i];
    DecisionModel& out = model.decisions[i];
    out.caller = caller_words(reviewed.before, reviewed.after) + ".";
    for (const std::size_t k : as_shown(told, i)) {
      if (k == reviewed.chosen) continue;
      const Alternative& alternative = reviewed.alternatives[k];
      (alternative.block ? out.forbidden : out.alternatives)
          .push_back(alternative_model(told, i, alternative));
    }
  }
  add_recoveries(told, model);
  add_not_reached(told, model);
}

}  // namespace warmline::ui
