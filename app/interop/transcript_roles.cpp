#include <algorithm>

#include "core/text.h"
#include "interop/transcript_parts.h"

namespace warmline::interop {
namespace {

std::vector<std::size_t> turns_by_participant(const Transcript& transcript) {
  std::vector<std::size_t> turns(transcript.participants.size(), 0);
  for (const Turn& turn : transcript.turns) ++turns[turn.who];
  return turns;
}

const std::string& shown(const Participant& participant) {
  return participant.name.empty() ? participant.id : participant.name;
}

// Only those who speak matter for the call.
std::string listing(const Transcript& transcript) {
  const std::vector<std::size_t> turns = turns_by_participant(transcript);
  std::string out;
  for (std::size_t i = 0; i < turns.size(); ++i) {
    if (turns[i] == 0) continue;
    if (!out.empty()) out += ", ";
    out += text::quoted(shown(transcript.participants[i])) + " (" + std::to_string(turns[i]) +
           (turns[i] == 1 ? " turn)" : " turns)");
  }
  return out;
}

std::vector<std::size_t> speaking(const Transcript& transcript, Role role) {
  const std::vector<std::size_t> turns = turns_by_participant(transcript);
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < turns.size(); ++i) {
    if (turns[i] > 0 && transcript.participants[i].role == role) found.push_back(i);
  }
  return found;
}

Error about(const Transcript& transcript, std::string code, std::string message) {
  return {std::move(code), std::move(message) + ". Who speaks: " + listing(transcript), {}};
}

// Those named get the role; nobody else keeps it.
std::optional<Error> name_them(Transcript& transcript, const std::vector<std::string>& names,
                               Role role) {
  if (names.empty()) return std::nullopt;
  std::vector<bool> meant(transcript.participants.size(), false);
  for (const std::string& name : names) {
    const std::string wanted = transcripts::lower(name);
    bool found = false;
    for (std::size_t i = 0; i < meant.size(); ++i) {
      const Participant& each = transcript.participants[i];
      if (transcripts::lower(each.id) != wanted && transcripts::lower(each.name) != wanted)
        continue;
      meant[i] = found = true;
    }
    if (!found) {
      return about(transcript, "no-such-participant",
                   "nobody in this transcript is called " + text::quoted(name));
    }
  }
  for (std::size_t i = 0; i < meant.size(); ++i) {
    Participant& each = transcript.participants[i];
    if (meant[i]) {
      each.role = role;
    } else if (each.role == role) {
      each.role = Role::kThird;
      if (role == Role::kAgent) each.label = "Colleague";
    }
  }
  return std::nullopt;
}

std::optional<Error> settle_agent(Transcript& transcript, bool named) {
  const std::vector<std::size_t> agents = speaking(transcript, Role::kAgent);
  if (agents.size() > 1 && !named) {
    return about(transcript, "several-agents",
                 "the file names more than one agent; say with --agent NAME whose part is to be "
                 "practised (more than once for one person under several names)");
  }
  if (!agents.empty()) return std::nullopt;
  if (speaking(transcript, Role::kUnknown).empty()) {
    return about(transcript, "no-agent",
                 "no agent speaks in this transcript, so there is nothing to practise; if one of "
                 "those who speak is the agent, say so with --agent NAME");
  }
  return about(transcript, "who-is-agent",
               "the file doesn't say who is the agent, and the order of speaking doesn't either; "
               "say it with --agent NAME");
}

}  // namespace

std::optional<Error> settle_roles(Transcript& transcript, const std::vector<std::string>& agents,
                                  const std::vector<std::string>& callers) {
  if (auto wrong = name_them(transcript, agents, Role::kAgent)) return wrong;
  if (auto wrong = name_them(transcript, callers, Role::kCaller)) return wrong;
  if (auto wrong = settle_agent(transcript, !agents.empty())) return wrong;
  const std::vector<std::size_t> found = speaking(transcript, Role::kCaller);
  const std::vector<std::size_t> open = speaking(transcript, Role::kUnknown);
  if (found.size() > 1 && callers.empty()) {
    return about(transcript, "several-callers",
                 "the file names more than one caller; say with --caller NAME who it is, and the "
                 "others become third parties");
  }
  if (found.empty() && open.empty()) {
    return about(transcript, "no-caller",
                 "nobody but the agent speaks in this transcript; a call to practise needs a "
                 "caller (--caller NAME if one of those who speak is)");
  }
  if (found.empty() && open.size() > 1) {
    return about(transcript, "who-is-caller",
                 "the file doesn't say who is the caller; say it with --caller NAME");
  }
  if (found.empty()) {
    transcript.participants[open.front()].role = Role::kCaller;
    return std::nullopt;
  }
  for (const std::size_t each : open) transcript.participants[each].role = Role::kThird;
  return std::nullopt;
}

}  // namespace warmline::interop
