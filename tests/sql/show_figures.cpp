#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <utility>

#include "score/lens.h"
#include "sql/figures.h"
#include "ui/backlog.h"
#include "ui/update.h"

namespace warmline::sql_test {

namespace {

// Whatever waits is done; the clock stands still meanwhile.
void do_all_work(ui::AppState& state) {
  while (ui::do_some_work(state, [] { return 0.0; }).more) {
  }
}

std::vector<std::string> inside(const std::string& folder) {
  std::vector<std::string> paths;
  for (const auto& each : std::filesystem::directory_iterator(folder))
    paths.push_back(each.path().string());
  std::sort(paths.begin(), paths.end());
  return paths;
}

void load(ui::AppState& state, const std::string& folder) {
  state.coach = ui::CoachState{};
  for (const std::string& file : inside(folder)) {
    state.coach.waiting.push_back({file, file_text(file)});
    ++state.coach.given;
  }
  do_all_work(state);
  if (!state.coach.team) {
    std::cerr << folder << ": error: no team came of it\n";
    std::exit(1);
  }
  // In two groups, as questions.sql puts them; the app takes groups up when it puts a team
  // together.
  for (std::size_t i = 0; i < state.coach.team->people.size(); ++i) {
    state.portfolio.apply(progress::SettingChanged{
        "coach/group/" + state.coach.team->people[i].code, i % 2 == 0 ? "odd" : "even"});
  }
  state.coach.stale = true;
  do_all_work(state);
}

}  // namespace

void Answers::close() {
  std::filesystem::create_directories(folder_);
  for (const auto& [question, text] : texts_) write(folder_ + "/" + question + ".tsv", text);
}

Row& Row::text(const std::string& field) {
  if (!first_) out_ += '\t';
  first_ = false;
  out_ += field;
  return *this;
}

// As PostgreSQL does: with an exponent only below .0001 (these figures stay far below 1e15).
Row& Row::real(double field) {
  const bool small = field != 0 && std::fabs(field) < 1e-4;
  std::array<char, 40> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), field,
                                 small ? std::chars_format::scientific : std::chars_format::fixed)
                       .ptr;
  return text(std::string(digits.data(), end));
}

Row& Row::estimate(const coach::Estimate& estimate) {
  number(estimate.scenarios).number(estimate.observations).maybe(estimate.mean);
  if (!estimate.band) return text("").text("");
  return number(estimate.band->low).number(estimate.band->high);
}

std::string measure_name(coach::Measure measure) {
  constexpr std::array kNames = {"resolution", "empathy", "feel",
                                 "understand", "explore", "respect"};
  return kNames[static_cast<std::size_t>(measure)];
}

void show_figures(const std::string& folder) {
  ui::AppState state;
  platform::Boot boot;
  for (const std::string& file : inside(folder + "/scenarios"))
    boot.scenarios.push_back({std::filesystem::path(file).filename().string(), file_text(file)});
  ui::take_scenarios(state, boot);
  ui::take_records(state, {});
  do_all_work(state);
  Answers answers(folder + "/app");
  for (const std::string& team : inside(folder + "/results")) {
    load(state, team);
    const Shown shown{std::filesystem::path(team).filename().string(), state};
    show_table(answers, shown);
    show_people(answers, shown);
    show_across(answers, shown);
    show_pages(answers, shown);
  }
  for (const std::string& team : inside(folder + "/ratings")) {
    std::vector<coach::RatingFile> files;
    for (const std::string& file : inside(team)) {
      const coach::ParsedRating parsed = coach::parse_rating(file_text(file), file);
      if (parsed.file) files.push_back(*parsed.file);
    }
    show_agreement(answers, std::filesystem::path(team).filename().string(), files);
  }
  show_drawn(answers, file_text(folder + "/drawn.tsv"));
  answers.close();
}

}  // namespace warmline::sql_test
