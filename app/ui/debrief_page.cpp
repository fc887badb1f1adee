#include "ui/debrief_page.h"

#include <algorithm>
#include <utility>

#include "core/tr.h"
#include "ui/page_html.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using Page = HtmlPage;

void head(Page& page, const DebriefModel& model) {
  page.head(tr("Debrief: {0}", model.title), model.title,
            tr("Debrief") + " · " + model.mark +
                (model.when.empty() ? "" : " · " + tr("begun {0}", model.when)));
}

void figures(Page& page, const DebriefModel& model) {
  page.raw("<section>\n");
  page.element("h2", tr("How it ended: {0}", model.ending_title));
  page.paragraph(model.ending_text);
  for (const std::string& miss : model.critical)
    page.element("p", tr("A critical miss: this attempt does not pass.") + " " + miss,
                 " class=\"flag\"");
  page.raw("<div class=\"two\">\n<div>\n");
  page.element("h2", tr("Resolution, of what was in your reach"));
  page.element("p", tr("{0} %", model.resolution), " class=\"figure\"");
  page.paragraph(model.resolution_words);
  page.raw("</div>\n<div>\n");
  page.element("h2", model.empathy_title);
  if (model.empathy) page.element("p", tr("{0} %", *model.empathy), " class=\"figure\"");
  page.paragraph(model.empathy_words);
  page.raw("</div>\n</div>\n</section>\n");
}

// The bar of the account, 100 points wide; the table below says the same in words. A picture, since
// browsers print no backgrounds; its parts are told apart in grey as well.
void bar(Page& page, const DebriefModel& model) {
  using Kind = Segment::Kind;
  constexpr std::int32_t kPoint = 6;
  page.raw("<svg viewBox=\"0 0 600 36\" aria-hidden=\"true\">");
  std::int32_t at = 0;
  for (const Segment& segment : model.segments) {
    if (segment.points <= 0) continue;
    const std::int32_t end = at + kPoint * segment.points;
    const char* fill = segment.kind == Kind::kAchieved ? "#b9d8c8"
                       : segment.kind == Kind::kLost   ? "#a8442a"
                                                       : "#fff";
    page.raw("<rect x=\"" + std::to_string(at) + "\" y=\"1\" width=\"" + std::to_string(end - at) +
             "\" height=\"34\" fill=\"" + fill + "\" stroke=\"#fff\"/>");
    std::string lines;
    const bool beyond = segment.kind == Kind::kRules || segment.kind == Kind::kNobody;
    const std::int32_t step = segment.kind == Kind::kRules ? kPoint : 2 * kPoint;
    for (std::int32_t x = at + 3; beyond && x < end; x += step)
      lines += "M" + std::to_string(x) + " 2v32";
    page.raw("<path stroke=\"#5a616c\" d=\"" + lines + "M" + std::to_string(at) + " 1H" +
             std::to_string(end) + "M" + std::to_string(at) + " 35H" + std::to_string(end) +
             "\"/>");
    at = end;
  }
  page.raw("</svg>\n");
}

void account(Page& page, const DebriefModel& model) {
  page.raw("<section>\n");
  page.element("h2", tr("Where 100 points of need went"));
  if (!model.signed_list) bar(page, model);
  page.raw("<table>\n<tbody>\n");
  for (const Segment& segment : model.segments) {
    const std::string number =
        segment.points < 0 ? minus(-segment.points) : std::to_string(segment.points);
    page.cells(segment.words, number);
  }
  page.raw("</tbody>\n</table>\n");
  page.paragraph(tr("Added up: {0}", model.sum));
  page.raw("</section>\n");
}

void out_of_reach(Page& page, const DebriefModel& model) {
  const OutOfReachModel& out = model.out_of_reach;
  if (out.rules.empty() && out.all.empty() && out.nobody.empty()) return;
  page.raw("<section class=\"long\">\n");
  page.element("h2", tr("Out of your reach"));
  for (const RuleModel& rule : out.rules) {
    page.raw("<article>\n");
    page.element("h3", tr("Rule: {0}", rule.rule));
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
  page.raw("<section class=\"long\">\n");
  page.element("h2", tr("Your decisions"));
  for (const DecisionModel& decision : model.decisions) {
    page.raw("<article>\n");
    page.element(
        "h3", tr("Decision {0}", decision.number) + " · " +
                  (decision.lost == 0 ? tr("nothing lost")
                                      : tr_n("lost {0} point", "lost {0} points", decision.lost)) +
                  (decision.critical ? " · " + tr("critical miss") : ""));
    page.paragraph(decision.words);
    page.quiet(decision.qualities);
    page.quiet(decision.caller);
    page.paragraph(decision.why);
    for (const std::string& turn : decision.turns) page.paragraph(turn);
    alternatives(page, tr("You could also have chosen"), decision.alternatives);
    alternatives(page, tr("Out of your reach"), decision.forbidden);
    page.raw("</article>\n");
  }
  page.raw("</section>\n");
}

void questions(Page& page, const DebriefModel& model) {
  if (model.questions.empty()) return;
  page.raw("<section>\n");
  page.element("h2", tr("The five questions"));
  page.raw("<ol>\n");
  for (const QuestionModel& one : model.questions) {
    page.raw("<li>");
    page.element("strong", one.question);
    page.raw(" ");
    page.element("span", one.answer);
    if (!one.line.empty()) {
      std::string line = one.line;
      if (one.decision)
        line = tr("{0} (decision {1})", line, model.decisions[*one.decision].number);
      page.raw("<br>");
      page.element("span", line, " class=\"quiet\"");
    }
    page.raw("</li>\n");
  }
  page.raw("</ol>\n</section>\n");
}

void profile(Page& page, const DebriefModel& model) {
  page.raw("<section>\n");
  page.element("h2", tr("What your words did"));
  page.raw("<table>\n<tbody>\n");
  for (const CriterionModel& criterion : model.criteria) {
    page.cells(criterion.name + ": " + criterion.meaning,
               criterion.percent
                   ? tr_n("{1} %, {0} observation", "{1} %, {0} observations",
                          criterion.observations, *criterion.percent)
                   : tr_n("not enough evidence, {0} observation",
                          "not enough evidence, {0} observations", criterion.observations));
  }
  page.raw("</tbody>\n</table>\n");
  page.quiet(
      tr("Chosen is not spoken: picking a good line shows that you recognise it, not yet that you "
         "would say it."));
  page.raw("</section>\n");
}

// Both over the steps of the call, the trust dashed; the table below says the same.
void curve(Page& page, const DebriefModel& model) {
  const std::size_t last = std::max<std::size_t>(model.mood.size(), 2) - 1;
  page.raw("<svg viewBox=\"0 0 600 110\" aria-hidden=\"true\">");
  for (const bool trust : {false, true}) {
    std::string points;
    for (std::size_t i = 0; i < model.mood.size(); ++i) {
      const int value = trust ? model.mood[i].trust : model.mood[i].distress;
      points += std::to_string(600 * i / last) + "," + std::to_string(105 - 10 * value) + " ";
    }
    page.raw("<polyline fill=\"none\" stroke-width=\"2\" points=\"" + points +
             "\" stroke=" + (trust ? "\"#24704f\" stroke-dasharray=\"6 4\"/>" : "\"#a8442a\"/>"));
  }
  page.raw("</svg>\n");
  page.quiet(tr("Line: upset. Dashed: trust."));
}

void mood(Page& page, const DebriefModel& model) {
  if (model.mood.empty()) return;
  page.raw("<section class=\"long\">\n");
  page.element("h2", tr("The caller’s mood, 0 to 10"));
  curve(page, model);
  page.raw("<table>\n<thead><tr><th>" + html_text(tr("When")) + "</th><th class=\"n\">" +
           html_text(tr("Upset")) + "</th><th class=\"n\">" + html_text(tr("Trust")) +
           "</th></tr></thead>\n<tbody>\n");
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
  page.element("h2", tr("Seen from two call centres"));
  for (const LensModel& lens : model.lenses) {
    page.raw("<article>\n");
    page.element("h3", lens.title + ": " +
                           (lens.percent ? tr("{0} %", *lens.percent) : tr("nothing to go by")));
    page.paragraph(lens.about);
    for (const std::string& part : lens.parts) page.quiet(part);
    page.paragraph(lens.compare);
    page.raw("</article>\n");
  }
  page.paragraph(model.lenses_say);
  page.raw("</section>\n");
}

void kept(Page& page, const DebriefModel& model) {
  if (model.kept.size() < 2) return;
  page.raw("<section>\n");
  page.element("h2", tr("Your attempts at this call"));
  page.raw("<table>\n<tbody>\n");
  for (const KeptAttempt& one : model.kept)
    page.cells(one.shown ? tr("{0}, shown here", one.label) : one.label, one.results);
  page.raw("</tbody>\n</table>\n</section>\n");
}

void needs_and_facts(Page& page, const DebriefModel& model) {
  page.raw("<section>\n");
  page.element("h2", tr("What the caller needed"));
  page.raw("<table>\n<tbody>\n");
  for (const NeedModel& need : model.needs) page.cells(need.label, need.outcome);
  page.raw("</tbody>\n</table>\n");
  if (!model.needs_words.empty()) page.paragraph(model.needs_words);
  page.element("h2", tr("Shown, not rewarded"));
  page.raw("<table>\n<tbody>\n");
  for (const FactModel& fact : model.shown_only) page.cells(fact.label, fact.value);
  page.raw("</tbody>\n</table>\n</section>\n");
}

}  // namespace

std::string debrief_page(const DebriefModel& model) {
  Page page;
  head(page, model);
  figures(page, model);
  account(page, model);
  out_of_reach(page, model);
  decisions(page, model);
  questions(page, model);
  profile(page, model);
  mood(page, model);
  lenses(page, model);
  needs_and_facts(page, model);
  kept(page, model);
  return page.take();
}

}  // namespace warmline::ui
