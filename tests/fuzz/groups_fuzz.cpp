// libFuzzer target: any bytes as a file that says who belongs to which group. tests/fuzz/run builds
// it and starts from corpus/groups.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "assess/demographics.h"
#include "assess/form.h"
#include "core/text.h"

using namespace warmline;

namespace {

// Ends the program so that the fuzzer keeps the input.
void require(bool holds) {
  if (!holds) std::abort();
}

std::string quoted(const std::string& cell) {
  std::string out = "\"";
  for (const char each : cell) out.append(each == '"' ? 2 : 1, each);
  return out + "\"";
}

std::string written(const assess::Groups& groups) {
  std::string out = "code";
  for (const std::string& each : groups.columns) out += "," + quoted(each);
  for (const assess::GroupsRow& row : groups.people) {
    out += "\r\n" + row.candidate;
    for (const std::string& each : row.values) out += "," + quoted(each);
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const assess::ReadGroups read = assess::read_groups(text, "f");
  require(read.groups.has_value() == read.diagnostics.empty());
  for (const Diagnostic& one : read.diagnostics) {
    const std::string line = to_line(one);
    require(line.find('\n') == std::string::npos);
    require(text::first_invalid_utf8(line) == text::kNone);
  }
  if (!read.groups) return 0;
  require(!read.groups->columns.empty() && !read.groups->people.empty());
  for (const assess::GroupsRow& row : read.groups->people) {
    require(assess::is_candidate_code(row.candidate));
    require(row.values.size() == read.groups->columns.size());
  }
  const std::string once = written(*read.groups);
  const assess::ReadGroups again = assess::read_groups(once, "f");
  require(again.groups && written(*again.groups) == once);
  return 0;
}
