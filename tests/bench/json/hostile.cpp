// Feeds one library what an attacker or an accident may bring, each in a process of its own with 8
// MB of stack and 1 GB of memory, and prints a line for each: what came of it, seconds, megabytes.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "probe.h"

namespace {

constexpr rlim_t kMemory = 1u << 30;
constexpr unsigned kSeconds = 20;

struct Input {
  const char* name;
  std::string text;
};

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  text.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

std::vector<Input> inputs() {
  std::vector<Input> all;
  all.push_back({"1,000,000 opening brackets", repeated("[", 1'000'000)});
  all.push_back({"1,000,000 lists in each other, closed",
                 repeated("[", 1'000'000) + repeated("]", 1'000'000)});
  all.push_back({"500,000 objects in each other, closed",
                 repeated("{\"a\":", 500'000) + "1" + repeated("}", 500'000)});
  all.push_back({"a number of 2,000,000 digits", "[" + repeated("9", 2'000'000) + "]"});
  all.push_back({"1e2147483648", "[1e2147483648]"});
  all.push_back({"0.(1,000 zeros)1", "[0." + repeated("0", 1'000) + "1]"});
  all.push_back({"0.(1,000,000 zeros)1", "[0." + repeated("0", 1'000'000) + "1]"});
  all.push_back({"3,000,000 items", "[" + repeated("0,", 3'000'000) + "0]"});
  all.push_back({"a byte that is no UTF-8", "[\"a\xFF\"]"});
  all.push_back({"overlong UTF-8", "[\"\xC0\xAF\"]"});
  all.push_back({"half a surrogate pair: \\ud834", "[\"\\ud834\"]"});
  all.push_back({"the other half: \\udd1e", "[\"\\udd1e\"]"});
  all.push_back({"a key twice", "{\"a\":1,\"a\":2}"});
  all.push_back({"NUL in a text that a pattern guards", "\"abc\\u0000!!\""});
  all.push_back({"text after a NUL byte", std::string("[1]\0[2", 6)});
  all.push_back({"cut off in a text", "[\"abc"});
  return all;
}

// Any JSON but a text, which must be letters.
constexpr std::string_view kSchema =
    R"({"anyOf":[{"type":["array","object"]},{"type":"string","pattern":"^[a-z]+$"}]})";

void limit(int what, rlim_t most) {
  const rlimit bounds{most, most};
  setrlimit(what, &bounds);
}

[[noreturn]] void child(const Input& input, int out) {
  limit(RLIMIT_AS, kMemory);
  limit(RLIMIT_CORE, 0);
  alarm(kSeconds);
  std::string why;
  const bool taken = read_and_validate(input.text, kSchema, why);
  std::string said = taken ? "read" : "refused: " + why.substr(0, 90);
  for (char& c : said) {
    if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7E || c == '|')
      c = '.';
  }
  if (write(out, said.data(), said.size()) < 0) _exit(3);
  _exit(0);
}

std::string outcome_of(int status, const std::string& said) {
  if (WIFEXITED(status)) return said;
  const int signal = WTERMSIG(status);
  if (signal == SIGSEGV) return "**crash** (out of stack or bounds)";
  if (signal == SIGALRM) return "**no end** within 20 s";
  if (signal == SIGABRT) return "**abort**";
  return "**signal " + std::to_string(signal) + "**";
}

}  // namespace

int main() {
  for (const Input& input : inputs()) {
    int ends[2];
    if (pipe(ends) != 0) return 1;
    const auto begin = std::chrono::steady_clock::now();
    const pid_t process = fork();
    if (process == 0) child(input, ends[1]);
    close(ends[1]);
    std::string said;
    char part[256];
    for (ssize_t count = 0; (count = read(ends[0], part, sizeof part)) > 0;)
      said.append(part, static_cast<std::size_t>(count));
    close(ends[0]);
    int status = 0;
    rusage used{};
    wait4(process, &status, 0, &used);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    std::printf("%s|%s|%.2f|%ld\n", input.name, outcome_of(status, said).c_str(), took.count(),
                used.ru_maxrss / 1024);
    std::fflush(stdout);
  }
  return 0;
}
