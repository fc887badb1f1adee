// What a frame shows, as a tree of roles, names and rectangles: the program's second output beside
// the pixels. Every widget records a node; the platform keeps a DOM of real elements in step with
// it, lying transparent over the canvas.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace warmline::ui {

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;  // CSS pixels, top left origin
  [[nodiscard]] bool contains(float px, float py) const {
    return px >= x && px < x + w && py >= y && py < y + h;
  }
};

enum class Role : std::uint8_t {
  kGroup,
  kBanner,
  kNavigation,
  kMain,
  kComplementary,
  kRegion,
  kHeading,
  kText,
  kButton,
  kLink,
  kList,
  kListItem,
  kMeter,
  kStatus,
  kDialog,
  kImage,
  kTable,
  kRow,
  kColumnHeader,
  kRowHeader,
  kCell,
  kTextField,
  kSelect,  // one of `options`; what is chosen comes back as kEdit with its position in digits
  kScroll,
  kTextArea,  // a text field of several lines
  kPlane,     // drags and pinches over it go back as kPan and kZoom
  kChart,     // a chart's stop for the keyboard; `text` says in words what its cursor is at
  kLabel,     // over a field; `text`: the field's id
};

struct Node {
  std::string id;  // unique in the frame
  Role role = Role::kGroup;
  std::string name;  // what it says; text broken by '\n' where it is broken on the canvas
  std::string description;
  Rect rect;  // as given: on the screen; as kept: relative to the parent's content, scrolling apart
  Rect screen;      // kept for tests and hit areas: where it stands on the screen
  int parent = -1;  // index into the frame's nodes
  int level = 0;    // headings 1..6
  bool disabled = false;
  bool current = false;    // the page or step one is on (aria-current)
  int pressed = -1;        // toggle: 0 or 1
  int expanded = -1;       // disclosure: 0 or 1
  int sorted = 0;          // kColumnHeader: 1 upwards, −1 downwards
  int value = 0, max = 0;  // kMeter, kChart; kTextArea: max characters
  float font_px = 16;
  float line_px = 25;
  bool bold = false;
  bool centred = false;
  float content_h = 0;   // kScroll
  float scroll_y = 0;    // kScroll: where it stands in this frame
  std::string href;      // kLink
  std::string text;      // kTextField, kTextArea: what it holds; kSelect: the position of what is
                         // chosen; kChart; kLabel
  std::string secret;    // kTextField: it holds a passphrase, which stays in the page; this is its
                         // autocomplete word: "current-password" or "new-password"
  std::string enter;     // kTextField: id of the button that the Enter key presses in it
  std::string language;  // BCP 47, of words that are in another one than what is around them
  std::vector<std::string> options;  // kSelect
  bool focusable = false;            // no stop of its own: takes focus by program or press only
  bool through = false;              // the pointer goes through it, to what lies beneath
};

// Requests that go out with a patch, once each.
struct Requests {
  std::string focus;     // id to focus
  std::string announce;  // said once through the polite live region
  struct Aloud {
    std::string text, language;
  };
  std::vector<Aloud> aloud;  // read by a voice of this device, after what it reads already
  bool hush = false;         // whatever is being read ends
  std::string scroll_id;     // put this container …
  float scroll_to = -1;      // … at this offset
};

class Semantics {
 public:
  void begin_frame();
  int open(Node node);  // children go inside until close(); returns its index
  void close();
  void resize(int index, float w, float h);  // for what only its content decides
  void add(Node node) {
    open(std::move(node));
    close();
  }
  Node& at(int index) { return nodes_[static_cast<std::size_t>(index)]; }
  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
  [[nodiscard]] const Node* find(std::string_view id) const;

  // Of nodes from here on; "": that of the page.
  std::string set_language(std::string tag) { return std::exchange(language_, std::move(tag)); }
  void claim_key(
      std::string_view key);  // this frame's owner of a key; all others stay the browser's
  void set_title(std::string_view title) { title_ = title; }
  // Of the browser's tab: "" practice, "call", "coach", "hire" (web/index.html).
  void set_icon(std::string_view icon) { icon_ = icon; }
  void set_dark(bool dark) { dark_ = dark; }
  void set_plain(bool plain) { plain_ = plain; }  // the tree itself is shown, as an ordinary page
  Requests& requests() { return requests_; }
  [[nodiscard]] const std::string& title() const { return title_; }
  [[nodiscard]] bool claims(std::string_view key) const;

  // JSON of what changed since the last patch; empty if nothing did:
  // {"order":[[id,parent]…]?, "nodes":[{…}…]?, "keys":[…]?, "title":…?, "icon":…?, "focus":…?,
  // "announce":…?, "scroll":[id,y]?, "dark":…?, "plain":…?}
  [[nodiscard]] std::string take_patch();

 private:
  std::vector<Node> nodes_;
  std::vector<int> open_;
  std::vector<std::string> keys_;
  std::string title_;
  std::string icon_;
  std::string language_;
  bool dark_ = false;
  bool plain_ = false;
  Requests requests_;
  std::unordered_map<std::string, std::size_t> sent_;  // id to hash of what the DOM has
  std::size_t sent_order_ = 0;
  std::size_t sent_keys_ = 0;
  std::string sent_title_;
  std::string sent_icon_;
  int sent_dark_ = -1;
  int sent_plain_ = -1;
};

}  // namespace warmline::ui
