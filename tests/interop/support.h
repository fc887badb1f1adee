// Stories imported in tests.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "interop/import.h"
#include "scenario/parse.h"

namespace warmline::test {

inline interop::Import imported(std::string_view bytes) {
  Result<interop::Import> made = interop::import_story(interop::bytes_of(bytes), "story");
  if (!made) FAIL(made.error().where << ": " << made.error().message);
  return std::move(made).value();
}

inline Error refused(std::string_view bytes) {
  const Result<interop::Import> made = interop::import_story(interop::bytes_of(bytes), "story");
  REQUIRE_FALSE(made.ok());
  return made.error();
}

inline scenario::ScenarioPtr scenario_in(const interop::Import& import) {
  const scenario::Parsed parsed = scenario::parse(import.made.scenario, "made");
  for (const Diagnostic& each : parsed.diagnostics) INFO(to_line(each));
  REQUIRE(parsed.scenario != nullptr);
  return parsed.scenario;
}

inline const scenario::Node& node(const scenario::Scenario& scenario, std::string_view id) {
  const auto found = std::find_if(scenario.nodes.begin(), scenario.nodes.end(),
                                  [&](const auto& each) { return each.id.text == id; });
  INFO(std::string(id));
  REQUIRE(found != scenario.nodes.end());
  return *found;
}

// "text>target" of each choice.
inline std::vector<std::string> ways(const scenario::Scenario& scenario, std::string_view id) {
  std::vector<std::string> out;
  for (const scenario::Choice& choice : node(scenario, id).choices) {
    out.push_back(choice.text + ">" + scenario.nodes[choice.targets.front().node].id.text);
  }
  return out;
}

inline std::vector<std::string> lines(const scenario::Scenario& scenario, std::string_view id) {
  std::vector<std::string> out;
  for (const scenario::Line& line : node(scenario, id).lines) out.push_back(line.text);
  return out;
}

// "code line:column" of each note that has a place.
inline std::string places(const interop::Import& import) {
  std::string out;
  for (const Diagnostic& note : import.notes.all()) {
    if (note.line == 0) continue;
    out += (out.empty() ? "" : ", ") + note.code + " " + std::to_string(note.line) + ":" +
           std::to_string(note.column);
  }
  return out;
}

inline bool noted(const interop::Import& import, std::string_view code, std::string_view part) {
  return std::any_of(import.notes.all().begin(), import.notes.all().end(), [&](const auto& note) {
    return note.code == code && note.problem.find(part) != std::string::npos;
  });
}

using Strings = std::vector<std::string>;

}  // namespace warmline::test
