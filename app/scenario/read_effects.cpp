#include <algorithm>

#include "core/text.h"
#include "core/tr.h"
#include "scenario/draft.h"

namespace warmline::scenario {
namespace {

constexpr Hundredths kHundredthsPerPoint = 100;

void read_need_effects(const json::Value& value, const std::string& pointer, Effects& effects,
                       Draft& draft) {
  const auto needs = value.find("needs");
  if (!needs) return;
  const std::string place = json::child(pointer, "needs");
  for (std::size_t i = 0; i < needs->size(); ++i) {
    const auto need =
        draft.refer(draft.needs, needs->name(i), json::child(place, needs->name(i)), Named::kNeed);
    const auto level = need_level(needs->member(i).string());
    if (need && level) effects.needs.push_back({*need, *level});
  }
}

std::vector<Index> read_flag_list(const json::Value& value, std::string_view name,
                                  const std::string& pointer, Draft& draft) {
  std::vector<Index> flags;
  const json::Value list = list_at(value, name);
  const std::string place = json::child(pointer, name);
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto flag =
        draft.refer(draft.flags, list.item(i).string(), json::child(place, i), Named::kFlag);
    if (!flag) continue;
    if (std::find(flags.begin(), flags.end(), *flag) != flags.end()) {
      draft.error(json::child(place, i), "duplicate-flag",
                  tr("the flag {0} stands here twice", text::quoted(list.item(i).string(), 64)),
                  tr("remove one##of two flags"));
    }
    flags.push_back(*flag);
  }
  return flags;
}

std::optional<CriticalMiss> read_critical(const json::Value& value) {
  const std::string written = text_at(value, "critical");
  if (written == "privacy") return CriticalMiss::kPrivacy;
  if (written == "disclosure") return CriticalMiss::kDisclosure;
  return std::nullopt;
}

}  // namespace

Effects read_effects(const json::Value& value, const std::string& pointer, Draft& draft) {
  Effects effects;
  read_need_effects(value, pointer, effects, draft);
  effects.set_flags = read_flag_list(value, "set", pointer, draft);
  effects.clear_flags = read_flag_list(value, "clear", pointer, draft);
  for (const Index flag : effects.set_flags) {
    draft.flag_set[flag] = true;
    if (std::find(effects.clear_flags.begin(), effects.clear_flags.end(), flag) ==
        effects.clear_flags.end())
      continue;
    draft.error(
        json::child(pointer, "clear"), "set-and-clear",
        tr("the flag {0} is set and cleared at once", text::quoted(draft.flags.all()[flag], 64)),
        tr("leave it in one of the two lists"));
  }
  effects.cost = static_cast<Hundredths>(number_at(value, "cost", 0)) * kHundredthsPerPoint;
  effects.critical = read_critical(value);
  effects.distress = static_cast<std::int8_t>(number_at(value, "distress", 0));
  effects.trust = static_cast<std::int8_t>(number_at(value, "trust", 0));
  effects.seconds = static_cast<Seconds>(number_at(value, "seconds", 0));
  effects.transfer = truth_at(value, "transfer");
  effects.repeat = truth_at(value, "repeat");
  return effects;
}

}  // namespace warmline::scenario
