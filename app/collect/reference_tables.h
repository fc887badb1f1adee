// The tables for PostgreSQL that are the same for every team, and those of calibration
// (assets/sql/schema.sql).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "coach/rating.h"
#include "coach/team.h"
#include "collect/table_files.h"
#include "score/lens.h"

namespace warmline::collect {

// By name, in order of coming, from 1.
class Numbers {
 public:
  std::int64_t of(const std::string& name) {
    return numbers_.emplace(name, static_cast<std::int64_t>(numbers_.size()) + 1).first->second;
  }
  [[nodiscard]] const std::map<std::string, std::int64_t>& all() const { return numbers_; }

 private:
  std::map<std::string, std::int64_t> numbers_;
};

// scenarios, editions, nodes, choices, rules. `calls` by edition, from 1.
void add_scenarios(TableFiles& files, Numbers& scenarios,
                   const std::vector<const coach::Practised*>& calls);
void add_lenses(TableFiles& files, const std::vector<score::Lens>& lenses);
// coach::student_t() of 1 to `freedom` degrees, at most kMostFreedom.
void add_student_t(TableFiles& files, std::size_t freedom);
// A file of a team.
void add_rating(TableFiles& files, std::int64_t team, std::int64_t number,
                const coach::RatingFile& file);

}  // namespace warmline::collect
