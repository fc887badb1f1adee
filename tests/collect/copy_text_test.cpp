#include "collect/copy_text.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <cstdlib>
#include <limits>

using warmline::collect::CopyRow;

// What each has to be stands in PostgreSQL's documentation of COPY, "Text Format".
TEST_CASE("a row for COPY: tabs between fields, nothing apart from empty") {
  std::string text;
  CopyRow(text)
      .integer(-7)
      .text("")
      .nothing()
      .truth(true)
      .truth(false)
      .maybe(std::nullopt)
      .maybe(3)
      .end();
  CopyRow(text).integer(std::numeric_limits<std::int64_t>::min()).count(0).end();
  CHECK(text == "-7\t\t\\N\tt\tf\t\\N\t3\n-9223372036854775808\t0\n");
}

TEST_CASE("what would end a field or a row is escaped, and a NUL is no longer one") {
  std::string text;
  CopyRow(text).text("a\tb\nc\rd\\e").text(std::string("x\0y", 3)).text("\\N").text("\\.").end();
  CHECK(text == "a\\tb\\nc\\rd\\\\e\tx\xEF\xBF\xBDy\t\\\\N\t\\\\.\n");
}

TEST_CASE("a real number reads back as the same") {
  for (const double number : {12.706204736432095, 0.1, 1.0 / 3, 2.0, 1e-300}) {
    std::string text;
    CopyRow(text).real(number).end();
    CHECK(std::strtod(text.c_str(), nullptr) == number);
  }
}
