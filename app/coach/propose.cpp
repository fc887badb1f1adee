#include "coach/propose.h"

#include <algorithm>
#include <utility>

#include "coach/priorities.h"
#include "core/tr.h"
#include "replay/transcript.h"

namespace warmline::coach {
namespace {

std::int64_t points(Hundredths lost) {
  return (lost + 50) / 100;
}

std::string why_of(const LargestLoss& loss, std::int64_t calls) {
  const std::int64_t lost = points(loss.lost);
  if (calls > 1)
    return lost == 0
               ? tr("Most was lost here: less than a point of 100, more than at any other decision "
                    "of {0} calls.",
                    calls)
               : tr_n(
                     "Most was lost here: {0} point of 100, more than at any other decision of "
                     "{1} calls.",
                     "Most was lost here: {0} points of 100, more than at any other decision of "
                     "{1} calls.",
                     lost, calls);
  return lost == 0 ? tr("Most was lost here: less than a point of 100.")
                   : tr_n("Most was lost here: {0} point of 100.",
                          "Most was lost here: {0} points of 100.", lost);
}

std::string why_of_next(Hundredths lost) {
  return points(lost) == 0
             ? tr("Lost here: less than a point of 100.")
             : tr_n("Lost here: {0} point of 100.", "Lost here: {0} points of 100.", points(lost));
}

std::string why_of(const RepeatedMiss& miss) {
  const std::string calls = tr_n("{0} call", "{0} calls", static_cast<std::int64_t>(miss.calls));
  return tr_n(
      "In {1} of {0} decision where {2} made a difference, what was chosen had the least of it, "
      "over {3}. Here most was at stake.",
      "In {1} of {0} decisions where {2} made a difference, what was chosen had the least of it, "
      "over {3}. Here most was at stake.",
      miss.of, miss.times, name_inside(measure_of(miss.criterion)), calls);
}

std::string why_of(const BestRecovery& recovery) {
  const auto hurts = static_cast<std::int64_t>(recovery.hurts);
  if (recovery.whole)
    return tr_n("After {0} hurt, the caller was as well as before.",
                "After {0} hurts, the caller was as well as before.", hurts);
  return tr_n("After {0} hurt, the caller was better off again, if not as well as before.",
              "After {0} hurts, the caller was better off again, if not as well as before.", hurts);
}

std::int64_t calls_of(const Team& team, PersonIndex person) {
  return std::count_if(team.attempts.begin(), team.attempts.end(), [&](const TeamAttempt& each) {
    return each.person == person && holds(Which::kUnpractised, each.kind);
  });
}

bool is_in(const std::vector<ProposedMoment>& list, const Moment& at) {
  return std::any_of(list.begin(), list.end(), [&](const auto& each) { return each.at == at; });
}

// The largest loss that isn't among them yet, the latest of equals.
std::optional<LargestLoss> next_loss(const Team& team, PersonIndex person,
                                     const std::vector<ProposedMoment>& list) {
  std::optional<LargestLoss> found;
  for (std::size_t call = team.attempts.size(); call-- > 0;) {
    const TeamAttempt& attempt = team.attempts[call];
    if (attempt.person != person || !holds(Which::kUnpractised, attempt.kind)) continue;
    for (std::size_t i = 0; i < attempt.card.decisions.size(); ++i) {
      const Hundredths lost = attempt.card.decisions[i].lost;
      if (lost > (found ? found->lost : 0) && !is_in(list, {call, i}))
        found = LargestLoss{{call, i}, lost};
    }
  }
  return found;
}

}  // namespace

std::vector<ProposedMoment> proposed(const Team& team, PersonIndex person,
                                     const std::vector<const score::Review*>& reviews) {
  const TellingMoments telling = telling_moments(team, person, reviews);
  std::vector<ProposedMoment> list;
  const auto add = [&](const Moment& at, MomentKind kind, std::string why) {
    if (!is_in(list, at)) list.push_back({at, kind, std::move(why)});
  };
  if (telling.loss)
    add(telling.loss->at, MomentKind::kLoss, why_of(*telling.loss, calls_of(team, person)));
  if (telling.miss) add(telling.miss->example, MomentKind::kMiss, why_of(*telling.miss));
  if (telling.recovery) add(telling.recovery->at, MomentKind::kRecovery, why_of(*telling.recovery));
  while (list.size() < kProposed) {
    const auto next = next_loss(team, person, list);
    if (!next) break;
    add(next->at, MomentKind::kLoss, why_of_next(next->lost));
  }
  return list;
}

SessionMoment session_moment(const Team& team, const ProposedMoment& moment, std::string attempt) {
  const TeamAttempt& from = team.attempts[moment.at.attempt];
  const scenario::Scenario& call = *team.scenarios[from.scenario].scenario;
  const score::DecisionScore& decision = from.card.decisions[moment.at.decision];
  const scenario::Choice& choice = call.nodes[decision.node].choices[decision.choice];
  SessionMoment made;
  made.attempt = std::move(attempt);
  made.step = static_cast<std::uint32_t>(decision.step);
  made.kind = moment.kind;
  made.title = as_written(call.title, kMostTitle);
  const auto run = replay::replay(call, from.events);
  if (run) made.before = as_written(words_before(call, run.value(), decision.step), kMostWords);
  const std::string words = as_written(choice.text, kMostWords - 2);
  made.words = choice.form == scenario::ChoiceForm::kSay
                   ? as_written(quoted_words(words), kMostWords)
                   : words;
  made.why = moment.why;
  return made;
}

std::string words_before(const scenario::Scenario& call, const replay::Run& run, std::size_t step) {
  std::string words;
  for (const replay::Entry& entry : run.entries) {
    if (entry.step > step) break;
    if (entry.kind != replay::Entry::Kind::kLine) continue;
    const scenario::Line& line = call.nodes[entry.node].lines[entry.item];
    if (line.speaker == scenario::SpeakerKind::kCaller ||
        line.speaker == scenario::SpeakerKind::kThird)
      words = line.text;
  }
  return words;
}

}  // namespace warmline::coach
