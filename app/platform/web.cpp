// The browser's side of platform.h. Bridges are one line of JavaScript each: the work is done in
// web/*.js.
#include <emscripten.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "platform/frame_pacer.h"
#include "platform/platform.h"

// clang-format off
EM_JS(double, wl_steady_ms, (), { return performance.now(); });
EM_JS(double, wl_wall_ms, (), { return Date.now(); });
EM_JS(void, wl_request_frame, (), { Module.warmline.page.frame(); });
EM_JS(void, wl_set_timer, (double at), { Module.warmline.page.at(at); });
EM_JS(void, wl_work_soon, (), { setTimeout(_warmline_work); });
EM_JS(void, wl_ready, (), { Module.warmline.onReady(); });
EM_JS(void, wl_fail, (const char* message, int size), { Module.warmline.onCrash(UTF8ToString(message, size)); });
EM_JS(void, wl_start, (), { Module.warmline.page.start(Module); });
EM_JS(void, wl_random, (unsigned char* to, int count), { crypto.getRandomValues(HEAPU8.subarray(to, to + count)); });
EM_JS(void, wl_copy, (const char* text, int size), {
  Module.warmline.page.copy(UTF8ToString(text, size));
});
EM_JS(void, wl_save, (const char* name, int name_size, const char* mime, int mime_size, const char* bytes, int size), {
  Module.warmline.page.save(UTF8ToString(name, name_size), UTF8ToString(mime, mime_size), HEAPU8.slice(bytes, bytes + size));
});
EM_JS(void, wl_open, (const char* accept, int size, int how), { Module.warmline.page.open(UTF8ToString(accept, size), how); });
EM_JS(void, wl_site_file, (const char* name, int size), { Module.warmline.page.site_file(UTF8ToString(name, size)); });
EM_JS(void, wl_stop_watching, (), { Module.warmline.page.stop_watching(); });
EM_JS(int, wl_can_choose_folder, (), { return Module.warmline.page.can_choose_folder() ? 1 : 0; });
EM_JS(void, wl_print, (const char* name, int name_size, const char* html, int size), {
  Module.warmline.page.print(UTF8ToString(name, name_size), HEAPU8.slice(html, html + size));
});
EM_JS(void, wl_sign, (const char* message, int size), {
  Module.warmline.page.sign(HEAPU8.slice(message, message + size));
});
EM_JS(void, wl_erase, (), { Module.warmline.page.erase(); });
EM_JS(void, wl_wish_profile, (int what, const char* id, int id_size, const char* name, int name_size), {
  Module.warmline.page.wish_profile(what, UTF8ToString(id, id_size), UTF8ToString(name, name_size));
});
EM_JS(void, wl_wish_lrs, (int what, double ticket, const char* body, int size), {
  Module.warmline.page.wish_lrs(what, ticket, UTF8ToString(body, size));
});
EM_JS(void, wl_file_bytes, (unsigned char* to), { HEAPU8.set(Module.warmline.page.file(), to); });
EM_JS(void, wl_patch, (const char* patch, int size), {
  Module.warmline.semantics.patch(UTF8ToString(patch, size));
});
EM_JS(int, wl_prefers, (int what), {
  return matchMedia(what === 0 ? "(prefers-color-scheme: dark)" : "(prefers-reduced-motion: reduce)").matches ? 1 : 0;
});
EM_JS(int, wl_contrast, (), {
  return matchMedia("(forced-colors: active)").matches ? 2 : matchMedia("(prefers-contrast: more)").matches ? 1 : 0;
});
EM_JS(int, wl_system_colour, (int which), {
  return Module.warmline.page.system_colour(["Canvas", "CanvasText", "LinkText", "ButtonFace", "Highlight"][which]);
});
EM_JS(int, wl_can_draw, (), { return Module.warmline.can_draw ? 1 : 0; });
EM_JS(int, wl_language, (char* to, int room), { return stringToUTF8(navigator.language || "en", to, room); });
EM_JS(int, wl_date, (double wall_ms, char* to, int room), { return stringToUTF8(window.WarmlineWords.moment(wall_ms), to, room); });
EM_JS(int, wl_day, (int day, char* to, int room), { return stringToUTF8(window.WarmlineWords.day(day), to, room); });
EM_JS(int, wl_number, (double number, int decimals, char* to, int room), {
  return stringToUTF8(window.WarmlineWords.number(number, decimals), to, room);
});
EM_JS(int, wl_plural, (double number, char* to, int room), { return stringToUTF8(window.WarmlineWords.plural(number), to, room); });
EM_JS(int, wl_voices, (char* to, int room), { return stringToUTF8(window.WarmlineVoice.languages(), to, room); });
EM_JS(void, wl_choose_language, (const char* tag, int size), {
  window.WarmlineWords.choose(UTF8ToString(tag, size));
  location.reload();
});
EM_JS(int, wl_keeping, (), { return Module.warmline.page.keeping(); });
EM_JS(int, wl_days, (), { return Module.warmline.page.days_until_cleared(); });
EM_JS(void, wl_ask_to_keep, (), { Module.warmline.page.ask_to_keep(); });
EM_JS(int, wl_place, (), { return ["practice", "hire", "sit", "course"].indexOf(window.WarmlinePlaces.kind); });
EM_JS(void, wl_guard, (int unsaved), { Module.warmline.page.guard(unsaved !== 0); });
EM_JS(void, wl_go_to, (const char* address, int size), { window.WarmlinePlaces.go(UTF8ToString(address, size)); });
EM_JS(void, wl_show_address, (const char* address, int size), { window.WarmlinePlaces.show(UTF8ToString(address, size)); });
EM_JS(void, wl_report_course, (const char* json, int size), { window.WarmlineCourse.report(UTF8ToString(json, size)); });
EM_JS(void, wl_leave_course, (), { window.WarmlineCourse.leave(); });
EM_JS(void, wl_remember_start, (const char* line, int size), { window.WarmlinePlaces.remember(UTF8ToString(line, size)); });
EM_JS(int, wl_boot_count, (int list), {
  const boot = Module.warmline;
  return list === 2 ? boot.awaited_scenarios || 0 : (list === 0 ? boot.scenarios : boot.missing_scenarios || []).length;
});
// The text or bytes of boot item `index` of `list` (0 scenario name, 1 scenario bytes, 2 missing name, 3 fonts,
// 4 profiles, 5 address, link, packaged form, starts, site, course and record store, 6 the table of the language, what was chosen and what there
// is), or only their size where `to` is null.
EM_JS(int, wl_boot_item, (int list, int index, unsigned char* to), {
  const boot = Module.warmline;
  const item = list === 0 ? boot.scenarios[index].name : list === 1 ? boot.scenarios[index].bytes
             : list === 2 ? boot.missing_scenarios[index] : list === 4 ? window.WarmlineProfiles.state()
             : list === 5 ? [location.hash, window.WarmlinePlaces.link, boot.form || "", window.WarmlinePlaces.starts(), location.origin + location.pathname, window.WarmlinePlaces.course, (window.WarmlineLrs || { endpoint: "" }).endpoint][index]
             : list === 6 ? [boot.words || "", window.WarmlineWords.chosen(), window.WarmlineWords.tag,
                             window.WarmlineWords.all.map((one) => one.tag + "\t" + one.name).join("\n")][index]
             : index === 0 ? boot.fonts.regular : boot.fonts.semibold;
  const bytes = typeof item === "string" ? new TextEncoder().encode(item) : item;
  if (to) HEAPU8.set(bytes, to);
  return bytes.length;
});
// clang-format on

namespace warmline::platform {
namespace {

struct Page {
  FramePacer pacer;
  std::vector<InputEvent> input;
  std::function<void()> frame;
  std::function<bool()> work;
  std::function<void()> hidden;
  bool work_asked = false;
};

Page& page() {  // the one page this program runs in; C callbacks have nowhere else to find it
  static Page instance;
  return instance;
}

std::string boot_item(int list, int index) {
  std::string bytes(static_cast<std::size_t>(wl_boot_item(list, index, nullptr)), '\0');
  wl_boot_item(list, index, reinterpret_cast<unsigned char*>(bytes.data()));
  return bytes;
}

int size_of(std::string_view text) {
  return static_cast<int>(text.size());
}

void ask_for_what_is_due() {
  if (page().pacer.frame_due()) wl_request_frame();
  if (const auto timer = page().pacer.timer()) wl_set_timer(*timer);
}

// In a task of its own, so that the browser serves clicks and draws frames in between.
void ask_for_work() {
  if (!std::exchange(page().work_asked, true)) wl_work_soon();
}

}  // namespace

std::vector<InputEvent> take_input() {
  return std::exchange(page().input, {});
}
std::int64_t wall_ms() {
  return static_cast<std::int64_t>(wl_wall_ms());
}
double steady_ms() {
  return wl_steady_ms();
}

std::string date_words(std::int64_t wall) {
  char words[96] = "";
  wl_date(static_cast<double>(wall), words, static_cast<int>(sizeof words));
  return words;
}

std::string random_hex(std::size_t bytes) {
  std::string random(bytes, '\0');
  wl_random(reinterpret_cast<unsigned char*>(random.data()), static_cast<int>(bytes));
  constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  for (const char c : random) {
    const auto byte = static_cast<unsigned char>(c);
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

void wake() {
  page().pacer.wake();
  wl_request_frame();
}

void wake_at(double steady_time_ms) {
  page().pacer.wake_at(steady_time_ms);
  if (const auto timer = page().pacer.timer()) wl_set_timer(*timer);
}

void copy_text(std::string_view text) {
  wl_copy(text.data(), size_of(text));
}

void save_file(std::string_view name, std::string_view mime, std::string_view bytes) {
  wl_save(name.data(), size_of(name), mime.data(), size_of(mime), bytes.data(), size_of(bytes));
}

void open_file(std::string_view accept, Choosing how) {
  wl_open(accept.data(), size_of(accept), static_cast<int>(how));
}

void ask_for_site_file(std::string_view name) {
  wl_site_file(name.data(), size_of(name));
}

void stop_watching() {
  wl_stop_watching();
}

bool can_choose_folder() {
  static const bool can = wl_can_choose_folder() == 1;
  return can;
}

void print_page(std::string_view name, std::string_view html) {
  wl_print(name.data(), size_of(name), html.data(), size_of(html));
}

void sign(std::string_view message) {
  wl_sign(message.data(), size_of(message));
}

void erase_site() {
  wl_erase();
}

void wish_profile(const ProfileWish& wish) {
  wl_wish_profile(static_cast<int>(wish.what), wish.id.data(), size_of(wish.id), wish.name.data(),
                  size_of(wish.name));
}

void wish_lrs(const LrsWish& wish) {
  wl_wish_lrs(static_cast<int>(wish.what), static_cast<double>(wish.ticket), wish.body.data(),
              size_of(wish.body));
}

void patch_semantics(std::string_view patch) {
  if (!patch.empty()) wl_patch(patch.data(), size_of(patch));
}

Preferences preferences() {
  char language[32] = "en";
  wl_language(language, static_cast<int>(sizeof language));
  Preferences wishes;
  wishes.dark = wl_prefers(0) == 1;
  wishes.reduced_motion = wl_prefers(1) == 1;
  wishes.language = language;
  wishes.can_draw = wl_can_draw() == 1;
  wishes.contrast = static_cast<Contrast>(wl_contrast());
  if (wishes.contrast == Contrast::kForced) {
    const auto colour = [](int which) {
      return static_cast<std::uint32_t>(wl_system_colour(which));
    };
    wishes.colours = {colour(0), colour(1), colour(2), colour(3), colour(4)};
  }
  return wishes;
}

Keeping keeping() {
  return {static_cast<Keeping::Promise>(wl_keeping()), wl_days()};
}

void ask_to_keep() {
  wl_ask_to_keep();
}

void guard(bool unsaved) {
  wl_guard(unsaved ? 1 : 0);
}
void go_to(std::string_view address) {
  wl_go_to(address.data(), size_of(address));
}

void show_address(std::string_view address) {
  wl_show_address(address.data(), size_of(address));
}

void report_course(std::string_view json) {
  wl_report_course(json.data(), size_of(json));
}

void leave_course() {
  wl_leave_course();
}

void remember_start(std::string_view line) {
  wl_remember_start(line.data(), size_of(line));
}

namespace {

std::vector<Language> languages() {
  std::vector<Language> all;
  const std::string lines = boot_item(6, 3);
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    const std::size_t tab = lines.find('\t', at);
    all.push_back({lines.substr(at, tab - at), lines.substr(tab + 1, end - tab - 1)});
    at = end + 1;
  }
  return all;
}

}  // namespace

Locale locale() {
  // Asked for the same again and again, frame after frame.
  struct Known {
    std::map<std::pair<double, int>, std::string> numbers;
    std::map<std::int64_t, std::string> plurals;
    std::map<std::int32_t, std::string> days;
  };
  const auto known = std::make_shared<Known>();
  constexpr std::size_t kMost = 2000;
  const auto remembered = [](auto& all, auto key, const auto& find) -> const std::string& {
    if (all.size() > kMost) all.clear();
    const auto found = all.find(key);
    return found != all.end() ? found->second : all.emplace(key, find()).first->second;
  };
  Locale locale;
  locale.tag = boot_item(6, 2);
  locale.number = [known, remembered](double number, int decimals) -> std::string {
    return remembered(known->numbers, std::pair<double, int>(number, decimals), [&] {
      char words[64] = "";
      wl_number(number, decimals, words, static_cast<int>(sizeof words));
      return std::string(words);
    });
  };
  locale.plural = [known, remembered](std::int64_t number) -> std::string {
    return remembered(known->plurals, number, [&] {
      char words[16] = "";
      wl_plural(static_cast<double>(number), words, static_cast<int>(sizeof words));
      return std::string(words);
    });
  };
  locale.day = [known, remembered](std::int32_t day) -> std::string {
    return remembered(known->days, day, [&] {
      char words[96] = "";
      wl_day(day, words, static_cast<int>(sizeof words));
      return std::string(words);
    });
  };
  return locale;
}

std::string voices() {
  char languages[256] = "";
  wl_voices(languages, static_cast<int>(sizeof languages));
  return languages;
}

void choose_language(std::string_view tag) {
  wl_choose_language(tag.data(), size_of(tag));
}

Boot take_boot() {
  Boot boot;
  for (int i = 0; i < wl_boot_count(0); ++i)
    boot.scenarios.push_back({boot_item(0, i), boot_item(1, i)});
  for (int i = 0; i < wl_boot_count(1); ++i) boot.missing.push_back(boot_item(2, i));
  boot.awaited = wl_boot_count(2);
  boot.font_regular = boot_item(3, 0);
  boot.font_semibold = boot_item(3, 1);
  boot.profiles = boot_item(4, 0);
  boot.place = static_cast<Place>(wl_place());
  boot.address = boot_item(5, 0);
  boot.site = boot_item(5, 4);
  boot.link = boot_item(5, 1);
  boot.form = boot_item(5, 2);
  boot.starts = boot_item(5, 3);
  boot.course = boot_item(5, 5);
  boot.lrs = boot_item(5, 6);
  boot.messages = boot_item(6, 0);
  boot.chosen_language = boot_item(6, 1);
  boot.languages = languages();
  return boot;
}

void run(std::function<void()> frame, std::function<bool()> work) {
  page().frame = std::move(frame);
  page().work = std::move(work);
  wl_start();
  wake();
}

void on_hidden(std::function<void()> hidden) {
  page().hidden = std::move(hidden);
}

void ready() {
  wl_ready();
}

void fail(std::string_view message) {
  wl_fail(message.data(), size_of(message));
  std::abort();
}

}  // namespace warmline::platform

extern "C" {

// Called by web/page.js, from requestAnimationFrame or a timer that came due.
EMSCRIPTEN_KEEPALIVE void warmline_frame() {
  using namespace warmline::platform;
  page().pacer.frame_begins(steady_ms());
  page().frame();
  ask_for_what_is_due();
  ask_for_work();
}

// Called by the timer of ask_for_work().
EMSCRIPTEN_KEEPALIVE void warmline_work() {
  using namespace warmline::platform;
  page().work_asked = false;
  if (page().work()) ask_for_work();
}

// Called by web/page.js, while the browser waits.
EMSCRIPTEN_KEEPALIVE void warmline_hidden() {
  if (const auto& hidden = warmline::platform::page().hidden) hidden();
}

EMSCRIPTEN_KEEPALIVE void warmline_wake() {
  warmline::platform::wake();
}

// Called by web/semantics.js. `flags`: 1 held down, 2 show the focus ring. Where a place belongs to
// what was done, `text` is that: "12.5 -3".
EMSCRIPTEN_KEEPALIVE void warmline_input(int kind, const char* id, const char* text, float amount,
                                         int flags) {
  using namespace warmline::platform;
  InputEvent event;
  event.kind = static_cast<InputEvent::Kind>(kind);
  event.id = id;
  event.text = text;
  if (event.kind == InputEvent::Kind::kPan || event.kind == InputEvent::Kind::kZoom) {
    char* rest = nullptr;
    event.x = std::strtof(text, &rest);
    event.y = std::strtof(rest, nullptr);
  }
  event.amount = amount;
  event.repeat = (flags & 1) != 0;
  event.visible = (flags & 2) != 0;
  page().input.push_back(std::move(event));
  wake();
}

// Called by web/page.js, which holds the bytes until then.
EMSCRIPTEN_KEEPALIVE void warmline_file(int kind, const char* name, int size) {
  using namespace warmline::platform;
  InputEvent event;
  event.kind = static_cast<InputEvent::Kind>(kind);
  event.id = name;
  event.text.resize(static_cast<std::size_t>(size));
  wl_file_bytes(reinterpret_cast<unsigned char*>(event.text.data()));
  page().input.push_back(std::move(event));
  wake();
}

}  // extern "C"
