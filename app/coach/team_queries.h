// Questions to a table of attempts. Pure: each goes once over the rows and allocates nothing for a
// row. Sums are of integers, so that neither the order of rows nor of people changes a figure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "coach/team_table.h"
#include "core/units.h"

namespace warmline::coach {

enum class Which : std::uint8_t { kFirsts, kUnpractised, kAll };

// All of it has to hold.
struct Filter {
  Which which = Which::kFirsts;  // comparisons use firsts alone
  std::optional<ScenarioIndex> scenario;
  std::optional<std::uint16_t> sector;
  std::optional<std::uint16_t> group;
  Week first_week = 0;
  Week last_week = kMostWeeks;
};

// A byte for each attempt: 1 where the filter lets it through, else 0.
struct Selection {
  std::vector<std::uint8_t> keep;
  std::size_t count = 0;
};

[[nodiscard]] Selection select(const TeamTable& table, const Filter& filter);
// The same into one that is there already: without allocating where it is large enough.
void select(const TeamTable& table, const Filter& filter, Selection& selection);

enum class Measure : std::uint8_t { kResolution, kEmpathy, kFeel, kUnderstand, kExplore, kRespect };
inline constexpr std::size_t kMeasureCount = 6;
[[nodiscard]] Measure measure_of(scenario::Criterion criterion);
[[nodiscard]] const std::vector<std::uint16_t>& values_of(const TeamTable& table, Measure measure);

// Sum and number of the attempts that have a value, in one word, so that an attempt costs one
// addition: the sum above, the number below. Both fit for kMostAttempts.
class Cell {
 public:
  Cell() = default;
  Cell(std::uint32_t sum, std::uint32_t count) : both_(std::uint64_t{sum} << 32 | count) {}
  [[nodiscard]] std::uint32_t sum() const { return static_cast<std::uint32_t>(both_ >> 32); }
  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(both_); }
  [[nodiscard]] std::optional<PerMille> mean() const {  // half up; nothing of nothing
    if (count() == 0) return std::nullopt;
    const std::uint64_t twice = std::uint64_t{2} * sum() + count();
    return static_cast<PerMille>(twice / (std::uint64_t{2} * count()));
  }
  // One more value where `counts` is 1; nothing where it is 0.
  void add(std::uint32_t value, std::uint32_t counts) {
    both_ += (std::uint64_t{value} << 32 | 1) & (std::uint64_t{0} - counts);
  }
  friend bool operator==(const Cell& a, const Cell& b) { return a.both_ == b.both_; }

 private:
  std::uint64_t both_ = 0;
};

[[nodiscard]] std::vector<Cell> by_person(const TeamTable& table, const Selection& selection,
                                          Measure measure);
[[nodiscard]] std::vector<Cell> by_week(const TeamTable& table, const Selection& selection,
                                        Measure measure);
// Cells[scenario · weeks + week].
[[nodiscard]] std::vector<Cell> by_scenario_and_week(const TeamTable& table,
                                                     const Selection& selection, Measure measure);

struct Ranked {
  PersonIndex person = 0;
  std::uint32_t rank = 0;  // 1 is the lowest; equal means share a rank and the next one is skipped
  Cell cell;
};

// The lowest means of people with at least so many attempts in the selection (of firsts, there are
// as many scenarios): at most `most`, ties by code.
[[nodiscard]] std::vector<Ranked> lowest(const TeamTable& table, const Selection& selection,
                                         Measure measure, std::uint32_t least_attempts,
                                         std::size_t most);

}  // namespace warmline::coach
