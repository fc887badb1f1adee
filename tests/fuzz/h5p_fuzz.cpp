// libFuzzer target: any bytes as an archive of H5P, and any others as its content.json.
// tests/fuzz/run builds it and starts from corpus/h5p.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "interop/whole.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string broken = bytes.substr(0, 2) == "PK" ? warmline::test::broken_import(bytes)
                                                        : warmline::test::broken_content(bytes);
  if (broken.empty()) return 0;
  std::fprintf(stderr, "%s\n", broken.c_str());
  std::abort();
}
