#include "ui/own_calls.h"

#include <algorithm>
#include <utility>

#include "core/tr.h"
#include "craft/anonymous.h"
#include "scenario/parse.h"
#include "ui/file_kind.h"
#include "ui/update.h"

namespace warmline::ui {
namespace {

std::int64_t errors_in(const std::vector<Diagnostic>& diagnostics) {
  return std::count_if(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& one) { return one.severity == Severity::kError; });
}

Diagnostic taken_id(const std::string& id, const std::string& other) {
  Diagnostic taken;
  taken.code = "duplicate-scenario";
  taken.pointer = "/id";
  taken.problem = tr("\"{0}\" is also the id of {1}", id, other);
  taken.remedy = tr("give each scenario an id of its own");
  return taken;
}

OwnCall* find_own(AppState& state, const std::string& scenario) {
  const auto found = std::find_if(state.own.begin(), state.own.end(),
                                  [&](const OwnCall& one) { return one.scenario == scenario; });
  return found == state.own.end() ? nullptr : &*found;
}

Edition& edition_for(AppState& state, const scenario::ScenarioPtr& scenario, std::string file,
                     std::string text) {
  Edition& edition = state.editions[scenario->version];
  if (edition.scenario == nullptr) edition.scenario = scenario;
  edition.file = std::move(file);
  edition.text = std::move(text);
  return edition;
}

// How many findings are about who could be told; nothing where that was not looked for.
std::optional<std::size_t> telling_in(const AppState& state, const craft::Inspection& found) {
  if (!found.scenario || state.names.get() == nullptr) return std::nullopt;
  return static_cast<std::size_t>(
      std::count_if(found.diagnostics.begin(), found.diagnostics.end(), craft::is_about_anonymity));
}

// Where the list of names can't be had, a check is less than it says it is.
std::string names_missing_words(const AppState& state) {
  return state.names.state == Names::State::kMissing
             ? " " + tr("Nothing was looked for that could tell who somebody is: the list of names "
                        "for it could not be loaded. Dropping the file again after a reload tries "
                        "again.")
             : "";
}

void tell(AppState& state, FileReport report) {
  if (!state.say.empty()) state.say += '\n';
  state.say += report.sentence;
  state.reports.push_back(std::move(report));
  ++state.reports_shown;
}

void refuse(AppState& state, const DroppedFile& file, std::string sentence) {
  FileReport report;
  report.file = file.name;
  report.sentence = std::move(sentence);
  tell(state, std::move(report));
}

// A lens is as welcome here as in a debrief.
void try_lens(AppState& state, const DroppedFile& file) {
  const std::size_t before = state.lenses.size();
  take_lens(state, {file.name, file.bytes});
  FileReport report;
  report.file = file.name;
  report.taken = state.lens_trouble.empty();
  report.sentence =
      tr(before < state.lenses.size() ? "{0} is a lens. Every debrief looks through it from now on."
                                      : "{0} is a lens. It took the place of the earlier one.",
         file.name);
  if (!report.taken) {
    report.sentence =
        tr("{0} is a lens, and it was not taken.", file.name) + " " + state.lens_trouble.front();
    state.lens_trouble.clear();
  }
  tell(state, std::move(report));
}

// The earlier one of those that came together, or a shipped call, that has the id already.
std::string owner_of(const AppState& state, const std::string& id, const std::string& file) {
  if (const Edition* edition = shipped(state, id)) return edition->file;
  for (const FileReport& report : state.reports) {
    if (report.taken && report.scenario == id && report.file != file) return report.file;
  }
  return {};
}

void not_taken(AppState& state, const DroppedFile& file, craft::Inspection found,
               std::string sentence) {
  FileReport report;
  report.file = file.name;
  report.sentence = std::move(sentence);
  report.telling = telling_in(state, found);
  report.diagnostics = std::move(found.diagnostics);
  if (found.scenario) {
    report.scenario = found.scenario->id.text;
    report.version = found.scenario->version;
    Edition& edition = edition_for(state, found.scenario, file.name, file.bytes);
    if (found.solution) edition.solution = std::move(found.solution);
    edition.solve_tried = true;
    if (state.portfolio.own_scenario(report.scenario) != nullptr)
      report.sentence += " " + tr("The version that was added earlier stays.");
  }
  tell(state, std::move(report));
}

bool full(const AppState& state, const std::string& id, std::size_t more) {
  std::size_t bytes = more;
  std::size_t count = 1;
  for (const progress::OwnScenario& one : state.portfolio.own_scenarios()) {
    if (one.scenario == id) continue;
    bytes += one.text.size();
    ++count;
  }
  return count > kMostOwnCalls || bytes > kMostOwnBytes;
}

void take(AppState& state, const DroppedFile& file, craft::Inspection found) {
  const scenario::Scenario& scenario = *found.scenario;
  const std::string id = scenario.id.text;
  const progress::OwnScenario* earlier = state.portfolio.own_scenario(id);
  const bool same = earlier != nullptr && earlier->text == file.bytes;
  FileReport report;
  report.file = file.name;
  report.taken = true;
  report.scenario = id;
  report.telling = telling_in(state, found);
  if (same) {
    report.sentence =
        tr("“{0}” is here already, and {1} says the same.", scenario.title, file.name);
  } else if (earlier != nullptr) {
    report.sentence =
        tr("“{0}”: the version in {1} took the place of the earlier one. Attempts keep the version "
           "they were made with, and their scores.",
           scenario.title, file.name);
  } else {
    report.sentence = tr("“{0}” was added from {1}.", scenario.title, file.name);
  }
  report.sentence += names_missing_words(state);
  if (!same) record(state, {progress::ScenarioAdded{id, file.name, file.bytes, file.wall_ms}});
  OwnCall* own = find_own(state, id);
  if (own == nullptr) own = &state.own.emplace_back();
  *own = {id, file.name, true, true, scenario.version, std::move(found.diagnostics)};
  Edition& edition = edition_for(state, found.scenario, file.name, file.bytes);
  edition.solution = std::move(found.solution);
  edition.solve_tried = true;
  tell(state, std::move(report));
}

void end_look(AppState& state, const DroppedFile& file, craft::Inspection found) {
  const std::string name = file.name;
  if (found.scenario) {
    const std::string id = found.scenario->id.text;
    if (const std::string other = owner_of(state, id, name); !other.empty()) {
      found.diagnostics.push_back(taken_id(id, other));
      scenario::place(found.diagnostics, file.bytes, name);
      return not_taken(state, file, std::move(found),
                       tr("{0} was not added. Attempts are kept under a call’s id, and another "
                          "call here has this one.",
                          name));
    }
  }
  const std::int64_t errors = errors_in(found.diagnostics);
  if (errors > 0) {
    return not_taken(state, file, std::move(found),
                     tr_n("{1} has {0} mistake and was not added. Mend it and drop the file here "
                          "again.",
                          "{1} has {0} mistakes and was not added. Mend them and drop the file "
                          "here again.",
                          errors, name));
  }
  if (full(state, found.scenario->id.text, file.bytes.size())) {
    return refuse(state, file,
                  tr("{0} was not added: there is room for {1} calls of your own, or {2} MB. "
                     "Remove one first.",
                     name, kMostOwnCalls, kMostOwnBytes >> 20));
  }
  take(state, file, std::move(found));
}

bool names_settled(AppState& state) {
  if (state.names.state == Names::State::kNotWanted) state.names.state = Names::State::kWanted;
  return state.names.settled();
}

}  // namespace

void take_names(AppState& state, std::string_view bytes) {
  Result<anonymity::Lexicon> read = anonymity::Lexicon::read(bytes);
  state.names.state = read ? Names::State::kHere : Names::State::kMissing;
  if (read) state.names.lexicon = std::move(read).value();
}

void queue_file(AppState& state, DroppedFile file) {
  if (state.dropped.empty()) state.reports.clear();
  state.dropped.push_back(std::move(file));
}

void list_own_calls(AppState& state) {
  state.own.clear();
  for (const progress::OwnScenario& one : state.portfolio.own_scenarios())
    state.own.push_back({one.scenario, one.file, false, false, "", {}});
}

bool look_at_dropped(AppState& state, std::size_t work, bool& told) {
  if (state.dropped.empty() || state.awaited > 0 || state.access == Access::kReading) return false;
  if (state.inspecting && !state.inspecting->scenario.empty()) state.inspecting.reset();
  const DroppedFile& file = state.dropped.front();
  if (!state.inspecting) {
    const FileKind kind = file.unread.empty() ? kind_of_file(file.bytes) : FileKind::kOther;
    if (kind == FileKind::kScenario) {
      if (!names_settled(state)) return false;
      state.solving.reset();
      state.inspecting.emplace(
          InspectingNow{"", craft::Inspecting(file.bytes, file.name, state.names.get())});
      return true;
    }
    const DroppedFile other = std::move(state.dropped.front());
    state.dropped.erase(state.dropped.begin());
    if (kind == FileKind::kLens) {
      try_lens(state, other);
    } else {
      refuse(state, other,
             !other.unread.empty()
                 ? other.unread
                 : tr("{0} is not a call. Warmline reads calls from JSON files; "
                      "scenarios/FORMAT.md, among its sources, shows how one is written.",
                      other.name));
    }
    told = true;
    return true;
  }
  if (!state.inspecting->inspecting.step(work)) return true;
  craft::Inspection found = state.inspecting->inspecting.take();
  state.inspecting.reset();
  const DroppedFile looked_at = std::move(state.dropped.front());
  state.dropped.erase(state.dropped.begin());
  end_look(state, looked_at, std::move(found));
  told = true;
  return true;
}

bool read_own_call(AppState& state) {
  if (state.awaited > 0) return false;
  for (OwnCall& own : state.own) {
    if (own.read) continue;
    own.read = true;
    const progress::OwnScenario* kept = state.portfolio.own_scenario(own.scenario);
    if (kept == nullptr) return true;
    scenario::Parsed parsed = scenario::parse(kept->text, kept->file);
    if (!parsed.scenario) {
      own.checked = true;
      own.diagnostics = std::move(parsed.diagnostics);
      return true;
    }
    if (const Edition* other = shipped(state, own.scenario)) {
      own.checked = true;
      own.diagnostics = {taken_id(own.scenario, other->file)};
      scenario::place(own.diagnostics, kept->text, kept->file);
      return true;
    }
    own.version = parsed.scenario->version;
    edition_for(state, parsed.scenario, kept->file, kept->text);
    return true;
  }
  return false;
}

bool check_own_call(AppState& state, std::size_t work, bool& told) {
  const auto next = std::find_if(state.own.begin(), state.own.end(),
                                 [](const OwnCall& one) { return one.read && !one.checked; });
  if (next == state.own.end()) return false;
  const progress::OwnScenario* kept = state.portfolio.own_scenario(next->scenario);
  if (kept == nullptr) {
    next->checked = true;
    return true;
  }
  if (!names_settled(state)) return false;
  if (!state.inspecting || state.inspecting->scenario != next->scenario) {
    state.solving.reset();
    state.inspecting.reset();
    state.inspecting.emplace(InspectingNow{
        next->scenario, craft::Inspecting(kept->text, kept->file, state.names.get())});
    return true;
  }
  if (!state.inspecting->inspecting.step(work)) return true;
  craft::Inspection found = state.inspecting->inspecting.take();
  state.inspecting.reset();
  next->checked = true;
  next->diagnostics = std::move(found.diagnostics);
  if (has_errors(next->diagnostics)) {
    next->version.clear();
  } else if (const auto edition = state.editions.find(next->version);
             edition != state.editions.end()) {
    edition->second.solution = std::move(found.solution);
    edition->second.solve_tried = true;
  }
  told = true;
  return true;
}

void remove_own_call(AppState& state, const std::string& scenario, std::int64_t wall_ms) {
  const progress::OwnScenario* kept = state.portfolio.own_scenario(scenario);
  if (kept == nullptr) return;
  const OwnCall* own = own_call(state, scenario);
  const Edition* edition = own != nullptr ? find_edition(state, own->version) : nullptr;
  const std::string title = edition != nullptr ? edition->scenario->title : kept->file;
  if (state.inspecting && state.inspecting->scenario == scenario) state.inspecting.reset();
  record(state, {progress::ScenarioRemoved{scenario, wall_ms}});
  state.own.erase(std::remove_if(state.own.begin(), state.own.end(),
                                 [&](const OwnCall& one) { return one.scenario == scenario; }),
                  state.own.end());
  state.reports.clear();
  FileReport report;
  report.taken = true;
  report.sentence =
      tr("“{0}” was removed. Your attempts at it are kept, with their scores.", title);
  tell(state, std::move(report));
}

const OwnCall* own_call(const AppState& state, std::string_view scenario) {
  const auto found = std::find_if(state.own.begin(), state.own.end(), [&](const OwnCall& one) {
    return one.scenario == scenario && !one.version.empty();
  });
  return found == state.own.end() ? nullptr : &*found;
}

}  // namespace warmline::ui
