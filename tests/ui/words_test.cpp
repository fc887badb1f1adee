#include "ui/words.h"

#include <doctest/doctest.h>

using namespace warmline;
using namespace warmline::ui;

TEST_CASE("times are written for people") {
  CHECK(clock_time(0) == "00:00");
  CHECK(clock_time(252) == "04:12");
  CHECK(clock_time(3725) == "1:02:05");
  CHECK(duration(20) == "20 s");
  CHECK(duration(60) == "1 min");
  CHECK(duration(110) == "1 min 50 s");
  CHECK(duration(7500) == "2 h 5 min");
  CHECK(duration(90000) == "1 day 1 h");
}

TEST_CASE("long words are shortened at a word's end, counting characters and not bytes") {
  CHECK(shortened("one two three", 20) == "one two three");
  CHECK(shortened("one two three", 9) == "one two…");
  CHECK(shortened("one, two", 5) == "one…");
  CHECK(shortened("äöüäöü äöü", 10) == "äöüäöü äöü");
  CHECK(shortened("äöüäöü äöü", 8) == "äöüäöü…");
  CHECK(shortened("unbroken", 4) == "unbr…");
}

TEST_CASE("figures") {
  CHECK(percent(784) == 78);
  CHECK(percent(785) == 79);
  CHECK(percent_words(1000) == "100 %");
  CHECK(minus(0) == "0");
  CHECK(minus(11) == "−11");
  CHECK(count_of(1, "call", "calls") == "1 call");
  CHECK(count_of(0, "call", "calls") == "0 calls");
  CHECK(spoken_or_done(scenario::ChoiceForm::kSay, "Yes.") == "“Yes.”");
  CHECK(spoken_or_done(scenario::ChoiceForm::kDo, "Wait.") == "Wait.");
}
