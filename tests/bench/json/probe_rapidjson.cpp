// RapidJSON with its own schema validator, iterative, UTF-8 checked, numbers in full precision.
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/schema.h>

#include "probe.h"

bool read_and_validate(std::string_view text, std::string_view schema, std::string& why) {
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag |
                              rapidjson::kParseValidateEncodingFlag |
                              rapidjson::kParseFullPrecisionFlag;
  rapidjson::Document rules;
  rules.Parse(schema.data(), schema.size());
  rapidjson::Document document;
  document.Parse<kFlags>(text.data(), text.size());
  if (document.HasParseError()) {
    why = rapidjson::GetParseError_En(document.GetParseError());
    return false;
  }
  const rapidjson::SchemaDocument compiled(rules);
  rapidjson::SchemaValidator validator(compiled);
  if (document.Accept(validator)) return true;
  why = std::string("breaks ") + validator.GetInvalidSchemaKeyword();
  return false;
}
