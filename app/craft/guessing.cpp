#include "craft/guessing.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/text.h"

namespace warmline::craft {

namespace {

// Lowest and highest rank that a value may claim among all, from 0.
struct Span {
  std::size_t from = 0;
  std::size_t to = 0;
};

Span span_of(const std::vector<std::int64_t>& values, std::size_t which) {
  Span span;
  std::size_t equal = 0;
  for (const std::int64_t each : values) {
    span.from += each < values[which] ? 1 : 0;
    equal += each == values[which] ? 1 : 0;
  }
  span.to = span.from + equal - 1;
  return span;
}

// −1 .. 1
double centred(const Span& span, std::size_t count) {
  return (static_cast<double>(span.from + span.to) - static_cast<double>(count - 1)) /
         static_cast<double>(count - 1);
}

std::vector<std::int64_t> qualities(const Decision& decision, Quality quality) {
  std::vector<std::int64_t> values;
  for (const Offer& offer : decision.offers) {
    values.push_back(quality == Quality::kEmpathy ? offer.empathy : -offer.lost);
  }
  return values;
}

std::vector<std::int64_t> marks(const Scenario& scenario, const Decision& decision,
                                Outside outside) {
  std::vector<std::int64_t> values;
  for (const Offer& offer : decision.offers) {
    values.push_back(outside == Outside::kPosition
                         ? static_cast<std::int64_t>(offer.choice)
                         : static_cast<std::int64_t>(text::code_points(
                               scenario.nodes[decision.node].choices[offer.choice].text)));
  }
  return values;
}

bool differ(const std::vector<std::int64_t>& values) {
  return std::any_of(values.begin(), values.end(),
                     [&values](std::int64_t each) { return each != values.front(); });
}

}  // namespace

void Guessing::add(const Scenario& scenario, const std::vector<Decision>& decisions) {
  std::map<Index, int> sets;  // that count, of each node
  for (const Decision& each : decisions) {
    if (differ(qualities(each, quality_))) ++sets[each.node];
  }
  for (const Decision& each : decisions) {
    if (differ(qualities(each, quality_))) add(scenario, each, 1.0 / sets[each.node]);
  }
}

void Guessing::add(const Scenario& scenario, const Decision& decision, double weight) {
  const std::vector<std::int64_t> y = qualities(decision, quality_);
  const std::vector<std::int64_t> x = marks(scenario, decision, outside_);
  const std::size_t count = y.size();
  const std::int64_t highest = *std::max_element(y.begin(), y.end());
  const auto best = static_cast<double>(std::count(y.begin(), y.end(), highest));
  sizes_[count] += weight;
  for (std::size_t i = 0; i < count; ++i) {
    const Span at = span_of(x, i);
    const double own = centred(at, count);
    const double quality = centred(span_of(y, i), count);
    xx_ += weight * own * own;
    xy_ += weight * own * quality;
    yy_ += weight * quality * quality;
    if (y[i] != highest) continue;
    const double share = weight / best / static_cast<double>(at.to - at.from + 1);
    for (std::size_t rank = at.from; rank <= at.to; ++rank) best_[count][rank] += share;
  }
}

void Guessing::merge(const Guessing& other) {
  xx_ += other.xx_;
  xy_ += other.xy_;
  yy_ += other.yy_;
  for (std::size_t size = 0; size < sizes_.size(); ++size) {
    sizes_[size] += other.sizes_[size];
    for (std::size_t rank = 0; rank < kMostOffered; ++rank) {
      best_[size][rank] += other.best_[size][rank];
    }
  }
}

double Guessing::nodes() const {
  double sum = 0;
  for (const double each : sizes_) sum += each;
  return sum;
}

std::optional<PerMille> Guessing::correlation() const {
  if (xx_ <= 0 || yy_ <= 0) return std::nullopt;
  return static_cast<PerMille>(std::lround(1000 * xy_ / std::sqrt(xx_ * yy_)));
}

}  // namespace warmline::craft
