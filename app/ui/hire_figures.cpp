#include "ui/hire_figures.h"

#include <cmath>

#include "coach/team_export.h"
#include "core/tr.h"
#include "ui/page_html.h"

namespace warmline::ui {

std::string decimal_words(double value, int decimals) {
  std::int64_t scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  const auto scaled = static_cast<std::int64_t>(
      std::floor(std::abs(value) * static_cast<double>(scale) + 0.5 + 1e-9));
  return (value < 0 && scaled > 0 ? "−" : "") +
         number_words(static_cast<double>(scaled) / static_cast<double>(scale), decimals);
}

std::string decimal_words(const std::optional<double>& value, int decimals) {
  return value ? decimal_words(*value, decimals) : kNoFigure;
}

// English leaves the nought before the point away; where there is a comma it stays.
std::string unit_words(double value, int decimals) {
  std::string words = decimal_words(value, decimals);
  const std::size_t at = words.find("0.");
  const bool below_one = at == 0 || (at != std::string::npos && words.rfind("−", 0) == 0 &&
                                     at == std::string_view("−").size());
  if (below_one) words.erase(at, 1);
  return words;
}

std::string unit_words(const std::optional<double>& value, int decimals) {
  return value ? unit_words(*value, decimals) : kNoFigure;
}

std::string p_words(double p) {
  if (p < 0.001) return tr("below {0}##of a p value", unit_words(0.001, 3));
  return unit_words(p, 3);
}

std::string p_words(const std::optional<double>& p) {
  return p ? p_words(*p) : kNoFigure;
}

std::string percent_figure_of(double per_mille, int decimals) {
  return decimal_words(per_mille / 10, decimals);
}

std::string table_html(const FigureTable& table) {
  std::string out = "<table>\n<thead><tr>";
  for (const std::string& head : table.heads)
    out += "<th scope=\"col\">" + html_text(head) + "</th>";
  out += "</tr></thead>\n<tbody>\n";
  for (const FigureTable::Row& row : table.rows) {
    out += "<tr><th scope=\"row\">" + html_text(row.head) + "</th>";
    for (const std::string& cell : row.cells) out += "<td>" + html_text(cell) + "</td>";
    out += "</tr>\n";
  }
  return out + "</tbody>\n</table>\n";
}

std::string csv_start() {
  return "\xEF\xBB\xBF";
}

std::string csv_line(std::string_view text) {
  return coach::csv_cell(text) + "\r\n";
}

std::string table_csv(const FigureTable& table) {
  std::string out;
  for (std::size_t i = 0; i < table.heads.size(); ++i) {
    if (i > 0) out += ',';
    out += coach::csv_cell(table.heads[i]);
  }
  out += "\r\n";
  for (const FigureTable::Row& row : table.rows) {
    out += coach::csv_cell(row.head);
    for (const std::string& cell : row.cells) out += "," + coach::csv_cell(cell);
    out += "\r\n";
  }
  return out;
}

}  // namespace warmline::ui
