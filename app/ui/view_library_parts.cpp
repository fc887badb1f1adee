#include "ui/view_library_parts.h"

#include <algorithm>

#include "core/tr.h"
#include "ui/parts.h"

namespace warmline::ui {
namespace {

constexpr Message kMapLabel = msg("See its map");

// Nothing where the map would give a course away.
void map_link(Ui& ui, Column& column, const CallCard& card, std::optional<Intent>& intent) {
  if (card.version.empty()) return;
  ButtonLook look;
  look.kind = ButtonKind::kText;
  look.description = card.title;
  Column at{column.x - 10 * ui.theme.scale, column.y, column.width};
  if (button(ui, at, "call-" + card.scenario + "/map", tr(kMapLabel), look))
    intent = ShowMap{card.version};
  column.y = at.y;
}

std::vector<ButtonSpec> card_buttons(const CallCard& card, const std::vector<std::string>& ids) {
  if (card.open_attempt.empty()) {
    return {{ids[0], tr(card.tried ? "Take it again" : "Take this call"), ButtonKind::kQuiet,
             card.title}};
  }
  return {{ids[1], tr("Go on with it"), ButtonKind::kQuiet, card.title},
          {ids[2], tr("Start anew"), ButtonKind::kQuiet, card.title}};
}

}  // namespace

void call_card(Ui& ui, Column& column, const CallCard& card, bool loading, int level,
               std::optional<Intent>& intent, const CardExtra& extra) {
  const std::string id = "call-" + card.scenario;
  const std::vector<std::string> ids{id + "/take", id + "/resume", id + "/anew"};
  const std::vector<ButtonSpec> buttons =
      loading ? std::vector<ButtonSpec>{} : card_buttons(card, ids);
  const bool beside = ui.form() != Form::kNarrow && buttons.size() == 1;
  Box box = begin_box(ui, column, id, Surface::kCard, Role::kListItem);
  Column title = box.content;
  float button_width = 0;
  if (beside) {
    button_width = text_width(ui, buttons[0].label, Type::kBody) + 40 * ui.theme.scale;
    title.width -= button_width + 16;
  }
  {
    const InLanguage written(ui, card.language);
    heading(ui, title, id + "/title", card.title, level, Type::kTitle);
  }
  paragraph(ui, title, id + "/chip", card.chip, note_look(ui));
  const float top = box.content.y;
  box.content.y = title.y + 8;
  {
    const InLanguage written(ui, card.language);
    paragraph(ui, box.content, id + "/summary", card.summary);
  }
  box.content.gap(8);
  if (!card.open_words.empty()) {
    paragraph(ui, box.content, id + "/open", card.open_words,
              coloured(ui.theme.colours.accent, Type::kSmall, true));
  }
  const float results_top = box.content.y;
  const float link_width = text_width(ui, tr(kMapLabel), Type::kSmall) + 20 * ui.theme.scale;
  Column results = box.content;
  if (beside && !extra) results.width -= link_width;
  if (!loading) paragraph(ui, results, id + "/results", card.results, small_look(ui));
  box.content.y = results.y;
  std::optional<std::size_t> pressed;
  if (beside) {
    Column corner{box.content.x + box.content.width - button_width, top, button_width};
    pressed = button_row(ui, corner, buttons);
    // At the right of the results, its words in line with theirs.
    Column link{box.content.x + box.content.width - link_width + 20 * ui.theme.scale,
                results_top - 5.5f * ui.theme.scale, link_width};
    if (!extra) map_link(ui, link, card, intent);
    box.content.y = std::max(box.content.y, corner.y);
  } else if (!buttons.empty()) {
    box.content.gap(12);
    pressed = button_row(ui, box.content, buttons);
    box.content.gap(6);
    if (!extra) map_link(ui, box.content, card, intent);
  }
  if (pressed) {
    const bool resumes = !card.open_attempt.empty() && *pressed == 0;
    if (resumes) intent = ResumeAttempt{card.open_attempt};
    if (!resumes) intent = OpenScenario{card.scenario};
  }
  if (extra) extra(box.content);
  end_box(ui, column, box);
}

void folded_lines(Ui& ui, Column& column, const std::string& id, const std::string& about,
                  const std::vector<std::string>& lines, bool open_at_first,
                  LibraryViewState& state) {
  const bool touched = state.unfolded.count(id) != 0;
  const bool open = touched != open_at_first;
  ButtonLook look;
  look.kind = ButtonKind::kText;
  look.expanded = open ? 1 : 0;
  look.description = about;
  Column at{column.x - 10 * ui.theme.scale, column.y, column.width};
  if (button(ui, at, id + "/fold", tr(open ? "Hide the details" : "Show the details"), look)) {
    if (touched) {
      state.unfolded.erase(id);
    } else {
      state.unfolded.insert(id);
    }
    ui.animate_until(ui.now_ms + 1);
  }
  column.y = at.y;
  for (std::size_t i = 0; open && i < lines.size(); ++i) {
    column.gap(i == 0 ? 4 : 8);
    paragraph(ui, column, id + "/line-" + std::to_string(i), lines[i], coloured(0, Type::kNote));
  }
}

// A notice with details that unfold.
void folded(Ui& ui, Column& column, const std::string& id, const std::string& title,
            const std::string& sentence, const std::vector<std::string>& lines,
            LibraryViewState& state) {
  Box box = begin_box(ui, column, id, Surface::kOutline, Role::kRegion, title);
  heading(ui, box.content, id + "/title", title, 3, Type::kBody);
  paragraph(ui, box.content, id + "/sentence", sentence, small_look(ui));
  if (!lines.empty()) {
    box.content.gap(8);
    const bool open = state.unfolded.count(id) != 0;
    ButtonLook look;
    look.expanded = open ? 1 : 0;
    look.description = title;
    if (button(ui, box.content, id + "/fold", tr(open ? "Hide the details" : "Show the details"),
               look)) {
      if (open) {
        state.unfolded.erase(id);
      } else {
        state.unfolded.insert(id);
      }
      ui.animate_until(ui.now_ms + 1);
    }
    for (std::size_t i = 0; open && i < lines.size(); ++i) {
      box.content.gap(8);
      paragraph(ui, box.content, id + "/line-" + std::to_string(i), lines[i],
                coloured(0, Type::kNote));
    }
  }
  end_box(ui, column, box);
  column.gap(12);
}

}  // namespace warmline::ui
