// One form: what it holds and promises, how it is given out, and how it compares.
#include <algorithm>
#include <string>

#include "core/tr.h"
#include "ui/parts.h"
#include "ui/view_coach_parts.h"
#include "ui/view_coaching_parts.h"
#include "ui/view_hire.h"
#include "ui/widgets_field.h"

namespace warmline::ui {
namespace {

using What = Hire::What;

constexpr double kPauseMs = 1200;  // after the last letter

void words_field(Ui& ui, Column& column, std::string_view id, std::string_view label,
                 const std::string& value, int most, What what, std::optional<Intent>& intent) {
  if (auto typed = text_area(ui, column, id, label, value, most))
    intent = Hire{what, 0, 0, std::move(*typed)};
  column.gap(14);
}

void toggle(Ui& ui, Column& column, std::string_view id, const std::string& label, bool on,
            const Hire& wish, std::optional<Intent>& intent) {
  ButtonLook look;
  look.pressed = on ? 1 : 0;
  look.full_width = ui.form() == Form::kNarrow;
  if (button(ui, column, id, (on ? "✓ " : "") + label, look)) intent = wish;
  column.gap(8);
}

void about_it(Ui& ui, Column& column, const HireFormModel& model, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "hire-form-first", tr("What candidates read first"), 2);
  Column& inside = box.content;
  if (auto typed = text_field(ui, inside, "hire-form-name", tr("Title"), model.form.title))
    intent = Hire{What::kTitle, 0, 0, std::move(*typed)};
  inside.gap(14);
  if (auto typed = text_field(ui, inside, "hire-form-asks", tr("Who asks"), model.form.asks))
    intent = Hire{What::kAsks, 0, 0, std::move(*typed)};
  inside.gap(14);
  words_field(ui, inside, "hire-form-purpose", tr("What it is for, in a sentence"),
              model.form.purpose, 1000, What::kPurpose, intent);
  words_field(ui, inside, "hire-form-contact", tr("Whom to ask for help, or for a human"),
              model.form.contact, 1000, What::kContact, intent);
  words_field(ui, inside, "hire-form-why", tr("Job analysis: why these situations?"),
              model.form.job_analysis, 8000, What::kJobAnalysis, intent);
  end_box(ui, column, box);
  column.gap(16);
}

void rules(Ui& ui, Column& column, const HireFormModel& model, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "hire-form-rules", tr("Conditions"), 2);
  Column& inside = box.content;
  if (const auto option = select_field(ui, inside, "hire-form-limit", tr("Time limit for a call"),
                                       model.limits, model.limit))
    intent = Hire{What::kLimit, 0, *option, {}};
  inside.gap(14);
  if (const auto option =
          select_field(ui, inside, "hire-form-shown", tr("What their own report shows"),
                       model.shown, static_cast<std::size_t>(model.form.shown)))
    intent = Hire{What::kShown, 0, *option, {}};
  inside.gap(14);
  if (auto typed = text_field(ui, inside, "hire-form-keep", tr("Days that you keep results"),
                              std::to_string(model.form.keep_days)))
    intent = Hire{What::kKeepDays, 0, 0, std::move(*typed)};
  inside.gap(14);
  const std::size_t variant = model.form.variant == "A" ? 1 : model.form.variant == "B" ? 2 : 0;
  if (const auto option =
          select_field(ui, inside, "hire-form-variant", tr("One of two matched forms"),
                       {tr("No"), tr("Form A"), tr("Form B")}, variant))
    intent = Hire{What::kVariant, 0, *option, {}};
  inside.gap(14);
  toggle(ui, inside, "hire-form-pauses", tr("A call may be paused"), model.form.pauses,
         Hire{What::kPauses}, intent);
  toggle(ui, inside, "hire-form-key-free", tr("Taken on a site of its own, without keys"),
         model.form.key_free, Hire{What::kKeyFree}, intent);
  inside.gap(6);
  paragraph(ui, inside, "hire-form-offers", tr("What a candidate is told that they can ask for"),
            coloured(0, Type::kSmall, true));
  inside.gap(6);
  for (std::size_t i = 0; i < model.offers.size(); ++i)
    toggle(ui, inside, "hire-form-offer-" + std::to_string(i), model.offers[i].label,
           model.offers[i].on, Hire{What::kOffer, 0, i, {}}, intent);
  inside.gap(6);
  paragraph(ui, inside, "hire-form-language", model.language, small_look(ui));
  inside.gap(6);
  paragraph(ui, inside, "hire-form-order",
            tr("Every candidate sees the choices in the same order, shuffled once for this form."),
            small_look(ui));
  inside.gap(4);
  if (text_button(ui, inside, "hire-form-shuffle", tr("Shuffle them anew")))
    intent = Hire{What::kNewSeed};
  end_box(ui, column, box);
  column.gap(16);
}

void chosen_row(Ui& ui, Column& column, const HireFormModel& model, std::size_t at,
                std::optional<Intent>& intent) {
  const HireCallRow& row = model.chosen[at];
  const std::string id = "hire-call-" + std::to_string(at);
  const int item = begin_group(ui, id, Role::kListItem, "", {column.x, column.y, column.width, 0});
  const float top = column.y;
  paragraph(ui, column, id + "/title", std::to_string(at + 1) + ". " + row.title,
            coloured(0, Type::kBody, true));
  paragraph(ui, column, id + "/about", row.about, note_look(ui));
  column.gap(6);
  float x = column.x;
  float y = column.y;
  const auto press = [&](const char* what, const std::string& label, int pressed) {
    const float wanted = text_width(ui, label, Type::kBody) + 40 * ui.theme.scale;
    if (x > column.x && x + wanted > column.x + column.width) {
      x = column.x;
      y += 52 * ui.theme.scale;
    }
    ButtonLook look;
    look.description = row.title;
    look.pressed = pressed;
    float right = x;
    const bool was = button_at(ui, x, y, 0, id + what, label, look, &right);
    x = right + 8;
    return was;
  };
  if (press("/anchor", (row.anchor ? "✓ " : "") + tr("Anchor"), row.anchor ? 1 : 0))
    intent = Hire{What::kAnchor, 0, 0, row.version};
  if (at > 0 && press("/up", tr("Up"), -1)) intent = Hire{What::kCallUp, at, 0, {}};
  if (at + 1 < model.chosen.size() && press("/down", tr("Down"), -1))
    intent = Hire{What::kCallDown, at, 0, {}};
  if (press("/out", tr("Take out"), -1)) intent = Hire{What::kCall, 0, 0, row.version};
  column.y = y + 44 * ui.theme.scale;
  ui.semantics.resize(item, column.width, column.y - top);
  end_group(ui);
}

void calls(Ui& ui, Column& column, const HireFormModel& model, HireViewState& state,
           std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "hire-form-calls", tr("Calls, in this order"), 2);
  Column& inside = box.content;
  if (model.chosen.empty())
    paragraph(ui, inside, "hire-form-none",
              tr("No call is chosen yet. Bands need five calls; eight and more tell people apart "
                 "better."),
              small_look(ui));
  const int list =
      begin_group(ui, "hire-calls", Role::kList, "", {inside.x, inside.y, inside.width, 0});
  const float list_top = inside.y;
  for (std::size_t i = 0; i < model.chosen.size(); ++i) {
    if (i > 0) {
      inside.gap(10);
      hairline(ui, inside.x, inside.y, inside.width);
      inside.gap(10);
    }
    chosen_row(ui, inside, model, i, intent);
  }
  ui.semantics.resize(list, inside.width, inside.y - list_top);
  end_group(ui);
  inside.gap(14);
  if (const auto option = select_field(ui, inside, "hire-form-warm-up",
                                       tr("Warm-up first: not judged, no time limit"),
                                       model.warm_ups, model.warm_up))
    intent = Hire{What::kWarmUp, 0, *option, {}};
  inside.gap(14);
  if (text_button(ui, inside, "hire-form-more",
                  tr(state.all_calls ? "Hide the other calls" : "Add calls"), {}, -1,
                  state.all_calls ? 1 : 0)) {
    state.all_calls = !state.all_calls;
    ui.animate_until(ui.now_ms + 1);
  }
  for (std::size_t i = 0; state.all_calls && i < model.offered.size(); ++i) {
    const HireCallRow& row = model.offered[i];
    const std::string id = "hire-offer-" + std::to_string(i);
    const float width = text_width(ui, tr("Add"), Type::kBody) + 40 * ui.theme.scale;
    inside.gap(8);
    Column words{inside.x, inside.y, inside.width - width - 12};
    paragraph(ui, words, id + "/title", row.title);
    paragraph(ui, words, id + "/about", row.about, note_look(ui));
    ButtonLook look;
    look.description = row.title;
    if (button_at(ui, inside.x + inside.width - width, inside.y, width, id + "/add", tr("Add"),
                  look))
      intent = Hire{What::kCall, 0, 0, row.version};
    inside.y = std::max(words.y, inside.y + 44 * ui.theme.scale);
  }
  end_box(ui, column, box);
  column.gap(16);
}

void give_out(Ui& ui, Column& column, const HireFormModel& model, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "hire-give", tr("Give it out"), 2);
  Column& inside = box.content;
  if (!model.missing.empty()) {
    paragraph(ui, inside, "hire-give/not-yet", tr("It can’t be given out yet:"),
              coloured(0, Type::kSmall, true));
    sentences(ui, inside, "hire-give/missing", model.missing);
    end_box(ui, column, box);
    column.gap(16);
    return;
  }
  if (auto typed =
          text_field(ui, inside, "hire-give-code", tr("The candidate’s code"), model.candidate))
    intent = Hire{What::kCandidate, 0, 0, std::move(*typed)};
  inside.gap(4);
  paragraph(ui, inside, "hire-give/code-what",
            tr("Empty: they type the one that you tell them. Never a name: it stands in the link."),
            note_look(ui));
  if (!model.code_ok) {
    inside.gap(4);
    paragraph(
        ui, inside, "hire-give/code",
        tr("Letters, digits, - and _, at most 40. A code and no name: it stands in the link."),
        coloured(ui.theme.colours.lost, Type::kSmall));
  }
  inside.gap(14);
  paragraph(ui, inside, "hire-give/agreed", tr("Agreed with this candidate (never scored)"),
            coloured(0, Type::kSmall, true));
  inside.gap(6);
  if (const auto option =
          select_field(ui, inside, "hire-give-time", tr("Time"), model.times, model.time))
    intent = Hire{What::kTime, 0, *option, {}};
  inside.gap(10);
  for (std::size_t i = 0; i < model.agreed.size(); ++i)
    toggle(ui, inside, "hire-give-agreed-" + std::to_string(i), model.agreed[i].label,
           model.agreed[i].on, Hire{What::kAgreed, 0, i, {}}, intent);
  if (!model.not_offered.empty())
    paragraph(ui, inside, "hire-give/not-offered", model.not_offered, note_look(ui));
  inside.gap(8);
  if (!model.link.empty()) {
    const auto pressed = button_row(
        ui, inside,
        {{"hire-give-link", tr(model.form.key_free ? "Copy the end of the link" : "Copy the link"),
          ButtonKind::kPrimary},
         {"hire-give-file", tr("Save an invitation file")}});
    if (pressed == 0u) intent = Hire{What::kCopyLink};
    if (pressed == 1u) intent = Hire{What::kSaveInvitation};
    inside.gap(10);
  }
  paragraph(
      ui, inside, "hire-give/keys",
      tr(model.form.key_free
             ? "Save the form and run “warmline package --assess FORM -o FOLDER”: it makes the "
               "site for this form alone, without keys. Here it can’t be taken."
             : "On this site the keys of its calls can be read by whoever looks into the page. For "
               "a form without keys in the candidate’s hands set “Taken on a site of its own” "
               "first."),
      note_look(ui));
  end_box(ui, column, box);
  column.gap(16);
}

void compare(Ui& ui, Column& column, const HireFormModel& model, std::optional<Intent>& intent) {
  if (model.others.size() < 2) return;
  Box box = begin_card(ui, column, "hire-compare", tr("Beside another form"), 2);
  if (const auto option = select_field(ui, box.content, "hire-compare-with", tr("Compare with"),
                                       model.others, model.other))
    intent = Hire{What::kCompare, 0, 0, model.other_ids[*option]};
  if (!model.comparison.empty()) {
    box.content.gap(10);
    sentences(ui, box.content, "hire-compare/says", model.comparison);
  }
  end_box(ui, column, box);
  column.gap(16);
}

void remove_dialog(Ui& ui, const HireFormModel& model, std::optional<Intent>& intent) {
  Dialog dialog = begin_dialog(ui, "hire-remove", tr("Remove this form?"), 520);
  Column& column = dialog.box.content;
  paragraph(
      ui, column, "hire-remove/what",
      tr("“{0}” goes from this browser. Links and files that you gave out still "
         "work, and what candidates hand in can still be opened: it carries the form with it.",
         model.title));
  column.gap(20);
  const auto pressed = button_row(ui, column,
                                  {{"hire-remove/keep", tr("Keep it"), ButtonKind::kPrimary},
                                   {"hire-remove/go", tr("Remove it##a form")}});
  if (pressed == 0u || dialog.dismissed) intent = Hire{What::kCancel};
  if (pressed == 1u) intent = Hire{What::kRemoveForm};
  end_dialog(ui, dialog);
}

void keep_typed(Ui& ui, const HireFormModel& model, HireViewState& state,
                std::optional<Intent>& intent) {
  if (!model.unkept) {
    state.keep_at_ms = 0;
    return;
  }
  if (intent || state.keep_at_ms == 0) state.keep_at_ms = ui.now_ms + kPauseMs;
  if (ui.now_ms < state.keep_at_ms) return ui.wake_at(state.keep_at_ms);
  state.keep_at_ms = 0;
  intent = Hire{What::kKeep};
}

}  // namespace

std::optional<Intent> draw_hire_form(Ui& ui, const HireFormModel& model, HireViewState& state) {
  std::optional<Intent> intent;
  HireFrame frame = begin_hire_page(ui, Screen::kHireForm, "hire-form", model.title, model.about,
                                    model.save, kHireWhole, intent);
  Column& column = frame.page.content;
  if (!model.said.empty()) {
    paragraph(ui, column, "hire-form-said", model.said, coloured(0, Type::kSmall, true));
    column.gap(16);
  }
  const bool wide = ui.form() == Form::kWide;
  const float gap = 24;
  Column left{column.x, column.y, wide ? (column.width - gap) / 2 : column.width};
  about_it(ui, left, model, intent);
  calls(ui, left, model, state, intent);
  Column right{column.x + left.width + gap, column.y, left.width};
  Column& after = wide ? right : left;
  rules(ui, after, model, intent);
  give_out(ui, after, model, intent);
  compare(ui, after, model, intent);
  paragraph(
      ui, after, "hire-form-hash",
      tr("Edition {0}, hash {1} … What candidates hand in carries it. A change after it was given "
         "out makes the next edition.",
         std::to_string(model.form.edition), model.hash),
      note_look(ui));
  after.gap(14);
  const auto pressed = button_row(ui, after,
                                  {{"hire-form-save", tr("Save the form as a file")},
                                   {"hire-form-copy", tr("Make a matched form")},
                                   {"hire-form-remove", tr("Remove it##a form")}});
  if (pressed == 0u) intent = Hire{What::kSaveForm};
  if (pressed == 1u) intent = Hire{What::kCopyForm};
  if (pressed == 2u) intent = Hire{What::kAskRemove};
  column.y = std::max(left.y, wide ? right.y : left.y);
  end_hire_page(ui, frame);
  if (model.asks_to_remove) remove_dialog(ui, model, intent);
  keep_typed(ui, model, state, intent);
  return intent;
}

}  // namespace warmline::ui
