// What a packaged site's page may do beyond what every site of Warmline may: its content security
// policy stands in two of its files, as web/headers.mjs writes it, and is widened in both.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace warmline::cli {

// Of a URL, what a policy can be given for it, so that nothing else beside it is let in: the URL
// itself, its host in small letters. `what` is what people call it: "--lrs". Errors "not-an-url":
// neither https: nor, on this machine (localhost, 127.0.0.1), http:; an IPv6 number, which policies
// don't know; somebody's name or password, a query or a fragment in it; a sign that would end the
// policy's entry.
[[nodiscard]] Result<std::string> policy_source(std::string_view url, std::string_view what);

// index.html or _headers with `source` added to this directive of every policy in it; where it said
// 'none' the source stands in its place. Adding what is there changes nothing. Error "not-a-site":
// there is no policy in it, or one without that directive (a <meta> has no frame-ancestors).
[[nodiscard]] Result<std::string> widen(std::string text, std::string_view directive,
                                        std::string_view source);

}  // namespace warmline::cli
