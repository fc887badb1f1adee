// The frame of the hiring team's pages, the list of forms, and what the law asks.
#include "ui/view_hire.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/tr.h"
#include "ui/parts.h"
#include "ui/view_coach_parts.h"

namespace warmline::ui {
namespace {

struct Tab {
  const char* id;
  Message label;
  Screen screen;
};
constexpr std::array<Tab, 5> kTabs{
    {{"hire-tab-forms", msg("Forms"), Screen::kHire},
     {"hire-tab-results", msg("Results"), Screen::kHireResults},
     {"hire-tab-quality", msg("The form itself"), Screen::kHireQuality},
     {"hire-tab-fair", msg("Fairness"), Screen::kHireFair},
     {"hire-tab-law", msg("The law"), Screen::kHireLaw}}};

void tabs(Ui& ui, Column& column, Screen current, std::optional<Intent>& intent) {
  const float scale = ui.theme.scale;
  const float height = 40 * scale;
  const int group = begin_group(ui, "hire-tabs", Role::kNavigation, tr("Pages about hiring"),
                                {column.x, column.y, column.width, height});
  const float top = column.y;
  float x = column.x;
  for (const Tab& tab : kTabs) {
    const std::string& label = tr(tab.label);
    const bool here = tab.screen == current ||
                      (tab.screen == Screen::kHire && current == Screen::kHireForm) ||
                      (tab.screen == Screen::kHireResults && current == Screen::kHireCandidate);
    const float width = text_width(ui, label, Type::kSmall, true) + 28 * scale;
    if (x > column.x && x + width > column.x + column.width) {
      x = column.x;
      column.y += height + 4;
    }
    const Rect area{x, column.y, width, height};
    const Pressable state = pressable(ui, area, tab.id, Role::kButton, label, false, here);
    if (here || state.hovered) fill(ui, area, ui.theme.colours.sunk, 10);
    const Colour ink = here ? ui.theme.colours.ink : ui.theme.colours.muted;
    const float line = type_style(Type::kSmall).line * scale;
    text_at(ui, x + (width - text_width(ui, label, Type::kSmall, here)) / 2,
            column.y + (height - line) / 2, {}, label, coloured(ink, Type::kSmall, here));
    if (state.focused) focus_ring(ui, area, 10);
    if (state.pressed) intent = GoTo{tab.screen};
    x += width + 4;
  }
  column.y += height;
  ui.semantics.resize(group, column.width, column.y - top);
  end_group(ui);
}

void form_row(Ui& ui, Column& column, const HireFormRow& row, std::optional<Intent>& intent) {
  const float scale = ui.theme.scale;
  const float width = text_width(ui, tr("Open"), Type::kBody) + 40 * scale;
  const int item =
      begin_group(ui, row.id, Role::kListItem, "", {column.x, column.y, column.width, 0});
  const float top = column.y;
  Column words{column.x, column.y, column.width - width - 16};
  paragraph(ui, words, row.id + "/title", row.title, coloured(0, Type::kBody, true));
  paragraph(ui, words, row.id + "/about", row.about, note_look(ui));
  ButtonLook look;
  look.description = row.title;
  if (button_at(ui, column.x + column.width - width, top, width, row.id + "/open", tr("Open"),
                look))
    intent = Hire{Hire::What::kOpenForm, 0, 0, row.id};
  column.y = std::max(words.y, top + 44 * scale);
  ui.semantics.resize(item, column.width, column.y - top);
  end_group(ui);
}

void forms(Ui& ui, Column& column, const HireModel& model, std::optional<Intent>& intent) {
  if (model.forms.empty()) return;
  Box box = begin_card(ui, column, "hire-forms", tr("Your forms"), 2);
  const int list = begin_group(ui, "hire-forms/list", Role::kList, tr("Your forms"),
                               {box.content.x, box.content.y, box.content.width, 0});
  const float top = box.content.y;
  for (std::size_t i = 0; i < model.forms.size(); ++i) {
    if (i > 0) {
      box.content.gap(12);
      hairline(ui, box.content.x, box.content.y, box.content.width);
      box.content.gap(12);
    }
    form_row(ui, box.content, model.forms[i], intent);
  }
  ui.semantics.resize(list, box.content.width, box.content.y - top);
  end_group(ui);
  end_box(ui, column, box);
  column.gap(24);
}

}  // namespace

HireFrame begin_hire_page(Ui& ui, Screen screen, std::string_view id, std::string_view title,
                          std::string_view about, const SaveModel& save, float width,
                          std::optional<Intent>& intent) {
  const Rect area = draw_navigation(ui, screen, false, intent);
  begin_group(ui, "main", Role::kMain, "", area);
  HireFrame frame{begin_page(ui, area, id, title, kHireWhole)};
  Column& column = frame.page.content;
  save_trouble(ui, column, save, intent);
  tabs(ui, column, screen, intent);
  column.gap(24);
  column.width = std::min(column.width, width * ui.theme.scale);
  heading(ui, column, std::string(id) + "-title", title, 1, Type::kDisplay);
  if (!about.empty()) {
    column.gap(6);
    paragraph(ui, column, std::string(id) + "-about", about, small_look(ui));
  }
  column.gap(20);
  return frame;
}

void end_hire_page(Ui& ui, HireFrame& frame) {
  end_page(ui, frame.page);
  end_group(ui);
}

std::optional<Intent> draw_hire(Ui& ui, const HireModel& model, HireViewState&) {
  std::optional<Intent> intent;
  HireFrame frame = begin_hire_page(ui, Screen::kHire, "hire", tr("The same calls for everyone"),
                                    "", model.save, kHireReading, intent);
  Column& column = frame.page.content;
  paragraph(
      ui, column, "hire-what",
      tr("A form is a fixed set of calls that every candidate takes under the same conditions. You "
         "put it together, give it out as a link or a file, and open what candidates hand in. "
         "Each figure comes with what it rests on and how certain it is; people decide."));
  column.gap(8);
  paragraph(
      ui, column, "hire-not",
      tr("It shows whether somebody recognises a good answer. It does not measure a person’s inner "
         "empathy, it has no cut score, and it rejects nobody."),
      small_look(ui));
  column.gap(24);
  for (std::size_t i = 0; i < model.trouble.size(); ++i)
    paragraph(ui, column, "hire-trouble-" + std::to_string(i), model.trouble[i],
              coloured(ui.theme.colours.lost, Type::kSmall));
  if (!model.trouble.empty()) column.gap(16);
  forms(ui, column, model, intent);
  const auto pressed = button_row(ui, column,
                                  {{"hire-new", tr("Put a form together"), ButtonKind::kPrimary},
                                   {"hire-take", tr("Take in a form from a file")}});
  if (pressed == 0u) intent = Hire{Hire::What::kNewForm};
  if (pressed == 1u) intent = Hire{Hire::What::kChooseForm};
  column.gap(16);
  paragraph(
      ui, column, "hire-apart",
      tr("Forms are kept in a store of their own in this browser, apart from anybody’s practice."),
      note_look(ui));
  end_hire_page(ui, frame);
  return intent;
}

std::optional<Intent> draw_hire_law(Ui& ui, const HireLawModel& model) {
  std::optional<Intent> intent;
  const std::string about =
      tr("In plain words, and not legal advice: somebody who answers for it has to check it for "
         "where you are.") +
      " " + model.form;
  HireFrame frame = begin_hire_page(ui, Screen::kHireLaw, "hire-law", tr("What the law asks"),
                                    about, model.save, kHireReading, intent);
  Column& column = frame.page.content;
  for (const HireLawSection& section : model.sections) {
    heading(ui, column, section.id, section.title, 2);
    column.gap(6);
    for (std::size_t i = 0; i < section.lines.size(); ++i) {
      if (i > 0) column.gap(8);
      paragraph(ui, column, section.id + "/" + std::to_string(i), section.lines[i]);
    }
    if (!section.open.empty()) {
      column.gap(10);
      Box box = begin_box(ui, column, section.id + "/open", Surface::kSunk, Role::kGroup,
                          tr("To settle"));
      paragraph(ui, box.content, section.id + "/open/title", tr("To settle"),
                coloured(0, Type::kSmall, true));
      sentences(ui, box.content, section.id + "/open", section.open);
      end_box(ui, column, box);
    }
    column.gap(24);
  }
  if (button_row(ui, column, {{"hire-law-print", tr("Print this page")}}))
    intent = Hire{Hire::What::kPrintLaw};
  end_hire_page(ui, frame);
  return intent;
}

}  // namespace warmline::ui
