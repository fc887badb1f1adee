// Rows of bits and of needs' levels, kept in place while they are few, so that copying a call's
// state asks for no memory.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include "scenario/scenario.h"

namespace warmline::replay {

// `kNear`: how many words of 64 bits stand in place; longer rows are kept elsewhere.
template <std::size_t kNear>
class Bits {
 public:
  Bits() = default;
  explicit Bits(std::size_t size) : size_(size) {
    if (words_for(size) > kNear) far_.assign(words_for(size), 0);
  }
  Bits(std::initializer_list<bool> bits) : Bits(bits.size()) {
    std::size_t at = 0;
    for (const bool bit : bits) set(at++, bit);
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool operator[](std::size_t at) const {
    assert(at < size_);
    return ((words()[at / kWord] >> (at % kWord)) & 1) != 0;
  }
  void set(std::size_t at, bool bit = true) {
    assert(at < size_);
    std::uint64_t& word = words()[at / kWord];
    const std::uint64_t one = std::uint64_t{1} << (at % kWord);
    word = bit ? word | one : word & ~one;
  }

  friend bool operator==(const Bits& a, const Bits& b) {
    return a.size_ == b.size_ && a.near_ == b.near_ && a.far_ == b.far_;
  }
  friend bool operator!=(const Bits& a, const Bits& b) { return !(a == b); }

 private:
  static constexpr std::size_t kWord = 64;
  static constexpr std::size_t words_for(std::size_t bits) { return (bits + kWord - 1) / kWord; }
  [[nodiscard]] const std::uint64_t* words() const {
    return far_.empty() ? near_.data() : far_.data();
  }
  std::uint64_t* words() { return far_.empty() ? near_.data() : far_.data(); }

  std::size_t size_ = 0;
  std::array<std::uint64_t, kNear> near_{};
  std::vector<std::uint64_t> far_;  // all of the row, once it doesn't fit in near_
};

// One level for each need; all unmet at first.
class Levels {
 public:
  Levels() = default;
  explicit Levels(std::size_t size) : bits_(2 * size) {}
  Levels(std::initializer_list<scenario::NeedLevel> levels) : Levels(levels.size()) {
    std::size_t at = 0;
    for (const scenario::NeedLevel level : levels) set(at++, level);
  }

  [[nodiscard]] std::size_t size() const { return bits_.size() / 2; }
  [[nodiscard]] scenario::NeedLevel operator[](std::size_t at) const {
    return static_cast<scenario::NeedLevel>((bits_[2 * at + 1] ? 2 : 0) + (bits_[2 * at] ? 1 : 0));
  }
  void set(std::size_t at, scenario::NeedLevel level) {
    const auto number = static_cast<unsigned>(level);
    bits_.set(2 * at, (number & 1) != 0);
    bits_.set(2 * at + 1, (number & 2) != 0);
  }

  friend bool operator==(const Levels& a, const Levels& b) { return a.bits_ == b.bits_; }
  friend bool operator!=(const Levels& a, const Levels& b) { return !(a == b); }

 private:
  Bits<1> bits_;
};

}  // namespace warmline::replay
