#include "ui/coaching_page.h"

#include <algorithm>

#include "coach/day.h"
#include "core/tr.h"
#include "ui/page_html.h"

namespace warmline::ui {
namespace {

constexpr Message kSpoken =
    msg("Choosing a good line shows that somebody recognises it; speaking it on a real call is "
        "another skill.");

// Lines of typed text stay lines.
void typed(HtmlPage& page, const std::string& text) {
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    page.paragraph(text.substr(from, end - from));
    from = end + 1;
  }
}

void answer(HtmlPage& page, const AnswerModel& answer) {
  if (!answer.given) return;
  page.quiet(tr("Reply: {0}", answer.standing));
  if (!answer.words.empty()) typed(page, quoted_words(answer.words));
}

void moments(HtmlPage& page, const SessionModel& model) {
  page.element("h2", tr("Moments to talk about"));
  if (model.moments.empty()) page.paragraph(tr("None."));
  for (std::size_t i = 0; i < model.moments.size(); ++i) {
    const SessionMomentModel& one = model.moments[i];
    page.raw("<article>\n");
    page.element("h3", std::to_string(i + 1) + ". " + one.title);
    page.quiet(one.kind + (one.why.empty() ? "" : ". " + one.why));
    if (!one.before.empty()) page.paragraph(tr("After: {0}", one.before));
    page.raw("<p><strong>");
    page.raw(html_text(one.words));
    page.raw("</strong></p>\n");
    if (!one.comment.empty()) page.element("h4", tr("Comment"));
    typed(page, one.comment);
    answer(page, one.answer);
    page.raw("</article>\n");
  }
}

void actions(HtmlPage& page, const SessionModel& model) {
  if (model.actions.empty()) return;
  page.element("h2", tr("Agreed actions"));
  for (std::size_t i = 0; i < model.actions.size(); ++i) {
    const SessionActionModel& one = model.actions[i];
    page.raw("<article>\n");
    page.element("h3", tr("Action {0}", i + 1));
    typed(page, one.text);
    page.paragraph(one.practise);
    answer(page, one.answer);
    page.quiet(one.since);
    page.raw("</article>\n");
  }
}

void list(HtmlPage& page, const std::string& title, const std::vector<std::string>& lines,
          const char* tag = "h3") {
  if (lines.empty()) return;
  page.element(tag, title);
  page.raw("<ul>\n");
  for (const std::string& line : lines) page.element("li", line);
  page.raw("</ul>\n");
}

// A row for each period, a column for each series.
void trend(HtmlPage& page, const LineModel& trend) {
  page.raw("<section>\n");
  page.element("h2", trend.title.finding);
  page.quiet(trend.title.what);
  page.raw("<table>\n<thead><tr>");
  page.element("th", trend.x_name);
  for (const LineSeries& series : trend.series) page.element("th", series.name);
  page.raw("</tr></thead>\n<tbody>\n");
  for (std::size_t i = 0; i < trend.places.size(); ++i) {
    page.raw("<tr>");
    page.element("td", trend.places[i]);
    for (const LineSeries& series : trend.series) {
      const auto& point = series.points[i];
      std::string words = point ? figure_words(trend.y, point->value) : trend.missing;
      if (point && point->band)
        words = tr("{0}, band {1} to {2}", words, figure(trend.y, point->band->low),
                   figure_words(trend.y, point->band->high));
      if (point && !point->note.empty()) words += " (" + point->note + ")";
      page.element("td", words);
    }
    page.raw("</tr>\n");
  }
  page.raw("</tbody>\n</table>\n</section>\n");
}

}  // namespace

std::string session_page(const SessionModel& model, const std::string& made) {
  HtmlPage page;
  std::string about = coach::day_words(model.date);
  if (!model.supervisor.empty()) about += " · " + tr("held by {0}", model.supervisor);
  if (!model.chip.empty()) about += " · " + model.chip;
  const std::string made_then = coach::day_words(model.date) == made ? "" : made;
  page.head(model.title, model.title, about, made_then);
  moments(page, model);
  if (!model.notes.empty()) {
    page.element("h2", tr("Notes"));
    typed(page, model.notes);
  }
  actions(page, model);
  page.closing(tr(kSpoken));
  return page.take();
}

std::string person_page(const CoachPersonModel& model, const std::string& made) {
  HtmlPage page;
  const std::string title = tr("{0} in practised calls", model.name);
  page.head(title, title,
            model.about + (model.chip.empty() ? "" : " · " + model.chip) +
                (model.group.empty() ? "" : " · " + model.group),
            made);
  trend(page, model.trend);
  page.element("h2", tr("Strengths and gaps"));
  list(page, tr("Strengths"), model.strengths);
  list(page, tr("Gaps"), model.gaps);
  list(page, tr("Not told apart"), model.others);
  page.quiet(model.compared);
  if (!model.sessions.empty()) page.element("h2", tr("Sessions so far"));
  for (const SessionRow& row : model.sessions) {
    page.raw("<article>\n");
    page.element("h3", coach::day_words(row.date));
    page.paragraph(row.about);
    list(page, tr("Agreed"), row.actions, "h4");
    page.raw("</article>\n");
  }
  page.element("h2", tr("Attempts, latest first"));
  page.raw("<table class=\"long\">\n<thead><tr>");
  page.element("th", tr("Call"));
  page.element("th", tr("Attempt"));
  page.raw("</tr></thead>\n<tbody>\n");
  for (const PersonAttempt& row : model.attempts) {
    page.raw("<tr>");
    page.element("td", row.title);
    page.element("td", row.about + (row.critical ? " · " + tr("critical miss") : ""));
    page.raw("</tr>\n");
  }
  page.raw("</tbody>\n</table>\n");
  page.closing(tr("From first attempts alone, but for the list.") + " " + tr(kSpoken));
  return page.take();
}

}  // namespace warmline::ui
