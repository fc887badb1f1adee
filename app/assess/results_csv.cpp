#include "assess/results_csv.h"

#include <optional>
#include <string_view>

#include "coach/team_export.h"
#include "score/scorecard.h"

namespace warmline::assess {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

class Cells {
 public:
  Cells& text(std::string_view cell) {
    if (!first_) line_ += ',';
    first_ = false;
    line_ += coach::csv_cell(cell);
    return *this;
  }
  template <typename Number>
  Cells& number(Number figure) {
    return text(std::to_string(figure));
  }
  Cells& percent(std::optional<PerMille> ratio) {
    if (!ratio) return text("");
    return text(std::to_string(*ratio / 10) + "." + std::to_string(*ratio % 10));
  }
  [[nodiscard]] std::string take() { return line_ + "\r\n"; }

 private:
  std::string line_;
  bool first_ = true;
};

std::string_view state_word(SeatPhase phase) {
  if (phase == SeatPhase::kFinished) return "finished";
  return phase == SeatPhase::kLeft ? "left" : "not_finished";
}

std::string head(bool weighted) {
  Cells cells;
  for (const char* name : {"candidate", "form", "variant", "edition", "form_hash", "sitting",
                           "signed", "state", "calls", "calls_begun", "calls_ended", "no_answer",
                           "interruptions", "pauses", "critical_misses", "out_of_place"}) {
    cells.text(name);
  }
  for (std::size_t i = 0; i < kMeasureCount; ++i) {
    const std::string name(column_name(static_cast<Measure>(i)));
    for (const char* part : {"_percent", "_low", "_high", "_calls", "_observations"})
      cells.text(name + part);
  }
  if (weighted) cells.text("weighted_total_percent").text("weights");
  return cells.take();
}

std::string weights_text(const Weights& weights) {
  std::string text;
  for (std::size_t i = 0; i < kMeasureCount; ++i) {
    if (weights[i] <= 0) continue;
    if (!text.empty()) text += ", ";
    text += std::string(column_name(static_cast<Measure>(i))) + " " + std::to_string(weights[i]);
  }
  return text;
}

std::string line(const ResultLine& one, const Weights& weights) {
  const Form& form = one.file->invitation.form;
  const OnTheWay way = on_the_way(*one.judged);
  const CandidateProfile profile = profile_of(*one.judged, form.calls.size());
  Cells cells;
  cells.text(one.file->invitation.candidate).text(form.title).text(form.variant);
  cells.number(form.edition).text(one.file->form_hash).text(one.file->sitting);
  cells.text(one.is_signed ? "yes" : "no").text(state_word(one.judged->phase));
  cells.number(form.calls.size()).number(way.begun).number(way.ended);
  cells.number(way.no_answer.size()).number(way.interruptions).number(way.pauses);
  cells.number(critical_misses(*one.judged).size()).number(one.judged->refused.size());
  for (const coach::Estimate& each : profile) {
    cells.percent(each.mean);
    cells.percent(each.band ? std::optional(each.band->low) : std::nullopt);
    cells.percent(each.band ? std::optional(each.band->high) : std::nullopt);
    cells.number(each.scenarios).number(each.observations);
  }
  if (has_weights(weights)) cells.percent(total_of(profile, weights)).text(weights_text(weights));
  return cells.take();
}

}  // namespace

std::string_view column_name(Measure measure) {
  if (measure == Measure::kResolution) return "resolution";
  if (measure == Measure::kEmpathy) return "empathy";
  return score::name_of(static_cast<scenario::Criterion>(static_cast<std::size_t>(measure) -
                                                         static_cast<std::size_t>(Measure::kFeel)));
}

std::string results_csv(const std::vector<ResultLine>& lines, const Weights& weights) {
  std::string out(kByteOrderMark);
  out += head(has_weights(weights));
  for (const ResultLine& one : lines) out += line(one, weights);
  return out;
}

}  // namespace warmline::assess
