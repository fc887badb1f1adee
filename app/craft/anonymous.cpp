#include "craft/anonymous.h"

#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "anonymity/find.h"
#include "anonymity/recall.h"
#include "anonymity/stand_in.h"
#include "core/json.h"
#include "core/text.h"
#include "core/tr.h"

namespace warmline::craft {

namespace {

constexpr std::string_view kCode = "identifies-";

struct Texts {
  std::vector<std::string> pointers;
  std::vector<std::string> texts;

  void add(std::string pointer, const std::string& text) {
    if (text.empty()) return;
    pointers.push_back(std::move(pointer));
    texts.push_back(text);
  }

  template <typename Item>
  struct Field {
    const char* name;
    std::string Item::*text;
  };

  // These fields of each item of a list.
  template <typename Item>
  void add(const std::string& list, const std::vector<Item>& items,
           std::initializer_list<Field<Item>> fields) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::string at = json::child(list, i);
      for (const Field<Item>& field : fields)
        add(json::child(at, field.name), items[i].*field.text);
    }
  }
};

// Lines first, then choices: a number said over several lines stays together.
void add_node(Texts& all, const std::string& at, const scenario::Node& node) {
  all.add(at + "/lines", node.lines, {{"text", &scenario::Line::text}});
  for (std::size_t i = 0; i < node.choices.size(); ++i) {
    const scenario::Choice& choice = node.choices[i];
    const std::string own = json::child(at + "/choices", i);
    all.add(own + (choice.form == scenario::ChoiceForm::kSay ? "/say" : "/do"), choice.text);
    all.add(own + "/why", choice.why);
  }
  if (!node.ending) return;
  all.add(at + "/ending/title", node.ending->title);
  all.add(at + "/ending/text", node.ending->text);
}

Texts texts_of(const scenario::Scenario& scenario) {
  using namespace scenario;
  Texts all;
  all.add("/title", scenario.title);
  all.add("/summary", scenario.summary);
  all.add("/content_note", scenario.content_note);
  all.add("/role", scenario.role);
  all.add("/customer", scenario.customer, {{"label", &Fact::label}, {"value", &Fact::value}});
  all.add("/before", scenario.before,
          {{"what", &BeforeStep::what}, {"detail", &BeforeStep::detail}});
  all.add("/people", scenario.people, {{"name", &Person::name}});
  all.add("/needs", scenario.needs, {{"label", &Need::label}});
  all.add("/flags", scenario.flags, {{"about", &Flag::about}});
  all.add("/blocks", scenario.blocks, {{"rule", &Block::rule}, {"reason", &Block::reason}});
  all.add("/cards", scenario.cards, {{"title", &Card::title}, {"text", &Card::text}});
  for (std::size_t i = 0; i < scenario.nodes.size(); ++i)
    add_node(all, json::child("/nodes", i), scenario.nodes[i]);
  return all;
}

// By Kind, as anonymity::words_for.
constexpr Message kLooks[] = {msg("{0} looks like a person's name: {1}"),
                              msg("{0} looks like a title: {1}"),
                              msg("{0} looks like a place: {1}"),
                              msg("{0} looks like an address: {1}"),
                              msg("{0} looks like a postcode: {1}"),
                              msg("{0} looks like an organisation: {1}"),
                              msg("{0} looks like an e-mail address: {1}"),
                              msg("{0} looks like a web address: {1}"),
                              msg("{0} looks like a telephone number: {1}"),
                              msg("{0} looks like a payment card's number: {1}"),
                              msg("{0} looks like an IBAN: {1}"),
                              msg("{0} looks like a national id: {1}"),
                              msg("{0} looks like a driver's licence: {1}"),
                              msg("{0} looks like an IP address: {1}"),
                              msg("{0} looks like a run of digits: {1}"),
                              msg("{0} looks like a date of birth: {1}"),
                              msg("{0} looks like a date: {1}"),
                              msg("{0} looks like an age: {1}"),
                              msg("{0} looks like a nationality or belief: {1}"),
                              msg("{0} looks like details that tell together: {1}")};
static_assert(std::size(kLooks) == static_cast<std::size_t>(anonymity::Kind::kCombination) + 1);

// What anonymity gives as reasons, and what its checks were measured on.
constexpr Message kFromAnonymity[] = {
    // names
    msg("follows \"my name is\""), msg("follows \"name:\""), msg("follows a word for a name"),
    msg("follows \"called\""), msg("follows \"calls me\""), msg("follows a title"),
    msg("ends or is made like a firm's name"), msg("stands where a firm's name stands"),
    msg("in the list of places"), msg("stands where a place stands"), msg("in the list of names"),
    msg("capitals inside, as trade names have"), msg("a capital word that is not English"),
    msg("capital words, one of which is not English"), msg("a country"),
    msg("part of a name found before"), msg("names in a row, as firms are called"),
    // people
    msg("a nationality or an origin"), msg("a religion or a political group"), msg("a title"),
    msg("a post beside a name"), msg("a post on a line of its own"), msg("a post under a name"),
    msg("a firm under a name"), msg("a trade, with two other details of the same person around it"),
    // addresses
    msg("a post box"), msg("a street with a number"), msg("a street's name"),
    msg("a flat's or a suite's number"), msg("has the shape of a postcode, or is called one"),
    msg("a corner of two streets"), msg("a number after a place, below a street"),
    msg("an e-mail address"), msg("an e-mail address, as it is said"), msg("a web address"),
    msg("an IP address"),
    // dates
    msg("a year"), msg("a number of years, said as an age"), msg("a date near a word for birth"),
    msg("a date"), msg("a weekday near a word for birth"),
    // numbers
    msg("an IBAN, its check digits right"), msg("a payment card's number, its check digit right"),
    msg("as long as a payment card's number, and called one"),
    msg("a payment card's number as it is said, its check digit right"),
    msg("part of a payment card's number said over several turns"),
    msg("part of a number said over several turns"),
    msg("a telephone number with a country's code"),
    msg("grouped like a telephone number, and called one"), msg("grouped like a telephone number"),
    msg("a telephone number as it is said"), msg("a run of digits as it is said"),
    msg("a run of digits as long as an account's or an order's number"),
    msg("called a driver's licence"), msg("called a passport's number"),
    msg("has the shape of a US social security number"),
    msg("has the shape of a British National Insurance number"),
    msg("a Spanish DNI or NIE, its letter right"),
    msg("an Italian codice fiscale, its letter right"),
    msg("a Finnish personal code, its check character right"),
    msg("a Canadian SIN, its check digit right"), msg("a Dutch BSN, its check digit right"),
    msg("an Australian tax file number, its check digit right"),
    msg("an NHS number, its check digit right"),
    msg("a Swedish personal number, its check digit right"),
    msg("a German tax id, its check digit right"), msg("a Polish PESEL, its check digit right"),
    msg("a Belgian national number, its check digits right"),
    msg("a Brazilian CPF, its check digits right"),
    msg("an Indian Aadhaar number, its check digit right"),
    msg("a French social security number, its check digits right"),
    // measured
    msg("746 labelled sentences (presidio-research, synth_dataset_v2)"), msg("names##found"),
    msg("addresses##found"), msg("places##found"), msg("organisations##found"), msg("cards##found"),
    msg("dates##found"), msg("titles##found"), msg("ages##found"), msg("postcodes##found"),
    msg("nationalities##found"), msg("telephones##found"), msg("e-mail##found"),
    msg("web addresses##found"), msg("IBAN##found"), msg("US national ids##found")};

std::string said(std::string_view english) {
  for (const Message& each : kFromAnonymity) {
    const std::string_view known = each.english;
    if (known.substr(0, known.find("##")) == english) return tr(each);
  }
  return std::string(english);
}

std::string remedy_for(anonymity::Kind kind) {
  using anonymity::Kind;
  switch (kind) {
    case Kind::kPerson:
    case Kind::kTitle:
      return tr("call people by their role; if it is nobody's name, leave it");
    case Kind::kPlace:
    case Kind::kAddress:
    case Kind::kPostcode:
      return tr("name nothing smaller than a country; if there is no such place, leave it");
    case Kind::kOrganisation:
    case Kind::kUrl:
      return tr("say what kind of firm it is instead of which");
    case Kind::kBirthDate:
    case Kind::kDate:
    case Kind::kAge:
      return tr("say it roughly: last spring, in her seventies");
    case Kind::kNationality:
      return tr("leave it out unless the call is about it");
    case Kind::kCombination:
      return tr("change one of the details, so that they fit more than one person");
    default:
      return tr("leave it out, or say that a number was given without giving one");
  }
}

Diagnostic warning_of(const anonymity::Finding& found, const std::string& turn,
                      const std::string& pointer) {
  Diagnostic warning;
  warning.severity = Severity::kWarning;
  warning.code = std::string(kCode) + std::string(anonymity::name_of(found.kind));
  warning.pointer = pointer;
  warning.problem =
      tr(kLooks[static_cast<std::size_t>(found.kind)],
         text::quoted(turn.substr(found.begin, found.end - found.begin)), said(found.why));
  warning.remedy = remedy_for(found.kind);
  return warning;
}

Diagnostic more_to_come(std::size_t more) {
  Diagnostic warning;
  warning.severity = Severity::kWarning;
  warning.code = "too-many-problems";
  warning.problem =
      tr_n("there is {0} more thing that could tell who somebody is than is listed here",
           "there are {0} more things that could tell who somebody is than are listed here",
           static_cast<std::int64_t>(more));
  warning.remedy = tr("look at these first");
  return warning;
}

}  // namespace

struct Identifying::Impl {
  std::vector<std::string> pointers;
  anonymity::Searching searching;
};

Identifying::Identifying(const scenario::Scenario& scenario, const anonymity::Lexicon& lexicon) {
  Texts all = texts_of(scenario);
  impl_ = std::make_unique<Impl>(
      Impl{std::move(all.pointers), anonymity::Searching(std::move(all.texts), lexicon)});
}
Identifying::~Identifying() = default;
Identifying::Identifying(Identifying&& other) noexcept = default;
Identifying& Identifying::operator=(Identifying&& other) noexcept = default;

bool Identifying::step(std::size_t work) {
  return impl_->searching.step(work);
}

std::vector<Diagnostic> Identifying::take() {
  std::vector<Diagnostic> warnings;
  std::size_t more = 0;
  for (const anonymity::Finding& each : impl_->searching.take()) {
    const std::string& text = impl_->searching.turns()[each.turn];
    if (anonymity::is_stand_in(text, each)) continue;
    if (warnings.size() == kMostIdentifying) {
      ++more;
    } else {
      warnings.push_back(warning_of(each, text, impl_->pointers[each.turn]));
    }
  }
  if (more > 0) warnings.push_back(more_to_come(more));
  return warnings;
}

std::vector<Diagnostic> anonymous(const scenario::Scenario& scenario,
                                  const anonymity::Lexicon& lexicon) {
  Identifying identifying(scenario, lexicon);
  while (!identifying.step(~std::size_t{0})) {
  }
  return identifying.take();
}

std::string anonymity_summary(std::size_t findings) {
  const std::string all = findings == 0 ? tr("Anonymity: nothing found by these checks.")
                                        : tr_n("Anonymity: {0} thing to look at (identifies-…).",
                                               "Anonymity: {0} things to look at (identifies-…).",
                                               static_cast<std::int64_t>(findings));
  std::string shares;
  for (const anonymity::Measured& each : anonymity::kMeasured) {
    const std::string share = tr("{0} {1} %##share found", said(each.what), each.recall_percent);
    shares = shares.empty() ? share : tr("{0}, {1}##list", shares, share);
  }
  return all + " " +
         tr("They miss some: on {0} they found {1}.", said(anonymity::kMeasuredOn), shares) + " " +
         tr("What else a text gives away, a person must judge.");
}

bool is_about_anonymity(const Diagnostic& diagnostic) {
  return diagnostic.code.compare(0, kCode.size(), kCode) == 0;
}

}  // namespace warmline::craft
