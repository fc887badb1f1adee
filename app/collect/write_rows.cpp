#include "collect/write_rows.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "coach/gather.h"
#include "coach/roster.h"

namespace warmline::collect {
namespace {

constexpr std::size_t kAtOnce = 1u << 20;  // bytes
constexpr std::size_t kToldEvery = 1000;   // attempts

class OutFile {
 public:
  explicit OutFile(std::string path) : path_(std::move(path)), out_(path_, std::ios::binary) {}
  std::string& text() { return text_; }
  // False where it can't be written.
  bool flush(bool all) {
    if (!all && text_.size() < kAtOnce) return static_cast<bool>(out_);
    out_ << text_;
    text_.clear();
    if (all) out_.close();
    return static_cast<bool>(out_);
  }
  [[nodiscard]] Error error() const {
    return {"unwritable", "cannot be written; is there room, and may you write there?", path_};
  }

 private:
  std::string path_;
  std::ofstream out_;
  std::string text_;
};

struct Output {
  explicit Output(const RowsOutput& of)
      : format(of.format),
        attempts(of.folder + "/attempts." + ending(of.format)),
        decisions(of.folder + "/decisions." + ending(of.format)),
        dictionary(of.folder +
                   (of.format == coach::RowFormat::kCsv ? "/dictionary.csv" : "/dictionary.json")) {
    attempts.text() = coach::attempts_header(format);
    decisions.text() = coach::decisions_header(format);
  }
  static std::string ending(coach::RowFormat format) {
    return format == coach::RowFormat::kCsv ? "csv" : "jsonl";
  }
  coach::RowFormat format;
  OutFile attempts, decisions, dictionary;
};

class Writing {
 public:
  Writing(const std::function<const coach::Practised*(const std::string&)>& find,
          const RowsOptions& options)
      : find_(find), options_(options) {
    for (const RowsOutput& each : options.outputs) outputs_.push_back(Output(each));
  }

  Result<RowsWritten> run(const Source& source) {
    const auto failed = source.each([this](const Attempt& one) {
      if (!person_.empty() &&
          !(person_.back().team == one.team && person_.back().person == one.person)) {
        if (!write_person()) return false;
      }
      person_.push_back(one);
      return true;
    });
    if (failed) return *failed;
    if (!error_) static_cast<void>(write_person());
    if (!error_) finish();
    if (error_) return *error_;
    return std::move(written_);
  }

 private:
  bool write_person() {
    std::sort(person_.begin(), person_.end(), [](const Attempt& a, const Attempt& b) {
      return coach::begun_before(a.attempt, b.attempt);
    });
    std::set<std::string> begun;  // calls that had their first attempt
    for (const Attempt& one : person_) write_attempt(one, begun);
    person_.clear();
    for (Output& output : outputs_) {
      for (OutFile* each : {&output.attempts, &output.decisions}) {
        if (!each->flush(false)) error_ = each->error();
      }
    }
    return !error_;
  }

  void write_attempt(const Attempt& one, std::set<std::string>& begun) {
    if (error_) return;
    const coach::Practised* call = find_(one.attempt.version);
    if (call == nullptr) {
      ++written_.no_call[one.attempt.scenario + " " + one.attempt.version];
      return;
    }
    std::optional<coach::TeamAttempt> made = coach::scored(one.attempt, *call);
    if (!made) {
      ++written_.do_not_fit;
      return;
    }
    if (made->kind == coach::AttemptKind::kFirst && !begun.insert(call->scenario->id.text).second)
      made->kind = coach::AttemptKind::kRepeat;
    coach::AttemptRow row;
    row.team = one.team;
    row.person = one.person.name;
    if (!one.person.key.empty()) row.key = progress::fingerprint(one.person.key);
    row.attempt = one.attempt.id;
    row.kind = made->kind;
    row.closed = one.attempt.closed;
    row.begun_ms = one.attempt.begun_ms;
    row.closed_ms = one.attempt.closed_ms;
    row.scenario = call->scenario.get();
    row.card = &made->card;
    row.events = &made->events;
    for (const progress::ResultEvent& event : one.attempt.events) row.at_ms.push_back(event.at_ms);
    for (Output& output : outputs_) {
      coach::append_attempt(output.attempts.text(), output.format, row);
      coach::append_decisions(output.decisions.text(), output.format, row);
    }
    written_.decisions += made->card.decisions.size();
    if (++written_.attempts % kToldEvery == 0 && options_.go_on &&
        !options_.go_on(written_.attempts))
      error_ = Error{"stopped", "stopped; nothing was written", ""};
  }

  void finish() {
    for (Output& output : outputs_) {
      output.dictionary.text() = coach::dictionary(output.format);
      for (OutFile* each : {&output.attempts, &output.decisions, &output.dictionary}) {
        if (!each->flush(true)) error_ = each->error();
      }
    }
  }

  const std::function<const coach::Practised*(const std::string&)>& find_;
  const RowsOptions& options_;
  std::vector<Output> outputs_;
  std::vector<Attempt> person_;  // who is being read
  RowsWritten written_;
  std::optional<Error> error_;
};

}  // namespace

Result<RowsWritten> write_rows(
    const Source& source, const std::function<const coach::Practised*(const std::string&)>& find,
    const RowsOptions& options) {
  return Writing(find, options).run(source);
}

}  // namespace warmline::collect
