// What holds of any transcript whatever; shared by the fuzz target and the unit tests.
#pragma once

#include <string>
#include <string_view>

namespace warmline::test {

// The first byte picks the format (or, beyond them, lets the file be recognised); the rest is the
// file. Reads it, settles roles, replaces what is found, writes the draft. Empty, or what does not
// hold.
[[nodiscard]] std::string broken_promise(std::string_view input);

}  // namespace warmline::test
