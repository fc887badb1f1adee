#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "core/diagnostic.h"
#include "core/tr.h"
#include "craft/anonymous.h"
#include "platform/platform.h"
#include "ui/attempts.h"
#include "ui/models.h"
#include "ui/models_session.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using progress::Attempt;
using progress::ClosedHow;

std::int64_t tries(const AppState& state, const std::string& scenario) {
  const auto& all = state.portfolio.attempts();
  return std::count_if(all.begin(), all.end(), [&](const Attempt& attempt) {
    return attempt.scenario == scenario && attempt.closed != ClosedHow::kDeclined;
  });
}

std::string results_words(const AppState& state, const std::string& scenario) {
  if (tries(state, scenario) == 0) return tr("Not tried yet");
  const Attempt* first = state.portfolio.first_attempt(scenario);
  const score::Scorecard* first_card =
      first != nullptr && counts(*first) ? scorecard_of(state, *first) : nullptr;
  std::string words = first_card != nullptr                ? tr("First: {0}", figures(*first_card))
                      : first != nullptr && counts(*first) ? tr("First: scoring…")
                                                           : tr("First attempt not finished");
  const Attempt* best = best_attempt(state, scenario);
  if (best != nullptr && best != first)
    words += "\n" + tr("Best: {0}", figures(*scorecard_of(state, *best)));
  const Attempt* latest = latest_attempt(state, scenario);
  if (latest != nullptr && latest != first && latest != best) {
    const score::Scorecard* card = scorecard_of(state, *latest);
    words += "\n";
    words += card == nullptr
                 ? tr(latest->practised ? "Latest, practised: scoring…" : "Latest: scoring…")
                 : tr(latest->practised ? "Latest, practised: {0}" : "Latest: {0}", figures(*card));
  }
  return words;
}

std::int32_t decision_of(const AppState& state, const Attempt& attempt) {
  const Edition* edition = edition_of(state, attempt);
  if (edition == nullptr) return 0;
  const Result<replay::Run> run = replay::replay(*edition->scenario, attempt.events);
  if (!run) return 0;
  return 1 + decisions_made(*edition->scenario, attempt.events, run.value(), attempt.events.size());
}

std::string title_of(const AppState& state, const Attempt& attempt) {
  if (const Edition* edition = edition_of(state, attempt)) return edition->scenario->title;
  if (const Edition* edition = offered(state, attempt.scenario)) return edition->scenario->title;
  return attempt.scenario;
}

CallCard call_card(const AppState& state, const scenario::Scenario& scenario) {
  CallCard card;
  card.scenario = scenario.id.text;
  card.title = scenario.title;
  card.language = foreign(scenario.language);
  card.chip = chip_words(scenario);
  card.level = level_words(scenario.difficulty);
  card.summary = scenario.summary;
  card.results = results_words(state, card.scenario);
  card.tried = tries(state, card.scenario) > 0;
  card.version = scenario.version;
  if (const Attempt* open = state.portfolio.open_attempt(card.scenario)) {
    card.open_attempt = open->id;
    const std::int32_t decision = decision_of(state, *open);
    card.open_words = decision > 0 ? tr("Interrupted at decision {0}", decision)
                                   : tr("Interrupted where you stopped");
  }
  return card;
}

std::vector<std::string> lines_of(const std::vector<Diagnostic>& diagnostics) {
  std::vector<std::string> lines;
  for (const Diagnostic& one : diagnostics) lines.push_back(to_line(one));
  return lines;
}

std::string found_words(const OwnCall& own) {
  if (!own.checked) return tr("Being checked…");
  const auto count = static_cast<std::int64_t>(own.diagnostics.size());
  if (own.version.empty())
    return tr_n(
        "This version of Warmline can’t take it: {0} finding in its file. Mend the file and drop "
        "it here again.",
        "This version of Warmline can’t take it: {0} findings in its file. Mend the file and drop "
        "it here again.",
        count);
  return count == 0 ? "" : tr_n("{0} warning in its file", "{0} warnings in its file", count);
}

OwnCallModel own_model(const AppState& state, const OwnCall& own) {
  OwnCallModel model;
  model.card.scenario = own.scenario;
  model.card.title = own.file;
  model.file = own.file;
  if (const Edition* edition = find_edition(state, own.version)) {
    model.card = call_card(state, *edition->scenario);
    model.can_take = true;
  }
  model.found = found_words(own);
  model.lines = lines_of(own.diagnostics);
  return model;
}

void add_own(const AppState& state, LibraryModel& model) {
  for (const OwnCall& own : state.own) {
    if (own.read) {
      model.own.push_back(own_model(state, own));
    } else {
      ++model.own_coming;
    }
  }
  for (const FileReport& report : state.reports)
    model.reports.push_back(
        {report.file, report.sentence, report.taken, lines_of(report.diagnostics), report.version});
  std::optional<std::size_t> telling;
  for (const FileReport& report : state.reports) {
    if (report.telling) telling = telling.value_or(0) + *report.telling;
  }
  if (telling) model.anonymity = craft::anonymity_summary(*telling);
  model.looking = static_cast<int>(state.dropped.size());
  model.reports_shown = state.reports_shown;
  model.folders = platform::can_choose_folder();
}

std::string how_words(ClosedHow how) {
  switch (how) {
    case ClosedHow::kFinished:
      return "";
    case ClosedHow::kLeft:
      return tr("left early");
    case ClosedHow::kDeclined:
      return tr("Declined");
    case ClosedHow::kSuperseded:
      return tr("begun anew before its end");
    case ClosedHow::kInterrupted:
      return tr("interrupted");
  }
  return "";
}

AttemptRow attempt_row(const AppState& state, const Attempt& attempt) {
  AttemptRow row;
  row.attempt = attempt.id;
  row.title = title_of(state, attempt);
  row.when = platform::date_words(attempt.begun_wall_ms);
  const bool declined = *attempt.closed == ClosedHow::kDeclined;
  const std::string how = how_words(*attempt.closed);
  row.mark = declined ? how : kind_of(state, attempt) + (how.empty() ? "" : " · " + how);
  if (declined) {
    row.no_debrief = tr("Not scored");
  } else if (*attempt.closed == ClosedHow::kInterrupted) {
    row.no_debrief = tr("The call was edited; kept, not scored");
  } else {
    row.has_debrief = true;
    const score::Scorecard* card = scorecard_of(state, attempt);
    row.results = card != nullptr ? figures(*card) : tr("Scoring…");
  }
  return row;
}

const scenario::Scenario& scenario_at(const AppState& state, std::size_t position) {
  return *find_edition(state, state.catalog[position])->scenario;
}

// Untried calls come first, the easiest of them, if possible one without a content note; then the
// call with the most left to find.
std::optional<Suggestion> suggest(const AppState& state) {
  if (const Attempt* open = state.portfolio.latest_open()) {
    const std::string title = title_of(state, *open);
    const std::int32_t decision = decision_of(state, *open);
    return Suggestion{
        true, open->id,
        decision > 0 ? tr("Go on with “{0}”, decision {1}", title, decision)
                     : tr("Go on with “{0}”, where you stopped", title),
        state.journal.state() == progress::SaveState::kNotSaved
            ? tr("You stopped in the middle of this call.")
            : tr("You stopped in the middle of this call; everything up to there is kept.")};
  }
  const scenario::Scenario* fresh = nullptr;
  const scenario::Scenario* weakest = nullptr;
  PerMille weakest_resolution = 1001;
  for (std::size_t i = 0; i < state.catalog.size(); ++i) {
    const scenario::Scenario& one = scenario_at(state, i);
    if (tries(state, one.id.text) == 0) {
      const auto ease = [](const scenario::Scenario& of) {
        return std::tuple(of.difficulty, !of.content_note.empty(), of.minutes);
      };
      if (fresh == nullptr || ease(one) < ease(*fresh)) fresh = &one;
      continue;
    }
    const Attempt* best = best_attempt(state, one.id.text);
    const PerMille resolution = best != nullptr ? scorecard_of(state, *best)->resolution : 0;
    if (resolution < weakest_resolution) {
      weakest = &one;
      weakest_resolution = resolution;
    }
  }
  if (fresh != nullptr) {
    const bool nothing_yet = weakest == nullptr;
    return Suggestion{
        false, fresh->id.text, tr("Take “{0}”", fresh->title),
        nothing_yet ? tr_n("A good first call: about {0} minute.",
                           "A good first call: about {0} minutes.", fresh->minutes)
                    : tr_n("You haven’t taken this one yet; about {0} minute.",
                           "You haven’t taken this one yet; about {0} minutes.", fresh->minutes)};
  }
  if (weakest == nullptr) return std::nullopt;
  return Suggestion{
      false, weakest->id.text, tr("Take “{0}” again", weakest->title),
      tr("You know all the calls here. This one has the most left to find: your best so far is {0} "
         "of what was in your reach.",
         percent_words(weakest_resolution))};
}

// What a course has and an ordinary page hasn't, and the other way round.
void fit_to_course(const AppState& state, LibraryModel& model) {
  model.course.on = true;
  model.course.title = state.course.title;
  if (model.notice.empty()) model.notice = state.course.trouble;
  const auto& attempts = state.portfolio.attempts();
  std::int64_t finished = 0;
  for (CallCard& card : model.calls) {
    card.version.clear();  // a map would give it away
    finished += std::any_of(attempts.begin(), attempts.end(), [&](const Attempt& one) {
      return one.scenario == card.scenario && one.closed == ClosedHow::kFinished && !one.practised;
    });
  }
  model.course.done = tr("{0} of {1} calls finished", finished, model.calls.size());
  model.course.what = tr(
      "A call counts when you come to its end; of several, the best one. What you try again from "
      "the middle of a call is practice and doesn’t count. You can stop at any time and go on at "
      "the same line.");
  if (state.course.pass > 0)
    model.course.what += " " + tr("You pass with {0} of what was in your reach, over all calls.",
                                  percent_words(10 * state.course.pass));
  model.offer_to_keep = false;
  model.reminder.clear();
}

}  // namespace

LibraryModel library_model(const AppState& state) {
  LibraryModel model;
  model.loading = state.store == StoreState::kLoading;
  model.coming = state.awaited;
  model.notice = state.notice;
  model.offer_to_keep = offers_to_keep(state);
  model.missing = state.missing;
  model.save = save_model(state);
  for (const LeftOut& left : state.left_out) {
    model.left_out.push_back({left.file, lines_of(left.diagnostics)});
  }
  for (const progress::SetAside& record : state.portfolio.set_aside()) {
    model.set_aside.push_back(
        tr("Record {0}: {1}", std::to_string(record.sequence), record.message));
  }
  for (std::size_t i = 0; i < state.catalog.size(); ++i) {
    model.calls.push_back(call_card(state, scenario_at(state, i)));
  }
  model.reminder = backup_reminder(state);
  model.sessions = received_rows(state);
  if (state.course.on) {
    fit_to_course(state, model);
  } else {
    add_own(state, model);
  }
  if (model.loading) return model;
  // Whoever has taken calls before is told the best of all; a beginner can begin with the first
  // that is here, which is the easiest.
  if (state.awaited == 0 || state.portfolio.attempts().empty() || state.portfolio.latest_open())
    model.suggestion = suggest(state);
  const auto& attempts = state.portfolio.attempts();
  for (auto attempt = attempts.rbegin(); attempt != attempts.rend(); ++attempt) {
    if (attempt->closed) model.attempts.push_back(attempt_row(state, *attempt));
  }
  return model;
}

SettingsModel settings_model(const AppState& state) {
  SettingsModel model;
  model.languages = state.languages;
  model.language = state.chosen_language;
  model.theme = state.portfolio.setting("theme", "system");
  model.text_size = state.portfolio.setting("text-size", "100");
  model.plain = state.portfolio.setting("view", "drawn") == "plain";
  model.aloud = state.portfolio.setting("read-aloud", "0") == "1";
  model.voices = !state.voices.empty();
  model.mood_hidden = state.portfolio.setting("mood-hidden", "0") == "1";
  model.save = save_model(state);
  model.keeping = keeping_words(state);
  model.can_ask_to_keep = state.keeping.promise == platform::Keeping::Promise::kCanAsk ||
                          state.keeping.promise == platform::Keeping::Promise::kRefused;
  model.belongings = keeping_model(state);
  model.profiles = profiles_model(state);
  model.lrs = lrs_model(state);
  model.stored_words = model.belongings.stored_words;
  for (const LensInUse& use : state.lenses) {
    if (!use.key.empty()) model.lenses.push_back({use.lens.title, use.key});
  }
  model.lens_trouble = state.lens_trouble;
  return model;
}

}  // namespace warmline::ui
