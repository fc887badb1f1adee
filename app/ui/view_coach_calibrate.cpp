// Calibrate: choosing a call, rating it line by line, and how far several people agree.
#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "core/tr.h"
#include "ui/bubble.h"
#include "ui/view_coach_frame.h"
#include "ui/view_coach_parts.h"
#include "ui/widgets_field.h"

namespace warmline::ui {
namespace {

using What = CoachPage::What;

CoachPage page_wish(What what, std::string text = {}) {
  return CoachPage{what, 0, std::move(text), {}};
}

// The first option is nothing, the next ones go up from `lowest`.
std::optional<std::int32_t> rating_of(std::size_t option, coach::Rating lowest) {
  if (option == 0) return std::nullopt;
  return lowest + static_cast<std::int32_t>(option) - 1;
}

void due(Ui& ui, Column& column, const CalibrateModel& model, std::optional<Intent>& intent) {
  if (model.due.empty()) return;
  Box box = begin_card(ui, column, "calibrate-due", tr("Rated by others, not yet by you"), 2);
  for (std::size_t i = 0; i < model.due.size(); ++i) {
    const RatingDue& row = model.due[i];
    const std::string id = "calibrate-due-" + std::to_string(i);
    if (i > 0) box.content.gap(16);
    paragraph(ui, box.content, id + "/title", row.title, coloured(0, Type::kSmall, true));
    paragraph(ui, box.content, id + "/words", row.words, small_look(ui));
    if (!row.here) continue;
    box.content.gap(8);
    const std::string button = id + "/rate";
    if (button_row(ui, box.content,
                   {{button, tr("Rate this call"), ButtonKind::kQuiet, row.title}}))
      intent = page_wish(What::kRateCall, row.call);
  }
  end_box(ui, column, box);
  column.gap(24);
}

void received(Ui& ui, Column& column, const CalibrateModel& model, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "calibrate-files", tr("Others’ ratings"), 2);
  paragraph(ui, box.content, "calibrate-files/what",
            tr("Drop the rating files of others on this page, or choose them. They are here for "
               "this visit; what they say of a call is shown once you have saved your own rating "
               "of it."),
            small_look(ui));
  for (std::size_t i = 0; i < model.taken.size(); ++i) {
    const RatingTaken& taken = model.taken[i];
    const std::string id = "calibrate-file-" + std::to_string(i);
    box.content.gap(12);
    paragraph(ui, box.content, id + "/name", taken.file, coloured(0, Type::kSmall, true));
    const Colour ink = taken.trouble ? ui.theme.colours.lost : ui.theme.colours.muted;
    paragraph(ui, box.content, id + "/what", taken.sentence, coloured(ink, Type::kSmall));
    sentences(ui, box.content, id + "/line", taken.lines);
  }
  box.content.gap(12);
  std::vector<ButtonSpec> buttons{{"calibrate-choose", tr("Choose rating files")}};
  if (model.received) buttons.push_back({"calibrate-forget", tr("Forget others’ ratings")});
  const auto pressed = button_row(ui, box.content, buttons);
  if (pressed == 0u) intent = page_wish(What::kChooseRatings);
  if (pressed == 1u) intent = page_wish(What::kForgetRatings);
  end_box(ui, column, box);
  column.gap(24);
}

void choosing(Ui& ui, Column& column, const CalibrateModel& model, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "calibrate-choosing", tr("Which call"), 2);
  const auto chosen =
      choose_row(ui, box.content, "calibrate-call", {&model.scenario, &model.call}, 400);
  if (chosen && chosen->field == 0)
    intent = page_wish(What::kRateScenario, model.versions[chosen->option]);
  if (chosen && chosen->field == 1)
    intent = page_wish(What::kRateCall, model.calls[chosen->option]);
  end_box(ui, column, box);
  column.gap(24);
}

// --- rating

// What was chosen in the boxes of a row since the last frame: in all of them, since somebody may be
// quicker than a frame.
std::vector<Chosen> all_chosen(const Ui& ui, const std::string& id,
                               const std::vector<const CoachOptions*>& fields) {
  std::vector<Chosen> found;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::optional<std::string> text = ui.edited(id + "-" + std::to_string(i));
    if (!text) continue;
    std::size_t option = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), option);
    if (error == std::errc() && end == text->data() + text->size() &&
        option < fields[i]->options.size()) {
      found.push_back({i, option});
    }
  }
  return found;
}

void turn(Ui& ui, Column& column, const RatedTurn& turn, bool rating, std::vector<Intent>& given) {
  const std::string id = "calibrate-turn-" + std::to_string(turn.step);
  Box box =
      begin_box(ui, column, id, Surface::kSunk, Role::kRegion, tr("Rating of {0}", turn.name));
  paragraph(ui, box.content, id + "/name", turn.name, coloured(0, Type::kSmall, true));
  box.content.gap(8);
  if (rating) {
    std::vector<const CoachOptions*> fields;
    for (const CoachOptions& field : turn.fields) fields.push_back(&field);
    (void)choose_row(ui, box.content, id + "/field", fields, 250);
    for (const Chosen& chosen : all_chosen(ui, id + "/field", fields)) {
      CoachPage wish = page_wish(What::kRate);
      wish.index = turn.step * turn.fields.size() + chosen.field;
      wish.rating = rating_of(chosen.option, coach::kLowestRating);
      given.emplace_back(std::move(wish));
    }
  } else {
    paragraph(ui, box.content, id + "/given", turn.given, small_look(ui));
  }
  end_box(ui, column, box);
}

void lines(Ui& ui, Column& column, const CalibrateModel& model, std::vector<Intent>& given) {
  const int list = begin_group(ui, "calibrate-lines", Role::kList, tr("The call"),
                               {column.x, column.y, column.width, 0});
  const float top = column.y;
  for (const RatedLine& line : model.lines) {
    const BubbleShape shape = shape_of(ui, line.said, column.width);
    draw_bubble(ui, column, line.said, shape);
    column.y += shape.height + 12;
    if (!line.turn) continue;
    const float item_top = column.y;
    const int item = begin_item(ui, column, "calibrate-rated-" + std::to_string(*line.turn));
    turn(ui, column, model.turns[*line.turn], model.rating, given);
    end_item(ui, column, item, item_top);
    column.gap(20);
  }
  ui.semantics.resize(list, column.width, column.y - top);
  end_group(ui);
}

void saving(Ui& ui, Column& column, const CalibrateModel& model, std::vector<Intent>& given,
            std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "calibrate-save", tr("Your rating"), 2);
  Column field = box.content;
  field.width = std::min(field.width, 320 * ui.theme.scale);
  if (const auto chosen = choose_row(ui, field, "calibrate-whole", {&model.whole})) {
    CoachPage wish = page_wish(What::kRateWhole);
    wish.rating = rating_of(chosen->option, coach::kLowestOverall);
    given.emplace_back(std::move(wish));
  }
  field.gap(16);
  if (auto typed = text_field(ui, field, "calibrate-rater", tr("Your name or a code"), model.rater))
    given.emplace_back(page_wish(What::kRater, std::move(*typed)));
  box.content.y = field.y + 8;
  paragraph(ui, box.content, "calibrate-rater/why",
            tr("It goes into the file and tells you apart from the others. Whose call it was does "
               "not go in."),
            small_look(ui));
  box.content.gap(16);
  ButtonLook save;
  save.kind = ButtonKind::kPrimary;
  save.disabled = !model.can_save;
  save.full_width = ui.form() == Form::kNarrow;
  if (button(ui, box.content, "calibrate-keep", tr("Save my rating"), save)) intent = SaveRating{};
  if (!model.why_not.empty()) {
    box.content.gap(8);
    paragraph(ui, box.content, "calibrate-why", model.why_not, small_look(ui));
  }
  if (model.changing) {
    box.content.gap(12);
    if (button_row(ui, box.content, {{"calibrate-leave", tr("Leave it as it was")}}))
      intent = page_wish(What::kKeepRating);
  }
  end_box(ui, column, box);
  column.gap(24);
}

// --- agreement

void agreement_table(Ui& ui, Column& column, const std::string& id, const AgreementModel& model) {
  const float top = column.y;
  const int table = begin_group(ui, id + "/table", Role::kTable, tr("Agreement"),
                                {column.x, column.y, column.width, 0});
  for (std::size_t i = 0; i < model.rows.size(); ++i) {
    const AgreementRow& row = model.rows[i];
    const std::string name = id + "/row-" + std::to_string(i);
    const float row_top = column.y;
    const int group = begin_group(ui, name, Role::kRow, "", {column.x, column.y, column.width, 0});
    const float first = std::min(column.width * 0.4F, 150 * ui.theme.scale);
    const float second = 64 * ui.theme.scale;
    Column at{column.x, column.y + 8, first};
    const auto cell = [&](Role role, const char* part, const std::string& words, Column place,
                          const TextLook& look) {
      const int node = begin_group(ui, name + part, role, "", {place.x, place.y, place.width, 0});
      const float from = place.y;
      paragraph(ui, place, name + part + "/text", words, look);
      ui.semantics.resize(node, place.width, place.y - from);
      end_group(ui);
      return place.y;
    };
    float bottom = cell(Role::kRowHeader, "/name", row.name, at, coloured(0, Type::kSmall, true));
    at = {column.x + first, column.y + 8, second};
    bottom =
        std::max(bottom, cell(Role::kCell, "/figure", row.figure, at, coloured(0, Type::kSmall)));
    const bool stacked = ui.form() == Form::kNarrow;
    at = {stacked ? column.x : column.x + first + second, stacked ? bottom : column.y + 8,
          stacked ? column.width : column.width - first - second};
    bottom = std::max(bottom, cell(Role::kCell, "/words", row.words, at, small_look(ui)));
    column.y = bottom + 8;
    hairline(ui, column.x, column.y - 1, column.width);
    ui.semantics.resize(group, column.width, column.y - row_top);
    end_group(ui);
  }
  ui.semantics.resize(table, column.width, column.y - top);
  end_group(ui);
}

void most(Ui& ui, Column& column, const std::string& id, const AgreementModel& model) {
  if (model.most.empty()) return;
  column.gap(20);
  heading(ui, column, id + "/most", tr("Where you differ most"), 3, Type::kLabel);
  column.gap(8);
  const int list = begin_group(ui, id + "/list", Role::kList, tr("Where you differ most"),
                               {column.x, column.y, column.width, 0});
  const float top = column.y;
  for (std::size_t i = 0; i < model.most.size(); ++i) {
    const DifferenceRow& row = model.most[i];
    const std::string name = id + "/differ-" + std::to_string(i);
    if (i > 0) column.gap(12);
    const float row_top = column.y;
    const int item = begin_item(ui, column, name);
    paragraph(ui, column, name + "/what", row.what + ": " + row.given,
              coloured(0, Type::kSmall, true));
    paragraph(ui, column, name + "/line", row.line, small_look(ui));
    paragraph(ui, column, name + "/share", row.share, note_look(ui));
    end_item(ui, column, item, row_top);
  }
  ui.semantics.resize(list, column.width, column.y - top);
  end_group(ui);
}

void agreement(Ui& ui, Column& column, const std::string& id, const AgreementModel& model) {
  Box box = begin_box(ui, column, id, Surface::kCard, Role::kRegion, tr("Agreement"));
  heading(ui, box.content, id + "/title", model.title, 2);
  box.content.gap(8);
  sentences(ui, box.content, id + "/says", model.says);
  if (!model.whole.empty()) {
    box.content.gap(8);
    paragraph(ui, box.content, id + "/whole", model.whole, coloured(0, Type::kSmall));
  }
  if (!model.rows.empty()) {
    box.content.gap(12);
    agreement_table(ui, box.content, id, model);
  }
  most(ui, box.content, id, model);
  end_box(ui, column, box);
  column.gap(24);
}

void saved(Ui& ui, Column& column, const CalibrateModel& model, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "calibrate-saved", tr("Your rating"), 2);
  paragraph(ui, box.content, "calibrate-saved/own", model.own, small_look(ui));
  box.content.gap(12);
  std::vector<ButtonSpec> buttons{
      {"calibrate-file", tr("Save the rating file"), ButtonKind::kPrimary}};
  if (model.can_change) buttons.push_back({"calibrate-change", tr("Change my rating")});
  const auto pressed = button_row(ui, box.content, buttons);
  if (pressed == 0u) intent = page_wish(What::kSaveRatingFile);
  if (pressed == 1u) intent = page_wish(What::kChangeRating);
  if (!model.can_change) {
    box.content.gap(8);
    paragraph(ui, box.content, "calibrate-saved/fixed",
              tr("You have seen what others gave, so it stays as it is."), note_look(ui));
  }
  end_box(ui, column, box);
  column.gap(24);
}

void call(Ui& ui, Column& column, const CalibrateModel& model, std::vector<Intent>& given,
          std::optional<Intent>& intent) {
  if (!model.rating) {
    saved(ui, column, model, intent);
    if (model.agreement) agreement(ui, column, "calibrate-agreement", *model.agreement);
    if (model.all) agreement(ui, column, "calibrate-all", *model.all);
  }
  heading(ui, column, "calibrate-call-title", model.title, 2);
  column.gap(4);
  paragraph(ui, column, "calibrate-code", model.code, note_look(ui));
  column.gap(16);
  lines(ui, column, model, given);
  column.gap(8);
  if (model.rating) saving(ui, column, model, given, intent);
}

}  // namespace

std::optional<Intent> draw_calibrate(Ui& ui, const CalibrateModel& model,
                                     CoachPagesViewState& state) {
  std::optional<Intent> intent;
  CoachFrame frame =
      begin_coach_page(ui, Screen::kCoachCalibrate, "calibrate", model.head, 800, intent);
  Column& column = frame.page.content;
  paragraph(ui, column, "calibrate-what",
            tr("Several supervisors rate the same call, each without seeing what the others gave. "
               "Then they exchange files and see how far they agree, and where not."));
  column.gap(24);
  due(ui, column, model, intent);
  if (model.head.has_team) {
    choosing(ui, column, model, intent);
  } else {
    no_team(ui, column, "calibrate",
            tr("Load the result file that holds the call, or the sample team, and choose an "
               "attempt."),
            intent);
    column.gap(32);
  }
  if (model.chosen) call(ui, column, model, state.waiting, intent);
  received(ui, column, model, intent);
  end_coach_page(ui, frame);
  if (intent) state.waiting.push_back(std::move(*intent));
  if (state.waiting.empty()) return std::nullopt;
  Intent first = std::move(state.waiting.front());
  state.waiting.erase(state.waiting.begin());
  if (!state.waiting.empty()) ui.animate_until(ui.now_ms + 1);
  return first;
}

}  // namespace warmline::ui
