#include "ui/view_library.h"

#include <algorithm>
#include <vector>

#include "core/tr.h"
#include "ui/parts.h"
#include "ui/view_keeping.h"
#include "ui/view_library_parts.h"
#include "ui/view_session.h"

namespace warmline::ui {
namespace {

constexpr float kReading = 720;
constexpr float kSide = 360;
constexpr float kBetween = 40;

std::string reading_words(const LibraryModel& model) {
  return model.course.on ? tr("Asking the learning system where you were…")
                         : tr("Reading what is kept on this device…");
}

void welcome_to_course(Ui& ui, Column& column, const CourseModel& course) {
  heading(ui, column, "library-title",
          course.title.empty() ? tr("Practise the calls that are hard to take") : course.title, 1,
          Type::kDisplay);
  column.gap(8);
  paragraph(ui, column, "library-what",
            tr("You choose what to say, and you see what it did to the caller and to the caller’s "
               "problem. Your learning system keeps where you are and is told each decision, how "
               "each call went, and when you are through."));
}

void course_card(Ui& ui, Column& column, const CourseModel& course, std::optional<Intent>& intent) {
  if (!course.on) return;
  column.gap(24);
  Box box = begin_box(ui, column, "course", Surface::kOutline, Role::kRegion, tr("This course"));
  heading(ui, box.content, "course/done", course.done, 2, Type::kBody);
  box.content.gap(4);
  paragraph(ui, box.content, "course/what", course.what, small_look(ui));
  box.content.gap(12);
  if (button_row(ui, box.content, {{"course-leave", tr("Stop for now")}})) intent = LeaveCourse{};
  end_box(ui, column, box);
}

void welcome(Ui& ui, Column& column, const LibraryModel& model, std::optional<Intent>& intent) {
  if (model.course.on) {
    welcome_to_course(ui, column, model.course);
  } else {
    heading(ui, column, "library-title", tr("Practise the calls that are hard to take"), 1,
            Type::kDisplay);
    column.gap(8);
    paragraph(
        ui, column, "library-what",
        tr("Warmline replays anonymous calls: you choose what to say, you see what it did to the "
           "caller and to the caller’s problem, and nothing leaves this device unasked."));
  }
  column.gap(24);
  if (!model.notice.empty()) {
    Box box = begin_box(ui, column, "library-notice", Surface::kSunk, Role::kRegion, tr("Notice"));
    paragraph(ui, box.content, "library-notice/text", model.notice);
    end_box(ui, column, box);
    column.gap(24);
  }
  if (!model.suggestion) {
    if (model.loading || model.coming > 0)
      paragraph(ui, column, "library-loading",
                model.loading ? reading_words(model) : tr("The other calls are on the way…"),
                small_look(ui));
    return;
  }
  const Suggestion& next = *model.suggestion;
  const auto pressed = button_row(ui, column, {{"start", next.label, ButtonKind::kPrimary}});
  if (pressed && next.resumes) intent = ResumeAttempt{next.target};
  if (pressed && !next.resumes) intent = OpenScenario{next.target};
  column.gap(8);
  paragraph(ui, column, "start-reason", next.reason, small_look(ui));
}

// From the card at `first` on; returns the first card of the next level.
std::size_t calls_of_level(Ui& ui, Column& column, const LibraryModel& model, std::size_t first,
                           std::optional<Intent>& intent) {
  const std::string& level = model.calls[first].level;
  std::size_t end = first;
  while (end < model.calls.size() && model.calls[end].level == level) ++end;
  const std::string id = "calls-" + level;
  heading(ui, column, id + "/title",
          tr_n("{1}, {0} call", "{1}, {0} calls", static_cast<std::int64_t>(end - first), level), 3,
          Type::kBody);
  column.gap(12);
  const int list = begin_group(ui, id, Role::kList, level, {column.x, column.y, column.width, 0});
  const float top = column.y;
  for (std::size_t i = first; i < end; ++i) {
    if (i > first) column.gap(16);
    call_card(ui, column, model.calls[i], model.loading, 4, intent);
  }
  ui.semantics.resize(list, column.width, column.y - top);
  end_group(ui);
  return end;
}

void calls(Ui& ui, Column& column, const LibraryModel& model, std::optional<Intent>& intent) {
  heading(ui, column, "calls-title", tr("All calls"), 2);
  column.gap(12);
  if (model.calls.empty() && model.coming == 0) {
    paragraph(ui, column, "calls-none",
              tr("There is no call here that can be taken. Below stands what was left out and why; "
                 "whoever looks after this site can mend it."),
              small_look(ui));
    return;
  }
  for (std::size_t i = 0; i < model.calls.size();) {
    if (i > 0) column.gap(28);
    i = calls_of_level(ui, column, model, i, intent);
  }
  if (model.coming == 0) return;
  column.gap(16);
  paragraph(ui, column, "calls-coming",
            tr_n("{0} more call is on the way.", "{0} more calls are on the way.", model.coming),
            small_look(ui));
}

void attempt_row(Ui& ui, Column& column, const AttemptRow& row, std::optional<Intent>& intent) {
  const std::string id = "attempt-" + row.attempt;
  Box box = begin_box(ui, column, id, Surface::kCard, Role::kListItem);
  heading(ui, box.content, id + "/title", row.title, 3, Type::kBody);
  paragraph(ui, box.content, id + "/when", row.mark + " · " + row.when, note_look(ui));
  box.content.gap(6);
  if (row.has_debrief) {
    paragraph(ui, box.content, id + "/results", row.results, coloured(0, Type::kSmall));
    box.content.gap(10);
    const std::string open = id + "/debrief";
    const std::string about = row.title + ", " + row.when;
    if (button_row(ui, box.content, {{open, tr("Open the debrief"), ButtonKind::kQuiet, about}})) {
      intent = OpenDebrief{row.attempt};
    }
  } else {
    paragraph(ui, box.content, id + "/results", row.no_debrief, small_look(ui));
  }
  end_box(ui, column, box);
}

void attempts(Ui& ui, Column& column, const LibraryModel& model, std::optional<Intent>& intent) {
  heading(ui, column, "attempts-title", tr("Your attempts"), 2);
  column.gap(12);
  if (model.attempts.empty()) {
    paragraph(ui, column, "attempts-none",
              model.loading ? reading_words(model)
                            : tr("Each call you finish is listed here with its debrief: what you "
                                 "achieved, what each decision cost, and what was out of your "
                                 "reach. Your first attempt at a call is kept for ever."),
              small_look(ui));
    return;
  }
  const int list =
      begin_group(ui, "attempts", Role::kList, "", {column.x, column.y, column.width, 0});
  const float top = column.y;
  for (std::size_t i = 0; i < model.attempts.size(); ++i) {
    if (i > 0) column.gap(12);
    attempt_row(ui, column, model.attempts[i], intent);
  }
  ui.semantics.resize(list, column.width, column.y - top);
  end_group(ui);
}

void notices(Ui& ui, Column& column, const LibraryModel& model, LibraryViewState& state) {
  if (model.left_out.empty() && model.missing.empty() && model.set_aside.empty()) return;
  column.gap(32);
  heading(ui, column, "notices-title", tr("Left out"), 2);
  column.gap(12);
  for (const LeftOutModel& left : model.left_out) {
    folded(ui, column, "left-out-" + left.file, left.file,
           tr_n("This call has {0} mistake in its file and was left out. The others are not "
                "affected.",
                "This call has {0} mistakes in its file and was left out. The others are not "
                "affected.",
                static_cast<std::int64_t>(left.lines.size())),
           left.lines, state);
  }
  for (const std::string& file : model.missing) {
    folded(ui, column, "missing-" + file, file,
           tr("This file could not be loaded. Reloading the page tries again."), {}, state);
  }
  if (!model.set_aside.empty()) {
    folded(
        ui, column, "set-aside", tr("Stored records set aside"),
        tr_n("{0} stored record could not be used. Nothing was deleted, and everything else was "
             "loaded.",
             "{0} stored records could not be used. Nothing was deleted, and everything else was "
             "loaded.",
             static_cast<std::int64_t>(model.set_aside.size())),
        model.set_aside, state);
  }
}

}  // namespace

std::optional<Intent> draw_library(Ui& ui, const LibraryModel& model, LibraryViewState& state) {
  std::optional<Intent> intent;
  const Rect area = draw_navigation(ui, Screen::kLibrary, false, intent);
  begin_group(ui, "main", Role::kMain, "", area);
  const bool wide = ui.form() == Form::kWide;
  Scroll page = begin_page(ui, area, "library", tr("Practice"),
                           wide ? kReading + kBetween + kSide : kReading);
  Column& whole = page.content;
  const float side = kSide * ui.theme.scale;
  Column left = whole;
  if (wide) left.width = whole.width - side - kBetween;
  save_trouble(ui, left, model.save, intent);
  draw_reminder(ui, left, model.reminder, intent);
  welcome(ui, left, model, intent);
  course_card(ui, left, model.course, intent);
  left.gap(40);
  const float second_row = left.y;
  const bool has_own = !model.own.empty() || !model.reports.empty() || model.looking > 0;
  if (has_own) {
    own_calls(ui, left, model, state, intent);
    left.gap(40);
  }
  if (!wide) received_card(ui, left, model.sessions, intent);
  calls(ui, left, model, intent);
  if (!has_own && !model.course.on) {
    left.gap(40);
    own_calls(ui, left, model, state, intent);
  }
  Column right{whole.x + whole.width - side, second_row, side};
  Column& after = wide ? right : left;
  if (!wide) left.gap(40);
  if (model.offer_to_keep) keeping_offer(ui, after, intent);
  if (wide) received_card(ui, right, model.sessions, intent);
  attempts(ui, after, model, intent);
  notices(ui, after, model, state);
  whole.y = std::max(left.y, wide ? right.y : left.y);
  end_page(ui, page);
  end_group(ui);
  removal_dialog(ui, model, state, intent);
  return intent;
}

}  // namespace warmline::ui
