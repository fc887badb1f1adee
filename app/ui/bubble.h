// One thing said in a call, drawn as a bubble at its speaker's side, or plainly across the column.
#pragma once

#include "ui/models.h"
#include "ui/widgets.h"

namespace warmline::ui {

struct BubbleShape {
  float width;
  float height;
};
[[nodiscard]] BubbleShape shape_of(const Ui& ui, const Utterance& said, float room);
// `at` is the whole column.
void draw_bubble(Ui& ui, Column at, const Utterance& said, const BubbleShape& shape);

// How long somebody takes to read it, ms.
[[nodiscard]] double reading_ms(const Utterance& said);

}  // namespace warmline::ui
