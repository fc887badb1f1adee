#include "core/json.h"

#include <cassert>
#include <set>
#include <utility>

#include "core/json_read.h"
#include "core/text.h"
#include "core/tr.h"

namespace warmline::json {
namespace {

using Node = rapidjson::Value;

const Node* node_of(const Value& value) {
  return static_cast<const Node*>(value.node());
}

rapidjson::SizeType size_of(std::size_t number) {
  return static_cast<rapidjson::SizeType>(number);
}

std::string megabytes(std::size_t bytes) {
  const std::size_t tenths = bytes * 10 / (1u << 20);
  return tr("{0} MB", number_words(static_cast<double>(tenths) / 10, 1));
}

// Builds RapidJSON's document from the events and keeps the limits while doing so.
class Builder final : public Sink {
 public:
  Builder(std::string_view text, const Limits& limits) : text_(text), limits_(limits) {}

  // RapidJSON's Populate calls this with the document as the handler of events.
  bool operator()(rapidjson::Document& document) {
    document_ = &document;
    result_ = read(text_, *this);
    return result_.code == rapidjson::kParseErrorNone && problems_.empty();
  }

  bool on(const Event& event) override {
    path_.before(event);
    if (!within_limits(event) || !sound(event)) return false;
    const bool wanted = forward(event);
    path_.after(event);
    return wanted;
  }

  std::vector<Diagnostic> take_problems() {
    if (result_.code != rapidjson::kParseErrorNone &&
        result_.code != rapidjson::kParseErrorTermination) {
      problems_.push_back(syntax_problem(result_, text_));
      problems_.back().pointer = path_.container();
    }
    return std::move(problems_);
  }

 private:
  void problem(const Event& event, std::string code, std::string what, std::string remedy) {
    const Position position = position_at(text_, event.offset);
    Diagnostic diagnostic;
    diagnostic.code = std::move(code);
    diagnostic.pointer = path_.pointer();
    diagnostic.problem = std::move(what);
    diagnostic.remedy = std::move(remedy);
    diagnostic.line = position.line;
    diagnostic.column = position.column;
    problems_.push_back(std::move(diagnostic));
  }

  bool within_limits(const Event& event) {
    if (event.type == EventType::kKey || event.type == EventType::kEndObject ||
        event.type == EventType::kEndArray)
      return true;
    if (++values_ > limits_.values) {
      problem(event, "too-many-values", tr("the file holds more than {0} values", limits_.values),
              tr("split it"));
      return false;
    }
    const bool opens =
        event.type == EventType::kStartObject || event.type == EventType::kStartArray;
    if (opens && path_.depth() >= limits_.depth) {
      problem(event, "too-deep",
              tr("objects and lists stand inside each other more than {0} deep", limits_.depth),
              tr("make it flatter"));
      return false;
    }
    return true;
  }

  // What RapidJSON lets pass: a lone low surrogate as an escape, the character NUL, a name that was
  // there already.
  bool sound(const Event& event) {
    if (event.type != EventType::kString && event.type != EventType::kKey) return true;
    if (text::first_invalid_utf8(event.text) != text::kNone) {
      problem(event, "not-utf-8", tr("an escape in this text is half of a pair"),
              tr("write the character itself"));
      // A key like that can't be part of a pointer.
      std::string& pointer = problems_.back().pointer;
      if (event.type == EventType::kKey) pointer.resize(pointer.rfind('/'));
      return false;
    }
    if (event.text.find('\0') != std::string_view::npos) {
      problem(event, "syntax", tr("this text contains the character NUL"), tr("remove \\u0000"));
      return false;
    }
    return event.type == EventType::kString || first_of_its_name(event);
  }

  bool first_of_its_name(const Event& event) {
    if (names_.back().insert(std::string(event.text)).second) return true;
    if (problems_.size() < kMostDuplicates) {
      problem(event, "duplicate-key",
              tr("the field {0} was written before in the same object", text::quoted(event.text)),
              tr("keep one of the two"));
    }
    return true;
  }

  bool forward(const Event& event) {
    rapidjson::Document& document = *document_;
    const auto length = size_of(event.text.size());
    switch (event.type) {
      case EventType::kNull:
        return document.Null();
      case EventType::kBool:
        return document.Bool(event.boolean);
      case EventType::kInteger:
        return document.Int64(event.integer);
      case EventType::kUnsigned:
        return document.Uint64(event.big);
      case EventType::kDouble:
        return document.Double(event.real);
      case EventType::kString:
        return document.String(event.text.data(), length, true);
      case EventType::kKey:
        return document.Key(event.text.data(), length, true);
      case EventType::kStartArray:
        return document.StartArray();
      case EventType::kEndArray:
        return document.EndArray(event.count);
      case EventType::kStartObject:
        names_.emplace_back();
        return document.StartObject();
      case EventType::kEndObject:
        names_.pop_back();
        return document.EndObject(event.count);
    }
    return false;
  }

  static constexpr std::size_t kMostDuplicates = 100;

  std::string_view text_;
  Limits limits_;
  rapidjson::Document* document_ = nullptr;
  Path path_;
  std::vector<std::set<std::string>>
      names_;  // of the objects that are open; a tree, for nobody can make it collide
  std::size_t values_ = 0;
  ReadResult result_;
  std::vector<Diagnostic> problems_;
};

Diagnostic whole_file(std::string code, std::string what, std::string remedy, Position position) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.problem = std::move(what);
  diagnostic.remedy = std::move(remedy);
  diagnostic.line = position.line;
  diagnostic.column = position.column;
  return diagnostic;
}

}  // namespace

bool Value::is_object() const {
  return node_ != nullptr && node_of(*this)->IsObject();
}
bool Value::is_array() const {
  return node_ != nullptr && node_of(*this)->IsArray();
}
bool Value::is_string() const {
  return node_ != nullptr && node_of(*this)->IsString();
}
bool Value::is_integer() const {
  return node_ != nullptr && node_of(*this)->IsInt64();
}
bool Value::is_number() const {
  return node_ != nullptr && node_of(*this)->IsNumber();
}
bool Value::is_bool() const {
  return node_ != nullptr && node_of(*this)->IsBool();
}

std::string_view Value::string() const {
  if (!is_string()) return {};
  return {node_of(*this)->GetString(), node_of(*this)->GetStringLength()};
}

std::int64_t Value::integer(std::int64_t otherwise) const {
  return is_integer() ? node_of(*this)->GetInt64() : otherwise;
}

double Value::real(double otherwise) const {
  return is_number() ? node_of(*this)->GetDouble() : otherwise;
}

bool Value::boolean(bool otherwise) const {
  return is_bool() ? node_of(*this)->GetBool() : otherwise;
}

std::size_t Value::size() const {
  if (is_array()) return node_of(*this)->Size();
  if (is_object()) return node_of(*this)->MemberCount();
  return 0;
}

Value Value::item(std::size_t index) const {
  if (!is_array() || index >= size()) return Value();
  return Value(&(*node_of(*this))[size_of(index)]);
}

std::string_view Value::name(std::size_t index) const {
  if (!is_object() || index >= size()) return {};
  const Node& name = (node_of(*this)->MemberBegin() + static_cast<std::ptrdiff_t>(index))->name;
  return {name.GetString(), name.GetStringLength()};
}

Value Value::member(std::size_t index) const {
  if (!is_object() || index >= size()) return Value();
  return Value(&(node_of(*this)->MemberBegin() + static_cast<std::ptrdiff_t>(index))->value);
}

std::optional<Value> Value::find(std::string_view name) const {
  if (!is_object()) return std::nullopt;
  const Node key(
      rapidjson::StringRef(name.data() == nullptr ? "" : name.data(), size_of(name.size())));
  const auto found = node_of(*this)->FindMember(key);
  if (found == node_of(*this)->MemberEnd()) return std::nullopt;
  return Value(&found->value);
}

Document::Document() : impl_(std::make_unique<Impl>()) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;
Value Document::root() const {
  return Value(&impl_->document);
}

ParseOutcome parse(std::string_view text, const Limits& limits) {
  ParseOutcome outcome;
  if (text.size() > limits.bytes) {
    outcome.problems.push_back(whole_file("too-large",
                                          tr("the file has {0}, more than the {1} that can be read",
                                             megabytes(text.size()), megabytes(limits.bytes)),
                                          tr("split it"), Position{}));
    return outcome;
  }
  const std::size_t bad_byte = text::first_invalid_utf8(text);
  if (bad_byte != text::kNone) {
    outcome.problems.push_back(whole_file("not-utf-8", tr("the file isn't UTF-8 from here on"),
                                          tr("save it with the encoding UTF-8"),
                                          position_at(text, bad_byte)));
    return outcome;
  }
  rapidjson::Document document;
  Builder builder(text, limits);
  document.Populate(builder);
  outcome.problems = builder.take_problems();
  if (outcome.problems.empty()) outcome.document = Access::make(std::move(document));
  return outcome;
}

}  // namespace warmline::json
