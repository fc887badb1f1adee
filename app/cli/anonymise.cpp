#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "anonymity/find.h"
#include "cli/commands.h"
#include "core/json.h"
#include "core/text.h"

namespace warmline::cli {

namespace {

// Code points before each finding's ends; findings come in order of place.
std::string spans_of(const std::string& text) {
  json::Writer out;
  out.begin_array();
  std::size_t at = 0;
  std::size_t characters = 0;
  const auto count_to = [&](std::size_t byte) {
    characters += text::code_points(std::string_view(text).substr(at, byte - at));
    at = byte;
    return static_cast<std::int64_t>(characters);
  };
  for (const anonymity::Finding& each : anonymity::find({text}, anonymity::built_in_lexicon())) {
    out.begin_object();
    out.key("start").integer(count_to(each.begin));
    out.key("end").integer(count_to(each.end));
    out.key("type").string(anonymity::name_of(each.kind));
    out.end_object();
  }
  out.end_array();
  return out.take();
}

int print_spans(std::istream& in, const std::string& name) {
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const json::ParseOutcome parsed = json::parse(line);
    const auto text = parsed.document ? parsed.document->root().find("text") : std::nullopt;
    if (!text || !text->is_string()) {
      std::cerr << name << ":" << number << ": error: "
                << (parsed.document ? "no \"text\" in it; each line is {\"text\": \"…\"}"
                                    : parsed.problems.front().problem)
                << "\n";
      return kFoundErrors;
    }
    std::cout << spans_of(std::string(text->string())) << "\n";
  }
  return kDone;
}

}  // namespace

int anonymise_spans(const std::string& file) {
  if (file.empty() || file == "-") return print_spans(std::cin, "stdin");
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    std::cerr << file << ": error: cannot be read; is it there, and may you read it?\n";
    return kMisused;
  }
  return print_spans(in, file);
}

}  // namespace warmline::cli
