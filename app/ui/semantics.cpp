#include "ui/semantics.h"

#include <cassert>
#include <cmath>
#include <functional>
#include <utility>

#include "core/json.h"

namespace warmline::ui {
namespace {

constexpr std::string_view kRoleNames[] = {
    "group",     "banner", "navigation", "main",     "complementary", "region",    "heading",
    "text",      "button", "link",       "list",     "listitem",      "meter",     "status",
    "dialog",    "image",  "table",      "row",      "columnheader",  "rowheader", "cell",
    "textfield", "select", "scroll",     "textarea", "plane",         "chart",     "label"};

std::int64_t tenths(float px) {
  return std::llround(static_cast<double>(px) * 10);
}

// Rectangles go out in tenths of a pixel, whole numbers: no float formatting, and no patch for
// invisible jitter.
void write_node(json::Writer& out, const Node& node) {
  out.begin_object();
  out.key("id").string(node.id);
  out.key("role").string(kRoleNames[static_cast<std::size_t>(node.role)]);
  out.key("at").begin_array();
  for (const float px : {node.rect.x, node.rect.y, node.rect.w, node.rect.h})
    out.integer(tenths(px));
  out.end_array();
  if (!node.name.empty()) out.key("name").string(node.name);
  if (!node.description.empty()) out.key("about").string(node.description);
  if (!node.href.empty()) out.key("href").string(node.href);
  if (node.level > 0) out.key("level").integer(node.level);
  if (node.disabled) out.key("disabled").boolean(true);
  if (node.current) out.key("current").boolean(true);
  if (node.pressed >= 0) out.key("pressed").boolean(node.pressed == 1);
  if (node.expanded >= 0) out.key("expanded").boolean(node.expanded == 1);
  if (node.focusable) out.key("focusable").boolean(true);
  if (node.through) out.key("through").boolean(true);
  if (node.sorted != 0) out.key("sort").string(node.sorted > 0 ? "ascending" : "descending");
  if (node.role == Role::kMeter || node.role == Role::kChart) {
    out.key("value").integer(node.value);
    out.key("max").integer(node.max);
  }
  if (node.role == Role::kSelect) {
    out.key("options").begin_array();
    for (const std::string& option : node.options) out.string(option);
    out.end_array();
  }
  if (node.role == Role::kChart) out.key("text").string(node.text);
  if (node.role == Role::kLabel) out.key("for").string(node.text);
  const bool typed = node.role == Role::kTextField || node.role == Role::kTextArea;
  if (typed && node.max > 0) out.key("max").integer(node.max);
  if (typed || node.role == Role::kSelect) {
    out.key("text").string(node.text);
    if (!node.secret.empty()) out.key("secret").string(node.secret);
    if (!node.enter.empty()) out.key("enter").string(node.enter);
    out.key("font").begin_array().integer(tenths(node.font_px)).integer(tenths(node.line_px));
    out.integer(400).end_array();
  }
  if (!node.language.empty()) out.key("lang").string(node.language);
  if (node.role == Role::kScroll) out.key("content").integer(tenths(node.content_h));
  if (node.role == Role::kText || node.role == Role::kHeading || node.role == Role::kLabel) {
    out.key("font").begin_array().integer(tenths(node.font_px)).integer(tenths(node.line_px));
    out.integer(node.bold ? 600 : 400).end_array();
    if (node.centred) out.key("centred").boolean(true);
  }
  out.end_object();
}

std::string to_json(const Node& node) {
  json::Writer out;
  write_node(out, node);
  return out.take();
}

std::size_t mix(std::size_t seed, std::string_view text) {
  return (seed ^ std::hash<std::string_view>{}(text)) * 0x9E3779B1u;
}

}  // namespace

void Semantics::begin_frame() {
  nodes_.clear();
  open_.clear();
  keys_.clear();
}

int Semantics::open(Node node) {
  node.screen = node.rect;
  node.language = language_;
  if (!open_.empty()) {
    node.parent = open_.back();
    const Node& parent = nodes_[static_cast<std::size_t>(node.parent)];
    node.rect.x -= parent.screen.x;
    node.rect.y -= parent.screen.y - parent.scroll_y;
  }
  nodes_.push_back(std::move(node));
  const int index = static_cast<int>(nodes_.size()) - 1;
  open_.push_back(index);
  return index;
}

void Semantics::close() {
  assert(!open_.empty());
  open_.pop_back();
}

void Semantics::resize(int index, float w, float h) {
  Node& node = at(index);
  node.rect.w = node.screen.w = w;
  node.rect.h = node.screen.h = h;
}

const Node* Semantics::find(std::string_view id) const {
  for (const Node& node : nodes_) {
    if (node.id == id) return &node;
  }
  return nullptr;
}

void Semantics::claim_key(std::string_view key) {
  if (!claims(key)) keys_.emplace_back(key);
}

bool Semantics::claims(std::string_view key) const {
  for (const std::string& claimed : keys_) {
    if (claimed == key) return true;
  }
  return false;
}

std::string Semantics::take_patch() {
  json::Writer out;
  bool changed = false;
  out.begin_object();

  std::size_t order = 1;
  for (const Node& node : nodes_) {
    order = mix(order, node.id) + static_cast<std::size_t>(node.parent + 1);
  }
  if (order != sent_order_) {
    sent_order_ = order;
    changed = true;
    out.key("order").begin_array();
    for (const Node& node : nodes_) {
      out.begin_array().string(node.id);
      out.string(node.parent < 0
                     ? std::string_view{}
                     : std::string_view{nodes_[static_cast<std::size_t>(node.parent)].id});
      out.end_array();
    }
    out.end_array();
  }

  std::unordered_map<std::string, std::size_t> now;
  std::vector<const Node*> fresh;
  for (const Node& node : nodes_) {
    const std::size_t hash = mix(2, to_json(node));
    const auto before = sent_.find(node.id);
    if (before == sent_.end() || before->second != hash) fresh.push_back(&node);
    const bool unique = now.emplace(node.id, hash).second;
    assert(unique && "two nodes of one frame share an id");
    static_cast<void>(unique);
  }
  sent_ = std::move(now);
  if (!fresh.empty()) {
    changed = true;
    out.key("nodes").begin_array();
    for (const Node* node : fresh) write_node(out, *node);
    out.end_array();
  }

  std::size_t keys = 3;
  for (const std::string& key : keys_) keys = mix(keys, key);
  if (keys != sent_keys_) {
    sent_keys_ = keys;
    changed = true;
    out.key("keys").begin_array();
    for (const std::string& key : keys_) out.string(key);
    out.end_array();
  }
  if (title_ != sent_title_) {
    sent_title_ = title_;
    changed = true;
    out.key("title").string(title_);
  }
  if (icon_ != sent_icon_) {
    sent_icon_ = icon_;
    changed = true;
    out.key("icon").string(icon_);
  }
  if (sent_dark_ != (dark_ ? 1 : 0)) {
    sent_dark_ = dark_ ? 1 : 0;
    changed = true;
    out.key("dark").boolean(dark_);
  }
  if (sent_plain_ != (plain_ ? 1 : 0)) {
    sent_plain_ = plain_ ? 1 : 0;
    changed = true;
    out.key("plain").boolean(plain_);
  }
  if (!requests_.focus.empty()) {
    changed = true;
    out.key("focus").string(requests_.focus);
  }
  if (!requests_.announce.empty()) {
    changed = true;
    out.key("announce").string(requests_.announce);
  }
  if (requests_.hush) {
    changed = true;
    out.key("hush").boolean(true);
  }
  if (!requests_.aloud.empty()) {
    changed = true;
    out.key("aloud").begin_array();
    for (const Requests::Aloud& one : requests_.aloud)
      out.begin_array().string(one.text).string(one.language).end_array();
    out.end_array();
  }
  if (!requests_.scroll_id.empty()) {
    changed = true;
    out.key("scroll")
        .begin_array()
        .string(requests_.scroll_id)
        .integer(tenths(requests_.scroll_to))
        .end_array();
  }
  requests_ = {};
  out.end_object();
  return changed ? out.take() : std::string{};
}

}  // namespace warmline::ui
