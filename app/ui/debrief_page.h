// A debrief as a page of its own: real text that any browser shows and prints, on A4 and Letter,
// with nothing to load and no script.
#pragma once

#include <string>
#include <string_view>

#include "ui/models.h"

namespace warmline::ui {

// The whole HTML document. Text of the model is text in it, whatever it holds. Its one <style> is a
// constant. `model.ready` is kReady.
[[nodiscard]] std::string debrief_page(const DebriefModel& model);

}  // namespace warmline::ui
