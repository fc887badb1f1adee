#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <system_error>
#include <utility>

#include "cli/commands.h"
#include "cli/report.h"
#include "cli/wrap.h"
#include "cli/write_file.h"
#include "interop/import.h"

namespace warmline::cli {

namespace fs = std::filesystem;

namespace {

Result<interop::Bytes> open(const std::string& file) {
  std::error_code failure;
  const Error unreadable{"unreadable", "cannot be read; is it there, and may you read it?", file};
  if (!fs::is_regular_file(file, failure)) return unreadable;
  const std::uintmax_t size = fs::file_size(file, failure);
  auto in = std::make_shared<std::ifstream>(file, std::ios::binary);
  if (failure || !*in) return unreadable;
  return interop::Bytes{size, [in](std::uint64_t offset, char* out, std::size_t wanted) {
                          in->clear();
                          in->seekg(static_cast<std::streamoff>(offset));
                          in->read(out, static_cast<std::streamsize>(wanted));
                          return static_cast<std::size_t>(in->gcount());
                        }};
}

std::string were(std::size_t number, const std::string& what) {
  return counted(static_cast<std::int64_t>(number), what);
}

void print_notes(const interop::Notes& notes) {
  if (notes.all().empty()) {
    std::cout << "Everything in it was carried over.\n";
    return;
  }
  std::cout << "Not carried over as it was:\n";
  for (const Diagnostic& note : notes.all()) std::cout << to_line(note) << "\n";
  if (notes.not_listed() > 0) {
    std::cout << "and " << notes.not_listed() << " more of the kind.\n";
  }
}

void print_left(const interop::ToWrite& left, const std::string& output) {
  const std::size_t width = terminal_width();
  const auto item = [&](const std::string& text) { std::cout << wrap("  - ", text, width); };
  std::cout << "Still to write, before this is a call to practise with:\n";
  item(
      "needs: one stands in for what the caller needs, and whatever comes to an ending meets it; "
      "write the caller's needs with their weights, and which choice meets them");
  if (left.criteria > 0) {
    item("criteria: none of " + were(left.criteria, "choice") + " at " +
         were(left.decisions, "decision") +
         " says yet what its words do (feel, understand, explore, respect)");
  }
  if (left.whys > 0) {
    item("why: " + were(left.whys, "choice") + " without the sentence or two for the debrief");
  }
  item("endings: " + were(left.endings, "ending") +
       " of the kind \"unresolved\"; say which are satisfied or handed-over" +
       (left.empty_endings > 0
            ? ", and what happened after in " + std::to_string(left.empty_endings) + " of them"
            : ""));
  item(std::string("the call: ") + (left.title ? "title, " : "") +
       (left.summary ? "summary, " : "") + (left.language ? "language (\"en\" meanwhile), " : "") +
       "sector, difficulty, minutes, role and mood");
  item("lines: who says them, where it isn't the caller");
  std::cout << "Then: warmline check " << output << "\n";
}

}  // namespace

int import(const ImportOptions& options) {
  Result<interop::Bytes> bytes = open(options.file);
  if (!bytes) {
    std::cerr << options.file << ": error: " << bytes.error().message << "\n";
    return kMisused;
  }
  std::error_code ignored;  // where one of the two can't be looked at they are not the same
  if (fs::equivalent(options.file, options.output, ignored)) {
    std::cerr << options.output << ": error: this is the story itself; name another output\n";
    return kMisused;
  }
  const Result<interop::Import> imported =
      interop::import_story(std::move(bytes).value(), options.file);
  if (!imported) {
    std::cerr << imported.error().where << ": error: " << imported.error().message << " ["
              << imported.error().code << "]\n";
    return kFoundErrors;
  }
  const interop::Imported& made = imported.value().made;
  if (const auto failed = write_file(options.output, made.scenario, options.force)) {
    std::cerr << failed->where << ": error: " << failed->message << "\n";
    return kMisused;
  }
  std::cout << options.output << ": " << were(made.left.moments, "moment") << ", "
            << were(made.left.decisions, "decision") << ", " << were(made.left.endings, "ending")
            << ", out of " << imported.value().kind << ".\n";
  print_notes(imported.value().notes);
  print_left(made.left, options.output);
  return kDone;
}

}  // namespace warmline::cli
