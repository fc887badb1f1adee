// One SQLite file, by few words, so that nothing else includes that library. Not for several
// threads at once.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace warmline::collect {

enum class Step : std::uint8_t { kRow, kDone, kFailed };

// Parameters count from 1, columns from 0, as SQLite has it.
class Statement {
 public:
  Statement() = default;
  Statement(sqlite3* database, std::string_view sql);
  [[nodiscard]] bool sound() const { return statement_ != nullptr; }

  // The bytes are copied.
  Statement& text(int parameter, std::string_view value);
  Statement& blob(int parameter, std::string_view value);
  Statement& number(int parameter, std::int64_t value);
  // After kDone and kFailed it is ready to be bound and stepped again.
  Step step();
  void reset();

  // Of the row; what a view shows is gone with the next step.
  [[nodiscard]] std::string_view bytes(int column) const;
  [[nodiscard]] std::int64_t number(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class Database {
 public:
  enum class For : std::uint8_t { kReading, kWriting };
  // For writing it is made where there is none. Errors as error() gives them.
  [[nodiscard]] static Result<Database> open(const std::string& path, For use);

  // One or several statements without rows.
  [[nodiscard]] std::optional<Error> run(const char* sql);
  [[nodiscard]] Statement prepare(std::string_view sql) const { return {database_.get(), sql}; }
  // What the last failure was: "in-use", "full", "damaged", "not-a-store", "unwritable",
  // "unreadable". Nothing stays changed of a transaction that it happened in.
  [[nodiscard]] Error error() const;
  [[nodiscard]] Error damaged() const;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  std::unique_ptr<sqlite3, Close> database_;
  std::string path_;
};

}  // namespace warmline::collect
