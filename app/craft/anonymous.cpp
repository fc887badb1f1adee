#include "craft/anonymous.h"

#include <string_view>
#include <utility>

#include "anonymity/find.h"
#include "anonymity/recall.h"
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
};

std::string at(std::string_view list, std::size_t index) {
  return json::child("/" + std::string(list), index);
}

void add_about(Texts& all, const scenario::Scenario& scenario) {
  all.add("/title", scenario.title);
  all.add("/summary", scenario.summary);
  all.add("/content_note", scenario.content_note);
  all.add("/role", scenario.role);
  for (std::size_t i = 0; i < scenario.customer.size(); ++i) {
    all.add(at("customer", i) + "/label", scenario.customer[i].label);
    all.add(at("customer", i) + "/value", scenario.customer[i].value);
  }
  for (std::size_t i = 0; i < scenario.before.size(); ++i) {
    all.add(at("before", i) + "/what", scenario.before[i].what);
    all.add(at("before", i) + "/detail", scenario.before[i].detail);
  }
  for (std::size_t i = 0; i < scenario.people.size(); ++i) {
    all.add(at("people", i) + "/name", scenario.people[i].name);
  }
  for (std::size_t i = 0; i < scenario.needs.size(); ++i) {
    all.add(at("needs", i) + "/label", scenario.needs[i].label);
  }
  for (std::size_t i = 0; i < scenario.flags.size(); ++i) {
    all.add(at("flags", i) + "/about", scenario.flags[i].about);
  }
  for (std::size_t i = 0; i < scenario.blocks.size(); ++i) {
    all.add(at("blocks", i) + "/rule", scenario.blocks[i].rule);
    all.add(at("blocks", i) + "/reason", scenario.blocks[i].reason);
  }
  for (std::size_t i = 0; i < scenario.cards.size(); ++i) {
    all.add(at("cards", i) + "/title", scenario.cards[i].title);
    all.add(at("cards", i) + "/text", scenario.cards[i].text);
  }
}

// Lines first, then choices: a number said over several lines stays together.
void add_node(Texts& all, const scenario::Node& node, std::size_t index) {
  const std::string pointer = at("nodes", index);
  for (std::size_t i = 0; i < node.lines.size(); ++i) {
    all.add(json::child(pointer + "/lines", i) + "/text", node.lines[i].text);
  }
  for (std::size_t i = 0; i < node.choices.size(); ++i) {
    const scenario::Choice& choice = node.choices[i];
    const std::string own = json::child(pointer + "/choices", i);
    all.add(own + (choice.form == scenario::ChoiceForm::kSay ? "/say" : "/do"), choice.text);
    all.add(own + "/why", choice.why);
  }
  if (!node.ending) return;
  all.add(pointer + "/ending/title", node.ending->title);
  all.add(pointer + "/ending/text", node.ending->text);
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

}  // namespace

std::vector<Diagnostic> anonymous(const scenario::Scenario& scenario,
                                  const anonymity::Lexicon& lexicon) {
  Texts all;
  add_about(all, scenario);
  for (std::size_t i = 0; i < scenario.nodes.size(); ++i) add_node(all, scenario.nodes[i], i);
  std::vector<Diagnostic> found;
  for (const anonymity::Finding& each : anonymity::find(all.texts, lexicon)) {
    Diagnostic warning;
    warning.severity = Severity::kWarning;
    warning.code = std::string(kCode) + std::string(anonymity::name_of(each.kind));
    warning.pointer = all.pointers[each.turn];
    const std::string text = all.texts[each.turn].substr(each.begin, each.end - each.begin);
    warning.problem = text::quoted(text) + " looks like " +
                      std::string(anonymity::words_for(each.kind)) + ": " + each.why;
    warning.remedy = remedy_for(each.kind);
    found.push_back(std::move(warning));
  }
  return found;
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
