// The narrow façade to whatever Warmline runs on. One source a platform: web.cpp, native.cpp,
// memory.cpp (tests).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/tr.h"

namespace warmline::platform {

// What a person did, as the parallel DOM (or a test) reports it. Ids are semantic ids
// (ui/semantics.h).
struct InputEvent {
  enum class Kind : std::uint8_t {
    kActivate,  // a button or link was pressed
    kFocus,     // keyboard focus moved to `id` (empty: to nothing we own)
    kScroll,    // a scroll container stands at `amount` CSS pixels
    kKey,   // a key that the last frame claimed, named as in KeyboardEvent.key ("1", "k", "?", " ",
            // "Escape")
    kEdit,  // a text field now holds `text`
    kHover,      // the pointer came to the control `id` (empty: left it)
    kFile,       // a file called `id` was chosen or dropped on the page; `text` holds its bytes
    kScenario,   // one of Boot::awaited came: its name and bytes, as with kFile
    kMissing,    // one of Boot::awaited called `id` could not be loaded
    kUnread,     // what was chosen or dropped as `id` gave no file; `text` says why:
                 // "too-large", "unreadable", "nothing-in-it", "too-many"
    kPan,        // what `id` shows was dragged by x, y CSS pixels
    kZoom,       // it shall be drawn `amount` times as large about the place x, y in it
    kSiteFile,   // ask_for_site_file(`id`) brought its bytes, or none: it can't be had
    kSigned,     // the answer to sign(): `text` holds the public key and the signature, or why
                 // there is none
    kNotErased,  // the answer to erase_site() or a wish to erase where it failed: `text` says why
    kProfiles,   // `text`: the profiles as they are now, and the answer to the last ProfileWish
    kAddress,    // `text`: somebody went back or forward, or followed an address of this page
    kLrs,        // `text`: what came of an LrsWish, as JSON (web/lrs.js)
  };
  Kind kind = Kind::kActivate;
  std::string id;
  std::string text;     // kKey: the key; kEdit: the text; kFile, kScenario: the bytes
  float amount = 0;     // kScroll, kZoom
  float x = 0, y = 0;   // kPan, kZoom: CSS pixels, from the control's own corner
  bool repeat = false;  // kKey: held down
  bool visible = true;  // kFocus: show a ring (the browser's :focus-visible)
};

[[nodiscard]] std::vector<InputEvent> take_input();  // since the last call, in order

// Clock. Wall time is for display only; steady time for animation and pace.
[[nodiscard]] std::int64_t wall_ms();
[[nodiscard]] double steady_ms();
// "22 Nov 2026, 14:05" in the person's own language and time zone (natively in English and UTC).
[[nodiscard]] std::string date_words(std::int64_t wall_ms);

[[nodiscard]] std::string random_hex(std::size_t bytes);  // cryptographic quality

// Drawing on demand: ask for a frame now, or at a steady time. Idle means that neither was called.
void wake();
void wake_at(double steady_time_ms);

void copy_text(std::string_view text);
void save_file(std::string_view name, std::string_view mime,
               std::string_view bytes);  // offers a download

// Lets a person choose files, each of which comes as a kFile event; `accept` as in HTML: ".json".
// Right after a press only. Of a folder all *.json files come, from the folders in it as well, but
// the schema.
// A watched folder is looked into again and again, where the browser can: what is new there, or has
// changed, comes too, until another one is watched or stop_watching().
enum class Choosing : std::uint8_t { kOne, kSeveral, kFolder, kWatched };
void open_file(std::string_view accept, Choosing how = Choosing::kOne);
void stop_watching();
[[nodiscard]] bool can_choose_folder();
// Fetches a file that the site carries and the start does without; it comes as a kSiteFile event.
void ask_for_site_file(std::string_view name);

// Shows a whole HTML document in a tab of its own and asks the browser to print it. Offers it as a
// download where no tab may be opened.
void print_page(std::string_view name, std::string_view html);

// Signs with this browser's own Ed25519 key, which is made at the first use and can't be read, by
// this program or any other. The answer comes as kSigned.
void sign(std::string_view message);
// Removes all that is kept for this site, and starts the page afresh; kNotErased where it can't.
void erase_site();

// What a person wants of the profiles in this browser (web/profiles.js). A passphrase is no part of
// it: the page takes it from its own fields, "who/passphrase" or "profile-passphrase" and
// "profile-again", and this program never has it. kProfiles brings the answer.
struct ProfileWish {
  enum class What : std::uint8_t {
    kRefresh,  // reads the list again
    kPick,     // of `id`, which is locked: it waits for its passphrase; empty: none does
    kOpen,     // `id` in this page, while none is open
    kAdd,      // one called `name`
    kRename,   // the open one to `name`
    kSwitch,   // to `id`: the page starts afresh
    kErase,    // `id`, and starts the page afresh; kNotErased where it can't
    kOther,    // opens the store `id`, which is no profile's: a form's that is taken here
  };
  What what = What::kRefresh;
  std::string id;
  std::string name;
};
void wish_profile(const ProfileWish& wish);

// What the program wants of the learning record store that this site was packaged for (web/lrs.js).
// The store's key and secret are no part of it: the page takes them from its own fields, "lrs/key"
// and "lrs/secret". kLrs brings {"kind": "key", "kept": 0 or 1} to kKeepKey, {"kind": "sent",
// "ticket", "status": HTTP's, 0 without an answer, "retry_after": seconds or -1, "key": 0 where
// there is none} to kSend, and {"kind": "online"} when a connection is back.
struct LrsWish {
  enum class What : std::uint8_t {
    kKeepKey,
    kForget,  // key and secret, and breaks off what is being sent
    kSend,    // `body`, a JSON array of statements
  };
  What what = What::kKeepKey;
  std::uint64_t ticket = 0;
  std::string body;
};
void wish_lrs(const LrsWish& wish);

// Patches the parallel DOM; `patch` is the JSON of ui/semantics.h. No-op where there is no DOM.
void patch_semantics(std::string_view patch);

// What prefers-contrast and forced-colors say.
enum class Contrast : std::uint8_t { kAsDesigned, kMore, kForced };
// The system's own colours where they are forced, 0xRRGGBB: those that CSS calls by these names.
struct SystemColours {
  std::uint32_t canvas = 0xFFFFFF, canvas_text = 0, link_text = 0x0000EE, button_face = 0xF0F0F0,
                highlight = 0x0078D7;
};

struct Preferences {
  bool dark = false;
  bool reduced_motion = false;
  std::string language = "en";
  bool can_draw = true;  // there is WebGL 2
  Contrast contrast = Contrast::kAsDesigned;
  SystemColours colours;  // where they are forced
};
[[nodiscard]] Preferences preferences();  // what the system says now

// Whether the browser has promised not to clear by itself what is stored.
struct Keeping {
  enum class Promise : std::uint8_t { kUnknown, kCanAsk, kAsking, kRefused, kPromised };
  Promise promise = Promise::kUnknown;
  int days_until_cleared = 0;  // without a visit; 0: not because of that
  friend bool operator!=(const Keeping& a, const Keeping& b) {
    return a.promise != b.promise || a.days_until_cleared != b.days_until_cleared;
  }
};
[[nodiscard]] Keeping keeping();
void ask_to_keep();  // right after a press only; a frame comes with the answer

struct File {
  std::string name;
  std::string bytes;
};
// What this page is about (web/places.js): each has a store of its own, and a page opens one.
// kCourse: opened by a learning system, which keeps what is done (web/course/course.js).
enum class Place : std::uint8_t { kPractice, kHire, kSit, kCourse };
// While `unsaved` the browser asks before the page goes, whatever makes it go.
void guard(bool unsaved);
// Starts the page afresh at "#/hire", "#/", "#/coach".
void go_to(std::string_view address);
// The page stands at "#/coach/export" now: an entry of its own in the browser's history, unless
// the last one was followed (kAddress, or the first) and led here.
void show_address(std::string_view address);
// What a learning system is told (interop/course_report.h), as JSON. It goes out with what the
// store keeps, whenever that can be done.
void report_course(std::string_view json);
// The session with the learning system ends here, and the page says so.
void leave_course();
// Keeps a line of Boot::starts, which stays when the sitting's store is removed.
void remember_start(std::string_view line);

struct Language {
  std::string tag, name;  // "de", "Deutsch"
};
// Figures and days as the browser's Intl writes them in the language that is spoken (natively
// English).
[[nodiscard]] Locale locale();
// Languages that voices on this device itself speak: "de en". What is read aloud goes out with a
// patch (ui/semantics.h).
[[nodiscard]] std::string voices();
// Kept for this browser, and starts the page afresh where it stands. Empty: as the browser says.
void choose_language(std::string_view tag);

struct Boot {  // what the page had loaded before the program started
  std::vector<File> scenarios;
  std::vector<std::string> missing;  // scenario files that could not be loaded
  int awaited = 0;                   // scenario files that come later, each as an event
  std::string font_regular;          // TrueType bytes
  std::string font_semibold;
  std::string profiles;  // as with kProfiles; empty where there are none
  Place place = Place::kPractice;
  std::string address;   // "#/coach"
  std::string site;      // the page's own address, without that
  std::string link;      // kSit: what stands behind "#/sit/"
  std::string form;      // the form that this site was packaged for; empty on any other
  std::string course;    // kCourse: what the package says of it (ui/course.h)
  std::string lrs;       // address of the learning record store it was packaged for; or empty
  std::string starts;    // when forms were begun in this browser: "HASH MS" a line
  std::string messages;  // the table of the language that is spoken (core/tr.h); empty: English
  std::vector<Language> languages;  // that there are
  std::string chosen_language;      // tag; empty: nobody chose, it is the browser's
};
[[nodiscard]] Boot take_boot();
// Calls `frame` whenever one is due; after it, and between frames, `work`, a few milliseconds of it
// at a time, for as long as it returns true. On the web it returns at once and the page goes on
// calling.
void run(std::function<void()> frame, std::function<bool()> work);
// Calls `hidden` at once when the page is put out of sight or ends, before its store goes to sleep:
// there may be no frame after it.
void on_hidden(std::function<void()> hidden);
[[noreturn]] void fail(
    std::string_view message);  // can't go on: the page says so and offers what is stored
void ready();                   // the first frame is drawn: the page may drop its loading screen

}  // namespace warmline::platform
