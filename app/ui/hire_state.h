// What the hiring team's page knows: forms, which are kept (settings "hire/form/ID" of its own
// store), and what was loaded for this visit: sittings that candidates handed in, and who belongs
// to which group. Nothing of a candidate is kept.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "assess/form.h"
#include "ui/hire_fair_state.h"
#include "ui/hire_results_state.h"

namespace warmline::ui {

struct HireState {
  // Forms.
  std::string form;                   // id of the one that is put together or given out
  std::optional<assess::Form> draft;  // as it is being written
  bool unkept = false;                // the draft holds what was typed and is not kept yet
  bool asks_to_remove = false;
  std::string said;                  // what came of the last press, a sentence
  std::vector<std::string> trouble;  // of a form's file that was given, a line each
  std::string candidate;             // the code of the invitation that is being made
  assess::Accommodations agreed;     // with that candidate
  std::string compare;               // id of the form that it is compared with; empty: none
  struct Ease {                      // how a simulated person fares
    PerMille resolution = 0, empathy = 0;
  };
  std::map<std::string, Ease, std::less<>> ease;  // by version; worked out when it is asked for

  HireResults results;
  HireFair fair;
};

}  // namespace warmline::ui
