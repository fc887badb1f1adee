// The dialog that says which keys do what. A call has its own, with the keys of a call
// (view_call_dialogs.cpp).
#pragma once

#include <string>
#include <vector>

#include "core/tr.h"
#include "ui/ui.h"
#include "ui/widgets.h"

namespace warmline::ui {

struct KeyWords {
  Message key, what;
};
// One below the other, as a list.
void key_list(Ui& ui, Column& column, const std::string& id, const std::vector<KeyWords>& keys);

struct KeysViewState {
  bool shown = false;
};

// Draws it while it is shown; the key "?" shows it wherever nothing else is open.
void draw_keys(Ui& ui, KeysViewState& state);

}  // namespace warmline::ui
