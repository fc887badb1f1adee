// The program as a course: what a learning system keeps of it, what it is told, and what isn't
// there.
#include "ui/course.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/json.h"
#include "core/json_fields.h"
#include "interop/suspend.h"
#include "platform/memory.h"
#include "ui/house.h"

namespace warmline::ui {
namespace {

using fixture::House;
using platform::MemoryDisk;

platform::Boot course_boot(
    const std::string& course = R"({"standard":"scorm12","title":"Lamps"})") {
  platform::Boot boot = fixture::small_boot();
  boot.place = platform::Place::kCourse;
  boot.course = course;
  return boot;
}

struct CourseHouse : House {
  explicit CourseHouse(std::shared_ptr<MemoryDisk> with, platform::Boot boot = course_boot())
      : House(std::move(with), std::move(boot)) {
    platform::memory().course_reports.clear();
    platform::memory().courses_left = 0;
  }
  void take_the_call() {
    settle();
    click("start");
    click("notice-take");
    click("pick-up");
    show_all();
  }
  // Whatever can be chosen first, to the end.
  void play_on() {
    for (int i = 0; i < 20 && stage.find("to-debrief") == nullptr; ++i) {
      show_all();
      const Node* next = nullptr;
      for (const Node& node : stage.semantics.nodes()) {
        if (next == nullptr && node.id.compare(0, 7, "choice-") == 0 && !node.disabled)
          next = &node;
      }
      if (next == nullptr) break;
      stage.press_key(next->name.substr(0, 1));
      settle();
    }
  }
  // A call is picked up and left for later, and the course as well.
  void begin_and_stop() {
    for (const char* press : {"pick-up", "leave-call", "leave/break", "course-leave"}) click(press);
  }
  // From the call that has just ended, by its debrief.
  void rewind(std::uint32_t step) {
    click("to-debrief");
    settle(12);
    for (const std::uint32_t decision : {0u, step})
      click(("decision-" + std::to_string(decision)).c_str());
    click("try-again");
    show_all();
  }
};

// The last report, and all decisions of all of them.
std::string last_report() {
  REQUIRE_FALSE(platform::memory().course_reports.empty());
  return platform::memory().course_reports.back();
}

std::vector<std::string> told_decisions() {
  std::vector<std::string> told;
  for (const std::string& report : platform::memory().course_reports) {
    const json::ParseOutcome outcome = json::parse(report);
    REQUIRE(outcome.document);
    const json::Value decisions = *outcome.document->root().find("decisions");
    for (std::size_t i = 0; i < decisions.size(); ++i)
      told.push_back(json::text_at(decisions.item(i), "attempt") + " " +
                     std::to_string(json::number_at(decisions.item(i), "step")) + " " +
                     json::text_at(decisions.item(i), "choice"));
  }
  return told;
}

}  // namespace

TEST_CASE(
    "a course goes on at the same line from the text that was kept last, and tells each decision "
    "once") {
  auto disk = std::make_shared<MemoryDisk>();
  std::vector<std::string> told;
  {
    CourseHouse house(disk);
    house.take_the_call();
    house.press_number_of("choice-hello-ask");
    told = told_decisions();
    CHECK(told.size() == 1);
  }
  for (const platform::StoredBytes& each : disk->records) {
    CHECK(each.bytes.compare(0, 2, "W1") == 0);
    CHECK(each.bytes.size() < 400);
  }
  // What its page would have saved last: the text that came with the report.
  const json::ParseOutcome outcome = json::parse(last_report());
  disk->records.push_back(
      {disk->next_sequence++, json::text_at(outcome.document->root(), "suspend")});
  CourseHouse again(disk);
  again.settle();
  REQUIRE(again.stage.find("start") != nullptr);
  CHECK(again.stage.find("start")->name == "Go on with “The lamp on the landing”, decision 2");
  again.click("start");
  again.stage.advance(400);
  again.settle();
  again.play_on();
  again.settle();
  const std::vector<std::string> rest = told_decisions();
  CHECK_FALSE(rest.empty());
  CHECK(std::find(rest.begin(), rest.end(), told.front()) == rest.end());
}

TEST_CASE("a course is finished when its calls are, and says how each went") {
  CourseHouse house(std::make_shared<MemoryDisk>());
  house.take_the_call();
  house.play_on();
  house.settle(12);
  const json::ParseOutcome outcome = json::parse(last_report());
  REQUIRE(outcome.document);
  const json::Value root = outcome.document->root();
  CHECK(root.find("finished")->boolean());
  CHECK(json::number_at(root, "progress") == 1000);
  const auto& cards = house.app->state().scorecards;
  REQUIRE(cards.size() == 1);
  const score::Scorecard& card = cards.begin()->second;
  if (card.critical_misses == 0) CHECK(json::number_at(root, "resolution") == card.resolution);
  CHECK(told_decisions().size() == card.decisions.size());
}

TEST_CASE("a course has Practice and Settings, and nothing of one's own beside them") {
  CourseHouse house(std::make_shared<MemoryDisk>());
  house.settle();
  CHECK(house.stage.find("nav-practice") != nullptr);
  CHECK(house.stage.find("nav-settings") != nullptr);
  CHECK(house.stage.find("nav-coach") == nullptr);
  CHECK(house.stage.find("nav-hire") == nullptr);
  CHECK(house.stage.find("call-small/map") == nullptr);
  CHECK(house.stage.find("library-title")->name == "Lamps");
  CHECK(house.stage.find("course/done")->name == "0 of 1 calls finished");
  CHECK(house.stage.find("course/what")->name.find("You pass with") == std::string::npos);
  house.click("nav-settings");
  CHECK(house.stage.find("course-kept/what") != nullptr);
  for (const char* gone : {"export", "erase", "lens-choose", "profile-add"})
    CHECK(house.stage.find(gone) == nullptr);
  platform::InputEvent file;
  file.kind = platform::InputEvent::Kind::kFile;
  file.id = "own.json";
  file.text = fixture::file_text("tests/fixtures/scenarios/small.json");
  house.stage.give(file);
  house.settle();
  CHECK(house.app->state().dropped.empty());
  for (const char* address : {"#/coach", "#/hire", "#/map/small", "#/profiles/new"}) {
    platform::InputEvent followed;
    followed.kind = platform::InputEvent::Kind::kAddress;
    followed.text = address;
    house.stage.give(followed);
    house.settle();
    CHECK_MESSAGE(house.app->state().screen == Screen::kNowhere, address);
  }
}

TEST_CASE("what was kept and can't be read is said, and kept beside what comes") {
  auto disk = std::make_shared<MemoryDisk>();
  disk->records.push_back({disk->next_sequence++, "W1~damaged"});
  CourseHouse house(disk);
  house.settle();
  CHECK(house.stage.find("library-notice") != nullptr);
  house.take_the_call();
  house.press_number_of("choice-hello-ask");
  CHECK(disk->records.back().bytes.find("!W1~damaged") != std::string::npos);
  CourseHouse again(disk);
  again.settle();
  CHECK(again.stage.find("start")->name == "Go on with “The lamp on the landing”, decision 2");
}

TEST_CASE("decisions are told as statements where the standard is cmi5") {
  CourseHouse house(std::make_shared<MemoryDisk>(),
                    course_boot(R"({"standard":"cmi5","title":"Lamps"})"));
  house.take_the_call();
  house.press_number_of("choice-hello-ask");
  const json::ParseOutcome outcome = json::parse(last_report());
  const json::Value decisions = *outcome.document->root().find("decisions");
  REQUIRE(decisions.size() == 1);
  const std::string statement = json::text_at(decisions.item(0), "statement");
  REQUIRE(json::parse(statement).document);
  CHECK(statement.find("/verbs/responded") != std::string::npos);
}

TEST_CASE("a mark to pass with is told beforehand") {
  CourseHouse house(std::make_shared<MemoryDisk>(),
                    course_boot(R"({"standard":"scorm12","title":"Lamps","pass":70})"));
  house.settle();
  CHECK(house.stage.find("course/what")->name.find("You pass with 70 %") != std::string::npos);
}

TEST_CASE(
    "what is told of a decision is that decision's statement, however often a call was rewound") {
  CourseHouse house(std::make_shared<MemoryDisk>(),
                    course_boot(R"({"standard":"cmi5","title":"Lamps"})"));
  house.take_the_call();
  house.press_number_of("choice-hello-ask");
  house.play_on();
  for (const std::uint32_t step : {1u, 2u}) {
    house.settle(12);
    const std::string source = house.app->state().portfolio.attempts().back().id;
    house.rewind(step);
    house.play_on();
    house.settle(12);
    const progress::Attempt& attempt = house.app->state().portfolio.attempts().back();
    REQUIRE(attempt.rewound_from == source);
    REQUIRE(attempt.taken_over == step);
    std::size_t own = 0;
    for (const std::string& report : platform::memory().course_reports) {
      const json::ParseOutcome outcome = json::parse(report);
      const json::Value decisions = *outcome.document->root().find("decisions");
      for (std::size_t i = 0; i < decisions.size(); ++i) {
        const json::Value told = decisions.item(i);
        const json::ParseOutcome said = json::parse(json::text_at(told, "statement"));
        REQUIRE(said.document);
        const std::string about = json::text_at(*said.document->root().find("object"), "id");
        const std::string response =
            json::text_at(*said.document->root().find("result"), "response");
        CAPTURE(about);
        CHECK(response == json::text_at(told, "choice"));
        if (json::text_at(told, "attempt") == attempt.id) ++own;
      }
    }
    CHECK(own == attempt.events.size() - step);
  }
}

TEST_CASE("stopping for now ends the session") {
  CourseHouse house(std::make_shared<MemoryDisk>());
  house.settle();
  house.click("course-leave");
  CHECK(platform::memory().courses_left == 1);
}

TEST_CASE(
    "stopping waits until the learning system has everything, and is refused where it can't have "
    "it") {
  CourseHouse house(std::make_shared<MemoryDisk>());
  house.settle();
  house.click("start");
  house.click("notice-take");
  house.store->refuse_all(true);
  house.begin_and_stop();
  CHECK(platform::memory().courses_left == 0);
  REQUIRE(house.stage.find("refused/title") != nullptr);
  CHECK(house.stage.find("refused/title")->name.find("Not everything is saved yet") == 0);
  CHECK(platform::memory().guarded);
  house.store->refuse_all(false);
  house.stage.advance(3000);
  house.settle();
  CHECK_FALSE(platform::memory().guarded);
  CHECK(platform::memory().courses_left == 0);  // the wish is not kept in silence
  house.click("course-leave");
  CHECK(platform::memory().courses_left == 1);
}

TEST_CASE("stopping while something is on its way waits for it") {
  CourseHouse house(std::make_shared<MemoryDisk>());
  house.settle();
  house.click("start");
  house.click("notice-take");
  house.store->hold(true);
  house.begin_and_stop();
  CHECK(platform::memory().courses_left == 0);
  house.store->hold(false);
  house.settle();
  CHECK(platform::memory().courses_left == 1);
}

TEST_CASE("a step that the learning system refuses is not saved, and saved later") {
  CourseHouse house(std::make_shared<MemoryDisk>());
  house.settle();
  house.click("start");
  house.click("notice-take");
  house.store->refuse_all(true);
  house.click("pick-up");
  CHECK(house.stage.find("save-export") != nullptr);
  house.store->refuse_all(false);
  house.stage.advance(3000);
  house.settle();
  CHECK(house.stage.find("save-export") == nullptr);
  CHECK_FALSE(house.disk->records.empty());
}

}  // namespace warmline::ui
