#include "cli/load.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>
#include <utility>

#include "anonymity/lexicon.h"
#include "cli/commands.h"
#include "craft/inspect.h"

namespace warmline::cli {

namespace fs = std::filesystem;

Result<std::string> read_file(const std::string& file, std::size_t most) {
  std::ifstream in(file, std::ios::binary);
  std::error_code ignored;  // a folder that can't be asked can't be read either
  if (!in || fs::is_directory(file, ignored)) {
    return Error{"unreadable", "cannot be read; is it there, and may you read it?", file};
  }
  std::string bytes;
  std::array<char, 1u << 16> piece{};
  while (bytes.size() < most) {
    in.read(piece.data(),
            static_cast<std::streamsize>(std::min(piece.size(), most - bytes.size())));
    if (in.gcount() == 0) break;
    bytes.append(piece.data(), static_cast<std::size_t>(in.gcount()));
  }
  return bytes;
}

Result<Loaded> load(const std::string& file) {
  Result<std::string> text = read_file(file);
  if (!text) return text.error();
  craft::Inspection found =
      craft::inspect(std::move(text).value(), file, &anonymity::built_in_lexicon());
  return Loaded{file, std::move(found.scenario), std::move(found.solution),
                std::move(found.diagnostics)};
}

std::optional<Loaded> load_to_play(const std::string& file, int& status) {
  Result<Loaded> loaded = load(file);
  if (!loaded) {
    std::cerr << loaded.error().where << ": error: " << loaded.error().message << "\n";
    status = kMisused;
    return std::nullopt;
  }
  status = has_errors(loaded.value().diagnostics) ? kFoundErrors : kDone;
  for (const Diagnostic& diagnostic : loaded.value().diagnostics) {
    if (diagnostic.severity == Severity::kError) std::cerr << to_line(diagnostic) << "\n";
  }
  if (!loaded.value().solution) return std::nullopt;
  return std::move(loaded).value();
}

Result<std::vector<std::string>> scenario_files(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code failure;
    if (!fs::is_directory(path, failure)) {
      if (!fs::exists(path, failure)) return Error{"not-found", "no such file or folder", path};
      files.push_back(path);
      continue;
    }
    std::vector<std::string> inside;
    for (fs::directory_iterator entry(path, failure), end; !failure && entry != end;
         entry.increment(failure)) {
      const fs::path& each = entry->path();
      if (each.extension() != ".json" || each.filename() == "scenario.schema.json") continue;
      inside.push_back(each.string());
    }
    if (failure) return Error{"not-found", "the folder cannot be read", path};
    std::sort(inside.begin(), inside.end());
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return files;
}

}  // namespace warmline::cli
