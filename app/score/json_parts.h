// What the JSON of several results is written with; for this room alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/json.h"
#include "score/scorecard.h"

namespace warmline::score {

// The scorecard as an object, the value of a key already written or the whole.
void write(json::Writer& out, const Scenario& scenario, const Scorecard& card);

inline void write_optional(json::Writer& out, std::string_view key,
                           const std::optional<std::int32_t>& number) {
  out.key(key);
  if (number) {
    out.integer(*number);
  } else {
    out.null();
  }
}

}  // namespace warmline::score
