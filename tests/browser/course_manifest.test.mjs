// What a course says of itself, against the schemas of the standards (SCORM's as the registry has them, cmi5's as its specification
// puts it), and against the files that are there.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { make_course } from "./lms/course.mjs";
import { kRoot, kSite } from "./paths.mjs";
import { program } from "./walk.mjs";

const kAll = readdirSync(join(kRoot, "scenarios")).filter((name) => /^[a-z-]+\.json$/.test(name)).map((name) => name.slice(0, -5));
const kTitle = "Shop & <help> \"desk\" ☎ 'Ü'";
const kSchemas = {
  "--scorm12": [["http://www.imsproject.org/xsd/imscp_rootv1p1p2", "scorm12edition/imscp_rootv1p1p2.xsd"],
                ["http://www.adlnet.org/xsd/adlcp_rootv1p2", "scorm12edition/adlcp_rootv1p2.xsd"]],
  "--scorm2004": [["http://www.imsglobal.org/xsd/imscp_v1p1", "scorm20044thedition/imscp_v1p1.xsd"],
                  ["http://www.adlnet.org/xsd/adlcp_v1p3", "scorm20044thedition/adlcp_v1p3.xsd"],
                  ["http://www.imsglobal.org/xsd/imsss", "scorm20044thedition/imsss_v1p0.xsd"]],
};

function folder_of(t) {
  const folder = mkdtempSync(join(tmpdir(), "warmline-manifest-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

// What xmllint has against it; "" for nothing.
function against_schema(t, option, text) {
  const folder = folder_of(t), file = join(folder, "manifest.xml");
  writeFileSync(file, text);
  let check = ["--relaxng", join(kRoot, "tests/browser/lms/cmi5_structure.rng")];
  if (option !== "--cmi5") {
    const imports = kSchemas[option].map(([space, path]) =>
      `<xsd:import namespace="${space}" schemaLocation="${join(process.env.WARMLINE_BROWSER_MODULES, "scorm", path)}"/>`);
    writeFileSync(join(folder, "all.xsd"), `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">${imports.join("")}</xsd:schema>`);
    check = ["--schema", join(folder, "all.xsd")];
  }
  const { status, stderr, error } = spawnSync("xmllint", ["--nonet", "--noout", ...check, file], { encoding: "utf8" });
  assert.ifError(error);
  return status === 0 ? "" : stderr;
}

function files_in(folder, prefix = "") {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files_in(join(folder, entry.name), `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`]);
}

for (const option of ["--scorm12", "--scorm2004", "--cmi5"]) {
  const name = option === "--cmi5" ? "cmi5.xml" : "imsmanifest.xml";

  test(`${option}: the manifest is as its schema says, and lists every file`, (t) => {
    for (const more of [[], ["--pass", "1"], ["--pass", "100", "--title", kTitle]]) {
      const folder = make_course(t, [option, ...more], kAll);
      const text = readFileSync(join(folder, name), "utf8");
      assert.equal(against_schema(t, option, text), "", more.join(" "));
      const files = files_in(folder);
      for (const gone of ["service_worker.js", "app.webmanifest", "_headers"]) assert.ok(!files.includes(gone), gone);
      assert.equal(files.filter((file) => /^files\/[a-z-]+\.[0-9a-f]{8}\.json$/.test(file)).length, kAll.length);
      if (option === "--cmi5") continue;
      const listed = [...text.matchAll(/<file href="([^"]+)"/g)].map(([, href]) => href);
      assert.deepEqual(listed.sort(), files.filter((file) => file !== name).sort());
    }
  });

  test(`${option}: a manifest that is wrong is found to be`, (t) => {
    const folder = make_course(t, [option, "--pass", "50"]);
    const text = readFileSync(join(folder, name), "utf8");
    const harms = option === "--cmi5"
      ? [["moveOn=\"CompletedAndPassed\"", "moveOn=\"Sometimes\""], ["masteryScore=\"0.50\"", "masteryScore=\"50\""], ["<url>index.html</url>", ""]]
      : [[/adlcp:scorm[tT]ype="sco"/, (found) => found.replace('"sco"', '"thing"')], ["<schemaversion>", "<version>"], ["href=\"index.html\"", "hre=\"index.html\""]];
    for (const [from, to] of harms) {
      const harmed = text.replace(from, to);
      assert.notEqual(harmed, text);
      assert.notEqual(against_schema(t, option, harmed), "", String(from));
    }
  });
}

test("a course is one file that learning systems take, the same each time; what can't be one is refused", (t) => {
  const folder = folder_of(t);
  const make = (...more) => spawnSync(program(), ["package", "--site", kSite, ...more], { encoding: "utf8", cwd: kRoot });
  const calls = ["--scenarios", "scenarios/one-day-late.json"];
  for (const number of [1, 2]) assert.equal(make("--scorm12", "-o", join(folder, `${number}.zip`), ...calls).status, 0);
  assert.ok(readFileSync(join(folder, "1.zip")).equals(readFileSync(join(folder, "2.zip"))));
  const listed = spawnSync("python3", ["-m", "zipfile", "-l", join(folder, "1.zip")], { encoding: "utf8" }).stdout;
  assert.match(listed, /^imsmanifest\.xml /m);

  const again = make("--scorm12", "-o", join(folder, "1.zip"), ...calls);
  assert.equal(again.status, 2);
  const twice = make("--scorm12", "-o", join(folder, "3.zip"), "--scenarios", "scenarios/one-day-late.json", "scenarios/one-day-late.json");
  assert.notEqual(twice.status, 0);
  assert.match(twice.stderr, /in the course already/);
  writeFileSync(join(folder, "broken.json"), "{}");
  assert.notEqual(make("--cmi5", "-o", join(folder, "4.zip"), "--scenarios", join(folder, "broken.json")).status, 0);
  assert.notEqual(make("--cmi5", "--lrs", "http://lrs.example/", "-o", join(folder, "5.zip"), ...calls).status, 0);
  assert.notEqual(make("-o", join(folder, "6.zip"), ...calls).status, 0);
  assert.deepEqual(readdirSync(folder).sort(), ["1.zip", "2.zip", "broken.json"]);
});
