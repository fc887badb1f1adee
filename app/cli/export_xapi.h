// `warmline export --xapi`: attempts as xAPI statements (interop/xapi.h), for learning record
// stores.
#pragma once

#include <optional>

#include "cli/commands.h"
#include "cli/export_data.h"
#include "collect/source.h"
#include "core/result.h"

namespace warmline::cli {

// Writes DataOptions::xapi, a JSON array with a statement on each line, attempt after attempt; what
// it wrote and left out goes to stdout. The exit status.
[[nodiscard]] int export_xapi(const collect::Source& source, Shelf& shelf,
                              const DataOptions& options);

}  // namespace warmline::cli
