#include "progress/result_read.h"

#include <utility>

#include "core/base64.h"
#include "core/json.h"
#include "core/json_fields.h"
#include "core/text.h"
#include "core/tr.h"
#include "progress/result_chain.h"

namespace warmline::progress {

extern const std::string_view kResultSchemaText;  // assets/result.schema.json, compiled in

namespace {

constexpr json::Limits kLimits{kMostResultBytes, 8, 1'000'000};
constexpr std::int64_t kFormat = 1;
constexpr std::size_t kMostProblems = 20;

using json::each_item;
using json::number_at;
using json::text_at;

AttemptKind kind_named(std::string_view name) {
  if (name == name_of(AttemptKind::kFirst)) return AttemptKind::kFirst;
  return name == name_of(AttemptKind::kRepeat) ? AttemptKind::kRepeat : AttemptKind::kPractised;
}

ClosedHow closed_named(std::string_view name) {
  if (name == name_of(ClosedHow::kFinished)) return ClosedHow::kFinished;
  return name == name_of(ClosedHow::kLeft) ? ClosedHow::kLeft : ClosedHow::kSuperseded;
}

ResultEvent read_event(const json::Value& value) {
  ResultEvent event;
  event.step = static_cast<std::uint32_t>(number_at(value, "step"));
  event.node = text_at(value, "node");
  event.choice = text_at(value, "choice");
  event.card = text_at(value, "card");
  event.at_ms = number_at(value, "at_ms");
  event.hash = text_at(value, "hash");
  return event;
}

ResultAttempt read_attempt(const json::Value& value) {
  ResultAttempt attempt;
  attempt.id = text_at(value, "id");
  attempt.scenario = text_at(value, "scenario");
  attempt.version = text_at(value, "version");
  attempt.seed = text_at(value, "seed");
  attempt.kind = kind_named(text_at(value, "kind"));
  attempt.tries_before = number_at(value, "tries_before");
  if (const auto rewound = value.find("rewound")) {
    attempt.rewound_from = text_at(*rewound, "from");
    attempt.rewound_steps = number_at(*rewound, "steps");
  }
  attempt.begun_ms = number_at(value, "begun_ms");
  attempt.begun = text_at(value, "begun");
  each_item(value, "events",
            [&](const json::Value& event) { attempt.events.push_back(read_event(event)); });
  attempt.count = number_at(value, "count");
  attempt.closed = closed_named(text_at(value, "closed"));
  attempt.closed_ms = number_at(value, "closed_ms");
  attempt.head = text_at(value, "head");
  return attempt;
}

ResultFile read_file(const json::Value& root) {
  ResultFile file;
  file.person = text_at(root, "person");
  file.made_ms = number_at(root, "made_ms");
  const json::Value left_out = *root.find("left_out");
  file.practised_left_out = number_at(left_out, "practised");
  file.others_left_out = number_at(left_out, "other");
  each_item(root, "attempts",
            [&](const json::Value& one) { file.attempts.push_back(read_attempt(one)); });
  each_item(root, "contents",
            [&](const json::Value& one) { file.contents.emplace_back(one.string()); });
  each_item(root, "scenarios", [&](const json::Value& one) {
    file.scenarios.push_back({text_at(one, "version"), text_at(one, "canonical")});
  });
  file.head = text_at(root, "head");
  return file;
}

void read_signature(const json::Value& root, ResultFile& file, std::vector<Diagnostic>& problems) {
  for (const char* name : {"key", "signature"}) {
    if (!root.find(name)) continue;
    auto bytes = base64_bytes(text_at(root, name));
    if (bytes && !bytes->empty()) {
      (name[0] == 'k' ? file.key : file.signature) = std::move(*bytes);
    } else {
      problems.push_back(finding("bad-base64", std::string("/") + name,
                                 tr("this is not base64 as it was written"),
                                 tr("ask for the file again, as it was saved")));
    }
  }
}

Diagnostic no_result_file() {
  return finding("no-result-file", "", tr("this is no result file of Warmline"),
                 tr("choose a file that was saved with “Save the result file”"));
}

// What a file that is no result file, or a newer one, says of itself.
bool other_file(const json::Value& root, std::vector<Diagnostic>& problems) {
  if (text_at(root, "kind") != "warmline-result") {
    problems.push_back(no_result_file());
    return true;
  }
  const std::int64_t format = number_at(root, "format");
  if (format <= kFormat) return false;
  problems.push_back(finding("newer-format", "/format",
                             tr("this file is written in format {0}, and this version of Warmline "
                                "knows formats up to {1}",
                                std::to_string(format), std::to_string(kFormat)),
                             tr("open it with a newer version")));
  return true;
}

}  // namespace

Diagnostic finding(std::string code, std::string pointer, std::string problem, std::string remedy) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.pointer = std::move(pointer);
  diagnostic.problem = std::move(problem);
  diagnostic.remedy = std::move(remedy);
  return diagnostic;
}

ResultFile read_result(std::string_view text, std::vector<Diagnostic>& problems) {
  json::ParseOutcome outcome = json::parse(text, kLimits);
  if (!outcome.document) {
    // Where its JSON is broken helps with one that was a result file, and with no other.
    if (text.find("warmline-result") == std::string_view::npos) {
      problems.push_back(no_result_file());
    } else {
      problems = std::move(outcome.problems);
    }
    return {};
  }
  const json::Value root = outcome.document->root();
  if (other_file(root, problems)) return {};
  // Compiling it takes as long as reading a small file; of hundreds of thousands that counts.
  thread_local const json::Schema schema(kResultSchemaText);
  problems = schema.validate(*outcome.document);
  if (problems.size() > kMostProblems) problems.resize(kMostProblems);
  if (!problems.empty()) return {};
  ResultFile file = read_file(root);
  read_signature(root, file, problems);
  return file;
}

}  // namespace warmline::progress
