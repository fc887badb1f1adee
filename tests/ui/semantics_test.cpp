#include "ui/semantics.h"

#include <doctest/doctest.h>

#include <string>

#include "core/json.h"
#include "ui/reading_order.h"

using namespace warmline;
using namespace warmline::ui;

namespace {

Node node(std::string id, Role role, Rect rect, std::string name = {}) {
  Node made;
  made.id = std::move(id);
  made.role = role;
  made.rect = rect;
  made.name = std::move(name);
  return made;
}

json::Document read(const std::string& patch) {
  json::ParseOutcome outcome = json::parse(patch);
  REQUIRE(outcome.document.has_value());
  return std::move(*outcome.document);
}

void draw_page(Semantics& tree, const std::string& label, float offset) {
  tree.begin_frame();
  Node scroll = node("s", Role::kScroll, {100, 50, 300, 200});
  scroll.scroll_y = offset;
  tree.open(std::move(scroll));
  tree.add(node("b", Role::kButton, {110, 60 - offset, 80, 44}, label));
  tree.close();
}

}  // namespace

TEST_CASE("a child's rectangle is relative to its parent's content, scrolling apart") {
  Semantics tree;
  draw_page(tree, "Go", 0);
  CHECK(tree.find("b")->rect.x == doctest::Approx(10));
  CHECK(tree.find("b")->rect.y == doctest::Approx(10));
  draw_page(tree, "Go", 35);
  CHECK(tree.find("b")->rect.y == doctest::Approx(10));
  CHECK(tree.find("b")->screen.y == doctest::Approx(25));
}

TEST_CASE("a patch says what changed, and nothing says nothing") {
  Semantics tree;
  draw_page(tree, "Go", 0);
  const json::Document first = read(tree.take_patch());
  CHECK(first.root().find("order")->size() == 2);
  CHECK(first.root().find("nodes")->size() == 2);

  draw_page(tree, "Go", 0);
  CHECK(tree.take_patch().empty());
  draw_page(tree, "Go", 40);  // the browser scrolled: it knows
  CHECK(tree.take_patch().empty());

  draw_page(tree, "Stop", 0);
  const json::Document renamed = read(tree.take_patch());
  CHECK_FALSE(renamed.root().find("order").has_value());
  REQUIRE(renamed.root().find("nodes")->size() == 1);
  CHECK(renamed.root().find("nodes")->item(0).find("name")->string() == "Stop");
}

TEST_CASE("requests go out once") {
  Semantics tree;
  draw_page(tree, "Go", 0);
  static_cast<void>(tree.take_patch());
  tree.requests().announce = "Caller: hello";
  tree.requests().focus = "b";
  const json::Document asked = read(tree.take_patch());
  CHECK(asked.root().find("announce")->string() == "Caller: hello");
  CHECK(asked.root().find("focus")->string() == "b");
  CHECK(tree.take_patch().empty());
}

TEST_CASE("only claimed keys are the program's") {
  Semantics tree;
  tree.begin_frame();
  tree.claim_key("1");
  tree.claim_key("1");
  const json::Document patch = read(tree.take_patch());
  CHECK(patch.root().find("keys")->size() == 1);
  CHECK(tree.claims("1"));
  CHECK_FALSE(tree.claims("f"));
}

TEST_CASE("a chart goes out with what its cursor is at, a sorted column with its order") {
  Semantics tree;
  tree.begin_frame();
  Node chart = node("c", Role::kChart, {0, 0, 300, 200}, "Curiosity fell");
  chart.value = 2;
  chart.max = 11;
  chart.text = "Week 3: 55 of 100";
  tree.add(std::move(chart));
  Node head = node("h", Role::kColumnHeader, {0, 0, 80, 20}, "Warmth");
  head.sorted = -1;
  tree.add(std::move(head));
  const std::string patch = tree.take_patch();
  CHECK(patch.find(R"("role":"chart")") != std::string::npos);
  CHECK(patch.find(R"("value":2,"max":11,"text":"Week 3: 55 of 100")") != std::string::npos);
  CHECK(patch.find(R"("sort":"descending")") != std::string::npos);
}

TEST_CASE("what is laid out from the right is read from the left, with what is inside it") {
  Semantics tree;
  tree.open(node("bar", Role::kGroup, {0, 0, 400, 40}));
  tree.add(node("title", Role::kHeading, {300, 0, 90, 40}));
  const std::size_t placed = tree.nodes().size();
  tree.add(node("leave", Role::kButton, {350, 0, 50, 40}));
  tree.open(node("saved", Role::kGroup, {250, 0, 90, 40}));
  tree.open(node("in", Role::kGroup, {320, 0, 20, 40}));
  tree.add(node("deep", Role::kText, {321, 0, 9, 40}));
  tree.close();
  tree.close();
  tree.add(node("clock", Role::kText, {100, 0, 90, 40}));
  read_from_left(tree, placed);
  tree.add(node("after", Role::kText, {0, 0, 10, 40}));
  tree.close();
  std::string order;
  for (const Node& each : tree.nodes()) {
    order += each.id + "<";
    order += each.parent < 0 ? "" : tree.nodes()[static_cast<std::size_t>(each.parent)].id;
    order += " ";
  }
  CHECK(order == "bar< title<bar clock<bar saved<bar in<saved deep<in leave<bar after<bar ");
  read_from_left(tree, tree.nodes().size());  // nothing
  CHECK(tree.nodes().size() == 8);
}
