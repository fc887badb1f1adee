// Everything there is to say about a scenario file before anybody plays it: parse, prove, style,
// what could tell who somebody is, place. The command line and the app both ask here, so that both
// say the same in the same words.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "anonymity/lexicon.h"
#include "core/diagnostic.h"
#include "scenario/scenario.h"
#include "score/outcome.h"

namespace warmline::craft {

struct Inspection {
  scenario::ScenarioPtr scenario;           // null when its shape is wrong
  std::optional<score::Solution> solution;  // nothing when it can't be scored either
  std::vector<Diagnostic> diagnostics;      // with places, in order of place
};

// In pieces, for a program that has something else to do as well; what comes of it is the same
// however it is cut. `file` is the name used in diagnostics. Reading the text is the first piece.
// Without a `lexicon` nothing is said of who could be told; it lives as long as this does.
class Inspecting {
 public:
  Inspecting(std::string text, std::string file, const anonymity::Lexicon* lexicon);
  ~Inspecting();
  Inspecting(Inspecting&& other) noexcept;
  Inspecting& operator=(Inspecting&& other) noexcept;

  // Works on about so many states and edges of the state graph, or bytes of what is said, at least
  // one. True once all is done.
  bool step(std::size_t work);

  [[nodiscard]] Inspection take();  // once all is done

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

[[nodiscard]] Inspection inspect(std::string text, std::string file,
                                 const anonymity::Lexicon* lexicon);  // at once

}  // namespace warmline::craft
