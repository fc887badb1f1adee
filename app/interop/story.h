// What an imported story is before it becomes a scenario: moments, the ways between them, and notes
// of all that could not be carried over. Twine's files and H5P's both become this.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/diagnostic.h"

namespace warmline::interop {

// Where something stands in the file that was read.
struct Place {
  std::string pointer;       // JSON Pointer, for files that are JSON inside
  std::uint32_t line = 0;    // 1-based; 0: not known
  std::uint32_t column = 0;  // 1-based, in code points
};

struct Speech {
  std::string who;  // caller, agent or system
  std::string text;
};

struct Way {
  std::string text;  // what is said or done; never empty
  bool does = false;
  std::size_t to = 0;  // a moment
  std::string why;     // feedback that the author wrote; may be empty
  Place place;
};

struct Moment {
  std::string name;
  std::vector<Speech> lines;  // in order
  std::vector<Way> ways;      // none: the story ends here
  Place place;
};

struct Story {
  std::string title;     // may be empty
  std::string summary;   // may be empty
  std::string language;  // BCP 47, or empty
  std::size_t start = 0;
  std::vector<Moment> moments;  // at least one; some may be out of reach of the start
};

// More than this many moments or ways, and the file is refused while it is being read.
inline constexpr std::size_t kMostMoments = 20'000;
inline constexpr std::size_t kMostWays = 40'000;

// What was not carried over, one line each: warnings with a place. Beyond kMostNotes they are only
// counted, so that a file of nothing but macros stays readable and small.
class Notes {
 public:
  static constexpr std::size_t kMostNotes = 1000;
  void add(std::string code, const Place& place, std::string problem, std::string remedy = "");
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
  [[nodiscard]] std::size_t not_listed() const { return not_listed_; }
  // For giving them files and places, and their order.
  template <typename Change>
  void place(const Change& change) {
    change(all_);
  }

 private:
  std::vector<Diagnostic> all_;
  std::size_t not_listed_ = 0;
};

}  // namespace warmline::interop
