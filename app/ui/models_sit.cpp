#include "ui/models_sit.h"

#include <algorithm>
#include <utility>

#include "assess/form.h"
#include "core/tr.h"
#include "ui/models_coach.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using assess::SeatPhase;
using assess::Shown;

std::string minutes_words(const AppState& state, const assess::Form& form) {
  std::int64_t minutes = 0;
  for (std::size_t i = 0; i < sit_places(form); ++i) {
    const scenario::ScenarioPtr scenario = sit_scenario(state, i);
    if (scenario == nullptr) return "";
    minutes += scenario->minutes;
  }
  return minutes > 0 ? tr_n("Reckon with about {0} minute in all.",
                            "Reckon with about {0} minutes in all.", minutes)
                     : std::string();
}

std::string language_line(const assess::Form& form) {
  const std::string calls = language_words(form.language);
  if (assess::primary_language(form.language) == assess::primary_language(language()))
    return tr("The calls are in {0}.", calls);
  return tr("The calls are in {0}; the page around them is in {1}.", calls,
            language_words(language()));
}

SitSection what_it_is(const AppState& state, const assess::Form& form) {
  SitSection out{"sit-what", tr("What it is"), {}};
  const auto calls = static_cast<std::int64_t>(form.calls.size());
  std::string line = tr_n(
      "You take {0} call of a call centre by reading what a caller says and choosing what you "
      "would say or do.",
      "You take {0} calls of a call centre by reading what a caller says and choosing what you "
      "would say or do.",
      calls);
  const std::string minutes = minutes_words(state, form);
  if (!minutes.empty()) line += " " + minutes;
  out.lines.push_back(std::move(line));
  out.lines.push_back(language_line(form));
  if (form.warm_up)
    out.lines.push_back(tr("A warm-up call comes first. It is not judged and has no time limit."));
  const std::int64_t limit = assess::limit_ms(form, state.sit.invitation->accommodations);
  if (limit > 0) {
    out.lines.push_back(
        tr("Each call has a limit of {0}. When it is up, the call ends and the open question "
           "counts as not answered; nothing is chosen for you. Between calls no clock runs.",
           duration(static_cast<Seconds>(limit / 1000))));
  } else {
    out.lines.push_back(
        tr("There is no time limit. How long you take is recorded and is not scored."));
  }
  out.lines.push_back(
      assess::may_pause(form, state.sit.invitation->accommodations)
          ? tr("You can pause a call; the clock stands still meanwhile.")
          : tr("A call can’t be paused. Between calls you can rest as long as you like."));
  out.lines.push_back(tr(
      "If the page closes or the device fails, open the same link again in the same browser: you "
      "go on at the same question with the time that was left. It is recorded and does not count "
      "against you."));
  out.lines.push_back(
      tr("There is no way back to an earlier question, and nothing tells you on the "
         "way how it goes."));
  return out;
}

SitSection how_judged(const assess::Form& form) {
  SitSection out{"sit-judged", tr("How it is judged"), {}};
  out.lines.push_back(tr(
      "People wrote down beforehand what each possible answer shows: whether it reacts to how the "
      "caller feels, understands what they are going through, asks to learn more, treats them with "
      "respect, and what it does for their problem. Your answers are held against that, by fixed "
      "rules that are the same for everyone."));
  out.lines.push_back(tr(
      "Nothing is inferred from your voice, your face or how you type. Choosing a good line shows "
      "that you recognise it; it does not measure how much you feel for others. The program "
      "decides nothing: people do."));
  switch (form.shown) {
    case Shown::kThatItIsDone:
      out.lines.push_back(tr("Of the outcome you are shown nothing but that you took part."));
      break;
    case Shown::kProfile:
      out.lines.push_back(
          tr("You can have your own report: each skill, on how much it rests, and how "
             "certain it is."));
      break;
    case Shown::kDecisions:
      out.lines.push_back(
          tr("You can have your own report: each skill, on how much it rests, how "
             "certain it is, and every answer with what was said about it."));
      break;
  }
  return out;
}

SitSection what_is_kept(const assess::Form& form) {
  SitSection out{"sit-kept", tr("What is kept"), {}};
  out.lines.push_back(tr(
      "What you choose, what you look up, when, how long it takes you, pauses and interruptions, "
      "the code that you were given, and what is done differently for you. Not your name."));
  out.lines.push_back(
      tr("It stays in this browser until you hand the file over at the end; nothing is sent by "
         "itself.") +
      " " +
      tr_n("{1} keeps it for {0} day.", "{1} keeps it for {0} days.", form.keep_days, form.asks) +
      " " + tr("You can keep a copy of the file, and remove what this browser holds."));
  return out;
}

// What the form offers and doesn't give everybody already.
std::vector<std::string> offered_words(const assess::Form& form) {
  const assess::Offers offers = assess::offers_of(form);
  const bool limited = form.limit > 0;
  std::vector<std::string> words;
  if (limited && offers.more_time) words.emplace_back(tr("more time"));
  if (limited && offers.untimed) words.emplace_back(tr("no time limit"));
  if (!form.pauses && offers.pauses) words.emplace_back(tr("pauses"));
  if (offers.larger_text) words.emplace_back(tr("larger text"));
  if (offers.plain_layout) words.emplace_back(tr("a page in one column for a screen reader"));
  return words;
}

SitSection whom_to_ask(const assess::Form& form) {
  std::string offered;
  for (const std::string& words : offered_words(form))
    offered = offered.empty() ? words : tr("{0}, {1}##list", offered, words);
  const std::string ask =
      offered.empty() ? tr("Ask there before you begin for anything else that you need, or another "
                           "way to show what you can do.")
                      : tr("Ask there before you begin for {0}, anything else that you need, or "
                           "another way to show what you can do.",
                           offered);
  return {
      "sit-ask",
      tr("If you need something different, or a human"),
      {form.contact, ask + " " + tr("You get a link of your own then. Asking is never scored.")}};
}

SitSection for_you(const assess::Accommodations& agreed) {
  SitSection out{"sit-agreed", tr("Agreed with you"), {}};
  if (agreed.untimed) out.lines.push_back(tr("No time limit."));
  if (!agreed.untimed && agreed.time_per_cent != 100)
    out.lines.push_back(tr("{0} % of the usual time.", agreed.time_per_cent));
  if (agreed.pauses) out.lines.push_back(tr("Pauses whenever you want one."));
  if (agreed.larger_text) out.lines.push_back(tr("Larger text."));
  if (agreed.plain_layout)
    out.lines.push_back(tr("One column in reading order, every line there at once."));
  return out;
}

void welcome(const AppState& state, SitModel& model) {
  const SitState& sit = state.sit;
  const assess::Form& form = sit.invitation->form;
  model.page = SitModel::Page::kWelcome;
  model.about = tr("Asked by {0}.", form.asks) + " " + form.purpose;
  model.sections.push_back(what_it_is(state, form));
  model.sections.push_back(how_judged(form));
  model.sections.push_back(what_is_kept(form));
  model.sections.push_back(whom_to_ask(form));
  if (sit.invitation->accommodations.any())
    model.sections.push_back(for_you(sit.invitation->accommodations));
  if (!sit.starts.empty())
    model.sections.push_back(
        {"sit-before",
         tr("This form was begun here before"),
         {tr_n("It was begun in this browser {0} time before.",
               "It was begun in this browser {0} times before.",
               static_cast<std::int64_t>(sit.starts.size())) +
          " " + tr("Your file will say so; whoever reads it can ask you about it.")}});
  model.asks_code = sit.invitation->candidate.empty();
  model.code = sit.code;
  model.agrees = sit.agrees;
  model.refused = sit.refused;
}

// What is known before the call is picked up.
void next(const AppState& state, SitModel& model) {
  const SitState& sit = state.sit;
  const assess::Form& form = sit.invitation->form;
  const std::size_t place = sit.seat.next.value_or(0);
  const scenario::ScenarioPtr scenario = sit_scenario(state, place);
  if (scenario == nullptr) return;
  model.page = SitModel::Page::kNext;
  const bool warm_up = form.warm_up && place == 0;
  const std::size_t number = place + (form.warm_up ? 0 : 1);
  model.about = warm_up ? tr("Warm-up: not judged, no time limit")
                        : tr("Call {0} of {1}", number, form.calls.size());
  if (!scenario->content_note.empty())
    model.sections.push_back({"sit-note", tr("Before you read it"), {scenario->content_note}});
  SitSection call{"sit-call", scenario->title, {scenario->role}};
  for (const scenario::BeforeStep& step : scenario->before)
    call.lines.push_back(step.detail.empty() ? step.what : step.what + ": " + step.detail);
  model.sections.push_back(std::move(call));
  const std::int64_t limit = assess::limit_ms(form, sit.invitation->accommodations);
  const std::string clock =
      tr("No clock runs now.") + " " +
      (warm_up || limit == 0
           ? tr("The call has no time limit.")
           : tr("From when you begin you have {0}.", duration(static_cast<Seconds>(limit / 1000))));
  model.sections.push_back({"sit-clock", tr("Time"), {clock}});
  model.begin = warm_up ? tr("Begin the warm-up") : tr("Begin call {0}", number);
}

void back(const AppState& state, SitModel& model) {
  model.page = SitModel::Page::kBack;
  SitSection out{"sit-back", tr("You are back where you were"), {}};
  out.lines.push_back(
      tr("The page was closed or loaded again during a call. You go on at the same question. It is "
         "recorded as an interruption and does not count against you."));
  if (const auto left = assess::left_ms(*state.sit.invitation, state.sit.seat, state.sit.used_ms))
    out.lines.push_back(tr("{0} of its time is left. The clock goes on when you do.",
                           clock_time(static_cast<Seconds>(*left / 1000))));
  model.sections.push_back(std::move(out));
  model.begin = tr("Go on with the call");
}

void paused(const AppState& state, SitModel& model) {
  model.page = SitModel::Page::kPaused;
  SitSection out{
      "sit-paused", tr("Paused"), {tr("The clock stands still. Take the time you need.")}};
  if (const auto left = assess::left_ms(*state.sit.invitation, state.sit.seat, state.sit.used_ms))
    out.lines.push_back(
        tr("{0} of this call is left.", clock_time(static_cast<Seconds>(*left / 1000))));
  model.sections.push_back(std::move(out));
  model.begin = tr("Go on with the call");
}

void done(const AppState& state, SitModel& model, bool left) {
  const assess::Form& form = state.sit.invitation->form;
  model.page = left ? SitModel::Page::kLeft : SitModel::Page::kDone;
  SitSection out{"sit-done", left ? tr("You left") : tr("That was the last call. Thank you."), {}};
  if (left) {
    out.lines.push_back(
        tr("Nothing was handed to anybody. What you did so far lies in this browser only. You can "
           "remove it here, or save the file if you were asked for it."));
  } else {
    out.lines.push_back(
        tr("Save the file and hand it to {0} in the way that they told you. Nothing "
           "has been sent by itself.",
           form.asks));
    out.lines.push_back(
        tr("Keep a copy: with it you can ask for your report, and for what was kept of you to be "
           "removed. Your code is {0}.",
           state.sit.code));
  }
  model.sections.push_back(std::move(out));
  model.sections.push_back({"sit-ask", tr("Whom to ask"), {form.contact}});
}

}  // namespace

std::size_t sit_places(const assess::Form& form) {
  return form.calls.size() + (form.warm_up ? 1 : 0);
}

scenario::ScenarioPtr sit_scenario(const AppState& state, std::size_t place) {
  if (!state.sit.invitation) return nullptr;
  const assess::Form& form = state.sit.invitation->form;
  if (place >= sit_places(form)) return nullptr;
  if (form.key_free) {
    // As `warmline package` names them.
    const std::size_t number = place + (form.warm_up ? 0 : 1);
    const std::string file =
        number == 0 ? "warm-up.json" : "call-" + std::to_string(number) + ".json";
    for (const auto& [version, edition] : state.editions)
      if (edition.file == file) return edition.scenario;
    return nullptr;  // its own site alone has them; what is judged later are its numbers
  }
  const bool warm_up = form.warm_up && place == 0;
  const assess::FormCall& call =
      warm_up ? *form.warm_up : form.calls[place - (form.warm_up ? 1 : 0)];
  const Edition* edition = find_edition(state, call.version);
  return edition == nullptr ? nullptr : edition->scenario;
}

std::optional<assess::ScenarioOf> sit_scenarios(const AppState& state) {
  if (!state.sit.invitation) return std::nullopt;
  assess::ScenarioOf out;
  for (std::size_t i = 0; i < sit_places(state.sit.invitation->form); ++i) {
    out.push_back(sit_scenario(state, i));
    if (out.back() == nullptr) return std::nullopt;
  }
  return out;
}

std::string sit_title(const AppState& state) {
  return state.sit.invitation ? state.sit.invitation->form.title : tr("A set of calls");
}

SitModel sit_model(const AppState& state) {
  const SitState& sit = state.sit;
  SitModel model;
  model.save = save_model(state);
  model.asks_to_leave = sit.asks_to_leave;
  model.asks_to_remove = sit.asks_to_remove;
  model.signing = sit.signing;
  model.saved = sit.seat.saved;
  model.said = sit.said;
  model.title = sit_title(state);
  if (!sit.invitation) {
    model.page = SitModel::Page::kTrouble;
    model.trouble.push_back(tr(
        "The link that you opened is not complete, or it was changed on its way. Ask whoever gave "
        "it to you for it again, and open the whole of it."));
    // A link has no lines; what else would help stands in the sentence above.
    for (const Diagnostic& one : sit.trouble)
      model.trouble.push_back(tr("What was found: {0}.", one.problem));
    return model;
  }
  const assess::Form& form = sit.invitation->form;
  if (state.store == StoreState::kLoading) return model;
  if (!sit_scenarios(state)) {
    if (state.awaited > 0) return model;
    model.page = SitModel::Page::kTrouble;
    model.trouble.push_back(
        tr("A call of this form is not on this site, or stands here in another version. Nothing "
           "was begun. Tell {0}: {1}",
           form.asks, form.contact));
    return model;
  }
  if (sit.sitting.empty()) {
    welcome(state, model);
    return model;
  }
  switch (sit.seat.phase) {
    case SeatPhase::kWaiting:
      next(state, model);
      break;
    case SeatPhase::kInCall:
      if (model.save.read_only) {
        model.page = SitModel::Page::kBack;  // nobody came back: it goes on in another tab
      } else if (sit.back) {
        back(state, model);
      } else {
        model.page = SitModel::Page::kCall;
      }
      break;
    case SeatPhase::kPaused:
      paused(state, model);
      break;
    case SeatPhase::kFinished:
    case SeatPhase::kLeft:
      done(state, model, sit.seat.phase == SeatPhase::kLeft);
      break;
  }
  return model;
}

std::optional<CallModel> sit_call_model(const AppState& state) {
  const SitState& sit = state.sit;
  const assess::CallTaken* call = sit.seat.call();
  if (!sit.invitation || call == nullptr) return std::nullopt;
  const std::size_t place = sit.seat.calls.size() - 1;
  const scenario::ScenarioPtr scenario = sit_scenario(state, place);
  if (scenario == nullptr) return std::nullopt;
  const Result<replay::Run> run = replay::replay(*scenario, call->events);
  if (!run) return std::nullopt;
  const assess::Form& form = sit.invitation->form;
  CallModel model = call_model_of({*scenario, run.value(), call->events,
                                   assess::call_seed(form, place), sit.open_card, false,
                                   /*costs=*/false});
  model.attempt = sit.sitting + "/" + std::to_string(place);
  model.save = save_model(state);
  model.mood_hidden = true;
  model.decision.clear();
  CallModel::Sitting around;
  around.place =
      call->warm_up ? tr("Warm-up") : tr("Call {0} of {1}", call->call + 1, form.calls.size());
  if (assess::left_ms(*sit.invitation, sit.seat, sit.used_ms))
    around.left = tr("{0} left##of the call's time",
                     clock_time(static_cast<Seconds>((sit.shown_left_ms + 999) / 1000)));
  around.can_pause = assess::may_pause(form, sit.invitation->accommodations);
  around.at_once = sit.invitation->accommodations.plain_layout;
  model.chip = around.place;
  model.sitting = std::move(around);
  return model;
}

}  // namespace warmline::ui
