#include "collect/store.h"

#include <fstream>
#include <utility>

#include "core/hash.h"

namespace warmline::collect {
namespace {

// PRAGMA takes no parameters: kMark is "Wrml", kFormat the version of the tables.
constexpr std::int64_t kMark = 0x57726D6C;
constexpr std::int64_t kFormat = 1;
constexpr const char* kTables = R"(
PRAGMA application_id = 0x57726D6C;
PRAGMA user_version = 1;
CREATE TABLE store (what TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO store VALUES ('attempts', 0), ('runs', 0);
CREATE TABLE teams (team INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE people (person INTEGER PRIMARY KEY, team INTEGER NOT NULL, name TEXT NOT NULL,
  key BLOB NOT NULL, UNIQUE (team, name, key));
CREATE TABLE attempts (attempt INTEGER PRIMARY KEY, team INTEGER NOT NULL, id TEXT NOT NULL,
  person INTEGER NOT NULL, head BLOB NOT NULL, content BLOB NOT NULL, crc INTEGER NOT NULL,
  UNIQUE (team, id));
CREATE INDEX attempts_of ON attempts (person, id);
CREATE TABLE texts (version TEXT PRIMARY KEY, canonical TEXT NOT NULL);
CREATE TABLE files (team INTEGER NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL,
  changed_ns INTEGER NOT NULL, reason TEXT NOT NULL, findings TEXT NOT NULL, run INTEGER NOT NULL,
  PRIMARY KEY (team, path)) WITHOUT ROWID;
)";

// Locked as long as it is open. A step that was written in part is undone at the next opening.
constexpr const char* kAlone =
    "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; "
    "PRAGMA cache_size = -65536; BEGIN EXCLUSIVE;";

Error newer_store(const std::string& path) {
  return {"newer-store", "was written by a newer version of Warmline; use that one", path};
}

}  // namespace

// Statements that are used for every file.
struct Store::Writing {
  explicit Writing(const Database& db)
      : team(db.prepare("SELECT team FROM teams WHERE name = ?")),
        add_team(db.prepare("INSERT INTO teams (name) VALUES (?) RETURNING team")),
        person(db.prepare("SELECT person FROM people WHERE team = ? AND name = ? AND key = ?")),
        add_person(
            db.prepare("INSERT INTO people (team, name, key) VALUES (?, ?, ?) RETURNING person")),
        seen(db.prepare("SELECT size, changed_ns, reason FROM files JOIN teams USING (team) WHERE "
                        "teams.name = ? AND path = ?")),
        still(db.prepare("UPDATE files SET run = ?3 WHERE team = (SELECT team FROM teams WHERE "
                         "name = ?1) AND path = ?2")),
        file(db.prepare("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)")),
        text(db.prepare("INSERT OR IGNORE INTO texts VALUES (?, ?)")),
        attempt(db.prepare("SELECT attempt, name, key, head FROM attempts JOIN people USING "
                           "(person) WHERE attempts.team = ? AND id = ?")),
        add_attempt(db.prepare("INSERT INTO attempts (team, id, person, head, content, crc) VALUES "
                               "(?, ?, ?, ?, ?, ?)")),
        change_attempt(db.prepare("UPDATE attempts SET person = ?, head = ?, content = ?, crc = ? "
                                  "WHERE attempt = ?")),
        count(db.prepare("UPDATE store SET value = ? WHERE what = 'attempts'")) {}
  [[nodiscard]] bool sound() const {
    return team.sound() && add_team.sound() && person.sound() && add_person.sound() &&
           seen.sound() && still.sound() && file.sound() && text.sound() && attempt.sound() &&
           add_attempt.sound() && change_attempt.sound() && count.sound();
  }
  Statement team, add_team, person, add_person, seen, still, file, text, attempt, add_attempt,
      change_attempt, count;
};

void Store::Delete::operator()(Writing* writing) const {
  delete writing;
}

std::uint32_t crc_of(std::string_view team, const coach::RosterPerson& person,
                     const PreparedAttempt& attempt) {
  std::string all;
  for (const std::string_view each :
       {team, std::string_view(person.name), std::string_view(person.key),
        std::string_view(attempt.id), std::string_view(attempt.head)}) {
    all += std::to_string(each.size());
    all += ' ';
    all += each;
  }
  return crc32(all += attempt.content);
}

std::size_t PreparedFile::bytes() const {
  std::size_t sum = path.size() + findings.size();
  for (const PreparedAttempt& each : attempts) sum += each.id.size() + each.content.size() + 64;
  for (const progress::ScenarioKept& each : texts) sum += each.canonical.size();
  return sum;
}

bool Store::is_one(const std::string& path) {
  constexpr std::string_view kBegins("SQLite format 3\0", 16);
  std::ifstream in(path, std::ios::binary);
  std::string begins(kBegins.size(), '\0');
  in.read(begins.data(), static_cast<std::streamsize>(begins.size()));
  return in.good() && begins == kBegins;
}

std::optional<Error> Store::check_kind(bool may_be_new, bool& is_new) {
  const Error not_one{"not-a-store",
                      "is no store that result files were collected in; name another file",
                      database_.path()};
  Statement mark = database_.prepare("PRAGMA application_id");
  Statement format = database_.prepare("PRAGMA user_version");
  Statement tables = database_.prepare("SELECT count(*) FROM sqlite_schema");
  for (Statement* each : {&mark, &format, &tables}) {
    if (each->step() != Step::kRow) return database_.error();
  }
  is_new = tables.number(0) == 0;
  if (is_new) return may_be_new ? std::nullopt : std::optional(not_one);
  if (mark.number(0) != kMark) return not_one;
  if (format.number(0) > kFormat) return newer_store(database_.path());
  return std::nullopt;
}

std::optional<Error> Store::set_up() {
  if (auto failed = database_.run(kAlone)) return failed;
  bool is_new = false;
  if (auto failed = check_kind(true, is_new)) return failed;
  if (is_new) {
    if (auto failed = database_.run(kTables)) return failed;
  }
  if (auto failed = database_.run("UPDATE store SET value = value + 1 WHERE what = 'runs'; COMMIT"))
    return failed;
  return prepare();
}

std::optional<Error> Store::prepare() {
  const Result<std::int64_t> attempts = number_of("attempts");
  const Result<std::int64_t> runs = number_of("runs");
  if (!attempts) return attempts.error();
  if (!runs) return runs.error();
  attempts_ = attempts.value();
  run_ = runs.value();
  return std::nullopt;
}

Result<std::unique_ptr<Store>> Store::open_to_collect(const std::string& path,
                                                      std::int64_t most_pages) {
  Result<Database> database = Database::open(path, Database::For::kWriting);
  if (!database) return database.error();
  std::unique_ptr<Store> store(new Store(std::move(database).value()));
  if (most_pages > 0) {
    const std::string limit = "PRAGMA max_page_count = " + std::to_string(most_pages);
    if (const auto failed = store->database_.run(limit.c_str())) return *failed;
  }
  if (const auto failed = store->set_up()) return *failed;
  store->writing_.reset(new Writing(store->database_));
  if (!store->writing_->sound()) return store->database_.error();
  return store;
}

Result<std::unique_ptr<Store>> Store::open(const std::string& path) {
  Result<Database> database = Database::open(path, Database::For::kReading);
  if (!database) return database.error();
  std::unique_ptr<Store> store(new Store(std::move(database).value()));
  bool is_new = false;
  if (const auto failed = store->check_kind(false, is_new)) return *failed;
  if (const auto failed = store->prepare()) return *failed;
  return store;
}

Result<std::int64_t> Store::number_of(std::string_view what) const {
  Statement read = database_.prepare("SELECT value FROM store WHERE what = ?");
  const Step step = read.text(1, what).step();
  if (step == Step::kFailed) return database_.error();
  if (step == Step::kDone) return database_.damaged();
  return read.number(0);
}

std::optional<Error> Store::begin() {
  attempts_before_ = attempts_;
  return database_.run("BEGIN IMMEDIATE");
}

std::optional<Error> Store::commit() {
  if (writing_->count.number(1, attempts_).step() == Step::kFailed) return database_.error();
  return database_.run("COMMIT");
}

void Store::roll_back() {
  attempts_ = attempts_before_;
  static_cast<void>(database_.run("ROLLBACK"));  // SQLite may have done it already
}

Result<std::int64_t> Store::team(std::string_view name) {
  for (Statement* each : {&writing_->team, &writing_->add_team}) {
    const Step step = each->text(1, name).step();
    if (step == Step::kFailed) return database_.error();
    if (step == Step::kDone) continue;
    const std::int64_t found = each->number(0);
    each->step();  // RETURNING is done only then
    each->reset();
    return found;
  }
  return database_.damaged();
}

Result<std::int64_t> Store::person(std::int64_t team, const coach::RosterPerson& person) {
  for (Statement* each : {&writing_->person, &writing_->add_person}) {
    const Step step = each->number(1, team).text(2, person.name).blob(3, person.key).step();
    if (step == Step::kFailed) return database_.error();
    if (step == Step::kDone) continue;
    const std::int64_t found = each->number(0);
    each->step();
    each->reset();
    return found;
  }
  return database_.damaged();
}

Result<std::optional<FileSeen>> Store::seen(std::string_view team, std::string_view path) {
  Statement& read = writing_->seen;
  const Step step = read.text(1, team).text(2, path).step();
  if (step == Step::kFailed) return database_.error();
  if (step == Step::kDone) return std::optional<FileSeen>();
  FileSeen found{{read.number(0), read.number(1)}, std::string(read.bytes(2))};
  read.reset();
  return std::optional(std::move(found));
}

std::optional<Error> Store::still_left_out(std::string_view team, std::string_view path) {
  if (writing_->still.text(1, team).text(2, path).number(3, run_).step() == Step::kFailed)
    return database_.error();
  return std::nullopt;
}

Result<bool> Store::take(std::int64_t team, std::int64_t person, const PreparedFile& file,
                         const PreparedAttempt& attempt) {
  Statement& there = writing_->attempt;
  const Step step = there.number(1, team).text(2, attempt.id).step();
  if (step == Step::kFailed) return database_.error();
  if (step == Step::kDone) {
    Statement& add = writing_->add_attempt;
    add.number(1, team).text(2, attempt.id).number(3, person).blob(4, attempt.head);
    if (add.blob(5, attempt.content).number(6, attempt.crc).step() == Step::kFailed)
      return database_.error();
    ++attempts_;
    return true;
  }
  const std::int64_t row = there.number(0);
  const coach::RosterPerson holder{std::string(there.bytes(1)), std::string(there.bytes(2))};
  const std::string head(there.bytes(3));
  there.reset();
  if (!coach::goes_before(file.person, attempt.head, holder, head)) return false;
  Statement& change = writing_->change_attempt;
  change.number(1, person).blob(2, attempt.head).blob(3, attempt.content);
  if (change.number(4, attempt.crc).number(5, row).step() == Step::kFailed)
    return database_.error();
  return false;
}

Result<std::size_t> Store::take(const PreparedFile& file) {
  const Result<std::int64_t> in = team(file.team);
  if (!in) return in.error();
  std::size_t fresh = 0;
  if (!file.attempts.empty()) {
    const Result<std::int64_t> whose = person(in.value(), file.person);
    if (!whose) return whose.error();
    for (const PreparedAttempt& attempt : file.attempts) {
      const Result<bool> taken = take(in.value(), whose.value(), file, attempt);
      if (!taken) return taken.error();
      if (taken.value()) ++fresh;
    }
  }
  for (const progress::ScenarioKept& each : file.texts) {
    if (writing_->text.text(1, each.version).text(2, each.canonical).step() == Step::kFailed)
      return database_.error();
  }
  Statement& row = writing_->file;
  row.number(1, in.value()).text(2, file.path).number(3, file.state.size);
  row.number(4, file.state.changed_ns).text(5, file.reason).text(6, file.findings);
  if (row.number(7, run_).step() == Step::kFailed) return database_.error();
  return fresh;
}

}  // namespace warmline::collect
