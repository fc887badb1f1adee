#include "craft/anonymous.h"

#include <initializer_list>
#include <string_view>
#include <utility>

#include "anonymity/find.h"
#include "anonymity/recall.h"
#include "anonymity/stand_in.h"
#include "core/json.h"
#include "core/text.h"

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

std::string remedy_for(anonymity::Kind kind) {
  using anonymity::Kind;
  switch (kind) {
    case Kind::kPerson:
    case Kind::kTitle:
      return "call people by their role; if it is nobody's name, leave it";
    case Kind::kPlace:
    case Kind::kAddress:
    case Kind::kPostcode:
      return "name nothing smaller than a country; if there is no such place, leave it";
    case Kind::kOrganisation:
    case Kind::kUrl:
      return "say what kind of firm it is instead of which";
    case Kind::kBirthDate:
    case Kind::kDate:
    case Kind::kAge:
      return "say it roughly: last spring, in her seventies";
    case Kind::kNationality:
      return "leave it out unless the call is about it";
    case Kind::kCombination:
      return "change one of the details, so that they fit more than one person";
    default:
      return "leave it out, or say that a number was given without giving one";
  }
}

Diagnostic warning_of(const anonymity::Finding& found, const std::string& turn,
                      const std::string& pointer) {
  Diagnostic warning;
  warning.severity = Severity::kWarning;
  warning.code = std::string(kCode) + std::string(anonymity::name_of(found.kind));
  warning.pointer = pointer;
  warning.problem = text::quoted(turn.substr(found.begin, found.end - found.begin)) +
                    " looks like " + std::string(anonymity::words_for(found.kind)) + ": " +
                    found.why;
  warning.remedy = remedy_for(found.kind);
  return warning;
}

Diagnostic more_to_come(std::size_t more) {
  Diagnostic warning;
  warning.severity = Severity::kWarning;
  warning.code = "too-many-problems";
  warning.problem = "there are " + std::to_string(more) +
                    " more things that could tell who somebody is than are listed here";
  warning.remedy = "look at these first";
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
  std::string said = "Anonymity: ";
  if (findings == 0) {
    said += "nothing found by these checks. ";
  } else {
    said += std::to_string(findings) + (findings == 1 ? " thing" : " things") +
            " to look at (identifies-…). ";
  }
  said += "They miss some: on " + std::string(anonymity::kMeasuredOn) + " they found ";
  for (std::size_t i = 0; i < anonymity::kMeasured.size(); ++i) {
    const anonymity::Measured& each = anonymity::kMeasured[i];
    said += (i == 0 ? "" : ", ") + std::string(each.what) + " " +
            std::to_string(each.recall_percent) + " %";
  }
  return said + ". What else a text gives away, a person must judge.";
}

bool is_about_anonymity(const Diagnostic& diagnostic) {
  return diagnostic.code.compare(0, kCode.size(), kCode) == 0;
}

}  // namespace warmline::craft
