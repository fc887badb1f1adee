// What the screens about backups, result files and erasing show.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ui/app_state.h"

namespace warmline::ui {

struct ResultRow {
  std::string attempt;
  std::string title;
  std::string about;  // "First attempt · 22 Nov 2026, 14:05 · 62 % resolution, 71 % empathy"
  bool chosen = false;
};
struct ResultModel {
  std::string person;
  std::vector<ResultRow> rows;     // the order they were taken in; practised ones come last
  std::size_t practised_from = 0;  // rows from here on are practised
  std::string sum;                 // "3 attempts go in, 2 stay here."
  std::string texts;               // calls whose whole text goes in; empty: none does
  bool can_save = false;
  bool signing = false;
  std::string said;
  std::string unsealed;  // a word where the profile is encrypted and the file is not
  std::string xapi_home;
  std::string xapi_said;
  bool can_save_xapi = false;
};
[[nodiscard]] ResultModel result_model(const AppState& state);

struct KeepingModel {
  std::string stored_words;
  bool something = false;  // is kept
  std::vector<std::string> restore_outcome;
  struct Restore {
    std::vector<std::string> lines;
    bool possible = true;
  };
  std::optional<Restore> restore;
  struct Working {      // a backup is read, or put together with what is here
    std::string title;  // "Reading the backup"
    std::string file;
    int percent = 0;
  };
  std::optional<Working> working;
  std::string unsealed;      // as in ResultModel
  std::string open_profile;  // its id, where there are several; empty: there is one
  bool asks_to_erase = false;
  std::string erase_title;
  std::string erase_export;  // the label of the backup before it
  std::string erase_keep;    // the label of the way back
  bool can_export = true;    // what is about to be erased
  bool erasing = false;
  std::vector<std::string> erase_lines;
  std::string erase_trouble;
};
[[nodiscard]] KeepingModel keeping_model(const AppState& state);

// A word about a backup, after so many attempts since the last one; empty while there is no need.
[[nodiscard]] std::string backup_reminder(const AppState& state);

}  // namespace warmline::ui
