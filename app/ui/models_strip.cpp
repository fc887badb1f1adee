#include <algorithm>
#include <string>
#include <vector>

#include "core/tr.h"
#include "ui/models.h"

namespace warmline::ui {

StripModel strip_model(const AppState& state) {
  StripModel model;
  if (state.access == Access::kReading) {
    model.kind = StripModel::Kind::kReading;
    model.title = tr("Open in another tab");
    model.text = !state.refused.empty()
                     ? state.refused
                     : tr("This tab shows what happens there and changes nothing. Close the other "
                          "one, and you go on here.");
  } else if (state.store == StoreState::kFailed) {
    model.kind = StripModel::Kind::kForgets;
    model.title = tr("Nothing is kept");
    model.text = (state.refused.empty() ? state.store_message : state.refused) + " " +
                 tr("Everything works for this visit, and is forgotten when this page closes.");
    // A call has a button of its own for that, and needs the height.
    model.something_to_export =
        state.screen != Screen::kCall &&
        (!state.archive.empty() || state.journal.state() != progress::SaveState::kSaved);
  } else if (!state.refused.empty()) {
    model.kind = StripModel::Kind::kRefused;
    model.title = state.refused;
  } else if (state.undo) {
    model.kind = StripModel::Kind::kUndo;
    model.title = state.undo->said;
  } else if (state.beyond_drawing) {
    model.kind = StripModel::Kind::kBeyondDrawing;
    model.title = tr("Some of the words here can’t be drawn");
    model.text =
        tr("Their letters join, stack or run from right to left. The plain view shows them as your "
           "browser sets them.");
  }
  return model;
}

bool offers_to_keep(const AppState& state) {
  if (state.keeping.promise != platform::Keeping::Promise::kCanAsk) return false;
  if (state.access == Access::kReading || state.store != StoreState::kReady) return false;
  if (!state.portfolio.setting("asked-to-keep", "").empty()) return false;
  const auto& attempts = state.portfolio.attempts();
  return std::any_of(attempts.begin(), attempts.end(), [](const progress::Attempt& attempt) {
    return attempt.closed == progress::ClosedHow::kFinished;
  });
}

std::vector<std::string> keeping_words(const AppState& state) {
  using Promise = platform::Keeping::Promise;
  std::vector<std::string> words;
  switch (state.keeping.promise) {
    case Promise::kPromised:
      words.push_back(tr("This browser has promised not to clear it by itself."));
      break;
    case Promise::kCanAsk:
    case Promise::kAsking:
      words.push_back(
          tr("This browser may clear it when the device runs short of space. It can be asked not "
             "to."));
      break;
    case Promise::kRefused:
      words.push_back(
          tr("This browser may clear it when the device runs short of space, and has not promised "
             "otherwise. Export it now and then."));
      break;
    case Promise::kUnknown:
      break;
  }
  if (state.keeping.days_until_cleared > 0) {
    words.push_back(
        tr("Safari removes it when you haven’t been here for {0} days on which you used Safari. "
           "Come back within the week, or export it.",
           state.keeping.days_until_cleared));
  }
  if (!state.unguarded.empty()) words.push_back(state.unguarded);
  words.push_back(
      tr("In a private window everything goes when the window closes. Clearing this site’s data in "
         "the browser removes everything too."));
  return words;
}

}  // namespace warmline::ui
