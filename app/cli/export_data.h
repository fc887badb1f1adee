// `warmline export`: what was collected, for other programs. Each writer in a file of its own.
#pragma once

#include <map>
#include <string>

#include "cli/commands.h"
#include "coach/team.h"
#include "collect/source.h"

namespace warmline::cli {

// Versions of scenarios, solved at their first use.
class Shelf {
 public:
  // Reads what is in these files and folders. Error: "unreadable".
  [[nodiscard]] std::optional<Error> read(const std::vector<std::string>& paths);
  // Of the shelf, else of what the source's files carried; nullptr where it is in neither, isn't
  // sound, or is too entangled to be scored.
  [[nodiscard]] const coach::Practised* find(const std::string& version,
                                             const collect::Source& source);

 private:
  std::map<std::string, scenario::ScenarioPtr> texts_;
  std::map<std::string, std::optional<coach::Practised>> solved_;
};

}  // namespace warmline::cli
