// Known answers from outside: the card networks' and gateways' published test numbers, the IBAN
// registry's examples, the national numbers that administrations and encyclopaedias print.
#include "anonymity/checksums.h"

#include <doctest/doctest.h>

#include <string>

using namespace warmline::anonymity;

TEST_CASE("the anonymity check: test cards' numbers pass, and none does with a digit changed") {
  for (std::string number :
       {"4111111111111111", "4012888888881881", "5555555555554444", "5105105105105100",
        "378282246310005", "371449635398431", "6011111111111117", "30569309025904",
        "3530111333300000", "2223003122003222", "4222222222222"}) {
    CAPTURE(number);
    CHECK(luhn(number));
    for (char& digit : number) {
      const char before = digit;
      digit = before == '9' ? '0' : static_cast<char>(before + 1);
      CHECK_FALSE(luhn(number));
      digit = before;
    }
  }
  CHECK_FALSE(luhn("0000000000000000"));
  CHECK_FALSE(luhn(""));
}

TEST_CASE("the anonymity check: the IBAN registry's examples pass, wrong ones don't") {
  for (std::string number :
       {"GB29NWBK60161331926819", "DE89370400440532013000", "FR1420041010050500013M02606",
        "NL91ABNA0417164300", "ES9121000418450200051332", "NO9386011117947",
        "MT84MALT011000012345MTLCAST001S", "SA0380000000608010167519",
        "BR1800360305000010009795493C1", "CH9300762011623852957", "BE68539007547034",
        "PL61109010140000071219812874", "SE4550000000058398257466"}) {
    CAPTURE(number);
    CHECK(iban(number));
    std::string swapped = number;
    std::swap(swapped[2], swapped[3]);
    CHECK((swapped == number || !iban(swapped)));
    CHECK_FALSE(iban(number + "0"));  // its country's are shorter
  }
  CHECK_FALSE(iban("ZZ29NWBK60161331926819"));
  CHECK_FALSE(iban(""));
}

TEST_CASE("the anonymity check: Verhoeff's digit") {
  CHECK(verhoeff("2363"));  // 236 and its check digit
  CHECK_FALSE(verhoeff("2364"));
  CHECK_FALSE(verhoeff("2633"));  // neighbours swapped
}

TEST_CASE("the anonymity check: national ids by their own checks") {
  const auto is = [](std::string_view text, std::string_view what) {
    return national_id(text, true).find(what) != std::string_view::npos;
  };
  CHECK(is("046454286", "Canadian"));
  CHECK(is("111222333", "Dutch"));
  CHECK(is("876543210", "Australian"));
  CHECK(is("9434765919", "NHS"));
  CHECK(is("8112189876", "Swedish"));
  CHECK(is("86095742719", "German"));
  CHECK(is("44051401359", "Polish"));
  CHECK(is("85073003328", "Belgian"));
  CHECK(is("11144477735", "Brazilian"));
  CHECK(is("255081416802538", "French"));
  CHECK(is("AB123456C", "British"));
  CHECK(is("12345678Z", "Spanish"));
  CHECK(is("X1234567L", "Spanish"));
  CHECK(is("RSSMRA85T10A562S", "Italian"));
  CHECK(is("131052308T", "Finnish"));

  CHECK(national_id("12345678A", true).empty());         // the wrong letter
  CHECK(national_id("RSSMRA85T10A562T", true).empty());  // likewise
  CHECK(national_id("QQ123456C", true).empty());         // Q is never given
  CHECK(national_id("44051401358", true).empty());
  CHECK(national_id("11111111111", true).empty());
  CHECK(national_id("111222333", false).empty());  // a check of one digit needs a word beside it
}
