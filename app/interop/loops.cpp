#include "interop/loops.h"

#include <cstdint>

namespace warmline::interop {
namespace {

enum class Mark : std::uint8_t { kNew, kOpen, kDone };

struct Frame {
  std::size_t moment;
  std::size_t next = 0;
};

struct Walk {
  std::vector<Mark> marks;
  std::vector<std::vector<bool>> back;
};

// Depth first, with a stack of its own: a story may be a chain of thousands.
Walk walk(const Story& story) {
  Walk walk;
  walk.marks.assign(story.moments.size(), Mark::kNew);
  for (const Moment& moment : story.moments) walk.back.emplace_back(moment.ways.size(), false);
  std::vector<Frame> path{{story.start}};
  walk.marks[story.start] = Mark::kOpen;
  while (!path.empty()) {
    Frame& top = path.back();
    const std::vector<Way>& ways = story.moments[top.moment].ways;
    if (top.next == ways.size()) {
      walk.marks[top.moment] = Mark::kDone;
      path.pop_back();
      continue;
    }
    const std::size_t way = top.next++;
    const std::size_t to = ways[way].to;
    if (walk.marks[to] == Mark::kOpen) {
      walk.back[top.moment][way] = true;
    } else if (walk.marks[to] == Mark::kNew) {
      walk.marks[to] = Mark::kOpen;
      path.push_back({to});
    }
  }
  return walk;
}

}  // namespace

std::vector<std::vector<bool>> ways_back(const Story& story) {
  return walk(story).back;
}

std::vector<bool> reached(const Story& story) {
  std::vector<bool> there;
  for (const Mark mark : walk(story).marks) there.push_back(mark == Mark::kDone);
  return there;
}

}  // namespace warmline::interop
