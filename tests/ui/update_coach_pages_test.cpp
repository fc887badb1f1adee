// Coach's pages about the team as a whole: what they say, what they export, and ratings that two
// supervisors make apart and exchange.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "coach/flow.h"
#include "coach/out_of_reach.h"
#include "coach/two_lenses.h"
#include "core/json.h"
#include "ui/agreement_words.h"
#include "ui/coach_fixture.h"
#include "ui/file_kind.h"
#include "ui/models_coach_across.h"
#include "ui/models_coach_calibrate.h"

using namespace warmline;
using namespace warmline::ui;
using What = CoachPage::What;

namespace {

AppState sample() {
  return fixture::sample_state();
}

void wish(AppState& state, What what, std::size_t index = 0, std::string text = {},
          std::optional<std::int32_t> rating = {}) {
  update(state, CoachPage{what, index, std::move(text), rating}, fixture::env());
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// The first attempt that has so many decisions, chosen to be rated.
std::size_t choose_a_call(AppState& state, std::size_t skip = 0) {
  const coach::Team& team = *state.coach.team;
  for (std::size_t i = 0; i < team.attempts.size(); ++i) {
    const coach::TeamAttempt& attempt = team.attempts[i];
    if (attempt.card.decisions.size() < 4 || skip-- > 0) continue;
    wish(state, What::kRateCall, 0,
         coach::call_key(team.scenarios[attempt.scenario].scenario->version, attempt.events));
    return i;
  }
  FAIL("no such attempt");
  return 0;
}

void rate_all(AppState& state, const coach::TeamAttempt& attempt, std::int32_t shift) {
  for (std::size_t d = 0; d < attempt.card.decisions.size(); ++d) {
    for (std::size_t k = 0; k < scenario::kCriterionCount; ++k) {
      const auto rating = static_cast<std::int32_t>((d + k) % 4) - 1;
      wish(state, What::kRate, attempt.card.decisions[d].step * scenario::kCriterionCount + k, "",
           d == 1 ? std::clamp(rating + shift, -1, 2) : rating);
    }
  }
}

// What another supervisor's page makes of the same call.
std::string rated_by(const std::string& rater, std::int32_t shift, std::size_t skip = 0) {
  AppState state = sample();
  const std::size_t attempt = choose_a_call(state, skip);
  rate_all(state, state.coach.team->attempts[attempt], shift);
  wish(state, What::kRateWhole, 0, "", 4);
  wish(state, What::kRater, 0, rater);
  update(state, SaveRating{}, fixture::env());
  wish(state, What::kSaveRatingFile);
  REQUIRE(state.file_out);
  CHECK(state.file_out->mime == "application/json");
  return state.file_out->bytes;
}

// Everything that a model says about what others gave.
std::string said(const CalibrateModel& model) {
  std::string all = model.own + model.title;
  for (const RatedTurn& turn : model.turns) all += turn.given;
  for (const auto* agreement : {&model.agreement, &model.all}) {
    if (!*agreement) continue;
    all += (*agreement)->title + (*agreement)->whole;
    for (const AgreementRow& row : (*agreement)->rows) all += row.figure + row.words;
    for (const DifferenceRow& row : (*agreement)->most) all += row.what + row.given;
  }
  return all;
}

}  // namespace

TEST_CASE("a scenario over the team says what the engine counts") {
  AppState state = sample();
  update(state, GoTo{Screen::kCoachScenario}, fixture::env());
  CHECK(state.screen == Screen::kCoachScenario);
  ScenarioOverTeamModel model = scenario_over_team_model(state);
  CHECK(model.head.chip == "Sample team, simulated");
  REQUIRE(model.versions.size() == 6);
  for (std::size_t i = 0; i < model.versions.size(); ++i) {
    wish(state, What::kScenario, 0, model.versions[i]);
    for (const coach::Which which :
         {coach::Which::kFirsts, coach::Which::kUnpractised, coach::Which::kAll}) {
      wish(state, What::kFlowOf, static_cast<std::size_t>(which));
      model = scenario_over_team_model(state);
      CHECK(model.scenario.chosen == i);
      const coach::Flow flow = coach::flow_of(*state.coach.team, *scenario_shown(state), which);
      CHECK(has(model.head.about, std::to_string(flow.calls)));
      std::int64_t left = 0;
      std::int64_t arriving = 0;
      for (const FlowLink& link : model.flow.links) {
        REQUIRE(link.from < model.flow.nodes.size());
        REQUIRE(link.to < model.flow.nodes.size());
        arriving += link.count;
        left += model.flow.nodes[link.to].look == FlowNode::Look::kLeft ? link.count : 0;
      }
      CHECK(left == static_cast<std::int64_t>(flow.calls - flow.finished));
      std::int64_t ways = 0;
      for (const coach::FlowWay& way : flow.ways) ways += static_cast<std::int64_t>(way.times);
      CHECK(arriving == ways + left);
      CHECK(model.untaken.size() == flow.untaken.size());
      if (!model.costs.empty()) {
        CHECK(has(model.costs.front().words,
                  point_words(flow.decisions.front().mean_per_call(flow.calls)) + " a call"));
        CHECK(std::any_of(model.flow.links.begin(), model.flow.links.end(),
                          [](const FlowLink& link) { return link.marked; }));
      }
      CHECK_FALSE(model.leaves.empty());
    }
  }
}

TEST_CASE("a scenario that this team has not is no scenario to look at") {
  AppState state = sample();
  wish(state, What::kScenario, 0, "no such version");
  wish(state, What::kFlowOf, 99);
  const ScenarioOverTeamModel model = scenario_over_team_model(state);
  CHECK(model.scenario.chosen == 0);
  CHECK(model.which.chosen == 0);
}

TEST_CASE("without a team every page says what it is for and shows nothing") {
  AppState state = fixture::small_state();
  for (const Screen screen : {Screen::kCoachScenario, Screen::kCoachReach, Screen::kCoachCentres,
                              Screen::kCoachCalibrate, Screen::kCoachExport}) {
    update(state, GoTo{screen}, fixture::env());
    CHECK(state.screen == screen);
  }
  CHECK(scenario_over_team_model(state).versions.empty());
  CHECK(reach_model(state).rules.empty());
  CHECK(two_centres_model(state).slope.items.empty());
  CHECK_FALSE(calibrate_model(state).chosen);
  CHECK(export_model(state).what.empty());
  for (const What what :
       {What::kSaveReach, What::kPrintReach, What::kExportPeople, What::kExportRows,
        What::kExportJson, What::kPrintTeam, What::kSaveRatingFile}) {
    wish(state, what);
    CHECK_FALSE(state.file_out);
  }
}

TEST_CASE("out of reach shows every rule that was met, with its worth and where it happened") {
  AppState state = sample();
  const ReachModel model = reach_model(state);
  const auto rules = coach::rules_over_team(*state.coach.team, coach::Which::kUnpractised);
  REQUIRE(rules.size() > 2);
  REQUIRE(model.rules.size() == rules.size());
  const auto dear =
      std::count_if(rules.begin(), rules.end(), [](const auto& rule) { return rule.value() > 0; });
  CHECK(model.bars.rows.size() == static_cast<std::size_t>(dear));
  CHECK(std::is_sorted(model.bars.rows.begin(), model.bars.rows.end(),
                       [](const BarRow& a, const BarRow& b) { return a.value > b.value; }));
  for (std::size_t i = 0; i < rules.size(); ++i) {
    CHECK(model.rules[i].value == std::max(0, rules[i].value()));
    CHECK(has(model.rules[i].worth, "in " + std::to_string(rules[i].shown.size()) + " of " +
                                        std::to_string(rules[i].calls_played) + " call"));
    REQUIRE_FALSE(model.rules[i].places.empty());
    for (const ReachPlace& place : model.rules[i].places) {
      CHECK_FALSE(place.line.empty());
      CHECK_FALSE(place.forbidden.empty());
      CHECK(place.who.empty());
    }
  }
  CHECK(has(model.apart, "practised scenarios"));
  CHECK(has(model.apart, "not to be added"));
}

TEST_CASE("the page to take upstairs has names only where they are asked for") {
  AppState state = sample();
  wish(state, What::kPrintReach);
  REQUIRE(state.file_out);
  CHECK(state.file_out->print);
  CHECK(has(state.file_out->bytes, "Sample team, simulated"));
  CHECK_FALSE(has(state.file_out->bytes, "Sample 0"));
  CHECK(has(state.file_out->bytes, "No names are on this page"));
  wish(state, What::kNames);
  wish(state, What::kSaveReach);
  CHECK_FALSE(state.file_out->print);
  CHECK(has(state.file_out->bytes, "Sample 0"));
  CHECK(has(state.file_out->bytes, "practised scenarios"));
  CHECK_FALSE(has(state.file_out->bytes, "<script"));
}

TEST_CASE("practised attempts are counted out of reach only where they are asked for") {
  AppState state = sample();
  const std::string before = reach_model(state).head.about;
  wish(state, What::kReachOf, static_cast<std::size_t>(coach::Which::kAll));
  const std::string after = reach_model(state).head.about;
  CHECK(before != after);
  CHECK(has(after, "practised ones too"));
}

TEST_CASE("two call centres rank by two lenses, and nobody on too little evidence") {
  AppState state = sample();
  const TwoCentresModel model = two_centres_model(state);
  CHECK(model.slope.left_name == "Relationship first");
  CHECK(model.slope.right_name == "Ninety seconds");
  const coach::TwoRankings found =
      coach::two_rankings(*state.coach.team, state.lenses[0].lens, state.lenses[1].lens);
  REQUIRE(model.slope.items.size() == found.ranked.size());
  CHECK(model.too_little.size() == found.too_little.size());
  CHECK(found.too_little.size() >= 2);  // the newcomers
  std::set<std::string> placed;
  for (const SlopeItem& item : model.slope.items) placed.insert(item.name);
  for (const coach::PersonIndex person : found.too_little) {
    CHECK(placed.count(state.coach.team->people[person].code) == 0);
  }
  CHECK(has(model.slope.title.finding, std::to_string(found.moved) + " of "));
  CHECK(has(model.says.back(), "could be chance"));
  wish(state, What::kSecondLens, 0);
  CHECK(has(two_centres_model(state).slope.title.finding, "nobody changes places"));
  wish(state, What::kSecondLens, 99);
  CHECK(two_centres_model(state).second.chosen == 0);
}

TEST_CASE("the team is exported as CSV, as JSON and as a page") {
  AppState state = sample();
  const ExportModel model = export_model(state);
  CHECK(has(model.what.front(), "All that is loaded goes in"));
  CHECK(has(model.what.back(), "simulated"));
  wish(state, What::kExportPeople);
  REQUIRE(state.file_out);
  CHECK(state.file_out->name == "warmline-team.csv");
  CHECK(std::count(state.file_out->bytes.begin(), state.file_out->bytes.end(), '\n') ==
        static_cast<std::ptrdiff_t>(coach::kSamplePeople + 1));
  wish(state, What::kExportAttempts);
  CHECK(std::count(state.file_out->bytes.begin(), state.file_out->bytes.end(), '\n') ==
        static_cast<std::ptrdiff_t>(state.coach.team->attempts.size() + 1));
  wish(state, What::kExportJson);
  json::Limits limits;
  limits.values = 2'000'000;
  CHECK(json::parse(state.file_out->bytes, limits).document);
  wish(state, What::kExportRows, 4);
  CHECK(state.file_out->name == "warmline-rows-decisions.jsonl");
  CHECK(has(state.file_out->bytes, "\"data\":\"simulated\",\"attempt\":null"));
  std::size_t decisions = 0;
  for (const coach::TeamAttempt& each : state.coach.team->attempts)
    decisions += each.card.decisions.size();
  CHECK(std::count(state.file_out->bytes.begin(), state.file_out->bytes.end(), '\n') ==
        static_cast<std::ptrdiff_t>(decisions));
  wish(state, What::kPrintTeam);
  CHECK(state.file_out->print);
  CHECK(has(state.file_out->bytes, "Sample\u00A024"));  // stays on one line
  CHECK(has(state.file_out->bytes, "how many observations"));
  CHECK(has(state.file_out->bytes, "Chosen is not spoken"));
  wish(state, What::kExportPage);
  CHECK_FALSE(state.file_out->print);
}

TEST_CASE("a rating file is told by its contents, whole or broken") {
  const std::string file = rated_by("Ben", 0);
  CHECK(kind_of_file(file) == FileKind::kRating);
  CHECK(kind_of_file(file.substr(0, file.size() / 2)) != FileKind::kResult);
  CHECK(kind_of_file(file.substr(0, file.size() - 3)) == FileKind::kRating);
}

TEST_CASE("what others gave is hidden until one's own rating is saved") {
  AppState state = sample();
  const std::string theirs = rated_by("Zeno", 2);
  update(state, TakeFile{"zeno.json", theirs}, fixture::env());
  CHECK(state.screen == Screen::kCoachCalibrate);
  CalibrateModel model = calibrate_model(state);
  REQUIRE(model.due.size() == 1);
  CHECK(model.due[0].here);
  CHECK(has(model.due[0].words, "Zeno has rated it."));
  CHECK(has(model.taken.back().sentence, "shown once you have saved yours"));
  wish(state, What::kRateCall, 0, model.due[0].call);
  model = calibrate_model(state);
  REQUIRE(model.chosen);
  CHECK(model.rating);
  CHECK_FALSE(model.agreement);
  CHECK_FALSE(has(said(model), "Zeno"));
  CHECK_FALSE(model.can_save);
  for (const RatedTurn& turn : model.turns) {
    for (const CoachOptions& field : turn.fields) CHECK(field.chosen == 0);  // not observed
  }
  CHECK(ratings_shown(state, state.coach_pages.rated_call).empty());
  const std::size_t attempt =
      *find_call(state, state.coach_pages.rated_scenario, state.coach_pages.rated_call);
  rate_all(state, state.coach.team->attempts[attempt], 0);
  wish(state, What::kRater, 0, "  Ada ");
  model = calibrate_model(state);
  CHECK(model.can_save);
  CHECK_FALSE(has(said(model), "Zeno"));
  update(state, SaveRating{}, fixture::env());
  model = calibrate_model(state);
  CHECK_FALSE(model.rating);
  CHECK(model.due.empty());
  REQUIRE(model.agreement);
  CHECK(has(model.agreement->title, "2 people agree at "));
  CHECK(model.agreement->rows.size() == 5);
  REQUIRE_FALSE(model.agreement->most.empty());
  CHECK(has(model.agreement->most.front().what, "Decision 2, "));
  CHECK(has(model.agreement->most.front().given, "Ada "));
  CHECK(has(model.agreement->most.front().given, "Zeno "));
  CHECK_FALSE(model.can_change);
  // It can't be changed any more, by whatever wish.
  wish(state, What::kChangeRating);
  CHECK_FALSE(calibrate_model(state).rating);
  wish(state, What::kRateWhole, 0, "", 1);
  update(state, SaveRating{}, fixture::env());
  CHECK_FALSE(state.coach_pages.own.begin()->second.overall);
}

TEST_CASE("one's own rating is kept, can be changed while nobody else's is there, and comes back") {
  AppState state = sample();
  const std::size_t attempt = choose_a_call(state);
  rate_all(state, state.coach.team->attempts[attempt], 0);
  wish(state, What::kRater, 0, "Ada");
  update(state, SaveRating{}, fixture::env());
  REQUIRE(state.coach_pages.own.size() == 1);
  CHECK(calibrate_model(state).can_change);
  wish(state, What::kChangeRating);
  CHECK(calibrate_model(state).changing);
  wish(state, What::kRateWhole, 0, "", 5);
  wish(state, What::kKeepRating);
  CHECK_FALSE(state.coach_pages.own.begin()->second.overall);
  wish(state, What::kChangeRating);
  wish(state, What::kRateWhole, 0, "", 5);
  update(state, SaveRating{}, fixture::env());
  CHECK(state.coach_pages.own.begin()->second.overall == 5);
  AppState again = fixture::reopened(state);
  REQUIRE(again.coach_pages.own.size() == 1);
  CHECK(coach::rating_text(again.coach_pages.own.begin()->second) ==
        coach::rating_text(state.coach_pages.own.begin()->second));
  CHECK(last_rater(again) == "Ada");
}

TEST_CASE("ratings out of range, of nothing, or under nobody's name are not saved") {
  AppState state = sample();
  choose_a_call(state);
  update(state, SaveRating{}, fixture::env());
  CHECK(state.coach_pages.own.empty());
  wish(state, What::kRate, 0, "", 3);
  wish(state, What::kRate, 0, "", -2);
  wish(state, What::kRateWhole, 0, "", 6);
  wish(state, What::kRateWhole, 0, "", 0);
  CHECK(drafted(state).decisions.empty());
  CHECK_FALSE(drafted(state).overall);
  wish(state, What::kRateWhole, 0, "", 3);
  wish(state, What::kRater, 0, "   ");
  update(state, SaveRating{}, fixture::env());
  CHECK(state.coach_pages.own.empty());
  CHECK(has(calibrate_model(state).why_not, "Type your name"));
}

TEST_CASE("two people of one name are asked to be told apart") {
  AppState state = sample();
  update(state, TakeFile{"ben.json", rated_by("Ben", 1)}, fixture::env());
  const std::size_t attempt = choose_a_call(state);
  rate_all(state, state.coach.team->attempts[attempt], 0);
  wish(state, What::kRater, 0, "Ben");
  update(state, SaveRating{}, fixture::env());
  CHECK(state.coach_pages.own.empty());
  CHECK(has(calibrate_model(state).why_not, "Add an initial"));
  wish(state, What::kRater, 0, "Ben K");
  update(state, SaveRating{}, fixture::env());
  CHECK(state.coach_pages.own.size() == 1);
  update(state, TakeFile{"benk.json", rated_by("Ben K", 1)}, fixture::env());
  CHECK(state.coach_pages.received.size() == 1);
  CHECK(state.coach_pages.taken.back().trouble);
}

TEST_CASE("rating files that come twice, broken, or of other calls are told apart") {
  AppState state = sample();
  const std::string file = rated_by("Ben", 1);
  update(state, GoTo{Screen::kCoachCalibrate}, fixture::env());
  update(state, TakeFile{"a.json", file}, fixture::env());
  update(state, TakeFile{"b.json", file}, fixture::env());
  CHECK(state.coach_pages.received.size() == 1);
  CHECK(has(state.coach_pages.taken.back().sentence, "is here already"));
  std::string broken = file;
  broken.replace(broken.find("\"format\":1"), 10, "\"format\":7");
  update(state, TakeFile{"c.json", broken}, fixture::env());
  CHECK(state.coach_pages.taken.back().trouble);
  CHECK(has(state.coach_pages.taken.back().lines.front(), "newer version"));
  std::string other = file;
  const std::size_t at = other.find("\"step\":") + 7;
  other.replace(at, 1, "1999");  // a decision that the call has not
  update(state, TakeFile{"d.json", other}, fixture::env());
  CHECK(state.coach_pages.received.size() == 1);
  CHECK(state.coach_pages.taken.back().trouble);
  update(state, TakeFile{"e.txt", "no rating at all"}, fixture::env());
  CHECK(state.coach_pages.taken.back().file == "e.txt");
  CHECK(state.coach.waiting.empty());
  update(state, UnreadFile{"f.json", "too-large"}, fixture::env());
  CHECK(state.coach_pages.taken.back().file == "f.json");
  CHECK(state.coach.unread.empty());
  wish(state, What::kForgetRatings);
  CHECK(state.coach_pages.received.empty());
  CHECK(calibrate_model(state).taken.empty());
}

TEST_CASE("a rating of a call that isn't loaded waits for it") {
  const std::string file = rated_by("Ben", 1);
  AppState state = fixture::small_state();
  update(state, TakeFile{"ben.json", file}, fixture::env());
  const CalibrateModel model = calibrate_model(state);
  REQUIRE(model.due.size() == 1);
  CHECK_FALSE(model.due[0].here);
  CHECK(has(model.due[0].words, "not among what is loaded here"));
  wish(state, What::kRateCall, 0, model.due[0].call);
  CHECK_FALSE(calibrate_model(state).chosen);
}

TEST_CASE("agreement over several calls is shown once two of them can be compared") {
  AppState state = sample();
  for (std::size_t skip = 0; skip < 2; ++skip) {
    update(state, TakeFile{"ben.json", rated_by("Ben", 1, skip)}, fixture::env());
    const std::size_t attempt = choose_a_call(state, skip);
    CHECK_FALSE(calibrate_model(state).all);
    rate_all(state, state.coach.team->attempts[attempt], 0);
    wish(state, What::kRateWhole, 0, "", 2);
    wish(state, What::kRater, 0, "Ada");
    update(state, SaveRating{}, fixture::env());
  }
  const CalibrateModel model = calibrate_model(state);
  REQUIRE(model.all);
  CHECK(has(model.all->title, "Over 2 calls: 2 people agree at"));
  CHECK(model.all->rows.size() == 6);
  CHECK(has(model.agreement->whole, "Ada 2, Ben 4"));
}

TEST_CASE("figures of agreement have three decimals and the true minus") {
  CHECK(agreement_figure(815) == ".815");
  CHECK(agreement_figure(80) == ".080");
  CHECK(agreement_figure(1000) == "1.000");
  CHECK(agreement_figure(-120) == "−.120");
  CHECK(agreement_figure(-1500) == "−1.500");
  CHECK(agreement_figure(0) == ".000");
  CHECK(rating_words(-1) == "−1");
  CHECK(point_words(923) == "9.2 points");
  CHECK(point_words(100) == "1 point");
  CHECK(point_words(4) == "less than 0.1 points");
  CHECK(point_words(0) == "no points");
  CHECK(point_words(-250) == "−2.5 points");
  CHECK(point_words(1500) == "15 points");
  CHECK(point_words(-104) == "−1 point");
  CHECK(point_figure(9400) == "94");
}

TEST_CASE("a tab that looks on saves no rating") {
  AppState state = sample();
  const std::size_t attempt = choose_a_call(state);
  rate_all(state, state.coach.team->attempts[attempt], 0);
  wish(state, What::kRater, 0, "Ada");
  state.access = Access::kReading;
  update(state, SaveRating{}, fixture::env());
  CHECK(state.coach_pages.own.empty());
  CHECK(state.journal.unsaved().empty());
}
