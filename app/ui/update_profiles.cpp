// The part of update() that the profiles are about.
#include <utility>

#include "core/json.h"
#include "core/tr.h"
#include "ui/models_profiles.h"
#include "ui/update.h"

namespace warmline::ui {
namespace {

using Wish = platform::ProfileWish;

constexpr json::Limits kLimits{1 << 20, 4, 20'000};

std::string text_in(const json::Value& object, std::string_view name) {
  const auto found = object.find(name);
  return std::string(found ? found->string() : std::string_view());
}

bool flag_in(const json::Value& object, std::string_view name) {
  const auto found = object.find(name);
  return found && found->boolean();
}

void ask(AppState& state, Wish wish) {
  state.profiles.said.clear();
  state.profiles.refused = false;
  state.profiles.wish = std::move(wish);
}

void ask_and_wait(AppState& state, Wish wish) {
  if (state.profiles.working) return;
  ask(state, std::move(wish));
  state.profiles.working = true;
}

void refuse(AppState& state, std::string why) {
  state.profiles.said = std::move(why);
  state.profiles.refused = true;
  state.say = state.profiles.said;
}

void pick(AppState& state, const std::string& id) {
  const ProfileRow* row = find_profile(state, id);
  if (!state.profiles.asks || row == nullptr) return;
  ask(state, {row->locked ? Wish::What::kPick : Wish::What::kOpen, id, ""});
}

// The page starts afresh for it, and what is not stored by then is gone.
void leave_for(AppState& state, const std::string& id) {
  if (find_profile(state, id) == nullptr || state.profiles.asks) return;
  if (state.journal.state() != progress::SaveState::kSaved)
    return refuse(
        state, tr("Not everything is saved yet, and it would be lost. Wait for “Saved”, or export "
                  "it first."));
  ask(state, {Wish::What::kSwitch, id, ""});
}

void take_answer(AppState& state, const json::Value& answer) {
  Profiles& profiles = state.profiles;
  const std::string to = text_in(answer, "to");
  profiles.working = false;
  profiles.said = text_in(answer, "words");
  profiles.refused = !flag_in(answer, "ok");
  if (!profiles.said.empty()) state.say = profiles.said;
  if (profiles.refused && to == "open" && !profiles.picked.empty()) state.focus = "who/passphrase";
  if (profiles.refused) return;
  if (to == "add" && state.screen == Screen::kAddProfile) state.screen = Screen::kSettings;
  if (to == "rename") profiles.renaming = false;
}

}  // namespace

void take_profiles(AppState& state, std::string_view text) {
  const json::ParseOutcome read = json::parse(text, kLimits);
  if (!read.document || !read.document->root().is_object()) return;
  const json::Value root = read.document->root();
  Profiles& profiles = state.profiles;
  profiles.asks = flag_in(root, "asks");
  profiles.listed = flag_in(root, "listed");
  profiles.open = text_in(root, "open");
  profiles.trouble = text_in(root, "trouble");
  profiles.rows.clear();
  const auto rows = root.find("profiles");
  for (std::size_t i = 0; rows && i < rows->size(); ++i) {
    const json::Value row = rows->item(i);
    profiles.rows.push_back({text_in(row, "id"), text_in(row, "name"), flag_in(row, "locked")});
  }
  const std::string before = std::exchange(profiles.picked, text_in(root, "picked"));
  if (profiles.picked != before)
    state.focus = profiles.picked.empty() ? "who-title" : "who/passphrase";
  if (const auto answer = root.find("answer"); answer && answer->is_object())
    take_answer(state, *answer);
  if (profiles.asks) state.screen = Screen::kWho;
  if (!profiles.asks && state.screen == Screen::kWho) state.screen = Screen::kLibrary;
}

void about_profile(AppState& state, const AboutProfile& wish) {
  using What = AboutProfile::What;
  Profiles& profiles = state.profiles;
  switch (wish.what) {
    case What::kPick:
      return pick(state, wish.text);
    case What::kBack:
      return ask(state, {Wish::What::kPick, "", ""});
    case What::kUnlock:
      if (!profiles.picked.empty()) ask_and_wait(state, {Wish::What::kOpen, profiles.picked, ""});
      return;
    case What::kOpenAdd:
      if (state.store != StoreState::kReady) return;
      profiles.name.clear();
      profiles.said.clear();
      profiles.renaming = false;
      state.screen = Screen::kAddProfile;
      return;
    case What::kName:
      profiles.name = wish.text;
      return;
    case What::kAdd:
      if (state.screen != Screen::kAddProfile) return;
      profiles.name = wish.text;
      return ask_and_wait(state, {Wish::What::kAdd, "", wish.text});
    case What::kAskName:
      if (const ProfileRow* open = open_profile(state)) profiles.name = open->name;
      profiles.said.clear();
      profiles.renaming = true;
      state.focus = "profile-name";
      return;
    case What::kRename:
      if (!profiles.renaming) return;
      profiles.name = wish.text;
      return ask_and_wait(state, {Wish::What::kRename, "", wish.text});
    case What::kCancel:
      profiles.said.clear();
      profiles.renaming = false;
      if (state.screen == Screen::kAddProfile) state.screen = Screen::kSettings;
      return;
    case What::kSwitch:
      return leave_for(state, wish.text);
    case What::kLock:
      return leave_for(state, profiles.open);
  }
}

}  // namespace warmline::ui
