// What Coach knows: the team that a supervisor has loaded, or the sample team, and what of it is on
// the screen. Nothing of it is kept but what the supervisor writes (progress::SettingChanged, keys
// "coach/…"): the files are loaded anew at the next visit.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "coach/roster.h"
#include "coach/sample_team.h"
#include "coach/team.h"
#include "coach/team_queries.h"
#include "coach/team_table.h"

namespace warmline::ui {

enum class CoachSort : std::uint8_t {
  kName,
  kPriority,
  kFeel,
  kUnderstand,
  kExplore,
  kRespect,
  kEmpathy,
  kResolution
};

// A result file that was given and not looked at yet.
struct ResultGiven {
  std::string name;
  std::string bytes;
};

// The team that is being put together of the roster, attempt by attempt.
struct Gathered {
  coach::Team team;
  std::vector<std::string> attempt_ids;
  std::vector<std::int64_t> begun_ms;
  std::map<std::string, std::size_t> scenario_of;  // version to place in team.scenarios
  std::vector<std::string> left_out;               // sentences: attempts that can't be scored
  std::vector<progress::AttemptId> waiting;        // the next one last
  std::map<coach::RosterPerson, coach::PersonIndex> person_of;
  coach::Calendar calendar;
};

inline constexpr std::array<coach::Week, 4> kCoachWeeks{4, 6, 12, 26};

struct CoachState {
  coach::Roster roster;
  std::vector<ResultGiven> waiting;  // in order of coming
  std::vector<std::string> unread;   // sentences about what gave no bytes
  std::size_t given = 0;             // of this batch, for its progress
  std::optional<Gathered> gathering;
  bool stale = false;  // the roster holds what the team lacks

  bool wants_sample = false;
  std::optional<coach::SampleTeam> sampling;

  bool stop_watching = false;  // for the platform: the folder that was chosen

  // What is shown. The four run beside each other; `begun_ms` and `attempt_ids` beside
  // team->attempts.
  std::optional<coach::Team> team;
  coach::TeamTable table;
  coach::RowsByPerson rows;
  std::vector<std::string> attempt_ids;  // of the sample team: "sample-N"
  std::vector<std::int64_t> begun_ms;    // of the sample team: weeks that end with the last one
  std::vector<std::string> left_out;
  coach::Calendar calendar;
  int loads =
      0;  // goes up with every team that is put up: what was worked out of one is stale then

  coach::Filter filter;
  std::size_t weeks = 0;                              // as in Coach::What::kWeeks
  coach::Measure measure = coach::Measure::kEmpathy;  // of the trend
  CoachSort sort = CoachSort::kPriority;
  bool turned = false;

  std::size_t person = 0;    // in team->people
  std::size_t attempt = 0;   // in team->attempts
  std::size_t scenario = 0;  // in table's scenarios
};

}  // namespace warmline::ui
