// A store in memory, for tests: keeps what it is given on a "disk" that outlives it, and goes wrong
// on demand.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "platform/store.h"

namespace warmline::platform {

// What survives when a MemoryStore is destroyed and another one opened, as after a killed tab.
struct MemoryDisk {
  std::vector<StoredBytes> records;
  std::uint64_t next_sequence = 1;
  std::vector<const void*> pages;  // stores that are open on it; the first one writes
};

class MemoryStore : public Store {
 public:
  enum class Fault : std::uint8_t {
    kRefuse,       // not stored, kFailed
    kLose,         // not stored, never answered
    kStoreMutely,  // stored, never answered
    kStoreLate,    // stored, kFailed first and kStored at the poll after
  };

  explicit MemoryStore(std::shared_ptr<MemoryDisk> disk = std::make_shared<MemoryDisk>());
  ~MemoryStore() override;
  MemoryStore(const MemoryStore&) = delete;
  MemoryStore& operator=(const MemoryStore&) = delete;

  void load() override;
  Ticket append(const std::vector<std::string>& records) override;
  void take_over() override;
  std::vector<StoreEvent> poll() override;

  // Faults. `nth` counts the appends of this store from 1.
  void fault_append(std::uint64_t nth, Fault fault) { faults_[nth] = fault; }
  void refuse_all(bool refuse) { refuse_all_ = refuse; }  // full, until it is false again
  void fail_loads(bool fail) { fail_loads_ = fail; }
  void hold(bool held) { held_ = held; }  // answers (load's too) wait until it is false again
  void break_down();                      // the disk is emptied and kWholeStore has failed

  [[nodiscard]] const MemoryDisk& disk() const { return *disk_; }
  [[nodiscard]] std::uint64_t appends() const { return appends_; }

 private:
  void keep(const std::vector<std::string>& records);
  void follow();  // what other stores wrote, and whose turn it is
  [[nodiscard]] bool writes() const { return disk_->pages.front() == this; }

  std::shared_ptr<MemoryDisk> disk_;
  std::map<std::uint64_t, Fault> faults_;
  std::vector<StoreEvent> events_;
  std::vector<StoreEvent> later_;
  std::uint64_t appends_ = 0;
  bool refuse_all_ = false;
  bool fail_loads_ = false;
  bool held_ = false;
  bool broken_ = false;
  bool loaded_ = false;
  bool said_writing_ = false;
  bool said_reading_ = false;
  std::uint64_t last_read_ = 0;
  std::set<std::uint64_t> own_;  // sequence numbers of what this store wrote since load()
};

}  // namespace warmline::platform
