// The hiring team's forms: which there are, one as it is put together and given out, and what the
// law has to say, in plain words.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "ui/app_state.h"
#include "ui/models.h"

namespace warmline::ui {

struct HireFormRow {
  std::string id, title, about;
};
struct HireModel {
  SaveModel save;
  std::vector<HireFormRow> forms;
  std::vector<std::string> trouble;
  std::string said;
  bool preparing = false;
};
[[nodiscard]] HireModel hire_model(const AppState& state);

struct HireCallRow {
  std::string version, title, about;
  bool chosen = false, anchor = false;
  std::size_t place = 0;  // among the form's calls, from 0
};
struct HireOption {
  std::string label;
  bool on = false;
};
struct HireFormModel {
  SaveModel save;
  bool gone = false;
  bool unkept = false;  // something typed waits to be kept
  assess::Form form;
  std::string title, about;
  std::vector<HireCallRow> chosen;  // in the form's order
  std::vector<HireCallRow> offered;
  std::vector<std::string> warm_ups;  // "None" first
  std::size_t warm_up = 0;
  std::vector<std::string> limits;
  std::size_t limit = 0;
  std::vector<std::string> shown;
  std::string language;              // a sentence
  std::vector<HireOption> offers;    // what candidates are told that they can ask for
  std::vector<std::string> missing;  // what keeps it from being given out
  std::string hash;                  // in groups of four, its beginning
  // Giving it out.
  std::string candidate;
  bool code_ok = false;
  std::vector<std::string> times;
  std::size_t time = 0;
  std::vector<HireOption> agreed;
  std::string not_offered;  // what the form doesn’t list of these, a sentence; empty: nothing
  std::string link;         // empty while something is missing
  // Beside another form.
  std::vector<std::string> others;  // "None" first
  std::vector<std::string> other_ids;
  std::size_t other = 0;
  std::vector<std::string> comparison;  // sentences
  std::string said;
  bool asks_to_remove = false;
};
[[nodiscard]] HireFormModel hire_form_model(const AppState& state);

struct HireLawSection {
  std::string id, title;
  std::vector<std::string> lines;
  std::vector<std::string> open;  // questions that the team has to answer
};
struct HireLawModel {
  SaveModel save;
  std::string form;  // that it is about
  std::vector<HireLawSection> sections;
};
[[nodiscard]] HireLawModel hire_law_model(const AppState& state);

// Forms as they are kept, by title.
[[nodiscard]] std::vector<assess::Form> kept_forms(const AppState& state);

}  // namespace warmline::ui
