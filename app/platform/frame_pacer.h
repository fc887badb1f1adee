// When the next frame is due. Idle means never: a frame is drawn on input, on a platform event, at
// an asked-for time, plus two settling frames.
#pragma once

#include <optional>

namespace warmline::platform {

class FramePacer {
 public:
  static constexpr int kSettling = 2;

  void wake() { due_ = kSettling + 1; }
  void wake_at(double time_ms) {
    if (!timer_ || time_ms < *timer_) timer_ = time_ms;
  }
  // A frame begins at `now`: counts it.
  void frame_begins(double now_ms) {
    if (timer_ && *timer_ <= now_ms) timer_.reset();
    if (due_ > 0) --due_;
  }
  [[nodiscard]] bool frame_due() const { return due_ > 0; }
  [[nodiscard]] std::optional<double> timer() const { return timer_; }

 private:
  int due_ = 0;
  std::optional<double> timer_;
};

}  // namespace warmline::platform
