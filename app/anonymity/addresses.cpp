// Where somebody lives: streets in several languages, post boxes, flats, postcodes.
#include <algorithm>
#include <string>

#include "anonymity/turn.h"

namespace warmline::anonymity {

namespace {

// A word that ends a street's name, in English (US Postal Service, publication 28, and British
// use).
constexpr std::string_view kStreetEnds =
    "street st road rd avenue ave av boulevard blvd lane ln drive dr court ct square sq squares "
    "place "
    "pl terrace ter way parkway pkwy highway hwy crescent close grove gardens mews row walk alley "
    "circle cir trail trl plaza loop path pike turnpike hill hills park parks ridge meadow meadows "
    "view heights green quay wharf vale rise bypass crossing crossroad crossroads expressway "
    "freeway "
    "estate estates island islands junction harbor harbors canyon corner corners cove creek club "
    "bridge brook brooks burg burgs camp cape causeway center centers cliff cliffs common course "
    "curve dale dam divide extension fall falls ferry field fields flat flats ford forest forge "
    "fork "
    "forks fort garden gateway glen glens haven hollow inlet isle key keys knoll knolls lake lakes "
    "land landing light lights lodge mall manor manors mill mills mission motorway mount mountain "
    "neck orchard oval overpass pass passage pine pines plain plains point points port ports "
    "prairie "
    "radial ramp ranch rapid rapids rest river roads route run shoal shore shores skyway spring "
    "springs spur spurs station stravenue stream streets summit throughway trace track trafficway "
    "tunnel underpass union unions valley valleys via viaduct views village villages ville vista "
    "walks wall ways well wells mountains";
// These are streets without a number before them as well.
constexpr std::string_view kSureEnds =
    "street road rd avenue ave boulevard blvd lane terrace crescent parkway pkwy highway streets "
    "roads";
// Words that begin a street's name.
constexpr std::string_view kStreetBegins =
    "rue avenue boulevard chemin route impasse allee quai place calle avenida avda paseo plaza via "
    "viale corso piazza vicolo rua travessa ulica ul ulice ulitsa straat strada calea bulevardul "
    "carrera camino ctra carretera faubourg cours chaussee";
// Endings of one-word street names: German, Dutch, Nordic, Finnish, Estonian, Hungarian.
constexpr std::string_view kWordEnds =
    "strasse str gasse platz allee straat laan plein kade gracht dijk singel gatan gata vagen vag "
    "veien vei vegen gaten gate gade vej stien alle torv katu tie polku kuja gotu vegur braut "
    "stigur "
    "utca weg damm ufer steeg dreef vegi tanav maantee puiestee backen stigen torget stredet "
    "stranden bakken haugen";
// Hungarian, Czech, Slovene, Polish, Croatian, Estonian: a word after the name, before the number.
constexpr std::string_view kAfterNames =
    "u utca ut ter tere krt koz ulica ulice cesta trg namesti nam trida";
constexpr std::string_view kUnits = "apt apartment suite ste unit flat room rm floor fl";

bool ends_like_street(std::string_view word) {
  std::size_t at = 0;
  while (at < kWordEnds.size()) {
    const std::size_t end = std::min(kWordEnds.find(' ', at), kWordEnds.size());
    const std::string_view ending = kWordEnds.substr(at, end - at);
    if (word.size() >= ending.size() + 3 && word.substr(word.size() - ending.size()) == ending) {
      return true;
    }
    at = end + 1;
  }
  return false;
}

bool is_number(const Turn& turn, std::size_t i) {
  if (i >= turn.size() || turn.taken(i)) return false;
  if (turn.is(i, Shape::kNumber)) return turn.word(i).size() <= 6;
  return turn.is(i, Shape::kCode) && turn.word(i).size() <= 6 && turn.word(i)[0] >= '0' &&
         turn.word(i)[0] <= '9' &&
         !listed(turn.word(i).substr(turn.word(i).size() - 2), "st nd rd th");
}

// A word of a street's name: a capital one, or an ordinal ("7th"), or a small joining word.
bool is_name_part(const Turn& turn, std::size_t i) {
  if (i >= turn.size() || turn.taken(i)) return false;
  const Token& token = turn.at(i);
  if (turn.capital(i) || token.shape == Shape::kMixed) return true;
  if (token.shape == Shape::kCode)
    return listed(token.folded.substr(token.folded.size() > 2 ? token.folded.size() - 2 : 0),
                  "st nd rd th");
  return false;
}

bool is_joining(std::string_view word) {
  return listed(word,
                "de del della di da do dos das la le les los las el du des von van den der ten "
                "ter af av pa zu im am y i na of the et st");
}

// Past a flat's or a box's number: ", Apt. 12", "Suite 4B".
std::size_t past_unit(const Turn& turn, std::size_t i) {
  std::size_t to = i;
  if (turn.sign(to, ",")) ++to;
  if (!listed(turn.word(to), kUnits) || turn.taken(to)) return i;
  ++to;
  if (turn.sign(to, ".")) ++to;
  if (turn.sign(to, "#")) ++to;
  if (to >= turn.size() || turn.taken(to) ||
      (!turn.is(to, Shape::kNumber) && !turn.is(to, Shape::kCode) && !turn.is(to, Shape::kUpper))) {
    return i;
  }
  return to + 1;
}

std::size_t past_units(const Turn& turn, std::size_t i) {
  std::size_t to = i;
  for (std::size_t next = past_unit(turn, to); next != to && to - i < 12;
       next = past_unit(turn, to)) {
    to = next;
  }
  return to;
}

// After a full street and flat: town, region, country, postcode, each on a line or after a comma.
std::size_t past_town(const Turn& turn, std::size_t i, bool free_form) {
  std::size_t to = i;
  std::size_t last = i;
  std::size_t words = 0;
  bool fresh = false;  // a comma or a line break stands before
  while (to < turn.size() && words < 9 && !turn.taken(to)) {
    const Token& token = turn.at(to);
    if (token.after_line && to > i && turn.sign(to - 1, ".")) break;
    if (token.after_line && token.shape == Shape::kSign && !turn.sign(to, ",")) break;
    fresh = fresh || token.after_line;
    if (turn.sign(to, ",")) {
      fresh = true;
      ++to;
      continue;
    }
    const bool name = (fresh || free_form) && turn.capital(to);
    const bool place = turn.capital(to) && turn.has(to, kTown | kCountry);
    const bool code =
        (token.shape == Shape::kNumber && token.folded.size() >= 3 && token.folded.size() <= 6) ||
        (token.shape == Shape::kCode && token.folded.size() <= 8);
    const bool joined =
        words > 0 && (turn.sign(to, "-") || turn.sign(to, "'") || is_joining(token.folded));
    if (!name && !place && !code && !joined) break;
    if (!joined) last = to + 1;
    ++words;
    ++to;
  }
  return fresh || free_form ? last : i;
}

// A number after: "Kiannonkatu 98", "Allika 46", "Via Roma 12", "Rozena u. 15".
std::size_t street_with_number_after(const Turn& turn, std::size_t i, bool numbered) {
  if (i >= turn.size() || turn.taken(i)) return 0;
  const bool small_begin = listed(turn.word(i), kStreetBegins) && turn.is(i, Shape::kLower);
  if (!is_name_part(turn, i) && !small_begin && !ends_like_street(turn.word(i))) return 0;
  std::size_t to = i;
  bool told = false;
  while (to < turn.size() && to < i + 6 && !turn.taken(to) &&
         (to == i || !turn.at(to).after_line)) {
    const std::string_view word = turn.word(to);
    told = told || ends_like_street(word) || (to == i && listed(word, kStreetBegins)) ||
           (to > i && listed(word, kAfterNames)) || (to > i && listed(word, kStreetEnds));
    const bool part =
        is_name_part(turn, to) || ends_like_street(word) ||
        (to > i && (is_joining(word) || listed(word, kAfterNames))) || (to == i && small_begin) ||
        (to > i && (turn.sign(to, ".") || turn.sign(to, "-")) && is_word(turn.at(to - 1)));
    if (!part) break;
    ++to;
  }
  if (turn.sign(to, ",") && told) ++to;
  if (to == i || !is_number(turn, to) || turn.at(to).after_line) return 0;
  if (turn.sign(to - 1, ".") && turn.word(to - 2).size() > 4) return 0;
  ++to;
  const bool unknown =
      (numbered || turn.word(to - 1).size() >= 2 || past_unit(turn, to) > to) &&
      !turn.has(i, kWord | kCommon | kCountry) && turn.word(i).size() >= 4 &&
      !listed(
          turn.word(i),
          "january february march april june july august september october november december") &&
      turn.is(i, Shape::kCapital) && turn.word(to - 1).size() <= 4 &&
      !(to < turn.size() && listed(turn.word(to), ": % / -"));
  if (!told && !unknown) return 0;
  while (to < turn.size() && turn.at(to).glued && turn.sign(to, "-") && is_number(turn, to + 1))
    to += 2;
  return to - i;
}

// "rue de la Paix", "via Roma": how many tokens; 0 if no street begins so.
std::size_t begun_street(const Turn& turn, std::size_t i) {
  if (i >= turn.size() || turn.taken(i) || !listed(turn.word(i), kStreetBegins)) return 0;
  std::size_t to = i + 1;
  if (turn.sign(to, ".")) ++to;
  while (to < i + 5 && is_joining(turn.word(to))) ++to;
  return is_name_part(turn, to) && !turn.at(to).after_line ? to + 1 - i : 0;
}

// A number before: "12 High Street", "12 Rue de la Paix".
std::size_t numbered_street(const Turn& turn, std::size_t i) {
  if (!is_number(turn, i)) return 0;
  std::size_t to = i + 1;
  if (turn.sign(to, ",")) ++to;
  while (to < i + 4 && is_number(turn, to)) ++to;
  const std::size_t begin = to;
  std::size_t street = 0;
  bool any_name = false;
  while (to < turn.size() && to < begin + 7 && !turn.taken(to) && !(turn.at(to).after_line)) {
    const std::string_view word = turn.word(to);
    if (is_name_part(turn, to)) {
      if (any_name && listed(word, kStreetEnds)) street = to + 1;
      if (to == begin && begun_street(turn, to) > 0) street = to + begun_street(turn, to);
      if (ends_like_street(word)) street = to + 1;
      any_name = true;
    } else if (any_name && listed(word, kSureEnds)) {
      street = to + 1;
      break;
    } else if (to == begin && begun_street(turn, to) > 0) {
      street = to + begun_street(turn, to);
      any_name = true;
    } else if (!(turn.sign(to, ".") || turn.sign(to, "-") || turn.sign(to, "'s") ||
                 is_joining(word))) {
      break;
    }
    ++to;
  }
  if (const std::size_t after = street_with_number_after(turn, begin, true);
      after > 0 && begin + after > street) {
    return begin + after - i;
  }
  if (street == 0) return 0;
  if (turn.sign(street, ".") && listed(turn.word(street - 1), "st rd ave blvd dr ln ct sq pl"))
    ++street;
  while (street < turn.size() && street < begin + 8 && !turn.at(street).after_line &&
         is_name_part(turn, street) && !turn.sign(street - 1, ".") &&
         listed(turn.word(street), "north south east west n s e w ne nw se sw")) {
    ++street;
  }
  return street - i;
}

// "PO Box 12", "PSC 0413, Box 8144 / APO AA 42323", "Unit 4719 Box 7394 / DPO AP 70942".
std::size_t post_box(const Turn& turn, std::size_t i) {
  const std::string_view word = turn.word(i);
  std::size_t to = i;
  if (listed(word, "psc unit usns uss usnv usnr cmr")) {
    ++to;
    if (turn.is(to, Shape::kNumber)) {
      ++to;
      if (turn.sign(to, ",")) ++to;
      if (turn.word(to) == "box" && turn.is(to + 1, Shape::kNumber)) to += 2;
    } else if (is_name_part(turn, to) && listed(word, "usns uss usnv usnr")) {
      ++to;
    } else {
      return 0;
    }
  } else if (listed(word, "box postbox postboks pobox postfach apartado") &&
             turn.is(i + 1, Shape::kNumber)) {
    to += 2;
  } else if (word == "p" && turn.sign(i + 1, ".") && turn.word(i + 2) == "o") {
    to = turn.sign(i + 3, ".") ? i + 4 : i + 3;
    if (turn.word(to) != "box" || !turn.is(to + 1, Shape::kNumber)) return 0;
    to += 2;
  } else if (word == "po" && turn.word(i + 1) == "box" && turn.is(i + 2, Shape::kNumber)) {
    to += 3;
  }
  if (to == i && !listed(word, "fpo apo dpo")) return 0;
  if (listed(turn.word(to), "fpo apo dpo") && listed(turn.word(to + 1), "aa ae ap") &&
      turn.is(to + 2, Shape::kNumber)) {
    return to + 3 - i;
  }
  return to - i > 1 ? to - i : 0;
}

// "Unter den Linden Street", "Crown St": no number, but a sure ending after a capital word.
std::size_t bare_street(const Turn& turn, std::size_t i) {
  if (!is_name_part(turn, i) || turn.word(i).size() < 3 || turn.has(i, kCommon)) {
    if (!(is_name_part(turn, i) && turn.word(i).size() >= 3 && turn.has(i, kName))) return 0;
  }
  std::size_t to = i + 1;
  while (to < i + 4 && is_name_part(turn, to) && !listed(turn.word(to), kSureEnds)) ++to;
  if (!listed(turn.word(to), kSureEnds) && !(turn.word(to) == "st" && turn.capital(to))) return 0;
  if (to < turn.size() && turn.at(to).after_line) return 0;
  if (turn.taken(to)) return 0;
  return to + 1 - i;
}

// An American ZIP, a British postcode, a Dutch one; others when they are called one.
std::size_t postcode(const Turn& turn, std::size_t i) {
  if (turn.taken(i)) return 0;
  const bool told = turn.near_before(i, "zip zipcode postcode postal postleitzahl plz", 4);
  const std::string_view word = turn.word(i);
  if (told && turn.is(i, Shape::kNumber) && word.size() >= 3 && word.size() <= 7) {
    std::size_t to = i + 1;
    if (turn.sign(to, "-") && turn.is(to + 1, Shape::kNumber)) return 3;
    if ((turn.is(to, Shape::kNumber) ||
         (turn.is(to, Shape::kUpper) && turn.word(to).size() == 2)) &&
        turn.word(to).size() <= 3) {
      return 2;
    }
    return 1;
  }
  if (told && turn.is(i, Shape::kCode)) return turn.is(i + 1, Shape::kCode) ? 2 : 1;
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  // BS 7666: one or two letters, a digit, perhaps one more; then a digit and two letters.
  if (turn.is(i, Shape::kCode) && turn.is(i + 1, Shape::kCode) && !turn.at(i + 1).after_line &&
      word.size() >= 2 && word.size() <= 4 && is_letter(word[0]) && turn.text(i, i + 1)[0] <= 'Z' &&
      turn.word(i + 1).size() == 3) {
    const std::string_view inward = turn.word(i + 1);
    if (is_digit(inward[0]) && is_letter(inward[1]) && is_letter(inward[2])) return 2;
    // Canada: K1A 0B1
    if (word.size() == 3 && is_digit(word[1]) && is_letter(word[2]) && is_digit(inward[0]) &&
        is_letter(inward[1]) && is_digit(inward[2])) {
      return 2;
    }
  }
  return 0;
}

// One place by any of the rules; how many tokens.
std::size_t street_at(const Turn& turn, std::size_t i, std::string_view& why) {
  why = "a post box";
  if (const std::size_t box = post_box(turn, i); box > 0) return box;
  why = "a street with a number";
  if (is_number(turn, i) && post_box(turn, i + 1) > 0) return 1 + post_box(turn, i + 1);
  if (const std::size_t numbered = numbered_street(turn, i); numbered > 0) return numbered;
  if (const std::size_t after = street_with_number_after(turn, i, false); after > 0) return after;
  why = "a street's name";
  return bare_street(turn, i);
}

// "the corner of High Street and Mill Lane"
std::size_t corner(const Turn& turn, std::size_t i) {
  if (!listed(turn.word(i), "corner junction intersection") || turn.word(i + 1) != "of") return 0;
  std::string_view why;
  std::size_t to = i + 2;
  const std::size_t first = street_at(turn, to, why);
  to += first;
  while (first == 0 && to < i + 7 && is_name_part(turn, to)) ++to;
  if (to == i + 2 || turn.word(to) != "and") return 0;
  const std::size_t second = street_at(turn, to + 1, why);
  std::size_t end = to + 1 + second;
  while (second == 0 && end < to + 5 && is_name_part(turn, end)) ++end;
  return end > to + 1 ? end - i : 0;
}

}  // namespace

void find_addresses(Turn& turn) {
  for (std::size_t i = 0; i < turn.size(); ++i) {
    if (turn.taken(i)) continue;
    if (const std::size_t code = postcode(turn, i); code > 0) {
      turn.take(i, i + code, Kind::kPostcode, "has the shape of a postcode, or is called one");
      i += code - 1;
      continue;
    }
    if (const std::size_t length = corner(turn, i); length > 0) {
      turn.take(i > 0 && turn.word(i - 1) == "the" ? i - 1 : i, i + length, Kind::kAddress,
                "a corner of two streets");
      i += length - 1;
      continue;
    }
    std::string_view why;
    const std::size_t length = street_at(turn, i, why);
    const std::size_t unit = past_units(turn, i + length);
    if (length == 0 && (unit == i || !turn.capital(i))) continue;
    std::size_t to = unit;
    if (why == "a post box" && unit == i + length) {
      // A place may stand between a box and a flat.
      std::size_t name = to;
      while (name < to + 3 && is_name_part(turn, name) && !turn.at(name).after_line) ++name;
      if (name > to && past_units(turn, name) > name) to = past_units(turn, name);
    }
    const bool flat = to > i + length;
    if (length > 0 && (why != "a street's name" || flat)) to = past_town(turn, to, flat);
    turn.take(i, to, Kind::kAddress, length > 0 ? why : "a flat's or a suite's number");
    i = to - 1;
  }
}

}  // namespace warmline::anonymity
