#include "coach/gather.h"

#include <string>
#include <tuple>
#include <utility>

namespace warmline::coach {
namespace {

AttemptKind kind_of(progress::AttemptKind kind) {
  switch (kind) {
    case progress::AttemptKind::kFirst:
      return AttemptKind::kFirst;
    case progress::AttemptKind::kRepeat:
      return AttemptKind::kRepeat;
    case progress::AttemptKind::kPractised:
      break;
  }
  return AttemptKind::kPractised;
}

}  // namespace

bool begun_before(const progress::ResultAttempt& a, const progress::ResultAttempt& b) {
  return std::tie(a.begun_ms, a.tries_before, a.id) < std::tie(b.begun_ms, b.tries_before, b.id);
}

std::vector<replay::Event> events_of(const progress::ResultAttempt& attempt) {
  std::vector<replay::Event> events;
  for (const progress::ResultEvent& event : attempt.events) {
    if (event.card.empty()) {
      events.emplace_back(replay::ChoiceEvent{NodeId(event.node), ChoiceId(event.choice)});
    } else {
      events.emplace_back(replay::CardEvent{CardId(event.card)});
    }
  }
  return events;
}

std::optional<TeamAttempt> scored(const progress::ResultAttempt& attempt, const Practised& call,
                                  replay::Run* run) {
  TeamAttempt made;
  made.events = events_of(attempt);
  Result<replay::Run> replayed = replay::replay(*call.scenario, made.events);
  if (!replayed) return std::nullopt;
  made.kind = kind_of(attempt.kind);
  made.card = score::score(*call.scenario, call.solution, made.events, replayed.value());
  if (run != nullptr) *run = std::move(replayed).value();
  return made;
}

void settle_firsts(Team& team) {
  std::set<std::pair<PersonIndex, std::string>> begun;
  for (TeamAttempt& attempt : team.attempts) {
    if (attempt.kind != AttemptKind::kFirst) continue;
    const std::string& id = team.scenarios[attempt.scenario].scenario->id.text;
    if (!begun.emplace(attempt.person, id).second) attempt.kind = AttemptKind::kRepeat;
  }
}

}  // namespace warmline::coach
