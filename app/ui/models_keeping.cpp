#include "ui/models_keeping.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string_view>

#include "core/tr.h"
#include "platform/platform.h"
#include "ui/attempts.h"
#include "ui/models.h"
#include "ui/models_profiles.h"
#include "ui/restoring.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using progress::Attempt;

constexpr std::int64_t kRemindAfter = 10;  // attempts

std::int64_t number_in(const AppState& state, std::string_view key) {
  return std::strtoll(state.portfolio.setting(key, "0").c_str(), nullptr, 10);
}

std::string title_of(const AppState& state, const Attempt& attempt) {
  const Edition* edition = edition_of(state, attempt);
  if (edition == nullptr) edition = shipped(state, attempt.scenario);
  return edition != nullptr ? edition->scenario->title : attempt.scenario;
}

ResultRow row_of(const AppState& state, const Attempt& attempt) {
  ResultRow row;
  row.attempt = attempt.id;
  row.title = title_of(state, attempt);
  row.about = kind_of(state, attempt) + " · " + platform::date_words(attempt.begun_wall_ms);
  if (const score::Scorecard* card = scorecard_of(state, attempt))
    row.about += " · " + figures(*card);
  row.chosen = state.belongings.chosen.count(attempt.id) != 0;
  return row;
}

std::string new_words(const RestorePlan& plan) {
  if (plan.longer == 0)
    return tr_n("{0} of them is new here.", "{0} of them are new here.", plan.fresh);
  return tr(
      "{0}, and {1}.##new attempts and longer ones",
      tr_n("{0} of them is new here", "{0} of them are new here", plan.fresh),
      tr_n("{0} goes further than it does here", "{0} go further than it does here", plan.longer));
}

KeepingModel::Restore restore_of(const RestorePlan& plan) {
  KeepingModel::Restore restore;
  std::vector<std::string>& lines = restore.lines;
  lines.push_back(
      plan.made_ms != 0
          ? tr_n("{1} holds {0} attempt, saved on {2}.", "{1} holds {0} attempts, saved on {2}.",
                 plan.attempts, plan.file, platform::date_words(plan.made_ms))
          : tr_n("{1} holds {0} attempt.", "{1} holds {0} attempts.", plan.attempts, plan.file));
  if (plan.nothing_new) {
    lines.push_back(tr("Everything in it is here already; there is nothing to restore."));
    restore.possible = false;
  } else {
    lines.push_back(new_words(plan));
    lines.push_back(
        tr("What is here stays. The two are put together; an attempt that is in both counts once, "
           "in its longer form. A call that stands open gives way to a later attempt at the same "
           "call."));
  }
  if (plan.altered)
    lines.push_back(
        tr("The file was changed or damaged after it was saved: its checksum is another one. What "
           "can be read of it is used, and nothing vouches for it."));
  if (plan.unread > 0)
    lines.push_back(
        tr_n("{0} record of the file can’t be read here, damaged or from a newer Warmline, and "
             "will be set aside as it is.",
             "{0} records of the file can’t be read here, damaged or from a newer Warmline, and "
             "will be set aside as they are.",
             plan.unread));
  if (plan.sittings > 0)
    lines.push_back(tr_n(
        "{0} record of an assessment will be left out: those are never put together with practice.",
        "{0} records of an assessment will be left out: those are never put together with "
        "practice.",
        plan.sittings));
  return restore;
}

std::string stored_words(const AppState& state) {
  std::set<std::string_view> calls;
  for (const Attempt& attempt : state.portfolio.attempts()) calls.insert(attempt.scenario);
  const auto attempts = static_cast<std::int64_t>(state.portfolio.attempts().size());
  if (attempts == 0) return tr("You have taken no call yet.");
  return tr("So far: {0} at {1}.", tr_n("{0} attempt", "{0} attempts", attempts),
            tr_n("{0} call", "{0} calls", static_cast<std::int64_t>(calls.size())));
}

// Calls that the site doesn't ship: without their text nobody else could score the attempt.
std::string texts_words(const AppState& state) {
  std::set<std::string> titles;
  for (const Attempt& attempt : state.portfolio.attempts()) {
    const bool ships = std::find(state.catalog.begin(), state.catalog.end(), attempt.version) !=
                       state.catalog.end();
    if (state.belongings.chosen.count(attempt.id) != 0 && !ships)
      titles.insert(title_of(state, attempt));
  }
  if (titles.empty()) return {};
  std::string words;
  for (const std::string& title : titles) {
    const std::string one = quoted_words(title);
    words = words.empty() ? one : tr("{0}, {1}##list", words, one);
  }
  return tr("The text of {0} goes in too: this site doesn’t bring that version.", words);
}

// As many as a dialog on a phone has room for.
std::string names_of(const std::vector<ProfileRow>& rows) {
  constexpr std::size_t kMost = 6, kLongest = 24;
  const std::size_t shown = rows.size() > kMost ? kMost - 1 : rows.size();
  std::vector<std::string> names;
  for (std::size_t i = 0; i < shown; ++i)
    names.push_back(quoted_words(shortened(rows[i].name, kLongest)));
  if (shown < rows.size())
    names.push_back(tr_n("{0} more##profile", "{0} more##profiles",
                         static_cast<std::int64_t>(rows.size() - shown)));
  return listed(names);
}

// What goes: all, one profile, or one that is not open here.
std::string what_goes(const AppState& state) {
  const std::string& one = state.belongings.erase_profile;
  if (one.empty() && state.profiles.rows.size() > 1)
    return tr_n(
        "What goes: {0} profile in this browser, {1}, with all attempts, calls, lenses and "
        "settings, and the keys that sign result files.",
        "What goes: all {0} profiles in this browser, {1}, with all attempts, calls, lenses and "
        "settings, and the keys that sign result files.",
        static_cast<std::int64_t>(state.profiles.rows.size()), names_of(state.profiles.rows));
  if (!one.empty() && one != state.profiles.open)
    return tr(
        "What goes: the whole profile, with all attempts, calls, lenses and settings, and the key "
        "that signs its result files. Nobody can open it afterwards, with its passphrase or "
        "without.");
  const std::string what = tr_n(
      "What goes: {0} attempt with all decisions and scores, the calls and lenses you added, your "
      "settings, and the key that signs your result files.",
      "What goes: {0} attempts with all decisions and scores, the calls and lenses you added, "
      "your settings, and the key that signs your result files.",
      static_cast<std::int64_t>(state.portfolio.attempts().size()));
  return one.empty() ? what + " " + tr("A later file will carry another key.") : what;
}

void put_question(KeepingModel& model, const AppState& state) {
  const ProfileRow* one = find_profile(state, state.belongings.erase_profile);
  model.erase_title = one == nullptr ? tr("Erase everything in this browser?")
                                     : tr("Erase the profile “{0}”?", shortened(one->name, 40));
  model.erase_keep = one == nullptr ? tr("Keep everything") : tr("Keep it");
  model.can_export = !state.profiles.asks;
  model.erase_export = state.profiles.rows.size() > 1 ? tr("Export this profile first")
                                                      : tr("Export everything first");
  model.erase_lines.push_back(what_goes(state));
  if (one != nullptr && state.profiles.rows.size() > 1)
    model.erase_lines.emplace_back(tr("The other profiles in this browser stay as they are."));
  if (one == nullptr && state.profiles.rows.size() > 1)
    model.erase_lines.emplace_back(tr(
        "A backup from here holds this profile alone; the others’ are saved while they are open."));
  model.erase_lines.emplace_back(tr(
      "What this can’t reach: files that were saved from here, backups and result files among "
      "them; what other browsers or devices hold; and the browser’s own history, in which titles "
      "of pages stand."));
  model.erase_lines.emplace_back(tr("There is no way back but a backup."));
}

}  // namespace

ResultModel result_model(const AppState& state) {
  ResultModel model;
  model.person = state.belongings.person;
  model.said = state.belongings.result_said;
  model.signing = state.belongings.unsigned_file.has_value();
  std::vector<ResultRow> practised;
  std::int64_t chosen = 0;
  for (const Attempt& attempt : state.portfolio.attempts()) {
    if (!progress::can_hand_in(attempt)) continue;
    ResultRow row = row_of(state, attempt);
    if (row.chosen) ++chosen;
    (attempt.practised ? practised : model.rows).push_back(std::move(row));
  }
  model.practised_from = model.rows.size();
  for (ResultRow& row : practised) model.rows.push_back(std::move(row));
  const auto all = static_cast<std::int64_t>(model.rows.size());
  model.sum = tr("{0}, {1}. The file says how many stayed.",
                 tr_n("{0} attempt goes in", "{0} attempts go in", chosen),
                 tr_n("{0} stays here", "{0} stay here", all - chosen));
  model.texts = texts_words(state);
  model.can_save = chosen > 0 && !model.signing;
  model.unsealed = unsealed_words(state);
  model.xapi_home = state.belongings.xapi_home;
  model.xapi_said = state.belongings.xapi_said;
  model.can_save_xapi = chosen > 0;
  return model;
}

KeepingModel keeping_model(const AppState& state) {
  KeepingModel model;
  const Belongings& keeping = state.belongings;
  model.stored_words = stored_words(state);
  model.unsealed = unsealed_words(state);
  if (state.profiles.rows.size() > 1) model.open_profile = state.profiles.open;
  model.something = !state.portfolio.attempts().empty();
  model.restore_outcome = keeping.restore_outcome;
  if (keeping.restore) model.restore = restore_of(*keeping.restore);
  if (keeping.restoring != nullptr)
    model.working = {tr(keeping.restoring->looking ? "Reading the backup" : "Restoring the backup"),
                     keeping.restoring->file, keeping.restoring->percent};
  model.asks_to_erase = keeping.asks_to_erase;
  model.erasing = keeping.erasing;
  model.erase_trouble = keeping.erase_trouble;
  if (!model.asks_to_erase) return model;
  put_question(model, state);
  return model;
}

std::string backup_reminder(const AppState& state) {
  if (state.store != StoreState::kReady || state.access == Access::kReading) return {};
  const auto attempts = static_cast<std::int64_t>(state.portfolio.attempts().size());
  const std::int64_t since =
      attempts - std::max(number_in(state, "backup-at"), number_in(state, "reminded-at"));
  if (since < kRemindAfter) return {};
  const std::int64_t unsaved = attempts - number_in(state, "backup-at");
  return tr_n("There is {0} attempt here that no backup holds.",
              "There are {0} attempts here that no backup holds.", unsaved) +
         " " +
         tr("This browser’s storage is the only place for them, and some browsers clear it after "
            "days without a visit.");
}

}  // namespace warmline::ui
