// Persons, places and organisations: by context, by list, and by what kind of words stand there.
#include <algorithm>
#include <string>

#include "anonymity/turn.h"

namespace warmline::anonymity {

namespace {

// Legal forms (ISO 20275 lists them by country) and what such names end with.
constexpr std::string_view kLegalForms =
    "ltd limited inc incorporated llc llp plc corp corporation gmbh ag kg ohg ug se sa sas sarl "
    "srl "
    "spa bv nv oy oyj ab as asa aps kft zrt sro doo ou ltda pty co company";
constexpr std::string_view kFirmEnds =
    "group holdings holding bank university hospital insurance partners associates solutions "
    "technologies technology systems services foundation institute college school council trust "
    "airlines airways labs laboratories media studios investments capital finance financial "
    "ventures "
    "industries enterprises consulting software networks network energy health healthcare motors "
    "records press magazine newspaper times orchestra museum society association federation union "
    "committee ministry department agency bureau clinic pharmacy academy church party hotel stores "
    "store market supermarket pharmaceuticals logistics analytics data research mortgage realty "
    "properties communications telecom interactive digital global international club fc";
constexpr std::string_view kPlaceVerbs =
    "live lives lived living moved move moving travel travelling traveling fly flying flew visit "
    "visited visiting arrived arrive based located born return returned returning originally going "
    "went";
constexpr std::string_view kFirmAfter =
    "office offices company headquarters hq ceo shares employees stock website app inc announced "
    "orchestra customer customers";
constexpr std::string_view kParticles =
    "de del della di da do dos das du la le van von der den ten ter bin ibn al el af zu y e st mac";
constexpr std::string_view kNeverNames =
    "i i'm i've i'll i'd ok okay hi hello hey yes no oh mr mrs ms dr am pm tv id pin usa uk eu us "
    "atm cc "
    "sms url ip iban ssn zip faq pdf asap diy dna god january february march april may june july "
    "august "
    "september october november december monday tuesday wednesday thursday friday saturday sunday "
    "christmas easter ramadan internet english mum mom dad grandma grandpa mother father sir madam "
    "mm hm hmm uh um er mondays tuesdays wednesdays thursdays fridays saturdays sundays yeah hiya "
    "north south east "
    "west phone mobile fax desk email address website name date user bot caller "
    "agent "
    "customer speaker operator apt suite unit lol omg vip ceo st c'mon visa mastercard wifi "
    "bluetooth";

struct Span {
  std::size_t from = 0;
  std::size_t to = 0;
};

bool starts_sentence(const Turn& turn, std::size_t i) {
  if (i == 0 || turn.at(i).after_line) return true;
  const std::string_view before = turn.word(i - 1);
  if (before == "." && i >= 2 &&
      (is_title(turn.word(i - 2)) ||
       (turn.is(i - 2, Shape::kUpper) && turn.word(i - 2).size() == 1))) {
    return false;
  }
  if (listed(before,
             ". ! ? : \" \xE2\x80\x9C \xE2\x80\x9D ( [ - \xE2\x80\x93 \xE2\x80\x94 \xE2\x80\xA6 ; "
             "'")) {
    return true;
  }
  return false;
}

bool is_initial(const Turn& turn, std::size_t i) {
  return turn.is(i, Shape::kUpper) && turn.word(i).size() == 1 && turn.word(i) != "i";
}

// May this token be a word of a name?
bool is_namelike(const Turn& turn, std::size_t i) {
  if (i >= turn.size() || turn.taken(i)) return false;
  const Token& token = turn.at(i);
  if (!turn.capital(i) && !(token.shape == Shape::kMixed && token.folded.size() > 3)) return false;
  if (listed(token.folded, kNeverNames)) return false;
  // don't, they're; not O'Brien, D'Arcy
  const std::size_t mark = token.folded.find('\'');
  if (mark != std::string::npos && mark >= 2) return false;
  if (listed(token.folded, kLegalForms)) return true;
  if (is_initial(turn, i)) return true;
  // All capitals and short: an abbreviation, unless a list knows it.
  return token.shape != Shape::kUpper || token.folded.size() > 3 ||
         turn.has(i, kName | kTown | kCountry);
}

// An everyday word that is a name by its capital alone at most.
bool is_everyday(const Turn& turn, std::size_t i) {
  return turn.has(i, kCommon | kWord);
}

// Does the run from i to `to` hold a word that no English text would write with a capital
// otherwise?
bool has_weight(const Turn& turn, Span span) {
  for (std::size_t i = span.from; i < span.to; ++i) {
    if (turn.at(i).shape == Shape::kSign || is_initial(turn, i)) continue;
    if (turn.has(i, kName | kTown | kCountry)) return true;
    if (!is_everyday(turn, i)) return true;
  }
  return false;
}

// Capital words that follow each other: with initials, hyphens, particles, "&" between.
Span run_of_names(const Turn& turn, std::size_t from) {
  std::size_t to = from;
  std::size_t last = from;
  while (to < turn.size() && to < from + 10) {
    if (to > from && turn.at(to).after_line) break;
    if (is_namelike(turn, to)) {
      last = ++to;
      continue;
    }
    if (to == from) break;
    const bool dot = turn.sign(to, ".") && is_initial(turn, to - 1) &&
                     !(turn.has(to + 1 < turn.size() ? to + 1 : to, kCommon));
    const bool joint = (turn.sign(to, "-") && turn.at(to).glued) || turn.sign(to, "&") ||
                       (turn.at(to).shape == Shape::kLower && listed(turn.word(to), kParticles));
    if (!(dot || joint) || !is_namelike(turn, to + 1) || turn.at(to + 1).after_line) break;
    ++to;
  }
  return {from, last};
}

// A sentence's first word has its capital anyway: leave it out unless it is known or unknown to
// English.
Span without_first_word(const Turn& turn, Span span) {
  while (span.from < span.to && starts_sentence(turn, span.from) && is_everyday(turn, span.from) &&
         !(turn.has(span.from, kName) && span.to - span.from >= 2 &&
           !is_everyday(turn, span.from + 1)) &&
         !(turn.has(span.from, kName) && !turn.has(span.from, kCommon))) {
    ++span.from;
    while (span.from < span.to && turn.at(span.from).shape == Shape::kSign) ++span.from;
    break;
  }
  return span;
}

// The longest entry of places that begins here; how many tokens.
std::size_t listed_place(const Turn& turn, std::size_t i, bool& is_country) {
  std::string phrase;
  std::size_t best = 0;
  for (std::size_t to = i; to < turn.size() && to < i + 6; ++to) {
    const Token& token = turn.at(to);
    if (to > i && (token.after_line || turn.taken(to))) break;
    if (token.shape == Shape::kSign) {
      if (!listed(token.folded, "- . '")) break;
      continue;
    }
    if (!phrase.empty()) phrase += ' ';
    phrase += token.folded;
    const Marks marks = turn.lexicon().marks(phrase);
    if ((marks & (kTown | kCountry)) != 0 && (to > i || is_capital(token))) {
      best = to + 1 - i;
      is_country = (marks & kCountry) != 0;
    }
    if (!turn.lexicon().begins_longer(phrase)) break;
  }
  return best;
}

bool preposition_of_place(const Turn& turn, std::size_t i) {
  const std::string_view before = turn.word_before(i);
  if (listed(before, "in from near outside towards")) return true;
  if (before == "to")
    return turn.near_before(i - 1, kPlaceVerbs, 3) || turn.word_before(i, 2) == "back";
  if (listed(before, "the southern northern eastern western central downtown"))
    return before != "the";
  return listed(before, "visit visiting visited") ||
         (listed(before, "at of around across") && turn.near_before(i - 1, kPlaceVerbs, 3));
}

bool firm_by_words(const Turn& turn, Span span) {
  const std::string_view last = turn.word(span.to - 1);
  if (span.to - span.from >= 2 && listed(last, kLegalForms) &&
      (last.size() > 2 || !turn.has(span.to - 2, kCommon))) {
    return true;
  }
  if (span.to - span.from >= 2 && listed(last, kFirmEnds)) return true;
  for (std::size_t i = span.from; i < span.to; ++i) {
    if (turn.sign(i, "&")) return true;
    if (i > span.from && listed(turn.word(i), "ltd inc gmbh llc plc corporation corp")) return true;
    if (listed(turn.word(i), "bank university insurance airlines corporation")) return true;
  }
  return false;
}

bool firm_by_context(const Turn& turn, Span span) {
  const std::string_view before = turn.word_before(span.from);
  if (listed(before, "for at with") &&
      turn.near_before(span.from - 1, "work works worked working job employed intern career", 3)) {
    return true;
  }
  if (before == "became" ||
      (before == "at" &&
       turn.near_before(span.from - 1, "year years assistant manager director ceo", 4))) {
    return true;
  }
  if (listed(before, "joined company employer firm")) return true;
  const std::size_t after = turn.word(span.to) == "'s" ? span.to + 1 : span.to;
  if (listed(turn.word(after), kFirmAfter) && !turn.at(after).after_line) return true;
  if (turn.word(span.to) == "is" &&
      turn.near_after(span.to + 1, "company firm agency brainchild startup provider bank", 5)) {
    return true;
  }
  if (turn.word(span.to) == "was" && listed(turn.word(span.to + 1), "founded acquired established"))
    return true;
  return false;
}

// "Davis, Reynolds and Williamson": three surnames in the way of law firms.
std::size_t firm_of_three(const Turn& turn, std::size_t i) {
  const auto one = [&](std::size_t at) {
    return is_namelike(turn, at) && !is_initial(turn, at) && !turn.has(at, kCommon | kCountry);
  };
  if (!one(i) || !turn.sign(i + 1, ",") || !one(i + 2) || turn.word(i + 3) != "and" ||
      !one(i + 4)) {
    return 0;
  }
  if (is_namelike(turn, i + 5) ||
      (i > 0 && (is_namelike(turn, i - 1) || turn.sign(i - 1, ",") || turn.sign(i - 1, ":"))))
    return 0;
  return 5;
}

bool introduces_person(const Turn& turn, std::size_t i, std::string_view& why) {
  const std::string_view b1 = turn.word_before(i);
  const std::string_view b2 = turn.word_before(i, 2);
  const std::string_view b3 = turn.word_before(i, 3);
  if (turn.has(i, kCommon) && !turn.has(i, kName)) return false;
  if (listed(b1, "is 's was") && listed(b2, "name surname")) {
    why = "follows \"my name is\"";
    return true;
  }
  if (b1 == ":" && listed(b2, "name surname firstname lastname patient contact")) {
    why = "follows \"name:\"";
    return true;
  }
  if ((listed(b1, "named name") && turn.capital(i)) ||
      (listed(b1, "him her it them") && b2 == "named")) {
    why = "follows a word for a name";
    return true;
  }
  if (b1 == "called" && listed(b2, "i'm am is was")) {
    why = "follows \"called\"";
    return true;
  }
  if ((b1 == "me" && listed(b2, "call calls")) || (b1 == "to" && listed(b2, "speaking"))) {
    why = "follows \"calls me\"";
    return true;
  }
  (void)b3;
  return false;
}

// After "my name is" a name counts in small letters too, as transcripts write it.
std::size_t small_name(const Turn& turn, std::size_t i) {
  std::size_t to = i;
  while (to < turn.size() && to < i + 4 && !turn.taken(to) && turn.at(to).shape == Shape::kLower &&
         !turn.at(to).after_line && !turn.has(to, kCommon) &&
         !listed(turn.word(to), "and but from with calling on not the a an my")) {
    ++to;
  }
  while (to > i && !turn.has(i, kName) && turn.has(i, kWord)) return 0;
  return to - i;
}

// Two small words that are both names and nothing else.
std::size_t small_listed_name(const Turn& turn, std::size_t i) {
  const auto only_name = [&](std::size_t at) {
    return turn.is(at, Shape::kLower) && !turn.taken(at) && turn.word(at).size() >= 3 &&
           turn.has(at, kName) && !turn.has(at, kWord | kCommon);
  };
  if (!only_name(i)) return 0;
  std::size_t to = i + 1;
  while (to < i + 3 && only_name(to) && !turn.at(to).after_line) ++to;
  return to - i;
}

// "Mr Smith", "Dr. Smith"; not "… says the sister. She …".
bool follows_title(const Turn& turn, std::size_t i) {
  if (turn.has(i, kCommon) && !turn.has(i, kName)) return false;
  if (is_title(turn.word_before(i))) return true;
  return i >= 2 && turn.sign(i - 1, ".") && turn.word(i - 2).size() <= 4 &&
         is_title(turn.word(i - 2));
}

// "Signalman", "roofers", "recode": everyday words put together, which the list leaves out.
bool is_built_of_words(const Turn& turn, std::size_t i) {
  const std::string_view word = turn.word(i);
  if (word.size() < 5 || word.size() > 24 || turn.marks(i) != 0) return false;
  const auto everyday = [&](std::string_view part) {
    return (turn.lexicon().marks(part) & (kWord | kCommon)) != 0;
  };
  for (const std::string_view end :
       {std::string_view("er"), std::string_view("ers"), std::string_view("r"),
        std::string_view("rs"), std::string_view("ness"), std::string_view("able")}) {
    if (word.size() >= end.size() + 4 && word.substr(word.size() - end.size()) == end &&
        everyday(word.substr(0, word.size() - end.size())))
      return true;
  }
  for (const std::string_view start :
       {std::string_view("re"), std::string_view("un"), std::string_view("non"),
        std::string_view("pre"), std::string_view("mis")}) {
    if (word.substr(0, start.size()) == start && everyday(word.substr(start.size()))) return true;
  }
  for (std::size_t cut = 3; cut + 3 <= word.size(); ++cut) {
    if (everyday(word.substr(0, cut)) && everyday(word.substr(cut))) return true;
  }
  return false;
}

struct Verdict {
  Kind kind = Kind::kPerson;
  std::string_view why;
  bool found = false;
};

Verdict judge(const Turn& turn, Span span) {
  std::string_view why;
  if (firm_by_words(turn, span))
    return {Kind::kOrganisation, "ends or is made like a firm's name", true};
  if (introduces_person(turn, span.from, why)) return {Kind::kPerson, why, true};
  if (follows_title(turn, span.from)) {
    return {Kind::kPerson, "follows a title", true};
  }
  if (span.to - span.from > 0 && !starts_sentence(turn, span.from) && firm_by_context(turn, span)) {
    return {Kind::kOrganisation, "stands where a firm's name stands", true};
  }
  if (!has_weight(turn, span)) return {};
  if (firm_by_context(turn, span))
    return {Kind::kOrganisation, "stands where a firm's name stands", true};
  const std::size_t words = span.to - span.from;
  for (std::size_t i = span.from; words >= 2 && i < span.to; ++i) {
    // A title of a film or a heading rather than a name.
    if (turn.has(i, kCommon) && !turn.has(i, kName | kTown) && turn.capital(i) &&
        !is_initial(turn, i))
      return {};
  }
  bool named = false;
  for (std::size_t i = span.from; i < span.to; ++i) named = named || turn.has(i, kName);
  if (words == 1) {
    const bool everyday = is_everyday(turn, span.from);
    if (turn.lexicon().size() == 0 && starts_sentence(turn, span.from)) return {};
    if (everyday && !turn.has(span.from, kName)) return {};
    if (starts_sentence(turn, span.from) && is_built_of_words(turn, span.from)) return {};
    if (everyday && (turn.has(span.from, kCommon) || starts_sentence(turn, span.from))) return {};
    if (turn.has(span.from, kTown) && !named) return {Kind::kPlace, "in the list of places", true};
    if (!named && preposition_of_place(turn, span.from))
      return {Kind::kPlace, "stands where a place stands", true};
    if (named) return {Kind::kPerson, "in the list of names", true};
    if (turn.is(span.from, Shape::kMixed))
      return {Kind::kOrganisation, "capitals inside, as trade names have", true};
    return {Kind::kPerson, "a capital word that is not English", true};
  }
  if (!named && preposition_of_place(turn, span.from))
    return {Kind::kPlace, "stands where a place stands", true};
  return {Kind::kPerson,
          named ? "in the list of names" : "capital words, one of which is not English", true};
}

bool take_run(Turn& turn, std::size_t i, std::size_t& next) {
  Span span = without_first_word(turn, run_of_names(turn, i));
  if (span.from >= span.to) return false;
  next = span.to;
  bool is_country = false;
  const std::size_t place = listed_place(turn, span.from, is_country);
  std::string_view why;
  bool introduced = introduces_person(turn, span.from, why) || follows_title(turn, span.from);
  if (place > 0 && !introduced && !firm_by_words(turn, span)) {
    const bool whole = span.from + place >= span.to;
    const bool name_too = place == 1 && turn.has(span.from, kName | kWord) && !is_country;
    if (is_country || (whole && (!name_too || preposition_of_place(turn, span.from)))) {
      if (is_country || place > 1 || !turn.has(span.from, kCommon)) {
        next = span.from + place;
        return turn.take(span.from, next, Kind::kPlace,
                         is_country ? "a country" : "in the list of places");
      }
    }
  }
  const Verdict verdict = judge(turn, span);
  if (verdict.found && turn.sign(span.to, ".") && span.to < turn.size() && turn.at(span.to).glued &&
      listed(turn.word(span.to - 1), "inc ltd co corp")) {
    ++span.to;
  }
  return verdict.found && turn.take(span.from, span.to, verdict.kind, verdict.why);
}

// A name that was found once is the same name wherever the turn says it again.
void find_again(Turn& turn) {
  std::string known = " ";
  for (const Finding& finding : turn.found()) {
    if (finding.kind != Kind::kPerson || known.size() > 4096) continue;
    for (const Token& token :
         tokens_of(turn.text().substr(finding.begin, finding.end - finding.begin))) {
      if (is_capital(token) && token.folded.size() >= 3) known += token.folded + ' ';
    }
  }
  for (std::size_t i = 0; i < turn.size(); ++i) {
    if (!turn.taken(i) && turn.capital(i) && !is_everyday(turn, i) && listed(turn.word(i), known)) {
      turn.take(i, i + 1, Kind::kPerson, "part of a name found before");
    }
  }
}

// A country's name in a run of capitals belongs to a person when a name follows or leads: Chad
// Miller.
bool part_of_person(const Turn& turn, std::size_t i, std::size_t length) {
  if (length > 1 || !turn.has(i, kName)) return false;
  return (is_namelike(turn, i + 1) && !turn.at(i + 1).after_line) ||
         is_title(turn.word_before(i)) ||
         (i > 0 && turn.has(i - 1, kName) && is_namelike(turn, i - 1) && !turn.at(i).after_line);
}

}  // namespace

void find_countries(Turn& turn) {
  for (std::size_t i = 0; i < turn.size(); ++i) {
    if (turn.taken(i) || !turn.capital(i)) continue;
    bool is_country = false;
    const std::size_t length = listed_place(turn, i, is_country);
    if (length == 0 || !is_country || part_of_person(turn, i, length)) continue;
    turn.take(i, i + length, Kind::kPlace, "a country");
    i += length - 1;
  }
}

void find_names(Turn& turn) {
  for (std::size_t i = 0; i < turn.size(); ++i) {
    if (turn.taken(i) || !is_word(turn.at(i))) continue;
    std::string_view why;
    if (const std::size_t firm = firm_of_three(turn, i); firm > 0) {
      turn.take(i, i + firm, Kind::kOrganisation, "names in a row, as firms are called");
      i += firm - 1;
      continue;
    }
    if (turn.is(i, Shape::kLower) && !(turn.capital(i) && !introduces_person(turn, i, why))) {
      std::size_t length = introduces_person(turn, i, why) ? small_name(turn, i) : 0;
      if (length == 0) {
        length = small_listed_name(turn, i);
        why = "in the list of names";
        if (length < 2 && !follows_title(turn, i)) length = 0;
      }
      if (length > 0) {
        turn.take(i, i + length, Kind::kPerson, why);
        i += length - 1;
      }
      continue;
    }
    if (!is_namelike(turn, i)) continue;
    std::size_t next = i + 1;
    take_run(turn, i, next);
    i = std::max(next, i + 1) - 1;
  }
  find_card_lines(turn);
  find_codes_of_towns(turn);
  find_again(turn);
}

}  // namespace warmline::anonymity
