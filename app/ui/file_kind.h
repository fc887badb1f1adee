// What a file that somebody chose or dropped seems to be, by what stands in it and not by its name.
#pragma once

#include <string_view>

namespace warmline::ui {

// All but kOther also for one whose JSON is broken, so that the checker can say where.
enum class FileKind : unsigned char {
  kScenario,
  kLens,
  kResult,
  kSession,
  kReply,
  kRating,
  kOther
};

[[nodiscard]] FileKind kind_of_file(std::string_view bytes);

}  // namespace warmline::ui
