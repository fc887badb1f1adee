// Several people in one browser: who is practising, another profile, and what may be done while
// nobody's is open.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "platform/memory.h"
#include "ui/app_fixture.h"
#include "ui/house.h"
#include "ui/models.h"
#include "ui/models_profiles.h"

using namespace warmline;
using namespace warmline::ui;
using What = AboutProfile::What;
using Wish = platform::ProfileWish::What;

namespace {

constexpr const char* kAna = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
constexpr const char* kBen = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

// As web/profiles.js says it; Ben's is locked.
std::string told(bool asks, std::string_view open, std::string_view picked = "",
                 std::string_view answer = "null", bool listed = true) {
  std::string text = R"({"asks":)" + std::string(asks ? "true" : "false") + R"(,"listed":)" +
                     (listed ? "true" : "false") + R"(,"open":")" + std::string(open) +
                     R"(","picked":")" + std::string(picked) + R"(","trouble":"","answer":)" +
                     std::string(answer) + R"(,"profiles":[)";
  if (listed)
    text += R"({"id":"first","name":"First profile","locked":false},{"id":")" + std::string(kAna) +
            R"(","name":"Ana","locked":false},{"id":")" + std::string(kBen) +
            R"(","name":"Ben","locked":true})";
  return text + "]}";
}

std::string answer(std::string_view to, bool ok, std::string_view words) {
  return R"({"to":")" + std::string(to) + R"(","ok":)" + (ok ? "true" : "false") + R"(,"words":")" +
         std::string(words) + R"("})";
}

std::optional<platform::ProfileWish> wish_of(AppState& state) {
  return std::exchange(state.profiles.wish, std::nullopt);
}

AppState open_state(std::string_view open) {
  AppState state = fixture::small_state();
  take_profiles(state, told(false, open));
  return state;
}

// One attempt, left.
void practise(AppState& state, const Env& env) {
  fixture::start_call(state, env);
  update(state, LeaveCall{}, env);
}

std::string all_of(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

// The whole program before anybody's profile is open.
fixture::House asking_house(std::string_view picked = "") {
  platform::Boot boot = fixture::small_boot();
  boot.profiles = told(true, "", picked);
  platform::memory().profile_wishes.clear();
  return fixture::House(std::make_shared<platform::MemoryDisk>(), std::move(boot));
}

void tell(fixture::House& house, std::string text) {
  platform::InputEvent event;
  event.kind = platform::InputEvent::Kind::kProfiles;
  event.text = std::move(text);
  house.stage.give(std::move(event));
  house.settle();
}

}  // namespace

TEST_CASE("while nobody's profile is open nothing else can be seen or done") {
  const Env env = fixture::env();
  AppState there = fixture::small_state();
  practise(there, env);
  update(there, ExportAll{}, env);
  AppState state = fixture::small_state();
  take_profiles(state, told(true, ""));
  CHECK(state.screen == Screen::kWho);
  const std::size_t before = state.journal.unsaved().size();
  for (const Intent& intent : std::vector<Intent>{
           GoTo{Screen::kSettings}, GoTo{Screen::kLibrary}, OpenScenario{"small"}, PickUp{},
           ChangeSetting{"theme", "dark"}, ExportAll{}, TakeFile{"b.json", there.file_out->bytes},
           Keep{Keep::What::kOpenResult, ""}, Keep{Keep::What::kChooseBackup, ""},
           AboutProfile{What::kSwitch, kAna}, AboutProfile{What::kAdd, ""}}) {
    update(state, intent, env);
    CHECK(state.screen == Screen::kWho);
    CHECK(state.journal.unsaved().size() == before);
    CHECK_FALSE(state.file_out);
    CHECK(state.ask_for_file.empty());
    CHECK_FALSE(state.profiles.wish);
    CHECK_FALSE(state.belongings.restore);
  }
}

TEST_CASE("a profile without a passphrase opens at a press, one with it asks for that first") {
  const Env env = fixture::env();
  AppState state = fixture::small_state();
  take_profiles(state, told(true, ""));
  REQUIRE(who_model(state).rows.size() == 3);
  update(state, AboutProfile{What::kPick, kAna}, env);
  auto wish = wish_of(state);
  REQUIRE(wish);
  CHECK(wish->what == Wish::kOpen);
  CHECK(wish->id == kAna);
  update(state, AboutProfile{What::kPick, "nobody"}, env);
  CHECK_FALSE(wish_of(state));

  update(state, AboutProfile{What::kPick, kBen}, env);
  wish = wish_of(state);
  REQUIRE(wish);
  CHECK(wish->what == Wish::kPick);
  take_profiles(state, told(true, "", kBen));
  CHECK(who_model(state).picked.name == "Ben");
  CHECK(state.focus == "who/passphrase");
  update(state, AboutProfile{What::kUnlock, ""}, env);
  wish = wish_of(state);
  REQUIRE(wish);
  CHECK(wish->what == Wish::kOpen);
  CHECK(wish->id == kBen);
  CHECK(who_model(state).working);
  update(state, AboutProfile{What::kUnlock, ""}, env);  // it is under way
  CHECK_FALSE(wish_of(state));

  state.focus.clear();
  take_profiles(state, told(true, "", kBen, answer("open", false, "That is not it.")));
  CHECK(who_model(state).said == "That is not it.");
  CHECK_FALSE(who_model(state).working);
  CHECK(state.say == "That is not it.");
  CHECK(state.focus == "who/passphrase");
  CHECK(state.screen == Screen::kWho);
  update(state, AboutProfile{What::kBack, ""}, env);
  wish = wish_of(state);
  REQUIRE(wish);
  CHECK(wish->what == Wish::kPick);
  CHECK(wish->id.empty());
  CHECK(who_model(state).said.empty());

  take_profiles(state, told(false, kBen, "", answer("open", true, "")));
  CHECK(state.screen == Screen::kLibrary);
  CHECK(open_profile(state)->name == "Ben");
}

TEST_CASE("what the platform says that can't be read changes nothing") {
  AppState state = open_state(kAna);
  for (const char* text : {"", "{", "[1]", "nonsense"}) {
    take_profiles(state, text);
    CHECK(state.profiles.rows.size() == 3);
    CHECK(state.profiles.open == kAna);
    CHECK(state.screen == Screen::kLibrary);
  }
}

TEST_CASE("another profile: its name goes out, a refusal keeps the form, success leads back") {
  const Env env = fixture::env();
  AppState state = open_state(kFirstProfile);
  update(state, GoTo{Screen::kSettings}, env);
  REQUIRE(state.profiles.wish);
  CHECK(wish_of(state)->what == Wish::kRefresh);
  update(state, AboutProfile{What::kOpenAdd, ""}, env);
  CHECK(state.screen == Screen::kAddProfile);
  update(state, AboutProfile{What::kName, "Cleo"}, env);
  update(state, AboutProfile{What::kAdd, "Cleo"}, env);
  const auto wish = wish_of(state);
  REQUIRE(wish);
  CHECK(wish->what == Wish::kAdd);
  CHECK(wish->name == "Cleo");
  CHECK(add_profile_model(state).working);
  take_profiles(state, told(false, kFirstProfile, "", answer("add", false, "Not the same.")));
  CHECK(state.screen == Screen::kAddProfile);
  CHECK(add_profile_model(state).said == "Not the same.");
  CHECK(add_profile_model(state).name == "Cleo");
  update(state, AboutProfile{What::kAdd, "Cleo"}, env);
  take_profiles(state, told(false, kFirstProfile, "", answer("add", true, "Cleo is here now.")));
  CHECK(state.screen == Screen::kSettings);
  CHECK(settings_model(state).profiles.said == "Cleo is here now.");
}

TEST_CASE("nobody switches or locks before everything is saved") {
  const Env env = fixture::env();
  AppState state = open_state(kBen);
  CHECK(settings_model(state).profiles.locked);
  update(state, ChangeSetting{"theme", "dark"}, env);
  REQUIRE(state.journal.state() != progress::SaveState::kSaved);
  for (const AboutProfile& leave :
       {AboutProfile{What::kSwitch, kAna}, AboutProfile{What::kLock, ""}}) {
    update(state, leave, env);
    CHECK_FALSE(wish_of(state));
    CHECK(settings_model(state).profiles.refused);
    CHECK(settings_model(state).profiles.said.find("Not everything is saved yet") == 0);
  }
  while (const auto batch = state.journal.next_to_store()) state.journal.stored(batch->number);
  REQUIRE(state.journal.state() == progress::SaveState::kSaved);
  update(state, AboutProfile{What::kSwitch, kAna}, env);
  auto wish = wish_of(state);
  REQUIRE(wish);
  CHECK(wish->what == Wish::kSwitch);
  CHECK(wish->id == kAna);
  update(state, AboutProfile{What::kLock, ""}, env);
  wish = wish_of(state);
  REQUIRE(wish);
  CHECK(wish->id == kBen);
}

TEST_CASE("erasing names what goes: all profiles, this one, or one that nobody can open") {
  const Env env = fixture::env();
  AppState state = open_state(kAna);
  practise(state, env);
  update(state, Keep{Keep::What::kAskErase, ""}, env);
  KeepingModel model = keeping_model(state);
  CHECK(model.erase_title == "Erase everything in this browser?");
  CHECK(model.erase_lines[0].find("all 3 profiles") != std::string::npos);
  for (const char* name : {"“First profile”", "“Ana”", "“Ben”"})
    CHECK(model.erase_lines[0].find(name) != std::string::npos);
  CHECK(all_of(model.erase_lines).find("can’t reach") != std::string::npos);
  CHECK(all_of(model.erase_lines).find("holds this profile alone") != std::string::npos);
  CHECK(model.erase_export == "Export this profile first");
  const std::vector<ProfileRow> few = state.profiles.rows;
  for (int i = 0; i < 97; ++i)
    state.profiles.rows.push_back({std::to_string(i), std::string(80, 'x'), false});
  CHECK(keeping_model(state).erase_lines[0].find("all 100 profiles") != std::string::npos);
  CHECK(keeping_model(state).erase_lines[0].find(" and 95 more") != std::string::npos);
  CHECK(keeping_model(state).erase_lines[0].size() < 400);
  state.profiles.rows = few;
  update(state, Keep{Keep::What::kCancel, ""}, env);

  CHECK(keeping_model(state).open_profile == kAna);
  update(state, Keep{Keep::What::kAskErase, kAna}, env);
  model = keeping_model(state);
  CHECK(model.erase_title == "Erase the profile “Ana”?");
  CHECK(model.erase_lines[0].find("1 attempt with all decisions") != std::string::npos);
  CHECK(all_of(model.erase_lines).find("other profiles in this browser stay") != std::string::npos);
  CHECK(all_of(model.erase_lines).find("can’t reach") != std::string::npos);
  update(state, Keep{Keep::What::kErase, ""}, env);
  CHECK(state.belongings.erase_now);
  CHECK(state.belongings.erase_profile == kAna);

  AppState locked = fixture::small_state();
  take_profiles(locked, told(true, "", kBen));
  update(locked, Keep{Keep::What::kAskErase, "nobody"}, env);
  CHECK_FALSE(keeping_model(locked).asks_to_erase);
  update(locked, Keep{Keep::What::kAskErase, kBen}, env);
  model = keeping_model(locked);
  CHECK(model.erase_title == "Erase the profile “Ben”?");
  CHECK_FALSE(model.can_export);
  CHECK(model.erase_lines[0].find("attempt with") == std::string::npos);  // no word of contents
  update(locked, Keep{Keep::What::kErase, ""}, env);
  CHECK(locked.belongings.erase_now);
}

TEST_CASE("one profile has no name on the card; blocked storage says why there is no other") {
  AppState state = fixture::small_state();
  CHECK(settings_model(state).profiles.open_words == "There is one profile in this browser.");
  CHECK(settings_model(state).profiles.why_alone.empty());
  CHECK(keeping_model(state).open_profile.empty());
  take_store_failure(state, "Blocked.");
  CHECK(settings_model(state).profiles.why_alone.find("one profile for this visit") !=
        std::string::npos);
  update(state, AboutProfile{What::kOpenAdd, ""}, fixture::env());
  CHECK(state.screen == Screen::kLibrary);
}

TEST_CASE("where a file is saved from an encrypted profile, it is said that the file is not") {
  const AppState plain = open_state(kAna);
  CHECK(settings_model(plain).belongings.unsealed.empty());
  CHECK(result_model(plain).unsealed.empty());
  const AppState sealed = open_state(kBen);
  CHECK(settings_model(sealed).belongings.unsealed.find("is not") != std::string::npos);
  CHECK(result_model(sealed).unsealed == settings_model(sealed).belongings.unsealed);
}

TEST_CASE("the screen that asks: names as buttons, the locked one's passphrase never comes here") {
  fixture::House house = asking_house();
  house.settle();
  const Node* title = house.stage.find("who-title");
  REQUIRE(title != nullptr);
  CHECK(house.stage.find("nav") == nullptr);
  CHECK(house.stage.find("who-first")->name == "First profile");
  CHECK(house.stage.find((std::string("who-") + kBen).c_str())->name ==
        "Ben\nOpens with its passphrase");
  house.click((std::string("who-") + kBen).c_str());
  REQUIRE(platform::memory().profile_wishes.size() == 1);
  CHECK(platform::memory().profile_wishes[0].what == Wish::kPick);
  tell(house, told(true, "", kBen));
  const Node* field = house.stage.find("who/passphrase");
  REQUIRE(field != nullptr);
  CHECK(field->secret == "current-password");
  CHECK(field->enter == "who-open");
  // Even if a page told of it, it would be kept nowhere.
  platform::InputEvent typed;
  typed.kind = platform::InputEvent::Kind::kEdit;
  typed.id = "who/passphrase";
  typed.text = "correct horse";
  house.stage.give(typed);
  house.settle();
  CHECK(house.stage.find("who/passphrase")->text.empty());
  static_cast<void>(house.stage.semantics.take_patch());
  house.click("who-open");
  REQUIRE(platform::memory().profile_wishes.size() == 2);
  CHECK(platform::memory().profile_wishes[1].what == Wish::kOpen);
  CHECK(platform::memory().profile_wishes[1].id == kBen);
  CHECK(platform::memory().profile_wishes[1].name.empty());
  CHECK(house.stage.find("who-working") != nullptr);
  tell(house, told(true, "", kBen, answer("open", false, "Wrong.")));
  CHECK(house.stage.find("who-said")->name == "Wrong.");
  tell(house, told(false, kBen, "", answer("open", true, "")));
  CHECK(house.stage.find("library-title") != nullptr);
  CHECK(house.stage.find("who-title") == nullptr);
}

TEST_CASE("the card of Settings lists the others, switches, renames and locks") {
  fixture::House house = asking_house();
  tell(house, told(false, kBen));
  house.click("nav-settings");
  const std::string ana = std::string("profile-") + kAna;
  CHECK(house.stage.find(ana + "/name")->name == "Ana");
  CHECK(house.stage.find(ana + "/switch")->name == "Switch to Ana");
  CHECK(house.stage.find(std::string("profile-") + kBen + "/name") == nullptr);
  house.click("profiles/rename");
  CHECK(house.stage.find("profile-name")->text == "Ben");
  platform::InputEvent typed;
  typed.kind = platform::InputEvent::Kind::kEdit;
  typed.id = "profile-name";
  typed.text = "Benno";
  house.stage.give(typed);
  house.stage.activate("profile-rename");  // the Enter key, before a frame was drawn
  house.settle();
  CHECK(platform::memory().profile_wishes.back().what == Wish::kRename);
  CHECK(platform::memory().profile_wishes.back().name == "Benno");
  tell(house, told(false, kBen, "", answer("rename", true, "Called Benno now.")));
  CHECK(house.stage.find("profile-rename") == nullptr);
  CHECK(house.stage.find("profiles/said")->name == "Called Benno now.");
  house.click("profiles/lock");
  CHECK(platform::memory().profile_wishes.back().what == Wish::kSwitch);
  CHECK(platform::memory().profile_wishes.back().id == kBen);
  house.click((ana + "/switch").c_str());
  CHECK(platform::memory().profile_wishes.back().id == kAna);

  house.click("profiles/add");
  REQUIRE(house.stage.find("add-profile-title") != nullptr);
  for (const char* field : {"profile-passphrase", "profile-again"}) {
    CHECK(house.stage.find(field)->secret == "new-password");
    CHECK(house.stage.find(field)->enter == "profile-add");
  }
  CHECK(house.stage.find("profile-lock/lost")->name.find("forgotten passphrase") !=
        std::string::npos);
  CHECK(house.stage.find("profile-lock/files")->name.find("Backups") == 0);
  house.click("profile-cancel");
  CHECK(house.stage.find("settings-title") != nullptr);
}
