// The two halves of the map's screen.
#pragma once

#include <optional>
#include <string>

#include "ui/view_map.h"
#include "ui/widgets.h"

namespace warmline::ui {

enum class MapMove : std::uint8_t { kIn, kOut, kAll };

// What is drawn, with a control over each moment that is in sight. Takes drags, pinches and keys.
void draw_plane(Ui& ui, const Rect& area, const MapModel& model, MapViewState& state,
                bool list_beside);
[[nodiscard]] Rect plane_area(const Ui& ui, const Rect& area);  // what the legend leaves of it
void move_map(const Rect& area, const MapModel& model, MapViewState& state, MapMove move);

// Every moment in words: what is said, its choices, where they lead, what they cost.
void draw_map_list(Ui& ui, const Rect& area, const MapModel& model, MapViewState& state);

// A moment in a few words: "front-desk. Decision: …. On the best path".
[[nodiscard]] std::string moment_words(const MapNodeModel& node);
// `brief`: the choice's words on one line.
void map_choice(Ui& ui, Column& column, const std::string& id, const MapChoiceModel& choice,
                bool brief = false);

}  // namespace warmline::ui
