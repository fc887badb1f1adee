// Restoring a backup, in pieces that no frame waits for: looking into the file, so that a person
// can be told what is in it, and putting it together with what is here. Nothing changes before the
// last piece, so it can be called off until then.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "progress/backup.h"
#include "progress/history.h"
#include "progress/portfolio.h"
#include "ui/keeping.h"

namespace warmline::ui {

struct AppState;

// What is here, stored or waiting to be, as a history.
class HistoryHere {
 public:
  // True: it is whole. What was recorded after it began may be missing; see stamp().
  [[nodiscard]] bool step(const AppState& state, std::size_t most);
  [[nodiscard]] progress::History take() { return reading_.take_history(); }
  [[nodiscard]] double done(const AppState& state) const;
  // Differs whenever something was recorded in between.
  [[nodiscard]] static std::size_t stamp(const AppState& state);

 private:
  progress::HistoryReading reading_;
  std::size_t at_ = 0;
  bool taken_ = false;
};

class LookingInto {
 public:
  LookingInto(std::string text, std::string name);
  [[nodiscard]] bool step(const AppState& state, std::size_t most);
  [[nodiscard]] double done(const AppState& state) const;  // 0..1
  // Once step() has said so: the plan, what is wrong with the file, or why a sound one can't be
  // restored here.
  std::optional<RestorePlan> plan;
  std::vector<Diagnostic> problems;
  std::string refused;

 private:
  [[nodiscard]] bool take_file(std::size_t most);
  progress::BackupReading file_;
  std::optional<progress::Backup> backup_;
  progress::HistoryReading there_;
  std::size_t at_ = 0;
  bool there_whole_ = false;
  HistoryHere here_;
  std::optional<progress::Merging> merging_;
  RestorePlan made_;
};

class PuttingTogether {
 public:
  PuttingTogether(RestorePlan plan, std::int64_t wall_ms);
  [[nodiscard]] bool step(const AppState& state, std::size_t most);
  [[nodiscard]] double done(const AppState& state) const;
  [[nodiscard]] const std::string& file() const { return plan_.file; }
  // The same from the beginning, for when something was recorded meanwhile.
  [[nodiscard]] PuttingTogether again() &&;
  // Once step() has said so.
  progress::Portfolio portfolio;       // what is here then, but for what was set aside before
  std::vector<std::string> envelopes;  // that say so, for one batch
  std::vector<std::string> unread;     // of the file, new here
  std::size_t stamp = 0;               // HistoryHere's, when it began

 private:
  RestorePlan plan_;
  std::int64_t wall_ms_;
  bool begun_ = false;
  HistoryHere here_;
  std::size_t attempts_ = 0;
  std::optional<progress::Merging> merging_;
  std::unique_ptr<progress::History> both_;
  std::unique_ptr<progress::WritingDown> writing_;
};

struct RestoringNow {
  std::string file;
  std::optional<LookingInto> looking;
  std::optional<PuttingTogether> putting;
  int percent = 0;  // as shown
};

// Each begins, in place of what is under way.
void look_into(AppState& state, std::string text, std::string name);
void put_together(AppState& state, RestorePlan plan, std::int64_t wall_ms);
// A restore that wasn't stored yet, and another page stored something meanwhile: what waits becomes
// the union with that, which would else be gone. Nothing where no restore waits.
void restore_anew(AppState& state);
// Goes on with what is under way. True: there is something to show.
[[nodiscard]] bool restore_a_piece(AppState& state);

}  // namespace warmline::ui
