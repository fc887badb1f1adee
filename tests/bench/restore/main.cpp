// How long a backup of so many MB takes to be read and put together with a journal as large, and
// how long the longest piece of that is, in the pieces that the app does it in (ui/restoring.cpp).
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

#include "progress/backup.h"
#include "progress/codec.h"
#include "progress/history.h"

namespace {

using namespace warmline::progress;
constexpr std::size_t kRecords = 40;
constexpr std::size_t kBytes = 8u << 10;

// Of the processor, so that what else the machine does counts for little.
double ms_since(std::clock_t began) {
  return 1000.0 * static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
}

// Repeats a piece until it says that it was the last.
template <typename Piece>
void measure(const char* what, const Piece& piece) {
  std::size_t pieces = 0;
  double longest = 0, sum = 0;
  for (bool last = false; !last; ++pieces) {
    const auto began = std::clock();
    last = piece();
    const double took = ms_since(began);
    longest = std::max(longest, took);
    sum += took;
  }
  std::printf("%-34s %8zu pieces, longest %7.2f ms, all %8.1f ms\n", what, pieces, longest, sum);
}

std::vector<StoredRecord> journal(std::size_t attempts, char mark) {
  std::vector<StoredRecord> stored;
  const auto keep = [&stored](const Record& record) {
    stored.push_back({stored.size() + 1, encode(record)});
  };
  for (std::size_t i = 0; i < attempts; ++i) {
    AttemptBegun begun;
    begun.attempt = std::string(24, mark) + std::to_string(10'000'000 + i);
    begun.scenario = "scenario-" + std::to_string(i % 20);
    begun.version = std::string(64, 'a');
    keep(begun);
    for (std::uint32_t step = 0; step < 14; ++step)
      keep(ChoiceMade{begun.attempt, step, "a-node-" + std::to_string(step), "a-choice", 5});
    keep(AttemptClosed{begun.attempt, ClosedHow::kFinished, 6});
  }
  return stored;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t megabytes = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 32;
  std::size_t attempts = 200;
  const double each = static_cast<double>(backup_text(journal(attempts, 'f'), 5).size()) / 200;
  attempts = static_cast<std::size_t>(static_cast<double>(megabytes << 20) / each);
  std::string text = backup_text(journal(attempts, 'f'), 5);
  std::printf("%zu attempts, %zu records, %.1f MB\n", attempts, attempts * 16,
              static_cast<double>(text.size()) / (1u << 20));

  measure("at once: read_backup",
          [&] { return read_backup(text, "b.json").backup->records.size() == attempts * 16; });
  BackupReading reading(std::move(text), "b.json");
  measure("the file", [&] { return reading.step(kBytes); });
  Backup backup = *reading.take().backup;
  HistoryReading there, here;
  const auto take_all = [](HistoryReading& into, std::vector<StoredRecord>& records) {
    return [&into, &records, at = std::size_t{0}]() mutable {
      std::size_t most = kRecords;
      for (; at < records.size() && most > 0; ++at, --most) into.take(records[at]);
      return at == records.size() && into.unfold(most);
    };
  };
  auto take_there = take_all(there, backup.records);
  measure("the history in it", [&] { return take_there(); });
  std::vector<StoredRecord> mine = journal(attempts, 'e');
  auto take_here = take_all(here, mine);
  measure("the history here", [&] { return take_here(); });
  Merging merging(here.take_history(), there.take_history());
  measure("the union", [&] { return merging.step(kRecords); });
  const History both = merging.take();
  WritingDown writing(both);
  Portfolio portfolio;
  std::vector<std::string> envelopes;
  measure("the union as records", [&] {
    return !writing.give(kRecords, [&](Record&& record) {
      envelopes.push_back(encode(record));
      portfolio.apply(record);
    });
  });
  // What the app lets go of in one piece each, when it is done with it.
  measure("letting go of what was read", [&] {
    there = HistoryReading();
    return true;
  });
  measure("letting go of a portfolio", [&] {
    here = HistoryReading();
    return true;
  });
  std::printf("%zu attempts, %zu records to store\n", portfolio.attempts().size(),
              envelopes.size());
  return 0;
}
