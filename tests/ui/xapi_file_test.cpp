// "Export as xAPI statements": of the chosen attempts, under the name that was typed.
#include <doctest/doctest.h>

#include <string>

#include "core/json.h"
#include "ui/app_fixture.h"
#include "ui/models_keeping.h"

using namespace warmline;
using namespace warmline::ui;

namespace {

// One attempt that was left, one that went on from its second decision.
AppState practised(const Env& env) {
  AppState state = fixture::small_state();
  fixture::start_call(state, env);
  update(state, fixture::choice(state, "ask"), env);
  update(state, LeaveCall{}, env);
  fixture::score_all(state);
  update(state, RewindTo{state.portfolio.attempts().front().id, 0}, env);
  update(state, fixture::choice(state, "log"), env);
  update(state, LeaveCall{}, env);
  fixture::score_all(state);
  update(state, Keep{Keep::What::kOpenResult, ""}, env);
  REQUIRE(state.screen == Screen::kResult);
  return state;
}

void save(AppState& state, const Env& env, const std::string& person, const std::string& home) {
  update(state, Keep{Keep::What::kPerson, person}, env);
  update(state, Keep{Keep::What::kXapiHome, home}, env);
  update(state, Keep{Keep::What::kSaveXapi, ""}, env);
}

}  // namespace

TEST_CASE("the chosen attempts are saved as statements, under the name that was typed") {
  const Env env = fixture::env();
  AppState state = practised(env);
  save(state, env, " Priya ", "https://learn.example");
  REQUIRE(state.file_out);
  CHECK(state.file_out->name == "warmline-xapi.json");
  const json::ParseOutcome read = json::parse(state.file_out->bytes);
  REQUIRE(read.document);
  const json::Value root = read.document->root();
  CHECK(root.size() == 3);  // begun, decided, left; the practised one stays unless it is put in
  for (std::size_t i = 0; i < root.size(); ++i) {
    const json::Value account = *root.item(i).find("actor")->find("account");
    CHECK(account.find("name")->string() == "Priya");
    CHECK(account.find("homePage")->string() == "https://learn.example");
  }
  CHECK(result_model(state).xapi_said == "Saved: the statements of 1 attempt.");
  CHECK(state.portfolio.setting("xapi-home", "") == "https://learn.example");

  state.file_out.reset();
  update(state, Keep{Keep::What::kToggle, state.portfolio.attempts().back().id}, env);
  update(state, Keep{Keep::What::kSaveXapi, ""}, env);
  CHECK(json::parse(state.file_out->bytes).document->root().size() == 6);
}

TEST_CASE("statements without a person, or with an address that is none, are not saved") {
  const Env env = fixture::env();
  AppState state = practised(env);
  save(state, env, "  ", "https://learn.example");
  CHECK_FALSE(state.file_out);
  CHECK(result_model(state).xapi_said.find("name") != std::string::npos);
  save(state, env, "Priya", "learn");
  CHECK_FALSE(state.file_out);
  CHECK(result_model(state).xapi_said.find("https://") != std::string::npos);
  save(state, env, "Priya", "");
  REQUIRE(state.file_out);
  CHECK(state.file_out->bytes.find("https://warmline.invalid/xapi/person") != std::string::npos);
}
