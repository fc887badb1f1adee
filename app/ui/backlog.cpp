#include "ui/backlog.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "scenario/parse.h"
#include "score/proof.h"

namespace warmline::ui {
namespace {

using progress::Attempt;
using progress::ClosedHow;

bool is_scored(const Attempt& attempt) {
  return attempt.closed && *attempt.closed != ClosedHow::kDeclined &&
         *attempt.closed != ClosedHow::kInterrupted;
}

bool is_shipped(const AppState& state, const std::string& version) {
  return std::find(state.catalog.begin(), state.catalog.end(), version) != state.catalog.end();
}

// The library goes on without it, and nobody is left standing on a screen about it.
void leave_out(AppState& state, const std::string& version, LeftOut left) {
  state.left_out.push_back(std::move(left));
  state.catalog.erase(std::remove(state.catalog.begin(), state.catalog.end(), version),
                      state.catalog.end());
  const bool shown = (state.screen == Screen::kNotice || state.screen == Screen::kBefore) &&
                     state.chosen == version;
  if (!shown) return;
  state.chosen.clear();
  state.screen = Screen::kLibrary;
}

void solve(AppState& state, const std::string& version, Edition& edition) {
  edition.solve_tried = true;
  if (!is_shipped(state, version)) {
    edition.solution = score::solve(edition.scenario).solution;
    return;
  }
  score::Proof proof = score::prove(edition.scenario);
  edition.solution = std::move(proof.solution);
  if (!has_errors(proof.diagnostics)) return;
  scenario::place(proof.diagnostics, edition.text, edition.file);
  leave_out(state, version, {edition.file, std::move(proof.diagnostics)});
}

void score_attempt(AppState& state, const Attempt& attempt) {
  const Edition* edition = edition_of(state, attempt);
  if (edition == nullptr || !edition->solution) return;
  const Result<replay::Run> run = replay::replay(*edition->scenario, attempt.events);
  if (!run) return;
  state.scorecards[attempt.id] =
      score::score(*edition->scenario, *edition->solution, attempt.events, run.value());
}

// One step towards the attempt's scorecard. False when there is nothing left to do for it.
bool work_on(AppState& state, const Attempt& attempt) {
  if (!is_scored(attempt) || state.scorecards.count(attempt.id) != 0) return false;
  if (!ensure_edition(state, attempt.version)) return false;
  Edition& edition = state.editions.find(attempt.version)->second;
  if (!edition.solve_tried) {
    solve(state, attempt.version, edition);
    return true;
  }
  if (!edition.solution) return false;
  score_attempt(state, attempt);
  return state.scorecards.count(attempt.id) != 0;
}

// What its debrief says, once it has a scorecard. False when there is nothing left to do for it.
bool explain_attempt(AppState& state, const Attempt& attempt) {
  if (state.scorecards.count(attempt.id) == 0) return false;
  if (state.explained && state.explained->attempt == attempt.id) return false;
  const Edition* edition = edition_of(state, attempt);
  if (edition == nullptr || !edition->solution) return false;
  const Result<replay::Run> run = replay::replay(*edition->scenario, attempt.events);
  if (!run) return false;
  state.explained = Explained{attempt.id, score::explain(*edition->scenario, *edition->solution,
                                                         attempt.events, run.value(), {})};
  return true;
}

}  // namespace

namespace {

// Easiest first, whatever the order in which the files came.
bool comes_before(const scenario::Scenario& a, const scenario::Scenario& b) {
  return std::tie(a.difficulty, a.minutes, a.title) < std::tie(b.difficulty, b.minutes, b.title);
}

void take_scenario(AppState& state, const platform::File& file) {
  scenario::Parsed parsed = scenario::parse(file.bytes, file.name);
  if (parsed.scenario == nullptr) {
    state.left_out.push_back({file.name, std::move(parsed.diagnostics)});
    return;
  }
  if (const Edition* other = shipped(state, parsed.scenario->id.text)) {
    Diagnostic twice{
        Severity::kError,
        "duplicate-scenario",
        "/id",
        "the scenario \"" + parsed.scenario->id.text + "\" is already in " + other->file,
        "give one of the two another id",
        file.name};
    std::vector<Diagnostic> diagnostics{std::move(twice)};
    scenario::place(diagnostics, file.bytes, file.name);
    state.left_out.push_back({file.name, std::move(diagnostics)});
    return;
  }
  const std::string version = parsed.scenario->version;
  const auto place =
      std::find_if(state.catalog.begin(), state.catalog.end(), [&](const std::string& other) {
        return comes_before(*parsed.scenario, *find_edition(state, other)->scenario);
      });
  state.catalog.insert(place, version);
  // An attempt may have brought the same version before: then only what the file adds is new.
  Edition& edition = state.editions[version];
  if (edition.scenario == nullptr) edition.scenario = std::move(parsed.scenario);
  edition.file = file.name;
  edition.text = file.bytes;
  edition.solve_tried = false;  // what is shipped is proved as well
}

}  // namespace

void take_scenarios(AppState& state, const platform::Boot& boot) {
  state.missing = boot.missing;
  state.awaited = boot.awaited;
  for (const platform::File& file : boot.scenarios) take_scenario(state, file);
}

bool ensure_edition(AppState& state, const std::string& version) {
  if (state.editions.find(version) != state.editions.end()) return true;
  const std::string* canonical = state.portfolio.canonical(version);
  if (canonical == nullptr) return false;
  scenario::Parsed parsed = scenario::parse(*canonical, version);
  if (parsed.scenario == nullptr) return false;
  Edition edition;
  edition.scenario = std::move(parsed.scenario);
  state.editions.emplace(version, std::move(edition));
  return true;
}

bool do_some_work(AppState& state) {
  if (const Attempt* shown = state.portfolio.find(state.debrief)) {
    if (work_on(state, *shown) || explain_attempt(state, *shown)) return true;
  }
  if (!state.unread.empty()) {
    take_scenario(state, state.unread.front());
    state.unread.erase(state.unread.begin());
    --state.awaited;
    return true;
  }
  for (const std::string& version : state.catalog) {
    Edition& edition = state.editions.find(version)->second;
    if (edition.solve_tried) continue;
    solve(state, std::string(version), edition);
    return true;
  }
  for (const Attempt& attempt : state.portfolio.attempts()) {
    if (work_on(state, attempt)) return true;
  }
  return false;
}

}  // namespace warmline::ui
