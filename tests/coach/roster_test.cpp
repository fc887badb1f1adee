#include "coach/roster.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/random.h"
#include "progress/results.h"
#include "support/sanitized.h"

using namespace warmline;
using namespace warmline::coach;
using progress::ResultFile;

namespace {

progress::Verified verified(const ResultFile& file) {
  return progress::verify_result(progress::result_text(file), "some.json");
}

ResultFile file_of(const std::string& person, std::vector<progress::AttemptId> attempts,
                   char key = 1) {
  progress::ResultChoice choice;
  choice.person = person;
  choice.made_ms = 1'700'000'100'000;
  choice.attempts = std::move(attempts);
  ResultFile file = make_result(progress::handed_in(), choice);
  if (key != 0) sign_file(file, progress::test_key(key));
  return file;
}

Roster roster_of(const std::vector<ResultFile>& files) {
  Roster roster;
  for (const ResultFile& file : files) add(roster, verified(file), "f.json");
  return roster;
}

// All that loading may not let depend on the order of files.
std::string content(const Roster& roster) {
  std::string text;
  for (const auto& [id, one] : roster.attempts)
    text += id + " " + one.person.name + " " + one.person.key + " " + one.attempt.head + "\n";
  for (const auto& entry : roster.texts) text += entry.first + " " + entry.second + "\n";
  return text;
}

}  // namespace

TEST_CASE("a sound file is taken, and the same file again brings nothing new") {
  Roster roster;
  CHECK(add(roster, verified(progress::small_result()), "one.json"));
  CHECK_FALSE(add(roster, verified(progress::small_result()), "again.json"));
  CHECK(roster.attempts.size() == 2);
  REQUIRE(roster.files.size() == 2);
  CHECK(roster.files[0].taken);
  CHECK(roster.files[0].person == "Code 7");
  CHECK(roster.files[0].fresh == 2);
  CHECK(roster.files[1].taken);
  CHECK(roster.files[1].fresh == 0);
  CHECK(roster.texts.count(sha256_hex(progress::kOwnText)) == 1);
}

TEST_CASE("a file that was changed, or is none, is named and left out") {
  Roster roster;
  std::string changed = progress::result_text(progress::small_result());
  changed.replace(changed.find("Code 7"), 6, "Code 8");
  CHECK_FALSE(add(roster, progress::verify_result(changed, "changed.json"), "changed.json"));
  CHECK_FALSE(add(roster, progress::verify_result("{}", "none.json"), "none.json"));
  CHECK(roster.attempts.empty());
  CHECK(roster.texts.empty());
  REQUIRE(roster.files.size() == 2);
  CHECK_FALSE(roster.files[0].taken);
  CHECK(roster.files[0].verdict == progress::Verdict::kChanged);
  CHECK_FALSE(roster.files[0].findings.empty());
  CHECK(roster.files[1].verdict == progress::Verdict::kUnreadable);
}

TEST_CASE("an unsigned file is taken, and gives way to a signed one") {
  Roster roster;
  CHECK(add(roster, verified(file_of("Kim", {"a1"}, 0)), "unsigned.json"));
  CHECK(roster.files[0].taken);
  CHECK(roster.attempts.at("a1").person.key.empty());
  CHECK(add(roster, verified(file_of("Kim", {"a1"})), "signed.json"));
  CHECK_FALSE(roster.attempts.at("a1").person.key.empty());
  CHECK(roster.files[1].others == 1);
}

TEST_CASE("loading is a union: order and grouping change nothing, nor does loading twice") {
  const std::vector<ResultFile> files = {
      file_of("Kim", {"a1"}),       file_of("Kim", {"a1", "a2"}), file_of("Kim", {"a2", "a3"}, 2),
      file_of("Lee", {"a1", "a3"}), file_of("Kim", {"a3"}, 0),    file_of("", {"a2"}, 3)};
  const std::string whole = content(roster_of(files));
  Random random(11);
  for (int i = 0; i < (test::kSanitized ? 40 : 200); ++i) {
    std::vector<ResultFile> order = files;
    for (std::size_t at = order.size(); at > 1; --at)
      std::swap(order[at - 1], order[random.below(at)]);
    order.push_back(order[random.below(order.size())]);
    CHECK(content(roster_of(order)) == whole);
    const auto cut = static_cast<std::ptrdiff_t>(random.below(order.size()));
    Roster one = roster_of({order.begin(), order.begin() + cut});
    const Roster other = roster_of({order.begin() + cut, order.end()});
    Roster turned = other;
    merge(turned, one);
    merge(one, other);
    CHECK(content(one) == whole);
    CHECK(content(turned) == whole);
    merge(one, turned);
    CHECK(content(one) == whole);
  }
}

TEST_CASE("everybody has a code of their own") {
  const Roster roster =
      roster_of({file_of("Kim", {"a1"}), file_of("Kim", {"a2"}, 2), file_of("", {"a3"}, 3)});
  const std::vector<RosterCode> all = codes(roster);
  REQUIRE(all.size() == 3);
  CHECK(all[0].code == "Somebody without a name");
  CHECK(all[1].code.find("Kim (key ") == 0);
  CHECK(all[2].code.find("Kim (key ") == 0);
  CHECK(all[1].code != all[2].code);
  CHECK(codes(roster_of({file_of("Kim", {"a1"})}))[0].code == "Kim");
}

TEST_CASE("weeks begin on Mondays, and no date is too odd") {
  // 23 November 2026 is a Monday.
  constexpr std::int64_t kMonday = 1'795'392'000'000, kDay = 86'400'000;
  CHECK(calendar_at(kMonday).monday_ms == kMonday);
  CHECK(calendar_at(kMonday - 1).monday_ms == kMonday - 7 * kDay);
  CHECK(calendar_at(kMonday + 7 * kDay - 1).monday_ms == kMonday);
  const Calendar calendar = calendar_at(kMonday);
  CHECK(calendar.week_of(kMonday + 7 * kDay - 1) == 0);
  CHECK(calendar.week_of(kMonday + 7 * kDay) == 1);
  CHECK(calendar.begins_ms(1) == kMonday + 7 * kDay);
  CHECK(calendar.week_of(kMonday - 1) == 0);
  CHECK(calendar.week_of(INT64_MIN) == 0);
  CHECK(calendar.week_of(INT64_MAX) == kMostWeeks - 1);

  Roster roster = roster_of({file_of("Kim", {"a1", "a2"})});
  roster.attempts.at("a1").attempt.begun_ms = INT64_MIN;
  roster.attempts.at("a2").attempt.begun_ms = kMonday;
  const Calendar wide = calendar_of(roster);
  CHECK(wide.week_of(INT64_MIN) == 0);
  CHECK(wide.week_of(kMonday) == kMostWeeks - 1);
}
