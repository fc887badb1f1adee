// Tables of people by scenarios for the tests of app/assess.
#pragma once

#include <utility>
#include <vector>

#include "assess/reliability.h"
#include "core/random.h"

namespace warmline::test {

inline assess::CriterionTable table_of(std::vector<std::vector<std::optional<PerMille>>> people) {
  assess::CriterionTable table;
  table.criterion = scenario::Criterion::kRespect;
  table.scenarios = people.front().size();
  table.people = std::move(people);
  return table;
}

// Two to ten scenarios, or as many as are asked for, by people of some skill.
inline assess::CriterionTable some_people(Random& random, std::size_t asked = 0) {
  const std::size_t scenarios = asked > 0 ? asked : 2 + random.below(9);
  const std::size_t count = 4 + random.below(20);
  std::vector<std::vector<std::optional<PerMille>>> people;
  for (std::size_t i = 0; i < count; ++i) {
    const auto skill = static_cast<PerMille>(random.below(500));
    people.emplace_back();
    for (std::size_t k = 0; k < scenarios; ++k) {
      people.back().push_back(skill + static_cast<PerMille>(random.below(400)));
    }
  }
  return table_of(std::move(people));
}

}  // namespace warmline::test
