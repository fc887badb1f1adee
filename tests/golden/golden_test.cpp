// Every shipped scenario played twice and compared, line by line, with tests/golden/<id>.txt: a
// best call, and a middling one that always takes the choice in the middle of those available.
//
// When a scenario or the scoring changed on purpose, renew the files and read the difference:
//   WARMLINE_RENEW_GOLDEN=1 build/native/warmline_tests --test-case='*golden*'
// The run that renews them fails, so that nothing passes by renewing.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

#include "replay/transcript.h"
#include "score/scorecard.h"
#include "support/shipped.h"

namespace warmline::test {

namespace {

namespace fs = std::filesystem;

const fs::path kFolder = WARMLINE_SOURCE_DIR "/tests/golden";

std::vector<replay::Event> middling_path(const scenario::Scenario& scenario) {
  std::vector<replay::Event> events;
  replay::CallState state = replay::begin(scenario);
  while (!replay::at_ending(scenario, state)) {
    const scenario::Node& node = scenario.nodes[state.node];
    const std::vector<scenario::Index> open = replay::available(scenario, state);
    const scenario::Index choice = open[open.size() / 2];
    events.push_back(replay::ChoiceEvent{node.id, node.choices[choice].id});
    state = replay::choose(scenario, state, choice).value();
  }
  return events;
}

std::string steps_of(const std::vector<replay::Event>& events) {
  std::string text;
  for (const replay::Event& event : events) {
    if (!text.empty()) text += ",";
    if (const auto* card = std::get_if<replay::CardEvent>(&event)) {
      text += "card:" + card->card.text;
    } else {
      const auto& choice = std::get<replay::ChoiceEvent>(event);
      text += choice.node.text + "/" + choice.choice.text;
    }
  }
  return text;
}

std::string figure(const std::optional<PerMille>& ratio) {
  return ratio ? std::to_string(*ratio) : "none";
}

// Points in hundredths, ratios in per mille.
std::string figures_of(const score::Scorecard& card) {
  std::string text = "achieved " + std::to_string(card.achieved) + ", lost";
  for (const score::DecisionScore& decision : card.decisions) {
    text += " " + std::to_string(decision.lost);
  }
  text += ", not finished " + std::to_string(card.not_finished) + ", rules " +
          std::to_string(card.out_of_reach_rules) + ", nobody's " +
          std::to_string(card.out_of_reach_nobody) + ", best " + std::to_string(card.best) +
          ", resolution " + std::to_string(card.resolution) + ", empathy " + figure(card.empathy) +
          " (" + std::to_string(card.empathy_earned) + " of " +
          std::to_string(card.empathy_chances) + ")";
  for (std::size_t k = 0; k < scenario::kCriterionCount; ++k) {
    text += ", " + std::string(score::name_of(static_cast<scenario::Criterion>(k))) + " " +
            figure(card.criteria[k].quality) + " (" +
            std::to_string(card.criteria[k].observations) + ")";
  }
  return text + ", critical " + std::to_string(card.critical_misses) + ", seconds " +
         std::to_string(card.seconds) + ", transfers " + std::to_string(card.transfers) +
         ", repeats " + std::to_string(card.repeats);
}

std::string played(const Shipped& call, const std::string& name,
                   const std::vector<replay::Event>& events) {
  const Result<replay::Run> run = replay::replay(*call.scenario, events);
  REQUIRE(run);
  const score::Scorecard card = score::score(*call.scenario, call.solution, events, run.value());
  return "== " + name + ": " + steps_of(events) + "\n\n" +
         replay::to_text(*call.scenario, run.value()) + "\n" + figures_of(card) + "\n";
}

std::string transcript_of(const Shipped& call) {
  return played(call, "A best call", call.solution.best_path()) + "\n" +
         played(call, "A middling call", middling_path(*call.scenario));
}

// Empty if they are the same.
std::string first_difference(const std::string& kept, const std::string& now) {
  if (kept == now) return "";
  std::istringstream old_lines(kept);
  std::istringstream new_lines(now);
  for (int number = 1;; ++number) {
    std::string old_line;
    std::string new_line;
    const bool more_old = static_cast<bool>(std::getline(old_lines, old_line));
    const bool more_new = static_cast<bool>(std::getline(new_lines, new_line));
    if (!more_old && !more_new) return "only the end of the last line differs";
    if (more_old == more_new && old_line == new_line) continue;
    return "line " + std::to_string(number) + "\n  kept: " + (more_old ? old_line : "(ends)") +
           "\n  now:  " + (more_new ? new_line : "(ends)");
  }
}

bool renewing() {
  const char* asked = std::getenv("WARMLINE_RENEW_GOLDEN");
  return asked != nullptr && std::string(asked) == "1";
}

}  // namespace

TEST_CASE("Each shipped scenario plays as its golden transcript says") {
  const std::vector<Shipped> all = shipped_scenarios();
  std::set<std::string> expected;
  for (const Shipped& call : all) {
    const fs::path file = kFolder / (call.id + ".txt");
    expected.insert(file.filename().string());
    const std::string now = transcript_of(call);
    if (renewing()) {
      std::ofstream(file, std::ios::binary) << now;
      FAIL_CHECK("renewed " << file.string() << "; read what changed and run again");
      continue;
    }
    if (!fs::exists(file)) {
      FAIL_CHECK("there is no golden transcript " << file.string()
                                                  << "; WARMLINE_RENEW_GOLDEN=1 writes it");
      continue;
    }
    const std::string difference = first_difference(read_file(file), now);
    if (!difference.empty()) FAIL_CHECK(file.string() << ": " << difference);
  }
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    if (entry.path().extension() != ".txt") continue;
    INFO(entry.path().string());
    CHECK_MESSAGE(expected.count(entry.path().filename().string()) == 1,
                  "a golden transcript without its scenario");
  }
}

TEST_CASE("A golden transcript's first difference is named by its line") {
  CHECK(first_difference("a\nb\n", "a\nb\n").empty());
  CHECK(first_difference("a\nb\n", "a\nc\n") == "line 2\n  kept: b\n  now:  c");
  CHECK(first_difference("a\n", "a\nc\n") == "line 2\n  kept: (ends)\n  now:  c");
  CHECK(first_difference("a\nb", "a\n") == "line 2\n  kept: b\n  now:  (ends)");
  CHECK(first_difference("a\n", "a") == "only the end of the last line differs");
}

}  // namespace warmline::test
