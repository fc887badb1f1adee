#include "ui/update.h"

#include <doctest/doctest.h>

#include "ui/app_fixture.h"
#include "ui/models.h"

using namespace warmline;
using namespace warmline::ui;
using progress::ClosedHow;

TEST_CASE("a call with a content note shows it first, and taking it leads to what came before") {
  AppState state = fixture::small_state();
  const Env env = fixture::env();
  update(state, OpenScenario{"small"}, env);
  CHECK(state.screen == Screen::kNotice);
  CHECK(state.portfolio.attempts().empty());
  update(state, AcceptNotice{}, env);
  CHECK(state.screen == Screen::kBefore);
  CHECK(state.portfolio.attempts().empty());
  update(state, PickUp{}, env);
  CHECK(state.screen == Screen::kCall);
  REQUIRE(state.portfolio.attempts().size() == 1);
  CHECK(state.portfolio.attempts()[0].seed == 2);  // the second draw: the id comes first
  CHECK(state.portfolio.attempts()[0].begun_wall_ms == env.wall_ms);
  CHECK(state.portfolio.canonical(state.catalog[0]) != nullptr);
}

TEST_CASE("picking up from anywhere else does nothing") {
  AppState state = fixture::small_state();
  update(state, PickUp{}, fixture::env());
  CHECK(state.screen == Screen::kLibrary);
  CHECK(state.portfolio.attempts().empty());
}

TEST_CASE("declining is recorded, not scored, and says so") {
  AppState state = fixture::small_state();
  update(state, OpenScenario{"small"}, fixture::env());
  update(state, DeclineCall{}, fixture::env());
  CHECK(state.screen == Screen::kLibrary);
  REQUIRE(state.portfolio.attempts().size() == 1);
  CHECK(state.portfolio.attempts()[0].closed == ClosedHow::kDeclined);
  CHECK(state.portfolio.first_attempt("small") == nullptr);
  CHECK(state.notice.find("not scored") != std::string::npos);
  update(state, OpenDebrief{state.portfolio.attempts()[0].id}, fixture::env());
  CHECK(state.screen == Screen::kLibrary);
}

TEST_CASE("choices and cards become records, and the call follows from them") {
  AppState state = fixture::small_state();
  const Env env = fixture::env();
  fixture::start_call(state, env);
  CHECK(call_model(state)->decision == "Decision 1");
  update(state, fixture::choice(state, "ask"), env);
  CHECK(call_model(state)->decision == "Decision 2");
  update(state, OpenCard{0}, env);
  REQUIRE(state.call->open_card);
  CHECK(state.call->run.states.back().seconds == 40);
  CHECK(call_model(state)->decision == "Decision 2");
  const auto events = state.portfolio.attempts()[0].events;
  REQUIRE(events.size() == 2);
  CHECK(std::holds_alternative<replay::CardEvent>(events[1]));
}

TEST_CASE("while a card is read nothing is chosen and no second card opens") {
  AppState state = fixture::small_state();
  const Env env = fixture::env();
  fixture::start_call(state, env);
  update(state, OpenCard{0}, env);
  update(state, fixture::choice(state, "ask"), env);
  update(state, OpenCard{0}, env);
  CHECK(state.portfolio.attempts()[0].events.size() == 1);
  update(state, CloseCard{}, env);
  update(state, fixture::choice(state, "ask"), env);
  CHECK(state.portfolio.attempts()[0].events.size() == 2);
}

TEST_CASE("a choice that a rule blocks, or that isn't there, changes nothing") {
  AppState state = fixture::small_state();
  const Env env = fixture::env();
  fixture::start_call(state, env);
  update(state, Choose{7}, env);
  CHECK(state.portfolio.attempts()[0].events.empty());
  update(state, fixture::choice(state, "ask"), env);
  update(state, fixture::choice(state, "name-an-hour"), env);
  CHECK(state.portfolio.attempts()[0].events.size() == 1);
}

TEST_CASE("the last choice closes the attempt in the same batch, and its lines are still shown") {
  AppState state = fixture::small_state();
  const Env env = fixture::env();
  fixture::start_call(state, env);
  update(state, fixture::choice(state, "log"), env);
  update(state, fixture::choice(state, "close"), env);
  CHECK(state.portfolio.attempts()[0].closed == ClosedHow::kFinished);
  CHECK(state.screen == Screen::kCall);
  CHECK(state.call->ended);
  CHECK(call_model(state)->ended);
  update(state, OpenDebrief{state.call->attempt}, env);
  CHECK(state.screen == Screen::kDebrief);
}

TEST_CASE("a page closed in mid-call comes back to the last decision or card") {
  AppState before = fixture::small_state();
  const Env env = fixture::env();
  fixture::start_call(before, env);
  update(before, fixture::choice(before, "ask"), env);
  update(before, OpenCard{0}, env);
  AppState after = fixture::reopened(before);
  CHECK(after.screen == Screen::kLibrary);
  const LibraryModel library = library_model(after);
  REQUIRE(library.suggestion);
  CHECK(library.suggestion->resumes);
  CHECK(library.suggestion->label == "Go on with “The lamp on the landing”, decision 2");
  update(after, ResumeAttempt{library.suggestion->target}, env);
  CHECK(after.screen == Screen::kCall);
  CHECK(after.call->run.states.back().seconds == before.call->run.states.back().seconds);
  CHECK(after.call->run.entries.size() == before.call->run.entries.size());
  CHECK(after.call->decisions == 1);
}

TEST_CASE("starting anew closes the open attempt where it stands; the first stays the first") {
  AppState state = fixture::small_state();
  const Env env = fixture::env();
  fixture::start_call(state, env);
  update(state, fixture::choice(state, "ask"), env);
  const std::string first = state.call->attempt;
  update(state, GoTo{Screen::kLibrary}, env);
  CHECK(state.portfolio.open_attempt("small") != nullptr);
  update(state, OpenScenario{"small"}, env);
  CHECK(!before_model(state)->closes_open.empty());
  update(state, AcceptNotice{}, env);
  update(state, PickUp{}, env);
  CHECK(state.portfolio.find(first)->closed == ClosedHow::kSuperseded);
  CHECK(state.portfolio.first_attempt("small")->id == first);
  CHECK(state.call->attempt != first);
  CHECK(state.call->run.entries.size() == 3);
}

TEST_CASE("leaving closes the attempt and leads to its debrief") {
  AppState state = fixture::small_state();
  const Env env = fixture::env();
  fixture::start_call(state, env);
  update(state, LeaveCall{}, env);
  CHECK(state.screen == Screen::kDebrief);
  CHECK(state.portfolio.attempts()[0].closed == ClosedHow::kLeft);
}

TEST_CASE("an attempt at a version that is nowhere any more is kept as interrupted") {
  AppState state = fixture::small_state();
  progress::AttemptBegun begun;
  begun.attempt = "lost";
  begun.scenario = "small";
  begun.version = "gone";
  record(state, {begun});
  update(state, ResumeAttempt{"lost"}, fixture::env());
  CHECK(state.screen == Screen::kLibrary);
  CHECK(state.portfolio.find("lost")->closed == ClosedHow::kInterrupted);
  CHECK(!state.notice.empty());
}

TEST_CASE(
    "an open attempt goes on with the version it was begun with after the site ships another") {
  AppState before = fixture::small_state();
  const Env env = fixture::env();
  fixture::start_call(before, env);
  update(before, fixture::choice(before, "ask"), env);
  const std::string version = before.call->version;

  AppState after;
  platform::Boot boot = fixture::small_boot();
  const std::string title = "The lamp on the landing";
  boot.scenarios[0].bytes.replace(boot.scenarios[0].bytes.find(title), title.size(),
                                  "The lamp, edited");
  take_scenarios(after, boot);
  std::vector<progress::StoredRecord> records;
  for (std::string& bytes : before.journal.unsaved())
    records.push_back({records.size() + 1, std::move(bytes)});
  take_records(after, std::move(records));
  REQUIRE(after.catalog[0] != version);
  update(after, ResumeAttempt{after.portfolio.latest_open()->id}, env);
  CHECK(after.screen == Screen::kCall);
  CHECK(call_model(after)->title == title);
}

TEST_CASE("a setting is recorded once and read back") {
  AppState state = fixture::small_state();
  const Env env = fixture::env();
  update(state, ChangeSetting{"mood-hidden", "1"}, env);
  update(state, ChangeSetting{"mood-hidden", "1"}, env);
  CHECK(state.journal.unsaved().size() == 1);
  CHECK(settings_model(fixture::reopened(state)).mood_hidden);
}

TEST_CASE("the export holds what is saved and what is not, with growing keys") {
  AppState state = fixture::small_state();
  state.archive.push_back({41, "abc"});
  update(state, ChangeSetting{"theme", "dark"}, fixture::env());
  update(state, ExportAll{}, fixture::env());
  REQUIRE(state.file_out);
  CHECK(state.file_out->bytes.find(R"({"key":41,"base64":"YWJj"},{"key":42,"base64":)") !=
        std::string::npos);
}

namespace {

// A finished attempt: two decisions, the second after a card.
std::string finished(AppState& state, const Env& env) {
  fixture::start_call(state, env);
  update(state, fixture::choice(state, "ask"), env);
  update(state, fixture::choice(state, "call-caretaker"), env);
  update(state, fixture::choice(state, "close"), env);
  return state.call->attempt;
}

}  // namespace

TEST_CASE("trying again from a decision begins a practised attempt with what came before it") {
  AppState state = fixture::small_state();
  const Env env = fixture::env();
  const std::string first = finished(state, env);
  update(state, OpenDebrief{first}, env);
  fixture::score_all(state);
  update(state, RewindTo{first, 1}, env);
  REQUIRE(state.screen == Screen::kCall);
  REQUIRE(state.call);
  const std::string again = state.call->attempt;
  CHECK(again != first);
  CHECK(state.call->decisions == 1);
  CHECK(call_model(state)->chip == "Practised from decision 2");
  CHECK(!call_model(state)->fresh);
  const progress::Attempt* practised = state.portfolio.find(again);
  CHECK(practised->practised);
  CHECK(practised->rewound_from == first);
  CHECK(practised->seed == state.portfolio.find(first)->seed);
  CHECK(practised->events.size() == 1);
  CHECK(state.portfolio.first_attempt("small")->id == first);
  CHECK(state.portfolio.find(first)->events.size() == 3);
  const AppState later = fixture::reopened(state);
  CHECK(later.portfolio.latest_open()->id == again);
  CHECK(later.portfolio.find(again)->practised);
}

TEST_CASE("trying again closes the open attempt at that call as superseded") {
  AppState state = fixture::small_state();
  const Env env = fixture::env();
  const std::string first = finished(state, env);
  update(state, RewindTo{first, 1}, env);
  const std::string second = state.call->attempt;
  update(state, GoTo{Screen::kLibrary}, env);
  update(state, RewindTo{first, 0}, env);
  CHECK(state.portfolio.find(second)->closed == ClosedHow::kSuperseded);
  CHECK(state.call->decisions == 0);
  CHECK(state.portfolio.find(first)->closed == ClosedHow::kFinished);
}

TEST_CASE("there is no trying again beyond the last event, nor from an attempt that isn't there") {
  AppState state = fixture::small_state();
  const Env env = fixture::env();
  const std::string first = finished(state, env);
  update(state, OpenDebrief{first}, env);
  update(state, RewindTo{first, 3}, env);
  update(state, RewindTo{"nobody", 0}, env);
  CHECK(state.screen == Screen::kDebrief);
  CHECK(state.portfolio.attempts().size() == 1);
}

TEST_CASE("first, best and latest are kept apart, and practice is never first or best") {
  AppState state = fixture::small_state();
  const Env env = fixture::env();
  const std::string first = finished(state, env);
  fixture::score_all(state);
  update(state, RewindTo{first, 1}, env);
  update(state, OpenCard{0}, env);
  update(state, CloseCard{}, env);
  update(state, fixture::choice(state, "call-caretaker"), env);
  update(state, fixture::choice(state, "tell"), env);
  const std::string practised = state.call->attempt;
  update(state, OpenDebrief{practised}, env);
  fixture::score_all(state);
  CHECK(state.scorecards.at(practised).resolution == 1000);
  const DebriefModel debrief = *debrief_model(state);
  CHECK(debrief.mark == "Practised from decision 2");
  REQUIRE(debrief.kept.size() == 2);
  CHECK(debrief.kept[0].label == "First, Best");
  CHECK(debrief.kept[0].attempt == first);
  CHECK(!debrief.kept[0].shown);
  CHECK(debrief.kept[1].label == "Latest, practised from decision 2");
  CHECK(debrief.kept[1].shown);
  const std::string results = library_model(state).calls[0].results;
  CHECK(results.find("First: ") == 0);
  CHECK(results.find("Best: ") == std::string::npos);
  CHECK(results.find("Latest, practised: 100 % resolution") != std::string::npos);
  update(state, OpenDebrief{first}, env);
  CHECK(debrief_model(state)->mark == "First attempt");
}

TEST_CASE("the settings say what is kept as attempts and calls, not as records") {
  AppState state = fixture::small_state();
  CHECK(settings_model(state).stored_words == "You have taken no call yet.");
  const Env env = fixture::env();
  fixture::start_call(state, env);
  CHECK(settings_model(state).stored_words == "So far: 1 attempt at 1 call.");
  update(state, LeaveCall{}, env);
  update(state, GoTo{Screen::kLibrary}, env);
  fixture::start_call(state, env);
  CHECK(settings_model(state).stored_words == "So far: 2 attempts at 1 call.");
}
