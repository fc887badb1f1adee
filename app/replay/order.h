// The order in which choices are shown. An attempt keeps a seed for it, so that where the author
// put a choice tells nothing, and the same attempt always looks the same. Records keep the ids of
// choices: the order changes neither them nor any score.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "replay/call.h"
#include "replay/transcript.h"

namespace warmline::replay {

// All choices 0 .. count − 1 of a node, shuffled: Fisher–Yates from the end (Knuth, The Art of
// Computer Programming 2, 3.4.2 P) with SplitMix64 (core/random.h), which starts from
// mixed(mixed(seed, node), position). The same on every machine; every order about equally often
// over seeds.
[[nodiscard]] std::vector<Index> shown_order(std::uint64_t seed, Index node, std::size_t position,
                                             std::size_t count);

// Choices made before so many of the events: the `position` of what is shown there. Cards don't
// count, so looking something up leaves the choices where they are; one that it adds comes between.
[[nodiscard]] std::size_t position_after(const std::vector<Event>& events, std::size_t steps);

// What options() gives, available and blocked alike, in the order shown.
[[nodiscard]] std::vector<Option> shown_options(const Scenario& scenario, const CallState& state,
                                                std::uint64_t seed, std::size_t position);

}  // namespace warmline::replay
