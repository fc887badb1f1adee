#include "ui/scripts.h"

#include <doctest/doctest.h>

#include <string>

using namespace warmline::ui;

namespace {

std::string of(std::string_view text) {
  Scripts scripts;
  add_scripts_of(text, scripts);
  return std::string(scripts.more ? "m" : "") + (scripts.east_asian ? "e" : "") +
         (scripts.beyond ? "b" : "");
}

}  // namespace

// The first article of the Universal Declaration of Human Rights begins so in these languages.
TEST_CASE("What a text takes to be drawn follows from its script") {
  CHECK(of("All human beings are born free – “equal” … 5 € ✓ ✗ −3 → 100 %") == "");
  CHECK(of("Alle Menschen sind frei und gleich an Würde und Rechten geboren; łódź, İstanbul, "
           "Ștefan") == "");
  CHECK(of("Все люди рождаются свободными") == "m");
  CHECK(of("Όλοι οι άνθρωποι γεννιούνται") == "m");
  CHECK(of("Tất cả mọi người sinh ra đều được tự do") == "m");
  CHECK(of("人人生而自由，在尊严和权利上一律平等。") == "e");
  CHECK(of("すべての人間は、生まれながらにして自由") == "e");
  CHECK(of("모든 인간은 태어날 때부터 자유로우며") == "e");
  CHECK(of("يولد جميع الناس أحرارا") == "b");
  CHECK(of("כל בני האדם נולדו בני חורין") == "b");
  CHECK(of("सभी मनुष्यों को गौरव") == "b");
  CHECK(of("มนุษย์ทั้งหลาย") == "b");
  CHECK(of("fine \xF0\x9F\x98\x80") == "b");
  CHECK(of("Привет, 世界, שלום") == "meb");
}

TEST_CASE("A text that ends in the middle of a character is read to its end") {
  CHECK(of("a\xE4\xB8") == "e");
  CHECK(of("\xF0") == "");
}
