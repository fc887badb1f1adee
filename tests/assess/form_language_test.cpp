#include <doctest/doctest.h>

#include "assess/form.h"

namespace warmline::test {

TEST_CASE("the language of a form is what its calls have in common") {
  CHECK(assess::common_language({}).empty());
  CHECK(assess::common_language({"en", "en"}) == "en");
  CHECK(assess::common_language({"pt-BR", "pt-BR"}) == "pt-BR");
  CHECK(assess::common_language({"en-GB", "en-US", "en"}) == "en");
  CHECK(assess::common_language({"en", "en-GB"}) == "en");
  CHECK(assess::common_language({"en", "de"}) == "mul");
  CHECK(assess::common_language({"de", "den"}) == "mul");
  CHECK(assess::common_language({"en-GB", "en-US", "de"}) == "mul");
  CHECK(assess::primary_language("pt-BR") == "pt");
  CHECK(assess::primary_language("en") == "en");
}

}  // namespace warmline::test
