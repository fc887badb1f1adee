#include "core/diagnostic.h"

#include <doctest/doctest.h>

using warmline::Diagnostic;
using warmline::has_errors;
using warmline::Severity;
using warmline::to_line;

namespace {

Diagnostic example() {
  Diagnostic diagnostic;
  diagnostic.code = "dangling-target";
  diagnostic.pointer = "/nodes/3/choices/0/to";
  diagnostic.problem = "no node is called \"ring-bak\"";
  diagnostic.remedy = "did you mean \"ring-back\"?";
  diagnostic.file = "call.json";
  diagnostic.line = 12;
  diagnostic.column = 7;
  return diagnostic;
}

}  // namespace

TEST_CASE("a diagnostic is one line with place, problem, remedy and code") {
  CHECK(
      to_line(example()) ==
      "call.json:12:7: error: /nodes/3/choices/0/to: no node is called \"ring-bak\"; did you mean "
      "\"ring-back\"? [dangling-target]");
}

TEST_CASE("what isn't known is left out") {
  Diagnostic diagnostic = example();
  diagnostic.severity = Severity::kWarning;
  diagnostic.pointer.clear();
  diagnostic.remedy.clear();
  diagnostic.line = diagnostic.column = 0;
  CHECK(to_line(diagnostic) ==
        "call.json: warning: no node is called \"ring-bak\" [dangling-target]");
  diagnostic.file.clear();
  CHECK(to_line(diagnostic) == "warning: no node is called \"ring-bak\" [dangling-target]");
}

TEST_CASE("nothing from a file breaks the line or moves the cursor") {
  Diagnostic diagnostic = example();
  diagnostic.pointer = "/a\nb\x1b[2J";
  CHECK(to_line(diagnostic).find('\n') == std::string::npos);
  CHECK(to_line(diagnostic).find('\x1b') == std::string::npos);
}

TEST_CASE("warnings alone are no errors") {
  Diagnostic warning = example();
  warning.severity = Severity::kWarning;
  CHECK_FALSE(has_errors({}));
  CHECK_FALSE(has_errors({warning}));
  CHECK(has_errors({warning, example()}));
}
