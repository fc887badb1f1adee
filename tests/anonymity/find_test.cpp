// Every kind, by numbers and names that are reserved for examples: RFC 2606 and 5737, 555-01xx and
// Ofcom's numbers for drama, published test cards.
#include "anonymity/find.h"

#include <doctest/doctest.h>

#include "anonymity/support.h"

using namespace warmline::anonymity;

TEST_CASE("anonymity finds addresses of the net") {
  CHECK(found_in("Write to a.b+c@example.com.") == "email: a.b+c@example.com");
  CHECK(found_in("write to anna dot berg at example dot com please") ==
        "email: anna dot berg at example dot com");
  CHECK(found_in("It was on https://www.example.org/a?b=1, I think.") ==
        "url: https://www.example.org/a?b=1");
  CHECK(found_in("It was on www.example.net.") == "url: www.example.net");
  CHECK(found_in("It was on example.co.uk.") == "url: example.co.uk");
  CHECK(found_in("blocked at 192.0.2.146 again") == "ip: 192.0.2.146");
  CHECK(found_in("blocked at 2001:db8:0:0:8:800:200c:417a again") ==
        "ip: 2001:db8:0:0:8:800:200c:417a");
  CHECK(found_in("version 300.0.2.1 at 12:30:45") == "");
  CHECK(found_in("me @ home") == "");
}

TEST_CASE("anonymity finds numbers with a check digit") {
  CHECK(found_in("my card 4111 1111 1111 1111 is gone") == "card: 4111 1111 1111 1111");
  CHECK(found_in("my card 378282246310005 is gone") == "card: 378282246310005");
  CHECK(found_in("it says 5555-5555-5555-4444") == "card: 5555-5555-5555-4444");
  CHECK(found_in("my card 4111 1111 1111 1112 is gone") == "card: 4111 1111 1111 1112");
  CHECK(found_in("The IBAN is GB29 NWBK 6016 1331 9268 19, yes") ==
        "iban: GB29 NWBK 6016 1331 9268 19");
  CHECK(found_in("my iban is de89370400440532013000") == "iban: de89370400440532013000");
  CHECK(found_in("my social security number is 078-05-1120") == "national-id: 078-05-1120");
  CHECK(found_in("the number 000-12-3456") != "national-id: 000-12-3456");
  CHECK(found_in("the number 666-12-3456") != "national-id: 666-12-3456");
  CHECK(found_in("it is AB 12 34 56 C on the letter") == "national-id: AB 12 34 56 C");
  CHECK(found_in("my tax id is 86 095 742 719") == "national-id: 86 095 742 719");
  CHECK(found_in("CPF 111.444.777-35") == "national-id: 111.444.777-35");
  CHECK(found_in("my driver's license is F12345678901") == "driver-licence: F12345678901");
}

TEST_CASE("anonymity finds telephone numbers, and no prices or times") {
  CHECK(found_in("call me on 202-555-0142 today") == "phone: 202-555-0142");
  CHECK(found_in("call me on (202) 555-0142 today") == "phone: (202) 555-0142");
  CHECK(found_in("call +44 20 7946 0958 now") == "phone: +44 20 7946 0958");
  CHECK(found_in("call 01632 960123 now") == "phone: 01632 960123");
  CHECK(found_in("it was 202-555-0142x4587") == "phone: 202-555-0142x4587");
  CHECK(found_in("my phone is 555 0142") == "phone: 555 0142");
  CHECK(found_in("it was 149.99 at 9:30, room 12, for 2 days") == "");
}

TEST_CASE("anonymity hears digits as they are said") {
  CHECK(found_in("it's four one one, double seven, oh two") ==
        "digits: four one one, double seven, oh two");
  CHECK(found_in("my number is seven nine four six oh nine five eight") ==
        "phone: seven nine four six oh nine five eight");
  CHECK(found_in("four one one one one one one one one one one one one one one one") ==
        "card: four one one one one one one one one one one one one one one one");
  CHECK(found_in("one or two of the three, and five for me") == "");
  CHECK(found_in("between fifteen and twenty, say eighteen") == "");
}

TEST_CASE("anonymity puts a number together that is said over several turns") {
  CHECK(found_over({"Four one one.", "Mm-hm.", "Oh nine.", "Yes.", "Then seven seven."}) ==
        "digits: Four one one; digits: Oh nine; digits: seven seven");
  CHECK(found_over({"4111 1111", "Yes?", "1111 1111"}) == "card: 4111 1111; card: 1111 1111");
  CHECK(found_over({"It's 4111.", "Yes?", "1111.", "Go on.", "1111 1111."}).find("card") == 0);
  CHECK(found_over({"I waited 20 minutes.", "I'm sorry to hear that you had to wait.",
                    "And 45 minutes the day before, with that music."}) == "");
}

TEST_CASE("anonymity finds names by context and by list") {
  CHECK(found_in("My name is Oluwaseun Adeyemi-Brand.") == "person: Oluwaseun Adeyemi-Brand");
  CHECK(found_in("hello, my name is wanjiru and i'm calling about my bill") == "person: wanjiru");
  CHECK(found_in("Is Mr. Baker there?") == "title: Mr.; person: Baker");
  CHECK(found_in("I spoke to Jennifer yesterday.") == "person: Jennifer");
  CHECK(found_in("It was O'Brien who said so.") == "person: O'Brien");
  CHECK(found_in("Ask J. R. Ewing about it.") == "person: J. R. Ewing");
  CHECK(found_in("i talked to jennifer smith about it") == "person: jennifer smith");
  CHECK(found_in("I will ask. May I? Will you? Mark my words.") == "");
}

TEST_CASE("anonymity finds places and organisations") {
  CHECK(found_in("We moved here from Switzerland.") == "place: Switzerland");
  CHECK(found_in("We moved here from New Zealand.") == "place: New Zealand");
  CHECK(found_in("I live in Rotterdam now.") == "place: Rotterdam");
  CHECK(found_in("I live in Xqyrtlville now.") == "place: Xqyrtlville");
  CHECK(found_in("I work for Zentrix Ltd.") == "organisation: Zentrix Ltd.");
  CHECK(found_in("My bank is Zentrix Bank.") == "organisation: Zentrix Bank");
  CHECK(found_in("I am employed at Zentrix.") == "organisation: Zentrix");
}

TEST_CASE("anonymity finds addresses and postcodes") {
  CHECK(found_in("I live at 12 High Street.") == "address: 12 High Street");
  CHECK(found_in("I live at 12 rue de la Paix.") == "address: 12 rue de la Paix");
  CHECK(found_in("I live at Lindenstrasse 7.") == "address: Lindenstrasse 7");
  CHECK(found_in("I live at Via Roma 12.") == "address: Via Roma 12");
  CHECK(found_in("Send it to PO Box 1234.") == "address: PO Box 1234");
  CHECK(found_in("The code is SW1A 1AA.") == "postcode: SW1A 1AA");
  CHECK(found_in("My zip code is 90210.") == "postcode: 90210");
}

TEST_CASE("anonymity finds dates, dates of birth, ages, nationalities, titles") {
  CHECK(found_in("I was born on 4 May 1981.") == "birth-date: 4 May 1981");
  CHECK(found_in("born on the twenty first of March") == "birth-date: twenty first of March");
  CHECK(found_in("date of birth: 04/05/1981") == "birth-date: 04/05/1981");
  CHECK(found_in("It came on 2003-08-28 12:13:52.") == "date: 2003-08-28 12:13:52");
  CHECK(found_in("My mother is 82 years old.") == "age: 82");
  CHECK(found_in("she's seventy-one years old") == "age: seventy-one");
  CHECK(found_in("I just turned 64.") == "age: 64");
  CHECK(found_in("She is Norwegian.") == "nationality: Norwegian");
  CHECK(found_in("I am bruneian.") == "nationality: bruneian");
  CHECK(found_in("Is there somebody who speaks some more English?") == "");
  CHECK(found_in("English is his second language.") == "");
  CHECK(found_in("I waited for 64 minutes, in 2 queues, for 3 years.") == "");
}

TEST_CASE("anonymity puts together what tells together") {
  CHECK(found_over({"I'm the only vet there.", "In Norway, since I was 31 years old."}) ==
        "combination: only vet; place: Norway; age: 31");
  CHECK(found_over({"I'm the only vet there."}) == "");
}

TEST_CASE("anonymity works without a list, and every finding says why") {
  const std::string text = "My name is Anna Berg, a@example.com, 4111 1111 1111 1111";
  CHECK(found_over({text}, Lexicon()) ==
        "person: Anna Berg; email: a@example.com; card: 4111 1111 1111 1111");
  for (const Finding& each : find({text}, built_in_lexicon())) CHECK_FALSE(each.why.empty());
}
