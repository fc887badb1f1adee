#include "ui/view_debrief.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <variant>

#include "support/stage.h"
#include "ui/debrief_fixture.h"

using namespace warmline;
using namespace warmline::ui;
using fixture::after_call;
using fixture::score_all;
using tests::Stage;

namespace {

std::int32_t sum(const DebriefModel& model) {
  std::int32_t total = 0;
  for (const Segment& segment : model.segments) total += segment.points;
  return total;
}

struct Review {
  Review(DebriefModel with, float width, float height = 4000)
      : stage(width, height), model(std::move(with)) {}
  Stage::View view() {
    return [this](Ui& ui) {
      if (auto got = draw_debrief(ui, model, state)) intent = got;
    };
  }
  Stage stage;
  DebriefModel model;
  DebriefViewState state;
  std::optional<Intent> intent;
};

}  // namespace

TEST_CASE("until it is scored the debrief says that it is being worked out") {
  AppState state = after_call({"log", "close"});
  CHECK(debrief_model(state)->ready == DebriefModel::Ready::kPreparing);
  score_all(state);
  CHECK(debrief_model(state)->ready == DebriefModel::Ready::kReady);
}

TEST_CASE("whole points of the bar and of the list are the same and add up to 100") {
  AppState state = after_call({"log", "close"});
  score_all(state);
  const DebriefModel model = *debrief_model(state);
  CHECK(sum(model) == 100);
  REQUIRE(!model.decisions.empty());
  CHECK(model.decisions[0].number == 1);
  CHECK(model.decisions[0].words == "“I'll log it. Which floor?”");
  CHECK(model.decisions[0].lost > 0);
  CHECK(model.decisions[0].alternatives.size() == 1);
  for (const Segment& segment : model.segments) {
    if (segment.kind == Segment::Kind::kLost)
      CHECK(segment.points == model.decisions[segment.decision].lost);
  }
  CHECK(model.ending_title == "Later");
  CHECK(model.mark == "First attempt");
}

TEST_CASE("an attempt that was left says so and has a part not finished") {
  AppState state = after_call({"ask"}, true);
  score_all(state);
  const DebriefModel model = *debrief_model(state);
  CHECK(!model.finished);
  CHECK(sum(model) == 100);
  CHECK(model.mark == "First attempt · left early");
  bool found = false;
  for (const Segment& segment : model.segments)
    found |= segment.kind == Segment::Kind::kNotFinished;
  CHECK(found);
}

TEST_CASE("a rule met on the way is named with what it is worth, and why it is there") {
  AppState state = after_call({"ask", "call-caretaker", "close"});
  score_all(state);
  const DebriefModel model = *debrief_model(state);
  REQUIRE(model.out_of_reach.rules.size() == 1);
  CHECK(model.out_of_reach.rules[0].rule == "No hour is promised to callers.");
  CHECK(model.out_of_reach.rules[0].reason ==
        "Why it is there: Too many promised hours were missed.");
}

TEST_CASE("needs are listed with how each ended") {
  AppState state = after_call({"ask", "call-caretaker", "close"});
  score_all(state);
  const DebriefModel model = *debrief_model(state);
  REQUIRE(model.needs.size() == 2);
  CHECK(model.needs[0].level == scenario::NeedLevel::kArranged);
  CHECK(model.needs[0].weight == 60);
}

TEST_CASE("too little evidence is said in words and shows no figure") {
  AppState state = after_call({"log", "close"});
  score_all(state);
  const DebriefModel model = *debrief_model(state);
  CHECK(!model.empathy);
  CHECK(model.empathy_words.find("Not enough evidence") != std::string::npos);
  Review review(model, 1440);
  review.stage.settle(review.view());
  CHECK(review.stage.find("empathy/figure") == nullptr);
  CHECK(review.stage.named(Role::kText, "not enough evidence") != nullptr);
}

TEST_CASE(
    "the costliest decision is open, on a narrow screen none; another one opens from the list and "
    "from the bar") {
  AppState state = after_call({"log", "close"});
  score_all(state);
  DebriefModel model = *debrief_model(state);
  DecisionModel second;
  second.number = 2;
  second.id = "decision-x";
  second.words = second.summary = "“Good night.”";
  second.why = "It stays a number in a list.";
  model.decisions.push_back(second);
  for (const float width : {1440.0f, 390.0f}) {
    Review review(model, width);
    review.stage.settle(review.view());
    REQUIRE(review.state.selected);
    const bool narrow = width < 720;
    CHECK(*review.state.selected == (narrow ? 2 : 0));
    CHECK(review.stage.find("decision-0")->current == !narrow);
    CHECK(review.stage.find("decision-0")->expanded == (narrow ? 0 : -1));
    CHECK(review.stage.named(Role::kText, "It stays a number") == nullptr);
    review.stage.click(review.view(), "decision-x");
    CHECK(review.stage.named(Role::kText, "It stays a number") != nullptr);
    const Node* part = review.stage.named(Role::kButton, "lost at decision 1");
    REQUIRE(part != nullptr);
    review.stage.click(review.view(), std::string(part->id));
    CHECK(*review.state.selected == 0);
  }
}

TEST_CASE("a critical miss is flagged apart") {
  AppState state = after_call({"ask", "neighbour", "close"});
  score_all(state);
  const DebriefModel model = *debrief_model(state);
  REQUIRE(model.critical.size() == 1);
  Review review(model, 1024);
  review.stage.settle(review.view());
  CHECK(review.stage.named(Role::kHeading, "A critical miss") != nullptr);
}

TEST_CASE("below zero the bar gives way to a signed list") {
  AppState state = after_call({"log", "close"});
  score_all(state);
  DebriefModel model = *debrief_model(state);
  Review with_bar(model, 1024);
  with_bar.stage.settle(with_bar.view());
  CHECK(with_bar.stage.find("account/bar") != nullptr);
  model.signed_list = true;
  Review without(model, 1024);
  without.stage.settle(without.view());
  CHECK(without.stage.find("account/bar") == nullptr);
  CHECK(without.stage.find("account/sum") != nullptr);
}

TEST_CASE("from the debrief one can take the call again or go back") {
  AppState state = after_call({"log", "close"});
  score_all(state);
  Review review(*debrief_model(state), 1440);
  review.stage.settle(review.view());
  review.stage.click(review.view(), "take-again");
  REQUIRE(review.intent);
  CHECK(std::get<OpenScenario>(*review.intent).scenario == "small");
  review.stage.click(review.view(), "back-to-calls");
  CHECK(std::get<GoTo>(*review.intent).screen == Screen::kLibrary);
}

TEST_CASE("the library shows first and best, and the list of attempts its figures") {
  AppState state = after_call({"log", "close"});
  score_all(state);
  update(state, GoTo{Screen::kLibrary}, fixture::env());
  const LibraryModel model = library_model(state);
  REQUIRE(model.calls.size() == 1);
  CHECK(model.calls[0].results.find("First: ") == 0);
  CHECK(model.calls[0].results.find("Best") == std::string::npos);
  REQUIRE(model.attempts.size() == 1);
  CHECK(model.attempts[0].has_debrief);
  REQUIRE(model.suggestion);
  CHECK(!model.suggestion->resumes);
}

TEST_CASE("the open decision offers to try again from there, at every size") {
  AppState state = after_call({"ask", "call-caretaker", "close"});
  score_all(state);
  DebriefModel model = *debrief_model(state);
  REQUIRE(model.decisions.size() > 1);
  for (const float width : {1440.0f, 1024.0f, 390.0f}) {
    Review review(model, width);
    review.stage.settle(review.view());
    if (review.state.selected != 1u) review.stage.click(review.view(), model.decisions[1].id);
    review.stage.click(review.view(), "try-again");
    REQUIRE(review.intent);
    REQUIRE(std::holds_alternative<RewindTo>(*review.intent));
    CHECK(std::get<RewindTo>(*review.intent).attempt == model.attempt);
    CHECK(std::get<RewindTo>(*review.intent).steps == model.decisions[1].step);
  }
}

TEST_CASE("other attempts at the same call are named and can be opened") {
  AppState state = after_call({"log", "close"});
  score_all(state);
  DebriefModel model = *debrief_model(state);
  Review alone(model, 1440);
  alone.stage.settle(alone.view());
  CHECK(alone.stage.find("kept") == nullptr);
  model.kept.push_back({"other", "Latest, practised from decision 2", "90 % resolution", false});
  Review review(model, 1440);
  review.stage.settle(review.view());
  CHECK(review.stage.find("kept/0/open") == nullptr);
  review.stage.click(review.view(), "kept/1/open");
  REQUIRE(review.intent);
  CHECK(std::get<OpenDebrief>(*review.intent).attempt == "other");
}

TEST_CASE("each alternative says where it would have led and what it does to the caller") {
  const AppState state = fixture::debriefed({"log", "close"});
  const DebriefModel model = *debrief_model(state);
  REQUIRE(model.decisions[0].alternatives.size() == 1);
  const AlternativeModel& ask = model.decisions[0].alternatives[0];
  CHECK(ask.verdict == Verdict::kKeeps);
  CHECK(ask.words == "“Again? What's it like on the stairs without it?”");
  CHECK(ask.leads == "Keeps all 100 points in reach: “Light”.");
  CHECK(ask.caller == "The caller: upset 6 → 4, trust 3 → 5 · empathy 4 of 4");
  CHECK(model.decisions[0].caller == "The caller: upset 6 → 7.");
  Review review(model, 1440);
  review.stage.settle(review.view());
  CHECK(review.stage.named(Role::kText, "Keeps all 100 points") != nullptr);
}

TEST_CASE("what a rule forbade stands apart with its rule and what it would have been worth") {
  const AppState state = fixture::debriefed({"ask", "call-caretaker", "close"});
  const DebriefModel model = *debrief_model(state);
  const DecisionModel& second = model.decisions[1];
  REQUIRE(second.forbidden.size() == 1);
  CHECK(second.forbidden[0].verdict == Verdict::kForbidden);
  CHECK(second.forbidden[0].rule == "Not allowed: No hour is promised to callers");
  CHECK(second.forbidden[0].leads.find("Were it allowed, up to ") == 0);
  bool looked_up = false;
  for (const AlternativeModel& one : second.alternatives)
    looked_up |= one.look_up == "After looking up “Caretakers on duty”.";
  CHECK(looked_up);
}

TEST_CASE("a decision that closed off chances says so in its row, its detail and its name") {
  const AppState state = fixture::debriefed({"log", "close"});
  DebriefModel model = *debrief_model(state);
  CHECK(model.decisions[0].tag == "Chances closed off");
  REQUIRE(model.decisions[0].turns.size() == 1);
  CHECK(model.decisions[0].turns[0].find("I missed a step on Monday.") != std::string::npos);
  Review review(model, 390);
  review.stage.settle(review.view());
  review.stage.click(review.view(), "decision-0");
  CHECK(review.stage.find("decision-0")->name.find("chances closed off") != std::string::npos);
  CHECK(review.stage.named(Role::kText, "Chances not reached") != nullptr);
}

TEST_CASE("a recovery names the decision that it mended") {
  AppState told = fixture::debriefed({"log", "close"});
  told.explained->explanation.review.recoveries.push_back({0, {0}, true});
  const DebriefModel model = *debrief_model(told);
  CHECK(model.decisions[0].recovery);
  CHECK(model.decisions[0].tag == "Recovery, chances closed off");
  CHECK(model.decisions[0].turns[0].find("what decision 1 had hurt") != std::string::npos);
}

TEST_CASE("out of reach: each rule alone, all of them, and what was done all the same") {
  AppState state = fixture::debriefed({"ask", "call-caretaker", "close"});
  auto& told = state.explained->explanation;
  REQUIRE(told.review.rules.size() == 1);
  told.review.rules[0].needs = {0};
  told.card.best = 8000;
  told.card.out_of_reach_rules = 1500;
  told.card.out_of_reach_nobody = 500;
  told.review.rules[0].best_if_lifted = 9000;
  told.review.rules.push_back(told.review.rules[0]);
  const OutOfReachModel out = debrief_model(state)->out_of_reach;
  CHECK(out.rules[0].worth ==
        "Had this rule not stood in the way, the best possible outcome would have been 90 instead "
        "of 80.");
  CHECK(out.rules[0].still == "All the same you arranged for this: “Gets up the stairs tonight”.");
  CHECK(out.all.find("would have been 95 instead of 80.") != std::string::npos);
  CHECK(out.apart == "Each figure is worked out for its rule alone; they don’t add up.");
  CHECK(out.nobody.find("5 points were in nobody’s hands") == 0);
}

TEST_CASE("the parts out of reach lead from the bar to what is said about them") {
  const AppState state = fixture::debriefed({"ask", "call-caretaker", "close"});
  DebriefModel model = *debrief_model(state);
  model.segments[0].points -= 20;
  model.segments[0].words = std::to_string(model.segments[0].points) + " points achieved";
  model.segments.push_back({Segment::Kind::kRules, 15, 0, "15 points out of reach: rules"});
  model.segments.push_back({Segment::Kind::kNobody, 5, 0, "5 points out of reach: nobody’s"});
  model.out_of_reach.nobody = "5 points were in nobody’s hands.";
  Review review(model, 1024, 500);
  review.stage.settle(review.view());
  for (const auto& [words, id] : {std::pair{"out of reach: rules", "beyond/title"},
                                  {"out of reach: nobody", "beyond/nobody-title"}}) {
    const Node* part = review.stage.named(Role::kButton, words);
    REQUIRE(part != nullptr);
    review.stage.activate(part->id);
    review.stage.settle(review.view());
    CHECK(review.stage.semantics.requests().focus == id);
    CHECK(review.stage.semantics.requests().scroll_to > 0);
  }
}

TEST_CASE("rules that the call never came to are named one by one as well, and it says so") {
  AppState state = fixture::debriefed({"log", "close"});
  auto& told = state.explained->explanation;
  CHECK(told.review.rules.empty());
  REQUIRE(told.review.rules_not_met.size() == 1);
  told.card.best = 8000;
  told.card.out_of_reach_rules = 1500;
  told.review.rules_not_met[0].best_if_lifted = 9500;
  const OutOfReachModel out = debrief_model(state)->out_of_reach;
  REQUIRE(out.rules.size() == 1);
  CHECK(out.rules[0].rule == "No hour is promised to callers.");
  CHECK(out.rules[0].worth.find("would have been 95 instead of 80.") != std::string::npos);
  CHECK(out.rules[0].still == "Your call never came to this rule.");
}

TEST_CASE("on a narrow screen what comes after the decisions is folded to its headings") {
  const AppState state = fixture::debriefed({"log", "close"});
  const DebriefModel model = *debrief_model(state);
  Review wide(model, 1024);
  wide.stage.settle(wide.view());
  CHECK(wide.stage.find("needs/fold") == nullptr);
  CHECK(wide.stage.find("needs/list") != nullptr);
  Review review(model, 390);
  review.stage.settle(review.view());
  for (const char* id :
       {"questions", "beyond", "profile", "mood", "lenses", "needs", "shown-only"}) {
    const std::string fold = std::string(id) + "/fold";
    const Node* button = review.stage.find(fold);
    REQUIRE_MESSAGE(button != nullptr, id);
    CHECK(button->expanded == 0);
    CHECK(button->screen.h >= 44);
    const float height = review.stage.find(id)->screen.h;
    CHECK(height == button->screen.h);
    review.stage.click(review.view(), fold);
    CHECK(review.stage.find(fold)->expanded == 1);
    CHECK(review.stage.find(id)->screen.h > height);
    review.stage.click(review.view(), fold);
    CHECK(review.stage.find(id)->screen.h == height);
  }
  CHECK(review.stage.find("account/bar") != nullptr);
  CHECK(review.stage.find("decisions/list") != nullptr);
}

TEST_CASE("what leads to a folded part unfolds it") {
  const AppState state = fixture::debriefed({"log", "close"});
  Review review(*debrief_model(state), 390, 500);
  review.stage.settle(review.view());
  CHECK(review.stage.find("lenses/own") == nullptr);
  review.stage.activate("look-lenses");
  review.stage.settle(review.view());
  CHECK(review.stage.find("lenses/own") != nullptr);
  CHECK(review.stage.semantics.requests().focus == "lenses/title");
}

TEST_CASE("the sum stands below the bar, exact") {
  const AppState state = fixture::debriefed({"log", "close"});
  const DebriefModel model = *debrief_model(state);
  CHECK(model.sum.find(" = 100") != std::string::npos);
  Review review(model, 1024);
  review.stage.settle(review.view());
  CHECK(review.stage.find("account/sum")->name == model.sum);
}

TEST_CASE("the five questions are answered, and pressing one shows its decision") {
  const AppState state = fixture::debriefed({"log", "close"});
  const DebriefModel model = *debrief_model(state);
  REQUIRE(model.questions.size() == 5);
  CHECK(model.questions[0].question == "How does this person feel?");
  CHECK(model.questions[0].mark == Mark::kPoor);
  REQUIRE(model.questions[0].decision);
  CHECK(*model.questions[0].decision == 0);
  CHECK(model.questions[0].line == "“I'll log it. Which floor?”");
  CHECK(model.questions[4].mark == Mark::kPoor);
  for (const float width : {1440.0f, 390.0f}) {
    Review review(model, width);
    review.stage.settle(review.view());
    review.state.selected = model.decisions.size();
    review.stage.settle(review.view());
    if (width < 720) review.stage.click(review.view(), "questions/fold");
    review.stage.click(review.view(), "question-1");
    CHECK(review.state.selected == 0u);
    CHECK(review.state.reveal.empty());
  }
}

TEST_CASE("both call centres stand side by side with the sentence that explains the difference") {
  AppState state = fixture::debriefed({"log", "close"});
  const DebriefModel model = *debrief_model(state);
  REQUIRE(model.lenses.size() == 2);
  CHECK(model.lenses[0].title == "Relationship first");
  CHECK(model.lenses[1].title == "Ninety seconds");
  REQUIRE(model.lenses[1].percent);
  CHECK(model.lenses_say.find("“Ninety seconds” puts this call ") == 0);
  CHECK(model.lenses_say.find("time") != std::string::npos);
  Review review(model, 1440);
  review.stage.settle(review.view());
  const Node* left = review.stage.find("lens-relationship-first/title");
  const Node* right = review.stage.find("lens-ninety-seconds/title");
  REQUIRE(left != nullptr);
  REQUIRE(right != nullptr);
  CHECK(left->screen.y == right->screen.y);
  CHECK(review.stage.find("lenses/say") != nullptr);
  review.stage.click(review.view(), "lens-choose");
  REQUIRE(review.intent);
  CHECK(std::holds_alternative<ChooseLensFile>(*review.intent));
}

TEST_CASE("the mood is a curve and a table of the same") {
  const AppState state = fixture::debriefed({"log", "close"});
  const DebriefModel model = *debrief_model(state);
  REQUIRE(model.mood.size() == 3);
  CHECK(model.mood[0].moment == "At the start");
  CHECK(model.mood[0].distress == 6);
  CHECK(model.mood[1].moment == "After decision 1");
  CHECK(model.mood[1].distress == 7);
  CHECK(model.mood[2].moment == "As the call went on");
  Review review(model, 390);
  review.stage.settle(review.view());
  review.stage.click(review.view(), "mood/fold");
  REQUIRE(review.stage.find("mood/table") != nullptr);
  CHECK(review.stage.find("mood/table")->role == Role::kTable);
  CHECK(review.stage.find("mood/point-1/when")->name == "After decision 1");
  CHECK(review.stage.find("mood/point-1/upset")->name == "7");
  CHECK(review.stage.find("mood/head/trust")->role == Role::kColumnHeader);
}

TEST_CASE("saving, printing and the best call are at hand at every size") {
  const AppState state = fixture::debriefed({"log", "close"});
  const DebriefModel model = *debrief_model(state);
  for (const float width : {1440.0f, 800.0f, 390.0f}) {
    Review review(model, width);
    review.stage.settle(review.view());
    for (const char* id : {"look-lenses", "look-best", "look-print", "look-save"}) {
      const Node* found = review.stage.find(id);
      REQUIRE(found != nullptr);
      CHECK(found->screen.x >= 0);
      CHECK(found->screen.x + found->screen.w <= width);
    }
    review.stage.click(review.view(), "look-save");
    CHECK(!std::get<SaveDebrief>(*review.intent).print);
    review.stage.click(review.view(), "look-print");
    CHECK(std::get<SaveDebrief>(*review.intent).print);
    review.stage.click(review.view(), "look-best");
    CHECK(std::holds_alternative<ShowBestCall>(*review.intent));
  }
}

TEST_CASE("beside the list the detail goes along with the scrolling") {
  const AppState state = fixture::debriefed({"log", "close"});
  DebriefModel model = *debrief_model(state);
  while (model.decisions.size() < 40) {
    DecisionModel more = model.decisions[0];
    more.number = static_cast<std::int32_t>(model.decisions.size() + 1);
    more.id = "decision-" + std::to_string(model.decisions.size());
    model.decisions.push_back(more);
  }
  Review review(model, 1440, 900);
  review.stage.settle(review.view());
  const float before = review.stage.find("detail")->screen.y;
  review.stage.ui.scroll_to("debrief", 1400);
  review.stage.settle(review.view());
  const Node* detail = review.stage.find("detail");
  CHECK(before > 0);
  CHECK(detail->screen.y > 0);
  CHECK(detail->screen.y < 200);
  CHECK(review.stage.find("decision-30")->screen.y > 0);
}
