// A form of one small call, as a link, and a page that takes it.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "assess/form.h"
#include "ui/app_fixture.h"
#include "ui/models_sit.h"
#include "ui/update_sit.h"

namespace fixture::sit {

using namespace warmline;
using namespace warmline::ui;
using Page = SitModel::Page;
using What = Sit::What;

inline constexpr std::int64_t kWall = 1'700'000'000'000;

inline assess::Form form_of(Seconds limit) {
  const AppState state = fixture::small_state();
  const scenario::Scenario& small = *find_edition(state, state.catalog.front())->scenario;
  assess::Form form;
  form.id = std::string(32, 'a');
  form.title = "Spring intake";
  form.asks = "Nordlicht Energy";
  form.purpose = "To see how you take calls.";
  form.contact = "Ask hiring on 0000.";
  form.job_analysis = "Calls like these make up the week.";
  form.language = "en";
  form.calls.push_back({small.id.text, small.version, false});
  form.seed = 11;
  form.limit = limit;
  return form;
}

inline platform::Boot boot_of(const assess::Invitation& invitation) {
  platform::Boot boot = fixture::small_boot();
  boot.place = platform::Place::kSit;
  boot.link = assess::invitation_link(invitation);
  return boot;
}

// A page about the form, on what an earlier one has left.
inline AppState page_with(const platform::Boot& boot,
                          const std::vector<progress::StoredRecord>& records, Env& env) {
  AppState state;
  state.place = boot.place;
  take_scenarios(state, boot);
  take_invitation(state, boot);
  take_records(state, records);
  derive_seat(state, env);
  note_opened(state, env);
  return state;
}

inline AppState begun(const platform::Boot& boot, Env& env) {
  AppState state = page_with(boot, {}, env);
  update(state, Sit{What::kAgree}, env);
  update(state, Sit{What::kBegin}, env);
  return state;
}

inline AppState in_call(const platform::Boot& boot, Env& env) {
  AppState state = begun(boot, env);
  update(state, Sit{What::kNextCall}, env);
  REQUIRE(sit_model(state).page == Page::kCall);
  return state;
}

inline AppState opened_again(const platform::Boot& boot, const AppState& before, Env& env) {
  return page_with(boot, everything(before), env);
}

inline std::vector<progress::SittingEvent> events_of(const AppState& state) {
  REQUIRE(state.portfolio.sittings().size() == 1);
  return state.portfolio.sittings().front().events;
}

inline std::size_t count_of(const AppState& state, progress::SittingWhat what) {
  const auto events = events_of(state);
  return static_cast<std::size_t>(
      std::count_if(events.begin(), events.end(),
                    [&](const progress::SittingEvent& event) { return event.what == what; }));
}

// Takes the first choice that is offered until the call is over.
inline void take_it_to_the_end(AppState& state, Env& env) {
  for (int i = 0; i < 40 && sit_model(state).page == Page::kCall; ++i) {
    const auto call = sit_call_model(state);
    REQUIRE(call.has_value());
    const auto free = std::find_if(call->options.begin(), call->options.end(),
                                   [](const OptionModel& option) { return !option.blocked; });
    REQUIRE(free != call->options.end());
    env.steady_ms += 4'000;
    update(state, Choose{free->choice}, env);
  }
}

}  // namespace fixture::sit
