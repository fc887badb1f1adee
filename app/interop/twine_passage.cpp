#include "interop/twine_passage.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/text.h"
#include "interop/words.h"

namespace warmline::interop {
namespace {

constexpr auto kNone = std::string_view::npos;

// Harlowe's macros, told from a remark in brackets where the format isn't named.
constexpr auto kMacros = std::to_array<std::string_view>({"set",
                                                          "put",
                                                          "move",
                                                          "print",
                                                          "display",
                                                          "if",
                                                          "unless",
                                                          "else-if",
                                                          "elseif",
                                                          "else",
                                                          "for",
                                                          "loop",
                                                          "either",
                                                          "cond",
                                                          "nth",
                                                          "random",
                                                          "link",
                                                          "link-replace",
                                                          "link-reveal",
                                                          "link-repeat",
                                                          "link-goto",
                                                          "link-undo",
                                                          "link-show",
                                                          "link-rerun",
                                                          "link-reveal-goto",
                                                          "linkgoto",
                                                          "linkreveal",
                                                          "linkreplace",
                                                          "linkrepeat",
                                                          "click",
                                                          "click-replace",
                                                          "click-goto",
                                                          "click-append",
                                                          "goto",
                                                          "go-to",
                                                          "undo",
                                                          "redirect",
                                                          "restart",
                                                          "live",
                                                          "stop",
                                                          "event",
                                                          "after",
                                                          "alert",
                                                          "prompt",
                                                          "confirm",
                                                          "a",
                                                          "array",
                                                          "dm",
                                                          "ds",
                                                          "hook",
                                                          "show",
                                                          "hide",
                                                          "replace",
                                                          "append",
                                                          "prepend",
                                                          "text-style",
                                                          "text-colour",
                                                          "text-color",
                                                          "transition",
                                                          "t8n",
                                                          "enchant",
                                                          "css"});

constexpr auto kMedia =
    std::to_array<std::string_view>({"img", "audio", "video", "source", "track", "iframe", "object",
                                     "embed", "svg", "picture", "canvas", "map"});

template <std::size_t kSize>
bool contains(const std::array<std::string_view, kSize>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

// Where something comes next; asked for rising places it walks the text once.
class Next {
 public:
  Next(std::string_view text, std::string_view what) : text_(text), what_(what) {}
  std::size_t from(std::size_t at) {
    if (!known_ || (found_ != kNone && found_ < at)) found_ = text_.find(what_, at);
    known_ = true;
    return found_;
  }
  [[nodiscard]] std::size_t size() const { return what_.size(); }

 private:
  std::string_view text_;
  std::string_view what_;
  bool known_ = false;
  std::size_t found_ = 0;
};

class Scanner {
 public:
  Scanner(const Passage& passage, std::string_view format, Locator& locator, Notes& notes)
      : passage_(passage),
        text_(passage.text),
        format_(lower(format)),
        locator_(locator),
        notes_(notes) {}

  Prose read() {
    if (format_ == "chapbook") skip_variables();
    while (at_ < text_.size()) {
      if (!read_markup()) read_plain();
    }
    end_line();
    return std::move(prose_);
  }

 private:
  [[nodiscard]] bool here(std::string_view what) const {
    return text_.substr(at_, what.size()) == what;
  }
  [[nodiscard]] char peek(std::size_t ahead) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  // True if something other than plain text was read here.
  bool read_markup() {
    switch (text_[at_]) {
      case '[':
        return (here("[[") && read_link()) || read_image() || read_modifier() || open_bracket();
      case ']':
        return close_bracket();
      case '<':
        return skip_between("<!--", comment_end_, "comment", "the comment") || read_macro() ||
               skip_between("<%", template_end_, "template", "the template") || read_tag();
      case '/':
        return skip_between("/*", slash_end_, "comment", "the comment") ||
               skip_between("/%", percent_end_, "comment", "the comment");
      case '(':
        return read_harlowe();
      case '$':
      case '_':
        return read_variable();
      case '{':
        return format_ == "chapbook" && skip_between("{", brace_end_, "insert", "the insert");
      default:
        return false;
    }
  }

  void read_plain() {
    after_macro_ = false;
    if (text_[at_] == '\n') {
      end_line();
      ++at_;
      return;
    }
    line_ += text_[at_];
    if (has_words(text_.substr(at_, 1))) line_speaks_ = true;
    ++at_;
  }

  void end_line() {
    const std::string said = one_line(plain(line_));
    if (line_speaks_ && !said.empty()) prose_.lines.push_back(said);
    line_.clear();
    line_speaks_ = false;
  }

  [[nodiscard]] Place place(std::size_t at) { return locator_.at(source_of(passage_.map, at)); }

  void note(std::string_view code, std::size_t from, std::size_t end, std::string_view what,
            std::string_view remedy) {
    notes_.add(std::string(code), place(from),
               "in " + text::quoted(passage_.name) + ": " + std::string(what) + " " +
                   text::quoted(text_.substr(from, end - from)) + " is not carried over",
               std::string(remedy));
  }

  bool skip_between(std::string_view open, Next& close, std::string_view code,
                    std::string_view what) {
    if (!here(open)) return false;
    const std::size_t end = close.from(at_ + open.size());
    if (end == kNone) return false;
    const std::size_t after = end + close.size();
    note(code, at_, after, what, "");
    at_ = after;
    after_macro_ = false;
    return true;
  }

  bool read_link() {
    const std::size_t end = link_end_.from(at_ + 2);
    const std::size_t line_end = new_line_.from(at_);
    if (end == kNone || line_end < end) {
      notes_.add("link-open", place(at_),
                 "in " + text::quoted(passage_.name) + ": a link opens with [[ and doesn't close",
                 "close it with ]] on the same line; as it is, it stays in the text");
      line_ += "[[";
      at_ += 2;
      return true;
    }
    const std::size_t from = at_;
    std::string_view inner = text_.substr(from + 2, end - from - 2);
    const std::size_t setter = inner.find("][");
    if (setter != kNone) {
      note("setter", from + 2 + setter + 1, end + 1, "the setter",
           "write what it changes as a flag in the choice's effects");
      inner = inner.substr(0, setter);
    }
    at_ = end + 2;
    after_macro_ = false;
    keep_link(inner, from);
    return true;
  }

  void keep_link(std::string_view inner, std::size_t from) {
    Link link;
    std::string_view words = inner;
    std::string_view target = inner;
    if (const std::size_t right = inner.rfind("->"); right != kNone) {
      words = inner.substr(0, right);
      target = inner.substr(right + 2);
    } else if (const std::size_t left = inner.find("<-"); left != kNone) {
      words = inner.substr(left + 2);
      target = inner.substr(0, left);
    } else if (const std::size_t bar = inner.rfind('|'); bar != kNone) {
      words = inner.substr(0, bar);
      target = inner.substr(bar + 1);
    } else {
      link.bare = true;
    }
    link.target = std::string(trim(target));
    link.text = one_line(plain(words));
    link.place = place(from);
    if (link.target.empty()) {
      note("link-empty", from, at_, "the link", "write the passage that it leads to");
      return;
    }
    if (!has_words(link.text)) link.text = one_line(plain(link.target));
    line_ += link.text;
    prose_.links.push_back(std::move(link));
  }

  // SugarCube's pictures: [img[…]], [<img[…][target]]
  bool read_image() {
    if (!here("[img[") && !here("[<img[") && !here("[>img[")) return false;
    const std::size_t end = link_end_.from(at_);
    if (end == kNone) return false;
    note("media", at_, end + 2, "the picture",
         "say in words what matters of it; where it is a link, write it as [[text->target]]");
    at_ = end + 2;
    return true;
  }

  // Chapbook's: a line of its own
  bool read_modifier() {
    if (format_ != "chapbook" || (at_ > 0 && text_[at_ - 1] != '\n')) return false;
    const std::size_t end = bracket_end_.from(at_);
    if (end == kNone || (end + 1 < text_.size() && text_[end + 1] != '\n')) return false;
    note("modifier", at_, end + 1, "the modifier", "what it was for stays in the text");
    at_ = end + 1;
    return true;
  }

  void skip_variables() {
    const std::size_t end = text_.substr(0, 3) == "--\n" ? 0 : text_.find("\n--\n");
    if (end == kNone) return;
    note("variables", 0, end, "the section of variables", "write what the call remembers as flags");
    at_ = end + (end == 0 ? 3 : 4);
  }

  // A hook's brackets belong to its macro; its text stays.
  bool open_bracket() {
    if (!after_macro_ && hooks_.empty()) return false;
    if (hooks_.size() >= kDeepest) return false;
    hooks_.push_back(after_macro_);
    if (!after_macro_) line_ += '[';
    after_macro_ = false;
    ++at_;
    return true;
  }

  bool close_bracket() {
    if (hooks_.empty()) return false;
    const bool is_hook = hooks_.back();
    hooks_.pop_back();
    if (!is_hook) line_ += ']';
    ++at_;
    return true;
  }

  // SugarCube's: <<name arguments>>. A link written inside one is still a link.
  bool read_macro() {
    if (!here("<<")) return false;
    const std::size_t from = at_;
    std::size_t end = macro_end_.from(at_ + 2);
    for (int tries = 0; end != kNone && tries < 8; ++tries) {
      const std::string_view inner = text_.substr(from + 2, end - from - 2);
      if (std::count(inner.begin(), inner.end(), '"') % 2 == 0) break;
      const std::size_t further = text_.substr(0, end + kLongestTag).find(">>", end + 2);
      if (further == kNone) break;
      end = further;
    }
    if (end == kNone) return false;
    const std::string_view inner = text_.substr(from + 2, end - from - 2);
    if (inner.substr(0, 6) == "script") return skip_script(script_macro_end_, 0);
    const bool links = inner.substr(0, 4) == "link" || inner.substr(0, 6) == "button";
    const std::size_t link = inner.find("[[");
    note("macro", from, end + 2, "the macro",
         links && link == kNone ? "write a link as [[text->target]]" : "");
    at_ = end + 2;
    const std::size_t link_end = link == kNone ? kNone : inner.find("]]", link);
    if (link_end != kNone) {
      const std::string_view target = inner.substr(link + 2, link_end - link - 2);
      keep_link(target.substr(0, target.find("][")), from);
    }
    return true;
  }

  // Code up to its end tag, `rest` characters of which follow what is looked for.
  bool skip_script(Next& close, std::size_t rest) {
    const std::size_t end = close.from(at_);
    const std::size_t from = at_;
    at_ = end == kNone ? text_.size() : std::min(text_.size(), end + close.size() + rest);
    note("script", from, at_, "the code", "");
    return true;
  }

  // Harlowe's: (name: arguments), brackets and quotes within counted
  bool read_harlowe() {
    std::size_t name = at_ + 1;
    while (name < text_.size() && name - at_ < 24 && is_name(text_[name])) ++name;
    if (name == at_ + 1 || name >= text_.size() || text_[name] != ':') return false;
    const std::string called = lower(text_.substr(at_ + 1, name - at_ - 1));
    if (format_ != "harlowe" && !(format_.empty() && contains(kMacros, called))) return false;
    const std::optional<std::size_t> end = closing_bracket();
    if (!end) return false;
    const bool links = called.find("link") != std::string::npos || called.find("go") == 0 ||
                       called.find("click") == 0;
    note("macro", at_, *end, "the macro", links ? "write a link as [[text->target]]" : "");
    at_ = *end;
    after_macro_ = true;
    return true;
  }

  std::optional<std::size_t> closing_bracket() {
    std::size_t depth = 0;
    char quote = '\0';
    for (std::size_t i = at_; i < text_.size(); ++i) {
      const char c = text_[i];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '(') {
        ++depth;
      } else if (c == ')' && --depth == 0) {
        return i + 1;
      }
      if (--patience_ == 0) break;
    }
    patience_ = std::max<std::size_t>(patience_, 1);
    return std::nullopt;
  }

  bool read_variable() {
    const char next = peek(1);
    const bool inside = at_ > 0 && (is_name(text_[at_ - 1]) || text_[at_ - 1] == '$');
    const bool knows = text_[at_] == '$' ? format_ != "snowman" && format_ != "chapbook"
                                         : format_ == "harlowe" || format_ == "sugarcube";
    if (!knows || inside || !is_letter(next)) return false;
    std::size_t end = at_ + 1;
    while (end < text_.size() && is_name(text_[end]) && text_[end] != '-') ++end;
    if (text_[at_] == '_' && text_[end - 1] == '_') return false;  // emphasis
    notes_.add("variable", place(at_),
               "in " + text::quoted(passage_.name) + ": the variable " +
                   text::quoted(text_.substr(at_, end - at_)) + " has no value in a scenario",
               "it stays in the text as it is; write what it stood for");
    line_ += text_.substr(at_, end - at_);
    line_speaks_ = true;
    at_ = end;
    return true;
  }

  bool read_tag() {
    const std::size_t first = peek(1) == '/' ? 2 : 1;
    if (!is_letter(peek(first))) return false;
    const std::size_t end = tag_end_.from(at_);
    if (end == kNone || end - at_ > kLongestTag) return false;
    std::size_t stop = at_ + first;
    while (stop < end && is_name(text_[stop])) ++stop;
    // What holds a link, or goes on otherwise than a tag's name does, is a "less than".
    const std::string_view inner = text_.substr(stop, end - stop);
    const bool ends = inner.empty() || std::string_view(" \t\n/").find(inner[0]) != kNone;
    if (!ends || inner.find('<') != kNone || inner.find("[[") != kNone) return false;
    const std::string name = lower(text_.substr(at_ + first, stop - at_ - first));
    if (first == 1 && name == "script") return skip_script(script_end_, 1);
    if (first == 1 && name == "style") return skip_script(style_end_, 1);
    tell_of_tag(name, first == 2, end + 1);
    at_ = end + 1;
    return true;
  }

  void tell_of_tag(const std::string& name, bool closes, std::size_t end) {
    static constexpr auto kBreaks = std::to_array<std::string_view>(
        {"br", "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "tr", "blockquote", "hr"});
    if (contains(kBreaks, name)) {
      end_line();
      return;
    }
    if (closes) return;
    if (contains(kMedia, name)) {
      note("media", at_, end, "the media", "say in words what matters of it");
    } else if (name == "a") {
      note("link-form", at_, end, "the link", "write it as [[text->target]]");
    } else {
      note("markup", at_, end, "the markup", "its text stays");
    }
  }

  static constexpr std::size_t kDeepest = 1000;
  static constexpr std::size_t kLongestTag = 4000;

  const Passage& passage_;
  std::string_view text_;
  std::string format_;
  Locator& locator_;
  Notes& notes_;
  Prose prose_;
  std::size_t at_ = 0;
  std::string line_;
  bool line_speaks_ = false;
  bool after_macro_ = false;
  std::vector<bool> hooks_;
  std::size_t patience_ = 4'000'000;  // characters looked at for closing brackets, in all
  Next link_end_{text_, "]]"};
  Next bracket_end_{text_, "]"};
  Next brace_end_{text_, "}"};
  Next new_line_{text_, "\n"};
  Next macro_end_{text_, ">>"};
  Next tag_end_{text_, ">"};
  Next comment_end_{text_, "-->"};
  Next template_end_{text_, "%>"};
  Next slash_end_{text_, "*/"};
  Next percent_end_{text_, "%/"};
  Next script_macro_end_{text_, "<</script>>"};
  Next script_end_{text_, "</script"};
  Next style_end_{text_, "</style"};
};

}  // namespace

Prose read_passage(const Passage& passage, std::string_view format, Locator& locator,
                   Notes& notes) {
  return Scanner(passage, format, locator, notes).read();
}

}  // namespace warmline::interop
