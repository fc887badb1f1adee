#include "ui/view_notice.h"

#include "core/tr.h"
#include "ui/parts.h"

namespace warmline::ui {

std::optional<Intent> draw_notice(Ui& ui, const BeforeModel& model) {
  std::optional<Intent> intent;
  const Rect area = draw_navigation(ui, Screen::kNotice, false, intent);
  begin_group(ui, "main", Role::kMain, "", area);
  Scroll page = begin_page(ui, area, "notice", tr("Before this call"), 640);
  Column& column = page.content;
  column.gap(ui.form() == Form::kNarrow ? 8.0f : 48.0f);
  paragraph(ui, column, "notice-kind", tr("Before you decide"), note_look(ui));
  column.gap(4);
  {
    const InLanguage written(ui, model.language);
    heading(ui, column, "notice-title", model.title, 1, Type::kDisplay);
  }
  column.gap(16);
  Box box = begin_box(ui, column, "notice-box", Surface::kCard, Role::kRegion,
                      tr("What this call touches"));
  {
    const InLanguage written(ui, model.language);
    paragraph(ui, box.content, "notice-text", model.content_note);
  }
  end_box(ui, column, box);
  column.gap(16);
  paragraph(
      ui, column, "notice-way-out",
      tr("You can leave the call at any moment, or close the page and come back. Passing on it "
         "is not scored."),
      small_look(ui));
  column.gap(24);
  const auto pressed = button_row(ui, column,
                                  {{"notice-take", tr("Take this call"), ButtonKind::kPrimary},
                                   {"notice-decline", tr("Not this one")}});
  if (pressed == 0u) intent = AcceptNotice{};
  if (pressed == 1u) intent = DeclineCall{};
  end_page(ui, page);
  end_group(ui);
  return intent;
}

}  // namespace warmline::ui
