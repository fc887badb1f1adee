#include "cli/attempted.h"

#include <iostream>
#include <utility>

#include "cli/commands.h"
#include "cli/steps.h"

namespace warmline::cli {

std::optional<Attempted> attempt(const std::string& file, const std::string& choices, int& status) {
  std::optional<Loaded> loaded = load_to_play(file, status);
  if (!loaded) return std::nullopt;
  const auto refuse = [&](const Error& error) {
    std::cerr << file << ": error: " << error.message << "\n";
    status = kMisused;
    return std::nullopt;
  };
  Result<std::vector<replay::Event>> events = events_of(*loaded->scenario, choices);
  if (!events) return refuse(events.error());
  Result<replay::Run> run = replay::replay(*loaded->scenario, events.value());
  if (!run) return refuse(run.error());
  return Attempted{std::move(*loaded), std::move(events).value(), std::move(run).value()};
}

}  // namespace warmline::cli
