// A page of its own for printing: real text that any browser shows and prints, on A4 and Letter,
// with nothing to load and no script. Text is text in it, whatever it holds.
#pragma once

#include <string>
#include <string_view>

namespace warmline::ui {

// & < > " ' as references; characters that HTML doesn't allow as U+FFFD; a per cent sign stays with
// its figure.
[[nodiscard]] std::string html_text(std::string_view text);

// Builds one document: head() first, then its parts, then take(). In its one <style> nothing but
// the foot's words varies.
class HtmlPage {
 public:
  // `title`: of the window; `made`: the day, where it says something of the page. Opens <main>.
  void head(std::string_view title, std::string_view h1, std::string_view about,
            std::string_view made = {});
  void raw(std::string_view html) { out_ += html; }
  // Nothing where there is no text.
  void element(std::string_view tag, std::string_view text, std::string_view attributes = {});
  void paragraph(std::string_view text) { element("p", text); }
  void quiet(std::string_view text) { element("p", text, " class=\"quiet\""); }
  // What a page ends with: never on a sheet of its own.
  void closing(std::string_view text) { element("p", text, " class=\"quiet end\""); }
  void cells(std::string_view left, std::string_view right);  // a row; the right one a figure
  [[nodiscard]] std::string take();  // with the footer that all of them have

 private:
  std::string out_;
};

}  // namespace warmline::ui
