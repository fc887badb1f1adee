#include "ui/models_hire.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "core/tr.h"
#include "ui/hire_words.h"
#include "ui/hire_work.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using assess::Form;

constexpr std::string_view kKept = "hire/form/";

std::string form_title(const Form& form) {
  const std::string title = form.title.empty() ? tr("A form without a title") : form.title;
  return form.variant.empty() ? title : title + " (" + form.variant + ")";
}

std::string calls_words(std::size_t calls) {
  return tr_n("{0} call", "{0} calls", static_cast<std::int64_t>(calls));
}
std::string minutes_words(std::int64_t minutes) {
  return tr_n("{0} minute", "{0} minutes", minutes);
}

std::int64_t minutes_of(const AppState& state, const Form& form) {
  std::int64_t minutes = 0;
  for (const assess::FormCall& call : form.calls)
    if (const Edition* edition = find_edition(state, call.version))
      minutes += edition->scenario->minutes;
  return minutes;
}

std::string form_about(const AppState& state, const Form& form) {
  const std::string edition = std::to_string(form.edition);
  const std::string words = form.calls.empty()
                                ? tr("No calls yet, edition {0}", edition)
                                : tr("{0}, about {1}, edition {2}", calls_words(form.calls.size()),
                                     minutes_words(minutes_of(state, form)), edition);
  const auto missing = static_cast<std::int64_t>(assess::missing_in(form).size());
  return missing == 0 ? words
                      : tr_n("{1}; {0} thing missing", "{1}; {0} things missing", missing, words);
}

std::string form_language(const Form& form) {
  if (form.language == assess::kSeveralLanguages)
    return tr("Language: the calls are in different ones. A form is taken in one language.");
  if (form.calls.empty() && !form.warm_up)
    return tr("Language: that of the calls, once there are any.");
  return tr("Language: {0}, as its calls say.", language_words(form.language));
}

HireCallRow call_row(const Edition& edition, const std::string& version) {
  return {version, edition.scenario->title, chip_words(*edition.scenario), false, false, 0};
}

void add_calls(const AppState& state, HireFormModel& model) {
  const Form& form = model.form;
  for (std::size_t i = 0; i < form.calls.size(); ++i) {
    const assess::FormCall& call = form.calls[i];
    const Edition* edition = find_edition(state, call.version);
    HireCallRow row =
        edition != nullptr
            ? call_row(*edition, call.version)
            : HireCallRow{call.version, call.scenario, tr("not on this site in that version"),
                          false,        false,         0};
    row.chosen = true;
    row.anchor = call.anchor;
    row.place = i;
    model.chosen.push_back(std::move(row));
  }
  for (const std::string& version : state.catalog) {
    const bool in =
        std::any_of(form.calls.begin(), form.calls.end(),
                    [&](const assess::FormCall& call) { return call.version == version; });
    const bool warm_up = form.warm_up && form.warm_up->version == version;
    if (const Edition* edition = find_edition(state, version);
        edition != nullptr && !in && !warm_up)
      model.offered.push_back(call_row(*edition, version));
  }
  model.warm_ups.push_back(tr("None##warm-up"));
  const std::vector<std::string> offered = warm_ups_for(state, form);
  for (std::size_t i = 0; i < offered.size(); ++i) {
    model.warm_ups.push_back(find_edition(state, offered[i])->scenario->title);
    if (form.warm_up && form.warm_up->version == offered[i]) model.warm_up = i + 1;
  }
}

std::string grouped_hash(const std::string& hash) {
  std::string out;
  for (std::size_t i = 0; i < 16; i += 4) out += (i > 0 ? " " : "") + hash.substr(i, 4);
  return out;
}

std::string not_offered(const assess::Offers& offers) {
  std::string words;
  const auto add = [&](bool offered, Message what) {
    if (!offered) words += (words.empty() ? "" : ", ") + tr(what);
  };
  add(offers.more_time, msg("more time"));
  add(offers.untimed, msg("no time limit"));
  add(offers.pauses, msg("pauses"));
  add(offers.larger_text, msg("larger text"));
  add(offers.plain_layout, msg("one column"));
  if (words.empty()) return "";
  return tr("The form doesn’t offer {0}. It can be agreed with somebody all the same.", words);
}

void add_giving_out(const AppState& state, HireFormModel& model) {
  const HireState& hire = state.hire;
  model.missing = assess::missing_in(model.form);
  model.candidate = hire.candidate;
  model.code_ok = hire.candidate.empty() || assess::is_candidate_code(hire.candidate);
  for (std::size_t i = 0; i < std::size(kTimes); ++i) {
    model.times.push_back(kTimes[i] == 100 ? tr("The usual time")
                                           : tr("{0} % of the usual time", kTimes[i]));
    if (hire.agreed.time_per_cent == kTimes[i]) model.time = i;
  }
  model.agreed = {{tr("No time limit"), hire.agreed.untimed},
                  {tr("Pauses"), hire.agreed.pauses},
                  {tr("Larger text"), hire.agreed.larger_text},
                  {tr("One column for a screen reader"), hire.agreed.plain_layout}};
  model.not_offered = not_offered(assess::offers_of(model.form));
  if (model.missing.empty() && model.code_ok)
    model.link =
        state.site + "#/sit/" + assess::invitation_link({model.form, hire.candidate, hire.agreed});
}

struct Sum {
  std::int64_t resolution = 0, empathy = 0, calls = 0;
};

Sum ease_of(const AppState& state, const Form& form) {
  Sum sum;
  for (const assess::FormCall& call : form.calls) {
    const auto found = state.hire.ease.find(call.version);
    if (found == state.hire.ease.end()) continue;
    sum.resolution += found->second.resolution;
    sum.empathy += found->second.empathy;
    ++sum.calls;
  }
  return sum;
}

PerMille mean(std::int64_t sum, std::int64_t count) {
  return count == 0 ? 0 : static_cast<PerMille>((2 * sum + count) / (2 * count));
}

// Of the sittings that were loaded: means over all their calls.
Sum taken_of(const AppState& state, const Form& form) {
  Sum sum;
  const std::string hash = assess::form_hash(form);
  for (const SittingLoaded& one : state.hire.results.loaded) {
    if (!one.judged || one.verified.file.form_hash != hash) continue;
    for (const assess::JudgedCall& call : one.judged->calls) {
      sum.resolution += call.card.resolution;
      sum.empathy += call.card.empathy.value_or(0);
      ++sum.calls;
    }
  }
  return sum;
}

// What simulated people and real candidates reach in both.
void add_reached(const AppState& state, const Form& other, HireFormModel& model) {
  const Sum one = ease_of(state, model.form);
  const Sum two = ease_of(state, other);
  const std::size_t all = model.form.calls.size() + other.calls.size();
  if (static_cast<std::size_t>(one.calls + two.calls) < all) {
    model.comparison.push_back(tr("Simulated people are taking the calls: {0} of {1} are done.",
                                  one.calls + two.calls, all));
    return;
  }
  model.comparison.push_back(tr(
      "A simulated person who judges turn by turn, and slips at one choice in five, reaches a "
      "resolution of {0} here and {1} there, and an empathy of {2} and {3} ({4} runs a call).",
      percent_words(mean(one.resolution, one.calls)),
      percent_words(mean(two.resolution, two.calls)), percent_words(mean(one.empathy, one.calls)),
      percent_words(mean(two.empathy, two.calls)), kEaseRuns));
  const Sum here = taken_of(state, model.form);
  const Sum there = taken_of(state, other);
  if (here.calls == 0 || there.calls == 0) {
    model.comparison.push_back(
        tr("Load sittings of both under Results, and what real candidates "
           "reached stands here as well."));
  } else {
    model.comparison.push_back(
        tr("Candidates whose files are loaded: resolution {0} here ({1}) and {2} there ({3}).",
           percent_words(mean(here.resolution, here.calls)),
           calls_words(static_cast<std::size_t>(here.calls)),
           percent_words(mean(there.resolution, there.calls)),
           calls_words(static_cast<std::size_t>(there.calls))));
  }
}

void add_comparison(const AppState& state, HireFormModel& model) {
  model.others.push_back(tr("None##other form"));
  model.other_ids.emplace_back();
  for (const Form& form : kept_forms(state)) {
    if (form.id == model.form.id) continue;
    model.others.push_back(form_title(form));
    model.other_ids.push_back(form.id);
    if (form.id == state.hire.compare) model.other = model.others.size() - 1;
  }
  const std::optional<Form> other = kept_form(state, state.hire.compare);
  if (!other || model.other == 0) return;
  std::int64_t anchors = 0;
  for (const assess::FormCall& call : model.form.calls)
    for (const assess::FormCall& there : other->calls)
      anchors += call.version == there.version ? 1 : 0;
  model.comparison.push_back(
      tr("They share {0}; {1} and {2}.", calls_words(static_cast<std::size_t>(anchors)),
         minutes_words(minutes_of(state, model.form)), minutes_words(minutes_of(state, *other))));
  if (model.form.calls.empty() || other->calls.empty()) {
    model.comparison.push_back(tr(
        model.form.calls.empty() ? "This one has no calls yet: there is nothing to compare."
                                 : "The other one has no calls yet: there is nothing to compare."));
    return;
  }
  add_reached(state, *other, model);
}

HireLawSection law_processed(const std::optional<Form>& form) {
  HireLawSection out{"law-what", tr("What is processed"), {}, {}};
  out.lines = {
      tr("Of a candidate: the code that you gave them, every answer, what they looked up, how long "
         "each took, pauses, interruptions, when they began, and what was agreed with them. No "
         "name, no voice, no picture, no typing rhythm."),
      tr("Of all that nothing leaves the candidate’s browser until they hand you the file, and "
         "nothing of a candidate is kept in yours: what you load is forgotten when you leave this "
         "page.")};
  if (form && !form->purpose.empty()) out.lines.push_back(tr("Said to be for: {0}", form->purpose));
  out.open = {tr("Who keeps the list of codes and names, and who can see it?"),
              tr("Where do the files lie that candidates hand in, and who can open them?")};
  return out;
}

HireLawSection law_basis() {
  return {"law-basis",
          tr("On what basis"),
          {tr("In the European Union a basis under Article 6 of the General Data Protection "
              "Regulation is needed before anything is processed; consent is seldom free where a "
              "job depends on it, so most rely on steps before a contract or on a legitimate "
              "interest, weighed in writing. The tick on the candidate’s page says that they take "
              "part; it is not that basis by itself."),
           tr("What is agreed for an accommodation can tell of health. It is data of a special "
              "kind there (Article 9) and needs a ground of its own.")},
          {tr("Which basis do you rely on, and where is the weighing written down?"),
           tr("Do works councils or representatives have a say where you are?")}};
}

HireLawSection law_keep(const std::optional<Form>& form) {
  const std::string promise =
      form ? tr_n("The form promises to keep results for {0} day.",
                  "The form promises to keep results for {0} days.", form->keep_days)
           : tr("The form promises to keep results for the time that the form says.");
  return {
      "law-keep",
      tr("How long, and deletion"),
      {promise + " " + tr("Nothing in the program deletes your files by itself: somebody has to."),
       tr("A candidate can ask by their code. Results has “Forget this candidate”: it removes "
          "what this page holds and makes out a note with what was removed, when, and what it "
          "can’t reach: the files where you put them, and the candidate’s own copy.")},
      {tr("Who deletes the files when the time is up, and how is that checked?")}};
}

HireLawSection law_human() {
  return {"law-human",
          tr("People decide, and can be asked"),
          {tr("The program scores by keys that people wrote and decides nothing: there is no cut "
              "score and nobody is rejected by it. Whoever decides must look at more than these "
              "figures (in the European Union Article 22 of the same Regulation; the Artificial "
              "Intelligence Act counts software that evaluates candidates as high-risk where it "
              "is an AI system, which a fixed key may not be)."),
           tr("A candidate may contest a result: their report, the form and the keys make it "
              "possible to go through every answer with them.")},
          {tr("Who reviews a result that is contested, and within which time?"),
           tr("Has somebody who knows the law where you are read this page?")}};
}

std::vector<HireLawSection> law_sections(const std::optional<Form>& form) {
  return {
      law_processed(form),
      law_basis(),
      law_keep(form),
      law_human(),
      {"law-fair",
       tr("Fair to groups"),
       {tr("Whatever selects people can leave one group behind. Fairness counts that, with exact "
           "tests and with how little small numbers can show. It is not an independent audit, "
           "which some places ask for (New York City’s Local Law 144 of 2021, for example, "
           "asks for one where a tool substantially helps to decide)."),
        tr("Adjustments for disabled candidates are owed in many places; the form names whom to "
           "ask, and what was agreed is never scored.")},
       {tr("Is an independent audit asked for where you hire?"),
        tr("What do candidates get who can’t or don’t want to take calls on a screen?")}},
      {"law-apart",
       tr("Practice stays apart"),
       {tr("What people practise and what candidates take lie in separate stores, and this page "
           "can open only one of them. A practice result can’t be loaded here.")},
       {}}};
}

}  // namespace

std::vector<Form> kept_forms(const AppState& state) {
  std::vector<Form> out;
  for (const auto& [key, setting] : state.portfolio.settings()) {
    if (key.compare(0, kKept.size(), kKept) != 0 || setting.value.empty()) continue;
    assess::ReadForm read = assess::read_form(setting.value, key);
    if (read.form) out.push_back(std::move(*read.form));
  }
  std::sort(out.begin(), out.end(), [](const Form& a, const Form& b) {
    return std::tie(a.title, a.variant, a.id) < std::tie(b.title, b.variant, b.id);
  });
  return out;
}

std::optional<Form> kept_form(const AppState& state, const std::string& id) {
  if (id.empty()) return std::nullopt;
  const std::string text = state.portfolio.setting(std::string(kKept) + id, "");
  if (text.empty()) return std::nullopt;
  return assess::read_form(text, id).form;
}

std::vector<std::string> warm_ups_for(const AppState& state, const Form& form) {
  std::vector<std::string> out;
  for (const std::string& version : state.catalog) {
    const bool in =
        std::any_of(form.calls.begin(), form.calls.end(),
                    [&](const assess::FormCall& call) { return call.version == version; });
    if (!in && find_edition(state, version) != nullptr) out.push_back(version);
  }
  return out;
}

HireModel hire_model(const AppState& state) {
  HireModel model;
  model.save = save_model(state);
  model.trouble = state.hire.trouble;
  model.preparing = state.store == StoreState::kLoading;
  for (const Form& form : kept_forms(state))
    model.forms.push_back({form.id, form_title(form), form_about(state, form)});
  return model;
}

HireFormModel hire_form_model(const AppState& state) {
  HireFormModel model;
  model.save = save_model(state);
  if (!state.hire.draft) {
    model.gone = true;
    return model;
  }
  model.form = *state.hire.draft;
  model.title = form_title(model.form);
  model.about = form_about(state, model.form);
  model.unkept = state.hire.unkept;
  model.hash = grouped_hash(assess::form_hash(model.form));
  for (std::size_t i = 0; i < std::size(kFormLimits); ++i) {
    const Seconds minutes = kFormLimits[i];
    model.limits.push_back(minutes == 0 ? tr("None##time limit") : minutes_words(minutes));
    if (model.form.limit == minutes * 60) model.limit = i;
  }
  model.shown = {tr("That they took part"), tr("Each skill, with its evidence"),
                 tr("Each skill, and every answer with its feedback")};
  const assess::Offers offers = assess::offers_of(model.form);
  model.offers = {{tr("Offer more time"), offers.more_time},
                  {tr("Offer no time limit"), offers.untimed},
                  {tr("Offer pauses"), offers.pauses},
                  {tr("Offer larger text"), offers.larger_text},
                  {tr("Offer one column for a screen reader"), offers.plain_layout}};
  model.language = form_language(model.form);
  add_calls(state, model);
  add_giving_out(state, model);
  add_comparison(state, model);
  model.said = state.hire.said;
  model.asks_to_remove = state.hire.asks_to_remove;
  return model;
}

HireLawModel hire_law_model(const AppState& state) {
  HireLawModel model;
  model.save = save_model(state);
  if (state.hire.draft) model.form = tr("About the form “{0}”.", form_title(*state.hire.draft));
  model.sections = law_sections(state.hire.draft);
  return model;
}

}  // namespace warmline::ui
