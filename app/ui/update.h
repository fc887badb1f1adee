// The one place that changes the state of the app. What happened is added to the journal and
// applied to the portfolio in the same breath; the screen follows from those.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/app_state.h"
#include "ui/intent.h"

namespace warmline::ui {

struct Env {
  std::int64_t wall_ms = 0;                                  // for display only
  double steady_ms = 0;                                      // for how long something took
  std::function<std::string(std::size_t bytes)> random_hex;  // two lower-case hex digits a byte
};

// Intents that no longer fit the state (a second press on a choice that is gone) do nothing.
void update(AppState& state, const Intent& intent, const Env& env);

// --- what the store tells (update_store.cpp)
// Takes in what the store held, under what was done here before it came.
void take_records(AppState& state, std::vector<progress::StoredRecord> records);
void take_store_failure(AppState& state, std::string message);
// What another page has stored meanwhile; a call on the screen goes on with it.
void take_arrived(AppState& state, std::vector<progress::StoredRecord> records);
void take_access(AppState& state, Access access, std::string unguarded);
// True when it answers what was asked; state.notice says the answer.
bool take_keeping(AppState& state, const platform::Keeping& keeping);
// What the platform tells of the profiles (Boot::profiles, kProfiles), and its answer to a wish.
void take_profiles(AppState& state, std::string_view text);
// Envelopes that the store has taken in: part of the next export.
void keep_in_archive(AppState& state, std::vector<std::string> envelopes);

// --- the parts, for update's own files
// --------------------------------------------------------------------------
// Every envelope there is, stored or waiting to be.
[[nodiscard]] std::vector<progress::StoredRecord> everything(const AppState& state);
// Nothing where another page writes.
void record(AppState& state, const std::vector<progress::Record>& records);
// A press in a page that looks on: says why nothing came of it.
void say_why_not(AppState& state, std::string why);
// Derives the call on the screen from what the portfolio holds. False when the record doesn't fit
// the scenario.
bool derive_call(AppState& state, const std::string& attempt);
// The call on the screen, after the records under it have changed. Where it stands there no longer
// it is put away, and the notice says `why`.
void derive_again(AppState& state, const std::string& why);
// After a merge, which may have brought longer forms of what was scored.
void forget_figures(AppState& state);
void load_lenses(AppState& state);  // the shipped ones and those that settings keep
void take_lens(AppState& state, const TakeFile& file);
void remove_lens(AppState& state, const std::string& key);
void export_all(AppState& state, const Env& env);
inline constexpr Message kOnlyLooking =
    msg("Another tab of Warmline does the saving: do this there, or go on in this tab first.");
void plan_restore(AppState& state, const TakeFile& file);
void tell_outcome(AppState& state, std::vector<std::string> lines);  // of restoring a backup
void tell_of_broken_backup(AppState& state, const std::vector<Diagnostic>& problems);
void keep(AppState& state, const Keep& wish, const Env& env);
void coach_wish(AppState& state, const Coach& wish, const Env& env);
void coach_page(AppState& state, const CoachPage& wish, const Env& env);
void load_ratings(AppState& state);  // those of one's own, that settings keep
void take_rating(AppState& state, const TakeFile& file);
// One that was given and gave no bytes.
void rating_unread(AppState& state, const std::string& file, std::string sentence);
void save_rating(AppState& state, const Env& env);
void give_result(CoachState& coach, std::string name, std::string bytes);
void give_unread(CoachState& coach, std::string sentence);
void coaching_wish(AppState& state, const Coaching& wish, const Env& env);
// Its parts: false where the wish is another's.
bool session_wish(AppState& state, const Coaching& wish, const Env& env);
bool received_wish(AppState& state, const Coaching& wish, const Env& env);
// A session that a supervisor saved, or the reply to one.
void take_session(AppState& state, const TakeFile& file);
void take_reply(AppState& state, const TakeFile& file, const Env& env);
// What was typed about coaching and isn't kept yet.
void keep_drafts(AppState& state, const Env& env);
void keep_answers(AppState& state, const Env& env);
void hire(AppState& state, const Hire& wish, const Env& env);
void hire_result(AppState& state, const HireResult& wish, const Env& env);
void hire_fairness(AppState& state, const HireFairness& wish, const Env& env);
// A file that was given on the hiring team's page: a form, an invitation, a sitting, groups.
void take_hire_file(AppState& state, const TakeFile& file, const Env& env);
void give_sitting(HireResults& results, std::string name, std::string bytes);
void take_groups(AppState& state, const TakeFile& file);
void about_profile(AppState& state, const AboutProfile& wish);
void begin_attempt(AppState& state, const Env& env);
void decline_attempt(AppState& state, const Env& env);
void resume_attempt(AppState& state, const std::string& attempt, const Env& env);
void rewind_to(AppState& state, const RewindTo& to, const Env& env);
void choose(AppState& state, scenario::Index choice, const Env& env);
void open_card(AppState& state, scenario::Index card, const Env& env);
void leave_call(AppState& state, const Env& env);

}  // namespace warmline::ui
