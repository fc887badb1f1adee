#include "ui/restoring.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>
#include <variant>

#include "core/tr.h"
#include "progress/codec.h"
#include "ui/coaching.h"
#include "ui/own_calls.h"
#include "ui/update.h"

namespace warmline::ui {
namespace {

// Between two looks at the clock. A record takes a few microseconds, more before the browser has
// optimized the program.
constexpr std::size_t kRecords = 40;
constexpr std::size_t kBytes = 8u << 10;
constexpr int kAtOnce = 24;

double share(std::size_t of, std::size_t all) {
  return all == 0 ? 1 : static_cast<double>(of) / static_cast<double>(all);
}

// Records in order of sequence; those of a file that somebody wrote may be in any.
void sort(std::vector<progress::StoredRecord>& records) {
  const auto before = [](const progress::StoredRecord& a, const progress::StoredRecord& b) {
    return a.sequence < b.sequence;
  };
  if (!std::is_sorted(records.begin(), records.end(), before))
    std::stable_sort(records.begin(), records.end(), before);
}

// What is wrong with the file, or the question; the next thing on the screen.
void tell_what_is_in_it(AppState& state, LookingInto& looking) {
  Belongings& keeping = state.belongings;
  if (looking.plan) {
    keeping.restore = std::move(looking.plan);
    return;
  }
  if (looking.refused.empty()) return tell_of_broken_backup(state, looking.problems);
  tell_outcome(state, {looking.refused});
}

// A profile with a passphrase keeps its records so (web/sealing.js).
bool is_sealed(const progress::Backup& backup) {
  const auto sealed = [](const progress::StoredRecord& record) {
    return record.bytes.compare(0, 4, "WLE1") == 0;
  };
  return !backup.records.empty() &&
         std::all_of(backup.records.begin(), backup.records.end(), sealed);
}

void finish(AppState& state, PuttingTogether& putting) {
  const auto attempts = static_cast<std::int64_t>(putting.portfolio.attempts().size());
  for (const std::string& bytes : putting.unread)
    putting.portfolio.set_aside(0, progress::decode(bytes).error());
  state.portfolio.replace_with(std::move(putting.portfolio));
  state.journal.add_sealed(std::move(putting.envelopes));
  state.journal.add_sealed(std::move(putting.unread));
  forget_figures(state);
  list_own_calls(state);
  list_sessions(state);
  state.debrief.clear();
  load_lenses(state);
  load_ratings(state);
  derive_again(state, tr("That call was begun anew in the backup, so it is closed here."));
  tell_outcome(state,
               {tr_n("Restored from {1}: {0} attempt is here now.",
                     "Restored from {1}: {0} attempts are here now.", attempts, putting.file())});
}

void begin_putting(AppState& state, PuttingTogether putting) {
  auto& now = state.belongings.restoring;
  now.reset(new RestoringNow);
  now->file = putting.file();
  now->putting.emplace(std::move(putting));
}

// A small backup is done before anybody could see that something is under way.
void first_pieces(AppState& state) {
  for (int i = 0; i < kAtOnce && state.belongings.restoring != nullptr; ++i)
    static_cast<void>(restore_a_piece(state));
}

}  // namespace

std::size_t HistoryHere::stamp(const AppState& state) {
  return state.archive.size() + state.journal.unsaved_count();
}

bool HistoryHere::step(const AppState& state, std::size_t most) {
  for (; at_ < state.archive.size() && most > 0; ++at_, --most) reading_.take(state.archive[at_]);
  if (at_ < state.archive.size()) return false;
  if (!std::exchange(taken_, true)) {
    for (std::string& bytes : state.journal.unsaved()) reading_.take({0, std::move(bytes)});
  }
  return reading_.unfold(most);
}

double HistoryHere::done(const AppState& state) const {
  return share(at_ + reading_.unfolded(), state.archive.size() + reading_.attempts());
}

LookingInto::LookingInto(std::string text, std::string name)
    : file_(std::move(text), std::string(name)) {
  made_.file = std::move(name);
}

bool LookingInto::take_file(std::size_t most) {
  if (!backup_) {
    if (!file_.step(kBytes)) return false;
    progress::BackupRead read = file_.take();
    problems = std::move(read.problems);
    if (!read.backup) return true;
    backup_ = std::move(read.backup);
    made_.made_ms = backup_->made_ms;
    made_.altered = backup_->altered;
    if (is_sealed(*backup_)) {
      refused =
          tr("It was saved from a profile with a passphrase and is encrypted still, so it can’t be "
             "read here. Nothing was changed.");
      return true;
    }
    sort(backup_->records);
    return false;
  }
  for (; at_ < backup_->records.size() && most > 0; ++at_, --most) {
    there_.take(backup_->records[at_]);
    std::string().swap(backup_->records[at_].bytes);
  }
  there_whole_ = at_ == backup_->records.size() && there_.unfold(most);
  return there_whole_;
}

bool LookingInto::step(const AppState& state, std::size_t most) {
  if (!merging_) {
    if (!there_whole_ && !take_file(most)) return false;
    if (!backup_ || !refused.empty()) return true;
    if (!here_.step(state, most)) return false;
    progress::History here = here_.take(), there = there_.take_history();
    if (here.newer + there.newer > 0) {
      refused =
          tr("A newer Warmline has written some of it, which this one can’t read. Load this page "
             "again to get the newer one, and restore with that. Nothing was changed.");
      return true;
    }
    made_.attempts = static_cast<std::int64_t>(there.attempts.size());
    made_.unread = static_cast<std::int64_t>(there.unread.size());
    made_.sittings = static_cast<std::int64_t>(there.sittings);
    merging_.emplace(std::move(here), std::move(there));
    return false;
  }
  if (!merging_->step(most)) return false;
  made_.fresh = static_cast<std::int64_t>(merging_->fresh());
  made_.longer = static_cast<std::int64_t>(merging_->longer());
  made_.nothing_new = !merging_->changed();
  made_.both = merging_->take();
  plan = std::move(made_);
  return true;
}

double LookingInto::done(const AppState& state) const {
  if (merging_) return 0.9 + 0.1 * (1 - share(merging_->left(), there_.attempts()));
  if (there_whole_) return 0.75 + 0.15 * here_.done(state);
  if (backup_)
    return 0.5 + 0.25 * share(at_ + there_.unfolded(), backup_->records.size() + there_.attempts());
  return 0.5 * file_.done();
}

PuttingTogether::PuttingTogether(RestorePlan plan, std::int64_t wall_ms)
    : plan_(std::move(plan)), wall_ms_(wall_ms) {}

PuttingTogether PuttingTogether::again() && {
  plan_.both = std::move(*both_);  // with what was here: a union with that again changes nothing
  return {std::move(plan_), wall_ms_};
}

bool PuttingTogether::step(const AppState& state, std::size_t most) {
  if (!std::exchange(begun_, true)) stamp = HistoryHere::stamp(state);
  if (both_ == nullptr && !merging_) {
    // What was done since the summary was shown counts as well.
    if (!here_.step(state, most)) return false;
    progress::History here = here_.take();
    std::set_difference(plan_.both.unread.begin(), plan_.both.unread.end(), here.unread.begin(),
                        here.unread.end(), std::back_inserter(unread));
    attempts_ = plan_.both.attempts.size();
    merging_.emplace(std::move(here), std::move(plan_.both));
    return false;
  }
  if (both_ == nullptr) {
    if (!merging_->step(most)) return false;
    both_ = std::make_unique<progress::History>(merging_->take());
    writing_ = std::make_unique<progress::WritingDown>(*both_);
    const progress::Record first = progress::HistoryReplaced{plan_.file, wall_ms_};
    envelopes.push_back(progress::encode(first));
    return false;
  }
  return !writing_->give(most, [this](progress::Record&& record) {
    envelopes.push_back(progress::encode(record));
    portfolio.apply(record);
  });
}

double PuttingTogether::done(const AppState& state) const {
  if (both_ != nullptr) return 0.5 + 0.5 * share(writing_->given(), both_->attempts.size());
  if (merging_) return 0.3 + 0.2 * (1 - share(merging_->left(), attempts_));
  return 0.3 * here_.done(state);
}

void RestoringNowDeleter::operator()(RestoringNow* now) const {
  delete now;
}

bool restore_a_piece(AppState& state) {
  auto& now = state.belongings.restoring;
  const auto shown = [&now](double done) {
    const int percent = static_cast<int>(100 * done);
    return std::exchange(now->percent, percent) != percent;
  };
  if (now->looking) {
    if (!now->looking->step(state, kRecords)) return shown(now->looking->done(state));
    LookingInto looking = std::move(*now->looking);
    now.reset();
    tell_what_is_in_it(state, looking);
    return true;
  }
  if (!now->putting->step(state, kRecords)) return shown(now->putting->done(state));
  PuttingTogether putting = std::move(*now->putting);
  now.reset();
  if (state.access == Access::kReading) {  // the turn went over meanwhile
    tell_outcome(state, {tr(kOnlyLooking)});
  } else if (putting.stamp != HistoryHere::stamp(state)) {
    begin_putting(state, std::move(putting).again());
  } else {
    finish(state, putting);
  }
  return true;
}

void restore_anew(AppState& state) {
  std::vector<progress::StoredRecord> waiting;
  std::optional<progress::Record> begins;
  for (std::string& bytes : state.journal.unsaved()) {
    const Result<progress::Record> record = progress::decode(bytes);
    if (record && std::holds_alternative<progress::HistoryReplaced>(record.value()))
      begins = record.value();
    waiting.push_back({waiting.size() + 1, std::move(bytes)});
  }
  if (!begins) return;
  static_cast<void>(state.journal.take_unsaved());
  progress::History here = progress::history_of(state.archive);
  const std::set<std::string> known = here.unread;
  const progress::History both = progress::merge(std::move(here), progress::history_of(waiting));
  std::vector<std::string> envelopes{progress::encode(*begins)}, unread;
  for (const progress::Record& record : progress::records_of(both))
    envelopes.push_back(progress::encode(record));
  std::set_difference(both.unread.begin(), both.unread.end(), known.begin(), known.end(),
                      std::back_inserter(unread));
  state.journal.add_sealed(std::move(envelopes));
  state.journal.add_sealed(std::move(unread));
  forget_figures(state);
  take_records(state, std::move(state.archive));
}

void look_into(AppState& state, std::string text, std::string name) {
  auto& now = state.belongings.restoring;
  now.reset(new RestoringNow);
  now->file = name;
  now->looking.emplace(std::move(text), std::move(name));
  first_pieces(state);
}

void put_together(AppState& state, RestorePlan plan, std::int64_t wall_ms) {
  begin_putting(state, PuttingTogether(std::move(plan), wall_ms));
  first_pieces(state);
}

}  // namespace warmline::ui
