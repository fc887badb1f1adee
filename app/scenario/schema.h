// scenarios/scenario.schema.json, compiled in: the single description of a scenario's shape.
#pragma once

#include <string_view>

namespace warmline::scenario {

extern const std::string_view kSchemaText;

}  // namespace warmline::scenario
