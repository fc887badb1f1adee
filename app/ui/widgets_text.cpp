// Text of ui/widgets.h: breaking, drawing and recording lines.
#include <algorithm>
#include <cfloat>

#include "imgui.h"
#include "ui/widgets.h"

namespace warmline::ui {
namespace {

struct Face {
  ImFont* font;
  float size;  // ImGui's size
  float css;   // CSS size
  float line;
  bool bold;
};

Face face_of(const Ui& ui, Type type, bool bold) {
  const TypeStyle style = type_style(type);
  const bool heavy = bold || style.bold;
  const float css = style.size * ui.theme.scale;
  return {heavy ? ui.theme.semibold : ui.theme.regular, css * ui.theme.em, css,
          style.line * ui.theme.scale, heavy};
}

float width_of(const Face& face, std::string_view text) {
  return face.font->CalcTextSizeA(face.size, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
}

// One of UTF-8's bytes behind a letter's first.
bool is_inside_a_letter(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// The last line gives way, word by word and then letter by letter, until "…" fits.
void shorten(const Face& face, std::string& line, float width) {
  while (!line.empty() && width_of(face, line + "…") > width) {
    // A letter goes whole: its last bytes, then the one that it begins with.
    while (line.size() > 1 && is_inside_a_letter(line.back())) line.pop_back();
    line.pop_back();
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  line += "…";
}

// Nothing begins a line with the sign of its unit.
bool is_before_a_unit(const char* space, const char* end) {
  while (space < end && *space == ' ') ++space;
  return space < end && *space == '%';
}

// ImGui also breaks behind a full stop or a comma without a space, which would leave a closing
// quotation mark alone on a line: back to the last space, if there is one.
const char* at_a_space(const char* from, const char* stop, const char* end) {
  if (stop == end || (*stop == ' ' && !is_before_a_unit(stop, end))) return stop;
  for (const char* back = stop; back > from; --back) {
    if (back[-1] == ' ' && !is_before_a_unit(back, end)) return back;
  }
  return stop;
}

void break_paragraph(const Face& face, std::string_view text, float width,
                     std::vector<std::string>& out) {
  const char* at = text.data();
  const char* const end = at + text.size();
  if (at == end) out.emplace_back();
  while (at < end) {
    const char* stop = face.font->CalcWordWrapPosition(face.size, at, end, std::max(width, 1.0f));
    if (stop == at) ++stop;  // narrower than a letter: never stand still …
    while (stop < end && is_inside_a_letter(*stop)) ++stop;  // … and never between its bytes
    stop = at_a_space(at, stop, end);
    std::string line(at, stop);
    while (!line.empty() && line.back() == ' ') line.pop_back();
    out.push_back(std::move(line));
    at = stop;
    while (at < end && *at == ' ') ++at;
  }
}

Broken broken(const Face& face, std::string_view text, float width, int max_lines) {
  Broken result;
  std::size_t from = 0;
  while (from <= text.size()) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    break_paragraph(face, text.substr(from, end - from), width, result.lines);
    from = end + 1;
  }
  if (max_lines > 0 && result.lines.size() > static_cast<std::size_t>(max_lines)) {
    result.lines.resize(static_cast<std::size_t>(max_lines));
    shorten(face, result.lines.back(), width);
  }
  for (const std::string& line : result.lines)
    result.width = std::max(result.width, width_of(face, line));
  result.height = face.line * static_cast<float>(result.lines.size());
  return result;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) {
    if (!text.empty()) text += '\n';
    text += line;
  }
  return text;
}

void draw_line(Ui& ui, const Face& face, float x, float y, std::string_view text, Colour colour) {
  // ImGui's line box is the font's own height; centre it in ours, as a browser does.
  const float top = y + (face.line - face.size) / 2;
  ui.draw->AddText(face.font, face.size, {x, top}, ui.tint(colour), text.data(),
                   text.data() + text.size());
}

Node text_node(std::string_view id, Role role, std::string name, const Face& face,
               const Rect& rect) {
  Node node;
  node.id = id;
  node.role = role;
  node.name = std::move(name);
  node.rect = rect;
  node.font_px = face.css;
  node.line_px = face.line;
  node.bold = face.bold;
  return node;
}

void set_text(Ui& ui, Column& column, std::string_view id, std::string_view text,
              const TextLook& look, Role role, int level) {
  const Face face = face_of(ui, look.type, look.bold);
  const Broken lines = broken(face, text, column.width, look.max_lines);
  const Colour colour = look.colour != 0 ? look.colour : ui.theme.colours.ink;
  float y = column.y;
  for (const std::string& line : lines.lines) {
    const float x = look.centred ? column.x + (column.width - width_of(face, line)) / 2 : column.x;
    draw_line(ui, face, x, y, line, colour);
    y += face.line;
  }
  Node node = text_node(id, role, joined(lines.lines), face,
                        {column.x, column.y, column.width, lines.height});
  node.level = level;
  node.focusable = role == Role::kHeading;
  node.centred = look.centred;
  ui.semantics.add(std::move(node));
  column.y += lines.height;
}

}  // namespace

Broken break_text(const Ui& ui, std::string_view text, float width, const TextLook& look) {
  return broken(face_of(ui, look.type, look.bold), text, width, look.max_lines);
}

float text_width(const Ui& ui, std::string_view text, Type type, bool bold) {
  return width_of(face_of(ui, type, bold), text);
}

void heading(Ui& ui, Column& column, std::string_view id, std::string_view text, int level,
             Type type, bool bold) {
  TextLook look;
  look.type = type;
  look.bold = bold;
  if (type == Type::kLabel) look.colour = ui.theme.colours.muted;
  set_text(ui, column, id, text, look, Role::kHeading, level);
}

void paragraph(Ui& ui, Column& column, std::string_view id, std::string_view text,
               const TextLook& look) {
  set_text(ui, column, id, text, look, Role::kText, 0);
}

float text_at(Ui& ui, float x, float y, std::string_view id, std::string_view text,
              const TextLook& look) {
  const Face face = face_of(ui, look.type, look.bold);
  const float width = width_of(face, text);
  draw_line(ui, face, x, y, text, look.colour != 0 ? look.colour : ui.theme.colours.ink);
  if (!id.empty()) {
    ui.semantics.add(
        text_node(id, Role::kText, std::string(text), face, {x, y, width + 1, face.line}));
  }
  return width;
}

float chip(Ui& ui, float x, float y, std::string_view id, std::string_view text) {
  const Face plain = face_of(ui, Type::kNote, false);
  const float padding = 10 * ui.theme.scale;
  const float width = width_of(plain, text) + 2 * padding;
  const float height = plain.line + 6;
  ui.draw->AddRectFilled({x, y}, {x + width, y + height}, ui.tint(ui.theme.colours.sunk),
                         height / 2);
  draw_line(ui, plain, x + padding, y + 3, text, ui.theme.colours.muted);
  ui.semantics.add(text_node(id, Role::kText, std::string(text), plain,
                             {x + padding, y + 3, width - 2 * padding, plain.line}));
  return width;
}

}  // namespace warmline::ui
