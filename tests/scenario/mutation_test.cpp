// Ten thousand damaged copies of a sound file: whatever happens to it, parsing ends, and ends with
// a scenario or with a reason that has a place.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

#include "core/text.h"
#include "scenario/fixture.h"
#include "scenario/parse.h"

using namespace warmline;

namespace {

constexpr std::string_view kPieces[] = {
    "{",    "}",    "[",    "]",       ",",     ":",      "\"",       "\\",
    "null", "true", "-1",   "1e9",     "99999", "\"to\"", "\"flag\"", "\"x\"",
    "{}",   "[]",   "\xFF", "\\u0000", "\n",    "é",      "\"id\"",   "\"not\""};

class Mutator {
 public:
  explicit Mutator(std::uint32_t seed) : random_(seed) {}

  std::string mutate(std::string text) {
    const std::size_t times = 1 + below(3);
    for (std::size_t i = 0; i < times && !text.empty(); ++i) text = once(std::move(text));
    return text;
  }

 private:
  // std::uniform_int_distribution differs between standard libraries; this doesn't.
  std::size_t below(std::size_t bound) { return random_() % bound; }

  std::string once(std::string text) {
    const std::size_t at = below(text.size());
    const std::size_t length = std::min(text.size() - at, 1 + below(40));
    switch (below(8)) {
      case 0:
        return text.erase(at, length);
      case 1:
        return text.insert(at, kPieces[below(std::size(kPieces))]);
      case 2:
        return text.replace(at, 1, kPieces[below(std::size(kPieces))]);
      case 3:
        return text.insert(below(text.size()), text.substr(at, length));
      case 4:
        return text.substr(0, at);
      case 5:  // mild ones, so that some of it stays sound
      case 6:
        if (text[at] >= 'a' && text[at] <= 'z') text[at] = static_cast<char>('a' + below(26));
        return text;
      default:
        text[at] = static_cast<char>(random_());
        return text;
    }
  }

  std::mt19937 random_;
};

void check_sound_outcome(const std::string& text, const scenario::Parsed& parsed) {
  const auto lines = static_cast<std::uint32_t>(1 + std::count(text.begin(), text.end(), '\n'));
  const bool errors = has_errors(parsed.diagnostics);
  bool placed = true;
  for (const Diagnostic& diagnostic : parsed.diagnostics) {
    placed = placed && diagnostic.line >= 1 && diagnostic.line <= lines && diagnostic.column >= 1 &&
             diagnostic.file == "m" && !diagnostic.code.empty() && !diagnostic.problem.empty() &&
             !diagnostic.remedy.empty() && to_line(diagnostic).find('\n') == std::string::npos &&
             text::first_invalid_utf8(to_line(diagnostic)) == text::kNone;
  }
  if (placed && errors == (parsed.scenario == nullptr)) return;
  CAPTURE(text);
  CHECK(placed);
  CHECK(errors == (parsed.scenario == nullptr));
}

}  // namespace

TEST_CASE("property: any damage gives a scenario or a placed reason, and never both") {
  const std::string sound = fixture::small();
  Mutator mutator(20240229);
  int read = 0;
  int refused = 0;
  for (int i = 0; i < 10'000; ++i) {
    const std::string text = mutator.mutate(sound);
    const scenario::Parsed parsed = scenario::parse(text, "m");
    check_sound_outcome(text, parsed);
    if (parsed.scenario == nullptr) {
      ++refused;
      continue;
    }
    ++read;
    const scenario::Parsed again = scenario::parse(parsed.scenario->canonical, "m");
    REQUIRE(again.scenario != nullptr);
    CHECK(again.scenario->canonical == parsed.scenario->canonical);
  }
  // Both kinds must have come up in number, or the test says nothing.
  CHECK(read > 1'000);
  CHECK(refused > 5'000);
}
