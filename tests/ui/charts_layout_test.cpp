// Scales, places and the flow's layout: arithmetic, tried on what is generated.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "core/random.h"
#include "ui/charts_flow_layout.h"
#include "ui/charts_scale.h"

using namespace warmline;
using namespace warmline::ui;
using doctest::Approx;

namespace {

double real(Random& random, double low, double high) {
  return low + (high - low) * static_cast<double>(random.below(1'000'001)) / 1e6;
}

std::int32_t whole(Random& random, std::size_t below) {
  return static_cast<std::int32_t>(random.below(below));
}

struct Way {
  std::vector<FlowNode> nodes;
  std::vector<FlowLink> links;
};

// Every node but the first has one link in from an earlier layer, so that nothing is left over.
Way random_way(Random& random) {
  Way way;
  const std::size_t count = 2 + random.below(24);
  for (std::size_t i = 0; i < count; ++i) {
    FlowNode node;
    node.name = "n" + std::to_string(i);
    node.layer = i == 0 ? 0 : 1 + whole(random, 9);
    way.nodes.push_back(node);
  }
  const std::size_t links = 1 + random.below(3 * count);
  for (std::size_t i = 0; i < links; ++i) {
    const std::size_t from = random.below(count), to = random.below(count);
    way.links.push_back({from, to, static_cast<std::int64_t>(random.below(50)), "", false});
  }
  return way;
}

bool forwards(const Way& way, const FlowLink& link) {
  return link.count > 0 && way.nodes[link.from].layer < way.nodes[link.to].layer;
}

}  // namespace

TEST_CASE("figures are written with their unit, the true minus, thousands apart") {
  AxisModel axis{"Outcome", "of 100", 0, 100, 0};
  CHECK(figure_words(axis, 61.4) == "61 of 100");
  axis = {"", "points", 0, 0, 1};
  CHECK(figure_words(axis, -3.46) == "−3.5 points");
  CHECK(figure(axis, -0.04) == "0.0");
  axis.decimals = 0;
  CHECK(figure(axis, 12400) == "12,400");
  CHECK(figure(axis, -1234567) == "−1,234,567");
  CHECK(figure(axis, -123) == "−123");
  CHECK(figure(axis, 999) == "999");
  // Halves go away from nought, as in percent().
  CHECK(figure(axis, 48.5) == "49");
  CHECK(figure(axis, 49.5) == "50");
  CHECK(figure(axis, -48.5) == "−49");
  axis.decimals = 2;
  CHECK(figure(axis, 1234.5) == "1,234.50");
  CHECK(figure_words({}, 7) == "7");
}

TEST_CASE("ticks are the round numbers that one would choose") {
  using Ticks = std::vector<double>;
  CHECK(nice_ticks(0, 100, 6) == Ticks{0, 20, 40, 60, 80, 100});
  CHECK(nice_ticks(0, 100, 5) == Ticks{0, 50, 100});
  CHECK(nice_ticks(0, 7, 10) == Ticks{0, 1, 2, 3, 4, 5, 6, 7});
  CHECK(nice_ticks(-35, 20, 4) == Ticks{-20, 0, 20});
  CHECK(nice_ticks(0, 2, 12, 1) == Ticks{0, 1, 2});  // no halves of whole things
  CHECK(nice_ticks(3, 3, 5) == Ticks{3});
}

TEST_CASE("ticks lie inside, equally apart, on multiples of 1, 2 or 5, as many as there may be") {
  Random random(1);
  for (int round = 0; round < 3000; ++round) {
    const double low = real(random, -1000, 1000);
    const double high = low + std::pow(10.0, real(random, -1, 5));
    const std::size_t most = 2 + random.below(12);
    const std::vector<double> ticks = nice_ticks(low, high, most);
    CAPTURE(low);
    CAPTURE(high);
    REQUIRE(ticks.size() <= most);
    if (ticks.size() < 2) continue;
    const double step = ticks[1] - ticks[0];
    const double slack = 1e-6 * step;
    for (std::size_t i = 0; i < ticks.size(); ++i) {
      CHECK(ticks[i] >= low - slack);
      CHECK(ticks[i] <= high + slack);
      CHECK(std::abs(ticks[i] / step - std::round(ticks[i] / step)) < 1e-4);
      if (i > 0) CHECK(ticks[i] - ticks[i - 1] == Approx(step));
    }
    const double mantissa = step / std::pow(10.0, std::floor(std::log10(step) + 1e-9));
    CHECK((std::abs(mantissa - 1) < 1e-6 || std::abs(mantissa - 2) < 1e-6 ||
           std::abs(mantissa - 5) < 1e-6));
    // None is missing at either end.
    CHECK(ticks.front() - step < low + slack);
    CHECK(ticks.back() + step > high - slack);
  }
}

TEST_CASE("a range holds every value, and is the axis's own where it has one") {
  const ChartSpan own = range_for({"", "", 0, 100, 0}, {20, 60});
  CHECK(own.low == 0);
  CHECK(own.high == 100);
  CHECK(range_for({"", "", 0, 100, 0}, {120}).high == 120);
  const ChartSpan nought = range_for({}, {}, true);
  CHECK(nought.low == 0);
  CHECK(nought.high > 0);
  Random random(2);
  for (int round = 0; round < 1000; ++round) {
    std::vector<double> values;
    const std::size_t count = random.below(8);
    for (std::size_t i = 0; i < count; ++i) values.push_back(real(random, -50, 50));
    const bool from_nought = round % 2 == 0;
    const ChartSpan range = range_for({}, values, from_nought);
    CHECK(range.low < range.high);
    for (const double value : values) {
      CHECK(range.low <= value + 1e-9);
      CHECK(value <= range.high + 1e-9);
    }
    if (from_nought) CHECK((range.low <= 0 && range.high >= 0));
  }
  const Scale scale{{0, 100}, 300, 100};  // upside down, as on a screen
  CHECK(scale(0) == 300);
  CHECK(scale(50) == 200);
  CHECK(scale(500) == 100);
}

TEST_CASE("labels on an axis are left out evenly") {
  CHECK(label_step(12, 20, 400) == 1);
  CHECK(label_step(12, 40, 300) == 2);
  CHECK(label_step(52, 30, 300) == 10);
  CHECK(label_step(3, 400, 300) == 0);
  CHECK(label_step(1, 400, 300) == 1);
  CHECK(label_step(0, 400, 300) == 0);
}

TEST_CASE("what is kept apart keeps its order and its gap, and stays where it was if it can") {
  std::vector<float> alone{10, 50, 90};
  keep_apart(alone, {20, 20, 20}, 5, 0, 200);
  CHECK(alone == std::vector<float>{10, 50, 90});
  std::vector<float> two{40, 42};
  keep_apart(two, {20, 20}, 0, 0, 200);
  CHECK(two[0] == Approx(31));  // both move alike
  CHECK(two[1] == Approx(51));
  Random random(3);
  for (int round = 0; round < 2000; ++round) {
    std::vector<float> begins, sizes;
    const std::size_t count = 1 + random.below(12);
    float needed = 0;
    const auto gap = static_cast<float>(random.below(6));
    for (std::size_t i = 0; i < count; ++i) {
      begins.push_back(static_cast<float>(real(random, -50, 450)));
      sizes.push_back(static_cast<float>(real(random, 0, 40)));
      needed += sizes.back() + (i > 0 ? gap : 0);
    }
    keep_apart(begins, sizes, gap, 10, 390);
    CHECK(begins.front() >= 10 - 1e-3f);
    for (std::size_t i = 1; i < count; ++i)
      CHECK(begins[i] >= begins[i - 1] + sizes[i - 1] + gap - 1e-2f);
    if (needed <= 380) CHECK(begins.back() + sizes.back() <= 390 + 1e-2f);
  }
}

TEST_CASE("points are strewn evenly and always alike") {
  float sum = 0;
  for (std::size_t i = 0; i < 200; ++i) {
    CHECK(std::abs(jitter(i)) <= 1);
    CHECK(std::abs(jitter(i) - jitter(i + 1)) > 0.3f);
    sum += jitter(i);
  }
  CHECK(std::abs(sum / 200) < 0.05f);
}

TEST_CASE("places follow the ranks, equals the other side's") {
  CHECK(places_by_rank({3, 1, 2}, {1, 2, 3}) == std::vector<std::size_t>{2, 0, 1});
  CHECK(places_by_rank({1, 1, 3}, {3, 1, 2}) == std::vector<std::size_t>{1, 0, 2});
  CHECK(crossings({1, 2, 3}, {3, 1, 2}, 0) == std::vector<std::size_t>{1, 2});
  CHECK(crossings({1, 2, 3}, {3, 1, 2}, 2) == std::vector<std::size_t>{0});
  CHECK(crossings({1, 1, 3}, {3, 1, 2}, 0) == std::vector<std::size_t>{2});  // a tie is none
  Random random(4);
  for (int round = 0; round < 500; ++round) {
    const std::size_t count = 1 + random.below(30);
    std::vector<std::int32_t> left, right;
    for (std::size_t i = 0; i < count; ++i) {
      left.push_back(1 + whole(random, 10));
      right.push_back(1 + whole(random, 10));
    }
    const std::vector<std::size_t> places = places_by_rank(left, right);
    std::vector<std::size_t> sorted = places;
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 0; i < count; ++i) CHECK(sorted[i] == i);
    for (std::size_t a = 0; a < count; ++a) {
      for (const std::size_t b : crossings(left, right, a)) {
        const std::vector<std::size_t> back = crossings(left, right, b);
        CHECK(std::find(back.begin(), back.end(), a) != back.end());
        // They cross as drawn, too.
        const std::vector<std::size_t> other = places_by_rank(right, left);
        CHECK((places[a] < places[b]) != (other[a] < other[b]));
      }
    }
  }
}

TEST_CASE("a small flow stands where one would put it") {
  //      ┌─ 1 (30) ─┐
  // 0 ───┤          ├─ 3 (40);  ten leave at 2
  //      └─ 2 (20) ─┘
  std::vector<FlowNode> nodes(4);
  nodes[1].layer = nodes[2].layer = 5;  // layers without anything in them are no gap
  nodes[3].layer = 9;
  const std::vector<FlowLink> links{{0, 1, 30, "", false}, {0, 2, 20, "", false},
                                    {1, 3, 30, "", false}, {2, 3, 10, "", false},
                                    {3, 0, 5, "", false},   // back: in the table alone
                                    {0, 7, 5, "", false}};  // nowhere
  const FlowShape shape = lay_out_flow(nodes, links, {310, 110, 10, 10, 0});
  CHECK(shape.layers == 3);
  CHECK(shape.scale == Approx(2));  // 50 calls and a gap of 10 in 110 px
  CHECK(shape.nodes[0].along == 0);
  CHECK(shape.nodes[1].along == 150);
  CHECK(shape.nodes[3].along == 300);
  CHECK(shape.nodes[0].size == Approx(100));
  CHECK(shape.nodes[2].size == Approx(40));
  CHECK(shape.nodes[2].out == 10);
  CHECK(shape.nodes[3].size == Approx(80));
  CHECK(shape.nodes[1].across + shape.nodes[1].size + 10 == Approx(shape.nodes[2].across));
  CHECK(shape.bands[0].pieces.size() == 1);
  CHECK(shape.bands[4].pieces.empty());
  CHECK(shape.bands[5].pieces.empty());
  CHECK(lay_out_flow({}, {}, {300, 100, 10, 10, 0}).layers == 0);
  CHECK(lay_out_flow(nodes, {}, {300, 100, 10, 10, 0}).layers == 0);
}

TEST_CASE("whatever flows: widths add up, nothing overlaps, bands begin and end at their nodes") {
  Random random(5);
  for (int round = 0; round < 400; ++round) {
    const Way way = random_way(random);
    const FlowRoom room{800, 300, 10, 6, round % 2 == 0 ? 0.0f : 30.0f};
    const FlowShape shape = lay_out_flow(way.nodes, way.links, room);
    CAPTURE(round);
    std::vector<std::int64_t> in(way.nodes.size(), 0), out(way.nodes.size(), 0);
    std::vector<std::vector<std::pair<float, float>>> into(way.nodes.size()),
        from(way.nodes.size());
    for (std::size_t i = 0; i < way.links.size(); ++i) {
      const FlowLink& link = way.links[i];
      const FlowShape::Band& band = shape.bands[i];
      REQUIRE(band.pieces.empty() != forwards(way, link));
      if (band.pieces.empty()) continue;
      out[link.from] += link.count;
      in[link.to] += link.count;
      const FlowShape::Node& a = shape.nodes[link.from];
      const FlowShape::Node& b = shape.nodes[link.to];
      CHECK(band.width == Approx(static_cast<float>(link.count) * shape.scale).epsilon(1e-3));
      CHECK(band.pieces.front().from_along == Approx(a.along + room.node).epsilon(1e-3));
      CHECK(band.pieces.back().to_along == Approx(b.along).epsilon(1e-3));
      for (std::size_t k = 1; k < band.pieces.size(); ++k) {
        CHECK(band.pieces[k].from_along == band.pieces[k - 1].to_along);
        CHECK(band.pieces[k].from_across == Approx(band.pieces[k - 1].to_across).epsilon(1e-3));
      }
      from[link.from].emplace_back(band.pieces.front().from_across, band.width);
      into[link.to].emplace_back(band.pieces.back().to_across, band.width);
      // Through a layer between it passes beside the nodes.
      for (std::size_t k = 0; k + 1 < band.pieces.size(); k += 2) {
        const float top = band.pieces[k].to_across, bottom = top + band.width;
        for (const FlowShape::Node& node : shape.nodes) {
          if (!node.drawn || std::abs(node.along - band.pieces[k].to_along) > 1) continue;
          CHECK((bottom <= node.across + 0.05f || top >= node.across + node.size - 0.05f));
        }
      }
    }
    for (std::size_t i = 0; i < way.nodes.size(); ++i) {
      const FlowShape::Node& node = shape.nodes[i];
      CHECK(node.drawn == (in[i] + out[i] > 0));
      if (!node.drawn) continue;
      CHECK(node.in == in[i]);
      CHECK(node.out == out[i]);
      const auto most = static_cast<float>(std::max(in[i], out[i]));
      CHECK(node.size == Approx(most * shape.scale).epsilon(1e-3));
      CHECK(node.across >= -0.05f);
      CHECK(node.across + node.size <= shape.across + 0.05f);
      // Bands at a node lie side by side, from its edge on.
      for (auto* side : {&into[i], &from[i]}) {
        std::sort(side->begin(), side->end());
        float at = node.across;
        for (const auto& band : *side) {
          CHECK(band.first == Approx(at).epsilon(1e-3));
          at += band.second;
        }
        CHECK(at <= node.across + node.size + 0.05f);
      }
      for (std::size_t k = 0; k < i; ++k) {
        const FlowShape::Node& other = shape.nodes[k];
        if (!other.drawn || other.layer != node.layer) continue;
        const float apart = node.across > other.across ? node.across - (other.across + other.size)
                                                       : other.across - (node.across + node.size);
        CHECK(apart >= room.gap - 0.05f);
        const float middles = std::abs(node.across + node.size / 2 - other.across - other.size / 2);
        CHECK(middles >= room.slot - 0.05f);
      }
    }
  }
}
