// A source's attempts and decisions as CSV or JSON Lines (coach/rows.h), one person at a time.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "coach/rows.h"
#include "coach/team.h"
#include "collect/source.h"
#include "core/result.h"

namespace warmline::collect {

struct RowsWritten {
  std::size_t attempts = 0;
  std::size_t decisions = 0;
  std::map<std::string, std::size_t> no_call;  // of attempts left out, by "scenario version"
  std::size_t do_not_fit = 0;                  // left out: they don't fit the call they name
};

struct RowsOutput {
  std::string folder;  // that is there; attempts.csv, decisions.csv, dictionary.csv are put in it,
                       // or attempts.jsonl, decisions.jsonl, dictionary.json
  coach::RowFormat format = coach::RowFormat::kCsv;
};

struct RowsOptions {
  std::vector<RowsOutput> outputs;
  // Called now and then, with the attempts that are through; false: to end it.
  std::function<bool(std::size_t attempts)> go_on;
};

// Rows stand in order of team, person and beginning, and the kind of each attempt is as Coach has
// it (coach/gather.h). `find`: the call of that version, solved; nullptr: it is not here, or can't
// be scored. Errors: the source's; "unwritable"; "stopped".
[[nodiscard]] Result<RowsWritten> write_rows(
    const Source& source, const std::function<const coach::Practised*(const std::string&)>& find,
    const RowsOptions& options);

}  // namespace warmline::collect
