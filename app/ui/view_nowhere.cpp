#include "ui/view_nowhere.h"

#include "core/text.h"
#include "core/tr.h"
#include "ui/parts.h"

namespace warmline::ui {

std::optional<Intent> draw_nowhere(Ui& ui, const Nowhere& model, bool hiring) {
  constexpr std::size_t kMostShown = 80;
  std::optional<Intent> intent;
  const Rect area = draw_navigation(ui, Screen::kNowhere, false, intent);
  begin_group(ui, "main", Role::kMain, "", area);
  Scroll page = begin_page(ui, area, "nowhere", tr("An address without a page"), 640);
  Column& column = page.content;
  column.gap(ui.form() == Form::kNarrow ? 8.0f : 48.0f);
  heading(ui, column, "nowhere-title", tr("There is nothing at this address"), 1, Type::kDisplay);
  column.gap(12);
  paragraph(ui, column, "nowhere-address", text::quoted(model.address, kMostShown), note_look(ui));
  column.gap(12);
  paragraph(ui, column, "nowhere-why", model.why);
  column.gap(24);
  if (hiring) {
    if (button_row(ui, column, {{"nowhere-hire", tr("Go to the forms"), ButtonKind::kPrimary}}))
      intent = GoTo{Screen::kHire};
  } else {
    const auto pressed =
        button_row(ui, column,
                   {{"nowhere-library", tr("Go to the calls"), ButtonKind::kPrimary},
                    {"nowhere-coach", tr("Go to Coach")}});
    if (pressed == 0u) intent = GoTo{Screen::kLibrary};
    if (pressed == 1u) intent = GoTo{Screen::kCoach};
  }
  end_page(ui, page);
  end_group(ui);
  return intent;
}

}  // namespace warmline::ui
