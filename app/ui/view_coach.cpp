#include "ui/view_coach.h"
#include "ui/reading_order.h"

#include <algorithm>
#include <string>

#include "core/tr.h"
#include "ui/parts.h"
#include "ui/view_coach_pages.h"
#include "ui/view_coach_parts.h"
#include "ui/view_coaching_parts.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

constexpr float kWhole = 1240;
constexpr float kReading = 720;
constexpr float kSide = 380;
constexpr float kBetween = 32;
constexpr std::size_t kFirstFew = 5;

void toggle_button(Ui& ui, Column& column, std::string_view id, bool& open, const std::string& show,
                   const std::string& hide, std::string_view about = {}) {
  ButtonLook look;
  look.description = about;
  look.kind = ButtonKind::kText;
  look.expanded = open ? 1 : 0;
  Column at{column.x - 10 * ui.theme.scale, column.y, column.width};
  if (button(ui, at, id, open ? hide : show, look)) {
    open = !open;
    ui.animate_until(ui.now_ms + 1);
  }
  column.y = at.y;
}

// --- loading

void loading(Ui& ui, Column& column, const CoachLoading& now, std::optional<Intent>& intent) {
  if (!now.loading) return;
  Box box = begin_box(ui, column, "coach-loading", Surface::kSunk, Role::kRegion, tr("Loading"));
  if (now.all > 0) {
    meter(ui, box.content, "coach-progress", now.words, static_cast<int>(now.done),
          static_cast<int>(now.all), ui.theme.colours.accent);
  } else {
    paragraph(ui, box.content, "coach-progress", now.words + "…");
  }
  box.content.gap(12);
  if (button_row(ui, box.content, {{"coach-stop", tr("Stop")}})) intent = Coach{Coach::What::kStop};
  end_box(ui, column, box);
  column.gap(24);
}

// At the right of the head, where there is room beside it.
void ways_beside_head(Ui& ui, const Column& column, float y, const CoachModel& model,
                      std::optional<Intent>& intent) {
  const float scale = ui.theme.scale;
  struct Way {
    const char* id;
    const std::string& label;
    Coach::What what;
    bool there;
  };
  const Way ways[] = {
      {"coach-away", tr("Put this team away"), Coach::What::kPutAway, true},
      {"coach-folder", tr("Choose a folder"), Coach::What::kChooseFolder, model.can_choose_folder},
      {"coach-files", tr("Choose result files"), Coach::What::kChooseFiles, true}};
  ButtonLook look;
  look.kind = ButtonKind::kText;
  float x = column.x + column.width + 10 * scale;
  const std::size_t placed = ui.semantics.nodes().size();
  for (const Way& way : ways) {
    if (!way.there) continue;
    x -= text_width(ui, way.label, Type::kSmall) + 20 * scale;
    if (button_at(ui, x, y, 0, way.id, way.label, look)) intent = Coach{way.what};
  }
  read_from_left(ui.semantics, placed);
}

void ways_to_load(Ui& ui, Column& column, const CoachModel& model, bool first,
                  std::optional<Intent>& intent) {
  std::vector<ButtonSpec> ways{{"coach-files", tr("Choose result files"),
                                first ? ButtonKind::kPrimary : ButtonKind::kQuiet}};
  if (model.can_choose_folder)
    ways.push_back({"coach-folder", tr("Choose a folder"), ButtonKind::kQuiet,
                    tr("New files in it are taken in as they come, where the browser can")});
  ways.push_back(first ? ButtonSpec{"coach-sample", tr("Look at the sample team")}
                       : ButtonSpec{"coach-away", tr("Put this team away")});
  const auto pressed = button_row(ui, column, ways);
  if (!pressed) return;
  const std::string_view id = ways[*pressed].id;
  if (id == "coach-files") intent = Coach{Coach::What::kChooseFiles};
  if (id == "coach-folder") intent = Coach{Coach::What::kChooseFolder};
  if (id == "coach-sample") intent = Coach{Coach::What::kSample};
  if (id == "coach-away") intent = Coach{Coach::What::kPutAway};
}

void file_row(Ui& ui, Column& column, const CoachFileRow& file, const std::string& id) {
  if (!file.file.empty())
    paragraph(ui, column, id + "/name", file.file, coloured(0, Type::kSmall, true));
  const Colour ink = file.trouble ? ui.theme.colours.lost : ui.theme.colours.muted;
  paragraph(ui, column, id + "/what", file.sentence, coloured(ink, Type::kSmall));
  sentences(ui, column, id + "/line", file.lines);
}

bool has_trouble(const CoachModel& model) {
  return std::any_of(model.files.begin(), model.files.end(),
                     [](const CoachFileRow& file) { return file.trouble; });
}

// `news`: it stands before the team, and goes to its end once it has been read.
void files(Ui& ui, Column& column, const CoachModel& model, CoachViewState& state,
           bool news = false) {
  if (model.files.empty()) return;
  Box box = begin_card(ui, column, "coach-taken", tr("What was loaded"), 2);
  if (!model.files_say.empty())
    paragraph(ui, box.content, "coach-taken/sum", model.files_say, small_look(ui));
  const auto quiet = std::count_if(model.files.begin(), model.files.end(),
                                   [](const CoachFileRow& file) { return !file.trouble; });
  for (std::size_t i = 0; i < model.files.size(); ++i) {
    if (!model.files[i].trouble && !state.all_files) continue;
    box.content.gap(12);
    file_row(ui, box.content, model.files[i], "coach-file-" + std::to_string(i));
  }
  if (quiet > 0) {
    box.content.gap(4);
    toggle_button(ui, box.content, "coach-all-files", state.all_files,
                  tr("Show what was taken, file by file"), tr("Hide what was taken"));
  }
  if (!model.left_out.empty()) {
    box.content.gap(8);
    paragraph(ui, box.content, "coach-left-out",
              tr_n("{0} attempt was left out:", "{0} attempts were left out:",
                   static_cast<std::int64_t>(model.left_out.size())),
              coloured(0, Type::kSmall, true));
    sentences(ui, box.content, "coach-left-out", model.left_out);
  }
  if (news) {
    box.content.gap(16);
    if (button_row(ui, box.content, {{"coach-files-read", tr("I have read this")}})) {
      state.files_read = model.files.size();
      ui.animate_until(ui.now_ms + 1);
    }
  }
  end_box(ui, column, box);
  column.gap(24);
}

void empty_state(Ui& ui, Column& column, const CoachModel& model, std::optional<Intent>& intent) {
  coach_head(ui, column, "coach-title", tr("Prepare a coaching session"), "", "");
  column.gap(8);
  paragraph(ui, column, "coach-what",
            tr("Drop the result files that people handed you on this page, or choose them. You "
               "see where each of them stands and on how much evidence, which moments are worth "
               "talking about, and what was never in their hands."));
  column.gap(8);
  paragraph(ui, column, "coach-how",
            tr("A result file comes from Practice: under Settings, “Put a result file together”. "
               "Each one is verified here; what was changed since it was handed in is named and "
               "left out. The files stay on this device and are forgotten when you leave; what you "
               "write about a session is kept."),
            small_look(ui));
  column.gap(24);
  ways_to_load(ui, column, model, true, intent);
  column.gap(8);
  paragraph(ui, column, "coach-sample-what",
            tr("The sample team is 24 simulated people over 12 weeks. No person is behind any of "
               "them."),
            note_look(ui));
  column.gap(32);
}

// --- the team

void filters(Ui& ui, Column& column, const CoachModel& model, std::optional<Intent>& intent) {
  using What = Coach::What;
  std::vector<const CoachOptions*> fields{&model.weeks, &model.scenario, &model.sector};
  std::vector<What> whats{What::kWeeks, What::kScenario, What::kSector};
  if (model.group.options.size() > 2) {
    fields.push_back(&model.group);
    whats.push_back(What::kGroup);
  }
  fields.push_back(&model.sort);
  whats.push_back(What::kSort);
  if (const auto chosen = choose_row(ui, column, "coach-filter", fields))
    intent = Coach{whats[chosen->field], chosen->option};
  column.gap(24);
}

void heat_map(Ui& ui, Column& column, const CoachModel& model, CoachViewState& state,
              std::optional<Intent>& intent) {
  Box box = begin_box(ui, column, "coach-heat", Surface::kCard);
  const auto press = draw_heat_map(ui, box.content, "team-heat", model.heat, state.heat);
  const bool person = press && press->what != HeatPress::What::kColumn;
  if (person && press->row < model.people.size()) {
    const bool cell = press->what == HeatPress::What::kCell;
    const std::size_t trend =
        cell ? static_cast<std::size_t>(model.measures[press->column]) + 1 : 0;
    intent = Coaching{Coaching::What::kOpenPerson, model.people[press->row], trend, {}};
  }
  if (press && press->what == HeatPress::What::kColumn) {
    const bool names = press->column >= model.heat.columns.size();
    const std::size_t first = static_cast<std::size_t>(CoachSort::kFeel);
    intent = Coach{Coach::What::kSort,
                   names ? static_cast<std::size_t>(CoachSort::kName) : first + press->column};
  }
  end_box(ui, column, box);
  column.gap(24);
}

void trend(Ui& ui, Column& column, const CoachModel& model, CoachViewState& state,
           std::optional<Intent>& intent) {
  if (!model.trend) return;
  Box box = begin_box(ui, column, "coach-trend", Surface::kCard);
  (void)draw_line_chart(ui, box.content, "team-trend", *model.trend, state.trend);
  box.content.gap(12);
  Column narrow = box.content;
  narrow.width = std::min(narrow.width, 260 * ui.theme.scale);
  if (const auto chosen = choose_row(ui, narrow, "coach-measure", {&model.measure}))
    intent = Coach{Coach::What::kMeasure, chosen->option};
  box.content.y = narrow.y;
  end_box(ui, column, box);
  column.gap(24);
}

void talk_row(Ui& ui, Column& column, const TalkRow& row, CoachViewState& state,
              std::optional<Intent>& intent) {
  const std::string id = "talk-" + std::to_string(row.person);
  const int item = begin_group(ui, id, Role::kListItem, "", {column.x, column.y, column.width, 0});
  const float top = column.y;
  paragraph(ui, column, id + "/name", row.name, coloured(0, Type::kBody, true));
  paragraph(ui, column, id + "/why", row.sentence, coloured(0, Type::kSmall));
  const bool open = state.talk_open.count(row.person) != 0;
  if (open) {
    column.gap(6);
    sentences(ui, column, id + "/more", row.more);
  }
  const float scale = ui.theme.scale;
  float right = column.x - 10 * scale;
  ButtonLook look;
  look.kind = ButtonKind::kText;
  look.description = row.name;
  if (button_at(ui, right, column.y, 0, id + "/open", tr("Open their page"), look, &right))
    intent = Coaching{Coaching::What::kOpenPerson, row.person, 0, {}};
  if (!row.more.empty()) {
    const auto count = static_cast<std::int64_t>(row.more.size());
    look.expanded = open ? 1 : 0;
    const std::string label = open ? tr_n("Hide {0} more reason", "Hide {0} more reasons", count)
                                   : tr_n("Show {0} more reason", "Show {0} more reasons", count);
    if (right + text_width(ui, label, Type::kSmall) + 10 * scale > column.x + column.width) {
      right = column.x - 10 * scale;
      column.y += 32 * scale;
    }
    if (button_at(ui, right, column.y, 0, id + "/reasons", label, look)) {
      if (!state.talk_open.insert(row.person).second) state.talk_open.erase(row.person);
      ui.animate_until(ui.now_ms + 1);
    }
  }
  column.y += 32 * scale;
  ui.semantics.resize(item, column.width, column.y - top);
  end_group(ui);
}

void talk(Ui& ui, Column& column, const CoachModel& model, CoachViewState& state,
          std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "coach-talk", tr("Talk with first"), 2);
  if (!model.talk_all.empty()) {
    paragraph(ui, box.content, "coach-talk/all", model.talk_all, note_look(ui));
    box.content.gap(12);
  }
  if (model.talk.empty())
    paragraph(ui, box.content, "coach-talk/none",
              tr("Nothing stands out that the evidence would carry."), small_look(ui));
  const int list = begin_group(ui, "coach-talk/list", Role::kList, tr("Talk with first"),
                               {box.content.x, box.content.y, box.content.width, 0});
  const float top = box.content.y;
  for (std::size_t i = 0; i < model.talk.size(); ++i) {
    if (i == kFirstFew && !state.all_talk) break;
    if (i > 0) box.content.gap(12);
    talk_row(ui, box.content, model.talk[i], state, intent);
  }
  ui.semantics.resize(list, box.content.width, box.content.y - top);
  end_group(ui);
  if (model.talk.size() > kFirstFew) {
    box.content.gap(8);
    toggle_button(ui, box.content, "coach-all-talk", state.all_talk,
                  tr("Show all {0}", model.talk.size()), tr("Show the first few"));
  }
  box.content.gap(12);
  paragraph(ui, box.content, "coach-talk/since", model.talk_since, note_look(ui));
  end_box(ui, column, box);
  column.gap(24);
}

void others(Ui& ui, Column& column, const CoachModel& model) {
  if (model.too_little.empty() && model.unremarkable.empty()) return;
  Box box = begin_card(ui, column, "coach-others", tr("Everybody else"), 2);
  if (!model.unremarkable.empty()) {
    std::string names;
    for (const std::string& name : model.unremarkable)
      names = names.empty() ? name : tr("{0}, {1}##list", names, name);
    paragraph(ui, box.content, "coach-others/steady", tr("Nothing stands out: {0}.", names),
              small_look(ui));
    box.content.gap(8);
  }
  sentences(ui, box.content, "coach-others/little", model.too_little);
  end_box(ui, column, box);
  column.gap(24);
}

void team(Ui& ui, Column& column, const CoachModel& model, CoachViewState& state,
          std::optional<Intent>& intent) {
  const float top = column.y;
  coach_head(ui, column, "coach-title", model.title, model.chip, model.about);
  if (ui.form() == Form::kWide) ways_beside_head(ui, column, top + 6, model, intent);
  column.gap(20);
  // What was left out is said where it is seen, until it has been read.
  const bool news = has_trouble(model) && state.files_read != model.files.size();
  if (news) files(ui, column, model, state, true);
  filters(ui, column, model, intent);
  const bool wide = ui.form() == Form::kWide;
  const float side = kSide * ui.theme.scale;
  Column left = column;
  if (wide) left.width = column.width - side - kBetween;
  Column right{column.x + column.width - side, column.y, side};
  // Below each other, whom to talk with comes before the map that it was read from.
  Column& beside = wide ? right : left;
  talk(ui, beside, model, state, intent);
  if (wide) others(ui, right, model);
  heat_map(ui, left, model, state, intent);
  trend(ui, left, model, state, intent);
  if (!wide) others(ui, left, model);
  column.y = std::max(left.y, wide ? right.y : left.y);
  if (!news) files(ui, column, model, state);
  kept_sessions_card(ui, column, model.sessions, intent);
  paragraph(ui, column, "coach-spoken",
            tr("Choosing a good line shows that somebody recognises it; speaking it on a real "
               "call is another skill.") +
                " " + tr("Practised attempts and repeats count in no figure but where it says so."),
            note_look(ui));
  if (ui.form() == Form::kWide) return;
  column.gap(16);
  ways_to_load(ui, column, model, false, intent);
}

}  // namespace

std::optional<Intent> draw_coach(Ui& ui, const CoachModel& model, CoachViewState& state) {
  std::optional<Intent> intent;
  const Rect area = draw_navigation(ui, Screen::kCoach, false, intent);
  begin_group(ui, "main", Role::kMain, "", area);
  Scroll page = begin_page(ui, area, "coach", tr("Coach"), model.has_team ? kWhole : kReading);
  Column& column = page.content;
  save_trouble(ui, column, model.save, intent);
  loading(ui, column, model.loading, intent);
  if (model.has_team) {
    coach_tabs(ui, column, Screen::kCoach, intent);
    column.gap(24);
    team(ui, column, model, state, intent);
  } else {
    empty_state(ui, column, model, intent);
    files(ui, column, model, state);
    kept_sessions_card(ui, column, model.sessions, intent);
  }
  end_page(ui, page);
  end_group(ui);
  return intent;
}

}  // namespace warmline::ui
