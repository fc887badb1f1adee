#include "interop/html.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdlib>

#include "interop/words.h"

// Gumbo's tokenizer is not in its public header, and its own headers want C's names.
extern "C" {
#include <error.h>
#include <parser.h>
#include <token_type.h>
#include <tokenizer.h>
#include <tokenizer_states.h>
}

namespace warmline::interop {
namespace {

// Gumbo compares each attribute of a tag with all before it, and can't be stopped while it does; so
// its allocator leaves it when one token asks for too much, and gives back what it held. Errors are
// recorded for that alone: an attribute that stands there already asks for nothing else.
constexpr std::size_t kMostBytes = 256u << 20;
constexpr std::size_t kMostAllocations = 20'000;  // of one token; an attribute takes about six

struct alignas(std::max_align_t) Block {
  Block* next;
  Block* previous;
  std::size_t size;
};

struct Heap {
  std::jmp_buf leave;
  Block* first = nullptr;
  std::size_t bytes = 0;
  std::size_t allocations = 0;
};

void* allocate(void* userdata, std::size_t size) {
  Heap& heap = *static_cast<Heap*>(userdata);
  if (++heap.allocations > kMostAllocations || size > kMostBytes - heap.bytes) {
    std::longjmp(heap.leave, 1);
  }
  auto* block = static_cast<Block*>(std::malloc(sizeof(Block) + size));
  if (block == nullptr) std::longjmp(heap.leave, 1);
  *block = {heap.first, nullptr, size};
  if (heap.first != nullptr) heap.first->previous = block;
  heap.first = block;
  heap.bytes += size;
  return block + 1;
}

void deallocate(void* userdata, void* memory) {
  if (memory == nullptr) return;
  Heap& heap = *static_cast<Heap*>(userdata);
  Block* block = static_cast<Block*>(memory) - 1;
  (block->previous != nullptr ? block->previous->next : heap.first) = block->next;
  if (block->next != nullptr) block->next->previous = block->previous;
  heap.bytes -= block->size;
  std::free(block);
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) {
    options_.allocator = &allocate;
    options_.deallocator = &deallocate;
    options_.userdata = &heap_;
    options_.max_errors = -1;
    parser_._options = &options_;
    parser_._output = &output_;
    gumbo_init_errors(&parser_);
    gumbo_tokenizer_state_init(&parser_, text.data(), text.size());
  }
  Tokenizer(const Tokenizer&) = delete;
  Tokenizer& operator=(const Tokenizer&) = delete;
  ~Tokenizer() {
    for (Block* block = heap_.first; block != nullptr;) {
      Block* next = block->next;
      std::free(block);
      block = next;
    }
  }

  // False when the allocator had enough. Nothing with a destructor may stand between here and it.
  [[nodiscard]] bool next(GumboToken& token) {
    heap_.allocations = 0;
    if (setjmp(heap_.leave) != 0) return false;
    (void)gumbo_lex(&parser_, &token);  // false tells of an error that it has mended by the rules
    return true;
  }
  void done(GumboToken& token) {
    gumbo_token_destroy(&parser_, &token);
    if (output_.errors.length == 0) return;
    gumbo_destroy_errors(&parser_);
    gumbo_init_errors(&parser_);
  }
  void set(GumboTokenizerEnum state) { gumbo_tokenizer_set_state(&parser_, state); }

 private:
  Heap heap_;
  GumboOptions options_ = kGumboDefaultOptions;
  GumboOutput output_ = {};
  GumboParser parser_ = {};
};

void append_utf8(std::string& out, unsigned code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0u | code >> 6);
    out += static_cast<char>(0x80u | (code & 0x3Fu));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0u | code >> 12);
    out += static_cast<char>(0x80u | (code >> 6 & 0x3Fu));
    out += static_cast<char>(0x80u | (code & 0x3Fu));
  } else {
    out += static_cast<char>(0xF0u | code >> 18);
    out += static_cast<char>(0x80u | (code >> 12 & 0x3Fu));
    out += static_cast<char>(0x80u | (code >> 6 & 0x3Fu));
    out += static_cast<char>(0x80u | (code & 0x3Fu));
  }
}

std::string tag_name(GumboStringPiece original) {
  gumbo_tag_from_original_text(&original);
  return original.data == nullptr ? std::string()
                                  : lower(std::string_view(original.data, original.length));
}

// How the text of an element is read that the standard's tree construction would switch to.
std::optional<GumboTokenizerEnum> raw_state(std::string_view name) {
  static constexpr auto kRaw =
      std::to_array<std::string_view>({"style", "xmp", "iframe", "noembed", "noframes"});
  if (name == "script") return GUMBO_LEX_SCRIPT;
  if (name == "title" || name == "textarea") return GUMBO_LEX_RCDATA;
  if (name == "plaintext") return GUMBO_LEX_PLAINTEXT;
  if (std::find(kRaw.begin(), kRaw.end(), name) != kRaw.end()) return GUMBO_LEX_RAWTEXT;
  return std::nullopt;
}

class Reader {
 public:
  Reader(std::string_view text, const std::function<void(HtmlToken)>& take)
      : text_(text), tokenizer_(text), take_(take) {}

  std::optional<Error> read() {
    GumboToken token = {};
    for (bool more = true; more;) {
      if (!tokenizer_.next(token)) {
        return Error{"too-tangled",
                     "a tag in this file has thousands of attributes or no end, so it is none that "
                     "an editor wrote",
                     ""};
      }
      more = token.type != GUMBO_TOKEN_EOF;
      read_token(token);
      tokenizer_.done(token);
    }
    return std::nullopt;
  }

 private:
  void read_token(const GumboToken& token) {
    switch (token.type) {
      case GUMBO_TOKEN_WHITESPACE:
      case GUMBO_TOKEN_CHARACTER:
      case GUMBO_TOKEN_CDATA:
        add_character(static_cast<unsigned>(token.v.character), token.position.offset);
        return;
      case GUMBO_TOKEN_START_TAG:
        flush();
        read_start(token);
        return;
      case GUMBO_TOKEN_END_TAG:
        flush();
        read_tag(HtmlToken::Kind::kEnd, token);
        return;
      case GUMBO_TOKEN_COMMENT:
        flush();
        add_comment(token);
        return;
      case GUMBO_TOKEN_EOF:
        flush();
        return;
      default:
        return;  // a doctype says nothing here
    }
  }

  void add_character(unsigned code, std::size_t offset) {
    const bool follows =
        !pending_.map.empty() &&
        pending_.map.back().source_at + (pending_.text.size() - pending_.map.back().text_at) ==
            offset;
    if (pending_.text.empty()) pending_.offset = offset;
    if (!follows) pending_.map.push_back({pending_.text.size(), offset});
    append_utf8(pending_.text, code);
  }

  void flush() {
    if (!pending_.text.empty()) take_(std::exchange(pending_, HtmlToken()));
  }

  HtmlToken read_tag(HtmlToken::Kind kind, const GumboToken& token) {
    HtmlToken made;
    made.kind = kind;
    made.name = tag_name(token.original_text);
    made.offset = token.position.offset;
    if (kind == HtmlToken::Kind::kEnd) take_(made);
    return made;
  }

  void read_start(const GumboToken& token) {
    HtmlToken made = read_tag(HtmlToken::Kind::kStart, token);
    const GumboVector& attributes = token.v.start_tag.attributes;
    for (unsigned i = 0; i < attributes.length; ++i) {
      const auto* each = static_cast<const GumboAttribute*>(attributes.data[i]);
      made.attributes.emplace_back(each->name, each->value);
    }
    if (const auto state = raw_state(made.name)) tokenizer_.set(*state);
    take_(std::move(made));
  }

  void add_comment(const GumboToken& token) {
    HtmlToken made;
    made.kind = HtmlToken::Kind::kComment;
    made.offset = token.position.offset;
    made.text = token.v.text;
    take_(std::move(made));
  }

  std::string_view text_;
  Tokenizer tokenizer_;
  const std::function<void(HtmlToken)>& take_;
  HtmlToken pending_;
};

}  // namespace

std::string_view HtmlToken::attribute(std::string_view wanted) const {
  for (const auto& [known, value] : attributes) {
    if (known == wanted) return value;
  }
  return {};
}

std::optional<Error> read_html(std::string_view text, const std::function<void(HtmlToken)>& take) {
  if (text.empty()) return std::nullopt;
  return Reader(text, take).read();
}

Result<HtmlWords> words_of_html(std::string_view html) {
  static constexpr auto kBreaks =
      std::to_array<std::string_view>({"p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4",
                                       "h5", "h6", "tr", "td", "table", "blockquote", "hr", "pre"});
  static constexpr auto kPlain = std::to_array<std::string_view>(
      {"span", "strong", "em", "b", "i", "u", "s", "del", "ins", "code", "sub", "sup", "small",
       "tbody", "thead", "th", "font", "mark"});
  HtmlWords words;
  std::string line;
  bool code = false;
  const auto end_line = [&] {
    std::string said = one_line(plain(line));
    if (!said.empty()) words.lines.push_back(std::move(said));
    line.clear();
  };
  const std::optional<Error> wrong = read_html(html, [&](HtmlToken token) {
    if (token.kind == HtmlToken::Kind::kText) {
      if (!code) line += token.text;
    } else if (token.kind != HtmlToken::Kind::kComment) {
      const bool opens = token.kind == HtmlToken::Kind::kStart;
      if (std::find(kBreaks.begin(), kBreaks.end(), token.name) != kBreaks.end()) {
        end_line();
      } else if (std::find(kPlain.begin(), kPlain.end(), token.name) == kPlain.end()) {
        if (opens) words.set_aside.push_back(token.name);
        code = opens && (token.name == "script" || token.name == "style");
      }
    }
  });
  if (wrong) return *wrong;
  end_line();
  return words;
}

}  // namespace warmline::interop
