// Many result files in one file of SQLite's: every attempt of a team once, whatever the order in
// which files came and how often the collecting was cut off. Which copy of an attempt stays is the
// roster's rule (coach/roster.h). Attempts only ever join; a file that is gone or was changed takes
// none away.
//
//   store     counts: "attempts"; "runs", of collecting
//   teams     names
//   people    of a team: a name with the key that signed (coach/roster.h)
//   attempts  of a team by id: person, head, content (attempt_bytes.h), and a CRC-32 over all of it
//   texts     of versions of scenarios that files carried
//   files     of a team by path: what it was, what came of it, and if it was left out, why
//
// Damage is found where it is read: each attempt by its CRC-32, a text by its version, a missing
// attempt by the count.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "collect/database.h"
#include "collect/source.h"
#include "progress/record.h"

namespace warmline::collect {

// A file as it was when it was read. Where one of them changes it is read again.
struct FileState {
  std::int64_t size = 0;        // bytes
  std::int64_t changed_ns = 0;  // since 1970
  friend bool operator==(const FileState& a, const FileState& b) {
    return a.size == b.size && a.changed_ns == b.changed_ns;
  }
};

// What came of a file: a word that stays (examine.h has them).
struct FileSeen {
  FileState state;
  std::string reason;
};

struct PreparedAttempt {
  std::string id;
  std::string head;     // packed
  std::string content;  // bytes_of() it
  std::uint32_t crc = 0;
};
// Of a whole entry as it will stand in the store.
[[nodiscard]] std::uint32_t crc_of(std::string_view team, const coach::RosterPerson& person,
                                   const PreparedAttempt& attempt);

// A file that was examined, ready to be put in.
struct PreparedFile {
  std::string team;
  std::string path;  // absolute, as the system has it: maybe no UTF-8
  FileState state;
  std::string reason;
  std::string findings;  // left out: JSON, an array of what is wrong
  coach::RosterPerson person;
  std::vector<PreparedAttempt> attempts;
  std::vector<progress::ScenarioKept> texts;

  [[nodiscard]] std::size_t bytes() const;  // about what it takes
};

struct LeftOut {
  std::string team, path, reason, findings;
};

class Store final : public Source {
 public:
  // To collect into: made where there is none, and nobody else's while it is open. Errors as
  // Database::error() has them, "newer-store". `most_pages`, of 4096 bytes, is for tests: as if the
  // disk had room for no more; 0: as it has.
  [[nodiscard]] static Result<std::unique_ptr<Store>> open_to_collect(const std::string& path,
                                                                      std::int64_t most_pages = 0);
  // To read. Errors likewise.
  [[nodiscard]] static Result<std::unique_ptr<Store>> open(const std::string& path);
  // Does the file begin as a store does?
  [[nodiscard]] static bool is_one(const std::string& path);

  // --- collecting; all of it between begin() and commit(), which keeps it as a whole
  [[nodiscard]] std::optional<Error> begin();
  [[nodiscard]] std::optional<Error> commit();
  void roll_back();
  [[nodiscard]] Result<std::optional<FileSeen>> seen(std::string_view team, std::string_view path);
  // How many attempts are new to their team.
  [[nodiscard]] Result<std::size_t> take(const PreparedFile& file);
  // A file that was left out before is there still.
  [[nodiscard]] std::optional<Error> still_left_out(std::string_view team, std::string_view path);

  // --- reading
  // Those that this run of collecting found, in order of team and path.
  [[nodiscard]] std::optional<Error> each_left_out(
      const std::function<void(const LeftOut&)>& take) const;
  [[nodiscard]] std::int64_t attempts() const { return attempts_; }
  [[nodiscard]] const std::string& path() const { return database_.path(); }

  // Errors: "damaged", "in-use", "unreadable".
  [[nodiscard]] std::optional<Error> each(
      const std::function<bool(const Attempt&)>& take) const override;
  [[nodiscard]] std::optional<std::string> text(std::string_view version) const override;

 private:
  explicit Store(Database database) : database_(std::move(database)) {}
  [[nodiscard]] std::optional<Error> set_up();
  [[nodiscard]] std::optional<Error> check_kind(bool may_be_new, bool& is_new);
  [[nodiscard]] std::optional<Error> prepare();
  [[nodiscard]] Result<std::int64_t> number_of(std::string_view what) const;
  [[nodiscard]] Result<std::int64_t> team(std::string_view name);
  [[nodiscard]] Result<std::int64_t> person(std::int64_t team, const coach::RosterPerson& person);
  // True if it is new.
  [[nodiscard]] Result<bool> take(std::int64_t team, std::int64_t person, const PreparedFile& file,
                                  const PreparedAttempt& attempt);
  [[nodiscard]] std::optional<Error> check_texts() const;

  Database database_;
  std::int64_t attempts_ = 0;
  std::int64_t attempts_before_ = 0;  // at begin()
  std::int64_t run_ = 0;
  struct Writing;
  struct Delete {
    void operator()(Writing* writing) const;
  };
  std::unique_ptr<Writing, Delete> writing_;
};

}  // namespace warmline::collect
