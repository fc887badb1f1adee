// What both sides of a session draw alike.
#pragma once

#include <string>

#include "ui/models_session.h"
#include "ui/widgets.h"

namespace warmline::ui {

// The call, what was said before, what was chosen, and why it is here.
void moment_words(Ui& ui, Column& column, const std::string& id, const std::string& number,
                  const SessionMomentModel& moment);
// What the trainee answered; nothing while they haven't.
void answer_words(Ui& ui, Column& column, const std::string& id, const AnswerModel& answer);

}  // namespace warmline::ui
