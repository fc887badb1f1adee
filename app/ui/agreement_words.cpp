#include "ui/agreement_words.h"

#include <map>
#include <utility>

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
      return "reliable by the usual mark of .800";
    case coach::Standing::kTentative:
      return "between the usual marks of .667 and .800: good for tentative conclusions";
    case coach::Standing::kUnreliable:
      break;
  }
  return "below the usual mark of .667: not to be relied on";
}

std::string missing_words(const Agreement& agreement) {
  return agreement.missing == coach::NoFigure::kNoVariation
             ? "everybody gave the same everywhere, so agreement can’t be told from habit"
             : "fewer than two things that at least two people rated";
}

std::string basis_words(const Agreement& agreement) {
  return count_of(number(agreement.ratings), "rating", "ratings") + " of " +
         count_of(number(agreement.units), "thing", "things") + " that at least two people rated";
}

AgreementRow row_of(std::string name, const Agreement& agreement) {
  AgreementRow row{std::move(name), "–", ""};
  if (!agreement.figure) {
    row.words = "No figure: " + missing_words(agreement) + ".";
    return row;
  }
  const PerMille figure = coach::shown(*agreement.figure);
  row.figure = agreement_figure(figure);
  row.words = basis_words(agreement) + "; " + standing_words(figure) + ".";
  return row;
}

// What was chosen at a decision of a call that is loaded, and which decision it is. Calls are found
// once each: their keys take time to work out.
class Decisions {
 public:
  explicit Decisions(const AppState& state) : state_(state) {}
  std::pair<std::string, std::string> words(const coach::RatedUnit& unit) {
    std::pair<std::string, std::string> plain{"After " + std::to_string(unit.step) + " steps", ""};
    const coach::TeamAttempt* attempt = attempt_of(unit.call);
    if (attempt == nullptr) return plain;
    const coach::Team& team = *state_.coach.team;
    const scenario::Scenario& scenario = *team.scenarios[attempt->scenario].scenario;
    for (const score::DecisionScore& decision : attempt->card.decisions) {
      if (decision.step != unit.step) continue;
      const scenario::Choice& choice = scenario.nodes[decision.node].choices[decision.choice];
      return {"Decision " + std::to_string(decision.number),
              spoken_or_done(choice.form, choice.text)};
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
    words += calibration.raters[row] + " " + (given ? rating_words(*given) : "not observed");
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
    row.share = percent_words(each.share) + " of all disagreement";
    model.most.push_back(std::move(row));
  }
}

std::string whole_words(const Calibration& calibration) {
  if (calibration.calls.size() != 1) return {};
  std::string words;
  for (std::size_t row = 0; row < calibration.raters.size(); ++row) {
    if (!calibration.overall[row][0]) continue;
    words += (words.empty() ? "The call as a whole, of 5: " : ", ") + calibration.raters[row] +
             " " + std::to_string(*calibration.overall[row][0]);
  }
  return words.empty() ? words : words + ".";
}

std::string title_words(const Calibration& calibration) {
  if (calibration.raters.size() < 2) return "Nobody else’s rating of this call is here yet";
  const std::string who = std::to_string(calibration.raters.size()) + " people";
  if (!calibration.agreement.figure) return who + " rated, and how far they agree can’t be told";
  const PerMille figure = coach::shown(*calibration.agreement.figure);
  return who + " agree at " + agreement_figure(figure) + ", " + standing_words(figure);
}

void add_says(AgreementModel& model, const Calibration& calibration) {
  if (calibration.raters.size() < 2) {
    model.says.push_back(
        "Give your rating file to the others, and load theirs here. Each has to save a rating of "
        "this same call before the others’ are shown.");
    return;
  }
  model.says.push_back(
      "Krippendorff’s alpha, for ordered values: 1 is full agreement, 0 what chance would bring. "
      "What somebody did not observe counts for nothing.");
  if (calibration.kappa) {
    model.says.push_back(
        calibration.kappa->figure
            ? "Quadratic-weighted kappa of the two: " +
                  agreement_figure(coach::shown(*calibration.kappa->figure)) + ", over " +
                  count_of(number(calibration.kappa->units), "pair", "pairs") + " of ratings."
            : "Quadratic-weighted kappa of the two can’t be told: " +
                  missing_words(*calibration.kappa) + ".");
  }
  if (calibration.replaced > 0)
    model.says.push_back(count_of(number(calibration.replaced), "file was", "files were") +
                         " replaced by a later one of the same person.");
}

}  // namespace

std::string rating_words(coach::Rating rating) {
  return rating < 0 ? minus(-rating) : std::to_string(rating);
}

std::string agreement_figure(PerMille figure) {
  const PerMille size = figure < 0 ? -figure : figure;
  std::string digits = std::to_string(size % 1000);
  digits.insert(0, 3 - digits.size(), '0');
  return (figure < 0 ? "−" : "") + (size < 1000 ? "" : std::to_string(size / 1000)) + "." + digits;
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
  model.rows.push_back(row_of("All ratings", calibration.agreement));
  for (std::size_t k = 0; k < kCriterionCount; ++k) {
    model.rows.push_back(
        row_of(measure_words(coach::measure_of(static_cast<scenario::Criterion>(k))),
               calibration.by_criterion[k]));
  }
  if (calibration.calls.size() > 1)
    model.rows.push_back(row_of("Calls as a whole", calibration.overall_agreement));
  add_most(model, state, calibration);
  return model;
}

}  // namespace warmline::ui
