#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "coach/propose.h"
#include "coach/words.h"
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
constexpr std::array<const char*, 3> kQuestions = {
    "Tell me what you weighed there.",
    "What were you paying attention to at that point, and what else did you consider?",
    "What led you to that answer, and how would you go about such a moment in this job?"};

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
  return words.empty() ? "" : "“" + words + "”";
}

const scenario::Choice* choice_of(const Told& told, const score::DecisionScore& decision) {
  if (told.scenario == nullptr) return nullptr;
  return &told.scenario->nodes[decision.node].choices[decision.choice];
}

std::string chosen_at(const Told& told, const score::DecisionScore& decision) {
  const scenario::Choice* choice = choice_of(told, decision);
  return choice == nullptr ? "" : spoken_or_done(choice->form, choice->text);
}

std::string miss_words(const scenario::Choice* choice) {
  if (choice == nullptr || !choice->effects.critical) return "a critical miss.";
  return *choice->effects.critical == scenario::CriticalMiss::kPrivacy
             ? "someone’s private matters were given away."
             : "something that must be said to every caller was left out.";
}

// --- the calls

std::string earned_words(const score::DecisionScore& decision) {
  std::string words;
  for (std::size_t k = 0; k < scenario::kCriterionCount; ++k) {
    if (decision.stakes[k] <= 0) continue;
    const auto measure = static_cast<Measure>(static_cast<std::size_t>(Measure::kFeel) + k);
    words += (words.empty() ? "" : ", ") + lower_first(measure_words(measure)) + " " +
             std::to_string(decision.earned[k]) + " of " + std::to_string(decision.stakes[k]);
  }
  return words;
}

HireDecisionRow decision_row(const Told& told, const JudgedCall& call,
                             const score::DecisionScore& decision) {
  HireDecisionRow row;
  row.number = "Decision " + std::to_string(decision.number);
  if (decision.step < call.taken.at_ms.size())
    row.number += ", after " + duration_ms(call.taken.at_ms[decision.step]);
  row.moment = moment_of(told, decision);
  row.chosen = chosen_at(told, decision);
  row.figures = decision.lost > 0 ? "Lost here: " + score::decimal(decision.lost) + " of 100 points"
                                  : std::string("No points lost here");
  const std::string earned = earned_words(decision);
  if (!earned.empty()) row.figures += " · " + earned;
  row.figures += ".";
  row.critical = decision.critical;
  if (const scenario::Choice* choice = choice_of(told, decision)) row.feedback = choice->why;
  return row;
}

HireCallTaken call_taken(const AppState& state, const assess::Form& form, const JudgedCall& call) {
  const Told told = told_of(state, form, call);
  HireCallTaken taken;
  taken.title = title_of(told, form, call);
  taken.about = figures(call.card) + " · " + duration_ms(call.taken.used_ms);
  if (call.taken.time_up) {
    taken.notes.push_back(
        "The time was up: the decision that it stood at has no answer. The call is scored as far "
        "as it went, and what it never came to counts as not reached.");
  } else if (!call.card.finished) {
    taken.notes.push_back("Not taken to its end: it is scored as far as it went.");
  }
  if (call.taken.interruptions > 0)
    taken.notes.push_back("Interrupted " + count_of(call.taken.interruptions, "time", "times") +
                          ": the page went away while it was under way.");
  if (call.taken.pauses > 0)
    taken.notes.push_back("Paused " + count_of(call.taken.pauses, "time", "times") + ".");
  for (const score::DecisionScore& decision : call.card.decisions)
    taken.decisions.push_back(decision_row(told, call, decision));
  return taken;
}

// --- what is said of them

void add_profile(HireCandidateModel& model, const HireResults& results, const HireGroup& group) {
  const Judged& judged = *results.loaded[model.index].judged;
  BoxModel& boxes = model.profile;
  boxes.title = {"What the calls show, figure by figure",
                 "Each call of the form, with the 95 % band of the mean from " +
                     std::to_string(coach::kBandScenarios) + " calls on",
                 3};
  boxes.group_name = "Figure";
  boxes.axis = {"Share earned", "%", 0, 100, 0};
  boxes.count_one = "call";
  boxes.count_many = "calls";
  boxes.band_name = "95 % band of the mean";
  const std::size_t calls = form_of(results, group).calls.size();
  const assess::CandidateProfile profile = assess::profile_of(judged, calls);
  for (std::size_t i = 0; i < kMeasureCount; ++i) {
    const auto measure = static_cast<Measure>(i);
    boxes.groups.push_back(box_of(judged, calls, measure, measure_words(measure)));
    model.figures.push_back(measure_words(measure) + ": " + coach::words_of(profile[i]) + ".");
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
          ? "With these few candidates it can’t be said how far chance alone moves a figure: read "
            "the bands, and say little."
          : "From " + count_of(static_cast<std::int64_t>(all.size()), "candidate", "candidates") +
                " of this form: another one differs reliably only where they lie more than so many "
                "percentage points apart: " +
                errors + ".";
  if (!assess::has_weights(results.weights)) return;
  const auto total = assess::total_of(profile, results.weights);
  model.total = "Weighted total, by the team’s own weights (" + weights_words(results.weights) +
                "): " + (total ? percent_words(*total) : "not enough evidence") + ".";
}

void add_misses(HireCandidateModel& model, const AppState& state, const assess::Form& form,
                const Judged& judged) {
  for (const assess::DecisionAt& at : assess::critical_misses(judged)) {
    const JudgedCall& call = judged.calls[at.call];
    const score::DecisionScore& decision = call.card.decisions[at.decision];
    const Told told = told_of(state, form, call);
    std::string words = "“" + title_of(told, form, call) + "”, decision " +
                        std::to_string(decision.number) + ": " +
                        miss_words(choice_of(told, decision));
    const std::string chosen = chosen_at(told, decision);
    if (!chosen.empty()) words += " Chosen was: " + chosen;
    model.misses.push_back(std::move(words));
  }
}

std::string why_words(const assess::GuideMoment& moment) {
  switch (moment.telling) {
    case assess::Telling::kLost:
      return "Cost " + score::decimal(moment.lost) + " of 100 points by the key.";
    case assess::Telling::kMissed:
      return std::to_string(moment.missed) +
             " of what could be earned in empathy went unearned or out of reach here.";
    case assess::Telling::kStrong:
      break;
  }
  std::string words = "Nothing was lost or missed here";
  if (moment.failed > 0)
    words += "; " + std::to_string(moment.failed) + " of " + std::to_string(moment.faced) +
             " others lost or missed something";
  return words + ".";
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
    item.question = kQuestions[model.guide.size() % kQuestions.size()];
    item.why = why_words(moment);
    model.guide.push_back(std::move(item));
  }
}

// --- what happened on the way

void add_way(HireCandidateModel& model, const assess::SittingFile& file, const Judged& judged) {
  const assess::Form& form = file.invitation.form;
  const assess::OnTheWay way = assess::on_the_way(judged);
  model.way.push_back(std::to_string(way.begun) + " of " +
                      count_of(static_cast<std::int64_t>(form.calls.size()), "call", "calls") +
                      " begun, " + std::to_string(way.ended) + " taken to their end, in " +
                      duration_ms(way.used_ms) + " together.");
  if (!way.no_answer.empty())
    model.way.push_back("The time was up in " +
                        count_of(static_cast<std::int64_t>(way.no_answer.size()), "call", "calls") +
                        ". That is recorded as no answer; nothing was picked for them.");
  model.way.push_back(way.interruptions == 0
                          ? "No call was interrupted."
                          : "Interrupted " + count_of(way.interruptions, "time", "times") +
                                " while a call was under way; each time it went on at the same "
                                "decision with the time that was left. That is recorded and "
                                "doesn’t count against anybody.");
  if (way.pauses > 0) model.way.push_back("Paused " + count_of(way.pauses, "time", "times") + ".");
  for (const std::string& each : judged.refused)
    model.way.push_back("Can’t have happened as the file says: " + each);
  const std::size_t starts = file.starts.size();
  const std::size_t before = starts > 0 ? starts - 1 : 0;
  model.starts.push_back(before == 0
                             ? "That browser had not begun this form before."
                             : "That browser had begun this form " +
                                   count_of(static_cast<std::int64_t>(before), "time", "times") +
                                   " before: whoever did has seen its calls.");
  for (std::size_t i = 0; i < starts; ++i)
    model.starts.push_back((i + 1 == starts ? "This sitting: " : "Before: ") +
                           platform::date_words(file.starts[i]));
  model.starts.push_back(
      "Times are as that computer’s clock said. Another browser, or one whose storage was erased, "
      "would not show here: a page without a server can’t know.");
}

void add_agreed(HireCandidateModel& model, const assess::SittingFile& file) {
  const assess::Accommodations& agreed = file.invitation.accommodations;
  if (agreed.time_per_cent != 100 && !agreed.untimed)
    model.agreed.push_back("Time: " + std::to_string(agreed.time_per_cent) + " % of the limit.");
  if (agreed.untimed) model.agreed.push_back("No time limit.");
  if (agreed.pauses) model.agreed.push_back("Pauses between decisions.");
  if (agreed.larger_text) model.agreed.push_back("Larger text.");
  if (agreed.plain_layout) model.agreed.push_back("A page for screen readers.");
  if (model.agreed.empty()) model.agreed.push_back("Nothing but what the form allows everybody.");
}

void add_promised(HireCandidateModel& model, const assess::SittingFile& file) {
  const assess::Form& form = file.invitation.form;
  model.shown = form.shown;
  model.form_title = form_words(form);
  model.asks = form.asks;
  model.contact = form.contact;
  model.made = platform::date_words(file.made_ms);
  model.keep = "The results are kept for " + count_of(form.keep_days, "day", "days") +
               " at the most, and deleted then or when the candidate asks for it.";
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
  model.about = form_words(form) + " · saved " + platform::date_words(file.made_ms);
  model.signed_words = file.key.empty()
                           ? "Not signed."
                           : "Signed by the key " + progress::fingerprint(file.key) + ".";
  model.signed_words += " It can’t show who sat at the keyboard.";
  model.flags = candidate_flags(results, *group, model.index);
  model.beside = results.beside.count(file.sitting) != 0;
  model.can_forget = !hire_loading(results).loading;
  add_profile(model, results, *group);
  add_misses(model, state, form, *one.judged);
  add_guide(model, state, *group);
  add_way(model, file, *one.judged);
  add_agreed(model, file);
  for (const JudgedCall& call : one.judged->calls)
    model.calls.push_back(call_taken(state, form, call));
  add_promised(model, file);
  return model;
}

}  // namespace warmline::ui
