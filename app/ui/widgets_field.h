// Text that a person types, a line or several. The page lays a real input over the drawn box and
// shows the text itself, so that input methods, paste and spell-check work as everywhere.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/widgets.h"

namespace warmline::ui {

struct FieldLook {
  std::string_view enter = {};  // id of the button that the Enter key presses
};
// What it holds now if it was edited since the last frame. At most 80 characters.
[[nodiscard]] std::optional<std::string> text_field(Ui& ui, Column& column, std::string_view id,
                                                    std::string_view label, std::string_view value,
                                                    const FieldLook& look = {});

// For a passphrase: shown as dots, and what is typed stays in the page, which takes it from there
// when it is to be used (platform.h, ProfileWish). `fresh`: one that is being chosen.
void secret_field(Ui& ui, Column& column, std::string_view id, std::string_view label, bool fresh,
                  const FieldLook& look = {});

// The same with several lines, at most `most` characters; it grows with what it holds.
[[nodiscard]] std::optional<std::string> text_area(Ui& ui, Column& column, std::string_view id,
                                                   std::string_view label, std::string_view value,
                                                   int most);

// A box that opens the browser's own list of options. The position of what was chosen, if that
// happened since the last frame; `chosen` is one of them.
[[nodiscard]] std::optional<std::size_t> select_field(Ui& ui, Column& column, std::string_view id,
                                                      std::string_view label,
                                                      const std::vector<std::string>& options,
                                                      std::size_t chosen);

}  // namespace warmline::ui
