#include <optional>

#include "core/json.h"
#include "score/json_parts.h"
#include "score/scorecard.h"

namespace warmline::score {

using scenario::kCriterionCount;

namespace {

std::string_view criterion_name(std::size_t k) {
  return name_of(static_cast<scenario::Criterion>(k));
}

void write_units(json::Writer& out) {
  out.key("units").begin_object();
  out.key("points").string("hundredths of a point; 10000 are 100 points");
  out.key("ratios").string("per mille; null: not enough evidence");
  out.key("stakes").string("sums of criteria, each -1 to 2");
  out.key("seconds").string("authored seconds");
  out.key("of_points").begin_array();
  for (const char* name : {"achieved", "lost", "not_finished", "out_of_reach", "out_of_reach_rules",
                           "out_of_reach_nobody", "best", "best_if_lifted"}) {
    out.string(name);
  }
  out.end_array();
  out.key("of_ratios").begin_array();
  for (const char* name : {"resolution", "empathy", "best_call_empathy", "quality"}) {
    out.string(name);
  }
  out.end_array().end_object();
}

void write_account(json::Writer& out, const Scorecard& card) {
  out.key("achieved").integer(card.achieved);
  out.key("lost").integer(card.lost);
  out.key("not_finished").integer(card.not_finished);
  out.key("out_of_reach").integer(card.out_of_reach_rules + card.out_of_reach_nobody);
  out.key("out_of_reach_rules").integer(card.out_of_reach_rules);
  out.key("out_of_reach_nobody").integer(card.out_of_reach_nobody);
  out.key("best").integer(card.best);
  out.key("resolution").integer(card.resolution);
}

void write_empathy(json::Writer& out, const Scorecard& card) {
  write_optional(out, "empathy", card.empathy);
  out.key("empathy_evidence").begin_object();
  out.key("decisions").integer(card.empathy_decisions);
  out.key("earned").integer(card.empathy_earned);
  out.key("chances").integer(card.empathy_chances);
  out.key("chances_left").integer(card.chances_left);
  out.end_object();
  write_optional(out, "best_call_empathy", card.best_call_empathy);
  out.key("criteria").begin_object();
  for (std::size_t k = 0; k < kCriterionCount; ++k) {
    out.key(criterion_name(k)).begin_object();
    out.key("observations").integer(card.criteria[k].observations);
    write_optional(out, "quality", card.criteria[k].quality);
    out.end_object();
  }
  out.end_object();
}

void write_decision(json::Writer& out, const Scenario& scenario, const DecisionScore& decision) {
  const scenario::Node& node = scenario.nodes[decision.node];
  out.begin_object();
  out.key("number").integer(decision.number);
  out.key("node").string(node.id.text);
  out.key("choice").string(node.choices[decision.choice].id.text);
  out.key("offered").integer(decision.offered);
  out.key("lost").integer(decision.lost);
  out.key("criteria").begin_object();
  for (std::size_t k = 0; k < kCriterionCount; ++k) {
    out.key(criterion_name(k)).integer(decision.qualities[k]);
  }
  out.end_object();
  out.key("stake").integer(decision.stake);
  out.key("earned").integer(decision.earned_total);
  out.key("closed_off").integer(decision.closed_off);
  out.key("critical").boolean(decision.critical);
  out.end_object();
}

}  // namespace

void write(json::Writer& out, const Scenario& scenario, const Scorecard& card) {
  out.begin_object();
  out.key("scenario").string(scenario.id.text);
  out.key("version").string(scenario.version);
  write_units(out);
  out.key("finished").boolean(card.finished);
  out.key("ending");
  if (card.finished) {
    out.string(card.ending);
  } else {
    out.null();
  }
  write_account(out, card);
  write_empathy(out, card);
  out.key("decisions").begin_array();
  for (const DecisionScore& decision : card.decisions) write_decision(out, scenario, decision);
  out.end_array();
  out.key("blocks").begin_array();
  for (const BlockMet& met : card.blocks_met) {
    out.begin_object();
    out.key("block").string(scenario.blocks[met.block].id.text);
    out.key("rule").string(scenario.blocks[met.block].rule);
    out.key("step").integer(static_cast<std::int64_t>(met.step));
    out.key("best_if_lifted").integer(met.best_if_lifted);
    out.end_object();
  }
  out.end_array();
  out.key("critical_misses").integer(card.critical_misses);
  out.key("seconds").integer(card.seconds);
  out.key("transfers").integer(card.transfers);
  out.key("repeats").integer(card.repeats);
  out.end_object();
}

std::string to_json(const Scenario& scenario, const Scorecard& card, bool pretty) {
  json::Writer out(pretty);
  write(out, scenario, card);
  return out.take();
}

}  // namespace warmline::score
