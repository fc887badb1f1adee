#include "bench/assess/candidates.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "replay/order.h"
#include "scenario/parse.h"

namespace warmline::bench {

namespace {

using replay::CallState;
using scenario::Index;

bool is_choice(const replay::Event& event) {
  return std::holds_alternative<replay::ChoiceEvent>(event);
}

// One call as it goes on.
class Line {
 public:
  explicit Line(const Call& call) : call_(call) {
    played_.run.states.push_back(replay::begin(*call.scenario));
  }
  [[nodiscard]] const scenario::Scenario& scenario() const { return *call_.scenario; }
  [[nodiscard]] const score::Solution& solution() const { return call_.solution; }
  [[nodiscard]] const CallState& here() const { return played_.run.states.back(); }
  [[nodiscard]] bool over() const { return replay::at_ending(scenario(), here()); }
  [[nodiscard]] const scenario::Node& node() const { return scenario().nodes[here().node]; }
  [[nodiscard]] const std::vector<replay::Event>& events() const { return played_.events; }

  void choose(Index choice) {
    CallState next = replay::choose(scenario(), here(), choice).value();
    played_.events.emplace_back(replay::ChoiceEvent{node().id, node().choices[choice].id});
    played_.run.states.push_back(std::move(next));
  }
  void look_up(const replay::Event& event) {
    const auto& id = std::get<replay::CardEvent>(event).card;
    for (std::size_t i = 0; i < scenario().cards.size(); ++i) {
      if (scenario().cards[i].id.text != id.text) continue;
      CallState next = replay::open_card(scenario(), here(), static_cast<Index>(i)).value();
      played_.events.push_back(event);
      played_.run.states.push_back(std::move(next));
      return;
    }
  }
  score::Played take() { return std::move(played_); }

 private:
  const Call& call_;
  score::Played played_;
};

Index any_of(const std::vector<Index>& items, Random& random) {
  return items[items.size() == 1 ? 0 : random.below(items.size())];
}

template <typename Liking>
Index liked_most(const std::vector<Index>& items, Random& random, Liking liking) {
  std::vector<Index> most;
  decltype(liking(items.front())) highest{};
  for (const Index each : items) {
    const auto liked = liking(each);
    if (!most.empty() && liked < highest) continue;
    if (most.empty() || highest < liked) most.clear();
    highest = liked;
    most.push_back(each);
  }
  return any_of(most, random);
}

// How somebody who is good at that likes a choice: the greater, the better.
std::array<std::int32_t, 4> worth(const Line& line, Index choice, coach::Measure at) {
  const scenario::Choice& what = line.node().choices[choice];
  const CallState next = replay::choose(line.scenario(), line.here(), choice).value();
  const std::int32_t keeps = line.solution().best_at(next).value - what.effects.cost;
  const std::int32_t empathy = score::empathy_of(what.criteria);
  const std::int32_t respect =
      what.criteria[static_cast<std::size_t>(scenario::Criterion::kRespect)];
  if (at == coach::Measure::kResolution) return {keeps, empathy, respect, 0};
  if (at == coach::Measure::kEmpathy) return {empathy, respect, keeps, 0};
  const std::size_t k =
      static_cast<std::size_t>(at) - static_cast<std::size_t>(coach::Measure::kFeel);
  return {what.criteria[k], empathy, respect, keeps};
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

int hits(const std::string& text, std::initializer_list<const char*> words) {
  int found = 0;
  for (const std::string word : words) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
      ++found;
  }
  return found;
}

int liking(Gamer gamer, const std::string& text) {
  switch (gamer) {
    case Gamer::kLongest:
      return static_cast<int>(text.size());
    case Gamer::kPolitest:
      return hits(lower(text), {"please", "thank", "sorry", "apolog", "could you", "would you",
                                "may i", "of course", "certainly", "happy to", "gladly",
                                "appreciate", "understand", "i’m afraid", "kind", "welcome"});
    case Gamer::kApologises:
      return hits(lower(text), {"sorry", "apolog", "regret", "forgive"}) > 0 ? 1 : 0;
    case Gamer::kFirst:
    case Gamer::kAnyAnswer:
      break;
  }
  return 0;
}

}  // namespace

std::vector<Call> calls_in(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto& path = entry.path();
    if (path.extension() == ".json" && path.filename() != "scenario.schema.json")
      files.push_back(path);
  }
  std::sort(files.begin(), files.end());
  std::vector<Call> calls;
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const scenario::Parsed parsed = scenario::parse(text, file.filename().string());
    if (!parsed.scenario) return {};
    const score::Solved solved = score::solve(parsed.scenario);
    if (!solved.solution) return {};
    calls.push_back({parsed.scenario, *solved.solution});
  }
  return calls;
}

score::Played play(const Call& call, Skill skill, Random& random) {
  Line line(call);
  while (!line.over()) {
    const bool knows = random.below(100) < static_cast<std::size_t>(skill.per_cent);
    const std::vector<Index> there = replay::available(line.scenario(), line.here());
    if (!knows) {
      line.choose(any_of(there, random));
      continue;
    }
    const bool looks_up = skill.at == coach::Measure::kResolution;
    for (const replay::Event& each : line.solution().best_path(line.here())) {
      if (!looks_up || is_choice(each)) break;
      line.look_up(each);
    }
    line.choose(
        liked_most(replay::available(line.scenario(), line.here()), random,
                   [&line, &skill](Index choice) { return worth(line, choice, skill.at); }));
  }
  return line.take();
}

score::Played play(const Call& call, Gamer gamer, std::uint64_t seed, Random& random) {
  Line line(call);
  while (!line.over()) {
    const std::vector<Index> there = replay::available(line.scenario(), line.here());
    if (gamer == Gamer::kFirst) {
      const auto shown =
          replay::shown_options(line.scenario(), line.here(), seed,
                                replay::position_after(line.events(), line.events().size()));
      const auto first = std::find_if(shown.begin(), shown.end(), [](const replay::Option& each) {
        return each.availability == replay::Availability::kAvailable;
      });
      line.choose(first->choice);
    } else {
      line.choose(liked_most(there, random, [&line, gamer](Index choice) {
        return liking(gamer, line.node().choices[choice].text);
      }));
    }
  }
  return line.take();
}

score::Scorecard scored(const Call& call, const score::Played& played) {
  return score::score(*call.scenario, call.solution, played.events, played.run);
}

}  // namespace warmline::bench
