// Can the best choice be told from outside, by its length or by where its author put it?
//
// Everything is compared within a decision, by ranks: among n choices a rank r (equal ones share
// the mean of theirs) counts as (2r − n − 1) ÷ (n − 1), from −1 to 1. The correlation is Pearson's
// over all choices of all decisions, so it is Spearman's within decisions, pooled. Each node counts
// once, however many sets of its choices can be available. Decisions whose choices are all equally
// good tell nothing and are left out.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "craft/decisions.h"

namespace warmline::craft {

enum class Outside : std::uint8_t {
  kLength,   // of its text, in code points: rank 1 is the shortest
  kPosition  // authored: rank 1 is the first
};
enum class Quality : std::uint8_t {
  kEmpathy,    // the more T, the better
  kResolution  // the less lost, the better
};

inline constexpr std::size_t kMostOffered = 8;  // choices of a node

// What one mark from outside says of one quality, over any number of scenarios.
class Guessing {
 public:
  Guessing(Outside outside, Quality quality) : outside_(outside), quality_(quality) {}
  void add(const Scenario& scenario, const std::vector<Decision>& decisions);
  void merge(const Guessing& other);  // of the same mark and quality

  [[nodiscard]] Outside outside() const { return outside_; }
  [[nodiscard]] Quality quality() const { return quality_; }
  [[nodiscard]] double nodes() const;                         // that count
  [[nodiscard]] std::optional<PerMille> correlation() const;  // −1000..1000; nothing without spread

  // Of nodes with so many choices (2 .. kMostOffered): how many there are (parts of a node where
  // its sets differ in size), and for each rank, from 0, in how many of them the best choice has
  // it. Several that are best, or of one length, share it.
  [[nodiscard]] double nodes(std::size_t offered) const { return sizes_[offered]; }
  [[nodiscard]] double best_at(std::size_t offered, std::size_t rank) const {
    return best_[offered][rank];
  }

 private:
  void add(const Scenario& scenario, const Decision& decision, double weight);

  Outside outside_;
  Quality quality_;
  double xx_ = 0, xy_ = 0, yy_ = 0;
  std::array<double, kMostOffered + 1> sizes_{};
  std::array<std::array<double, kMostOffered>, kMostOffered + 1> best_{};
};

}  // namespace warmline::craft
