// What verify says of a candidate's file; the verdict and the findings are said as of any file.
#pragma once

#include <string>

#include "assess/sitting_file.h"
#include "core/json.h"

namespace warmline::cli {

// Lines, each with its break.
[[nodiscard]] std::string about(const assess::SittingFile& file);
// Members of the object that is open.
void write_about(json::Writer& out, const assess::SittingFile& file);

}  // namespace warmline::cli
