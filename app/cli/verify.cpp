#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/load.h"
#include "cli/verify_sitting.h"
#include "core/base64.h"
#include "core/json.h"
#include "core/text.h"
#include "progress/result_chain.h"
#include "progress/result_file.h"

namespace warmline::cli {
namespace {

using progress::Verdict;
using progress::Verified;

struct Checked {
  std::string file;
  Verified verified;                           // of a sitting the verdict and the findings alone
  std::optional<assess::SittingFile> sitting;  // what is read is a candidate's file
  std::string same_person;  // an earlier file of the same person, signed with another key

  [[nodiscard]] const std::string& key() const {
    return sitting ? sitting->key : verified.file.key;
  }
  // Whose it is, as far as another file could be of the same: a code is a form's.
  [[nodiscard]] std::string person() const {
    if (!sitting) return verified.file.person;
    const std::string& code = sitting->invitation.candidate;
    return code.empty() ? code : sitting->invitation.form.id + " " + code;
  }
};

Checked check(const std::string& file, const std::string& text, const std::string& key) {
  if (!assess::looks_like_sitting(text))
    return {file, progress::verify_result(text, file, key), std::nullopt, ""};
  assess::VerifiedSitting sitting = assess::verify_sitting(text, file, key);
  return {file, {sitting.verdict, std::move(sitting.findings), {}}, std::move(sitting.file), ""};
}

std::string_view meaning_of(const Checked& each) {
  if (each.sitting && each.verified.verdict == Verdict::kUnreadable)
    return "Not a candidate’s file that can be read.";
  return progress::meaning_of(each.verified.verdict);
}

std::string who(const progress::ResultFile& file) {
  return file.person.empty() ? "nobody named" : text::quoted(file.person);
}

std::string counted(std::size_t number, const std::string& what) {
  return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
}

// Files of one person that come from two browsers are worth a question, and no more than that.
void compare_keys(std::vector<Checked>& all) {
  std::map<std::string, const Checked*> first;
  for (Checked& each : all) {
    if (each.key().empty() || each.person().empty()) continue;
    const auto [known, is_new] = first.emplace(each.person(), &each);
    if (!is_new && known->second->key() != each.key()) each.same_person = known->second->file;
  }
}

void print_text(const std::vector<Checked>& all) {
  for (const Checked& each : all) {
    const Verified& verified = each.verified;
    std::cout << each.file << ": " << progress::name_of(verified.verdict) << ". "
              << meaning_of(each) << "\n";
    if (verified.verdict != Verdict::kUnreadable && each.sitting) {
      std::cout << about(*each.sitting);
    } else if (verified.verdict != Verdict::kUnreadable) {
      std::cout << "  " << who(verified.file) << ", "
                << counted(verified.file.attempts.size(), "attempt") << "; left out: "
                << verified.file.others_left_out + verified.file.practised_left_out << " ("
                << verified.file.practised_left_out << " practised)\n";
    }
    if (verified.verdict != Verdict::kUnreadable && !each.key().empty())
      std::cout << "  key " << progress::fingerprint(each.key()) << "\n";
    if (!each.same_person.empty())
      std::cout << "  note: signed with another key than " << each.same_person
                << ", which names the same " << (each.sitting ? "form and candidate" : "person")
                << "\n";
    for (const Diagnostic& one : verified.findings) std::cout << "  " << to_line(one) << "\n";
  }
}

void write(json::Writer& out, const Checked& each) {
  const Verified& verified = each.verified;
  out.begin_object();
  out.key("file").string(each.file);
  out.key("verdict").string(progress::name_of(verified.verdict));
  const bool readable = verified.verdict != Verdict::kUnreadable;
  if (readable && !each.key().empty()) {
    out.key("key").string(base64(each.key()));
    out.key("fingerprint").string(progress::fingerprint(each.key()));
  }
  if (readable && each.sitting) write_about(out, *each.sitting);
  if (readable && !each.sitting) {
    out.key("person").string(verified.file.person);
    out.key("made_ms").integer(verified.file.made_ms);
    out.key("left_out").integer(verified.file.others_left_out + verified.file.practised_left_out);
    out.key("attempts").begin_array();
    for (const progress::ResultAttempt& attempt : verified.file.attempts) {
      out.begin_object().key("id").string(attempt.id);
      out.key("scenario").string(attempt.scenario);
      out.key("kind").string(progress::name_of(attempt.kind));
      out.key("events").integer(static_cast<std::int64_t>(attempt.events.size())).end_object();
    }
    out.end_array();
  }
  if (!each.same_person.empty()) out.key("other_key_than").string(each.same_person);
  out.key("findings").begin_array();
  for (const Diagnostic& one : verified.findings) {
    out.begin_object().key("code").string(one.code).key("pointer").string(one.pointer);
    out.key("line").integer(one.line).key("column").integer(one.column);
    out.key("problem").string(one.problem).key("remedy").string(one.remedy).end_object();
  }
  out.end_array().end_object();
}

void print_json(const std::vector<Checked>& all) {
  json::Writer out(true);
  out.begin_object().key("files").begin_array();
  for (const Checked& each : all) write(out, each);
  out.end_array().end_object();
  std::cout << out.take() << "\n";
}

}  // namespace

int verify(const VerifyOptions& options) {
  const Result<std::vector<std::string>> files = scenario_files(options.paths);
  if (!files) {
    std::cerr << files.error().where << ": error: " << files.error().message << "\n";
    return kMisused;
  }
  std::string key;
  if (!options.key.empty()) {
    key = base64_bytes(options.key).value_or("");
    if (key.empty()) {
      std::cerr << "error: --key is not base64; take what verify --json prints as \"key\"\n";
      return kMisused;
    }
  }
  if (files.value().empty()) {
    std::cerr << options.paths.front() << ": error: there is no *.json here\n";
    return kMisused;
  }
  std::vector<Checked> all;
  for (const std::string& file : files.value()) {
    const Result<std::string> text = read_file(file, progress::kMostResultBytes + 1);
    if (!text) {
      std::cerr << file << ": error: " << text.error().message << "\n";
      return kMisused;
    }
    all.push_back(check(file, text.value(), key));
  }
  compare_keys(all);
  if (options.as_json) {
    print_json(all);
  } else {
    print_text(all);
  }
  for (const Checked& each : all) {
    if (each.verified.verdict != Verdict::kUnchanged) return kFoundErrors;
  }
  return kDone;
}

}  // namespace warmline::cli
