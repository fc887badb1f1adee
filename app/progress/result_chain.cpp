#include "progress/result_chain.h"

#include "core/base64.h"
#include "core/hash.h"

namespace warmline::progress {
namespace {

constexpr std::int64_t kFormat = 1;

// All objects are written with their members sorted by name, which is json::canonical's order.

void write_begun(json::Writer& out, const ResultAttempt& attempt) {
  out.key("id").string(attempt.id);
  out.key("kind").string(name_of(attempt.kind));
  if (!attempt.rewound_from.empty()) {
    out.key("rewound").begin_object();
    out.key("from").string(attempt.rewound_from);
    out.key("steps").integer(attempt.rewound_steps).end_object();
  }
  out.key("scenario").string(attempt.scenario);
  out.key("seed").string(attempt.seed);
  out.key("tries_before").integer(attempt.tries_before);
  out.key("version").string(attempt.version);
}

void write_event(json::Writer& out, const ResultEvent& event, bool with_hash) {
  out.begin_object();
  out.key("at_ms").integer(event.at_ms);
  if (!event.card.empty()) out.key("card").string(event.card);
  if (event.card.empty()) out.key("choice").string(event.choice);
  if (with_hash) out.key("hash").string(event.hash);
  if (event.card.empty()) out.key("node").string(event.node);
  out.key("step").integer(event.step);
  out.end_object();
}

void write_attempt(json::Writer& out, const ResultAttempt& attempt) {
  out.begin_object();
  out.key("begun").string(attempt.begun);
  out.key("begun_ms").integer(attempt.begun_ms);
  out.key("closed").string(name_of(attempt.closed));
  out.key("closed_ms").integer(attempt.closed_ms);
  out.key("count").integer(attempt.count);
  out.key("events").begin_array();
  for (const ResultEvent& event : attempt.events) write_event(out, event, true);
  out.end_array();
  out.key("head").string(attempt.head);
  write_begun(out, attempt);
  out.end_object();
}

void write_contents(json::Writer& out, const ResultFile& file) {
  out.key("contents").begin_array();
  for (const std::string& head : file.contents) out.string(head);
  out.end_array();
}

void write_left_out(json::Writer& out, const ResultFile& file) {
  out.key("left_out").begin_object();
  out.key("other").integer(file.others_left_out);
  out.key("practised").integer(file.practised_left_out).end_object();
}

}  // namespace

std::string_view name_of(AttemptKind kind) {
  switch (kind) {
    case AttemptKind::kFirst:
      return "first";
    case AttemptKind::kRepeat:
      return "repeat";
    case AttemptKind::kPractised:
      break;
  }
  return "practised";
}

std::string_view name_of(ClosedHow how) {
  switch (how) {
    case ClosedHow::kFinished:
      return "finished";
    case ClosedHow::kLeft:
      return "left";
    case ClosedHow::kDeclined:
      return "declined";
    case ClosedHow::kSuperseded:
      return "superseded";
    case ClosedHow::kInterrupted:
      break;
  }
  return "interrupted";
}

std::string begun_hash(const ResultAttempt& attempt) {
  json::Writer out;
  out.begin_object().key("begun_ms").integer(attempt.begun_ms);
  write_begun(out, attempt);
  out.end_object();
  return sha256_hex("warmline result 1 attempt\n" + out.take());
}

std::string event_hash(const std::string& before, const ResultEvent& event) {
  json::Writer out;
  write_event(out, event, false);
  return sha256_hex(before + out.take());
}

std::string closing_hash(const std::string& before, const ResultAttempt& attempt) {
  json::Writer out;
  out.begin_object();
  out.key("closed").string(name_of(attempt.closed));
  out.key("closed_ms").integer(attempt.closed_ms);
  out.key("count").integer(attempt.count);
  out.end_object();
  return sha256_hex(before + out.take());
}

std::string file_hash(const ResultFile& file) {
  json::Writer out;
  out.begin_object();
  write_contents(out, file);
  out.key("format").integer(kFormat);
  out.key("kind").string("warmline-result");
  write_left_out(out, file);
  out.key("made_ms").integer(file.made_ms);
  out.key("person").string(file.person);
  out.key("scenarios").begin_array();
  for (const ScenarioKept& scenario : file.scenarios) out.string(scenario.version);
  out.end_array().end_object();
  return sha256_hex("warmline result 1 file\n" + out.take());
}

void chain(ResultFile& file) {
  file.contents.clear();
  for (ResultAttempt& attempt : file.attempts) {
    attempt.begun = begun_hash(attempt);
    const std::string* last = &attempt.begun;
    for (ResultEvent& event : attempt.events) {
      event.hash = event_hash(*last, event);
      last = &event.hash;
    }
    attempt.count = static_cast<std::int64_t>(attempt.events.size());
    attempt.head = closing_hash(*last, attempt);
    file.contents.push_back(attempt.head);
  }
  file.head = file_hash(file);
}

std::string message_to_sign(const ResultFile& file) {
  return "warmline result 1 signature\n" + file.head;
}

std::string result_text(const ResultFile& file) {
  json::Writer out;
  out.begin_object();
  out.key("attempts").begin_array();
  for (const ResultAttempt& attempt : file.attempts) write_attempt(out, attempt);
  out.end_array();
  write_contents(out, file);
  out.key("format").integer(kFormat);
  out.key("head").string(file.head);
  if (!file.key.empty()) out.key("key").string(base64(file.key));
  out.key("kind").string("warmline-result");
  write_left_out(out, file);
  out.key("made_ms").integer(file.made_ms);
  out.key("person").string(file.person);
  out.key("scenarios").begin_array();
  for (const ScenarioKept& scenario : file.scenarios) {
    out.begin_object().key("canonical").string(scenario.canonical);
    out.key("version").string(scenario.version).end_object();
  }
  out.end_array();
  if (!file.signature.empty()) out.key("signature").string(base64(file.signature));
  out.end_object();
  return out.take() + "\n";
}

}  // namespace warmline::progress
