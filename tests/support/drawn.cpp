#include "support/drawn.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"

namespace warmline::tests {
namespace {

struct Letter {
  const ImFontGlyph* glyph = nullptr;
  char32_t letter = kAnyLetter;
};
using Place = std::pair<float, float>;  // in the texture, its top left corner
using Letters = std::map<Place, Letter>;

Letters letters_of(ImFontAtlas& atlas) {
  Letters out;
  auto& pool = atlas.Builder->BakedPool;
  for (int i = 0; i < pool.Size; ++i) {
    const ImFontBaked& baked = pool[i];
    if (baked.WantDestroy) continue;
    for (int k = 0; k < baked.Glyphs.Size; ++k) {
      const ImFontGlyph& glyph = baked.Glyphs[k];
      if (!glyph.Visible) continue;
      const char32_t letter = k == baked.FallbackGlyphIndex ? kAnyLetter : glyph.Codepoint;
      out.insert_or_assign({glyph.U0, glyph.V0}, Letter{&glyph, letter});
    }
  }
  return out;
}

// Where the next letter of the same word would begin.
struct Pen {
  float x = 0, y = 0;
  [[nodiscard]] bool meets(const Pen& other) const {
    return std::abs(x - other.x) < 0.26f && std::abs(y - other.y) < 0.26f;
  }
};

class Reader {
 public:
  explicit Reader(ImFontAtlas& atlas) : letters_(letters_of(atlas)) {}

  void read(const ImDrawList& list, const ImDrawCmd& command) {
    const auto vertex = [&](unsigned at) -> const ImDrawVert& {
      const ImDrawIdx index = list.IdxBuffer[static_cast<int>(command.IdxOffset + at)];
      return list.VtxBuffer[static_cast<int>(command.VtxOffset + index)];
    };
    // A rectangle is two triangles: corners 0 1 2 and 0 2 3.
    for (unsigned at = 0; at + 5 < command.ElemCount;) {
      const ImDrawVert &first = vertex(at), &last = vertex(at + 2);
      const auto found = letters_.find({first.uv.x, first.uv.y});
      const bool is_letter = found != letters_.end() && last.uv.x == found->second.glyph->U1 &&
                             last.uv.y == found->second.glyph->V1;
      if (is_letter) take(found->second, first.pos, last.pos, command.ClipRect);
      at += is_letter ? 6 : 3;
    }
  }

  std::vector<DrawnWord> words() {
    end();
    return std::move(words_);
  }

 private:
  void take(const Letter& letter, ImVec2 from, ImVec2 to, ImVec4 clip) {
    const ImFontGlyph& glyph = *letter.glyph;
    const float scale = (to.x - from.x) / (glyph.X1 - glyph.X0);
    const Pen pen{from.x - glyph.X0 * scale, from.y - glyph.Y0 * scale};
    if (word_.letters.empty() || !pen.meets(next_)) {
      end();
      word_.at = {from.x, from.y, 0, 0};
    }
    next_ = {pen.x + glyph.AdvanceX * scale, pen.y};
    word_.letters += letter.letter;
    ui::Rect& at = word_.at;
    const float right = std::max(at.x + at.w, to.x), bottom = std::max(at.y + at.h, to.y);
    at.y = std::min(at.y, from.y);
    at.w = right - at.x;
    at.h = bottom - at.y;
    shown_ |= from.x < clip.z && to.x > clip.x && from.y < clip.w && to.y > clip.y;
    // Letters wholly outside are not drawn at all.
    word_.cut |= from.x < clip.x + at.h || to.x > clip.z - at.h;
  }

  void end() {
    if (shown_) words_.push_back(std::move(word_));
    word_ = {};
    shown_ = false;
  }

  Letters letters_;
  std::vector<DrawnWord> words_;
  DrawnWord word_;
  Pen next_;
  bool shown_ = false;  // some of the word is
};

bool is_gap(char32_t letter) {
  return letter <= U' ' || letter == 0xA0 || (letter >= 0x2000 && letter <= 0x200F) ||
         letter == 0x202F || letter == 0x2060;
}

bool is_sign(char32_t letter) {  // kAnyLetter may be one
  if (letter < 0x80) return std::isalnum(static_cast<int>(letter)) == 0;
  return letter < 0xC0 || letter == 0xD7 || (letter >= 0x2010 && letter < 0x2C00);
}

// Small letters without the signs around them: “Later.” is told where “later,” is.
std::u32string bare(const std::u32string& word) {
  const auto first = std::find_if_not(word.begin(), word.end(), is_sign);
  const auto last = std::find_if_not(word.rbegin(), std::make_reverse_iterator(first), is_sign);
  std::u32string out(first, last.base());
  for (char32_t& letter : out) {
    if (letter >= U'A' && letter <= U'Z') letter += U'a' - U'A';
  }
  return out;
}

void add_words(std::vector<std::u32string>& words, std::string_view text) {
  std::u32string word;
  const auto end_word = [&] {
    std::u32string one = bare(std::exchange(word, {}));
    if (!one.empty()) words.push_back(std::move(one));
  };
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    unsigned letter = 0;
    at += ImTextCharFromUtf8(&letter, at, end);
    if (is_gap(letter)) {
      end_word();
    } else {
      word += static_cast<char32_t>(letter);
    }
  }
  end_word();
}

// All that a node says by itself or through what the browser says of it.
std::vector<std::u32string> words_of(const ui::Node& node) {
  std::vector<std::u32string> words;
  add_words(words, node.name);
  add_words(words, node.description);
  if (node.role != ui::Role::kSelect && node.role != ui::Role::kLabel) add_words(words, node.text);
  for (const std::string& option : node.options) add_words(words, option);
  if (node.role == ui::Role::kMeter) add_words(words, std::to_string(node.value));
  return words;
}

// How much of a told word has to stand in the drawn one.
enum class Part : std::uint8_t { kWhole, kBeginning, kAny };

Part part_of(const DrawnWord& word) {
  constexpr std::size_t kLong = 10;  // may be broken, where no line is wide enough for it
  if (word.cut || word.letters.size() >= kLong) return Part::kAny;
  const char32_t last = word.letters.back();
  // Shortened to what fits ("…", which the font may lack), or as "obs." is.
  const bool shortened = last == 0x2026 || last == kAnyLetter || last == U'.';
  return shortened && word.letters.size() > 1 ? Part::kBeginning : Part::kWhole;
}

bool alike(const std::u32string& drawn, const std::u32string& told, Part part) {
  if (drawn.size() > told.size()) return false;
  if (part == Part::kWhole && drawn.size() != told.size()) return false;
  const std::size_t last_start = part == Part::kAny ? told.size() - drawn.size() : 0;
  for (std::size_t start = 0; start <= last_start; ++start) {
    bool is = true;
    for (std::size_t i = 0; i < drawn.size() && is; ++i)
      is = drawn[i] == told[start + i] || drawn[i] == kAnyLetter;
    if (is) return true;
  }
  return false;
}

bool lies_in(const ui::Rect& word, const ui::Rect& node, float near = 6) {
  return node.w > 1.5f && word.x + word.w / 2 >= node.x - near &&
         word.x + word.w / 2 <= node.x + node.w + near && word.y + word.h / 2 >= node.y - near &&
         word.y + word.h / 2 <= node.y + node.h + near;
}

std::string utf8(const std::u32string& letters) {
  std::string out;
  for (const char32_t letter : letters) {
    char bytes[5] = "?";
    if (letter != kAnyLetter) ImTextCharToUtf8(bytes, static_cast<unsigned>(letter));
    out += bytes;
  }
  return out;
}

// What is drawn and not said, because it is said otherwise there: `said` has to be.
struct Otherwise {
  std::string_view id;    // how that of a node there begins
  std::string_view said;  // stands in its name; empty: its place in its list says it
  std::string_view why;
};
constexpr Otherwise kOtherwise[] = {
    {"decision-", "nothing lost", "“−0” at its end"},
    {"questions/", "", "the number of a question"},
};

bool is_figure(const DrawnWord& word) {
  return std::all_of(word.letters.begin(), word.letters.end(), [](char32_t letter) {
    return letter == kAnyLetter || (letter >= U'0' && letter <= U'9') || is_sign(letter);
  });
}

class Tree {
 public:
  explicit Tree(const std::vector<ui::Node>& nodes) : nodes_(nodes), frame_(nodes.size(), -1) {
    std::vector<int> rows(nodes.size(), 0);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      words_.push_back(words_of(nodes[i]));
      const int parent = nodes[i].parent;
      if (nodes[i].role == ui::Role::kRow && parent >= 0) ++rows[static_cast<std::size_t>(parent)];
    }
    // A chart's table says what the chart draws: of them the group that holds both.
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (nodes[i].role == ui::Role::kTable && rows[i] > 0)
        frame_[i] = nodes[i].parent >= 0 ? nodes[i].parent : static_cast<int>(i);
    }
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      if (std::find(frame_.begin(), frame_.end(), static_cast<int>(i)) != frame_.end())
        frames_.push_back(static_cast<int>(i));
    }
  }

  [[nodiscard]] bool tells(const DrawnWord& word) const {
    const std::u32string letters = bare(word.letters);
    if (letters.empty()) return true;  // a sign alone is no word
    const Part part = part_of(word);
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (lies_in(word.at, nodes_[i].screen) && (has(i, letters, part) || otherwise(i, word)))
        return true;
    }
    return std::any_of(frames_.begin(), frames_.end(), [&](int frame) {
      if (!lies_in(word.at, nodes_[static_cast<std::size_t>(frame)].screen)) return false;
      if (is_figure(word) && is_on_a_scale(word)) return true;
      for (std::size_t i = 0; i < nodes_.size(); ++i) {
        if (is_within(static_cast<int>(i), frame) && has(i, letters, part)) return true;
      }
      return false;
    });
  }

  // The innermost node there.
  [[nodiscard]] std::string place_of(const DrawnWord& word) const {
    std::string id;
    for (const ui::Node& node : nodes_) {
      if (lies_in(word.at, node.screen)) id = node.id;
    }
    return id;
  }

 private:
  [[nodiscard]] bool has(std::size_t node, const std::u32string& letters, Part part) const {
    return std::any_of(words_[node].begin(), words_[node].end(),
                       [&](const std::u32string& its) { return alike(letters, its, part); });
  }

  [[nodiscard]] bool otherwise(std::size_t node, const DrawnWord& word) const {
    return is_figure(word) &&
           std::any_of(std::begin(kOtherwise), std::end(kOtherwise), [&](const Otherwise& one) {
             const ui::Node& at = nodes_[node];
             return at.id.rfind(one.id, 0) == 0 && at.name.find(one.said) != std::string::npos;
           });
  }

  // A chart's scale: the figures at its ticks, which nobody hears; the data are in the table.
  [[nodiscard]] bool is_on_a_scale(const DrawnWord& word) const {
    return std::none_of(nodes_.begin(), nodes_.end(), [&](const ui::Node& node) {
      using ui::Role;
      const bool is_datum = node.role == Role::kCell || node.role == Role::kRowHeader ||
                            node.role == Role::kColumnHeader || node.role == Role::kButton;
      return is_datum && lies_in(word.at, node.screen, 0);
    });
  }

  [[nodiscard]] bool is_within(int node, int frame) const {
    while (node >= 0 && node != frame) node = nodes_[static_cast<std::size_t>(node)].parent;
    return node == frame;
  }

  const std::vector<ui::Node>& nodes_;
  std::vector<std::vector<std::u32string>> words_;
  std::vector<int> frame_;   // of a table with rows: its group
  std::vector<int> frames_;  // these groups
};

// Where a line is narrower than a word, that is broken: its pieces lie below each other.
bool is_piece_of_a_told(const std::vector<DrawnWord>& drawn, std::size_t piece, const Tree& tree) {
  constexpr std::size_t kPieces = 4;
  for (std::size_t first = piece >= kPieces ? piece - kPieces + 1 : 0; first <= piece; ++first) {
    DrawnWord whole = drawn[first];
    for (std::size_t next = first + 1; next < drawn.size() && next < first + kPieces; ++next) {
      if (drawn[next].at.y <= drawn[next - 1].at.y + drawn[next - 1].at.h / 2) break;
      whole.letters += drawn[next].letters;
      if (next >= piece && tree.tells(whole)) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<DrawnWord> drawn_words(const ImDrawData& data) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  Reader reader(atlas);
  for (const ImDrawList* list : data.CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      if (command.UserCallback != nullptr) continue;
      if (command.TexRef._TexData != atlas.TexData) return {};  // the places are another texture's
      reader.read(*list, command);
    }
  }
  return reader.words();
}

std::vector<std::string> untold(const std::vector<DrawnWord>& drawn,
                                const std::vector<ui::Node>& nodes) {
  const Tree tree(nodes);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const DrawnWord& word = drawn[i];
    if (tree.tells(word) || is_piece_of_a_told(drawn, i, tree)) continue;
    out.push_back(utf8(word.letters) + " (" + std::to_string(std::lround(word.at.x)) + ", " +
                  std::to_string(std::lround(word.at.y)) + ") in " + tree.place_of(word));
  }
  return out;
}

namespace {

// What can be pressed in a table or on a map lies over words that are laid out by themselves.
bool is_laid_over(const ui::Node& node, const std::vector<ui::Node>& nodes) {
  for (int at = node.parent; at >= 0; at = nodes[static_cast<std::size_t>(at)].parent) {
    const ui::Role role = nodes[static_cast<std::size_t>(at)].role;
    if (role == ui::Role::kTable || role == ui::Role::kPlane || role == ui::Role::kChart)
      return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> sticking_out(const std::vector<DrawnWord>& drawn,
                                      const std::vector<ui::Node>& nodes) {
  constexpr float kSlack = 1.5f;
  std::vector<std::string> out;
  for (const ui::Node& node : nodes) {
    if (node.role != ui::Role::kButton || is_laid_over(node, nodes)) continue;
    const ui::Rect& area = node.screen;
    const std::vector<std::u32string> own = words_of(node);
    for (const DrawnWord& word : drawn) {
      const float left = word.at.x, right = word.at.x + word.at.w;
      const float middle = word.at.y + word.at.h / 2;
      if (middle < area.y || middle > area.y + area.h) continue;
      if (right <= area.x || left >= area.x + area.w) continue;
      if (left >= area.x - kSlack && right <= area.x + area.w + kSlack) continue;
      const std::u32string letters = bare(word.letters);
      if (letters.empty() || std::find(own.begin(), own.end(), letters) == own.end()) continue;
      out.push_back(utf8(word.letters) + " in " + node.id);
    }
  }
  return out;
}

}  // namespace warmline::tests
