// `warmline export --csv` and `--jsonl`: attempts and decisions, and what the columns mean.
#pragma once

#include <string>

#include "cli/commands.h"
#include "cli/export_data.h"
#include "coach/rows.h"
#include "collect/source.h"

namespace warmline::cli {

// Into a new folder, which is put in place when it is whole. The exit status.
[[nodiscard]] int export_rows(const collect::Source& source, Shelf& shelf,
                              const DataOptions& options, const std::string& folder,
                              coach::RowFormat format);

}  // namespace warmline::cli
