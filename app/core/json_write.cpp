#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cassert>
#include <vector>

#include "core/json.h"
#include "core/json_read.h"

namespace warmline::json {
namespace {

using Node = rapidjson::Value;

std::string_view text_of(const Node& node) {
  return {node.GetString(), node.GetStringLength()};
}

// Only numbers with a point or an exponent come here: the shortest digits that read back as the
// same number.
void append_real(std::string& out, const Node& node) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  node.Accept(writer);
  out.append(buffer.GetString(), buffer.GetSize());
}

void append_canonical(std::string& out, const Node& node);

void append_members(std::string& out, const Node& node) {
  std::vector<const Node::Member*> members;
  members.reserve(node.MemberCount());
  for (const Node::Member& member : node.GetObject()) members.push_back(&member);
  std::sort(members.begin(), members.end(), [](const Node::Member* a, const Node::Member* b) {
    return text_of(a->name) < text_of(b->name);
  });
  out += '{';
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i > 0) out += ',';
    append_escaped(out, text_of(members[i]->name));
    out += ':';
    append_canonical(out, members[i]->value);
  }
  out += '}';
}

// Recursion is bounded by the depth that parse() lets in.
void append_canonical(std::string& out, const Node& node) {
  if (node.IsObject()) {
    append_members(out, node);
  } else if (node.IsArray()) {
    out += '[';
    bool first = true;
    for (const Node& item : node.GetArray()) {
      if (!first) out += ',';
      first = false;
      append_canonical(out, item);
    }
    out += ']';
  } else if (node.IsString()) {
    append_escaped(out, text_of(node));
  } else if (node.IsInt64()) {
    out += std::to_string(node.GetInt64());
  } else if (node.IsUint64()) {
    out += std::to_string(node.GetUint64());
  } else if (node.IsNumber()) {
    append_real(out, node);
  } else if (node.IsBool()) {
    out += node.GetBool() ? "true" : "false";
  } else {
    out += "null";
  }
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  static constexpr char kDigits[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (byte < 0x20) {
          out += "\\u00";
          out += kDigits[byte >> 4];
          out += kDigits[byte & 0xFu];
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

std::string canonical(const Value& value) {
  std::string out;
  if (value.node() != nullptr) append_canonical(out, *static_cast<const Node*>(value.node()));
  return out;
}

struct Writer::Impl {
  struct Open {
    bool object = false;
    bool any = false;
    bool key_written = false;
  };

  void before_value() {
    if (open.empty()) {
      assert(out.empty() && "one value is a whole text");
      return;
    }
    Open& top = open.back();
    if (top.object) {
      assert(top.key_written && "a value in an object needs its key first");
      top.key_written = false;
    } else {
      separate();
    }
  }

  void separate() {
    if (open.back().any) out += ',';
    open.back().any = true;
    new_line();
  }

  void new_line() {
    if (!pretty) return;
    out += '\n';
    out.append(2 * open.size(), ' ');
  }

  void begin(char bracket) {
    before_value();
    out += bracket;
    open.emplace_back();
    open.back().object = bracket == '{';
  }

  void end(char bracket) {
    assert(!open.empty() && open.back().object == (bracket == '}') && !open.back().key_written);
    const bool any = open.back().any;
    open.pop_back();
    if (any) new_line();
    out += bracket;
  }

  bool pretty = false;
  std::string out;
  std::vector<Open> open;
};

Writer::Writer(bool pretty) : impl_(std::make_unique<Impl>()) {
  impl_->pretty = pretty;
}
Writer::Writer(Writer&&) noexcept = default;
Writer::~Writer() = default;

Writer& Writer::begin_object() {
  impl_->begin('{');
  return *this;
}

Writer& Writer::end_object() {
  impl_->end('}');
  return *this;
}

Writer& Writer::begin_array() {
  impl_->begin('[');
  return *this;
}

Writer& Writer::end_array() {
  impl_->end(']');
  return *this;
}

Writer& Writer::key(std::string_view name) {
  assert(!impl_->open.empty() && impl_->open.back().object && !impl_->open.back().key_written);
  impl_->separate();
  append_escaped(impl_->out, name);
  impl_->out += impl_->pretty ? ": " : ":";
  impl_->open.back().key_written = true;
  return *this;
}

Writer& Writer::string(std::string_view text) {
  impl_->before_value();
  append_escaped(impl_->out, text);
  return *this;
}

Writer& Writer::integer(std::int64_t number) {
  impl_->before_value();
  impl_->out += std::to_string(number);
  return *this;
}

Writer& Writer::thousandths(std::int64_t number) {
  impl_->before_value();
  const std::uint64_t size =
      number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
  std::string digits = std::to_string(size % 1000);
  digits.insert(0, 3 - digits.size(), '0');
  while (!digits.empty() && digits.back() == '0') digits.pop_back();
  impl_->out += (number < 0 ? "-" : "") + std::to_string(size / 1000);
  if (!digits.empty()) impl_->out += "." + digits;
  return *this;
}

Writer& Writer::boolean(bool value) {
  impl_->before_value();
  impl_->out += value ? "true" : "false";
  return *this;
}

Writer& Writer::null() {
  impl_->before_value();
  impl_->out += "null";
  return *this;
}

std::string Writer::take() {
  assert(impl_->open.empty() && "something is still open");
  return std::move(impl_->out);
}

}  // namespace warmline::json
