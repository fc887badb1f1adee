#include "ui/view_settings.h"

#include <string>
#include <vector>

#include "core/tr.h"
#include "ui/parts.h"
#include "ui/view_keeping.h"
#include "ui/view_lrs.h"
#include "ui/view_profiles.h"

namespace warmline::ui {
namespace {

struct Option {
  std::string_view id, label, value;
};

// One of several, as toggles in a row, or below each other where they don't fit. The pressed one's
// value.
std::optional<std::string_view> one_of(Ui& ui, Box& box, const std::vector<Option>& options,
                                       std::string_view chosen) {
  std::optional<std::string_view> wanted;
  const float gap = 12;
  float needed = -gap;
  const auto label_of = [&](const Option& one) {
    return (chosen == one.value ? "✓ " : "") + std::string(one.label);
  };
  for (const Option& one : options)
    needed += text_width(ui, label_of(one), Type::kBody) + 40 * ui.theme.scale + gap;
  const bool stacked = ui.form() == Form::kNarrow || needed > box.content.width;
  float x = box.content.x;
  for (const Option& one : options) {
    ButtonLook look;
    look.pressed = chosen == one.value ? 1 : 0;
    look.full_width = stacked;
    bool pressed = false;
    if (stacked) {
      pressed = button(ui, box.content, one.id, label_of(one), look);
      box.content.gap(8);
    } else {
      float right = x;
      pressed = button_at(ui, x, box.content.y, 0, one.id, label_of(one), look, &right);
      x = right + gap;
    }
    if (pressed) wanted = one.value;
  }
  if (!stacked) box.content.gap(44 * ui.theme.scale);
  return wanted;
}

void look_and_feel(Ui& ui, Column& column, const SettingsModel& model,
                   std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "look", tr("Light or dark"), 2);
  const auto theme = one_of(ui, box,
                            {{"theme-system", tr("As this device"), "system"},
                             {"theme-light", tr("Light"), "light"},
                             {"theme-dark", tr("Dark"), "dark"}},
                            model.theme);
  if (theme) intent = ChangeSetting{"theme", std::string(*theme)};
  end_box(ui, column, box);
  column.gap(16);
  Box size = begin_card(ui, column, "text-size", tr("Text size"), 2);
  const std::string sizes[] = {tr("{0} %", 100), tr("{0} %", 125), tr("{0} %", 150),
                               tr("{0} %", 200)};
  const auto per_cent = one_of(ui, size,
                               {{"text-100", sizes[0], "100"},
                                {"text-125", sizes[1], "125"},
                                {"text-150", sizes[2], "150"},
                                {"text-200", sizes[3], "200"}},
                               model.text_size);
  if (per_cent) intent = ChangeSetting{"text-size", std::string(*per_cent)};
  size.content.gap(8);
  paragraph(
      ui, size.content, "text-size/what",
      tr("Your browser’s own zoom works as well, up to 400 %, and so does the contrast that you "
         "have set for this device."),
      small_look(ui));
  end_box(ui, column, size);
}

// In its own words, so that it is found by whoever doesn't read the one that is spoken.
void languages(Ui& ui, Column& column, const SettingsModel& model, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "language", tr("Language"), 2);
  std::vector<Option> options{{"language-", tr("As this browser"), ""}};
  std::vector<std::string> ids;
  ids.reserve(model.languages.size());
  for (const platform::Language& one : model.languages) {
    ids.push_back("language-" + one.tag);
    options.push_back({ids.back(), one.name, one.tag});
  }
  const auto tag = one_of(ui, box, options, model.language);
  if (tag && *tag != model.language) intent = ChooseLanguage{std::string(*tag)};
  box.content.gap(8);
  paragraph(ui, box.content, "language/what",
            tr("This is the language that Warmline speaks. A call is in the language that it was "
               "written in."),
            small_look(ui));
  end_box(ui, column, box);
}

void plain_view(Ui& ui, Column& column, const SettingsModel& model, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "view", tr("Plain view"), 2);
  paragraph(
      ui, box.content, "view/what",
      tr("Everything that Warmline shows as an ordinary page, without drawing: your browser’s "
         "own letters, text size and colours, and scripts that run from right to left. Charts "
         "are tables there."));
  box.content.gap(12);
  ButtonLook look;
  look.pressed = model.plain ? 1 : 0;
  const bool forced = ui.theme.plain && !model.plain;
  if (forced) {
    paragraph(
        ui, box.content, "view/forced",
        tr("This browser offers no WebGL 2, which drawing takes, so that you see it already."),
        small_look(ui));
  } else if (button(ui, box.content, "view-plain",
                    (model.plain ? "✓ " : "") + tr("Use the plain view"), look)) {
    intent = ChangeSetting{"view", model.plain ? "drawn" : "plain"};
  }
  end_box(ui, column, box);
}

void mood(Ui& ui, Column& column, const SettingsModel& model, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "mood", tr("The caller’s mood"), 2);
  paragraph(
      ui, box.content, "mood/what",
      tr("During a call two bars can show how upset the caller is and how far they trust you. "
         "On a real call nobody "
         "shows you that; hide them when you want to listen for it."));
  box.content.gap(12);
  ButtonLook look;
  look.pressed = model.mood_hidden ? 1 : 0;
  const std::string label = (model.mood_hidden ? "✓ " : "") + tr("Hide the mood");
  if (button(ui, box.content, "mood-hidden", label, look)) {
    intent = ChangeSetting{"mood-hidden", model.mood_hidden ? "0" : "1"};
  }
  end_box(ui, column, box);
}

// By voices of this device alone: one from elsewhere would be sent what a call says.
void read_aloud(Ui& ui, Column& column, const SettingsModel& model, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "aloud", tr("Read aloud"), 2);
  paragraph(ui, box.content, "aloud/what",
            tr("The caller’s lines can be read to you as they come, by a voice of this device. A "
               "voice from elsewhere would be sent the text: it is never used."));
  box.content.gap(12);
  if (!model.voices) {
    paragraph(ui, box.content, "aloud/none",
              tr("This browser knows of no voice on this device. A screen reader has its own."),
              small_look(ui));
  } else {
    ButtonLook look;
    look.pressed = model.aloud ? 1 : 0;
    const std::string label = (model.aloud ? "✓ " : "") + tr("Read the caller’s lines aloud");
    if (button(ui, box.content, "read-aloud", label, look))
      intent = ChangeSetting{"read-aloud", model.aloud ? "0" : "1"};
  }
  end_box(ui, column, box);
}

// As in the debrief; here an added one can be removed without opening a call.
void lenses(Ui& ui, Column& column, const SettingsModel& model, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "lenses", tr("Lenses of your own"), 2);
  paragraph(
      ui, box.content, "lenses/what",
      tr("A lens says what counts how much when a debrief looks at a call through the eyes of a "
         "call centre. Two ship with Warmline; a small file adds another. It changes no score."));
  box.content.gap(12);
  for (const OwnLens& lens : model.lenses) {
    paragraph(ui, box.content, lens.key + "/title", lens.title, coloured(0, Type::kBody, true));
    ButtonLook look;
    look.kind = ButtonKind::kText;
    look.description = lens.title;
    Column at{box.content.x - 10 * ui.theme.scale, box.content.y, box.content.width};
    if (button(ui, at, lens.key + "/remove", tr("Remove this lens"), look))
      intent = RemoveLens{lens.key};
    box.content.y = at.y + 12;
  }
  if (button_row(ui, box.content, {{"lens-choose", tr("Add a lens from a file")}}))
    intent = ChooseLensFile{};
  lens_trouble(ui, box.content, model.lens_trouble);
  end_box(ui, column, box);
  column.gap(16);
}

void kept_elsewhere(Ui& ui, Column& column) {
  Box box = begin_card(ui, column, "course-kept", tr("Where it is kept"), 2);
  paragraph(
      ui, box.content, "course-kept/what",
      tr("Your learning system opened this course and keeps what you do in it: where you are in "
         "each call, each decision, and how the calls went. This browser keeps nothing of it but "
         "the language that you choose here."));
  end_box(ui, column, box);
}

void about(Ui& ui, Column& column) {
  Box box = begin_card(ui, column, "about", tr("About Warmline"), 2);
  paragraph(
      ui, box.content, "about/what",
      tr("Warmline is a practice line for people who answer calls. Scores come from what the "
         "authors of a call wrote "
         "about each choice, with fixed rules and no guessing. Choosing a good line shows that "
         "you recognise it; "
         "speaking it on a real call is another skill."));
  box.content.gap(12);
  Node link;
  link.id = "notices-link";
  link.role = Role::kLink;
  link.name = tr("Licences of its parts");
  link.href = "NOTICES.txt";
  const float width = text_width(ui, link.name, Type::kBody);
  const float height = 44 * ui.theme.scale;
  const float line = type_style(Type::kBody).line * ui.theme.scale;
  link.rect = {box.content.x, box.content.y, width, height};
  const bool focused = ui.focused(link.id);
  const float y = box.content.y + (height - line) / 2;
  text_at(ui, box.content.x, y, {}, link.name, coloured(ui.theme.colours.accent, Type::kBody));
  fill(ui, {box.content.x, y + line - 3, width, 1}, ui.theme.colours.accent, 0);
  if (focused) focus_ring(ui, link.rect, 8);
  ui.semantics.add(std::move(link));
  box.content.gap(height);
  end_box(ui, column, box);
}

}  // namespace

std::optional<Intent> draw_settings(Ui& ui, const SettingsModel& model) {
  std::optional<Intent> intent;
  const Rect area = draw_navigation(ui, Screen::kSettings, false, intent);
  begin_group(ui, "main", Role::kMain, "", area);
  Scroll page = begin_page(ui, area, "settings", tr("Settings"), 720);
  Column& column = page.content;
  save_trouble(ui, column, model.save, intent);
  heading(ui, column, "settings-title", tr("Settings"), 1, Type::kDisplay);
  column.gap(24);
  restore_outcome(ui, column, model.belongings);
  look_and_feel(ui, column, model, intent);
  column.gap(16);
  languages(ui, column, model, intent);
  column.gap(16);
  plain_view(ui, column, model, intent);
  column.gap(16);
  mood(ui, column, model, intent);
  column.gap(16);
  read_aloud(ui, column, model, intent);
  column.gap(16);
  if (ui.course) {
    kept_elsewhere(ui, column);
  } else {
    lenses(ui, column, model, intent);
    profiles_card(ui, column, model.profiles, intent);
    column.gap(16);
    lrs_card(ui, column, model.lrs, intent);
    keeping_cards(ui, column, model, intent);
  }
  column.gap(16);
  about(ui, column);
  end_page(ui, page);
  end_group(ui);
  keeping_dialogs(ui, model.belongings, intent);
  return intent;
}

}  // namespace warmline::ui
