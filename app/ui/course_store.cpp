#include "ui/course_store.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "progress/codec.h"

namespace warmline::ui {
namespace {

using platform::StoreEvent;

// Above any that the other store gives out.
constexpr platform::Ticket kOwnTickets = platform::Ticket{1} << 40;

}  // namespace

CourseStore::CourseStore(std::unique_ptr<platform::Store> inner, interop::CourseCalls calls)
    : inner_(std::move(inner)), calls_(std::move(calls)) {}

void CourseStore::load() {
  inner_->load();
}

platform::Ticket CourseStore::append(const std::vector<std::string>& records) {
  for (const std::string& bytes : records) {
    if (const Result<progress::Record> record = progress::decode(bytes))
      portfolio_.apply(record.value());
  }
  const Result<std::string> text =
      interop::suspend_text(portfolio_, calls_, reported_, foreign_, counted_);
  if (text) return inner_->append({text.value()});
  StoreEvent event;
  event.kind = StoreEvent::Kind::kFailed;
  event.ticket = kOwnTickets + ++refused_;
  event.message = text.error().message;
  events_.push_back(event);
  return event.ticket;
}

std::string CourseStore::report(const interop::Reported& reported,
                                std::set<progress::AttemptId> counted) {
  counted_ = std::move(counted);
  const Result<std::string> text =
      interop::suspend_text(portfolio_, calls_, reported, foreign_, counted_);
  if (!text) return {};
  reported_ = reported;
  return text.value();
}

std::string CourseStore::take_problem() {
  return std::exchange(problem_, {});
}

// The text becomes the records that say the same; what can't be read is kept beside what comes.
void CourseStore::take(StoreEvent& event) {
  const std::string text = event.records.empty() ? "" : event.records.back().bytes;
  event.records.clear();
  Result<interop::Suspended> read = interop::read_suspended(text, calls_);
  if (!read) {
    problem_ = read.error().message;
    std::string kept = text;
    kept.erase(std::remove(kept.begin(), kept.end(), '!'), kept.end());
    foreign_ = {kept};
    return;
  }
  interop::Suspended suspended = std::move(read).value();
  portfolio_ = {};
  reported_ = std::move(suspended.reported);
  foreign_ = std::move(suspended.foreign);
  std::uint64_t sequence = 0;
  for (const progress::Record& record : suspended.records) {
    portfolio_.apply(record);
    event.records.push_back({++sequence, progress::encode(record)});
  }
  // Until they are scored any of them may be what a result rests on.
  counted_.clear();
  for (const progress::Attempt& attempt : portfolio_.attempts()) {
    if (attempt.closed == progress::ClosedHow::kFinished && !attempt.practised)
      counted_.insert(attempt.id);
  }
}

std::vector<StoreEvent> CourseStore::poll() {
  std::vector<StoreEvent> events = std::exchange(events_, {});
  for (StoreEvent& event : inner_->poll()) {
    if (event.kind == StoreEvent::Kind::kLoaded) take(event);
    // Another session with the same learner is the learning system's affair.
    if (event.kind == StoreEvent::Kind::kArrived) continue;
    events.push_back(std::move(event));
  }
  return events;
}

}  // namespace warmline::ui
