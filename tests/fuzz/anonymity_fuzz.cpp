// libFuzzer target: any bytes as a conversation, turns apart by U+001E. Starts from
// corpus/anonymity. By the rules alone, with the list of names, and cut into pieces.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "anonymity/find.h"

using namespace warmline;
using namespace warmline::anonymity;

namespace {

// Ends the program so that the fuzzer keeps the input.
void require(bool holds) {
  if (!holds) std::abort();
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = text.find('\x1E', at);
    lines.emplace_back(text.substr(at, end == std::string_view::npos ? end : end - at));
    if (end == std::string_view::npos) break;
    at = end + 1;
  }
  return lines;
}

void check_sound(const std::vector<std::string>& turns, const std::vector<Finding>& found) {
  std::size_t turn = 0;
  std::size_t end = 0;
  for (const Finding& each : found) {
    require(each.turn < turns.size() && each.turn >= turn);
    if (each.turn > turn) end = 0;
    require(each.begin >= end && each.end > each.begin && each.end <= turns[each.turn].size());
    turn = each.turn;
    end = each.end;
  }
}

bool same(const Finding& a, const Finding& b) {
  return a.turn == b.turn && a.begin == b.begin && a.end == b.end && a.kind == b.kind &&
         a.why == b.why;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::vector<std::string> turns = lines_of(text);
  check_sound(turns, find(turns, Lexicon()));
  const std::vector<Finding> whole = find(turns, built_in_lexicon());
  check_sound(turns, whole);
  Searching searching(turns, built_in_lexicon());
  while (!searching.step(1)) {
  }
  const std::vector<Finding> cut = searching.take();
  require(std::equal(cut.begin(), cut.end(), whole.begin(), whole.end(), same));
  const Result<Lexicon> read = Lexicon::read(text);
  if (read.ok()) static_cast<void>(find({"My name is Anna Berg."}, read.value()));
  return 0;
}
