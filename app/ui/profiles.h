// The profiles of this browser as the platform tells of them, and what a person is about to do with
// them. Passphrases are no part of it: the page keeps them to itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/platform.h"

namespace warmline::ui {

inline constexpr const char* kFirstProfile = "first";  // the id of the one that was there always

struct ProfileRow {
  std::string id;
  std::string name;
  bool locked = false;  // with a passphrase
};

struct Profiles {
  // As told. Where nothing was told there is one, it is open, and it has no name.
  bool asks = false;  // none is open
  bool listed = false;
  std::vector<ProfileRow> rows;  // the first one comes first, then by age
  std::string open;              // ids
  std::string picked;            // locked, and waits for its passphrase
  std::string trouble;           // why the list may not be whole; a sentence

  std::string name;  // as typed: for a new one, or a new one for this
  bool renaming = false;
  bool working = false;  // an answer is waited for
  std::string said;      // that answer, a sentence
  bool refused = false;  // `said` says why something was not done

  std::optional<platform::ProfileWish> wish;  // for the platform, once
};

}  // namespace warmline::ui
