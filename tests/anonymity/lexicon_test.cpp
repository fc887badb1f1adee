#include "anonymity/lexicon.h"

#include <doctest/doctest.h>

#include "anonymity/tokens.h"

using namespace warmline;
using namespace warmline::anonymity;

TEST_CASE("the lexicon knows countries, towns, names and everyday words") {
  const Lexicon& lexicon = built_in_lexicon();
  CHECK(lexicon.size() > 40'000);
  CHECK((lexicon.marks("switzerland") & kCountry) != 0);
  CHECK((lexicon.marks("new zealand") & kCountry) != 0);
  CHECK((lexicon.marks("rotterdam") & kTown) != 0);
  CHECK((lexicon.marks("jennifer") & kName) != 0);
  CHECK((lexicon.marks("because") & kCommon) != 0);
  CHECK((lexicon.marks("wardrobes") & kWord) != 0);  // by its ending
  CHECK(lexicon.marks("xqyrtl") == 0);
  CHECK(lexicon.marks("") == 0);
  CHECK(lexicon.begins_longer("new"));
  CHECK_FALSE(lexicon.begins_longer("switzerland"));
}

TEST_CASE("a damaged lexicon is refused") {
  const std::string sound = "warmline lexicon 1\n01\n82\nab\nc\n";
  const Result<Lexicon> read = Lexicon::read(sound);
  REQUIRE(read.ok());
  CHECK(read.value().marks("ab") == kWord);
  CHECK(read.value().marks("ac") == kTown);
  for (std::size_t length = 0; length < sound.size(); ++length) {
    CHECK_FALSE(Lexicon::read(std::string_view(sound).substr(0, length)).ok());
  }
  CHECK_FALSE(Lexicon::read("warmline lexicon 1\n09\n82\nab\nc\n").ok());  // shares too much
  CHECK_FALSE(Lexicon::read("warmline lexicon 1\n01\n82\nab\na\n").ok());  // not in order
  CHECK_FALSE(Lexicon::read("warmline lexicon 2\n01\n82\nab\nc\n").ok());
}

TEST_CASE("folding takes case and accents away") {
  CHECK(fold("Ångström") == "angstrom");
  CHECK(fold("STRASSE Straße") == "strasse strasse");
  CHECK(fold("Łódź") == "lodz");
  CHECK(fold("ΑΘΉΝΑ") != "");
  CHECK(fold("МОСКВА") == "москва");
}
