#include "ui/view_profiles.h"

#include <string>
#include <vector>

#include "core/tr.h"
#include "ui/parts.h"
#include "ui/view_keeping.h"
#include "ui/widgets_field.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using What = AboutProfile::What;

constexpr Message kLocked = msg("Opens with its passphrase");

void told(Ui& ui, Column& column, const std::string& id, const std::string& words, bool trouble) {
  if (words.empty()) return;
  column.gap(12);
  paragraph(ui, column, id, words,
            coloured(trouble ? ui.theme.colours.lost : 0, Type::kSmall, true));
}

// A card with a name on it, as high as the name needs.
bool name_card(Ui& ui, Column& column, const ProfileRow& row) {
  const float scale = ui.theme.scale;
  const float pad = 16 * scale;
  const TextLook bold = coloured(0, Type::kBody, true);
  Column words{column.x + pad, column.y + 12 * scale, column.width - 2 * pad};
  const float line = type_style(Type::kNote).line * scale;
  const float height =
      break_text(ui, row.name, words.width, bold).height + (row.locked ? line + 2 : 0) + 24 * scale;
  const Rect area{column.x, column.y, column.width, height};
  const std::string name = row.locked ? row.name + "\n" + tr(kLocked) : row.name;
  const Pressable state = pressable(ui, area, "who-" + row.id, Role::kButton, name);
  fill(ui, area, state.hovered ? ui.theme.colours.muted : ui.theme.colours.line, 12);
  fill(ui, {area.x + 1, area.y + 1, area.w - 2, area.h - 2},
       state.hovered ? ui.theme.colours.sunk : ui.theme.colours.surface, 11);
  for (const std::string& text : break_text(ui, row.name, words.width, bold).lines) {
    text_at(ui, words.x, words.y, {}, text, bold);
    words.y += type_style(Type::kBody).line * scale;
  }
  if (row.locked) text_at(ui, words.x, words.y + 2, {}, tr(kLocked), note_look(ui));
  if (state.focused) focus_ring(ui, area, 12);
  column.y += height;
  return state.pressed;
}

void choose_name(Ui& ui, Column& column, const WhoModel& model, std::optional<Intent>& intent) {
  paragraph(ui, column, "who-what",
            tr("Each profile in this browser keeps its own attempts, calls and settings."),
            small_look(ui));
  column.gap(24);
  if (model.waits)
    paragraph(ui, column, "who-waits", tr("Looking up the profiles…"), small_look(ui));
  for (const ProfileRow& row : model.rows) {
    if (name_card(ui, column, row)) intent = AboutProfile{What::kPick, row.id};
    column.gap(12);
  }
  told(ui, column, "who-said", model.said, true);
}

void ask_passphrase(Ui& ui, Column& column, const WhoModel& model, std::optional<Intent>& intent) {
  Box box = begin_box(ui, column, "who-lock", Surface::kCard, Role::kRegion,
                      tr("The profile’s passphrase"));
  paragraph(ui, box.content, "who-picked", model.picked.name, coloured(0, Type::kBody, true));
  box.content.gap(4);
  paragraph(
      ui, box.content, "who-locked",
      tr("This profile is encrypted on this device. Nothing of it can be seen before it is open."),
      small_look(ui));
  box.content.gap(16);
  FieldLook look;
  look.enter = "who-open";
  secret_field(ui, box.content, "who/passphrase", tr("Passphrase"), false, look);
  told(ui, box.content, "who-said", model.said, true);
  box.content.gap(16);
  if (model.working) {
    paragraph(ui, box.content, "who-working", tr("Opening…"), small_look(ui));
  } else {
    std::vector<ButtonSpec> buttons{{"who-open", tr("Open"), ButtonKind::kPrimary}};
    if (!model.alone) buttons.push_back({"who-back", tr("Somebody else")});
    const auto pressed = button_row(ui, box.content, buttons);
    if (pressed == 0u) intent = AboutProfile{What::kUnlock, ""};
    if (pressed == 1u) intent = AboutProfile{What::kBack, ""};
  }
  end_box(ui, column, box);
  column.gap(24);
  heading(ui, column, "who-forgotten", tr("Forgotten?"), 2, Type::kBody);
  column.gap(4);
  paragraph(
      ui, column, "who-lost",
      tr("A forgotten passphrase means that the records are lost: nobody can bring them back. "
         "A backup, saved while the profile was open, still opens."),
      small_look(ui));
  column.gap(12);
  if (!model.working && button_row(ui, column, {{"who-erase", tr("Erase this profile")}}))
    intent = Keep{Keep::What::kAskErase, model.picked.id};
}

void passphrase_card(Ui& ui, Column& column) {
  Box box = begin_card(ui, column, "profile-lock", tr("Passphrase"), 2);
  paragraph(
      ui, box.content, "profile-lock/what",
      tr("It may stay empty. With one, all that this profile holds is encrypted on this device, "
         "and opens for nobody without it. The profile’s name stays readable."));
  box.content.gap(16);
  FieldLook look;
  look.enter = "profile-add";
  secret_field(ui, box.content, "profile-passphrase",
               tr("Passphrase (optional, at least 8 characters)"), true, look);
  box.content.gap(12);
  secret_field(ui, box.content, "profile-again", tr("The same passphrase again"), true, look);
  box.content.gap(16);
  paragraph(
      ui, box.content, "profile-lock/lost",
      tr("A forgotten passphrase means that the records are lost: nobody can bring them back. "
         "Make a backup now and then."),
      coloured(0, Type::kBody, true));
  box.content.gap(8);
  paragraph(ui, box.content, "profile-lock/files",
            tr("Backups and result files are not encrypted. A passphrase is set when a profile is "
               "made: to change or drop it, save a backup, restore that into another profile, and "
               "erase this one."),
            small_look(ui));
  end_box(ui, column, box);
}

void rename(Ui& ui, Column& column, const ProfilesModel& model, std::optional<Intent>& intent) {
  FieldLook look;
  look.enter = "profile-rename";
  // What is typed and the Enter key may come in one frame.
  const auto typed =
      text_field(ui, column, "profile-name", tr("The name of this profile"), model.name, look);
  const std::string name = typed.value_or(model.name);
  if (typed) intent = AboutProfile{What::kName, name};
  column.gap(12);
  const auto pressed = button_row(ui, column,
                                  {{"profile-rename", tr("Keep this name"), ButtonKind::kPrimary},
                                   {"profile-cancel", tr("Cancel")}});
  if (pressed == 0u) intent = AboutProfile{What::kRename, name};
  if (pressed == 1u) intent = AboutProfile{What::kCancel, ""};
}

void others(Ui& ui, Column& column, const ProfilesModel& model, std::optional<Intent>& intent) {
  if (model.others.empty()) return;
  const int list = begin_group(ui, "profiles/list", Role::kList, tr("Other profiles"),
                               {column.x, column.y, column.width, 0});
  const float top = column.y;
  for (const ProfileRow& row : model.others) {
    const std::string id = "profile-" + row.id;
    const float from = column.y;
    const int item =
        begin_group(ui, id, Role::kListItem, "", {column.x, column.y, column.width, 0});
    paragraph(ui, column, id + "/name", row.name, coloured(0, Type::kBody, true));
    if (row.locked) paragraph(ui, column, id + "/locked", tr(kLocked), note_look(ui));
    column.gap(8);
    const std::string label = tr("Switch to {0}", shortened(row.name, 24));
    if (button_row(ui, column, {{id + "/switch", label}}))
      intent = AboutProfile{What::kSwitch, row.id};
    ui.semantics.resize(item, column.width, column.y - from);
    end_group(ui);
    column.gap(12);
    hairline(ui, column.x, column.y, column.width);
    column.gap(12);
  }
  ui.semantics.resize(list, column.width, column.y - top);
  end_group(ui);
}

}  // namespace

std::optional<Intent> draw_who(Ui& ui, const WhoModel& model, const KeepingModel& keeping) {
  std::optional<Intent> intent;
  const Rect area{0, ui.top, ui.width, ui.height - ui.top};
  begin_group(ui, "main", Role::kMain, "", area);
  Scroll page = begin_page(ui, area, "who", tr("Who is practising?"), 480);
  Column& column = page.content;
  column.gap(ui.form() == Form::kNarrow ? 8.0f : 64.0f);
  heading(ui, column, "who-title", tr("Who is practising?"), 1, Type::kDisplay);
  column.gap(8);
  if (!model.trouble.empty()) {
    told(ui, column, "who-trouble", model.trouble, true);
    column.gap(12);
  }
  if (model.picked.id.empty()) {
    choose_name(ui, column, model, intent);
  } else {
    column.gap(16);
    ask_passphrase(ui, column, model, intent);
  }
  end_page(ui, page);
  end_group(ui);
  keeping_dialogs(ui, keeping, intent);
  return intent;
}

std::optional<Intent> draw_add_profile(Ui& ui, const AddProfileModel& model) {
  std::optional<Intent> intent;
  const Rect area = draw_navigation(ui, Screen::kSettings, false, intent);
  begin_group(ui, "main", Role::kMain, "", area);
  Scroll page = begin_page(ui, area, "add-profile", tr("Add a profile"), 720);
  Column& column = page.content;
  heading(ui, column, "add-profile-title", tr("Add a profile"), 1, Type::kDisplay);
  column.gap(24);
  Box box = begin_card(ui, column, "profile-who", tr("Whose"), 2);
  FieldLook look;
  look.enter = "profile-add";
  const auto typed = text_field(ui, box.content, "profile-name", tr("Name"), model.name, look);
  const std::string name = typed.value_or(model.name);  // may come in one frame with the Enter key
  if (typed) intent = AboutProfile{What::kName, name};
  box.content.gap(8);
  paragraph(ui, box.content, "profile-name/why",
            tr("Everybody who opens Warmline in this browser sees the names of its profiles."),
            small_look(ui));
  end_box(ui, column, box);
  column.gap(16);
  passphrase_card(ui, column);
  told(ui, column, "profile-said", model.said, true);
  column.gap(24);
  if (model.working) {
    paragraph(ui, column, "profile-working", tr("Making it…"), small_look(ui));
  } else {
    const auto pressed = button_row(ui, column,
                                    {{"profile-add", tr("Add this profile"), ButtonKind::kPrimary},
                                     {"profile-cancel", tr("Cancel")}});
    if (pressed == 0u) intent = AboutProfile{What::kAdd, name};
    if (pressed == 1u) intent = AboutProfile{What::kCancel, ""};
  }
  end_page(ui, page);
  end_group(ui);
  return intent;
}

void profiles_card(Ui& ui, Column& column, const ProfilesModel& model,
                   std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "profiles", tr("Profiles"), 2);
  paragraph(ui, box.content, "profiles/what",
            tr("Several people can practise in this browser, each in a profile: attempts, calls, "
               "settings and the key for result files are kept apart."));
  box.content.gap(8);
  paragraph(ui, box.content, "profiles/open", model.open_words, coloured(0, Type::kBody, true));
  box.content.gap(16);
  others(ui, box.content, model, intent);
  if (model.renaming) {
    rename(ui, box.content, model, intent);
  } else if (!model.why_alone.empty()) {
    paragraph(ui, box.content, "profiles/alone", model.why_alone, small_look(ui));
  } else {
    std::vector<ButtonSpec> buttons{{"profiles/add", tr("Add a profile")},
                                    {"profiles/rename", tr("Rename this one")}};
    if (model.locked) buttons.push_back({"profiles/lock", tr("Lock this one")});
    const auto pressed = button_row(ui, box.content, buttons);
    if (pressed == 0u) intent = AboutProfile{What::kOpenAdd, ""};
    if (pressed == 1u) intent = AboutProfile{What::kAskName, ""};
    if (pressed == 2u) intent = AboutProfile{What::kLock, ""};
  }
  told(ui, box.content, "profiles/trouble", model.trouble, true);
  told(ui, box.content, "profiles/said", model.said, model.refused);
  end_box(ui, column, box);
}

}  // namespace warmline::ui
