// Many result files into a store: one thread looks what is there, several read and verify, the
// caller's own writes. Memory is bounded by kMostBytes of files at a time, whatever they are and
// however many. Cut off at any moment it goes on from there when it is called again.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "collect/store.h"
#include "core/result.h"

namespace warmline::collect {

// Of files under way: two of the largest.
inline constexpr std::size_t kMostBytes = 64u << 20;

struct CollectOptions {
  std::vector<std::string> paths;  // files, and folders of them to any depth
  std::string team;                // of all of them; empty: walk.h says whose each is
  std::size_t threads = 0;         // that verify; 0: as many as there are processors
  std::size_t every = 4000;        // files that are kept at once, or those of two seconds
};

struct CollectProgress {
  std::size_t found = 0;     // so far
  std::size_t done = 0;      // of them
  std::size_t left_out = 0;  // of those
  bool all_found = false;
};

struct Collected {
  std::size_t found = 0;
  std::size_t known = 0;                       // of them: not read again, nothing having changed
  std::map<std::string, std::size_t> reasons;  // what came of all of them (examine.h)
  std::size_t fresh = 0;                       // attempts that weren't in the store
  bool stopped = false;                        // by `go_on`
  [[nodiscard]] std::size_t left_out() const;
};

// `go_on` is called some times a second, in this thread; where it returns false, what is under way
// is finished and kept. Errors as Store has them; what was kept until then stays kept.
[[nodiscard]] Result<Collected> collect(Store& store, const CollectOptions& options,
                                        const std::function<bool(const CollectProgress&)>& go_on);

}  // namespace warmline::collect
