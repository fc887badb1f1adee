#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <utility>

#include "coach/rating.h"
#include "coach/simulated_people.h"
#include "core/hash.h"
#include "core/random.h"
#include "core/signature.h"
#include "progress/result_chain.h"
#include "scenario/parse.h"
#include "score/agents.h"
#include "sql/figures.h"

namespace warmline::sql_test {

using progress::AttemptKind;
using progress::ResultAttempt;
using progress::ResultFile;

namespace {

constexpr std::int64_t kStart = 1'767'600'000'000;  // a Monday of January 2026, in the morning
constexpr std::int64_t kWeekMs = 7 * 24 * 60 * 60 * std::int64_t{1000};

struct Call {
  scenario::ScenarioPtr scenario;
  score::Solution solution;
};

Call call_of(const std::string& text) {
  const scenario::Parsed parsed = scenario::parse(text, "a call");
  if (!parsed.scenario) {
    std::cerr << "error: " << parsed.diagnostics.front().problem << "\n";
    std::exit(1);
  }
  return {parsed.scenario, *score::solve(parsed.scenario).solution};
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  if (at == std::string::npos) {
    std::cerr << "error: no " << what << " to replace\n";
    std::exit(1);
  }
  return text.replace(at, what.size(), with);
}

struct Handed {
  std::string person;
  char key = 0;  // 0: unsigned
  std::vector<ResultAttempt> attempts;
  std::vector<const Call*> own;  // whose text goes along
};

class Team {
 public:
  Team(const std::string& folder, const std::string& name) : folder_(folder + "/results/" + name) {
    std::filesystem::create_directories(folder_);
  }
  void hand_in(const Handed& handed) {
    ResultFile file;
    file.person = handed.person;
    file.made_ms = kStart + 100 * kWeekMs;
    file.attempts = handed.attempts;
    for (const Call* call : handed.own)
      file.scenarios.push_back({call->scenario->version, call->scenario->canonical});
    chain(file);
    if (handed.key != 0) {
      const SigningKey key = signing_key(std::string(kSeedBytes, handed.key));
      file.key = key.public_key;
      file.signature = sign(key, message_to_sign(file));
    }
    write(folder_ + "/" + std::to_string(++files_) + ".json", result_text(file));
  }

 private:
  std::string folder_;
  int files_ = 0;
};

ResultAttempt attempt_of(const Call& call, const std::vector<replay::Event>& events,
                         AttemptKind kind, std::int64_t begun_ms, const std::string& id) {
  ResultAttempt made;
  made.id = id;
  made.scenario = call.scenario->id.text;
  made.version = call.scenario->version;
  made.seed = "00112233445566ff";
  made.kind = kind;
  made.begun_ms = begun_ms;
  for (const replay::Event& event : events) {
    progress::ResultEvent one;
    one.step = static_cast<std::uint32_t>(made.events.size());
    one.at_ms = begun_ms + 1000 * one.step;
    if (const auto* choice = std::get_if<replay::ChoiceEvent>(&event)) {
      one.node = choice->node.text;
      one.choice = choice->choice.text;
    } else {
      one.card = std::get<replay::CardEvent>(event).card.text;
    }
    made.events.push_back(one);
  }
  made.count = static_cast<std::int64_t>(made.events.size());
  made.closed = progress::ClosedHow::kFinished;
  made.closed_ms = begun_ms + 60'000;
  return made;
}

std::string id_of(std::uint64_t seed) {
  return sha256_hex(std::to_string(seed)).substr(0, 32);
}

AttemptKind kind_of(coach::AttemptKind kind) {
  return kind == coach::AttemptKind::kFirst    ? AttemptKind::kFirst
         : kind == coach::AttemptKind::kRepeat ? AttemptKind::kRepeat
                                               : AttemptKind::kPractised;
}

struct Play {
  std::uint64_t seed = 0;  // of what they do …
  std::uint64_t ids = 0;   // … and of their attempts' ids
  std::size_t calls = 0;
  coach::Week weeks = 1;
  std::size_t left_in_100 = 12;  // calls that are left before their end
};

// What one person took in those weeks.
std::vector<ResultAttempt> played(const std::vector<Call>& calls, const Play& play) {
  Random random(play.seed);
  coach::Plans plans;
  plans.scenarios = calls.size();
  plans.calls = play.calls;
  plans.weeks = play.weeks;
  std::vector<ResultAttempt> attempts;
  score::Played now;
  for (const coach::PlannedCall& planned :
       coach::planned_calls(coach::simulated_person(random), plans, random)) {
    const Call& call = calls[planned.scenario];
    Random own(planned.seed);
    score::play(*call.scenario, call.solution, planned.agent, planned.slips, own, now);
    if (random.below(100) < play.left_in_100) now.events.resize(random.below(now.events.size()));
    const std::int64_t begun =
        kStart + planned.week * kWeekMs + static_cast<std::int64_t>(random.below(5)) * 86'400'000;
    attempts.push_back(attempt_of(call, now.events, kind_of(planned.kind), begun,
                                  id_of(mixed(play.ids, attempts.size()))));
    attempts.back().tries_before = static_cast<std::int64_t>(attempts.size());
  }
  return attempts;
}

void make_ordinary(const std::string& folder, const std::string& name,
                   const std::vector<Call>& calls, std::size_t people, coach::Week weeks,
                   std::size_t fewest) {
  Team team(folder, name);
  for (std::size_t i = 0; i < people; ++i) {
    const std::uint64_t seed = mixed(name.size() * 1000 + weeks, i);
    Play play{seed, seed, i + 2 < people ? fewest + seed % 9 : 3, weeks};
    team.hand_in({name + " " + std::to_string(i / 10) + std::to_string(i % 10),
                  static_cast<char>(i + 1),
                  played(calls, play),
                  {}});
  }
}

// The same calls under several names: ranks are shared.
void make_ties(const std::string& folder, const std::vector<Call>& calls) {
  Team team(folder, "echo");
  for (std::size_t i = 0; i < 12; ++i) {
    Play play{i / 3, 900 + i, 14, 8};
    play.left_in_100 = 0;
    team.hand_in({"Echo " + std::to_string(11 - i), 0, played(calls, play), {}});
  }
}

// Two versions of one call, names that look alike or hold what is awkward, first attempts in two
// browsers, times that can't be, calls that aren't here and calls that don't fit.
void make_odd(const std::string& folder, const std::vector<Call>& calls, const Call& other) {
  Team team(folder, "fox trot");
  for (std::size_t i = 0; i < 8; ++i) {
    std::vector<Call> taken = calls;
    if (i % 2 == 1) taken.front() = other;
    const std::uint64_t seed = 500 + i;
    Handed handed{i < 3 ? "Kim" : "Lee " + std::to_string(i),
                  static_cast<char>(40 + i),
                  played(taken, {seed, seed, 16, 10}),
                  {}};
    if (i == 2) handed.key = 0;
    if (i % 2 == 1) handed.own.push_back(&other);
    team.hand_in(handed);
  }
  const std::string awkward = "Ünï\\t \"O'Brien\", 100 % {1}";
  // Unsigned, in two browsers: each has first attempts of its own.
  for (std::uint64_t i = 0; i < 2; ++i)
    team.hand_in({awkward, 0, played(calls, {70, 71 + i, 9, 10}), {}});
  Handed odd{"", 0, played(calls, {80, 80, 7, 4}), {}};
  odd.attempts[0].begun_ms = -5'000;
  odd.attempts[1].begun_ms = 0;
  odd.attempts[2].version = std::string(64, 'a');
  odd.attempts[3].events[0].choice = "no-such-choice";
  odd.attempts[4].events.clear();
  odd.attempts[4].count = 0;
  team.hand_in(odd);
  Handed nothing{"Nobody's attempts fit", 0, played(calls, {81, 81, 1, 1}), {}};
  nothing.attempts[0].version = std::string(64, 'b');
  team.hand_in(nothing);
}

void make_far_apart(const std::string& folder, const std::vector<Call>& calls) {
  Team team(folder, "golf");
  for (std::size_t i = 0; i < 6; ++i) {
    const std::uint64_t seed = 600 + i;
    Handed handed{"Golf " + std::to_string(i), 0, played(calls, {seed, seed, 12, 60}), {}};
    for (ResultAttempt& each : handed.attempts)
      each.begun_ms += (each.begun_ms - kStart) * static_cast<std::int64_t>(i * 4);
    handed.attempts.back().begun_ms = 400'000'000'000'000;  // after the year 9999
    team.hand_in(handed);
  }
}

// Everybody takes the best call there is at the same eight: nothing varies, and all stand in the
// middle.
void make_best(const std::string& folder, const std::vector<Call>& calls) {
  Team team(folder, "kilo");
  for (std::size_t i = 0; i < 6; ++i) {
    Handed handed{"Kilo " + std::to_string(i), 0, {}, {}};
    for (std::size_t c = 0; c < 8; ++c) {
      handed.attempts.push_back(
          attempt_of(calls[c], calls[c].solution.best_path(), AttemptKind::kFirst,
                     kStart + static_cast<std::int64_t>(c) * kWeekMs, id_of(mixed(9000 + i, c))));
    }
    team.hand_in(handed);
  }
}

// A call that goes round in circles, taken in every way; and by one person twice in the worst.
void make_circles(const std::string& folder, const Call& round) {
  Team team(folder, "lima");
  for (std::size_t i = 0; i < 8; ++i) {
    const std::uint64_t seed = 700 + i;
    team.hand_in({"Lima " + std::to_string(i), 0, played({round}, {seed, seed, 14, 6}), {}});
  }
  const std::vector<replay::Event> worst = {
      replay::ChoiceEvent{NodeId("hello"), ChoiceId("forms")},
      replay::ChoiceEvent{NodeId("umbrella"), ChoiceId("arrange")}};
  team.hand_in({"Lima twice",
                0,
                {attempt_of(round, worst, AttemptKind::kFirst, kStart, id_of(1)),
                 attempt_of(round, worst, AttemptKind::kRepeat, kStart + kWeekMs, id_of(2))},
                {}});
}

// Values as first attempts might show them, some of them all alike: set, side, value, observations.
std::string drawn_values() {
  Random random(77);
  std::string text;
  for (int set = 0; set < 3000; ++set) {
    const std::size_t kind = random.below(4);
    const auto middle = static_cast<std::int32_t>(random.below(1001));
    for (int side = 0; side < 2; ++side) {
      for (std::size_t n = random.below(kind == 3 ? 60 : 12); n > 0; --n) {
        const std::int32_t value = kind == 0   ? middle
                                   : kind == 1 ? 500 + 10 * side
                                   : kind == 2 ? static_cast<std::int32_t>(random.below(2)) * 1000
                                               : static_cast<std::int32_t>(random.below(1001));
        Row(text).number(set).number(side).number(value).number(random.below(5));
      }
    }
  }
  return text;
}

// Calls of a team, rated by several people who see them in different ways.
void make_ratings(const std::string& folder, const std::string& name, std::size_t raters,
                  std::size_t calls, int apart, std::uint64_t seed) {
  const std::string place = folder + "/ratings/" + name;
  std::filesystem::create_directories(place);
  Random random(seed);
  int files = 0;
  for (std::size_t call = 0; call < calls; ++call) {
    std::vector<std::int32_t> meant(12);
    for (std::int32_t& each : meant) each = static_cast<std::int32_t>(random.below(4)) - 1;
    for (std::size_t rater = 0; rater < raters; ++rater) {
      coach::RatingFile file;
      file.rater = std::string("Rater ") + static_cast<char>('Z' - rater);
      file.made_ms = kStart + static_cast<std::int64_t>(random.below(1000));
      file.scenario = "some-call";
      file.version = std::string(64, 'c');
      file.call = sha256_hex(name + std::to_string(call));
      if (random.below(5) > 0) file.overall = static_cast<std::int32_t>(1 + random.below(5));
      for (std::size_t step = 0; step < 3; ++step) {
        coach::RatedDecision decision;
        decision.step = 2 * step;
        bool any = false;
        for (std::size_t k = 0; k < scenario::kCriterionCount; ++k) {
          if (random.below(6) == 0) continue;
          const std::int32_t off = apart == 0 ? 0
                                              : static_cast<std::int32_t>(random.below(
                                                    static_cast<std::size_t>(2 * apart + 1))) -
                                                    apart;
          decision.given[k] = apart < 0 ? 1 : std::clamp(meant[step * 4 + k] + off, -1, 2);
          any = true;
        }
        if (any) file.decisions.push_back(decision);
      }
      // Now and then the same file twice, or a later one that replaces it.
      const std::size_t copies = 1 + random.below(6) / 5;
      for (std::size_t copy = 0; copy < copies; ++copy)
        write(place + "/" + std::to_string(++files) + ".json", rating_text(file));
      if (random.below(5) == 0) {
        file.made_ms += static_cast<std::int64_t>(random.below(2)) * 50;
        file.overall = 1;
        write(place + "/" + std::to_string(++files) + ".json", rating_text(file));
      }
    }
  }
}

}  // namespace

std::vector<std::string> shipped_files() {
  std::vector<std::string> names;
  for (const auto& each : std::filesystem::directory_iterator(WARMLINE_SOURCE_DIR "/scenarios")) {
    if (each.path().extension() == ".json" && each.path().stem() != "scenario.schema")
      names.push_back(each.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string file_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    std::cerr << path << ": error: cannot be read\n";
    std::exit(1);
  }
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write(const std::string& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  if (!out) {
    std::cerr << path << ": error: cannot be written\n";
    std::exit(1);
  }
}

std::vector<Call> ship_calls(const std::string& folder) {
  std::filesystem::create_directories(folder + "/scenarios");
  std::vector<Call> calls;
  for (const std::string& name : shipped_files()) {
    const std::string text = file_text(WARMLINE_SOURCE_DIR "/scenarios/" + name + ".json");
    write(folder + "/scenarios/" + name + ".json", text);
    calls.push_back(call_of(text));
  }
  return calls;
}

void make_company(const std::string& folder, std::size_t teams, std::size_t people,
                  std::size_t attempts) {
  const std::vector<Call> calls = ship_calls(folder);
  for (std::size_t t = 0; t < teams; ++t) {
    Team team(folder, "team " + std::to_string(1000 + t));
    for (std::size_t i = 0; i < people; ++i) {
      const std::uint64_t seed = mixed(t, i);
      team.hand_in(
          {"Person " + std::to_string(1000 + i), 0, played(calls, {seed, seed, attempts, 52}), {}});
    }
  }
}

void make_teams(const std::string& folder) {
  const std::vector<Call> calls = ship_calls(folder);
  const Call other = call_of(replaced(calls.front().scenario->canonical,
                                      "\"sector\":\"" + calls.front().scenario->sector + "\"",
                                      "\"sector\":\"other\""));
  make_ordinary(folder, "alpha", calls, 16, 12, 18);
  make_ordinary(folder, "bravo", calls, 9, 60, 30);
  make_ordinary(folder, "charlie", calls, 1, 3, 5);
  {
    Team team(folder, "delta");  // nobody with evidence
    for (std::size_t i = 0; i < 5; ++i) {
      Play play{300 + i, 300 + i, 2, 2};
      play.left_in_100 = 100;
      team.hand_in({"Delta " + std::to_string(i), 0, played(calls, play), {}});
    }
  }
  make_ties(folder, calls);
  make_odd(folder, calls, other);
  make_far_apart(folder, calls);
  make_ordinary(folder, "india", calls, 6, 20, 22);  // four with a band
  make_best(folder, calls);
  const std::string round = file_text(WARMLINE_SOURCE_DIR "/tests/sql/round-and-round.json");
  write(folder + "/scenarios/round-and-round.json", round);
  make_circles(folder, call_of(round));
  write(folder + "/drawn.tsv", drawn_values());
  make_ratings(folder, "alpha", 2, 5, 1, 1);
  make_ratings(folder, "bravo", 4, 6, 2, 2);
  make_ratings(folder, "charlie", 1, 3, 1, 3);
  make_ratings(folder, "delta", 3, 2, -1, 4);
  make_ratings(folder, "hotel", 2, 3, 0, 5);
}

}  // namespace warmline::sql_test
