#include "ui/hire_work.h"
#include "ui/update.h"

namespace warmline::ui {

void hire_result(AppState&, const HireResult&, const Env&) {}

void give_sitting(HireResults& results, std::string name, std::string bytes) {
  results.waiting.push_back({std::move(name), std::move(bytes)});
  ++results.given;
}

CoachWork work_for_hire(AppState&) {
  return {};
}

}  // namespace warmline::ui
