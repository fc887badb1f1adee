// Addresses: what is on the screen has one, and it leads back there.
#include "ui/address.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/random.h"
#include "platform/memory.h"
#include "ui/app_fixture.h"
#include "ui/coach_fixture.h"
#include "ui/hire_fixture.h"
#include "ui/house.h"

using namespace warmline;
using namespace warmline::ui;
using fixture::House;
using platform::MemoryDisk;

namespace {

// Where it stands, left for the library, followed: there again, under the same address.
void leads_back(AppState& state, Screen home, const std::string& expected) {
  const Screen there = state.screen;
  const std::string address = address_of(state);
  CHECK(address == expected);
  const Env env = fixture::env();
  update(state, GoTo{home}, env);
  REQUIRE(state.screen == home);
  CHECK(follow(state, address, env).empty());
  CHECK(state.screen == there);
  CHECK(address_of(state) == address);
}

std::string play_small(AppState& state, const Env& env) {
  fixture::start_call(state, env);
  const std::string attempt = state.call->attempt;
  update(state, LeaveCall{}, env);
  REQUIRE(state.screen == Screen::kDebrief);
  return attempt;
}

platform::Boot boot_at(const std::string& address) {
  platform::Boot boot = fixture::small_boot();
  boot.address = address;
  return boot;
}

void go_back_to(House& house, const std::string& address) {
  platform::InputEvent event;
  event.kind = platform::InputEvent::Kind::kAddress;
  event.text = address;
  house.stage.give(std::move(event));
  house.settle();
}

}  // namespace

TEST_CASE("every page of practice has an address, and it leads there") {
  AppState state = fixture::small_state();
  const Env env = fixture::env();
  CHECK(address_of(state) == "#/");
  update(state, GoTo{Screen::kSettings}, env);
  leads_back(state, Screen::kLibrary, "#/settings");
  update(state, Keep{Keep::What::kOpenResult, {}}, env);
  REQUIRE(state.screen == Screen::kResult);
  leads_back(state, Screen::kLibrary, "#/result");
  update(state, AboutProfile{AboutProfile::What::kOpenAdd, {}}, env);
  leads_back(state, Screen::kLibrary, "#/profiles/new");
  update(state, OpenScenario{"small"}, env);
  leads_back(state, Screen::kLibrary, "#/call/small");
  update(state, ShowMap{state.catalog.front(), true}, env);
  leads_back(state, Screen::kLibrary, "#/map/small");
  const std::string attempt = play_small(state, env);
  leads_back(state, Screen::kLibrary, "#/debrief/" + attempt);
}

TEST_CASE("a call that is open goes on at its address; one that isn't is offered there") {
  AppState state = fixture::small_state();
  const Env env = fixture::env();
  fixture::start_call(state, env);
  update(state, fixture::choice(state, "ask"), env);
  const std::size_t told = state.call->run.states.size();
  leads_back(state, Screen::kLibrary, "#/call/small");
  REQUIRE(state.call);
  CHECK(state.call->run.states.size() == told);
  update(state, LeaveCall{}, env);
  CHECK(follow(state, "#/call/small", env).empty());
  CHECK(state.screen == Screen::kNotice);
}

TEST_CASE(
    "every page of Coach has an address; those about somebody lead there while a team is loaded") {
  AppState state = fixture::sample_state();
  const Env env = fixture::env();
  for (const auto& [screen, address] :
       std::vector<std::pair<Screen, std::string>>{{Screen::kCoach, "#/coach"},
                                                   {Screen::kCoachScenario, "#/coach/scenarios"},
                                                   {Screen::kCoachReach, "#/coach/out-of-reach"},
                                                   {Screen::kCoachCentres, "#/coach/two-centres"},
                                                   {Screen::kCoachCalibrate, "#/coach/calibrate"},
                                                   {Screen::kCoachExport, "#/coach/export"}}) {
    update(state, GoTo{screen}, env);
    leads_back(state, Screen::kLibrary, address);
  }
  state.coach.team->people[3].code = "Zoë / 4 %";
  update(state, Coaching{Coaching::What::kOpenPerson, 3, 0, {}}, env);
  REQUIRE(state.screen == Screen::kPerson);
  leads_back(state, Screen::kCoach, "#/coach/person/Zo%C3%AB%20%2F%204%20%25");
  CHECK(state.coach.person == 3);
  update(state, Coaching{Coaching::What::kOpenAttempt, 7, 0, {}}, env);
  REQUIRE(state.screen == Screen::kReview);
  leads_back(state, Screen::kCoach, "#/coach/attempt/sample-7");
  CHECK(state.coach.attempt == 7);
  AppState without = fixture::small_state();
  for (const char* address :
       {"#/coach/person/Zo%C3%AB%20%2F%204%20%25", "#/coach/attempt/sample-7"}) {
    const std::string why = follow(without, address, env);
    CHECK(why.find("never kept") != std::string::npos);
    CHECK(without.screen == Screen::kLibrary);
  }
}

TEST_CASE("the hiring team's pages have addresses, and none of them tells a candidate's code") {
  AppState state = fixture::hire_page();
  const Env env = fixture::env();
  for (const auto& [screen, address] :
       std::vector<std::pair<Screen, std::string>>{{Screen::kHire, "#/hire"},
                                                   {Screen::kSettings, "#/hire/settings"},
                                                   {Screen::kHireResults, "#/hire/results"},
                                                   {Screen::kHireQuality, "#/hire/quality"},
                                                   {Screen::kHireFair, "#/hire/fairness"},
                                                   {Screen::kHireLaw, "#/hire/law"}}) {
    update(state, GoTo{screen}, env);
    leads_back(state, Screen::kHire, address);
  }
  update(state, Hire{Hire::What::kNewForm, 0, 0, {}}, env);
  REQUIRE(state.screen == Screen::kHireForm);
  leads_back(state, Screen::kHire, "#/hire/form/" + state.hire.form);
  give_sitting(state.hire.results, "one.json",
               fixture::sitting_file(fixture::hire_form(), {"K-0815"}, {}));
  fixture::score_all(state);
  update(state, HireResult{HireResult::What::kOpenCandidate, 0, 0, {}}, env);
  REQUIRE(state.screen == Screen::kHireCandidate);
  const std::string address = address_of(state);
  CHECK(address.find("0815") == std::string::npos);
  leads_back(state, Screen::kHireResults, address);
  update(state, HireResult{HireResult::What::kForget, 0, 0, {}}, env);
  CHECK(follow(state, address, env).find("never kept") != std::string::npos);
}

TEST_CASE("an address that leads nowhere changes nothing and says why, whatever it is") {
  AppState state = fixture::small_state();
  const Env env = fixture::env();
  update(state, GoTo{Screen::kSettings}, env);
  for (const char* address : {"#/call/large", "#/debrief/0", "#/coach/persons", "#/coach/person/",
                              "#/hire", "#/settings/x", "#/session/0", "#/coach/session/0",
                              "#/map/%", "#x", "#/call/%F0%28", "#//settings"}) {
    INFO(address);
    CHECK_FALSE(follow(state, address, env).empty());
    CHECK(state.screen == Screen::kSettings);
  }
  Random random(7);
  const std::string letters = "#/%abcallcoachsettings0123\xC3\xA9 ";
  for (int round = 0; round < 20'000; ++round) {
    std::string address = "#/";
    for (std::size_t i = random.below(12); i > 0; --i)
      address += letters[random.below(letters.size())];
    const Screen before = state.screen;
    if (!follow(state, address, env).empty()) CHECK(state.screen == before);
  }
}

TEST_CASE("the program opens where its address says, and shows the address of what is on") {
  platform::memory().addresses.clear();
  auto disk = std::make_shared<MemoryDisk>();
  House house(disk, boot_at("#/settings"));
  house.settle();
  CHECK(house.stage.find("settings-title") != nullptr);
  house.click("nav-practice");
  house.click("start");
  house.click("notice-take");
  house.click("pick-up");
  CHECK(platform::memory().addresses ==
        std::vector<std::string>{"#/settings", "#/", "#/call/small"});
  go_back_to(house, "#/");
  CHECK(house.stage.find("library-title") != nullptr);
  go_back_to(house, "#/call/small");
  CHECK(house.stage.find("call-title") != nullptr);
  CHECK(platform::memory().addresses.size() == 5);

  House again(disk, boot_at("#/call/small"));
  again.settle();
  CHECK(again.stage.find("call-title") != nullptr);
}

TEST_CASE("an address without a page gets one that says so and leads on") {
  platform::memory().addresses.clear();
  House house(std::make_shared<MemoryDisk>(), boot_at("#/call/of-the-wild"));
  house.settle();
  REQUIRE(house.stage.find("nowhere-title") != nullptr);
  CHECK(house.stage.semantics.title() == "Nothing at this address · Warmline");
  CHECK(house.stage.find("nowhere-address")->name.find("of-the-wild") != std::string::npos);
  CHECK(platform::memory().addresses.empty());
  house.click("nowhere-library");
  CHECK(house.stage.find("library-title") != nullptr);
  CHECK(platform::memory().addresses == std::vector<std::string>{"#/"});
}

TEST_CASE("an address waits for a call that is still to come") {
  platform::Boot boot;
  boot.awaited = 1;
  boot.address = "#/call/small";
  House house(std::make_shared<MemoryDisk>(), boot);
  house.settle();
  CHECK(house.stage.find("nowhere-title") == nullptr);
  platform::InputEvent event;
  event.kind = platform::InputEvent::Kind::kScenario;
  event.id = "small.json";
  event.text = fixture::file_text("tests/fixtures/scenarios/small.json");
  house.stage.give(std::move(event));
  house.settle();
  CHECK(house.stage.find("notice-title") != nullptr);
}
