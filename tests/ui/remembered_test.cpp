#include "ui/remembered.h"

#include <doctest/doctest.h>

namespace warmline::ui {
namespace {

int made = 0;

int count_of_reports(const AppState& state) {
  ++made;
  return static_cast<int>(state.reports.size());
}

TEST_CASE("a model is worked out once for as long as nobody changes the state") {
  made = 0;
  Held state;
  Remembered<int> model;
  CHECK(model.of(state, count_of_reports) == 0);
  CHECK(model.of(state, count_of_reports) == 0);
  CHECK(made == 1);

  state.change().reports.emplace_back();
  CHECK(model.of(state, count_of_reports) == 1);
  CHECK(state->reports.size() == 1);
  CHECK(model.of(state, count_of_reports) == 1);
  CHECK(made == 2);
}

TEST_CASE("a state may change before anything is worked out of it") {
  made = 0;
  Held state;
  state.change().reports.emplace_back();
  Remembered<int> model;
  CHECK(model.of(state, count_of_reports) == 1);
  CHECK(made == 1);
}

}  // namespace
}  // namespace warmline::ui
