// `warmline export --csv` and `--jsonl`: attempts and decisions, and what the columns mean.
#pragma once

#include "cli/commands.h"
#include "cli/export_data.h"
#include "collect/source.h"

namespace warmline::cli {

// Into new folders, which may be one and the same, put in place when all is written. The exit
// status.
[[nodiscard]] int export_rows(const collect::Source& source, Shelf& shelf,
                              const DataOptions& options);

}  // namespace warmline::cli
