#include "ui/presses.h"

#include <doctest/doctest.h>

#include <string>

#include "core/random.h"

using namespace warmline;
using platform::InputEvent;
using ui::Presses;
using Kind = InputEvent::Kind;

namespace {

InputEvent event(Kind kind, const std::string& id, const std::string& text = "") {
  InputEvent one;
  one.kind = kind;
  one.id = id;
  one.text = text;
  return one;
}

bool is_press(const InputEvent& one) {
  return one.kind == Kind::kActivate || one.kind == Kind::kKey || one.kind == Kind::kEdit;
}

}  // namespace

TEST_CASE("of two fields that were edited between two frames the second one waits for the next") {
  Presses presses;
  const auto now = presses.take({event(Kind::kFocus, "a"), event(Kind::kEdit, "a", "J"),
                                 event(Kind::kEdit, "a", "Jo"), event(Kind::kEdit, "b", "1"),
                                 event(Kind::kActivate, "c")});
  REQUIRE(now.size() == 3);
  CHECK(now.back().text == "Jo");
  CHECK(presses.waiting());
  const auto next = presses.take({});
  REQUIRE(next.size() == 1);
  CHECK(next[0].id == "b");
  CHECK(presses.take({})[0].id == "c");
  CHECK_FALSE(presses.waiting());
  CHECK(presses.take({}).empty());
}

TEST_CASE("a key that is held down piles nothing up") {
  Presses presses;
  std::vector<InputEvent> held(100, event(Kind::kKey, "", "1"));
  for (std::size_t i = 1; i < held.size(); ++i) held[i].repeat = true;
  CHECK(presses.take(held).size() == held.size());
  CHECK_FALSE(presses.waiting());
}

TEST_CASE("nothing is lost and nothing changes places, however events come; one press a frame") {
  Random random(5);
  for (int round = 0; round < 300; ++round) {
    Presses presses;
    std::string sent, came;
    int number = 0;
    const auto take = [&](std::vector<InputEvent> events) {
      std::string ids;
      for (const InputEvent& one : presses.take(std::move(events))) {
        came += one.text + " ";
        if (is_press(one)) ids += (one.kind == Kind::kEdit ? "edit " + one.id : one.text) + "|";
      }
      // All of them are the same edit, or there is one.
      const std::string first = ids.substr(0, ids.find('|') + 1);
      for (std::size_t at = 0; at < ids.size(); at += first.size())
        CHECK(ids.compare(at, first.size(), first) == 0);
    };
    for (std::size_t frame = random.below(6); frame > 0; --frame) {
      std::vector<InputEvent> events;
      for (std::size_t i = random.below(6); i > 0; --i) {
        constexpr Kind kKinds[] = {Kind::kActivate, Kind::kFocus, Kind::kKey,
                                   Kind::kEdit,     Kind::kHover, Kind::kScroll};
        const std::string text = std::to_string(++number);
        events.push_back(
            event(kKinds[random.below(6)], std::string(1, "ab"[random.below(2)]), text));
        sent += text + " ";
      }
      take(std::move(events));
    }
    while (presses.waiting()) take({});
    CHECK(came == sent);
  }
}
