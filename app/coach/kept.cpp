#include "coach/kept.h"

namespace warmline::coach {

std::optional<std::string> id_in(std::string_view keys, std::string_view key) {
  if (key.size() <= keys.size() || key.substr(0, keys.size()) != keys) return std::nullopt;
  return std::string(key.substr(keys.size()));
}

std::optional<Turn> turn_in(std::string_view keys, std::string_view key) {
  constexpr std::size_t kMostDigits = 7;
  const auto id = id_in(keys, key);
  const std::size_t slash = id ? id->rfind('/') : std::string::npos;
  if (slash == std::string::npos || slash == 0) return std::nullopt;
  const std::string digits = id->substr(slash + 1);
  if (digits.empty() || digits.size() > kMostDigits) return std::nullopt;
  std::size_t step = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    step = step * 10 + static_cast<std::size_t>(digit - '0');
  }
  return Turn{id->substr(0, slash), step};
}

}  // namespace warmline::coach
