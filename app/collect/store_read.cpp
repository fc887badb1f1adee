#include <utility>

#include "collect/attempt_bytes.h"
#include "collect/store.h"
#include "core/hash.h"

namespace warmline::collect {

std::optional<Error> Store::each_left_out(const std::function<void(const LeftOut&)>& take) const {
  Statement rows = database_.prepare(
      "SELECT teams.name, path, reason, findings FROM files JOIN teams USING (team) WHERE run = ? "
      "AND reason NOT IN ('unchanged', 'unsigned') ORDER BY teams.name, path");
  rows.number(1, run_);
  for (;;) {
    const Step step = rows.step();
    if (step == Step::kFailed) return database_.error();
    if (step == Step::kDone) return std::nullopt;
    take({std::string(rows.bytes(0)), std::string(rows.bytes(1)), std::string(rows.bytes(2)),
          std::string(rows.bytes(3))});
  }
}

std::optional<Error> Store::check_texts() const {
  // Each as a row, and as it is found by its version.
  Statement rows =
      database_.prepare("SELECT version, canonical, rowid FROM texts NOT INDEXED ORDER BY rowid");
  Statement by_version = database_.prepare("SELECT rowid FROM texts WHERE version = ?");
  for (;;) {
    const Step step = rows.step();
    if (step == Step::kFailed) return database_.error();
    if (step == Step::kDone) return std::nullopt;
    if (sha256_hex(rows.bytes(1)) != rows.bytes(0)) return database_.damaged();
    const Step found = by_version.text(1, rows.bytes(0)).step();
    if (found == Step::kFailed) return database_.error();
    if (found == Step::kDone || by_version.number(0) != rows.number(2)) return database_.damaged();
    by_version.reset();
  }
}

std::optional<Error> Store::each(const std::function<bool(const Attempt&)>& take) const {
  // As long as this one isn't through nobody can begin to collect.
  Statement count = database_.prepare("SELECT value FROM store WHERE what = 'attempts'");
  if (count.step() != Step::kRow) return database_.error();
  if (auto failed = check_texts()) return failed;
  Statement people = database_.prepare(
      "SELECT person, teams.name, people.name, key FROM teams JOIN people USING (team) ORDER BY "
      "teams.name, people.name, key");
  Statement rows =
      database_.prepare("SELECT id, head, content, crc FROM attempts WHERE person = ? ORDER BY id");
  std::int64_t met = 0;
  for (;;) {
    const Step person = people.step();
    if (person == Step::kFailed) return database_.error();
    if (person == Step::kDone) break;
    Attempt one;
    one.team = people.bytes(1);
    one.person = {std::string(people.bytes(2)), std::string(people.bytes(3))};
    rows.number(1, people.number(0));
    for (;;) {
      const Step step = rows.step();
      if (step == Step::kFailed) return database_.error();
      if (step == Step::kDone) break;
      const PreparedAttempt entry{std::string(rows.bytes(0)), std::string(rows.bytes(1)),
                                  std::string(rows.bytes(2)), 0};
      std::optional<progress::ResultAttempt> attempt = attempt_of(entry.content);
      if (!attempt || crc_of(one.team, one.person, entry) != rows.number(3))
        return database_.damaged();
      one.attempt = std::move(*attempt);
      one.attempt.id = entry.id;
      one.attempt.head = hash_of(entry.head);
      ++met;
      if (!take(one)) return std::nullopt;
    }
  }
  if (met != count.number(0)) return database_.damaged();
  return std::nullopt;
}

std::optional<std::string> Store::text(std::string_view version) const {
  Statement row = database_.prepare("SELECT canonical FROM texts WHERE version = ?");
  if (row.text(1, version).step() != Step::kRow) return std::nullopt;
  std::string canonical(row.bytes(0));
  if (sha256_hex(canonical) != version) return std::nullopt;
  return canonical;
}

}  // namespace warmline::collect
