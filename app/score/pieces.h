// Work in pieces, so that nobody has to wait for all of it: how much this piece may still do, and
// room for a long row without copying all of it at once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace warmline::score {

// Counted in states and edges looked at.
class Work {
 public:
  explicit Work(std::size_t units) : left_(units) {}
  [[nodiscard]] static Work without_end() { return Work(~std::size_t{0}); }
  [[nodiscard]] bool left() const { return left_ > 0; }
  void spend(std::size_t units) { left_ -= std::min(left_, units); }

 private:
  std::size_t left_;
};

inline constexpr std::size_t kCopiedAtOnce = 64;  // items that cost one unit to copy or fill in

// True once so many more items can be added without moving those that are there. `larger` is where
// they move to meanwhile; both are left alone until then.
template <typename Item>
[[nodiscard]] bool make_room(std::vector<Item>& items, std::vector<Item>& larger, std::size_t more,
                             Work& work) {
  if (items.capacity() - items.size() >= more) return true;
  if (larger.capacity() == 0) larger.reserve(2 * items.size() + more);
  while (larger.size() < items.size()) {
    if (!work.left()) return false;
    const auto from = items.begin() + static_cast<std::ptrdiff_t>(larger.size());
    const std::size_t count = std::min(items.size() - larger.size(), kCopiedAtOnce);
    larger.insert(larger.end(), from, from + static_cast<std::ptrdiff_t>(count));
    work.spend(1);
  }
  items.swap(larger);
  std::vector<Item>().swap(larger);
  return true;
}

// True once there are so many items; what is missing is Item{}.
template <typename Item>
[[nodiscard]] bool fill_up(std::vector<Item>& items, std::size_t size, Work& work) {
  if (items.size() == size) return true;
  items.reserve(size);
  while (items.size() < size) {
    if (!work.left()) return false;
    items.resize(std::min(size, items.size() + kCopiedAtOnce));
    work.spend(1);
  }
  return true;
}

}  // namespace warmline::score
