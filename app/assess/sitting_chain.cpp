#include <algorithm>
#include <cassert>
#include <iterator>

#include "assess/sitting_parts.h"
#include "core/base64.h"
#include "core/hash.h"
#include "core/json.h"

namespace warmline::assess {
namespace {

constexpr std::int64_t kFormat = 1;
constexpr std::string_view kKind = "warmline-sitting";

// All objects are written with their members sorted by name, which is json::canonical's order.

void write_event(json::Writer& out, const SittingEvent& event, const std::string* hash) {
  const bool choice = event.what == SittingWhat::kChoice;
  out.begin_object();
  if (event.what == SittingWhat::kCard) out.key("card").string(event.card);
  if (choice) out.key("choice").string(event.choice);
  if (hash != nullptr) out.key("hash").string(*hash);
  if (choice) out.key("node").string(event.node);
  out.key("step").integer(event.step).key("used_ms").integer(event.used_ms);
  out.key("wall_ms").integer(event.wall_ms);
  out.key("what").string(kWhatNames[static_cast<std::size_t>(event.what)]).end_object();
}

void write_starts(json::Writer& out, const SittingFile& file) {
  out.key("starts").begin_array();
  for (const std::int64_t start : file.starts) out.integer(start);
  out.end_array();
}

}  // namespace

std::string begun_hash(const SittingFile& file) {
  json::Writer out;
  out.begin_object().key("form").string(file.form_hash);
  out.key("invitation").string(invitation_text(file.invitation));
  out.key("sitting").string(file.sitting);
  write_starts(out, file);
  out.end_object();
  return sha256_hex("warmline sitting 1\n" + out.take());
}

std::string event_hash(const std::string& before, const SittingEvent& event) {
  json::Writer out;
  write_event(out, event, nullptr);
  return sha256_hex(before + out.take());
}

std::string end_hash(const std::string& last, std::int64_t count) {
  json::Writer out;
  out.begin_object().key("count").integer(count).end_object();
  return sha256_hex(last + out.take());
}

std::string file_hash(const SittingFile& file) {
  json::Writer out;
  out.begin_object().key("begun").string(file.begun).key("end").string(file.end);
  out.key("format").integer(kFormat).key("kind").string(kKind);
  out.key("made_ms").integer(file.made_ms).end_object();
  return sha256_hex("warmline sitting 1 file\n" + out.take());
}

void chain(SittingFile& file) {
  file.begun = begun_hash(file);
  file.hashes.clear();
  for (const SittingEvent& event : file.events)
    file.hashes.push_back(event_hash(file.hashes.empty() ? file.begun : file.hashes.back(), event));
  file.count = static_cast<std::int64_t>(file.events.size());
  file.end = end_hash(file.hashes.empty() ? file.begun : file.hashes.back(), file.count);
  file.head = file_hash(file);
}

SittingFile make_sitting_file(const Invitation& invitation, const progress::Sitting& sitting,
                              const std::vector<std::int64_t>& starts, std::int64_t made_ms) {
  SittingFile file;
  file.invitation = invitation;
  file.form_hash = form_hash(invitation.form);
  file.sitting = sitting.id;
  file.made_ms = made_ms;
  file.starts = starts;
  if (file.starts.empty()) file.starts.push_back(sitting.wall_ms);
  std::copy_if(sitting.events.begin(), sitting.events.end(), std::back_inserter(file.events),
               [](const SittingEvent& event) { return event.what != SittingWhat::kMark; });
  chain(file);
  return file;
}

std::string message_to_sign(const SittingFile& file) {
  return "warmline sitting 1 signature\n" + file.head;
}

std::string sitting_text(const SittingFile& file) {
  assert(file.hashes.size() == file.events.size());
  json::Writer out;
  out.begin_object().key("begun").string(file.begun).key("count").integer(file.count);
  out.key("end").string(file.end).key("events").begin_array();
  for (std::size_t i = 0; i < file.events.size(); ++i)
    write_event(out, file.events[i], &file.hashes[i]);
  out.end_array().key("form").string(file.form_hash).key("format").integer(kFormat);
  out.key("head").string(file.head);
  out.key("invitation").string(invitation_text(file.invitation));
  if (!file.key.empty()) out.key("key").string(base64(file.key));
  out.key("kind").string(kKind).key("made_ms").integer(file.made_ms);
  if (!file.signature.empty()) out.key("signature").string(base64(file.signature));
  out.key("sitting").string(file.sitting);
  write_starts(out, file);
  out.end_object();
  return out.take() + "\n";
}

bool looks_like_sitting(std::string_view text) {
  return text.find("\"warmline-sitting\"") != std::string_view::npos;
}

}  // namespace warmline::assess
