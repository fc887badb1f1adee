// A session and a person's page, each as a page of its own to print (page_html.h).
#pragma once

#include <string>

#include "ui/models_coach_person.h"
#include "ui/models_session.h"

namespace warmline::ui {

// `made`: the day, in words.
[[nodiscard]] std::string session_page(const SessionModel& model, const std::string& made);
[[nodiscard]] std::string person_page(const CoachPersonModel& model, const std::string& made);

}  // namespace warmline::ui
