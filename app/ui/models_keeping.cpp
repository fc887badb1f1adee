#include "ui/models_keeping.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string_view>

#include "platform/platform.h"
#include "ui/attempts.h"
#include "ui/models.h"
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

KeepingModel::Restore restore_of(const RestorePlan& plan) {
  KeepingModel::Restore restore;
  std::vector<std::string>& lines = restore.lines;
  lines.push_back(
      plan.file + " holds " + count_of(plan.attempts, "attempt", "attempts") +
      (plan.made_ms != 0 ? ", saved on " + platform::date_words(plan.made_ms) + "." : "."));
  if (plan.nothing_new) {
    lines.push_back("Everything in it is here already; there is nothing to restore.");
    restore.possible = false;
  } else {
    lines.push_back(count_of(plan.fresh, "of them is new here", "of them are new here") +
                    (plan.longer > 0 ? ", and " + count_of(plan.longer, "goes", "go") +
                                           " further than it does here."
                                     : "."));
    lines.push_back(
        "What is here stays. The two are put together; an attempt that is in both counts once, in "
        "its longer form. A call that stands open gives way to a later attempt at the same call.");
  }
  if (plan.altered)
    lines.push_back(
        "The file was changed or damaged after it was saved: its checksum is another one. What "
        "can be read of it is used, and nothing vouches for it.");
  if (plan.unread > 0)
    lines.push_back(count_of(plan.unread, "record", "records") +
                    " of the file can’t be read here, damaged or from a newer Warmline, and "
                    "will be set aside as " +
                    (plan.unread == 1 ? "it is." : "they are."));
  return restore;
}

std::string stored_words(const AppState& state) {
  std::set<std::string_view> calls;
  for (const Attempt& attempt : state.portfolio.attempts()) calls.insert(attempt.scenario);
  const auto attempts = static_cast<std::int64_t>(state.portfolio.attempts().size());
  if (attempts == 0) return "You have taken no call yet.";
  return "So far: " + count_of(attempts, "attempt", "attempts") + " at " +
         count_of(static_cast<std::int64_t>(calls.size()), "call", "calls") + ".";
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
  model.sum = count_of(chosen, "attempt goes in", "attempts go in") + ", " +
              count_of(all - chosen, "stays here", "stay here") +
              ". The file says how many stayed.";
  model.can_save = chosen > 0 && !model.signing;
  return model;
}

KeepingModel keeping_model(const AppState& state) {
  KeepingModel model;
  const Belongings& keeping = state.belongings;
  model.stored_words = stored_words(state);
  model.something = !state.portfolio.attempts().empty();
  model.restore_outcome = keeping.restore_outcome;
  if (keeping.restore) model.restore = restore_of(*keeping.restore);
  if (keeping.restoring != nullptr)
    model.working = {keeping.restoring->looking ? "Reading the backup" : "Restoring the backup",
                     keeping.restoring->file, keeping.restoring->percent};
  model.asks_to_erase = keeping.asks_to_erase;
  model.erasing = keeping.erasing;
  model.erase_trouble = keeping.erase_trouble;
  if (!model.asks_to_erase) return model;
  const auto attempts = static_cast<std::int64_t>(state.portfolio.attempts().size());
  model.erase_lines = {
      "What goes: " + count_of(attempts, "attempt", "attempts") +
          " with all decisions and scores, the calls and lenses you added, your settings, and the "
          "key that signs your result files. A later file will carry another key.",
      "What this can’t reach: files that were saved from here, backups and result files among "
      "them, and what other browsers or devices hold.",
      "There is no way back but a backup."};
  return model;
}

std::string backup_reminder(const AppState& state) {
  if (state.store != StoreState::kReady || state.access == Access::kReading) return {};
  const auto attempts = static_cast<std::int64_t>(state.portfolio.attempts().size());
  const std::int64_t since =
      attempts - std::max(number_in(state, "backup-at"), number_in(state, "reminded-at"));
  if (since < kRemindAfter) return {};
  const std::int64_t unsaved = attempts - number_in(state, "backup-at");
  return "There are " + count_of(unsaved, "attempt", "attempts") +
         " here that no backup holds. This browser’s storage is the only place for them, and some "
         "browsers clear it after days without a visit.";
}

}  // namespace warmline::ui
