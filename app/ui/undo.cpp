#include "ui/undo.h"

#include <utility>
#include <variant>

#include "core/tr.h"
#include "ui/own_calls.h"
#include "ui/update.h"

namespace warmline::ui {
namespace {

std::optional<Undo> of_lens(const AppState& state, const RemoveLens& gone) {
  const std::string text = state.portfolio.setting(gone.key, "");
  if (gone.key.empty() || text.empty()) return std::nullopt;
  for (const LensInUse& use : state.lenses) {
    if (use.key == gone.key)
      return Undo{tr("The lens “{0}” was removed.", use.lens.title),
                  progress::SettingChanged{gone.key, text},
                  {}};
  }
  return std::nullopt;
}

std::optional<Undo> of_call(const AppState& state, const RemoveCall& gone) {
  const progress::OwnScenario* kept = state.portfolio.own_scenario(gone.scenario);
  if (kept == nullptr) return std::nullopt;
  const OwnCall* own = own_call(state, gone.scenario);
  const Edition* edition = own != nullptr ? find_edition(state, own->version) : nullptr;
  return Undo{
      tr("The call “{0}” was removed.", edition != nullptr ? edition->scenario->title : kept->file),
      progress::ScenarioAdded{gone.scenario, kept->file, kept->text, 0},
      {}};
}

std::optional<Undo> of_session(const AppState& state, const Coaching& wish) {
  if (state.screen != Screen::kSession || !state.coaching.session) return std::nullopt;
  const coach::Session& session = *state.coaching.session;
  if (wish.what == Coaching::What::kMomentRemove && wish.index < session.moments.size())
    return Undo{tr("A moment was removed."), {}, session};
  if (wish.what == Coaching::What::kActionRemove && wish.index < session.actions.size())
    return Undo{tr("An action was removed."), {}, session};
  return std::nullopt;
}

}  // namespace

std::optional<Undo> undo_of(const AppState& before, const Intent& intent) {
  if (const auto* gone = std::get_if<RemoveLens>(&intent)) return of_lens(before, *gone);
  if (const auto* gone = std::get_if<RemoveCall>(&intent)) return of_call(before, *gone);
  if (const auto* wish = std::get_if<Coaching>(&intent)) return of_session(before, *wish);
  return std::nullopt;
}

bool ends_undo(const Intent& intent) {
  const bool stays =
      std::holds_alternative<HideReports>(intent) || std::holds_alternative<RetrySaving>(intent) ||
      std::holds_alternative<LeaveCourse>(intent) || std::holds_alternative<ExportAll>(intent) ||
      std::holds_alternative<Keep>(intent) ||
      (std::holds_alternative<Coaching>(intent) &&
       std::get<Coaching>(intent).what == Coaching::What::kKeep);
  return !stays;
}

void undo(AppState& state, const Env& env) {
  if (!state.undo) return;
  Undo back = std::move(*state.undo);
  state.undo.reset();
  if (back.session) {
    if (!state.coaching.session || state.coaching.session->id != back.session->id) return;
    state.coaching.session = std::move(back.session);
    state.coaching.unkept = true;
  }
  if (back.record) {
    if (auto* added = std::get_if<progress::ScenarioAdded>(&*back.record))
      added->wall_ms = env.wall_ms;
    const bool of_call = std::holds_alternative<progress::ScenarioAdded>(*back.record);
    record(state, {std::move(*back.record)});
    state.reports.clear();
    if (of_call) list_own_calls(state);
    load_lenses(state);
  }
  state.say = tr("It is back.");
}

}  // namespace warmline::ui
