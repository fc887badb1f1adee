// The part of update() that the hiring team's forms are about.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "assess/form.h"
#include "assess/sitting_file.h"
#include "core/tr.h"
#include "score/simulation.h"
#include "ui/hire_words.h"
#include "ui/hire_work.h"
#include "ui/law_page.h"
#include "ui/models_coach.h"
#include "ui/models_hire.h"
#include "ui/update.h"

namespace warmline::ui {
namespace {

using assess::Form;
using What = Hire::What;

constexpr const char* kForm = "hire/form/";
constexpr const char* kGiven = "hire/given/";  // the hash of what was last given out of a form

std::uint64_t seed_from(const std::string& hex) {
  std::uint64_t value = 0;
  for (const char digit : hex)
    value = value * 16 + static_cast<std::uint64_t>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
  return value;
}

// A form that candidates hold is never changed under them: what is changed is its next edition.
void keep_draft(AppState& state) {
  HireState& hire = state.hire;
  hire.unkept = false;
  if (!hire.draft || state.access == Access::kReading) return;
  Form& form = *hire.draft;
  const std::string key = kForm + form.id;
  if (state.portfolio.setting(key, "") == assess::form_text(form)) return;
  const std::string given = state.portfolio.setting(kGiven + form.id, "");
  const std::optional<Form> kept = kept_form(state, form.id);
  if (kept && !given.empty() && assess::form_hash(*kept) == given && form.edition == kept->edition)
    ++form.edition;
  record(state, {progress::SettingChanged{key, assess::form_text(form)}});
}

void note_given(AppState& state) {
  keep_draft(state);
  const Form& form = *state.hire.draft;
  const std::string hash = assess::form_hash(form);
  if (state.portfolio.setting(kGiven + form.id, "") != hash)
    record(state, {progress::SettingChanged{kGiven + form.id, hash}});
}

void open_form(AppState& state, const Form& form) {
  state.hire.form = form.id;
  state.hire.draft = form;
  state.hire.unkept = false;
  state.hire.asks_to_remove = false;
  state.hire.said.clear();
  state.hire.candidate.clear();
  state.hire.agreed = {};
  state.hire.compare.clear();
  state.screen = Screen::kHireForm;
}

void new_form(AppState& state, const Env& env) {
  Form form;
  form.id = env.random_hex(16);
  form.language = "en";  // until it has calls
  form.offers = assess::Offers{};
  form.seed = seed_from(env.random_hex(8));
  open_form(state, form);
  keep_draft(state);
}

// That of its calls; as it was while none of them is here.
void take_language(Form& form, const AppState& state) {
  std::vector<std::string> languages;
  const auto add = [&](const assess::FormCall& call) {
    if (const Edition* edition = find_edition(state, call.version))
      languages.push_back(edition->scenario->language);
  };
  for (const assess::FormCall& call : form.calls) add(call);
  if (form.warm_up) add(*form.warm_up);
  if (!languages.empty()) form.language = assess::common_language(languages);
}

void copy_form(AppState& state, const Env& env) {
  keep_draft(state);
  Form form = *state.hire.draft;
  form.id = env.random_hex(16);
  form.edition = 1;
  form.seed = seed_from(env.random_hex(8));
  form.variant = form.variant == "A" || form.variant.empty() ? "B" : "A";
  // What both forms share are the anchors; the rest is for the other form to choose anew.
  form.calls.erase(std::remove_if(form.calls.begin(), form.calls.end(),
                                  [](const assess::FormCall& call) { return !call.anchor; }),
                   form.calls.end());
  take_language(form, state);
  open_form(state, form);
  state.hire.said =
      tr("This is a copy with the anchors alone. Choose calls for it that the other one "
         "doesn’t have.");
  keep_draft(state);
}

void toggle_call(Form& form, const AppState& state, const std::string& version) {
  const auto found =
      std::find_if(form.calls.begin(), form.calls.end(),
                   [&](const assess::FormCall& call) { return call.version == version; });
  if (found != form.calls.end()) {
    form.calls.erase(found);
    return;
  }
  const Edition* edition = find_edition(state, version);
  if (edition == nullptr || form.calls.size() >= assess::kMostCalls) return;
  if (form.warm_up && form.warm_up->version == version) form.warm_up.reset();
  form.calls.push_back({edition->scenario->id.text, version, false});
}

void move_call(Form& form, std::size_t index, bool up) {
  const std::size_t other = up ? index - 1 : index + 1;
  if (index >= form.calls.size() || (up && index == 0) || other >= form.calls.size()) return;
  std::swap(form.calls[index], form.calls[other]);
}

void choose_warm_up(Form& form, const AppState& state, std::size_t option) {
  form.warm_up.reset();
  if (option == 0) return;
  const std::vector<std::string> offered = warm_ups_for(state, form);
  if (option > offered.size()) return;
  const Edition* edition = find_edition(state, offered[option - 1]);
  if (edition != nullptr)
    form.warm_up = assess::FormCall{edition->scenario->id.text, offered[option - 1], false};
}

// In the order of HireFormModel::offers. A form that didn't say what it offers says so from now on.
void toggle_offer(Form& form, std::size_t which) {
  assess::Offers offers = assess::offers_of(form);
  bool* const flags[] = {&offers.more_time, &offers.untimed, &offers.pauses, &offers.larger_text,
                         &offers.plain_layout};
  if (which >= std::size(flags)) return;
  *flags[which] = !*flags[which];
  form.offers = offers;
}

void toggle_agreed(assess::Accommodations& agreed, std::size_t which) {
  bool* const flags[] = {&agreed.untimed, &agreed.pauses, &agreed.larger_text,
                         &agreed.plain_layout};
  if (which < std::size(flags)) *flags[which] = !*flags[which];
}

assess::Invitation invitation_of(const HireState& hire) {
  return {*hire.draft, hire.candidate, hire.agreed};
}

void give_out(AppState& state, bool link) {
  HireState& hire = state.hire;
  if (!assess::missing_in(*hire.draft).empty()) return;
  note_given(state);
  const assess::Invitation invitation = invitation_of(hire);
  if (link) {
    const std::string site = hire.draft->key_free ? "" : state.site;
    state.copy = site + "#/sit/" + assess::invitation_link(invitation);
    hire.said =
        tr(hire.draft->key_free
               ? "The end of the link is copied. Put it behind the address of the form’s own site."
               : "The link is copied. Whoever opens it takes the form in their own browser.");
    return;
  }
  const std::string who = hire.candidate.empty() ? "" : "-" + hire.candidate;
  state.file_out = FileOut{"warmline-invitation" + who + ".json", "application/json",
                           assess::invitation_text(invitation) + "\n"};
}

// Digits alone, so that what is typed is not lost while it is typed.
void take_days(Form& form, const std::string& text) {
  std::int32_t days = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9' || days > 3650) continue;
    days = days * 10 + (digit - '0');
  }
  form.keep_days = std::clamp(days, 1, 3650);
}

// What is typed; kept after a pause.
bool typed(Form& form, const Hire& wish) {
  switch (wish.what) {
    case What::kTitle:
      form.title = wish.text;
      return true;
    case What::kAsks:
      form.asks = wish.text;
      return true;
    case What::kPurpose:
      form.purpose = wish.text;
      return true;
    case What::kContact:
      form.contact = wish.text;
      return true;
    case What::kJobAnalysis:
      form.job_analysis = wish.text;
      return true;
    case What::kKeepDays:
      take_days(form, wish.text);
      return true;
    default:
      return false;
  }
}

// Where the focus goes from a button of a list of calls that is not there any more, or that is now
// another call's.
void focus_after(AppState& state, const Form& before, const Hire& wish) {
  const Form& now = *state.hire.draft;
  const auto button = [](std::size_t at, const char* what) {
    return "hire-call-" + std::to_string(at) + what;
  };
  if (wish.what == What::kCallUp && wish.index > 0)
    state.focus = button(wish.index - 1, wish.index == 1 ? "/down" : "/up");
  if (wish.what == What::kCallDown && wish.index + 1 < now.calls.size())
    state.focus = button(wish.index + 1, wish.index + 2 == now.calls.size() ? "/up" : "/down");
  if (wish.what != What::kCall) return;
  const Edition* edition = find_edition(state, wish.text);
  if (edition == nullptr) return;
  const std::string& title = edition->scenario->title;
  if (now.calls.size() > before.calls.size()) {
    state.say = tr("{0} is call {1}.", title, now.calls.size());
    return;  // on the next call that could be added
  }
  state.say = tr("{0} was taken out.", title);
  const auto was = std::find_if(before.calls.begin(), before.calls.end(),
                                [&](const auto& call) { return call.version == wish.text; });
  const auto at = static_cast<std::size_t>(was - before.calls.begin());
  state.focus =
      now.calls.empty() ? "hire-form-more" : button(std::min(at, now.calls.size() - 1), "/out");
}

// What is chosen; kept at once.
bool chosen(AppState& state, Form& form, const Hire& wish, const Env& env) {
  switch (wish.what) {
    case What::kVariant:
      form.variant = wish.option == 0 ? "" : wish.option == 1 ? "A" : "B";
      return true;
    case What::kLimit:
      if (wish.option < std::size(kFormLimits)) form.limit = kFormLimits[wish.option] * 60;
      return true;
    case What::kPauses:
      form.pauses = !form.pauses;
      return true;
    case What::kKeyFree:
      form.key_free = !form.key_free;
      return true;
    case What::kShown:
      form.shown = static_cast<assess::Shown>(std::min<std::size_t>(wish.option, 2));
      return true;
    case What::kCall:
      toggle_call(form, state, wish.text);
      take_language(form, state);
      return true;
    case What::kAnchor:
      for (assess::FormCall& call : form.calls)
        if (call.version == wish.text) call.anchor = !call.anchor;
      return true;
    case What::kCallUp:
    case What::kCallDown:
      move_call(form, wish.index, wish.what == What::kCallUp);
      return true;
    case What::kWarmUp:
      choose_warm_up(form, state, wish.option);
      take_language(form, state);
      return true;
    case What::kOffer:
      toggle_offer(form, wish.option);
      return true;
    case What::kNewSeed:
      form.seed = seed_from(env.random_hex(8));
      return true;
    default:
      return false;
  }
}

void remove_form(AppState& state) {
  const std::string id = state.hire.draft->id;
  record(state,
         {progress::SettingChanged{kForm + id, ""}, progress::SettingChanged{kGiven + id, ""}});
  state.hire.draft.reset();
  state.hire.form.clear();
  state.hire.asks_to_remove = false;
  state.screen = Screen::kHire;
}

// On the page of one form.
void about_form(AppState& state, const Hire& wish, const Env& env) {
  HireState& hire = state.hire;
  if (!hire.draft) return;
  if (typed(*hire.draft, wish)) {
    hire.unkept = true;
    return;
  }
  const Form before = *hire.draft;
  if (chosen(state, *hire.draft, wish, env)) {
    focus_after(state, before, wish);
    return keep_draft(state);
  }
  switch (wish.what) {
    case What::kKeep:
      return keep_draft(state);
    case What::kCopyForm:
      return copy_form(state, env);
    case What::kAskRemove:
      hire.asks_to_remove = true;
      return;
    case What::kRemoveForm:
      return remove_form(state);
    case What::kCancel:
      hire.asks_to_remove = false;
      return;
    case What::kCandidate:
      hire.candidate = wish.text;
      return;
    case What::kTime:
      if (wish.option < std::size(kTimes)) hire.agreed.time_per_cent = kTimes[wish.option];
      return;
    case What::kAgreed:
      return toggle_agreed(hire.agreed, wish.option);
    case What::kCompare:
      hire.compare = wish.text;
      return;
    case What::kCopyLink:
      return give_out(state, true);
    case What::kSaveInvitation:
      return give_out(state, false);
    case What::kSaveForm:
      note_given(state);
      state.file_out = FileOut{"warmline-form-" + hire.draft->id.substr(0, 8) + ".json",
                               "application/json", assess::form_text(*hire.draft) + "\n"};
      return;
    case What::kPrintLaw:
      state.file_out = FileOut{"warmline-what-the-law-asks.html", "text/html;charset=utf-8",
                               law_page(hire_law_model(state)), true};
      return;
    default:
      return;
  }
}

void take_form(AppState& state, const TakeFile& file) {
  HireState& hire = state.hire;
  hire.trouble.clear();
  assess::ReadInvitation read = assess::read_invitation(file.bytes, file.name);
  if (!read.invitation) {
    hire.trouble.push_back(tr("{0} was not taken.", file.name));
    for (const Diagnostic& one : read.diagnostics) hire.trouble.push_back(line_words(one));
    state.screen = Screen::kHire;
    return;
  }
  open_form(state, read.invitation->form);
  hire.said = tr("{0} was taken.", file.name);
  keep_draft(state);
}

// A simulated person who judges turn by turn and slips at one choice in five.
constexpr score::Agent kSimulated = score::Agent::kGreedy;
constexpr int kSlips = 20;
constexpr std::uint64_t kEaseSeed = 7;
constexpr std::uint64_t kRunsAtOnce = 20;

}  // namespace

CoachWork work_for_forms(AppState& state) {
  CoachWork work;
  if (state.screen != Screen::kHireForm || !state.hire.draft || state.hire.compare.empty())
    return work;
  std::vector<std::string> versions;
  for (const assess::FormCall& call : state.hire.draft->calls) versions.push_back(call.version);
  if (const auto other = kept_form(state, state.hire.compare))
    for (const assess::FormCall& call : other->calls) versions.push_back(call.version);
  for (const std::string& version : versions) {
    if (state.hire.ease.count(version) != 0) continue;
    const Edition* edition = find_edition(state, version);
    if (edition == nullptr) continue;
    if (!edition->solution) {
      if (edition->solve_tried) continue;
      work.solve_first = version;
      return work;
    }
    score::Tally all;
    for (std::uint64_t first = 0; first < kEaseRuns; first += kRunsAtOnce)
      all.merge(score::simulate(*edition->scenario, *edition->solution, kSimulated, kSlips,
                                kEaseSeed, first, kRunsAtOnce));
    state.hire.ease[version] = {all.resolution.mean(), all.empathy.mean()};
    work.did = work.told = true;
    return work;
  }
  return work;
}

void hire(AppState& state, const Hire& wish, const Env& env) {
  if (wish.what == What::kNewForm) return new_form(state, env);
  if (wish.what == What::kChooseForm) {
    state.ask_for_file = ".json,application/json";
    state.ask_how = platform::Choosing::kOne;
    return;
  }
  if (wish.what == What::kOpenForm) {
    if (const auto form = kept_form(state, wish.text)) open_form(state, *form);
    return;
  }
  if (wish.what == What::kPrintLaw && !state.hire.draft) {
    state.file_out = FileOut{"warmline-what-the-law-asks.html", "text/html;charset=utf-8",
                             law_page(hire_law_model(state)), true};
    return;
  }
  about_form(state, wish, env);
}

namespace {

bool ends_with(const std::string& name, std::string_view end) {
  return name.size() >= end.size() && name.compare(name.size() - end.size(), end.size(), end) == 0;
}

}  // namespace

// By what stands in it; else by what the page is about.
void take_hire_file(AppState& state, const TakeFile& file, const Env&) {
  state.notice.clear();
  const bool results =
      state.screen == Screen::kHireResults || state.screen == Screen::kHireCandidate;
  if (assess::looks_like_sitting(file.bytes)) {
    give_sitting(state.hire.results, file.name, file.bytes);
    if (!results) state.screen = Screen::kHireResults;
  } else if (state.screen == Screen::kHireFair || ends_with(file.name, ".csv")) {
    take_groups(state, file);
    state.screen = Screen::kHireFair;
  } else if (results) {
    give_sitting(state.hire.results, file.name, file.bytes);
  } else {
    take_form(state, file);
  }
}

}  // namespace warmline::ui
