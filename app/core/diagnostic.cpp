#include "core/diagnostic.h"

#include <algorithm>

#include "core/text.h"
#include "core/tr.h"

namespace warmline {

std::string to_line(const Diagnostic& diagnostic) {
  std::string line = diagnostic.file;
  if (diagnostic.line > 0) {
    line += ':' + std::to_string(diagnostic.line);
    if (diagnostic.column > 0) line += ':' + std::to_string(diagnostic.column);
  }
  if (!line.empty()) line += ": ";
  line += (diagnostic.severity == Severity::kError ? tr("error") : tr("warning")) + ": ";
  if (!diagnostic.pointer.empty()) line += diagnostic.pointer + ": ";
  line += diagnostic.problem;
  if (!diagnostic.remedy.empty()) line += "; " + diagnostic.remedy;
  line += " [" + diagnostic.code + ']';
  return text::printable(line);
}

bool has_errors(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::kError;
  });
}

}  // namespace warmline
