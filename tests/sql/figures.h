// For tests/sql/run: result files of teams of people who are nobody, and every figure of Coach as
// the app works it out of them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "coach/bands.h"
#include "coach/rating.h"
#include "coach/team.h"
#include "coach/team_queries.h"
#include "ui/app_state.h"

namespace warmline::sql_test {

// The calls that the site ships, by the names of their files without ".json".
[[nodiscard]] std::vector<std::string> shipped_files();
[[nodiscard]] std::string file_text(const std::string& path);
void write(const std::string& path, const std::string& text);

// Result files and rating files of several teams: FOLDER/results/TEAM/*.json,
// FOLDER/ratings/TEAM/*.json, and the shipped calls in FOLDER/scenarios.
void make_teams(const std::string& folder);

// Result files of many teams that are much alike, to measure with.
void make_company(const std::string& folder, std::size_t teams, std::size_t people,
                  std::size_t attempts);

// One file a question, FOLDER/app/QUESTION.tsv.
void show_figures(const std::string& folder);

// Lines of a question.
class Answers {
 public:
  explicit Answers(std::string folder) : folder_(std::move(folder)) {}
  void close();
  [[nodiscard]] std::string& of(const std::string& question) { return texts_[question]; }

 private:
  std::string folder_;
  std::map<std::string, std::string> texts_;
};

// A team as the app has loaded it.
struct Shown {
  std::string name;
  ui::AppState& state;
  [[nodiscard]] const coach::Team& team() const { return *state.coach.team; }
  [[nodiscard]] const coach::TeamTable& table() const { return state.coach.table; }
};

// A line, field by field, as psql prints it: nothing is empty, truth is t or f.
class Row {
 public:
  explicit Row(std::string& out) : out_(out) {}
  ~Row() { out_ += '\n'; }
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;
  Row& text(const std::string& field);
  template <typename Number>
  Row& number(Number field) {
    return text(std::to_string(field));
  }
  Row& maybe(const std::optional<std::int32_t>& field) { return field ? number(*field) : text(""); }
  Row& real(double field);  // the fewest digits that read back as the same
  Row& estimate(const coach::Estimate& estimate);

 private:
  std::string& out_;
  bool first_ = true;
};

[[nodiscard]] std::string measure_name(coach::Measure measure);

// Each adds its questions.
void show_table(Answers& answers, const Shown& shown);       // attempts, queries, estimates
void show_people(Answers& answers, const Shown& shown);      // priorities, standings, since, spread
void show_drawn(Answers& answers, const std::string& text);  // change() of drawn values
void show_across(Answers& answers, const Shown& shown);      // out of reach, flow, lenses, moments
void show_pages(Answers& answers, const Shown& shown);       // what the screens themselves show
void show_agreement(Answers& answers, const std::string& team,
                    const std::vector<coach::RatingFile>& files);

}  // namespace warmline::sql_test
