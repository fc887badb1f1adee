// Charts with something in them, for tests.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/random.h"
#include "ui/charts.h"

namespace fixture {

inline warmline::ui::LineModel weeks() {
  warmline::ui::LineModel model;
  model.title = {"Curiosity fell from 61 to 44", "Curiosity by week, with its 95 % band", 3};
  model.x_name = "Week";
  model.places = {"Week 1", "Week 2", "Week 3", "Week 4"};
  model.briefs = {"1", "2", "3", "4"};
  model.y = {"Curiosity", "of 100", 0, 100, 0};
  using Point = warmline::ui::LinePoint;
  using Span = warmline::ui::ChartSpan;
  model.series.push_back({"Agent 07",
                          warmline::ui::SeriesLook::kMain,
                          {Point{61, Span{52, 70}, "12 observations"}, std::nullopt,
                           Point{55, {}, ""}, Point{44, Span{35, 53}, ""}}});
  model.series.push_back({"Repeats",
                          warmline::ui::SeriesLook::kMarked,
                          {std::nullopt, std::nullopt, Point{68, {}, ""}, std::nullopt}});
  model.press = true;
  return model;
}

inline warmline::ui::BarsModel rules() {
  warmline::ui::BarsModel model;
  model.title = {"“No clinical decisions” stood in the way most", "Over 212 practised calls", 3};
  model.row_name = "Rule";
  model.axis = {"Worth", "points a call", 0, 0, 0};
  model.second_name = "beyond reach";
  model.rows = {{"No clinical decisions", 15, 4.0, "64 calls"},
                {"One call-back a case", 9, {}, "51 calls"},
                {"Refunds over 50 need a manager, whoever asks for them", 0, {}, "38 calls"}};
  model.press = true;
  return model;
}

inline warmline::ui::HeatMapModel people(std::size_t rows = 4, std::size_t columns = 6) {
  const char* names[] = {"Warmth", "Understanding", "Curiosity", "Respect", "Resolution", "Feel"};
  const char* briefs[] = {"Wa.", "Un.", "Cu.", "Re.", "So.", "Fe."};
  warmline::ui::HeatMapModel model;
  model.title = {"Respect is the team’s strength", "Skills by person", 3};
  model.row_name = "Person";
  model.scale = {"Score", "of 100", 0, 100, 0};
  for (std::size_t i = 0; i < columns; ++i) model.columns.push_back({names[i], briefs[i]});
  warmline::Random random(9);
  for (std::size_t i = 0; i < rows; ++i) {
    warmline::ui::HeatRow row{"Agent " + std::to_string(i + 1), {}};
    for (std::size_t k = 0; k < columns; ++k) {
      warmline::ui::HeatCell cell;
      cell.observations = static_cast<std::int64_t>(random.below(30));
      if (cell.observations >= 8) cell.value = static_cast<double>(random.below(101));
      row.cells.push_back(cell);
    }
    model.rows.push_back(std::move(row));
  }
  model.rows[0].cells[1] = {72, 24, ""};
  model.rows[1].cells[0] = {std::nullopt, 1, ""};
  model.press_rows = model.press_columns = model.press_cells = true;
  model.sorted_by = 2;
  model.sorted_down = true;
  return model;
}

inline warmline::ui::FlowModel ways() {
  using Look = warmline::ui::FlowNode::Look;
  warmline::ui::FlowModel model;
  model.title = {"The first refusal costs most", "64 first attempts", 3};
  model.nodes = {{"Greeting", 0, Look::kMoment, ""},
                 {"The first refusal", 1, Look::kMoment, "costs 9 points a call"},
                 {"Listens first", 1, Look::kMoment, ""},
                 {"Satisfied", 3, Look::kGoodEnd, ""},
                 {"Hung up", 2, Look::kLeft, ""},
                 {"Nobody comes here", 2, Look::kMoment, ""}};
  model.links = {{0, 1, 40, "That is not possible", true},
                 {0, 2, 24, "", false},
                 {1, 4, 15, "", false},
                 {1, 3, 25, "", false},
                 {2, 3, 24, "", false}};
  model.press = true;
  return model;
}

inline warmline::ui::SlopeModel lenses() {
  warmline::ui::SlopeModel model;
  model.title = {"Agent 3 rises most", "Rank under each lens", 3};
  model.item_name = "Person";
  model.left_name = "Relationship first";
  model.right_name = "Ninety seconds";
  model.items = {{"Agent 1", 1, 2, "81", "60"},
                 {"Agent 2", 2, 3, "74", "58"},
                 {"Agent 3", 4, 1, "60", "77"},
                 {"Agent 4", 2, 4, "74", "40"}};
  model.press = true;
  return model;
}

inline warmline::ui::BoxModel groups() {
  warmline::ui::BoxModel model;
  model.title = {"“One day late” splits the team", "A point an attempt", 3};
  model.group_name = "Scenario";
  model.axis = {"Outcome", "of 100", 0, 100, 0};
  model.count_one = "attempt";
  model.count_many = "attempts";
  model.band_name = "aimed at";
  model.groups = {{"One day late", {10, 30, 40, 50, 70}, warmline::ui::ChartSpan{60, 80}, ""},
                  {"The lamp", {20, 90}, {}, "two are too few"},
                  {"Not taken", {}, {}, ""}};
  model.press = true;
  return model;
}

}  // namespace fixture
