#include "anonymity/stand_in.h"

#include <doctest/doctest.h>

#include <random>
#include <set>
#include <string>
#include <vector>

#include "anonymity/find.h"
#include "anonymity/tokens.h"

using namespace warmline;
using anonymity::Finding;
using anonymity::Kind;
using anonymity::Known;

namespace {

using Turns = std::vector<std::string>;

// The nth time that a value stands in a turn.
Finding found(const Turns& turns, std::size_t turn, const std::string& value, Kind kind) {
  const std::size_t at = turns[turn].find(value);
  REQUIRE(at != std::string::npos);
  return {turn, at, at + value.size(), kind, "because"};
}

std::string shown(const Turns& turns) {
  std::string out;
  for (const std::string& turn : turns) out += turn + '\n';
  return out;
}

Turns replaced(const Turns& turns, const std::vector<Finding>& findings,
               const std::vector<Known>& known = {}) {
  return anonymity::replace(turns, findings, known).turns;
}

}  // namespace

TEST_CASE(
    "stand-ins: one person by full name, first name, surname, title, possessive, other case") {
  const Turns turns = {"My name is Odalys Brennick.", "Thank you, Mrs Brennick.",
                       "odalys's husband", "BRENNICK with two n", "not Brennicks"};
  CHECK(replaced(turns, {found(turns, 0, "Odalys Brennick", Kind::kPerson),
                         found(turns, 1, "Mrs", Kind::kTitle),
                         found(turns, 1, "Brennick", Kind::kPerson)}) ==
        Turns{"My name is [name 1].", "Thank you, [name 1].", "[name 1]'s husband",
              "[name 1] with two n", "not Brennicks"});
}

TEST_CASE("stand-ins: two people are two, and a name they share is nobody's alone") {
  const Turns turns = {"Ana Quill and Ben Quill", "Ana, Ben", "Quill"};
  CHECK(replaced(turns, {found(turns, 0, "Ana Quill", Kind::kPerson),
                         found(turns, 0, "Ben Quill", Kind::kPerson)}) ==
        Turns{"[name 1] and [name 2]", "[name 1], [name 2]", "[name 3]"});
}

TEST_CASE("stand-ins: what the file knows counts everywhere") {
  const Turns turns = {"It's tilda.", "Marsh, T. Call +44 20 7946 0123", "mail fenn@example.org"};
  CHECK(replaced(turns, {},
                 {{Kind::kPerson, "Tilda Marsh"},
                  {Kind::kPhone, "+442079460123"},
                  {Kind::kEmail, "fenn@example.org"}}) ==
        Turns{"It's [name 1].", "[name 1], T. Call +[telephone number 1]",
              "mail [e-mail address 1]"});
}

TEST_CASE("stand-ins: a number is the same written, spaced or spoken") {
  const Turns turns = {"It is 4471.", "four four seven one", "double four seven one, and 44 71",
                       "4472, 14471"};
  CHECK(replaced(turns, {found(turns, 0, "4471", Kind::kDigits)}) ==
        Turns{"It is [number 1].", "[number 1]", "[number 1], and [number 1]", "4472, 14471"});
}

TEST_CASE("stand-ins: a number split over turns goes part by part") {
  const Turns turns = {"four one one", "yes", "two two three", "so four one one two two three"};
  const Turns out = replaced(turns, {found(turns, 0, "four one one", Kind::kDigits),
                                     found(turns, 2, "two two three", Kind::kDigits)});
  CHECK(out == Turns{"[number 1]", "yes", "[number 2]", "so [number 1] [number 2]"});
}

TEST_CASE("stand-ins: dates of birth and dates count together, other kinds apart") {
  const Turns turns = {"born 3 May 1961", "on 3 May 1961", "in Lisbon, at Lisbon"};
  CHECK(replaced(turns, {found(turns, 0, "3 May 1961", Kind::kBirthDate),
                         found(turns, 1, "3 May 1961", Kind::kDate),
                         found(turns, 2, "Lisbon", Kind::kPlace)}) ==
        Turns{"born [date 1]", "on [date 1]", "in [place 1], at [place 1]"});
}

TEST_CASE("stand-ins: overlapping findings leave nothing of either") {
  const Turns turns = {"12 High Street Reading town"};
  CHECK(replaced(turns, {found(turns, 0, "12 High Street", Kind::kAddress),
                         found(turns, 0, "Street Reading", Kind::kPlace)}) ==
        Turns{"[address 1] [place 1] town"});
}

TEST_CASE("stand-ins: an everyday word is a name where it is found or has a capital") {
  const Turns turns = {"I'm Will.", "will you wait, Will?", "will"};
  const auto everyday = [](std::string_view word) { return word == "will"; };
  CHECK(anonymity::replace(turns, {found(turns, 0, "Will", Kind::kPerson)}, {}, everyday).turns ==
        Turns{"I'm [name 1].", "will you wait, [name 1]?", "will"});
}

TEST_CASE("stand-ins: what is one already stays, and numbers go on after it") {
  const Turns turns = {"[name 2], [PII] and Bo", "[name] [names 1] [name 0x]"};
  CHECK(replaced(turns, {{0, 0, turns[0].size(), Kind::kOrganisation, ""},
                         found(turns, 0, "Bo", Kind::kPerson)})[0] ==
        "[name 2], [PII] [organisation 1]");
  CHECK(replaced(turns, {found(turns, 0, "Bo", Kind::kPerson)}) ==
        Turns{"[name 2], [PII] and [name 3]", turns[1]});
}

TEST_CASE("stand-ins: combinations and lone titles are left for a person to judge") {
  const Turns turns = {"the Doctor in the village"};
  const anonymity::Replaced out =
      anonymity::replace(turns,
                         {found(turns, 0, "Doctor", Kind::kTitle),
                          found(turns, 0, "Doctor in the village", Kind::kCombination)},
                         {});
  CHECK(out.turns == turns);
  CHECK(out.left.size() == 2);
}

TEST_CASE("stand-ins: the report says what stands where and why") {
  const Turns turns = {"Bo", "it is Bo and Bo"};
  const anonymity::Replaced out =
      anonymity::replace(turns, {found(turns, 0, "Bo", Kind::kPerson)}, {});
  REQUIRE(out.stand_ins.size() == 1);
  CHECK(out.stand_ins[0].words == "[name 1]");
  CHECK(out.stand_ins[0].why == "because");
  CHECK(out.stand_ins[0].turns == std::vector<std::size_t>{0, 1, 1});
}

namespace {

// Conversations out of invented values among ordinary words.
struct Conversation {
  Turns turns;
  std::vector<Finding> findings;
  std::vector<std::string> values;  // one for each finding
};

constexpr std::string_view kWords[] = {"yes",    "the",     "parcel", "is", "late",
                                       "again,", "please.", "and",    "-",  "\"so\""};
constexpr std::string_view kSyllables[] = {"zor", "vek", "lun", "mib", "tash",
                                           "qui", "dro", "é",   "ß",   "жу"};

std::string invented(std::mt19937& random) {
  std::string word = "X";
  for (int i = 0; i < 6; ++i) word += kSyllables[random() % std::size(kSyllables)];
  return word;
}

Conversation conversation(std::mt19937& random) {
  std::vector<std::pair<std::string, Kind>> pool;
  for (int i = 0; i < 3; ++i)
    pool.emplace_back(invented(random) + ' ' + invented(random), Kind::kPerson);
  for (int i = 0; i < 2; ++i) pool.emplace_back(invented(random), Kind::kPlace);
  for (int i = 0; i < 2; ++i)
    pool.emplace_back(std::to_string(10'000 + random() % 90'000), Kind::kDigits);
  pool.emplace_back(invented(random) + " Ltd", Kind::kOrganisation);
  Conversation made;
  for (int turn = 0; turn < 6; ++turn) {
    std::string text;
    for (std::size_t part = 0; part < 12; ++part) {
      if (!text.empty()) text += ' ';
      if (random() % 3 > 0) {
        text += kWords[random() % std::size(kWords)];
        continue;
      }
      auto [value, kind] = pool[random() % pool.size()];
      const bool noticed = random() % 2 == 0;
      if (noticed) {
        made.findings.push_back(
            {made.turns.size(), text.size(), text.size() + value.size(), kind, ""});
        made.values.push_back(value);
      } else if (kind == Kind::kPerson && random() % 2 == 0) {
        value = value.substr(value.find(' ') + 1);
      }
      text += value;
      text += random() % 3 == 0 ? "'s" : ",";
    }
    made.turns.push_back(std::move(text));
  }
  return made;
}

// The folded words of all turns, each between bars.
std::string haystack(const Turns& turns) {
  std::string out = "|";
  for (const std::string& turn : turns) {
    for (const anonymity::Token& token : anonymity::tokens_of(turn)) out += token.folded + '|';
    out += '|';
  }
  return out;
}

std::string needle(const std::string& value) {
  std::string out = "|";
  for (const anonymity::Token& token : anonymity::tokens_of(value)) out += token.folded + '|';
  return out;
}

}  // namespace

TEST_CASE(
    "stand-ins: property: no value survives, twice changes nothing, same is same, different is "
    "different") {
  std::mt19937 random(20240307);
  for (int i = 0; i < 400; ++i) {
    const Conversation made = conversation(random);
    const anonymity::Replaced out = anonymity::replace(made.turns, made.findings, {});
    CAPTURE(shown(made.turns));
    CAPTURE(shown(out.turns));
    const std::string rest = haystack(out.turns);
    for (const std::string& value : made.values) {
      CAPTURE(value);
      CHECK(rest.find(needle(value)) == std::string::npos);
      const std::string last = value.substr(value.find(' ') + 1);
      if (last != "Ltd") CHECK(rest.find(needle(last)) == std::string::npos);
    }
    CHECK(anonymity::replace(out.turns, {}, {}).turns == out.turns);
    const std::set<std::string> different(made.values.begin(), made.values.end());
    CHECK(out.stand_ins.size() == different.size());
    std::set<std::string> words;
    for (const anonymity::StandIn& each : out.stand_ins) words.insert(each.words);
    CHECK(words.size() == out.stand_ins.size());
  }
}

TEST_CASE("stand-ins: with the real finder, replacing twice changes nothing") {
  const Turns turns = {"Good morning, this is Priya Raman from Larkfield Heating, how can I help?",
                       "My name is Odalys Brennick, I live at 14 Orchard Lane, Bristol BS1 4DJ.",
                       "My number is 020 7946 0958 and my mail is odalys@example.org.",
                       "I was born on 3 May 1961, my card is 4111 1111 1111 1111.",
                       "Thanks Priya. Yes, Mrs Brennick."};
  const anonymity::Lexicon& lexicon = anonymity::built_in_lexicon();
  const auto everyday = [&](std::string_view word) {
    return (lexicon.marks(word) & anonymity::kWord) != 0;
  };
  const Turns once = anonymity::replace(turns, anonymity::find(turns, lexicon), {}, everyday).turns;
  const Turns twice = anonymity::replace(once, anonymity::find(once, lexicon), {}, everyday).turns;
  CHECK(twice == once);
  for (const char* value :
       {"Priya", "Odalys", "Brennick", "Orchard", "7946", "example.org", "1961", "4111"}) {
    CAPTURE(value);
    CAPTURE(shown(once));
    CHECK(haystack(once).find(needle(value)) == std::string::npos);
  }
}
