// The site that `warmline package` makes of the built one: what the page hands to the program.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { kRoot, kSite, open_stand_in, start_server } from "./support.mjs";

const kWarmUp = "the-meter-says";
const kCalls = ["one-day-late", "refill-before-the-weekend"];

// As the engine writes JSON of which a hash is taken.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

function call(id) {
  const scenario = JSON.parse(readFileSync(join(kRoot, "scenarios", `${id}.json`), "utf8"));
  return { anchor: false, scenario: id, version: createHash("sha256").update(canonical(scenario)).digest("hex") };
}

function form_text() {
  return canonical({
    asks: "The water works", calls: kCalls.map(call), contact: "The office.", edition: 1, format: 1, id: "a".repeat(32),
    job_analysis: "Such calls come.", keep_days: 180, key_free: true, kind: "warmline-form", language: "en", limit: 600,
    pauses: false, purpose: "To see how you would answer.", seed: "00000000000000ff", shown: "profile", title: "Spring",
    variant: "", warm_up: call(kWarmUp),
  });
}

// A page on a packaged site, its engine the stand-in, at no address yet.
async function open_packaged(t) {
  const folder = mkdtempSync(join(tmpdir(), "warmline-package-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const [form, site] = [join(folder, "form.json"), join(folder, "site")];
  writeFileSync(form, form_text());
  const program = process.env.WARMLINE_CLI ?? join(kRoot, "build", "native", "warmline");
  const made = spawnSync(program, ["package", "--assess", form, "-o", site, "--site", kSite, "--scenarios", join(kRoot, "scenarios")],
                         { encoding: "utf8" });
  assert.equal(made.status, 0, made.stderr);
  const server = await start_server(["--dir", site, "--port", "0"]);
  t.after(() => server.stop());
  const app = await open_stand_in(t);
  app.url = server.url;
  return app;
}

test("a packaged site hands over its form and its calls, all before it starts", async (t) => {
  const app = await open_packaged(t);
  await app.page.goto(app.url);
  await app.ready();
  const given = await app.page.evaluate(() => ({
    form: new TextDecoder().decode(window.stand_in.warmline.form),
    names: window.stand_in.warmline.scenarios.map(({ name }) => name),
    ids: window.stand_in.warmline.scenarios.map(({ bytes }) => JSON.parse(new TextDecoder().decode(bytes)).id),
    missing: window.stand_in.warmline.missing_scenarios,
    awaited: window.stand_in.warmline.awaited_scenarios,
  }));
  assert.equal(given.form, form_text());
  assert.deepEqual(given.names, ["warm-up.json", "call-1.json", "call-2.json"]);
  assert.deepEqual(given.ids, [kWarmUp, ...kCalls]);
  assert.deepEqual([given.missing, given.awaited], [[], 0]);
  assert.deepEqual(app.record.errors, []);
});

test("an ordinary site has no form", async (t) => {
  const app = await open_stand_in(t);
  await app.page.goto(app.url);
  await app.ready();
  assert.equal(await app.page.evaluate(() => window.stand_in.warmline.form), null);
});

test("without one of its calls, or the form, a packaged site doesn't begin", async (t) => {
  for (const lost of ["call-2", "form"]) {
    const app = await open_packaged(t);
    await app.page.route(`**/files/${lost}.*.json`, (route) => route.fulfill({ status: 404, body: "" }));
    await app.page.goto(app.url);
    const panel = app.page.locator("#shell").getByRole("alert");
    await panel.getByText(`${lost}.json: the server answered 404`).waitFor();
    assert.equal(await app.page.evaluate(() => window.stand_in), undefined);
  }
});
