// What the team's page shows: who is where in which criterion and on how much evidence, whom to
// talk with first and why, and how the team moved.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ui/app_state.h"
#include "ui/charts.h"
#include "ui/coach_work.h"
#include "ui/models.h"

namespace warmline::ui {

struct CoachFileRow {
  std::string file;
  std::string sentence;
  std::vector<std::string> lines;  // what is wrong in it and where
  bool trouble = false;
};

struct CoachOptions {
  std::string label;
  std::vector<std::string> options;  // the first one is all of them
  std::size_t chosen = 0;
  std::string all = {};  // the first one as it stands within a sentence; may be empty
};

struct SessionRow {
  std::string id;
  std::string date;
  std::string with;                  // whom; empty on that person's own page
  std::string about;                 // "3 moments, 2 agreed actions; 1 point disputed"
  std::vector<std::string> actions;  // what was agreed, and whether the skill moved since
};

struct TalkRow {
  std::size_t person = 0;  // in team->people
  std::string name;
  std::string sentence;
  std::vector<std::string> more;  // further reasons
};

struct CoachModel {
  SaveModel save;
  bool writes = true;  // this tab may keep notes
  CoachLoading loading;
  std::vector<CoachFileRow> files;  // those with trouble first
  std::string files_say;            // "12 files, 11 of them taken: 140 attempts of 11 people"
  std::vector<std::string> left_out;
  bool can_choose_folder = false;

  std::vector<SessionRow> sessions;  // that are kept here, the latest first
  bool has_team = false;
  bool simulated = false;
  std::string title;  // "Team, 12 weeks"
  std::string chip;   // "Sample team, simulated"
  std::string about;  // "24 people, 612 attempts at 20 calls"
  CoachOptions scenario, sector, group, weeks, measure, sort;
  std::vector<coach::Measure> measures;  // of the heat map's columns
  std::vector<std::size_t> people;       // beside heat.rows: in team->people
  HeatMapModel heat;
  std::optional<LineModel> trend;
  std::vector<TalkRow> talk;
  std::string talk_all;                 // where something is filtered: that these are of everything
  std::string talk_since;               // how the periods are cut, and what chance alone would show
  std::vector<std::string> too_little;  // a sentence each, with the name
  std::vector<std::string> unremarkable;  // names
};
[[nodiscard]] CoachModel coach_model(const AppState& state);

// The names of measures as people read them: "Resolution", "Empathy", "Warmth", …
[[nodiscard]] std::string measure_words(coach::Measure measure);
// "Line 3: what is wrong; what to do", of a file that was given.
[[nodiscard]] std::string line_words(const Diagnostic& one);
[[nodiscard]] std::string coach_chip(const AppState& state);  // empty: of real files

}  // namespace warmline::ui
