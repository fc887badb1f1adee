// Which nodes lead to which, and what each node can still read: the static half of score/reducer.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scenario/scenario.h"

namespace warmline::score {

using scenario::Index;
using scenario::Scenario;

// Bits that are put together a word at a time: of 400 nodes each can lead to every other.
class Row {
 public:
  explicit Row(std::size_t size) : words_((size + kWord - 1) / kWord, 0) {}
  [[nodiscard]] bool operator[](std::size_t at) const {
    return ((words_[at / kWord] >> (at % kWord)) & 1) != 0;
  }
  void set(std::size_t at) { words_[at / kWord] |= std::uint64_t{1} << (at % kWord); }
  bool merge(const Row& other) {  // as long; true if this one grew
    bool grew = false;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::uint64_t both = words_[i] | other.words_[i];
      grew = grew || both != words_[i];
      words_[i] = both;
    }
    return grew;
  }

 private:
  static constexpr std::size_t kWord = 64;
  std::vector<std::uint64_t> words_;
};

// leads_from(…, a)[b], leads_to(…)[a][b]: b can be reached from a by one choice or more, whatever
// their conditions.
[[nodiscard]] Row leads_from(const Scenario& scenario, std::size_t from);
[[nodiscard]] std::vector<Row> leads_to(const Scenario& scenario);

// For each node a row over flags, then distress, then trust: read there or at a node it leads to.
[[nodiscard]] std::vector<Row> kept_reads(const Scenario& scenario,
                                          const std::vector<Row>& leads_to);

}  // namespace warmline::score
