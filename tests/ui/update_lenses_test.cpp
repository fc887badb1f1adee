#include <doctest/doctest.h>

#include <string>

#include "ui/debrief_fixture.h"
#include "ui/update.h"

using namespace warmline;
using namespace warmline::ui;

namespace {

std::string lens_text(const std::string& id, int empathy = 100) {
  return R"({ "format": 1, "id": ")" + id + R"(", "title": "House )" + id +
         R"(", "about": "What our house values.", "weights": { "empathy": )" +
         std::to_string(empathy) + R"(, "time": 10 }, "target_seconds": 300 })";
}

}  // namespace

TEST_CASE("choosing a lens asks for a JSON file") {
  AppState state = fixture::debriefed({"log", "close"});
  update(state, ChooseLensFile{}, fixture::env());
  CHECK(state.ask_for_file == ".json,application/json");
}

TEST_CASE("a lens of one's own joins the others, is compared with the first, and stays") {
  AppState state = fixture::debriefed({"log", "close"});
  const Env env = fixture::env();
  update(state, TakeFile{"house.json", lens_text("house")}, env);
  CHECK(state.lens_trouble.empty());
  DebriefModel model = *debrief_model(state);
  REQUIRE(model.lenses.size() == 3);
  CHECK(model.lenses[2].title == "House house");
  CHECK(!model.lenses[2].compare.empty());
  CHECK(model.lenses[0].compare.empty());
  AppState later = fixture::reopened(state);
  REQUIRE(later.lenses.size() == 3);
  CHECK(later.lenses[2].lens.id == "house");
  update(later, RemoveLens{later.lenses[2].key}, env);
  CHECK(later.lenses.size() == 2);
  CHECK(fixture::reopened(later).lenses.size() == 2);
}

TEST_CASE("the same lens again takes the place of its former self") {
  AppState state = fixture::debriefed({"log", "close"});
  update(state, TakeFile{"house.json", lens_text("house", 20)}, fixture::env());
  update(state, TakeFile{"house.json", lens_text("house", 70)}, fixture::env());
  REQUIRE(state.lenses.size() == 3);
  CHECK(state.lenses[2].lens.weights[0] == 70);
}

TEST_CASE("what is wrong in a lens file is said with line and column, and nothing changes") {
  AppState state = fixture::debriefed({"log", "close"});
  const std::size_t before = state.journal.unsaved().size();
  update(state, TakeFile{"house.json", "{\n  \"format\": 1,\n  oops\n}"}, fixture::env());
  REQUIRE(!state.lens_trouble.empty());
  CHECK(state.lens_trouble[0].find("house.json, line 3, column 3: ") == 0);
  CHECK(state.lenses.size() == 2);
  CHECK(state.journal.unsaved().size() == before);
  CHECK(debrief_model(state)->lens_trouble == state.lens_trouble);
  update(state, TakeFile{"house.json", lens_text("house")}, fixture::env());
  CHECK(state.lens_trouble.empty());
}

TEST_CASE("a shipped lens can be neither replaced nor removed") {
  AppState state = fixture::debriefed({"log", "close"});
  update(state, TakeFile{"mine.json", lens_text("ninety-seconds")}, fixture::env());
  REQUIRE(state.lens_trouble.size() == 1);
  CHECK(state.lens_trouble[0].find("give yours another id") != std::string::npos);
  update(state, RemoveLens{""}, fixture::env());
  CHECK(state.lenses.size() == 2);
}

TEST_CASE("there is room for eight lenses of one's own, and the ninth is told so") {
  AppState state = fixture::debriefed({"log", "close"});
  for (char id = 'a'; id <= 'i'; ++id)
    update(state, TakeFile{"house.json", lens_text(std::string("house-") + id)}, fixture::env());
  CHECK(state.lenses.size() == 10);
  REQUIRE(state.lens_trouble.size() == 1);
  CHECK(state.lens_trouble[0].find("remove one first") != std::string::npos);
}

TEST_CASE("a lens of one's own is added, refused and removed in the settings as well") {
  AppState state = fixture::debriefed({"log", "close"});
  const Env env = fixture::env();
  update(state, TakeFile{"house.json", "{"}, env);
  update(state, GoTo{Screen::kSettings}, env);
  CHECK(settings_model(state).lens_trouble.empty());
  CHECK(settings_model(state).lenses.empty());
  update(state, TakeFile{"house.json", "{"}, env);
  REQUIRE(!settings_model(state).lens_trouble.empty());
  CHECK(settings_model(state).lens_trouble[0].find("house.json, line 1, column ") == 0);
  update(state, TakeFile{"house.json", lens_text("house")}, env);
  const SettingsModel model = settings_model(state);
  CHECK(model.lens_trouble.empty());
  REQUIRE(model.lenses.size() == 1);
  CHECK(model.lenses[0].title == "House house");
  update(state, RemoveLens{model.lenses[0].key}, env);
  CHECK(settings_model(state).lenses.empty());
  CHECK(state.lenses.size() == 2);
}

TEST_CASE("a file that is dropped where none is wanted changes nothing") {
  AppState state = fixture::debriefed({"log", "close"});
  update(state, GoTo{Screen::kLibrary}, fixture::env());
  update(state, TakeFile{"house.json", lens_text("house")}, fixture::env());
  CHECK(state.lenses.size() == 2);
}
