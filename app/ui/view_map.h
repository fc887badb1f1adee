// The map of a call: drawn, to look at, drag and zoom; and beside it, or instead of it where there
// is no room for both, the same as a list in words.
#pragma once

#include <optional>
#include <string>

#include "ui/intent.h"
#include "ui/models.h"
#include "ui/ui.h"

namespace warmline::ui {

struct MapViewState {
  std::string version;         // that the rest is about
  float zoom = 0;              // CSS pixels for a unit of the map; 0: not placed yet
  float x = 0, y = 0;          // where the map's corner stands in the plane
  std::string selected;        // node by its id, pressed
  std::string selected_shown;  // that the list was scrolled to
  float detail_height = 0;     // of what is said about a moment, in the last frame
  std::string uncovered;       // the selected one that was moved from under that
  bool list = false;           // shown instead of the map, where there is no room for both
  std::size_t listed = 0;      // moments in the list so far; 0: the first portion
};

inline constexpr float kLeastZoom = 0.08f;
inline constexpr float kMostZoom = 2;

[[nodiscard]] std::optional<Intent> draw_map(Ui& ui, const MapModel& model, MapViewState& state);

}  // namespace warmline::ui
