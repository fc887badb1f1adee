#include "interop/import.h"

#include <algorithm>
#include <utility>

#include "interop/h5p.h"
#include "interop/twine.h"
#include "interop/words.h"
#include "scenario/parse.h"

namespace warmline::interop {
namespace {

std::string taken(const Bytes& bytes, std::size_t most) {
  std::string out(static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size, most)), '\0');
  std::size_t got = 0;
  while (got < out.size()) {
    const std::size_t more = bytes.read(got, out.data() + got, out.size() - got);
    if (more == 0) break;
    got += more;
  }
  out.resize(got);
  return out;
}

Error in(std::string_view file, Error error) {
  error.where = std::string(file) + (error.where.empty() ? "" : ":" + error.where);
  return error;
}

Result<Import> finish(std::string kind, Story story, Notes notes, std::string_view file) {
  Result<Imported> made = scenario_of(std::move(story), notes);
  if (!made) return in(file, made.error());
  return Import{std::move(kind), std::move(made).value(), std::move(notes)};
}

Result<Import> import_archive(Bytes bytes, std::string_view file) {
  const std::string inner = std::string(file) + "/" + std::string(kContentName);
  Notes notes;
  Result<H5p> read = read_h5p(std::move(bytes), notes);
  if (!read) return in(read.error().where.empty() ? file : inner, read.error());
  H5p h5p = std::move(read).value();
  Result<Import> made =
      finish("H5P Branching Scenario", std::move(h5p.story), std::move(notes), file);
  if (!made) return made;
  Import import = std::move(made).value();
  import.notes.place([&](std::vector<Diagnostic>& all) { scenario::place(all, h5p.content, inner);
});
return import;
}  // namespace

Result<Import> import_text(std::string_view bytes, std::string_view file) {
  Result<std::string> text = as_text(bytes);
  if (!text) return in(file, text.error());
  const std::string_view first = trim(text.value()).substr(0, 2);
  const bool page =
      first != "::" &&
      (first.substr(0, 1) == "<" || lower(text.value()).find("<tw-storydata") != std::string::npos);
  const bool twee = first == "::" || text.value().find("\n::") != std::string::npos;
  if (!page && !twee) {
    return in(file, {"unknown-kind",
                     "this is neither Twee (lines that begin with \"::\"), nor a page of Twine 2 "
                     "(<tw-storydata>), nor H5P",
                     ""});
  }
  Notes notes;
  Result<TwineStory> twine =
      page ? read_twine_html(text.value(), notes) : read_twee(text.value(), notes);
  if (!twine) return in(file, twine.error());
  Result<Story> story = story_of(twine.value(), text.value(), notes);
  if (!story) return in(file, story.error());
  Result<Import> made =
      finish(page ? "Twine HTML" : "Twee", std::move(story).value(), std::move(notes), file);
  if (!made) return made;
  Import import = std::move(made).value();
  import.notes.place([&](std::vector<Diagnostic>& all) {
    for (Diagnostic& note : all) note.file = std::string(file);
  std::stable_sort(all.begin(), all.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return a.line != b.line ? a.line < b.line : a.column < b.column;
  });
});
return import;
}  // namespace warmline::interop

}  // namespace

Result<Import> import_story(Bytes bytes, std::string_view file) {
  const std::string head = taken(bytes, 4);
  if (head.substr(0, 2) == "PK") return import_archive(std::move(bytes), file);
  return import_text(taken(bytes, kMostTextBytes + 1), file);
}

}  // namespace warmline::interop
