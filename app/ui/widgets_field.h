// A line of text that a person types. The page lays a real input over the drawn box and shows the
// text itself, so that input methods, paste and spell-check work as everywhere.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/widgets.h"

namespace warmline::ui {

// What it holds now if it was edited since the last frame. At most 80 characters.
[[nodiscard]] std::optional<std::string> text_field(Ui& ui, Column& column, std::string_view id,
                                                    std::string_view label, std::string_view value);

// A box that opens the browser's own list of options. The position of what was chosen, if that
// happened since the last frame; `chosen` is one of them.
[[nodiscard]] std::optional<std::size_t> select_field(Ui& ui, Column& column, std::string_view id,
                                                      std::string_view label,
                                                      const std::vector<std::string>& options,
                                                      std::size_t chosen);

}  // namespace warmline::ui
