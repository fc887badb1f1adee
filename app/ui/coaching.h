// What the parts of coaching ask the state for.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "coach/kept.h"
#include "coach/propose.h"
#include "coach/since.h"
#include "ui/app_state.h"

namespace warmline::ui {

// Reads anew what the settings keep of sessions; what can't be read stays where it is.
void list_sessions(AppState& state);

// The person on the screen, if there is such a one in the team.
[[nodiscard]] bool has_person(const AppState& state);
[[nodiscard]] const std::string& person_code(const AppState& state);
// The fingerprint of the key that signed their results; empty: of a simulated or an unsigned one.
[[nodiscard]] std::string person_key(const AppState& state);
// Sessions with the person on the screen, the latest first. One name under two keys is two people;
// one key that signed for a name is that name, whatever stands behind it to tell it from others.
[[nodiscard]] std::vector<const coach::Session*> sessions_with_person(const AppState& state);

// Positions in team->attempts of the person on the screen, the latest first.
[[nodiscard]] std::vector<std::size_t> attempts_of_person(const AppState& state);
// A team's attempt by its id.
[[nodiscard]] std::optional<std::size_t> attempt_with_id(const AppState& state,
                                                         std::string_view id);

// First attempts of the person at calls where the measure has a value, with their days.
[[nodiscard]] std::vector<coach::DatedValue> dated_firsts(const AppState& state,
                                                          coach::Measure measure);

// Works out what the person's page says, if that isn't done.
void look_at_person(AppState& state);

// The session on the screen is with the person of the team who is on the screen.
[[nodiscard]] bool session_has_person(const AppState& state);
// As it may be kept and handed on: what was typed within its bounds, a date that is none left out.
[[nodiscard]] coach::Session fitting(coach::Session session);
[[nodiscard]] bool can_add_point(const coach::Session& session);

// Calls that can be practised here, by title.
struct CallOffered {
  std::string id, title;
};
[[nodiscard]] std::vector<CallOffered> calls_offered(const AppState& state);

// A screen about one person or their session, and no such team or session here any more.
[[nodiscard]] bool coaching_is_gone(const AppState& state);

// Words that were typed for that key, or else what is kept.
[[nodiscard]] std::string drafted(const AppState& state, const std::string& key);

// How many turns of an attempt have something kept under these names.
[[nodiscard]] std::int64_t turns_kept(const AppState& state, std::string_view keys,
                                      const std::string& attempt);

// A moment as it stands in a session, with what was commented at that turn before.
[[nodiscard]] coach::SessionMoment moment_of(const AppState& state,
                                             const coach::ProposedMoment& moment);

[[nodiscard]] coach::Turn turn_of(const AppState& state, std::size_t attempt, std::size_t step);

}  // namespace warmline::ui
