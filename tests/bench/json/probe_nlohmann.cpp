// JSON for Modern C++ with valijson.
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "probe.h"

bool read_and_validate(std::string_view text, std::string_view schema, std::string& why) {
  try {
    const nlohmann::json rules = nlohmann::json::parse(schema);
    const nlohmann::json document = nlohmann::json::parse(text);
    valijson::Schema compiled;
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft4);
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(rules), compiled);
    valijson::Validator validator;
    valijson::ValidationResults results;
    if (validator.validate(compiled, valijson::adapters::NlohmannJsonAdapter(document), &results)) {
      return true;
    }
    valijson::ValidationResults::Error error;
    if (results.popError(error)) why = error.description;
  } catch (const std::exception& exception) {
    why = exception.what();
  }
  return false;
}
