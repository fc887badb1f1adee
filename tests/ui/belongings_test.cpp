// What is kept as a whole: result files, backups, the reminder, erasing.
#include <doctest/doctest.h>

#include <string>

#include "core/signature.h"
#include "progress/backup.h"
#include "progress/codec.h"
#include "progress/result_file.h"
#include "ui/app_fixture.h"
#include "ui/models.h"

using namespace warmline;
using namespace warmline::ui;
using What = Keep::What;

namespace {

// A call that was left, so that there is something to hand in.
AppState state_with_attempts(int count, const Env& env) {
  AppState state = fixture::small_state();
  for (int i = 0; i < count; ++i) {
    fixture::start_call(state, env);
    update(state, LeaveCall{}, env);
    update(state, GoTo{Screen::kLibrary}, env);
  }
  return state;
}

std::string backup_of(AppState& state) {
  update(state, ExportAll{}, fixture::env());
  REQUIRE(state.file_out);
  return std::exchange(state.file_out, std::nullopt)->bytes;
}

std::string library_text(const AppState& state) {
  const LibraryModel model = library_model(state);
  std::string text;
  for (const AttemptRow& row : model.attempts)
    text += row.attempt + row.title + row.when + row.results + row.mark + row.no_debrief + "\n";
  for (const CallCard& card : model.calls)
    text += card.scenario + card.results + card.open_attempt + card.open_words + "\n";
  return text;
}

}  // namespace

TEST_CASE("a result file holds what was chosen, signed by the platform's key") {
  const Env env = fixture::env();
  AppState state = state_with_attempts(2, env);
  update(state, Keep{What::kOpenResult, ""}, env);
  CHECK(state.screen == Screen::kResult);
  ResultModel model = result_model(state);
  REQUIRE(model.rows.size() == 2);
  CHECK(model.rows[0].chosen);
  CHECK(model.rows[0].about.find("First attempt") == 0);
  CHECK(model.rows[1].about.find("Repeat") == 0);
  update(state, Keep{What::kToggle, model.rows[1].attempt}, env);
  update(state, Keep{What::kPerson, " Code 7 "}, env);
  CHECK(result_model(state).sum ==
        "1 attempt goes in, 1 stays here. The file says how many stayed.");
  update(state, Keep{What::kSaveResult, ""}, env);
  CHECK_FALSE(state.file_out);
  REQUIRE_FALSE(state.belongings.sign_now.empty());
  const SigningKey key = signing_key(std::string(kSeedBytes, '\5'));
  update(state, Keep{What::kSigned, key.public_key + sign(key, state.belongings.sign_now)}, env);
  REQUIRE(state.file_out);
  CHECK(state.file_out->name == "warmline-result.json");
  const progress::Verified verified = progress::verify_result(state.file_out->bytes, "f");
  CHECK(verified.verdict == progress::Verdict::kUnchanged);
  CHECK(verified.file.person == "Code 7");
  CHECK(verified.file.attempts.size() == 1);
  CHECK(verified.file.others_left_out == 1);
  CHECK(verified.file.scenarios.empty());  // the site ships it
  CHECK(state.portfolio.setting("person", "") == "Code 7");
}

TEST_CASE("whose text goes into a result file is listed: calls that the site doesn't bring") {
  const Env env = fixture::env();
  AppState state = state_with_attempts(1, env);
  update(state, Keep{What::kOpenResult, ""}, env);
  CHECK(result_model(state).texts.empty());
  state.catalog.clear();
  CHECK(result_model(state).texts ==
        "The text of “The lamp on the landing” goes in too: this site doesn’t bring that version.");
  update(state, Keep{What::kToggle, result_model(state).rows[0].attempt}, env);
  CHECK(result_model(state).texts.empty());
}

TEST_CASE("a browser that can't sign saves an unsigned file and says so") {
  const Env env = fixture::env();
  AppState state = state_with_attempts(1, env);
  update(state, Keep{What::kOpenResult, ""}, env);
  update(state, Keep{What::kSaveResult, ""}, env);
  update(state, Keep{What::kSigned, "This browser can't."}, env);
  REQUIRE(state.file_out);
  CHECK(progress::verify_result(state.file_out->bytes, "f").verdict ==
        progress::Verdict::kUnsigned);
  CHECK(result_model(state).said.find("without a signature") != std::string::npos);
}

TEST_CASE("practised attempts stay here unless they are put in") {
  const Env env = fixture::env();
  AppState state = state_with_attempts(1, env);
  fixture::start_call(state, env);
  update(state, Choose{0}, env);
  const std::string source = state.call->attempt;
  update(state, LeaveCall{}, env);
  update(state, RewindTo{source, 0}, env);
  update(state, LeaveCall{}, env);
  update(state, Keep{What::kOpenResult, ""}, env);
  const ResultModel model = result_model(state);
  REQUIRE(model.rows.size() == 3);
  CHECK(model.practised_from == 2);
  CHECK_FALSE(model.rows[2].chosen);
}

TEST_CASE("a backup restored elsewhere gives the same library, now and after the page closed") {
  AppState there = state_with_attempts(3, fixture::env());
  fixture::score_all(there);
  AppState here = fixture::small_state();
  const Env env = fixture::env(5);
  update(here, TakeFile{"b.json", backup_of(there)}, env);
  CHECK(here.screen == Screen::kSettings);
  const KeepingModel model = settings_model(here).belongings;
  REQUIRE(model.restore);
  CHECK(model.restore->lines[0].find("b.json holds 3 attempts") == 0);
  CHECK(model.restore->lines[1] == "3 of them are new here.");
  update(here, Keep{What::kRestore, ""}, env);
  fixture::score_all(here);
  CHECK(library_text(here) == library_text(there));
  AppState again = fixture::reopened(here);
  fixture::score_all(again);
  CHECK(library_text(again) == library_text(there));
}

TEST_CASE("restored where attempts are it adds, and restored twice it has nothing to add") {
  AppState there = state_with_attempts(2, fixture::env());
  Env other = fixture::env();
  for (int i = 0; i < 100; ++i) static_cast<void>(other.random_hex(16));  // other ids
  AppState here = state_with_attempts(1, other);
  const std::string file = backup_of(there);
  update(here, TakeFile{"b.json", file}, other);
  update(here, Keep{What::kRestore, ""}, other);
  CHECK(here.portfolio.attempts().size() == 3);
  CHECK(settings_model(here).belongings.restore_outcome ==
        std::vector<std::string>{"Restored from b.json: 3 attempts are here now."});
  update(here, TakeFile{"b.json", file}, other);
  const auto restore = settings_model(here).belongings.restore;
  REQUIRE(restore);
  CHECK_FALSE(restore->possible);
}

TEST_CASE("a wrong file is told what is wrong, where, and what to do; nothing changes") {
  const Env env = fixture::env();
  AppState state = state_with_attempts(1, env);
  const std::string before = library_text(state);
  update(state, Keep{What::kChooseBackup, ""}, env);
  CHECK(state.ask_for_file == ".json,application/json");
  update(state, TakeFile{"x.json", "{\"a\":\n1"}, env);
  const std::vector<std::string> trouble = settings_model(state).belongings.restore_outcome;
  REQUIRE(trouble.size() == 2);
  CHECK(trouble[0].find("x.json, line 2, column ") == 0);
  CHECK(library_text(state) == before);
}

TEST_CASE(
    "after ten attempts without a backup there is a word about it, until it is taken or put off") {
  const Env env = fixture::env();
  AppState state = state_with_attempts(9, env);
  CHECK(library_model(state).reminder.empty());
  fixture::start_call(state, env);
  update(state, LeaveCall{}, env);
  CHECK(library_model(state).reminder.find("10 attempts here that no backup") != std::string::npos);
  update(state, Keep{What::kRemindLater, ""}, env);
  CHECK(library_model(state).reminder.empty());
  CHECK(library_model(fixture::reopened(state)).reminder.empty());
}

TEST_CASE("a tab that looks on neither restores nor erases, says why, and reminds of no backup") {
  const Env env = fixture::env();
  AppState there = state_with_attempts(2, env);
  AppState here = state_with_attempts(10, fixture::env());
  update(here, TakeFile{"b.json", backup_of(there)}, env);
  update(here, Keep{What::kAskErase, ""}, env);
  CHECK_FALSE(library_model(here).reminder.empty());
  here.access = Access::kReading;
  CHECK(library_model(here).reminder.empty());
  const std::string before = library_text(here);
  update(here, Keep{What::kErase, ""}, env);
  CHECK_FALSE(here.belongings.erase_now);
  CHECK(settings_model(here).belongings.erase_trouble.find("Another tab") == 0);
  here.belongings.restore = RestorePlan{};  // as it stood when the turn went over
  update(here, Keep{What::kRestore, ""}, env);
  REQUIRE(settings_model(here).belongings.restore_outcome.size() == 1);
  CHECK(settings_model(here).belongings.restore_outcome[0].find("Another tab") == 0);
  CHECK(library_text(here) == before);
}

TEST_CASE("erasing asks first, names what goes and what it can't reach, and can be kept from") {
  const Env env = fixture::env();
  AppState state = state_with_attempts(2, env);
  update(state, Keep{What::kErase, ""}, env);
  CHECK_FALSE(state.belongings.erase_now);
  update(state, Keep{What::kAskErase, ""}, env);
  const KeepingModel model = settings_model(state).belongings;
  REQUIRE(model.asks_to_erase);
  CHECK(model.erase_lines[0].find("2 attempts") != std::string::npos);
  CHECK(model.erase_lines[1].find("backups and result files") != std::string::npos);
  update(state, Keep{What::kCancel, ""}, env);
  CHECK_FALSE(settings_model(state).belongings.asks_to_erase);
  update(state, Keep{What::kAskErase, ""}, env);
  update(state, Keep{What::kErase, ""}, env);
  CHECK(state.belongings.erase_now);
  update(state, Keep{What::kEraseFailed, "Another tab."}, env);
  CHECK(settings_model(state).belongings.erase_trouble == "Another tab.");
}
