#include "collect/walk.h"

#include <sys/stat.h>

#include <filesystem>
#include <system_error>
#include <utility>

#include "core/text.h"

namespace warmline::collect {
namespace {

namespace fs = std::filesystem;

struct Folder {
  std::string path;
  std::string team;       // of the files in it
  bool is_named = false;  // folders in it are teams
};

// Links are followed.
Found asked(std::string team, std::string path) {
  Found found{FoundKind::kUnreadable, std::move(team), std::move(path), {}, 0, 0};
  struct stat status {};
  if (::stat(found.path.c_str(), &status) != 0) return found;
  found.kind = S_ISREG(status.st_mode) ? FoundKind::kFile : FoundKind::kOther;
  found.device = status.st_dev;
  found.number = status.st_ino;
  found.state.size = status.st_size;
  found.state.changed_ns =
      std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
  return found;
}

class Walking {
 public:
  Walking(const std::string& team, const std::function<bool(const Found&)>& take)
      : team_(team), take_(take) {}

  bool named(const std::string& path) {
    std::error_code failure;
    fs::path whole = fs::absolute(path, failure).lexically_normal();
    if (!whole.has_filename()) whole = whole.parent_path();  // "teams/"
    if (!fs::is_directory(whole, failure))
      return take_(asked(team_of(whole.parent_path()), whole.string()));
    folders_.push_back({whole.string(), team_of(whole), true});
    while (!folders_.empty()) {
      const Folder next = std::move(folders_.back());
      folders_.pop_back();
      if (!folder(next)) return false;
    }
    return true;
  }

 private:
  [[nodiscard]] std::string team_of(const fs::path& folder) const {
    if (!team_.empty()) return team_;
    const std::string name = folder.filename().string();
    return name.empty() ? "team" : shown(name);
  }

  bool folder(const Folder& folder) {
    std::error_code failure;
    for (fs::directory_iterator entry(folder.path, failure), end; !failure && entry != end;
         entry.increment(failure)) {
      std::error_code unknown;
      const fs::file_type type = entry->symlink_status(unknown).type();
      if (type == fs::file_type::directory) {
        folders_.push_back({entry->path().string(),
                            folder.is_named ? team_of(entry->path()) : folder.team, false});
      } else if (type == fs::file_type::symlink && entry->is_directory(unknown)) {
        if (!take_({FoundKind::kLink, folder.team, entry->path().string(), {}, 0, 0})) return false;
      } else if (entry->path().extension() == ".json") {
        if (!take_(asked(folder.team, entry->path().string()))) return false;
      }
    }
    return !failure || take_({FoundKind::kUnreadable, folder.team, folder.path, {}, 0, 0});
  }

  const std::string& team_;
  const std::function<bool(const Found&)>& take_;
  std::vector<Folder> folders_;  // to be looked into; one at a time is open
};

}  // namespace

void walk(const std::vector<std::string>& paths, const std::string& team,
          const std::function<bool(const Found&)>& take) {
  Walking walking(team, take);
  for (const std::string& path : paths) {
    if (!walking.named(path)) return;
  }
}

Found what_is(std::string path) {
  return asked({}, std::move(path));
}

std::string shown(const std::string& name) {
  std::string out;
  for (std::string_view rest = name; !rest.empty();) {
    const std::size_t sound = std::min(text::first_invalid_utf8(rest), rest.size());
    out += text::printable(rest.substr(0, sound));
    rest.remove_prefix(sound);
    if (rest.empty()) break;
    constexpr char kDigits[] = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(rest.front());
    out += "\\x";
    out += kDigits[byte >> 4u];
    out += kDigits[byte & 0xFu];
    rest.remove_prefix(1);
  }
  return out;
}

}  // namespace warmline::collect
