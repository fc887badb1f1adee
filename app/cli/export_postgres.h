// `warmline export --postgres`: a folder that psql loads (collect/postgres.h).
#pragma once

#include "cli/commands.h"
#include "cli/export_data.h"

namespace warmline::cli {

// Written beside its place first, under the same name with ".partial", and put there whole: an
// export that was stopped leaves nothing at its place. A folder that is there already is replaced
// with --force alone, and only if it is such an export or empty.
[[nodiscard]] int export_postgres(const collect::Source& source, Shelf& shelf,
                                  const DataOptions& options);

}  // namespace warmline::cli
