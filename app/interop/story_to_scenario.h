// An imported story as a scenario that the checker passes, with what its author has still to write.
#pragma once

#include <cstddef>
#include <string>

#include "core/result.h"
#include "interop/story.h"

namespace warmline::interop {

// What an importer can't know. Each is filled in with something that holds meanwhile.
struct ToWrite {
  std::size_t moments = 0;
  std::size_t decisions = 0;      // moments with two choices or more
  std::size_t criteria = 0;       // choices at decisions: none says yet what its words do
  std::size_t whys = 0;           // of them, those without feedback
  std::size_t endings = 0;        // all are of the kind "unresolved" meanwhile
  std::size_t empty_endings = 0;  // of them, those whose text is to be written
  bool title = false;
  bool summary = false;
  bool language = false;  // English meanwhile
};

struct Imported {
  std::string id;
  std::string scenario;  // JSON, with a new line at the end
  ToWrite left;
};

// A moment without ways becomes an ending. One with more than a node's four choices or twelve lines
// goes on in a node of its own. What the start doesn't lead to is noted and left out.
//
// The one need that stands in for the caller's is met by every choice that comes to an ending, so
// no choice is worth more than another until an author says so.
//
// A way that leads back is kept where the call stays sound with it (each choice can be taken once);
// where it doesn't, all of them are left out and noted.
//
// Errors: "too-many-moments" (more than a scenario's 400 nodes); "too-long" (more than a scenario
// may take).
[[nodiscard]] Result<Imported> scenario_of(Story story, Notes& notes);

}  // namespace warmline::interop
