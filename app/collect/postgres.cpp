#include "collect/postgres.h"

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>
#include <utility>

#include "collect/copy_text.h"
#include "collect/facts.h"
#include "collect/reference_tables.h"
#include "collect/table_files.h"

namespace warmline::collect {
namespace {

constexpr std::size_t kAttemptsAtOnce = 4096;
constexpr std::size_t kLeastFreedom = 1000;  // of student_t's rows; more where a team is larger

// The attempts of one person, waiting to be scored.
struct Waiting {
  std::int64_t team = 0;
  std::int64_t person = 0;
  std::vector<AtCall> attempts;
  FactRows rows;
};

class Writing {
 public:
  Writing(const FindCall& find, const PostgresOptions& options)
      : find_(find), options_(options), files_(options.folder) {
    for (const char* table : {"teams", "people", "attempts", "left_out", "steps", "rules_met",
                              "rating_files", "ratings"})
      files_.add(table, "");
  }

  // False: it can't go on.
  bool take(const Attempt& one);
  Result<PostgresWritten> finish();

 private:
  std::int64_t team_number(const std::string& name);
  void begin_person(const coach::RosterPerson& person);
  void end_team();
  void score_waiting();
  // Of everybody; or but the last, whose attempts may still come.
  bool flush(bool everybody);
  void add_ratings();

  const FindCall& find_;
  const PostgresOptions& options_;
  TableFiles files_;
  PostgresWritten written_;
  Numbers teams_, scenarios_, editions_;
  std::string team_;
  std::vector<coach::RosterPerson> people_;     // of the team, in order of coming
  std::vector<const coach::Practised*> calls_;  // by edition, from 1
  std::vector<Waiting> waiting_;
  std::size_t attempts_ = 0;
  std::size_t largest_ = 0;  // people of a team, or attempts of a person
  bool stopped_ = false;
};

bool Writing::take(const Attempt& one) {
  if (one.team != team_ || people_.empty()) {
    end_team();
    team_ = one.team;
  }
  if (people_.empty() || !(people_.back() == one.person)) begin_person(one.person);
  AtCall here;
  here.attempt = one.attempt;
  here.call = find_(one.attempt.version);
  if (here.call != nullptr) {
    const scenario::Scenario& call = *here.call->scenario;
    here.scenario = scenarios_.of(call.id.text);
    here.edition = editions_.of(call.version);
    if (static_cast<std::size_t>(here.edition) > calls_.size()) calls_.push_back(here.call);
  }
  waiting_.back().attempts.push_back(std::move(here));
  return ++attempts_ % kAttemptsAtOnce != 0 || flush(false);
}

std::int64_t Writing::team_number(const std::string& name) {
  const std::size_t before = teams_.all().size();
  const std::int64_t number = teams_.of(name);
  if (teams_.all().size() > before) {
    std::string text;
    CopyRow(text).integer(number).text(name).end();
    files_.add("teams", text);
  }
  return number;
}

void Writing::begin_person(const coach::RosterPerson& person) {
  people_.push_back(person);
  Waiting next;
  next.team = team_number(team_);
  next.person = static_cast<std::int64_t>(people_.size());
  waiting_.push_back(std::move(next));
}

// What each is called is known once all of them are.
void Writing::end_team() {
  if (people_.empty()) return;
  std::string text;
  std::int64_t number = 0;
  for (const coach::RosterCode& each :
       coach::codes(std::set<coach::RosterPerson>(people_.begin(), people_.end()))) {
    CopyRow row(text);
    row.integer(team_number(team_)).integer(++number).text(each.person.name);
    row.text(each.person.key.empty() ? "" : progress::fingerprint(each.person.key));
    row.text(each.code).text("").end();
  }
  files_.add("people", text);
  largest_ = std::max(largest_, people_.size());
  written_.people += people_.size();
  people_.clear();
}

void Writing::score_waiting() {
  std::atomic<std::size_t> next{0};
  const auto work = [this, &next] {
    for (std::size_t i = next++; i < waiting_.size(); i = next++) {
      Waiting& one = waiting_[i];
      add_facts(one.rows, one.team, one.person, std::move(one.attempts));
    }
  };
  const std::size_t threads =
      options_.threads > 0 ? options_.threads : std::thread::hardware_concurrency();
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(work);
  work();
  for (std::thread& each : others) each.join();
}

bool Writing::flush(bool everybody) {
  std::vector<Waiting> last;
  if (!everybody) {
    last.push_back(std::move(waiting_.back()));
    waiting_.pop_back();
  }
  for (const Waiting& one : waiting_) largest_ = std::max(largest_, 2 * one.attempts.size());
  score_waiting();
  for (const Waiting& one : waiting_) {
    files_.add("attempts", one.rows.attempts);
    files_.add("left_out", one.rows.left_out);
    files_.add("steps", one.rows.steps);
    files_.add("rules_met", one.rows.rules_met);
    written_.attempts += one.rows.scored;
    written_.left_out += one.rows.unscored;
  }
  waiting_ = std::move(last);
  stopped_ = options_.progress && !options_.progress(attempts_);
  return files_.ok() && !stopped_;
}

void Writing::add_ratings() {
  std::map<std::string, std::int64_t> files;
  for (const TeamRating& each : options_.ratings)
    add_rating(files_, team_number(each.team), ++files[each.team], each.file);
}

Result<PostgresWritten> Writing::finish() {
  if (!stopped_ && files_.ok()) {
    end_team();
    (void)flush(true);
  }
  if (stopped_) return Error{"stopped", "stopped before everything was written", options_.folder};
  add_ratings();
  add_scenarios(files_, scenarios_, calls_);
  add_lenses(files_, options_.lenses);
  add_student_t(files_, std::max(kLeastFreedom, largest_));
  for (const SqlFile& each : sql_files()) files_.whole(std::string(each.name), each.text);
  if (!files_.close())
    return Error{"unwritable", "cannot be written; is there room, and may you write there?",
                 options_.folder};
  written_.teams = teams_.all().size();
  written_.editions = calls_.size();
  return written_;
}

}  // namespace

// In CMakeLists.txt.
extern const std::string_view kSchemaSql, kKeysSql, kDistributeSql, kLoadSql, kViewsSql, kPlayedSql,
    kBandsSql, kTeamSql, kPeopleSql, kReachSql, kFlowSql, kMomentsSql, kLensesSql, kAgreementSql;

const std::vector<SqlFile>& sql_files() {
  static const std::vector<SqlFile> files = {{"schema.sql", kSchemaSql},
                                             {"keys.sql", kKeysSql},
                                             {"distribute.sql", kDistributeSql},
                                             {"load.sql", kLoadSql},
                                             {"views.sql", kViewsSql},
                                             {"played.sql", kPlayedSql},
                                             {"bands.sql", kBandsSql},
                                             {"team.sql", kTeamSql},
                                             {"people.sql", kPeopleSql},
                                             {"reach.sql", kReachSql},
                                             {"flow.sql", kFlowSql},
                                             {"moments.sql", kMomentsSql},
                                             {"lenses.sql", kLensesSql},
                                             {"agreement.sql", kAgreementSql}};
  return files;
}

Result<PostgresWritten> write_postgres(const Source& source, const FindCall& find,
                                       const PostgresOptions& options) {
  Writing writing(find, options);
  const std::optional<Error> failed =
      source.each([&writing](const Attempt& one) { return writing.take(one); });
  if (failed) return *failed;
  return writing.finish();
}

}  // namespace warmline::collect
