#include "coach/team_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/text.h"
#include "core/tr.h"

namespace warmline::coach {

namespace {

using scenario::kCriterionCount;

constexpr std::string_view kHeader =
    "person,group,scenario,sector,week,attempt,resolution,empathy,empathy_decisions,decisions,"
    "feel_earned,feel_stake,feel_observations,understand_earned,understand_stake,"
    "understand_observations,explore_earned,explore_stake,explore_observations,respect_earned,"
    "respect_stake,respect_observations,critical_misses,seconds,transfers,repeats";
constexpr std::size_t kFields = 26;
constexpr std::array<std::string_view, 3> kKinds = {"first", "repeat", "practised"};
constexpr std::int32_t kMostSeconds = 1'000'000;

using Fields = std::array<std::string_view, kFields>;

bool split(std::string_view text, Fields& fields) {
  for (std::size_t i = 0; i < kFields; ++i) {
    const std::size_t comma = text.find(',');
    if ((comma == std::string_view::npos) != (i + 1 == kFields)) return false;
    fields[i] = text.substr(0, comma);
    if (comma != std::string_view::npos) text.remove_prefix(comma + 1);
  }
  return true;
}

std::string_view field_name(std::size_t field) {
  Fields names;
  (void)split(kHeader, names);
  return names[field];
}

bool is_code(std::string_view text) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' ||
           c == '.' || c == '_' || c == '-';
  };
  return !text.empty() && text.size() <= kLongestCode &&
         std::all_of(text.begin(), text.end(), allowed);
}

// The whole numbers of a line, one after the other; remembers the first field that is none.
class Numbers {
 public:
  Numbers(const Fields& fields, std::size_t next) : fields_(fields), next_(next) {}

  std::int32_t next(std::int32_t lowest, std::int32_t highest) {
    const std::string_view text = fields_[next_++];
    std::int32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool sound = error == std::errc() && end == text.data() + text.size() &&
                       number >= lowest && number <= highest;
    if (sound) return number;
    if (!bad_) bad_ = next_ - 1;
    return lowest;
  }
  std::optional<std::int32_t> next_or_none(std::int32_t lowest, std::int32_t highest) {
    if (!fields_[next_].empty()) return next(lowest, highest);
    ++next_;
    return std::nullopt;
  }
  [[nodiscard]] std::optional<std::size_t> bad() const { return bad_; }

 private:
  const Fields& fields_;
  std::size_t next_;
  std::optional<std::size_t> bad_;
};

void append(std::string& out, std::int32_t number) {
  out += ',';
  std::array<char, 12> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

// The figures of a line, from its seventh field on.
TeamRow figures(Numbers& numbers) {
  TeamRow row;
  row.resolution = numbers.next(0, 1000);
  row.empathy = numbers.next_or_none(0, 1000);
  row.empathy_decisions = numbers.next(0, kMostCount);
  row.decisions = numbers.next(0, kMostCount);
  for (CriterionSums& each : row.criteria) {
    each.earned = numbers.next(0, kMostCount);
    each.stake = numbers.next(each.earned, kMostCount);
    each.observations = numbers.next(0, each.stake);
  }
  row.critical_misses = numbers.next(0, kMostCount);
  row.seconds = numbers.next(0, kMostSeconds);
  row.transfers = numbers.next(0, kMostCount);
  row.repeats = numbers.next(0, kMostCount);
  return row;
}

}  // namespace

std::string team_file_header() {
  return std::string(kHeader) + "\n";
}

void append_team_line(std::string& out, std::string_view person, std::string_view group,
                      std::string_view scenario, std::string_view sector, const TeamRow& row) {
  for (const std::string_view each : {person, group, scenario, sector}) {
    out.append(each).append(",");
  }
  out.pop_back();
  append(out, row.week + 1);
  out.append(",").append(kKinds[static_cast<std::size_t>(row.kind)]);
  append(out, row.resolution);
  if (row.empathy) {
    append(out, *row.empathy);
  } else {
    out += ',';
  }
  append(out, row.empathy_decisions);
  append(out, row.decisions);
  for (const CriterionSums& each : row.criteria) {
    append(out, each.earned);
    append(out, each.stake);
    append(out, each.observations);
  }
  append(out, row.critical_misses);
  append(out, row.seconds);
  append(out, row.transfers);
  append(out, row.repeats);
  out += '\n';
}

std::optional<Error> TeamFileReading::feed(std::string_view bytes) {
  while (!error_ && !bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    const std::string_view piece = bytes.substr(0, end);
    if (rest_.size() + piece.size() > kLongestLine) {
      ++line_;
      return failed("bad-line", tr("the line is longer than {0} bytes; is this a file of attempts?",
                                   kLongestLine));
    }
    if (end == std::string_view::npos) {
      rest_.append(piece);
      break;
    }
    if (rest_.empty()) {
      (void)line(piece);
    } else {
      rest_.append(piece);
      (void)line(rest_);
      rest_.clear();
    }
    bytes.remove_prefix(end + 1);
  }
  return error_;
}

std::optional<Error> TeamFileReading::finish() {
  if (!error_ && !rest_.empty()) {
    (void)line(rest_);
    rest_.clear();
  }
  if (!error_ && line_ == 0) return failed("empty", tr("the file is empty; export it again"));
  return error_;
}

std::optional<Error> TeamFileReading::line(std::string_view text) {
  ++line_;
  if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
  if (line_ > 1) return row(text);
  if (text == kHeader) return std::nullopt;
  return failed("not-a-team-file",
                tr("the first line doesn't name the columns of a file of attempts; export it "
                   "again"));
}

std::optional<Error> TeamFileReading::row(std::string_view text) {
  Fields fields;
  if (!split(text, fields)) {
    return failed("bad-line", tr("the line doesn't have {0} fields", kFields));
  }
  const auto wrong = [this, &fields](std::size_t field) {
    return failed("bad-line",
                  tr("{0} can't be {1}", field_name(field), text::quoted(fields[field])));
  };
  for (std::size_t i = 0; i < 4; ++i) {
    if (!is_code(fields[i])) return wrong(i);
  }
  const auto* kind = std::find(kKinds.begin(), kKinds.end(), fields[5]);
  if (kind == kKinds.end()) return wrong(5);
  Numbers when(fields, 4);
  const Week week = static_cast<Week>(when.next(1, kMostWeeks) - 1);
  if (when.bad()) return wrong(*when.bad());
  Numbers numbers(fields, 6);
  TeamRow row = figures(numbers);
  if (numbers.bad()) return wrong(*numbers.bad());
  row.week = week;
  row.kind = static_cast<AttemptKind>(kind - kKinds.begin());
  const auto person = table_.person(fields[0], fields[1]);
  const auto scenario = person ? table_.scenario(fields[2], fields[3]) : std::nullopt;
  if (!scenario) {
    const std::string_view code = fields[person ? 2 : 0];
    if (person ? table_.find_scenario(code).has_value() : table_.find_person(code).has_value()) {
      return failed("two-groups", tr(person ? "{0} stood under another sector before; give it "
                                              "one in the whole file"
                                            : "{0} stood under another group before; give it "
                                              "one in the whole file",
                                     text::quoted(code)));
    }
    return failed("too-many",
                  tr("there are more people, scenarios, groups or sectors than can be held; split "
                     "the file"));
  }
  row.person = *person;
  row.scenario = *scenario;
  if (table_.add(row)) return std::nullopt;
  return failed("too-many", tr("there are more than {0} attempts; split the file", kMostAttempts));
}

std::optional<Error> TeamFileReading::failed(std::string code, std::string message) {
  error_ = Error{std::move(code), std::move(message), tr("line {0}", line_)};
  return error_;
}

}  // namespace warmline::coach
