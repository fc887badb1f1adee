#include "ui/law_page.h"

#include "core/tr.h"
#include "ui/page_html.h"

namespace warmline::ui {

std::string law_page(const HireLawModel& model) {
  HtmlPage page;
  page.head(tr("What the law asks"), tr("What the law asks"),
            tr("In plain words, to be checked by somebody who answers for it.") + " " + model.form);
  for (const HireLawSection& section : model.sections) {
    page.element("h2", section.title);
    for (const std::string& line : section.lines) page.paragraph(line);
    for (const std::string& line : section.open)
      page.element("p", tr("To settle: {0}", line), " class=\"quiet\"");
  }
  return page.take();
}

}  // namespace warmline::ui
