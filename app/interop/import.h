// A story file of another editor as a scenario: Twee 3, Twine 2's HTML, H5P Branching Scenario.
// Nothing of it is run, and nothing of what is left behind goes unsaid.
// Not in the page, which reads neither HTML nor archives.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "interop/story_to_scenario.h"
#include "interop/zip.h"

namespace warmline::interop {

struct Import {
  std::string kind;  // "Twee", "Twine HTML", "H5P Branching Scenario"
  Imported made;
  Notes notes;  // in order of place
};

// Told by what is in it, not by its name; `file` is the name used in notes and errors. Errors:
// "unknown-kind", and those of the readers and of scenario_of, each with its place where it has
// one.
[[nodiscard]] Result<Import> import_story(Bytes bytes, std::string_view file);

}  // namespace warmline::interop
