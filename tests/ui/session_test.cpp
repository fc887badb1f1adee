// A coaching session from its preparation to the reply, on both sides.
#include <doctest/doctest.h>

#include <string>

#include "support/stage.h"
#include "ui/coaching_fixture.h"
#include "ui/coaching_page.h"
#include "ui/models_coach.h"
#include "ui/view_session.h"

using namespace warmline;
using namespace warmline::ui;
using coach::Reply;
using fixture::drop;
using fixture::prepared;
using fixture::taken_file;
using fixture::wish;
using What = Coaching::What;

namespace {

const coach::Session& kept(const AppState& state) {
  REQUIRE(state.coaching.sessions.size() == 1);
  return state.coaching.sessions.begin()->second.session;
}

// The trainee's browser, with the file in it.
AppState received(const std::string& file) {
  AppState state = fixture::small_state();
  drop(state, "session.json", file);
  REQUIRE(state.screen == Screen::kReceived);
  return state;
}

void answer(AppState& state, const std::string& point, Reply reply, std::int64_t wall_ms) {
  wish(state, What::kAnswer, 0, static_cast<std::size_t>(reply), point, wall_ms);
}

std::string session_file(AppState& state) {
  wish(state, What::kSaveSession);
  return taken_file(state);
}

std::string reply_file(AppState& state) {
  wish(state, What::kSaveReply);
  return taken_file(state);
}

}  // namespace

TEST_CASE("a session is prepared with moments of the person, and kept") {
  AppState state = prepared();
  const SessionModel model = session_model(state);
  REQUIRE(model.moments.size() >= 2);
  CHECK(model.title == "A session with Sample 03");
  CHECK(model.chip == "Simulated person");
  CHECK(model.date == "2026-03-04");
  CHECK_FALSE(model.looking);
  CHECK_FALSE(model.unkept);
  for (const SessionMomentModel& each : model.moments) {
    CHECK(each.can_listen);
    CHECK_FALSE(each.words.empty());
    CHECK_FALSE(each.why.empty());
  }
  CHECK(kept(state).moments.size() == model.moments.size());
  CHECK(kept(state).sample);
}

TEST_CASE("what is typed is kept after a pause, or when somebody goes on, and not by the letter") {
  AppState state = prepared();
  const auto records = state.journal.unsaved().size();
  wish(state, What::kNotes, 0, 0, "N");
  wish(state, What::kNotes, 0, 0, "No");
  wish(state, What::kMomentComment, 1, 0, "Why so fast?");
  CHECK(state.journal.unsaved().size() == records);
  CHECK(session_model(state).unkept);
  CHECK(kept(state).notes.empty());
  SUBCASE("after a pause") {
    wish(state, What::kKeep);
  }
  SUBCASE("by going on") {
    update(state, GoTo{Screen::kLibrary}, fixture::env());
  }
  CHECK(kept(state).notes == "No");
  CHECK(kept(state).moments[1].comment == "Why so fast?");
  CHECK(state.journal.unsaved().size() == records + 1);
  const AppState again = fixture::reopened(state);
  CHECK(kept(again).notes == "No");
}

TEST_CASE("a session that is read again is the one that was written") {
  AppState state = prepared();
  wish(state, What::kAddAction);
  wish(state, What::kActionText, 0, 0, "Name the feeling first");
  wish(state, What::kActionDue, 0, 0, "2026-04-01");
  wish(state, What::kActionScenario, 0, 1);
  wish(state, What::kActionAbout, 0, 1);
  wish(state, What::kKeep);
  const coach::SessionAction& action = kept(state).actions[0];
  CHECK(action.text == "Name the feeling first");
  CHECK(action.due == "2026-04-01");
  CHECK(action.scenario == "small");
  CHECK(action.title == "The lamp on the landing");
  CHECK(action.about == scenario::Criterion::kFeel);
  const SessionModel model = session_model(state);
  CHECK(model.actions[0].scenario == 1);
  CHECK(model.actions[0].about == 1);
  CHECK(model.actions[0].since.find("Warmth before: ") == 0);
  wish(state, What::kActionDue, 0, 0, "soon");
  wish(state, What::kDate, 0, 0, "2026-02-31");
  CHECK_FALSE(session_model(state).actions[0].due_trouble.empty());
  CHECK_FALSE(session_model(state).date_trouble.empty());
  wish(state, What::kKeep);
  CHECK(kept(state).actions[0].due.empty());
  CHECK(kept(state).date == "2026-03-04");
}

TEST_CASE("moments are moved, taken out, replaced and added, and no id is given twice") {
  AppState state = prepared();
  const std::string first = session_model(state).moments[0].id;
  const std::string second = session_model(state).moments[1].id;
  const std::size_t count = session_model(state).moments.size();
  wish(state, What::kMomentDown, 0);
  CHECK(session_model(state).moments[1].id == first);
  wish(state, What::kMomentUp, 1);
  CHECK(session_model(state).moments[0].id == first);
  wish(state, What::kMomentUp, 0);
  wish(state, What::kMomentDown, count - 1);
  CHECK(session_model(state).moments[0].id == first);
  wish(state, What::kMomentRemove, 0);
  CHECK(session_model(state).moments[0].id == second);
  wish(state, What::kChoose, 0);
  REQUIRE(session_model(state).choosing);
  CHECK(session_model(state).choosing->replaces);
  wish(state, What::kChooseAttempt, 0, 3);
  REQUIRE_FALSE(session_model(state).choosing->decision.options.empty());
  wish(state, What::kTakeChosen);
  const SessionModel model = session_model(state);
  CHECK_FALSE(model.choosing);
  CHECK(model.moments.size() == count - 1);
  CHECK(model.moments[0].kind == "Chosen");
  CHECK(model.moments[0].attempt == state.coach.attempt_ids[attempts_of_person(state)[3]]);
  CHECK(model.moments[0].id != first);
  CHECK(model.moments[0].id != second);
  wish(state, What::kChoose, model.moments.size());
  wish(state, What::kTakeChosen);
  CHECK(session_model(state).moments.size() == count);
}

TEST_CASE("a moment can be listened to, and the way back is to the session") {
  AppState state = prepared();
  wish(state, What::kNotes, 0, 0, "Kept on the way");
  wish(state, What::kListenIn, 0);
  CHECK(state.screen == Screen::kReview);
  CHECK(state.coaching.review_from == state.coaching.session->moments[0].step);
  CHECK(kept(state).notes == "Kept on the way");
  wish(state, What::kLeaveReview);
  CHECK(state.screen == Screen::kSession);
}

TEST_CASE("the file opens with the trainee, who answers; the reply stands at each point") {
  AppState coach = prepared();
  wish(coach, What::kSupervisor, 0, 0, "Jo");
  wish(coach, What::kMomentComment, 0, 0, "What did they need?");
  const std::string file = session_file(coach);
  AppState trainee = received(file);
  SessionModel model = received_model(trainee);
  CHECK(model.title == "A session with Jo");
  CHECK(model.moments[0].comment == "What did they need?");
  CHECK_FALSE(model.answered);
  wish(trainee, What::kAnswerWords, 1, 0, "I had no time.");
  answer(trainee, "p1", Reply::kDisputed, 2'000'000'000'000);
  answer(trainee, "p2", Reply::kAcknowledged, 2'000'000'000'000);
  answer(trainee, "p77", Reply::kAcknowledged, 2'000'000'000'000);  // there is none
  model = received_model(trainee);
  CHECK(model.answered);
  CHECK(model.moments[0].answer.disputed);
  const AppState again = fixture::reopened(trainee);
  CHECK(again.coaching.given.begin()->second.session.answers.size() == 2);

  drop(coach, "reply.json", reply_file(trainee));
  CHECK(coach.screen == Screen::kSession);
  model = session_model(coach);
  CHECK(model.told == "The reply is in: it stands at each point.");
  CHECK(model.moments[0].answer.disputed);
  CHECK(model.moments[0].answer.words == "I had no time.");
  CHECK(model.moments[1].answer.given);
  CHECK_FALSE(model.moments[1].answer.disputed);
  const CoachPersonModel person = coach_person_model(coach);
  REQUIRE(person.sessions.size() == 1);
  CHECK(person.sessions[0].about.find("1 point disputed") != std::string::npos);
}

TEST_CASE(
    "a reply to a session that was changed since says so; dropping it again changes nothing") {
  AppState coach = prepared();
  AppState trainee = received(session_file(coach));
  answer(trainee, "p1", Reply::kAcknowledged, 2'000'000'000'000);
  const std::string reply = reply_file(trainee);
  wish(coach, What::kNotes, 0, 0, "One thing more.");
  drop(coach, "reply.json", reply);
  CHECK(session_model(coach).told.find("another version") != std::string::npos);
  CHECK(session_model(coach).moments[0].answer.standing.find("another version") !=
        std::string::npos);
  const std::string text = session_text(kept(coach));
  drop(coach, "reply.json", reply);
  CHECK(session_text(kept(coach)) == text);
  // The newer file takes the older one's place there, and the answer stays.
  const std::string newer = session_file(coach);
  drop(trainee, "session.json", newer);
  CHECK(received_model(trainee).notes == "One thing more.");
  CHECK(received_model(trainee).moments[0].answer.given);
}

TEST_CASE("a reply to a session that isn't here is named, and a broken file says where") {
  AppState coach = prepared();
  AppState trainee = received(session_file(coach));
  answer(trainee, "p1", Reply::kAcknowledged, 2'000'000'000'000);
  const std::string reply = reply_file(trainee);
  AppState other = fixture::small_state();
  drop(other, "reply.json", reply);
  CHECK(other.screen == Screen::kCoach);
  REQUIRE(coach_model(other).files.size() == 1);
  CHECK(coach_model(other).files[0].sentence.find("isn’t kept in this browser") !=
        std::string::npos);
  AppState third = fixture::small_state();
  drop(third, "session.json", R"({"kind":"warmline-session","format":1})");
  REQUIRE(third.reports.size() == 1);
  CHECK_FALSE(third.reports[0].taken);
  CHECK_FALSE(third.reports[0].diagnostics.empty());
  CHECK(third.coaching.given.empty());
}

TEST_CASE("nobody is taken out of a call by a session, which waits in the library") {
  AppState coach = prepared();
  const std::string file = session_file(coach);
  AppState trainee = fixture::small_state();
  fixture::start_call(trainee, fixture::env());
  drop(trainee, "session.json", file);
  CHECK(trainee.screen == Screen::kCall);
  update(trainee, GoTo{Screen::kLibrary}, fixture::env());
  REQUIRE(library_model(trainee).sessions.size() == 1);
  wish(trainee, What::kOpenReceived, 0, 0, library_model(trainee).sessions[0].id);
  CHECK(trainee.screen == Screen::kReceived);
  wish(trainee, What::kRemoveReceived);
  CHECK(trainee.screen == Screen::kLibrary);
  CHECK(library_model(trainee).sessions.empty());
}

TEST_CASE("a session goes only after a question, and its words with it") {
  AppState state = prepared();
  wish(state, What::kRemoveSession);
  CHECK(state.coaching.sessions.size() == 1);
  wish(state, What::kAskRemove);
  wish(state, What::kCancelRemove);
  wish(state, What::kRemoveSession);
  CHECK(state.coaching.sessions.size() == 1);
  wish(state, What::kAskRemove);
  wish(state, What::kRemoveSession);
  CHECK(state.coaching.sessions.empty());
  CHECK(state.screen == Screen::kPerson);
}

TEST_CASE("a session opens without its team, too, and finds the person when the team is there") {
  AppState state = prepared();
  const std::string id = kept(state).id;
  AppState later = fixture::reopened(state);
  update(later, GoTo{Screen::kCoach}, fixture::env());
  REQUIRE(coach_model(later).sessions.size() == 1);
  CHECK(coach_model(later).sessions[0].with == "Sample 03");
  wish(later, What::kOpenSession, 0, 0, id);
  CHECK(later.screen == Screen::kSession);
  SessionModel model = session_model(later);
  CHECK_FALSE(model.can_choose);
  CHECK_FALSE(model.moments[0].can_listen);
  CHECK(model.back_words == "Back to Coach");
  AppState with_team = fixture::sample_team();
  with_team.portfolio.apply(
      progress::SettingChanged{coach::key_of(coach::kSessionKeys, id), session_text(kept(state))});
  list_sessions(with_team);
  wish(with_team, What::kOpenSession, 0, 0, id);
  CHECK(with_team.coach.person == 2);
  CHECK(session_model(with_team).can_choose);
}

TEST_CASE("a tab that looks on keeps nothing and prepares nothing") {
  AppState state = prepared();
  take_access(state, Access::kReading, "");
  const auto records = state.journal.unsaved().size();
  wish(state, What::kNotes, 0, 0, "Not kept");
  wish(state, What::kKeep);
  CHECK(state.journal.unsaved().size() == records);
  CHECK_FALSE(session_model(state).writes);
  wish(state, What::kOpenPerson, 2);
  wish(state, What::kPrepare);
  CHECK(state.screen == Screen::kPerson);
}

TEST_CASE("the printed session holds the words as text, with what was answered") {
  AppState coach = prepared();
  wish(coach, What::kSupervisor, 0, 0, "Jo <b>");
  wish(coach, What::kNotes, 0, 0, "First\nSecond");
  wish(coach, What::kPrintSession);
  REQUIRE(coach.file_out);
  CHECK(coach.file_out->print);
  const std::string page = taken_file(coach);
  CHECK(page.find("Jo &lt;b&gt;") != std::string::npos);
  CHECK(page.find("<p>First</p>\n<p>Second</p>") != std::string::npos);
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("Simulated person") != std::string::npos);
  for (const SessionMomentModel& each : session_model(coach).moments)
    CHECK(page.find(each.title) != std::string::npos);
}

TEST_CASE("a session that is printed on another day says so, and the comment is told apart") {
  AppState coach = prepared();
  wish(coach, What::kMomentComment, 0, 0, "What came first?");
  wish(coach, What::kPrintSession);
  const std::string page = taken_file(coach);
  CHECK(page.find("Made with Warmline on") == std::string::npos);
  CHECK(page.find("<h4>Comment</h4>\n<p>What came first?</p>") != std::string::npos);
  CHECK(page.find("<h4>Comment</h4>", page.find("What came first?")) == std::string::npos);
  wish(coach, What::kDate, 0, 0, "2026-02-28");
  wish(coach, What::kPrintSession);
  const std::string later = taken_file(coach);
  CHECK(later.find("28 February 2026 ") != std::string::npos);
  CHECK(later.find("Made with Warmline on 4 March 2026.") != std::string::npos);
}

TEST_CASE("on both sides every point has its controls, at any width") {
  AppState coach = prepared();
  wish(coach, What::kAddAction);
  wish(coach, What::kKeep);
  AppState trainee = received(session_file(coach));
  for (const float width : {1440.0F, 390.0F}) {
    tests::Stage stage(width, 6000);
    SessionViewState view;
    std::optional<Intent> intent;
    stage.settle([&](Ui& ui) {
      if (auto got = draw_session(ui, session_model(coach), view)) intent = got;
    });
    for (const char* id : {"moment-p1/comment", "moment-p1/listen", "moment-p2/up",
                           "moment-p1/replace", "session-notes", "session-save", "session-print"})
      CHECK_MESSAGE(stage.find(id) != nullptr, id);
    stage.activate("session-add-action");
    stage.frame([&](Ui& ui) {
      if (auto got = draw_session(ui, session_model(coach), view)) intent = got;
    });
    REQUIRE(intent);
    CHECK(std::get<Coaching>(*intent).what == What::kAddAction);
    tests::Stage theirs(width, 6000);
    SessionViewState their_view;
    std::optional<Intent> their_intent;
    const auto draw = [&](Ui& ui) {
      if (auto got = draw_received(ui, received_model(trainee), their_view)) their_intent = got;
    };
    theirs.settle(draw);
    theirs.activate("p1/dispute");
    theirs.frame(draw);
    REQUIRE(their_intent);
    CHECK(std::get<Coaching>(*their_intent).option == static_cast<std::size_t>(Reply::kDisputed));
    CHECK(std::get<Coaching>(*their_intent).text == "p1");
  }
}

TEST_CASE("what waits to be kept is kept once nobody has typed for a moment") {
  AppState coach = prepared();
  wish(coach, What::kNotes, 0, 0, "Waits");
  tests::Stage stage(1440, 6000);
  SessionViewState view;
  std::optional<Intent> intent;
  const auto draw = [&](Ui& ui) {
    if (auto got = draw_session(ui, session_model(coach), view)) intent = got;
  };
  stage.frame(draw);
  CHECK_FALSE(intent);
  stage.advance(1000);
  stage.frame(draw);
  CHECK_FALSE(intent);
  stage.advance(300);
  stage.frame(draw);
  REQUIRE(intent);
  CHECK(std::get<Coaching>(*intent).what == What::kKeep);
}
