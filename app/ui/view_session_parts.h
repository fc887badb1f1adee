// What both sides of a session draw alike.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "ui/models_session.h"
#include "ui/parts.h"
#include "ui/widgets.h"

namespace warmline::ui {

// A list of so many items, of which `each(i)` draws one.
template <typename Each>
void session_list(Ui& ui, Column& column, const char* id, std::string_view name, std::size_t count,
                  const Each& each) {
  const Rect at{column.x, column.y, column.width, 0};
  const int list = begin_group(ui, id, Role::kList, name, at);
  for (std::size_t i = 0; i < count; ++i) each(i);
  ui.semantics.resize(list, at.w, column.y - at.y);
  end_group(ui);
}

// A session's page with the way back and its head, on either side.
struct SessionPage {
  Screen screen;
  const char* id;
  float width;
  std::string back_words;
  Intent back;
};
[[nodiscard]] Scroll begin_session_page(Ui& ui, const SessionPage& page, const SessionModel& model,
                                        std::optional<Intent>& intent);
void end_session_page(Ui& ui, Scroll& page);

// The call, what was said before, what was chosen, and why it is here.
void moment_words(Ui& ui, Column& column, const std::string& id, const std::string& number,
                  const SessionMomentModel& moment);
// What the trainee answered; nothing while they haven't.
void answer_words(Ui& ui, Column& column, const std::string& id, const AnswerModel& answer);

}  // namespace warmline::ui
