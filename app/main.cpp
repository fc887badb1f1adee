// Warmline in the page: opens the screen, builds the app and draws a frame whenever one is due.
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/tr.h"
#include "platform/platform.h"
#include "platform/screen.h"
#include "platform/store.h"
#include "ui/app.h"
#include "ui/font_metrics.h"
#include "ui/more_fonts.h"
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
    set_fonts();
  }

  void frame() {
    const std::vector<platform::InputEvent> events =
        presses_.take(fonts_.take(platform::take_input()));
    if (presses_.waiting()) platform::wake();
    if (fonts_.take_news()) set_fonts();
    const platform::ScreenSize size = screen_->begin_frame();
    app_.prepare(theme_, platform::preferences());
    ui_.begin_frame(size.width, size.height, platform::steady_ms(), events);
    app_.frame(ui_);
    ui_.end_frame();
    screen_->end_frame(!theme_.plain);
    fonts_.ask_for(app_.scripts());
    platform::patch_semantics(semantics_.take_patch());
    if (!std::exchange(shown_, true)) platform::ready();
  }

  bool work() { return app_.work(); }
  void hidden() { app_.hidden(); }

 private:
  void set_fonts() {
    const auto made = [this](const std::string& own, bool semibold, ImFont* before) {
      std::vector<std::string_view> sources = fonts_.of(semibold);
      sources.insert(sources.begin(), own);
      return screen_->add_font(sources, before);
    };
    theme_.regular = made(font_regular_, false, theme_.regular);
    theme_.semibold = made(font_semibold_, true, theme_.semibold);
  }

  std::string font_regular_;
  std::string font_semibold_;
  std::shared_ptr<platform::Screen> screen_;
  ui::Theme theme_;
  ui::Semantics semantics_;
  ui::Ui ui_;
  ui::Presses presses_;
  ui::MoreFonts fonts_;
  ui::App app_;
  bool shown_ = false;
};

// A table that can't be read is our own mistake: it was made and tested with this program.
void speak(platform::Boot& boot) {
  Catalog messages;
  if (!boot.messages.empty()) {
    Result<Catalog> read = read_catalog(std::exchange(boot.messages, {}));
    if (!read) platform::fail(read.error().message);
    messages = std::move(read).value();
  }
  speak(std::move(messages), platform::locale());
}

}  // namespace

int main() {
  auto screen = platform::Screen::open("Warmline", platform::preferences().can_draw);
  if (!screen) platform::fail(screen.error().message);
  platform::Boot boot = platform::take_boot();
  speak(boot);
  const auto program = std::make_shared<Program>(std::move(boot), std::move(screen).value());
  platform::on_hidden([program] { program->hidden(); });
  platform::run([program] { program->frame(); }, [program] { return program->work(); });
  return EXIT_SUCCESS;
}
