#include "ui/agreement_words.h"

#include <map>
#include <utility>

#include "core/tr.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using coach::Agreement;
using coach::Calibration;
using scenario::kCriterionCount;

constexpr std::size_t kMostDifferences = 6;

std::int64_t number(std::size_t count) {
  return static_cast<std::int64_t>(count);
}

std::string standing_words(PerMille figure) {
  switch (coach::standing_of(figure)) {
    case coach::Standing::kReliable:
      return tr("reliable by the usual mark of .800");
    case coach::Standing::kTentative:
      return tr("between the usual marks of .667 and .800: good for tentative conclusions");
    case coach::Standing::kUnreliable:
      break;
  }
  return tr("below the usual mark of .667: not to be relied on");
}

std::string missing_words(const Agreement& agreement) {
  return tr(agreement.missing == coach::NoFigure::kNoVariation
                ? "everybody gave the same everywhere, so agreement can’t be told from habit"
                : "fewer than two things that at least two people rated");
}

std::string basis_words(const Agreement& agreement) {
  return tr_n("{1} of {0} thing that at least two people rated",
              "{1} of {0} things that at least two people rated", number(agreement.units),
              tr_n("{0} rating", "{0} ratings", number(agreement.ratings)));
}

AgreementRow row_of(std::string name, const Agreement& agreement) {
  AgreementRow row{std::move(name), "–", ""};
  if (!agreement.figure) {
    row.words = tr("No figure: {0}.", missing_words(agreement));
    return row;
  }
  const PerMille figure = coach::shown(*agreement.figure);
  row.figure = agreement_figure(figure);
  row.words = tr("{0}; {1}.", basis_words(agreement), standing_words(figure));
  return row;
}

// What was chosen at a decision of a call that is loaded, and which decision it is. Calls are found
// once each: their keys take time to work out.
class Decisions {
 public:
  explicit Decisions(const AppState& state) : state_(state) {}
  std::pair<std::string, std::string> words(const coach::RatedUnit& unit) {
    std::pair<std::string, std::string> plain{
        tr_n("After {0} step", "After {0} steps", number(unit.step)), ""};
    const coach::TeamAttempt* attempt = attempt_of(unit.call);
    if (attempt == nullptr) return plain;
    const coach::Team& team = *state_.coach.team;
    const scenario::Scenario& scenario = *team.scenarios[attempt->scenario].scenario;
    for (const score::DecisionScore& decision : attempt->card.decisions) {
      if (decision.step != unit.step) continue;
      const scenario::Choice& choice = scenario.nodes[decision.node].choices[decision.choice];
      return {tr("Decision {0}", decision.number), spoken_or_done(choice.form, choice.text)};
    }
    return plain;
  }

 private:
  const coach::TeamAttempt* attempt_of(const std::string& call) {
    const auto known = found_.find(call);
    if (known != found_.end()) return known->second;
    const coach::TeamAttempt* attempt = nullptr;
    const auto own = state_.coach_pages.own.find(call);
    if (own != state_.coach_pages.own.end()) {
      if (const auto place = find_call(state_, own->second.version, call))
        attempt = &state_.coach.team->attempts[*place];
    }
    found_[call] = attempt;
    return attempt;
  }

  const AppState& state_;
  std::map<std::string, const coach::TeamAttempt*> found_;
};

std::string all_given(const Calibration& calibration, std::size_t column) {
  std::string words;
  for (std::size_t row = 0; row < calibration.raters.size(); ++row) {
    if (!words.empty()) words += ", ";
    const std::optional<coach::Rating>& given = calibration.ratings[row][column];
    const std::string& who = calibration.raters[row];
    words += given ? who + " " + rating_words(*given) : tr("{0} not observed##by a rater", who);
  }
  return words;
}

void add_most(AgreementModel& model, const AppState& state, const Calibration& calibration) {
  Decisions decisions(state);
  for (const coach::UnitDifference& each : calibration.most) {
    if (model.most.size() == kMostDifferences) break;
    const coach::RatedUnit& unit = calibration.units[each.unit];
    DifferenceRow row;
    const auto [what, line] = decisions.words(unit);
    row.what = what + ", " + measure_words(coach::measure_of(unit.criterion));
    row.line = line;
    row.given = all_given(calibration, each.unit);
    row.share = tr("{0} of all disagreement", percent_words(each.share));
    model.most.push_back(std::move(row));
  }
}

std::string whole_words(const Calibration& calibration) {
  if (calibration.calls.size() != 1) return {};
  std::string words;
  for (std::size_t row = 0; row < calibration.raters.size(); ++row) {
    if (!calibration.overall[row][0]) continue;
    words += (words.empty() ? "" : ", ") + calibration.raters[row] + " " +
             rating_words(*calibration.overall[row][0]);
  }
  return words.empty() ? words : tr("The call as a whole, of 5: {0}.", words);
}

std::string title_words(const Calibration& calibration) {
  const std::int64_t raters = number(calibration.raters.size());
  if (raters < 2) return tr("Nobody else’s rating of this call is here yet");
  if (!calibration.agreement.figure)
    return tr_n("{0} person rated, and how far they agree can’t be told",
                "{0} people rated, and how far they agree can’t be told", raters);
  const PerMille figure = coach::shown(*calibration.agreement.figure);
  return tr_n("{0} person agrees at {1}, {2}", "{0} people agree at {1}, {2}", raters,
              agreement_figure(figure), standing_words(figure));
}

void add_says(AgreementModel& model, const Calibration& calibration) {
  if (calibration.raters.size() < 2) {
    model.says.push_back(
        tr("Give your rating file to the others, and load theirs here. Each has to save a rating "
           "of this same call before the others’ are shown."));
    return;
  }
  model.says.push_back(
      tr("Krippendorff’s alpha, for ordered values: 1 is full agreement, 0 what chance would "
         "bring. What somebody did not observe counts for nothing."));
  if (calibration.kappa) {
    model.says.push_back(
        calibration.kappa->figure
            ? tr_n("Quadratic-weighted kappa of the two: {1}, over {0} pair of ratings.",
                   "Quadratic-weighted kappa of the two: {1}, over {0} pairs of ratings.",
                   number(calibration.kappa->units),
                   agreement_figure(coach::shown(*calibration.kappa->figure)))
            : tr("Quadratic-weighted kappa of the two can’t be told: {0}.",
                 missing_words(*calibration.kappa)));
  }
  if (calibration.replaced > 0)
    model.says.push_back(tr_n("{0} file was replaced by a later one of the same person.",
                              "{0} files were replaced by a later one of the same person.",
                              number(calibration.replaced)));
}

}  // namespace

std::string rating_words(coach::Rating rating) {
  return rating < 0 ? minus(-rating) : std::to_string(rating);
}

std::string agreement_figure(PerMille figure) {
  const PerMille size = figure < 0 ? -figure : figure;
  std::string digits = std::to_string(size % 1000);
  digits.insert(0, 3 - digits.size(), '0');
  return (figure < 0 ? "−" : "") + (size < 1000
                                        ? tr(".{0}##of a figure below 1", digits)
                                        : number_words(static_cast<double>(size) / 1000, 3));
}

std::string last_rater(const AppState& state) {
  const coach::RatingFile* latest = nullptr;
  for (const auto& entry : state.coach_pages.own) {
    if (latest == nullptr || entry.second.made_ms > latest->made_ms) latest = &entry.second;
  }
  return latest != nullptr ? latest->rater : std::string();
}

AgreementModel agreement_of(const AppState& state, const Calibration& calibration) {
  AgreementModel model;
  model.title = title_words(calibration);
  add_says(model, calibration);
  model.whole = whole_words(calibration);
  if (calibration.raters.size() < 2) return model;
  model.rows.push_back(row_of(tr("All ratings"), calibration.agreement));
  for (std::size_t k = 0; k < kCriterionCount; ++k) {
    model.rows.push_back(
        row_of(measure_words(coach::measure_of(static_cast<scenario::Criterion>(k))),
               calibration.by_criterion[k]));
  }
  if (calibration.calls.size() > 1)
    model.rows.push_back(row_of(tr("Calls as a whole"), calibration.overall_agreement));
  add_most(model, state, calibration);
  return model;
}

}  // namespace warmline::ui
