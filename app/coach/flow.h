// How a team goes through one version of a scenario: which way, where it loses most, what nobody
// takes, where people leave. Pure; counted by replaying each attempt.
//
// What holds of every node: calls begun there + Σ ways in = Σ ways out + left + ended; and over all
// nodes left + ended = calls. Σ lost of the decisions = Σ lost of the scorecards.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "coach/team.h"
#include "coach/team_queries.h"
#include "core/units.h"
#include "scenario/scenario.h"

namespace warmline::coach {

// One choice that led from one node to another. A call can go the same way more than once.
struct FlowWay {
  scenario::Index from = 0;
  scenario::Index choice = 0;  // of `from`
  scenario::Index to = 0;
  std::size_t times = 0;   // ≥ 1
  std::size_t people = 0;  // who went that way, ≥ 1
};

struct FlowNode {
  std::size_t arrivals = 0;  // ways in, and the beginning of a call
  std::size_t calls = 0;     // that came here at least once
  std::size_t left = 0;      // calls that stopped here, short of an ending
  std::size_t ended = 0;     // an ending: calls that came to it
  std::size_t depth = 0;     // most nodes on a way here from the start that never comes back to a
                             // node nearer to it; 0: the start, and whatever nobody came to
};

// A node where decisions were made (score/scorecard.h says what a decision is).
struct FlowDecision {
  scenario::Index node = 0;
  std::size_t faced = 0;   // decisions made there, ≥ 1
  std::size_t calls = 0;   // in which there was at least one
  std::size_t people = 0;  // who made them
  std::size_t losing = 0;  // of the decisions, those that lost points
  std::int64_t lost = 0;   // in hundredths of a point, over all of them
  // The choice by which most of it was lost; nothing was lost: the one made most often. Ties:
  // authored order.
  scenario::Index choice = 0;
  std::size_t choice_times = 0;
  std::int64_t choice_lost = 0;

  [[nodiscard]] Hundredths mean_when_faced() const;                 // half up
  [[nodiscard]] Hundredths mean_per_call(std::size_t calls) const;  // calls > 0: of the scenario
};

// A choice that could be had at least once, and was taken by nobody.
struct FlowUntaken {
  scenario::Index node = 0;
  scenario::Index choice = 0;
  std::size_t offered = 0;  // times that somebody chose something else while it could be had
  std::size_t people = 0;   // who chose something else
};

struct Flow {
  std::size_t scenario = 0;             // in Team::scenarios
  std::size_t calls = 0;                // attempts at it
  std::size_t people = 0;               // who made them
  std::size_t finished = 0;             // of the calls
  std::vector<FlowNode> nodes;          // as the scenario's
  std::vector<FlowWay> ways;            // in order of node, choice and where it led
  std::vector<FlowDecision> decisions;  // the costliest over the whole team first, then authored
                                        // order
  std::vector<FlowUntaken> untaken;     // most offered first, then authored order
  std::vector<scenario::Index> unseen;  // nodes that no call came to, authored order
};

// `scenario` < team.scenarios.size(). Of attempts that don't fit their scenario (there are none in
// a team that was taken in well) only what fits is counted.
[[nodiscard]] Flow flow_of(const Team& team, std::size_t scenario, Which which = Which::kFirsts);

struct PlayedScenario {
  std::size_t scenario = 0;  // in Team::scenarios
  std::size_t firsts = 0;    // attempts of each kind
  std::size_t repeats = 0;
  std::size_t practised = 0;
  [[nodiscard]] std::size_t all() const { return firsts + repeats + practised; }
};

// Those that were played at all: the most first attempts first, then the most attempts, then in
// order of the team's.
[[nodiscard]] std::vector<PlayedScenario> played_scenarios(const Team& team);

}  // namespace warmline::coach
