// What a person is about to do with what is kept as a whole: hand some of it in, restore a backup,
// erase everything. Nothing of this is kept itself.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "progress/history.h"
#include "progress/result_file.h"

namespace warmline::ui {

struct RestorePlan {
  std::string file;
  std::int64_t made_ms = 0;  // 0: the file doesn't say
  bool altered = false;
  std::int64_t attempts = 0;  // in the file …
  std::int64_t fresh = 0;     // … that are not here …
  std::int64_t longer = 0;    // … and that are here in a shorter form
  std::int64_t unread = 0;    // records of the file that this build can't read
  std::int64_t sittings = 0;  // records of sittings in the file, which are left out
  bool nothing_new = false;
  progress::History both;
};

struct RestoringNow;
struct RestoringNowDeleter {
  void operator()(RestoringNow* now) const;  // in restoring.cpp, which knows what it is
};

struct Belongings {
  // The result file that is being put together.
  std::string person;
  std::set<std::string> chosen;                       // attempts
  std::optional<progress::ResultFile> unsigned_file;  // waits for its signature
  std::string result_said;                            // what became of the last one
  std::string xapi_home;                              // where the person has an account, as typed
  std::string xapi_said;                              // what became of the last statements

  std::unique_ptr<RestoringNow, RestoringNowDeleter> restoring;  // is under way (restoring.h)
  std::optional<RestorePlan> restore;
  bool wants_backup = false;                 // the file that comes next is meant to be one
  std::vector<std::string> restore_outcome;  // what came of the last one, or what is wrong in it

  bool asks_to_erase = false;  // the question is on the screen
  std::string erase_profile;   // its id; empty: everything
  bool erasing = false;
  std::string erase_trouble;

  // For the platform to do, once.
  std::string sign_now;
  bool erase_now = false;
  bool show_outcome = false;  // restore_outcome is news: it has to come into view
};

}  // namespace warmline::ui
