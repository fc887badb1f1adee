// libFuzzer target: any bytes as a candidate's file. tests/fuzz/run builds it and starts from
// corpus/sitting.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "assess/sitting_file.h"
#include "core/text.h"

using namespace warmline;

namespace {

// Ends the program so that the fuzzer keeps the input.
void require(bool holds) {
  if (!holds) std::abort();
}

// One moment at which everything may be said, for each call.
scenario::ScenarioPtr any_call() {
  scenario::Scenario made;
  scenario::Node node, end;
  node.id = NodeId("n1");
  end.id = NodeId("end");
  end.ending = scenario::Ending{};
  for (const char* id : {"c1", "c2"}) {
    scenario::Choice choice;
    choice.id = ChoiceId(id);
    choice.again = true;
    choice.targets.push_back({{}, static_cast<scenario::Index>(id[1] == '1' ? 1 : 0)});
    node.choices.push_back(choice);
  }
  made.nodes = {node, end};
  scenario::Card card;
  card.id = CardId("policy");
  made.cards = {card};
  return std::make_shared<const scenario::Scenario>(std::move(made));
}

void take(const assess::SittingFile& file) {
  static const assess::ScenarioOf scenarios(assess::kMostCalls + 1, any_call());
  const assess::Seated seated = seat_of(file.invitation, scenarios, file.events);
  std::size_t events = 0;
  for (const assess::CallTaken& call : seated.seat.calls) {
    require(call.events.size() == call.at_ms.size());
    require(call.at_ms.empty() || call.used_ms >= call.at_ms.back());
    events += call.events.size();
  }
  require(events + seated.refused.size() <= file.events.size());
  require(seated.seat.steps <= file.events.size());
  for (const std::string& sentence : seated.refused)
    require(text::first_invalid_utf8(sentence) == text::kNone);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using progress::Verdict;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const assess::VerifiedSitting verified = assess::verify_sitting(text, "f");
  const bool wrong =
      verified.verdict == Verdict::kChanged || verified.verdict == Verdict::kUnreadable;
  require(wrong != verified.findings.empty());
  for (const Diagnostic& one : verified.findings) {
    const std::string line = to_line(one);
    require(line.find('\n') == std::string::npos);
    require(text::first_invalid_utf8(line) == text::kNone);
  }
  if (verified.verdict == Verdict::kUnreadable) return 0;
  // What is sound is what would be written again, byte for byte, with hashes worked out anew.
  assess::SittingFile again = verified.file;
  chain(again);
  if (!wrong) require(sitting_text(again) == text);
  take(verified.file);
  return 0;
}
