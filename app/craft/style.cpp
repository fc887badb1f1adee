#include "craft/style.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "core/text.h"
#include "core/tr.h"

namespace warmline::craft {

namespace {

bool is_best(const Decision& decision, const Offer& offer) {
  bool differs = false;
  for (const Offer& other : decision.offers) {
    if (other.empathy > offer.empathy || other.lost < offer.lost) return false;
    differs = differs || other.empathy < offer.empathy || other.lost > offer.lost;
  }
  return differs;
}

std::size_t longest_sibling(const scenario::Node& node, const Decision& decision,
                            const Offer& offer) {
  std::size_t longest = 0;
  for (const Offer& other : decision.offers) {
    if (other.choice == offer.choice) continue;
    longest = std::max(longest, text::code_points(node.choices[other.choice].text));
  }
  return longest;
}

}  // namespace

std::vector<Diagnostic> style(const Scenario& scenario, const std::vector<Decision>& decisions) {
  std::vector<Diagnostic> found;
  std::set<std::pair<Index, Index>> told;
  for (const Decision& decision : decisions) {
    const scenario::Node& node = scenario.nodes[decision.node];
    for (const Offer& offer : decision.offers) {
      const scenario::Choice& choice = node.choices[offer.choice];
      const std::size_t own = text::code_points(choice.text);
      const std::size_t next = longest_sibling(node, decision, offer);
      if (2 * own < 3 * next || own < next + kMuchLonger || !is_best(decision, offer)) continue;
      if (!told.insert({decision.node, offer.choice}).second) continue;
      Diagnostic warning;
      warning.severity = Severity::kWarning;
      warning.code = "giveaway-length";
      warning.pointer = "/nodes/" + std::to_string(decision.node) + "/choices/" +
                        std::to_string(offer.choice) +
                        (choice.form == scenario::ChoiceForm::kSay ? "/say" : "/do");
      warning.problem =
          tr("\"{0}\" is the best choice and gives it away by its length: {1} characters, the next "
             "longest has {2}",
             choice.id.text, own, next);
      warning.remedy = tr("say it shorter, or give another choice as much to say");
      found.push_back(std::move(warning));
    }
  }
  return found;
}

}  // namespace warmline::craft
