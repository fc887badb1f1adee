// How fast a table of attempts answers, against bare loops over the same columns in the same run:
// means, a heat map, the twenty lowest, a change of filter; and the bytes it holds an attempt.
// tests/bench/team/run builds and runs it. Nothing passes or fails here, but the answers are
// compared.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "coach/sample_team.h"
#include "coach/team_file.h"
#include "coach/team_queries.h"
#include "scenario/parse.h"

namespace {

using namespace warmline;
using coach::Measure;

// A cell as plainly as can be.
struct Bare {
  std::uint32_t sum = 0;
  std::uint32_t count = 0;
};
using BareCells = std::vector<Bare>;

bool same(const std::vector<coach::Cell>& cells, const BareCells& bare) {
  return std::equal(
      cells.begin(), cells.end(), bare.begin(), bare.end(),
      [](const coach::Cell& a, const Bare& b) { return a.sum() == b.sum && a.count() == b.count; });
}

constexpr int kRounds = 15;
constexpr std::uint32_t kLeast = 10;
constexpr std::size_t kMost = 20;

// Two ways in turn, so that what disturbs one disturbs the other as well; the fastest of each.
template <typename One, typename Other>
std::pair<double, double> race(One one, Other other) {
  const auto time = [](auto& work) {
    const auto began = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
    return took.count();
  };
  std::pair<double, double> fastest{1e9, 1e9};
  for (int i = 0; i < kRounds; ++i) {
    fastest.first = std::min(fastest.first, time(one));
    fastest.second = std::min(fastest.second, time(other));
  }
  return fastest;
}

bool all_same = true;

template <typename One, typename Other>
void row(const char* what, One one, Other other, bool same) {
  const auto [ours, bare] = race(one, other);
  std::printf("| %s | %.2f | %.2f | %.2f | %s |\n", what, ours, bare, ours / bare,
              same ? "yes" : "NO");
  all_same = all_same && same;
}

// The bare loops: of one measure that every attempt has, without any filter.
void bare_by_person(const coach::TeamColumns& columns, BareCells& cells) {
  std::fill(cells.begin(), cells.end(), Bare{});
  const std::size_t rows = columns.person.size();
  for (std::size_t i = 0; i < rows; ++i) {
    Bare& cell = cells[columns.person[i]];
    cell.sum += columns.resolution[i];
    ++cell.count;
  }
}

void bare_heat(const coach::TeamColumns& columns, std::size_t weeks, BareCells& cells) {
  std::fill(cells.begin(), cells.end(), Bare{});
  const std::size_t rows = columns.person.size();
  for (std::size_t i = 0; i < rows; ++i) {
    Bare& cell = cells[columns.scenario[i] * weeks + columns.week[i]];
    cell.sum += columns.resolution[i];
    ++cell.count;
  }
}

using Lowest = std::array<std::pair<double, std::uint32_t>, kMost>;

void bare_lowest(const coach::TeamColumns& columns, BareCells& cells, Lowest& lowest) {
  bare_by_person(columns, cells);
  lowest.fill({1e9, 0});
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    if (cells[i].count < kLeast) continue;
    const std::pair<double, std::uint32_t> each{static_cast<double>(cells[i].sum) / cells[i].count,
                                                i};
    if (!(each < lowest.back())) continue;
    std::size_t place = kMost - 1;
    for (; place > 0 && each < lowest[place - 1]; --place) lowest[place] = lowest[place - 1];
    lowest[place] = each;
  }
}

// Those that a byte each keeps.
void bare_kept(const coach::TeamColumns& columns, const std::vector<std::uint8_t>& keep,
               BareCells& cells) {
  std::fill(cells.begin(), cells.end(), Bare{});
  const std::size_t rows = columns.person.size();
  for (std::size_t i = 0; i < rows; ++i) {
    if (keep[i] == 0) continue;
    Bare& cell = cells[columns.person[i]];
    cell.sum += columns.resolution[i];
    ++cell.count;
  }
}

// Firsts of one sector in half of the weeks.
std::size_t bare_filter(const coach::TeamColumns& columns,
                        const std::vector<std::uint16_t>& sectors, coach::Week last,
                        std::vector<std::uint8_t>& keep) {
  std::size_t count = 0;
  const std::size_t rows = columns.person.size();
  for (std::size_t i = 0; i < rows; ++i) {
    const int first = columns.kind[i] == coach::AttemptKind::kFirst ? 1 : 0;
    const int in_time = columns.week[i] <= last ? 1 : 0;
    const int in_sector = sectors[columns.scenario[i]] == 0 ? 1 : 0;
    keep[i] = static_cast<std::uint8_t>(first & in_time & in_sector);
    count += keep[i];
  }
  return count;
}

void measure(const coach::TeamTable& table) {
  const coach::TeamColumns& columns = table.columns();
  coach::Filter everything;
  everything.which = coach::Which::kAll;
  const coach::Selection all = coach::select(table, everything);
  std::printf("| | ms | bare loop, ms | ratio | same answer |\n|---|---|---|---|---|\n");

  BareCells people(table.people());
  std::vector<coach::Cell> found;
  bare_by_person(columns, people);
  row(
      "a: mean for each person", [&] { found = by_person(table, all, Measure::kResolution); },
      [&] { bare_by_person(columns, people); },
      same(by_person(table, all, Measure::kResolution), people));

  BareCells heat(table.scenarios() * table.weeks());
  bare_heat(columns, table.weeks(), heat);
  row(
      "b: scenario by week",
      [&] { found = by_scenario_and_week(table, all, Measure::kResolution); },
      [&] { bare_heat(columns, table.weeks(), heat); },
      same(by_scenario_and_week(table, all, Measure::kResolution), heat));

  Lowest lowest;
  bare_lowest(columns, people, lowest);
  std::vector<coach::Ranked> ranked =
      coach::lowest(table, all, Measure::kResolution, kLeast, kMost);
  bool as_bare = ranked.size() == kMost;
  for (std::size_t i = 0; as_bare && i < ranked.size(); ++i) {
    const Bare& bare = people[lowest[i].second];
    as_bare = ranked[i].cell == coach::Cell(bare.sum, bare.count);
  }
  row(
      "c: the twenty lowest of ten attempts or more",
      [&] { ranked = coach::lowest(table, all, Measure::kResolution, kLeast, kMost); },
      [&] { bare_lowest(columns, people, lowest); }, as_bare);

  coach::Filter filter;
  filter.sector = 0;
  filter.last_week = static_cast<coach::Week>(table.weeks() / 2);
  coach::Selection selection = coach::select(table, filter);
  std::vector<std::uint8_t> keep(table.attempts());
  const std::size_t count = bare_filter(columns, table.sector_of(), filter.last_week, keep);
  row(
      "a change of filter", [&] { coach::select(table, filter, selection); },
      [&] { (void)bare_filter(columns, table.sector_of(), filter.last_week, keep); },
      selection.keep == keep && selection.count == count);
  bare_kept(columns, keep, people);
  row(
      "a through that filter", [&] { found = by_person(table, selection, Measure::kResolution); },
      [&] { bare_kept(columns, keep, people); },
      same(by_person(table, selection, Measure::kResolution), people));
  const auto bytes = static_cast<double>(table.bytes() + selection.keep.capacity() +
                                         4 * (table.attempts() + table.people()));
  std::printf(
      "\n%zu attempts of %zu people, %zu scenarios, %d weeks: %.1f bytes an attempt, rows by "
      "person and a selection included\n",
      table.attempts(), table.people(), table.scenarios(), int{table.weeks()},
      bytes / static_cast<double>(table.attempts()));
}

bool load(const char* file, coach::TeamTable& table) {
  std::ifstream in(file, std::ios::binary);
  std::vector<char> piece(1 << 20);
  coach::TeamFileReading reading;
  double longest = 0;
  const auto began = std::chrono::steady_clock::now();
  while (in) {
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    const auto from = std::chrono::steady_clock::now();
    (void)reading.feed({piece.data(), static_cast<std::size_t>(in.gcount())});
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - from;
    longest = std::max(longest, took.count());
  }
  if (const auto error = reading.finish()) {
    std::fprintf(stderr, "%s: %s: error: %s\n", file, error->where.c_str(), error->message.c_str());
    return false;
  }
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
  table = reading.take();
  std::printf("loaded in %.0f ms, the longest piece (1 MiB) %.1f ms\n\n", took.count(), longest);
  return true;
}

// The sample team: how long a piece takes, and a digest of all its figures (FNV-1a), the same in
// every build.
bool sample(int argc, char** argv) {
  std::vector<coach::Practised> scenarios;
  for (int i = 2; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const scenario::Parsed parsed = scenario::parse(text, argv[i]);
    score::Solved solved = parsed.scenario ? score::solve(parsed.scenario) : score::Solved{};
    if (!solved.solution) {
      std::fprintf(stderr, "%s: error: it can't be read or solved\n", argv[i]);
      return false;
    }
    scenarios.push_back({parsed.scenario, std::move(*solved.solution)});
  }
  if (scenarios.empty()) return true;
  coach::SampleTeam making(std::move(scenarios));
  double longest = 0;
  double whole = 0;
  for (bool done = false; !done;) {
    const auto from = std::chrono::steady_clock::now();
    done = making.step(100);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - from;
    longest = std::max(longest, took.count());
    whole += took.count();
  }
  const coach::Team team = making.take();
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const coach::TeamAttempt& each : team.attempts) {
    std::string text;
    const coach::Person& person = team.people[each.person];
    const scenario::Scenario& of = *team.scenarios[each.scenario].scenario;
    coach::TeamRow figures = coach::figures_of(each.card);
    figures.week = each.week;
    figures.kind = each.kind;
    coach::append_team_line(text, person.code, person.group, of.id.text, of.sector, figures);
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  }
  std::printf(
      "\nsample team: %zu attempts in %.1f ms, the longest piece (100 choices) %.2f ms, "
      "digest %016llx\n",
      team.attempts.size(), whole, longest, static_cast<unsigned long long>(hash));
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: warmline_bench_team FILE [SCENARIO…]\n");
    return 2;
  }
  coach::TeamTable table;
  if (!load(argv[1], table)) return 1;
  measure(table);
  return sample(argc, argv) && all_same ? 0 : 1;
}
