#include "coach/propose.h"

#include <algorithm>
#include <utility>

#include "coach/priorities.h"
#include "coach/words.h"
#include "replay/transcript.h"

namespace warmline::coach {
namespace {

std::string points(Hundredths lost) {
  const Hundredths whole = (lost + 50) / 100;
  if (whole == 0) return "less than a point";
  return counted(whole, "point");
}

std::string why_of(const LargestLoss& loss, std::int64_t calls) {
  return "Most was lost here: " + points(loss.lost) + " of 100" +
         (calls > 1 ? ", more than at any other decision of " + counted(calls, "call") : "") + ".";
}

std::string why_of(const RepeatedMiss& miss) {
  std::string name = name_of(measure_of(miss.criterion));
  name[0] = static_cast<char>(name[0] - 'A' + 'a');  // it stands in a sentence
  return "In " + std::to_string(miss.times) + " of " + counted(miss.of, "decision") + " where " +
         name + " made a difference, what was chosen had the least of it, over " +
         counted(static_cast<std::int64_t>(miss.calls), "call") + ". Here most was at stake.";
}

std::string why_of(const BestRecovery& recovery) {
  const auto hurts = static_cast<std::int64_t>(recovery.hurts);
  return "After " + counted(hurts, "hurt") + ", the caller was " +
         (recovery.whole ? "as well as before." : "better off again, if not as well as before.");
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
    add(next->at, MomentKind::kLoss, "Lost here: " + points(next->lost) + " of 100.");
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
  made.words = choice.form == scenario::ChoiceForm::kSay ? "“" + words + "”" : words;
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
