// A site for a record store: the page may speak to that address and to nobody else, and the built
// site to none.
#include <map>
#include <string>
#include <vector>

#include "cli/program.h"
#include "core/hash.h"

namespace warmline::test {

namespace {

using Files = std::map<std::string, std::string>;

constexpr const char* kPolicy =
    "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'";

std::string sums_of(const Files& files) {
  std::string sums;
  for (const auto& [path, bytes] : files) {
    if (path != "SHA256SUMS") sums += sha256_hex(bytes) + "  " + path + "\n";
  }
  return sums;
}

Files built_site() {
  Files files;
  files["_headers"] = std::string("/*\n  Content-Security-Policy: ") + kPolicy +
                      "; frame-ancestors 'none'\n  X-Content-Type-Options: nosniff\n/files/*\n";
  files["index.html"] =
      std::string("<!doctype html>\n<meta http-equiv=\"Content-Security-Policy\" content=\"") +
      kPolicy +
      "\">\n<script type=\"application/json\" id=\"manifest\">[]</script>\n"
      "<script defer src=\"files/warmline.0.js\" id=\"engine\"></script>\n";
  files["files/warmline.0.js"] = "engine();\n";
  files["service_worker.js"] = "keep(/*files*/[[\"./\",\"" + sha256_hex(files["index.html"]) +
                               "\"],[\"files/warmline.0.js\",\"" +
                               sha256_hex(files["files/warmline.0.js"]) + "\"]]/*files*/);\n";
  files["SHA256SUMS"] = sums_of(files);
  return files;
}

void write(const Files& files, const fs::path& root) {
  for (const auto& [path, bytes] : files) {
    fs::create_directories((root / path).parent_path());
    std::ofstream(root / path, std::ios::binary) << bytes;
  }
}

Files read_all(const fs::path& root) {
  Files files;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.is_regular_file())
      files[entry.path().lexically_relative(root).generic_string()] = read(entry.path());
  }
  return files;
}

}  // namespace

TEST_CASE("warmline package --lrs: the page says where the store is, and may speak to it alone") {
  const Folder folder;
  const Files before = built_site();
  write(before, folder.path() / "site");
  const std::string out = (folder.path() / "made").string();
  const std::string command = "package --site '" + (folder.path() / "site").string() + "' -o '" +
                              out + "' --lrs https://LRS.example/xapi";
  const Outcome made = run(command);
  CHECK(made.errors == "");
  REQUIRE(made.status == 0);
  const Files after = read_all(out);
  const std::string html = after.at("index.html");
  CHECK(has(
      html,
      R"(<script type="application/json" id="lrs">{"endpoint":"https://lrs.example/xapi/"}</script>)"));
  CHECK(has(html, "connect-src 'self' https://lrs.example/xapi/; base-uri"));
  CHECK(has(after.at("_headers"), "connect-src 'self' https://lrs.example/xapi/; base-uri"));
  // The ordinary site has no script that could send anything.
  const std::string script =
      "files/lrs." +
      sha256_hex(read(fs::path(WARMLINE_SOURCE_DIR "/web/lrs/lrs.js"))).substr(0, 8) + ".js";
  REQUIRE(after.count(script) == 1);
  CHECK(has(after.at("service_worker.js"), script));
  const std::string loads = "<script defer src=\"" + script + "\"></script>\n";
  CHECK(has(html, loads + "<script defer src=\"files/warmline.0.js\""));
  // Nothing else was let in, and nothing else was changed.
  CHECK(changed(changed(changed(html, loads, ""), " https://lrs.example/xapi/;", ";"),
                "<script type=\"application/json\" id=\"lrs\">{\"endpoint\":\"https://lrs.example/"
                "xapi/\"}</script>\n",
                "") == before.at("index.html"));
  CHECK(changed(after.at("_headers"), " https://lrs.example/xapi/;", ";") == before.at("_headers"));
  CHECK(after.at("files/warmline.0.js") == before.at("files/warmline.0.js"));
  CHECK(has(after.at("service_worker.js"), "[\"./\",\"" + sha256_hex(html) + "\"]"));
  CHECK(after.at("SHA256SUMS") == sums_of(after));
  CHECK(after.size() == before.size() + 2);
  CHECK(read_all(folder.path() / "site") == before);
  // It can be brought up to date where it stands.
  CHECK(run(command + " --force").status == 0);
}

TEST_CASE("warmline package --lrs: an address that would let in more is refused") {
  const Folder folder;
  write(built_site(), folder.path() / "site");
  const std::string rest = " --site '" + (folder.path() / "site").string() + "' -o '" +
                           (folder.path() / "made").string() + "'";
  for (const char* wrong :
       {"lrs.example", "http://lrs.example/", "https://key:secret@lrs.example/",
        "https://lrs.example/?a=b", "https://lrs.example/#x", "'https://lrs.example/ https://b/'",
        "'https://lrs.example/;script-src'", "'https://*/'", "'https://lrs.example/\"'", "https://",
        "https:///x", "https://lrs.example:x/", "ftp://lrs.example/", "'http://[::1]:9/x'",
        "'https://lrs.example/[a]'"}) {
    CAPTURE(wrong);
    const Outcome refused = run("package --lrs " + std::string(wrong) + rest);
    CHECK(refused.status == 2);
    CHECK(has(refused.errors, "--lrs"));
    CHECK_FALSE(fs::exists(folder.path() / "made"));
  }
  for (const char* right :
       {"http://127.0.0.1:8080/xapi/", "http://localhost/", "https://lrs.example:8443/a/b/"}) {
    CAPTURE(right);
    CHECK(run("package --lrs '" + std::string(right) + "'" + rest).status == 0);
  }
}

TEST_CASE("warmline package --lrs: a site without a policy is refused, and so is a form's") {
  const Folder folder;
  for (const char* lacking : {"index.html", "_headers"}) {
    CAPTURE(lacking);
    Files files = built_site();
    files[lacking] = changed(files[lacking], "connect-src", "connected");
    files["SHA256SUMS"] = sums_of(files);
    write(files, folder.path() / "site");
    const Outcome refused =
        run("package --lrs https://lrs.example/ --site '" + (folder.path() / "site").string() +
            "' -o '" + (folder.path() / "made").string() + "'");
    CHECK(refused.status == 2);
    CHECK(has(refused.errors, lacking));
    CHECK_FALSE(fs::exists(folder.path() / "made"));
  }
  CHECK(run("package --lrs https://lrs.example/ --assess form.json -o x").status != 0);
}

}  // namespace warmline::test
