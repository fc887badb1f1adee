// The part of update() that lenses are about: those that ship, and those that a supervisor adds.
// The text of an added one is a setting, so that it stays.
#include <algorithm>
#include <string>
#include <utility>

#include "core/tr.h"
#include "score/lens.h"
#include "ui/update.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

constexpr int kMostAdded = 8;

std::string key_of(int place) {
  return "lens-" + std::to_string(place);
}

void refuse(AppState& state, const std::string& why) {
  state.lens_trouble.push_back(why);
}

// Where the lens goes: the place of the added one with its id, else a free one; nothing when full.
std::string place_for(const AppState& state, const score::Lens& lens) {
  for (const LensInUse& use : state.lenses) {
    if (use.lens.id == lens.id) return use.key;
  }
  for (int place = 1; place <= kMostAdded; ++place) {
    if (state.portfolio.setting(key_of(place), "").empty()) return key_of(place);
  }
  return {};
}

}  // namespace

void load_lenses(AppState& state) {
  state.lenses.clear();
  for (score::Lens& lens : score::shipped_lenses()) {
    lens.title = tr(Message(lens.title.c_str()));  // web/lang.mjs gathers them from their files
    lens.about = tr(Message(lens.about.c_str()));
    state.lenses.push_back({std::move(lens), ""});
  }
  for (int place = 1; place <= kMostAdded; ++place) {
    const std::string text = state.portfolio.setting(key_of(place), "");
    if (text.empty()) continue;
    score::ParsedLens parsed = score::parse_lens(text, tr("The lens kept as {0}", key_of(place)));
    if (parsed.lens) {
      state.lenses.push_back({std::move(*parsed.lens), key_of(place)});
    } else {
      for (const Diagnostic& one : parsed.diagnostics) refuse(state, trouble_words(one));
    }
  }
}

void take_lens(AppState& state, const TakeFile& file) {
  state.lens_trouble.clear();
  const score::ParsedLens parsed = score::parse_lens(file.bytes, file.name);
  if (!parsed.lens) {
    for (const Diagnostic& one : parsed.diagnostics) refuse(state, trouble_words(one));
    return;
  }
  const bool ships = std::any_of(state.lenses.begin(), state.lenses.end(), [&](const auto& use) {
    return use.key.empty() && use.lens.id == parsed.lens->id;
  });
  if (ships) {
    refuse(state, tr("{0}: a lens with the id “{1}” is already part of Warmline; give yours "
                     "another id.",
                     file.name, parsed.lens->id));
    return;
  }
  const std::string key = place_for(state, *parsed.lens);
  if (key.empty()) {
    refuse(state, tr_n("There is {0} lens of your own already; remove it first.",
                       "There are {0} lenses of your own already; remove one first.", kMostAdded));
    return;
  }
  record(state, {progress::SettingChanged{key, file.bytes}});
  load_lenses(state);
}

void remove_lens(AppState& state, const std::string& key) {
  const bool there = std::any_of(state.lenses.begin(), state.lenses.end(),
                                 [&key](const auto& use) { return use.key == key; });
  if (key.empty() || !there) return;
  state.lens_trouble.clear();
  record(state, {progress::SettingChanged{key, ""}});
  load_lenses(state);
}

}  // namespace warmline::ui
