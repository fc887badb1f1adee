#include <algorithm>
#include <set>

#include "core/text.h"
#include "progress/result_chain.h"
#include "progress/result_file.h"

namespace warmline::progress {
namespace {

constexpr std::size_t kMostCharacters = 80;

std::string hex_of(std::uint64_t number) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string hex(16, '0');
  for (std::size_t at = hex.size(); at-- > 0; number >>= 4) hex[at] = kDigits[number & 15u];
  return hex;
}

ResultEvent event_of(const replay::Event& event, std::size_t step, std::int64_t at_ms) {
  ResultEvent out;
  out.step = static_cast<std::uint32_t>(step);
  out.at_ms = at_ms;
  if (const auto* choice = std::get_if<replay::ChoiceEvent>(&event)) {
    out.node = choice->node.text;
    out.choice = choice->choice.text;
  } else {
    out.card = std::get<replay::CardEvent>(event).card.text;
  }
  return out;
}

ResultAttempt attempt_of(const Portfolio& portfolio, const Attempt& attempt) {
  ResultAttempt out;
  out.id = attempt.id;
  out.scenario = attempt.scenario;
  out.version = attempt.version;
  out.seed = hex_of(attempt.seed);
  out.kind = kind_of(portfolio, attempt);
  const auto& all = portfolio.attempts();
  out.tries_before = std::count_if(all.begin(), all.end(), [&](const Attempt& other) {
    return other.scenario == attempt.scenario && other.ordinal < attempt.ordinal &&
           other.closed != ClosedHow::kDeclined;
  });
  out.rewound_from = attempt.rewound_from;
  if (!attempt.rewound_from.empty())
    out.rewound_steps = static_cast<std::int64_t>(attempt.practised_after);
  out.begun_ms = attempt.begun_wall_ms;
  for (std::size_t i = 0; i < attempt.events.size(); ++i)
    out.events.push_back(event_of(attempt.events[i], i, attempt.event_ms[i]));
  out.closed = *attempt.closed;
  out.closed_ms = attempt.last_wall_ms;
  return out;
}

bool is_in(const std::vector<std::string>& list, const std::string& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

}  // namespace

bool can_hand_in(const Attempt& attempt) {
  return attempt.closed && *attempt.closed != ClosedHow::kDeclined &&
         *attempt.closed != ClosedHow::kInterrupted;
}

AttemptKind kind_of(const Portfolio& portfolio, const Attempt& attempt) {
  if (attempt.practised) return AttemptKind::kPractised;
  const Attempt* first = portfolio.first_attempt(attempt.scenario);
  return first != nullptr && first->id == attempt.id ? AttemptKind::kFirst : AttemptKind::kRepeat;
}

std::string person_as_written(std::string_view typed) {
  std::string out;
  std::size_t characters = 0;
  for (const char one : typed.substr(0, text::first_invalid_utf8(typed))) {
    const auto byte = static_cast<unsigned char>(one);
    const bool begins = (byte & 0xC0u) != 0x80u;
    if (begins && characters++ == kMostCharacters) break;
    out += byte < 0x20 || byte == 0x7F ? ' ' : one;
  }
  // What is left of the others (C1, line separators) is rare enough to be refused as a whole.
  if (text::printable(out) != out) return {};
  const std::size_t from = out.find_first_not_of(' ');
  if (from == std::string::npos) return {};
  return out.substr(from, out.find_last_not_of(' ') - from + 1);
}

ResultFile make_result(const Portfolio& portfolio, const ResultChoice& choice) {
  ResultFile file;
  file.person = person_as_written(choice.person);
  file.made_ms = choice.made_ms;
  std::set<std::string> versions;
  for (const Attempt& attempt : portfolio.attempts()) {
    if (!can_hand_in(attempt)) continue;
    if (!is_in(choice.attempts, attempt.id)) {
      ++(attempt.practised ? file.practised_left_out : file.others_left_out);
      continue;
    }
    file.attempts.push_back(attempt_of(portfolio, attempt));
    if (!is_in(choice.shipped, attempt.version)) versions.insert(attempt.version);
  }
  for (const std::string& version : versions) {
    const std::string* canonical = portfolio.canonical(version);
    if (canonical != nullptr) file.scenarios.push_back({version, *canonical});
  }
  chain(file);
  return file;
}

}  // namespace warmline::progress
