#include "platform/memory_store.h"

#include <algorithm>
#include <utility>

namespace warmline::platform {
namespace {

StoreEvent answer(StoreEvent::Kind kind, Ticket ticket, std::string message = {}) {
  StoreEvent event;
  event.kind = kind;
  event.ticket = ticket;
  event.message = std::move(message);
  return event;
}

}  // namespace

MemoryStore::MemoryStore(std::shared_ptr<MemoryDisk> disk) : disk_(std::move(disk)) {
  disk_->pages.push_back(this);
}

MemoryStore::~MemoryStore() {
  auto& pages = disk_->pages;
  pages.erase(std::remove(pages.begin(), pages.end(), this), pages.end());
}

void MemoryStore::load() {
  if (fail_loads_ || broken_) {
    events_.push_back(
        answer(StoreEvent::Kind::kLoadFailed, 0, "The memory store was told to fail."));
    return;
  }
  StoreEvent event = answer(StoreEvent::Kind::kLoaded, 0);
  event.records = disk_->records;
  events_.push_back(std::move(event));
  loaded_ = true;
  last_read_ = disk_->next_sequence - 1;
}

Ticket MemoryStore::append(const std::vector<std::string>& records) {
  const Ticket ticket = ++appends_;
  const auto fault = faults_.find(ticket);
  const bool faulty = fault != faults_.end();
  if (!writes()) {
    events_.push_back(answer(StoreEvent::Kind::kFailed, ticket, "Another store writes."));
    return ticket;
  }
  if (refuse_all_ || broken_ || (faulty && fault->second == Fault::kRefuse)) {
    events_.push_back(
        answer(StoreEvent::Kind::kFailed, ticket, "The memory store was told to refuse."));
    return ticket;
  }
  if (faulty && fault->second == Fault::kLose) return ticket;
  keep(records);
  if (faulty && fault->second == Fault::kStoreMutely) return ticket;
  if (faulty && fault->second == Fault::kStoreLate) {
    events_.push_back(
        answer(StoreEvent::Kind::kFailed, ticket, "The memory store was told to be late."));
    later_.push_back(answer(StoreEvent::Kind::kStored, ticket));
    return ticket;
  }
  events_.push_back(answer(StoreEvent::Kind::kStored, ticket));
  return ticket;
}

std::vector<StoreEvent> MemoryStore::poll() {
  if (held_) return {};
  if (loaded_ && !broken_) follow();
  std::vector<StoreEvent> now = std::exchange(events_, {});
  events_ = std::exchange(later_, {});
  return now;
}

void MemoryStore::follow() {
  StoreEvent arrived = answer(StoreEvent::Kind::kArrived, 0);
  for (const StoredBytes& record : disk_->records) {
    if (record.sequence > last_read_ && own_.count(record.sequence) == 0)
      arrived.records.push_back(record);
  }
  last_read_ = disk_->next_sequence - 1;
  if (!arrived.records.empty()) events_.push_back(std::move(arrived));
  if (writes() && !said_writing_) events_.push_back(answer(StoreEvent::Kind::kWriting, 0));
  if (!writes() && !said_reading_) events_.push_back(answer(StoreEvent::Kind::kReading, 0));
  said_writing_ = writes();
  said_reading_ = !writes();
}

void MemoryStore::take_over() {
  auto& pages = disk_->pages;
  std::iter_swap(pages.begin(), std::find(pages.begin(), pages.end(), this));
}

void MemoryStore::break_down() {
  broken_ = true;
  disk_->records.clear();
  events_.push_back(
      answer(StoreEvent::Kind::kFailed, kWholeStore, "The memory store was told to break down."));
}

void MemoryStore::keep(const std::vector<std::string>& records) {
  for (const std::string& bytes : records) {
    own_.insert(disk_->next_sequence);
    disk_->records.push_back({disk_->next_sequence++, bytes});
  }
}

}  // namespace warmline::platform
