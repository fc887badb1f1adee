#include "ui/view_keys.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/tr.h"
#include "ui/parts.h"

namespace warmline::ui {
namespace {

constexpr std::array<KeyWords, 7> kKeys{
    {{msg("Tab"), msg("go on to the next thing, with Shift back")},
     {msg("Enter"), msg("press it; in a field, what stands beside the field")},
     {msg("Arrows"), msg("scroll; in a chart, go from figure to figure; on a map, move it")},
     {msg("Home, End"), msg("in a chart, its first and last figure")},
     {msg("Ctrl + Z"), msg("take back what was just removed")},
     {msg("Esc"), msg("close what is open")},
     {msg("?"), msg("this list")}}};

bool other_dialog(const Ui& ui) {
  const auto& nodes = ui.semantics.nodes();
  return std::any_of(nodes.begin(), nodes.end(),
                     [](const Node& node) { return node.role == Role::kDialog; });
}

}  // namespace

void key_list(Ui& ui, Column& column, const std::string& id, const std::vector<KeyWords>& keys) {
  float first = 0;
  for (const KeyWords& one : keys)
    first = std::max(first, text_width(ui, tr(one.key), Type::kBody, true) + 16 * ui.theme.scale);
  const Rect at{column.x, column.y, column.width, 0};
  const int list = begin_group(ui, id + "/list", Role::kList, "", at);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::string row_id = id + "/" + std::to_string(i);
    const Rect row{column.x, column.y, column.width, 0};
    const int item = begin_group(ui, row_id, Role::kListItem, "", row);
    text_at(ui, column.x, column.y, row_id + "/key", tr(keys[i].key),
            coloured(0, Type::kBody, true));
    Column words{column.x + first, column.y, column.width - first};
    paragraph(ui, words, row_id + "/what", tr(keys[i].what));
    column.y = words.y;
    ui.semantics.resize(item, row.w, column.y - row.y);
    end_group(ui);
    column.gap(6);
  }
  ui.semantics.resize(list, at.w, column.y - at.y);
  end_group(ui);
}

void draw_keys(Ui& ui, KeysViewState& state) {
  if (!state.shown) {
    if (other_dialog(ui) || !ui.key("?")) return;
    state.shown = true;
    ui.animate_until(ui.now_ms + 1);
    return;
  }
  Dialog dialog = begin_dialog(ui, "all-keys-dialog", tr("Keys"), 480);
  Column& column = dialog.box.content;
  key_list(ui, column, "all-keys-dialog", {kKeys.begin(), kKeys.end()});
  column.gap(8);
  paragraph(ui, column, "all-keys-dialog/browser",
            tr("All of the browser’s own keys work here as everywhere."), note_look(ui));
  column.gap(14);
  const auto pressed =
      button_row(ui, column, {{"all-keys-dialog/close", tr("Close"), ButtonKind::kPrimary}});
  if (pressed || dialog.dismissed) {
    state.shown = false;
    ui.animate_until(ui.now_ms + 1);
  }
  end_dialog(ui, dialog);
}

}  // namespace warmline::ui
