#include "ui/models_hire_fair.h"

#include <algorithm>
#include <utility>

#include "assess/fairness.h"
#include "core/tr.h"
#include "ui/models_hire_results.h"

namespace warmline::ui {
namespace {

using assess::Fairness;
using assess::GroupFairness;
using assess::GroupImpact;

std::string share_words(double share) {
  return tr("{0} %", decimal_words(100 * share, 0));
}

std::string to_words(double low, double high) {
  return tr("{0} to {1}", decimal_words(low, 2), decimal_words(high, 2));
}

std::vector<std::string> disclaimers() {
  return {
      tr("This page is not an independent audit, and doesn’t stand for one where a law asks for "
         "it. It is made by those who select, from the files that they loaded."),
      tr("No difference found isn’t the same as no difference. Read “underpowered” where it "
         "stands: with few people even an unfair form comes out clean."),
      tr("A difference found doesn’t say why. It may lie in the form, in who applied, or in "
         "chance: with twenty looks one of them seems remarkable."),
      tr("It sees the form and the rule above alone: not who was invited, what was decided in the "
         "end, or what came before and after."),
      tr("Groups are never used to score anybody. The file is joined to results by candidate code "
         "while this page is open, and nothing of it is kept.")};
}

CoachOptions measure_options(std::size_t chosen) {
  CoachOptions options{tr("Selected by"), {}, chosen};
  for (std::size_t i = 0; i < coach::kMeasureCount; ++i)
    options.options.push_back(measure_words(static_cast<coach::Measure>(i)));
  return options;
}

// --- who was counted

std::vector<std::string> who_words(const Fairness& found, const FormTaken& taken) {
  std::vector<std::string> says;
  const auto many = [](std::size_t count) { return static_cast<std::int64_t>(count); };
  says.push_back(tr_n("The rule was applied to {0} candidate of {1} who handed this form in.",
                      "The rule was applied to {0} candidates of {1} who handed this form in.",
                      many(found.judged), taken.sittings.size()));
  if (found.unfinished > 0)
    says.push_back(tr_n("{0} candidate isn’t counted: they didn’t finish the form.",
                        "{0} candidates aren’t counted: they didn’t finish the form.",
                        many(found.unfinished)));
  if (found.no_figure > 0)
    says.push_back(
        tr_n("{0} candidate isn’t counted: there is not enough evidence under this measure.",
             "{0} candidates aren’t counted: there is not enough evidence under this measure.",
             many(found.no_figure)));
  if (found.no_group > 0)
    says.push_back(
        tr_n("Of {0} candidate the file doesn’t say the group: the rule was applied to them, and "
             "they are in no group below.",
             "Of {0} candidates the file doesn’t say the group: the rule was applied to them, and "
             "they are in no group below.",
             many(found.no_group)));
  if (found.strangers > 0)
    says.push_back(tr_n("{0} code in the file belongs to nobody who handed this form in.",
                        "{0} codes in the file belong to nobody who handed this form in.",
                        many(found.strangers)));
  return says;
}

std::string rule_words(const Fairness& found, const HireFair& fair,
                       const assess::SelectionRule& rule) {
  const std::string measure = measure_words(fair.measure);
  std::string words;
  if (rule.at_least)
    words = tr("Selected means: {0} over the form’s calls at or above {1} %.", measure,
               percent_figure_of(*rule.at_least));
  else if (found.median)
    words =
        tr("Selected means: {0} over the form’s calls above the median of all, which is "
           "{1} %; a tie with it isn’t above.",
           measure, percent_figure_of(*found.median));
  else
    words =
        tr("Selected means: {0} over the form’s calls above the median of all; a tie with it "
           "isn’t above.",
           measure);
  return words + " " + tr("That is so for {0} of {1}.", found.selected, found.judged);
}

// --- groups

std::string power_words(const GroupImpact& group) {
  if (!group.power) return kNoFigure;
  const std::string share = share_words(*group.power);
  return group.underpowered ? tr("{0}, underpowered", share) : share;
}

FigureTable group_table(const Fairness& found) {
  FigureTable table;
  table.name = tr("Rates by group");
  table.heads = {tr("Group"),
                 tr("Candidates"),
                 tr("Selected##candidates"),
                 tr("Rate##of selection"),
                 tr("To the highest##rate"),
                 tr("Four fifths"),
                 tr("Fisher’s p"),
                 tr("Corrected##p value"),
                 tr("Power##of a test")};
  for (std::size_t i = 0; i < found.groups.size(); ++i) {
    const GroupImpact& group = found.impact.groups[i];
    if (!group.computed) continue;
    const bool highest = found.impact.highest == i;
    std::string mark = kNoFigure;
    if (group.ratio)
      mark = tr(highest                   ? "highest##rate"
                : group.below_four_fifths ? "below##four fifths"
                                          : "not below##four fifths");
    table.rows.push_back({found.groups[i].name,
                          {number_words(group.counts.people), number_words(group.counts.selected),
                           share_words(group.rate.value_or(0)), unit_words(group.ratio), mark,
                           p_words(group.p), p_words(group.adjusted), power_words(group)}});
  }
  return table;
}

std::string finding(const std::string& name, const std::string& highest, const GroupImpact& group) {
  const Message what =
      group.below_four_fifths
          ? msg("{0}: {1} of {2} selected, {3} of the rate of {4}, below four fifths.")
          : msg("{0}: {1} of {2} selected, {3} of the rate of {4}.");
  const std::string words = tr(what, name, group.counts.selected, group.counts.people,
                               unit_words(*group.ratio), highest) +
                            " ";
  const std::string p = p_words(group.adjusted);
  if (*group.adjusted < assess::kImpactLevel)
    return words + tr("So large a difference is hardly chance (corrected p {0}). Look for its "
                      "reason before you go on.",
                      p);
  const std::string power = share_words(*group.power);
  return words + tr("Chance alone may explain it (corrected p {0}).", p) + " " +
         (group.underpowered
              ? tr("Underpowered: with so few people a true ratio of four fifths would be found in "
                   "{0} of cases, so this says little.",
                   power)
              : tr("A true ratio of four fifths would be found in {0} of cases.", power));
}

void fill_groups(const Fairness& found, HireFairModel& model) {
  model.groups = group_table(found);
  const auto& highest = found.impact.highest;
  for (std::size_t i = 0; i < found.groups.size(); ++i) {
    const GroupImpact& group = found.impact.groups[i];
    if (!group.computed) {
      model.small.push_back(tr_n("{1}: {0} candidate", "{1}: {0} candidates", group.counts.people,
                                 found.groups[i].name));
      continue;
    }
    BarRow bar;
    bar.label = found.groups[i].name;
    bar.value = 100 * group.rate.value_or(0);
    bar.words = tr("{0}, {1} of {2}##rate, selected, people", share_words(group.rate.value_or(0)),
                   group.counts.selected, group.counts.people);
    model.rates.rows.push_back(std::move(bar));
    if (group.adjusted && highest)
      model.findings.push_back(finding(found.groups[i].name, found.groups[*highest].name, group));
  }
  model.rates.title = {tr("Rate of selection by group"),
                       tr("Selected of the group’s candidates, in per cent"), 3};
  model.rates.row_name = tr("Group");
  model.rates.axis = {tr("Rate##of selection"), "%", 0, 100, 0};
  if (found.impact.computed == 0)
    model.findings.push_back(
        tr("No group has {0} candidates, so nothing is worked out.", assess::kLeastGroup));
  else if (found.impact.computed == 1)
    model.findings.push_back(
        tr("One group alone is large enough for a figure: there is nothing to hold it against."));
  else if (highest && found.impact.groups[*highest].counts.selected == 0)
    model.findings.push_back(
        tr("Nobody of these groups was selected: there is no rate to hold the others against."));
}

// --- differences

std::string difference_words(double g) {
  const double size = std::max(g, -g);
  if (size < 0.2) return tr("hardly any##difference");
  if (size < 0.5) return tr(g < 0 ? "small, lower" : "small, higher");
  if (size < 0.8) return tr(g < 0 ? "middling, lower" : "middling, higher");
  return tr(g < 0 ? "large, lower" : "large, higher");
}

void fill_differences(const Fairness& found, HireFairModel& model) {
  if (!found.impact.highest) return;
  const std::string& reference = found.groups[*found.impact.highest].name;
  model.differences.name = tr("Difference of the means from {0}", reference);
  model.differences.heads = {tr("Group"), tr("Candidates"), tr("Hedges’ g"), tr("95 % band"),
                             tr("In words")};
  for (std::size_t i = 0; i < found.groups.size(); ++i) {
    const assess::Difference& each = found.groups[i].difference;
    if (i == *found.impact.highest || !found.impact.groups[i].computed) continue;
    FigureTable::Row row{found.groups[i].name,
                         {tr("{0} and {1}##numbers of people", each.one, each.other)}};
    if (each.g && each.low && each.high)
      row.cells.insert(row.cells.end(), {decimal_words(*each.g, 2), to_words(*each.low, *each.high),
                                         difference_words(*each.g)});
    else
      row.cells.insert(row.cells.end(),
                       {kNoFigure, kNoFigure, tr("nobody differs within the groups")});
    model.differences.rows.push_back(std::move(row));
  }
  model.differences_say.push_back(
      tr("Hedges’ g is how far two groups’ means lie apart, in standard deviations: about .2 is "
         "small, .5 middling, .8 large. Where its band holds nought, the groups can’t be told "
         "apart."));
  // tests/bench/assess: of four alike groups one band or more leaves nought out in 14 to 18 %.
  if (model.differences.rows.size() > 1)
    model.differences_say.push_back(
        tr("Each band is for one comparison alone, and isn’t corrected for there being several: "
           "of four alike groups some band leaves nought out in about one case of six. The "
           "corrected p above is made for that."));
}

std::string scenario_verdict(const assess::ScenarioDifference& each) {
  const bool sure = each.adjusted && *each.adjusted < assess::kImpactLevel;
  if (!each.found.delta) return tr(sure ? "altogether different: look at it" : "too little to say");
  const double delta = *each.found.delta;
  const double size = std::max(delta, -delta);
  const bool harder = delta < 0;
  if (!sure && size <= 1) return tr("no difference found");
  if (!sure)
    return tr(harder ? "harder here, which chance may explain"
                     : "easier here, which chance may explain");
  if (size <= 1) return tr(harder ? "harder, by little" : "easier, by little");
  if (size > 1.5) return tr(harder ? "much harder: look at it" : "much easier: look at it");
  return tr(harder ? "harder: look at it" : "easier: look at it");
}

void fill_scenarios(const Fairness& found, const std::vector<std::string>& titles,
                    HireFairModel& model) {
  if (!found.impact.highest) return;
  const std::string& reference = found.groups[*found.impact.highest].name;
  model.scenarios.name = tr("Scenarios, candidates of like score beside each other");
  model.scenarios.heads = {tr("Scenario"),  tr("Group"), tr("Candidates"),  tr("Odds ratio"),
                           tr("95 % band"), tr("Delta"), tr("Corrected p"), tr("In words")};
  bool more = false;
  for (std::size_t call = 0; call < titles.size(); ++call) {
    for (const GroupFairness& group : found.groups) {
      if (group.scenarios.empty()) continue;
      const assess::ScenarioDifference& each = group.scenarios[call];
      const auto& of = each.found;
      more = more || each.adjusted.has_value();
      model.scenarios.rows.push_back(
          {titles[call],
           {group.name, number_words(std::int64_t{of.people}), decimal_words(of.odds_ratio, 2),
            of.low && of.high ? to_words(*of.low, *of.high) : std::string(kNoFigure),
            decimal_words(of.delta, 1), p_words(each.adjusted), scenario_verdict(each)}});
    }
  }
  if (model.scenarios.rows.empty()) return;
  model.scenarios_say.push_back(
      tr("Does one scenario come out differently for two groups whose candidates do alike in the "
         "others? Candidates are set beside those of {0} with about the same score elsewhere "
         "(Mantel and Haenszel). An odds ratio above 1, and a delta below nought, says that the "
         "scenario is harder for the group than for {0}; within ±1 counts as small.",
         reference));
  model.scenarios_say.push_back(
      tr(more ? "p is corrected by Holm over all rows of this table."
              : "No row has enough candidates of both groups to say anything."));
}

assess::SelectionRule rule_of(const HireFair& fair) {
  assess::SelectionRule rule;
  rule.measure = fair.measure;
  if (fair.by == SelectedBy::kOwnMark) rule.at_least = mark_of(fair.mark).value_or(0);
  return rule;
}

void fill_rule(const HireFair& fair, HireFairModel& model) {
  model.measure_chosen = static_cast<std::size_t>(fair.measure);
  model.rule_chosen = static_cast<std::size_t>(fair.by);
  model.measure = measure_options(model.measure_chosen);
  model.rule = {tr("Rule"), {tr("Above the median of all"), tr("Our own mark")}, model.rule_chosen};
  model.own_mark = fair.by == SelectedBy::kOwnMark;
  model.mark = fair.mark;
  if (model.own_mark && !mark_of(fair.mark))
    model.mark_trouble =
        tr("Type the mark in per cent, from 0 to 100: 60 selects those at or above 60 %.");
}

}  // namespace

std::optional<PerMille> mark_of(std::string_view text) {
  const auto space = [](char c) { return c == ' ' || c == '%'; };
  while (!text.empty() && space(text.front())) text.remove_prefix(1);
  while (!text.empty() && space(text.back())) text.remove_suffix(1);
  PerMille whole = 0;
  std::size_t digits = 0;
  std::size_t decimals = 0;
  bool point = false;
  for (const char c : text) {
    if ((c == '.' || c == ',') && !point && digits > 0) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9' || digits >= 3 || decimals >= 1) return std::nullopt;
    whole = whole * 10 + (c - '0');
    ++(point ? decimals : digits);
  }
  if (digits == 0 || (point && decimals == 0)) return std::nullopt;
  if (decimals == 0) whole *= 10;
  if (whole > 1000) return std::nullopt;
  return whole;
}

HireFairModel hire_fair_model(const AppState& state) {
  const HireFair& fair = state.hire.fair;
  HireFairModel model;
  model.save = save_model(state);
  model.title = tr("Fairness");
  model.about = tr("Whether the form, and a rule for selecting by it, treat groups alike.");
  model.is_not = disclaimers();
  const std::vector<FormTaken> forms = forms_taken(state.hire.results);
  model.has_results = !forms.empty();
  model.has_groups = fair.groups.has_value();
  model.trouble = fair.trouble;
  if (fair.groups) {
    model.file = tr(
        "{0}: {1}, {2}##a file, its candidates, its columns", fair.file,
        tr_n("{0} candidate", "{0} candidates",
             static_cast<std::int64_t>(fair.groups->people.size())),
        tr_n("{0} column", "{0} columns", static_cast<std::int64_t>(fair.groups->columns.size())));
    model.column = {tr("Groups by"), fair.groups->columns, fair.column};
  }
  fill_rule(fair, model);
  model.loading = hire_loading(state.hire.results);
  if (!model.has_results) return model;
  const std::size_t shown = form_shown(fair, forms);
  model.form = form_options(forms, shown);
  if (!fair.groups || !model.mark_trouble.empty() || model.loading.loading) return model;
  const FormTaken& taken = forms[shown];
  std::vector<assess::FairPerson> people;
  for (const SittingLoaded* each : taken.sittings)
    people.push_back({each->verified.file.invitation.candidate, &*each->judged});
  const assess::SelectionRule rule = rule_of(fair);
  const Fairness found =
      assess::fairness(people, taken.form->calls.size(), *fair.groups, fair.column, rule);
  model.who = who_words(found, taken);
  if (found.too_many) {
    model.who.push_back(
        tr("“{0}” has more than {1} different values. These are no groups; choose "
           "another column.",
           fair.groups->columns[fair.column], assess::kMostGroups));
    return model;
  }
  model.computed = true;
  model.rule_says = rule_words(found, fair, rule);
  fill_groups(found, model);
  fill_differences(found, model);
  fill_scenarios(found, call_titles(state, *taken.form), model);
  return model;
}

}  // namespace warmline::ui
