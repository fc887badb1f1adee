#include "scenario/draft.h"

#include <utility>

#include "core/text.h"
#include "core/tr.h"

namespace warmline::scenario {
namespace {

struct Unknown {
  std::string_view code;
  Message problem;
  Message none;  // there is nothing of the kind
};

// In the order of Named.
constexpr Unknown kUnknown[] = {
    {"unknown-person", msg("no person is called {0}"), msg("the file lists no person yet; add it")},
    {"unknown-need", msg("no need is called {0}"), msg("the file lists no need yet; add it")},
    {"unknown-flag", msg("no flag is called {0}"), msg("the file lists no flag yet; add it")},
    {"unknown-block", msg("no block is called {0}"), msg("the file lists no block yet; add it")},
    {"unknown-card", msg("no card is called {0}"), msg("the file lists no card yet; add it")},
    {"dangling-target", msg("no node is called {0}"), msg("the file lists no node yet; add it")}};

}  // namespace

bool Names::add(std::string_view name) {
  const auto position = static_cast<Index>(all_.size());
  all_.push_back(name);
  return positions_.emplace(name, position).second;
}

std::optional<Index> Names::find(std::string_view name) const {
  const auto found = positions_.find(name);
  if (found == positions_.end()) return std::nullopt;
  return found->second;
}

std::vector<std::string_view> Names::distinct() const {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    if (positions_.at(all_[i]) == i) names.push_back(all_[i]);
  }
  return names;
}

void Draft::add(Severity severity, std::string pointer, std::string code, std::string problem,
                std::string remedy) {
  std::size_t& count = severity == Severity::kError ? errors : warnings;
  if (count >= kMostProblems) {
    cut = true;
    return;
  }
  ++count;
  Diagnostic diagnostic;
  diagnostic.severity = severity;
  diagnostic.pointer = std::move(pointer);
  diagnostic.code = std::move(code);
  diagnostic.problem = std::move(problem);
  diagnostic.remedy = std::move(remedy);
  problems.push_back(std::move(diagnostic));
}

void Draft::error(std::string pointer, std::string code, std::string problem, std::string remedy) {
  add(Severity::kError, std::move(pointer), std::move(code), std::move(problem), std::move(remedy));
}

void Draft::warning(std::string pointer, std::string code, std::string problem,
                    std::string remedy) {
  add(Severity::kWarning, std::move(pointer), std::move(code), std::move(problem),
      std::move(remedy));
}

std::optional<Index> Draft::refer(const Names& names, std::string_view name, std::string pointer,
                                  Named what) {
  const auto found = names.find(name);
  if (found || name.empty()) return found;  // the schema has named an empty one
  if (full()) {                             // spares the search for a near name
    cut = true;
    return found;
  }
  const Unknown& words = kUnknown[static_cast<std::size_t>(what)];
  const auto near = text::nearest(name, names.all());
  std::string remedy;
  if (near) {
    remedy = tr("did you mean {0}?", text::quoted(*near, 64));
  } else if (names.all().empty()) {
    remedy = tr(words.none);
  } else {
    remedy = tr("add it, or use one of {0}", text::list_of(names.distinct(), 6));
  }
  if (what == Named::kPerson) remedy += "; " + tr("caller, agent and system need no entry");
  error(std::move(pointer), std::string(words.code), tr(words.problem, text::quoted(name, 64)),
        std::move(remedy));
  return std::nullopt;
}

std::string text_at(const json::Value& object, std::string_view name) {
  const auto found = object.find(name);
  return found ? std::string(found->string()) : std::string();
}

std::int64_t number_at(const json::Value& object, std::string_view name, std::int64_t otherwise) {
  const auto found = object.find(name);
  return found ? found->integer(otherwise) : otherwise;
}

bool truth_at(const json::Value& object, std::string_view name) {
  const auto found = object.find(name);
  return found && found->boolean();
}

json::Value list_at(const json::Value& object, std::string_view name) {
  const auto found = object.find(name);
  return found && found->is_array() ? *found : json::Value();
}

std::optional<NeedLevel> need_level(std::string_view name) {
  if (name == "unmet") return NeedLevel::kUnmet;
  if (name == "arranged") return NeedLevel::kArranged;
  if (name == "met") return NeedLevel::kMet;
  return std::nullopt;
}

}  // namespace warmline::scenario
