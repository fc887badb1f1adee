#include "cli/verify_sitting.h"

#include <algorithm>
#include <cstdint>

#include "cli/report.h"
#include "core/base64.h"
#include "core/text.h"

namespace warmline::cli {
namespace {

using assess::SittingEvent;
using What = progress::SittingWhat;

struct Taken {
  std::int64_t calls = 0;  // begun, the warm-up among them
  std::int64_t opened = 0;
  std::int64_t interruptions = 0;
  std::int64_t pauses = 0;
  std::int64_t times_up = 0;
  std::string how = "handed in midway";
};

// Told without the scenarios, and so from what comes next: had the call ended before a page was
// opened, then what follows is another call, the end, or nothing.
bool interrupts(const std::vector<SittingEvent>& events, std::size_t at) {
  if (events[at].used_ms > 0) return true;
  const auto next =
      std::find_if(events.begin() + static_cast<std::ptrdiff_t>(at), events.end(),
                   [](const SittingEvent& event) { return event.what != What::kOpened; });
  return next != events.end() && (next->what == What::kChoice || next->what == What::kCard ||
                                  next->what == What::kPaused || next->what == What::kTimeUp);
}

Taken taken_of(const std::vector<SittingEvent>& events) {
  Taken taken;
  bool paused = false;
  for (std::size_t i = 0; i < events.size(); ++i) {
    switch (events[i].what) {
      case What::kOpened:
        ++taken.opened;
        if (taken.calls > 0 && !paused && interrupts(events, i)) ++taken.interruptions;
        break;
      case What::kCallBegun:
        ++taken.calls;
        break;
      case What::kPaused:
        ++taken.pauses;
        paused = true;
        break;
      case What::kWentOn:
        paused = false;
        break;
      case What::kTimeUp:
        ++taken.times_up;
        break;
      case What::kFinished:
        taken.how = "finished";
        break;
      case What::kLeft:
        taken.how = "left before the end";
        break;
      default:
        break;
    }
  }
  return taken;
}

std::string agreed(const assess::Accommodations& given) {
  std::string words;
  const auto add = [&words](const std::string& one) { words += (words.empty() ? "" : ", ") + one; };
  if (given.untimed) add("no time limit");
  if (given.time_per_cent != 100) add(std::to_string(given.time_per_cent) + " % of the time");
  if (given.pauses) add("pauses");
  if (given.larger_text) add("larger text");
  if (given.plain_layout) add("plain layout");
  return words;
}

}  // namespace

std::string about(const assess::SittingFile& file) {
  const assess::Form& form = file.invitation.form;
  const Taken taken = taken_of(file.events);
  const std::size_t all = form.calls.size() + (form.warm_up ? 1 : 0);
  const std::string& code = file.invitation.candidate;
  std::string words = "  form " + text::quoted(form.title) +
                      (form.variant.empty() ? "" : " " + text::printable(form.variant)) +
                      ", edition " + std::to_string(form.edition) + ", " +
                      file.form_hash.substr(0, 16) + "\n";
  words += "  candidate " + (code.empty() ? "without a code" : text::quoted(code)) + "; " +
           taken.how + "; begun " + counted(static_cast<std::int64_t>(file.starts.size()), "time") +
           " in that browser\n";
  words += "  " + std::to_string(taken.calls) + " of " +
           counted(static_cast<std::int64_t>(all), "call") + " begun" +
           (form.warm_up ? " (a warm-up among them)" : "") + ", " +
           counted(taken.interruptions, "interruption") + ", " + counted(taken.pauses, "pause") +
           ", time up in " + std::to_string(taken.times_up) + "\n";
  const std::string done = agreed(file.invitation.accommodations);
  if (!done.empty()) words += "  agreed on: " + done + "\n";
  return words;
}

void write_about(json::Writer& out, const assess::SittingFile& file) {
  const assess::Form& form = file.invitation.form;
  const Taken taken = taken_of(file.events);
  out.key("form").begin_object().key("id").string(form.id);
  out.key("title").string(form.title).key("variant").string(form.variant);
  out.key("edition").integer(form.edition).key("hash").string(file.form_hash).end_object();
  out.key("candidate").string(file.invitation.candidate).key("sitting").string(file.sitting);
  out.key("made_ms").integer(file.made_ms);
  out.key("starts").begin_array();
  for (const std::int64_t start : file.starts) out.integer(start);
  out.end_array();
  out.key("how").string(taken.how).key("calls_begun").integer(taken.calls);
  out.key("opened").integer(taken.opened).key("interruptions").integer(taken.interruptions);
  out.key("pauses").integer(taken.pauses).key("times_up").integer(taken.times_up);
}

}  // namespace warmline::cli
