// Sites on disk: reads a built one, writes a packaged one.
#pragma once

#include <string>

#include "cli/commands.h"
#include "cli/package_site.h"
#include "core/result.h"

namespace warmline::cli {

// A built site, each file held against SHA256SUMS. Error "not-a-site".
[[nodiscard]] Result<SiteFiles> read_site(const std::string& folder);

// Into a file called *.zip, or into a folder that is new, empty or holds an earlier package. What
// goes wrong is said. `force`: replaces the *.zip that stands there.
[[nodiscard]] int write_site(const std::string& output, const SiteFiles& files, bool force);

}  // namespace warmline::cli
