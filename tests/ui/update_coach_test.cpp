// A team is put together of result files as a supervisor loads them, or of the sample team.
#include <doctest/doctest.h>

#include <string>

#include "cli/program.h"
#include "collect/loaded.h"
#include "collect/write_rows.h"
#include "core/signature.h"
#include "progress/result_file.h"
#include "ui/app_fixture.h"
#include "ui/coach_work.h"
#include "ui/exported_rows.h"
#include "ui/models_coach.h"

using namespace warmline;
using namespace warmline::ui;
using What = Keep::What;

namespace {

struct Handed {
  std::string text;
  std::vector<std::string> attempts;
};

// What a trainee's own page makes: two attempts at the small call, handed in under that name.
Handed handed_in_by(const std::string& name, char key, const std::string& choice,
                    std::int64_t wall_ms = 1'700'000'000'000) {
  Env env = fixture::env(wall_ms);
  // Two browsers don't draw the same numbers.
  env.random_hex = [name, count = std::make_shared<int>(0)](std::size_t bytes) {
    std::string digits = std::to_string(++*count);
    std::string hex(bytes * 2 - digits.size(), static_cast<char>('a' + name.size() % 6));
    return hex + digits;
  };
  AppState state = fixture::small_state();
  for (int i = 0; i < 2; ++i) {
    fixture::start_call(state, env);
    update(state, fixture::choice(state, choice), env);
    update(state, LeaveCall{}, env);
    update(state, GoTo{Screen::kLibrary}, env);
  }
  update(state, Keep{What::kOpenResult, ""}, env);
  update(state, Keep{What::kPerson, name}, env);
  update(state, Keep{What::kSaveResult, ""}, env);
  const std::string message = std::exchange(state.belongings.sign_now, {});
  const SigningKey own = signing_key(std::string(kSeedBytes, key));
  update(state, Keep{What::kSigned, own.public_key + sign(own, message)}, env);
  REQUIRE(state.file_out);
  Handed handed{state.file_out->bytes, {}};
  for (const progress::Attempt& attempt : state.portfolio.attempts())
    handed.attempts.push_back(attempt.id);
  return handed;
}

AppState coach_state() {
  AppState state = fixture::small_state();
  update(state, GoTo{Screen::kCoach}, fixture::env());
  fixture::score_all(state);
  return state;
}

void give(AppState& state, const std::string& name, const std::string& text) {
  update(state, TakeFile{name, text}, fixture::env());
}

// A choice of the first moment that is there for anybody.
std::string some_choice() {
  AppState state = fixture::small_state();
  fixture::start_call(state, fixture::env());
  const Edition* edition = find_edition(state, state.call->version);
  return edition->scenario->nodes[state.call->run.states.back().node].choices.front().id.text;
}

}  // namespace

TEST_CASE("result files become a team, whatever screen they are dropped on") {
  const Handed kim = handed_in_by("Kim", 1, some_choice());
  const Handed robin = handed_in_by("Robin", 2, some_choice());
  AppState state = fixture::small_state();
  give(state, "kim.json", kim.text);
  CHECK(state.screen == Screen::kCoach);
  give(state, "robin.json", robin.text);
  CHECK(coach_model(state).loading.loading);
  fixture::score_all(state);
  REQUIRE(state.coach.team);
  CHECK_FALSE(state.coach.team->simulated);
  CHECK(state.coach.team->people.size() == 2);
  CHECK(state.coach.team->attempts.size() == 4);
  CHECK(state.coach.attempt_ids.size() == 4);
  CHECK(state.coach.left_out.empty());
  const CoachModel model = coach_model(state);
  CHECK(model.has_team);
  CHECK_FALSE(model.loading.loading);
  CHECK(model.chip.empty());
  REQUIRE(model.heat.rows.size() == 2);
  CHECK(model.heat.rows[0].name == "Kim");
  // Two attempts are too few for any figure.
  for (const HeatCell& cell : model.heat.rows[0].cells) CHECK_FALSE(cell.value);
  CHECK(model.too_little.size() == 2);
  CHECK(model.talk.empty());
}

TEST_CASE("the first attempt at a call is the first; a second one from another browser repeats") {
  AppState state = coach_state();
  give(state, "kim.json", handed_in_by("Kim", 1, some_choice()).text);
  fixture::score_all(state);
  REQUIRE(state.coach.team);
  REQUIRE(state.coach.team->attempts.size() == 2);
  CHECK(state.coach.team->attempts[0].kind == coach::AttemptKind::kFirst);
  CHECK(state.coach.team->attempts[1].kind == coach::AttemptKind::kRepeat);
}

TEST_CASE("rows for other programs are those that warmline export writes of the same files") {
  AppState state = coach_state();
  collect::Loaded source;
  const std::vector<Handed> all = {handed_in_by("Kim", 1, some_choice()),
                                   handed_in_by("=Robin, R.", 2, some_choice()),
                                   handed_in_by("", 3, some_choice(), -5)};
  for (const Handed& each : all) {
    give(state, "f.json", each.text);
    source.add("", progress::verify_result(each.text, "f.json"), "f.json");
  }
  fixture::score_all(state);
  REQUIRE(state.coach.team);
  REQUIRE(state.coach.team->attempts.size() == 6);
  const Edition* edition = find_edition(state, state.catalog.front());
  const coach::Practised call{edition->scenario, *edition->solution};
  const test::Folder folder;
  for (const auto format : {coach::RowFormat::kCsv, coach::RowFormat::kJsonLines}) {
    const auto written = collect::write_rows(source, [&call](const std::string&) { return &call; },
                                             {{{folder.path().string(), format}}, {}});
    REQUIRE(written);
    CHECK(written.value().attempts == 6);
    const bool is_csv = format == coach::RowFormat::kCsv;
    const std::string ending = is_csv ? ".csv" : ".jsonl";
    const std::string files[] = {"attempts" + ending, "decisions" + ending,
                                 is_csv ? "dictionary.csv" : "dictionary.json"};
    for (std::size_t i = 0; i < kRowsOfCount; ++i) {
      update(state,
             CoachPage{CoachPage::What::kExportRows, i + (is_csv ? 0 : kRowsOfCount), "", {}},
             fixture::env());
      REQUIRE(state.file_out);
      CHECK(state.file_out->bytes == test::read(folder.path() / files[i]));
      CHECK_FALSE(state.file_out->print);
    }
  }
  state.file_out.reset();
  update(state, CoachPage{CoachPage::What::kExportRows, 2 * kRowsOfCount, "", {}}, fixture::env());
  CHECK_FALSE(state.file_out);
}

TEST_CASE("a scored attempt of a team is what its own page shows of it") {
  const Handed kim = handed_in_by("Kim", 1, some_choice());
  AppState state = coach_state();
  give(state, "kim.json", kim.text);
  fixture::score_all(state);
  REQUIRE(state.coach.team);
  const coach::TeamAttempt& attempt = state.coach.team->attempts[0];
  const Edition* edition = find_edition(state, state.catalog.front());
  REQUIRE(edition->solution);
  const Result<replay::Run> run = replay::replay(*edition->scenario, attempt.events);
  REQUIRE(run);
  const score::Scorecard card =
      score::score(*edition->scenario, *edition->solution, attempt.events, run.value());
  CHECK(card.resolution == attempt.card.resolution);
  CHECK(attempt.events.size() == 1);
}

TEST_CASE("what can't be taken is named, and everything else goes on") {
  const Handed kim = handed_in_by("Kim", 1, some_choice());
  std::string changed = kim.text;
  changed.replace(changed.find("\"Kim\""), 5, "\"Tim\"");
  AppState state = coach_state();
  give(state, "changed.json", changed);
  give(state, "kim.json", kim.text);
  give(state, "notes.txt", "not a result file");
  update(state, UnreadFile{"big.json", "too-large"}, fixture::env());
  fixture::score_all(state);
  const CoachModel model = coach_model(state);
  REQUIRE(model.files.size() == 4);
  CHECK(model.files[0].trouble);
  CHECK(model.files[0].file == "changed.json");
  CHECK_FALSE(model.files[0].lines.empty());
  CHECK(model.files[1].trouble);
  CHECK(model.files[1].file == "notes.txt");
  CHECK(model.files[2].trouble);
  CHECK(model.files[2].sentence.find("big.json") != std::string::npos);
  CHECK_FALSE(model.files[3].trouble);
  CHECK(model.files_say == "3 files, 1 taken: 2 attempts.");
  CHECK(state.coach.team->people.size() == 1);
  CHECK(state.screen == Screen::kCoach);
}

TEST_CASE("an attempt whose call nobody has is left out and named") {
  const Handed kim = handed_in_by("Kim", 1, some_choice());
  AppState state;
  take_scenarios(state, {});
  take_records(state, {});
  give(state, "kim.json", kim.text);
  fixture::score_all(state);
  REQUIRE(state.coach.team);
  CHECK(state.coach.team->attempts.empty());
  REQUIRE(state.coach.left_out.size() == 2);
  CHECK(state.coach.left_out[0].find("Kim, ") == 0);
}

TEST_CASE("the sample team says what it is, and real files take its place") {
  AppState state = coach_state();
  update(state, Coach{Coach::What::kSample}, fixture::env());
  CHECK(coach_model(state).loading.loading);
  fixture::score_all(state);
  REQUIRE(state.coach.team);
  CHECK(state.coach.team->simulated);
  CHECK(coach_model(state).chip == "Sample team, simulated");
  CHECK(state.coach.team->people.size() == coach::kSamplePeople);
  CHECK(coach_model(state).heat.rows.size() == coach::kSamplePeople);
  give(state, "kim.json", handed_in_by("Kim", 1, some_choice()).text);
  fixture::score_all(state);
  CHECK_FALSE(state.coach.team->simulated);
  CHECK(state.coach.team->people.size() == 1);
}

TEST_CASE("a file that brings nothing is named, and the sample team stays") {
  std::string changed = handed_in_by("Kim", 1, some_choice()).text;
  changed.replace(changed.find("\"Kim\""), 5, "\"Tim\"");
  AppState state = coach_state();
  update(state, Coach{Coach::What::kSample}, fixture::env());
  give(state, "early.txt", "while it is being played");
  fixture::score_all(state);
  REQUIRE(state.coach.team);
  CHECK(state.coach.team->simulated);
  const int loads = state.coach.loads;
  give(state, "notes.txt", "not a result file");
  give(state, "holiday.json", R"({"plans": []})");
  give(state, "changed.json", changed);
  update(state, UnreadFile{"big.json", "too-large"}, fixture::env());
  fixture::score_all(state);
  REQUIRE(state.coach.team);
  CHECK(state.coach.team->simulated);
  CHECK(state.coach.team->people.size() == coach::kSamplePeople);
  CHECK(state.coach.loads == loads);
  const CoachModel model = coach_model(state);
  CHECK(model.chip == "Sample team, simulated");
  REQUIRE(model.files.size() == 5);
  CHECK(model.files[0].file == "early.txt");
  CHECK(model.files[1].file == "notes.txt");
  CHECK(model.files[2].file == "holiday.json");
  CHECK(model.files[3].file == "changed.json");
  CHECK(model.files[4].sentence.find("big.json") == 0);
  for (const CoachFileRow& file : model.files) CHECK(file.trouble);
  CHECK(model.files_say == "4 files, none taken. The sample team stays.");
  // The first that brings something takes its place; what was left out before is still named, and a
  // folder that is being looked into goes on.
  state.coach.stop_watching = false;
  give(state, "kim.json", handed_in_by("Kim", 1, some_choice()).text);
  fixture::score_all(state);
  REQUIRE(state.coach.team);
  CHECK_FALSE(state.coach.team->simulated);
  CHECK_FALSE(state.coach.stop_watching);
  CHECK(coach_model(state).files.size() == 6);
  CHECK(coach_model(state).files_say == "5 files, 1 taken: 2 attempts.");
}

TEST_CASE("a file of another kind shows what is wrong with it, but takes nobody out of a session") {
  AppState state = coach_state();
  update(state, Coach{Coach::What::kSample}, fixture::env());
  fixture::score_all(state);
  update(state, GoTo{Screen::kCoachExport}, fixture::env());
  give(state, "notes.txt", "not a result file");
  CHECK(state.screen == Screen::kCoach);
  state.screen = Screen::kSession;
  state.coaching.session = coach::Session{};
  give(state, "more.txt", "not a result file");
  CHECK(state.screen == Screen::kSession);
  CHECK(state.coaching.told == "more.txt is no file that Warmline knows, and was left out.");
  fixture::score_all(state);
  CHECK(coach_model(state).files.size() == 1);
}

TEST_CASE("who is looked at stays looked at when another file comes in") {
  AppState state = coach_state();
  give(state, "robin.json", handed_in_by("Robin", 2, some_choice()).text);
  fixture::score_all(state);
  update(state, Coaching{Coaching::What::kOpenPerson, 0, 0, {}}, fixture::env());
  give(state, "kim.json", handed_in_by("Kim", 1, some_choice()).text);
  fixture::score_all(state);
  CHECK(state.screen == Screen::kPerson);
  REQUIRE(state.coach.team->people.size() == 2);
  CHECK(state.coach.team->people[state.coach.person].code == "Robin");
}

TEST_CASE("loading can be stopped, and a team put away") {
  AppState state = coach_state();
  update(state, Coach{Coach::What::kSample}, fixture::env());
  update(state, Coach{Coach::What::kStop}, fixture::env());
  fixture::score_all(state);
  CHECK_FALSE(state.coach.team);
  CHECK_FALSE(coach_model(state).loading.loading);
  update(state, Coach{Coach::What::kSample}, fixture::env());
  fixture::score_all(state);
  REQUIRE(state.coach.team);
  update(state, Coach{Coach::What::kPutAway}, fixture::env());
  CHECK_FALSE(state.coach.team);
  CHECK_FALSE(coach_model(state).has_team);
}

TEST_CASE("filters and orders stay within what there is") {
  AppState state = coach_state();
  update(state, Coach{Coach::What::kSample}, fixture::env());
  fixture::score_all(state);
  using CoachWhat = Coach::What;
  const Env env = fixture::env();
  for (const CoachWhat what : {CoachWhat::kScenario, CoachWhat::kSector, CoachWhat::kGroup,
                               CoachWhat::kWeeks, CoachWhat::kMeasure, CoachWhat::kSort}) {
    update(state, Coach{what, 9999}, env);
    CHECK(coach_model(state).heat.rows.size() == coach::kSamplePeople);
  }
  // Of twelve weeks the last twelve are all.
  CHECK(coach_model(state).weeks.options ==
        std::vector<std::string>{"All 12 weeks", "The last 4", "The last 6"});
  update(state, Coach{CoachWhat::kGroup, 1}, env);
  CHECK(coach_model(state).heat.rows.size() == coach::kSamplePeople / 2);
  update(state, Coach{CoachWhat::kGroup, 0}, env);
  update(state, Coach{CoachWhat::kWeeks, 1}, env);
  CHECK(coach_model(state).title == "Team, 4 weeks");
  // Whom to talk with is from everything, and says so.
  CHECK(coach_model(state).talk_all == "Whatever is filtered: from all weeks and all calls.");
  CHECK(coach_model(state).about.find(" in all") != std::string::npos);
  update(state, Coach{CoachWhat::kWeeks, 0}, env);
  CHECK(coach_model(state).talk_all.empty());
  update(state, Coach{CoachWhat::kSort, static_cast<std::size_t>(CoachSort::kName)}, env);
  CHECK(coach_model(state).heat.rows.front().name == "Sample 01");
  update(state, Coach{CoachWhat::kSort, static_cast<std::size_t>(CoachSort::kName)}, env);
  CHECK(coach_model(state).heat.rows.front().name == "Sample 24");
}
