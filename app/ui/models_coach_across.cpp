// Words that Coach's pages about the team as a whole share, and what an export holds.
#include "ui/models_coach_across.h"

#include <utility>

#include "coach/team_export.h"
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
  words += std::to_string(tenths / 10);
  if (tenths % 10 != 0) words += "." + std::to_string(tenths % 10);
  return words;
}

std::string point_words(Hundredths points) {
  const Hundredths size = points < 0 ? -points : points;
  if (size < 5) return size == 0 ? "no points" : "less than 0.1 points";
  const std::string figure = point_figure(points);
  return figure + (figure == "1" || figure == "−1" ? " point" : " points");
}

CoachOptions which_options(coach::Which chosen) {
  return {"Attempts",
          {"First attempts", "First attempts and repeats", "All, practised ones too"},
          static_cast<std::size_t>(chosen)};
}

std::string which_words(coach::Which which, std::size_t count) {
  const auto number = static_cast<std::int64_t>(count);
  switch (which) {
    case coach::Which::kFirsts:
      return count_of(number, "first attempt", "first attempts");
    case coach::Which::kUnpractised:
      return count_of(number, "attempt", "first and repeat attempts");
    case coach::Which::kAll:
      break;
  }
  return count_of(number, "attempt", "attempts, practised ones too,");
}

ExportModel export_model(const AppState& state) {
  ExportModel model;
  model.head = coach_head_of(state, "Export this team");
  if (!model.head.has_team) return model;
  const coach::ExportContents contents = coach::contents_of(state.coach.table);
  const auto number = [](std::size_t count) { return static_cast<std::int64_t>(count); };
  model.head.about = count_of(number(contents.people), "person", "people") + ", " +
                     count_of(number(contents.attempts), "attempt", "attempts") + " at " +
                     count_of(number(contents.scenarios), "call", "calls");
  model.what = {
      "All that is loaded goes in, whatever is filtered on the team’s page: " +
          count_of(number(contents.firsts), "first attempt", "first attempts") + ", " +
          count_of(number(contents.repeats), "repeat", "repeats") + " and " +
          std::to_string(contents.practised) + " practised.",
      "Of each person: name or code, group, how many attempts of each kind, and for each measure "
      "the mean over first attempts with its band and the evidence behind it. Where there is not "
      "enough evidence the cell is empty.",
      "Of each attempt: the call, the week, which kind it is, and its figures. No line of a call, "
      "no comment and nothing of a session goes in.",
      "Whoever gets the file gets the names in it. Give it to nobody who doesn’t coach these "
      "people."};
  if (state.coach.team->simulated)
    model.what.push_back("This is the sample team: every line says “simulated”.");
  return model;
}

}  // namespace warmline::ui
