#include "ui/bubble.h"

#include <algorithm>

#include "ui/parts.h"

namespace warmline::ui {
namespace {

constexpr float kBubble = 560;
constexpr double kLeadMs = 300;  // a moment, and a little for each character …
constexpr double kCharacterMs = 18;
constexpr double kLongestMs = 1600;  // … at most this

bool is_plain(Voice voice) {
  return voice == Voice::kSystem || voice == Voice::kLookedUp;
}

Surface surface_of(Voice voice) {
  switch (voice) {
    case Voice::kCaller:
      return Surface::kCaller;
    case Voice::kThird:
      return Surface::kThird;
    case Voice::kDone:
      return Surface::kOutline;
    default:
      return Surface::kAgent;
  }
}

}  // namespace

BubbleShape shape_of(const Ui& ui, const Utterance& said, float room) {
  const float scale = ui.theme.scale;
  if (is_plain(said.voice)) {
    const Broken lines = break_text(ui, said.text, room - 32 * scale, small_look(ui));
    return {room, lines.height + 8};
  }
  const float padding = 32 * scale;
  const float width = std::min(kBubble * scale, room * (room < 480 ? 1.0f : 0.88f));
  const Broken lines = break_text(ui, said.text, width - padding);
  const float label = type_style(Type::kNote).line * scale;
  return {width, 24 * scale + label + 4 + lines.height};
}

void draw_bubble(Ui& ui, Column at, const Utterance& said, const BubbleShape& shape) {
  if (is_plain(said.voice)) {
    TextLook look = small_look(ui);
    look.centred = true;
    Column inner{at.x + 16 * ui.theme.scale, at.y + 4, at.width - 32 * ui.theme.scale};
    paragraph(ui, inner, said.id + "/text", said.text, look);
  } else {
    const bool right =
        said.voice == Voice::kSaid || said.voice == Voice::kDone || said.voice == Voice::kAgent;
    Column column{right ? at.x + at.width - shape.width : at.x, at.y, shape.width};
    Box box = begin_box(ui, column, said.id + "/bubble", surface_of(said.voice));
    box.padding_x = 16 * ui.theme.scale;
    box.padding_y = 12 * ui.theme.scale;
    box.content = {column.x + box.padding_x, column.y + box.padding_y,
                   column.width - 2 * box.padding_x};
    box.tail_left = !right;
    box.tail_right = right;
    paragraph(ui, box.content, said.id + "/label", said.label, note_look(ui));
    box.content.gap(4);
    paragraph(ui, box.content, said.id + "/text", said.text);
    end_box(ui, column, box);
  }
}

double reading_ms(const Utterance& said) {
  const auto characters = std::count_if(said.text.begin(), said.text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u;
  });
  return std::min(kLongestMs, kLeadMs + kCharacterMs * static_cast<double>(characters));
}

}  // namespace warmline::ui
