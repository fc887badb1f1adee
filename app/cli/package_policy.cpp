#include "cli/package_policy.h"

#include <algorithm>
#include <cctype>
#include <cstddef>

namespace warmline::cli {
namespace {

constexpr std::string_view kMeta = "http-equiv=\"Content-Security-Policy\" content=\"";
constexpr std::string_view kHeader = "Content-Security-Policy: ";
constexpr std::string_view kNothing = "'none'";

struct Span {
  std::size_t from = 0, to = 0;
};

// The next policy at or after `at`: of a <meta> up to its quote, of a header up to the line's end.
bool next_policy(std::string_view text, std::size_t at, Span& found) {
  const std::size_t meta = text.find(kMeta, at);
  const std::size_t header = text.find(kHeader, at);
  if (meta == std::string_view::npos && header == std::string_view::npos) return false;
  const bool in_meta = meta < header;
  found.from = in_meta ? meta + kMeta.size() : header + kHeader.size();
  found.to = std::min(text.find(in_meta ? '"' : '\n', found.from), text.size());
  return true;
}

// The directive's value within a policy.
bool find_value(std::string_view text, const Span& policy, std::string_view directive,
                Span& found) {
  for (std::size_t at = policy.from; at < policy.to;) {
    const std::size_t end = std::min(text.find(';', at), policy.to);
    while (at < end && text[at] == ' ') ++at;
    const std::string_view entry = text.substr(at, end - at);
    if (entry.substr(0, directive.size()) == directive && entry.size() > directive.size() &&
        entry[directive.size()] == ' ') {
      found = {at + directive.size() + 1, end};
      return true;
    }
    at = end + 1;
  }
  return false;
}

bool lists(std::string_view value, std::string_view source) {
  for (std::size_t at = 0; at <= value.size();) {
    const std::size_t end = std::min(value.find(' ', at), value.size());
    if (value.substr(at, end - at) == source) return true;
    at = end + 1;
  }
  return false;
}

bool can_stand(char sign) {
  const auto byte = static_cast<unsigned char>(sign);
  return std::isalnum(byte) != 0 ||
         std::string_view("-._~:/%").find(sign) != std::string_view::npos;
}

bool all_of(std::string_view text, std::string_view others, int (*is)(int)) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char sign) {
    return is(static_cast<unsigned char>(sign)) != 0 || others.find(sign) != std::string_view::npos;
  });
}

}  // namespace

Result<std::string> policy_source(std::string_view url, std::string_view what) {
  const auto refused = [&](const std::string& why) {
    return Error{"not-an-url", std::string(what) + " " + why, std::string(url)};
  };
  const std::size_t colon = url.find("://");
  const std::string_view scheme = url.substr(0, colon);
  if (colon == std::string_view::npos || (scheme != "https" && scheme != "http"))
    return refused("takes a whole address: https://lrs.example/xapi/");
  const std::string_view rest = url.substr(colon + 3);
  const std::string_view authority = rest.substr(0, rest.find('/'));
  // The grammar of a policy's host (CSP 3, host-part) has no brackets, so browsers pass over it.
  if (authority.substr(0, 1) == "[")
    return refused(
        "names its host by an IPv6 number, which no browser's policy can allow; say localhost, or "
        "the host's name");
  if (!std::all_of(url.begin(), url.end(), can_stand))
    return refused("takes an address without a name or a key, a query, or a fragment in it");
  std::string_view host = authority;
  if (const std::size_t port = authority.find_last_of(':'); port != std::string_view::npos) {
    host = authority.substr(0, port);
    if (!all_of(authority.substr(port + 1), "", std::isdigit))
      return refused("has a port that is no number");
  }
  const bool here = host == "localhost" || host == "127.0.0.1";
  if (!all_of(host, "-.", std::isalnum)) return refused("has a host that is no name");
  if (scheme == "http" && !here)
    return refused("has to begin with https:, so that nobody on the way can read what is sent");
  std::string source(url);
  std::transform(
      source.begin(), source.begin() + static_cast<std::ptrdiff_t>(colon + 3 + authority.size()),
      source.begin(), [](unsigned char sign) { return static_cast<char>(std::tolower(sign)); });
  return source;
}

Result<std::string> widen(std::string text, std::string_view directive, std::string_view source) {
  Span policy;
  bool any = false;
  for (std::size_t at = 0; next_policy(text, at, policy); at = policy.from) {
    Span value;
    if (!find_value(text, policy, directive, value))
      return Error{"not-a-site", "its policy says nothing of " + std::string(directive), ""};
    const std::string_view said = std::string_view(text).substr(value.from, value.to - value.from);
    any = true;
    if (lists(said, source)) continue;
    const std::string after =
        said == kNothing ? std::string(source) : std::string(said) + " " + std::string(source);
    text.replace(value.from, value.to - value.from, after);
  }
  if (!any) return Error{"not-a-site", "it holds no content security policy", ""};
  return text;
}

}  // namespace warmline::cli
