// Presses in their turn: a view answers with one intent a frame, so of several presses that come
// between two frames the later ones wait for the next, and none is lost.
#pragma once

#include <vector>

#include "platform/platform.h"

namespace warmline::ui {

class Presses {
 public:
  // What is for this frame: all up to the second press. Letters typed into one field are one,
  // and so is a key that is held down.
  [[nodiscard]] std::vector<platform::InputEvent> take(std::vector<platform::InputEvent> events);
  [[nodiscard]] bool waiting() const { return !waiting_.empty(); }

 private:
  std::vector<platform::InputEvent> waiting_;
};

}  // namespace warmline::ui
