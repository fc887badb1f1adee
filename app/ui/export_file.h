// Everything kept, as one JSON file that a person can put away:
// {"format":"warmline-rescue-1","records":[{"key":1, "base64":"…"}]}. The same shape that the
// page's own crash panel writes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "progress/portfolio.h"

namespace warmline::ui {

// RFC 4648, section 4, with padding.
[[nodiscard]] std::string base64(std::string_view bytes);

[[nodiscard]] std::string rescue_json(const std::vector<progress::StoredRecord>& records);

}  // namespace warmline::ui
