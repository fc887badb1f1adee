// A page of its own that any browser shows and prints, on A4 and Letter: real text, with nothing to
// load and no script. Its one <style> is a constant.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace warmline::ui {

// & < > " ' as references; characters that HTML doesn't allow as U+FFFD.
[[nodiscard]] std::string html_text(std::string_view text);

class PrintPage {
 public:
  // Up to the inside of <header>.
  void begin(std::string_view title);
  // What is text in it is text, whatever it holds; an empty one leaves no element.
  void element(std::string_view tag, std::string_view text, std::string_view attributes = {});
  void paragraph(std::string_view text) { element("p", text); }
  void quiet(std::string_view text) { element("p", text, " class=\"quiet\""); }
  void cells(std::string_view left, std::string_view right);  // a row of a table of two columns
  void raw(std::string_view html) { out_ += html; }           // our own words alone
  // Closes <main> with the footer that all pages have.
  [[nodiscard]] std::string end();

 private:
  std::string out_;
};

}  // namespace warmline::ui
