// Nationalities, religions and political groups; titles and posts.
#include <string>

#include "anonymity/turn.h"

namespace warmline::anonymity {

namespace {

// Adjectives that no ending tells. Unicode's CLDR and Debian's iso-codes name the countries.
constexpr std::string_view kNationalities =
    "afghan american arab argentine argentinian argentinean australian austrian bangladeshi basque "
    "belgian belizian belizean brazilian breton briton british bulgarian canadian catalan chechen "
    "chilean chinese colombian croat croatian cuban cypriot czech dane danish dutch english "
    "estonian "
    "ethiopian european filipino finn finnish flemish french frisian georgian german ghanaian "
    "greek "
    "greenlandic guatemalan haitian hispanic hungarian icelandic indian indonesian iranian iraqi "
    "irish israeli italian jamaican japanese jordanian kazakh kenyan korean kosovan kurd kurdish "
    "kuwaiti kyrgyz latino latina latvian lebanese libyan lithuanian macedonian malaysian maltese "
    "maori mexican moldovan mongolian moroccan nepalese nepali nigerian norwegian omani pakistani "
    "palestinian persian peruvian polish portuguese puerto-rican punjabi qatari roma romanian "
    "russian "
    "rwandan samoan saudi scot scottish senegalese serb serbian sicilian slovak slovakian slovene "
    "slovenian somali spaniard spanish sudanese swede swedish swiss syrian taiwanese tamil thai "
    "tibetan tunisian turk turkish turkmen ukrainian uruguayan uzbek venezuelan vietnamese welsh "
    "yemeni zambian zimbabwean cambodian bolivian ecuadorian paraguayan panamanian nicaraguan "
    "honduran salvadoran albanian algerian angolan armenian azerbaijani bahraini belarusian "
    "bosnian "
    "botswanan burmese cameroonian congolese egyptian eritrean fijian gambian guyanese laotian "
    "liberian malagasy malawian malian mauritian montenegrin mozambican namibian tanzanian "
    "togolese "
    "tongan ugandan emirati luxembourgish african asian";
constexpr std::string_view kBeliefs =
    "catholic protestant christian muslim jewish jew hindu buddhist sikh mormon methodist lutheran "
    "anglican orthodox baptist presbyterian quaker evangelical shia sunni atheist zoroastrian jain "
    "bahai rastafarian republican republicans democrat democrats tory tories conservative labour "
    "socialist communist catholics protestants christians muslims jews hindus buddhists sikhs";
constexpr std::string_view kTitles =
    "mr mrs ms miss mister dr prof professor sir madam madame mme mlle monsieur herr frau fraulein "
    "senor senora senorita signor signora doctor reverend rev father pastor rabbi imam captain "
    "capt "
    "sergeant sgt lieutenant lt colonel col major general judge justice lord lady dame sister "
    "messrs mx";
// These are said of everybody; they count beside a name only.
constexpr std::string_view kWeakTitles =
    "sir madam miss father sister major general justice lord lady dame doctor professor judge "
    "pastor "
    "captain colonel sergeant rabbi imam reverend col rev";
constexpr std::string_view kPostEnds =
    "manager engineer teacher officer administrator consultant analyst designer developer "
    "technician "
    "nurse surgeon therapist scientist programmer lawyer attorney solicitor accountant secretary "
    "assistant director supervisor specialist writer editor clerk driver operator mechanic "
    "inspector "
    "coordinator superintendent representative adviser advisor planner architect instructor "
    "trainer "
    "electrician plumber carpenter librarian pharmacist dentist physician psychologist counselor "
    "cleaner worker agent broker auditor chemist biologist physicist producer photographer "
    "journalist reporter translator interpreter investigator";

bool is_singular_or_plural(std::string_view word, std::string_view words) {
  if (listed(word, words)) return true;
  return word.size() > 4 && word.back() == 's' && listed(word.substr(0, word.size() - 1), words);
}

// "bruneian", "maldivian": a country's name with an ending.
bool is_of_country(const Turn& turn, std::size_t i) {
  const std::string_view word = turn.word(i);
  for (const std::string_view end :
       {std::string_view("n"), std::string_view("an"), std::string_view("ian"),
        std::string_view("ese"), std::string_view("i")}) {
    if (word.size() < end.size() + 4 || word.substr(word.size() - end.size()) != end) continue;
    const std::string stem(word.substr(0, word.size() - end.size()));
    if ((turn.lexicon().marks(stem) & kCountry) != 0 ||
        (turn.lexicon().marks(stem + "e") & kCountry) != 0)
      return true;
  }
  return false;
}

// The language, not the person: "in English", "speaks some more English", "English is her second".
bool is_language(const Turn& turn, std::size_t i) {
  return listed(turn.word_before(i),
                "in speak speaks speaking spoke my your his her their good no of some little "
                "enough school second") ||
         turn.near_before(i, "speak speaks spoke language words", 4) ||
         listed(turn.word(i + 1), "is isn't goes words word lessons language");
}

}  // namespace

bool is_nationality(std::string_view word) {
  return is_singular_or_plural(word, kNationalities);
}

bool is_title(std::string_view word) {
  return listed(word, kTitles);
}

void find_nationalities(Turn& turn) {
  for (std::size_t i = 0; i < turn.size(); ++i) {
    if (turn.taken(i) || !is_word(turn.at(i))) continue;
    const bool capital = turn.capital(i);
    const bool told = listed(turn.word_before(i), "a an am i'm is are was were im nationality :") ||
                      turn.near_before(i, "nationality religion citizen", 4);
    if (is_language(turn, i)) continue;
    if (turn.word(i) == "european" && turn.word(i + 1) == "union") continue;
    if ((is_nationality(turn.word(i)) || is_of_country(turn, i)) && (capital || told)) {
      // "polish" and "china" are small words as well; "said" of a person or with a capital they
      // count.
      if (!capital && listed(turn.word(i), "polish finn turk roma dane scot thai")) continue;
      turn.take(i, i + 1, Kind::kNationality, "a nationality or an origin");
    } else if (capital && is_singular_or_plural(turn.word(i), kBeliefs)) {
      turn.take(i, i + 1, Kind::kNationality, "a religion or a political group");
    }
  }
}

void find_titles(Turn& turn) {
  for (std::size_t i = 0; i < turn.size(); ++i) {
    if (turn.taken(i) || !is_title(turn.word(i))) continue;
    const bool capital = turn.capital(i);
    const std::size_t dot = turn.sign(i + 1, ".") && turn.at(i + 1).glued ? 1 : 0;
    const std::size_t next = i + 1 + dot;
    const bool before_name = next < turn.size() && !turn.at(next).after_line &&
                             turn.capital(next) && !turn.has(next, kCommon);
    const bool weak = listed(turn.word(i), kWeakTitles);
    if (capital ? (weak ? before_name : (before_name || dot > 0 || next >= turn.size()))
                : (!weak && dot > 0 && turn.word(i).size() <= 4)) {
      turn.take(i, i + 1 + dot, Kind::kTitle, "a title");
    } else if (!capital && listed(turn.word(i), "mr mrs ms dr") && next < turn.size() &&
               is_word(turn.at(next))) {
      turn.take(i, i + 1, Kind::kTitle, "a title");
    }
  }
  // ", the chief engineer, said": a post in apposition to a name.
  for (std::size_t i = 1; i + 3 < turn.size(); ++i) {
    if (turn.word(i) != "the" || !turn.sign(i - 1, ",") || i < 2 || !turn.capital(i - 2) ||
        !turn.capital(i + 1))
      continue;
    std::size_t to = i + 1;
    while (to < turn.size() && to < i + 8 && is_word(turn.at(to)) && !turn.taken(to)) ++to;
    if (turn.sign(to, ",") && listed(turn.word(to + 1), "said says told added asked explained"))
      turn.take(i + 1, to, Kind::kTitle, "a post beside a name");
  }
  // A post on a line of its own, as on a card or in a signature.
  for (std::size_t i = 0; i < turn.size(); ++i) {
    if (!turn.at(i).after_line || turn.taken(i) || !is_word(turn.at(i))) continue;
    std::size_t to = i;
    while (
        to < turn.size() && to < i + 8 && (to == i || !turn.at(to).after_line) && !turn.taken(to) &&
        (is_word(turn.at(to)) || turn.sign(to, ",") || turn.sign(to, "-") || turn.sign(to, "/"))) {
      ++to;
    }
    const bool whole_line = to == turn.size() || turn.at(to).after_line;
    if (whole_line && listed(turn.word(to - 1), kPostEnds) && turn.capital(i)) {
      turn.take(i, to, Kind::kTitle, "a post on a line of its own");
    }
  }
}

}  // namespace warmline::anonymity
