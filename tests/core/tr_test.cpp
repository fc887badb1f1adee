#include "core/tr.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace warmline;

namespace {

// Puts English back, so that other tests read what they expect.
struct Spoken {
  explicit Spoken(Catalog catalog, Locale locale = {}) {
    speak(std::move(catalog), std::move(locale));
  }
  ~Spoken() { speak({}, {}); }
};

}  // namespace

TEST_CASE("Without a table everything is said in English") {
  const Spoken english({});
  CHECK(tr("Settings") == "Settings");
  CHECK(tr("Open##a form") == "Open");
  CHECK(tr("Weeks {0} to {1}", 3, std::string("5")) == "Weeks 3 to 5");
  CHECK(tr_n("{0} call", "{0} calls", 1) == "1 call");
  CHECK(tr_n("{0} call", "{0} calls", 0) == "0 calls");
  CHECK(tr_n("One call of {1}", "{0} calls of {1}", 1, "Ann") == "One call of Ann");
  CHECK(listed({}).empty());
  CHECK(listed({"a"}) == "a");
  CHECK(listed({"a", "b", "c"}) == "a, b and c");
  CHECK(long_day_words(0) == "1 January 1970");
  CHECK(long_day_words(20784) == "27 November 2026");
  CHECK(long_day_words(-1) == "31 December 1969");
  CHECK(number_words(0.7666, 2) == "0.77");
}

TEST_CASE("A table's texts take the place of the English, with their own order") {
  auto read = read_catalog(R"({"language": "de", "name": "Deutsch", "messages": {
    "{0} of {1}": "{1}, davon {0}", "Open##a form": "Offen", "Open": "Öffnen",
    "{0} calls": {"one": "{0} Gespräch", "other": "{0} Gespräche"}}})");
  REQUIRE(read);
  const Spoken german(std::move(read).value());
  CHECK(tr("{0} of {1}", 3, 8) == "8, davon 3");
  CHECK(tr("Open##a form") == "Offen");
  CHECK(tr("Open") == "Öffnen");
  CHECK(tr_n("{0} call", "{0} calls", 1) == "1 Gespräch");
  CHECK(tr_n("{0} call", "{0} calls", 2) == "2 Gespräche");
  CHECK(tr("Settings") == "Settings");  // what is missing is said in English
}

// Categories as Unicode's CLDR has them for Polish (plural rules, language "pl").
TEST_CASE("A plural takes the category that the language's own rule names") {
  Locale polish;
  polish.plural = [](std::int64_t n) -> std::string {
    if (n == 1) return "one";
    return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? "few" : "many";
  };
  const Spoken words({{"{0} files",
                       {{"one", "{0} plik"},
                        {"few", "{0} pliki"},
                        {"many", "{0} plików"},
                        {"other", "{0} pliku"}}}},
                     polish);
  const auto files = [](std::int64_t n) { return tr_n("{0} file", "{0} files", n); };
  CHECK(files(1) == "1 plik");
  CHECK(files(3) == "3 pliki");
  CHECK(files(5) == "5 plików");
  CHECK(files(22) == "22 pliki");
  CHECK(files(112) == "112 plików");
}

TEST_CASE("What is filled in is not looked into again, and a text that was given out stays") {
  const Spoken english({});
  CHECK(tr("{0} and {1}", "{1}", "x") == "{1} and x");
  CHECK(tr("{0} {7} {x} {", "a") == "a {7} {x} {");
  const std::string& kept = tr("A kept label");
  for (int i = 0; i < 1000; ++i) (void)tr("Another {0}", i);
  CHECK(kept == "A kept label");
}

TEST_CASE("What runs from right to left is set apart from the sentence around it") {
  const Spoken english({});
  CHECK(tr("“{0}” was added.", "שלום") == "“\u2068שלום\u2069” was added.");
  CHECK(tr("“{0}” was added.", "سلام") == "“\u2068سلام\u2069” was added.");
  CHECK(tr("“{0}” was added.", "Łódź – Ωmega, 世界") == "“Łódź – Ωmega, 世界” was added.");
}

TEST_CASE("A table that isn't one is refused") {
  for (const char* text :
       {"", "[]", "{}", R"({"messages": []})", R"({"messages": {"a": {"one": "b"}}})"})
    CHECK_FALSE(read_catalog(text));
}
