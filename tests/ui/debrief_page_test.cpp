#include "ui/debrief_page.h"
#include "ui/page_html.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ui/debrief_fixture.h"

using namespace warmline;
using namespace warmline::ui;

namespace {

bool holds(const std::string& page, const std::string& words) {
  return page.find(words) != std::string::npos;
}

// Every tag opens and closes in order; those that HTML never closes apart. Empty: sound.
std::string unsound(const std::string& page) {
  std::vector<std::string> open;
  for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
    const std::size_t end = page.find('>', at);
    if (end == std::string::npos) return "a tag that never ends";
    const std::string tag = page.substr(at + 1, end - at - 1);
    const std::string name = tag.substr(tag[0] == '/' ? 1 : 0, tag.find(' '));
    if (name == "!doctype" || name == "meta" || name == "br") continue;
    if (tag.back() == '/') continue;
    if (tag[0] != '/') {
      open.push_back(name);
    } else {
      if (open.empty() || open.back() != name) return "</" + name + "> closes something else";
      open.pop_back();
    }
  }
  return open.empty() ? "" : "<" + open.back() + "> is never closed";
}

// All text of the model made hostile, by way of its strings.
DebriefModel hostile(DebriefModel model) {
  const std::string bad = "</p></style><script>alert(1)</script><img src=x onerror='a'>\"&";
  for (std::string* text :
       {&model.title, &model.mark, &model.when, &model.ending_title, &model.ending_text,
        &model.resolution_words, &model.empathy_title, &model.empathy_words, &model.sum,
        &model.lenses_say, &model.out_of_reach.all, &model.out_of_reach.nobody})
    *text = bad;
  model.critical = {bad};
  for (Segment& segment : model.segments) segment.words = bad;
  model.out_of_reach.rules = {{bad, bad, bad, bad}};
  model.kept = {{bad, bad, bad, true}, {bad, bad, bad, false}};
  for (DecisionModel& one : model.decisions) {
    one.words = one.why = one.qualities = one.caller = bad;
    one.turns = {bad};
    one.alternatives = one.forbidden = {{Verdict::kLoses, bad, bad, bad, bad, bad}};
  }
  for (QuestionModel& one : model.questions) one.question = one.answer = one.line = bad;
  for (LensModel& one : model.lenses) {
    one.title = one.about = one.compare = bad;
    one.parts = {bad};
  }
  for (MoodPointModel& one : model.mood) one.moment = bad;
  for (NeedModel& one : model.needs) one.label = one.outcome = bad;
  for (FactModel& one : model.shown_only) one.label = one.value = bad;
  for (CriterionModel& one : model.criteria) one.name = one.meaning = bad;
  return model;
}

}  // namespace

TEST_CASE("the page holds what the debrief says, as text") {
  const AppState state = fixture::debriefed({"log", "close"});
  const DebriefModel model = *debrief_model(state);
  const std::string page = debrief_page(model);
  CHECK(page.find("<!doctype html>") == 0);
  CHECK(unsound(page).empty());
  CHECK(holds(page, "<h1>The lamp on the landing</h1>"));
  CHECK(holds(page, "First attempt"));
  CHECK(holds(page, "Added up: " + model.sum));
  CHECK(holds(page, "<p class=\"quiet\">Debrief · First attempt · begun " + model.when + "</p>"));
  CHECK(holds(page, "“I&#39;ll log it. Which floor?”"));
  CHECK(holds(page, "Keeps all 100 points in reach"));
  CHECK(holds(page, "How does this person feel?"));
  CHECK(holds(page, "Relationship first"));
  CHECK(holds(page, "After decision 1"));
  CHECK(holds(page, "Gets up the stairs tonight"));
  CHECK(holds(page, "@page"));
}

TEST_CASE("the bar on the page is as wide as its 100 points, and stands above no signed list") {
  const AppState state = fixture::debriefed({"log", "close"});
  DebriefModel model = *debrief_model(state);
  const std::string page = debrief_page(model);
  std::int32_t width = 0;
  const std::string rect = "<rect x=\"";
  for (std::size_t at = page.find(rect); at != std::string::npos; at = page.find(rect, at + 1)) {
    CHECK(std::stoi(page.substr(at + rect.size())) == width);
    width += std::stoi(page.substr(page.find("width=\"", at) + 7));
  }
  CHECK(width == 600);
  CHECK(holds(page, "<polyline"));
  model.signed_list = true;
  CHECK(!holds(debrief_page(model), rect));
}

TEST_CASE("the page names the other attempts at the call, where there are any") {
  const AppState state = fixture::debriefed({"log", "close"});
  DebriefModel model = *debrief_model(state);
  CHECK(!holds(debrief_page(model), "Your attempts at this call"));
  model.kept.push_back({"other", "Latest, practised from decision 2", "90 % resolution", false});
  const std::string page = debrief_page(model);
  CHECK(holds(page, "<td>" + model.kept[0].label + ", shown here</td>"));
  CHECK(holds(page, "<td>Latest, practised from decision 2</td>"));
}

TEST_CASE("the page has one sheet of rules and no rule of looks anywhere else") {
  // web/page.js takes the sheet out where the policy of the site would complain of it.
  const AppState state = fixture::debriefed({"ask", "call-caretaker", "close"});
  const std::string page = debrief_page(*debrief_model(state));
  const std::size_t sheet = page.find("<style>");
  REQUIRE(sheet != std::string::npos);
  CHECK(page.find("<style", sheet + 1) == std::string::npos);
  CHECK(!holds(page, " style="));
}

TEST_CASE("hostile text stays text on the page") {
  const AppState state = fixture::debriefed({"ask", "call-caretaker", "close"});
  const DebriefModel model = *debrief_model(state);
  const std::string page = debrief_page(hostile(model));
  CHECK(unsound(page).empty());
  CHECK(!holds(page, "<script"));
  CHECK(!holds(page, "<img"));
  CHECK(!holds(page, "onerror='"));
  CHECK(holds(page, "&lt;script&gt;alert(1)&lt;/script&gt;"));
}

TEST_CASE("the page loads nothing and runs nothing") {
  const AppState state = fixture::debriefed({"log", "close"});
  const std::string page = debrief_page(*debrief_model(state));
  for (const char* never :
       {"<script", "<link", "<img", "src=", "href=", "url(", "@import", "http:"})
    CHECK_MESSAGE(!holds(page, never), never);
}

TEST_CASE("characters that HTML doesn't allow are replaced") {
  CHECK(html_text("a<b>&\"'") == "a&lt;b&gt;&amp;&quot;&#39;");
  CHECK(html_text(std::string("x\0y", 3)) == "x\xEF\xBF\xBDy");
  CHECK(html_text("\x1b[0m\x7f\r") == "\xEF\xBF\xBD[0m\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(html_text("two\nlines\té…") == "two\nlines\té…");
  CHECK(html_text("40 to 72 % of 9 ") == "40 to 72\u00A0% of 9 ");
}

TEST_CASE("saving offers the page as a file, printing asks for it to be printed") {
  AppState state = fixture::debriefed({"log", "close"});
  update(state, SaveDebrief{false}, fixture::env());
  REQUIRE(state.file_out);
  CHECK(state.file_out->name == "warmline-debrief-small.html");
  CHECK(!state.file_out->print);
  CHECK(state.file_out->bytes == debrief_page(*debrief_model(state)));
  update(state, SaveDebrief{true}, fixture::env());
  CHECK(state.file_out->print);
}

TEST_CASE("nothing is saved of a debrief that is not worked out yet") {
  AppState state = fixture::after_call({"log", "close"});
  update(state, SaveDebrief{false}, fixture::env());
  CHECK(!state.file_out);
}
