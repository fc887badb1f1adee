#include "cli/export_xapi.h"

#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <system_error>
#include <utility>

#include "cli/report.h"
#include "coach/roster.h"
#include "interop/xapi.h"

namespace warmline::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kShownEvery = 1000;

struct People {
  // Codes that nobody else has, where the accounts are: of a team, or of all ("") in one home.
  std::map<std::string, std::map<coach::RosterPerson, std::string>> codes;
  std::set<coach::RosterPerson> of_several_teams;
};

// Team names are folders' names: all that an address can't hold is written as %XX.
std::string in_address(const std::string& name) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "-._~";
  std::string out;
  for (const char sign : name) {
    const auto byte = static_cast<unsigned char>(sign);
    const bool plain = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') ||
                       (sign >= '0' && sign <= '9') || kPlain.find(sign) != std::string_view::npos;
    if (plain) {
      out += sign;
    } else {
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15u];
    }
  }
  return out;
}

std::string space_of(const DataOptions& options, const std::string& team) {
  return options.xapi_home.empty() ? team : std::string();
}

Result<People> people_in(const collect::Source& source, const DataOptions& options) {
  std::map<std::string, std::set<coach::RosterPerson>> spaces;
  std::map<coach::RosterPerson, std::string> teams;  // the first one seen
  People people;
  const auto failed = source.each([&](const collect::Attempt& one) {
    spaces[space_of(options, one.team)].insert(one.person);
    if (teams.emplace(one.person, one.team).first->second != one.team)
      people.of_several_teams.insert(one.person);
    return true;
  });
  if (failed) return *failed;
  for (const auto& [space, all] : spaces) {
    for (coach::RosterCode& one : coach::codes(all))
      people.codes[space].emplace(std::move(one.person), std::move(one.code));
  }
  return people;
}

struct Tally {
  std::int64_t attempts = 0;
  std::int64_t statements = 0;
  std::map<std::string, std::int64_t> without_call;  // by scenario
  std::set<progress::AttemptId> told;                // that may come again, from another team
};

class Progress {  // on a terminal alone, one line
 public:
  void show(std::int64_t attempts) {
    if (shown_) std::cerr << "\r" << counted(attempts, "attempt") << " …" << std::flush;
  }
  ~Progress() {
    if (shown_) std::cerr << "\r\x1b[K";
  }

 private:
  bool shown_ = ::isatty(STDERR_FILENO) == 1;
};

std::optional<Error> write_all(const collect::Source& source, Shelf& shelf,
                               const DataOptions& options, const People& people, std::ostream& out,
                               Tally& tally) {
  Progress progress;
  bool first = true;
  out << "[";
  const auto failed = source.each([&](const collect::Attempt& one) {
    const coach::Practised* call = shelf.find(one.attempt.version, source);
    if (call == nullptr) {
      ++tally.without_call[one.attempt.scenario];
      return true;
    }
    // Handed in with two teams it is one attempt still, and a statement's id may stand there once.
    if (people.of_several_teams.count(one.person) != 0 && !tally.told.insert(one.attempt.id).second)
      return true;
    const std::string home = options.xapi_home.empty()
                                 ? std::string(interop::kXapiBase) + "team/" + in_address(one.team)
                                 : options.xapi_home;
    const std::string& code = people.codes.at(space_of(options, one.team)).at(one.person);
    const auto statements = interop::xapi_statements(
        *call->scenario, call->solution, interop::xapi_attempt(one.attempt), {home, code});
    if (!statements) {
      ++tally.without_call[one.attempt.scenario];
      return true;
    }
    for (const interop::XapiStatement& statement : statements.value()) {
      out << (std::exchange(first, false) ? "\n" : ",\n") << statement.json;
      ++tally.statements;
    }
    if (++tally.attempts % kShownEvery == 0) progress.show(tally.attempts);
    return out.good();
  });
  out << "\n]\n";
  return failed;
}

}  // namespace

int export_xapi(const collect::Source& source, Shelf& shelf, const DataOptions& options) {
  const std::string& path = options.xapi;
  if (!options.xapi_home.empty() && !interop::is_sound({options.xapi_home, "x"}))
    return refuse(options.xapi_home, "--xapi-home takes an address: https://learn.example");
  std::error_code ignored;
  if (!options.force && fs::exists(fs::symlink_status(path, ignored)))
    return refuse(path, "is there already; name another file, or add --force");
  const Result<People> people = people_in(source, options);
  if (!people) return refuse(people.error().where, people.error().message);
  // Beside it first, so that there is never half a file.
  const std::string beside = path + ".part";
  std::ofstream out(beside, std::ios::binary | std::ios::trunc);
  Tally tally;
  std::optional<Error> failed;
  if (out) failed = write_all(source, shelf, options, people.value(), out, tally);
  out.close();
  if (!failed && out) fs::rename(beside, path, ignored);
  if (failed || !out || ignored) {
    fs::remove(beside, ignored);
    if (failed) return refuse(failed->where, failed->message);
    return refuse(path, "cannot be written; is the folder there, and is there room?");
  }
  std::cout << path << ": " << counted(tally.statements, "statement") << " of "
            << counted(tally.attempts, "attempt") << "\n";
  for (const auto& [scenario, count] : tally.without_call)
    std::cout << counted(count, "attempt") << " at \"" << scenario
              << "\" left out: that version of the call is neither in the files nor among the "
                 "scenarios given\n";
  return tally.without_call.empty() ? kDone : kFoundErrors;
}

}  // namespace warmline::cli
