// A session and a person's page, each as a page of its own to print (page_html.h).
#pragma once

#include <string>

#include "ui/models_coach_person.h"
#include "ui/models_session.h"

namespace warmline::ui {

[[nodiscard]] std::string session_page(const SessionModel& model);
[[nodiscard]] std::string person_page(const CoachPersonModel& model);

}  // namespace warmline::ui
