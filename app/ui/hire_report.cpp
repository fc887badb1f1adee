#include "ui/hire_report.h"

#include <algorithm>

#include "core/json.h"
#include "core/tr.h"
#include "platform/platform.h"
#include "ui/page_html.h"

namespace warmline::ui {
namespace {

constexpr Message kSpoken = msg(
    "Choosing a good line shows that somebody recognises it; speaking it on a real call is another "
    "skill. Nothing is inferred from a voice, a face or the rhythm of typing, and nothing here "
    "measures what anybody feels inside.");
// What forgetting somebody doesn't reach.
constexpr Message kNotReached[] = {
    msg("The files themselves, wherever they lie: on this computer, in mail, in backups. Delete "
        "them there; the hashes below tell which they are."),
    msg("What was printed or saved from the results before: reports, interview guides, tables."),
    msg("The file of groups that fairness is worked out of, if their code stands in it."),
    msg("What the candidate keeps: their own file is theirs."),
    msg("Warmline keeps nothing of a candidate in this browser's storage; it was in the memory of "
        "the page alone.")};

void list(HtmlPage& page, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  page.raw("<ul>\n");
  for (const std::string& line : lines) page.element("li", line);
  page.raw("</ul>\n");
}

void strong(HtmlPage& page, const std::string& words) {
  if (words.empty()) return;
  page.raw("<p><strong>" + html_text(words) + "</strong></p>\n");
}

void profile(HtmlPage& page, const HireCandidateModel& model) {
  page.element("h2", tr("What your answers show"));
  list(page, model.figures);
  page.quiet(
      tr("Each figure is the share that you earned of what could be earned, as people set it down "
         "for each answer beforehand. The band says how sure it is: with other calls of the same "
         "kind the figure could as well have come out anywhere in it. “Not enough evidence” is no "
         "low figure: it says that too few decisions were about it."));
  strong(page, model.total);
}

void decision(HtmlPage& page, const HireDecisionRow& row) {
  page.raw("<article>\n");
  page.element("h3", row.number);
  if (!row.moment.empty()) page.paragraph(tr("The caller said: {0}", row.moment));
  strong(page, row.chosen);
  page.paragraph(row.figures);
  if (row.critical)
    page.element("p", tr("A critical miss: it counts apart from all figures."), " class=\"flag\"");
  page.paragraph(row.feedback);
  page.raw("</article>\n");
}

void decisions(HtmlPage& page, const HireCandidateModel& model) {
  for (const HireCallTaken& call : model.calls) {
    page.raw("<section class=\"long\">\n");
    page.element("h2", call.title);
    page.quiet(call.about);
    for (const HireDecisionRow& row : call.decisions) decision(page, row);
    page.raw("</section>\n");
  }
}

}  // namespace

std::string candidate_page(const HireCandidateModel& model) {
  HtmlPage page;
  page.head(tr("Your report"), tr("Your report"),
            tr("For {0}##a candidate's code", model.code) + " · " + model.form_title);
  page.paragraph((model.asks.empty() ? tr("You were asked to take these calls.")
                                     : tr("{0} asked you to take these calls.", model.asks)) +
                 " " + tr("What you handed in was saved on {0}.", model.made));
  if (model.shown != assess::Shown::kThatItIsDone) profile(page, model);
  if (model.shown == assess::Shown::kDecisions) decisions(page, model);
  page.element("h2", tr("How it is used"));
  page.paragraph(tr(
      "Warmline decides nothing about you: it draws no line and rejects nobody. People read your "
      "results beside everything else that they know."));
  page.paragraph(model.keep);
  if (!model.contact.empty())
    page.paragraph(tr("To ask a human to look at it again, to object, or to have it deleted: {0}",
                      model.contact));
  page.quiet(tr(kSpoken));
  return page.take();
}

std::string guide_page(const HireCandidateModel& model) {
  HtmlPage page;
  page.head(tr("Interview guide"), tr("Interview guide"), model.code + " · " + model.form_title);
  page.paragraph(
      tr("Moments from this candidate’s calls, in the order in which they came. Ask each question "
         "as it stands, and listen before you judge. How the answers were scored is left off this "
         "page on purpose; some of these moments went well by the key, others didn’t."));
  if (model.guide.empty()) page.paragraph(tr("No moment stands out enough to ask about."));
  for (std::size_t i = 0; i < model.guide.size(); ++i) {
    const HireGuideItem& item = model.guide[i];
    page.raw("<article>\n");
    page.element("h3", std::to_string(i + 1) + ". " + item.call);
    if (!item.moment.empty()) page.paragraph(tr("The caller said: {0}", item.moment));
    page.paragraph(tr("The candidate’s answer: {0}", item.chosen));
    strong(page, item.question);
    page.quiet(tr("Notes:"));
    page.raw("<p>&nbsp;</p>\n<p>&nbsp;</p>\n</article>\n");
  }
  page.quiet(tr(kSpoken));
  return page.take();
}

std::string forgotten_text(const std::string& candidate,
                           const std::vector<const SittingLoaded*>& removed, std::int64_t wall_ms) {
  std::vector<const SittingLoaded*> sorted = removed;
  std::sort(sorted.begin(), sorted.end(), [](const SittingLoaded* a, const SittingLoaded* b) {
    return a->sha256 != b->sha256 ? a->sha256 < b->sha256 : a->file < b->file;
  });
  json::Writer json(true);
  json.begin_object();
  json.key("candidate").string(candidate);
  json.key("forgotten").string(platform::date_words(wall_ms));
  json.key("forgotten_ms").integer(wall_ms);
  json.key("kind").string("warmline-forgotten");
  json.key("not_reached").begin_array();
  for (const Message& line : kNotReached) json.string(tr(line));
  json.end_array();
  json.key("removed").begin_array();
  for (const SittingLoaded* one : sorted) {
    json.begin_object();
    json.key("file").string(one->file);
    json.key("file_sha256").string(one->sha256);
    json.key("form_hash").string(one->verified.file.form_hash);
    json.key("head").string(one->verified.file.head);
    json.key("sitting").string(one->verified.file.sitting);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take() + "\n";
}

}  // namespace warmline::ui
