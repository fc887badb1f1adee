#include "cli/write_file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace warmline::cli {

namespace fs = std::filesystem;

namespace {

Error unwritable(const std::string& path, int reason) {
  return Error{"unwritable",
               "cannot be written (" + std::string(std::strerror(reason)) +
                   "); is the folder there, and may you write in it?",
               path};
}

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// As a new file gets them; mkstemp lets nobody else read.
void give_usual_rights(int file) {
  const mode_t mask = ::umask(0);
  (void)::umask(mask);
  (void)::fchmod(file, static_cast<mode_t>(0666 & ~mask));
}

// link fails where something has come to stand there meanwhile; rename would replace it. Sticks and
// cards (FAT, exFAT) know no links: there it is looked once more and renamed.
bool put_where_nothing_is(const char* from, const char* to) {
  if (::link(from, to) == 0) return true;
  if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS) return false;
  struct stat there {};
  if (::lstat(to, &there) == 0) {
    errno = EEXIST;
    return false;
  }
  return ::rename(from, to) == 0;
}

}  // namespace

std::optional<Error> write_file(const std::string& path, std::string_view text, bool replace) {
  std::error_code failure;
  if (fs::is_directory(path, failure)) return Error{"unwritable", "is a folder", path};
  const Error exists{"exists", "is there already; name another file, or add --force", path};
  if (!replace && fs::exists(fs::symlink_status(path, failure))) return exists;
  std::string beside = path + ".XXXXXX";
  const int file = ::mkstemp(beside.data());
  if (file < 0) return unwritable(path, errno);
  give_usual_rights(file);
  const bool written = write_all(file, text) && ::fsync(file) == 0;
  const int reason = errno;
  if (::close(file) != 0 || !written) {
    (void)::unlink(beside.c_str());
    return unwritable(path, written ? errno : reason);
  }
  const bool placed = replace ? ::rename(beside.c_str(), path.c_str()) == 0
                              : put_where_nothing_is(beside.c_str(), path.c_str());
  const int refused = errno;
  (void)::unlink(beside.c_str());  // of a link the other name; after a rename it isn't there
  if (placed) return std::nullopt;
  if (refused == EEXIST) return exists;
  return unwritable(path, refused);
}

}  // namespace warmline::cli
