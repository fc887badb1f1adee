// The fuzzer's corpus of candidates' files, each once, and files without end.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "assess/sitting_files.h"
#include "support/shipped.h"

namespace warmline::assess {
using progress::Verdict;

TEST_CASE("the corpus of sitting files: the signed one alone is unchanged") {
  std::size_t count = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(WARMLINE_SOURCE_DIR "/tests/fuzz/corpus/sitting")) {
    const std::string name = entry.path().filename().string();
    CAPTURE(name);
    const VerifiedSitting verified = verify_sitting(test::read_file(entry.path()), name);
    CHECK((verified.verdict == Verdict::kUnchanged) == (name == "signed.json"));
    CHECK((verified.verdict == Verdict::kUnsigned) == (name == "unsigned.json"));
    CHECK((verified.verdict == Verdict::kUnreadable) ==
          (name == "newer.json" || name == "invitation.json"));
    ++count;
  }
  CHECK(count >= 7);
}

TEST_CASE("a sitting file that nests, repeats or grows without end is refused within limits") {
  CHECK(verify_sitting(std::string(1u << 20, '['), "f").verdict == Verdict::kUnreadable);
  CHECK(verify_sitting(std::string(kMostSittingBytes + 1, ' '), "f").findings.front().code ==
        "too-large");
  SittingFile file = test::small_sitting_file();
  const SittingEvent one = file.events.front();
  for (std::uint32_t step = static_cast<std::uint32_t>(file.events.size()); step < 20'001; ++step) {
    file.events.push_back(one);
    file.events.back().step = step;
  }
  chain(file);
  test::sign_sitting(file);
  CHECK(verify_sitting(sitting_text(file), "f").verdict == Verdict::kUnreadable);
  file.events.pop_back();
  chain(file);
  test::sign_sitting(file);
  CHECK(verify_sitting(sitting_text(file), "f").verdict == Verdict::kUnchanged);
}

}  // namespace warmline::assess
