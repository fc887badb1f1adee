// What is wrong in a file somebody wrote: one line each, with place and remedy.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace warmline {

enum class Severity : std::uint8_t { kError, kWarning };

struct Diagnostic {
  Severity severity = Severity::kError;
  std::string code;     // stable, kebab-case: "dangling-target"
  std::string pointer;  // JSON Pointer (RFC 6901) into the file; empty for the whole
  std::string problem;  // what is wrong, a sentence without a full stop
  std::string remedy;   // what to do, likewise
  std::string file;
  std::uint32_t line = 0;    // 1-based; 0 while unknown
  std::uint32_t column = 0;  // 1-based, in code points
};

// "FILE:12:7: error: /nodes/3/choices/0/to: no node is called \"ring-bak\"; did you mean
// \"ring-back\"? [dangling-target]"
[[nodiscard]] std::string to_line(const Diagnostic& diagnostic);

[[nodiscard]] bool has_errors(const std::vector<Diagnostic>& diagnostics);

}  // namespace warmline
