// A call's state reduced to what can still matter (scoring.md, "The state graph"), packed into
// machine words.
//
// Kept: the node and every need's level; a flag, a mood value or a used once-only choice only while
// a node that can be reached from here (by targets, whatever their conditions) still reads it. A
// node reads what the conditions of its choices, blocks and targets name, its own once-only
// choices, and the condition of each card whose flag is itself kept. Lines' conditions are display
// only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/units.h"
#include "replay/call.h"
#include "scenario/scenario.h"
#include "score/reads.h"

namespace warmline::score {

using Word = std::uint64_t;

class Reducer {
 public:
  explicit Reducer(const Scenario& scenario);  // keeps a reference

  [[nodiscard]] std::size_t words() const {
    return words_;
  }  // size of a key; every `key` below points to so many
  void reduce(const replay::CallState& state, Word* key) const;

  [[nodiscard]] Index node(const Word* key) const { return static_cast<Index>(get(key, node_)); }
  [[nodiscard]] scenario::NeedLevel need(const Word* key, std::size_t which) const {
    return static_cast<scenario::NeedLevel>(get(key, needs_[which]));
  }
  [[nodiscard]] Hundredths credit(const Word* key) const;
  [[nodiscard]] bool offered(const Word* key, Index choice) const;    // not hidden; may be blocked
  [[nodiscard]] bool forbidden(const Word* key, Index choice) const;  // its block's condition holds
  void choose(const Word* key, Index choice, Word* next) const;       // of an offered choice

  // Cards that can lead from here to another reduced state, authored order.
  [[nodiscard]] const std::vector<Index>& cards(Index node) const { return cards_[node]; }
  [[nodiscard]] bool changes(const Word* key,
                             Index card) const;  // listed, and its flag not yet set
  void open(const Word* key, Index card, Word* next) const;

 private:
  struct Field {
    std::uint32_t word = 0;
    std::uint16_t shift = 0;
    std::uint16_t width = 0;  // 0: never kept
  };

  static Word get(const Word* key, Field field) {
    return (key[field.word] >> field.shift) & ((Word{1} << field.width) - 1);
  }
  static void put(Word* key, Field field, Word value);
  Field allot(std::uint16_t width);
  void lay_out(const std::vector<Row>& leads, const std::vector<Row>& kept);
  void keep(Index node, const std::vector<Row>& leads, const Row& kept);
  void mask(Word* key) const;
  void shift_mood(Word* key, scenario::MoodAxis axis, int change) const;
  [[nodiscard]] bool holds(const scenario::Condition& condition, const Word* key) const;

  const Scenario& scenario_;
  std::size_t words_ = 0;
  std::uint32_t bits_ = 0;  // allotted so far
  Field node_;
  std::vector<Field> needs_;
  std::vector<Field> flags_;
  Field mood_[2];
  std::vector<Field> used_;              // by choice ordinal
  std::vector<std::size_t> kept_flags_;  // those that have a field
  struct KeptUsed {
    std::size_t ordinal = 0;  // into used_
    std::size_t bit = 0;      // of CallState::used
  };
  std::vector<KeptUsed> kept_used_;
  std::vector<std::size_t> first_;  // ordinal of each node's first choice
  std::vector<Word> masks_;         // words_ for each node
  std::vector<std::vector<Index>> cards_;
};

}  // namespace warmline::score
