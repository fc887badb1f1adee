// A site as web/assemble.mjs puts it together, small; what is made of it is looked at as a server
// or a candidate would.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "assess/form.h"
#include "assess/key_free.h"
#include "cli/program.h"
#include "core/hash.h"
#include "core/json.h"
#include "interop/zip.h"
#include "scenario/parse.h"

namespace warmline::test {

namespace {

using Files = std::map<std::string, std::string>;

const std::string kScenarios = WARMLINE_SOURCE_DIR "/scenarios";
const std::vector<std::string> kCalls = {"one-day-late", "refill-before-the-weekend"};
constexpr const char* kWarmUp = "the-meter-says";

scenario::ScenarioPtr shipped(const std::string& id) {
  const scenario::Parsed parsed =
      scenario::parse(read(fs::path(kScenarios) / (id + ".json")), id + ".json");
  REQUIRE(parsed.scenario);
  return parsed.scenario;
}

assess::Form form_of_shipped() {
  assess::Form form;
  form.id = std::string(32, 'a');
  form.title = "Spring intake";
  form.asks = "The water works";
  form.purpose = "To see how you would answer.";
  form.contact = "The office.";
  form.job_analysis = "Agents answer <such> calls.";
  form.language = "en";
  form.key_free = true;
  form.warm_up = assess::FormCall{kWarmUp, shipped(kWarmUp)->version, false};
  for (const std::string& id : kCalls) form.calls.push_back({id, shipped(id)->version, false});
  return form;
}

class Site {
 public:
  Site() {
    add_hashed("warmline.wasm", "wasm", std::string("\0asm", 4));
    add_hashed("warmline.js", "script", "engine();\n");
    add_hashed("inter-regular.ttf", "font", "font", R"(,"weight":"regular")");
    add_hashed("the-meter-says.json", "scenario", read(kScenarios + "/the-meter-says.json"));
    add_hashed("one-day-late.json", "scenario", read(kScenarios + "/one-day-late.json"), kLater);
    add_hashed("lexicon.bin", "data", "names", kLater);
    add_hashed("copy_worker.js", "worker", "worker();\n", kLater);
    files_["NOTICES.txt"] = "Notices\n";
    files_["bom.json"] = "{}\n";
    files_["_headers"] = "/*\n";
    files_["index.html"] = "<!doctype html>\n<script defer src=\"files/boot.js\"></script>\n" +
                           preloads_ + "<script type=\"application/json\" id=\"manifest\">[" +
                           manifest_ + "]</script>\n<p>Warmline</p>\n";
    std::string kept = "[[\"./\",\"" + sha256_hex(files_["index.html"]) + "\"]";
    for (const auto& [path, bytes] : files_) {
      if (path != "index.html" && path != "bom.json" && path != "_headers")
        kept += ",[\"" + path + "\",\"" + sha256_hex(bytes) + "\"]";
    }
    files_["service_worker.js"] = "keep(/*files*/" + kept + "]/*files*/);\n";
    write_all();
  }
  [[nodiscard]] std::string path() const { return folder_.path().string(); }
  [[nodiscard]] const Files& files() const { return files_; }
  void change(const std::string& path, const std::string& bytes) {
    (void)folder_.write(path, bytes);
  }

 private:
  static constexpr const char* kLater = R"(,"later":true)";

  void add_hashed(const std::string& name, const std::string& kind, const std::string& bytes,
                  const std::string& more = "") {
    const std::size_t dot = name.rfind('.');
    const std::string url =
        "files/" + name.substr(0, dot) + "." + sha256_hex(bytes).substr(0, 8) + name.substr(dot);
    files_[url] = bytes;
    manifest_ += (manifest_.empty() ? "" : ",") + std::string(R"({"name":")") + name +
                 R"(","url":")" + url + R"(","bytes":)" + std::to_string(bytes.size()) +
                 R"(,"kind":")" + kind + "\"" + more + "}";
    if (more == kLater) return;
    preloads_ += "<link rel=\"preload\" href=\"" + url + "\" as=\"" +
                 (kind == "script" ? "script\">\n" : "fetch\">\n");
  }
  void write_all() {
    fs::create_directory(folder_.path() / "files");
    std::string sums;
    for (const auto& [path, bytes] : files_) {
      (void)folder_.write(path, bytes);
      sums += sha256_hex(bytes) + "  " + path + "\n";
    }
    (void)folder_.write("SHA256SUMS", sums);
  }

  Folder folder_;
  Files files_;
  std::string manifest_, preloads_;
};

Files files_of(const fs::path& folder) {
  Files files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file())
      files[entry.path().lexically_relative(folder).generic_string()] = read(entry.path());
  }
  return files;
}

std::string packaging(const std::string& form, const std::string& output, const Site& site,
                      const std::string& more = "") {
  return "package --assess '" + form + "' -o '" + output + "' --site '" + site.path() +
         "' --scenarios '" + kScenarios + "' " + more;
}

const std::string& one_like(const Files& files, const std::string& from, const std::string& to) {
  const auto found = std::find_if(files.begin(), files.end(), [&](const auto& file) {
    return file.first.rfind(from, 0) == 0 && file.first.size() > to.size() &&
           file.first.compare(file.first.size() - to.size(), to.size(), to) == 0;
  });
  INFO(from);
  REQUIRE(found != files.end());
  return found->first;
}

// A package made of a sound form, with everything that it takes.
struct Made {
  Folder folder;
  Site site;
  assess::Form form = form_of_shipped();
  std::string file = folder.write("form.json", form_text(form));
  std::string output = (folder.path() / "out").string();
  Outcome outcome = run(packaging(file, output, site));
};

}  // namespace

TEST_CASE("a package holds the form, its calls under neutral names, and the rest byte for byte") {
  const Made made;
  INFO(made.outcome.errors);
  REQUIRE(made.outcome.status == 0);
  CHECK(has(made.outcome.out, "hash " + form_hash(made.form)));
  const Files files = files_of(made.output);
  Files before = made.site.files();
  std::vector<std::string> added;
  for (const auto& [path, bytes] : files) {
    if (before.count(path) == 0) {
      added.push_back(path.substr(0, path.find('.')));
    } else if (path != "index.html" && path != "service_worker.js") {
      CHECK(bytes == before[path]);
    }
  }
  CHECK(added == std::vector<std::string>{"SHA256SUMS", "files/call-1", "files/call-2",
                                          "files/form", "files/warm-up"});
  for (const auto& [path, bytes] : before) {
    const bool gone =
        has(path, "the-meter-says") || has(path, "one-day-late") || has(path, "lexicon");
    const std::string name = path;
    INFO(name);
    CHECK(files.count(path) == (gone ? 0 : 1));
  }
  CHECK(files.at(one_like(files, "files/form.", ".json")) == form_text(made.form));
}

TEST_CASE("a package's checksums, names, manifest and preloads agree with its files") {
  const Made made;
  REQUIRE(made.outcome.status == 0);
  const Files files = files_of(made.output);
  std::string sums;
  for (const auto& [path, bytes] : files) {
    if (path != "SHA256SUMS") sums += sha256_hex(bytes) + "  " + path + "\n";
  }
  CHECK(files.at("SHA256SUMS") == sums);
  const std::string& html = files.at("index.html");
  const std::string opening = R"(<script type="application/json" id="manifest">)";
  const std::size_t from = html.find(opening) + opening.size();
  const std::string text = html.substr(from, html.find("</script>", from) - from);
  const json::ParseOutcome outcome = json::parse(text);
  REQUIRE(outcome.document);
  const json::Value manifest = outcome.document->root();
  std::string order;
  for (std::size_t i = 0; i < manifest.size(); ++i) {
    const json::Value entry = manifest.item(i);
    const std::string url(entry.find("url")->string());
    INFO(url);
    REQUIRE(files.count(url) == 1);
    CHECK(entry.find("bytes")->integer() == static_cast<std::int64_t>(files.at(url).size()));
    CHECK(has(url, "." + sha256_hex(files.at(url)).substr(0, 8) + "."));
    CHECK(has(html, "<link rel=\"preload\" href=\"" + url + "\"") == !entry.find("later"));
    order += std::string(entry.find("name")->string()) + ":" +
             std::string(entry.find("kind")->string()) + " ";
  }
  CHECK(order ==
        "warmline.wasm:wasm warmline.js:script inter-regular.ttf:font copy_worker.js:worker "
        "warm-up.json:scenario call-1.json:scenario call-2.json:scenario form.json:form ");
  CHECK(manifest.item(2).find("weight")->string() == "regular");
  CHECK_FALSE(has(html, "the-meter-says"));
  CHECK(has(html, "<p>Warmline</p>"));
}

TEST_CASE(
    "a package keeps for use without a connection what it holds, and nothing that it doesn't") {
  const Made made;
  REQUIRE(made.outcome.status == 0);
  const Files files = files_of(made.output);
  const std::string& worker = files.at("service_worker.js");
  const std::string opening = "keep(/*files*/";
  const std::string closing = "/*files*/);\n";
  REQUIRE(worker.rfind(opening, 0) == 0);
  REQUIRE(worker.size() > opening.size() + closing.size());
  CHECK(worker.substr(worker.size() - closing.size()) == closing);
  const json::ParseOutcome outcome =
      json::parse(worker.substr(opening.size(), worker.size() - opening.size() - closing.size()));
  REQUIRE(outcome.document);
  std::map<std::string, std::string> kept;
  for (std::size_t i = 0; i < outcome.document->root().size(); ++i) {
    const json::Value file = outcome.document->root().item(i);
    kept.emplace(file.item(0).string(), file.item(1).string());
  }
  std::map<std::string, std::string> expected;
  for (const auto& [path, bytes] : files) {
    if (path != "bom.json" && path != "_headers" && path != "SHA256SUMS" &&
        path != "service_worker.js")
      expected.emplace(path == "index.html" ? "./" : path, sha256_hex(bytes));
  }
  CHECK(kept == expected);
}

TEST_CASE("no key of any call can be found in any file of a package") {
  const Made made;
  REQUIRE(made.outcome.status == 0);
  std::string all;
  for (const auto& [path, bytes] : files_of(made.output)) all += path + "\n" + bytes + "\n";
  std::vector<std::string> ids = kCalls;
  ids.emplace_back(kWarmUp);
  int sought = 0;
  for (const std::string& id : ids) {
    const scenario::ScenarioPtr whole = shipped(id);
    CHECK_FALSE(has(all, id + ".json"));
    CHECK_FALSE(has(all, id + "."));
    const auto absent = [&](const std::string& text) {
      INFO(text);
      ++sought;
      CHECK_FALSE(has(all, text));
    };
    for (const scenario::Need& need : whole->needs) absent(need.label);
    for (const scenario::Flag& flag : whole->flags) {
      if (!flag.about.empty()) absent(flag.about);
    }
    for (const scenario::Node& node : whole->nodes) {
      if (node.ending) absent(node.ending->text);
      for (const scenario::Choice& choice : node.choices) {
        if (!choice.why.empty()) absent(choice.why);
      }
    }
  }
  CHECK(sought > 150);
  for (const char* member : {"\"why\"", "\"criteria\"", "\"cost\"", "\"critical\"", "\"about\""})
    CHECK_FALSE(has(all, member));
}

TEST_CASE("what a package's calls were is found with the form's hash") {
  const Made made;
  REQUIRE(made.outcome.status == 0);
  const Files files = files_of(made.output);
  const assess::KeyFree again = assess::key_free(*shipped(kCalls[1]), form_hash(made.form));
  CHECK(files.at(one_like(files, "files/call-2.", ".json")) == again.text);
}

TEST_CASE("a zipped package is the same files, and the same bytes every time") {
  const Made made;
  REQUIRE(made.outcome.status == 0);
  const std::string zip = (made.folder.path() / "out.zip").string();
  REQUIRE(run(packaging(made.file, zip, made.site)).status == 0);
  const std::string bytes = read(zip);
  const Outcome again = run(packaging(made.file, zip, made.site));
  CHECK(again.status == 2);
  CHECK(has(again.errors, "is there already"));
  const std::string other = (made.folder.path() / "other.zip").string();
  REQUIRE(run(packaging(made.file, other, made.site)).status == 0);
  CHECK(read(other) == bytes);
  CHECK(run(packaging(made.file, zip, made.site, "--force")).status == 0);
  CHECK(read(zip) == bytes);
  const Result<interop::Zip> opened = interop::Zip::open(interop::bytes_of(bytes));
  REQUIRE(opened);
  for (const auto& [path, content] : files_of(made.output)) {
    const auto unpacked = opened.value().read(path, 1u << 24);
    REQUIRE(unpacked);
    REQUIRE(unpacked.value());
    CHECK(*unpacked.value() == content);
  }
  // Another reader, where there is one.
  const std::string test = "command -v unzip >/dev/null || exit 0; unzip -tqq '" + zip + "'";
  CHECK(std::system(test.c_str()) == 0);
}

TEST_CASE("a folder with an earlier package is brought up to date, any other is left alone") {
  Made made;
  REQUIRE(made.outcome.status == 0);
  made.form.calls.pop_back();
  const std::string shorter = made.folder.write("shorter.json", form_text(made.form));
  REQUIRE(run(packaging(shorter, made.output, made.site)).status == 0);
  const Files files = files_of(made.output);
  CHECK(std::none_of(files.begin(), files.end(),
                     [](const auto& file) { return has(file.first, "call-2"); }));
  CHECK(files.at(one_like(files, "files/form.", ".json")) == form_text(made.form));

  const auto refused = [&](const std::string& output) {
    const Files before = files_of(output);
    const Outcome outcome = run(packaging(shorter, output, made.site));
    CHECK(outcome.status == 2);
    CHECK(has(outcome.errors, "holds something else"));
    CHECK(files_of(output) == before);
  };
  fs::create_directory(made.folder.path() / "mine");
  (void)made.folder.write("mine/thesis.txt", "years");
  refused((made.folder.path() / "mine").string());
  refused(made.site.path());
  (void)made.folder.write("out/thesis.txt", "years");
  refused(made.output);
}

TEST_CASE("what can't be packaged is refused with a reason, and nothing is written") {
  const Folder folder;
  Site site;
  const std::string output = (folder.path() / "out").string();
  const auto refused = [&](const assess::Form& form, int status, const std::string& reason,
                           const std::string& more = "") {
    const Outcome outcome =
        run(packaging(folder.write("form.json", form_text(form)), output, site, more));
    INFO(outcome.errors);
    CHECK(outcome.status == status);
    CHECK(has(outcome.errors, reason));
    CHECK_FALSE(fs::exists(output));
  };
  assess::Form form = form_of_shipped();
  form.key_free = false;
  refused(form, 1, "key_free");
  form = form_of_shipped();
  form.contact.clear();
  refused(form, 1, "Nobody is named");
  form = form_of_shipped();
  form.calls[1].version[0] = form.calls[1].version[0] == 'a' ? 'b' : 'a';
  refused(form, 1, "it was changed since the form was made");
  form = form_of_shipped();
  form.calls[1].scenario = "nowhere";
  form.calls[1].version = std::string(64, '7');
  refused(form, 1, "is not among the scenarios given");
  form = form_of_shipped();
  form.calls[1].scenario = "another-name";
  refused(form, 1, "is not among the scenarios given");
  form = form_of_shipped();
  form.language = "de-AT";
  refused(form, 1, R"(says that its calls are in "de-AT", and they are in "en")");
  refused(form_of_shipped(), 2, "no such file or folder", "nowhere.json");
  const Outcome unread = run(packaging(folder.write("form.json", "{"), output, site));
  CHECK(unread.status == 1);
  CHECK(has(unread.errors, "[syntax]"));
  site.change("bom.json", "changed");
  refused(form_of_shipped(), 2, "bom.json is missing or not as SHA256SUMS has it");
  site.change("SHA256SUMS", sha256_hex("x") + "  ../x\n");
  refused(form_of_shipped(), 2, "not as it was written");
  site.change("SHA256SUMS", sha256_hex("Notices\n") + "  NOTICES.txt\n");
  refused(form_of_shipped(), 2, "it holds no index.html");
  fs::remove(fs::path(site.path()) / "SHA256SUMS");
  refused(form_of_shipped(), 2, "holds no built site");
  const Outcome title = run("package --scorm12 --scenarios '" + kRefill +
                            "' --title 'R\xe9"
                            "clamation' -o '" +
                            output + "'");
  CHECK(title.status == 2);
  CHECK(has(title.errors, "is not in UTF-8"));
}

TEST_CASE("scenarios of one's own can be packaged as well") {
  const Folder folder;
  const Site site;
  std::string text = read(kScenarios + "/one-day-late.json");
  text = changed(text, "\"id\": \"one-day-late\"", "\"id\": \"of-my-own\"");
  const std::string file = folder.write("own.json", text);
  const scenario::Parsed parsed = scenario::parse(text, file);
  REQUIRE(parsed.scenario);
  assess::Form form = form_of_shipped();
  form.calls = {{"of-my-own", parsed.scenario->version, false}};
  form.language = "en-GB";  // a kind of what its calls are in
  const std::string output = (folder.path() / "out").string();
  const Outcome outcome =
      run(packaging(folder.write("form.json", form_text(form)), output, site, "'" + file + "'"));
  INFO(outcome.errors);
  CHECK(outcome.status == 0);
}

TEST_CASE("a form is summed up, with what keeps it from being given out") {
  const Folder folder;
  assess::Form form = form_of_shipped();
  form.variant = "B";
  form.limit = 600;
  Outcome outcome = run("form '" + folder.write("form.json", form_text(form)) + "'");
  CHECK(outcome.status == 0);
  CHECK(has(outcome.out, "Spring intake (B), edition 1: 2 calls and a warm-up\n"));
  CHECK(has(outcome.out, "hash " + form_hash(form) + "\n"));
  CHECK(has(outcome.out, "  warm-up the-meter-says "));
  CHECK(has(outcome.out, "language en, limit 600 s a call"));
  CHECK(has(outcome.out, "keys not in the page"));
  form.asks.clear();
  outcome = run("form '" + folder.write("form.json", form_text(form)) + "'");
  CHECK(outcome.status == 1);
  CHECK(has(outcome.errors, "It isn’t said who asks."));
  outcome = run("form '" + folder.write("form.json", "{}") + "'");
  CHECK(outcome.status == 1);
  CHECK(has(outcome.errors, "[no-form]"));
  CHECK(run("form '" + (folder.path() / "none").string() + "'").status == 2);
}

}  // namespace warmline::test
