#include "ui/models_coach_calibrate.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "coach/flow.h"
#include "core/tr.h"
#include "progress/result_file.h"
#include "replay/transcript.h"
#include "ui/agreement_words.h"
#include "ui/utterances.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using coach::Rating;
using coach::RatingFile;
using coach::TeamAttempt;
using scenario::Criterion;
using scenario::kCriterionCount;
using scenario::Scenario;

std::int64_t number(std::size_t count) {
  return static_cast<std::int64_t>(count);
}

// The first option is that nothing was observed, then −1 to 2.
CoachOptions rating_field(Criterion criterion, const std::optional<Rating>& given) {
  CoachOptions field;
  field.label = measure_words(coach::measure_of(criterion));
  field.options = {tr("Not observed"), tr("−1 hurts"), tr("0 says nothing to it"),
                   tr("1 could be said to anyone"), tr("2 meant for this caller")};
  field.chosen = given ? static_cast<std::size_t>(*given - coach::kLowestRating + 1) : 0;
  return field;
}

CoachOptions whole_field(const std::optional<Rating>& given) {
  CoachOptions field;
  field.label = tr("The call as a whole");
  field.options = {tr("Not rated"), tr("1 poor"), "2", "3", "4", tr("5 very good")};
  field.chosen = given ? static_cast<std::size_t>(*given) : 0;
  return field;
}

std::string kind_words(coach::AttemptKind kind) {
  switch (kind) {
    case coach::AttemptKind::kFirst:
      return tr("first attempt");
    case coach::AttemptKind::kRepeat:
      return tr("repeat");
    case coach::AttemptKind::kPractised:
      break;
  }
  return tr("practised");
}

// Some digits of its key are enough for two people to see whether they mean the same call.
std::string code_words(const std::string& call) {
  return call.substr(0, 4) + " " + call.substr(4, 4);
}

std::string call_words(const coach::Team& team, const TeamAttempt& attempt) {
  const std::string& who = team.people[attempt.person].code;
  const std::string kind = kind_words(attempt.kind);
  const std::string decisions =
      tr_n("{0} decision", "{0} decisions", number(attempt.card.decisions.size()));
  return attempt.card.finished
             ? tr("{0}, week {1}, {2}, {3}", who, attempt.week + 1, kind, decisions)
             : tr("{0}, week {1}, {2}, {3}, left", who, attempt.week + 1, kind, decisions);
}

void add_choosing(CalibrateModel& model, const AppState& state) {
  const coach::Team& team = *state.coach.team;
  const CoachPages& pages = state.coach_pages;
  model.scenario.label = tr("Call");
  std::size_t shown = 0;
  for (const coach::PlayedScenario& each : coach::played_scenarios(team)) {
    const Scenario& scenario = *team.scenarios[each.scenario].scenario;
    const bool chosen = scenario.version == pages.rated_scenario;
    if (model.versions.empty() || chosen) shown = each.scenario;
    if (chosen) model.scenario.chosen = model.versions.size();
    model.scenario.options.push_back(scenario.title);
    model.versions.push_back(scenario.version);
  }
  model.call.label = tr("Attempt");
  model.call.options = {tr("Choose an attempt")};
  model.calls = {""};
  const std::string& version = team.scenarios[shown].scenario->version;
  for (const TeamAttempt& attempt : team.attempts) {
    if (attempt.scenario != shown || attempt.card.decisions.empty()) continue;
    std::string key = coach::call_key(version, attempt.events);
    // The same choices, made by two people, are one call to rate.
    const auto same = std::find(model.calls.begin(), model.calls.end(), key);
    if (same != model.calls.end()) {
      std::string& words = model.call.options[static_cast<std::size_t>(same - model.calls.begin())];
      words = tr("{0}, the same as {1}", words, team.people[attempt.person].code);
      continue;
    }
    if (key == pages.rated_call) model.call.chosen = model.calls.size();
    std::string words = call_words(team, attempt);
    if (pages.own.count(key) > 0) words = tr("{0}, rated", words);
    model.call.options.push_back(std::move(words));
    model.calls.push_back(std::move(key));
  }
}

void add_due(CalibrateModel& model, const AppState& state) {
  std::map<std::string, std::set<std::string>> raters;
  std::map<std::string, const RatingFile*> calls;
  for (const RatingFile& each : state.coach_pages.received) {
    if (state.coach_pages.own.count(each.call) > 0) continue;
    raters[each.call].insert(each.rater);
    calls[each.call] = &each;
  }
  for (const auto& [call, names] : raters) {
    const RatingFile& file = *calls[call];
    RatingDue due;
    const Edition* edition = find_edition(state, file.version);
    due.title = edition != nullptr ? edition->scenario->title : file.scenario;
    due.words = names.size() == 1 ? tr("{0} has rated it.", *names.begin())
                                  : tr_n("{0} other has rated it.", "{0} others have rated it.",
                                         number(names.size()));
    due.version = file.version;
    due.call = call;
    due.here = find_call(state, file.version, call).has_value();
    if (!due.here)
      due.words += " " + tr("It is call {0}, and not among what is loaded here.", code_words(call));
    model.due.push_back(std::move(due));
  }
}

std::string given_words(const GivenRatings& given) {
  std::string words;
  for (std::size_t k = 0; k < kCriterionCount; ++k) {
    if (!words.empty()) words += " · ";
    const std::string name = measure_words(coach::measure_of(static_cast<Criterion>(k)));
    words += given[k] ? name + " " + rating_words(*given[k]) : tr("{0} not observed", name);
  }
  return words;
}

// Of somebody else's call: who says what is told from outside.
Utterance told(const Scenario& scenario, const replay::Entry& entry, std::string id) {
  Utterance said = utterance_of(scenario, entry, std::move(id));
  if (said.voice == Voice::kSaid || said.voice == Voice::kAgent) said.label = tr("Agent");
  if (said.voice == Voice::kDone) said.label = tr("What the agent did");
  if (entry.kind == replay::Entry::Kind::kCard) {
    const scenario::Card& card = scenario.cards[entry.item];
    said.text = tr("Looked up “{0}” · {1}", card.title, duration(card.seconds));
  }
  return said;
}

void add_lines(CalibrateModel& model, const Scenario& scenario, const TeamAttempt& attempt,
               const RatingDraft& draft) {
  const Result<replay::Run> run = replay::replay(scenario, attempt.events);
  if (!run) return;
  for (const score::DecisionScore& decision : attempt.card.decisions) {
    RatedTurn turn;
    turn.step = decision.step;
    turn.name = tr("Decision {0}", decision.number);
    const auto found = draft.decisions.find(decision.step);
    const GivenRatings given = found == draft.decisions.end() ? GivenRatings{} : found->second;
    for (std::size_t k = 0; k < kCriterionCount; ++k) {
      turn.fields.push_back(rating_field(static_cast<Criterion>(k), given[k]));
    }
    turn.given = given_words(given);
    model.turns.push_back(std::move(turn));
  }
  const std::vector<replay::Entry>& entries = run.value().entries;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    RatedLine line;
    line.said = told(scenario, entries[i], "rated-" + std::to_string(i));
    for (std::size_t t = 0; t < model.turns.size(); ++t) {
      if (entries[i].kind == replay::Entry::Kind::kChoice &&
          entries[i].step == model.turns[t].step) {
        line.turn = t;
      }
    }
    model.lines.push_back(std::move(line));
  }
}

void add_agreement(CalibrateModel& model, const AppState& state, const std::string& call) {
  std::vector<RatingFile> files = ratings_shown(state, call);
  model.can_change = files.size() == 1;
  model.agreement = agreement_of(state, coach::calibrate(files));
  if (state.coach_pages.own.size() < 2) return;
  std::vector<RatingFile> all;
  std::size_t compared = 0;
  for (const auto& entry : state.coach_pages.own) {
    const std::vector<RatingFile> of_call = ratings_shown(state, entry.first);
    compared += of_call.size() > 1 ? 1 : 0;
    all.insert(all.end(), of_call.begin(), of_call.end());
  }
  if (compared < 2) return;
  model.all = agreement_of(state, coach::calibrate(all));
  model.all->title =
      tr_n("Over {0} call: {1}", "Over {0} calls: {1}", number(compared), model.all->title);
  model.all->most.clear();  // each stands with its own call
  model.all->whole.clear();
}

void add_own(CalibrateModel& model, const AppState& state) {
  const CoachPages& pages = state.coach_pages;
  const auto own = pages.own.find(pages.rated_call);
  model.changing = pages.changing && own != pages.own.end();
  model.rating = own == pages.own.end() || model.changing;
  if (model.rating) {
    const RatingFile draft = drafted(state);
    model.why_not = pages.why_not;
    if (draft.decisions.empty() && !draft.overall) {
      model.why_not = tr("Nothing is rated yet.");
    } else if (draft.rater.empty()) {
      model.why_not = tr("Type your name or a code: the others’ files are told apart by it.");
    }
    model.can_save = !draft.rater.empty() && (!draft.decisions.empty() || draft.overall);
    return;
  }
  model.own = tr("{0}’s rating is kept in this browser.", own->second.rater);
  add_agreement(model, state, pages.rated_call);
}

RatingDraft draft_of(const RatingFile& file) {
  RatingDraft draft;
  draft.overall = file.overall;
  for (const coach::RatedDecision& each : file.decisions) draft.decisions[each.step] = each.given;
  return draft;
}

}  // namespace

std::optional<std::size_t> find_call(const AppState& state, std::string_view version,
                                     std::string_view call) {
  if (!state.coach.team || call.empty()) return std::nullopt;
  const coach::Team& team = *state.coach.team;
  for (std::size_t i = 0; i < team.attempts.size(); ++i) {
    const TeamAttempt& attempt = team.attempts[i];
    if (team.scenarios[attempt.scenario].scenario->version == version &&
        coach::call_key(version, attempt.events) == call) {
      return i;
    }
  }
  return std::nullopt;
}

std::vector<RatingFile> ratings_shown(const AppState& state, const std::string& call) {
  const auto own = state.coach_pages.own.find(call);
  if (own == state.coach_pages.own.end()) return {};
  std::vector<RatingFile> files{own->second};
  for (const RatingFile& each : state.coach_pages.received) {
    if (each.call == call) files.push_back(each);
  }
  return files;
}

RatingFile drafted(const AppState& state) {
  const CoachPages& pages = state.coach_pages;
  RatingFile file;
  file.rater = progress::person_as_written(pages.rater ? *pages.rater : last_rater(state));
  file.version = pages.rated_scenario;
  if (const Edition* edition = find_edition(state, file.version))
    file.scenario = edition->scenario->id.text;
  file.call = pages.rated_call;
  file.overall = pages.draft.overall;
  for (const auto& [step, given] : pages.draft.decisions) {
    const bool anything =
        std::any_of(given.begin(), given.end(), [](const auto& one) { return one.has_value(); });
    if (anything) file.decisions.push_back({step, given});
  }
  return file;
}

CalibrateModel calibrate_model(const AppState& state) {
  CalibrateModel model;
  model.head = coach_head_of(state, tr("Calibrate"));
  model.taken = state.coach_pages.taken;
  model.received = !state.coach_pages.received.empty();
  add_due(model, state);
  if (!model.head.has_team) return model;
  add_choosing(model, state);
  const CoachPages& pages = state.coach_pages;
  const std::optional<std::size_t> found = find_call(state, pages.rated_scenario, pages.rated_call);
  if (!found) return model;
  const coach::Team& team = *state.coach.team;
  const TeamAttempt& attempt = team.attempts[*found];
  const Scenario& scenario = *team.scenarios[attempt.scenario].scenario;
  model.chosen = true;
  model.title = scenario.title;
  model.code = tr("Call {0}: others rate the same one if it says the same there.",
                  code_words(pages.rated_call));
  model.rater = pages.rater ? *pages.rater : last_rater(state);
  add_own(model, state);
  const RatingDraft draft =
      model.rating ? pages.draft : draft_of(pages.own.find(pages.rated_call)->second);
  model.whole = whole_field(draft.overall);
  add_lines(model, scenario, attempt, draft);
  return model;
}

}  // namespace warmline::ui
