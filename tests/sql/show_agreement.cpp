#include <array>

#include "score/scorecard.h"
#include "sql/figures.h"

namespace warmline::sql_test {

namespace {

void add_agreement(Answers& answers, const std::string& team, const std::string& of,
                   const coach::Agreement& agreement) {
  constexpr std::array kMissing = {"", "too-few", "no-variation"};
  Row row(answers.of("agreement"));
  row.text(team).text(of);
  if (agreement.figure) {
    row.real(*agreement.figure).number(coach::shown(*agreement.figure));
  } else {
    row.text("").text("");
  }
  row.text(kMissing[static_cast<std::size_t>(agreement.missing)]);
  row.number(agreement.units).number(agreement.ratings);
}

}  // namespace

void show_agreement(Answers& answers, const std::string& team,
                    const std::vector<coach::RatingFile>& files) {
  const coach::Calibration found = coach::calibrate(files);
  add_agreement(answers, team, "all", found.agreement);
  for (std::size_t k = 0; k < scenario::kCriterionCount; ++k) {
    add_agreement(answers, team, std::string(score::name_of(static_cast<scenario::Criterion>(k))),
                  found.by_criterion[k]);
  }
  add_agreement(answers, team, "overall", found.overall_agreement);
  if (found.kappa) add_agreement(answers, team, "kappa", *found.kappa);
  for (const coach::UnitDifference& each : found.most) {
    const coach::RatedUnit& unit = found.units[each.unit];
    Row row(answers.of("rating_differences"));
    row.text(team).text(unit.call).number(unit.step);
    row.text(std::string(score::name_of(unit.criterion))).number(each.ratings);
    row.number(each.lowest).number(each.highest).real(each.disagreement).number(each.share);
  }
  for (std::size_t i = 0; i < found.raters.size(); ++i)
    Row(answers.of("raters")).text(team).text(found.raters[i]).number(found.observed[i]);
  Row(answers.of("ratings_replaced")).text(team).number(found.replaced);
}

}  // namespace warmline::sql_test
