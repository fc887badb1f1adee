// libFuzzer target: any bytes as a form, as an invitation and as what stands in a link.
// tests/fuzz/run builds it and starts from corpus/form.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "assess/form.h"
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

// What was read is what would be read of it once it is written, and fits into a link.
void require_same(const assess::ReadInvitation& read) {
  require(read.invitation.has_value() == read.diagnostics.empty());
  require_lines(read.diagnostics);
  if (!read.invitation) return;
  const std::string once = invitation_text(*read.invitation);
  const assess::ReadInvitation again = assess::read_invitation(once, "f");
  require(again.invitation && invitation_text(*again.invitation) == once);
  const std::string link = invitation_link(*read.invitation);
  const assess::ReadInvitation linked = assess::read_invitation_link(link);
  require(linked.invitation && invitation_text(*linked.invitation) == once);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const assess::ReadForm form = assess::read_form(text, "f");
  require(form.form.has_value() == form.diagnostics.empty());
  require_lines(form.diagnostics);
  if (form.form) {
    const std::string once = form_text(*form.form);
    const assess::ReadForm again = assess::read_form(once, "f");
    require(again.form && form_text(*again.form) == once);
    (void)missing_in(*form.form);
  }
  require_same(assess::read_invitation(text, "f"));
  require_same(assess::read_invitation_link(text));
  return 0;
}
