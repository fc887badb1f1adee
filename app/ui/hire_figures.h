// Figures and tables as the pages about a form and about fairness write them, on the screen, on
// paper and as CSV alike.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/units.h"

namespace warmline::ui {

struct FigureTable {
  struct Row {
    std::string head;
    std::vector<std::string> cells;  // one fewer than the heads
  };
  std::string name;
  std::vector<std::string> heads;  // the first one over the rows' heads
  std::vector<Row> rows;
};

inline constexpr const char* kNoFigure = "–";

// "0.75", "−1.20": so many decimals (0..3), half away from nought, the true minus.
[[nodiscard]] std::string decimal_words(double value, int decimals);
[[nodiscard]] std::string decimal_words(const std::optional<double>& value, int decimals);  // or –
// Of what can’t be above one: ".75", "1.00", "−.12"; where the language has a comma "0,75".
[[nodiscard]] std::string unit_words(double value, int decimals = 2);
[[nodiscard]] std::string unit_words(const std::optional<double>& value, int decimals = 2);
// ".031", "below .001", "1".
[[nodiscard]] std::string p_words(double p);
[[nodiscard]] std::string p_words(const std::optional<double>& p);  // or –
// Per mille as per cent: "61", "61.5" where there is a half; of a mean "61.3".
[[nodiscard]] std::string percent_figure_of(double per_mille, int decimals = 1);

[[nodiscard]] std::string table_html(const FigureTable& table);
// A line for the heads and one for each row, with csv_cell's safety.
[[nodiscard]] std::string table_csv(const FigureTable& table);
[[nodiscard]] std::string csv_start();  // the byte order mark
// A line with a single cell, or an empty one.
[[nodiscard]] std::string csv_line(std::string_view text);

}  // namespace warmline::ui
