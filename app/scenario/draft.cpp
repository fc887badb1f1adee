#include "scenario/draft.h"

#include <utility>

#include "core/text.h"

namespace warmline::scenario {

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
                                  std::string code, std::string_view what) {
  const auto found = names.find(name);
  if (found || name.empty()) return found;  // the schema has named an empty one
  if (full()) {                             // spares the search for a near name
    cut = true;
    return found;
  }
  const auto near = text::nearest(name, names.all());
  std::string remedy;
  if (near) {
    remedy = "did you mean " + text::quoted(*near, 64) + "?";
  } else if (names.all().empty()) {
    remedy = "the file lists no " + std::string(what) + " yet; add it";
  } else {
    remedy = "add it, or use one of " + text::list_of(names.distinct(), 6);
  }
  if (what == "person") remedy += "; caller, agent and system need no entry";
  error(std::move(pointer), std::move(code),
        "no " + std::string(what) + " is called " + text::quoted(name, 64), std::move(remedy));
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
