// The call: lines unfold at a reading pace, then the agent chooses; at the side what can be looked
// up and how the caller is. Nothing can be chosen before every line stands there and a moment has
// passed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "ui/intent.h"
#include "ui/models.h"
#include "ui/ui.h"

namespace warmline::ui {

inline constexpr double kGuardMs =
    300;  // between the last line, or a closed dialog, and the first press that counts

enum class CallDialog : std::uint8_t { kNone, kKeys, kLeave };
enum class CallPanel : std::uint8_t { kNone, kLookUp, kCaller };  // unfolded on a narrow screen

struct CallViewState {
  std::string attempt;          // that the rest is about
  std::vector<double> born;     // when each utterance appeared (steady ms); as many as are shown
  double next_at = 0;           // when the next one may appear
  std::size_t complete_at = 0;  // utterances there when all were shown last; 0: not yet
  double active_at = 0;         // choices count from then on
  float followed = 0;  // height of transcript and its room when it was last moved to its end
  CallDialog dialog = CallDialog::kNone;
  CallPanel panel = CallPanel::kNone;
  float panel_height = 0;  // of what it unfolds, as last drawn
  bool dialog_before = false;
};

[[nodiscard]] std::optional<Intent> draw_call(Ui& ui, const CallModel& model, CallViewState& state);

}  // namespace warmline::ui
