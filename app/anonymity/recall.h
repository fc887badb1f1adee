// What share of each type the checks find, measured by tests/bench/anonymity on sentences that
// weren't looked at while the rules were written (its README says how, and the figures' date).
#pragma once

#include <array>
#include <string_view>

namespace warmline::anonymity {

struct Measured {
  std::string_view what;
  int recall_percent = 0;  // of labelled spans, found as that type with at least half in common
};

inline constexpr std::string_view kMeasuredOn =
    "746 labelled sentences (presidio-research, synth_dataset_v2)";

// Rounded down. Types of which the sentences hold fewer than ten are left out.
inline constexpr std::array<Measured, 15> kMeasured{{{"names", 95},
                                                     {"addresses", 78},
                                                     {"places", 53},
                                                     {"organisations", 50},
                                                     {"cards", 98},
                                                     {"dates", 73},
                                                     {"titles", 81},
                                                     {"ages", 56},
                                                     {"postcodes", 29},
                                                     {"nationalities", 61},
                                                     {"telephones", 83},
                                                     {"e-mail", 100},
                                                     {"web addresses", 100},
                                                     {"IBAN", 100},
                                                     {"US national ids", 100}}};

}  // namespace warmline::anonymity
