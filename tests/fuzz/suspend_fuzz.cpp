// What a learning system kept of a course, with a checksum that is right, so that what is behind it
// is read: nothing that is taken fails to be written again, and means the same then.
#include <cstdlib>
#include <string>

#include "core/hash.h"
#include "fuzz/small_call.h"
#include "interop/suspend.h"
#include "interop/suspend_text.h"

namespace {

using namespace warmline;

progress::Portfolio portfolio_of(const interop::Suspended& read) {
  progress::Portfolio portfolio;
  for (const progress::Record& each : read.records) portfolio.apply(each);
  return portfolio;
}

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const interop::CourseCalls calls = {fuzz::small_call()};
  std::string text(reinterpret_cast<const char*>(data), size);
  (void)interop::read_suspended(text, calls);
  text.insert(0, "W1");
  interop::SuspendWriter check;
  check.bits(crc32(text) >> 2, 30);
  const auto read = interop::read_suspended(text + "." + check.take(), calls);
  if (!read) return 0;
  const progress::Portfolio portfolio = portfolio_of(read.value());
  const auto again = interop::suspend_text(portfolio, calls, read.value().reported,
                                           read.value().foreign, {}, std::size_t{1} << 20);
  require(again.ok());
  const auto twice = interop::read_suspended(again.value(), calls);
  require(twice.ok());
  const progress::Portfolio same = portfolio_of(twice.value());
  require(same.attempts().size() <= portfolio.attempts().size());
  for (const progress::Attempt& each : same.attempts()) {
    const progress::Attempt* before = portfolio.find(each.id);
    require(before != nullptr && before->events.size() == each.events.size());
  }
  return 0;
}
