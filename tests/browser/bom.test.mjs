// The bill of materials: sound CycloneDX, of this very site, and the same parts as in the notices. Without a browser.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { bom_text } from "../../web/bom.mjs";
import { kSite } from "./support.mjs";

const kSpdxIds = ["Apache-2.0", "MIT", "Zlib", "ISC", "OFL-1.1", "CC-BY-4.0", "BSD-3-Clause"];
const kExpressions = ["Apache-2.0 WITH LLVM-exception"];

const read = (name) => readFileSync(join(kSite, name), "utf8");
const property = (component, name) => component.properties.find((one) => one.name === name)?.value;
const sha256 = (text) => createHash("sha256").update(text).digest("hex");

// What bom-1.6.schema.json requires of the fields that are used here.
function check_shape(bom) {
  assert.deepEqual(Object.keys(bom), ["bomFormat", "specVersion", "serialNumber", "version", "metadata", "components", "dependencies"]);
  assert.equal(bom.bomFormat, "CycloneDX");
  assert.equal(bom.specVersion, "1.6");
  assert.match(bom.serialNumber, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
  assert.ok(Number.isInteger(bom.version) && bom.version >= 1);
  const refs = new Set();
  for (const one of [bom.metadata.component, ...bom.components]) {
    assert.ok(["application", "library", "data"].includes(one.type), one.type);
    assert.ok(typeof one.name === "string" && one.name.length > 0);
    assert.ok(typeof one["bom-ref"] === "string" && !refs.has(one["bom-ref"]), "each reference once");
    refs.add(one["bom-ref"]);
    assert.equal(one.licenses.length, 1, one.name);
    const [{ license, expression }] = one.licenses;
    assert.ok(expression ? kExpressions.includes(expression) : license.name || kSpdxIds.includes(license.id), one.name);
    for (const { alg, content } of one.hashes ?? []) {
      assert.equal(alg, "SHA-256");
      assert.match(content, /^[0-9a-f]{64}$/);
    }
    for (const { name, value } of one.properties) assert.ok(typeof name === "string" && typeof value === "string");
  }
  for (const { ref, dependsOn } of bom.dependencies) {
    assert.ok(refs.has(ref));
    for (const other of dependsOn) assert.ok(refs.has(other), other);
    assert.equal(new Set(dependsOn).size, dependsOn.length);
  }
}

test("the bill of materials is sound CycloneDX and says where each part is from", () => {
  const text = read("bom.json");
  const bom = JSON.parse(text);
  check_shape(bom);
  assert.doesNotMatch(text, /https?:|\/home\/|\/root\/|"timestamp"/);
  for (const one of bom.components) {
    if (one.purl === undefined) continue;  // Emscripten's
    assert.match(one.purl, /^pkg:deb\/debian\/[a-z0-9][a-z0-9.+-]*@[\w.~%-]+(\?arch=source)?$/);
    assert.equal(decodeURIComponent(one.purl.split("@")[1].split("?")[0]), one.version);
    const named = property(one, "warmline:archive");
    assert.ok(named ? one.hashes?.length === 1 : /^[0-9a-f]{64}$/.test(property(one, "warmline:fingerprint")), one.name);
  }
});

test("every part that the notices name is in the bill, and the other way round", () => {
  const noticed = [...read("NOTICES.txt").matchAll(/^={80}\n(.+)\n={80}$/gm)].map(([, title]) => title);
  assert.ok(noticed.length >= 9, "the notices can be read");
  const billed = JSON.parse(read("bom.json")).components.map((one) => property(one, "warmline:notice"));
  assert.deepEqual(billed.sort(), noticed.sort());
});

test("the bill is this release's: its serial number follows from the checksums of all other files", () => {
  const sums = read("SHA256SUMS").split(/(?<=\n)/);
  const listed = sums.find((line) => line.endsWith("  bom.json\n"));
  assert.equal(listed, `${sha256(read("bom.json"))}  bom.json\n`);
  const others = sums.filter((line) => line !== listed).join("");
  const bom = JSON.parse(read("bom.json"));
  assert.equal(property(bom.metadata.component, "warmline:files-sha256"), sha256(others));
});

test("what is not Debian's gets no address there, and the order of the parts changes nothing", () => {
  const parts = [
    { notice: "B", name: "B", kind: "source", package: "b", version: "1:2+x~3", licence: "MIT", archive: "b.tar", sha256: "0".repeat(64) },
    { notice: "A", name: "A", kind: "own", licence: "LicenseRef-A's own" },
  ];
  const text = bom_text(parts, "sums");
  assert.equal(bom_text([...parts].reverse(), "sums"), text);
  const bom = JSON.parse(text);
  check_shape(bom);
  assert.equal(bom.components[0].purl, "pkg:deb/debian/b@1%3A2%2Bx~3?arch=source");
  assert.equal(bom.components[1].purl, undefined);
  assert.equal(bom.components[1].version, undefined);
  assert.deepEqual(bom.components[1].licenses, [{ license: { name: "A's own" } }]);
  assert.notEqual(JSON.parse(bom_text(parts, "other sums")).serialNumber, bom.serialNumber);
});
