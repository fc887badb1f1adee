#include "assess/delivery.h"

#include <algorithm>
#include <utility>

#include "core/random.h"
#include "core/tr.h"
#include "replay/call.h"

namespace warmline::assess {
namespace {

bool in_a_call(const Seat& seat) {
  return seat.phase == SeatPhase::kInCall || seat.phase == SeatPhase::kPaused;
}

// Of this call; 0: none.
std::int64_t limit_of(const Invitation& invitation, const CallTaken& call) {
  return call.warm_up ? 0 : limit_ms(invitation.form, invitation.accommodations);
}

const scenario::Choice* find_choice(const scenario::Node& node, std::string_view id,
                                    replay::Index& at) {
  const auto found = std::find_if(node.choices.begin(), node.choices.end(),
                                  [id](const scenario::Choice& one) { return one.id.text == id; });
  if (found == node.choices.end()) return nullptr;
  at = static_cast<replay::Index>(found - node.choices.begin());
  return &*found;
}

class Seating {
 public:
  Seating(const Form& form, const Invitation* agreed, const ScenarioOf& scenarios)
      : form_(form), agreed_(agreed), scenarios_(scenarios) {
    wait();
  }

  void take(const SittingEvent& event) {
    const bool mark = event.what == SittingWhat::kMark;
    std::string why = tr("it stands where event {0} belongs", seat().steps + std::uint64_t{1});
    if (event.step == seat().steps) {
      if (!mark) ++seat().steps;
      why = apply(event);
    }
    if (!why.empty())
      seated_.refused.push_back(
          tr(mark ? "A mark before event {0} doesn’t count: {1}." : "Event {0} doesn’t count: {1}.",
             event.step + std::uint64_t{1}, why));
  }
  [[nodiscard]] Seated finish() { return std::move(seated_); }

 private:
  [[nodiscard]] Seat& seat() { return seated_.seat; }
  [[nodiscard]] CallTaken& call() { return seat().calls.back(); }
  [[nodiscard]] std::size_t all_calls() const {
    return form_.calls.size() + (form_.warm_up ? 1 : 0);
  }

  void wait() {
    const std::size_t begun = seat().calls.size();
    seat().next = begun < all_calls() ? std::optional<std::size_t>(begun) : std::nullopt;
    seat().phase = seat().next ? SeatPhase::kWaiting : SeatPhase::kFinished;
  }
  void use(std::int64_t used_ms) { call().used_ms = std::max(call().used_ms, used_ms); }

  // Each gives why the event can't be there, or nothing.
  std::string apply(const SittingEvent& event) {
    switch (event.what) {
      case SittingWhat::kOpened:
        ++seat().opened;
        if (in_a_call(seat())) use(event.used_ms);
        if (seat().phase == SeatPhase::kInCall) ++call().interruptions;
        return {};
      case SittingWhat::kCallBegun:
        return begin();
      case SittingWhat::kChoice:
      case SittingWhat::kCard:
      case SittingWhat::kPaused:
      case SittingWhat::kTimeUp:
      case SittingWhat::kMark:
        return in_call(event);
      case SittingWhat::kWentOn:
        if (seat().phase != SeatPhase::kPaused) return tr("nothing was paused");
        seat().phase = SeatPhase::kInCall;
        return {};
      case SittingWhat::kFinished:
        if (seat().phase != SeatPhase::kFinished) return tr("not every call was taken");
        if (std::exchange(seat().said_finished, true)) return tr("it was finished before");
        return {};
      case SittingWhat::kLeft:
        return leave(event);
      case SittingWhat::kSaved:
        break;
    }
    if (seat().phase != SeatPhase::kFinished && seat().phase != SeatPhase::kLeft)
      return tr("there was nothing to hand out yet");
    seat().saved = true;
    return {};
  }

  std::string begin() {
    if (seat().phase != SeatPhase::kWaiting || !seat().next) return tr("no call waited to begin");
    const std::size_t place = *seat().next;
    if (place >= scenarios_.size() || !scenarios_[place]) return tr("its call is not at hand");
    scenario_ = scenarios_[place];
    state_ = replay::begin(*scenario_);
    CallTaken begun;
    begun.warm_up = form_.warm_up && place == 0;
    begun.call = place - (form_.warm_up && place > 0 ? 1 : 0);
    seat().calls.push_back(std::move(begun));
    wait();
    seat().phase = SeatPhase::kInCall;
    end_at_ending();
    return {};
  }

  std::string in_call(const SittingEvent& event) {
    if (seat().phase == SeatPhase::kPaused) return tr("the call was paused");
    if (seat().phase != SeatPhase::kInCall) return tr("no call was under way");
    if (event.what == SittingWhat::kTimeUp) return time_up(event);
    const std::int64_t limit = agreed_ != nullptr ? limit_of(*agreed_, call()) : 0;
    if (limit > 0 && event.used_ms >= limit) return tr("the time for this call was up");
    if (event.what == SittingWhat::kChoice) return choose(event);
    if (event.what == SittingWhat::kCard) return open_card(event);
    if (event.what == SittingWhat::kPaused) {
      if (agreed_ != nullptr && !may_pause(agreed_->form, agreed_->accommodations))
        return tr("no pause was agreed on");
      ++call().pauses;
      seat().phase = SeatPhase::kPaused;
    }
    use(event.used_ms);
    return {};
  }

  std::string choose(const SittingEvent& event) {
    const scenario::Node& node = scenario_->nodes[state_.node];
    replay::Index at = 0;
    if (node.id.text != event.node || find_choice(node, event.choice, at) == nullptr)
      return tr("what was said is not of this moment of the call");
    Result<replay::CallState> after = replay::choose(*scenario_, state_, at);
    if (!after) return tr("what was said was not offered");
    state_ = std::move(after).value();
    record(replay::ChoiceEvent{NodeId(event.node), ChoiceId(event.choice)}, event.used_ms);
    end_at_ending();
    return {};
  }

  std::string open_card(const SittingEvent& event) {
    const auto& cards = scenario_->cards;
    const auto found = std::find_if(cards.begin(), cards.end(), [&](const scenario::Card& one) {
      return one.id.text == event.card;
    });
    if (found == cards.end()) return tr("what was looked up is not of this call");
    Result<replay::CallState> after =
        replay::open_card(*scenario_, state_, static_cast<replay::Index>(found - cards.begin()));
    if (!after) return tr("what was looked up was not there");
    state_ = std::move(after).value();
    record(replay::CardEvent{CardId(event.card)}, event.used_ms);
    return {};
  }

  // Accommodations only ever give more time than the form does.
  std::string time_up(const SittingEvent& event) {
    const std::int64_t least = call().warm_up       ? 0
                               : agreed_ != nullptr ? limit_of(*agreed_, call())
                                                    : limit_ms(form_, {});
    if (least <= 0) return tr("this call had no limit");
    if (event.used_ms < least) return tr("there was time left");
    use(event.used_ms);
    call().time_up = call().ended = true;
    wait();
    return {};
  }

  std::string leave(const SittingEvent& event) {
    if (seat().phase == SeatPhase::kFinished) return tr("it was finished before");
    if (seat().phase == SeatPhase::kLeft) return tr("it was left before");
    if (in_a_call(seat())) use(event.used_ms);
    seat().phase = SeatPhase::kLeft;
    return {};
  }

  void record(replay::Event event, std::int64_t used_ms) {
    use(used_ms);
    call().events.push_back(std::move(event));
    call().at_ms.push_back(call().used_ms);
  }
  void end_at_ending() {
    if (!replay::at_ending(*scenario_, state_)) return;
    call().ended = true;
    wait();
  }

  const Form& form_;
  const Invitation* agreed_;
  const ScenarioOf& scenarios_;
  Seated seated_;
  scenario::ScenarioPtr scenario_;  // of the call under way
  replay::CallState state_;
};

Seated seated(Seating seating, const std::vector<SittingEvent>& events) {
  for (const SittingEvent& event : events) seating.take(event);
  return seating.finish();
}

// A paused call's clock stands still, whatever the page says.
std::int64_t used_of(const Seat& seat, std::int64_t used_ms) {
  if (!in_a_call(seat)) return 0;
  const std::int64_t before = seat.call()->used_ms;
  return seat.phase == SeatPhase::kPaused ? before : std::max(before, used_ms);
}

SittingEvent event_of(SittingWhat what, const Seat& seat, const Moment& now) {
  SittingEvent event;
  event.step = seat.steps;
  event.what = what;
  event.used_ms = used_of(seat, now.used_ms);
  event.wall_ms = now.wall_ms;
  return event;
}

// Only where a call is under way; kTimeUp where that is due, whatever was wanted.
std::optional<SittingEvent> in_time(SittingWhat what, const Invitation& invitation,
                                    const Seat& seat, const Moment& now) {
  if (seat.phase != SeatPhase::kInCall) return std::nullopt;
  SittingEvent event = event_of(what, seat, now);
  const std::int64_t limit = limit_of(invitation, *seat.call());
  if (limit > 0 && event.used_ms >= limit) {
    event.what = SittingWhat::kTimeUp;
    event.used_ms = std::max(limit, seat.call()->used_ms);
  }
  return event;
}

// Where the call under way stands; nothing where the scenario is another one.
std::optional<replay::CallState> state_of(const Seat& seat, const scenario::Scenario& scenario) {
  const Result<replay::Run> run = replay::replay(scenario, seat.call()->events);
  if (!run) return std::nullopt;
  return run.value().states.back();
}

}  // namespace

Seated seat_of(const Form& form, const ScenarioOf& scenarios,
               const std::vector<SittingEvent>& events) {
  return seated(Seating(form, nullptr, scenarios), events);
}

Seated seat_of(const Invitation& invitation, const ScenarioOf& scenarios,
               const std::vector<SittingEvent>& events) {
  return seated(Seating(invitation.form, &invitation, scenarios), events);
}

std::optional<std::int64_t> left_ms(const Invitation& invitation, const Seat& seat,
                                    std::int64_t used_ms) {
  if (!in_a_call(seat)) return std::nullopt;
  const std::int64_t limit = limit_of(invitation, *seat.call());
  if (limit <= 0) return std::nullopt;
  return limit - std::min(limit, used_of(seat, used_ms));
}

std::optional<SittingEvent> begin_next(const Seat& seat, const Moment& now) {
  if (seat.phase != SeatPhase::kWaiting || !seat.next) return std::nullopt;
  return event_of(SittingWhat::kCallBegun, seat, now);
}

std::optional<SittingEvent> choose(const Invitation& invitation, const Seat& seat,
                                   const scenario::Scenario& scenario, scenario::Index choice,
                                   const Moment& now) {
  std::optional<SittingEvent> event = in_time(SittingWhat::kChoice, invitation, seat, now);
  if (!event || event->what == SittingWhat::kTimeUp) return event;
  const std::optional<replay::CallState> state = state_of(seat, scenario);
  if (!state || !replay::choose(scenario, *state, choice)) return std::nullopt;
  const scenario::Node& node = scenario.nodes[state->node];
  event->node = node.id.text;
  event->choice = node.choices[choice].id.text;
  return event;
}

std::optional<SittingEvent> open_card(const Invitation& invitation, const Seat& seat,
                                      const scenario::Scenario& scenario, scenario::Index card,
                                      const Moment& now) {
  std::optional<SittingEvent> event = in_time(SittingWhat::kCard, invitation, seat, now);
  if (!event || event->what == SittingWhat::kTimeUp) return event;
  const std::optional<replay::CallState> state = state_of(seat, scenario);
  if (!state || !replay::open_card(scenario, *state, card)) return std::nullopt;
  event->card = scenario.cards[card].id.text;
  return event;
}

std::optional<SittingEvent> pause(const Invitation& invitation, const Seat& seat,
                                  const Moment& now) {
  if (!may_pause(invitation.form, invitation.accommodations)) return std::nullopt;
  return in_time(SittingWhat::kPaused, invitation, seat, now);
}

std::optional<SittingEvent> go_on(const Seat& seat, const Moment& now) {
  if (seat.phase != SeatPhase::kPaused) return std::nullopt;
  return event_of(SittingWhat::kWentOn, seat, now);
}

std::optional<SittingEvent> mark(const Invitation& invitation, const Seat& seat, const Moment& now,
                                 bool at_once) {
  std::optional<SittingEvent> event = in_time(SittingWhat::kMark, invitation, seat, now);
  if (!event || event->what == SittingWhat::kTimeUp) return event;
  const std::int64_t fresh = event->used_ms - seat.call()->used_ms;
  if (fresh < (at_once ? 1 : kMarkMs)) return std::nullopt;
  return event;
}

std::optional<SittingEvent> leave(const Seat& seat, const Moment& now) {
  if (seat.phase == SeatPhase::kFinished || seat.phase == SeatPhase::kLeft) return std::nullopt;
  return event_of(SittingWhat::kLeft, seat, now);
}

SittingEvent opened(const Seat& seat, const Moment& now) {
  return event_of(SittingWhat::kOpened, seat, {0, now.wall_ms});
}

std::optional<SittingEvent> finish(const Seat& seat, const Moment& now) {
  if (seat.phase != SeatPhase::kFinished || seat.said_finished) return std::nullopt;
  return event_of(SittingWhat::kFinished, seat, now);
}

std::optional<SittingEvent> saved(const Seat& seat, const Moment& now) {
  if (seat.phase != SeatPhase::kFinished && seat.phase != SeatPhase::kLeft) return std::nullopt;
  return event_of(SittingWhat::kSaved, seat, now);
}

std::uint64_t call_seed(const Form& form, std::size_t place) {
  return mixed(form.seed, place);
}

}  // namespace warmline::assess
