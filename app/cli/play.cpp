#include <iostream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/load.h"
#include "cli/report.h"
#include "cli/wrap.h"
#include "core/text.h"
#include "replay/order.h"
#include "replay/transcript.h"
#include "score/scorecard.h"

namespace warmline::cli {

using replay::CallState;
using scenario::Index;
using scenario::Scenario;

namespace {

// One typed line without the spaces around it; nothing at the end of the input.
std::optional<std::string> ask(const std::string& prompt) {
  std::cout << prompt << std::flush;
  std::string line;
  if (!std::getline(std::cin, line)) {
    std::cout << "\n";
    return std::nullopt;
  }
  const std::size_t begin = line.find_first_not_of(" \t\r");
  const std::size_t end = line.find_last_not_of(" \t\r");
  return begin == std::string::npos ? "" : line.substr(begin, end - begin + 1);
}

class Session {
 public:
  Session(const Loaded& loaded, std::size_t width, std::optional<std::uint64_t> seed)
      : scenario_(*loaded.scenario), solution_(*loaded.solution), width_(width), seed_(seed) {}

  void run() {
    if (!open()) {
      std::cout << "Declined; nothing is scored.\n";
      return;
    }
    CallState state = replay::begin(scenario_);
    bool arrived = true;
    while (!replay::at_ending(scenario_, state)) {
      if (arrived) print_lines(state);
      print_options(state);
      std::optional<replay::Event> event = next_event(state);
      if (!event) {
        std::cout << "You left the call.\n";
        break;
      }
      events_.push_back(std::move(*event));
      arrived = std::holds_alternative<replay::ChoiceEvent>(events_.back());
      const Result<replay::Run> run = replay::replay(scenario_, events_);
      state = run.value().states.back();
    }
    if (replay::at_ending(scenario_, state)) print_ending(state);
    print_debrief();
  }

 private:
  // False: declined at the content note, or no input.
  bool open() {
    std::cout << wrap("", scenario_.title, width_) << "\n";
    if (!scenario_.content_note.empty()) {
      std::cout << wrap("Content note: ", scenario_.content_note, width_);
      const std::optional<std::string> answer = ask("Enter to go on, q to decline: ");
      if (!answer || *answer == "q") return false;
      std::cout << "\n";
    }
    std::cout << wrap("", scenario_.role, width_);
    for (const scenario::Fact& fact : scenario_.customer) {
      std::cout << wrap("  " + text::printable(fact.label) + ": ", fact.value, width_);
    }
    if (!scenario_.before.empty()) std::cout << "\nBefore you pick up:\n";
    for (const scenario::BeforeStep& step : scenario_.before) {
      std::string what = step.what;
      if (!step.detail.empty()) what = sentence(what) + " " + step.detail;
      std::cout << wrap("  - ", what + " (" + std::to_string(step.seconds) + " s)", width_);
    }
    std::cout << "\n";
    return true;
  }

  void print_lines(const CallState& state) const {
    for (const Index line : replay::lines(scenario_, state)) {
      print_entry({replay::Entry::Kind::kLine, state.node, line, events_.size()});
    }
  }

  void print_entry(const replay::Entry& entry) const {
    std::string text = replay::to_text(scenario_, entry);
    text.pop_back();  // its newline
    std::cout << wrap("", text, width_);
  }

  [[nodiscard]] std::vector<replay::Option> options(const CallState& state) const {
    if (!seed_) return replay::options(scenario_, state);
    return replay::shown_options(scenario_, state, *seed_,
                                 replay::position_after(events_, events_.size()));
  }

  void print_options(const CallState& state) {
    const scenario::Node& node = scenario_.nodes[state.node];
    choices_.clear();
    std::cout << "\n";
    for (const replay::Option& option : options(state)) {
      const scenario::Choice& choice = node.choices[option.choice];
      const std::string said =
          choice.form == scenario::ChoiceForm::kSay ? choice.text : "(" + choice.text + ")";
      if (option.availability == replay::Availability::kBlocked) {
        std::cout << wrap("  -  ", said, width_)
                  << wrap("     Not allowed: ", scenario_.blocks[*choice.block].rule, width_);
        continue;
      }
      choices_.push_back(option.choice);
      std::cout << wrap("  " + std::to_string(choices_.size()) + "  ", said, width_);
    }
    cards_ = replay::cards(scenario_, state);
    for (std::size_t i = 0; i < cards_.size(); ++i) {
      const scenario::Card& card = scenario_.cards[cards_[i]];
      std::cout << wrap(std::string("  ") + letter(i) + "  ",
                        "Look up: " + card.title + " (" + std::to_string(card.seconds) + " s)",
                        width_);
    }
  }

  // Nothing: left, or the end of the input.
  std::optional<replay::Event> next_event(const CallState& state) const {
    const scenario::Node& node = scenario_.nodes[state.node];
    for (;;) {
      const std::optional<std::string> answer = ask("Number or letter (q leaves the call): ");
      if (!answer || *answer == "q") return std::nullopt;
      if (answer->size() == 1) {
        const char key = answer->front();
        for (std::size_t i = 0; i < choices_.size(); ++i) {
          if (key != static_cast<char>('1' + i)) continue;
          const scenario::Choice& choice = node.choices[choices_[i]];
          std::cout << "\n";
          print_entry({replay::Entry::Kind::kChoice, state.node, choices_[i], events_.size()});
          return replay::ChoiceEvent{node.id, choice.id};
        }
        for (std::size_t i = 0; i < cards_.size(); ++i) {
          if (key != letter(i)) continue;
          const scenario::Card& card = scenario_.cards[cards_[i]];
          std::cout << "\n" << wrap("", card.title, width_) << wrap("  ", card.text, width_);
          return replay::CardEvent{card.id};
        }
      }
      std::cout << "That is none of them.\n";
    }
  }

  void print_ending(const CallState& state) const {
    print_lines(state);
    const scenario::Ending& ending = *scenario_.nodes[state.node].ending;
    std::cout << "\n" << wrap("", ending.title, width_) << wrap("", ending.text, width_);
  }

  void print_debrief() const {
    const Result<replay::Run> run = replay::replay(scenario_, events_);
    const score::Scorecard card = score::score(scenario_, solution_, events_, run.value());
    std::cout << "\n" << debrief(scenario_, card, width_);
  }

  static char letter(std::size_t i) { return static_cast<char>('a' + i); }

  const Scenario& scenario_;
  const score::Solution& solution_;
  const std::size_t width_;
  const std::optional<std::uint64_t> seed_;
  std::vector<replay::Event> events_;
  std::vector<Index> choices_;  // as numbered on the screen
  std::vector<Index> cards_;    // as lettered
};

}  // namespace

int play(const std::string& file, std::optional<std::uint64_t> seed) {
  int status = kDone;
  const std::optional<Loaded> loaded = load_to_play(file, status);
  if (!loaded) return status;
  Session(*loaded, terminal_width(), seed).run();
  return status;
}

}  // namespace warmline::cli
