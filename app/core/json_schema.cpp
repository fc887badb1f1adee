#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <cassert>
#include <map>
#include <utility>

#include "core/json.h"
#include "core/json_read.h"
#include "core/text.h"
#include "core/tr.h"

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
  if (type == "string") return tr("a text##JSON");
  if (type == "integer") return tr("a whole number##JSON");
  if (type == "number") return tr("a number##JSON");
  if (type == "boolean") return tr("true or false##JSON");
  if (type == "object") return tr("an object in braces##JSON");
  if (type == "array") return tr("a list in square brackets##JSON");
  return "null";
}

std::string plain_value(const Node& value) {
  if (value.IsString()) return tr("the text {0}##JSON", text::quoted(text_of(value), 32));
  if (value.IsBool()) return value.GetBool() ? "true" : "false";
  if (value.IsObject()) return tr("an object##JSON");
  if (value.IsArray()) return tr("a list##JSON");
  if (value.IsNull()) return "null";
  return tr("the number {0}##JSON", canonical(Value(&value)));
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

std::int64_t number_of(std::uint64_t count) {
  return static_cast<std::int64_t>(count);
}

// A description from the schema as part of a remedy: its first letter small, without the full stop.
// That is the message, which web/lang.mjs can't find in the sources.
std::string as_remedy(std::string_view description) {
  std::string words(description);
  if (!words.empty() && words.back() == '.') words.pop_back();
  const bool one_capital = words.size() > 1 && words[0] >= 'A' && words[0] <= 'Z' &&
                           !(words[1] >= 'A' && words[1] <= 'Z');
  if (one_capital) words[0] = static_cast<char>(words[0] - 'A' + 'a');
  return tr(Message(words.c_str()));
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
      const std::string words = plain_type(name);
      expected = expected.empty() ? words : tr("{0} or {1}##list", expected, words);
    }
    report(pointer, "wrong-type", tr("{0} is expected, not {1}", expected, plain_value(value)),
           rule.description.empty() ? tr("write {0}##a kind of value", expected)
                                    : tr("write {0}: {1}##a kind of value, and its description",
                                         expected, as_remedy(rule.description)));
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
    std::string remedy =
        tr(list->Size() == 1 ? "write {0}##the one value" : "use one of {0}", known);
    if (value.IsString()) {
      if (const auto near = text::nearest(text_of(value), names)) {
        remedy = tr("did you mean {0}? The list is {1}", text::quoted(*near), known);
      }
    }
    report(pointer, "not-in-list", tr("{0} isn't one of the values known here", plain_value(value)),
           remedy);
    return false;
  }

  void string(const Rule& rule, const Node& value, const std::string& pointer) {
    const std::uint64_t length = text::code_points(text_of(value));
    const Node* least = bound(rule, "minLength");
    const Node* most = bound(rule, "maxLength");
    if (least != nullptr && length < least->GetUint64()) {
      report(pointer, "too-short", tr(length == 0 ? "the text is empty" : "the text is too short"),
             least->GetUint64() == 1
                 ? tr("write something, or leave the field out if it may be left out")
                 : tr_n("write at least {0} character", "write at least {0} characters",
                        number_of(least->GetUint64())));
      return;
    }
    if (most != nullptr && length > most->GetUint64()) {
      report(pointer, "too-long",
             tr_n("the text has {0} character", "the text has {0} characters", number_of(length)),
             tr("shorten it to {0} at the most", most->GetUint64()));
      return;
    }
    const Node* pattern = bound(rule, "pattern");
    if (pattern != nullptr && !matches(*pattern, value)) {
      const std::string hint =
          rule.form.empty() ? tr("match {0}##a pattern", text_of(*pattern)) : as_remedy(rule.form);
      report(pointer, "wrong-form",
             tr("{0} doesn't have the form that is asked for", text::quoted(text_of(value))),
             tr("what may stand here: {0}", hint));
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
    std::string remedy;
    if (least != nullptr && most != nullptr) {
      remedy =
          tr("write a number from {0} to {1}", canonical(Value(least)), canonical(Value(most)));
    } else if (least != nullptr) {
      remedy = tr("write a number of at least {0}", canonical(Value(least)));
    } else {
      remedy = tr("write a number of at most {0}", canonical(Value(most)));
    }
    report(pointer, "out-of-range",
           tr(below ? "{0} is too small" : "{0} is too large", canonical(Value(&value))), remedy);
  }

  void count_items(const Rule& rule, std::uint64_t count, const std::string& pointer) {
    const Node* least = bound(rule, "minItems");
    const Node* most = bound(rule, "maxItems");
    if (least != nullptr && count < least->GetUint64()) {
      report(pointer, "too-few",
             tr_n("here are {0} item, and there must be {1} or more",
                  "here are {0} items, and there must be {1} or more", number_of(count),
                  least->GetUint64()),
             tr_n("add {0} item", "add {0} items", number_of(least->GetUint64() - count)));
    }
    if (most != nullptr && count > most->GetUint64()) {
      report(pointer, "too-many",
             tr_n("here are {0} item, and there may be {1} at the most",
                  "here are {0} items, and there may be {1} at the most", number_of(count),
                  most->GetUint64()),
             tr_n("remove {0} item", "remove {0} items", number_of(count - most->GetUint64())));
    }
  }

  void count_fields(const Rule& rule, std::uint64_t count, const std::string& pointer) {
    const Node* least = bound(rule, "minProperties");
    const Node* most = bound(rule, "maxProperties");
    if (least != nullptr && count < least->GetUint64()) {
      report(pointer, "too-few",
             tr_n("here are {0} field, and there must be {1} or more",
                  "here are {0} fields, and there must be {1} or more", number_of(count),
                  least->GetUint64()),
             tr_n("add {0} field", "add {0} fields", number_of(least->GetUint64() - count)));
    }
    if (most != nullptr && count > most->GetUint64()) {
      report(pointer, "too-many",
             tr_n("here are {0} field, and there may be {1} at the most",
                  "here are {0} fields, and there may be {1} at the most", number_of(count),
                  most->GetUint64()),
             tr_n("remove {0} field", "remove {0} fields", number_of(count - most->GetUint64())));
    }
  }

  void array(const Rule& rule, const Node& value, const std::string& pointer) {
    count_items(rule, value.Size(), pointer);
    const Node* items = member(*rule.schema, "items");
    if (items == nullptr || !items->IsObject()) return;
    for (rapidjson::SizeType i = 0; i < value.Size() && problems.size() < kMostProblems; ++i) {
      this->value(*items, value[i], child(pointer, static_cast<std::size_t>(i)));
    }
  }

  void object(const Rule& rule, const Node& value, const std::string& pointer) {
    count_fields(rule, value.MemberCount(), pointer);
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
    std::string remedy = tr("add it##a field");
    if (properties != nullptr && known != properties->MemberEnd()) {
      const Rule rule = resolve(known->value);
      if (!rule.description.empty())
        remedy = tr("add it: {0}##a field and its description", as_remedy(rule.description));
    }
    report(pointer, "missing-field", tr("the field {0} is missing", text::quoted(text_of(name))),
           std::move(remedy));
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
           tr("no field is called {0} here", text::quoted(text_of(entry.name))),
           near ? tr("did you mean {0}?", text::quoted(*near))
                : tr("remove it; the fields here are {0}", text::list_of(names, 24)));
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
  diagnostic.problem = tr("this breaks the rule {0} of the schema",
                          text::quoted(validator.GetInvalidSchemaKeyword()));
  diagnostic.remedy = tr("compare it with the schema");
  return {diagnostic};
}

}  // namespace warmline::json
