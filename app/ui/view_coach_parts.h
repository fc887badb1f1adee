// What the pages of Coach share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/models_coach.h"
#include "ui/widgets.h"

namespace warmline::ui {

// The head of a page: h1 `id`, a chip where the team is simulated, and a line below.
void coach_head(Ui& ui, Column& column, std::string_view id, std::string_view title,
                std::string_view chip_text, std::string_view about);

// Boxes to choose from, side by side where there is room, each at least `least` px wide at scale 1.
// The place of the one that was changed, and what was chosen there.
struct Chosen {
  std::size_t field = 0;
  std::size_t option = 0;
};
[[nodiscard]] std::optional<Chosen> choose_row(Ui& ui, Column& column, std::string_view id,
                                               const std::vector<const CoachOptions*>& fields,
                                               float least = 150);

// Sentences below each other, small.
void sentences(Ui& ui, Column& column, const std::string& id,
               const std::vector<std::string>& lines);

}  // namespace warmline::ui
