// Many attempts of many people as columns: some 60 bytes an attempt, so that a million of them can
// be asked in milliseconds (coach/team_queries.h).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/units.h"
#include "scenario/scenario.h"
#include "score/scorecard.h"

namespace warmline::coach {

// First: the first attempt begun at a scenario. Practised: rewound or hinted.
enum class AttemptKind : std::uint8_t { kFirst, kRepeat, kPractised };

using PersonIndex = std::uint32_t;    // in TeamTable::people
using ScenarioIndex = std::uint16_t;  // in TeamTable::scenarios
using Week = std::uint16_t;           // from 0, the first week there is

inline constexpr std::size_t kMostAttempts = 4'000'000;
inline constexpr std::size_t kMostPeople = 100'000;
inline constexpr std::size_t kMostScenarios = 2000;
inline constexpr std::size_t kMostNames = 1000;  // groups; sectors
inline constexpr Week kMostWeeks = 520;
inline constexpr std::uint16_t kNoValue = 0xFFFF;   // in a column of values: not enough evidence
inline constexpr std::int32_t kMostCount = 65'534;  // of a count in an attempt; seconds apart

struct CriterionSums {
  std::int32_t earned = 0;
  std::int32_t stake = 0;         // ≥ earned
  std::int32_t observations = 0;  // decisions where it made a difference
};

// One attempt as it comes. Each count is 0..kMostCount.
struct TeamRow {
  PersonIndex person = 0;
  ScenarioIndex scenario = 0;
  Week week = 0;
  AttemptKind kind = AttemptKind::kFirst;
  PerMille resolution = 0;
  std::optional<PerMille> empathy;
  std::int32_t empathy_decisions = 0;
  std::int32_t decisions = 0;
  std::array<CriterionSums, scenario::kCriterionCount> criteria{};
  std::int32_t critical_misses = 0;
  Seconds seconds = 0;  // ≥ 0
  std::int32_t transfers = 0;
  std::int32_t repeats = 0;
};

// What a scorecard says of an attempt; who, what, when and which kind are the caller's to fill in.
[[nodiscard]] TeamRow figures_of(const score::Scorecard& card);

struct TeamPerson {
  std::string code;
  std::uint16_t group = 0;
};
struct TeamScenario {
  std::string code;
  std::uint16_t sector = 0;
};

// Names, each once, in order of coming.
class Names {
 public:
  explicit Names(std::size_t most) : most_(most) {}
  // Nothing where there are as many as there may be.
  std::optional<std::uint32_t> add(std::string_view name);
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name) const;
  [[nodiscard]] const std::string& operator[](std::size_t index) const { return names_[index]; }
  [[nodiscard]] std::size_t size() const { return names_.size(); }
  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::size_t most_;
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> places_;
};

// Every column is as long as every other. Values are per mille, or kNoValue.
struct TeamColumns {
  std::vector<PersonIndex> person;
  std::vector<ScenarioIndex> scenario;
  std::vector<Week> week;
  std::vector<AttemptKind> kind;
  std::vector<std::uint16_t> resolution;
  std::vector<std::uint16_t> empathy;
  std::vector<std::uint16_t> empathy_decisions;
  std::vector<std::uint16_t> decisions;
  // By criterion: earned ÷ stake as a value, and what it is made of.
  std::array<std::vector<std::uint16_t>, scenario::kCriterionCount> quality;
  std::array<std::vector<std::uint16_t>, scenario::kCriterionCount> earned;
  std::array<std::vector<std::uint16_t>, scenario::kCriterionCount> stake;
  std::array<std::vector<std::uint16_t>, scenario::kCriterionCount> observations;
  std::vector<std::uint16_t> critical_misses;
  std::vector<std::uint32_t> seconds;
  std::vector<std::uint16_t> transfers;
  std::vector<std::uint16_t> repeats;
};

// Rows of each person, in order of coming: rows[first[p] .. first[p + 1]).
struct RowsByPerson {
  std::vector<std::uint32_t> first;  // people + 1
  std::vector<std::uint32_t> rows;
};

class TeamTable {
 public:
  TeamTable();

  // The number of somebody or something by its code, added where it is new. Nothing where there are
  // as many as there may be, or where the same code came with another group or sector before.
  std::optional<PersonIndex> person(std::string_view code, std::string_view group);
  std::optional<ScenarioIndex> scenario(std::string_view code, std::string_view sector);

  [[nodiscard]] std::optional<PersonIndex> find_person(std::string_view code) const {
    return people_.find(code);
  }
  [[nodiscard]] std::optional<ScenarioIndex> find_scenario(std::string_view code) const;

  // False, and nothing added, where there are kMostAttempts. The row's numbers are known here and
  // in their ranges.
  bool add(const TeamRow& row);
  void reserve(std::size_t attempts);

  [[nodiscard]] std::size_t attempts() const { return columns_.person.size(); }
  [[nodiscard]] std::size_t people() const { return people_.size(); }
  [[nodiscard]] std::size_t scenarios() const { return scenarios_.size(); }
  [[nodiscard]] Week weeks() const { return weeks_; }  // the last one there is, plus 1
  [[nodiscard]] TeamPerson person(PersonIndex index) const {
    return {people_[index], group_of_[index]};
  }
  [[nodiscard]] TeamScenario scenario(ScenarioIndex index) const {
    return {scenarios_[index], sector_of_[index]};
  }
  [[nodiscard]] const std::string& code(PersonIndex index) const { return people_[index]; }
  [[nodiscard]] const Names& groups() const { return groups_; }
  [[nodiscard]] const Names& sectors() const { return sectors_; }
  [[nodiscard]] const std::vector<std::uint16_t>& group_of() const { return group_of_; }
  [[nodiscard]] const std::vector<std::uint16_t>& sector_of() const { return sector_of_; }
  [[nodiscard]] const TeamColumns& columns() const { return columns_; }
  [[nodiscard]] RowsByPerson by_person() const;
  [[nodiscard]] std::size_t bytes() const;  // held, room kept for growing included

 private:
  Names people_;
  Names scenarios_;
  Names groups_;
  Names sectors_;
  std::vector<std::uint16_t> group_of_;
  std::vector<std::uint16_t> sector_of_;
  TeamColumns columns_;
  Week weeks_ = 0;
};

}  // namespace warmline::coach
