#include "support/tangled.h"

#include <cstdint>
#include <string>

#include "support/call_builder.h"

namespace warmline::test {

namespace {

void add_moment(CallBuilder& call, Index flag, Index node, Index next) {
  const auto add = [&](const std::string& id, bool sets, int trust, int feel, int cost) {
    Choice& choice = call.choice(node, id, next);
    if (sets) choice.effects.set_flags.push_back(flag);
    choice.effects.trust = static_cast<std::int8_t>(trust);
    choice.effects.cost = cost;
    choice.effects.seconds = 20;
    earns(choice, feel, feel > 0 ? 1 : 0);
  };
  add("ask", true, 1, 2, 0);
  add("note", true, 0, 0, 100);
  add("pass", false, 0, 1, 0);
  add("push", false, -1, -1, 0);
}

}  // namespace

scenario::ScenarioPtr tangled_call(int moments) {
  CallBuilder call;
  const Index heard = call.need("heard", 40);
  const Index solved = call.need("solved", 60);
  std::vector<Index> flags;
  std::vector<Index> nodes;
  for (int i = 0; i < moments; ++i) flags.push_back(call.flag("flag" + std::to_string(i)));
  for (int i = 0; i < moments; ++i) nodes.push_back(call.node("moment" + std::to_string(i)));
  const Index last = call.node("last");
  const Index good = call.ending("good");
  const Index bad = call.ending("bad");
  nodes.push_back(last);
  for (int i = 0; i < moments; ++i) {
    const auto at = static_cast<std::size_t>(i);
    add_moment(call, flags[at], nodes[at], nodes[at + 1]);
  }
  std::vector<Condition> every;
  for (const Index flag : flags) every.push_back(flag_is_set(flag));
  const auto rule = [&](const std::string& id) { return call.block(id); };
  const Index rules[] = {rule("first"), rule("second"), rule("third")};
  for (int i = 0; i < 3; ++i) {
    Choice& choice = call.choice(last, "settle" + std::to_string(i), good);
    choice.block = rules[i];
    choice.block_when = mood_at_most(MoodAxis::kTrust, 4 + 2 * i);
    choice.when = combined(i == 0 ? Condition::Kind::kAny : Condition::Kind::kAll,
                           {every.begin() + i, every.end() - i});
    meets(choice, solved, i == 0 ? NeedLevel::kArranged : NeedLevel::kMet);
    meets(choice, heard);
  }
  call.choice(last, "bye", bad);
  return call.build();
}

}  // namespace warmline::test
