// Over any bytes, however many: places are sound and nothing overlaps.
#include <doctest/doctest.h>

#include <cstddef>
#include <random>
#include <string>
#include <vector>

#include "anonymity/find.h"

using namespace warmline::anonymity;

namespace {

bool is_boundary(const std::string& text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0u) != 0x80u;
}

void check_sound(const std::vector<std::string>& turns, bool is_utf8) {
  std::size_t turn = 0;
  std::size_t end = 0;
  for (const Finding& each : find(turns, built_in_lexicon())) {
    REQUIRE(each.turn < turns.size());
    REQUIRE(each.turn >= turn);
    if (each.turn > turn) end = 0;
    REQUIRE(each.begin >= end);
    REQUIRE(each.end > each.begin);
    REQUIRE(each.end <= turns[each.turn].size());
    if (is_utf8) {
      REQUIRE(is_boundary(turns[each.turn], each.begin));
      REQUIRE(is_boundary(turns[each.turn], each.end));
    }
    REQUIRE_FALSE(each.why.empty());
    turn = each.turn;
    end = each.end;
  }
}

std::string repeated(const std::string& piece, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + piece.size());
  while (text.size() < bytes) text += piece;
  return text;
}

std::vector<std::string> made_up_turn_pieces() {
  return {"my name is ",
          "Zoë ",
          "Ωmega ",
          "4111 1111 1111 1111 ",
          "four ",
          "double ",
          "seven, ",
          "@",
          "example.",
          "com ",
          "12 High Street, ",
          "Apt. 4",
          "\n",
          "’s ",
          "Dr. ",
          "O'",
          "born ",
          "4 May 1981",
          "(",
          ")",
          "+44 ",
          "-",
          "::",
          "192.0.",
          "Ltd. ",
          "and ",
          "the only ",
          "vet ",
          "\xF0\x9F\x98\x80"};
}

std::vector<std::string> made_up_talk(std::mt19937& random, std::size_t most_turns) {
  static const std::vector<std::string> pieces = made_up_turn_pieces();
  std::vector<std::string> turns(1 + random() % most_turns);
  for (std::string& turn : turns) {
    for (std::size_t i = random() % 24; i > 0; --i) turn += pieces[random() % pieces.size()];
  }
  return turns;
}

// One line a finding.
std::string told(const std::vector<Finding>& found) {
  std::string all;
  for (const Finding& each : found) {
    all += std::to_string(each.turn) + " " + std::to_string(each.begin) + " " +
           std::to_string(each.end) + " " + std::string(name_of(each.kind)) + " " + each.why + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE("anonymity: findings are in order, apart and on boundaries over made-up talk") {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    check_sound(made_up_talk(random, 4), true);
  }
}

TEST_CASE("anonymity: what is found is the same however it is cut") {
  std::mt19937 random(13);
  for (int round = 0; round < 500; ++round) {
    const std::vector<std::string> turns = made_up_talk(random, 12);
    const std::string whole = told(find(turns, built_in_lexicon()));
    for (const std::size_t work : {std::size_t{0}, std::size_t{1}, std::size_t{100}}) {
      Searching searching(turns, built_in_lexicon());
      std::size_t pieces = 1;
      while (!searching.step(work)) ++pieces;
      REQUIRE(told(searching.take()) == whole);
      if (work <= 1) REQUIRE(pieces >= turns.size());
    }
  }
}

TEST_CASE("anonymity: any bytes will do") {
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    std::string text(random() % 120, '\0');
    for (char& byte : text) byte = static_cast<char>(random() & 0xFF);
    check_sound({text, text}, false);
  }
}

TEST_CASE("anonymity: so does a long run of anything") {
  for (const std::string& piece : {std::string("1"),
                                   std::string("1 "),
                                   std::string("12-"),
                                   std::string("A"),
                                   std::string("Anna "),
                                   std::string("my name is "),
                                   std::string("four "),
                                   std::string("@"),
                                   std::string("a@"),
                                   std::string("www."),
                                   std::string(":"),
                                   std::string("1:"),
                                   std::string("("),
                                   std::string("1("),
                                   std::string("Dr. "),
                                   std::string("J."),
                                   std::string("Box 1 "),
                                   std::string("Apt. 4 "),
                                   std::string("12 High "),
                                   std::string("the corner of "),
                                   std::string("a'"),
                                   std::string("\n"),
                                   std::string("New "),
                                   std::string("Anna\n"),
                                   std::string("a dot b at c dot "),
                                   std::string("\xE2\x80\x94"),
                                   std::string("\xFF")}) {
    CAPTURE(piece);
    check_sound({repeated(piece, 1u << 16)}, false);
  }
}
