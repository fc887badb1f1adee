#include "collect/database.h"

#include <sqlite3.h>

#include <cstring>

namespace warmline::collect {
namespace {

// What a file that was made to do harm could ask for: no triggers or views that call functions, no
// schema edited from SQL; pages are looked at before they are used.
constexpr const char* kGuard = "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;";

int length_of(std::string_view text) {
  return static_cast<int>(text.size());
}

}  // namespace

Statement::Statement(sqlite3* database, std::string_view sql) {
  sqlite3_stmt* made = nullptr;
  sqlite3_prepare_v3(database, sql.data(), length_of(sql), SQLITE_PREPARE_PERSISTENT, &made,
                     nullptr);
  statement_.reset(made);
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

Statement& Statement::text(int parameter, std::string_view value) {
  sqlite3_bind_text(statement_.get(), parameter, value.empty() ? "" : value.data(),
                    length_of(value), SQLITE_TRANSIENT);
  return *this;
}

Statement& Statement::blob(int parameter, std::string_view value) {
  sqlite3_bind_blob(statement_.get(), parameter, value.empty() ? "" : value.data(),
                    length_of(value), SQLITE_TRANSIENT);
  return *this;
}

Statement& Statement::number(int parameter, std::int64_t value) {
  sqlite3_bind_int64(statement_.get(), parameter, value);
  return *this;
}

Step Statement::step() {
  if (statement_ == nullptr) return Step::kFailed;
  const int status = sqlite3_step(statement_.get());
  if (status == SQLITE_ROW) return Step::kRow;
  sqlite3_reset(statement_.get());
  return status == SQLITE_DONE ? Step::kDone : Step::kFailed;
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
}

std::string_view Statement::bytes(int column) const {
  const void* data = sqlite3_column_blob(statement_.get(), column);
  const int length = sqlite3_column_bytes(statement_.get(), column);
  if (data == nullptr || length <= 0) return {};
  return {static_cast<const char*>(data), static_cast<std::size_t>(length)};
}

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

void Database::Close::operator()(sqlite3* database) const {
  sqlite3_close_v2(database);
}

Result<Database> Database::open(const std::string& path, For use) {
  Database made;
  made.path_ = path;
  sqlite3* opened = nullptr;
  // A finished store may lie where nobody may write, but what a killed run left has to be undone
  // before it is read.
  const int flags =
      use == For::kWriting ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE;
  // The path as it is: never a URI.
  const std::string plain = path.empty() || path.front() != '/' ? "./" + path : path;
  const int status = sqlite3_open_v2(plain.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  made.database_.reset(opened);
  if (status != SQLITE_OK) return made.error();
  sqlite3_extended_result_codes(opened, 1);
  sqlite3_db_config(opened, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  if (const auto failed = made.run(kGuard)) return *failed;
  return made;
}

std::optional<Error> Database::run(const char* sql) {
  if (sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK)
    return std::nullopt;
  return error();
}

Error Database::damaged() const {
  return {"damaged",
          "the store is damaged: what is in it isn't what was written. Take a copy of it from a "
          "backup, or collect the result files into a new store",
          path_};
}

Error Database::error() const {
  sqlite3* database = database_.get();
  const int code = database == nullptr ? SQLITE_NOMEM : sqlite3_extended_errcode(database);
  const int kind = code & 0xFF;
  if (kind == SQLITE_CORRUPT) return damaged();
  if (kind == SQLITE_NOTADB)
    return {"not-a-store", "is no store that result files were collected in; name another file",
            path_};
  if (kind == SQLITE_BUSY || kind == SQLITE_LOCKED)
    return {"in-use",
            "another warmline has this store open and is collecting into it; wait until it ends",
            path_};
  const int machine = database == nullptr ? 0 : sqlite3_system_errno(database);
  const std::string words = machine != 0 ? std::strerror(machine) : sqlite3_errstr(kind);
  if (kind == SQLITE_FULL)
    return {"full",
            "there is no room left where the store is; make some, and run the same command again. "
            "What was taken until the last whole step is kept",
            path_};
  if (kind == SQLITE_READONLY || kind == SQLITE_PERM)
    return {"unwritable",
            "cannot be written (" + words + "); may you write it, and in the folder it lies in?",
            path_};
  if (kind == SQLITE_CANTOPEN)
    return {"unreadable", "cannot be opened (" + words + "); is its folder there, and may you?",
            path_};
  return {"unreadable", "cannot be read or written: " + words, path_};
}

}  // namespace warmline::collect
