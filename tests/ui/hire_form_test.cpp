// A hiring team's form as it is put together: its language, what it offers, what is agreed.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "assess/form.h"
#include "ui/app_fixture.h"
#include "ui/models_hire.h"
#include "ui/update.h"

using namespace warmline;
using namespace warmline::ui;
using What = Hire::What;

namespace {

std::string in_language(std::string text, const std::string& id, const std::string& language) {
  const auto replace = [&](const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE_MESSAGE(at != std::string::npos, from);
    text.replace(at, from.size(), to);
  };
  replace("\"id\": \"small\"", "\"id\": \"" + id + "\"");
  replace("\"language\": \"en\"", "\"language\": \"" + language + "\"");
  return text;
}

// Four calls: "small" in en, and others in en-GB, de and de-AT.
AppState page() {
  const std::string small = fixture::file_text("tests/fixtures/scenarios/small.json");
  platform::Boot boot;
  boot.scenarios.push_back({"small.json", small});
  boot.scenarios.push_back({"british.json", in_language(small, "british", "en-GB")});
  boot.scenarios.push_back({"german.json", in_language(small, "german", "de")});
  boot.scenarios.push_back({"austrian.json", in_language(small, "austrian", "de-AT")});
  AppState state;
  state.place = platform::Place::kHire;
  state.screen = Screen::kHire;
  take_scenarios(state, boot);
  take_records(state, {});
  REQUIRE(state.catalog.size() == 4);
  return state;
}

std::string version_of(const AppState& state, const std::string& id) {
  const Edition* edition = shipped(state, id);
  REQUIRE(edition != nullptr);
  return edition->scenario->version;
}

void press(AppState& state, What what, std::size_t option = 0, std::string text = {}) {
  update(state, Hire{what, 0, option, std::move(text)}, fixture::env());
}

AppState with_form() {
  AppState state = page();
  press(state, What::kNewForm);
  REQUIRE(state.hire.draft);
  return state;
}

bool says(const std::vector<std::string>& lines, const char* part) {
  return std::any_of(lines.begin(), lines.end(),
                     [&](const std::string& line) { return line.find(part) != std::string::npos; });
}

}  // namespace

TEST_CASE("a form's language is that of its calls, and they are of one") {
  AppState state = with_form();
  CHECK(hire_form_model(state).language == "Language: that of the calls, once there are any.");
  press(state, What::kCall, 0, version_of(state, "german"));
  CHECK(state.hire.draft->language == "de");
  CHECK(hire_form_model(state).language == "Language: German, as its calls say.");
  press(state, What::kCall, 0, version_of(state, "austrian"));
  CHECK(state.hire.draft->language == "de");
  press(state, What::kCall, 0, version_of(state, "german"));  // out again
  CHECK(state.hire.draft->language == "de-AT");
  CHECK(hire_form_model(state).language == "Language: German (AT), as its calls say.");
  press(state, What::kCall, 0, version_of(state, "small"));
  CHECK(state.hire.draft->language == "mul");
  CHECK(hire_form_model(state).language ==
        "Language: the calls are in different ones. A form is taken in one language.");
  CHECK(says(hire_form_model(state).missing, "in different languages"));
  press(state, What::kCall, 0, version_of(state, "austrian"));
  CHECK(state.hire.draft->language == "en");
  CHECK_FALSE(says(hire_form_model(state).missing, "in different languages"));
  // A warm-up counts.
  const HireFormModel now = hire_form_model(state);
  for (std::size_t i = 1; i < now.warm_ups.size(); ++i) {
    press(state, What::kWarmUp, i);
    const Edition* warm_up = find_edition(state, state.hire.draft->warm_up->version);
    REQUIRE(warm_up != nullptr);
    const bool english = warm_up->scenario->language == "en-GB";
    CHECK(state.hire.draft->language == (english ? "en" : "mul"));
  }
}

TEST_CASE("what a form offers is chosen, kept, and stands beside what is agreed with somebody") {
  AppState state = with_form();
  REQUIRE(state.hire.draft->offers);
  CHECK(*state.hire.draft->offers == assess::Offers{});
  const std::string hash = assess::form_hash(*state.hire.draft);
  HireFormModel model = hire_form_model(state);
  REQUIRE(model.offers.size() == 5);
  for (const HireOption& one : model.offers) CHECK(one.on);
  CHECK(model.not_offered.empty());

  press(state, What::kOffer, 0);
  press(state, What::kOffer, 2);
  press(state, What::kOffer, 5);  // there is none
  CHECK(*state.hire.draft->offers == assess::Offers{false, true, false, true, true});
  CHECK(assess::form_hash(*state.hire.draft) != hash);
  model = hire_form_model(state);
  CHECK_FALSE(model.offers[0].on);
  CHECK(model.offers[1].on);
  CHECK_FALSE(model.offers[2].on);
  CHECK(model.not_offered ==
        "The form doesn’t offer more time, pauses. It can be agreed with somebody all the same.");
  // It can be agreed all the same: the form, and so its hash, stay.
  press(state, What::kAgreed, 1);
  CHECK(hire_form_model(state).agreed[1].on);
  press(state, What::kOffer, 0);
  press(state, What::kOffer, 2);
  CHECK(assess::form_hash(*state.hire.draft) == hash);

  const std::vector<assess::Form> kept = kept_forms(state);
  REQUIRE(kept.size() == 1);
  CHECK(kept.front().offers == state.hire.draft->offers);
}

TEST_CASE("a form that didn't say what it offers keeps its hash until that is changed") {
  AppState state = page();
  update(state, TakeFile{"v1.json", fixture::file_text("tests/fixtures/forms/v1.json")},
         fixture::env());
  REQUIRE(state.hire.draft);
  const std::string hash = assess::form_hash(*state.hire.draft);
  CHECK_FALSE(state.hire.draft->offers);
  for (const HireOption& one : hire_form_model(state).offers) CHECK(one.on);
  press(state, What::kAgreed, 1);
  CHECK(assess::form_hash(*state.hire.draft) == hash);
  press(state, What::kOffer, 3);
  REQUIRE(state.hire.draft->offers);
  CHECK(*state.hire.draft->offers == assess::Offers{true, true, true, false, true});
  CHECK(assess::form_hash(*state.hire.draft) != hash);
}
