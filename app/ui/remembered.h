// What is worked out of the state and kept while the state is the same, so that a frame that only
// scrolls or lights up a button works nothing out.
#pragma once

#include <cstdint>
#include <optional>

#include "ui/app_state.h"

namespace warmline::ui {

// The state, and how often somebody could have changed it. Nobody gets at it to change it but by
// change().
class Held {
 public:
  [[nodiscard]] const AppState& operator*() const { return state_; }
  [[nodiscard]] const AppState* operator->() const { return &state_; }
  [[nodiscard]] AppState& change() {
    ++changes_;
    return state_;
  }
  [[nodiscard]] std::uint64_t changes() const { return changes_; }

 private:
  AppState state_;
  std::uint64_t changes_ = 0;
};

template <typename Model>
class Remembered {
 public:
  [[nodiscard]] const Model& of(const Held& held, Model (*make)(const AppState&)) {
    if (!model_ || changes_ != held.changes()) {
      model_ = make(*held);
      changes_ = held.changes();
    }
    return *model_;
  }

 private:
  std::optional<Model> model_;
  std::uint64_t changes_ = 0;
};

}  // namespace warmline::ui
