// Lenses (scoring.md, "Around the score"): the same scorecard weighed in different ways. Data in
// assets/lenses/*.json, described by lens.schema.json there; a supervisor may add one. A lens
// reorders; it changes no scorecard.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "core/units.h"
#include "scenario/scenario.h"
#include "score/scorecard.h"

namespace warmline::score {

enum class LensPart : std::uint8_t { kEmpathy, kResolution, kEffort, kTime };
inline constexpr std::size_t kLensPartCount = 4;

// Whose target the time is held against. kScenario: the scenario's, and the lens's own only where
// the scenario names none. kOwn: the lens's own always.
enum class TargetFrom : std::uint8_t { kScenario, kOwn };

struct Lens {
  std::string id;
  std::string title;
  std::string about;                                   // a sentence: what such a call centre values
  std::array<std::int32_t, kLensPartCount> weights{};  // each 0..100, at least one above 0
  TargetFrom target_from = TargetFrom::kScenario;
  Seconds target_seconds = 0;  // the lens's own; 0: none
};

struct LensReading {
  // What each part is in this attempt; nothing: missing, and it drops out with its weight.
  //   empathy, resolution  the headline figures; empathy is missing without enough evidence
  //   effort               max(0, 1000 − 250·(transfers + repeats))
  //   time                 clamp(2000 − 1000·seconds ÷ target, 0, 1000), half up; missing without
  //                        a target, and for an unfinished call
  std::array<std::optional<PerMille>, kLensPartCount> parts;
  std::array<std::int32_t, kLensPartCount> weights{};  // the lens's; 0 for a part that is missing
  std::array<PerMille, kLensPartCount> shares{};       // of them, by largest remainder: they sum to
                                                       // 1000, or are all 0 without a figure
  std::optional<PerMille> figure;  // nothing: every part with a weight is missing
  Seconds target_seconds = 0;      // that time was held against; 0: none
};

// Why two readings of one attempt differ. The difference of two weighted means is the sum over
// parts of share·(value − m) in the second less the same in the first, for any m; m is the mean of
// the two figures here, so that a part pulls by counting for more where it is strong or for less
// where it is weak.
struct LensDifference {
  PerMille difference = 0;                       // second − first
  std::array<PerMille, kLensPartCount> pulls{};  // by part; they sum to the difference
  std::optional<LensPart> driver;  // the part that pulls most its way; nothing: no difference
};

[[nodiscard]] LensReading read_through(const Lens& lens, const scenario::Scenario& scenario,
                                       const Scorecard& card);

// Nothing when either has no figure. Both are readings of one attempt.
[[nodiscard]] std::optional<LensDifference> difference_between(const LensReading& first,
                                                               const LensReading& second);

struct ParsedLens {
  std::optional<Lens> lens;             // nothing when there is an error
  std::vector<Diagnostic> diagnostics;  // file, line and column filled, in order of place
};

// Errors: those of reading JSON and of the schema; "no-weight" (all are 0), "no-target" (its own is
// asked for and not given), "control-character" (in a text), "newer-format". `file` is the name
// used in diagnostics.
[[nodiscard]] ParsedLens parse_lens(std::string_view text, std::string_view file);

// The lenses that ship, compiled in: Relationship first, Ninety seconds.
[[nodiscard]] std::vector<Lens> shipped_lenses();

// "empathy", "resolution", "effort", "time", as authors write them.
[[nodiscard]] std::string_view name_of(LensPart part);

extern const std::string_view kLensSchemaText;  // assets/lenses/lens.schema.json, compiled in

}  // namespace warmline::score
