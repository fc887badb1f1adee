// The part of update() that what is kept as a whole is about: result files, backups, erasing.
#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/signature.h"
#include "core/tr.h"
#include "interop/xapi.h"
#include "progress/backup.h"
#include "progress/codec.h"
#include "ui/models_profiles.h"
#include "ui/restoring.h"
#include "ui/update.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

constexpr std::size_t kMostTrouble = 3;

void open_result(AppState& state) {
  if (state.store == StoreState::kLoading) return;
  Belongings& keeping = state.belongings;
  keeping.chosen.clear();
  keeping.result_said.clear();
  keeping.xapi_said.clear();
  keeping.unsigned_file.reset();
  keeping.person = state.portfolio.setting("person", "");
  keeping.xapi_home = state.portfolio.setting("xapi-home", "");
  for (const progress::Attempt& attempt : state.portfolio.attempts()) {
    if (progress::can_hand_in(attempt) && !attempt.practised) keeping.chosen.insert(attempt.id);
  }
  state.screen = Screen::kResult;
}

void toggle(AppState& state, const std::string& attempt) {
  const progress::Attempt* found = state.portfolio.find(attempt);
  if (found == nullptr || !progress::can_hand_in(*found)) return;
  if (state.belongings.chosen.erase(attempt) == 0) state.belongings.chosen.insert(attempt);
}

void save_result(AppState& state, const Env& env) {
  Belongings& keeping = state.belongings;
  if (state.screen != Screen::kResult || keeping.chosen.empty() || keeping.unsigned_file) return;
  progress::ResultChoice choice;
  choice.person = keeping.person;
  choice.made_ms = env.wall_ms;
  choice.attempts.assign(keeping.chosen.begin(), keeping.chosen.end());
  choice.shipped = state.catalog;
  keeping.unsigned_file = progress::make_result(state.portfolio, choice);
  keeping.sign_now = progress::message_to_sign(*keeping.unsigned_file);
  keeping.result_said.clear();
  const std::string& person = keeping.unsigned_file->person;
  if (person != state.portfolio.setting("person", ""))
    record(state, {progress::SettingChanged{"person", person}});
}

// Statements of the chosen attempts, in their order; what isn't scored here is left out.
std::string statements_of(AppState& state, const interop::XapiActor& actor, std::size_t& attempts) {
  std::string text = "[";
  const char* before = "\n";
  for (const progress::Attempt& attempt : state.portfolio.attempts()) {
    if (state.belongings.chosen.count(attempt.id) == 0) continue;
    const Edition* edition = edition_of(state, attempt);
    if (edition == nullptr || !edition->solution) continue;
    const auto statements =
        interop::xapi_statements(*edition->scenario, *edition->solution,
                                 interop::xapi_attempt(state.portfolio, attempt), actor);
    if (!statements) continue;
    ++attempts;
    for (const interop::XapiStatement& one : statements.value()) {
      text += before + one.json;
      before = ",\n";
    }
  }
  return text + "\n]\n";
}

void save_xapi(AppState& state) {
  Belongings& keeping = state.belongings;
  if (state.screen != Screen::kResult || keeping.chosen.empty()) return;
  const std::string person = progress::person_as_written(keeping.person);
  const bool account = !keeping.xapi_home.empty();
  const interop::XapiActor actor{
      account ? keeping.xapi_home : std::string(interop::kXapiBase) + "person", person};
  if (!interop::is_sound(actor)) {
    keeping.xapi_said = person.empty()
                            ? tr("A store has to know whose they are: type a name or a code above.")
                            : tr("That is no address: it begins with https://.");
    state.say = keeping.xapi_said;
    return;
  }
  std::size_t attempts = 0;
  state.file_out =
      FileOut{"warmline-xapi.json", "application/json", statements_of(state, actor, attempts)};
  keeping.xapi_said =
      tr_n("Saved: the statements of {0} attempt.", "Saved: the statements of {0} attempts.",
           static_cast<std::int64_t>(attempts));
  state.say = keeping.xapi_said;
  if (state.portfolio.setting("xapi-home", "") != keeping.xapi_home)
    record(state, {progress::SettingChanged{"xapi-home", keeping.xapi_home}});
}

// `answer`: key and signature, or why there is none.
void take_signature(AppState& state, const std::string& answer) {
  Belongings& keeping = state.belongings;
  if (!keeping.unsigned_file) return;
  progress::ResultFile file = std::move(*keeping.unsigned_file);
  keeping.unsigned_file.reset();
  if (answer.size() == kPublicKeyBytes + kSignatureBytes) {
    file.key = answer.substr(0, kPublicKeyBytes);
    file.signature = answer.substr(kPublicKeyBytes);
    keeping.result_said =
        tr("Saved, and signed with this browser’s key; its fingerprint begins with {0}.",
           progress::fingerprint(file.key).substr(0, 9));
  } else {
    keeping.result_said =
        tr("Saved without a signature, and the file says so: that it is unchanged can’t be "
           "shown.") +
        " " + answer;
  }
  state.file_out = FileOut{"warmline-result.json", "application/json", progress::result_text(file)};
}

void restore(AppState& state, const Env& env) {
  Belongings& keeping = state.belongings;
  if (!keeping.restore || keeping.restore->nothing_new) return;
  RestorePlan plan = std::move(*keeping.restore);
  keeping.restore.reset();
  if (state.access == Access::kReading) {  // the turn went over while the question stood
    return tell_outcome(state, {tr(kOnlyLooking)});
  }
  put_together(state, std::move(plan), env.wall_ms);
}

}  // namespace

void tell_outcome(AppState& state, std::vector<std::string> lines) {
  for (const std::string& line : lines) state.say += (state.say.empty() ? "" : "\n") + line;
  state.belongings.restore_outcome = std::move(lines);
  state.belongings.show_outcome = true;
}

void tell_of_broken_backup(AppState& state, const std::vector<Diagnostic>& problems) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < problems.size() && i < kMostTrouble; ++i)
    lines.push_back(trouble_words(problems[i]));
  lines.emplace_back(
      tr("Nothing was changed here. A backup that was cut short can’t be restored: take another "
         "copy of it, as “Export everything” saved it."));
  tell_outcome(state, std::move(lines));
}

void plan_restore(AppState& state, const TakeFile& file) {
  Belongings& keeping = state.belongings;
  keeping.restoring.reset();
  keeping.restore.reset();
  keeping.restore_outcome.clear();
  state.call.reset();
  state.screen = Screen::kSettings;
  if (state.store == StoreState::kLoading) return;
  look_into(state, file.bytes, file.name);
}

namespace {

// What stood before a restore is in what the restore wrote. What can't be read stays.
std::vector<progress::StoredRecord> without_the_past(std::vector<progress::StoredRecord> all) {
  std::size_t begins = 0;
  std::set<std::size_t> read;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Result<progress::Record> record = progress::decode(all[i].bytes);
    if (!record) continue;
    read.insert(i);
    if (std::holds_alternative<progress::HistoryReplaced>(record.value())) begins = i;
  }
  std::vector<progress::StoredRecord> left;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i >= begins || read.count(i) == 0) left.push_back(std::move(all[i]));
  }
  return left;
}

}  // namespace

void export_all(AppState& state, const Env& env) {
  state.file_out = FileOut{"warmline-backup.json", "application/json",
                           progress::backup_text(without_the_past(everything(state)), env.wall_ms)};
  const std::string now = std::to_string(state.portfolio.attempts().size());
  if (state.journal.state() == progress::SaveState::kSaved &&
      state.portfolio.setting("backup-at", "0") != now)
    record(state, {progress::SettingChanged{"backup-at", now}});
}

void keep(AppState& state, const Keep& wish, const Env& env) {
  Belongings& keeping = state.belongings;
  switch (wish.what) {
    case Keep::What::kOpenResult:
      return open_result(state);
    case Keep::What::kToggle:
      return toggle(state, wish.text);
    case Keep::What::kPerson:
      keeping.person = wish.text;
      return;
    case Keep::What::kSaveResult:
      return save_result(state, env);
    case Keep::What::kSigned:
      return take_signature(state, wish.text);
    case Keep::What::kChooseBackup:
      keeping.restore_outcome.clear();
      keeping.wants_backup = true;
      state.ask_for_file = ".json,application/json";
      state.ask_how = platform::Choosing::kOne;
      return;
    case Keep::What::kRestore:
      return restore(state, env);
    case Keep::What::kCancel:
      keeping.restoring.reset();
      keeping.restore.reset();
      keeping.asks_to_erase = false;
      keeping.erase_trouble.clear();
      return;
    case Keep::What::kAskErase:
      if (!wish.text.empty() && find_profile(state, wish.text) == nullptr) return;
      keeping.asks_to_erase = true;
      keeping.erase_profile = wish.text;
      keeping.erase_trouble.clear();
      return;
    case Keep::What::kErase:
      if (state.access == Access::kReading) {
        keeping.erase_trouble = tr(kOnlyLooking);
        return;
      }
      keeping.erase_trouble.clear();
      keeping.erase_now = keeping.asks_to_erase && !keeping.erasing;
      keeping.erasing = keeping.asks_to_erase;
      return;
    case Keep::What::kEraseFailed:
      keeping.erasing = false;
      keeping.erase_trouble = wish.text;
      return;
    case Keep::What::kXapiHome:
      keeping.xapi_home = wish.text;
      return;
    case Keep::What::kSaveXapi:
      return save_xapi(state);
    case Keep::What::kRemindLater:
      record(state, {progress::SettingChanged{"reminded-at",
                                              std::to_string(state.portfolio.attempts().size())}});
      return;
  }
}

}  // namespace warmline::ui
