#include "ui/view_map.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <variant>

#include "support/stage.h"
#include "ui/debrief_fixture.h"

using namespace warmline;
using namespace warmline::ui;
using tests::Stage;

namespace {

struct Wall {
  explicit Wall(float width = 1440, float height = 900) : stage(width, height) {
    state = fixture::small_state();
    update(state, ShowMap{state.catalog.front(), true}, fixture::env());
    fixture::score_all(state);
  }
  Stage::View view() {
    return [this](Ui& ui) {
      if (auto got = draw_map(ui, *map_model(state), map)) intent = got;
    };
  }
  void settle() { stage.settle(view()); }
  void key(const char* key) {
    stage.press_key(key);
    settle();
  }
  void move(platform::InputEvent::Kind kind, float amount, float x, float y) {
    platform::InputEvent event;
    event.kind = kind;
    event.id = "map/plane";
    event.amount = amount;
    event.x = x;
    event.y = y;
    stage.give(event);
    settle();
  }
  void focus(const char* id) { point(platform::InputEvent::Kind::kFocus, id); }
  void hover(const std::string& id) { point(platform::InputEvent::Kind::kHover, id); }
  void point(platform::InputEvent::Kind kind, const std::string& id) {
    platform::InputEvent event;
    event.kind = kind;
    event.id = id;
    stage.give(event);
    settle();
  }
  AppState state;
  Stage stage;
  MapViewState map;
  std::optional<Intent> intent;
};

}  // namespace

TEST_CASE("the map has a control over each moment in sight, and the same as a list beside it") {
  Wall wall;
  wall.settle();
  for (const char* id : {"hello", "fall", "logged"}) {
    CAPTURE(id);
    const Node* node = wall.stage.find(std::string("map/") + id);
    REQUIRE(node != nullptr);
    CHECK(node->role == Role::kButton);
    CHECK(wall.stage.find(std::string("list-") + id + "/title") != nullptr);
  }
  CHECK(wall.stage.find("map/hello")->name.find("The start. On the best path") !=
        std::string::npos);
  CHECK(wall.stage.find("map/plane")->role == Role::kPlane);
  CHECK(wall.stage.find("map-as-list") == nullptr);
  const Node* leads = wall.stage.find("list-fall/choice-1/leads");
  REQUIRE(leads != nullptr);
  CHECK(leads->name.find("logged") != std::string::npos);
  CHECK(leads->name.find("rule") != std::string::npos);
}

TEST_CASE("keys and buttons zoom, 0 shows all, arrows move what has the focus") {
  Wall wall;
  wall.settle();
  const float at_first = wall.map.zoom;
  wall.key("+");
  CHECK(wall.map.zoom > at_first);
  wall.key("-");
  CHECK(wall.map.zoom == doctest::Approx(at_first));
  wall.stage.click(wall.view(), "map-in");
  wall.stage.click(wall.view(), "map-in");
  CHECK(wall.map.zoom > 1.2f * at_first);
  wall.key("0");
  const craft::Map& map = *map_model(wall.state)->map;
  const Node* plane = wall.stage.find("map/plane");
  CHECK(static_cast<float>(map.height) * wall.map.zoom <= plane->screen.h);
  const float x = wall.map.x;
  wall.key("ArrowLeft");
  CHECK(wall.map.x == x);  // the list's
  CHECK_FALSE(wall.stage.semantics.claims("ArrowLeft"));
  wall.focus("map/plane");
  CHECK(wall.stage.semantics.claims("ArrowLeft"));
  wall.key("ArrowLeft");
  CHECK(wall.map.x > x);
}

TEST_CASE("dragging moves the map, pinching zooms about the place, and it can't be lost") {
  using Kind = platform::InputEvent::Kind;
  Wall wall;
  wall.settle();
  const float x = wall.map.x, y = wall.map.y, zoom = wall.map.zoom;
  wall.move(Kind::kPan, 0, 30, -20);
  CHECK(wall.map.x == doctest::Approx(x + 30));
  CHECK(wall.map.y == doctest::Approx(y - 20));
  const float before = (200 - wall.map.x) / wall.map.zoom;
  wall.move(Kind::kZoom, 1.5f, 200, 100);
  CHECK(wall.map.zoom == doctest::Approx(1.5f * zoom));
  CHECK((200 - wall.map.x) / wall.map.zoom == doctest::Approx(before));
  wall.move(Kind::kPan, 0, 1e6f, 1e6f);
  const Node* plane = wall.stage.find("map/plane");
  CHECK(wall.map.x < plane->screen.w);
  CHECK(wall.map.y < plane->screen.h);
  wall.move(Kind::kZoom, 1e6f, 0, 0);
  CHECK(wall.map.zoom == kMostZoom);
  wall.move(Kind::kZoom, 1e-6f, 0, 0);
  CHECK(wall.map.zoom == doctest::Approx(kLeastZoom));
}

TEST_CASE(
    "what is said about a moment that is pointed at lies beside it, and the pointer goes through") {
  Wall wall;
  wall.settle();
  for (const float y : {0.0f, 400.0f, 0.0f}) {
    CAPTURE(y);
    wall.move(platform::InputEvent::Kind::kPan, 0, 0, y);
    for (const std::string id : {"map/hello", "map/fall", "map/logged"}) {
      CAPTURE(id);
      const Node* moment = wall.stage.find(id);
      if (moment == nullptr) continue;
      wall.hover(id);
      const Node* said = wall.stage.find("map-detail");
      REQUIRE(said != nullptr);
      CHECK(said->through);
      moment = wall.stage.find(id);
      CHECK((said->screen.x + said->screen.w <= moment->screen.x ||
             moment->screen.x + moment->screen.w <= said->screen.x ||
             said->screen.y + said->screen.h <= moment->screen.y ||
             moment->screen.y + moment->screen.h <= said->screen.y));
    }
  }
  wall.hover("");
  CHECK(wall.stage.find("map-detail") == nullptr);
}

TEST_CASE("a moment under the pointer or the focus says its first line and its choices") {
  Wall wall;
  wall.settle();
  CHECK(wall.stage.find("map-detail") == nullptr);
  wall.focus("map/hello");
  REQUIRE(wall.stage.find("map-detail") != nullptr);
  CHECK(wall.stage.find("map-detail/first")->name.find("The call is put through") !=
        std::string::npos);
  CHECK(wall.stage.find("map-detail/choice-1/leads")->name.find("logged") != std::string::npos);
  wall.focus("map-in");
  CHECK(wall.stage.find("map-detail") == nullptr);
  wall.stage.click(wall.view(), "map/fall");
  CHECK(wall.stage.find("map-detail") == nullptr);  // the list beside shows it
  CHECK(wall.map.selected == "fall");
  CHECK(wall.stage.find("map/fall")->current);
  wall.key("Escape");
  CHECK(wall.map.selected.empty());
}

TEST_CASE("at first the moments in sight stand in the middle, as large as there is room for") {
  for (const float width : {1440.0f, 1024.0f, 390.0f}) {
    CAPTURE(width);
    Wall wall(width, 844);
    wall.settle();
    const Node* plane = wall.stage.find("map/plane");
    const craft::Map& map = *map_model(wall.state)->map;
    float left = plane->screen.x + plane->screen.w, right = plane->screen.x;
    for (const scenario::Index place : map.order) {
      const Node* node = wall.stage.find("map/" + map_model(wall.state)->nodes[place].id);
      if (node == nullptr) continue;
      left = std::min(left, node->screen.x);
      right = std::max(right, node->screen.x + node->screen.w);
    }
    const float before = left - plane->screen.x;
    const float after = plane->screen.x + plane->screen.w - right;
    CHECK(wall.map.zoom >= 0.7f);
    const bool all_fit = before > 1 && after > 1;
    if (width > 1000) CHECK(all_fit);
    if (all_fit) CHECK(before == doctest::Approx(after).epsilon(0.02));
    const Node* start = wall.stage.find("map/hello");
    REQUIRE(start != nullptr);
    CHECK(start->screen.x >= plane->screen.x);
    CHECK(start->screen.x + start->screen.w <= plane->screen.x + plane->screen.w);
  }
}

TEST_CASE("where there is no room for both, the list takes the map's place and gives it back") {
  Wall wall(390, 844);
  wall.settle();
  CHECK(wall.stage.find("map/plane") != nullptr);
  CHECK(wall.stage.find("map-list") == nullptr);
  wall.stage.click(wall.view(), "map-as-list");
  CHECK(wall.stage.find("map/plane") == nullptr);
  CHECK(wall.stage.find("list-lit/kind")->name.find("Ending: satisfied") != std::string::npos);
  CHECK_FALSE(wall.stage.semantics.claims("0"));
  wall.stage.click(wall.view(), "map-as-list");
  CHECK(wall.stage.find("map/plane") != nullptr);
  wall.stage.click(wall.view(), "map-back");
  REQUIRE(wall.intent);
  CHECK(std::get<GoTo>(*wall.intent).screen == Screen::kLibrary);
}

TEST_CASE("before it gives a call away the map asks, and offers the call") {
  Wall wall;
  wall.state.map_agreed = false;
  wall.settle();
  CHECK(wall.stage.find("map/plane") == nullptr);
  CHECK(wall.stage.find("map-list") == nullptr);
  wall.stage.click(wall.view(), "map-ask/take");
  REQUIRE(wall.intent);
  CHECK(std::get<OpenScenario>(*wall.intent).scenario == "small");
  wall.stage.click(wall.view(), "map-ask/show");
  CHECK(std::get<ShowMap>(*wall.intent).agreed);
}
