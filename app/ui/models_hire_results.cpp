#include "ui/models_hire_results.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "coach/words.h"
#include "core/hash.h"
#include "core/tr.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using assess::Apart;
using assess::Judged;
using assess::kMeasureCount;
using coach::Measure;

constexpr std::size_t kMostBeside = 8;

const assess::SittingFile& file_of(const HireResults& results, std::size_t index) {
  return results.loaded[index].verified.file;
}

// Whether another one in it has the same code; they are in order of codes.
bool shares_code(const HireResults& results, const HireGroup& group, std::size_t index) {
  const std::string& code = file_of(results, index).invitation.candidate;
  const auto first = std::lower_bound(group.in.begin(), group.in.end(), code,
                                      [&](std::size_t other, const std::string& of) {
                                        return file_of(results, other).invitation.candidate < of;
                                      });
  return first != group.in.end() && first + 1 != group.in.end() &&
         file_of(results, *(first + 1)).invitation.candidate == code;
}

assess::CandidateProfile profile_at(const HireResults& results, const HireGroup& group,
                                    std::size_t index) {
  return assess::profile_of(*results.loaded[index].judged, form_of(results, group).calls.size());
}

template <typename Things>
std::int64_t count(const Things& things) {
  return static_cast<std::int64_t>(things.size());
}

double hundred(PerMille per_mille) {
  return static_cast<double>(per_mille) / 10.0;
}

bool comes_before(const assess::Form& a, const assess::Form& b) {
  return std::tie(a.title, a.variant, a.edition) < std::tie(b.title, b.variant, b.edition);
}

// --- what was left out

void add_files(HireResultsModel& model, const HireResults& results) {
  std::size_t counted = 0;
  for (const SittingLoaded& one : results.loaded) {
    if (one.counts()) ++counted;
    if (one.left_out.empty()) continue;
    CoachFileRow row;
    row.file = one.file;
    row.sentence = one.left_out;
    row.trouble = true;
    for (const Diagnostic& each : one.verified.findings) row.lines.push_back(line_words(each));
    model.files.push_back(std::move(row));
  }
  std::stable_sort(model.files.begin(), model.files.end(),
                   [](const CoachFileRow& a, const CoachFileRow& b) { return a.file < b.file; });
  if (results.loaded.empty()) return;
  model.files_say =
      tr_n("{1}, {2} in all; {0} file was left out.", "{1}, {2} in all; {0} files were left out.",
           count(model.files), tr_n("{0} file", "{0} files", count(results.loaded)),
           tr_n("{0} sitting", "{0} sittings", static_cast<std::int64_t>(counted)));
}

// --- the form

// One that is kept here, or was given out from here before it was changed.
bool is_known(const AppState& state, const std::string& hash) {
  for (const auto& [key, setting] : state.portfolio.settings()) {
    const bool form = key.rfind("hire/form/", 0) == 0;
    if (form && !setting.value.empty() && sha256_hex(setting.value) == hash) return true;
    if (key.rfind("hire/given/", 0) == 0 && setting.value == hash) return true;
  }
  return false;
}

std::string grouped(const std::string& hex) {
  std::string out;
  for (std::size_t i = 0; i + 4 <= hex.size() && i < 16; i += 4)
    out += (out.empty() ? "" : " ") + hex.substr(i, 4);
  return out;
}

void add_form(HireResultsModel& model, const AppState& state, const HireGroup& group) {
  const HireResults& results = state.hire.results;
  model.form = {tr("Form##for hiring"), {}, 0};
  for (const HireGroup& each : hire_groups(results)) {
    if (each.hash == group.hash) model.form.chosen = model.form.options.size();
    model.form.options.push_back(form_words(form_of(results, each)));
  }
  const assess::Form& form = form_of(results, group);
  model.about = tr_n("{0} sitting of “{1}”: {2}, the same for everybody.",
                     "{0} sittings of “{1}”: {2}, the same for everybody.", count(group.in),
                     form_words(form), tr_n("{0} call", "{0} calls", count(form.calls)));
  if (model.form.options.size() > 1)
    model.notes.push_back(
        tr("Sittings of other forms were loaded as well. Only candidates who took the same calls "
           "under the same rules are set side by side."));
  if (!is_known(state, group.hash))
    model.notes.push_back(
        tr("This form isn’t kept in this browser, so nothing here shows that it is the one that "
           "you gave out. Its hash begins with {0}: hold it against yours, or load the form’s "
           "file.",
           grouped(group.hash)));
  if (form.calls.size() < static_cast<std::size_t>(coach::kBandScenarios))
    model.notes.push_back(
        tr("A form of fewer than {0} calls gives no bands: say less about its figures than they "
           "seem to.",
           coach::kBandScenarios));
}

// --- candidates

std::string about_words(const HireResults& results, std::size_t index) {
  const SittingLoaded& one = results.loaded[index];
  const assess::OnTheWay way = assess::on_the_way(*one.judged);
  const bool is_signed = one.verified.verdict != progress::Verdict::kUnsigned;
  return tr_n("{1} of {0} call to their end", "{1} of {0} calls to their end",
              count(one.verified.file.invitation.form.calls), way.ended) +
         " · " + tr(is_signed ? "signed" : "not signed");
}

std::string decisions_words(std::int64_t decisions) {
  return tr_n("{0} decision", "{0} decisions", decisions);
}

HeatCell cell_of(const coach::Estimate& estimate) {
  HeatCell cell;
  cell.observations = estimate.observations;
  if (!estimate.mean) return cell;
  cell.value = hundred(*estimate.mean);
  if (estimate.band) {
    const std::string band = coach::percent_figure(estimate.band->low) + "–" +
                             coach::percent_figure(estimate.band->high);
    cell.note = tr("band {0} to {1} %", coach::percent_figure(estimate.band->low),
                   coach::percent_figure(estimate.band->high));
    cell.small = band;
  } else {
    cell.note = tr("too few calls for a band");
  }
  return cell;
}

void add_candidates(HireResultsModel& model, const HireResults& results, const HireGroup& group) {
  HeatMapModel& heat = model.heat;
  heat.title = {tr("What each candidate showed, and on how much evidence"),
                tr("Means over the form’s calls, in per cent, in order of the codes. The small "
                   "figure is how many decisions each rests on. Press one to open that candidate."),
                2};
  heat.row_name = tr("Candidate");
  heat.scale = {tr("Share earned"), "%", 0, 100, 0};
  heat.counted = decisions_words;
  heat.press_rows = heat.press_cells = true;
  for (std::size_t i = 0; i < kMeasureCount; ++i)
    heat.columns.push_back({measure_words(static_cast<Measure>(i)), ""});
  heat.columns[0].brief = tr("Resol.");
  heat.columns[3].brief = tr("Underst.");
  for (const std::size_t index : group.in) {
    HireCandidateRow row;
    row.index = index;
    row.code = candidate_words(results, group, index);
    row.about = about_words(results, index);
    row.flags = candidate_flags(results, group, index);
    row.beside = results.beside.count(file_of(results, index).sitting) != 0;
    HeatRow cells;
    cells.name = row.code;
    for (const coach::Estimate& each : profile_at(results, group, index))
      cells.cells.push_back(cell_of(each));
    heat.rows.push_back(std::move(cells));
    model.heat_rows.push_back(index);
    model.candidates.push_back(std::move(row));
  }
}

// --- side by side

std::string pair_words(Apart apart, const std::string& one, const std::string& other,
                       const std::string& measure) {
  switch (apart) {
    case Apart::kTooFew:
      return tr(
          "{0} and {1}: not known. It takes {2} candidates who differ, with a figure in "
          "every call of the form.",
          one, other, assess::kLeastPeople);
    case Apart::kNoEvidence:
      return tr("{0} and {1}: not known. There is not enough evidence of one of them.", one, other);
    case Apart::kNotAllCalls:
      return tr(
          "{0} and {1}: not known. One of them has no figure in one of the calls or more, so "
          "that their means aren’t over the same calls.",
          one, other);
    case Apart::kNoDifference:
      return tr("{0} and {1}: no reliable difference in {2}.", one, other, measure);
    case Apart::kFirstHigher:
      return tr("{0} is reliably higher than {1} in {2}.", one, other, measure);
    case Apart::kSecondHigher:
      break;
  }
  return tr("{0} is reliably higher than {1} in {2}.", other, one, measure);
}

HireSideBySide side_by_side(const HireResults& results, const HireGroup& group,
                            const std::vector<std::size_t>& chosen, Measure measure) {
  HireSideBySide side;
  side.measure = measure_words(measure);
  const std::vector<const Judged*> all = judged_in(results, group);
  const assess::Reliability found =
      assess::reliability(assess::table_of(all, form_of(results, group).calls.size(), measure));
  side.error = error_words(found, measure);
  BoxModel& boxes = side.boxes;
  boxes.group_name = tr("Candidate");
  boxes.axis = {side.measure, "%", 0, 100, 0};
  boxes.counted = [](std::int64_t calls) { return tr_n("{0} call", "{0} calls", calls); };
  boxes.none = tr("no calls");
  boxes.band_name = tr("95 % band of the mean");
  std::size_t told = 0, alike = 0;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const std::string name = candidate_words(results, group, chosen[i]);
    boxes.groups.push_back(box_of(*results.loaded[chosen[i]].judged,
                                  form_of(results, group).calls.size(), measure, name));
    for (std::size_t k = i + 1; k < chosen.size(); ++k) {
      const Apart how = assess::apart(found, *results.loaded[chosen[i]].judged,
                                      *results.loaded[chosen[k]].judged, measure);
      const bool differs = how == Apart::kFirstHigher || how == Apart::kSecondHigher;
      alike += how == Apart::kNoDifference ? 1 : 0;
      // Those who differ come first.
      side.pairs.insert(
          differs ? side.pairs.begin() + static_cast<std::ptrdiff_t>(told) : side.pairs.end(),
          pair_words(how, name, candidate_words(results, group, chosen[k]), side.measure));
      told += differs ? 1 : 0;
    }
  }
  Message finding = msg("{0}: no reliable difference between any two");
  if (told > 0) {
    finding = msg("{0}: some of them differ reliably");
  } else if (alike == 0) {
    finding = msg("{0}: whether they differ is not known");
  } else if (alike < side.pairs.size()) {
    finding = msg("{0}: no reliable difference where one can be told");
  }
  boxes.title = {tr(finding, side.measure),
                 tr("{0} in each call, with the 95 % band of the mean", side.measure), 3};
  return side;
}

void add_beside(HireResultsModel& model, const HireResults& results, const HireGroup& group) {
  std::vector<std::size_t> chosen;
  for (const std::size_t index : group.in)
    if (results.beside.count(file_of(results, index).sitting) != 0) chosen.push_back(index);
  const bool theirs = chosen.size() >= 2;
  if (!theirs) chosen = group.in;
  const bool cut = chosen.size() > kMostBeside;
  if (cut) chosen.resize(kMostBeside);
  if (chosen.size() < 2) return;
  model.beside_about = tr(theirs ? "The candidates that you chose."
                                 : "Choose two or more above to see those alone.");
  if (cut)
    model.beside_about +=
        " " + tr("No more than {0} are shown, the first by their codes.", kMostBeside);
  const auto pairs = static_cast<std::int64_t>(chosen.size() * (chosen.size() - 1) / 2);
  if (pairs > 1)
    model.beside_about +=
        " " +
        tr_n("Of {0} pair in six figures, about one in twenty seems to differ by chance alone.",
             "Of {0} pairs in six figures, about one in twenty seems to differ by chance alone.",
             pairs);
  for (std::size_t i = 0; i < kMeasureCount; ++i)
    model.beside.push_back(side_by_side(results, group, chosen, static_cast<Measure>(i)));
}

void add_weights(HireResultsModel& model, const HireResults& results, const HireGroup& group) {
  for (std::size_t i = 0; i < kMeasureCount; ++i) {
    CoachOptions field{measure_words(static_cast<Measure>(i)), {tr("Not in a total")}, 0};
    for (std::int32_t weight = 1; weight <= assess::kMostWeight; ++weight)
      field.options.push_back(std::to_string(weight));
    field.chosen = static_cast<std::size_t>(results.weights[i]);
    model.weights.push_back(std::move(field));
  }
  if (!assess::has_weights(results.weights)) return;
  model.weights_words = weights_words(results.weights);
  for (const std::size_t index : group.in) {
    const auto total = assess::total_of(profile_at(results, group, index), results.weights);
    model.totals.push_back({candidate_words(results, group, index),
                            total ? percent_words(*total) : tr("not enough evidence for a total")});
  }
}

}  // namespace

std::vector<HireGroup> hire_groups(const HireResults& results) {
  std::map<std::string, HireGroup> by_hash;
  for (std::size_t i = 0; i < results.loaded.size(); ++i) {
    if (!results.loaded[i].counts()) continue;
    HireGroup& group = by_hash[file_of(results, i).form_hash];
    group.hash = file_of(results, i).form_hash;
    group.in.push_back(i);
  }
  std::vector<HireGroup> groups;
  for (auto& [hash, group] : by_hash) {
    std::sort(group.in.begin(), group.in.end(), [&results](std::size_t a, std::size_t b) {
      const assess::SittingFile& one = file_of(results, a);
      const assess::SittingFile& other = file_of(results, b);
      return std::tie(one.invitation.candidate, one.sitting) <
             std::tie(other.invitation.candidate, other.sitting);
    });
    groups.push_back(std::move(group));
  }
  std::stable_sort(groups.begin(), groups.end(), [&](const HireGroup& a, const HireGroup& b) {
    return comes_before(form_of(results, a), form_of(results, b));
  });
  return groups;
}

std::optional<HireGroup> hire_group(const HireResults& results) {
  const std::vector<HireGroup> groups = hire_groups(results);
  if (groups.empty()) return std::nullopt;
  for (const HireGroup& each : groups)
    if (each.hash == results.form) return each;
  return groups.front();
}

const assess::Form& form_of(const HireResults& results, const HireGroup& group) {
  return file_of(results, group.in.front()).invitation.form;
}

std::vector<const Judged*> judged_in(const HireResults& results, const HireGroup& group) {
  std::vector<const Judged*> all;
  for (const std::size_t index : group.in) all.push_back(&*results.loaded[index].judged);
  return all;
}

std::string candidate_words(const HireResults& results, const HireGroup& group, std::size_t index) {
  const assess::SittingFile& file = file_of(results, index);
  const std::string& code = file.invitation.candidate;
  const std::string name = code.empty() ? tr("Without a code") : code;
  return shares_code(results, group, index)
             ? tr("{0} (sitting {1})", name, file.sitting.substr(0, 4))
             : name;
}

std::string form_words(const assess::Form& form) {
  std::string words = form.title.empty() ? tr("A form without a title") : form.title;
  if (!form.variant.empty()) words = tr("{0}, form {1}", words, form.variant);
  if (form.edition > 1) words = tr("{0}, edition {1}", words, std::to_string(form.edition));
  return words;
}

std::vector<std::string> candidate_flags(const HireResults& results, const HireGroup& group,
                                         std::size_t index) {
  const SittingLoaded& one = results.loaded[index];
  std::vector<std::string> flags;
  if (shares_code(results, group, index))
    flags.push_back(
        tr("This code was handed in with more than one sitting: ask which of them is the "
           "candidate’s."));
  if (!one.judged->refused.empty())
    flags.push_back(
        tr("Something in this file can’t have happened as it says. Look at it by hand before you "
           "use it."));
  if (one.verified.verdict == progress::Verdict::kUnsigned)
    flags.push_back(tr("Not signed: that it is unchanged since it was saved can’t be shown."));
  if (one.judged->phase == assess::SeatPhase::kLeft)
    flags.push_back(tr("Withdrew before the end."));
  if (one.judged->phase != assess::SeatPhase::kLeft &&
      one.judged->phase != assess::SeatPhase::kFinished)
    flags.push_back(tr("Handed in before every call was taken."));
  const std::int64_t misses = count(assess::critical_misses(*one.judged));
  if (misses > 0) flags.push_back(tr_n("{0} critical miss.", "{0} critical misses.", misses));
  return flags;
}

std::string error_words(const assess::Reliability& found, Measure measure) {
  const std::string name = measure_words(measure);
  const auto people = static_cast<std::int64_t>(found.people);
  if (!found.error)
    return tr_n(
        "How far chance alone moves {1} isn’t known: it takes {2} candidates who differ, "
        "with a figure in every call, and there is {0}.",
        "How far chance alone moves {1} isn’t known: it takes {2} candidates who differ, "
        "with a figure in every call, and there are {0}.",
        people, name, assess::kLeastPeople);
  const auto error = static_cast<PerMille>(*found.error + 0.5);
  return tr_n(
      "The error of measurement of {1} is {2} %, from {0} candidate: two of them differ "
      "reliably only where they lie more than {3} percentage points apart.",
      "The error of measurement of {1} is {2} %, from {0} candidates: two of them differ "
      "reliably only where they lie more than {3} percentage points apart.",
      people, name, coach::percent_figure(error), coach::percent_figure(least_apart(found)));
}

PerMille least_apart(const assess::Reliability& found) {
  return static_cast<PerMille>(*found.error * 1.96 * 1.4142135623730951 + 0.5);
}

std::string weights_words(const assess::Weights& weights) {
  std::string words;
  for (std::size_t i = 0; i < kMeasureCount; ++i) {
    if (weights[i] <= 0) continue;
    words += (words.empty() ? "" : ", ") + measure_words(static_cast<Measure>(i)) + " " +
             std::to_string(weights[i]);
  }
  return words;
}

CoachLoading hire_loading(const HireResults& results) {
  if (!results.waiting.empty())
    return {true, tr("Reading files"),
            results.given - std::min(results.given, results.waiting.size()), results.given};
  const auto waits =
      static_cast<std::size_t>(std::count_if(results.loaded.begin(), results.loaded.end(),
                                             [](const SittingLoaded& one) { return one.waits(); }));
  if (waits > 0)
    return {true, tr("Scoring calls"), results.loaded.size() - waits, results.loaded.size()};
  return {};
}

BoxGroup box_of(const Judged& judged, std::size_t calls, Measure measure, std::string name) {
  BoxGroup group;
  group.name = std::move(name);
  const coach::Estimate estimate = assess::estimate_of(judged, calls, measure);
  const std::string decisions = decisions_words(estimate.observations);
  if (!estimate.mean) {
    group.note = tr("{0}, not enough evidence for a figure", decisions);
    return group;
  }
  for (const auto& each : assess::values_of(judged, calls, measure))
    if (each) group.values.push_back(hundred(each->value));
  if (estimate.band)
    group.band = ChartSpan{hundred(estimate.band->low), hundred(estimate.band->high)};
  group.note = tr("mean {0}, {1}", percent_words(*estimate.mean), decisions);
  return group;
}

HireResultsModel hire_results_model(const AppState& state) {
  HireResultsModel model;
  model.save = save_model(state);
  const HireResults& results = state.hire.results;
  model.loading = hire_loading(results);
  model.said = results.said;
  add_files(model, results);
  const std::optional<HireGroup> group = hire_group(results);
  model.any = group.has_value();
  if (!group) return model;
  add_form(model, state, *group);
  add_candidates(model, results, *group);
  add_beside(model, results, *group);
  add_weights(model, results, *group);
  return model;
}

}  // namespace warmline::ui
