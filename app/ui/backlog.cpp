#include "ui/backlog.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/tr.h"
#include "scenario/parse.h"
#include "ui/coach_work.h"
#include "ui/coaching_work.h"
#include "ui/hire_work.h"
#include "ui/own_calls.h"
#include "ui/restoring.h"

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

// States and edges between two looks at the clock: well under a millisecond even before the browser
// has optimized the program.
constexpr std::size_t kPiece = 500;

enum class Did : std::uint8_t { kNothing, kSome, kSomethingToShow };

// What was found in a file that came last.
std::vector<Diagnostic> problems_of(const AppState& state, const std::string& version) {
  for (const FileReport& report : state.reports) {
    if (report.version == version) return report.diagnostics;
  }
  return {};
}

void take_proof(AppState& state, const std::string& version, Edition& edition, score::Proof proof) {
  edition.solve_tried = true;
  edition.solution = std::move(proof.solution);
  if (!is_shipped(state, version) || !has_errors(proof.diagnostics)) return;
  scenario::place(proof.diagnostics, edition.text, edition.file);
  leave_out(state, version, {edition.file, std::move(proof.diagnostics)});
}

Did solve(AppState& state, const std::string& version, Edition& edition) {
  if (!state.solving || state.solving->version != version) {
    const bool ships = is_shipped(state, version);
    state.solving.reset();
    state.inspecting.reset();
    state.solving.emplace(SolvingNow{
        version,
        score::Solving(edition.scenario, ships ? score::Aim::kProve : score::Aim::kSolve)});
    return Did::kSome;
  }
  if (!state.solving->solving.step(kPiece)) return Did::kSome;
  score::Proof proof = state.solving->solving.take();
  state.solving.reset();
  take_proof(state, version, edition, std::move(proof));
  return Did::kSomethingToShow;
}

// Solves it if that has not been tried.
Did solve(AppState& state, const std::string& version) {
  const auto found = state.editions.find(version);
  if (found == state.editions.end() || found->second.solve_tried) return Did::kNothing;
  return solve(state, found->first, found->second);
}

// Works towards the attempt's scorecard.
Did score_attempt(AppState& state, const Attempt& attempt) {
  if (!is_scored(attempt) || state.scorecards.count(attempt.id) != 0) return Did::kNothing;
  if (!ensure_edition(state, attempt.version)) return Did::kNothing;
  const Did solved = solve(state, attempt.version);
  if (solved != Did::kNothing) return solved;
  const Edition* edition = edition_of(state, attempt);
  if (!edition->solution) return Did::kNothing;
  const Result<replay::Run> run = replay::replay(*edition->scenario, attempt.events);
  if (!run) return Did::kNothing;
  state.scorecards[attempt.id] =
      score::score(*edition->scenario, *edition->solution, attempt.events, run.value());
  return Did::kSomethingToShow;
}

// Works towards what its debrief says, once it has a scorecard.
Did explain_attempt(AppState& state, const Attempt& attempt) {
  if (state.scorecards.count(attempt.id) == 0) return Did::kNothing;
  if (state.explained && state.explained->attempt == attempt.id) return Did::kNothing;
  if (!state.explaining || state.explaining->attempt != attempt.id) {
    state.explaining.reset();
    const Edition* edition = edition_of(state, attempt);
    if (edition == nullptr || !edition->solution) return Did::kNothing;
    Result<replay::Run> run = replay::replay(*edition->scenario, attempt.events);
    if (!run) return Did::kNothing;
    state.explaining.emplace(
        ExplainingNow{attempt.id, score::Explaining(edition->scenario, *edition->solution,
                                                    attempt.events, std::move(run).value(), {})});
    return Did::kSome;
  }
  if (!state.explaining->explaining.step(kPiece)) return Did::kSome;
  state.explained = Explained{attempt.id, state.explaining->explaining.take()};
  state.explaining.reset();
  return Did::kSomethingToShow;
}

// Works towards the map that is on the screen. Of an unsound call it shows what can be told.
Did draw_up_map(AppState& state) {
  if (state.mapped && state.mapped->version == state.map) return Did::kNothing;
  const Did solved = solve(state, state.map);
  if (solved != Did::kNothing) return solved;
  const Edition* edition = find_edition(state, state.map);
  if (edition == nullptr) return Did::kNothing;
  if (!state.mapping || state.mapping->version != state.map) {
    state.mapping.reset();
    state.mapping.emplace(MappingNow{state.map, std::nullopt});
    if (edition->solution) state.mapping->gathering.emplace(*edition->solution);
    return Did::kSome;
  }
  std::optional<craft::Gathering>& gathering = state.mapping->gathering;
  if (gathering && !gathering->step(kPiece)) return Did::kSome;
  const score::Solution* solution = edition->solution ? &*edition->solution : nullptr;
  state.mapped = Mapped{
      state.map, craft::map_of(*edition->scenario, solution,
                               gathering ? gathering->take() : std::vector<craft::Decision>{},
                               problems_of(state, state.map))};
  state.mapping.reset();
  return Did::kSomethingToShow;
}

Did piece(AppState& state, const CoachWork& work) {
  if (!work.solve_first.empty()) return solve(state, work.solve_first);
  if (!work.did) return Did::kNothing;
  return work.told ? Did::kSomethingToShow : Did::kSome;
}

// What the screen waits for, or soon will.
Did work_for_screen(AppState& state) {
  if (state.belongings.restoring != nullptr)
    return restore_a_piece(state) ? Did::kSomethingToShow : Did::kSome;
  switch (state.screen) {
    case Screen::kNotice:
    case Screen::kBefore:
      return solve(state, state.chosen);
    case Screen::kCall:
      return state.call ? solve(state, state.call->version) : Did::kNothing;
    case Screen::kDebrief:
    case Screen::kBestCall: {
      const Attempt* shown = state.portfolio.find(state.debrief);
      if (shown == nullptr) return Did::kNothing;
      const Did scored = score_attempt(state, *shown);
      return scored != Did::kNothing ? scored : explain_attempt(state, *shown);
    }
    case Screen::kMap:
      return draw_up_map(state);
    case Screen::kReview:
    case Screen::kSession:
      return piece(state, work_for_coaching(state, kPiece));
    case Screen::kReceived:
    case Screen::kPerson:
    case Screen::kLibrary:
    case Screen::kSettings:
    case Screen::kSit:
    case Screen::kHire:
    case Screen::kHireForm:
    case Screen::kHireResults:
    case Screen::kHireCandidate:
    case Screen::kHireQuality:
    case Screen::kHireFair:
    case Screen::kHireLaw:
    case Screen::kResult:
    case Screen::kCoach:
    case Screen::kCoachScenario:
    case Screen::kCoachReach:
    case Screen::kCoachCentres:
    case Screen::kCoachCalibrate:
    case Screen::kCoachExport:
    case Screen::kWho:
    case Screen::kAddProfile:
    case Screen::kNowhere:
      break;
  }
  return Did::kNothing;
}

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
        tr("the scenario \"{0}\" is already in {1}", parsed.scenario->id.text, other->file),
        tr("give one of the two another id"),
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
  if (state.solving && state.solving->version == version) state.solving.reset();
}

Did do_a_piece(AppState& state) {
  const Did for_screen = work_for_screen(state);
  if (for_screen != Did::kNothing) return for_screen;
  if (!state.unread.empty()) {
    take_scenario(state, state.unread.front());
    state.unread.erase(state.unread.begin());
    --state.awaited;
    return Did::kSomethingToShow;
  }
  // Nobody who takes a form waits for what it would be worth.
  if (state.place == platform::Place::kSit) return Did::kNothing;
  const Did for_forms = piece(state, work_for_forms(state));
  if (for_forms != Did::kNothing) return for_forms;
  const Did for_hire = piece(state, work_for_hire(state));
  if (for_hire != Did::kNothing) return for_hire;
  // Nothing but where somebody has loaded a team, or asked for one.
  const Did for_coach = piece(state, work_for_coach(state));
  if (for_coach != Did::kNothing) return for_coach;
  bool told = false;
  if (look_at_dropped(state, kPiece, told)) return told ? Did::kSomethingToShow : Did::kSome;
  if (read_own_call(state)) return Did::kSomethingToShow;
  if (state.solving) return solve(state, std::string(state.solving->version));
  if (check_own_call(state, kPiece, told)) return told ? Did::kSomethingToShow : Did::kSome;
  for (const std::string& version : state.catalog) {
    const Did solved = solve(state, version);
    if (solved != Did::kNothing) return solved;
  }
  for (const Attempt& attempt : state.portfolio.attempts()) {
    const Did scored = score_attempt(state, attempt);
    if (scored != Did::kNothing) return scored;
  }
  return Did::kNothing;
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
  return canonical != nullptr && add_edition(state, version, *canonical);
}

bool add_edition(AppState& state, const std::string& version, const std::string& canonical) {
  scenario::Parsed parsed = scenario::parse(canonical, version);
  if (parsed.scenario == nullptr || parsed.scenario->version != version) return false;
  Edition edition;
  edition.scenario = std::move(parsed.scenario);
  state.editions.emplace(version, std::move(edition));
  return true;
}

Worked do_some_work(AppState& state, const std::function<double()>& now_ms) {
  const double until = now_ms() + kWorkMs;
  Worked worked;
  do {
    const Did did = do_a_piece(state);
    worked.more = did != Did::kNothing;
    worked.changed = worked.changed || did == Did::kSomethingToShow;
  } while (worked.more && now_ms() < until);
  return worked;
}

}  // namespace warmline::ui
