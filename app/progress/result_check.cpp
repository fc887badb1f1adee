#include "core/text.h"
#include "core/tr.h"
#include "progress/chain_check.h"
#include "progress/result_chain.h"
#include "progress/result_read.h"

namespace warmline::progress {

void check_attempt(const ResultAttempt& attempt, std::size_t index,
                   std::vector<Diagnostic>& findings) {
  Chained chained;
  chained.pointer = "/attempts/" + std::to_string(index);
  chained.placed = [&](const std::string& what) {
    return tr("in attempt {0} ({1}) {2}", index + 1, text::quoted(attempt.scenario), what);
  };
  chained.begun = attempt.begun;
  chained.begun_again = begun_hash(attempt);
  chained.edited_code = "edited-attempt";
  chained.edited_words = tr("what stands about it (call, version, kind, beginning) was edited");
  for (const ResultEvent& event : attempt.events) chained.links.push_back({event.step, event.hash});
  chained.count = attempt.count;
  chained.end = attempt.head;
  chained.end_words = tr("the end was edited: how it was closed, or the last events were cut off");
  chained.event_hash = [&](const std::string& before, std::size_t place, std::uint32_t step) {
    ResultEvent event = attempt.events[place];
    event.step = step;
    return event_hash(before, event);
  };
  chained.closing_hash = [&](const std::string& last, std::int64_t count) {
    ResultAttempt closed;  // without its events, which the hash before stands for
    closed.closed = attempt.closed;
    closed.closed_ms = attempt.closed_ms;
    closed.count = count;
    return closing_hash(last, closed);
  };
  check_chain(chained, findings);
}

}  // namespace warmline::progress
