#include "platform/memory_store.h"

#include <doctest/doctest.h>

namespace warmline::platform {
namespace {

using Kind = StoreEvent::Kind;

TEST_CASE("the memory store keeps, answers in order, and outlives its opening") {
  auto disk = std::make_shared<MemoryDisk>();
  {
    MemoryStore store(disk);
    const Ticket one = store.append({"a", "b"});
    const Ticket two = store.append({"c"});
    const auto events = store.poll();
    REQUIRE(events.size() == 2);
    CHECK(events[0].ticket == one);
    CHECK(events[1].ticket == two);
    CHECK(store.poll().empty());
  }
  MemoryStore again(disk);
  again.load();
  const auto events = again.poll();
  REQUIRE(events.size() == 2);
  CHECK(events[0].kind == Kind::kLoaded);
  CHECK(events[1].kind == Kind::kWriting);
  REQUIRE(events[0].records.size() == 3);
  CHECK(events[0].records[2].bytes == "c");
  CHECK(events[0].records[2].sequence > events[0].records[1].sequence);
}

TEST_CASE("the memory store goes wrong as told") {
  MemoryStore store;
  store.fault_append(1, MemoryStore::Fault::kRefuse);
  store.fault_append(2, MemoryStore::Fault::kLose);
  store.fault_append(3, MemoryStore::Fault::kStoreMutely);
  store.fault_append(4, MemoryStore::Fault::kStoreLate);
  for (const char* bytes : {"1", "2", "3", "4"}) store.append({bytes});
  const auto events = store.poll();
  REQUIRE(events.size() == 2);
  CHECK(events[0].kind == Kind::kFailed);
  CHECK(events[0].ticket == 1);
  CHECK_FALSE(events[0].message.empty());
  CHECK(events[1].kind == Kind::kFailed);
  CHECK(events[1].ticket == 4);
  const auto late = store.poll();
  REQUIRE(late.size() == 1);
  CHECK(late[0].kind == Kind::kStored);
  CHECK(late[0].ticket == 4);
  REQUIRE(store.disk().records.size() == 2);
  CHECK(store.disk().records[0].bytes == "3");

  store.hold(true);
  store.append({"5"});
  CHECK(store.poll().empty());
  store.hold(false);
  CHECK(store.poll().size() == 1);

  store.fail_loads(true);
  store.load();
  CHECK(store.poll()[0].kind == Kind::kLoadFailed);

  store.break_down();
  store.append({"6"});
  const auto broken = store.poll();
  REQUIRE(broken.size() == 2);
  CHECK(broken[0].ticket == kWholeStore);
  CHECK(broken[1].kind == Kind::kFailed);
  CHECK(store.disk().records.empty());
}

TEST_CASE("of two memory stores on one disk the second follows, and writes when the first ends") {
  auto disk = std::make_shared<MemoryDisk>();
  auto first = std::make_unique<MemoryStore>(disk);
  first->load();
  first->append({"a"});
  MemoryStore second(disk);
  second.load();
  auto events = second.poll();
  REQUIRE(events.size() == 2);
  CHECK(events[0].records.size() == 1);
  CHECK(events[1].kind == Kind::kReading);
  first->append({"b"});
  CHECK(first->poll().size() == 4);  // loaded, two answers, writing; nothing of its own comes back
  CHECK(second.append({"x"}) == 1);
  events = second.poll();
  REQUIRE(events.size() == 2);
  CHECK(events[0].kind == Kind::kFailed);
  CHECK(events[1].kind == Kind::kArrived);
  REQUIRE(events[1].records.size() == 1);
  CHECK(events[1].records[0].bytes == "b");
  first->append({"c"});
  first.reset();
  events = second.poll();
  REQUIRE(events.size() == 2);
  CHECK(events[0].kind == Kind::kArrived);  // what the first wrote last, and then the turn
  CHECK(events[1].kind == Kind::kWriting);
  MemoryStore third(disk);
  third.load();
  third.poll();
  third.take_over();
  CHECK(third.poll()[0].kind == Kind::kWriting);
  CHECK(second.poll()[0].kind == Kind::kReading);
}

}  // namespace
}  // namespace warmline::platform
