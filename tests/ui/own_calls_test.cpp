#include "ui/own_calls.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/diagnostic.h"
#include "craft/inspect.h"
#include "scenario/fixture.h"
#include "support/tangled.h"
#include "ui/debrief_fixture.h"

using namespace warmline;
using namespace warmline::ui;

namespace {

constexpr const char* kNames = "warmline lexicon 1\n0\n1\njo\n";

// The small call under another name.
std::string own_text(const std::string& id = "mine", const std::string& title = "My own lamp") {
  return fixture::change(fixture::change(fixture::file_text("tests/fixtures/scenarios/small.json"),
                                         "\"id\": \"small\"", "\"id\": \"" + id + "\""),
                         "The lamp on the landing", title);
}

// With a list of names, so that no check waits for one.
AppState small_state() {
  AppState state = fixture::small_state();
  take_names(state, kNames);
  return state;
}

AppState reopened(const AppState& before) {
  AppState state = fixture::reopened(before);
  take_names(state, kNames);
  return state;
}

void drop(AppState& state, const std::string& name, const std::string& text) {
  update(state, TakeFile{name, text}, fixture::env());
}

std::string told(const AppState& state) {
  std::string all;
  for (const FileReport& report : state.reports)
    all += (report.taken ? "+ " : "- ") + report.sentence + "\n";
  return all;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a dropped call is added, can be played to its debrief, and is there again later") {
  AppState state = small_state();
  const Env env = fixture::env();
  drop(state, "mine.json", own_text());
  CHECK(library_model(state).looking == 1);
  fixture::score_all(state);
  CHECK(told(state) == "+ “My own lamp” was added from mine.json.\n");
  CHECK(holds(state.say, "was added"));
  LibraryModel model = library_model(state);
  REQUIRE(model.own.size() == 1);
  CHECK(model.own[0].can_take);
  CHECK(model.own[0].card.title == "My own lamp");
  CHECK(model.looking == 0);
  CHECK(model.calls.size() == 1);  // those that ship stand apart

  update(state, OpenScenario{"mine"}, env);
  update(state, AcceptNotice{}, env);
  update(state, PickUp{}, env);
  REQUIRE(state.screen == Screen::kCall);
  update(state, fixture::choice(state, "log"), env);
  update(state, fixture::choice(state, "close"), env);
  update(state, LeaveCall{}, env);
  fixture::score_all(state);
  CHECK(debrief_model(state)->ready == DebriefModel::Ready::kReady);
  CHECK(debrief_model(state)->can_repeat);

  AppState later = reopened(state);
  CHECK(library_model(later).own_coming == 1);
  fixture::score_all(later);
  model = library_model(later);
  CHECK(model.own_coming == 0);
  REQUIRE(model.own.size() == 1);
  CHECK(holds(model.own[0].card.results, "First: "));
  CHECK(model.reports.empty());
}

TEST_CASE("mistakes are told as the command line tells them, and nothing is kept") {
  AppState state = small_state();
  const std::string text =
      fixture::change(own_text(), "\"to\": \"night-desk\"", "\"to\": \"nite-desk\"");
  drop(state, "mine.json", text);
  fixture::score_all(state);
  const LibraryModel model = library_model(state);
  REQUIRE(model.reports.size() == 1);
  CHECK_FALSE(model.reports[0].taken);
  CHECK(holds(model.reports[0].sentence, "was not added"));
  std::vector<std::string> expected;
  for (const Diagnostic& one : craft::inspect(text, "mine.json", &state.names.lexicon).diagnostics)
    expected.push_back(to_line(one));
  CHECK(model.reports[0].lines == expected);
  CHECK(holds(model.reports[0].lines.front(), "mine.json:"));
  CHECK(model.own.empty());
  CHECK(state.journal.unsaved().empty());
  CHECK(reopened(state).own.empty());
}

TEST_CASE("an edited file takes the earlier one's place and says so; attempts keep their version") {
  AppState state = small_state();
  const Env env = fixture::env();
  drop(state, "mine.json", own_text());
  fixture::score_all(state);
  update(state, OpenScenario{"mine"}, env);
  update(state, AcceptNotice{}, env);
  update(state, PickUp{}, env);
  const std::string version = state.call->version;
  update(state, fixture::choice(state, "log"), env);
  update(state, GoTo{Screen::kLibrary}, env);
  drop(state, "mine.json", own_text("mine", "My newer lamp"));
  fixture::score_all(state);
  CHECK(holds(told(state), "took the place of the earlier one"));
  REQUIRE(library_model(state).own.size() == 1);
  CHECK(library_model(state).own[0].card.title == "My newer lamp");
  AppState later = reopened(state);
  fixture::score_all(later);
  REQUIRE(later.portfolio.latest_open() != nullptr);
  update(later, ResumeAttempt{later.portfolio.latest_open()->id}, env);
  REQUIRE(later.screen == Screen::kCall);
  CHECK(later.call->version == version);

  update(state, GoTo{Screen::kLibrary}, env);
  const std::size_t records = state.journal.unsaved().size();
  drop(state, "copy.json", own_text("mine", "My newer lamp"));
  fixture::score_all(state);
  CHECK(holds(told(state), "is here already"));
  CHECK(state.journal.unsaved().size() == records);

  drop(state, "mine.json", "{ \"id\": \"mine\", \"nodes\": [ }");
  fixture::score_all(state);
  CHECK(holds(told(state), "was not added"));
  CHECK(library_model(state).own[0].card.title == "My newer lamp");
}

TEST_CASE("an id that a shipped call has is refused, and so is one that came twice at once") {
  AppState state = small_state();
  drop(state, "lamp.json", fixture::file_text("tests/fixtures/scenarios/small.json"));
  drop(state, "a.json", own_text());
  drop(state, "b.json", own_text("mine", "Another"));
  fixture::score_all(state);
  REQUIRE(state.reports.size() == 3);
  CHECK_FALSE(state.reports[0].taken);
  CHECK(state.reports[0].diagnostics[0].code == "duplicate-scenario");
  CHECK(holds(to_line(state.reports[0].diagnostics[0]), "\"small\" is also the id of small.json"));
  CHECK(state.reports[0].diagnostics[0].line > 1);
  CHECK(state.reports[1].taken);
  CHECK_FALSE(state.reports[2].taken);
  CHECK(library_model(state).own[0].card.title == "My own lamp");
}

TEST_CASE("what is no call says so; a lens is taken wherever it is dropped") {
  AppState state = small_state();
  drop(state, "photo.png", "\x89PNG");
  drop(
      state, "house.json",
      R"({ "format": 1, "id": "house", "title": "House", "about": "Ours.", "weights": { "empathy": 60, "time": 40 }, "target_seconds": 300 })");
  update(state, UnreadFile{"film.json", "too-large"}, fixture::env());
  fixture::score_all(state);
  REQUIRE(state.reports.size() == 3);
  CHECK(holds(state.reports[0].sentence, "photo.png is not a call"));
  CHECK(state.reports[1].taken);
  CHECK(state.lenses.size() == 3);
  CHECK(holds(state.reports[2].sentence, "too large"));
  drop(state, "mine.json", own_text());
  CHECK(state.reports.empty());  // those of the next files stand alone
}

TEST_CASE("a call dropped on a debrief leads to the library; during a call it waits") {
  AppState state = fixture::debriefed({"log", "close"});
  take_names(state, kNames);
  drop(state, "mine.json", own_text());
  CHECK(state.screen == Screen::kLibrary);
  CHECK(state.lens_trouble.empty());
  fixture::start_call(state, fixture::env());
  drop(state, "other.json", own_text("other"));
  CHECK(state.screen == Screen::kCall);
  fixture::score_all(state);
  CHECK(state.own.size() == 2);
  CHECK(state.screen == Screen::kCall);
}

TEST_CASE("removing takes the call away and leaves its attempts, with their scores") {
  AppState state = small_state();
  const Env env = fixture::env();
  drop(state, "mine.json", own_text());
  fixture::score_all(state);
  update(state, OpenScenario{"mine"}, env);
  update(state, AcceptNotice{}, env);
  update(state, PickUp{}, env);
  update(state, fixture::choice(state, "log"), env);
  update(state, fixture::choice(state, "close"), env);
  update(state, LeaveCall{}, env);
  const std::string attempt = state.debrief;
  update(state, GoTo{Screen::kLibrary}, env);
  update(state, RemoveCall{"mine"}, env);
  CHECK(holds(told(state), "Your attempts at it are kept"));
  AppState later = reopened(state);
  fixture::score_all(later);
  CHECK(library_model(later).own.empty());
  REQUIRE(library_model(later).attempts.size() == 1);
  CHECK(library_model(later).attempts[0].title == "My own lamp");
  CHECK(later.scorecards.count(attempt) == 1);
  update(later, OpenDebrief{attempt}, env);
  fixture::score_all(later);
  CHECK_FALSE(debrief_model(later)->can_repeat);
  update(later, OpenScenario{"mine"}, env);
  CHECK(later.screen == Screen::kDebrief);
}

TEST_CASE("a kept call that this version finds mistakes in stays, with them, until it is removed") {
  AppState state = small_state();
  record(state,
         {progress::ScenarioAdded{"old", "old.json", "{ \"nodes\": 1 }", 5},
          progress::ScenarioAdded{"small", "lamp.json",
                                  fixture::file_text("tests/fixtures/scenarios/small.json"), 6}});
  AppState later = reopened(state);
  fixture::score_all(later);
  const LibraryModel model = library_model(later);
  REQUIRE(model.own.size() == 2);
  for (const OwnCallModel& own : model.own) {
    CHECK_FALSE(own.can_take);
    CHECK_FALSE(own.lines.empty());
  }
  CHECK(model.own[0].card.title == "old.json");
  CHECK(holds(model.own[1].lines[0], "[duplicate-scenario]"));
  update(later, RemoveCall{"old"}, fixture::env());
  CHECK(library_model(later).own.size() == 1);
}

TEST_CASE("a tab that doesn't save takes no file, and says why; one that comes to save goes on") {
  AppState state = small_state();
  state.access = Access::kReading;
  drop(state, "mine.json", own_text());
  CHECK(state.dropped.empty());
  CHECK(holds(state.refused, "another tab"));
  state.access = Access::kWriting;
  drop(state, "mine.json", own_text());
  state.access = Access::kReading;
  fixture::score_all(state);
  CHECK(state.own.empty());
  state.access = Access::kWriting;
  fixture::score_all(state);
  CHECK(state.own.size() == 1);
  CHECK(state.journal.unsaved().size() == 1);
}

TEST_CASE("no piece of looking at a file is long, and a call on the screen comes before it") {
  AppState state = small_state();
  state.awaited = 1;
  drop(state, "mine.json", own_text());
  CHECK_FALSE(do_some_work(state, [] { return 0.0; }).more);
  CHECK(state.dropped.size() == 1);  // until it is known which ids ship
  state.awaited = 0;
  double now = 0;
  int slices = 0;
  while (do_some_work(state, [&] { return now += 100; }).more) ++slices;
  CHECK(slices > 3);
  CHECK(state.own.size() == 1);
}

TEST_CASE(
    "the list of names is asked for when the first call is to be checked, and its findings are "
    "told") {
  AppState state = small_state();
  state.names = {};
  fixture::score_all(state);
  CHECK(state.names.state == Names::State::kNotWanted);
  drop(state, "mine.json",
       fixture::change(own_text(), "Logged. Right.", "Write to me at jo.doe@example.org."));
  fixture::score_all(state);
  CHECK(state.names.state == Names::State::kWanted);
  CHECK(library_model(state).looking == 1);
  take_names(state, kNames);
  CHECK(state.names.state == Names::State::kHere);
  fixture::score_all(state);
  LibraryModel model = library_model(state);
  CHECK(model.looking == 0);
  REQUIRE(model.own.size() == 1);
  CHECK(std::any_of(model.own[0].lines.begin(), model.own[0].lines.end(),
                    [](const std::string& line) { return holds(line, "[identifies-email]"); }));
  CHECK(holds(model.anonymity, "They miss some"));

  AppState without = small_state();
  without.names = {};
  drop(without, "mine.json", own_text());
  fixture::score_all(without);
  take_names(without, "");
  CHECK(without.names.state == Names::State::kMissing);
  fixture::score_all(without);
  CHECK(without.own.size() == 1);
  CHECK(holds(told(without), "could not be loaded"));
  CHECK(library_model(without).anonymity.empty());
}

TEST_CASE("the map asks first where it would give a shipped call away") {
  AppState state = small_state();
  const Env env = fixture::env();
  const std::string version = state.catalog.front();
  update(state, ShowMap{version}, env);
  REQUIRE(state.screen == Screen::kMap);
  CHECK(map_model(state)->ask);
  CHECK(map_model(state)->nodes.empty());
  update(state, ShowMap{version, true}, env);
  fixture::score_all(state);
  MapModel model = *map_model(state);
  CHECK_FALSE(model.ask);
  REQUIRE(model.map != nullptr);
  REQUIRE(model.nodes.size() == 7);
  CHECK(model.nodes[0].id == "hello");
  CHECK(model.nodes[0].marks.front() == "The start");
  CHECK(model.nodes[1].choices[1].rule ==
        "Forbidden at times by the rule “No hour is promised to callers”");
  CHECK(model.nodes[1].choices[0].leads == "To “caretaker” or “logged”");
  CHECK(model.cards.size() == 2);
  update(state, ShowMap{"nowhere", true}, env);
  CHECK(state.map == version);

  AppState tried = fixture::after_call({"log", "close"});
  update(tried, ShowMap{version}, env);
  CHECK_FALSE(map_model(tried)->ask);
}

TEST_CASE("the map of an unsound file can be looked at, with what can be told") {
  AppState state = small_state();
  drop(
      state, "mine.json",
      fixture::change(own_text(), "\"id\": \"neighbour\",",
                      "\"id\": \"round\", \"say\": \"Hm.\", \"again\": true, \"to\": \"fall\" }, { "
                      "\"id\": \"neighbour\","));
  fixture::score_all(state);
  REQUIRE(state.reports.size() == 1);
  REQUIRE_FALSE(state.reports[0].version.empty());
  update(state, ShowMap{state.reports[0].version, true}, fixture::env());
  fixture::score_all(state);
  const MapModel model = *map_model(state);
  REQUIRE(model.map != nullptr);
  CHECK_FALSE(model.map->known);
  CHECK_FALSE(model.take);
  CHECK(model.nodes[1].marks.front() == "Has a mistake");
  CHECK(holds(model.summary, "has mistakes"));
}
