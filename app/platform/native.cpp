// platform.h for the command line and for tests: a real clock and randomness, no screen, no page.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>
#include <utility>

#include "core/signature.h"
#include "platform/memory.h"
#include "platform/platform.h"

namespace warmline::platform {

std::vector<InputEvent> take_input() {
  return std::exchange(memory().input, {});
}

std::int64_t wall_ms() {
  using std::chrono::duration_cast;
  using std::chrono::milliseconds;
  return duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

double steady_ms() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double, std::milli>(now).count();
}

std::string date_words(std::int64_t wall) {
  const auto seconds = static_cast<std::time_t>(wall / 1000);
  std::tm parts{};
  char words[32] = "";
  if (gmtime_r(&seconds, &parts) != nullptr)
    std::strftime(words, sizeof words, "%e %b %Y, %H:%M", &parts);
  return words[0] == ' ' ? words + 1 : words;
}

std::string random_hex(std::size_t bytes) {
  std::random_device source;
  constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  for (std::size_t i = 0; i < 2 * bytes; ++i) hex += kDigits[source() & 15u];
  return hex;
}

void wake() {
  memory().pacer.wake();
}
void wake_at(double steady_time_ms) {
  memory().pacer.wake_at(steady_time_ms);
}
void copy_text(std::string_view text) {
  memory().copied = text;
}
void save_file(std::string_view name, std::string_view, std::string_view bytes) {
  memory().saved.push_back({std::string(name), std::string(bytes)});
}
void open_file(std::string_view accept, Choosing how) {
  memory().asked_for.emplace_back(accept);
  memory().asked_how.push_back(how);
}
void ask_for_site_file(std::string_view name) {
  memory().site_files.emplace_back(name);
}
void stop_watching() {
  ++memory().stopped_watching;
}
bool can_choose_folder() {
  return memory().can_choose_folder;
}
void print_page(std::string_view name, std::string_view html) {
  memory().printed.push_back({std::string(name), std::string(html)});
}
// One key for a program's life, so that a test can tell it.
void sign(std::string_view message) {
  InputEvent event;
  event.kind = InputEvent::Kind::kSigned;
  event.text = "This platform was told not to sign.";
  if (memory().can_sign) {
    const SigningKey key = signing_key(std::string(kSeedBytes, '\x07'));
    event.text = key.public_key + warmline::sign(key, message);
  }
  memory().input.push_back(std::move(event));
  wake();
}
void erase_site() {
  ++memory().erased;
}
void wish_profile(const ProfileWish& wish) {
  memory().profile_wishes.push_back(wish);
}
void wish_lrs(const LrsWish& wish) {
  memory().lrs_wishes.push_back(wish);
}
void patch_semantics(std::string_view patch) {
  memory().patches.emplace_back(patch);
}
Keeping keeping() {
  return memory().keeping;
}
void guard(bool unsaved) {
  memory().guarded = unsaved;
}
void go_to(std::string_view address) {
  memory().gone_to.emplace_back(address);
}
void show_address(std::string_view address) {
  memory().addresses.emplace_back(address);
}
Locale locale() {
  return {};
}
std::string voices() {
  return memory().voices;
}
void choose_language(std::string_view tag) {
  memory().languages.emplace_back(tag);
}
void report_course(std::string_view json) {
  memory().course_reports.emplace_back(json);
}

void leave_course() {
  ++memory().courses_left;
}

void remember_start(std::string_view line) {
  memory().starts.emplace_back(line);
}
void ask_to_keep() {
  memory().keeping.promise = Keeping::Promise::kAsking;
}
Preferences preferences() {
  return memory().preferences;
}
Boot take_boot() {
  return memory().boot;
}
void run(std::function<void()> frame, std::function<bool()> work) {
  frame();
  while (work()) {
  }
}
void on_hidden(std::function<void()> hidden) {
  memory().hidden = std::move(hidden);
}
void ready() {
  memory().ready = true;
}

void fail(std::string_view message) {
  std::fwrite(message.data(), 1, message.size(), stderr);
  std::fputc('\n', stderr);
  std::abort();
}

Memory& memory() {
  static Memory instance;
  return instance;
}

}  // namespace warmline::platform
