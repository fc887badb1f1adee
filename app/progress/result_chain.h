// The hashes of a result file and the bytes that they cover (result_file.h has the whole scheme).
#pragma once

#include <string>

#include "core/json.h"
#include "progress/result_file.h"

namespace warmline::progress {

[[nodiscard]] std::string begun_hash(const ResultAttempt& attempt);
[[nodiscard]] std::string event_hash(const std::string& before, const ResultEvent& event);
[[nodiscard]] std::string closing_hash(const std::string& before, const ResultAttempt& attempt);
[[nodiscard]] std::string file_hash(const ResultFile& file);

// Fills in all of them.
void chain(ResultFile& file);

// Their names in the file.
[[nodiscard]] std::string_view name_of(AttemptKind kind);
[[nodiscard]] std::string_view name_of(ClosedHow how);

}  // namespace warmline::progress
