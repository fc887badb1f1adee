#include "score/questions.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "score/attempts.h"
#include "score/review.h"

namespace warmline::test {

using score::Answer;
using score::Question;

namespace {

score::FiveAnswers answers(const Attempted& attempted) {
  const score::Review review =
      score::review(*attempted.scenario, attempted.solution, attempted.card, attempted.run);
  return score::five_questions(*attempted.scenario, attempted.card, review, attempted.events,
                               attempted.run);
}

const score::Answered& about(const score::FiveAnswers& answers, Question question) {
  return answers[static_cast<std::size_t>(question)];
}

// Needs: heard 50, pills 30 (arranged: 50 %), rest 20.
//   hello  both (understand 2, explore 1, respect 2) | warm (feel 2) | flat | cold (feel −1)
//   act    send (a rule forbids it; pills met) | arrange (pills arranged; feel 1) | ring (do; rest
//          met) | know (only with the card; rest met) | bye, each to end but bye, to bad
// end: handed over. bad: unresolved.
scenario::ScenarioPtr call_of_five() {
  CallBuilder call;
  call.need("heard", 50);
  const Index pills = call.need("pills", 30, 50);
  const Index rest = call.need("rest", 20);
  const Index knows = call.flag("knows");
  const Index rule = call.block("no-pills");
  call.card("policy", knows);
  const Index hello = call.node("hello");
  const Index act = call.node("act");
  const Index end = call.ending("end");
  const Index bad = call.ending("bad");
  call.raw().nodes[end].ending->kind = scenario::EndingKind::kHandedOver;
  call.raw().nodes[bad].ending->kind = scenario::EndingKind::kUnresolved;
  Choice& both = call.choice(hello, "both", act);
  earns(both, 0, 2, 1, 2);
  meets(both, 0);
  earns(call.choice(hello, "warm", act), 2);
  call.choice(hello, "flat", act);
  earns(call.choice(hello, "cold", act), -1);
  Choice& send = call.choice(act, "send", end);
  send.block = rule;
  meets(send, pills);
  Choice& arrange = call.choice(act, "arrange", end);
  earns(arrange, 1);
  meets(arrange, pills, NeedLevel::kArranged);
  Choice& ring = call.choice(act, "ring", end);
  ring.form = scenario::ChoiceForm::kDo;
  meets(ring, rest);
  Choice& know = call.choice(act, "know", end);
  know.when = flag_is_set(knows);
  meets(know, rest);
  call.choice(act, "bye", bad);
  return call.build();
}

}  // namespace

TEST_CASE(
    "The first, the second and the fourth question go by what was earned of what was at stake") {
  const score::FiveAnswers best =
      answers(attempt(call_of_five(), {chose("hello", "both"), chose("act", "arrange")}));
  const score::Answered& first = about(best, Question::kHowDoTheyFeel);
  CHECK(first.answer == Answer::kYes);
  CHECK(first.earned == 3);
  CHECK(first.stake == 3);
  CHECK(first.observations == 1);
  CHECK(first.step == std::size_t{0});
  CHECK(first.decision == std::size_t{0});
  CHECK(about(best, Question::kRolesReversed).answer == Answer::kYes);

  const score::Answered& second = about(best, Question::kHowWouldIFeel);
  CHECK(second.earned == 2);  // 0 − −1 at hello, 1 at act
  CHECK(second.stake == 4);
  CHECK(second.observations == 2);
  CHECK(second.answer == Answer::kPartly);
  CHECK(second.step == std::size_t{0});  // both earned 1: the earlier

  const score::FiveAnswers cold =
      answers(attempt(call_of_five(), {chose("hello", "cold"), chose("act", "bye")}));
  CHECK(about(cold, Question::kHowWouldIFeel).answer == Answer::kNotThisTime);
  CHECK(about(cold, Question::kHowWouldIFeel).step == std::size_t{0});  // missed 3 there, 1 after
  CHECK(about(cold, Question::kRolesReversed).answer == Answer::kNotThisTime);
}

TEST_CASE("The third question: needs helped where a rule stood in the way") {
  const score::FiveAnswers arranged =
      answers(attempt(call_of_five(), {chose("hello", "both"), chose("act", "arrange")}));
  const score::Answered& third = about(arranged, Question::kSomethingICanDo);
  CHECK(third.answer == Answer::kYes);
  CHECK(third.needs == std::vector<Index>{1});
  CHECK(third.helped == std::vector<Index>{1});
  CHECK(third.step == std::size_t{1});

  const score::FiveAnswers left = answers(
      attempt(call_of_five(), {chose("hello", "both"), opened("policy"), chose("act", "bye")}));
  CHECK(about(left, Question::kSomethingICanDo).answer == Answer::kNotThisTime);
  CHECK(about(left, Question::kSomethingICanDo).step == std::size_t{2});  // the card is passed over
  CHECK(about(left, Question::kSomethingICanDo).decision == std::size_t{1});
}

TEST_CASE("The third question passes over a rule that kept nobody from a need") {
  CallBuilder call;
  const Index helped = call.need("helped", 100);
  const Index empty_rule = call.block("empty");
  const Index rule = call.block("rule");
  const Index start = call.node("start");
  const Index more = call.node("more");
  const Index end = call.ending("end");
  call.choice(start, "chat", end).block = empty_rule;
  earns(call.choice(start, "on", more), 1);
  earns(call.choice(start, "out", more), -1);
  Choice& help = call.choice(more, "help", end);
  help.block = rule;
  meets(help, helped);
  meets(call.choice(more, "arrange", end), helped, NeedLevel::kArranged);
  call.choice(more, "bye", end);
  earns(call.choice(more, "kind", end), 2);
  const score::FiveAnswers found =
      answers(attempt(call.build(), {chose("start", "out"), chose("more", "bye")}));
  const score::Answered& third = about(found, Question::kSomethingICanDo);
  CHECK(third.answer == Answer::kNotThisTime);
  CHECK(third.step == std::size_t{1});
  // Two were missed at both: the earlier shows it.
  CHECK(about(found, Question::kHowWouldIFeel).answer == Answer::kNotThisTime);
  CHECK(about(found, Question::kHowWouldIFeel).step == std::size_t{0});
}

TEST_CASE("The third question: discretion used, by doing or by looking up") {
  for (const std::string choice : {"ring", "know"}) {
    CAPTURE(choice);
    std::vector<replay::Event> events{chose("hello", "both")};
    if (choice == "know") events.push_back(opened("policy"));
    events.push_back(chose("act", choice));
    const score::FiveAnswers found = answers(attempt(call_of_five(), events));
    const score::Answered& third = about(found, Question::kSomethingICanDo);
    CHECK(third.answer == Answer::kPartly);  // the rest is helped, the pills aren't
    CHECK(third.needs == std::vector<Index>{1, 2});
    CHECK(third.helped == std::vector<Index>{2});
    CHECK(third.step == events.size() - 1);
  }
}

TEST_CASE("The fifth question goes by the call's end") {
  const auto fifth = [](const std::vector<replay::Event>& events) {
    return about(answers(attempt(call_of_five(), events)), Question::kWhatWouldSatisfy);
  };
  CHECK(fifth({chose("hello", "flat"), chose("act", "ring")}).answer == Answer::kYes);
  CHECK(fifth({chose("hello", "flat"), chose("act", "ring")}).step == std::size_t{1});
  CHECK(fifth({chose("hello", "flat"), chose("act", "bye")}).answer == Answer::kNotThisTime);
  CHECK(fifth({chose("hello", "flat")}).answer == Answer::kNotAsked);
  CHECK_FALSE(fifth({chose("hello", "flat")}).step);
}

TEST_CASE("What a call never puts at stake isn't asked") {
  CallBuilder call;
  const Index helped = call.need("helped", 100);
  const Index start = call.node("start");
  const Index end = call.ending("end");
  meets(call.choice(start, "help", end), helped);
  call.choice(start, "sorry", end);
  const score::FiveAnswers found = answers(attempt(call.build(), {chose("start", "help")}));
  for (const Question question : {Question::kHowDoTheyFeel, Question::kHowWouldIFeel,
                                  Question::kSomethingICanDo, Question::kRolesReversed}) {
    CHECK(about(found, question).answer == Answer::kNotAsked);
    CHECK_FALSE(about(found, question).step);
  }
  CHECK(about(found, Question::kWhatWouldSatisfy).answer == Answer::kYes);
}

}  // namespace warmline::test
