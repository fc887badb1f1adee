// What came of the sittings that were loaded: a form's candidates side by side, each on a page of
// their own, and what is printed for them and about them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "ui/app_state.h"
#include "ui/charts.h"
#include "ui/coach_work.h"
#include "ui/models.h"
#include "ui/models_coach.h"

namespace warmline::ui {

struct HireResultsViewState {
  ChartViewState heat, boxes, profile;
  std::size_t measure = 0;  // of the figures that are set side by side
  bool all_candidates = false;
  bool all_files = false;
  bool all_pairs = false;
  bool weights = false;  // their fields are open
  std::size_t candidate = 0;
  bool agreed = false;           // what was agreed with the candidate is open
  std::vector<bool> open_calls;  // beside HireCandidateModel::calls
  bool asks_to_forget = false;
};

struct HireCandidateRow {
  std::size_t index = 0;  // in HireResults::loaded
  std::string code;       // with the sitting's, where one code has two of them
  std::string about;      // "8 of 8 calls · signed"
  std::vector<std::string> flags;
  bool beside = false;
};

struct HireTotalRow {
  std::string code, words;
};

// Several candidates in one measure.
struct HireSideBySide {
  std::string measure;
  BoxModel boxes;
  std::string error;               // the error of measurement, in words
  std::vector<std::string> pairs;  // "A and B: no reliable difference in Warmth."
};

struct HireResultsModel {
  SaveModel save;
  CoachLoading loading;
  std::vector<CoachFileRow> files;  // what was left out
  std::string files_say;
  std::string said;
  bool any = false;  // sittings that count
  CoachOptions form;
  std::string about;               // of the form that is shown
  std::vector<std::string> notes;  // what has to be known of it
  std::vector<HireCandidateRow> candidates;
  HeatMapModel heat;
  std::vector<std::size_t> heat_rows;  // beside heat.rows: in HireResults::loaded
  std::string beside_about;
  std::vector<HireSideBySide> beside;  // by coach::Measure; empty with fewer than two candidates
  std::vector<CoachOptions> weights;   // by coach::Measure
  std::string weights_words;           // empty: none are set
  std::vector<HireTotalRow> totals;
};
[[nodiscard]] HireResultsModel hire_results_model(const AppState& state);

struct HireGuideItem {
  std::string call;      // its title
  std::string moment;    // what the caller said before
  std::string chosen;    // what the candidate answered
  std::string question;  // open, the same whichever way it was judged
  std::string why;       // why it is asked; for whoever prepares, not on the printed guide
};

struct HireDecisionRow {
  std::string number;  // "Decision 3, after 1 min 20 s"
  std::string moment, chosen;
  std::string figures;   // "−12 points · warmth 1 of 2"
  std::string feedback;  // the author's
  bool critical = false;
};

struct HireCallTaken {
  std::string title;
  std::string about;  // "62 % resolution, 71 % empathy · 4 min 10 s"
  std::vector<std::string> notes;
  std::vector<HireDecisionRow> decisions;
};

struct HireCandidateModel {
  SaveModel save;
  bool gone = true;
  std::size_t index = 0;
  std::string code, about;
  std::string signed_words;
  std::vector<std::string> flags;
  bool beside = false;
  bool can_forget = false;
  BoxModel profile;
  std::vector<std::string> figures;  // a line for each measure
  std::string error;                 // how far they can be told from others', in words
  std::string total;                 // empty: no weights are set
  std::vector<std::string> misses;
  std::vector<HireGuideItem> guide;
  std::vector<std::string> way;     // what happened on the way
  std::vector<std::string> starts;  // when it was begun
  std::vector<std::string> agreed;  // with the candidate; never scored
  std::vector<HireCallTaken> calls;

  // What the form promised.
  assess::Shown shown = assess::Shown::kProfile;
  std::string form_title, asks, contact, made, keep;
};
[[nodiscard]] HireCandidateModel hire_candidate_model(const AppState& state);

// --- what both are made of

// The sittings of one form that count, in order of the candidates' codes and then of the sittings,
// whatever the order in which they came.
struct HireGroup {
  std::string hash;
  std::vector<std::size_t> in;  // positions in HireResults::loaded
};
// By title, variant and edition.
[[nodiscard]] std::vector<HireGroup> hire_groups(const HireResults& results);
// The one that is shown.
[[nodiscard]] std::optional<HireGroup> hire_group(const HireResults& results);
[[nodiscard]] const assess::Form& form_of(const HireResults& results, const HireGroup& group);
[[nodiscard]] std::vector<const assess::Judged*> judged_in(const HireResults& results,
                                                           const HireGroup& group);
[[nodiscard]] std::string candidate_words(const HireResults& results, const HireGroup& group,
                                          std::size_t index);
[[nodiscard]] std::string form_words(const assess::Form& form);  // "Spring intake, form A"
// What has to be looked at before anything else is.
[[nodiscard]] std::vector<std::string> candidate_flags(const HireResults& results,
                                                       const HireGroup& group, std::size_t index);
[[nodiscard]] std::string error_words(const assess::Reliability& found, coach::Measure measure);
// What two candidates have to lie apart to differ reliably; `found` has an error.
[[nodiscard]] PerMille least_apart(const assess::Reliability& found);
[[nodiscard]] std::string weights_words(const assess::Weights& weights);
[[nodiscard]] CoachLoading hire_loading(const HireResults& results);
[[nodiscard]] BoxGroup box_of(const assess::Judged& judged, std::size_t calls,
                              coach::Measure measure, std::string name);

}  // namespace warmline::ui
