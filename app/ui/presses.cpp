#include "ui/presses.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace warmline::ui {
namespace {

using platform::InputEvent;
using Kind = InputEvent::Kind;

// A key that is held down repeats faster than frames may come: that is one press.
bool is_press(const InputEvent& event) {
  return event.kind == Kind::kActivate || event.kind == Kind::kEdit ||
         (event.kind == Kind::kKey && !event.repeat);
}

}  // namespace

std::vector<InputEvent> Presses::take(std::vector<InputEvent> events) {
  std::vector<InputEvent> now = std::exchange(waiting_, {});
  std::move(events.begin(), events.end(), std::back_inserter(now));
  const auto first = std::find_if(now.begin(), now.end(), is_press);
  if (first == now.end()) return now;
  const auto second = std::find_if(std::next(first), now.end(), [&](const InputEvent& event) {
    const bool typed_on =
        event.kind == Kind::kEdit && first->kind == Kind::kEdit && event.id == first->id;
    return is_press(event) && !typed_on;
  });
  std::move(second, now.end(), std::back_inserter(waiting_));
  now.erase(second, now.end());
  return now;
}

}  // namespace warmline::ui
