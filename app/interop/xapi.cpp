#include "interop/xapi.h"

#include <algorithm>
#include <utility>

#include "coach/day.h"
#include "core/json.h"
#include "core/uuid.h"
#include "score/scorecard.h"

namespace warmline::interop {
namespace {

using progress::ClosedHow;
using score::DecisionScore;
using score::Scorecard;

// The name-based UUID of kXapiBase in the namespace of URLs (RFC 9562, section 6.6).
constexpr std::string_view kSpace = "b0f197d1-91e3-5ff6-aff6-4c93b194cda6";
constexpr std::int64_t kLastMs = 253'402'300'799'999;  // 9999-12-31T23:59:59.999Z
constexpr std::int64_t kDayMs = 86'400'000;

constexpr std::string_view kInitialized = "http://adlnet.gov/expapi/verbs/initialized";
constexpr std::string_view kResponded = "http://adlnet.gov/expapi/verbs/responded";
constexpr std::string_view kExperienced = "http://adlnet.gov/expapi/verbs/experienced";
constexpr std::string_view kCompleted = "http://adlnet.gov/expapi/verbs/completed";
constexpr std::string_view kTerminated = "http://adlnet.gov/expapi/verbs/terminated";

constexpr std::string_view kSimulation = "http://adlnet.gov/expapi/activities/simulation";
constexpr std::string_view kInteraction = "http://adlnet.gov/expapi/activities/cmi.interaction";
constexpr std::string_view kProfileType = "http://adlnet.gov/expapi/activities/profile";
constexpr std::string_view kApplication = "http://activitystrea.ms/schema/1.0/application";

std::string iri(std::string_view rest) {
  return std::string(kXapiBase) + std::string(rest);
}

std::string two(std::int64_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::int64_t plausible(std::int64_t wall_ms) {
  return std::clamp<std::int64_t>(wall_ms, 0, kLastMs);
}

// "PT12.34S": to a hundredth of a second, which is what stores compare. None where the clock was
// put back in between.
std::string duration_of(std::int64_t from_ms, std::int64_t to_ms) {
  const std::int64_t hundredths =
      std::max<std::int64_t>(0, plausible(to_ms) - plausible(from_ms)) / 10;
  return "PT" + std::to_string(hundredths / 100) + "." + two(hundredths % 100) + "S";
}

std::string_view last_part(std::string_view verb) {
  return verb.substr(verb.rfind('/') + 1);
}

std::string_view name_of(progress::AttemptKind kind) {
  switch (kind) {
    case progress::AttemptKind::kFirst:
      return "first";
    case progress::AttemptKind::kRepeat:
      return "repeat";
    case progress::AttemptKind::kPractised:
      return "practised";
  }
  return "";
}

// One attempt's statements, written one after the other.
class Writing {
 public:
  Writing(const scenario::Scenario& scenario, const XapiAttempt& attempt, const XapiActor& actor)
      : scenario_(scenario), attempt_(attempt), actor_(actor) {}

  void begun();
  void decided(std::size_t step, const DecisionScore& decision);
  void looked_up(std::size_t step, const std::string& card);
  void ended(const Scorecard& card);
  [[nodiscard]] std::vector<XapiStatement> take() { return std::move(statements_); }

 private:
  json::Writer begin(const std::string& name, std::string_view verb, std::int64_t wall_ms);
  void finish(json::Writer& out, bool of_call);
  void write_call(json::Writer& out);
  void write_decision(json::Writer& out, const DecisionScore& decision);
  void write_points(json::Writer& out, const Scorecard& card);
  [[nodiscard]] std::int64_t before(std::size_t step) const {
    return step > attempt_.from && step > 0 ? attempt_.event_ms[step - 1] : attempt_.begun_ms;
  }
  [[nodiscard]] std::string call_iri() const { return iri("call/" + scenario_.id.text); }
  void write_name(json::Writer& out, const std::string& name) {
    out.key("name").begin_object().key(scenario_.language).string(name).end_object();
  }

  const scenario::Scenario& scenario_;
  const XapiAttempt& attempt_;
  const XapiActor& actor_;
  std::vector<XapiStatement> statements_;
  std::int64_t last_ms_ = -1;
};

json::Writer Writing::begin(const std::string& name, std::string_view verb, std::int64_t wall_ms) {
  // Who reads them puts them in order by their times, so that no two may be the same.
  last_ms_ = std::max(plausible(wall_ms), last_ms_ + 1);
  statements_.push_back({uuid_of_name(kSpace, "statement " + attempt_.id + " " + name), ""});
  json::Writer out;
  out.begin_object().key("id").string(statements_.back().id);
  out.key("timestamp").string(xapi_timestamp(last_ms_));
  out.key("actor").begin_object().key("objectType").string("Agent");
  if (actor_.home_page.empty()) {
    out.key("mbox").string("mailto:" + actor_.name);
  } else {
    out.key("account").begin_object().key("homePage").string(actor_.home_page);
    out.key("name").string(actor_.name).end_object();
  }
  out.end_object().key("verb").begin_object().key("id").string(verb);
  out.key("display").begin_object().key("en").string(last_part(verb)).end_object().end_object();
  return out;
}

void Writing::finish(json::Writer& out, bool of_call) {
  out.key("context").begin_object();
  out.key("registration").string(uuid_of_name(kSpace, "registration " + attempt_.id));
  out.key("revision").string(scenario_.version).key("platform").string("Warmline");
  out.key("language").string(scenario_.language);
  out.key("contextActivities").begin_object();
  if (!of_call) {
    out.key("parent").begin_array();
    write_call(out);
    out.end_array();
  }
  const auto other = [&](std::string_view list, std::string_view id, std::string_view type) {
    out.key(list).begin_array().begin_object().key("id").string(iri(id));
    out.key("definition").begin_object().key("type").string(type).end_object();
    out.end_object().end_array();
  };
  other("grouping", "warmline", kApplication);
  other("category", "profile/1", kProfileType);
  statements_.back().json = out.end_object().end_object().end_object().take();
}

void Writing::write_call(json::Writer& out) {
  out.begin_object().key("objectType").string("Activity").key("id").string(call_iri());
  out.key("definition").begin_object().key("type").string(kSimulation);
  write_name(out, scenario_.title);
  out.end_object().end_object();
}

void Writing::begun() {
  json::Writer out = begin("begun", kInitialized, attempt_.begun_ms);
  out.key("object");
  write_call(out);
  finish(out, true);
}

void Writing::decided(std::size_t step, const DecisionScore& decision) {
  const scenario::Node& node = scenario_.nodes[decision.node];
  json::Writer out = begin("event " + std::to_string(step), kResponded, attempt_.event_ms[step]);
  out.key("object").begin_object().key("objectType").string("Activity");
  out.key("id").string(call_iri() + "/decision/" + node.id.text).key("definition").begin_object();
  out.key("type").string(kInteraction).key("interactionType").string("choice");
  write_name(out, scenario_.title + ": " + node.id.text);
  out.key("choices").begin_array();
  for (const scenario::Choice& choice : node.choices)
    out.begin_object().key("id").string(choice.id.text).end_object();
  out.end_array().end_object().end_object();
  out.key("result").begin_object().key("success").boolean(decision.lost == 0);
  out.key("response").string(node.choices[decision.choice].id.text);
  out.key("duration").string(duration_of(before(step), attempt_.event_ms[step]));
  out.key("extensions").begin_object();
  write_decision(out, decision);
  out.end_object().end_object();
  finish(out, false);
}

void Writing::write_decision(json::Writer& out, const DecisionScore& decision) {
  out.key(iri("extensions/lost")).integer(decision.lost);
  out.key(iri("extensions/decision")).begin_object().key("number").integer(decision.number);
  out.key("offered").integer(decision.offered).key("stake").integer(decision.stake);
  out.key("earned").integer(decision.earned_total);
  out.key("closed_off").integer(decision.closed_off);
  out.key("critical").boolean(decision.critical).end_object();
  out.key(iri("extensions/decision-criteria")).begin_object();
  for (std::size_t i = 0; i < scenario::kCriterionCount; ++i) {
    if (decision.stakes[i] == 0) continue;
    out.key(score::name_of(static_cast<scenario::Criterion>(i))).begin_object();
    out.key("stake").integer(decision.stakes[i]).key("earned").integer(decision.earned[i]);
    out.end_object();
  }
  out.end_object();
}

void Writing::looked_up(std::size_t step, const std::string& card) {
  const auto found = std::find_if(scenario_.cards.begin(), scenario_.cards.end(),
                                  [&](const scenario::Card& one) { return one.id.text == card; });
  json::Writer out = begin("event " + std::to_string(step), kExperienced, attempt_.event_ms[step]);
  out.key("object").begin_object().key("objectType").string("Activity");
  out.key("id").string(call_iri() + "/card/" + card).key("definition").begin_object();
  out.key("type").string(iri("activity-types/card"));
  if (found != scenario_.cards.end()) write_name(out, found->title);
  out.end_object().end_object();
  out.key("result")
      .begin_object()
      .key("duration")
      .string(duration_of(before(step), attempt_.event_ms[step]));
  out.end_object();
  finish(out, false);
}

void Writing::ended(const Scorecard& card) {
  json::Writer out = begin("closed", card.finished ? kCompleted : kTerminated, attempt_.closed_ms);
  out.key("object");
  write_call(out);
  out.key("result").begin_object().key("score").begin_object();
  out.key("scaled").thousandths(card.resolution).end_object();
  out.key("completion").boolean(card.finished);
  out.key("duration").string(duration_of(attempt_.begun_ms, attempt_.closed_ms));
  out.key("extensions").begin_object();
  write_points(out, card);
  out.end_object().end_object();
  finish(out, true);
}

void Writing::write_points(json::Writer& out, const Scorecard& card) {
  out.key(iri("extensions/kind")).string(name_of(attempt_.kind));
  out.key(iri("extensions/points")).begin_object().key("achieved").integer(card.achieved);
  out.key("lost").integer(card.lost).key("not_finished").integer(card.not_finished);
  out.key("best").integer(card.best).end_object();
  out.key(iri("extensions/out-of-reach")).begin_object();
  out.key("rules").integer(card.out_of_reach_rules);
  out.key("nobody").integer(card.out_of_reach_nobody).end_object();
  if (card.empathy) out.key(iri("extensions/empathy")).thousandths(*card.empathy);
  out.key(iri("extensions/criteria")).begin_object();
  for (std::size_t i = 0; i < scenario::kCriterionCount; ++i) {
    const score::CriterionScore& one = card.criteria[i];
    out.key(score::name_of(static_cast<scenario::Criterion>(i))).begin_object();
    out.key("observations").integer(one.observations);
    if (one.quality) out.key("quality").thousandths(*one.quality);
    out.end_object();
  }
  out.end_object();
  out.key(iri("extensions/call")).begin_object().key("seconds").integer(card.seconds);
  out.key("transfers").integer(card.transfers).key("repeats").integer(card.repeats);
  out.key("critical_misses").integer(card.critical_misses).end_object();
  if (card.finished) out.key(iri("extensions/ending")).string(card.ending);
}

}  // namespace

bool is_sound(const XapiActor& actor) {
  const auto blank = [](const std::string& text) {
    return text.find_first_of(" \t\r\n") != std::string::npos;
  };
  if (actor.name.find_first_not_of(' ') == std::string::npos) return false;
  if (!actor.home_page.empty()) {
    const std::size_t colon = actor.home_page.find("://");
    return colon != std::string::npos && colon > 0 && colon + 3 < actor.home_page.size() &&
           !blank(actor.home_page);
  }
  const std::size_t at = actor.name.find('@');
  return at != std::string::npos && at > 0 && at + 1 < actor.name.size() &&
         actor.name.find('@', at + 1) == std::string::npos && !blank(actor.name);
}

std::string xapi_timestamp(std::int64_t wall_ms) {
  const std::int64_t ms = plausible(wall_ms);
  const std::int64_t in_day = ms % kDayMs;
  const std::string thousandths = std::to_string(1000 + in_day % 1000).substr(1);
  return coach::date_of(static_cast<coach::Day>(ms / kDayMs)) + "T" + two(in_day / 3'600'000) +
         ":" + two(in_day / 60'000 % 60) + ":" + two(in_day / 1000 % 60) + "." + thousandths + "Z";
}

XapiAttempt xapi_attempt(const progress::ResultAttempt& attempt) {
  XapiAttempt out;
  out.id = attempt.id;
  out.kind = attempt.kind;
  out.begun_ms = attempt.begun_ms;
  for (const progress::ResultEvent& event : attempt.events) {
    if (event.card.empty()) {
      out.events.emplace_back(replay::ChoiceEvent{NodeId(event.node), ChoiceId(event.choice)});
    } else {
      out.events.emplace_back(replay::CardEvent{CardId(event.card)});
    }
    out.event_ms.push_back(event.at_ms);
  }
  out.from = static_cast<std::size_t>(std::max<std::int64_t>(0, attempt.rewound_steps));
  out.closed = attempt.closed;
  out.closed_ms = attempt.closed_ms;
  return out;
}

XapiAttempt xapi_attempt(const progress::Portfolio& portfolio, const progress::Attempt& attempt) {
  XapiAttempt out;
  out.id = attempt.id;
  out.kind = kind_of(portfolio, attempt);
  out.begun_ms = attempt.begun_wall_ms;
  out.events = attempt.events;
  out.event_ms = attempt.event_ms;
  out.from = attempt.taken_over;
  out.closed = attempt.closed;
  out.closed_ms = attempt.last_wall_ms;
  return out;
}

Result<std::vector<XapiStatement>> xapi_statements(const scenario::Scenario& scenario,
                                                   const score::Solution& solution,
                                                   const XapiAttempt& attempt,
                                                   const XapiActor& actor) {
  if (attempt.closed == ClosedHow::kDeclined) return std::vector<XapiStatement>();
  const Result<replay::Run> run = replay::replay(scenario, attempt.events);
  if (!run) return run.error();
  const Scorecard card = score::score(scenario, solution, attempt.events, run.value());
  Writing writing(scenario, attempt, actor);
  writing.begun();
  auto decision = card.decisions.begin();
  for (std::size_t step = 0; step < attempt.events.size(); ++step) {
    const bool decides = decision != card.decisions.end() && decision->step == step;
    if (step >= attempt.from) {
      if (decides) writing.decided(step, *decision);
      if (const auto* opened = std::get_if<replay::CardEvent>(&attempt.events[step]))
        writing.looked_up(step, opened->card.text);
    }
    if (decides) ++decision;
  }
  // Of a call that was edited under an open attempt nothing can be said in figures.
  if (attempt.closed && *attempt.closed != ClosedHow::kInterrupted) writing.ended(card);
  return writing.take();
}

}  // namespace warmline::interop
