// What is on Coach's pages about the team as a whole (scenario over the team, out of reach, two
// call centres, calibrate, export). It names calls by what they are and not by their place in the
// team, so that it stays sound when another team is put up.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "coach/rating.h"
#include "coach/team_queries.h"
#include "scenario/scenario.h"

namespace warmline::ui {

using GivenRatings = std::array<std::optional<coach::Rating>, scenario::kCriterionCount>;

// A rating that is being made.
struct RatingDraft {
  std::map<std::size_t, GivenRatings> decisions;  // by step
  std::optional<coach::Rating> overall;
};

// Of the rating files that were given.
struct RatingTaken {
  std::string file;
  std::string sentence;            // what came of it
  std::vector<std::string> lines;  // what is wrong in it, as the command line prints it
  bool trouble = false;
};

struct CoachPages {
  std::string scenario;  // version; empty, or not of this team: the one played most
  coach::Which flow_of = coach::Which::kFirsts;

  coach::Which reach_of = coach::Which::kUnpractised;
  bool names = false;  // of people, on the page to take upstairs

  std::size_t first_lens = 0;  // in AppState::lenses
  std::size_t second_lens = 1;

  std::string rated_scenario;  // version of the call that is chosen to be rated
  std::string rated_call;      // its key (coach::call_key); empty: none yet
  RatingDraft draft;
  bool changing = false;                         // a rating that was saved is being changed
  std::optional<std::string> rater;              // as typed; nothing: the one of the last time
  std::map<std::string, coach::RatingFile> own;  // by call; settings "coach/rating/CALL" keep them
  std::string why_not;                           // a rating could not be saved: a sentence
  std::vector<coach::RatingFile> received;       // from others, for the visit
  std::vector<RatingTaken> taken;                // the latest last
};

}  // namespace warmline::ui
