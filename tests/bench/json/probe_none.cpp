// The yardstick: the same program with no JSON in it.
#include "probe.h"

bool read_and_validate(std::string_view text, std::string_view schema, std::string& why) {
  why = "read nothing";
  return text.size() > schema.size();
}
