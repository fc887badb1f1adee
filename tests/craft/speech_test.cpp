#include "craft/speech.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/call_builder.h"

namespace warmline::test {

using Strings = std::vector<std::string>;

TEST_CASE("Words as they are heard") {
  CHECK(craft::words_of("It’s 5—no, I'd … “Say 12.50!” café") ==
        Strings{"it's", "5", "no", "i'd", "say", "12", "50", "café"});
  CHECK(craft::words_of("'Quite'") == Strings{"quite"});
  CHECK(craft::words_of("… — !").empty());
  CHECK(craft::words_of("").empty());
}

TEST_CASE("Sentences") {
  CHECK(craft::sentences_in("Oh. Right… no? Yes") == 3);
  CHECK(craft::sentences_in("It costs 2.5 pounds.") == 1);
  CHECK(craft::sentences_in("Well... I don't know.") == 1);
  CHECK(craft::sentences_in("No!? Really?!") == 2);
  CHECK(craft::sentences_in("— …") == 0);
}

TEST_CASE("Syllables, by rule of thumb") {
  const std::vector<std::pair<const char*, std::size_t>> known = {
      {"a", 1},        {"the", 1},    {"cat", 1},    {"you", 1},       {"make", 1},
      {"table", 2},    {"tables", 2}, {"walked", 1}, {"wanted", 2},    {"times", 1},
      {"houses", 2},   {"washes", 2}, {"see", 1},    {"very", 2},      {"pharmacy", 3},
      {"tomorrow", 3}, {"hmm", 1},    {"7", 1},      {"understand", 3}};
  for (const auto& each : known) {
    CAPTURE(std::string(each.first));
    CHECK(craft::syllables_in(each.first) == each.second);
  }
}

// 9 words, 2 sentences, 10 syllables ("very" has two): 0.39 × 4.5 + 11.8 × 10 ÷ 9 − 15.59 = −0.72;
// 206.835 − 1.015 × 4.5 − 84.6 × 10 ÷ 9 = 108.27.
TEST_CASE("Flesch–Kincaid grade and Flesch's ease") {
  craft::Speech speech;
  speech.add("The cat sat. It was a very big dog.", "n", true);
  CHECK(speech.words == 9);
  CHECK(speech.sentences == 2);
  CHECK(speech.syllables == 10);
  CHECK(speech.grade() == -7);
  CHECK(speech.ease() == 1083);
  craft::Speech other;
  other.add("Der Hund ist groß.", "n", false);
  CHECK(other.words == 4);
  CHECK_FALSE(other.grade());
  CHECK_FALSE(other.ease());
  other.merge(speech);
  CHECK(other.words == 13);
  CHECK(other.grade() == -7);  // of the English part
}

TEST_CASE("What of a call is heard") {
  CallBuilder call;
  const Index start = call.node("start");
  const Index end = call.ending("end");
  call.raw().language = "en-GB";
  call.line(start, "One two three.");
  call.raw().nodes[start].lines.push_back({scenario::SpeakerKind::kSystem, 0, "Not heard.", {}});
  call.choice(start, "say", end).text = "Four five six seven, and eight.";
  Choice& act = call.choice(start, "do", end);
  act.form = scenario::ChoiceForm::kDo;
  act.text = "Not said.";
  const craft::Speech speech = craft::speech_of(call.raw());
  CHECK(speech.lines == 2);
  CHECK(speech.words == 9);
  CHECK(speech.words_a_line() == 45);
  CHECK(speech.longest == 6);
  CHECK(speech.longest_at == "start");
  CHECK(speech.english_words == 9);
  CHECK(craft::is_english("en"));
  CHECK(craft::is_english("en-GB"));
  CHECK_FALSE(craft::is_english("eng"));
  CHECK_FALSE(craft::is_english("de"));
}

}  // namespace warmline::test
