// Sites on disk: reads a built one, writes a packaged one.
#pragma once

#include <string>

#include "cli/commands.h"
#include "cli/package_site.h"
#include "core/result.h"

namespace warmline::cli {

// Says on stderr what is wrong, and gives the status back.
int refuse(const std::string& where, const std::string& why, int status = kMisused);

// A built site, each file held against SHA256SUMS. Error "not-a-site".
[[nodiscard]] Result<SiteFiles> read_site(const std::string& folder);

// Into a file called *.zip, or into a folder that is new, empty or holds an earlier package. What
// goes wrong is said. `force`: replaces the *.zip that stands there.
[[nodiscard]] int write_site(const std::string& output, const SiteFiles& files, bool force);

}  // namespace warmline::cli
