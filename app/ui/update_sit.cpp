#include "ui/update_sit.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "assess/sitting_file.h"
#include "core/signature.h"
#include "core/tr.h"
#include "ui/models_sit.h"

namespace warmline::ui {
namespace {

using assess::SeatPhase;
using progress::SittingEvent;

constexpr std::size_t kHashInStore = 32;  // digits of the form's hash in the name of its store

// "HASH MS" a line, of this form.
std::vector<std::int64_t> starts_of(const std::string& lines, const std::string& hash) {
  std::vector<std::int64_t> out;
  std::size_t at = 0;
  while (at < lines.size()) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    const std::string line = lines.substr(at, end - at);
    at = end + 1;
    if (line.size() <= hash.size() + 1 || line.compare(0, hash.size(), hash) != 0) continue;
    std::int64_t ms = 0;
    bool digits = true;
    for (std::size_t i = hash.size() + 1; i < line.size() && digits; ++i) {
      digits = line[i] >= '0' && line[i] <= '9' && ms < 100'000'000'000'000;
      if (digits) ms = ms * 10 + (line[i] - '0');
    }
    if (digits) out.push_back(ms);
  }
  return out;
}

const progress::Sitting* sitting_of(const AppState& state) {
  const std::vector<progress::Sitting>& all = state.portfolio.sittings();
  return all.empty() ? nullptr : &all.back();
}

std::int64_t used_now(const SitState& sit, const Env& env) {
  if (sit.seat.phase != SeatPhase::kInCall || sit.back) return sit.used_ms;
  return sit.used_ms + static_cast<std::int64_t>(std::max(0.0, env.steady_ms - sit.since_ms));
}

// The clock of the call stands at `used_ms`, and runs from now on.
void set_clock(SitState& sit, std::int64_t used_ms, const Env& env) {
  sit.used_ms = used_ms;
  sit.since_ms = env.steady_ms;
}

void show_left(SitState& sit, const Env& env) {
  const auto left = assess::left_ms(*sit.invitation, sit.seat, used_now(sit, env));
  sit.shown_left_ms = left.value_or(0);
}

assess::Moment moment(const SitState& sit, const Env& env) {
  return {used_now(sit, env), env.wall_ms};
}

// Keeps it and derives again where the sitting stands. What ends the last call ends the sitting.
void take(AppState& state, std::optional<SittingEvent> event, const Env& env) {
  if (!event) return;
  event->sitting = state.sit.sitting;
  record(state, {*event});
  derive_seat(state, env);
  if (state.sit.seat.phase != SeatPhase::kFinished || state.sit.seat.said_finished) return;
  std::optional<SittingEvent> finish = assess::finish(state.sit.seat, moment(state.sit, env));
  if (!finish) return;
  finish->sitting = state.sit.sitting;
  record(state, {*finish});
  derive_seat(state, env);
}

void begin(AppState& state, const Env& env) {
  SitState& sit = state.sit;
  sit.refused.clear();
  if (!sit.sitting.empty() || !sit.invitation) return;
  assess::Invitation invitation = *sit.invitation;
  if (invitation.candidate.empty()) invitation.candidate = sit.code;
  if (!assess::is_candidate_code(invitation.candidate)) {
    sit.refused =
        tr("The code that you were given is needed first: letters, digits, - and _, at most 40 of "
           "them. It is not your name.");
    return;
  }
  if (!sit.agrees) {
    sit.refused =
        tr("Tick that you want to take part first. If you don’t, simply close this page.");
    return;
  }
  progress::SittingBegun begun;
  begun.sitting = env.random_hex(16);
  begun.invitation = assess::invitation_text(invitation);
  begun.wall_ms = env.wall_ms;
  record(state, {begun});
  state.start_to_remember = sit.hash + " " + std::to_string(env.wall_ms);
  derive_seat(state, env);
  note_opened(state, env);
}

void next_call(AppState& state, const Env& env) {
  SitState& sit = state.sit;
  if (sit.seat.phase != SeatPhase::kWaiting || sit.sitting.empty()) return;
  if (!sit_scenarios(state)) return;
  sit.warned = 0;
  sit.open_card.reset();
  set_clock(sit, 0, env);
  take(state, assess::begin_next(sit.seat, {0, env.wall_ms}), env);
  set_clock(sit, 0, env);
  show_left(sit, env);
}

void go_on(AppState& state, const Env& env) {
  SitState& sit = state.sit;
  if (sit.back) {
    sit.back = false;
    set_clock(sit, sit.used_ms, env);
    show_left(sit, env);
    return;
  }
  if (sit.seat.phase != SeatPhase::kPaused) return;
  take(state, assess::go_on(sit.seat, {sit.used_ms, env.wall_ms}), env);
  set_clock(sit, sit.used_ms, env);
}

// This one is the last. A page that was opened after it began finds it among those remembered.
assess::SittingFile file_of(const SitState& sit, const progress::Sitting& sitting) {
  std::vector<std::int64_t> starts = sit.starts;
  starts.erase(std::remove(starts.begin(), starts.end(), sitting.wall_ms), starts.end());
  starts.push_back(sitting.wall_ms);
  return assess::make_sitting_file(*sit.invitation, sitting, starts, sit.made_ms);
}

void ask_to_sign(AppState& state, const Env& env) {
  SitState& sit = state.sit;
  const progress::Sitting* sitting = sitting_of(state);
  if (sitting == nullptr || sit.signing) return;
  sit.signing = true;
  sit.made_ms = env.wall_ms;
  sit.said.clear();
  state.belongings.sign_now = assess::message_to_sign(file_of(sit, *sitting));
}

// What sign() answers with: the key and the signature, or a sentence about why there is none.
void hand_out(AppState& state, const std::string& answer, const Env& env) {
  SitState& sit = state.sit;
  const progress::Sitting* sitting = sitting_of(state);
  if (!sit.signing || sitting == nullptr) return;
  sit.signing = false;
  assess::SittingFile file = file_of(sit, *sitting);
  const bool is_signed = answer.size() == kPublicKeyBytes + kSignatureBytes;
  if (is_signed) {
    file.key = answer.substr(0, kPublicKeyBytes);
    file.signature = answer.substr(kPublicKeyBytes);
  }
  const std::string name = "warmline-sitting-" + sit.invitation->candidate + ".json";
  state.file_out = FileOut{name, "application/json", assess::sitting_text(file)};
  sit.said = tr("Saved as {0}.", name);
  if (!is_signed)
    sit.said += " " + tr("It could not be signed ({0}), so that it is unchanged can’t be shown; it "
                         "can be handed in all the same.",
                         answer);
  take(state, assess::saved(sit.seat, moment(sit, env)), env);
}

// What was used of the call, where it is time to keep it (assess::mark); time that is up is said.
void keep_time(AppState& state, const Env& env, bool at_once) {
  SitState& sit = state.sit;
  const assess::Moment now = moment(sit, env);
  const std::uint32_t steps = sit.seat.steps;
  std::optional<SittingEvent> event = assess::mark(*sit.invitation, sit.seat, now, at_once);
  if (event) {
    take(state, std::move(event), env);
    set_clock(sit, now.used_ms, env);
  }
  if (sit.seat.steps != steps) state.say = tr("Time is up. This call is over.");
}

void leave(AppState& state, const Env& env) {
  SitState& sit = state.sit;
  sit.asks_to_leave = false;
  take(state, assess::leave(sit.seat, moment(sit, env)), env);
}

void remove_sitting(AppState& state) {
  state.sit.asks_to_remove = false;
  state.belongings.erase_profile = sitting_store(state);
  state.belongings.erase_now = true;
}

}  // namespace

void take_invitation(AppState& state, const platform::Boot& boot) {
  SitState& sit = state.sit;
  state.screen = Screen::kSit;
  assess::ReadInvitation read = !boot.form.empty() ? assess::read_invitation(boot.form, "form")
                                                   : assess::read_invitation_link(boot.link);
  // On a site that was packaged for one form a link brings the code and what was agreed.
  if (!boot.form.empty() && !boot.link.empty() && read.invitation) {
    assess::ReadInvitation handed = assess::read_invitation_link(boot.link);
    const bool same = handed.invitation && assess::form_hash(handed.invitation->form) ==
                                               assess::form_hash(read.invitation->form);
    if (same) read = std::move(handed);
  }
  if (!read.invitation) {
    sit.trouble = std::move(read.diagnostics);
    return;
  }
  sit.invitation = std::move(read.invitation);
  sit.hash = assess::form_hash(sit.invitation->form);
  sit.code = sit.invitation->candidate;
  sit.starts = starts_of(boot.starts, sit.hash);
}

std::string sitting_store(const AppState& state) {
  return state.sit.invitation ? "sit-" + state.sit.hash.substr(0, kHashInStore) : "";
}

void derive_seat(AppState& state, const Env& env) {
  SitState& sit = state.sit;
  const progress::Sitting* sitting = sitting_of(state);
  const std::optional<assess::ScenarioOf> scenarios = sit_scenarios(state);
  if (sitting == nullptr || !scenarios || !sit.invitation) return;
  if (sit.sitting != sitting->id) {
    // It goes on as it was begun, whatever this page was opened with.
    assess::ReadInvitation begun = assess::read_invitation(sitting->invitation, "sitting");
    if (begun.invitation && assess::form_hash(begun.invitation->form) == sit.hash)
      sit.invitation = std::move(begun.invitation);
    sit.sitting = sitting->id;
    sit.code = sit.invitation->candidate;
  }
  const SeatPhase before = sit.seat.phase;
  const std::size_t calls = sit.seat.calls.size();
  sit.seat = assess::seat_of(*sit.invitation, *scenarios, sitting->events).seat;
  if (!sit.noted || before != sit.seat.phase || calls != sit.seat.calls.size()) {
    const assess::CallTaken* call = sit.seat.call();
    set_clock(sit, call == nullptr ? 0 : call->used_ms, env);
    show_left(sit, env);
  }
  const bool under_way = sit.seat.phase == SeatPhase::kInCall;
  if (!under_way) sit.open_card.reset();
  if (!sit.noted && under_way) sit.back = true;
  if (!under_way) sit.back = false;
}

void note_opened(AppState& state, const Env& env) {
  SitState& sit = state.sit;
  if (sit.noted || sit.sitting.empty() || state.access != Access::kWriting) return;
  const SeatPhase phase = sit.seat.phase;
  if (phase != SeatPhase::kFinished && phase != SeatPhase::kLeft)
    take(state, assess::opened(sit.seat, {sit.used_ms, env.wall_ms}), env);
  sit.noted = true;
}

void sit_choose(AppState& state, scenario::Index choice, const Env& env) {
  SitState& sit = state.sit;
  if (sit.seat.phase != SeatPhase::kInCall || sit.back || sit.open_card) return;
  const scenario::ScenarioPtr scenario = sit_scenario(state, sit.seat.calls.size() - 1);
  if (scenario == nullptr) return;
  const assess::Moment now = moment(sit, env);
  take(state, assess::choose(*sit.invitation, sit.seat, *scenario, choice, now), env);
  set_clock(sit, now.used_ms, env);
  show_left(sit, env);
}

void sit_open_card(AppState& state, scenario::Index card, const Env& env) {
  SitState& sit = state.sit;
  if (sit.seat.phase != SeatPhase::kInCall || sit.back || sit.open_card) return;
  const scenario::ScenarioPtr scenario = sit_scenario(state, sit.seat.calls.size() - 1);
  if (scenario == nullptr) return;
  const assess::Moment now = moment(sit, env);
  const std::uint32_t steps = sit.seat.steps;
  take(state, assess::open_card(*sit.invitation, sit.seat, *scenario, card, now), env);
  set_clock(sit, now.used_ms, env);
  if (sit.seat.steps != steps && sit.seat.phase == SeatPhase::kInCall) sit.open_card = card;
}

void sit_close_card(AppState& state) {
  state.sit.open_card.reset();
}

void sit(AppState& state, const Sit& wish, const Env& env) {
  SitState& sit = state.sit;
  switch (wish.what) {
    case Sit::What::kCode:
      sit.code = wish.text;
      return;
    case Sit::What::kAgree:
      sit.agrees = !sit.agrees;
      return;
    case Sit::What::kBegin:
      return begin(state, env);
    case Sit::What::kNextCall:
      return next_call(state, env);
    case Sit::What::kPause: {
      const assess::Moment now = moment(sit, env);
      take(state, assess::pause(*sit.invitation, sit.seat, now), env);
      set_clock(sit, now.used_ms, env);
      return;
    }
    case Sit::What::kGoOn:
      return go_on(state, env);
    case Sit::What::kAskLeave:
      sit.asks_to_leave = true;
      return;
    case Sit::What::kLeave:
      return leave(state, env);
    case Sit::What::kAskRemove:
      sit.asks_to_remove = true;
      return;
    case Sit::What::kRemove:
      return remove_sitting(state);
    case Sit::What::kCancel:
      sit.asks_to_leave = sit.asks_to_remove = false;
      return;
    case Sit::What::kSave:
      return ask_to_sign(state, env);
    case Sit::What::kSigned:
      return hand_out(state, wish.text, env);
  }
}

std::optional<double> sit_due(const AppState& state) {
  const SitState& sit = state.sit;
  if (!sit.invitation || sit.seat.phase != SeatPhase::kInCall || sit.back) return std::nullopt;
  if (state.access != Access::kWriting) return std::nullopt;
  if (!assess::left_ms(*sit.invitation, sit.seat, sit.used_ms)) return std::nullopt;
  // On the next whole second of what is left.
  const std::int64_t into = sit.shown_left_ms % 1000;
  const double shown_at =
      sit.since_ms + static_cast<double>(*assess::left_ms(*sit.invitation, sit.seat, sit.used_ms) -
                                         sit.shown_left_ms);
  return shown_at + static_cast<double>(into == 0 ? 1000 : into);
}

void sit_tick(AppState& state, const Env& env) {
  SitState& sit = state.sit;
  keep_time(state, env, false);
  if (sit.seat.phase != SeatPhase::kInCall) return;
  show_left(sit, env);
  constexpr std::int64_t kWarnings[] = {300'000, 60'000, 20'000};
  constexpr Message kWords[] = {msg("Five minutes left for this call."),
                                msg("One minute left for this call."),
                                msg("Twenty seconds left for this call.")};
  for (int i = 0; i < 3; ++i) {
    if (sit.warned > i || sit.shown_left_ms > kWarnings[i]) continue;
    if (sit.shown_left_ms > kWarnings[i] - 15'000) state.say = tr(kWords[i]);
    sit.warned = i + 1;
  }
}

void sit_hidden(AppState& state, const Env& env) {
  const SitState& sit = state.sit;
  if (state.access != Access::kWriting || !sit.invitation || sit.sitting.empty() || sit.back)
    return;
  if (sit.seat.phase == SeatPhase::kInCall) keep_time(state, env, true);
}

}  // namespace warmline::ui
