// A program that does no more than read and validate: what it weighs is what the library costs.
#include <cstdio>
#include <string>

#include "probe.h"

namespace {

std::string contents(const char* path) {
  std::string text;
  std::FILE* file = std::fopen(path, "rb");
  if (file == nullptr) return text;
  char part[4096];
  for (std::size_t count = 0; (count = std::fread(part, 1, sizeof part, file)) > 0;) {
    text.append(part, count);
  }
  std::fclose(file);
  return text;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return 2;
  std::string why;
  const bool sound = read_and_validate(contents(arguments[1]), contents(arguments[2]), why);
  std::puts(sound ? "sound" : why.c_str());
  return sound ? 0 : 1;
}
