// The site without a connection, and a newer release of it: never mixed with the older one, never in the middle of a call.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { becomes, kPatience } from "./patience.mjs";
import { kSite, open_page, start_server } from "./support.mjs";
import * as walk from "./walk.mjs";

const kPage = "index.html", kWorker = "service_worker.js";

function saved(page) { return page.getByText("✓ Saved").first().waitFor(kPatience); }

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

// ---- Releases -------------------------------------------------------------------------------------

// A copy of the site on a server of its own.
async function released(t) {
  const folder = mkdtempSync(join(tmpdir(), "warmline-release-"));
  cpSync(kSite, folder, { recursive: true });
  let server = await start_server(["--dir", folder, "--port", "0"]);
  const { url, port } = server;
  t.after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder, url,
    stop: () => server.stop(),
    start: async () => { server = await start_server(["--dir", folder, "--port", String(port)]); },
  };
}

function file_named(folder, name) {
  const [base, end] = [name.slice(0, name.lastIndexOf(".")), name.slice(name.lastIndexOf("."))];
  return readdirSync(join(folder, "files")).find((one) => one.startsWith(`${base}.`) && one.endsWith(end) && one.length === name.length + 9);
}

// The next release, as web/assemble.mjs would have it: a script of other bytes under another name; the old one is gone.
function release_next(folder) {
  const before = `files/${file_named(folder, "plane.js")}`;
  const bytes = `${readFileSync(join(folder, before), "utf8")}// another release\n`;
  const after = `files/plane.${sha256(bytes).slice(0, 8)}.js`;
  rmSync(join(folder, before));
  writeFileSync(join(folder, after), bytes);
  const old_size = size_in_page(folder, before), size = Buffer.byteLength(bytes);
  const page = readFileSync(join(folder, kPage), "utf8").replaceAll(before, after)
    .replace(`"url":"${after}","bytes":${old_size}`, `"url":"${after}","bytes":${size}`);
  writeFileSync(join(folder, kPage), page);
  const worker = readFileSync(join(folder, kWorker), "utf8").split("/*files*/");
  const files = JSON.parse(worker[1]).map(([path, sum]) => {
    if (path === "./") return [path, sha256(page)];
    return path === before ? [after, sha256(bytes)] : [path, sum];
  });
  writeFileSync(join(folder, kWorker), [worker[0], JSON.stringify(files), worker[2]].join("/*files*/"));
  return { before, after };
}

function size_in_page(folder, url) {
  const page = readFileSync(join(folder, kPage), "utf8");
  return JSON.parse(/id="manifest">(.*?)<\/script>/s.exec(page)[1]).find((one) => one.url === url).bytes;
}

// ---- A page ---------------------------------------------------------------------------------------

async function open_at(t, site, options = {}) {
  const app = await open_page(t, { kept: true, ...options });
  app.url = site.url;
  app.record.origin = site.url;
  return app;
}

async function until(page, question) {
  for (const end = Date.now() + kPatience.timeout; Date.now() < end; await page.waitForTimeout(50)) {
    if (await page.evaluate(question)) return;
  }
  assert.fail(`never came: ${question}`);
}

function kept(page) {
  return until(page, () => navigator.serviceWorker.getRegistration().then((one) => one?.active?.state === "activated"));
}

function waits(page) {
  return until(page, () => navigator.serviceWorker.getRegistration().then((one) => Boolean(one?.waiting)));
}

function look_for_newer(page) {
  return page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one.update()).then(() => undefined));
}

// The scripts that the page is of, and the caches on this device.
function parts(page) {
  return page.evaluate(() => [...document.querySelectorAll("script[src]")].map((one) => one.getAttribute("src")));
}

// Loads the page again, and it is of the release that this script belongs to. The worker that waits is asked once at a page's
// start, with some patience, and counts pages: on a slow machine it answers too late, or the page before is still going. Then
// the page has begun with the older release and stays with it, and the one after it asks anew; of three one has to get it.
async function opened_anew_with(app, part) {
  const { page } = app;
  for (let tries = 1; tries <= 3 && !(await parts(page)).includes(part); ++tries) {
    await page.reload({ waitUntil: "commit" });
    await page.waitForFunction((wanted) => document.querySelector(`script[src="${wanted}"]`) || document.getElementById("shell")?.hidden, part, kPatience);
  }
  assert.ok((await parts(page)).includes(part), "the newer release is taken");
  await app.ready();
}

function caches_of(page) { return page.evaluate(() => caches.keys()); }

async function decide(page) {
  await walk.until_open(page);
  await walk.choose(page, (await walk.first_open(page, walk.scenario_of(walk.kFirst))).choice, walk.kHands.keys);
  await saved(page);
}

test("after the first visit all of it works without a connection: a whole call, its debrief, and the check of one's own", async (t) => {
  const site = await released(t);
  const app = await open_at(t, site);
  const { page } = app;
  await app.load();
  await kept(page);
  await site.stop();

  await app.reloaded_by(() => page.reload());
  const scenario = walk.scenario_of(walk.kFirst);
  const steps = walk.best_steps(walk.kFirst);
  await walk.begin_call(app);
  await walk.play(app, scenario, steps);
  await saved(page);
  await walk.see_debrief(page, walk.kHands.pointer);
  walk.assert_same(await walk.read_debrief(page), walk.scorecard_of(walk.kFirst, steps), scenario);
  // What is fetched later is there as well: every file that the page's list names, but what few need.
  const missing = await page.evaluate(async () => {
    const files = JSON.parse(document.getElementById("manifest").textContent);
    const read = await Promise.all(files.filter(({ url }) => !url.startsWith("files/more/")).map(async ({ url, bytes }) => ((await (await fetch(url)).arrayBuffer()).byteLength === bytes ? "" : url)));
    return read.filter(Boolean);
  });
  assert.deepEqual(missing, []);
  await app.expect_clean();
});

test("whoever reads German has German without a connection too, and nobody else keeps it", async (t) => {
  const site = await released(t);
  for (const [locale, tag] of [["en-GB", "en"], ["de-DE", "de"]]) {
    const app = await open_at(t, site, { locale });
    const { page } = app;
    await app.load();
    await kept(page);
    const more = () => page.evaluate(async () => {
      const all = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
      return all.flat().filter((url) => url.includes("/files/more/")).map((url) => url.replace(/.*more\/|\.[0-9a-f]{8}/g, ""));
    });
    if (tag === "de") await becomes(page, async () => (await more()).length > 0);
    assert.deepEqual(await more(), tag === "de" ? ["de.json"] : []);
    if (tag === "en") continue;
    await site.stop();
    await app.reloaded_by(() => page.reload());
    assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
  }
});

test("a newer release waits while a call goes on, and is whole when the page is opened anew: the call stands where it stood", async (t) => {
  const site = await released(t);
  const app = await open_at(t, site);
  const { page } = app;
  await app.load();
  await kept(page);
  await app.reloaded_by(() => page.reload());  // answered by the worker from here on
  await walk.begin_call(app);
  await decide(page);
  const [older] = await caches_of(page);
  const next = release_next(site.folder);
  await look_for_newer(page);
  await waits(page);
  await decide(page);
  await decide(page);
  assert.ok((await parts(page)).includes(next.before));
  assert.equal(await page.evaluate((url) => fetch(url).then((one) => one.status), next.before), 200, "the release of this page is whole, though its server has it no more");
  const lines = (await walk.said(page).allInnerTexts()).length;

  await opened_anew_with(app, next.after);
  assert.equal((await parts(page)).includes(next.before), false);
  assert.equal((await caches_of(page)).includes(older), false, "the older one is gone");
  assert.equal((await caches_of(page)).length, 1);
  await walk.until_open(page);  // the address is that of the call
  assert.ok((await walk.said(page).allInnerTexts()).length >= lines - 1);
  await decide(page);
  await app.expect_clean();
});

test("while another tab is open no page changes its release; the last one that is opened anew does", async (t) => {
  const site = await released(t);
  const app = await open_at(t, site);
  const { page } = app;
  await app.load();
  await kept(page);
  await app.reloaded_by(() => page.reload());
  const other = await page.context().newPage();
  await other.goto(site.url);
  await other.locator("#shell").waitFor({ state: "hidden", ...kPatience });
  const next = release_next(site.folder);
  await look_for_newer(page);
  await waits(page);
  await app.reloaded_by(() => page.reload());
  assert.ok((await parts(page)).includes(next.before), "both are of one release");
  await other.close();
  await opened_anew_with(app, next.after);
  await app.expect_clean();
});

test("a release of which a file comes damaged is not taken; when the file is mended it is", async (t) => {
  const site = await released(t);
  const lexicon = join(site.folder, "files", file_named(site.folder, "lexicon.bin"));
  const sound = readFileSync(lexicon);
  const damaged = Buffer.from(sound);
  damaged[100] ^= 1;
  writeFileSync(lexicon, damaged);
  const app = await open_at(t, site);
  const { page } = app;
  await app.load();
  await until(page, () => caches.keys().then((names) => names.length > 0));
  await until(page, () => navigator.serviceWorker.getRegistration().then((one) => one === undefined));
  await site.stop();
  writeFileSync(lexicon, sound);
  await site.start();
  await app.reloaded_by(() => page.reload());
  await kept(page);
  await site.stop();
  await app.reloaded_by(() => page.reload());
  await app.expect_clean({ allow: [/integrity/, /Failed to load resource/] });
});

test("a copy on this device that can't be read is told and fetched anew", async (t) => {
  const site = await released(t);
  const app = await open_at(t, site);
  const { page } = app;
  await app.load();
  await kept(page);
  await page.evaluate(async () => {
    const cache = await caches.open((await caches.keys())[0]);
    const { url } = JSON.parse(document.getElementById("manifest").textContent).find(({ kind }) => kind === "wasm");
    await cache.put(url, new Response(new Uint8Array(1000), { headers: { "Content-Type": "application/wasm" } }));
  });
  await page.reload();
  await page.getByRole("heading", { name: "A file arrived incomplete" }).waitFor(kPatience);
  await Promise.all([page.waitForEvent("domcontentloaded"), page.getByRole("button", { name: "Try again" }).first().click(kPatience)]);
  await app.ready();
});

test("where space is short the site is not kept, so that what somebody does can be", async (t) => {
  const site = await released(t);
  const app = await open_at(t, site);
  const session = await app.page.context().newCDPSession(app.page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(site.url).origin, quotaSize: 1e6 });
  await app.page.addInitScript(() => {
    const real = ServiceWorkerContainer.prototype.register;
    ServiceWorkerContainer.prototype.register = function (...given) {
      const answer = real.apply(this, given);
      answer.finally(() => { window.tried = true; }).catch(() => {});
      return answer;
    };
  });
  await app.load();
  await app.page.waitForFunction(() => window.tried, null, kPatience);
  await until(app.page, () => navigator.serviceWorker.getRegistration().then((one) => one === undefined));
  assert.deepEqual(await caches_of(app.page), []);
});

test("it can be installed: name, icons and start are what a browser asks for", async (t) => {
  const site = await released(t);
  const app = await open_at(t, site);
  await app.load();
  const session = await app.page.context().newCDPSession(app.page);
  const { errors, url, manifest, data } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  assert.equal(url, `${site.url}app.webmanifest`);
  const said = JSON.parse(data);
  assert.equal(said.name, "Warmline");
  assert.equal(new URL(said.start_url, url).href, site.url);
  for (const { src, sizes, type } of said.icons) {
    const size = await app.page.evaluate(async (address) => {
      const image = await createImageBitmap(await (await fetch(address)).blob()).catch(() => null);
      return image ? `${image.width}x${image.height}` : "";
    }, new URL(src, url).href);
    if (type === "image/png") assert.equal(size, sizes);
  }
  assert.ok(manifest === undefined || manifest.name === "Warmline");
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"), []);
  await app.expect_clean();
});

// ---- A newer release that is let in and doesn't come -----------------------------------------------

// A page that stands, and on this device a newer release of which the worker waits; `edit` changes that worker's text.
async function with_newer(t, edit) {
  const site = await released(t);
  const app = await open_at(t, site);
  const { page } = app;
  await app.load();
  await kept(page);
  await app.reloaded_by(() => page.reload());
  const next = release_next(site.folder);
  edit_worker(site, edit);
  await look_for_newer(page);
  await waits(page);
  return { app, page, site, next };
}

function edit_worker(site, edit) {
  const path = join(site.folder, kWorker), before = readFileSync(path, "utf8"), after = edit(before);
  assert.notEqual(after, before);
  writeFileSync(path, after);
}

test("a newer release that is let in and doesn't come: the page begins with its own, and stays when the newer one comes after all", async (t) => {
  const { app, page, next } = await with_newer(t, (worker) => worker.replace('event.data === "take-over"', 'event.data === "take-over-late"'));
  await app.reloaded_by(() => page.reload());
  assert.ok((await parts(page)).includes(next.before));
  await page.evaluate(() => new Promise((done) => {
    window.still_there = true;
    navigator.serviceWorker.addEventListener("controllerchange", () => setTimeout(done));
    navigator.serviceWorker.getRegistration().then((one) => one.waiting.postMessage("take-over-late"));
  }));
  await walk.begin_call(app);
  assert.equal(await page.evaluate(() => window.still_there), true, "nobody is interrupted");
});

test("a newer release that is let in and goes, as a third one replaces it: the page begins", async (t) => {
  const { app, page, site, next } = await with_newer(t, (worker) => worker.replace('event.data === "take-over"', "false"));
  // However long it would wait: nothing but the third release's coming lets it begin.
  await page.addInitScript(() => {
    const set = window.setTimeout;
    window.setTimeout = (does, ms, ...more) => (ms === 10000 ? 0 : set(does, ms, ...more));
  });
  await page.reload();
  await page.getByRole("progressbar", { name: "Loading" }).waitFor(kPatience);
  edit_worker(site, (worker) => `${worker}// a third one\n`);
  await look_for_newer(page);
  await app.ready();
  assert.ok((await parts(page)).includes(next.before));
});
