// What lies in folders, one file after the other; of a million of them no list is held.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "collect/store.h"

namespace warmline::collect {

enum class FoundKind : std::uint8_t {
  kFile,
  kOther,       // a pipe, a device, a socket
  kLink,        // to a folder: not followed, so that no way leads round in a circle
  kUnreadable,  // a folder, or a file that can't be asked what it is
};

struct Found {
  FoundKind kind = FoundKind::kFile;
  std::string team;
  std::string path;  // absolute
  FileState state;
  std::uint64_t device = 0,
                number = 0;  // on it, of a file that could be asked; by any name the same
};

// Every *.json, whatever else there is; of what is named in `paths`, files by any name. A file's
// team is the first folder under the one that is named, or that one where it lies in it; of a file
// that is named, the folder that it lies in; or `team` where that isn't empty. The order is the
// file system's. Stops where `take` returns false.
void walk(const std::vector<std::string>& paths, const std::string& team,
          const std::function<bool(const Found&)>& take);

// One file, whatever it is and to whatever team it belongs. Links are followed.
[[nodiscard]] Found what_is(std::string path);

// A name from the file system as text: what is no UTF-8 and what doesn't print is written out.
[[nodiscard]] std::string shown(const std::string& name);

}  // namespace warmline::collect
