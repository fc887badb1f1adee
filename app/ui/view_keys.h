// The dialog that says which keys do what. A call has its own, with the keys of a call
// (view_call_dialogs.cpp).
#pragma once

#include "ui/ui.h"

namespace warmline::ui {

struct KeysViewState {
  bool shown = false;
};

// Draws it while it is shown; the key "?" shows it wherever nothing else is open.
void draw_keys(Ui& ui, KeysViewState& state);

}  // namespace warmline::ui
