// Pieces of wording that several of the room's sentences share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "coach/bands.h"
#include "core/units.h"

namespace warmline::coach {

[[nodiscard]] std::string scenarios_words(std::int64_t count);  // "1 scenario", "2 scenarios"
// Whole per cent without the sign, half away from nought, so that a change and its opposite read
// alike.
[[nodiscard]] std::string percent_figure(PerMille figure);
[[nodiscard]] std::string percent_tenths(PerMille figure);  // "59.4"
// With a decimal where a whole number would hide that the figure isn't the one it is held against.
[[nodiscard]] std::string percent_beside(PerMille figure, PerMille other);
// "62 % (band 51 to 73 %) over 8 scenarios and 20 decisions"; without a band "62 % over …, too few
// for a band"; without a figure "not enough evidence: …".
// `beside`: what the band is held against; its ends have a decimal where they would read the same.
[[nodiscard]] std::string words_of(const Estimate& estimate,
                                   const std::optional<PerMille>& beside = std::nullopt);

}  // namespace warmline::coach
