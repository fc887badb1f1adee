#include "core/text.h"

#include <doctest/doctest.h>

#include <string>

namespace text = warmline::text;

TEST_CASE("UTF-8: what Unicode calls ill-formed is found where it begins") {
  CHECK(text::first_invalid_utf8("") == text::kNone);
  CHECK(text::first_invalid_utf8("plain, é, €, 𝄞") == text::kNone);
  CHECK(text::first_invalid_utf8("\xF4\x8F\xBF\xBF") == text::kNone);  // U+10FFFF
  CHECK(text::first_invalid_utf8("\xED\x9F\xBF\xEE\x80\x80") == text::kNone);
  // The rows of Unicode 15, tables 3-8 to 3-11: overlong, surrogate, beyond the end, cut off.
  CHECK(text::first_invalid_utf8("ab\xC0\xAF") == 2);
  CHECK(text::first_invalid_utf8("\xE0\x80\xAF") == 0);
  CHECK(text::first_invalid_utf8("\xF0\x80\x80\x80") == 0);
  CHECK(text::first_invalid_utf8("a\xED\xA0\x80") == 1);
  CHECK(text::first_invalid_utf8("a\xF4\x91\x92\x93") == 1);
  CHECK(text::first_invalid_utf8("abc\xFF") == 3);
  CHECK(text::first_invalid_utf8("abc\x80") == 3);
  CHECK(text::first_invalid_utf8("abc\xE2\x82") == 3);
  CHECK(text::first_invalid_utf8("abc\xC3") == 3);
}

TEST_CASE("code points are counted, not bytes") {
  CHECK(text::code_points("") == 0);
  CHECK(text::code_points("naïve €𝄞") == 8);
}

TEST_CASE("printable leaves nothing that moves a cursor or breaks a line") {
  CHECK(text::printable("a\nb\x1b[2Jc\x7f") == "a\\u000ab\\u001b[2Jc\\u007f");
  CHECK(text::printable("\xC2\x9B"
                        "31m") == "\\u009b31m");
  CHECK(text::printable("\u2028\u2029") == "\\u2028\\u2029");
  CHECK(text::printable("é … € 𝄞 \u202F") == "é … € 𝄞 \u202F");
}

TEST_CASE("quoted cuts at code points") {
  CHECK(text::quoted("abc") == "\"abc\"");
  CHECK(text::quoted("€€€€", 3) == "\"€€€…\"");
  CHECK(text::quoted("€€€", 3) == "\"€€€\"");
  CHECK(text::quoted("") == "\"\"");
}

TEST_CASE("nearest finds slips of the finger and nothing else") {
  const std::vector<std::string_view> names = {"ring-back", "ring-desk", "goodbye", "to"};
  CHECK(text::nearest("ring-bak", names) == "ring-back");
  CHECK(text::nearest("rign-desk", names) == "ring-desk");
  CHECK(text::nearest("RING-DESK", names) == "ring-desk");
  CHECK(text::nearest("ot", names) == "to");
  CHECK_FALSE(text::nearest("pharmacy", names).has_value());
  CHECK_FALSE(text::nearest("", names).has_value());
  CHECK_FALSE(text::nearest(std::string(100, 'g'), names).has_value());
  CHECK_FALSE(text::nearest("xy", names).has_value());
}

TEST_CASE("lists read as a sentence") {
  CHECK(text::list_of({"a"}) == "\"a\"");
  CHECK(text::list_of({"a", "b"}) == "\"a\" or \"b\"");
  CHECK(text::list_of({"a", "b", "c"}) == "\"a\", \"b\" or \"c\"");
  CHECK(text::list_of({"a", "b", "c", "d"}, 2) == "\"a\", \"b\" and 2 more");
}
