// E-mail, web and IP addresses.
#include <algorithm>

#include "anonymity/turn.h"

namespace warmline::anonymity {

namespace {

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

bool is_local(char c) {  // RFC 5322's atoms, and what isn't ASCII
  return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') ||
         (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos;
}

bool is_host(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') ||
         (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.';
}

constexpr std::size_t kLongestAddress = 254;  // RFC 5321

// Takes the tokens that the bytes touch.
void take_bytes(Turn& turn, std::size_t begin, std::size_t end, Kind kind, std::string_view why) {
  const std::size_t from = turn.token_from(begin);
  std::size_t to = from;
  while (to < turn.size() && turn.at(to).end <= end) ++to;
  turn.take(from, to, kind, why);
}

std::size_t host_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at <= kLongestAddress && is_host(text[end])) ++end;
  while (end > at && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  return end;
}

void find_mail(Turn& turn) {
  const std::string_view text = turn.text();
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && at - begin <= 64 && is_local(text[begin - 1])) --begin;
    while (begin < at && std::string_view("'`{|/=?!.,").find(text[begin]) != std::string_view::npos)
      ++begin;
    const std::size_t end = host_end(text, at + 1);
    const std::string_view host = text.substr(at + 1, end - at - 1);
    if (begin == at || host.find('.') == std::string_view::npos) continue;
    take_bytes(turn, begin, end, Kind::kEmail, "an e-mail address");
  }
}

// "anna dot berg at example dot com", as it is said.
void find_spoken_mail(Turn& turn) {
  for (std::size_t i = 1; i + 3 < turn.size(); ++i) {
    if (turn.word(i) != "at" || turn.word(i + 2) != "dot" || !is_word(turn.at(i + 1)) ||
        turn.at(i + 3).shape == Shape::kSign || turn.at(i - 1).shape == Shape::kSign) {
      continue;
    }
    std::size_t from = i - 1;
    while (from >= 2 && listed(turn.word(from - 1), "dot underscore dash hyphen")) from -= 2;
    std::size_t to = i + 4;
    while (to + 1 < turn.size() && turn.word(to) == "dot") to += 2;
    turn.take(from, to, Kind::kEmail, "an e-mail address, as it is said");
  }
}

void find_urls(Turn& turn) {
  const std::string_view text = turn.text();
  for (const std::string_view mark : {std::string_view("://"), std::string_view("www.")}) {
    for (std::size_t at = text.find(mark); at != std::string_view::npos;
         at = text.find(mark, at + mark.size())) {
      std::size_t begin = at;
      if (mark == "://") {
        while (begin > 0 && at - begin < 12 && is_host(text[begin - 1])) --begin;
        if (begin == at) continue;
      }
      std::size_t end = at + mark.size();
      while (end < text.size() && !is_space(text[end]) && text[end] != '"' && text[end] != '<' &&
             text[end] != '>') {
        ++end;
      }
      while (end > at && std::string_view(".,;:!?)'").find(text[end - 1]) != std::string_view::npos)
        --end;
      if (end > at + mark.size()) take_bytes(turn, begin, end, Kind::kUrl, "a web address");
      at = std::max(at, end - mark.size());
    }
  }
}

// "example.com" without www: letters, a dot, and an ending that only such names have.
void find_bare_hosts(Turn& turn) {
  for (std::size_t i = 0; i + 2 < turn.size(); ++i) {
    if (!is_word(turn.at(i)) || !turn.sign(i + 1, ".") || !turn.at(i + 1).glued ||
        !turn.at(i + 2).glued ||
        !listed(turn.word(i + 2), "com org net edu gov info biz io co uk de fr eu")) {
      continue;
    }
    std::size_t to = i + 3;
    if (turn.sign(to, ".") && to + 1 < turn.size() && turn.at(to + 1).glued &&
        listed(turn.word(to + 1), "uk au nz br za cy jp")) {
      to += 2;
    }
    turn.take(i, to, Kind::kUrl, "a web address");
  }
}

bool is_byte(const Token& token) {
  if (token.shape != Shape::kNumber || token.folded.size() > 3) return false;
  return std::stoi(token.folded) <= 255;
}

void find_ip4(Turn& turn) {
  for (std::size_t i = 0; i + 6 < turn.size(); ++i) {
    bool whole = is_byte(turn.at(i));
    for (std::size_t part = 1; whole && part < 4; ++part) {
      whole = turn.sign(i + 2 * part - 1, ".") && turn.at(i + 2 * part - 1).glued &&
              turn.at(i + 2 * part).glued && is_byte(turn.at(i + 2 * part));
    }
    if (i >= 2 && turn.at(i).glued && turn.sign(i - 1, ".") && turn.at(i - 1).glued &&
        turn.is(i - 2, Shape::kNumber)) {
      continue;
    }
    const bool goes_on = turn.sign(i + 7, ".") && i + 8 < turn.size() && turn.at(i + 8).glued &&
                         turn.is(i + 8, Shape::kNumber);
    if (whole && !goes_on) turn.take(i, i + 7, Kind::kIp, "an IP address");
  }
}

// RFC 4291, section 2.2: eight groups of up to four hexadecimal digits, or fewer around "::".
void find_ip6(Turn& turn) {
  const auto is_group = [&](std::size_t i) {
    return i < turn.size() && turn.at(i).shape != Shape::kSign && turn.word(i).size() <= 4 &&
           turn.word(i).find_first_not_of("0123456789abcdef") == std::string_view::npos;
  };
  for (std::size_t i = 0; i < turn.size(); ++i) {
    if (!is_group(i) && !turn.sign(i, ":")) continue;
    std::size_t to = i;
    int groups = 0;
    int colons = 0;
    bool gap = false;
    while (to < turn.size() && (to == i || turn.at(to).glued)) {
      if (turn.sign(to, ":")) {
        ++colons;
        gap = gap || (to > i && turn.sign(to - 1, ":"));
      } else if (is_group(to)) {
        ++groups;
      } else {
        break;
      }
      ++to;
    }
    if ((groups == 8 && colons == 7) || (gap && groups >= 3 && groups <= 7 && colons <= 8)) {
      turn.take(i, to, Kind::kIp, "an IP address");
    }
    i = std::max(i, to == 0 ? i : to - 1);
  }
}

}  // namespace

void find_addresses_of_the_net(Turn& turn) {
  find_mail(turn);
  find_urls(turn);
  find_ip4(turn);
  find_ip6(turn);
  find_spoken_mail(turn);
  find_bare_hosts(turn);
}

}  // namespace warmline::anonymity
