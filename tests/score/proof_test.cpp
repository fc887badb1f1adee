#include "score/proof.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "score/graph.h"
#include "support/call_builder.h"

namespace warmline::test {

namespace {

std::vector<std::string> codes(const score::Proof& proof) {
  std::vector<std::string> found;
  for (const Diagnostic& each : proof.diagnostics) {
    found.push_back(std::string(each.severity == Severity::kError ? "error " : "warning ") +
                    each.code + " " + each.pointer);
  }
  return found;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("A loop is named by its steps, with the choice that closes it") {
  CallBuilder call;
  call.need("helped", 100);
  const Index hub = call.node("hub");
  const Index side = call.node("side");
  const Index end = call.ending("end");
  meets(call.choice(hub, "help", end), 0);
  call.choice(hub, "ask", side).again = true;
  call.choice(side, "back", hub).again = true;
  const score::Proof proof = score::prove(call.build());
  CHECK_FALSE(proof.solution);
  CHECK(codes(proof) == Codes{"error cycle /nodes/1/choices/0"});
  CHECK(proof.diagnostics[0].problem.find("hub/ask, side/back") != std::string::npos);
}

TEST_CASE("A choice may recur while the call changes") {
  CallBuilder call;
  call.need("helped", 100);
  const Index hub = call.node("hub");
  const Index end = call.ending("end");
  Choice& calm = call.choice(hub, "calm", hub);
  calm.again = true;
  calm.effects.trust = 1;
  calm.when = mood_at_most(MoodAxis::kTrust, 9);
  meets(call.choice(hub, "help", end), 0);
  CHECK(codes(score::prove(call.build())).empty());
}

TEST_CASE("A loop that only a lifted rule opens is found too, and said to be one") {
  CallBuilder call;
  call.need("helped", 100);
  const Index rule = call.block("no-holds");
  const Index hub = call.node("hub");
  const Index end = call.ending("end");
  Choice& hold = call.choice(hub, "hold", hub);
  hold.again = true;
  hold.block = rule;
  meets(call.choice(hub, "help", end), 0);
  const score::Proof proof = score::prove(call.build());
  CHECK(codes(proof) == Codes{"error cycle /nodes/0/choices/0"});
  CHECK(proof.diagnostics[0].problem.find("when every rule is lifted") != std::string::npos);
}

// The search comes to the hub with the flag set, so that the step back to there is the card's.
TEST_CASE("A loop through a card is closed by a choice all the same") {
  CallBuilder call;
  call.need("helped", 100);
  const Index knows = call.flag("knows");
  call.card("policy", knows);
  const Index start = call.node("start");
  const Index hub = call.node("hub");
  const Index end = call.ending("end");
  call.choice(start, "on", hub).effects.set_flags.push_back(knows);
  meets(call.choice(hub, "help", end), 0);
  Choice& forget = call.choice(hub, "forget", hub);
  forget.again = true;
  forget.when = flag_is_set(knows);
  forget.effects.clear_flags.push_back(knows);
  const score::Proof proof = score::prove(call.build());
  CHECK(codes(proof) == Codes{"error cycle /nodes/1/choices/1"});
  CHECK(proof.diagnostics[0].problem.find("hub/forget, card:policy") != std::string::npos);
}

TEST_CASE("A state without a choice is a dead end, also when a card would open one") {
  CallBuilder call;
  call.need("helped", 100);
  const Index knows = call.flag("knows");
  call.card("policy", knows);
  const Index start = call.node("start");
  const Index stuck = call.node("stuck");
  const Index end = call.ending("end");
  meets(call.choice(start, "on", stuck), 0);
  call.choice(stuck, "out", end).when = flag_is_set(knows);
  const score::Proof proof = score::prove(call.build());
  CHECK(codes(proof) == Codes{"error dead-end /nodes/1"});
  CHECK(proof.diagnostics[0].problem.find("after start/on") != std::string::npos);
}

TEST_CASE("A dead end that only a lifted rule leads to is found, and said to be one") {
  CallBuilder call;
  call.need("helped", 100);
  const Index rule = call.block("no-transfer");
  call.block("other");
  const Index never = call.flag("never");
  const Index start = call.node("start");
  const Index stuck = call.node("stuck");
  const Index end = call.ending("end");
  call.choice(start, "transfer", stuck).block = rule;
  meets(call.choice(start, "help", end), 0);
  call.choice(stuck, "out", end).when = flag_is_set(never);
  const score::Proof proof = score::prove(call.build());
  CHECK(codes(proof) == Codes{"error dead-end /nodes/1"});
  CHECK(proof.diagnostics[0].problem.find("when the rule \"no-transfer\" is lifted") !=
        std::string::npos);
}

TEST_CASE("A call with too many states is refused") {
  CallBuilder call;
  call.need("helped", 100);
  std::vector<Index> flags;
  for (int i = 0; i < 18; ++i) flags.push_back(call.flag("f" + std::to_string(i)));
  for (int i = 0; i < 18; ++i) call.node("n" + std::to_string(i));
  const Index last = call.node("last");
  const Index end = call.ending("end");
  for (int i = 0; i < 18; ++i) {
    call.choice(static_cast<Index>(i), "yes", static_cast<Index>(i + 1))
        .effects.set_flags.push_back(flags[static_cast<std::size_t>(i)]);
    call.choice(static_cast<Index>(i), "no", static_cast<Index>(i + 1));
  }
  std::vector<Condition> parts;
  for (const Index flag : flags) parts.push_back(flag_is_set(flag));
  Choice& reward = call.choice(last, "all", end);
  reward.when = combined(Condition::Kind::kAll, parts);
  meets(call.choice(last, "help", end), 0);
  CHECK(codes(score::prove(call.build())) == Codes{"error too-entangled /nodes"});

  // The same without the reading at the end: what nothing reads is no state.
  call.raw().nodes[last].choices[0].when = Condition{};
  const score::Proof proof = score::prove(call.build());
  REQUIRE(proof.solution);
  CHECK(proof.solution->states() == 21);
}

TEST_CASE("A critical choice must lose something wherever it is offered") {
  CallBuilder call;
  call.need("helped", 100);
  const Index start = call.node("start");
  const Index end = call.ending("end");
  Choice& leak = call.choice(start, "leak", end);
  leak.effects.critical = scenario::CriticalMiss::kPrivacy;
  meets(leak, 0);
  meets(call.choice(start, "help", end), 0);
  CHECK(codes(score::prove(call.build())) ==
        Codes{"error critical-free /nodes/0/choices/0/effects/critical"});
  call.raw().nodes[start].choices[0].effects.cost = 1;
  CHECK(codes(score::prove(call.build())).empty());
}

TEST_CASE("A critical choice that a rule forbids must not be what lifting the rule is worth") {
  CallBuilder call;
  call.need("helped", 100);
  const Index rule = call.block("holder-only");
  const Index start = call.node("start");
  const Index end = call.ending("end");
  Choice& tell = call.choice(start, "tell", end);
  tell.block = rule;
  tell.effects.critical = scenario::CriticalMiss::kPrivacy;
  meets(tell, 0);
  meets(call.choice(start, "arrange", end), 0, NeedLevel::kArranged);
  const score::Proof proof = score::prove(call.build());
  CHECK(codes(proof) == Codes{"error critical-free /nodes/0/choices/0/effects/critical"});
}

TEST_CASE("A card that loses something is refused") {
  CallBuilder call;
  call.need("helped", 100);
  const Index knows = call.flag("knows");
  call.card("policy", knows);
  const Index start = call.node("start");
  const Index end = call.ending("end");
  Choice& help = call.choice(start, "help", end);
  help.when = negated(flag_is_set(knows));
  meets(help, 0);
  meets(call.choice(start, "half", end), 0, NeedLevel::kArranged);
  const score::Proof proof = score::prove(call.build());
  CHECK(codes(proof) == Codes{"error card-loses /cards/0"});
  CHECK(proof.diagnostics[0].problem.find("loses 40 points") != std::string::npos);
}

TEST_CASE("At least ten points must be in reach") {
  CallBuilder call;
  const Index small = call.need("small", 10);
  call.need("large", 90);
  const Index start = call.node("start");
  const Index end = call.ending("end");
  Choice& help = call.choice(start, "help", end);
  meets(help, small);
  meets(call.choice(start, "large", end), 1);
  call.raw().nodes[start].choices[1].effects.cost = 9000;
  CHECK(codes(score::prove(call.build())).empty());
  call.raw().nodes[start].choices[0].effects.cost = 1;
  call.raw().nodes[start].choices[1].effects.cost = 9001;
  CHECK(codes(score::prove(call.build())) == Codes{"error out-of-reach /needs"});
}

TEST_CASE("What no call uses is pointed out") {
  CallBuilder call;
  call.need("helped", 50);
  call.need("forgotten", 50);
  const Index never = call.flag("never");
  const Index rule = call.block("rule");
  const Index start = call.node("start");
  const Index side = call.node("side");
  const Index end = call.ending("end");
  const Index other = call.ending("other");
  meets(call.choice(start, "help", end), 0);
  Choice& hidden = call.choice(start, "hidden", side);
  hidden.when = flag_is_set(never);
  Choice& ruled = call.choice(start, "ruled", end);
  ruled.block = rule;
  ruled.block_when = flag_is_set(never);
  call.choice(side, "on", other);
  CHECK(codes(score::prove(call.build())) ==
        Codes{"warning never-reached /nodes/1", "warning never-reached /nodes/3",
              "warning never-offered /nodes/0/choices/1", "warning never-forbids /blocks/0",
              "warning never-met /needs/1"});
}

TEST_CASE("A moment where hanging up is worth more than going on is pointed out") {
  CallBuilder call;
  call.need("helped", 100);
  const Index start = call.node("start");
  const Index later = call.node("later");
  const Index end = call.ending("end");
  meets(call.choice(start, "truth", end), 0, NeedLevel::kArranged);
  meets(call.choice(start, "promise", later), 0);
  meets(call.choice(later, "found-out", end), 0, NeedLevel::kUnmet);
  CHECK(codes(score::prove(call.build())) == Codes{"warning leaving-pays /nodes/1"});
}

TEST_CASE("Once-only choices of a loop left behind are forgotten") {
  CallBuilder call;
  call.need("helped", 100);
  const Index hub = call.node("hub");
  const Index after = call.node("after");
  const Index end = call.ending("end");
  for (const char* id : {"a", "b", "c"}) call.choice(hub, id, hub);
  call.choice(hub, "on", after);
  meets(call.choice(after, "help", end), 0);
  const score::Proof proof = score::prove(call.build());
  REQUIRE(proof.solution);
  CHECK(proof.solution->states() == 8 + 1 + 1);  // the hub with each subset of a, b, c used
}

}  // namespace warmline::test
