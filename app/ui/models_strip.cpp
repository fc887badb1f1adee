#include "ui/models.h"

namespace warmline::ui {

StripModel strip_model(const AppState& state) {
  StripModel model;
  if (state.access == Access::kReading) {
    model.kind = StripModel::Kind::kReading;
    model.title = "Open in another tab";
    model.text =
        "This tab shows what happens there and changes nothing. Close the other one, and you go on "
        "here.";
  } else if (state.store == StoreState::kFailed) {
    model.kind = StripModel::Kind::kForgets;
    model.title = "Nothing is kept";
    model.text = state.store_message +
                 " Everything works for this visit, and is forgotten when this page closes.";
    model.something_to_export =
        !state.archive.empty() || state.journal.state() != progress::SaveState::kSaved;
  }
  return model;
}

}  // namespace warmline::ui
