// What a candidate sees: who asks for what and how it is judged, then the calls, then the file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/app_state.h"
#include "ui/models.h"

namespace warmline::ui {

struct SitSection {  // a heading and sentences below it
  std::string id, title;
  std::vector<std::string> lines;
};

struct SitModel {
  enum class Page : std::uint8_t {
    kTrouble,    // what was handed out can't be taken here
    kPreparing,  // the store or a call is still being read
    kWelcome,
    kNext,  // a call waits to begin
    kCall,  // call_model() has the rest
    kPaused,
    kBack,  // the page was opened on a call under way
    kDone,
    kLeft
  };
  Page page = Page::kPreparing;
  SaveModel save;
  std::string title;  // of the form
  std::string about;  // "Asked by …"
  std::vector<SitSection> sections;
  std::vector<std::string> trouble;
  bool asks_code = false;
  std::string code;
  bool agrees = false;
  std::string refused;
  std::string begin;  // the button's words
  bool can_pause = false;
  bool asks_to_leave = false;
  bool asks_to_remove = false;
  bool signing = false, saved = false;
  std::string said;
};
[[nodiscard]] SitModel sit_model(const AppState& state);
[[nodiscard]] std::string sit_title(const AppState& state);  // SitModel::title

// The call under way, for view_call. Nothing where there is none.
[[nodiscard]] std::optional<CallModel> sit_call_model(const AppState& state);

// The scenario of a place in the order, the warm-up first; null while it isn't here.
[[nodiscard]] scenario::ScenarioPtr sit_scenario(const AppState& state, std::size_t place);
[[nodiscard]] std::size_t sit_places(const assess::Form& form);
// All of them; nothing while one is missing.
[[nodiscard]] std::optional<assess::ScenarioOf> sit_scenarios(const AppState& state);

}  // namespace warmline::ui
