// What the screens about profiles show.
#pragma once

#include <string>
#include <vector>

#include "ui/app_state.h"

namespace warmline::ui {

// The open one; null while none is, or nothing is known of it.
[[nodiscard]] const ProfileRow* open_profile(const AppState& state);
[[nodiscard]] const ProfileRow* find_profile(const AppState& state, const std::string& id);
// Whatever is saved as a file from an encrypted profile is not: a sentence; else empty.
[[nodiscard]] std::string unsealed_words(const AppState& state);

struct WhoModel {
  std::vector<ProfileRow> rows;
  bool waits = false;  // the list comes in a moment
  ProfileRow picked;   // id empty: somebody is to be chosen
  bool alone = false;  // there is nobody else to choose
  bool working = false;
  std::string trouble;
  std::string said;
};
[[nodiscard]] WhoModel who_model(const AppState& state);

struct ProfilesModel {
  std::string open_words;
  bool locked = false;  // the open one
  std::vector<ProfileRow> others;
  std::string why_alone;  // why no other can be added; empty: one can
  std::string trouble;
  std::string said;
  bool refused = false;
  bool renaming = false;
  std::string name;
};
[[nodiscard]] ProfilesModel profiles_model(const AppState& state);

struct AddProfileModel {
  std::string name;
  bool working = false;
  std::string said;
};
[[nodiscard]] AddProfileModel add_profile_model(const AppState& state);

}  // namespace warmline::ui
