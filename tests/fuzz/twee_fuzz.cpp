// libFuzzer target: any bytes as Twee. tests/fuzz/run builds it and starts from corpus/twee.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "interop/whole.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes = "::" + std::string(reinterpret_cast<const char*>(data), size);
  const std::string broken = warmline::test::broken_import(bytes);
  if (broken.empty()) return 0;
  std::fprintf(stderr, "%s\n", broken.c_str());
  std::abort();
}
