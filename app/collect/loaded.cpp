#include "collect/loaded.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

namespace warmline::collect {

bool Loaded::add(const std::string& team, progress::Verified verified, std::string_view file) {
  return coach::add(teams_[team], std::move(verified), file);
}

std::optional<Error> Loaded::each(const std::function<bool(const Attempt&)>& take) const {
  for (const auto& [team, roster] : teams_) {
    std::vector<const coach::RosterAttempt*> sorted;
    for (const auto& entry : roster.attempts) sorted.push_back(&entry.second);
    // Within a person they stand by id already.
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const coach::RosterAttempt* a, const coach::RosterAttempt* b) {
                       return a->person < b->person;
                     });
    for (const coach::RosterAttempt* one : sorted) {
      if (!take({team, one->person, one->attempt})) return std::nullopt;
    }
  }
  return std::nullopt;
}

std::optional<std::string> Loaded::text(std::string_view version) const {
  for (const auto& entry : teams_) {
    const auto found = entry.second.texts.find(std::string(version));
    if (found != entry.second.texts.end()) return found->second;
  }
  return std::nullopt;
}

}  // namespace warmline::collect
