// What a supervisor loads: result files of many people, each verified, and what is in all of them
// once. Loading is a union: neither the order of files nor loading one twice changes what comes of
// it.
//
// A person is a name with the key that signed: the same name under another key is somebody else
// until the supervisor knows better, and two names under one key are one browser that two people
// used. An attempt that comes twice counts once: a signed copy before an unsigned one, then by the
// hash of its chain; that it came in two forms is said.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "coach/team.h"
#include "core/diagnostic.h"
#include "progress/result_file.h"

namespace warmline::coach {

struct RosterPerson {
  std::string name;  // as handed in; may be empty
  std::string key;   // kPublicKeyBytes, or empty: not signed
  friend bool operator<(const RosterPerson& a, const RosterPerson& b) {
    return a.name != b.name ? a.name < b.name : a.key < b.key;
  }
  friend bool operator==(const RosterPerson& a, const RosterPerson& b) {
    return a.name == b.name && a.key == b.key;
  }
};

struct RosterAttempt {
  RosterPerson person;
  progress::ResultAttempt attempt;
};

// Which of two copies of one attempt stays: a total order over what two copies can differ in.
[[nodiscard]] bool goes_before(const RosterPerson& a, std::string_view head_a,
                               const RosterPerson& b, std::string_view head_b);
// Whether what is in a file counts: unchanged or unsigned.
[[nodiscard]] bool can_be_taken(progress::Verdict verdict);

// What came of one file.
struct FileTaken {
  std::string file;
  progress::Verdict verdict = progress::Verdict::kUnreadable;
  bool taken = false;  // unchanged or unsigned: the others are named and left out
  std::string person;
  std::size_t attempts = 0;             // in it …
  std::size_t fresh = 0;                // … that weren't here
  std::size_t others = 0;               // … that are here from another person's file
  std::size_t practised = 0;            // … that are practised ones
  std::int64_t practised_left_out = 0;  // not handed in, as the file says
  std::int64_t others_left_out = 0;
  std::vector<Diagnostic> findings;
};

struct Roster {
  std::map<progress::AttemptId, RosterAttempt> attempts;
  std::map<std::string, std::string> texts;  // canonical texts that files carried, by version
  std::vector<FileTaken> files;              // in order of coming
};

// Adds what is in it, and what came of it to `files`. True if something is new.
bool add(Roster& roster, progress::Verified verified, std::string_view file);

// The union of both, files apart: associative, commutative, idempotent.
void merge(Roster& into, const Roster& other);

// Everybody, in order of name and key, each with a code that nobody else has: the name ("Somebody
// without a name" where there is none), with the beginning of the key's fingerprint or "not signed"
// where the name alone would be two people.
struct RosterCode {
  RosterPerson person;
  std::string code;
};
[[nodiscard]] std::vector<RosterCode> codes(const Roster& roster);
[[nodiscard]] std::vector<RosterCode> codes(const std::set<RosterPerson>& people);  // of a team

// Weeks are counted from the Monday (UTC) of the earliest attempt, at most kMostWeeks before the
// latest one; what is older than that is in week 0. For display and periods only: nothing is scored
// by it.
struct Calendar {
  std::int64_t monday_ms = 0;  // of week 0
  [[nodiscard]] Week week_of(std::int64_t wall_ms) const;
  [[nodiscard]] std::int64_t begins_ms(Week week) const;
};
[[nodiscard]] Calendar calendar_of(const Roster& roster);
[[nodiscard]] Calendar calendar_at(std::int64_t wall_ms);  // its week is week 0

}  // namespace warmline::coach
