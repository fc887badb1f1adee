#include "ui/page_html.h"

#include <utility>

#include "core/tr.h"

namespace warmline::ui {
namespace {

constexpr std::string_view kStyle = R"(
:root { color-scheme: light; }
body { font: 15px/1.5 "Inter", system-ui, sans-serif; color: #1f2328; background: #fff;
  max-width: 44rem; margin: 2rem auto; padding: 0 1.25rem; }
header { border-bottom: 2px solid #1f2328; padding-bottom: .5rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; } h3 { font-size: 1rem; margin: 1.1rem 0 .25rem; }
h4 { font-size: 1em; font-weight: 400; color: #57606a; margin: .5rem 0 0; }
h2, h3, h4, thead { break-after: avoid; } .end { break-before: avoid; }
p { margin: .25rem 0; orphans: 3; widows: 3; } ul, ol { margin: .25rem 0; padding-left: 1.25rem; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #c9c2b6; }
td.n, th.n { text-align: right; padding-right: 0; padding-left: 1rem; }
tr:nth-child(-n+2) { break-after: avoid; } tr:nth-last-child(-n+2) { break-before: avoid; }
svg { display: block; width: 100%; height: auto; margin: .5rem 0; }
.quiet { color: #57606a; } .figure { font-size: 2rem; line-height: 1.2; font-weight: 600; }
.flag { border: 2px solid #1f2328; padding: .5rem .75rem; margin: .75rem 0; font-weight: 600; }
.two { display: flex; flex-wrap: wrap; gap: 0 2rem; } .two > * { flex: 1 1 14rem; }
article { margin: 0 0 1rem; } section, article, tr, li { break-inside: avoid; } .long { break-inside: auto; }
footer { border-top: 1px solid #c9c2b6; margin-top: 1.5rem; }
@media print { html { font-size: 13px; } body { max-width: none; margin: 0; padding: 0; font-size: 10pt; line-height: 1.4; }
  footer { display: none; } }
@page { margin: 18mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; }
  @bottom-left { content: "{foot}"; font: 9pt sans-serif; } }
)";
constexpr Message kFoot = msg("Warmline. Made on this device; nothing was sent anywhere.");

// The style with what stands at a sheet's foot, as a string of CSS.
std::string style() {
  std::string foot;
  for (const char c : tr(kFoot)) {
    if (c == '"' || c == '\\') foot += '\\';
    foot += c;
  }
  constexpr std::string_view kPlace = "{foot}";
  return std::string(kStyle).replace(kStyle.find(kPlace), kPlace.size(), foot);
}

bool forbidden_in_html(unsigned char byte) {
  return (byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F;
}

}  // namespace

std::string html_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    switch (c) {
      case ' ':
        out += text.substr(i, 2) == " %" ? "\xC2\xA0" : " ";
        break;
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

void HtmlPage::head(std::string_view title, std::string_view h1, std::string_view about,
                    std::string_view made) {
  raw("<!doctype html>\n<html lang=\"" + language() + "\">\n<head>\n<meta charset=\"utf-8\">\n");
  raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  element("title", title);
  raw("<style>");
  raw(style());
  raw("</style>\n</head>\n<body>\n<header>\n");
  element("h1", h1);
  quiet(about);
  // Stands here too since not every browser prints what stands in the margins.
  quiet(made.empty() ? tr("Made with Warmline.") : tr("Made with Warmline on {0}.", made));
  raw("</header>\n<main>\n");
}

void HtmlPage::element(std::string_view tag, std::string_view text, std::string_view attributes) {
  if (text.empty()) return;
  out_.append("<").append(tag).append(attributes).append(">");
  out_ += html_text(text);
  out_.append("</").append(tag).append(">\n");
}

void HtmlPage::cells(std::string_view left, std::string_view right) {
  raw("<tr>");
  element("td", left);
  element("td", right, " class=\"n\"");
  raw("</tr>\n");
}

std::string HtmlPage::take() {
  raw("</main>\n<footer>\n");
  quiet(tr(kFoot));
  raw("</footer>\n</body>\n</html>\n");
  return std::move(out_);
}

}  // namespace warmline::ui
