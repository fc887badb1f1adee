// Two call centres: the same team through two lenses, and what turns over between them.
#include <algorithm>
#include <cstdlib>
#include <utility>

#include "coach/two_lenses.h"
#include "core/tr.h"
#include "ui/models_coach_across.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using coach::LensRanked;
using coach::TwoRankings;

std::int64_t number(std::size_t count) {
  return static_cast<std::int64_t>(count);
}

CoachOptions lens_options(const AppState& state, const std::string& label, std::size_t chosen) {
  CoachOptions field;
  field.label = label;
  for (const LensInUse& each : state.lenses) field.options.push_back(each.lens.title);
  field.chosen = std::min(chosen, state.lenses.size() - 1);
  return field;
}

std::string estimate_words(const coach::Estimate& estimate) {
  return std::to_string(percent(*estimate.mean)) + " (" +
         std::to_string(percent(estimate.band->low)) + "–" +
         std::to_string(percent(estimate.band->high)) + ")";
}

std::int64_t places(const LensRanked& each) {
  return std::int64_t{each.second_rank} - each.first_rank;
}

// How many neighbours in a ranking have bands that overlap: their order could be chance.
std::size_t neighbours_by_chance(std::vector<LensRanked> people,
                                 coach::Estimate LensRanked::*estimate,
                                 std::uint32_t LensRanked::*rank) {
  std::sort(people.begin(), people.end(), [rank](const LensRanked& a, const LensRanked& b) {
    return std::pair(a.*rank, a.person) < std::pair(b.*rank, b.person);
  });
  std::size_t count = 0;
  for (std::size_t i = 1; i < people.size(); ++i) {
    count += (people[i - 1].*estimate).band->low <= (people[i].*estimate).band->high ? 1 : 0;
  }
  return count;
}

std::string moved_words(const coach::Team& team, const LensRanked& each, const std::string& first,
                        const std::string& second) {
  const std::int64_t by = places(each);
  return tr(by > 0 ? "{0} falls furthest: place {1} for “{2}”, place {3} for “{4}”."
                   : "{0} rises furthest: place {1} for “{2}”, place {3} for “{4}”.",
            team.people[each.person].code, each.first_rank, first, each.second_rank, second);
}

void add_says(TwoCentresModel& model, const coach::Team& team, const TwoRankings& found,
              const std::string& first, const std::string& second) {
  const LensRanked* falls = nullptr;
  const LensRanked* rises = nullptr;
  for (const LensRanked& each : found.ranked) {
    if (places(each) > 0 && (falls == nullptr || places(each) > places(*falls))) falls = &each;
    if (places(each) < 0 && (rises == nullptr || places(each) < places(*rises))) rises = &each;
  }
  if (falls != nullptr) model.says.push_back(moved_words(team, *falls, first, second));
  if (rises != nullptr) model.says.push_back(moved_words(team, *rises, first, second));
  if (found.ranked.size() > 1) {
    const std::size_t pairs = found.ranked.size() - 1;
    model.says.push_back(tr_n(
        "A place is not a distance. Bands overlap between {1} of {0} pair of neighbours on the "
        "left and {2} on the right: which of those two comes first could be chance.",
        "A place is not a distance. Bands overlap between {1} of {0} pairs of neighbours on the "
        "left and {2} on the right: which of those two comes first could be chance.",
        number(pairs),
        neighbours_by_chance(found.ranked, &LensRanked::first, &LensRanked::first_rank),
        neighbours_by_chance(found.ranked, &LensRanked::second, &LensRanked::second_rank)));
  }
}

std::string finding(const TwoRankings& found, bool same) {
  if (found.ranked.empty()) return tr("Nobody has evidence enough to be placed");
  if (same) return tr("The same lens twice: nobody changes places");
  if (found.moved == 0) return tr("Both call centres would put everybody in the same place");
  return tr_n("{0} of {1} changes places between the two call centres",
              "{0} of {1} change places between the two call centres", found.moved,
              tr_n("{0} person", "{0} people", number(found.ranked.size())));
}

void add_slope(TwoCentresModel& model, const coach::Team& team, const TwoRankings& found) {
  std::optional<std::size_t> furthest;
  for (std::size_t i = 0; i < found.ranked.size(); ++i) {
    const LensRanked& each = found.ranked[i];
    SlopeItem item;
    item.name = team.people[each.person].code;
    item.left_rank = static_cast<std::int32_t>(each.first_rank);
    item.right_rank = static_cast<std::int32_t>(each.second_rank);
    item.left_words = estimate_words(each.first);
    item.right_words = estimate_words(each.second);
    model.slope.items.push_back(std::move(item));
    if (places(each) != 0 &&
        (!furthest || std::abs(places(each)) > std::abs(places(found.ranked[*furthest])))) {
      furthest = i;
    }
  }
  model.slope.marked = furthest;
}

}  // namespace

TwoCentresModel two_centres_model(const AppState& state) {
  TwoCentresModel model;
  model.head = coach_head_of(state, tr("Two call centres"));
  if (!model.head.has_team || state.lenses.empty()) return model;
  model.first = lens_options(state, tr("On the left"), state.coach_pages.first_lens);
  model.second = lens_options(state, tr("On the right"), state.coach_pages.second_lens);
  const score::Lens& first = state.lenses[model.first.chosen].lens;
  const score::Lens& second = state.lenses[model.second.chosen].lens;
  model.first_about = first.about;
  model.second_about = second.about;
  model.head.about =
      tr("The same first attempts, judged by two call centres that value different things. The "
         "lens reorders people; it changes no score.");
  const coach::Team& team = *state.coach.team;
  const TwoRankings found = coach::two_rankings(team, first, second);
  model.slope.title = {
      finding(found, model.first.chosen == model.second.chosen),
      tr("Places by the mean over calls of first attempts. Set off is whoever moves furthest, "
         "with all whom they pass."),
      2};
  model.slope.item_name = tr("Person");
  model.slope.left_name = first.title;
  model.slope.right_name = second.title;
  add_slope(model, team, found);
  add_says(model, team, found, first.title, second.title);
  for (const coach::PersonIndex person : found.too_little) {
    const auto firsts = std::count_if(
        team.attempts.begin(), team.attempts.end(), [person](const coach::TeamAttempt& each) {
          return each.person == person && each.kind == coach::AttemptKind::kFirst;
        });
    model.too_little.push_back(tr_n("{1}: {0} first attempt, too little to be placed.",
                                    "{1}: {0} first attempts, too little to be placed.", firsts,
                                    team.people[person].code) +
                               " " +
                               tr("It takes {0} calls and {1} decisions.", coach::kBandScenarios,
                                  coach::kShownObservations));
  }
  return model;
}

}  // namespace warmline::ui
