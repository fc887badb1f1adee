// One way of reading and validating JSON, for comparison.
#pragma once

#include <string>
#include <string_view>

// True if `text` is read and follows `schema`; otherwise why not.
bool read_and_validate(std::string_view text, std::string_view schema, std::string& why);
