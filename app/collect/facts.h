// What happened in attempts, as rows for PostgreSQL (assets/sql/schema.sql says what each column
// is).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "coach/team.h"
#include "collect/source.h"

namespace warmline::collect {

// The tables with many rows.
struct FactRows {
  std::string attempts;
  std::string left_out;
  std::string steps;
  std::string rules_met;
  std::size_t scored = 0;
  std::size_t unscored = 0;
};

// One attempt with the call it was at; nullptr: it is not here, or can't be scored.
struct AtCall {
  progress::ResultAttempt attempt;
  const coach::Practised* call = nullptr;
  std::int64_t scenario = 0;  // their numbers in this export
  std::int64_t edition = 0;
};

// Of one person: adds their rows, in order of beginning.
void add_facts(FactRows& rows, std::int64_t team, std::int64_t person,
               std::vector<AtCall> attempts);

}  // namespace warmline::collect
