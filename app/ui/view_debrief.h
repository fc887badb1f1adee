// After the call: two figures, where the 100 points of need went, each decision with what it cost
// and why.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "ui/intent.h"
#include "ui/models.h"
#include "ui/ui.h"

namespace warmline::ui {

struct DebriefViewState {
  std::string attempt;                  // that the rest is about
  std::optional<std::size_t> selected;  // the decision whose detail is shown
  std::vector<std::string> unfolded;    // cards that were opened on a narrow screen
  std::string reveal;                   // id to bring into view and to focus, in the next frame
  float page_top = 0;                   // y where the page's content begins, in this frame
  float view_top = 0;                   // y and height of what can be seen of it
  float view_height = 0;
  float detail_height = 0;  // of the detail's card in the last frame
};

[[nodiscard]] std::optional<Intent> draw_debrief(Ui& ui, const DebriefModel& model,
                                                 DebriefViewState& state);

}  // namespace warmline::ui
