// A form that is put together: where the focus goes when its calls are added, moved and taken out,
// and what it is compared with.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "ui/app_fixture.h"
#include "ui/hire_fixture.h"
#include "ui/models_hire.h"
#include "ui/update.h"

using namespace warmline;
using namespace warmline::ui;
using What = Hire::What;

namespace {

AppState form_page() {
  AppState state = fixture::hire_page();
  update(state, Hire{What::kNewForm}, fixture::env());
  return state;
}

std::string version_of(std::size_t call) {
  return fixture::calls_of_the_site()[call]->version;
}

void add(AppState& state, std::size_t call) {
  update(state, Hire{What::kCall, 0, 0, version_of(call)}, fixture::env());
}

}  // namespace

TEST_CASE("the focus goes with a call that is moved, and on from one that is taken out") {
  AppState state = form_page();
  for (std::size_t i = 0; i < 3; ++i) {
    add(state, i);
    CHECK(state.focus.empty());
    CHECK(state.say ==
          fixture::calls_of_the_site()[i]->title + " is call " + std::to_string(i + 1) + ".");
  }
  const auto focus = [&state](const Hire& wish) {
    state.focus.clear();
    update(state, wish, fixture::env());
    return state.focus;
  };
  CHECK(focus(Hire{What::kCallUp, 2, 0, {}}) == "hire-call-1/up");
  CHECK(focus(Hire{What::kCallUp, 1, 0, {}}) == "hire-call-0/down");
  CHECK(focus(Hire{What::kCallDown, 0, 0, {}}) == "hire-call-1/down");
  CHECK(focus(Hire{What::kCallDown, 1, 0, {}}) == "hire-call-2/up");
  CHECK(focus(Hire{What::kCall, 0, 0, version_of(0)}) == "hire-call-0/out");
  CHECK(focus(Hire{What::kCall, 0, 0, version_of(2)}) == "hire-call-0/out");
  CHECK(focus(Hire{What::kCall, 0, 0, version_of(1)}) == "hire-form-more");
  CHECK(state.say == fixture::calls_of_the_site()[1]->title + " was taken out.");
}

TEST_CASE("a form without calls is compared with nothing") {
  AppState state = form_page();
  const std::string empty = state.hire.draft->id;
  update(state, Hire{What::kTitle, 0, 0, "None yet"}, fixture::env());
  update(state, Hire{What::kKeep}, fixture::env());
  update(state, Hire{What::kNewForm}, fixture::env());
  state.hire.draft->id = std::string(32, 'b');  // chance says the same here each time
  add(state, 0);
  update(state, Hire{What::kCompare, 0, 0, empty}, fixture::env());
  const std::vector<std::string> says = hire_form_model(state).comparison;
  REQUIRE(says.size() == 2);
  CHECK(says[1] == "The other one has no calls yet: there is nothing to compare.");
}
