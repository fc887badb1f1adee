// Words that Coach's pages about the team as a whole share, and what an export holds.
#include "ui/models_coach_across.h"

#include <utility>

#include "coach/team_export.h"
#include "core/tr.h"
#include "ui/words.h"

namespace warmline::ui {

CoachHead coach_head_of(const AppState& state, std::string title) {
  CoachHead head;
  head.save = save_model(state);
  head.has_team = state.coach.team.has_value() && !state.coach.team->attempts.empty();
  head.chip = coach_chip(state);
  head.title = std::move(title);
  return head;
}

std::string moment_words(const scenario::Scenario& scenario, scenario::Index index) {
  const scenario::Node& node = scenario.nodes[index];
  if (node.ending) return node.ending->title;
  // What is said whatever came before goes before what is said at times.
  const scenario::Line* found = nullptr;
  int best = -1;
  for (const scenario::Line& line : node.lines) {
    const int good = (line.speaker == scenario::SpeakerKind::kCaller ? 2 : 0) +
                     (line.when.kind == scenario::Condition::Kind::kAlways ? 1 : 0);
    if (good <= best) continue;
    best = good;
    found = &line;
  }
  return found != nullptr ? found->text : node.id.text;
}

std::string point_figure(Hundredths points) {
  const Hundredths tenths = ((points < 0 ? -points : points) + 5) / 10;
  std::string words = points < 0 && tenths > 0 ? "−" : "";
  words += tenths % 10 == 0 ? number_words(std::int64_t{tenths / 10})
                            : number_words(static_cast<double>(tenths) / 10, 1);
  return words;
}

std::string point_words(Hundredths points) {
  const Hundredths size = points < 0 ? -points : points;
  if (size < 5) return tr(size == 0 ? "no points" : "less than 0.1 points");
  const Hundredths tenths = (size + 5) / 10;
  const std::string figure = point_figure(points);
  return tenths % 10 == 0 ? tr_n("{1} point##figure", "{1} points##figure", tenths / 10, figure)
                          : tr("{0} points##with a decimal", figure);
}

CoachOptions which_options(coach::Which chosen) {
  return {tr("Attempts"),
          {tr("First attempts"), tr("First attempts and repeats"), tr("All, practised ones too")},
          static_cast<std::size_t>(chosen)};
}

std::string which_words(coach::Which which, std::size_t count) {
  const auto number = static_cast<std::int64_t>(count);
  switch (which) {
    case coach::Which::kFirsts:
      return tr_n("{0} first attempt", "{0} first attempts", number);
    case coach::Which::kUnpractised:
      return tr_n("{0} attempt", "{0} first and repeat attempts", number);
    case coach::Which::kAll:
      break;
  }
  return tr_n("{0} attempt", "{0} attempts, practised ones too,", number);
}

ExportModel export_model(const AppState& state) {
  ExportModel model;
  model.head = coach_head_of(state, tr("Export this team"));
  if (!model.head.has_team) return model;
  const coach::ExportContents contents = coach::contents_of(state.coach.table);
  const auto number = [](std::size_t count) { return static_cast<std::int64_t>(count); };
  model.head.about =
      tr("{0}, {1} at {2}", tr_n("{0} person", "{0} people", number(contents.people)),
         tr_n("{0} attempt", "{0} attempts", number(contents.attempts)),
         tr_n("{0} call", "{0} calls", number(contents.scenarios)));
  model.what = {
      tr("All that is loaded goes in, whatever is filtered on the team’s page: {0}, {1} and {2} "
         "practised.",
         tr_n("{0} first attempt", "{0} first attempts", number(contents.firsts)),
         tr_n("{0} repeat", "{0} repeats", number(contents.repeats)), contents.practised),
      tr("Of each person: name or code, group, how many attempts of each kind, and for each "
         "measure the mean over first attempts with its band and the evidence behind it. Where "
         "there is not enough evidence the cell is empty."),
      tr("Of each attempt: the call, the week, which kind it is, and its figures. No line of a "
         "call, no comment and nothing of a session goes in."),
      tr("Whoever gets the file gets the names in it. Give it to nobody who doesn’t coach these "
         "people.")};
  if (state.coach.team->simulated)
    model.what.push_back(tr("This is the sample team: every line says “simulated”."));
  return model;
}

}  // namespace warmline::ui
