// A ZIP archive made in memory. minizip (zlib's) writes it. Not in the page.
#pragma once

#include <map>
#include <optional>
#include <string>

namespace warmline::interop {

// Names with '/', in their order; every time is the first that the format knows, so that the same
// files give the same bytes. Nothing where memory runs out or a name is longer than the format
// allows.
[[nodiscard]] std::optional<std::string> zip_of(const std::map<std::string, std::string>& files);

}  // namespace warmline::interop
