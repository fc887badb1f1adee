#include "cli/load.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <system_error>
#include <utility>

#include "cli/commands.h"
#include "craft/anonymous.h"
#include "craft/style.h"
#include "scenario/parse.h"
#include "score/proof.h"

namespace warmline::cli {

namespace fs = std::filesystem;

namespace {

Result<std::string> read(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::error_code ignored;  // a folder that can't be asked can't be read either
  if (!in || fs::is_directory(file, ignored)) {
    return Error{"unreadable", "cannot be read; is it there, and may you read it?", file};
  }
  return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

}  // namespace

Result<Loaded> load(const std::string& file) {
  Result<std::string> text = read(file);
  if (!text) return text.error();
  scenario::Parsed parsed = scenario::parse(text.value(), file);
  Loaded loaded{file, parsed.scenario, std::nullopt, std::move(parsed.diagnostics)};
  if (!loaded.scenario) return loaded;
  score::Proof proof = score::prove(loaded.scenario);
  loaded.solution = std::move(proof.solution);
  loaded.diagnostics.insert(loaded.diagnostics.end(), proof.diagnostics.begin(),
                            proof.diagnostics.end());
  if (loaded.solution) {
    const std::vector<Diagnostic> style =
        craft::style(*loaded.scenario, craft::decisions(*loaded.solution));
    loaded.diagnostics.insert(loaded.diagnostics.end(), style.begin(), style.end());
  }
  const std::vector<Diagnostic> telling =
      craft::anonymous(*loaded.scenario, anonymity::built_in_lexicon());
  loaded.diagnostics.insert(loaded.diagnostics.end(), telling.begin(), telling.end());
  scenario::place(loaded.diagnostics, text.value(), file);
  return loaded;
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
