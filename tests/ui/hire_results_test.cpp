// What the hiring team's page makes of the files that candidates hand in.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "assess/results.h"
#include "progress/result_file.h"
#include "ui/hire_fixture.h"
#include "ui/hire_report.h"
#include "ui/hire_work.h"
#include "ui/models_hire_results.h"

using namespace warmline;
using namespace warmline::ui;
using What = HireResult::What;
using fixture::Taking;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

void give(AppState& state, const Files& files) {
  for (const auto& [name, bytes] : files) give_sitting(state.hire.results, name, bytes);
}

AppState page_with(const Files& files) {
  AppState state = fixture::hire_page();
  give(state, files);
  fixture::score_all(state);
  return state;
}

const Files& four() {
  static const Files files = [] {
    Files made;
    const assess::Form form = fixture::hire_form();
    for (const char* code : {"K-4", "K-1", "K-3", "K-2"}) {
      Taking how;
      how.candidate = code;
      how.seed = static_cast<std::uint64_t>(code[2]);
      made.emplace_back(std::string(code) + ".json", fixture::sitting_file(form, how));
    }
    return made;
  }();
  return files;
}

// All that a screen could show of it.
std::string words_of(const HireResultsModel& model) {
  std::string words = model.about + "\n" + model.files_say + "\n" + model.said + "\n";
  for (const auto& note : model.notes) words += note + "\n";
  for (const auto& file : model.files) {
    words += file.file + ": " + file.sentence + "\n";
    for (const auto& line : file.lines) words += line + "\n";
  }
  for (std::size_t i = 0; i < model.candidates.size(); ++i) {
    words += model.candidates[i].code + ", " + model.candidates[i].about + "\n";
    for (const auto& flag : model.candidates[i].flags) words += flag + "\n";
    for (const auto& cell : model.heat.rows[i].cells)
      words += (cell.value ? std::to_string(*cell.value) : "–") + " (" +
               std::to_string(cell.observations) + ") " + cell.note + "\n";
  }
  for (const auto& side : model.beside) {
    words += side.error + "\n" + side.boxes.title.finding + "\n";
    for (const auto& pair : side.pairs) words += pair + "\n";
  }
  for (const auto& total : model.totals) words += total.code + ": " + total.words + "\n";
  return words;
}

std::string words_of(const HireCandidateModel& model) {
  std::string words = model.code + "\n" + model.about + "\n" + model.signed_words + "\n" +
                      model.error + "\n" + model.total + "\n";
  for (const auto* lines :
       {&model.flags, &model.figures, &model.misses, &model.way, &model.starts, &model.agreed})
    for (const auto& line : *lines) words += line + "\n";
  for (const auto& item : model.guide)
    words += item.call + item.moment + item.chosen + item.question + item.why + "\n";
  for (const auto& call : model.calls) {
    words += call.title + "\n" + call.about + "\n";
    for (const auto& row : call.decisions)
      words += row.number + row.moment + row.chosen + row.figures + row.feedback + "\n";
  }
  return words;
}

bool holds(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

std::size_t index_of(const AppState& state, const std::string& code) {
  const auto& loaded = state.hire.results.loaded;
  for (std::size_t i = 0; i < loaded.size(); ++i)
    if (loaded[i].counts() && loaded[i].verified.file.invitation.candidate == code) return i;
  FAIL("no candidate " << code);
  return 0;
}

HireCandidateModel page_of(AppState& state, const std::string& code) {
  update(state, HireResult{What::kOpenCandidate, index_of(state, code)}, fixture::env());
  REQUIRE(state.screen == Screen::kHireCandidate);
  const HireCandidateModel model = hire_candidate_model(state);
  REQUIRE_FALSE(model.gone);
  return model;
}

}  // namespace

TEST_CASE("files are verified and scored in pieces, with progress, and listed by code") {
  AppState state = fixture::hire_page();
  CHECK_FALSE(hire_results_model(state).any);
  give(state, four());
  CHECK(hire_loading(state.hire.results).loading);
  CHECK(hire_loading(state.hire.results).done == 0);
  CHECK(hire_loading(state.hire.results).all == 4);
  REQUIRE(work_for_hire(state).did);
  CHECK(hire_loading(state.hire.results).done == 1);
  fixture::score_all(state);
  CHECK_FALSE(hire_loading(state.hire.results).loading);
  const HireResultsModel model = hire_results_model(state);
  REQUIRE(model.candidates.size() == 4);
  CHECK(model.files.empty());
  for (std::size_t i = 0; i < 4; ++i)
    CHECK(model.candidates[i].code == "K-" + std::to_string(i + 1));
  CHECK(holds(model.about, "4 sittings of “Spring intake, form A”: 5 calls"));
  CHECK(model.candidates[0].about == "5 of 5 calls to their end · signed");
  CHECK(model.beside.size() == coach::kMeasureCount);
  CHECK(model.beside[0].pairs.size() == 6);
  CHECK(model.weights_words.empty());
  CHECK(model.totals.empty());
}

TEST_CASE("what is scored here is what scoring the same events says") {
  AppState state = page_with(four());
  const SittingLoaded& one = state.hire.results.loaded[index_of(state, "K-2")];
  REQUIRE(one.judged->calls.size() == 5);
  for (const assess::JudgedCall& call : one.judged->calls) {
    const Edition* edition =
        find_edition(state, one.verified.file.invitation.form.calls[call.call].version);
    REQUIRE(edition != nullptr);
    const auto run = replay::replay(*edition->scenario, call.taken.events);
    REQUIRE(run.ok());
    const score::Scorecard card =
        score::score(*edition->scenario, *edition->solution, call.taken.events, run.value());
    CHECK(score::to_json(*edition->scenario, card, false) ==
          score::to_json(*edition->scenario, call.card, false));
  }
}

TEST_CASE("neither the order of files nor copies of them change anything that is shown") {
  const std::string once = words_of(hire_results_model(page_with(four())));
  Files turned = four();
  std::reverse(turned.begin(), turned.end());
  CHECK(words_of(hire_results_model(page_with(turned))) == once);

  Files twice = four();
  for (const auto& [name, bytes] : four()) twice.emplace_back("again-" + name, bytes);
  AppState state = page_with(twice);
  HireResultsModel model = hire_results_model(state);
  CHECK(model.candidates.size() == 4);
  REQUIRE(model.files.size() == 4);
  for (const CoachFileRow& file : model.files)
    CHECK(holds(file.sentence, "The same sitting as in "));
  model.files.clear();
  HireResultsModel first = hire_results_model(page_with(four()));
  first.files_say = model.files_say;
  CHECK(words_of(model) == words_of(first));
}

TEST_CASE("of two copies of a sitting the signed one counts, whichever comes first") {
  const assess::Form form = fixture::hire_form(2);
  Taking how;
  how.candidate = "K-1";
  const std::string signed_file = fixture::sitting_file(form, how);
  how.is_signed = false;
  const std::string bare = fixture::sitting_file(form, how);
  for (const bool signed_first : {true, false}) {
    Files files = {{"signed.json", signed_file}, {"bare.json", bare}};
    if (!signed_first) std::swap(files[0], files[1]);
    AppState state = page_with(files);
    const HireResultsModel model = hire_results_model(state);
    REQUIRE(model.candidates.size() == 1);
    CHECK(holds(model.candidates[0].about, "· signed"));
    REQUIRE(model.files.size() == 1);
    CHECK(model.files[0].file == "bare.json");
  }
}

TEST_CASE("what was changed, can't be read or is of another kind is named and left out") {
  std::string changed = four()[0].second;
  const std::size_t at = changed.find("\"used_ms\":");
  REQUIRE(at != std::string::npos);
  changed[at + 10] = changed[at + 10] == '9' ? '8' : '9';
  progress::ResultChoice choice;
  choice.person = "K-9";
  const std::string practice =
      progress::result_text(progress::make_result(fixture::hire_page().portfolio, choice));
  AppState state = page_with({{"changed.json", changed},
                              {"broken.json", "{\"kind\":\"warmline-sitting\""},
                              {"practice.json", practice},
                              {"picture.json", "GIF89a"},
                              four()[1]});
  const HireResultsModel model = hire_results_model(state);
  CHECK(model.candidates.size() == 1);
  REQUIRE(model.files.size() == 4);
  CHECK(model.files[0].file == "broken.json");
  CHECK(holds(model.files[0].sentence, "No sitting that can be read"));
  CHECK(holds(model.files[1].sentence, "Changed after it was saved"));
  CHECK_FALSE(model.files[1].lines.empty());
  CHECK(holds(model.files[2].sentence, "No sitting file"));
  CHECK(holds(model.files[3].sentence, "practised"));
  CHECK(model.files_say == "5 files, 1 sitting in all; 4 files were left out.");
}

TEST_CASE("what was practised in that browser never gets into results") {
  AppState state = fixture::hire_page();
  const Env env = fixture::env();
  progress::AttemptBegun begun;
  begun.attempt = std::string(32, 'b');
  begun.scenario = state.editions.begin()->second.scenario->id.text;
  begun.version = state.editions.begin()->first;
  record(state, {begun});
  give(state, four());
  fixture::score_all(state);
  CHECK(words_of(hire_results_model(state)) == words_of(hire_results_model(page_with(four()))));
}

TEST_CASE(
    "forms are told apart by their hash, and only candidates of one form stand side by side") {
  assess::Form other = fixture::hire_form();
  other.edition = 2;
  Taking how;
  how.candidate = "K-7";
  Files files = four();
  files.emplace_back("K-7.json", fixture::sitting_file(other, how));
  AppState state = page_with(files);
  HireResultsModel model = hire_results_model(state);
  REQUIRE(model.form.options.size() == 2);
  CHECK(model.form.options[1] == "Spring intake, form A, edition 2");
  CHECK(model.candidates.size() == 4);
  CHECK(holds(words_of(model), "Sittings of other forms were loaded as well"));
  CHECK(holds(words_of(model), "This form isn’t kept in this browser"));
  update(state, HireResult{What::kShowForm, 0, 1}, fixture::env());
  model = hire_results_model(state);
  REQUIRE(model.candidates.size() == 1);
  CHECK(model.candidates[0].code == "K-7");
  CHECK(model.beside.empty());
  // Kept here, it is the team's own.
  record(state, {progress::SettingChanged{"hire/form/" + other.id, assess::form_text(other)}});
  CHECK_FALSE(holds(words_of(hire_results_model(state)), "isn’t kept"));
}

TEST_CASE("a call that isn't on the site leaves the sitting out, with its name") {
  AppState state;
  state.place = platform::Place::kHire;
  platform::Boot boot = fixture::coach_boot();
  boot.scenarios.erase(boot.scenarios.begin() + 4);
  take_scenarios(state, boot);
  take_records(state, {});
  give(state, four());
  fixture::score_all(state);
  const HireResultsModel model = hire_results_model(state);
  CHECK(model.candidates.empty());
  REQUIRE(model.files.size() == 4);
  CHECK(holds(model.files[0].sentence, "isn’t on this site in the version that was taken"));
}

TEST_CASE("a candidate's page: figures, the guide, what happened on the way, the calls") {
  const assess::Form form = fixture::hire_form();
  Taking how;
  how.candidate = "K-5";
  how.seed = 5;
  how.interrupted = 2;
  how.time_up = true;
  how.before = {fixture::kBegun - 86'400'000, fixture::kBegun - 3'600'000};
  how.agreed.larger_text = true;
  how.agreed.pauses = true;
  Files files = four();
  files.emplace_back("K-5.json", fixture::sitting_file(form, how));
  AppState state = page_with(files);
  const HireCandidateModel model = page_of(state, "K-5");
  CHECK(model.figures.size() == coach::kMeasureCount);
  CHECK(model.profile.groups.size() == coach::kMeasureCount);
  CHECK(model.profile.groups[0].values.size() == 5);
  CHECK_FALSE(model.guide.empty());
  for (const HireGuideItem& item : model.guide) {
    CHECK_FALSE(item.chosen.empty());
    CHECK_FALSE(item.moment.empty());
    CHECK_FALSE(item.why.empty());
  }
  REQUIRE(model.calls.size() == 5);
  CHECK_FALSE(model.calls[0].decisions.empty());
  CHECK_FALSE(model.calls[0].decisions[0].feedback.empty());
  const std::string words = words_of(model);
  CHECK(holds(words, "5 of 5 calls begun, 5 taken to their end"));
  CHECK(holds(words, "The time was up in 1 call."));
  CHECK(holds(words, "Interrupted 2 times"));
  CHECK(holds(words, "That browser had begun this form 2 times before"));
  CHECK(model.agreed == std::vector<std::string>{"Pauses between decisions.", "Larger text."});
  CHECK(holds(model.calls[4].notes.front(), "has no answer"));
}

TEST_CASE("interruptions, earlier starts and what was agreed change no figure") {
  const assess::Form form = fixture::hire_form(3);
  Taking plain;
  plain.candidate = "K-1";
  plain.seed = 9;
  Taking helped = plain;
  helped.interrupted = 3;
  helped.before = {fixture::kBegun - 5};
  helped.agreed.untimed = true;
  AppState one = page_with({{"a.json", fixture::sitting_file(form, plain)}});
  AppState other = page_with({{"a.json", fixture::sitting_file(form, helped)}});
  const HireCandidateModel a = page_of(one, "K-1"), b = page_of(other, "K-1");
  CHECK(a.figures == b.figures);
  CHECK(a.total == b.total);
  REQUIRE(a.guide.size() == b.guide.size());
  for (std::size_t i = 0; i < a.guide.size(); ++i) CHECK(a.guide[i].chosen == b.guide[i].chosen);
}

TEST_CASE("there is a total only while the team has set weights, and they are said with it") {
  AppState state = page_with(four());
  CHECK(page_of(state, "K-1").total.empty());
  const auto resolution = static_cast<std::size_t>(coach::Measure::kResolution);
  update(state, HireResult{What::kWeight, resolution, 3}, fixture::env());
  update(state, HireResult{What::kWeight, resolution + 1, 99}, fixture::env());  // no such weight
  const HireResultsModel model = hire_results_model(state);
  CHECK(model.weights_words == "Resolution 3");
  REQUIRE(model.totals.size() == 4);
  const auto& judged = *state.hire.results.loaded[index_of(state, "K-1")].judged;
  const auto mean = assess::profile_of(judged, 5)[resolution].mean;
  REQUIRE(mean);
  CHECK(holds(page_of(state, "K-1").total, "(Resolution 3): "));
  CHECK(holds(candidate_page(page_of(state, "K-1")), "(Resolution 3): "));
  update(state, HireResult{What::kWeight, resolution, 0}, fixture::env());
  CHECK(hire_results_model(state).totals.empty());
}

TEST_CASE("the candidate's own report shows what the form promised and no more") {
  using assess::Shown;
  for (const Shown shown : {Shown::kThatItIsDone, Shown::kProfile, Shown::kDecisions}) {
    assess::Form form = fixture::hire_form();
    form.shown = shown;
    Taking how;
    how.candidate = "K-5";
    how.seed = 5;
    how.interrupted = 1;
    how.agreed.larger_text = true;
    AppState state = page_with({{"K-5.json", fixture::sitting_file(form, how)}});
    const HireCandidateModel model = page_of(state, "K-5");
    update(state, HireResult{What::kPrintReport, model.index}, fixture::env());
    REQUIRE(state.file_out);
    CHECK(state.file_out->print);
    const std::string& page = state.file_out->bytes;
    CHECK(holds(page, "Hiring, room 2"));
    CHECK(holds(page, "What your answers show") == (shown != Shown::kThatItIsDone));
    CHECK(holds(page, "Resolution: ") == (shown != Shown::kThatItIsDone));
    CHECK(holds(page, model.calls[0].title) == (shown == Shown::kDecisions));
    CHECK(holds(page, "points lost here") == (shown == Shown::kDecisions));
    for (const char* never : {"Larger text", "Interrupted", "interview", "Not signed"})
      CHECK_FALSE(holds(page, never));
  }
}

TEST_CASE("the printed guide says nothing of how a decision was judged") {
  AppState state = page_with(four());
  const HireCandidateModel model = page_of(state, "K-3");
  REQUIRE(model.guide.size() >= 3);
  update(state, HireResult{What::kPrintGuide, model.index}, fixture::env());
  REQUIRE(state.file_out);
  const std::string page = state.file_out->bytes;
  for (const HireGuideItem& item : model.guide) {
    CHECK(holds(page, item.question));
    CHECK_FALSE(holds(page, item.why));
  }
  for (const char* never : {" of 100", "at stake", "by the key.", "Lost here", " of 4 others"})
    CHECK_FALSE(holds(page, never));
  // Which question is asked follows from its place alone.
  const HireCandidateModel other = page_of(state, "K-4");
  for (std::size_t i = 0; i < std::min(model.guide.size(), other.guide.size()); ++i)
    CHECK(model.guide[i].question == other.guide[i].question);
}

TEST_CASE("a candidate that is forgotten is nowhere, and the proof says what and what not") {
  Files files = four();
  std::string changed = files[1].second;  // K-1's, tampered with as well
  changed[changed.find("\"used_ms\":") + 10] = '7';
  files.emplace_back("changed-K-1.json", changed);
  files.emplace_back("unreadable-K-1.json", "{\"kind\":\"warmline-sitting\"");
  AppState state = page_with(files);
  (void)page_of(state, "K-1");
  const std::size_t index = index_of(state, "K-1");
  const std::string sitting = state.hire.results.loaded[index].verified.file.sitting;
  const std::string head = state.hire.results.loaded[index].verified.file.head;
  update(state, HireResult{What::kMark, index}, fixture::env());
  state.hire.candidate = "K-1";
  assess::Groups groups;
  groups.columns = {"gender"};
  groups.people = {{"K-1", {"x"}}, {"K-2", {"y"}}};
  state.hire.fair.groups = groups;
  update(state, HireResult{What::kForget, index}, fixture::env());

  REQUIRE(state.file_out);
  const std::string proof = std::exchange(state.file_out, std::nullopt)->bytes;
  CHECK(holds(proof, "\"candidate\": \"K-1\""));
  CHECK(holds(proof, sha256_hex(files[1].second)));
  CHECK(holds(proof, sha256_hex(changed)));
  CHECK(holds(proof, head));
  CHECK(holds(proof, "The files themselves"));

  CHECK(state.screen == Screen::kHireResults);
  CHECK(state.hire.results.loaded.size() == 3);
  std::string all = words_of(hire_results_model(state)) + state.say + state.notice +
                    state.hire.candidate + state.hire.results.said;
  for (const SittingLoaded& one : state.hire.results.loaded) {
    all += one.file + one.left_out + assess::sitting_text(one.verified.file);
    for (const Diagnostic& each : one.verified.findings) all += to_line(each);
  }
  for (const std::string& each : state.hire.results.beside) all += each;
  for (const assess::GroupsRow& row : state.hire.fair.groups->people) all += row.candidate;
  for (const progress::StoredRecord& one : everything(state)) all += one.bytes;
  for (const std::string& gone : {std::string("K-1"), sitting, head}) CHECK_FALSE(holds(all, gone));
  CHECK(holds(all, "K-2"));
  CHECK(hire_candidate_model(state).code != "K-1");
}

TEST_CASE("nobody is forgotten by half: while files are read the press does nothing") {
  AppState state = page_with(four());
  give(state, {four()[0]});
  update(state, HireResult{What::kForget, index_of(state, "K-1")}, fixture::env());
  CHECK(state.hire.results.loaded.size() == 4);
  CHECK_FALSE(state.file_out);
}

TEST_CASE("Stop leaves what was read, names what wasn't, and what comes again counts") {
  AppState state = fixture::hire_page();
  give(state, four());
  while (!state.hire.results.waiting.empty()) (void)work_for_hire(state);
  update(state, HireResult{What::kStop}, fixture::env());
  fixture::score_all(state);
  HireResultsModel model = hire_results_model(state);
  CHECK_FALSE(model.any);
  CHECK(holds(model.said, "4 files were not looked at to the end."));
  CHECK(model.files.empty());
  give(state, four());
  fixture::score_all(state);
  CHECK(hire_results_model(state).candidates.size() == 4);
  update(state, HireResult{What::kPutAway}, fixture::env());
  CHECK(state.hire.results.loaded.empty());
  CHECK_FALSE(hire_results_model(state).any);
}

TEST_CASE("one code with two sittings, one who left and one who wasn't signed are told") {
  const assess::Form form = fixture::hire_form(3);
  Taking first;
  first.candidate = "K-1";
  Taking second = first;
  second.seed = 2;
  second.is_signed = false;
  second.calls = 1;
  AppState state = page_with({{"a.json", fixture::sitting_file(form, first)},
                              {"b.json", fixture::sitting_file(form, second)}});
  const HireResultsModel model = hire_results_model(state);
  REQUIRE(model.candidates.size() == 2);
  CHECK(model.candidates[0].code != model.candidates[1].code);
  const std::string words = words_of(model);
  CHECK(holds(words, "more than one sitting"));
  CHECK(holds(words, "Withdrew before the end."));
  CHECK(holds(words, "Not signed: "));
  CHECK(holds(words, "fewer than 5 calls gives no bands"));
}
