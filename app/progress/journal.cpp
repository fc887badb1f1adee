#include "progress/journal.h"

#include <utility>

#include "progress/codec.h"

namespace warmline::progress {

void Journal::add(const std::vector<Record>& records) {
  if (records.empty()) return;
  Batch batch;
  batch.number = next_number_++;
  batch.records.reserve(records.size());
  for (const Record& record : records) batch.records.push_back(encode(record));
  waiting_.push_back(std::move(batch));
}

void Journal::add_sealed(std::vector<std::string> envelopes) {
  if (envelopes.empty()) return;
  waiting_.push_back({next_number_++, std::move(envelopes)});
}

std::optional<Journal::Batch> Journal::next_to_store() {
  if (waiting_.empty() || under_way_ || stopped_) return std::nullopt;
  under_way_ = true;
  return waiting_.front();
}

void Journal::stored(std::uint64_t number) {
  // Only the first can be under way; anything else is an answer that came twice.
  if (waiting_.empty() || waiting_.front().number != number) return;
  waiting_.pop_front();
  under_way_ = false;
  // A late "stored" after "failed" (or after a retry) is good news all the same.
  failed_ = stopped_ = false;
  if (!broken_) failure_.clear();
}

void Journal::failed(std::uint64_t number, std::string message) {
  if (number == kWholeStore) {
    broken_ = true;
  } else if (!waiting_.empty() && waiting_.front().number == number) {
    under_way_ = false;
    failed_ = stopped_ = true;
  } else {
    return;
  }
  failure_ = std::move(message);
}

void Journal::retry() {
  stopped_ = false;
}

SaveState Journal::state() const {
  if (broken_ || failed_) return SaveState::kNotSaved;
  return waiting_.empty() ? SaveState::kSaved : SaveState::kSaving;
}

std::size_t Journal::unsaved_count() const {
  std::size_t count = 0;
  for (const Batch& batch : waiting_) count += batch.records.size();
  return count;
}

std::vector<std::string> Journal::take_unsaved() {
  std::vector<std::string> all = unsaved();
  waiting_.clear();
  under_way_ = failed_ = stopped_ = false;
  if (!broken_) failure_.clear();
  return all;
}

std::vector<std::string> Journal::unsaved() const {
  std::vector<std::string> all;
  for (const Batch& batch : waiting_)
    all.insert(all.end(), batch.records.begin(), batch.records.end());
  return all;
}

}  // namespace warmline::progress
