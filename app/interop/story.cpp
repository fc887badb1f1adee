#include "interop/story.h"

#include <utility>

namespace warmline::interop {

void Notes::add(std::string code, const Place& place, std::string problem, std::string remedy) {
  if (all_.size() >= kMostNotes) {
    ++not_listed_;
    return;
  }
  Diagnostic note;
  note.severity = Severity::kWarning;
  note.code = std::move(code);
  note.pointer = place.pointer;
  note.line = place.line;
  note.column = place.column;
  note.problem = std::move(problem);
  note.remedy = std::move(remedy);
  all_.push_back(std::move(note));
}

}  // namespace warmline::interop
