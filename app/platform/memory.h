// What the native platform did instead of reaching a page, for tests to look at.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "platform/frame_pacer.h"
#include "platform/platform.h"

namespace warmline::platform {

struct Memory {
  FramePacer pacer;
  std::vector<InputEvent> input;  // what take_input() gives next
  std::string copied;
  std::vector<File> saved;
  std::vector<File> printed;
  std::vector<std::string> asked_for;  // what open_file() was told to accept
  std::vector<Choosing> asked_how;
  std::vector<std::string> site_files;  // what ask_for_site_file() was asked for
  bool can_choose_folder = true;
  int stopped_watching = 0;  // calls of stop_watching()
  std::vector<std::string> patches;
  Preferences preferences;
  Keeping keeping;  // ask_to_keep() leaves it at kAsking, for a test to answer
  Boot boot;
  bool ready = false;
  bool can_sign = true;
  std::vector<ProfileWish> profile_wishes;  // a test gives the answers
  std::vector<LrsWish> lrs_wishes;          // likewise
  bool guarded = false;                     // what guard() was told last
  std::vector<std::string> gone_to;         // addresses
  std::vector<std::string> addresses;       // shown ones
  std::vector<std::string> course_reports;  // JSON
  int courses_left = 0;                     // calls of leave_course()
  std::vector<std::string> starts;          // lines of remember_start()
  std::string voices;                       // what voices() says
  std::vector<std::string> languages;       // choose_language()
  std::function<void()> hidden;             // what on_hidden() was given, for a test to call
  int erased = 0;  // times; it always succeeds, and the page doesn't start afresh by itself
};

[[nodiscard]] Memory& memory();

}  // namespace warmline::platform
