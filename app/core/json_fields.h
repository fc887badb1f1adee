// Fields of a document that its schema lets through: what is asked for has the type that is asked
// for, or isn't there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/json.h"

namespace warmline::json {

// Empty where there is none.
[[nodiscard]] inline std::string text_at(const Value& object, std::string_view name) {
  const auto found = object.find(name);
  return found ? std::string(found->string()) : std::string();
}

// 0 where there is none.
[[nodiscard]] inline std::int64_t number_at(const Value& object, std::string_view name) {
  const auto found = object.find(name);
  return found ? found->integer() : 0;
}

// Nothing is read where there is no such list.
template <typename Read>
void each_item(const Value& object, std::string_view name, const Read& read) {
  const auto list = object.find(name);
  for (std::size_t i = 0; list && i < list->size(); ++i) read(list->item(i));
}

}  // namespace warmline::json
