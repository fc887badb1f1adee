// Shared by this room's reading files: the scenario being built, its names, what was used, and what
// is wrong.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "core/json.h"
#include "scenario/scenario.h"

namespace warmline::scenario {

// Beyond this many errors, or warnings, nobody reads on; one more line says that there is more.
inline constexpr std::size_t kMostProblems = 100;

// What an id can be of.
enum class Named : std::uint8_t { kPerson, kNeed, kFlag, kBlock, kCard, kNode };

// Ids of one kind in authored order.
class Names {
 public:
  // False if the name was there before; the first keeps its position.
  bool add(std::string_view name);
  [[nodiscard]] std::optional<Index> find(std::string_view name) const;
  [[nodiscard]] const std::vector<std::string_view>& all() const { return all_; }
  [[nodiscard]] std::vector<std::string_view> distinct() const;

 private:
  std::vector<std::string_view> all_;  // views into the document
  std::map<std::string_view, Index> positions_;
};

struct Draft {
  Scenario scenario;
  std::vector<Diagnostic>
      problems;  // errors and warnings are counted apart: a hundred warnings must not hide an error
  std::size_t errors = 0;
  std::size_t warnings = 0;
  bool cut = false;  // something was left out
  std::set<std::string>
      misspelt;  // pointers of objects with an unknown field: what seems to be missing may be that
  bool shape_broken = false;  // the schema had something to say

  [[nodiscard]] bool complete(const std::string& pointer) const {
    return misspelt.count(pointer) == 0;
  }
  Names people, needs, flags, blocks, cards, nodes;
  std::vector<bool> person_used, flag_read, flag_set, block_used;  // by index

  void add(Severity severity, std::string pointer, std::string code, std::string problem,
           std::string remedy);
  void error(std::string pointer, std::string code, std::string problem, std::string remedy);
  void warning(std::string pointer, std::string code, std::string problem, std::string remedy);
  [[nodiscard]] bool full() const { return errors >= kMostProblems; }

  // The position of a name that is referred to; otherwise one error with the nearest name, and
  // nothing.
  std::optional<Index> refer(const Names& names, std::string_view name, std::string pointer,
                             Named what);
};

// Each reads one part into the draft. The shape has been checked against the schema; what the
// schema can't say is checked here. Names come first, because everything else refers to them.
void read_names(const json::Value& root, Draft& draft);
void read_head(const json::Value& root, Draft& draft);
void read_lists(const json::Value& root, Draft& draft);
void read_nodes(const json::Value& root, Draft& draft);
[[nodiscard]] Condition read_condition(const json::Value& value, const std::string& pointer,
                                       Draft& draft);
[[nodiscard]] Effects read_effects(const json::Value& value, const std::string& pointer,
                                   Draft& draft);

// What only the whole shows: nodes nobody reaches, no ending, things written and never used.
void check_whole(Draft& draft);

// Values by name; what is missing reads as empty or as `otherwise`.
[[nodiscard]] std::string text_at(const json::Value& object, std::string_view name);
[[nodiscard]] std::int64_t number_at(const json::Value& object, std::string_view name,
                                     std::int64_t otherwise);
[[nodiscard]] bool truth_at(const json::Value& object, std::string_view name);
[[nodiscard]] json::Value list_at(const json::Value& object, std::string_view name);
[[nodiscard]] std::optional<NeedLevel> need_level(std::string_view name);

// The position of a word in a list that has the enumeration's order; the first if it isn't there.
template <typename Enum, std::size_t N>
[[nodiscard]] Enum word(const std::string_view (&words)[N], std::string_view written) {
  for (std::size_t i = 0; i < N; ++i) {
    if (words[i] == written) return static_cast<Enum>(i);
  }
  return static_cast<Enum>(0);
}

}  // namespace warmline::scenario
