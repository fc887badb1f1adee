#include "interop/h5p.h"

#include "core/json.h"
#include "core/text.h"

namespace warmline::interop {
namespace {

constexpr std::string_view kBranching = "H5P.BranchingScenario";

// What h5p.json says of the whole: its title, its language, and what kind of content it is.
std::optional<Error> read_head(std::string_view text, Story& story) {
  const json::ParseOutcome outcome = json::parse(text);
  if (!outcome.document) return std::nullopt;  // the content may be sound all the same
  const json::Value root = outcome.document->root();
  const auto library = root.find("mainLibrary");
  if (library && !library->string().empty() && library->string() != kBranching) {
    return Error{"other-h5p",
                 "this is content of the kind " + text::quoted(library->string()) + "; only " +
                     std::string(kBranching) + " can become a call",
                 ""};
  }
  if (const auto title = root.find("title")) story.title = std::string(title->string());
  if (const auto language = root.find("language")) {
    story.language = std::string(language->string());
  }
  return std::nullopt;
}

}  // namespace

Result<H5p> read_h5p(Bytes bytes, Notes& notes) {
  Result<Zip> zip = Zip::open(std::move(bytes));
  if (!zip) return zip.error();
  Result<std::optional<std::string>> content = zip.value().read(kContentName, kMostContentBytes);
  if (!content) return content.error();
  if (!content.value()) {
    return Error{"not-h5p",
                 "there is no " + std::string(kContentName) + " in this archive, so it is not H5P",
                 ""};
  }
  Result<std::optional<std::string>> head = zip.value().read("h5p.json", kMostContentBytes);
  if (!head) return head.error();
  Story about;
  if (head.value()) {
    std::optional<Error> wrong = read_head(*head.value(), about);
    if (wrong) return std::move(*wrong);
  }
  if (const std::size_t astray = zip.value().names_that_lead_out(); astray > 0) {
    notes.add("astray", {},
              std::to_string(astray) + " of the archive's files have names that lead out of it",
              "nothing is unpacked from it, so they do no harm here; don't unpack it elsewhere");
  }
  H5p made;
  made.content = std::move(*std::move(content).value());
  Result<Story> story = h5p_story(made.content, notes);
  if (!story) return story.error();
  made.story = std::move(story).value();
  if (!about.title.empty()) made.story.title = about.title;
  if (about.language != "und") made.story.language = about.language;
  return made;
}

}  // namespace warmline::interop
