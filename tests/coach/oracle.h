// What R said (tests/oracle), read from tests/fixtures/oracle.
#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/json.h"
#include "support/shipped.h"

namespace warmline::test {

inline json::Document oracle(const std::string& name) {
  json::ParseOutcome parsed =
      json::parse(read_file(std::string(WARMLINE_SOURCE_DIR "/tests/fixtures/oracle/") + name));
  REQUIRE(parsed.document);
  return std::move(*parsed.document);
}

inline double real(const json::Value& text) {
  REQUIRE(text.is_string());
  const std::string digits(text.string());
  char* end = nullptr;
  const double number = std::strtod(digits.c_str(), &end);
  REQUIRE(*end == '\0');
  return number;
}

inline double real(const json::Value& object, const char* name) {
  const auto found = object.find(name);
  REQUIRE(found);
  return real(*found);
}

inline std::vector<std::optional<std::int32_t>> cells(const json::Value& row) {
  std::vector<std::optional<std::int32_t>> found(row.size());
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row.item(i).is_integer()) found[i] = static_cast<std::int32_t>(row.item(i).integer());
  }
  return found;
}

inline std::vector<std::vector<std::optional<std::int32_t>>> matrix(const json::Value& object,
                                                                    const char* name) {
  const auto rows = object.find(name);
  REQUIRE(rows);
  std::vector<std::vector<std::optional<std::int32_t>>> found;
  for (std::size_t i = 0; i < rows->size(); ++i) found.push_back(cells(rows->item(i)));
  REQUIRE_FALSE(found.empty());
  return found;
}

inline std::vector<double> reals(const json::Value& object, const char* name) {
  const auto row = object.find(name);
  REQUIRE(row);
  std::vector<double> found;
  for (std::size_t i = 0; i < row->size(); ++i) found.push_back(real(row->item(i)));
  return found;
}

// Of a row without gaps.
inline std::vector<std::int32_t> whole_numbers(const json::Value& object, const char* name) {
  const auto row = object.find(name);
  REQUIRE(row);
  std::vector<std::int32_t> found;
  for (const auto& each : cells(*row)) {
    REQUIRE(each);
    found.push_back(*each);
  }
  return found;
}

inline doctest::Approx close_to(double wanted) {
  return doctest::Approx(wanted).epsilon(1e-9).scale(1);
}

// To nine digits, however small.
inline doctest::Approx close_in_digits(double wanted) {
  return doctest::Approx(wanted).epsilon(1e-9).scale(0);
}

}  // namespace warmline::test
