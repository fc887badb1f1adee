#include "ui/hire_fair_print.h"

#include "core/tr.h"
#include "ui/page_html.h"

namespace warmline::ui {
namespace {

std::string chosen(const CoachOptions& options) {
  return options.chosen < options.options.size() ? options.options[options.chosen] : "";
}

std::string headline(const std::string& title, const CoachOptions& form) {
  return tr("{0}: {1}", title, chosen(form));
}

std::string criterion_line(const HireQualityModel& model) {
  return tr("Criterion: {0}", chosen(model.criterion));
}

std::string rule_line(const HireFairModel& model) {
  return tr("Groups by {0}.", chosen(model.column)) + " " + model.rule_says;
}

void section(HtmlPage& page, const FigureTable& table, const std::vector<std::string>& says) {
  if (table.rows.empty()) return;
  page.raw("<section class=\"long\">\n");
  page.element("h2", table.name);
  page.raw(table_html(table));
  for (const std::string& each : says) page.quiet(each);
  page.raw("</section>\n");
}

void list(HtmlPage& page, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  page.raw("<ul>\n");
  for (const std::string& each : lines) page.element("li", each);
  page.raw("</ul>\n");
}

void table_below(std::string& out, const FigureTable& table) {
  if (table.rows.empty()) return;
  out += csv_line("") + csv_line(table.name) + table_csv(table);
}

FigureTable never_table(const HireQualityModel& model) {
  FigureTable table;
  table.name = tr("Choices never taken");
  table.heads = {tr("Scenario"), tr("Moment"), tr("Choice"), tr("How often it was there")};
  for (const NeverTakenCall& call : model.never)
    for (const NeverTakenRow& row : call.rows)
      table.rows.push_back({call.title, {row.line, row.choice, row.words}});
  return table;
}

}  // namespace

std::string quality_page(const HireQualityModel& model) {
  HtmlPage page;
  page.head(model.title, headline(model.title, model.form), model.about);
  for (const std::string& each : model.who) page.paragraph(each);
  page.element("p", criterion_line(model));
  section(page, model.reliability, {});
  section(page, model.scenarios, model.scenarios_say);
  section(page, model.use, model.use_says);
  const FigureTable never = never_table(model);
  section(page, never, model.never_says);
  if (never.rows.empty())
    for (const std::string& each : model.never_says) page.quiet(each);
  return page.take();
}

std::string fairness_page(const HireFairModel& model) {
  HtmlPage page;
  page.head(model.title, headline(model.title, model.form), model.about);
  page.element("p", model.is_not.front(), " class=\"flag\"");
  page.paragraph(rule_line(model));
  list(page, model.who);
  page.element("h2", tr("What is to be seen"));
  list(page, model.findings);
  section(page, model.groups, {});
  if (!model.small.empty()) {
    page.element("h2", tr("Too small for figures"));
    list(page, model.small);
  }
  section(page, model.differences, model.differences_say);
  section(page, model.scenarios, model.scenarios_say);
  page.element("h2", tr("What this page is not"));
  list(page, model.is_not);
  return page.take();
}

std::string quality_csv(const HireQualityModel& model) {
  std::string out =
      csv_start() + csv_line(headline(model.title, model.form)) + csv_line(criterion_line(model));
  for (const std::string& each : model.who) out += csv_line(each);
  table_below(out, model.reliability);
  table_below(out, model.scenarios);
  table_below(out, model.use);
  table_below(out, never_table(model));
  return out;
}

std::string fairness_csv(const HireFairModel& model) {
  std::string out = csv_start() + csv_line(headline(model.title, model.form)) +
                    csv_line(model.is_not.front()) + csv_line(rule_line(model));
  for (const std::string& each : model.who) out += csv_line(each);
  table_below(out, model.groups);
  if (!model.small.empty()) {
    FigureTable small{tr("Too small for figures"), {tr("Group")}, {}};
    for (const std::string& each : model.small) small.rows.push_back({each, {}});
    table_below(out, small);
  }
  table_below(out, model.differences);
  table_below(out, model.scenarios);
  return out;
}

}  // namespace warmline::ui
