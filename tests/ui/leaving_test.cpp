// Another language and another area start the page afresh, with nothing lost by it.
#include "ui/leaving.h"

#include <doctest/doctest.h>

#include "platform/memory.h"
#include "ui/house.h"

namespace warmline::ui {
namespace {

using platform::MemoryDisk;

struct Leaving : fixture::House {
  Leaving() : House(std::make_shared<MemoryDisk>(), fixture::small_boot()) {
    platform::memory().gone_to.clear();
    platform::memory().languages.clear();
    settle();
    click("start");
    click("notice-take");
  }
  void leave_the_call() {
    click("pick-up");
    click("leave-call");
    click("leave/break");
  }
};

}  // namespace

TEST_CASE("another area is refused while something could not be saved, and open when it is") {
  Leaving house;
  house.store->refuse_all(true);
  house.leave_the_call();
  CHECK(platform::memory().guarded);
  house.click("nav-hire");
  CHECK(platform::memory().gone_to.empty());
  REQUIRE(house.stage.find("refused/title") != nullptr);
  house.click("nav-settings");
  CHECK(house.stage.find("refused/title") == nullptr);
  house.store->refuse_all(false);
  house.stage.advance(3000);
  house.settle();
  CHECK_FALSE(platform::memory().guarded);
  house.click("nav-hire");
  CHECK(platform::memory().gone_to.size() == 1);
}

TEST_CASE("another area waits for what is on its way, unless something else is done meanwhile") {
  Leaving house;
  house.store->hold(true);
  house.leave_the_call();
  CHECK(platform::memory().guarded);
  house.click("nav-hire");
  CHECK(platform::memory().gone_to.empty());
  SUBCASE("it comes") {
    house.store->hold(false);
    house.settle();
    CHECK(platform::memory().gone_to.size() == 1);
  }
  SUBCASE("something else is done") {
    house.click("nav-settings");
    house.store->hold(false);
    house.settle();
    CHECK(platform::memory().gone_to.empty());
  }
}

TEST_CASE("a language is chosen when everything is saved") {
  AppState state;
  state.choose_language = "de";
  CHECK(wants_to_leave(state));
  CHECK(may_leave(state));
  state.journal.add({progress::SettingChanged{"mood-hidden", "1"}});
  CHECK_FALSE(may_leave(state));
  CHECK(wants_to_leave(state));  // it is on its way
  state.journal.failed(state.journal.next_to_store()->number, "full");
  CHECK_FALSE(may_leave(state));
  CHECK_FALSE(wants_to_leave(state));
  CHECK_FALSE(state.refused.empty());
}

}  // namespace warmline::ui
