#include "replay/bits.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

namespace warmline::test {

using replay::Bits;
using replay::Levels;
using scenario::NeedLevel;

TEST_CASE("A row of bits holds what is put into it, in place or elsewhere") {
  for (const std::size_t size : {0u, 1u, 63u, 64u, 65u, 128u, 129u, 1000u}) {
    CAPTURE(size);
    Bits<2> bits(size);
    std::vector<bool> plain(size, false);
    CHECK(bits.size() == size);
    std::uint64_t state = size + 1;
    for (std::size_t i = 0; i < 4 * size; ++i) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      const std::size_t at = static_cast<std::size_t>((state >> 33) % size);
      const bool bit = ((state >> 20) & 1) != 0;
      bits.set(at, bit);
      plain[at] = bit;
    }
    for (std::size_t i = 0; i < size; ++i) CHECK(bits[i] == plain[i]);
    if (size == 0) continue;
    const Bits<2> copy = bits;
    CHECK(copy == bits);
    bits.set(size - 1, !bits[size - 1]);
    CHECK(copy != bits);
  }
}

TEST_CASE("Rows of different lengths differ; levels are kept side by side") {
  CHECK(Bits<1>{false} != Bits<1>{false, false});
  Levels levels(9);
  levels.set(3, NeedLevel::kMet);
  levels.set(4, NeedLevel::kArranged);
  levels.set(5, NeedLevel::kMet);
  levels.set(5, NeedLevel::kUnmet);
  CHECK(levels.size() == 9);
  CHECK(levels[2] == NeedLevel::kUnmet);
  CHECK(levels[3] == NeedLevel::kMet);
  CHECK(levels[4] == NeedLevel::kArranged);
  CHECK(levels[5] == NeedLevel::kUnmet);
  CHECK(Levels{NeedLevel::kMet, NeedLevel::kUnmet} != Levels{NeedLevel::kMet, NeedLevel::kMet});
}

}  // namespace warmline::test
