// Warmline in the page: opens the screen, builds the app and draws a frame whenever one is due.
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>

#include "platform/platform.h"
#include "platform/screen.h"
#include "platform/store.h"
#include "ui/app.h"
#include "ui/font_metrics.h"
#include "ui/presses.h"
#include "ui/semantics.h"
#include "ui/theme.h"
#include "ui/ui.h"

namespace {

using namespace warmline;

class Program {
 public:
  Program(platform::Boot boot, std::shared_ptr<platform::Screen> screen)
      : font_regular_(std::move(boot.font_regular)),
        font_semibold_(std::move(boot.font_semibold)),
        screen_(std::move(screen)),
        ui_(theme_, semantics_),
        app_(platform::make_web_store(), boot) {
    theme_.em = ui::em_factor(font_regular_);
    theme_.regular = screen_->add_font(font_regular_);
    theme_.semibold = screen_->add_font(font_semibold_);
  }

  void frame() {
    const std::vector<platform::InputEvent> events = presses_.take(platform::take_input());
    if (presses_.waiting()) platform::wake();
    const platform::ScreenSize size = screen_->begin_frame();
    app_.prepare(theme_, platform::preferences());
    ui_.begin_frame(size.width, size.height, platform::steady_ms(), events);
    app_.frame(ui_);
    ui_.end_frame();
    screen_->end_frame(!theme_.plain);
    platform::patch_semantics(semantics_.take_patch());
    if (!std::exchange(shown_, true)) platform::ready();
  }

  bool work() { return app_.work(); }
  void hidden() { app_.hidden(); }

 private:
  std::string font_regular_;  // ImGui reads glyphs from these bytes as they are needed
  std::string font_semibold_;
  std::shared_ptr<platform::Screen> screen_;
  ui::Theme theme_;
  ui::Semantics semantics_;
  ui::Ui ui_;
  ui::Presses presses_;
  ui::App app_;
  bool shown_ = false;
};

}  // namespace

int main() {
  auto screen = platform::Screen::open("Warmline", platform::preferences().can_draw);
  if (!screen) platform::fail(screen.error().message);
  const auto program = std::make_shared<Program>(platform::take_boot(), std::move(screen).value());
  platform::on_hidden([program] { program->hidden(); });
  platform::run([program] { program->frame(); }, [program] { return program->work(); });
  return EXIT_SUCCESS;
}
