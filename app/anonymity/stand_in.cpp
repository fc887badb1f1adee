#include "anonymity/stand_in.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "anonymity/stand_in_values.h"

namespace warmline::anonymity {
namespace {

using stand_ins::Span;
using stand_ins::Values;
using stand_ins::Words;

constexpr Kind kKinds[] = {
    Kind::kPerson,        Kind::kTitle,        Kind::kPlace,      Kind::kAddress,
    Kind::kPostcode,      Kind::kOrganisation, Kind::kEmail,      Kind::kUrl,
    Kind::kPhone,         Kind::kCard,         Kind::kIban,       Kind::kNationalId,
    Kind::kDriverLicence, Kind::kIp,           Kind::kDigits,     Kind::kBirthDate,
    Kind::kDate,          Kind::kAge,          Kind::kNationality};

struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_upper_word(std::string_view word) {
  return word.size() > 1 &&
         word.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_-") == std::string_view::npos;
}

// The number in "name 3" if it is one of our labels with a number; 0 for a vendor's "PII" or
// "NAME-1"; nothing for brackets that are no stand-in.
std::optional<std::size_t> stand_in_number(std::string_view inside, std::string_view& label) {
  std::size_t digits = inside.size();
  while (digits > 0 && inside[digits - 1] >= '0' && inside[digits - 1] <= '9') --digits;
  if (is_upper_word(inside.substr(0, digits))) return 0;
  if (digits == inside.size() || digits < 2 || inside[digits - 1] != ' ') return std::nullopt;
  if (inside.size() - digits > 6) return std::nullopt;
  for (const Kind kind : kKinds) {
    label = stand_in_label(kind);
    if (inside.substr(0, digits - 1) != label) continue;
    std::size_t number = 0;
    for (const char c : inside.substr(digits))
      number = number * 10 + static_cast<std::size_t>(c - '0');
    return number;
  }
  return std::nullopt;
}

// What is a stand-in already; `highest` learns its numbers.
std::vector<Stretch> protected_in(std::string_view text,
                                  std::map<std::string, std::size_t, std::less<>>& highest) {
  constexpr std::size_t kLongest = 32;
  std::vector<Stretch> found;
  for (std::size_t at = text.find('['); at != std::string_view::npos; at = text.find('[', at + 1)) {
    const std::size_t length = text.substr(at, kLongest).find(']');
    if (length == std::string_view::npos) continue;
    std::string_view label;
    const auto number = stand_in_number(text.substr(at + 1, length - 1), label);
    if (!number) continue;
    found.push_back({at, at + length + 1});
    if (*number > 0) {
      std::size_t& known = highest[std::string(label)];
      known = std::max(known, *number);
    }
  }
  return found;
}

// Bars instead of stand-ins, so that offsets stay and no value reaches across.
std::string masked(std::string text, const std::vector<Stretch>& stretches) {
  for (const Stretch& each : stretches)
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(each.begin),
              text.begin() + static_cast<std::ptrdiff_t>(each.end), '|');
  return text;
}

struct WordRange {
  std::size_t from = 0;
  std::size_t to = 0;
};

// The words that lie in [begin, end) at least in part.
WordRange range_of(const Words& words, std::size_t begin, std::size_t end) {
  const auto first = std::partition_point(words.tokens.begin(), words.tokens.end(),
                                          [&](const Token& token) { return token.end <= begin; });
  const auto last = std::partition_point(first, words.tokens.end(),
                                         [&](const Token& token) { return token.begin < end; });
  return {static_cast<std::size_t>(first - words.tokens.begin()),
          static_cast<std::size_t>(last - words.tokens.begin())};
}

// The finding without what is a stand-in already, in pieces that have a word.
std::vector<Finding> outside(const Finding& finding, const std::vector<Stretch>& stretches) {
  std::vector<Finding> pieces;
  Finding rest = finding;
  for (const Stretch& each : stretches) {
    if (each.end <= rest.begin || each.begin >= rest.end) continue;
    Finding before = rest;
    before.end = each.begin;
    if (before.begin < before.end) pieces.push_back(before);
    rest.begin = std::min(each.end, rest.end);
  }
  if (rest.begin < rest.end) pieces.push_back(rest);
  return pieces;
}

class Replacement {
 public:
  Replacement(const std::vector<std::string>& turns, const EverydayWord& everyday)
      : turns_(turns), values_(everyday) {
    for (const std::string& turn : turns) {
      stretches_.push_back(protected_in(turn, highest_));
      masked_.push_back(masked(turn, stretches_.back()));
    }
    for (const std::string& turn : masked_) words_.push_back(stand_ins::words_of(turn));
    found_.resize(turns.size());
  }

  Replaced run(const std::vector<Finding>& findings, const std::vector<Known>& known) {
    sort_in(findings);
    for (std::size_t turn = 0; turn < turns_.size(); ++turn) {
      join_people(turn);
      for (const Finding& each : found_[turn]) {
        const WordRange range = range_of(words_[turn], each.begin, each.end);
        values_.add(words_[turn], range.from, range.to, each.kind);
      }
    }
    for (const Known& each : known) {
      const Words words = stand_ins::words_of(each.value);
      values_.add(words, 0, words.tokens.size(), each.kind);
      if (words.tokens.empty()) continue;
      known_.push_back({words, each.kind});
    }
    values_.settle();
    for (const auto& [words, kind] : known_)
      reasons_.emplace(values_.value_of(words, 0, words.tokens.size(), kind),
                       Reason{kind, "the file names it"});
    for (std::size_t turn = 0; turn < turns_.size(); ++turn) rewrite(turn);
    return std::move(out_);
  }

 private:
  struct Reason {
    Kind kind = Kind::kPerson;
    std::string why;
  };

  void sort_in(const std::vector<Finding>& findings) {
    for (const Finding& finding : findings) {
      if (finding.turn >= turns_.size() || finding.end > turns_[finding.turn].size()) continue;
      if (finding.kind == Kind::kCombination) {
        out_.left.push_back(finding);
        continue;
      }
      for (Finding& piece : outside(finding, stretches_[finding.turn])) {
        const WordRange range = range_of(words_[finding.turn], piece.begin, piece.end);
        if (range.from < range.to) found_[finding.turn].push_back(std::move(piece));
      }
    }
    for (std::vector<Finding>& list : found_) {
      std::stable_sort(list.begin(), list.end(), [](const Finding& a, const Finding& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
      });
    }
  }

  // First name and surname found apart are one name, and a title before it belongs to it; a title
  // alone tells little and stays.
  void join_people(std::size_t turn) {
    std::vector<Finding> joined;
    for (Finding& each : found_[turn]) {
      if (!joined.empty() && each.kind == Kind::kPerson && each.begin >= joined.back().end) {
        Finding& last = joined.back();
        const std::string_view gap =
            std::string_view(masked_[turn]).substr(last.end, each.begin - last.end);
        const bool title = last.kind == Kind::kTitle && (gap == " " || gap == ". ");
        if (title || (last.kind == Kind::kPerson && (gap == " " || gap == "-"))) {
          last.kind = Kind::kPerson;
          last.end = each.end;
          if (title) last.why = each.why;
          continue;
        }
      }
      joined.push_back(std::move(each));
    }
    found_[turn].clear();
    for (Finding& each : joined) {
      if (each.kind == Kind::kTitle) {
        out_.left.push_back(std::move(each));
      } else {
        found_[turn].push_back(std::move(each));
      }
    }
  }

  // Bytes that a finding of that kind has and its value doesn't: a possessive, a quotation mark.
  Stretch trimmed(const Finding& finding, const WordRange& range, const Words& words) const {
    const bool wordy = finding.kind == Kind::kPerson || finding.kind == Kind::kPlace ||
                       finding.kind == Kind::kOrganisation || finding.kind == Kind::kNationality;
    const std::size_t first = words.tokens[range.from].begin;
    const std::size_t last = words.tokens[range.to - 1].end;
    if (wordy) return {first, last};
    return {std::min(finding.begin, first), std::max(finding.end, last)};
  }

  std::vector<Span> spans_in(std::size_t turn) {
    const Words& words = words_[turn];
    std::vector<Span> spans;
    for (const Finding& each : found_[turn]) {
      const WordRange range = range_of(words, each.begin, each.end);
      const Stretch stretch = trimmed(each, range, words);
      const std::size_t value = values_.value_of(words, range.from, range.to, each.kind);
      reasons_.emplace(value, Reason{each.kind, each.why});
      spans.push_back({stretch.begin, stretch.end, value});
    }
    for (const Span& each : values_.said_in(words)) spans.push_back(each);
    std::stable_sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
      return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    return spans;
  }

  // Overlaps are cut, and neighbours that mean the same become one.
  std::vector<Span> settled(std::size_t turn, const std::vector<Span>& spans) const {
    const std::string_view text = masked_[turn];
    std::vector<Span> out;
    for (Span each : spans) {
      if (!out.empty() && each.begin < out.back().end) each.begin = out.back().end;
      if (each.begin >= each.end) continue;
      const WordRange range = range_of(words_[turn], each.begin, each.end);
      if (range.from >= range.to) continue;
      if (!out.empty() && out.back().value == each.value) {
        const std::string_view gap = text.substr(out.back().end, each.begin - out.back().end);
        if (gap.empty() || gap == " " || gap == "-") {
          out.back().end = each.end;
          continue;
        }
      }
      while (each.begin < each.end && text[each.begin] == ' ') ++each.begin;
      out.push_back(each);
    }
    return out;
  }

  // The stand-in for a value, made when it is first met.
  StandIn& stand_in_for(std::size_t value) {
    const auto known = made_.find(value);
    if (known != made_.end()) return out_.stand_ins[known->second];
    const Reason& reason = reasons_[value];
    const std::string label(stand_in_label(reason.kind));
    made_.emplace(value, out_.stand_ins.size());
    out_.stand_ins.push_back(
        {'[' + label + ' ' + std::to_string(++highest_[label]) + ']', reason.kind, reason.why, {}});
    return out_.stand_ins.back();
  }

  void rewrite(std::size_t turn) {
    const std::string& text = turns_[turn];
    std::string out;
    std::size_t at = 0;
    for (const Span& span : settled(turn, spans_in(turn))) {
      StandIn& stand_in = stand_in_for(span.value);
      stand_in.turns.push_back(turn);
      out.append(text, at, span.begin - at);
      out += stand_in.words;
      at = span.end;
    }
    out.append(text, at, std::string::npos);
    out_.turns.push_back(std::move(out));
  }

  const std::vector<std::string>& turns_;
  Values values_;
  std::map<std::string, std::size_t, std::less<>> highest_;  // by label
  std::vector<std::vector<Stretch>> stretches_;
  std::vector<std::string> masked_;
  std::vector<Words> words_;
  std::vector<std::vector<Finding>> found_;  // by turn
  std::vector<std::pair<Words, Kind>> known_;
  std::map<std::size_t, Reason> reasons_;    // by value
  std::map<std::size_t, std::size_t> made_;  // value to stand-in
  Replaced out_;
};

}  // namespace

std::string_view stand_in_label(Kind kind) {
  switch (kind) {
    case Kind::kPerson:
      return "name";
    case Kind::kTitle:
      return "title";
    case Kind::kPlace:
      return "place";
    case Kind::kAddress:
      return "address";
    case Kind::kPostcode:
      return "postcode";
    case Kind::kOrganisation:
      return "organisation";
    case Kind::kEmail:
      return "e-mail address";
    case Kind::kUrl:
      return "web address";
    case Kind::kPhone:
      return "telephone number";
    case Kind::kCard:
      return "card number";
    case Kind::kIban:
      return "account number";
    case Kind::kNationalId:
      return "identity number";
    case Kind::kDriverLicence:
      return "licence number";
    case Kind::kIp:
      return "network address";
    case Kind::kDigits:
      return "number";
    case Kind::kBirthDate:
    case Kind::kDate:
      return "date";
    case Kind::kAge:
      return "age";
    case Kind::kNationality:
      return "group";
    case Kind::kCombination:
      return "combination";
  }
  return "name";
}

bool is_stand_in(std::string_view turn, const Finding& finding) {
  std::map<std::string, std::size_t, std::less<>> ignored;
  const std::vector<Stretch> stretches = protected_in(turn, ignored);
  if (stretches.empty()) return false;
  for (const Finding& piece : outside(finding, stretches)) {
    for (const Token& token : tokens_of(turn.substr(piece.begin, piece.end - piece.begin))) {
      if (token.shape != Shape::kSign) return false;
    }
  }
  return true;
}

Replaced replace(const std::vector<std::string>& turns, const std::vector<Finding>& findings,
                 const std::vector<Known>& known, const EverydayWord& everyday) {
  return Replacement(turns, everyday).run(findings, known);
}

}  // namespace warmline::anonymity
