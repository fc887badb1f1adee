#include "coach/spread.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/random.h"

using namespace warmline;
using coach::Spread;
using doctest::Approx;

namespace {

// R's datasets::mtcars, miles per gallon.
const std::vector<double> kMilesPerGallon{
    21,   21,   22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4,
    14.7, 32.4, 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26,   30.4, 15.8, 19.7, 15,   21.4};

}  // namespace

TEST_CASE("quantiles are those of R's default, type 7") {
  // quantile(1:10): 1, 3.25, 5.5, 7.75, 10
  const std::vector<double> ten{10, 3, 1, 7, 5, 9, 2, 8, 6, 4};
  CHECK(*coach::quantile(ten, 0) == Approx(1));
  CHECK(*coach::quantile(ten, 0.25) == Approx(3.25));
  CHECK(*coach::quantile(ten, 0.5) == Approx(5.5));
  CHECK(*coach::quantile(ten, 0.75) == Approx(7.75));
  CHECK(*coach::quantile(ten, 1) == Approx(10));
  // quantile(mtcars$mpg): 10.400, 15.425, 19.200, 22.800, 33.900
  CHECK(*coach::quantile(kMilesPerGallon, 0.25) == Approx(15.425));
  CHECK(*coach::quantile(kMilesPerGallon, 0.5) == Approx(19.2));
  CHECK(*coach::quantile(kMilesPerGallon, 0.75) == Approx(22.8));
  // summary(PlantGrowth$weight[1:10]): 4.170, 4.550, 5.155, 5.293 (5.2925), 6.110
  const std::vector<double> plants{4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14};
  CHECK(*coach::quantile(plants, 0.25) == Approx(4.55));
  CHECK(*coach::quantile(plants, 0.5) == Approx(5.155));
  CHECK(*coach::quantile(plants, 0.75) == Approx(5.2925));
  CHECK_FALSE(coach::quantile({}, 0.5));
}

TEST_CASE("whiskers end within one and a half quartile distances; what lies beyond is counted") {
  // 1.5 · (22.8 − 15.425) = 11.0625: 33.9 lies beyond 33.8625, 32.4 is the last within.
  const Spread spread = *coach::spread(kMilesPerGallon);
  CHECK(spread.count == 32);
  CHECK(spread.low_whisker == Approx(10.4));
  CHECK(spread.high_whisker == Approx(32.4));
  CHECK(spread.most == Approx(33.9));
  CHECK(spread.far_out == 1);
  // A quartile between a value within reach and one far out: the whisker doesn't end inside the
  // box.
  const Spread skewed = *coach::spread({0, 0, 0, 0, 100});
  CHECK(skewed.upper_quartile == 0);
  CHECK(skewed.far_out == 1);
  CHECK(skewed.high_whisker == 0);
  CHECK_FALSE(coach::spread({}));
  const Spread one = *coach::spread({7});
  CHECK(one.low_whisker == 7);
  CHECK(one.high_whisker == 7);
  CHECK(one.far_out == 0);
}

TEST_CASE("a spread is in order, whatever the values and their order") {
  Random random(20);
  for (int round = 0; round < 2000; ++round) {
    std::vector<double> values;
    const std::size_t count = 1 + random.below(40);
    for (std::size_t i = 0; i < count; ++i)
      values.push_back(static_cast<double>(random.below(round % 2 == 0 ? 6 : 1000)) - 3);
    const Spread s = *coach::spread(values);
    CHECK(s.least <= s.low_whisker);
    CHECK(s.low_whisker <= s.lower_quartile);
    CHECK(s.lower_quartile <= s.median);
    CHECK(s.median <= s.upper_quartile);
    CHECK(s.upper_quartile <= s.high_whisker);
    CHECK(s.high_whisker <= s.most);
    const double reach = 1.5 * (s.upper_quartile - s.lower_quartile);
    std::size_t far_out = 0, below = 0, above = 0;
    for (const double value : values) {
      if (value < s.lower_quartile - reach || value > s.upper_quartile + reach) ++far_out;
      if (value < s.median) ++below;
      if (value > s.median) ++above;
    }
    CHECK(s.far_out == far_out);
    CHECK(2 * below <= values.size());
    CHECK(2 * above <= values.size());
    std::reverse(values.begin(), values.end());
    CHECK(coach::spread(values)->median == s.median);
  }
}
