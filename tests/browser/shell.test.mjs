// The page around the app: loading, each plain-words message, the rescue export, the policy.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { becomes } from "./patience.mjs";
import { kSlow, open_app, open_page, open_profile, open_stand_in, play_stand_in } from "./support.mjs";

async function manifest_of(page) {
  return JSON.parse(await page.locator("#manifest").textContent());
}

// The one panel that is up, found as a person would: by role, heading and words.
async function panel_titled(page, title) {
  const panel = page.getByRole("alert");
  await panel.getByRole("heading", { name: title }).waitFor();
  assert.equal(await panel.count(), 1, "one panel at a time");
  return panel;
}

async function focused_text(page) {
  return page.evaluate(() => document.activeElement.textContent);
}

// Lets only the first half of what matches through.
function cut_short(page, pattern) {
  return page.route(pattern, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    const { "content-type": type } = response.headers();
    await route.fulfill({ status: 200, contentType: type, body: body.subarray(0, body.length >> 1) });
  });
}

function refuse(page, pattern) {
  return page.route(pattern, (route) => route.fulfill({ status: 404, contentType: "text/plain", body: "gone" }));
}

// Writes a journal as the app would, before the app is there.
async function store_journal(page, records) {
  await page.evaluate((list) => new Promise((done, failed) => {
    const request = indexedDB.open("warmline", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("journal", { autoIncrement: true });
    request.onerror = () => failed(request.error);
    request.onsuccess = () => {
      const transaction = request.result.transaction("journal", "readwrite", { durability: "strict" });
      for (const bytes of list) transaction.objectStore("journal").add(new Uint8Array(bytes));
      transaction.oncomplete = () => { request.result.close(); done(); };
    };
  }), records);
}

// A page of the site's origin on which the app does not run.
async function open_beside(t, options) {
  const app = await open_stand_in(t, options);
  await app.page.goto(`${app.url}NOTICES.txt`);
  return app;
}

test("the app starts: each file once, own origin only, no violation, nothing on the console", async (t) => {
  const app = await open_app(t);
  const files = await manifest_of(app.page), asked = () => app.record.requests.map(({ url }) => url);
  const due = files.filter(({ url, kind }) => kind !== "data" && !url.startsWith("files/more/"));
  await becomes(app.page, () => due.every(({ url }) => asked().includes(app.url + url)));
  await app.page.waitForTimeout(5000);  // Chromium reports an unused preload only after a few seconds
  await app.expect_clean();
  assert.deepEqual([...new Set(asked())], asked(), "no file is asked for twice");
  for (const file of files) assert.equal(asked().includes(app.url + file.url), due.includes(file), file.url);
});

test("progress counts every byte on a slow line, and ends at the manifest's sum", async (t) => {
  const app = await open_stand_in(t);
  await app.page.addInitScript(() => {
    window.stand_in_waits = true;
    window.seen = [];  // each value that the bar is given
    new MutationObserver((changes) => changes.forEach(({ target }) => {
      if (target.id === "progress") window.seen.push(target.value);
    })).observe(document, { subtree: true, attributeFilter: ["value"] });
  });
  await app.slow_down({ ...kSlow, processor: 1 });
  await app.page.goto(app.url, { waitUntil: "commit" });
  await app.page.getByRole("progressbar", { name: "Loading" }).waitFor();
  await app.page.getByText("Starting").waitFor();
  const seen = await app.page.evaluate(() => window.seen);
  assert.ok(new Set(seen).size >= 4, `several steps are seen: ${seen}`);
  assert.deepEqual(seen, [...seen].sort((a, b) => a - b), "never backwards");
  const sum = (await manifest_of(app.page)).reduce((total, { bytes, later }) => total + (later ? 0 : bytes), 0);
  const end = await app.page.locator("#progress").evaluate((element) => [element.value, element.max]);
  assert.deepEqual(end, [sum, sum]);
});

test("it says in one sentence what it is and that everything stays here", async (t) => {
  const app = await open_stand_in(t);
  await app.page.addInitScript(() => { window.stand_in_waits = true; });
  await app.page.goto(app.url);
  await app.page.getByRole("heading", { name: "Warmline", level: 1 }).waitFor();
  await app.page.getByText(/practice line for people who answer calls.*leaves this device unasked\.$/).waitFor();
});

test("no WebAssembly", async (t) => {
  const app = await open_page(t);
  await app.page.addInitScript(() => { delete window.WebAssembly; });
  await app.page.goto(app.url);
  const panel = await panel_titled(app.page, "This browser can't run Warmline");
  await panel.getByText("needs WebAssembly").waitFor();
  assert.equal(await focused_text(app.page), "This browser can't run Warmline");
});

test("WebAssembly that can't compile while it streams counts as none", async (t) => {
  const app = await open_page(t);
  await app.page.addInitScript(() => { delete WebAssembly.compileStreaming; });
  await app.page.goto(app.url);
  await panel_titled(app.page, "This browser can't run Warmline");
});

for (const [what, pattern, name] of [
  ["wasm", "**/warmline.*.wasm", "warmline.wasm"],
  ["font", "**/inter-regular.*", "inter-regular.ttf"],
]) {
  test(`a truncated ${what} is named with its bytes, and trying again helps`, async (t) => {
    const app = await open_stand_in(t);
    await cut_short(app.page, pattern);
    await app.page.goto(app.url);
    const { bytes } = (await manifest_of(app.page)).find((file) => file.name === name);
    const panel = await panel_titled(app.page, "A file arrived incomplete");
    const number = (value) => value.toLocaleString("en");
    await panel.getByText(`${name}: ${number(bytes >> 1)} of ${number(bytes)} bytes arrived`).waitFor();
    await app.page.unroute(pattern);
    await app.reloaded_by(() => panel.getByRole("button", { name: "Try again" }).click());
  });
}

test("a wasm of the right length that is not one is called unreadable", async (t) => {
  const app = await open_stand_in(t);
  await app.page.route("**/warmline.*.wasm", async (route) => {
    const { length } = await (await route.fetch()).body();
    await route.fulfill({ status: 200, contentType: "application/wasm", body: Buffer.alloc(length, 1) });
  });
  await app.page.goto(app.url);
  const panel = await panel_titled(app.page, "A file arrived incomplete");
  await panel.getByText("warmline.wasm: the right length, but not readable").waitFor();
});

for (const [what, pattern, words] of [
  ["wasm", "**/warmline.*.wasm", "warmline.wasm: the server answered 404"],
  ["font", "**/inter-semibold.*", "inter-semibold.ttf: the server answered 404"],
  ["script", "**/warmline.*.js", "warmline.js: the server answered 404"],
]) {
  test(`a missing ${what} is named, and trying again helps`, async (t) => {
    const app = await (what === "script" ? open_page(t) : open_stand_in(t));
    await refuse(app.page, pattern);
    await app.page.goto(app.url);
    const panel = await panel_titled(app.page, "A file could not be downloaded");
    await panel.getByText(words).waitFor();
    await app.page.unroute(pattern);
    await app.reloaded_by(() => panel.getByRole("button", { name: "Try again" }).click());
  });
}

test("no answer at all is told apart from a refusal", async (t) => {
  const app = await open_stand_in(t);
  await app.page.route("**/warmline.*.wasm", (route) => route.abort());
  await app.page.goto(app.url);
  const panel = await panel_titled(app.page, "A file could not be downloaded");
  await panel.getByText("warmline.wasm: no answer from the server").waitFor();
});

test("the first call comes before the start and the others after it, in order; one that can't be had is named", async (t) => {
  for (const which of ["first", "later"]) {
    const app = await open_stand_in(t);
    let lost;
    const [asked, other] = [[], (name) => name !== lost];
    await app.page.route("**/files/*.json", (route) => {
      const name = route.request().url().replace(/^.*\/(.*)\.[0-9a-f]+\.json$/, "$1.json");
      asked.push(name);
      if (asked.length === (which === "first" ? 1 : 2)) lost = name;
      return name === lost ? route.fulfill({ status: 404, body: "" }) : route.fallback();
    });
    await app.page.goto(app.url);
    await app.ready();
    const calls = (await manifest_of(app.page)).filter(({ kind }) => kind === "scenario");
    const [first, later] = [calls.filter((call) => !call.later), calls.filter((call) => call.later)];
    assert.equal(first.length, 1);
    await app.page.waitForFunction((count) => window.stand_in_later.length === count, later.length);
    const given = await app.page.evaluate(() => ({
      names: window.stand_in.warmline.scenarios.map(({ name }) => name),
      missing: window.stand_in.warmline.missing_scenarios,
      awaited: window.stand_in.warmline.awaited_scenarios,
      later: window.stand_in_later,
    }));
    const names = first.map(({ name }) => name);
    assert.deepEqual(given.names, names.filter(other));
    assert.deepEqual(given.missing, names.filter((name) => !other(name)));
    assert.equal(given.awaited, later.length);
    assert.deepEqual(given.later, later.map(({ name, bytes }) => [name, other(name) ? bytes : null]));
    assert.equal(asked[0], names[0], "the first call is asked for first");
  }
});

test("when boot.js never comes, the page says so by itself", async (t) => {
  const app = await open_page(t);
  await app.page.route("**/boot.*.js", (route) => route.abort());
  await app.page.goto(app.url);
  const notice = app.page.getByText("taking longer than it should");
  assert.equal(await notice.isVisible(), false);
  await app.page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  await notice.waitFor();
  assert.equal(await app.page.getByRole("link", { name: "Load the page again" }).isVisible(), true);
});

test("JavaScript off", async (t) => {
  const app = await open_page(t, { javaScriptEnabled: false });
  await app.page.goto(app.url);
  await app.page.getByRole("heading", { name: "JavaScript is switched off" }).waitFor();
  await app.page.getByText("leaves this device unasked").waitFor();
  assert.equal(await app.page.getByRole("progressbar").count(), 0, "no bar that would never move");
});

test("the running app's uncaught error is shown as a crash", async (t) => {
  const app = await open_app(t);
  await app.page.evaluate(() => { setTimeout(() => { throw new Error("a broken promise"); }); });
  const panel = await panel_titled(app.page, "Warmline has stopped");
  assert.equal(await focused_text(app.page), "Warmline has stopped");
  await panel.getByText("What it said").click();
  await panel.getByText("a broken promise").waitFor();
  const inert = await app.page.evaluate(() => document.getElementById("semantics").inert);
  assert.equal(inert, true, "the stopped app can't be reached behind the panel");
  await app.reloaded_by(() => panel.getByRole("button", { name: "Reload" }).click());
});

for (const [what, act] of [
  ["rejection", () => { Promise.reject(new Error("made to fail")); }],
  ["abort", () => { window.stand_in.onAbort("made to fail"); }],
  ["report of the app", () => { window.stand_in.warmline.onCrash("made to fail"); }],
  ["trap", () => {
    const trap = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const instance = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(trap)));
    setTimeout(instance.exports.t);
  }],
]) {
  test(`a crash by ${what} is shown`, async (t) => {
    const app = await open_stand_in(t);
    await app.load();
    await app.page.evaluate(act);
    const panel = await panel_titled(app.page, "Warmline has stopped");
    await panel.getByText("What it said").click();
    await panel.getByText(what === "trap" ? "unreachable" : "made to fail").first().waitFor();
  });
}

test("leaving main by unwind or exit 0 is no crash, nor is an extension's mistake", async (t) => {
  const app = await open_stand_in(t);
  await app.load();
  await app.page.evaluate(async () => {
    Promise.reject("unwind");
    Promise.reject({ name: "ExitStatus", status: 0 });
    window.dispatchEvent(new ErrorEvent("error", { error: new Error("theirs"), filename: "chrome-extension://x/y.js" }));
    await new Promise((done) => setTimeout(done, 100));
  });
  assert.equal(await app.page.getByRole("alert").count(), 0);
});

test("what was stored strictly outlives a killed browser, and can be exported from the next one", async (t) => {
  const profile = await open_profile(t);
  let app = await profile.start();
  await app.page.goto(`${app.url}NOTICES.txt`);
  await store_journal(app.page, [[7, 7, 7]]);
  await profile.kill();
  app = await profile.start();
  await play_stand_in(app);
  await app.load();
  await app.page.evaluate(() => window.stand_in.onAbort("again"));
  const panel = await panel_titled(app.page, "Warmline has stopped");
  await panel.getByRole("button", { name: "Export what is stored" }).click();
  await panel.getByText("Stored records written to warmline-rescue.json: 1.").waitFor();
  await app.expect_clean();
});

test("after a crash, what is stored can be exported without the app", async (t) => {
  const app = await open_beside(t);
  const records = [[1, 2, 3], [], Array.from({ length: 70000 }, (_, at) => at % 251)];
  await store_journal(app.page, records);
  await app.load();
  await app.page.evaluate(() => window.stand_in.onAbort("out of memory"));
  const panel = await panel_titled(app.page, "Warmline has stopped");
  const [download] = await Promise.all([
    app.page.waitForEvent("download"),
    panel.getByRole("button", { name: "Export what is stored" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "warmline-rescue.json");
  const rescue = JSON.parse(await readFile(await download.path(), "utf8"));
  assert.equal(rescue.format, "warmline-rescue-1");
  assert.deepEqual(rescue.records.map(({ key }) => key), [1, 2, 3]);
  assert.deepEqual(rescue.records.map(({ base64 }) => [...Buffer.from(base64, "base64")]), records);
  await panel.getByText("Stored records written to warmline-rescue.json: 3.").waitFor();
  await app.expect_clean();
});

test("exporting an empty store says so and leaves no empty database behind", async (t) => {
  const app = await open_stand_in(t);
  await app.load();
  await app.page.evaluate(() => window.stand_in.onAbort("early"));
  const before = await app.page.evaluate(() => indexedDB.databases());
  const panel = await panel_titled(app.page, "Warmline has stopped");
  await panel.getByRole("button", { name: "Export what is stored" }).click();
  await panel.getByText("Nothing is stored on this device yet.").waitFor();
  assert.deepEqual(await app.page.evaluate(() => indexedDB.databases()), before);
});

test("the policy holds: inline script, eval and other origins are refused and recorded", async (t) => {
  const app = await open_stand_in(t);
  await app.load();
  const outcome = await app.page.evaluate(async () => {
    const script = document.createElement("script");
    let refused = false;
    try { script.textContent = "window.inline_ran = true"; document.head.append(script); } catch { refused = true; }
    let fetched = true;
    await fetch("https://example.invalid/").catch(() => { fetched = false; });
    return { refused, inline: Boolean(window.inline_ran), fetched };
  });
  assert.deepEqual(outcome, { refused: true, inline: false, fetched: false });
  const seen = () => app.record.violations.some((text) => text.startsWith("connect-src"));
  assert.ok(await becomes(app.page, seen), "the record sees violations");
  await assert.rejects(app.expect_clean(), "and a test that asks for cleanness fails");
});
