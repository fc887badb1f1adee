// What Coach's pages about the team as a whole show: a scenario over the team, what was out of
// reach, two call centres, and what an export holds. What the words of a moment are is here too.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "coach/flow.h"
#include "scenario/scenario.h"
#include "ui/charts.h"
#include "ui/models_coach.h"

namespace warmline::ui {

// The head that all of them have.
struct CoachHead {
  SaveModel save;
  bool has_team = false;
  std::string chip;  // "Sample team, simulated"; empty: of real files
  std::string title, about;
};

// Something about one moment of a call, with its figures.
struct MomentRow {
  std::string line;    // what is said there, or the choice it is about
  std::string words;   // a sentence with figures
  std::string choice;  // a further sentence; may be empty
};

struct ScenarioOverTeamModel {
  CoachHead head;
  CoachOptions scenario, which;
  std::vector<std::string> versions;  // beside scenario.options
  FlowModel flow;
  std::vector<MomentRow> costs;     // the costliest first, none that cost nothing
  std::vector<MomentRow> untaken;   // most offered first
  std::vector<std::string> leaves;  // sentences: where people leave, and how calls end
  std::string unseen;               // moments that no call came to; may be empty
};
[[nodiscard]] ScenarioOverTeamModel scenario_over_team_model(const AppState& state);

// A moment at which a rule was shown, with the calls in which that was.
struct ReachPlace {
  std::string line;       // what the caller says there
  std::string forbidden;  // what the rule forbade
  std::string calls;      // "In 12 calls"
  std::string who;        // "Sample 03 in week 2, …"; with names alone
};
struct ReachRule {
  std::string rule, scenario, reason;
  std::string share;     // "34 of 41 calls"
  std::string worth;     // in how many calls, and what lifting it alone would be worth
  Hundredths value = 0;  // ≥ 0: that worth
  std::vector<ReachPlace> places;
};
struct ReachModel {
  CoachHead head;
  CoachOptions which;
  bool names = false;
  BarsModel bars;                // of rules that are worth something alone, the dearest first
  std::vector<ReachRule> rules;  // all, those that stood in the way in most calls first
  std::string apart;             // what the figures are of, and that they are not to be added
};
[[nodiscard]] ReachModel reach_model(const AppState& state);

struct TwoCentresModel {
  CoachHead head;
  CoachOptions first, second;
  std::string first_about, second_about;
  SlopeModel slope;
  std::vector<std::string> says;        // what turns over, and how sure the places are
  std::vector<std::string> too_little;  // a sentence each, with the name
};
[[nodiscard]] TwoCentresModel two_centres_model(const AppState& state);

struct ExportModel {
  CoachHead head;
  std::vector<std::string> what;  // sentences: what goes into a file, and what does not
};
[[nodiscard]] ExportModel export_model(const AppState& state);

// --- words they share

[[nodiscard]] CoachHead coach_head_of(const AppState& state, std::string title);

// What is said at a moment first, by the caller if anything is; of an ending its title.
[[nodiscard]] std::string moment_words(const scenario::Scenario& scenario, scenario::Index node);

// "9.2 points", "1 point", "no points": one decimal, half up, the sign before it.
[[nodiscard]] std::string point_figure(Hundredths points);  // "9.2"
[[nodiscard]] std::string point_words(Hundredths points);

// "First attempts", "First attempts and repeats", "All attempts, practised ones too".
[[nodiscard]] CoachOptions which_options(coach::Which chosen);
[[nodiscard]] std::string which_words(coach::Which which,
                                      std::size_t count);  // "31 first attempts"

// The scenario that the page about one is on, as a place in the team's; nothing: none was played.
[[nodiscard]] std::optional<std::size_t> scenario_shown(const AppState& state);

}  // namespace warmline::ui
