#include "ui/debrief_page.h"

#include <utility>

#include "ui/words.h"

namespace warmline::ui {
namespace {

constexpr std::string_view kStyle = R"(
:root { color-scheme: light; }
body { font: 15px/1.5 "Inter", system-ui, sans-serif; color: #1f2328; background: #fff;
  max-width: 44rem; margin: 2rem auto; padding: 0 1.25rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 1.75rem 0 .5rem; break-after: avoid; }
h3 { font-size: 1rem; margin: 1.1rem 0 .25rem; break-after: avoid; }
p { margin: .25rem 0; } ul, ol { margin: .25rem 0; padding-left: 1.25rem; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #e2dace; }
td.n, th.n { text-align: right; padding-right: 0; white-space: nowrap; }
.quiet { color: #57606a; } .figure { font-size: 2rem; font-weight: 600; }
.flag { border: 2px solid #a8442a; padding: .5rem .75rem; font-weight: 600; }
article { break-inside: avoid; margin: 0 0 1rem; } section > p:first-of-type { margin-top: 0; }
tr, li { break-inside: avoid; }
@media print { body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; } }
@page { margin: 18mm 16mm; }
)";

class Page {
 public:
  void raw(std::string_view html) { out_ += html; }
  void element(std::string_view tag, std::string_view text, std::string_view attributes = {}) {
    if (text.empty()) return;
    out_.append("<").append(tag).append(attributes).append(">");
    out_ += html_text(text);
    out_.append("</").append(tag).append(">\n");
  }
  void paragraph(std::string_view text) { element("p", text); }
  void quiet(std::string_view text) { element("p", text, " class=\"quiet\""); }
  void cells(std::string_view left, std::string_view right) {
    raw("<tr>");
    element("td", left);
    element("td", right, " class=\"n\"");
    raw("</tr>\n");
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

void head(Page& page, const DebriefModel& model) {
  page.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
  page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  page.element("title", "Debrief: " + model.title);
  page.raw("<style>");
  page.raw(kStyle);
  page.raw("</style>\n</head>\n<body>\n<header>\n");
  page.element("h1", model.title);
  page.quiet("Debrief · " + model.mark);
  page.raw("</header>\n<main>\n");
}

void figures(Page& page, const DebriefModel& model) {
  page.raw("<section>\n");
  page.element("h2", "How it ended: " + model.ending_title);
  page.paragraph(model.ending_text);
  for (const std::string& miss : model.critical)
    page.element("p", "A critical miss: this attempt does not pass. " + miss, " class=\"flag\"");
  page.element("h2", "Resolution, of what was in your reach");
  page.element("p", std::to_string(model.resolution) + " %", " class=\"figure\"");
  page.paragraph(model.resolution_words);
  page.element("h2", model.empathy_title);
  if (model.empathy) page.element("p", std::to_string(*model.empathy) + " %", " class=\"figure\"");
  page.paragraph(model.empathy_words);
  page.raw("</section>\n");
}

void account(Page& page, const DebriefModel& model) {
  page.raw("<section>\n");
  page.element("h2", "Where 100 points of need went");
  page.raw("<table>\n<tbody>\n");
  for (const Segment& segment : model.segments) {
    const std::string number =
        segment.points < 0 ? minus(-segment.points) : std::to_string(segment.points);
    page.cells(segment.words, number);
  }
  page.cells("Added up", model.sum);
  page.raw("</tbody>\n</table>\n");
  const OutOfReachModel& out = model.out_of_reach;
  if (!out.rules.empty() || !out.all.empty() || !out.nobody.empty())
    page.element("h2", "Out of your reach");
  for (const RuleModel& rule : out.rules) {
    page.raw("<article>\n");
    page.element("h3", "Rule: " + rule.rule);
    page.paragraph(rule.worth);
    page.paragraph(rule.still);
    page.quiet(rule.reason);
    page.raw("</article>\n");
  }
  page.paragraph(out.all);
  page.quiet(out.apart);
  page.paragraph(out.nobody);
  page.raw("</section>\n");
}

void alternatives(Page& page, std::string_view title,
                  const std::vector<AlternativeModel>& alternatives) {
  if (alternatives.empty()) return;
  page.element("p", title, " class=\"quiet\"");
  page.raw("<ul>\n");
  for (const AlternativeModel& one : alternatives) {
    page.raw("<li>");
    page.element("span", one.words);
    for (const std::string* more : {&one.rule, &one.look_up, &one.leads, &one.caller}) {
      if (more->empty()) continue;
      page.raw("<br>");
      page.element("span", *more, " class=\"quiet\"");
    }
    page.raw("</li>\n");
  }
  page.raw("</ul>\n");
}

void decisions(Page& page, const DebriefModel& model) {
  page.raw("<section>\n");
  page.element("h2", "Your decisions");
  for (const DecisionModel& decision : model.decisions) {
    page.raw("<article>\n");
    page.element("h3",
                 "Decision " + std::to_string(decision.number) + " · " +
                     (decision.lost == 0 ? "nothing lost"
                                         : "lost " + count_of(decision.lost, "point", "points")) +
                     (decision.critical ? " · critical miss" : ""));
    page.paragraph(decision.words);
    page.quiet(decision.qualities);
    page.quiet(decision.caller);
    page.paragraph(decision.why);
    for (const std::string& turn : decision.turns) page.paragraph(turn);
    alternatives(page, "You could also have chosen", decision.alternatives);
    alternatives(page, "Out of your reach", decision.forbidden);
    page.raw("</article>\n");
  }
  page.raw("</section>\n");
}

void questions(Page& page, const DebriefModel& model) {
  if (model.questions.empty()) return;
  page.raw("<section>\n");
  page.element("h2", "The five questions");
  page.raw("<ol>\n");
  for (const QuestionModel& one : model.questions) {
    page.raw("<li>");
    page.element("strong", one.question);
    page.raw(" ");
    page.element("span", one.answer);
    if (!one.line.empty()) {
      std::string line = one.line;
      if (one.decision)
        line += " (decision " + std::to_string(model.decisions[*one.decision].number) + ")";
      page.raw("<br>");
      page.element("span", line, " class=\"quiet\"");
    }
    page.raw("</li>\n");
  }
  page.raw("</ol>\n</section>\n");
}

void profile(Page& page, const DebriefModel& model) {
  page.raw("<section>\n");
  page.element("h2", "What your words did");
  page.raw("<table>\n<tbody>\n");
  for (const CriterionModel& criterion : model.criteria) {
    const std::string count = count_of(criterion.observations, "observation", "observations");
    page.cells(criterion.name + ": " + criterion.meaning,
               (criterion.percent ? std::to_string(*criterion.percent) + " %"
                                  : std::string("not enough evidence")) +
                   ", " + count);
  }
  page.raw("</tbody>\n</table>\n");
  page.quiet(
      "Chosen is not spoken: picking a good line shows that you recognise it, not yet that you "
      "would say it.");
  page.raw("</section>\n");
}

void mood(Page& page, const DebriefModel& model) {
  if (model.mood.empty()) return;
  page.raw("<section>\n");
  page.element("h2", "The caller’s mood, 0 to 10");
  page.raw(
      "<table>\n<thead><tr><th>When</th><th class=\"n\">Upset</th><th class=\"n\">Trust</th>"
      "</tr></thead>\n<tbody>\n");
  for (const MoodPointModel& point : model.mood) {
    page.raw("<tr>");
    page.element("td", point.moment);
    page.element("td", std::to_string(point.distress), " class=\"n\"");
    page.element("td", std::to_string(point.trust), " class=\"n\"");
    page.raw("</tr>\n");
  }
  page.raw("</tbody>\n</table>\n</section>\n");
}

void lenses(Page& page, const DebriefModel& model) {
  if (model.lenses.empty()) return;
  page.raw("<section>\n");
  page.element("h2", "Seen from two call centres");
  for (const LensModel& lens : model.lenses) {
    page.raw("<article>\n");
    page.element("h3", lens.title + ": " +
                           (lens.percent ? std::to_string(*lens.percent) + " %"
                                         : std::string("nothing to go by")));
    page.paragraph(lens.about);
    for (const std::string& part : lens.parts) page.quiet(part);
    page.paragraph(lens.compare);
    page.raw("</article>\n");
  }
  page.paragraph(model.lenses_say);
  page.raw("</section>\n");
}

void needs_and_facts(Page& page, const DebriefModel& model) {
  page.raw("<section>\n");
  page.element("h2", "What the caller needed");
  page.raw("<table>\n<tbody>\n");
  for (const NeedModel& need : model.needs) page.cells(need.label, need.outcome);
  page.raw("</tbody>\n</table>\n");
  if (!model.needs_words.empty()) page.paragraph(model.needs_words);
  page.element("h2", "Shown, not rewarded");
  page.raw("<table>\n<tbody>\n");
  for (const FactModel& fact : model.shown_only) page.cells(fact.label, fact.value);
  page.raw("</tbody>\n</table>\n</section>\n");
}

bool forbidden_in_html(unsigned char byte) {
  return (byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F;
}

}  // namespace

std::string html_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        if (forbidden_in_html(static_cast<unsigned char>(c))) {
          out += "\xEF\xBF\xBD";
        } else {
          out += c;
        }
    }
  }
  return out;
}

std::string debrief_page(const DebriefModel& model) {
  Page page;
  head(page, model);
  figures(page, model);
  account(page, model);
  decisions(page, model);
  questions(page, model);
  profile(page, model);
  mood(page, model);
  lenses(page, model);
  needs_and_facts(page, model);
  page.raw("</main>\n<footer>\n");
  page.quiet("Warmline. Made on this device; nothing was sent anywhere.");
  page.raw("</footer>\n</body>\n</html>\n");
  return page.take();
}

}  // namespace warmline::ui
