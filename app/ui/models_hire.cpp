#include "ui/models_hire.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "ui/hire_words.h"
#include "ui/hire_work.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using assess::Form;

constexpr std::string_view kKept = "hire/form/";

std::string form_title(const Form& form) {
  const std::string title = form.title.empty() ? "A form without a title" : form.title;
  return form.variant.empty() ? title : title + " (" + form.variant + ")";
}

std::int64_t minutes_of(const AppState& state, const Form& form) {
  std::int64_t minutes = 0;
  for (const assess::FormCall& call : form.calls)
    if (const Edition* edition = find_edition(state, call.version))
      minutes += edition->scenario->minutes;
  return minutes;
}

std::string form_about(const AppState& state, const Form& form) {
  std::string words = "No calls yet";
  if (!form.calls.empty())
    words = count_of(static_cast<std::int64_t>(form.calls.size()), "call", "calls") + ", about " +
            count_of(minutes_of(state, form), "minute", "minutes");
  words += ", edition " + std::to_string(form.edition);
  const std::size_t missing = assess::missing_in(form).size();
  if (missing > 0)
    words += "; " + count_of(static_cast<std::int64_t>(missing), "thing", "things") + " missing";
  return words;
}

std::string form_language(const Form& form) {
  if (form.language == assess::kSeveralLanguages)
    return "Language: the calls are in different ones. A form is taken in one language.";
  if (form.calls.empty() && !form.warm_up)
    return "Language: that of the calls, once there are any.";
  return "Language: " + language_words(form.language) + ", as its calls say.";
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
            : HireCallRow{call.version, call.scenario, "not on this site in that version",
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
  model.warm_ups.push_back("None");
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
  const auto add = [&](bool offered, const char* what) {
    if (!offered) words += (words.empty() ? "" : ", ") + std::string(what);
  };
  add(offers.more_time, "more time");
  add(offers.untimed, "no time limit");
  add(offers.pauses, "pauses");
  add(offers.larger_text, "larger text");
  add(offers.plain_layout, "one column");
  if (words.empty()) return "";
  return "The form doesn’t offer " + words + ". It can be agreed with somebody all the same.";
}

void add_giving_out(const AppState& state, HireFormModel& model) {
  const HireState& hire = state.hire;
  model.missing = assess::missing_in(model.form);
  model.candidate = hire.candidate;
  model.code_ok = hire.candidate.empty() || assess::is_candidate_code(hire.candidate);
  for (std::size_t i = 0; i < std::size(kTimes); ++i) {
    model.times.push_back(kTimes[i] == 100 ? "The usual time"
                                           : std::to_string(kTimes[i]) + " % of the usual time");
    if (hire.agreed.time_per_cent == kTimes[i]) model.time = i;
  }
  model.agreed = {{"No time limit", hire.agreed.untimed},
                  {"Pauses", hire.agreed.pauses},
                  {"Larger text", hire.agreed.larger_text},
                  {"One column for a screen reader", hire.agreed.plain_layout}};
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

void add_comparison(const AppState& state, HireFormModel& model) {
  model.others.push_back("None");
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
  model.comparison.push_back("They share " + count_of(anchors, "call", "calls") + "; " +
                             count_of(minutes_of(state, model.form), "minute", "minutes") +
                             " and " + count_of(minutes_of(state, *other), "minute", "minutes") +
                             ".");
  if (model.form.calls.empty() || other->calls.empty()) {
    model.comparison.push_back(
        model.form.calls.empty() ? "This one has no calls yet: there is nothing to compare."
                                 : "The other one has no calls yet: there is nothing to compare.");
    return;
  }
  const Sum one = ease_of(state, model.form);
  const Sum two = ease_of(state, *other);
  const std::size_t all = model.form.calls.size() + other->calls.size();
  if (static_cast<std::size_t>(one.calls + two.calls) < all) {
    model.comparison.push_back(
        "Simulated people are taking the calls: " + std::to_string(one.calls + two.calls) + " of " +
        std::to_string(all) + " are done.");
    return;
  }
  model.comparison.push_back(
      "A simulated person who judges turn by turn, and slips at one choice in five, reaches a "
      "resolution of " +
      percent_words(mean(one.resolution, one.calls)) + " here and " +
      percent_words(mean(two.resolution, two.calls)) + " there, and an empathy of " +
      percent_words(mean(one.empathy, one.calls)) + " and " +
      percent_words(mean(two.empathy, two.calls)) + " (" + std::to_string(kEaseRuns) +
      " runs a call).");
  const Sum here = taken_of(state, model.form);
  const Sum there = taken_of(state, *other);
  if (here.calls == 0 || there.calls == 0) {
    model.comparison.push_back(
        "Load sittings of both under Results, and what real candidates "
        "reached stands here as well.");
  } else {
    model.comparison.push_back("Candidates whose files are loaded: resolution " +
                               percent_words(mean(here.resolution, here.calls)) + " here (" +
                               count_of(here.calls, "call", "calls") + ") and " +
                               percent_words(mean(there.resolution, there.calls)) + " there (" +
                               count_of(there.calls, "call", "calls") + ").");
  }
}

HireLawSection law_processed(const std::optional<Form>& form) {
  HireLawSection out{"law-what", "What is processed", {}, {}};
  out.lines = {
      "Of a candidate: the code that you gave them, every answer, what they looked up, how long "
      "each "
      "took, pauses, interruptions, when they began, and what was agreed with them. No name, no "
      "voice, no picture, no typing rhythm.",
      "Of all that nothing leaves the candidate’s browser until they hand you the file, and "
      "nothing "
      "of a candidate is kept in yours: what you load is forgotten when you leave this page."};
  if (form && !form->purpose.empty()) out.lines.push_back("Said to be for: " + form->purpose);
  out.open = {"Who keeps the list of codes and names, and who can see it?",
              "Where do the files lie that candidates hand in, and who can open them?"};
  return out;
}

std::vector<HireLawSection> law_sections(const std::optional<Form>& form) {
  std::vector<HireLawSection> out;
  out.push_back(law_processed(form));
  out.push_back(
      {"law-basis",
       "On what basis",
       {"In the European Union a basis under Article 6 of the General Data Protection Regulation "
        "is "
        "needed before anything is processed; consent is seldom free where a job depends on it, so "
        "most rely on steps before a contract or on a legitimate interest, weighed in writing. The "
        "tick on the candidate’s page says that they take part; it is not that basis by itself.",
        "What is agreed for an accommodation can tell of health. It is data of a special kind "
        "there "
        "(Article 9) and needs a ground of its own."},
       {"Which basis do you rely on, and where is the weighing written down?",
        "Do works councils or representatives have a say where you are?"}});
  const std::string days =
      form ? count_of(form->keep_days, "day", "days") : std::string("the time that the form says");
  out.push_back(
      {"law-keep",
       "How long, and deletion",
       {"The form promises to keep results for " + days +
            ". Nothing in the program deletes your files by itself: somebody has to.",
        "A candidate can ask by their code. Results has “Forget this candidate”: it removes "
        "what this page holds and makes out a note with what was removed, when, and what it "
        "can’t reach: the files where you put them, and the candidate’s own copy."},
       {"Who deletes the files when the time is up, and how is that checked?"}});
  out.push_back(
      {"law-human",
       "People decide, and can be asked",
       {"The program scores by keys that people wrote and decides nothing: there is no cut "
        "score and nobody is rejected by it. Whoever decides must look at more than these "
        "figures (in the European Union Article 22 of the same Regulation; the Artificial "
        "Intelligence Act counts software that evaluates candidates as high-risk where it "
        "is an AI system, which a fixed key may not be).",
        "A candidate may contest a result: their report, the form and the keys make it "
        "possible to go through every answer with them."},
       {"Who reviews a result that is contested, and within which time?",
        "Has somebody who knows the law where you are read this page?"}});
  out.push_back(
      {"law-fair",
       "Fair to groups",
       {"Whatever selects people can leave one group behind. Fairness counts that, with exact "
        "tests and with how little small numbers can show. It is not an independent audit, "
        "which some places ask for (New York City’s Local Law 144 of 2021, for example, "
        "asks for one where a tool substantially helps to decide).",
        "Adjustments for disabled candidates are owed in many places; the form names whom to "
        "ask, and what was agreed is never scored."},
       {"Is an independent audit asked for where you hire?",
        "What do candidates get who can’t or don’t want to take calls on a screen?"}});
  out.push_back(
      {"law-apart",
       "Practice stays apart",
       {"What people practise and what candidates take lie in separate stores, and this page "
        "can open only one of them. A practice result can’t be loaded here."},
       {}});
  return out;
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
    model.limits.push_back(minutes == 0 ? "None" : count_of(minutes, "minute", "minutes"));
    if (model.form.limit == minutes * 60) model.limit = i;
  }
  model.shown = {"That they took part", "Each skill, with its evidence",
                 "Each skill, and every answer with its feedback"};
  const assess::Offers offers = assess::offers_of(model.form);
  model.offers = {{"Offer more time", offers.more_time},
                  {"Offer no time limit", offers.untimed},
                  {"Offer pauses", offers.pauses},
                  {"Offer larger text", offers.larger_text},
                  {"Offer one column for a screen reader", offers.plain_layout}};
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
  if (state.hire.draft) model.form = "About the form “" + form_title(*state.hire.draft) + "”.";
  model.sections = law_sections(state.hire.draft);
  return model;
}

}  // namespace warmline::ui
