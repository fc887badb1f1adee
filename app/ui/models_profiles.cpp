#include "ui/models_profiles.h"

#include <algorithm>

#include "core/tr.h"

namespace warmline::ui {

const ProfileRow* find_profile(const AppState& state, const std::string& id) {
  const std::vector<ProfileRow>& rows = state.profiles.rows;
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&id](const ProfileRow& row) { return row.id == id; });
  return found == rows.end() ? nullptr : &*found;
}

const ProfileRow* open_profile(const AppState& state) {
  return state.profiles.open.empty() ? nullptr : find_profile(state, state.profiles.open);
}

std::string unsealed_words(const AppState& state) {
  const ProfileRow* open = open_profile(state);
  if (open == nullptr || !open->locked) return {};
  return tr(
      "This profile is encrypted; a file that you save from it is not. Keep it where only those "
      "can read it who may.");
}

WhoModel who_model(const AppState& state) {
  const Profiles& profiles = state.profiles;
  WhoModel model;
  model.rows = profiles.rows;
  model.waits = !profiles.listed;
  if (const ProfileRow* picked = find_profile(state, profiles.picked)) model.picked = *picked;
  model.alone = profiles.rows.size() == 1;
  model.working = profiles.working;
  model.trouble = profiles.trouble;
  model.said = profiles.said;
  return model;
}

ProfilesModel profiles_model(const AppState& state) {
  const Profiles& profiles = state.profiles;
  ProfilesModel model;
  model.trouble = profiles.trouble;
  model.said = profiles.said;
  model.refused = profiles.refused;
  model.renaming = profiles.renaming;
  model.name = profiles.name;
  const ProfileRow* open = open_profile(state);
  model.locked = open != nullptr && open->locked;
  for (const ProfileRow& row : profiles.rows) {
    if (&row != open) model.others.push_back(row);
  }
  if (state.store == StoreState::kFailed) {
    model.why_alone =
        tr("No other can be added: this browser keeps nothing for this site at the "
           "moment, so there is one profile for this visit.");
    model.others.clear();
  }
  const std::string name = open == nullptr ? std::string() : quoted_words(open->name);
  if (!model.others.empty()) {
    model.open_words = tr("Open in this tab: {0}.", name);
  } else if (open != nullptr && (open->locked || open->id != kFirstProfile)) {
    model.open_words = tr("There is one profile in this browser, {0}.", name);
  } else {
    model.open_words = tr("There is one profile in this browser.");
  }
  if (model.locked)
    model.open_words += " " + tr("It is encrypted, and opens with its passphrase alone.");
  return model;
}

AddProfileModel add_profile_model(const AppState& state) {
  return {state.profiles.name, state.profiles.working, state.profiles.said};
}

}  // namespace warmline::ui
