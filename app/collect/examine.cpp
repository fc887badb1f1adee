#include "collect/examine.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include "assess/sitting_file.h"
#include "collect/attempt_bytes.h"
#include "core/json.h"
#include "progress/backup.h"
#include "progress/result_file.h"

namespace warmline::collect {
namespace {

constexpr std::int64_t kReadAgain = -1;
constexpr int kMostReadings = 3;

struct Reason {
  std::string_view word;
  std::string_view meaning;
};
constexpr std::array<Reason, 12> kReasons = {{
    {kUnchanged, "unchanged since it was saved"},
    {kUnsigned, "not signed: that it is unchanged can’t be shown"},
    {kChanged, "changed after it was saved"},
    {kNewerFormat, "written by a newer version of Warmline"},
    {kCandidate, "a candidate’s file: those are never put together with practice"},
    {kBackup, "a backup: ask for the result file instead"},
    {kNoResult, "no result file"},
    {kDamaged, "a result file that can’t be read"},
    {kTooLarge, "larger than 32 MB"},
    {kUnreadable, "can’t be opened or read"},
    {kNoFile, "no file but a pipe or a device"},
    {kLinkedFolder, "a link to a folder, which isn’t followed: name the folder itself"},
}};

class File {
 public:
  // A pipe that nobody writes to is not waited for.
  explicit File(const std::string& path)
      : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
  ~File() {
    if (file_ >= 0) ::close(file_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  [[nodiscard]] bool open() const { return file_ >= 0; }
  [[nodiscard]] std::optional<FileState> state() const {
    struct stat status {};
    if (::fstat(file_, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    return FileState{status.st_size,
                     std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec};
  }
  // Up to `most` bytes; false if that failed.
  bool read(std::string& into, std::size_t most) {
    into.resize(most);
    std::size_t got = 0;
    while (got < most) {
      const ssize_t piece = ::pread(file_, into.data() + got, most - got, static_cast<off_t>(got));
      if (piece < 0 && errno == EINTR) continue;
      if (piece < 0) return false;
      if (piece == 0) break;
      got += static_cast<std::size_t>(piece);
    }
    into.resize(got);
    return true;
  }

 private:
  int file_;
};

std::string findings_of(const std::vector<Diagnostic>& findings) {
  json::Writer out;
  out.begin_array();
  for (const Diagnostic& one : findings) {
    out.begin_object().key("code").string(one.code).key("pointer").string(one.pointer);
    out.key("line").integer(one.line).key("column").integer(one.column);
    out.key("problem").string(one.problem).key("remedy").string(one.remedy).end_object();
  }
  out.end_array();
  return out.take();
}

void leave_out(PreparedFile& file, std::string_view reason,
               const std::vector<Diagnostic>& findings = {}) {
  file.reason = reason;
  file.findings = findings_of(findings);
}

void cannot_read(PreparedFile& file, int machine) {
  Diagnostic why;
  why.code = "unreadable";
  why.problem = std::string("cannot be read (") + std::strerror(machine) + ")";
  why.remedy = "is it there still, and may you read it?";
  leave_out(file, kUnreadable, {why});
  file.state.size = kReadAgain;
}

// What it is that is no sound result file.
std::string_view reason_of(const std::string& text, const progress::Verified& verified) {
  if (verified.verdict == progress::Verdict::kChanged) return kChanged;
  const std::string code = verified.findings.empty() ? "" : verified.findings.front().code;
  if (code == "newer-format") return kNewerFormat;
  if (code != "no-result-file") return kDamaged;
  if (assess::looks_like_sitting(text)) return kCandidate;
  return progress::looks_like_backup(text) ? kBackup : kNoResult;
}

void prepare(PreparedFile& file, progress::Verified verified) {
  file.reason = verified.verdict == progress::Verdict::kUnchanged ? kUnchanged : kUnsigned;
  file.person = {std::move(verified.file.person), std::move(verified.file.key)};
  file.texts = std::move(verified.file.scenarios);
  for (progress::ResultAttempt& attempt : verified.file.attempts) {
    PreparedAttempt made;
    made.content = bytes_of(attempt);
    made.id = std::move(attempt.id);
    made.head = packed_hash(attempt.head);
    made.crc = crc_of(file.team, file.person, made);
    file.attempts.push_back(std::move(made));
  }
}

// Nothing where it changed while it was read.
std::optional<std::string> read_whole(File& in, PreparedFile& file) {
  for (int i = 0; i < kMostReadings; ++i) {
    const std::optional<FileState> before = in.state();
    if (!before) {
      leave_out(file, kNoFile);
      return std::string();
    }
    file.state = *before;
    if (before->size > static_cast<std::int64_t>(progress::kMostResultBytes)) {
      leave_out(file, kTooLarge);
      return std::string();
    }
    std::string text;
    if (!in.read(text, static_cast<std::size_t>(before->size) + 1)) {
      cannot_read(file, errno);
      return std::string();
    }
    if (in.state() == before && static_cast<std::int64_t>(text.size()) == before->size) return text;
  }
  return std::nullopt;
}

}  // namespace

bool is_taken(std::string_view reason) {
  return reason == kUnchanged || reason == kUnsigned;
}

std::string_view meaning_of(std::string_view reason) {
  for (const Reason& each : kReasons) {
    if (each.word == reason) return each.meaning;
  }
  return "left out";
}

PreparedFile examine(const Found& found) {
  PreparedFile file;
  file.team = found.team;
  file.path = found.path;
  file.state = found.state;
  if (found.kind == FoundKind::kLink) leave_out(file, kLinkedFolder);
  if (found.kind == FoundKind::kOther) leave_out(file, kNoFile);
  if (found.kind == FoundKind::kFile || found.kind == FoundKind::kUnreadable) {
    File in(found.path);
    if (!in.open() || found.kind == FoundKind::kUnreadable) {
      cannot_read(file, in.open() ? EACCES : errno);
      return file;
    }
    const std::optional<std::string> text = read_whole(in, file);
    if (!file.reason.empty()) return file;
    if (!text) {
      cannot_read(file, EAGAIN);
      return file;
    }
    progress::Verified verified = progress::verify_result(*text, shown(found.path));
    if (coach::can_be_taken(verified.verdict)) {
      prepare(file, std::move(verified));
    } else {
      leave_out(file, reason_of(*text, verified), verified.findings);
    }
  }
  return file;
}

}  // namespace warmline::collect
