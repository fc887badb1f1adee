// The debrief's decisions: what else could have been chosen, where it would have led, what was
// mended and what was closed off.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/tr.h"
#include "replay/order.h"
#include "ui/debrief_parts.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using score::Alternative;

// "upset 7 → 5, trust 3 → 4"; empty when nothing moved.
std::string moved(const scenario::Mood& before, const scenario::Mood& after) {
  std::string words;
  if (before.distress != after.distress)
    words = tr("upset {0} → {1}", before.distress, after.distress);
  if (before.trust == after.trust) return words;
  if (!words.empty()) words += ", ";
  return words + tr("trust {0} → {1}", before.trust, after.trust);
}

std::string caller_words(const scenario::Mood& before, const scenario::Mood& after) {
  const std::string words = moved(before, after);
  return words.empty() ? tr("The caller stays as they are") : tr("The caller: {0}", words);
}

std::string caller_sentence(const scenario::Mood& before, const scenario::Mood& after) {
  const std::string words = moved(before, after);
  return words.empty() ? tr("The caller stays as they are.") : tr("The caller: {0}.", words);
}

std::string lost_words(std::int32_t lost, const std::string& amount) {
  if (lost == 0) return tr("Loses less than a point; {0} still in reach.", amount);
  return tr_n("Loses {0} point; {1} still in reach.", "Loses {0} points; {1} still in reach.", lost,
              amount);
}

std::string lost_words(std::int32_t lost, const std::string& amount, const std::string& ending) {
  if (lost == 0) return tr("Loses less than a point; {0} still in reach: “{1}”.", amount, ending);
  return tr_n("Loses {0} point; {1} still in reach: “{2}”.",
              "Loses {0} points; {1} still in reach: “{2}”.", lost, amount, ending);
}

std::string leads_words(const Told& told, const Alternative& alternative) {
  const std::int32_t reach = rounded_points(alternative.outcome);
  const std::string amount = reach < 0 ? tr_n("−{0} point", "−{0} points", -reach)
                                       : tr_n("{0} point", "{0} points", reach);
  const std::int32_t lost = rounded_points(alternative.lost);
  const auto& ending = told.scenario.nodes[alternative.ending].ending;
  if (!ending) {
    if (alternative.block) return tr("Were it allowed, up to {0} in reach.", amount);
    if (alternative.lost <= 0) return tr("Keeps all {0} in reach.", amount);
    return lost_words(lost, amount);
  }
  if (alternative.block)
    return tr("Were it allowed, up to {0} in reach: “{1}”.", amount, ending->title);
  if (alternative.lost <= 0) return tr("Keeps all {0} in reach: “{1}”.", amount, ending->title);
  return lost_words(lost, amount, ending->title);
}

std::string looked_up(const Told& told, const Alternative& alternative) {
  std::vector<std::string> titles;
  for (const scenario::Index card : alternative.look_up)
    titles.push_back(quoted_words(told.scenario.cards[card].title));
  return titles.empty() ? std::string() : tr("After looking up {0}.", listed(titles));
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
  if (alternative.block)
    out.rule = tr("Not allowed: {0}", told.scenario.blocks[*alternative.block].rule);
  out.look_up = looked_up(told, alternative);
  out.leads = leads_words(told, alternative);
  if (alternative.critical) out.leads += " " + tr("A critical miss.");
  out.caller = caller_words(told.explanation.review.decisions[decision].before, alternative.mood);
  const bool in_range = alternative.earned >= 0 && alternative.earned <= scored.stake;
  if (scored.stake > 0 && in_range) {
    out.caller += " · " + tr("empathy {0} of {1}", alternative.earned, scored.stake);
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

// "2", "2 and 3".
std::string numbers_words(const Told& told, const std::vector<score::DecisionIndex>& which) {
  std::vector<std::string> numbers;
  for (const score::DecisionIndex each : which)
    numbers.push_back(std::to_string(told.explanation.card.decisions[each].number));
  return listed(numbers);
}

void add_recoveries(const Told& told, DebriefModel& model) {
  for (const score::Recovery& recovery : told.explanation.review.recoveries) {
    DecisionModel& decision = model.decisions[recovery.decision];
    decision.tag = tr("Recovery");
    decision.tag_within = tr("recovery");
    decision.recovery = true;
    const auto count = static_cast<std::int64_t>(recovery.mends.size());
    const std::string hurt = numbers_words(told, recovery.mends);
    decision.turns.push_back(
        recovery.whole
            ? tr_n("A recovery: it mended what decision {1} had hurt. The caller is as well as "
                   "before.",
                   "A recovery: it mended what decisions {1} had hurt. The caller is as well as "
                   "before.",
                   count, hurt)
            : tr_n("A recovery: it mended part of what decision {1} had hurt.",
                   "A recovery: it mended part of what decisions {1} had hurt.", count, hurt));
  }
}

// A quotation that ends a sentence by itself needs no second stop.
bool has_stop(std::string_view text) {
  for (const std::string_view end : {".", "?", "!", "…"}) {
    if (text.size() > end.size() && text.substr(text.size() - end.size()) == end) return true;
  }
  return false;
}

// What the caller says first at a moment of the call, to know it by.
std::string moment_words(const Told& told, scenario::Index node) {
  for (const scenario::Line& line : told.scenario.nodes[node].lines) {
    if (line.speaker == scenario::SpeakerKind::kCaller) return shortened(line.text, 60);
  }
  return {};
}

// What was closed off, and where the caller would have said what.
std::string closed_words(const Told& told, const score::ChancesNotReached& closed) {
  std::string moments;
  bool stop = false;
  for (const scenario::Index node : closed.moments) {
    const std::string moment = moment_words(told, node);
    if (moment.empty()) continue;
    moments = moments.empty() ? quoted_words(moment) : tr("{0}; or “{1}”", moments, moment);
    stop = has_stop(moment);
  }
  if (moments.empty())
    return tr_n(
        "Chances not reached: this closed off {0} chance to show empathy that the best call "
        "from here still held.",
        "Chances not reached: this closed off {0} chances to show empathy that the best "
        "call from here still held.",
        closed.chances);
  if (stop)
    return tr_n(
        "Chances not reached: this closed off {0} chance to show empathy that the best call "
        "from here still held, where the caller says {1}",
        "Chances not reached: this closed off {0} chances to show empathy that the best "
        "call from here still held, where the caller says {1}",
        closed.chances, moments);
  return tr_n(
      "Chances not reached: this closed off {0} chance to show empathy that the best call "
      "from here still held, where the caller says {1}.",
      "Chances not reached: this closed off {0} chances to show empathy that the best call "
      "from here still held, where the caller says {1}.",
      closed.chances, moments);
}

void add_not_reached(const Told& told, DebriefModel& model) {
  for (const score::ChancesNotReached& closed : told.explanation.review.not_reached) {
    DecisionModel& decision = model.decisions[closed.decision];
    decision.tag = tr(decision.recovery ? "Recovery, chances closed off" : "Chances closed off");
    decision.tag_within =
        tr(decision.recovery ? "recovery, chances closed off" : "chances closed off");
    decision.turns.push_back(closed_words(told, closed));
  }
}

}  // namespace

void add_turns(const Told& told, DebriefModel& model) {
  const score::Review& review = told.explanation.review;
  for (std::size_t i = 0; i < review.decisions.size(); ++i) {
    const score::ReviewedDecision& reviewed = review.decisions[i];
    DecisionModel& out = model.decisions[i];
    out.caller = caller_sentence(reviewed.before, reviewed.after);
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
