#include "platform/memory_store.h"

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

MemoryStore::MemoryStore(std::shared_ptr<MemoryDisk> disk) : disk_(std::move(disk)) {}

void MemoryStore::load() {
  if (fail_loads_ || broken_) {
    events_.push_back(
        answer(StoreEvent::Kind::kLoadFailed, 0, "The memory store was told to fail."));
    return;
  }
  StoreEvent event = answer(StoreEvent::Kind::kLoaded, 0);
  event.records = disk_->records;
  events_.push_back(std::move(event));
}

Ticket MemoryStore::append(const std::vector<std::string>& records) {
  const Ticket ticket = ++appends_;
  const auto fault = faults_.find(ticket);
  const bool faulty = fault != faults_.end();
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
  std::vector<StoreEvent> now = std::exchange(events_, {});
  events_ = std::exchange(later_, {});
  return now;
}

void MemoryStore::break_down() {
  broken_ = true;
  disk_->records.clear();
  events_.push_back(
      answer(StoreEvent::Kind::kFailed, kWholeStore, "The memory store was told to break down."));
}

void MemoryStore::keep(const std::vector<std::string>& records) {
  for (const std::string& bytes : records)
    disk_->records.push_back({disk_->next_sequence++, bytes});
}

}  // namespace warmline::platform
