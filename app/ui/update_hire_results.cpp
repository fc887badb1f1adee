// The part of update() that is about what candidates handed in, and the work of looking at it.
#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "assess/results_csv.h"
#include "core/hash.h"
#include "core/tr.h"
#include "ui/backlog.h"
#include "ui/hire_report.h"
#include "ui/hire_work.h"
#include "ui/models_hire_results.h"
#include "ui/update.h"

namespace warmline::ui {
namespace {

using What = HireResult::What;

CoachWork did(bool told) {
  return {true, told, {}};
}

// --- reading files

// Of two copies of one sitting the signed one counts, then the one that goes further; copies that
// are the same to the last byte are told apart by nothing.
bool counts_before(const SittingLoaded& a, const SittingLoaded& b) {
  const auto& one = a.verified;
  const auto& other = b.verified;
  return std::make_tuple(one.verdict != progress::Verdict::kUnsigned, one.file.events.size(),
                         one.file.head) >
         std::make_tuple(other.verdict != progress::Verdict::kUnsigned, other.file.events.size(),
                         other.file.head);
}

void leave_out_twin(SittingLoaded& one, const SittingLoaded& other) {
  const bool same = one.verified.file.head == other.verified.file.head;
  one.judged.reset();
  one.left_out = tr(same ? msg("The same sitting as in {0}: it counts once.")
                         : msg("The same sitting, in another form, as in {0}: it counts once."),
                    other.file);
}

void settle_twins(HireResults& results) {
  SittingLoaded& fresh = results.loaded.back();
  for (SittingLoaded& each : results.loaded) {
    if (&each == &fresh || !each.left_out.empty()) continue;
    if (each.verified.file.sitting != fresh.verified.file.sitting) continue;
    if (counts_before(fresh, each)) {
      leave_out_twin(each, fresh);
    } else {
      leave_out_twin(fresh, each);
      return;
    }
  }
}

CoachWork verify_next(HireResults& results) {
  SittingGiven given = std::move(results.waiting.front());
  results.waiting.erase(results.waiting.begin());
  SittingLoaded one;
  one.file = std::move(given.name);
  one.sha256 = sha256_hex(given.bytes);
  if (assess::looks_like_sitting(given.bytes)) {
    one.verified = assess::verify_sitting(given.bytes, one.file);
    if (one.verified.verdict == progress::Verdict::kChanged)
      one.left_out = tr("Changed after it was saved. It isn’t counted.");
    if (one.verified.verdict == progress::Verdict::kUnreadable)
      one.left_out = tr("No sitting that can be read. It isn’t counted.");
  } else {
    one.left_out =
        tr("No sitting file: what somebody practised, or anything else, never counts here.");
  }
  results.loaded.push_back(std::move(one));
  if (results.loaded.back().left_out.empty()) settle_twins(results);
  ++results.loads;
  return did(results.waiting.empty() || results.waiting.size() % 8 == 0);
}

// --- judging them

// Calls of the form and its warm-up. Nothing while one of them has to be solved first.
struct Keys {
  std::map<std::string, assess::Keyed, std::less<>> by_version;
  std::string solve_first;
  std::string missing;  // why it can't be judged
};

Keys keys_of(AppState& state, const assess::Form& form) {
  Keys keys;
  std::vector<assess::FormCall> calls = form.calls;
  if (form.warm_up) calls.push_back(*form.warm_up);
  for (const assess::FormCall& call : calls) {
    if (!ensure_edition(state, call.version)) {
      keys.missing = tr(
          "Its call “{0}” isn’t on this site in the version that was taken, so it can’t be scored.",
          call.scenario);
      return keys;
    }
    const Edition* edition = find_edition(state, call.version);
    if (!edition->solve_tried) {
      keys.solve_first = call.version;
      return keys;
    }
    if (!edition->solution) {
      keys.missing = tr("Its call “{0}” is too entangled to be scored.", edition->scenario->title);
      return keys;
    }
    keys.by_version[call.version] = {edition->scenario, &*edition->solution};
  }
  return keys;
}

CoachWork judge_next(AppState& state, SittingLoaded& one) {
  const Keys keys = keys_of(state, one.verified.file.invitation.form);
  if (!keys.solve_first.empty()) return {true, false, keys.solve_first};
  ++state.hire.results.loads;
  if (!keys.missing.empty()) {
    one.left_out = keys.missing;
    return did(true);
  }
  Result<assess::Judged> judged = assess::judge(one.verified.file, keys.by_version);
  if (judged) {
    one.judged = std::move(judged).value();
  } else {
    one.left_out = judged.error().message;
  }
  // What the screen shows is worked out anew with what is told, so not for each of many.
  const auto& loaded = state.hire.results.loaded;
  const bool last = std::none_of(loaded.begin(), loaded.end(),
                                 [](const SittingLoaded& each) { return each.waits(); });
  return did(last || state.hire.results.loads % 8 == 0);
}

// --- forgetting

// In a file that couldn't be read, whose code isn't known: its name and what was found in it.
bool mentions(const SittingLoaded& one, const std::string& code) {
  const auto has = [&code](const std::string& text) {
    return text.find(code) != std::string::npos;
  };
  return one.verified.verdict == progress::Verdict::kUnreadable &&
         (has(one.file) || std::any_of(one.verified.findings.begin(), one.verified.findings.end(),
                                       [&has](const Diagnostic& each) {
                                         return has(each.problem) || has(each.remedy) ||
                                                has(each.pointer) || has(each.file);
                                       }));
}

// Everything of that code that this page has.
void forget(AppState& state, std::size_t index, const Env& env) {
  HireResults& results = state.hire.results;
  if (index >= results.loaded.size() || hire_loading(results).loading) return;
  const std::string code = results.loaded[index].verified.file.invitation.candidate;
  const std::string sitting = results.loaded[index].verified.file.sitting;
  // Sittings without a code are nobody's but their own.
  const auto is_theirs = [&](const SittingLoaded& one) {
    const assess::SittingFile& file = one.verified.file;
    return code.empty() ? file.sitting == sitting
                        : file.invitation.candidate == code || mentions(one, code);
  };
  std::vector<const SittingLoaded*> removed;
  for (const SittingLoaded& one : results.loaded) {
    if (!is_theirs(one)) continue;
    removed.push_back(&one);
    results.beside.erase(one.verified.file.sitting);
  }
  state.file_out = FileOut{"warmline-forgotten.json", "application/json",
                           forgotten_text(code, removed, env.wall_ms)};
  results.loaded.erase(std::remove_if(results.loaded.begin(), results.loaded.end(), is_theirs),
                       results.loaded.end());
  ++results.loads;
  results.candidate = 0;
  state.hire.fair.trouble.clear();  // it may quote a code
  if (!code.empty() && state.hire.fair.groups) {
    auto& people = state.hire.fair.groups->people;
    people.erase(
        std::remove_if(people.begin(), people.end(),
                       [&](const assess::GroupsRow& row) { return row.candidate == code; }),
        people.end());
  }
  if (!code.empty() && state.hire.candidate == code) {
    state.hire.candidate.clear();
    state.hire.agreed = {};
  }
  results.said =
      tr("What was loaded of that candidate is forgotten. The proof is saved as a file; delete the "
         "files that they handed in as well, wherever you keep them.");
  state.say = results.said;
  state.screen = Screen::kHireResults;
}

// --- what is asked for

// What waits to be scored goes as well, so that it can be given again. All of it came after what
// is scored, so that positions stay.
void stop(HireResults& results) {
  const std::size_t unread = results.waiting.size();
  results.waiting.clear();
  results.given = 0;
  const std::size_t before = results.loaded.size();
  results.loaded.erase(std::remove_if(results.loaded.begin(), results.loaded.end(),
                                      [](const SittingLoaded& one) { return one.waits(); }),
                       results.loaded.end());
  const std::size_t unlooked = unread + before - results.loaded.size();
  if (unlooked == 0) return;
  results.said =
      tr_n("{0} file was not looked at to the end. Give them again to have them counted.",
           "{0} files were not looked at to the end. Give them again to have them counted.",
           static_cast<std::int64_t>(unlooked));
  ++results.loads;
}

void put_away(HireResults& results) {
  const int loads = results.loads;
  results = {};
  results.loads = loads + 1;
}

void open_candidate(AppState& state, std::size_t index) {
  HireResults& results = state.hire.results;
  if (index >= results.loaded.size() || !results.loaded[index].counts()) return;
  results.candidate = index;
  results.form = results.loaded[index].verified.file.form_hash;
  state.screen = Screen::kHireCandidate;
}

void print(AppState& state, std::size_t index, bool guide) {
  const HireResults& results = state.hire.results;
  if (index != results.candidate) return;
  const HireCandidateModel model = hire_candidate_model(state);
  if (model.gone) return;
  state.file_out =
      FileOut{guide ? "warmline-interview-guide.html" : "warmline-candidate-report.html",
              "text/html;charset=utf-8", guide ? guide_page(model) : candidate_page(model), true};
}

void mark(HireResults& results, std::size_t index) {
  if (index >= results.loaded.size() || !results.loaded[index].counts()) return;
  const std::string& sitting = results.loaded[index].verified.file.sitting;
  if (!results.beside.insert(sitting).second) results.beside.erase(sitting);
}

void save_csv(AppState& state) {
  const HireResults& results = state.hire.results;
  const std::optional<HireGroup> group = hire_group(results);
  if (!group) return;
  std::vector<assess::ResultLine> lines;
  for (const std::size_t index : group->in) {
    const SittingLoaded& one = results.loaded[index];
    lines.push_back(
        {&one.verified.file, &*one.judged, one.verified.verdict != progress::Verdict::kUnsigned});
  }
  state.file_out = FileOut{"warmline-results.csv", "text/csv;charset=utf-8",
                           assess::results_csv(lines, results.weights)};
}

void show_form(HireResults& results, std::size_t option) {
  const std::vector<HireGroup> groups = hire_groups(results);
  if (option < groups.size()) results.form = groups[option].hash;
}

}  // namespace

void give_sitting(HireResults& results, std::string name, std::string bytes) {
  if (results.waiting.empty()) results.given = 0;
  ++results.given;
  results.said.clear();
  results.waiting.push_back({std::move(name), std::move(bytes)});
}

CoachWork work_for_hire(AppState& state) {
  HireResults& results = state.hire.results;
  if (!results.waiting.empty()) return verify_next(results);
  if (state.awaited > 0) return {};  // a call may be among those that are on the way
  for (SittingLoaded& one : results.loaded)
    if (one.waits()) return judge_next(state, one);
  return {};
}

void hire_result(AppState& state, const HireResult& wish, const Env& env) {
  HireResults& results = state.hire.results;
  if (wish.what != What::kChooseFiles) results.said.clear();
  switch (wish.what) {
    case What::kChooseFiles:
      state.ask_for_file = ".json,application/json";
      state.ask_how = platform::Choosing::kSeveral;
      return;
    case What::kStop:
      state.focus = "hire-results-title";  // what was pressed is gone
      return stop(results);
    case What::kPutAway:
      put_away(results);
      state.focus = "hire-results-title";
      state.screen = Screen::kHireResults;
      return;
    case What::kOpenCandidate:
      return open_candidate(state, wish.index);
    case What::kForget:
      return forget(state, wish.index, env);
    case What::kPrintReport:
      return print(state, wish.index, false);
    case What::kPrintGuide:
      return print(state, wish.index, true);
    case What::kMark:
      return mark(results, wish.index);
    case What::kWeight:
      if (wish.index < results.weights.size() &&
          wish.option <= static_cast<std::size_t>(assess::kMostWeight))
        results.weights[wish.index] = static_cast<std::int32_t>(wish.option);
      return;
    case What::kShowForm:
      return show_form(results, wish.option);
    case What::kSaveCsv:
      return save_csv(state);
  }
}

}  // namespace warmline::ui
