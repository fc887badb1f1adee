#include "assess/demographics.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include "assess/form.h"
#include "core/json.h"
#include "core/text.h"
#include "core/tr.h"

namespace warmline::assess {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kMostProblems = 20;
constexpr std::string_view kSpace = " \t\r\n";
constexpr std::string_view kItem = "{\"candidate\": \"A-17\", \"group\": \"…\"}";

struct Problems {
  std::string file;
  std::vector<Diagnostic> all;

  void add(std::uint32_t line, const char* code, std::string problem, std::string remedy) {
    if (all.size() >= kMostProblems) return;
    Diagnostic one;
    one.code = code;
    one.problem = std::move(problem);
    one.remedy = std::move(remedy);
    one.file = file;
    one.line = line;
    all.push_back(std::move(one));
  }
  [[nodiscard]] bool none() const { return all.empty(); }
  [[nodiscard]] bool full() const { return all.size() >= kMostProblems; }
};

std::string trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(kSpace);
  if (from == std::string_view::npos) return {};
  std::string kept(text.substr(from, text.find_last_not_of(kSpace) + 1 - from));
  kept.erase(
      std::unique(kept.begin(), kept.end(), [](char a, char b) { return a == '\r' && b == '\n'; }),
      kept.end());
  std::replace_if(
      kept.begin(), kept.end(), [](char c) { return c == '\r' || c == '\n' || c == '\t'; }, ' ');
  return kept;
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && kSpace.find(c) == std::string_view::npos) || byte == 0x7F;
  });
}

struct CsvLine {
  std::uint32_t line = 0;  // where it begins
  std::vector<std::string> cells;

  [[nodiscard]] bool empty() const {
    return std::all_of(cells.begin(), cells.end(), [](const auto& each) { return each.empty(); });
  }
};

// What keeps cells apart, by the header; what stands in quotes there doesn't count.
char separator_of(std::string_view text) {
  bool quoted = false;
  bool semicolon = false;
  bool tab = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == ',') return ',';
    if (c == '\n') break;
    semicolon = semicolon || c == ';';
    tab = tab || c == '\t';
  }
  return semicolon ? ';' : tab ? '\t' : ',';
}

class CsvReader {
 public:
  CsvReader(std::string_view text, Problems& problems)
      : text_(text), separator_(separator_of(text)), problems_(problems) {}

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

  // Nothing after a problem, from which there is no way on.
  std::optional<CsvLine> next() {
    CsvLine found;
    found.line = line_;
    while (true) {
      std::optional<std::string> cell = quoted() ? in_quotes() : plain();
      if (!cell) return std::nullopt;
      found.cells.push_back(trimmed(*cell));
      if (found.cells.size() > kMostGroupsColumns + 1) {
        problems_.add(found.line, "too-many",
                      tr("there are more than {0} columns beside the code", kMostGroupsColumns),
                      tr("keep those that groups are to be compared by"));
        return std::nullopt;
      }
      if (at_end()) return found;
      const char c = text_[at_++];
      if (c == separator_) continue;
      if (c == '\r' && !at_end() && text_[at_] == '\n') ++at_;
      ++line_;
      return found;
    }
  }

 private:
  [[nodiscard]] bool quoted() const { return !at_end() && text_[at_] == '"'; }
  [[nodiscard]] bool ends_cell(char c) const { return c == separator_ || c == '\n' || c == '\r'; }

  std::optional<std::string> odd(const std::string& problem) {
    problems_.add(line_, "odd-quote", problem,
                  tr("put the whole cell in quotes, and write a quote within it twice"));
    return std::nullopt;
  }

  std::optional<std::string> plain() {
    const std::size_t from = at_;
    while (!at_end() && !ends_cell(text_[at_])) {
      if (text_[at_] == '"') return odd(tr("a quote stands in the middle of a cell"));
      ++at_;
    }
    return std::string(text_.substr(from, at_ - from));
  }

  std::optional<std::string> in_quotes() {
    const std::uint32_t begun = line_;
    std::string cell;
    for (++at_; !at_end(); ++at_) {
      const char c = text_[at_];
      if (c == '\n') ++line_;
      if (c != '"') {
        cell += c;
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        cell += '"';
        ++at_;
      } else {
        ++at_;
        if (!at_end() && !ends_cell(text_[at_]))
          return odd(tr("something follows a closing quote"));
        return cell;
      }
    }
    line_ = begun;
    return odd(tr("a quote is opened and never closed"));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  char separator_;
  Problems& problems_;
};

// Takes rows in, one by one, from whichever kind of file.
class Gathering {
 public:
  explicit Gathering(Problems& problems) : problems_(problems) {}

  bool columns(const std::vector<std::string>& names, std::uint32_t line) {
    std::set<std::string, std::less<>> seen;
    for (const std::string& name : names) {
      fits(name, line);
      if (name.empty() || !seen.insert(name).second) {
        problems_.add(line, "column-name",
                      name.empty() ? tr("a column has no name")
                                   : tr("two columns are called {0}", text::quoted(name)),
                      tr("give every column a name of its own in the first line"));
      }
    }
    found_.columns = names;
    return problems_.none();
  }

  void row(std::string code, std::vector<std::string> values, std::uint32_t line) {
    // What a spreadsheet needs in front of a code that it would take for a formula.
    if (code.size() > 1 && code[0] == '\'' && code[1] == '-') code.erase(0, 1);
    fits(code, line);
    for (const std::string& value : values) fits(value, line);
    if (!is_candidate_code(code)) {
      problems_.add(line, "not-a-code",
                    code.empty() ? tr("there is no candidate code")
                                 : tr("{0} can’t be a candidate code", text::quoted(code)),
                    tr("put the code in the first column: 1 to 40 letters, digits, - and _"));
    } else if (!seen_.insert(code).second) {
      problems_.add(line, "duplicate-code",
                    tr("{0} stands there more than once", text::quoted(code)),
                    tr("keep one line for each candidate"));
    }
    if (found_.people.size() >= kMostGroupsPeople) {
      problems_.add(line, "too-many", tr("there are more than {0} candidates", kMostGroupsPeople),
                    tr("split the file"));
      full_ = true;
      return;
    }
    found_.people.push_back({std::move(code), std::move(values)});
  }

  [[nodiscard]] bool goes_on() const { return !full_ && !problems_.full(); }

  ReadGroups take() {
    if (problems_.none() && found_.people.empty()) {
      problems_.add(0, "no-table", tr("no candidate stands in it"),
                    tr("write a line for each candidate below the names of the columns"));
    }
    ReadGroups read;
    if (problems_.none()) read.groups = std::move(found_);
    read.diagnostics = std::move(problems_.all);
    return read;
  }

 private:
  void fits(const std::string& cell, std::uint32_t line) {
    if (cell.size() > kMostGroupsCell) {
      problems_.add(line, "too-long", tr("a cell is longer than {0} bytes", kMostGroupsCell),
                    tr("shorten it: it is to be the name of a group"));
    }
    if (has_control(cell)) {
      problems_.add(line, "control-character", tr("a cell holds a control character"),
                    tr("take it out"));
    }
  }

  Problems& problems_;
  Groups found_;
  std::set<std::string, std::less<>> seen_;
  bool full_ = false;
};

void read_csv(std::string_view text, Problems& problems, Gathering& gathering) {
  CsvReader reader(text, problems);
  std::optional<CsvLine> header = reader.next();
  if (!header) return;
  if (header->cells.size() < 2) {
    problems.add(1, "no-table", tr("there is one column alone"),
                 tr("put the candidate code in the first column and a group in the next"));
    return;
  }
  const std::size_t width = header->cells.size();
  header->cells.erase(header->cells.begin());
  if (!gathering.columns(header->cells, header->line)) return;
  while (!reader.at_end() && gathering.goes_on()) {
    std::optional<CsvLine> line = reader.next();
    if (!line) return;
    if (line->empty()) continue;
    if (line->cells.size() != width) {
      problems.add(
          line->line, "uneven-line",
          tr_n("it has {0} cell, and the header {1}", "it has {0} cells, and the header {1}",
               static_cast<std::int64_t>(line->cells.size()), width),
          tr("write as many in every line"));
      continue;
    }
    std::string code = std::move(line->cells.front());
    line->cells.erase(line->cells.begin());
    gathering.row(std::move(code), std::move(line->cells), line->line);
  }
}

// Names of members in order of coming; false where an item is none of ours.
bool json_columns(const json::Value& root, Problems& problems, std::vector<std::string>& names) {
  for (std::size_t i = 0; i < root.size(); ++i) {
    const json::Value item = root.item(i);
    const auto code = item.is_object() ? item.find("candidate") : std::nullopt;
    bool texts = code && code->is_string();
    for (std::size_t k = 0; k < item.size() && texts; ++k) {
      texts = item.member(k).is_string();
      const std::string name(item.name(k));
      if (name != "candidate" && std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(name);
    }
    if (!texts || names.size() > kMostGroupsColumns) {
      problems.add(
          0, "no-groups",
          tr(texts ? msg("item {0} brings one name too many")
                   : msg("item {0} is no candidate with groups"),
             i + 1),
          tr("write {0} with text alone, and at most {1} names", kItem, kMostGroupsColumns));
      return false;
    }
  }
  return true;
}

void read_json(std::string_view text, Problems& problems, Gathering& gathering) {
  json::Limits limits;
  limits.bytes = kMostGroupsBytes;
  limits.depth = 3;
  limits.values = 2 * kMostGroupsPeople * (kMostGroupsColumns + 2);
  json::ParseOutcome parsed = json::parse(text, limits);
  if (!parsed.document) {
    for (const Diagnostic& one : parsed.problems)
      problems.add(one.line, one.code.c_str(), one.problem, one.remedy);
    return;
  }
  const json::Value root = parsed.document->root();
  if (!root.is_array()) {
    problems.add(1, "no-groups", tr("it is no list of candidates"), tr("write [{0}, …]", kItem));
    return;
  }
  std::vector<std::string> names;
  if (!json_columns(root, problems, names)) return;
  if (names.empty()) {
    problems.add(0, "no-table", tr("nobody has a group in it"),
                 tr("write a list of objects, each with \"candidate\" and a group"));
    return;
  }
  std::vector<std::string> shown;
  for (const std::string& name : names) shown.push_back(trimmed(name));
  if (!gathering.columns(shown, 0)) return;
  for (std::size_t i = 0; i < root.size() && gathering.goes_on(); ++i) {
    const json::Value item = root.item(i);
    std::vector<std::string> values;
    for (const std::string& name : names) {
      const auto value = item.find(name);
      values.push_back(value ? trimmed(value->string()) : std::string());
    }
    gathering.row(trimmed(item.find("candidate")->string()), std::move(values), 0);
  }
}

}  // namespace

ReadGroups read_groups(std::string_view text, std::string_view file) {
  Problems problems;
  problems.file = std::string(file);
  Gathering gathering(problems);
  if (text.size() > kMostGroupsBytes) {
    problems.add(0, "too-large", tr("it is larger than {0} MB", kMostGroupsBytes >> 20),
                 tr("keep the code and the groups alone"));
    return gathering.take();
  }
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark)
    text.remove_prefix(kByteOrderMark.size());
  if (text::first_invalid_utf8(text) != text::kNone) {
    problems.add(0, "not-utf-8", tr("it is not UTF-8 text"), tr("save it as “CSV UTF-8”"));
    return gathering.take();
  }
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first != std::string_view::npos && (text[first] == '[' || text[first] == '{')) {
    read_json(text, problems, gathering);
  } else {
    read_csv(text, problems, gathering);
  }
  return gathering.take();
}

}  // namespace warmline::assess
