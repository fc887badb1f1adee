// What has to hold of an import whatever the file was. Shared by the unit tests and the fuzz
// targets.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "core/text.h"
#include "interop/h5p.h"
#include "interop/import.h"
#include "scenario/parse.h"
#include "score/proof.h"

namespace warmline::test {

// What doesn't hold; empty if all does.
inline std::string broken_import(std::string_view bytes) {
  const Result<interop::Import> imported = interop::import_story(interop::bytes_of(bytes), "f");
  if (!imported) {
    const Error& error = imported.error();
    if (error.code == "not-sound") return "what it made is not sound: " + error.message;
    if (error.where.rfind("f", 0) != 0 || error.message.empty()) return "an error without a place";
    if (text::printable(error.message) != error.message) return "an error of several lines";
    if (text::first_invalid_utf8(error.message) != text::kNone) return "an error is not UTF-8";
    return "";
  }
  const scenario::Parsed parsed = scenario::parse(imported.value().made.scenario, "s");
  if (parsed.scenario == nullptr) return "the scenario does not parse";
  if (parsed.scenario->id.text != imported.value().made.id) return "the scenario has another id";
  if (has_errors(score::prove(parsed.scenario).diagnostics)) return "the scenario is not sound";
  const auto lines =
      1 + std::count_if(bytes.begin(), bytes.end(), [](char c) { return c == '\n' || c == '\r'; });
  for (const Diagnostic& note : imported.value().notes.all()) {
    const std::string line = to_line(note);
    if (line.find('\n') != std::string::npos) return "a note of several lines";
    if (text::first_invalid_utf8(line) != text::kNone) return "a note is not UTF-8";
    if (bytes.substr(0, 2) != "PK" && note.line > lines) return "a note behind the file's end";
  }
  return "";
}

// The same of content.json alone.
inline std::string broken_content(std::string_view content) {
  interop::Notes notes;
  Result<interop::Story> story = interop::h5p_story(content, notes);
  if (!story) return story.error().message.empty() ? "an error without words" : "";
  const Result<interop::Imported> made = interop::scenario_of(std::move(story).value(), notes);
  return !made && made.error().code == "not-sound" ? made.error().message : "";
}

}  // namespace warmline::test
