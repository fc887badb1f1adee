#include "ui/models_hire_fair.h"

#include <algorithm>
#include <utility>

#include "assess/fairness.h"
#include "ui/models_hire_results.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using assess::Fairness;
using assess::GroupFairness;
using assess::GroupImpact;

std::string people_words(std::size_t people) {
  return count_of(static_cast<std::int64_t>(people), "candidate", "candidates");
}

std::string share_words(double share) {
  return decimal_words(100 * share, 0) + " %";
}

std::vector<std::string> disclaimers() {
  return {
      "This page is not an independent audit, and doesn’t stand for one where a law asks for it. "
      "It is made by those who select, from the files that they loaded.",
      "No difference found isn’t the same as no difference. Read “underpowered” where it stands: "
      "with few people even an unfair form comes out clean.",
      "A difference found doesn’t say why. It may lie in the form, in who applied, or in chance: "
      "with twenty looks one of them seems remarkable.",
      "It sees the form and the rule above alone: not who was invited, what was decided in the "
      "end, "
      "or what came before and after.",
      "Groups are never used to score anybody. The file is joined to results by candidate code "
      "while this page is open, and nothing of it is kept."};
}

CoachOptions measure_options(std::size_t chosen) {
  CoachOptions options{"Selected by", {}, chosen};
  for (std::size_t i = 0; i < coach::kMeasureCount; ++i)
    options.options.push_back(measure_words(static_cast<coach::Measure>(i)));
  return options;
}

// --- who was counted

std::vector<std::string> who_words(const Fairness& found, const FormTaken& taken) {
  std::vector<std::string> says;
  says.push_back("The rule was applied to " + people_words(found.judged) + " of " +
                 std::to_string(taken.sittings.size()) + " who handed this form in.");
  if (found.unfinished > 0)
    says.push_back(people_words(found.unfinished) +
                   (found.unfinished == 1 ? " isn’t counted: they" : " aren’t counted: they") +
                   " didn’t finish the form.");
  if (found.no_figure > 0)
    says.push_back(people_words(found.no_figure) +
                   (found.no_figure == 1 ? " isn’t counted:" : " aren’t counted:") +
                   " there is not enough evidence under this measure.");
  if (found.no_group > 0)
    says.push_back("Of " + people_words(found.no_group) +
                   " the file doesn’t say the group: the rule was applied to them, and they are in "
                   "no group below.");
  if (found.strangers > 0)
    says.push_back(count_of(static_cast<std::int64_t>(found.strangers), "code", "codes") +
                   " in the file " + (found.strangers == 1 ? "belongs" : "belong") +
                   " to nobody who handed this form in.");
  return says;
}

std::string rule_words(const Fairness& found, const HireFair& fair,
                       const assess::SelectionRule& rule) {
  const std::string measure = measure_words(fair.measure);
  std::string words = "Selected means: " + measure + " over the form’s calls ";
  if (rule.at_least) {
    words += "at or above " + percent_figure_of(*rule.at_least) + " %";
  } else {
    words += "above the median of all";
    if (found.median) words += ", which is " + percent_figure_of(*found.median) + " %";
    words += "; a tie with it isn’t above";
  }
  return words + ". That is so for " + std::to_string(found.selected) + " of " +
         std::to_string(found.judged) + ".";
}

// --- groups

std::string power_words(const GroupImpact& group) {
  if (!group.power) return kNoFigure;
  return share_words(*group.power) + (group.underpowered ? ", underpowered" : "");
}

FigureTable group_table(const Fairness& found) {
  FigureTable table;
  table.name = "Rates by group";
  table.heads = {"Group",       "Candidates", "Selected",  "Rate", "To the highest",
                 "Four fifths", "Fisher’s p", "Corrected", "Power"};
  for (std::size_t i = 0; i < found.groups.size(); ++i) {
    const GroupImpact& group = found.impact.groups[i];
    if (!group.computed) continue;
    const bool highest = found.impact.highest == i;
    std::string mark = kNoFigure;
    if (group.ratio) mark = highest ? "highest" : group.below_four_fifths ? "below" : "not below";
    table.rows.push_back(
        {found.groups[i].name,
         {std::to_string(group.counts.people), std::to_string(group.counts.selected),
          share_words(group.rate.value_or(0)), unit_words(group.ratio), mark, p_words(group.p),
          p_words(group.adjusted), power_words(group)}});
  }
  return table;
}

std::string finding(const std::string& name, const std::string& highest, const GroupImpact& group) {
  std::string words = name + ": " + std::to_string(group.counts.selected) + " of " +
                      std::to_string(group.counts.people) + " selected, " +
                      unit_words(*group.ratio) + " of the rate of " + highest;
  words += group.below_four_fifths ? ", below four fifths. " : ". ";
  if (*group.adjusted < assess::kImpactLevel) {
    words += "So large a difference is hardly chance (corrected p " + p_words(group.adjusted) +
             "). Look for its reason before you go on.";
    return words;
  }
  words += "Chance alone may explain it (corrected p " + p_words(group.adjusted) + "). ";
  if (group.underpowered)
    words += "Underpowered: with so few people a true ratio of four fifths would be found in " +
             share_words(*group.power) + " of cases, so this says little.";
  else
    words +=
        "A true ratio of four fifths would be found in " + share_words(*group.power) + " of cases.";
  return words;
}

void fill_groups(const Fairness& found, HireFairModel& model) {
  model.groups = group_table(found);
  const auto& highest = found.impact.highest;
  for (std::size_t i = 0; i < found.groups.size(); ++i) {
    const GroupImpact& group = found.impact.groups[i];
    if (!group.computed) {
      model.small.push_back(found.groups[i].name + ": " +
                            people_words(static_cast<std::size_t>(group.counts.people)));
      continue;
    }
    BarRow bar;
    bar.label = found.groups[i].name;
    bar.value = 100 * group.rate.value_or(0);
    bar.words = share_words(group.rate.value_or(0)) + ", " + std::to_string(group.counts.selected) +
                " of " + std::to_string(group.counts.people);
    model.rates.rows.push_back(std::move(bar));
    if (group.adjusted && highest)
      model.findings.push_back(finding(found.groups[i].name, found.groups[*highest].name, group));
  }
  model.rates.title = {"Rate of selection by group",
                       "Selected of the group’s candidates, in per cent", 3};
  model.rates.row_name = "Group";
  model.rates.axis = {"Rate", "%", 0, 100, 0};
  if (found.impact.computed == 0)
    model.findings.push_back("No group has " + std::to_string(assess::kLeastGroup) +
                             " candidates, so nothing is worked out.");
  else if (found.impact.computed == 1)
    model.findings.push_back(
        "One group alone is large enough for a figure: there is nothing to "
        "hold it against.");
  else if (highest && found.impact.groups[*highest].counts.selected == 0)
    model.findings.push_back(
        "Nobody of these groups was selected: there is no rate to hold the "
        "others against.");
}

// --- differences

std::string difference_words(double g) {
  const double size = std::max(g, -g);
  const std::string where = g < 0 ? " lower" : " higher";
  if (size < 0.2) return "hardly any";
  if (size < 0.5) return "small," + where;
  if (size < 0.8) return "middling," + where;
  return "large," + where;
}

void fill_differences(const Fairness& found, HireFairModel& model) {
  if (!found.impact.highest) return;
  const std::string& reference = found.groups[*found.impact.highest].name;
  model.differences.name = "Difference of the means from " + reference;
  model.differences.heads = {"Group", "Candidates", "Hedges’ g", "95 % band", "In words"};
  for (std::size_t i = 0; i < found.groups.size(); ++i) {
    const assess::Difference& each = found.groups[i].difference;
    if (i == *found.impact.highest || !found.impact.groups[i].computed) continue;
    FigureTable::Row row{found.groups[i].name,
                         {std::to_string(each.one) + " and " + std::to_string(each.other)}};
    if (each.g && each.low && each.high)
      row.cells.insert(row.cells.end(),
                       {decimal_words(*each.g, 2),
                        decimal_words(*each.low, 2) + " to " + decimal_words(*each.high, 2),
                        difference_words(*each.g)});
    else
      row.cells.insert(row.cells.end(), {kNoFigure, kNoFigure, "nobody differs within the groups"});
    model.differences.rows.push_back(std::move(row));
  }
  model.differences_say.push_back(
      "Hedges’ g is how far two groups’ means lie apart, in standard deviations: about .2 is "
      "small, "
      ".5 middling, .8 large. Where its band holds nought, the groups can’t be told apart.");
  // tests/bench/assess: of four alike groups one band or more leaves nought out in 14 to 18 %.
  if (model.differences.rows.size() > 1)
    model.differences_say.push_back(
        "Each band is for one comparison alone, and isn’t corrected for there being several: of "
        "four alike groups some band leaves nought out in about one case of six. The corrected p "
        "above is made for that.");
}

std::string scenario_verdict(const assess::ScenarioDifference& each) {
  const bool sure = each.adjusted && *each.adjusted < assess::kImpactLevel;
  if (!each.found.delta) return sure ? "altogether different: look at it" : "too little to say";
  const double delta = *each.found.delta;
  const double size = std::max(delta, -delta);
  const std::string way = delta < 0 ? "harder" : "easier";
  if (!sure) return size <= 1 ? "no difference found" : way + " here, which chance may explain";
  if (size <= 1) return way + ", by little";
  return size > 1.5 ? "much " + way + ": look at it" : way + ": look at it";
}

void fill_scenarios(const Fairness& found, const std::vector<std::string>& titles,
                    HireFairModel& model) {
  if (!found.impact.highest) return;
  const std::string& reference = found.groups[*found.impact.highest].name;
  model.scenarios.name = "Scenarios, candidates of like score beside each other";
  model.scenarios.heads = {"Scenario",  "Group", "Candidates",  "Odds ratio",
                           "95 % band", "Delta", "Corrected p", "In words"};
  bool more = false;
  for (std::size_t call = 0; call < titles.size(); ++call) {
    for (const GroupFairness& group : found.groups) {
      if (group.scenarios.empty()) continue;
      const assess::ScenarioDifference& each = group.scenarios[call];
      const auto& of = each.found;
      more = more || each.adjusted.has_value();
      model.scenarios.rows.push_back(
          {titles[call],
           {group.name, std::to_string(of.people), decimal_words(of.odds_ratio, 2),
            of.low && of.high ? decimal_words(*of.low, 2) + " to " + decimal_words(*of.high, 2)
                              : std::string(kNoFigure),
            decimal_words(of.delta, 1), p_words(each.adjusted), scenario_verdict(each)}});
    }
  }
  if (model.scenarios.rows.empty()) return;
  model.scenarios_say.push_back(
      "Does one scenario come out differently for two groups whose candidates do alike in the "
      "others? Candidates are set beside those of " +
      reference +
      " with about the same score elsewhere (Mantel and Haenszel). An odds ratio above 1, and a "
      "delta below nought, says that the scenario is harder for the group than for " +
      reference + "; within ±1 counts as small.");
  model.scenarios_say.push_back(
      more ? "p is corrected by Holm over all rows of this table."
           : "No row has enough candidates of both groups to say anything.");
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
  model.rule = {"Rule", {"Above the median of all", "Our own mark"}, model.rule_chosen};
  model.own_mark = fair.by == SelectedBy::kOwnMark;
  model.mark = fair.mark;
  if (model.own_mark && !mark_of(fair.mark))
    model.mark_trouble =
        "Type the mark in per cent, from 0 to 100: 60 selects those at or above 60 %.";
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
  model.title = "Fairness";
  model.about = "Whether the form, and a rule for selecting by it, treat groups alike.";
  model.is_not = disclaimers();
  const std::vector<FormTaken> forms = forms_taken(state.hire.results);
  model.has_results = !forms.empty();
  model.has_groups = fair.groups.has_value();
  model.trouble = fair.trouble;
  if (fair.groups) {
    model.file =
        fair.file + ": " + people_words(fair.groups->people.size()) + ", " +
        count_of(static_cast<std::int64_t>(fair.groups->columns.size()), "column", "columns");
    model.column = {"Groups by", fair.groups->columns, fair.column};
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
    model.who.push_back("“" + fair.groups->columns[fair.column] + "” has more than " +
                        std::to_string(assess::kMostGroups) +
                        " different values. These are no groups; choose another column.");
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
