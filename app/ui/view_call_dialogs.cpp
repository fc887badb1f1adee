#include <algorithm>
#include <array>
#include <vector>

#include "core/tr.h"
#include "ui/view_call_parts.h"
#include "ui/view_keys.h"

namespace warmline::ui {
namespace {

// Long text scrolls inside the dialog, so that its buttons stay in sight.
void dialog_text(Ui& ui, Column& column, const std::string& id, const std::string& text) {
  const float wanted = break_text(ui, text, column.width).height;
  const float room = std::max(120.0f, ui.height * 0.45f);
  if (wanted <= room) {
    paragraph(ui, column, id, text);
    return;
  }
  Scroll scroll =
      begin_scroll(ui, {column.x, column.y, column.width, room}, id + "/scroll", tr("Text"));
  paragraph(ui, scroll.content, id, text);
  end_scroll(ui, scroll);
  column.gap(room);
}

void reading_dialog(Ui& ui, const CardModel& card, const std::string& language,
                    std::optional<Intent>& intent) {
  Dialog dialog = begin_dialog(ui, "reading", card.title, 560);
  Column& column = dialog.box.content;
  const bool costs = !card.cost.empty();
  paragraph(ui, column, "reading/kind",
            costs ? card.kind + " · " + tr("looking it up took {0}", card.cost) : card.kind,
            note_look(ui));
  column.gap(12);
  {
    const InLanguage written(ui, language);
    dialog_text(ui, column, "reading/text", card.text);
  }
  if (costs) {
    column.gap(12);
    paragraph(ui, column, "reading/again",
              tr("Looking it up once more takes another {0}.", card.cost), note_look(ui));
  }
  column.gap(16);
  const auto pressed =
      button_row(ui, column, {{"reading/close", tr("Back to the call"), ButtonKind::kPrimary}});
  if (pressed || dialog.dismissed) intent = CloseCard{};
  end_dialog(ui, dialog);
}

void leave_dialog(Ui& ui, CallViewState& state, std::optional<Intent>& intent) {
  Dialog dialog = begin_dialog(ui, "leave", tr("Leave this call?"), 560);
  Column& column = dialog.box.content;
  paragraph(ui, column, "leave/ends",
            tr("If you leave, the call ends where it stands and is scored as not finished. What "
               "you did is kept."));
  column.gap(8);
  paragraph(ui, column, "leave/later",
            tr("If you only need a break, come back later: the call waits for you right here, "
               "also when you close the page."));
  column.gap(20);
  const auto pressed = button_row(ui, column,
                                  {{"leave/stay", tr("Stay on the call"), ButtonKind::kPrimary},
                                   {"leave/break", tr("Come back later")},
                                   {"leave/end", tr("End it here")}});
  if (pressed == 1u) intent = GoTo{Screen::kLibrary};
  if (pressed == 2u) intent = LeaveCall{};
  if (pressed || dialog.dismissed) {
    state.dialog = CallDialog::kNone;
    ui.animate_until(ui.now_ms + 1);
  }
  end_dialog(ui, dialog);
}

void keys_dialog(Ui& ui, const CallModel& model, CallViewState& state) {
  struct Key {
    Message key;
    Message what;
    bool of_mood = false;
  };
  constexpr std::array<Key, 6> kKeys{{{msg("1 to 4"), msg("say or do what has that number")},
                                      {msg("Space##key"), msg("show all lines at once")},
                                      {"K", msg("go to what you can look up")},
                                      {"H", msg("hide or show the caller’s mood"), true},
                                      {msg("Esc"), msg("close what is open")},
                                      {"?", msg("this list")}}};
  Dialog dialog = begin_dialog(ui, "all-keys-dialog", tr("Keys"), 440);
  Column& column = dialog.box.content;
  std::vector<KeyWords> keys;
  for (const Key& one : kKeys) {
    if (!model.sitting || !one.of_mood) keys.push_back({one.key, one.what});
  }
  key_list(ui, column, "all-keys-dialog", keys);
  column.gap(14);
  const auto pressed =
      button_row(ui, column, {{"all-keys-dialog/close", tr("Close"), ButtonKind::kPrimary}});
  if (pressed || dialog.dismissed) {
    state.dialog = CallDialog::kNone;
    ui.animate_until(ui.now_ms + 1);
  }
  end_dialog(ui, dialog);
}

}  // namespace

void draw_dialogs(Ui& ui, const CallModel& model, CallViewState& state,
                  std::optional<Intent>& intent) {
  if (model.reading) {
    reading_dialog(ui, *model.reading, model.language, intent);
  } else if (state.dialog == CallDialog::kLeave) {
    leave_dialog(ui, state, intent);
  } else if (state.dialog == CallDialog::kKeys) {
    keys_dialog(ui, model, state);
  }
}

}  // namespace warmline::ui
