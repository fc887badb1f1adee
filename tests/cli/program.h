// The program itself, as a person or a script would call it.
#pragma once

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "core/json.h"

namespace warmline::test {

namespace fs = std::filesystem;

inline const std::string kRefill = WARMLINE_SOURCE_DIR "/tests/fixtures/cli/refill.json";

struct Outcome {
  int status = -1;
  std::string out;
  std::string errors;
};

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "warmline-cli-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }
  [[nodiscard]] std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return (path_ / name).string();
  }

 private:
  fs::path path_;
};

inline std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// From `place`; empty: from where the tests are run.
inline Outcome run_in(const fs::path& place, const std::string& arguments,
                      const std::string& typed = "") {
  const Folder folder;
  const std::string input = folder.write("typed", typed);
  const std::string go = place.empty() ? "" : "cd '" + place.string() + "' && ";
  const std::string command = go + "'" + WARMLINE_CLI + "' " + arguments + " <'" + input + "' >'" +
                              (folder.path() / "out").string() + "' 2>'" +
                              (folder.path() / "errors").string() + "'";
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read(folder.path() / "out"),
          read(folder.path() / "errors")};
}

inline Outcome run(const std::string& arguments, const std::string& typed = "") {
  return run_in({}, arguments, typed);
}

inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

inline std::int64_t number(const json::Value& object, const char* name) {
  const auto found = object.find(name);
  INFO(name);
  REQUIRE(found);
  REQUIRE(found->is_integer());
  return found->integer();
}

inline std::string changed(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace warmline::test
