#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <cassert>
#include <map>
#include <utility>

#include "core/json.h"
#include "core/json_read.h"
#include "core/text.h"

// RapidJSON's validator decides whether a document is sound, and stops at the first violation. What
// exactly is wrong with one that isn't, all of it and in plain words, comes from walking schema and
// document side by side. If the walk finds nothing (a keyword that it doesn't know), the
// validator's own words are passed on.
namespace warmline::json {
namespace {

using Node = rapidjson::Value;

constexpr std::size_t kMostProblems = 100;
constexpr int kMostReferences = 16;

std::string_view text_of(const Node& node) {
  return {node.GetString(), node.GetStringLength()};
}

const Node* member(const Node& object, const char* name) {
  if (!object.IsObject()) return nullptr;
  const auto found = object.FindMember(name);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

std::vector<std::string_view> names_of(const Node* object) {
  std::vector<std::string_view> names;
  if (object == nullptr) return names;
  for (const Node::Member& entry : object->GetObject()) names.push_back(text_of(entry.name));
  return names;
}

std::string plain_type(std::string_view type) {
  if (type == "string") return "a text";
  if (type == "integer") return "a whole number";
  if (type == "number") return "a number";
  if (type == "boolean") return "true or false";
  if (type == "object") return "an object in braces";
  if (type == "array") return "a list in square brackets";
  return "null";
}

std::string plain_value(const Node& value) {
  if (value.IsString()) return "the text " + text::quoted(text_of(value), 32);
  if (value.IsBool()) return value.GetBool() ? "true" : "false";
  if (value.IsObject()) return "an object";
  if (value.IsArray()) return "a list";
  if (value.IsNull()) return "null";
  return "the number " + canonical(Value(&value));
}

bool has_type(const Node& value, std::string_view type) {
  if (type == "string") return value.IsString();
  if (type == "integer") return value.IsInt64() || value.IsUint64();
  if (type == "number") return value.IsNumber();
  if (type == "boolean") return value.IsBool();
  if (type == "object") return value.IsObject();
  if (type == "array") return value.IsArray();
  return type == "null" && value.IsNull();
}

std::string how_many(std::uint64_t count, std::string_view what) {
  return std::to_string(count) + ' ' + std::string(what) + (count == 1 ? "" : "s");
}

// A description from the schema as part of a remedy: its first letter small, without the full stop.
std::string as_remedy(std::string_view description) {
  std::string words(description);
  if (!words.empty() && words.back() == '.') words.pop_back();
  const bool one_capital = words.size() > 1 && words[0] >= 'A' && words[0] <= 'Z' &&
                           !(words[1] >= 'A' && words[1] <= 'Z');
  if (one_capital) words[0] = static_cast<char>(words[0] - 'A' + 'a');
  return words;
}

}  // namespace

using Compiled = std::unique_ptr<rapidjson::SchemaDocument>;

struct Schema::Impl {
  rapidjson::Document text;
  Compiled compiled;
};

namespace {

// What stands at one place of the schema, references followed.
struct Rule {
  const Node* schema = nullptr;
  std::string_view description;  // the one nearest to where the rule is used
  std::string_view form;         // the one of the definition itself
};

class Walk {
 public:
  explicit Walk(const Node& root) : root_(root) {}

  void value(const Node& schema, const Node& value, const std::string& pointer) {
    const Rule rule = resolve(schema);
    if (!right_type(rule, value, pointer) || !in_list(rule, value, pointer)) return;
    if (value.IsString()) string(rule, value, pointer);
    if (value.IsNumber()) number(rule, value, pointer);
    if (value.IsArray()) array(rule, value, pointer);
    if (value.IsObject()) object(rule, value, pointer);
  }

  std::vector<Diagnostic> problems;

 private:
  void report(const std::string& pointer, std::string code, std::string problem,
              std::string remedy) {
    if (problems.size() >= kMostProblems) return;
    Diagnostic diagnostic;
    diagnostic.code = std::move(code);
    diagnostic.pointer = pointer;
    diagnostic.problem = std::move(problem);
    diagnostic.remedy = std::move(remedy);
    problems.push_back(std::move(diagnostic));
  }

  Rule resolve(const Node& schema) const {
    Rule rule{&schema, {}, {}};
    for (int i = 0; i < kMostReferences; ++i) {
      if (const Node* description = member(*rule.schema, "description")) {
        rule.form = text_of(*description);
        if (rule.description.empty()) rule.description = rule.form;
      }
      const Node* reference = member(*rule.schema, "$ref");
      if (reference == nullptr) break;
      const Node* next =
          rapidjson::Pointer(reference->GetString(), reference->GetStringLength()).Get(root_);
      assert(next != nullptr && "a reference of the schema leads nowhere");
      rule.schema = next;
    }
    return rule;
  }

  // At the minimum or maximum of a rule: the number there, if there is one.
  static const Node* bound(const Rule& rule, const char* name) {
    return member(*rule.schema, name);
  }

  bool right_type(const Rule& rule, const Node& value, const std::string& pointer) {
    const Node* type = member(*rule.schema, "type");
    if (type == nullptr) return true;
    std::vector<std::string_view> types;
    if (type->IsString()) types.push_back(text_of(*type));
    if (type->IsArray()) {
      for (const Node& entry : type->GetArray()) types.push_back(text_of(entry));
    }
    std::string expected;
    for (const std::string_view name : types) {
      if (has_type(value, name)) return true;
      expected += (expected.empty() ? "" : " or ") + plain_type(name);
    }
    const std::string hint = rule.description.empty() ? "" : ": " + as_remedy(rule.description);
    report(pointer, "wrong-type", expected + " is expected, not " + plain_value(value),
           "write " + expected + hint);
    return false;
  }

  bool in_list(const Rule& rule, const Node& value, const std::string& pointer) {
    const Node* list = member(*rule.schema, "enum");
    if (list == nullptr) return true;
    std::vector<std::string_view> names;
    std::string known;
    for (const Node& entry : list->GetArray()) {
      if (entry == value) return true;
      if (entry.IsString()) names.push_back(text_of(entry));
      known += (known.empty() ? "" : ", ") + canonical(Value(&entry));
    }
    std::string remedy = (list->Size() == 1 ? "write " : "use one of ") + known;
    if (value.IsString()) {
      if (const auto near = text::nearest(text_of(value), names)) {
        remedy = "did you mean " + text::quoted(*near) + "? The list is " + known;
      }
    }
    report(pointer, "not-in-list", plain_value(value) + " isn't one of the values known here",
           remedy);
    return false;
  }

  void string(const Rule& rule, const Node& value, const std::string& pointer) {
    const std::uint64_t length = text::code_points(text_of(value));
    const Node* least = bound(rule, "minLength");
    const Node* most = bound(rule, "maxLength");
    if (least != nullptr && length < least->GetUint64()) {
      report(pointer, "too-short", length == 0 ? "the text is empty" : "the text is too short",
             least->GetUint64() == 1
                 ? "write something, or leave the field out if it may be left out"
                 : "write at least " + how_many(least->GetUint64(), "character"));
      return;
    }
    if (most != nullptr && length > most->GetUint64()) {
      report(pointer, "too-long", "the text has " + how_many(length, "character"),
             "shorten it to " + std::to_string(most->GetUint64()) + " at the most");
      return;
    }
    const Node* pattern = bound(rule, "pattern");
    if (pattern != nullptr && !matches(*pattern, value)) {
      const std::string hint =
          rule.form.empty() ? "match " + std::string(text_of(*pattern)) : as_remedy(rule.form);
      report(pointer, "wrong-form",
             text::quoted(text_of(value)) + " doesn't have the form that is asked for",
             "what may stand here: " + hint);
    }
  }

  // Each pattern is compiled alone, as a schema that holds nothing else.
  bool matches(const Node& pattern, const Node& value) {
    Compiled& compiled = patterns_[text_of(pattern)];
    if (compiled == nullptr) {
      rapidjson::Document alone(rapidjson::kObjectType);
      alone.AddMember("pattern", Node(pattern, alone.GetAllocator()), alone.GetAllocator());
      compiled = std::make_unique<rapidjson::SchemaDocument>(alone);
    }
    rapidjson::SchemaValidator validator(*compiled);
    return value.Accept(validator);
  }

  void number(const Rule& rule, const Node& value, const std::string& pointer) {
    const Node* least = bound(rule, "minimum");
    const Node* most = bound(rule, "maximum");
    const bool below = least != nullptr && value.GetDouble() < least->GetDouble();
    const bool above = most != nullptr && value.GetDouble() > most->GetDouble();
    if (!below && !above) return;
    std::string remedy = "write a number";
    if (least != nullptr && most != nullptr) {
      remedy += " from " + canonical(Value(least)) + " to " + canonical(Value(most));
    } else if (least != nullptr) {
      remedy += " of at least " + canonical(Value(least));
    } else {
      remedy += " of at most " + canonical(Value(most));
    }
    report(pointer, "out-of-range",
           canonical(Value(&value)) + (below ? " is too small" : " is too large"), remedy);
  }

  void count(const Rule& rule, std::uint64_t count, const char* least_name, const char* most_name,
             std::string_view what, const std::string& pointer) {
    const Node* least = bound(rule, least_name);
    const Node* most = bound(rule, most_name);
    if (least != nullptr && count < least->GetUint64()) {
      report(pointer, "too-few",
             "here are " + how_many(count, what) + ", and there must be " +
                 std::to_string(least->GetUint64()) + " or more",
             "add " + how_many(least->GetUint64() - count, what));
    }
    if (most != nullptr && count > most->GetUint64()) {
      report(pointer, "too-many",
             "here are " + how_many(count, what) + ", and there may be " +
                 std::to_string(most->GetUint64()) + " at the most",
             "remove " + how_many(count - most->GetUint64(), what));
    }
  }

  void array(const Rule& rule, const Node& value, const std::string& pointer) {
    count(rule, value.Size(), "minItems", "maxItems", "item", pointer);
    const Node* items = member(*rule.schema, "items");
    if (items == nullptr || !items->IsObject()) return;
    for (rapidjson::SizeType i = 0; i < value.Size() && problems.size() < kMostProblems; ++i) {
      this->value(*items, value[i], child(pointer, static_cast<std::size_t>(i)));
    }
  }

  void object(const Rule& rule, const Node& value, const std::string& pointer) {
    count(rule, value.MemberCount(), "minProperties", "maxProperties", "field", pointer);
    const Node* properties = member(*rule.schema, "properties");
    const Node* others = member(*rule.schema, "additionalProperties");
    std::vector<std::string_view>
        misspelt;  // fields that are meant by unknown ones: one mistake, one line
    for (const Node::Member& entry : value.GetObject()) {
      if (problems.size() >= kMostProblems) return;
      const std::string place = child(pointer, text_of(entry.name));
      const auto known =
          properties == nullptr ? Node::ConstMemberIterator() : properties->FindMember(entry.name);
      if (properties != nullptr && known != properties->MemberEnd()) {
        this->value(known->value, entry.value, place);
      } else if (others != nullptr && others->IsObject()) {
        this->value(*others, entry.value, place);
      } else if (others != nullptr && others->IsFalse()) {
        misspelt.push_back(unknown(entry, value, names_of(properties), place));
      }
    }
    const Node* required = member(*rule.schema, "required");
    if (required == nullptr) return;
    for (const Node& name : required->GetArray()) {
      if (value.FindMember(name) != value.MemberEnd()) continue;
      if (std::find(misspelt.begin(), misspelt.end(), text_of(name)) != misspelt.end()) continue;
      missing(name, properties, pointer);
    }
  }

  void missing(const Node& name, const Node* properties, const std::string& pointer) {
    const auto known =
        properties == nullptr ? Node::ConstMemberIterator() : properties->FindMember(name);
    std::string hint;
    if (properties != nullptr && known != properties->MemberEnd()) {
      const Rule rule = resolve(known->value);
      if (!rule.description.empty()) hint = ": " + as_remedy(rule.description);
    }
    report(pointer, "missing-field", "the field " + text::quoted(text_of(name)) + " is missing",
           "add it" + hint);
  }

  // Returns the name that was meant, if one is near.
  std::string_view unknown(const Node::Member& entry, const Node& value,
                           const std::vector<std::string_view>& names, const std::string& place) {
    std::vector<std::string_view> free;  // a field that is there already is not what was meant
    for (const std::string_view name : names) {
      const Node key(
          rapidjson::StringRef(name.data(), static_cast<rapidjson::SizeType>(name.size())));
      if (value.FindMember(key) == value.MemberEnd()) free.push_back(name);
    }
    const auto near = text::nearest(text_of(entry.name), free);
    report(place, "unknown-field",
           "no field is called " + text::quoted(text_of(entry.name)) + " here",
           near ? "did you mean " + text::quoted(*near) + "?"
                : "remove it; the fields here are " + text::list_of(names, 24));
    return near.value_or(std::string_view());
  }

  const Node& root_;
  std::map<std::string_view, Compiled> patterns_;
};

}  // namespace

Schema::Schema(std::string_view schema_text) : impl_(std::make_unique<Impl>()) {
  ParseOutcome outcome = parse(schema_text);
  assert(outcome.document.has_value() && "the schema is our own text");
  impl_->text.CopyFrom(Access::of(*outcome.document), impl_->text.GetAllocator());
  impl_->compiled = std::make_unique<rapidjson::SchemaDocument>(impl_->text);
}

Schema::Schema(Schema&&) noexcept = default;
Schema::~Schema() = default;

std::vector<Diagnostic> Schema::validate(const Document& document) const {
  const Node& root = Access::of(document);
  rapidjson::SchemaValidator validator(*impl_->compiled);
  if (root.Accept(validator)) return {};
  Walk walk(impl_->text);
  walk.value(impl_->text, root, "");
  if (!walk.problems.empty()) return std::move(walk.problems);
  rapidjson::StringBuffer place;
  validator.GetInvalidDocumentPointer().Stringify(place);
  Diagnostic diagnostic;
  diagnostic.code = "schema";
  diagnostic.pointer.assign(place.GetString(), place.GetSize());
  diagnostic.problem = "this breaks the rule " + text::quoted(validator.GetInvalidSchemaKeyword()) +
                       " of the schema";
  diagnostic.remedy = "compare it with the schema";
  return {diagnostic};
}

}  // namespace warmline::json
