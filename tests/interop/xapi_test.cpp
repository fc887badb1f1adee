// What a store is told of an attempt. That each statement is as the specification and the profile
// say is looked at by others' rules: tests/xapi.
#include "interop/xapi.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "cli/program.h"
#include "core/json.h"
#include "interop/practised.h"
#include "score/scorecard.h"

namespace warmline::test {

namespace {

using interop::XapiActor;
using interop::XapiAttempt;
using interop::XapiStatement;

const XapiActor kActor{"https://learn.example", "p7"};

const std::vector<Shipped>& calls() {
  static const std::vector<Shipped> all = shipped_scenarios();
  return all;
}

const Shipped& call_of(const std::string& scenario) {
  for (const Shipped& one : calls()) {
    if (one.id == scenario) return one;
  }
  FAIL(scenario);
  return calls().front();
}

std::vector<XapiStatement> statements_of(const XapiAttempt& attempt, const Shipped& call) {
  const auto made = interop::xapi_statements(*call.scenario, call.solution, attempt, kActor);
  REQUIRE(made);
  return made.value();
}

json::ParseOutcome parsed(const XapiStatement& statement) {
  json::ParseOutcome outcome = json::parse(statement.json);
  REQUIRE(outcome.document);
  return outcome;
}

json::Value at(json::Value value, const std::vector<std::string>& path) {
  for (const std::string& name : path) {
    const auto found = value.find(name);
    INFO(name);
    REQUIRE(found);
    value = *found;
  }
  return value;
}

std::string extension(const std::string& name) {
  return std::string(interop::kXapiBase) + "extensions/" + name;
}

}  // namespace

TEST_CASE("xAPI: one event more only adds to what was said") {
  std::size_t seen = 0;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const progress::Portfolio portfolio = practised(calls(), seed, 12);
    for (const progress::Attempt& attempt : portfolio.attempts()) {
      const Shipped& call = call_of(attempt.scenario);
      XapiAttempt growing = interop::xapi_attempt(portfolio, attempt);
      const XapiAttempt whole = growing;
      growing.closed.reset();
      growing.closed_ms = 0;
      std::vector<XapiStatement> before;
      for (std::size_t events = whole.from; events <= whole.events.size() + 1; ++events) {
        if (events > whole.events.size()) {
          growing = whole;
        } else {
          growing.events.assign(whole.events.begin(),
                                whole.events.begin() + static_cast<std::ptrdiff_t>(events));
          growing.event_ms.assign(whole.event_ms.begin(),
                                  whole.event_ms.begin() + static_cast<std::ptrdiff_t>(events));
        }
        const std::vector<XapiStatement> now = statements_of(growing, call);
        REQUIRE(now.size() >= before.size());
        for (std::size_t i = 0; i < before.size(); ++i) {
          REQUIRE(now[i].id == before[i].id);
          REQUIRE(now[i].json == before[i].json);
        }
        before = now;
        ++seen;
      }
    }
  }
  CHECK(seen > 500);
}

TEST_CASE("xAPI: identifiers are everybody's own, and times go one way") {
  std::set<std::string> ids;
  std::size_t all = 0;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const progress::Portfolio portfolio = practised(calls(), seed, 12);
    for (const progress::Attempt& attempt : portfolio.attempts()) {
      std::string last;
      for (const XapiStatement& one :
           statements_of(interop::xapi_attempt(portfolio, attempt), call_of(attempt.scenario))) {
        ids.insert(one.id);
        ++all;
        const json::ParseOutcome outcome = parsed(one);
        CHECK(at(outcome.document->root(), {"id"}).string() == one.id);
        const std::string time(at(outcome.document->root(), {"timestamp"}).string());
        CHECK(time > last);
        last = time;
      }
    }
  }
  CHECK(ids.size() == all);
}

TEST_CASE("xAPI: decisions and the end say what the scorecard says") {
  const progress::Portfolio portfolio = practised(calls(), 9, 40);
  for (const progress::Attempt& attempt : portfolio.attempts()) {
    const Shipped& call = call_of(attempt.scenario);
    const auto run = replay::replay(*call.scenario, attempt.events);
    REQUIRE(run);
    const score::Scorecard card =
        score::score(*call.scenario, call.solution, attempt.events, run.value());
    const XapiAttempt told = interop::xapi_attempt(portfolio, attempt);
    std::vector<const score::DecisionScore*> decisions;
    for (const score::DecisionScore& one : card.decisions) {
      if (one.step >= told.from) decisions.push_back(&one);
    }
    std::size_t next = 0;
    for (const XapiStatement& one : statements_of(told, call)) {
      const json::ParseOutcome outcome = parsed(one);
      const json::Value root = outcome.document->root();
      const std::string_view verb = at(root, {"verb", "id"}).string();
      if (verb == "http://adlnet.gov/expapi/verbs/responded") {
        REQUIRE(next < decisions.size());
        const score::DecisionScore& decision = *decisions[next++];
        CHECK(at(root, {"result", "extensions", extension("lost")}).integer() == decision.lost);
        CHECK(at(root, {"result", "success"}).boolean() == (decision.lost == 0));
        CHECK(at(root, {"result", "response"}).string() ==
              call.scenario->nodes[decision.node].choices[decision.choice].id.text);
      } else if (verb != "http://adlnet.gov/expapi/verbs/initialized" &&
                 verb != "http://adlnet.gov/expapi/verbs/experienced") {
        CHECK(verb == (card.finished ? "http://adlnet.gov/expapi/verbs/completed"
                                     : "http://adlnet.gov/expapi/verbs/terminated"));
        const json::Value result = at(root, {"result"});
        CHECK(at(result, {"score", "scaled"}).real() * 1000 == doctest::Approx(card.resolution));
        CHECK(at(result, {"completion"}).boolean() == card.finished);
        const json::Value extensions = at(result, {"extensions"});
        CHECK(extensions.find(extension("empathy")).has_value() == card.empathy.has_value());
        const json::Value points = at(extensions, {extension("points")});
        const json::Value reach = at(extensions, {extension("out-of-reach")});
        CHECK(number(points, "achieved") + number(points, "lost") + number(points, "not_finished") +
                  number(reach, "rules") + number(reach, "nobody") ==
              10000);
      }
    }
    CHECK(next == decisions.size());
  }
}

TEST_CASE("xAPI: what another attempt said isn't said again, and a declined call says nothing") {
  const Shipped& call = calls().front();
  Practising somebody(3);
  progress::Portfolio portfolio;
  for (const auto& record : somebody.attempt(call, nullptr)) portfolio.apply(record);
  const progress::Attempt first = portfolio.attempts().front();
  REQUIRE(first.events.size() > 2);
  XapiAttempt again = interop::xapi_attempt(portfolio, first);
  const std::size_t all = statements_of(again, call).size();
  again.from = again.events.size();
  again.id = std::string(32, 'b');
  CHECK(statements_of(again, call).size() == 2);
  CHECK(all > 2);
  again.closed = progress::ClosedHow::kInterrupted;
  CHECK(statements_of(again, call).size() == 1);
  again.closed = progress::ClosedHow::kDeclined;
  CHECK(statements_of(again, call).empty());
  again.closed = progress::ClosedHow::kLeft;
  again.events.emplace_back(replay::ChoiceEvent{NodeId("nowhere"), ChoiceId("none")});
  again.event_ms.push_back(0);
  const auto refused = interop::xapi_statements(*call.scenario, call.solution, again, kActor);
  CHECK_FALSE(refused);
}

TEST_CASE("xAPI: who practised is an account, or an address for mail") {
  CHECK(interop::is_sound(kActor));
  CHECK(interop::is_sound({"", "p7@learn.example"}));
  for (const XapiActor& wrong : std::vector<XapiActor>{{"https://learn.example", ""},
                                                       {"https://learn.example", "  "},
                                                       {"learn.example", "p7"},
                                                       {"https://", "p7"},
                                                       {"https://learn example", "p7"},
                                                       {"", "p7"},
                                                       {"", "@learn.example"},
                                                       {"", "p7@"},
                                                       {"", "p@7@learn.example"},
                                                       {"", "p 7@learn.example"}}) {
    CAPTURE(wrong.home_page);
    CAPTURE(wrong.name);
    CHECK_FALSE(interop::is_sound(wrong));
  }
}

// GNU date's: date -u -d @1790000000.
TEST_CASE("xAPI: times are UTC, to a millisecond") {
  CHECK(interop::xapi_timestamp(1'790'000'000'007) == "2026-09-21T14:13:20.007Z");
  CHECK(interop::xapi_timestamp(0) == "1970-01-01T00:00:00.000Z");
  CHECK(interop::xapi_timestamp(-5) == "1970-01-01T00:00:00.000Z");
  CHECK(interop::xapi_timestamp(951'782'399'999) == "2000-02-28T23:59:59.999Z");
  CHECK(interop::xapi_timestamp(951'782'400'000) == "2000-02-29T00:00:00.000Z");
  CHECK(interop::xapi_timestamp(253'402'300'800'000) == "9999-12-31T23:59:59.999Z");
}

// With WARMLINE_XAPI=FOLDER what people handed in, and the statements, stay there for tests/xapi.
TEST_CASE("warmline export --xapi: every attempt of everybody, once") {
  const Folder folder;
  const char* asked = std::getenv("WARMLINE_XAPI");
  const fs::path root = asked == nullptr ? folder.path() : fs::path(asked);
  fs::create_directories(root / "north desk");
  fs::create_directories(root / "south");
  std::size_t expected = 0;
  const auto hand_in = [&](const char* file, std::uint64_t seed, const char* person, char key) {
    const progress::Portfolio portfolio = practised(calls(), seed, 30);
    std::ofstream(root / file, std::ios::binary) << handed_in_by(portfolio, person, key);
    for (const progress::Attempt& attempt : portfolio.attempts())
      expected +=
          statements_of(interop::xapi_attempt(portfolio, attempt), call_of(attempt.scenario))
              .size();
  };
  hand_in("north desk/a.json", 21, "p1", 1);
  hand_in("north desk/b.json", 22, "p1", 2);
  hand_in("south/c.json", 23, "", 3);
  const std::string out = (root / "statements.json").string();
  fs::remove(out);
  const std::string command =
      "export '" + (root / "north desk").string() + "' '" + (root / "south").string() +
      "' --scenarios '" WARMLINE_SOURCE_DIR "/scenarios' --xapi '" + out + "'";
  const Outcome made = run(command);
  CHECK(made.errors == "");
  REQUIRE(made.status == 0);
  CHECK(has(made.out, std::to_string(expected) + " statements of 90 attempts"));
  const std::string text = read(out);
  json::Limits limits;
  limits.bytes = 64u << 20;
  limits.values = 4'000'000;
  const json::ParseOutcome outcome = json::parse(text, limits);
  REQUIRE(outcome.document);
  CHECK(outcome.document->root().size() == expected);
  std::set<std::string> homes;
  std::set<std::string> names;
  for (std::size_t i = 0; i < outcome.document->root().size(); ++i) {
    const json::Value account = at(outcome.document->root().item(i), {"actor", "account"});
    homes.emplace(at(account, {"homePage"}).string());
    names.emplace(at(account, {"name"}).string());
  }
  CHECK(homes == std::set<std::string>{"https://warmline.invalid/xapi/team/north%20desk",
                                       "https://warmline.invalid/xapi/team/south"});
  CHECK(names.size() == 3);
  CHECK(names.count("Somebody without a name") == 1);

  const Outcome again = run(command);
  CHECK(again.status == 2);
  CHECK(has(again.errors, "--force"));
  CHECK(run(command + " --force --xapi-home https://learn.example").status == 0);
  CHECK(has(read(out), R"("homePage":"https://learn.example")"));
  CHECK_FALSE(has(read(out), "team/"));
  CHECK(run(command + " --force --xapi-home learn").status == 2);
  CHECK(run(command + " --force").status == 0);
  CHECK(read(out) == text);
}

}  // namespace warmline::test
