#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "coach/propose.h"
#include "coach/words.h"
#include "core/tr.h"
#include "platform/platform.h"
#include "ui/attempts.h"
#include "ui/models_hire_results.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using assess::Judged;
using assess::JudgedCall;
using assess::kMeasureCount;
using coach::Measure;

// Open, and the same whichever way a decision was judged: which of them is asked follows from the
// order alone.
constexpr std::array<Message, 3> kQuestions = {
    msg("Tell me what you weighed there."),
    msg("What were you paying attention to at that point, and what else did you consider?"),
    msg("What led you to that answer, and how would you go about such a moment in this job?")};

// Of the criteria, of each what was earned and what could be.
constexpr std::array<Message, scenario::kCriterionCount> kEarned = {
    msg("warmth {0} of {1}"), msg("understanding {0} of {1}"), msg("curiosity {0} of {1}"),
    msg("respect {0} of {1}")};

std::string duration_ms(std::int64_t ms) {
  return duration(static_cast<Seconds>((ms + 500) / 1000));
}

// What is known of a call where it was taken: nothing of it where the page no longer has it.
struct Told {
  const scenario::Scenario* scenario = nullptr;
  std::optional<replay::Run> run;
};

Told told_of(const AppState& state, const assess::Form& form, const JudgedCall& call) {
  Told told;
  const Edition* edition = find_edition(state, form.calls[call.call].version);
  if (edition == nullptr) return told;
  Result<replay::Run> run = replay::replay(*edition->scenario, call.taken.events);
  if (!run) return told;
  told.scenario = edition->scenario.get();
  told.run = std::move(run).value();
  return told;
}

std::string title_of(const Told& told, const assess::Form& form, const JudgedCall& call) {
  return told.scenario != nullptr ? told.scenario->title : form.calls[call.call].scenario;
}

std::string moment_of(const Told& told, const score::DecisionScore& decision) {
  if (!told.run) return {};
  const std::string words = coach::words_before(*told.scenario, *told.run, decision.step);
  return words.empty() ? std::string() : quoted_words(words);
}

const scenario::Choice* choice_of(const Told& told, const score::DecisionScore& decision) {
  if (told.scenario == nullptr) return nullptr;
  return &told.scenario->nodes[decision.node].choices[decision.choice];
}

std::string chosen_at(const Told& told, const score::DecisionScore& decision) {
  const scenario::Choice* choice = choice_of(told, decision);
  return choice == nullptr ? "" : spoken_or_done(choice->form, choice->text);
}

// Of a call's title and a decision's number.
Message miss_words(const scenario::Choice* choice) {
  if (choice == nullptr || !choice->effects.critical)
    return msg("“{0}”, decision {1}: a critical miss.");
  return *choice->effects.critical == scenario::CriticalMiss::kPrivacy
             ? msg("“{0}”, decision {1}: someone’s private matters were given away.")
             : msg("“{0}”, decision {1}: something that must be said to every caller was left "
                   "out.");
}

// --- the calls

std::string earned_words(const score::DecisionScore& decision) {
  std::string words;
  for (std::size_t k = 0; k < scenario::kCriterionCount; ++k) {
    if (decision.stakes[k] <= 0) continue;
    words += (words.empty() ? "" : ", ") + tr(kEarned[k], decision.earned[k], decision.stakes[k]);
  }
  return words;
}

HireDecisionRow decision_row(const Told& told, const JudgedCall& call,
                             const score::DecisionScore& decision) {
  HireDecisionRow row;
  row.number = decision.step < call.taken.at_ms.size()
                   ? tr("Decision {0}, after {1}", decision.number,
                        duration_ms(call.taken.at_ms[decision.step]))
                   : tr("Decision {0}", decision.number);
  row.moment = moment_of(told, decision);
  row.chosen = chosen_at(told, decision);
  row.figures = decision.lost > 0
                    ? tr("Lost here: {0} of 100 points", score::decimal(decision.lost))
                    : tr("No points lost here");
  const std::string earned = earned_words(decision);
  if (!earned.empty()) row.figures += " · " + earned;
  row.figures += ".";
  row.critical = decision.critical;
  if (const scenario::Choice* choice = choice_of(told, decision)) row.feedback = choice->why;
  return row;
}

std::string paused_words(std::int64_t pauses) {
  return tr_n("Paused {0} time.", "Paused {0} times.", pauses);
}

HireCallTaken call_taken(const AppState& state, const assess::Form& form, const JudgedCall& call) {
  const Told told = told_of(state, form, call);
  HireCallTaken taken;
  taken.title = title_of(told, form, call);
  taken.about = figures(call.card) + " · " + duration_ms(call.taken.used_ms);
  if (call.taken.time_up) {
    taken.notes.push_back(
        tr("The time was up: the decision that it stood at has no answer. The call is scored as "
           "far as it went, and what it never came to counts as not reached."));
  } else if (!call.card.finished) {
    taken.notes.push_back(tr("Not taken to its end: it is scored as far as it went."));
  }
  if (call.taken.interruptions > 0)
    taken.notes.push_back(tr_n("Interrupted {0} time: the page went away while it was under way.",
                               "Interrupted {0} times: the page went away while it was under way.",
                               call.taken.interruptions));
  if (call.taken.pauses > 0) taken.notes.push_back(paused_words(call.taken.pauses));
  for (const score::DecisionScore& decision : call.card.decisions)
    taken.decisions.push_back(decision_row(told, call, decision));
  return taken;
}

// --- what is said of them

void add_profile(HireCandidateModel& model, const HireResults& results, const HireGroup& group) {
  const Judged& judged = *results.loaded[model.index].judged;
  BoxModel& boxes = model.profile;
  boxes.title = {tr("What the calls show, figure by figure"),
                 tr("Each call of the form, with the 95 % band of the mean from {0} calls on",
                    coach::kBandScenarios),
                 3};
  boxes.group_name = tr("Figure");
  boxes.axis = {tr("Share earned"), "%", 0, 100, 0};
  boxes.counted = [](std::int64_t count) { return tr_n("{0} call", "{0} calls", count); };
  boxes.none = tr("no calls");
  boxes.band_name = tr("95 % band of the mean");
  const std::size_t calls = form_of(results, group).calls.size();
  const assess::CandidateProfile profile = assess::profile_of(judged, calls);
  for (std::size_t i = 0; i < kMeasureCount; ++i) {
    const auto measure = static_cast<Measure>(i);
    boxes.groups.push_back(box_of(judged, calls, measure, measure_words(measure)));
    model.figures.push_back(tr("{0}: {1}.##a measure and its figures", measure_words(measure),
                               coach::words_of(profile[i])));
  }
  const auto all = judged_in(results, group);
  std::string errors;
  for (std::size_t i = 0; i < kMeasureCount; ++i) {
    const auto measure = static_cast<Measure>(i);
    const assess::Reliability found = assess::reliability(assess::table_of(all, calls, measure));
    if (!found.error) continue;
    errors += (errors.empty() ? "" : ", ") + measure_words(measure) + " " +
              coach::percent_figure(least_apart(found));
  }
  model.error =
      errors.empty()
          ? tr("With these few candidates it can’t be said how far chance alone moves a figure: "
               "read the bands, and say little.")
          : tr_n(
                "From {0} candidate of this form: another one differs reliably only where they "
                "lie more than so many percentage points apart: {1}.",
                "From {0} candidates of this form: another one differs reliably only where they "
                "lie more than so many percentage points apart: {1}.",
                static_cast<std::int64_t>(all.size()), errors);
  if (!assess::has_weights(results.weights)) return;
  const auto total = assess::total_of(profile, results.weights);
  const std::string weights = weights_words(results.weights);
  model.total =
      total ? tr("Weighted total, by the team’s own weights ({0}): {1}.", weights,
                 percent_words(*total))
            : tr("Weighted total, by the team’s own weights ({0}): not enough evidence.", weights);
}

void add_misses(HireCandidateModel& model, const AppState& state, const assess::Form& form,
                const Judged& judged) {
  for (const assess::DecisionAt& at : assess::critical_misses(judged)) {
    const JudgedCall& call = judged.calls[at.call];
    const score::DecisionScore& decision = call.card.decisions[at.decision];
    const Told told = told_of(state, form, call);
    std::string words =
        tr(miss_words(choice_of(told, decision)), title_of(told, form, call), decision.number);
    const std::string chosen = chosen_at(told, decision);
    if (!chosen.empty()) words += " " + tr("Chosen was: {0}", chosen);
    model.misses.push_back(std::move(words));
  }
}

std::string why_words(const assess::GuideMoment& moment) {
  switch (moment.telling) {
    case assess::Telling::kLost:
      return tr("Cost {0} of 100 points by the key.", score::decimal(moment.lost));
    case assess::Telling::kMissed:
      return tr("{0} of what could be earned in empathy went unearned or out of reach here.",
                moment.missed);
    case assess::Telling::kStrong:
      break;
  }
  if (moment.failed == 0) return tr("Nothing was lost or missed here.");
  return tr_n("Nothing was lost or missed here; {1} of {0} others lost or missed something.",
              "Nothing was lost or missed here; {1} of {0} others lost or missed something.",
              static_cast<std::int64_t>(moment.faced), moment.failed);
}

void add_guide(HireCandidateModel& model, const AppState& state, const HireGroup& group) {
  const HireResults& results = state.hire.results;
  const assess::Form& form = form_of(results, group);
  const std::string& code = results.loaded[model.index].verified.file.invitation.candidate;
  const Judged& judged = *results.loaded[model.index].judged;
  std::vector<const Judged*> others;
  for (const std::size_t index : group.in) {
    const SittingLoaded& one = results.loaded[index];
    if (index != model.index && (code.empty() || one.verified.file.invitation.candidate != code))
      others.push_back(&*one.judged);
  }
  for (const assess::GuideMoment& moment : assess::interview_guide(judged, others)) {
    const JudgedCall& call = judged.calls[moment.at.call];
    const score::DecisionScore& decision = call.card.decisions[moment.at.decision];
    const Told told = told_of(state, form, call);
    HireGuideItem item;
    item.call = title_of(told, form, call);
    item.moment = moment_of(told, decision);
    item.chosen = chosen_at(told, decision);
    item.question = tr(kQuestions[model.guide.size() % kQuestions.size()]);
    item.why = why_words(moment);
    model.guide.push_back(std::move(item));
  }
}

// --- what happened on the way

void add_way(HireCandidateModel& model, const assess::SittingFile& file, const Judged& judged) {
  const assess::Form& form = file.invitation.form;
  const assess::OnTheWay way = assess::on_the_way(judged);
  model.way.push_back(tr_n("{1} of {0} call begun, {2} taken to their end, in {3} together.",
                           "{1} of {0} calls begun, {2} taken to their end, in {3} together.",
                           static_cast<std::int64_t>(form.calls.size()), way.begun, way.ended,
                           duration_ms(way.used_ms)));
  if (!way.no_answer.empty())
    model.way.push_back(
        tr_n("The time was up in {0} call. That is recorded as no answer; nothing was picked for "
             "them.",
             "The time was up in {0} calls. That is recorded as no answer; nothing was picked for "
             "them.",
             static_cast<std::int64_t>(way.no_answer.size())));
  model.way.push_back(
      way.interruptions == 0
          ? tr("No call was interrupted.")
          : tr_n("Interrupted {0} time while a call was under way; each time it went on at the "
                 "same decision with the time that was left. That is recorded and doesn’t count "
                 "against anybody.",
                 "Interrupted {0} times while a call was under way; each time it went on at the "
                 "same decision with the time that was left. That is recorded and doesn’t count "
                 "against anybody.",
                 way.interruptions));
  if (way.pauses > 0) model.way.push_back(paused_words(way.pauses));
  for (const std::string& each : judged.refused)
    model.way.push_back(tr("Can’t have happened as the file says: {0}", each));
}

// When it was begun, and before.
void add_starts(HireCandidateModel& model, const assess::SittingFile& file) {
  const std::size_t starts = file.starts.size();
  const std::size_t before = starts > 0 ? starts - 1 : 0;
  model.starts.push_back(
      before == 0
          ? tr("That browser had not begun this form before.")
          : tr_n(
                "That browser had begun this form {0} time before: whoever did has seen its calls.",
                "That browser had begun this form {0} times before: whoever did has seen its "
                "calls.",
                static_cast<std::int64_t>(before)));
  for (std::size_t i = 0; i < starts; ++i)
    model.starts.push_back(tr(i + 1 == starts ? msg("This sitting: {0}") : msg("Before: {0}"),
                              platform::date_words(file.starts[i])));
  model.starts.push_back(
      tr("Times are as that computer’s clock said. Another browser, or one whose storage was "
         "erased, would not show here: a page without a server can’t know."));
}

void add_agreed(HireCandidateModel& model, const assess::SittingFile& file) {
  const assess::Accommodations& agreed = file.invitation.accommodations;
  if (agreed.time_per_cent != 100 && !agreed.untimed)
    model.agreed.push_back(tr("Time: {0} % of the limit.", agreed.time_per_cent));
  if (agreed.untimed) model.agreed.push_back(tr("No time limit."));
  if (agreed.pauses) model.agreed.push_back(tr("Pauses between decisions."));
  if (agreed.larger_text) model.agreed.push_back(tr("Larger text."));
  if (agreed.plain_layout) model.agreed.push_back(tr("A page for screen readers."));
  if (model.agreed.empty())
    model.agreed.push_back(tr("Nothing but what the form allows everybody."));
}

void add_promised(HireCandidateModel& model, const assess::SittingFile& file) {
  const assess::Form& form = file.invitation.form;
  model.shown = form.shown;
  model.form_title = form_words(form);
  model.asks = form.asks;
  model.contact = form.contact;
  model.made = platform::date_words(file.made_ms);
  model.keep = tr_n(
      "The results are kept for {0} day at the most, and deleted then or when the "
      "candidate asks for it.",
      "The results are kept for {0} days at the most, and deleted then or when the "
      "candidate asks for it.",
      form.keep_days);
}

}  // namespace

HireCandidateModel hire_candidate_model(const AppState& state) {
  HireCandidateModel model;
  model.save = save_model(state);
  const HireResults& results = state.hire.results;
  const std::optional<HireGroup> group = hire_group(results);
  if (!group || std::find(group->in.begin(), group->in.end(), results.candidate) == group->in.end())
    return model;
  model.gone = false;
  model.index = results.candidate;
  const SittingLoaded& one = results.loaded[model.index];
  const assess::SittingFile& file = one.verified.file;
  const assess::Form& form = file.invitation.form;
  model.code = candidate_words(results, *group, model.index);
  model.about = form_words(form) + " · " + tr("saved {0}", platform::date_words(file.made_ms));
  model.signed_words = file.key.empty()
                           ? tr("Not signed. It can’t show who sat at the keyboard.")
                           : tr("Signed by the key {0}. It can’t show who sat at the keyboard.",
                                progress::fingerprint(file.key));
  model.flags = candidate_flags(results, *group, model.index);
  model.beside = results.beside.count(file.sitting) != 0;
  model.can_forget = !hire_loading(results).loading;
  add_profile(model, results, *group);
  add_misses(model, state, form, *one.judged);
  add_guide(model, state, *group);
  add_way(model, file, *one.judged);
  add_starts(model, file);
  add_agreed(model, file);
  for (const JudgedCall& call : one.judged->calls)
    model.calls.push_back(call_taken(state, form, call));
  add_promised(model, file);
  return model;
}

}  // namespace warmline::ui
