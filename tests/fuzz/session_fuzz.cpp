// libFuzzer target: any bytes as a session file and as a reply to one. tests/fuzz/run builds it and
// starts from corpus/session.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "coach/session.h"
#include "core/text.h"

using namespace warmline;

namespace {

// Ends the program so that the fuzzer keeps the input.
void require(bool holds) {
  if (!holds) std::abort();
}

void require_lines(const std::vector<Diagnostic>& findings) {
  for (const Diagnostic& one : findings) {
    const std::string line = to_line(one);
    require(line.find('\n') == std::string::npos);
    require(text::first_invalid_utf8(line) == text::kNone);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const coach::SessionRead session = coach::read_session(text, "f");
  const coach::ReplyRead reply = coach::read_reply(text, "f");
  require(session.session.has_value() == session.findings.empty());
  require(reply.reply.has_value() == reply.findings.empty());
  require(!(session.session && reply.reply));
  require_lines(session.findings);
  require_lines(reply.findings);
  if (session.session) {
    // What was read is what would be read of it once it is written.
    const std::string once = session_text(*session.session);
    const coach::SessionRead again = coach::read_session(once, "f");
    require(again.session && session_text(*again.session) == once);
    require(session_text(merged(*session.session, *again.session)) == once);
  }
  if (reply.reply) {
    const std::string once = reply_text(*reply.reply);
    const coach::ReplyRead again = coach::read_reply(once, "f");
    require(again.reply && reply_text(*again.reply) == once);
    coach::Session with;
    with.id = reply.reply->session;
    with = merged(with, *reply.reply);
    require(session_text(merged(with, *reply.reply)) == session_text(with));
  }
  return 0;
}
