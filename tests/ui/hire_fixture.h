// What candidates hand in, as real files: a form of a few shipped calls, taken event by event and
// saved, signed or not; and the hiring team's page that opens them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "assess/delivery.h"
#include "assess/sitting_file.h"
#include "core/hash.h"
#include "core/random.h"
#include "core/signature.h"
#include "ui/coach_fixture.h"

namespace fixture {

inline constexpr std::int64_t kBegun = 1'700'000'000'000;

inline const std::vector<warmline::scenario::ScenarioPtr>& calls_of_the_site() {
  using namespace warmline;
  static const std::vector<scenario::ScenarioPtr> calls = [] {
    std::vector<scenario::ScenarioPtr> parsed;
    for (const platform::File& file : coach_boot().scenarios) {
      parsed.push_back(scenario::parse(file.bytes, file.name).scenario);
      REQUIRE(parsed.back());
    }
    return parsed;
  }();
  return calls;
}

// Of so many of the site's calls, at most six.
inline warmline::assess::Form hire_form(std::size_t calls = 5) {
  using namespace warmline;
  assess::Form form;
  form.id = std::string(32, 'a');
  form.title = "Spring intake";
  form.variant = "A";
  form.asks = "Nordlicht Energy";
  form.purpose = "To see how you take calls.";
  form.contact = "Hiring, room 2";
  form.job_analysis = "Calls like these make up the week.";
  form.language = "en";
  form.seed = 11;
  form.limit = 600;
  for (std::size_t i = 0; i < calls; ++i) {
    const scenario::Scenario& one = *calls_of_the_site()[i];
    form.calls.push_back({one.id.text, one.version, false});
  }
  return form;
}

inline warmline::assess::ScenarioOf scenarios_of(const warmline::assess::Form& form) {
  using namespace warmline;
  assess::ScenarioOf found;
  for (const assess::FormCall& call : form.calls)
    for (const scenario::ScenarioPtr& one : calls_of_the_site())
      if (one->version == call.version) found.push_back(one);
  REQUIRE(found.size() == form.calls.size());
  return found;
}

struct Taking {
  std::string candidate;
  std::uint64_t seed = 1;  // of what is chosen
  bool is_signed = true;
  std::size_t calls = 100;                // taken before they leave
  std::size_t interrupted = 0;            // pages that went away in the first call
  std::vector<std::int64_t> before = {};  // earlier starts in that browser
  warmline::assess::Accommodations agreed = {};
  bool time_up = false;  // in the last call, at once
};

inline warmline::progress::Sitting taken(const warmline::assess::Invitation& invitation,
                                         const Taking& how) {
  using namespace warmline;
  const assess::ScenarioOf scenarios = scenarios_of(invitation.form);
  progress::Sitting sitting;
  sitting.id = sha256_hex(how.candidate + std::to_string(how.seed)).substr(0, 32);
  sitting.invitation = assess::invitation_text(invitation);
  sitting.wall_ms = kBegun;
  Random random(how.seed);
  std::int64_t used = 0;
  std::int64_t wall = kBegun;
  assess::Seat seat;
  const auto keep = [&](assess::SittingEvent event) {
    event.sitting = sitting.id;
    sitting.events.push_back(std::move(event));
    const assess::Seated seated = assess::seat_of(invitation, scenarios, sitting.events);
    REQUIRE(seated.refused.empty());
    seat = seated.seat;
  };
  keep(assess::opened(seat, {used, wall}));
  while (seat.phase == assess::SeatPhase::kWaiting) {
    if (seat.calls.size() >= how.calls) {
      keep(*assess::leave(seat, {0, wall}));
      return sitting;
    }
    used = 0;
    keep(*assess::begin_next(seat, {used, wall}));
    const std::size_t place = seat.calls.size() - 1;
    for (std::size_t i = 0; place == 0 && i < how.interrupted; ++i)
      keep(assess::opened(seat, {used, wall}));
    while (seat.phase == assess::SeatPhase::kInCall) {
      const bool runs_out = how.time_up && place + 1 == scenarios.size();
      used += runs_out ? 600'000 : 4'000 + static_cast<std::int64_t>(random.below(9'000));
      wall += 5'000;
      if (runs_out) {
        keep(*assess::mark(invitation, seat, {used, wall}));
        continue;
      }
      const auto run = replay::replay(*scenarios[place], seat.call()->events);
      const auto offered = replay::available(*scenarios[place], run.value().states.back());
      keep(*assess::choose(invitation, seat, *scenarios[place],
                           offered[random.below(offered.size())], {used, wall}));
    }
  }
  if (const auto last = assess::finish(seat, {used, wall})) keep(*last);
  return sitting;
}

// The file that such a candidate saves.
inline std::string sitting_file(const warmline::assess::Form& form, const Taking& how,
                                std::int64_t made_ms = kBegun + 3'600'000) {
  using namespace warmline;
  const assess::Invitation invitation{form, how.candidate, how.agreed};
  std::vector<std::int64_t> starts = how.before;
  starts.push_back(kBegun);
  assess::SittingFile file =
      assess::make_sitting_file(invitation, taken(invitation, how), starts, made_ms);
  if (how.is_signed) {
    const SigningKey key = signing_key(sha256_hex(how.candidate).substr(0, kSeedBytes));
    file.key = key.public_key;
    file.signature = sign(key, assess::message_to_sign(file));
  }
  return assess::sitting_text(file);
}

// The calls are solved once, for all pages.
inline warmline::ui::AppState hire_page() {
  using namespace warmline::ui;
  const auto opened = [] {
    AppState state;
    state.place = warmline::platform::Place::kHire;
    state.screen = Screen::kHireResults;
    take_scenarios(state, coach_boot());
    take_records(state, {});
    return state;
  };
  static const std::map<std::string, Edition, std::less<>> solved = [&opened] {
    AppState state = opened();
    score_all(state);
    return state.editions;
  }();
  AppState state = opened();
  state.editions = solved;
  return state;
}

}  // namespace fixture
