#include "ui/law_page.h"

#include "ui/page_html.h"

namespace warmline::ui {

std::string law_page(const HireLawModel& model) {
  HtmlPage page;
  page.head("What the law asks", "What the law asks",
            "In plain words, to be checked by somebody who answers for it. " + model.form);
  for (const HireLawSection& section : model.sections) {
    page.element("h2", section.title);
    for (const std::string& line : section.lines) page.paragraph(line);
    for (const std::string& line : section.open)
      page.element("p", "To settle: " + line, " class=\"quiet\"");
  }
  return page.take();
}

}  // namespace warmline::ui
