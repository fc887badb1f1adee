#include "ui/coach_print.h"

#include <algorithm>
#include <cmath>

#include "core/tr.h"
#include "ui/page_html.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

constexpr Message kSpoken =
    msg("Chosen is not spoken: picking a good line shows that somebody recognises it, not yet that "
        "they would say it.");

void head(HtmlPage& page, const std::string& title, const std::string& chip,
          const std::string& about, const std::string& made) {
  page.head(title, title, about, made);
  page.element("p", chip, " class=\"flag\"");
}

std::string whole(double value) {
  return number_words(static_cast<std::int64_t>(std::floor(value + 0.5)));
}

// A bar as a picture, since browsers print no backgrounds.
void bar(HtmlPage& page, double share) {
  const auto width = static_cast<std::int64_t>(std::floor(share * 596 + 0.5));
  page.raw(
      "<svg viewBox=\"0 0 600 14\" aria-hidden=\"true\"><path stroke=\"#c9c2b6\" d=\"M0 13H600\"/>"
      "<rect x=\"0\" y=\"1\" height=\"11\" fill=\"#a8442a\" width=\"" +
      std::to_string(width) + "\"/></svg>\n");
}

void rule(HtmlPage& page, const ReachRule& rule, double share) {
  page.raw("<article>\n");
  page.element("h3", rule.rule);
  if (share > 0) bar(page, share);
  page.paragraph(rule.worth);
  page.quiet(tr("In the call “{0}”.", rule.scenario) + " " + rule.reason);
  page.raw("<ul>\n");
  for (const ReachPlace& place : rule.places) {
    page.raw("<li>");
    page.element("span", quoted_words(place.line));
    page.raw("<br>");
    page.element("span",
                 tr("{0}, and this could not be answered with: {1}", place.calls, place.forbidden));
    if (!place.who.empty()) {
      page.raw("<br>");
      page.element("span", place.who, " class=\"quiet\"");
    }
    page.raw("</li>\n");
  }
  page.raw("</ul>\n</article>\n");
}

// So that a short name or a figure with its count stays on one line.
std::string unbroken(const std::string& words) {
  std::string out;
  for (const char one : words) {
    if (one == ' ') {
      out += "\xC2\xA0";
    } else {
      out += one;
    }
  }
  return out;
}

std::vector<const ReachRule*> dearest_first(const ReachModel& model) {
  std::vector<const ReachRule*> rules;
  for (const ReachRule& each : model.rules) rules.push_back(&each);
  std::stable_sort(rules.begin(), rules.end(),
                   [](const ReachRule* a, const ReachRule* b) { return a->value > b->value; });
  return rules;
}

// All of them on the first sheet, for whoever reads no further.
void summary(HtmlPage& page, const std::vector<const ReachRule*>& rules) {
  page.raw("<section class=\"long\">\n");
  page.element("h2", tr("The rules, those that cost most first"));
  page.raw("<table>\n<thead><tr>");
  page.element("th", tr("Rule"));
  page.element("th", tr("In the way"), " class=\"n\"");
  page.element("th", unbroken(tr("Points a call")), " class=\"n\"");
  page.raw("</tr></thead>\n<tbody>\n");
  for (const ReachRule* each : rules) {
    page.raw("<tr>");
    page.element("td", each->rule);
    page.element("td", unbroken(each->share), " class=\"n\"");
    page.element("td", each->value > 0 ? point_figure(each->value) : "–", " class=\"n\"");
    page.raw("</tr>\n");
  }
  page.raw("</tbody>\n</table>\n");
  if (!rules.empty() && rules.back()->value <= 0)
    page.quiet(
        tr("–: worth nothing if it alone were lifted, because something else stands in the way as "
           "well. These have no lines on the following sheets."));
  page.raw("</section>\n");
}

// What is filtered, and the order.
std::string shown_words(const CoachModel& model) {
  std::string words;
  const auto add = [&words](const std::string& more) {
    words += (words.empty() ? "" : " · ") + more;
  };
  for (const CoachOptions* field : {&model.weeks, &model.scenario, &model.sector, &model.group})
    if (field->chosen < field->options.size() && field->options.size() >= 2)
      add(field->chosen == 0 ? field->all : field->options[field->chosen]);
  if (model.sort.chosen < model.sort.options.size())
    add(tr(model.heat.sorted_down ? "in the order “{0}”, turned round" : "in the order “{0}”",
           model.sort.options[model.sort.chosen]));
  return words.empty() ? words : tr("Shown: {0}", words);
}

std::string short_name(const std::string& name) {
  return name.size() <= 24 ? unbroken(name) : name;
}

void heat_row(HtmlPage& page, const HeatMapModel& heat, const HeatRow& row) {
  page.raw("<tr>");
  page.element("th", short_name(row.name), " scope=\"row\"");
  for (const HeatCell& cell : row.cells) {
    const std::string count = " (" + number_words(cell.observations) + ")";
    page.element("td", cell.value ? unbroken(whole(*cell.value) + count) : heat.missing + count,
                 " class=\"n\"");
  }
  page.raw("</tr>\n");
}

}  // namespace

std::string reach_page(const ReachModel& model, const std::string& made) {
  HtmlPage page;
  head(page, tr("Out of reach: what our rules cost callers"), model.head.chip, model.head.about,
       made);
  page.paragraph(model.apart);
  const std::vector<const ReachRule*> rules = dearest_first(model);
  const Hundredths most = rules.empty() ? 1 : std::max(1, rules.front()->value);
  summary(page, rules);
  page.raw("<section class=\"long\">\n");
  if (!rules.empty() && rules.front()->value > 0)
    page.element("h2", tr("Each of them, and the lines where it happened"));
  for (const ReachRule* each : rules)
    if (each->value > 0)
      rule(page, *each, static_cast<double>(each->value) / static_cast<double>(most));
  page.raw("</section>\n");
  page.closing(tr(model.names ? "The names on this page are of people who practised."
                              : "No names are on this page: it is about rules, not about people."));
  return page.take();
}

std::string team_page(const CoachModel& model, const std::string& made) {
  HtmlPage page;
  head(page, model.title, model.chip, model.about, made);
  page.quiet(shown_words(model));
  page.element("h2", model.heat.title.finding);
  page.quiet(
      tr("Means over first attempts, in per cent; in brackets how many observations each rests "
         "on."));
  page.raw("<table>\n<thead><tr>");
  page.element("th", model.heat.row_name);
  for (const HeatColumn& column : model.heat.columns)
    page.element("th", column.name, " class=\"n\"");
  page.raw("</tr></thead>\n<tbody>\n");
  for (const HeatRow& row : model.heat.rows) heat_row(page, model.heat, row);
  page.raw("</tbody>\n</table>\n");
  if (!model.talk.empty()) {
    page.raw("<section>\n");
    page.element("h2", tr("Talk with first"));
    page.quiet(model.talk_all);
    page.raw("<table>\n<tbody>\n");
    for (const TalkRow& row : model.talk) {
      page.raw("<tr>");
      page.element("th", short_name(row.name), " scope=\"row\"");
      page.element("td", row.sentence);
      page.raw("</tr>\n");
    }
    page.raw("</tbody>\n</table>\n</section>\n");
    page.closing(model.talk_since);
  }
  page.closing(tr(kSpoken));
  return page.take();
}

}  // namespace warmline::ui
