// The journal in the browser: hands bytes to web/store.js (which owns IndexedDB) and queues its
// answers for poll().
#include <emscripten.h>

#include <cstring>
#include <string_view>
#include <utility>

#include "core/tr.h"
#include "platform/platform.h"
#include "platform/store.h"

// clang-format off
// An answer travels as one row of bytes, numbers little endian:
//   kind u8  ticket f64  message {length u32, UTF-8}  records u32
//   each record {sequence f64, length u32, bytes}
// Keys and tickets are JavaScript numbers, whole below 2^53.

// Returns 0 where the page brought no store.
EM_JS(int, warmline_store_open, (), {
  const store = Module["warmline"] && Module["warmline"]["store"];
  if (!store) return 0;
  const kinds = {"loaded" : 0, "load-failed" : 1, "stored" : 2, "failed" : 3, "arrived" : 4, "writing" : 5, "reading" : 6};
  const bridge = Module["warmline_store_bridge"] = {"store" : store, "answers" : [], "records" : []};
  store["open"](function(event) {
    const message = new TextEncoder().encode(event["message"] || "");
    const records = event["records"] || [];
    let size = 1 + 8 + 4 + message.length + 4;
    for (const record of records) size += 8 + 4 + record["bytes"].length;
    const bytes = new Uint8Array(size);
    const view = new DataView(bytes.buffer);
    view.setUint8(0, kinds[event["kind"]]);
    view.setFloat64(1, event["ticket"] || 0, true);
    view.setUint32(9, message.length, true);
    bytes.set(message, 13);
    let at = 13 + message.length;
    view.setUint32(at, records.length, true);
    at += 4;
    for (const record of records) {
      view.setFloat64(at, record["sequence"], true);
      view.setUint32(at + 8, record["bytes"].length, true);
      bytes.set(record["bytes"], at + 12);
      at += 12 + record["bytes"].length;
    }
    bridge["answers"].push(bytes);
    _warmline_store_wake();
  });
  return 1;
});

EM_JS(void, warmline_store_load, (), { Module["warmline_store_bridge"]["store"]["load"](); });

EM_JS(void, warmline_store_take_over, (), { Module["warmline_store_bridge"]["store"]["take_over"](); });

EM_JS(void, warmline_store_add, (const char* bytes, std::size_t size), {
  Module["warmline_store_bridge"]["records"].push(HEAPU8.slice(bytes, bytes + size));
});

EM_JS(void, warmline_store_append, (double ticket), {
  const bridge = Module["warmline_store_bridge"];
  const records = bridge["records"];
  bridge["records"] = [];
  bridge["store"]["append"](ticket, records);
});

// Bytes of the next answer; 0 if there is none.
EM_JS(std::size_t, warmline_store_next_size, (), {
  const answers = Module["warmline_store_bridge"]["answers"];
  return answers.length > 0 ? answers[0].length : 0;
});

EM_JS(void, warmline_store_take, (char* to), {
  HEAPU8.set(Module["warmline_store_bridge"]["answers"].shift(), to);
});
// clang-format on

extern "C" EMSCRIPTEN_KEEPALIVE void warmline_store_wake() {
  warmline::platform::wake();
}

namespace warmline::platform {
namespace {

constexpr Message kNoStore =
    msg("The page came without its store (store.js), so nothing can be kept.");

class Row {
 public:
  explicit Row(std::string_view bytes) : rest_(bytes) {}
  template <typename Number>
  Number number() {
    Number value{};
    std::memcpy(&value, take(sizeof value).data(), sizeof value);  // wasm is little endian
    return value;
  }
  std::string_view take(std::size_t count) {
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }

 private:
  std::string_view rest_;
};

StoreEvent read_answer(std::string_view bytes) {
  Row row(bytes);
  StoreEvent event;
  event.kind = static_cast<StoreEvent::Kind>(row.number<std::uint8_t>());
  event.ticket = static_cast<Ticket>(row.number<double>());
  event.message = std::string(row.take(row.number<std::uint32_t>()));
  event.records.resize(row.number<std::uint32_t>());
  for (StoredBytes& record : event.records) {
    record.sequence = static_cast<std::uint64_t>(row.number<double>());
    record.bytes = std::string(row.take(row.number<std::uint32_t>()));
  }
  return event;
}

class WebStore : public Store {
 public:
  WebStore() : there_(warmline_store_open() != 0) {}

  void load() override {
    if (there_) {
      warmline_store_load();
    } else {
      refuse(StoreEvent::Kind::kLoadFailed, 0);
    }
  }

  Ticket append(const std::vector<std::string>& records) override {
    const Ticket ticket = ++last_ticket_;
    if (!there_) {
      refuse(StoreEvent::Kind::kFailed, ticket);
      return ticket;
    }
    for (const std::string& record : records) warmline_store_add(record.data(), record.size());
    warmline_store_append(static_cast<double>(ticket));
    return ticket;
  }

  void take_over() override {
    if (there_) warmline_store_take_over();
  }

  std::vector<StoreEvent> poll() override {
    std::vector<StoreEvent> events = std::exchange(refused_, {});
    while (there_) {
      const std::size_t size = warmline_store_next_size();
      if (size == 0) break;
      std::string bytes(size, '\0');
      warmline_store_take(bytes.data());
      events.push_back(read_answer(bytes));
    }
    return events;
  }

 private:
  void refuse(StoreEvent::Kind kind, Ticket ticket) {
    StoreEvent event;
    event.kind = kind;
    event.ticket = ticket;
    event.message = tr(kNoStore);
    refused_.push_back(std::move(event));
    wake();
  }

  bool there_;
  Ticket last_ticket_ = 0;
  std::vector<StoreEvent> refused_;
};

}  // namespace

std::unique_ptr<Store> make_web_store() {
  return std::make_unique<WebStore>();
}

}  // namespace warmline::platform
