// A site that can tell a learning record store what was practised (ui/lrs.h): a built site, whole,
// whose page says where the store is and may speak to that address, and to nobody else beside its
// own.
#pragma once

#include <string>
#include <string_view>

#include "cli/commands.h"
#include "cli/package_site.h"
#include "core/result.h"

namespace warmline::cli {

// Says the same for people: {"endpoint"}. No page reads it.
inline constexpr std::string_view kLrsFile = "lrs.json";

// `endpoint`: as policy_source() gives it, with a / at its end. Errors "not-a-site".
[[nodiscard]] Result<SiteFiles> site_for_lrs(const SiteFiles& site, const std::string& endpoint);

[[nodiscard]] int package_lrs(const PackageOptions& options);

}  // namespace warmline::cli
