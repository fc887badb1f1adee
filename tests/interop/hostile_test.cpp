// Files that nobody wrote to be read, and the corpora that the fuzz targets start from.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "interop/support.h"
#include "interop/whole.h"

namespace warmline::test {
namespace {

namespace fs = std::filesystem;

std::string many(std::string_view piece, std::size_t count) {
  std::string out;
  out.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

// Under the sanitizers, unoptimized, a tenth says the same.
#ifdef __OPTIMIZE__
constexpr std::size_t kMany = 1'000'000;
#else
constexpr std::size_t kMany = 100'000;
#endif

}  // namespace

TEST_CASE("hostile: a million of whatever opens something") {
  const std::string html = "<tw-storydata><tw-passagedata name=Start>";
  for (const std::string piece : {"[", "[[", "<<", "(if:", "<x ", "{", "/*", "<!--", "[img[",
                                  "<<\"\">>\"", "$a", "(", "<%"}) {
    CAPTURE(piece);
    CHECK(broken_import(":: Start\n" + many(piece, kMany)) == "");
    CHECK(broken_import(html + many(piece, kMany / 5)) == "");
  }
  for (const std::string& text :
       {many("::a\n", 100'000), ":: Start\n" + many("[[a]]", 100'000),
        ":: Start [" + many("a ", kMany / 2), ":: StoryData\n" + many("[", kMany),
        many("<div>", kMany / 2), "<tw-storydata " + many("<p ", kMany / 2),
        "<tw-storydata a=\"" + many("x", kMany), many("<tw-storydata>", 100'000),
        "<script>" + many("<!--<script>", 100'000), many("<", 10 * kMany)}) {
    CAPTURE(text.substr(0, 40));
    CHECK(broken_import(text) == "");
  }
  CHECK(refused(":: Start\n" + many("[[a]]", 50'000)).code == "too-many-links");
  CHECK(refused(many("::a\n", 30'000)).code == "too-many-passages");
  CHECK(refused("<tw-storydata " + many("a ", 100'000)).code == "too-tangled");
  CHECK(refused("::" + many("a", (16u << 20) + 1)).code == "too-large");
}

TEST_CASE("hostile: thousands of notes are counted and not kept") {
  const interop::Import import = imported(":: Start\n" + many("<<a>>", 5'000));
  CHECK(import.notes.all().size() == interop::Notes::kMostNotes);
  CHECK(import.notes.not_listed() == 4'000);
}

TEST_CASE("hostile: more moments than a scenario holds") {
  std::string text = ":: Start\n[[p0]]\n";
  for (int i = 0; i < 500; ++i) {
    text += "\n:: p" + std::to_string(i) + "\n[[p" + std::to_string(i + 1) + "]]\n";
  }
  CHECK(refused(text).code == "too-many-moments");
}

TEST_CASE("hostile: the corpora of the fuzz targets") {
  std::size_t files = 0;
  for (const std::string kind : {"twee", "twine_html", "h5p"}) {
    for (const auto& entry :
         fs::directory_iterator(WARMLINE_SOURCE_DIR "/tests/fuzz/corpus/" + kind)) {
      CAPTURE(entry.path().string());
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(in), {}};
      ++files;
      CHECK(broken_import(bytes) == "");
      if (kind == "twee") CHECK(broken_import("::" + bytes) == "");
      if (kind == "twine_html") CHECK(broken_import("<" + bytes) == "");
      if (kind == "h5p" && bytes.substr(0, 2) != "PK") CHECK(broken_content(bytes) == "");
    }
  }
  CHECK(files >= 30);
}

}  // namespace warmline::test
