#include <array>

#include "core/text.h"
#include "core/tr.h"
#include "scenario/draft.h"

namespace warmline::scenario {
namespace {

using Kind = Condition::Kind;

// One bound or two on the same thing; two become an "all".
Condition combine(std::vector<Condition> bounds) {
  if (bounds.size() == 1) return std::move(bounds.front());
  Condition all;
  all.kind = Kind::kAll;
  all.parts = std::move(bounds);
  return all;
}

// The level that stands at `name`, or nothing and an error.
std::optional<NeedLevel> level_at(const json::Value& value, const std::string& pointer,
                                  Draft& draft) {
  const auto level = need_level(value.string());
  if (level) return level;
  draft.error(pointer, "not-in-list", tr("the level of a need is expected here"),
              tr("use one of {0}", "\"unmet\", \"arranged\", \"met\""));
  return std::nullopt;
}

Condition read_need(const json::Value& value, std::string_view name, const std::string& pointer,
                    Draft& draft) {
  const auto need = draft.refer(draft.needs, name, json::child(pointer, "need"), Named::kNeed);
  const auto is = value.find("is");
  const auto least = value.find("at_least");
  const auto most = value.find("at_most");
  if (!is && !least && !most && !draft.complete(pointer)) return {};
  if (is ? least || most : !least && !most) {
    draft.error(pointer, "condition-form",
                tr(is ? "\"is\" says it all and stands beside at_least or at_most"
                      : "it isn't said how far the need must be met"),
                tr("write is, or at_least, or at_most, or at_least with at_most"));
    return {};
  }
  std::vector<Condition> bounds;
  const auto add = [&](const std::optional<json::Value>& written, std::string_view field,
                       Kind kind) {
    if (!written) return;
    const auto level = level_at(*written, json::child(pointer, field), draft);
    Condition bound;
    bound.kind = kind;
    bound.index = need.value_or(0);
    bound.level = level.value_or(NeedLevel::kUnmet);
    bounds.push_back(std::move(bound));
  };
  if (is) {
    const std::size_t before = draft.problems.size();
    add(is, "is", Kind::kNeedAtLeast);
    if (draft.problems.size() == before) add(is, "is", Kind::kNeedAtMost);
  }
  add(least, "at_least", Kind::kNeedAtLeast);
  add(most, "at_most", Kind::kNeedAtMost);
  return combine(std::move(bounds));
}

Condition read_mood(const json::Value& value, std::string_view axis, const std::string& pointer,
                    Draft& draft) {
  const auto least = value.find("at_least");
  const auto most = value.find("at_most");
  if (!value.find("is") && !least && !most && !draft.complete(pointer)) return {};
  if (value.find("is") || (!least && !most)) {
    draft.error(pointer, "condition-form", tr("a mood is compared with at_least or at_most"),
                tr("write at_least, at_most, or both, from 0 to 10"));
    return {};
  }
  std::vector<Condition> bounds;
  const auto add = [&](const std::optional<json::Value>& written, std::string_view field,
                       Kind kind) {
    if (!written) return;
    const std::int64_t number = written->integer(-1);
    if (number < kMoodMin || number > kMoodMax) {
      draft.error(json::child(pointer, field),
                  written->is_integer() ? "out-of-range" : "wrong-type",
                  tr("a mood is a whole number from 0 to 10"), tr("write a number in that range"));
      return;
    }
    Condition bound;
    bound.kind = kind;
    bound.axis = axis == "trust" ? MoodAxis::kTrust : MoodAxis::kDistress;
    bound.bound = static_cast<std::int8_t>(number);
    bounds.push_back(std::move(bound));
  };
  add(least, "at_least", Kind::kMoodAtLeast);
  add(most, "at_most", Kind::kMoodAtMost);
  return bounds.empty() ? Condition{} : combine(std::move(bounds));
}

Condition read_parts(const json::Value& list, const std::string& pointer, Kind kind, Draft& draft) {
  Condition condition;
  condition.kind = kind;
  for (std::size_t i = 0; i < list.size(); ++i) {
    condition.parts.push_back(read_condition(list.item(i), json::child(pointer, i), draft));
  }
  return condition;
}

Condition read_flag(std::string_view name, const std::string& pointer, Draft& draft) {
  Condition condition;
  condition.kind = Kind::kFlag;
  const auto flag = draft.refer(draft.flags, name, pointer, Named::kFlag);
  condition.index = flag.value_or(0);
  if (flag) draft.flag_read[*flag] = true;
  return condition;
}

}  // namespace

// Recursion is bounded by the depth that json::parse lets in.
Condition read_condition(const json::Value& value, const std::string& pointer, Draft& draft) {
  static constexpr std::array<std::string_view, 6> kKinds = {"flag", "need", "mood",
                                                             "not",  "all",  "any"};
  std::string_view kind;
  int kinds = 0;
  for (const std::string_view name : kKinds) {
    if (!value.find(name)) continue;
    kind = name;
    ++kinds;
  }
  const bool compares = value.find("is") || value.find("at_least") || value.find("at_most");
  if (kinds == 0 && !draft.complete(pointer)) return {};
  if (kinds != 1) {
    draft.error(pointer, "condition-form",
                tr(kinds == 0 ? "this condition asks for nothing"
                              : "this condition asks for several things at once"),
                tr(kinds == 0 ? "write exactly one of flag, need, mood, not, all and any"
                              : "put each into its own object, in a list called all or any"));
    return {};
  }
  if (compares && kind != "need" && kind != "mood") {
    draft.error(
        pointer, "condition-form",
        tr("is, at_least and at_most belong to a need or a mood, not to {0}", text::quoted(kind)),
        tr("remove them##fields"));
    return {};
  }
  const json::Value content = *value.find(kind);
  const std::string place = json::child(pointer, kind);
  if (kind == "flag") return read_flag(content.string(), place, draft);
  if (kind == "need") return read_need(value, content.string(), pointer, draft);
  if (kind == "mood") return read_mood(value, content.string(), pointer, draft);
  if (kind == "all") return read_parts(content, place, Kind::kAll, draft);
  if (kind == "any") return read_parts(content, place, Kind::kAny, draft);
  Condition negated;
  negated.kind = Kind::kNot;
  negated.parts.push_back(read_condition(content, place, draft));
  return negated;
}

}  // namespace warmline::scenario
