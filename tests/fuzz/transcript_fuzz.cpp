// libFuzzer target: any bytes as a transcript, in each of the formats, as far as the draft.
// tests/fuzz/run builds it and starts from corpus/transcript.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "support/transcripts.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string broken =
      warmline::test::broken_promise({reinterpret_cast<const char*>(data), size});
  if (broken.empty()) return 0;
  std::fprintf(stderr, "%s\n", broken.c_str());
  std::abort();  // the fuzzer keeps the input
}
