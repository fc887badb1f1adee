#include "ui/address.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "core/tr.h"
#include "ui/coaching.h"

namespace warmline::ui {
namespace {

struct Named {
  Screen screen;
  std::string_view path;
};
// Screens that need nothing to be chosen before.
constexpr std::array<Named, 8> kPractice{{{Screen::kLibrary, ""},
                                          {Screen::kSettings, "settings"},
                                          {Screen::kCoach, "coach"},
                                          {Screen::kCoachScenario, "coach/scenarios"},
                                          {Screen::kCoachReach, "coach/out-of-reach"},
                                          {Screen::kCoachCentres, "coach/two-centres"},
                                          {Screen::kCoachCalibrate, "coach/calibrate"},
                                          {Screen::kCoachExport, "coach/export"}}};
constexpr std::array<Named, 6> kHiring{{{Screen::kHire, "hire"},
                                        {Screen::kSettings, "hire/settings"},
                                        {Screen::kHireResults, "hire/results"},
                                        {Screen::kHireQuality, "hire/quality"},
                                        {Screen::kHireFair, "hire/fairness"},
                                        {Screen::kHireLaw, "hire/law"}}};

constexpr Message kNoTeam = msg(
    "It is about somebody of a team, and a team is never kept: load its files again, or the sample "
    "team, and follow the address then.");
constexpr Message kNoCandidate = msg(
    "It is about a candidate, and what candidates hand in is never kept here: load the files again "
    "and follow the address then.");

template <std::size_t kCount>
const Named* named(const std::array<Named, kCount>& all, Screen screen) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Named& one) { return one.screen == screen; });
  return found == all.end() ? nullptr : &*found;
}
template <std::size_t kCount>
const Named* named(const std::array<Named, kCount>& all, std::string_view path) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Named& one) { return one.path == path; });
  return found == all.end() ? nullptr : &*found;
}

// RFC 3986: what isn't unreserved goes as %XX of its UTF-8.
std::string encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char each : text) {
    const auto byte = static_cast<unsigned char>(each);
    const bool plain = (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') ||
                       (each >= '0' && each <= '9') || each == '-' || each == '_' || each == '.' ||
                       each == '~';
    if (plain) {
      out += each;
    } else {
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    }
  }
  return out;
}

int digit(char each) {
  if (each >= '0' && each <= '9') return each - '0';
  if (each >= 'A' && each <= 'F') return each - 'A' + 10;
  if (each >= 'a' && each <= 'f') return each - 'a' + 10;
  return -1;
}

std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool coded =
        text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
    if (coded) {
      out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string with(std::string_view path, std::string_view subject) {
  return subject.empty() ? std::string() : "#/" + std::string(path) + encoded(subject);
}

// Of the scenario with this version; none where another version would come of following it.
std::string of_scenario(const AppState& state, std::string_view path, std::string_view version) {
  const Edition* edition = find_edition(state, version);
  return edition == nullptr ? std::string() : with(path, edition->scenario->id.text);
}

// By the file and not by the code: a browser remembers addresses, and a candidate is to be
// forgotten.
constexpr std::size_t kFileDigits = 12;

std::string of_candidate(const AppState& state) {
  const HireResults& results = state.hire.results;
  if (results.candidate >= results.loaded.size()) return {};
  return with("hire/results/", results.loaded[results.candidate].sha256.substr(0, kFileDigits));
}

// Whether the wish led to that screen.
bool went(AppState& state, const Intent& intent, Screen screen, const Env& env) {
  update(state, intent, env);
  return state.screen == screen;
}

std::string no_call(std::string_view id) {
  return tr(
      "There is no call “{0}” here. It may be one of your own that isn’t in this browser, or "
      "its file was renamed.",
      id);
}

std::string to_call(AppState& state, const std::string& id, const Env& env) {
  if (const progress::Attempt* open = state.portfolio.open_attempt(id)) {
    const std::string attempt = open->id;
    update(state, ResumeAttempt{attempt}, env);
    return {};  // the library says why where it can't go on
  }
  if (offered(state, id) == nullptr) return no_call(id);
  update(state, OpenScenario{id}, env);
  return {};
}

std::string to_person(AppState& state, const std::string& code, const Env& env) {
  if (!state.coach.team) return tr(kNoTeam);
  const auto& people = state.coach.team->people;
  const auto found = std::find_if(people.begin(), people.end(),
                                  [&](const coach::Person& one) { return one.code == code; });
  if (found == people.end()) return tr("Nobody of the team that is loaded is called “{0}”.", code);
  const auto index = static_cast<std::size_t>(found - people.begin());
  update(state, Coaching{Coaching::What::kOpenPerson, index, 0, {}}, env);
  return {};
}

std::string to_attempt(AppState& state, const std::string& id, const Env& env) {
  const std::vector<std::string>& ids = state.coach.attempt_ids;
  const auto found = std::find(ids.begin(), ids.end(), id);
  if (!state.coach.team || found == ids.end()) return tr(kNoTeam);
  const auto index = static_cast<std::size_t>(found - ids.begin());
  update(state, Coaching{Coaching::What::kOpenAttempt, index, 0, {}}, env);
  return {};
}

std::string to_candidate(AppState& state, const std::string& file, const Env& env) {
  const auto& loaded = state.hire.results.loaded;
  const auto found = std::find_if(loaded.begin(), loaded.end(), [&](const SittingLoaded& one) {
    return one.sha256.substr(0, kFileDigits) == file;
  });
  if (found == loaded.end()) return tr(kNoCandidate);
  const auto index = static_cast<std::size_t>(found - loaded.begin());
  const bool there = went(state, HireResult{HireResult::What::kOpenCandidate, index, 0, {}},
                          Screen::kHireCandidate, env);
  return there ? std::string() : tr(kNoCandidate);
}

std::vector<std::string> parts_of(std::string_view path) {
  std::vector<std::string> parts;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    parts.push_back(decoded(path.substr(0, end)));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return parts;
}

constexpr Message kUnknown = msg("Warmline has nothing under that name.");

std::string to_hiring(AppState& state, std::string_view path, const Env& env) {
  if (const Named* found = named(kHiring, path.empty() ? std::string_view("hire") : path)) {
    update(state, GoTo{found->screen}, env);
    return {};
  }
  const std::vector<std::string> parts = parts_of(path);
  if (parts.size() != 3) return tr(kUnknown);
  if (parts[1] == "form") {
    const bool there =
        went(state, Hire{Hire::What::kOpenForm, 0, 0, parts[2]}, Screen::kHireForm, env);
    return there ? std::string()
                 : tr("There is no such form in this browser. Forms are kept where they were put "
                      "together; a saved one can be dropped on the page.");
  }
  return parts[1] == "results" ? to_candidate(state, parts[2], env) : tr(kUnknown);
}

std::string to_debrief(AppState& state, const std::string& attempt, const Env& env) {
  return went(state, OpenDebrief{attempt}, Screen::kDebrief, env)
             ? std::string()
             : tr("There is no debrief of that attempt in this browser. Attempts are kept where "
                  "they were played; a backup brings them along.");
}

std::string to_map(AppState& state, const std::string& id, const Env& env) {
  const Edition* edition = offered(state, id);
  if (edition == nullptr) return no_call(id);
  const std::string version = edition->scenario->version;
  update(state, ShowMap{version, state.map == version && state.map_agreed}, env);
  return {};
}

std::string to_session(AppState& state, const std::string& id, bool given, const Env& env) {
  using What = Coaching::What;
  const bool there =
      given ? went(state, Coaching{What::kOpenReceived, 0, 0, id}, Screen::kReceived, env)
            : went(state, Coaching{What::kOpenSession, 0, 0, id}, Screen::kSession, env);
  return there ? std::string() : tr("There is no such session in this browser.");
}

std::string to_coach(AppState& state, const std::vector<std::string>& parts, const Env& env) {
  if (parts.size() != 3) return tr(kUnknown);
  if (parts[1] == "person") return to_person(state, parts[2], env);
  if (parts[1] == "attempt") return to_attempt(state, parts[2], env);
  return parts[1] == "session" ? to_session(state, parts[2], false, env) : tr(kUnknown);
}

std::string to_practice(AppState& state, std::string_view path, const Env& env) {
  if (const Named* found = named(kPractice, path)) {
    update(state, GoTo{found->screen}, env);
    return {};
  }
  const std::vector<std::string> parts = parts_of(path);
  if (path == "result") {
    update(state, Keep{Keep::What::kOpenResult, {}}, env);
    return {};
  }
  if (path == "profiles/new") {
    update(state, AboutProfile{AboutProfile::What::kOpenAdd, {}}, env);
    return {};
  }
  if (!parts.empty() && parts[0] == "coach") return to_coach(state, parts, env);
  const bool best = parts.size() == 3 && parts[0] == "debrief" && parts[2] == "best";
  if (parts.size() != 2 && !best) return tr(kUnknown);
  if (parts[0] == "call") return to_call(state, parts[1], env);
  if (parts[0] == "map") return to_map(state, parts[1], env);
  if (parts[0] == "session") return to_session(state, parts[1], true, env);
  if (parts[0] != "debrief") return tr(kUnknown);
  std::string why = to_debrief(state, parts[1], env);
  if (best && why.empty()) update(state, ShowBestCall{}, env);  // once it is worked out
  return why;
}

}  // namespace

std::string address_of(const AppState& state) {
  if (state.place == platform::Place::kSit) return {};
  const bool hiring = state.place == platform::Place::kHire;
  const Named* found = hiring ? named(kHiring, state.screen) : named(kPractice, state.screen);
  if (found != nullptr) return "#/" + std::string(found->path);
  switch (state.screen) {
    case Screen::kNotice:
    case Screen::kBefore:
      return of_scenario(state, "call/", state.chosen);
    case Screen::kCall:
      return state.call ? of_scenario(state, "call/", state.call->version) : std::string();
    case Screen::kMap:
      return of_scenario(state, "map/", state.map);
    case Screen::kDebrief:
      return with("debrief/", state.debrief);
    case Screen::kBestCall:
      return with("debrief/", state.debrief) + "/best";
    case Screen::kResult:
      return "#/result";
    case Screen::kAddProfile:
      return "#/profiles/new";
    case Screen::kReceived:
      return with("session/", state.coaching.received);
    case Screen::kPerson:
      return has_person(state) ? with("coach/person/", person_code(state)) : std::string();
    case Screen::kReview:
      return state.coach.attempt < state.coach.attempt_ids.size()
                 ? with("coach/attempt/", state.coach.attempt_ids[state.coach.attempt])
                 : std::string();
    case Screen::kSession:
      return state.coaching.session ? with("coach/session/", state.coaching.session->id)
                                    : std::string();
    case Screen::kHireForm:
      return with("hire/form/", state.hire.form);
    case Screen::kHireCandidate:
      return of_candidate(state);
    default:
      return {};
  }
}

std::string follow(AppState& state, std::string_view address, const Env& env) {
  if (state.profiles.asks) return {};
  for (const std::string_view head : {"#", "/"})
    if (address.substr(0, 1) == head) address.remove_prefix(1);
  while (!address.empty() && address.back() == '/') address.remove_suffix(1);
  const std::string_view head = address.substr(0, address.find('/'));
  if (state.course.on && !address.empty() && head != "settings" && head != "call" &&
      head != "debrief")
    return tr(kUnknown);
  return state.place == platform::Place::kHire ? to_hiring(state, address, env)
                                               : to_practice(state, address, env);
}

}  // namespace warmline::ui
