// The part of update() that the store is about: what it held, what another page adds, who writes.
#include <algorithm>
#include <utility>

#include "core/tr.h"
#include "progress/codec.h"
#include "ui/coaching.h"
#include "ui/own_calls.h"
#include "ui/update.h"

namespace warmline::ui {
namespace {

std::uint64_t last_sequence(const std::vector<progress::StoredRecord>& records) {
  return records.empty() ? 0 : records.back().sequence;
}

std::string closed_elsewhere() {
  return tr("That call was left, or begun anew, in the other tab.");
}

}  // namespace

void derive_again(AppState& state, const std::string& why) {
  if (!state.call) return;
  const std::string attempt = state.call->attempt;
  const std::optional<scenario::Index> open_card = state.call->open_card;
  if (derive_call(state, attempt)) {
    state.call->open_card = open_card;
    if (state.call->ended || !state.portfolio.find(attempt)->closed) return;
  }
  state.call.reset();
  state.screen = Screen::kLibrary;
  state.notice = why;
}

void take_records(AppState& state, std::vector<progress::StoredRecord> records) {
  std::vector<progress::StoredRecord> all = records;
  std::uint64_t sequence = last_sequence(all);
  for (std::string& bytes : state.journal.unsaved()) all.push_back({++sequence, std::move(bytes)});
  state.portfolio.load(all);
  state.archive = std::move(records);
  load_lenses(state);
  load_ratings(state);
  list_own_calls(state);
  list_sessions(state);
  state.store = StoreState::kReady;
  state.store_message.clear();
  derive_again(state, closed_elsewhere());
}

void forget_figures(AppState& state) {
  state.scorecards.clear();
  state.explained.reset();
  state.explaining.reset();
}

void take_store_failure(AppState& state, std::string message) {
  state.store = StoreState::kFailed;
  state.store_message = std::move(message);
}

void take_arrived(AppState& state, std::vector<progress::StoredRecord> records) {
  bool setting = false;
  bool own = false;
  for (progress::StoredRecord& stored : records) {
    if (const Result<progress::Record> decoded = progress::decode(stored.bytes)) {
      const progress::Record& record = decoded.value();
      state.portfolio.apply(record);
      const bool all = std::holds_alternative<progress::HistoryReplaced>(record);
      if (all) forget_figures(state);
      setting = setting || all || std::holds_alternative<progress::SettingChanged>(record);
      own = own || all || std::holds_alternative<progress::ScenarioAdded>(record) ||
            std::holds_alternative<progress::ScenarioRemoved>(record);
    } else {
      state.portfolio.set_aside(stored.sequence, decoded.error());
    }
    state.archive.push_back(std::move(stored));
  }
  if (own) list_own_calls(state);
  if (setting) {
    load_lenses(state);
    list_sessions(state);
    load_ratings(state);
  }
  // What waits here will stand behind what the other one stored, so it is read in that order now.
  if (state.journal.unsaved_count() > 0 && state.store == StoreState::kReady) {
    forget_figures(state);
    return take_records(state, std::move(state.archive));
  }
  derive_again(state, closed_elsewhere());
}

void take_access(AppState& state, Access access, std::string unguarded) {
  state.access = access;
  state.refused.clear();
  state.unguarded = std::move(unguarded);
}

bool take_keeping(AppState& state, const platform::Keeping& keeping) {
  using Promise = platform::Keeping::Promise;
  const bool asked = state.keeping.promise == Promise::kAsking;
  state.keeping = keeping;
  if (!asked || keeping.promise == Promise::kAsking) return false;
  state.notice =
      keeping.promise == Promise::kPromised
          ? tr("This browser has promised to keep everything until you remove it yourself.")
          : tr("This browser has made no promise. Settings has an export, to be safe.");
  return true;
}

void keep_in_archive(AppState& state, std::vector<std::string> envelopes) {
  std::uint64_t sequence = last_sequence(state.archive);
  for (std::string& bytes : envelopes) state.archive.push_back({++sequence, std::move(bytes)});
}

}  // namespace warmline::ui
