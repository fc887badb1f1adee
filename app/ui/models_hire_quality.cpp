#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "assess/form_quality.h"
#include "core/tr.h"
#include "scenario/scenario.h"
#include "ui/models_coach_across.h"
#include "ui/models_hire_fair.h"
#include "ui/models_hire_results.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using assess::CallUse;
using assess::CriterionFigures;
using assess::Judged;

constexpr std::size_t kFew = 30;        // below: hardly more than an impression
constexpr std::size_t kMiddling = 100;  // from here on figures settle
constexpr std::size_t kWordsOfLine = 140;

std::string people_words(std::size_t people) {
  return tr_n("{0} candidate", "{0} candidates", static_cast<std::int64_t>(people));
}

std::string trust_words(std::size_t people) {
  const auto count = static_cast<std::int64_t>(people);
  if (people < assess::kLeastPeople)
    return tr("With fewer than three candidates nothing can be said about the form.");
  if (people < kFew)
    return tr_n(
        "With {0} candidate every figure here is uncertain and can change a good deal with the "
        "next few: take it for a first impression, and change nothing for its sake.",
        "With {0} candidates every figure here is uncertain and can change a good deal with the "
        "next few: take it for a first impression, and change nothing for its sake.",
        count);
  if (people < kMiddling)
    return tr_n(
        "With {0} candidate the figures show the direction; from about 100 on they settle.",
        "With {0} candidates the figures show the direction; from about 100 on they settle.",
        count);
  return tr_n("With {0} candidate the figures have settled for most purposes.",
              "With {0} candidates the figures have settled for most purposes.", count);
}

// --- reliability within the criterion

std::string omega_missing(const assess::Omega& omega, std::size_t scenarios) {
  switch (omega.missing) {
    case assess::NoOmega::kTooFew:
      return tr(scenarios < 3 ? "It takes three scenarios or more."
                              : "It takes three candidates or more.");
    case assess::NoOmega::kNoVariation:
      return tr("In some scenario all came out the same.");
    case assess::NoOmega::kNotConverged:
      return tr("The search for it found no end: too few candidates, or too little in common.");
    case assess::NoOmega::kImproper:
      return tr(
          "There is no proper solution: too few candidates, or two scenarios too much alike.");
    case assess::NoOmega::kNone:
      break;
  }
  return "";
}

constexpr Message kWhoDiffer = msg("It takes three candidates who differ, and two scenarios.");

std::string alpha_meaning(const assess::Reliability& found) {
  if (!found.alpha) return tr(kWhoDiffer);
  std::string words;
  if (const auto band = assess::alpha_band(found))
    words = tr("95 % band {0} to {1}.", unit_words(band->low), unit_words(band->high)) + " ";
  if (*found.alpha <= 0)
    return words + tr("The scenarios don’t go together: those who do well in one do no better in "
                      "the others.");
  if (*found.alpha < 0.7)
    return words + tr("Too little to tell candidates apart by this criterion alone.");
  if (*found.alpha < 0.8)
    return words + tr("Enough for looking at groups; for telling single candidates apart {0} is "
                      "the usual least.",
                      unit_words(0.8));
  return words +
         tr("Enough for telling candidates apart whose difference is larger than the error.");
}

std::string error_meaning(const assess::Reliability& found) {
  if (!found.error) return tr("It takes alpha.");
  return tr(
      "The mean of a candidate over these scenarios is sure to about this much either way; two "
      "candidates differ reliably from {0} points on.",
      percent_figure_of(*found.error * 1.96 * 1.4142135623730951));
}

std::string needed_meaning(const CriterionFigures& of) {
  const auto& needed = of.quality.needed;
  if (!needed)
    return tr("With an alpha that isn’t above nought no number of scenarios like these would do.");
  const auto here = static_cast<std::int64_t>(of.asked.size());
  if (*needed <= here) return tr("The form has {0}: it has enough.", here);
  return tr("The form has {0}, of which each takes its time.", here);
}

std::string halves_meaning(const assess::CriterionQuality& quality) {
  if (!quality.split.mean) return tr(kWhoDiffer);
  if (!quality.split.lowest || !quality.split.highest)
    return tr("The mean over all ways to split the form into halves.");
  return tr(
      "The mean over all ways to split the form into halves, from {0} to {1}: how much hangs on "
      "which scenarios meet which.",
      unit_words(*quality.split.lowest), unit_words(*quality.split.highest));
}

FigureTable reliability_table(const CriterionFigures& of) {
  const assess::CriterionQuality& quality = of.quality;
  FigureTable table;
  table.name = tr("Reliability within the criterion");
  table.heads = {tr("Figure"), tr("Value"), tr("What it means")};
  const auto add = [&table](const std::string& head, std::string value, std::string words) {
    table.rows.push_back({head, {std::move(value), std::move(words)}});
  };
  add(tr("Alpha"), unit_words(quality.reliability.alpha), alpha_meaning(quality.reliability));
  add(tr("Omega"), unit_words(quality.omega.total),
      quality.omega.total
          ? tr("The share of the spread that one thing common to all these scenarios accounts for. "
               "Read it beside alpha: they agree where all scenarios count about alike.")
          : omega_missing(quality.omega, of.asked.size()));
  add(tr("Error of measurement"),
      quality.reliability.error
          ? tr("{0} points##error of measurement", percent_figure_of(*quality.reliability.error))
          : kNoFigure,
      error_meaning(quality.reliability));
  add(tr("Split half, odd and even"), unit_words(quality.split.odd_even),
      tr(quality.split.odd_even
             ? msg("First, third, fifth … scenario against second, fourth …, stepped up to full "
                   "length.")
             : kWhoDiffer));
  add(tr("Split half, mean"), unit_words(quality.split.mean), halves_meaning(quality));
  add(tr("Scenarios for {0}", unit_words(0.8)),
      quality.needed ? std::to_string(*quality.needed) : kNoFigure, needed_meaning(of));
  return table;
}

// --- single scenarios

// Below nought by more than chance: by Fisher's transformation its 95 % band leaves nought out.
bool runs_against(const std::optional<double>& correlation, std::size_t people) {
  if (!correlation || *correlation >= 0 || people < kFew) return false;
  if (*correlation <= -1) return true;
  const double z = std::log((1 + *correlation) / (1 - *correlation)) / 2;
  return z * std::sqrt(static_cast<double>(people - 3)) < -1.96;
}

FigureTable scenario_table(const CriterionFigures& of, const std::vector<std::string>& titles,
                           const assess::Form& form) {
  FigureTable table;
  table.name = tr("Scenarios within the criterion");
  table.heads = {
      tr("Scenario"),     "n", tr("Mean"), tr("SD"), tr("With the rest"), tr("Upper less lower"),
      tr("Alpha without")};
  for (std::size_t i = 0; i < of.asked.size(); ++i) {
    const assess::ScenarioFigures& each = of.quality.figures.scenarios[i];
    const std::size_t call = of.asked[i];
    const auto percent = [](const std::optional<double>& value) {
      return value ? percent_figure_of(*value) : std::string(kNoFigure);
    };
    table.rows.push_back({form.calls[call].anchor ? tr("{0} (anchor)", titles[call]) : titles[call],
                          {std::to_string(each.people), percent(each.mean), percent(each.deviation),
                           unit_words(each.corrected), percent(each.discrimination),
                           unit_words(each.alpha_without)}});
  }
  return table;
}

std::vector<std::string> scenario_words(const CriterionFigures& of,
                                        const std::vector<std::string>& titles,
                                        const std::string& criterion) {
  std::vector<std::string> says;
  const assess::FormFigures& figures = of.quality.figures;
  for (std::size_t i = 0; i < of.asked.size(); ++i) {
    if (!runs_against(figures.scenarios[i].corrected, figures.people)) continue;
    says.push_back(
        tr("“{0}” runs against the rest: those who do well in the others do worse in it. Look at "
           "its key before it is used again.",
           titles[of.asked[i]]));
  }
  if (of.asked.size() < titles.size())
    says.push_back(tr_n("{0} scenario puts {1} to the test for nobody, and isn’t in this table.",
                        "{0} scenarios put {1} to the test for nobody, and aren’t in this table.",
                        static_cast<std::int64_t>(titles.size() - of.asked.size()), criterion));
  if (figures.left_out > 0)
    says.push_back(tr_n(
        "{0} candidate went a way on which some scenario didn’t put {1} to the test: means and SD "
        "are of all who have a value, everything else of the {2} with one in each.",
        "{0} candidates went a way on which some scenario didn’t put {1} to the test: means and SD "
        "are of all who have a value, everything else of the {2} with one in each.",
        static_cast<std::int64_t>(figures.left_out), criterion, figures.people));
  says.push_back(
      tr("Mean and SD are per cent of what was at stake: a low mean is a hard scenario. “With the "
         "rest” is how far those who do well in the others do well in this one, −1 to 1; “upper "
         "less lower” by how many points the best 27 % come out above the lowest 27 %; “alpha "
         "without” what alpha would be if the scenario were left out."));
  says.push_back(
      tr("None of it decides what stays in a form. A scenario may be there because the job has "
         "such calls, however it correlates."));
  return says;
}

// --- use

std::string minutes_words(double ms) {
  return duration(static_cast<Seconds>(ms / 1000 + 0.5));
}

void fill_use(const std::vector<CallUse>& use, const std::vector<std::string>& titles,
              const assess::Form& form, HireQualityModel& model) {
  model.use.name = tr("How the calls were taken");
  model.use.heads = {tr("Scenario"),    tr("Given to"),    tr("To its end"), tr("No answer"),
                     tr("Median time"), tr("Middle half"), tr("Longest")};
  std::size_t no_answer = 0;
  for (std::size_t i = 0; i < use.size(); ++i) {
    const CallUse& each = use[i];
    no_answer += each.time_up;
    FigureTable::Row row{
        titles[i],
        {std::to_string(each.exposure.given) + " (" + percent_words(each.exposure.share) + ")",
         std::to_string(each.ended), std::to_string(each.time_up)}};
    if (each.times.quantiles) {
      const auto& at = *each.times.quantiles;
      row.cells.insert(
          row.cells.end(),
          {minutes_words(at[3]), tr("{0} to {1}", minutes_words(at[2]), minutes_words(at[4])),
           minutes_words(at[6])});
    } else {
      row.cells.insert(row.cells.end(), {kNoFigure, kNoFigure, kNoFigure});
    }
    model.use.rows.push_back(std::move(row));
    BoxGroup group;
    group.name = titles[i];
    for (const std::int64_t ms : each.used_ms)
      group.values.push_back(static_cast<double>(ms) / 60000);
    if (!group.values.empty()) model.times.groups.push_back(std::move(group));
  }
  model.times.title = {tr("How long each call took"),
                       tr("Minutes used of each call, pauses apart; a dot is a candidate"), 3};
  model.times.group_name = tr("Scenario");
  model.times.axis = {tr("Time"), tr("min"), 0, 0, 1};
  model.times.counted = [](std::int64_t count) {
    return people_words(static_cast<std::size_t>(count));
  };
  if (form.limit > 0) {
    const std::string out =
        no_answer == 0
            ? tr("Time ran out in no call; the decision that stood open then counts as no answer.")
            : tr_n(
                  "Time ran out in {0} call; the decision that stood open then counts as no "
                  "answer.",
                  "Time ran out in {0} calls; the decision that stood open then counts as no "
                  "answer.",
                  static_cast<std::int64_t>(no_answer));
    model.use_says.push_back(
        out + " " +
        tr("A limit of {0} a call cuts long times off, so the longest are longer in truth.",
           duration(form.limit)));
  } else {
    model.use_says.push_back(tr("The form has no time limit: nothing was cut off."));
  }
  model.use_says.push_back(
      tr("Time is shown to see whether the form asks for more than was promised. It is never "
         "scored, and candidates with more time or without a limit are among these."));
}

void fill_never(const AppState& state, const std::vector<CallUse>& use,
                const std::vector<std::string>& titles, const assess::Form& form,
                std::size_t people, HireQualityModel& model) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < use.size(); ++i) {
    const Edition* edition = find_edition(state, form.calls[i].version);
    if (use[i].never.empty() || edition == nullptr) continue;
    count += use[i].never.size();
    NeverTakenCall call;
    call.title = titles[i];
    call.says = tr_n("{1} of {0} choice that was there for enough candidates",
                     "{1} of {0} choices that were there for enough candidates",
                     static_cast<std::int64_t>(use[i].choices), use[i].never.size());
    for (const assess::ChoiceNeverTaken& each : use[i].never) {
      const scenario::Choice& choice = edition->scenario->nodes[each.node].choices[each.choice];
      call.rows.push_back({shortened(moment_words(*edition->scenario, each.node), kWordsOfLine),
                           spoken_or_done(choice.form, choice.text),
                           tr_n("There for {0} candidate, taken by none: at most {1} of "
                                "candidates would, with 95 % confidence.",
                                "There for {0} candidates, taken by none: at most {1} of "
                                "candidates would, with 95 % confidence.",
                                each.offered, percent_words(each.at_most))});
    }
    model.never.push_back(std::move(call));
  }
  if (people < static_cast<std::size_t>(assess::kLeastOffered))
    model.never_says.push_back(
        tr("A choice is listed here once it was there for {0} candidates and none took it; that "
           "many haven’t been here yet.",
           assess::kLeastOffered));
  else if (count == 0)
    model.never_says.push_back(
        tr("Every choice that was there for at least {0} candidates was taken by somebody.",
           assess::kLeastOffered));
  else
    model.never_says.push_back(
        tr("A choice that nobody takes doesn’t tell candidates apart. It may be one that nobody in "
           "their right mind would say, or a good one that nobody recognises."));
}

std::vector<std::string> who_words(const FormTaken& taken, std::size_t people,
                                   std::size_t finished) {
  std::vector<std::string> says;
  const auto count = static_cast<std::int64_t>(people);
  says.push_back(
      finished < people
          ? tr_n("Figures are of {0} candidate who handed this form in, {1} of them whole; of the "
                 "others those calls count that they took to their end.",
                 "Figures are of {0} candidates who handed this form in, {1} of them whole; of the "
                 "others those calls count that they took to their end.",
                 count, finished)
          : tr_n("Figures are of {0} candidate who handed this form in.",
                 "Figures are of {0} candidates who handed this form in.", count));
  if (people < taken.sittings.size())
    says.push_back(tr_n("{0} candidate withdrew, and nothing of theirs counts here.",
                        "{0} candidates withdrew, and nothing of theirs counts here.",
                        static_cast<std::int64_t>(taken.sittings.size() - people)));
  if (taken.further > 0)
    says.push_back(
        tr_n("{0} further sitting of the same candidates doesn’t count: the one begun first does.",
             "{0} further sittings of the same candidates don’t count: the one begun first does.",
             static_cast<std::int64_t>(taken.further)));
  says.push_back(trust_words(people));
  return says;
}

CoachOptions criterion_options(std::size_t chosen) {
  CoachOptions options{tr("Criterion"), {}, chosen};
  for (std::size_t k = 0; k < scenario::kCriterionCount; ++k)
    options.options.push_back(
        measure_words(coach::measure_of(static_cast<scenario::Criterion>(k))));
  return options;
}

}  // namespace

std::vector<FormTaken> forms_taken(const HireResults& results) {
  std::vector<FormTaken> forms;
  std::map<std::pair<std::string, std::string>, std::size_t> place;  // of form and candidate
  for (const SittingLoaded& each : results.loaded) {
    if (!each.judged || !each.left_out.empty()) continue;
    const assess::SittingFile& file = each.verified.file;
    auto form = std::find_if(forms.begin(), forms.end(),
                             [&file](const FormTaken& one) { return one.hash == file.form_hash; });
    if (form == forms.end()) {
      forms.push_back({file.form_hash, &file.invitation.form, {}, 0});
      form = std::prev(forms.end());
    }
    const auto [known, fresh] = place.emplace(
        std::make_pair(file.form_hash, file.invitation.candidate), form->sittings.size());
    if (fresh) {
      form->sittings.push_back(&each);
      continue;
    }
    ++form->further;
    const SittingLoaded*& kept = form->sittings[known->second];
    const auto begun = [](const SittingLoaded& one) {
      return one.verified.file.starts.empty() ? 0 : one.verified.file.starts.back();
    };
    if (begun(each) < begun(*kept)) kept = &each;
  }
  std::stable_sort(forms.begin(), forms.end(), [](const FormTaken& a, const FormTaken& b) {
    return a.sittings.size() > b.sittings.size();
  });
  return forms;
}

std::size_t form_shown(const HireFair& fair, const std::vector<FormTaken>& forms) {
  for (std::size_t i = 0; i < forms.size(); ++i)
    if (forms[i].hash == fair.form) return i;
  return 0;
}

CoachOptions form_options(const std::vector<FormTaken>& forms, std::size_t chosen) {
  CoachOptions options{tr("Form"), {}, chosen};
  for (const FormTaken& each : forms) {
    std::string words = each.form->title.empty() ? tr("A form without a title") : each.form->title;
    if (!each.form->variant.empty()) words += " · " + each.form->variant;
    words += " · " + tr("edition {0}", std::to_string(each.form->edition));
    options.options.push_back(words + " (" + people_words(each.sittings.size()) + ")");
  }
  return options;
}

std::vector<std::string> call_titles(const AppState& state, const assess::Form& form) {
  std::vector<std::string> titles;
  for (const assess::FormCall& call : form.calls) {
    const Edition* edition = find_edition(state, call.version);
    titles.push_back(edition != nullptr ? edition->scenario->title : call.scenario);
  }
  return titles;
}

HireQualityModel hire_quality_model(const AppState& state) {
  HireQualityModel model;
  model.save = save_model(state);
  model.title = tr("The form itself");
  model.about =
      tr("Whether a form measures anything, how hard its calls are and how long they take, "
         "seen through those who took it.");
  model.loading = hire_loading(state.hire.results);
  if (model.loading.loading) return model;
  const std::vector<FormTaken> forms = forms_taken(state.hire.results);
  if (forms.empty()) return model;
  model.ready = true;
  const std::size_t shown = form_shown(state.hire.fair, forms);
  const FormTaken& taken = forms[shown];
  const assess::Form& form = *taken.form;
  model.form = form_options(forms, shown);
  const std::size_t criterion = std::min(state.hire.fair.criterion, scenario::kCriterionCount - 1);
  model.criterion = criterion_options(criterion);
  std::vector<const Judged*> people;
  std::size_t finished = 0;
  for (const SittingLoaded* each : taken.sittings) {
    if (each->judged->phase == assess::SeatPhase::kLeft) continue;
    people.push_back(&*each->judged);
    finished += each->judged->phase == assess::SeatPhase::kFinished ? 1 : 0;
  }
  std::vector<scenario::ScenarioPtr> scenarios;
  for (const assess::FormCall& call : form.calls) {
    const Edition* edition = find_edition(state, call.version);
    scenarios.push_back(edition != nullptr ? edition->scenario : nullptr);
  }
  const std::vector<std::string> titles = call_titles(state, form);
  model.who = who_words(taken, people.size(), finished);
  const CriterionFigures of = assess::criterion_quality(
      people, form.calls.size(), static_cast<scenario::Criterion>(criterion));
  model.reliability = reliability_table(of);
  model.scenarios = scenario_table(of, titles, form);
  model.scenarios_say = scenario_words(of, titles, model.criterion.options[criterion]);
  const std::vector<CallUse> use = assess::form_use(people, scenarios);
  fill_use(use, titles, form, model);
  fill_never(state, use, titles, form, people.size(), model);
  return model;
}

}  // namespace warmline::ui
