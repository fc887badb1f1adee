#include "progress/journal.h"

#include <doctest/doctest.h>

#include <map>

#include "platform/memory_store.h"
#include "progress/histories.h"

namespace warmline::progress {
namespace {

using platform::MemoryDisk;
using platform::MemoryStore;
using platform::StoreEvent;

Record setting(const std::string& value) {
  return SettingChanged{"key", value};
}

TEST_CASE("nothing handed in is saved; a batch is saving until it is stored") {
  Journal journal;
  CHECK(journal.state() == SaveState::kSaved);
  journal.add({});
  CHECK(journal.state() == SaveState::kSaved);
  CHECK_FALSE(journal.next_to_store());
  journal.add({setting("1"), setting("2")});
  CHECK(journal.state() == SaveState::kSaving);
  const auto batch = journal.next_to_store();
  REQUIRE(batch);
  CHECK(batch->records == std::vector<std::string>{encode(setting("1")), encode(setting("2"))});
  CHECK_FALSE(journal.next_to_store());
  CHECK(journal.state() == SaveState::kSaving);
  journal.stored(batch->number);
  CHECK(journal.state() == SaveState::kSaved);
  CHECK(journal.unsaved().empty());
}

TEST_CASE("a failure stops the line, keeps everything, and retry offers it again in order") {
  Journal journal;
  journal.add({setting("1")});
  journal.add({setting("2")});
  const auto first = journal.next_to_store();
  journal.failed(first->number, "The disk is full.");
  CHECK(journal.state() == SaveState::kNotSaved);
  CHECK(journal.failure() == "The disk is full.");
  CHECK_FALSE(journal.next_to_store());
  CHECK(journal.unsaved() == std::vector<std::string>{encode(setting("1")), encode(setting("2"))});
  journal.retry();
  CHECK(journal.state() == SaveState::kNotSaved);  // a try is no success
  CHECK(journal.failure() == "The disk is full.");
  const auto again = journal.next_to_store();
  REQUIRE(again);
  CHECK(again->number == first->number);
  CHECK_FALSE(journal.next_to_store());
  CHECK(journal.state() == SaveState::kNotSaved);
  journal.stored(again->number);
  CHECK(journal.failure().empty());
  const auto second = journal.next_to_store();
  REQUIRE(second);
  CHECK(second->records == std::vector<std::string>{encode(setting("2"))});
  CHECK(journal.state() == SaveState::kSaving);
}

TEST_CASE("answers that come late, twice or for nothing") {
  Journal journal;
  journal.stored(1);
  journal.failed(1, "what?");
  CHECK(journal.state() == SaveState::kSaved);
  journal.add({setting("1")});
  const auto batch = journal.next_to_store();
  journal.failed(batch->number, "No answer yet.");
  journal.stored(batch->number);  // stored after all
  CHECK(journal.state() == SaveState::kSaved);
  CHECK(journal.failure().empty());
  journal.failed(batch->number, "twice");
  CHECK(journal.state() == SaveState::kSaved);
  journal.add({setting("2")});
  CHECK(journal.next_to_store());
  journal.stored(batch->number);  // of the first, again: the second is still under way
  CHECK(journal.state() == SaveState::kSaving);
  CHECK(journal.unsaved() == std::vector<std::string>{encode(setting("2"))});
}

TEST_CASE("when the whole store is gone nothing says saved again") {
  Journal journal;
  journal.failed(Journal::kWholeStore, "Removed.");
  CHECK(journal.state() == SaveState::kNotSaved);
  journal.add({setting("1")});
  const auto batch = journal.next_to_store();
  REQUIRE(batch);
  journal.stored(batch->number);
  journal.retry();
  CHECK(journal.state() == SaveState::kNotSaved);
  CHECK(journal.failure() == "Removed.");
}

// Journal and store as the app joins them.
class Desk {
 public:
  explicit Desk(std::shared_ptr<MemoryDisk> disk) : store(std::move(disk)) {}
  void turn() {
    for (const StoreEvent& event : store.poll()) {
      if (event.kind == StoreEvent::Kind::kStored) journal.stored(batch_of_[event.ticket]);
      if (event.kind == StoreEvent::Kind::kFailed) {
        journal.failed(batch_of_[event.ticket], event.message);
      }
    }
    if (const auto batch = journal.next_to_store()) {
      batch_of_[store.append(batch->records)] = batch->number;
    }
  }
  Journal journal;
  MemoryStore store;

 private:
  std::map<platform::Ticket, std::uint64_t> batch_of_;
};

std::vector<StoredRecord> records_of(const MemoryDisk& disk) {
  std::vector<StoredRecord> records;
  for (const auto& stored : disk.records) records.push_back({stored.sequence, stored.bytes});
  return records;
}

TEST_CASE("property: a fault at any append is never called saved, and nothing is lost") {
  using Fault = MemoryStore::Fault;
  const std::vector<Record> records = HistoryMaker(11).make(25);
  Portfolio whole;
  whole.load(to_stored(records));
  for (std::size_t nth = 1; nth <= records.size(); ++nth) {
    for (const Fault fault :
         {Fault::kRefuse, Fault::kLose, Fault::kStoreMutely, Fault::kStoreLate}) {
      CAPTURE(nth);
      CAPTURE(static_cast<int>(fault));
      auto disk = std::make_shared<MemoryDisk>();
      Desk desk(disk);
      desk.store.fault_append(nth, fault);
      std::size_t turns = 0;
      for (const Record& record : records) {
        desk.journal.add({record});
        desk.turn();
        desk.turn();
        if (desk.journal.state() == SaveState::kSaved) {
          REQUIRE(disk->records.size() >= ++turns);
        }
        if (desk.journal.state() == SaveState::kNotSaved) {
          CHECK_FALSE(desk.journal.failure().empty());
          desk.journal.retry();
        }
      }
      const bool answered = fault == Fault::kRefuse || fault == Fault::kStoreLate;
      for (int more = 0; more < 100 && answered; ++more) desk.turn();
      CHECK((desk.journal.state() == SaveState::kSaved) == answered);
      // What is stored and what the journal still holds are together everything, in order.
      std::vector<StoredRecord> all = records_of(*disk);
      for (const std::string& bytes : desk.journal.unsaved()) all.push_back({~0ull, bytes});
      Portfolio portfolio;
      portfolio.load(all);
      CHECK(attempts_text(portfolio) == attempts_text(whole));
    }
  }
}

}  // namespace
}  // namespace warmline::progress
