#include <cassert>
#include <string_view>

#include "core/json.h"
#include "score/explanation.h"
#include "score/json_parts.h"

namespace warmline::score {

using scenario::Mood;

namespace {

std::string_view name_of(Question question) {
  switch (question) {
    case Question::kHowDoTheyFeel:
      return "how-do-they-feel";
    case Question::kHowWouldIFeel:
      return "how-would-i-feel";
    case Question::kSomethingICanDo:
      return "something-i-can-do";
    case Question::kRolesReversed:
      return "roles-reversed";
    case Question::kWhatWouldSatisfy:
      return "what-would-satisfy";
  }
  assert(false);
  return {};
}

std::string_view name_of(Answer answer) {
  switch (answer) {
    case Answer::kYes:
      return "yes";
    case Answer::kPartly:
      return "partly";
    case Answer::kNotThisTime:
      return "not-this-time";
    case Answer::kNotAsked:
      return "not-asked";
  }
  assert(false);
  return {};
}

class ExplanationWriter {
 public:
  ExplanationWriter(json::Writer& out, const Scenario& scenario, const Explanation& explanation)
      : out_(out), scenario_(scenario), made_(explanation) {}

  void run() {
    out_.begin_object();
    out_.key("scorecard");
    write(out_, scenario_, made_.card);
    write_decisions();
    write_recoveries();
    write_not_reached();
    write_rules();
    write_mood();
    write_questions();
    write_lenses();
    write_best();
    out_.end_object();
  }

 private:
  // Decisions are named by their number, 1, 2, … as in the scorecard.
  [[nodiscard]] std::int32_t number(DecisionIndex decision) const {
    return made_.card.decisions[decision].number;
  }

  void mood(std::string_view key, const Mood& mood) {
    out_.key(key).begin_object();
    out_.key("distress").integer(mood.distress);
    out_.key("trust").integer(mood.trust);
    out_.end_object();
  }

  void needs(std::string_view key, const std::vector<Index>& needs) {
    out_.key(key).begin_array();
    for (const Index need : needs) out_.string(scenario_.needs[need].id.text);
    out_.end_array();
  }

  void cards(std::string_view key, const std::vector<Index>& cards) {
    out_.key(key).begin_array();
    for (const Index card : cards) out_.string(scenario_.cards[card].id.text);
    out_.end_array();
  }

  void write_alternative(const scenario::Node& node, const Alternative& each) {
    out_.begin_object();
    out_.key("choice").string(node.choices[each.choice].id.text);
    out_.key("forbidden_by");
    if (each.block) {
      out_.string(scenario_.blocks[*each.block].id.text);
    } else {
      out_.null();
    }
    cards("look_up", each.look_up);
    out_.key("keeps").integer(each.keeps);
    out_.key("lost").integer(each.lost);
    out_.key("outcome").integer(each.outcome);
    out_.key("ending").string(scenario_.nodes[each.ending].id.text);
    mood("mood", each.mood);
    out_.key("earned").integer(each.earned);
    out_.key("critical").boolean(each.critical);
    out_.end_object();
  }

  void write_decisions() {
    out_.key("decisions").begin_array();
    for (DecisionIndex i = 0; i < made_.review.decisions.size(); ++i) {
      const ReviewedDecision& reviewed = made_.review.decisions[i];
      const DecisionScore& decision = made_.card.decisions[i];
      const scenario::Node& node = scenario_.nodes[decision.node];
      out_.begin_object();
      out_.key("number").integer(decision.number);
      out_.key("step").integer(static_cast<std::int64_t>(decision.step));
      out_.key("node").string(node.id.text);
      out_.key("choice").string(node.choices[decision.choice].id.text);
      out_.key("lost").integer(decision.lost);
      mood("before", reviewed.before);
      mood("after", reviewed.after);
      out_.key("hurt").boolean(reviewed.hurt);
      out_.key("why").string(node.choices[decision.choice].why);
      out_.key("chosen").integer(static_cast<std::int64_t>(reviewed.chosen));
      out_.key("best").integer(static_cast<std::int64_t>(reviewed.best));
      out_.key("alternatives").begin_array();
      for (const Alternative& each : reviewed.alternatives) write_alternative(node, each);
      out_.end_array().end_object();
    }
    out_.end_array();
  }

  void write_recoveries() {
    out_.key("recoveries").begin_array();
    for (const Recovery& each : made_.review.recoveries) {
      out_.begin_object();
      out_.key("decision").integer(number(each.decision));
      out_.key("mends").begin_array();
      for (const DecisionIndex hurt : each.mends) out_.integer(number(hurt));
      out_.end_array();
      out_.key("whole").boolean(each.whole);
      out_.end_object();
    }
    out_.end_array();
  }

  void write_not_reached() {
    out_.key("chances_not_reached").begin_array();
    for (const ChancesNotReached& each : made_.review.not_reached) {
      out_.begin_object();
      out_.key("decision").integer(number(each.decision));
      out_.key("chances").integer(each.chances);
      out_.key("moments").begin_array();
      for (const Index node : each.moments) out_.string(scenario_.nodes[node].id.text);
      out_.end_array().end_object();
    }
    out_.end_array();
  }

  void name_rule(Index of) {
    const scenario::Block& block = scenario_.blocks[of];
    out_.key("block").string(block.id.text);
    out_.key("rule").string(block.rule);
    out_.key("reason").string(block.reason);
  }

  void write_rules() {
    out_.key("rules").begin_object();
    out_.key("best").integer(made_.card.best);
    out_.key("best_if_all_lifted").integer(made_.card.best + made_.card.out_of_reach_rules);
    out_.key("met").begin_array();
    for (const RuleInTheWay& each : made_.review.rules) {
      out_.begin_object();
      name_rule(each.block);
      out_.key("step").integer(static_cast<std::int64_t>(each.step));
      out_.key("best_if_lifted").integer(each.best_if_lifted);
      needs("needs", each.needs);
      needs("helped", each.helped);
      out_.end_object();
    }
    out_.end_array();
    out_.key("not_met").begin_array();
    for (const RuleNotMet& each : made_.review.rules_not_met) {
      out_.begin_object();
      name_rule(each.block);
      out_.key("best_if_lifted").integer(each.best_if_lifted);
      out_.end_object();
    }
    out_.end_array().end_object();
  }

  void write_mood() {
    out_.key("mood").begin_array();
    for (const MoodPoint& point : made_.review.mood) {
      out_.begin_object();
      out_.key("step").integer(static_cast<std::int64_t>(point.step));
      out_.key("seconds").integer(point.seconds);
      out_.key("distress").integer(point.mood.distress);
      out_.key("trust").integer(point.mood.trust);
      write_decision_number(point.decision);
      out_.end_object();
    }
    out_.end_array();
  }

  void write_decision_number(const std::optional<DecisionIndex>& decision) {
    std::optional<std::int32_t> known;
    if (decision) known = number(*decision);
    write_optional(out_, "decision", known);
  }

  void write_questions() {
    out_.key("questions").begin_array();
    for (std::size_t i = 0; i < kQuestionCount; ++i) {
      const Answered& each = made_.questions[i];
      out_.begin_object();
      out_.key("question").string(name_of(static_cast<Question>(i)));
      out_.key("answer").string(name_of(each.answer));
      out_.key("step");
      if (each.step) {
        out_.integer(static_cast<std::int64_t>(*each.step));
      } else {
        out_.null();
      }
      write_decision_number(each.decision);
      out_.key("observations").integer(each.observations);
      out_.key("earned").integer(each.earned);
      out_.key("stake").integer(each.stake);
      needs("needs", each.needs);
      needs("helped", each.helped);
      out_.end_object();
    }
    out_.end_array();
  }

  void write_lens(const LensView& view) {
    out_.begin_object();
    out_.key("lens").string(view.lens.id);
    out_.key("title").string(view.lens.title);
    write_optional(out_, "figure", view.reading.figure);
    out_.key("target_seconds").integer(view.reading.target_seconds);
    out_.key("parts").begin_object();
    for (std::size_t i = 0; i < kLensPartCount; ++i) {
      out_.key(score::name_of(static_cast<LensPart>(i))).begin_object();
      write_optional(out_, "value", view.reading.parts[i]);
      out_.key("weight").integer(view.reading.weights[i]);
      out_.key("share").integer(view.reading.shares[i]);
      out_.end_object();
    }
    out_.end_object().end_object();
  }

  void write_lenses() {
    out_.key("lenses").begin_array();
    for (const LensView& view : made_.lenses) write_lens(view);
    out_.end_array();
    out_.key("lens_difference");
    if (!made_.difference) {
      out_.null();
      return;
    }
    out_.begin_object();
    out_.key("difference").integer(made_.difference->difference);
    out_.key("driver");
    if (made_.difference->driver) {
      out_.string(score::name_of(*made_.difference->driver));
    } else {
      out_.null();
    }
    out_.key("pulls").begin_object();
    for (std::size_t i = 0; i < kLensPartCount; ++i) {
      out_.key(score::name_of(static_cast<LensPart>(i))).integer(made_.difference->pulls[i]);
    }
    out_.end_object().end_object();
  }

  void write_best() {
    out_.key("best_call").begin_array();
    for (const BestStep& step : made_.best.steps) {
      out_.begin_object();
      out_.key("node").string(scenario_.nodes[step.node].id.text);
      if (step.card) {
        out_.key("card").string(scenario_.cards[step.item].id.text);
        out_.key("opens");
        if (step.opens) {
          out_.integer(static_cast<std::int64_t>(*step.opens));
        } else {
          out_.null();
        }
      } else {
        out_.key("choice").string(scenario_.nodes[step.node].choices[step.item].id.text);
        out_.key("why").string(step.why);
      }
      out_.end_object();
    }
    out_.end_array();
  }

  json::Writer& out_;
  const Scenario& scenario_;
  const Explanation& made_;
};

}  // namespace

std::string to_json(const Scenario& scenario, const Explanation& explanation, bool pretty) {
  json::Writer out(pretty);
  ExplanationWriter(out, scenario, explanation).run();
  return out.take();
}

}  // namespace warmline::score
