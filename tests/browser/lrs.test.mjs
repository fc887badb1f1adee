// A site that `warmline package --lrs` made, and a store on this machine: nothing leaves before it is switched on; then each
// statement arrives, once, over a line that fails, a store that is down, and a browser that is killed. On the ordinary site
// there is no such thing, and its policy lets nothing out.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { start_lrs, verbs_of } from "./lrs_stub.mjs";
import { kSite, open_app, open_page, open_profile, start_server } from "./support.mjs";
import { becomes } from "./patience.mjs";
import { add_profile, in_library, kWords, switch_to, unlock } from "./profiles_ways.mjs";
import * as walk from "./walk.mjs";

const kPatience = { timeout: 60000 };
const kKey = "desk-7", kSecret = "blasse Laternen ü";
const kCall = walk.kFirst;

async function packaged(t, options = {}) {
  let site_origin = "";
  const lrs = await start_lrs({ key: kKey, secret: kSecret, origin: () => site_origin, ...options });
  t.after(() => lrs.stop());
  const folder = mkdtempSync(join(tmpdir(), "warmline-lrs-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const made = spawnSync(walk.program(), ["package", "--lrs", lrs.url, "-o", join(folder, "site"), "--site", kSite], { encoding: "utf8" });
  assert.equal(made.status, 0, made.stderr);
  const server = await start_server(["--dir", join(folder, "site"), "--port", "0"]);
  t.after(() => server.stop());
  site_origin = new URL(server.url).origin;
  return { lrs, url: server.url };
}

async function open_there(t, url, options = {}) {
  const app = await open_page(t, { motion: "reduce", ...options });
  app.url = app.record.origin = url;
  await app.load();
  return app;
}

const card = (page) => page.getByRole("region", { name: "Learning record store", exact: true });
const saved = (page) => page.getByText("✓ Saved").first().waitFor(kPatience);
const to = (page, name) => page.getByRole("link", { name, exact: true }).click(kPatience);

async function to_card(page) {
  await to(page, "Settings");
  await card(page).waitFor(kPatience);
}

async function switch_on(page, { key = kKey, secret = kSecret } = {}) {
  await to_card(page);
  await page.getByLabel("Where you have an account (an address with https://)").fill("https://learn.example");
  await page.getByLabel("Your name or code there").fill("p7");
  await page.getByLabel("The store’s key").fill(key);
  await page.getByLabel("The store’s secret").fill(secret);
  await page.getByRole("button", { name: "Switch sending on" }).click(kPatience);
  await card(page).getByText("Sending is on, as p7 at https://learn.example.").waitFor(kPatience);
}

async function take_call(app, id = kCall) {
  await to(app.page, "Practice");
  await walk.begin_call(app, { title: walk.scenario_of(id).title });
  await walk.play(app, walk.scenario_of(id), walk.best_steps(id));
  await saved(app.page);
}

async function shoot_card(app, name) {
  await card(app.page).evaluate((element) => element.scrollIntoView());
  await app.settle();
  await app.shoot(name);
}

function only_the_store(app, lrs) {
  assert.deepEqual(app.record.foreign_requests().filter((url) => !url.startsWith(lrs.url)), [], "requests to others");
  assert.deepEqual(app.record.violations, [], "content security policy");
  assert.deepEqual(app.record.errors, [], "uncaught errors");
  assert.deepEqual(lrs.complaints, []);
}

const ended = (lrs) => [...lrs.statements.values()].filter(({ verb }) => /completed|terminated/.test(verb.id)).length;

test("nothing leaves before it is switched on; then a call is told, and no more after it is switched off", async (t) => {
  const { lrs, url } = await packaged(t);
  const app = await open_there(t, url);
  await take_call(app, walk.kRefill);
  await to_card(app.page);
  await card(app.page).getByText("Sending is off.").waitFor(kPatience);
  assert.deepEqual([lrs.requests.length, lrs.preflights], [0, 0]);
  await shoot_card(app, "lrs-off");

  await switch_on(app.page);
  assert.equal(await app.page.locator("input[type=password]").count(), 0, "the key and the secret are not on the page any more");
  await take_call(app);
  await lrs.until((it) => ended(it) === 1, "the end of the call");
  const verbs = verbs_of(lrs);
  assert.equal(verbs[0], "initialized");
  assert.equal(verbs.at(-1), "completed");
  assert.ok(verbs.filter((one) => one === "responded").length > 3);
  const end = [...lrs.statements.values()].find(({ verb }) => verb.id.endsWith("completed"));
  assert.equal(end.result.score.scaled, walk.scorecard_of(kCall, walk.best_steps(kCall)).resolution / 1000);
  assert.equal(end.result.extensions["https://warmline.invalid/xapi/extensions/kind"], "first");
  assert.deepEqual(end.actor.account, { homePage: "https://learn.example", name: "p7" });
  await to_card(app.page);
  await card(app.page).getByText("Nothing waits to be sent.").waitFor(kPatience);
  await shoot_card(app, "lrs-on");

  // No copy of the secret where a backup could take it: only the database of keys has it.
  const [download] = await Promise.all([app.page.waitForEvent("download"), app.page.getByRole("button", { name: "Export everything" }).click(kPatience)]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const records = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  const all = JSON.stringify(records) + JSON.stringify(records).match(/[A-Za-z0-9+/=]{24,}/g).map((one) => Buffer.from(one, "base64").toString("latin1")).join("");
  for (const one of ["Laternen", Buffer.from(`${kKey}:${kSecret}`).toString("base64")]) assert.ok(!all.includes(one), "the secret is in a backup");
  assert.ok(all.includes("lrs/done/"), "the backup was looked into");

  const told = lrs.requests.length;
  await card(app.page).getByRole("button", { name: "Switch sending off" }).click(kPatience);
  await card(app.page).getByText("Sending is off.").waitFor(kPatience);
  await take_call(app, walk.kZero);
  await to_card(app.page);
  await app.settle();
  assert.equal(lrs.requests.length, told);
  assert.equal(await app.page.evaluate(() => new Promise((done) => {
    const open = indexedDB.open("warmline-keys");
    open.onsuccess = () => {
      const get = open.result.transaction("keys").objectStore("keys").get("lrs");
      get.onsuccess = () => { open.result.close(); done(get.result === undefined); };
    };
  })), true, "the key is forgotten");
  only_the_store(app, lrs);
});

test("lost requests, lost answers, a busy store and no line: everything arrives, and once", async (t) => {
  for (const refuses_again of [false, true]) {
    const { lrs, url } = await packaged(t, { refuses_again });
    const app = await open_there(t, url);
    await switch_on(app.page);
    lrs.next.push("lose-answer", ...(refuses_again ? [] : ["lose-request", { status: 429, after: 1 }]));
    const steps = walk.best_steps(kCall), half = Math.floor(steps.length / 2);
    await to(app.page, "Practice");
    await walk.begin_call(app);
    await walk.play(app, walk.scenario_of(kCall), steps.slice(0, half));
    await app.page.context().setOffline(true);
    await walk.play(app, walk.scenario_of(kCall), steps.slice(half));
    await saved(app.page);
    await app.page.context().setOffline(false);
    await lrs.until((it) => it.next.length === 0 && ended(it) === 1, "the end of the call");
    assert.deepEqual(lrs.complaints, []);
    assert.deepEqual(app.record.violations, []);
    const verbs = verbs_of(lrs);
    assert.deepEqual([verbs[0], verbs.at(-1)], ["initialized", "completed"]);
  }
});

test("a browser that is killed while the store is down goes on where it was", async (t) => {
  const { lrs, url } = await packaged(t);
  const profile = await open_profile(t);
  const start = async () => {
    const app = await profile.start();
    app.url = app.record.origin = url;
    await app.load();
    return app;
  };
  let app = await start();
  await switch_on(app.page);
  await lrs.down();
  await take_call(app);
  await profile.kill();
  assert.equal(lrs.statements.size, 0);
  app = await start();
  await to_card(app.page);
  await card(app.page).getByText(/statements wait to be sent/).waitFor(kPatience);
  await card(app.page).getByText(/^The store doesn’t answer/).waitFor(kPatience);
  await shoot_card(app, "lrs-waiting");
  lrs.next.push("lose-answer");
  await lrs.up();  // it is tried again by itself
  await lrs.until((it) => it.requests.length > 0, "the first request");
  await profile.kill();
  app = await start();
  await lrs.until((it) => ended(it) === 1 && (it.again ?? 0) > 0, "all of it, some of it again");
  await to_card(app.page);
  await card(app.page).getByText("Nothing waits to be sent.").waitFor(kPatience);
  assert.deepEqual(lrs.complaints, []);
  assert.deepEqual(app.record.violations, []);
});

test("a wrong secret is told in words, and nothing is sent until it is right", async (t) => {
  const { lrs, url } = await packaged(t);
  const app = await open_there(t, url);
  await switch_on(app.page, { secret: "another" });
  await take_call(app);
  await to_card(app.page);
  await card(app.page).getByText(/^The store didn’t take the key and the secret \(401\)/).waitFor(kPatience);
  await shoot_card(app, "lrs-refused");
  const before = lrs.requests.length;
  await card(app.page).getByRole("button", { name: "Try again now" }).click(kPatience);
  await lrs.until((it) => it.requests.length > before, "it is tried again");
  await card(app.page).getByText(/^The store didn’t take the key and the secret \(401\)/).waitFor(kPatience);
  assert.equal(lrs.statements.size, 0);
  await app.page.getByLabel("The store’s key").fill(kKey);
  await app.page.getByLabel("The store’s secret").fill(kSecret);
  await card(app.page).getByRole("button", { name: "Use this key and secret" }).click(kPatience);
  await card(app.page).getByText("Nothing waits to be sent.").waitFor(kPatience);
  assert.ok(lrs.statements.size > 2, "what waited is there");
  assert.deepEqual(lrs.complaints, []);
});

test("in a profile with a passphrase the key and the secret are encrypted, and still open", async (t) => {
  const { lrs, url } = await packaged(t);
  const app = await open_there(t, url);
  await in_library(app.page);
  await add_profile(app.page, "Ada", kWords);
  await switch_to(app, "Ada");
  await unlock(app.page);
  await app.page.getByRole("link", { name: "Settings", exact: true }).waitFor(kPatience);
  await switch_on(app.page);
  const kept = await app.page.evaluate(async () => {
    const found = [];
    for (const { name } of await indexedDB.databases()) {
      if (!name.startsWith("warmline-keys")) continue;
      const row = await new Promise((done) => {
        const open = indexedDB.open(name);
        open.onsuccess = () => {
          const get = open.result.transaction("keys").objectStore("keys").get("lrs");
          get.onsuccess = () => { open.result.close(); done(get.result); };
        };
      });
      if (row) found.push({ name, members: Object.keys(row).sort(), text: new TextDecoder("latin1").decode(row.sealed) });
    }
    return found;
  });
  assert.equal(kept.length, 1);
  assert.match(kept[0].name, /^warmline-keys-[0-9a-f]{32}$/);
  assert.deepEqual(kept[0].members, ["nonce", "sealed"]);
  assert.ok(!kept[0].text.includes("Basic"));
  await take_call(app);
  await lrs.until((it) => ended(it) === 1, "the end of the call");
  only_the_store(app, lrs);
});

test("the ordinary site has no such card, and its policy lets nothing out to a store", async (t) => {
  const { lrs } = await packaged(t);
  const app = await open_app(t, { motion: "reduce" });
  await to(app.page, "Settings");
  await app.page.getByRole("heading", { name: "Settings", level: 1 }).waitFor(kPatience);
  assert.equal(await card(app.page).count(), 0);
  assert.equal(await app.page.evaluate((where) => fetch(`${where}statements`, { method: "POST" }).then(() => "sent", () => "refused"), lrs.url), "refused");
  const told = () => app.record.violations.some((text) => text.startsWith("connect-src"));
  assert.ok(await becomes(app.page, told), app.record.violations.join(" | "));
  assert.deepEqual([lrs.requests.length, lrs.preflights], [0, 0]);
});

test("an account that somebody put beside an encrypted profile is not used: nothing goes out under it", async (t) => {
  const { lrs, url } = await packaged(t);
  const app = await open_there(t, url);
  const { page } = app;
  await add_profile(page, "Ada", kWords);
  await switch_to(app, "Ada");
  await unlock(page);
  await page.getByRole("link", { name: "Settings", exact: true }).waitFor(kPatience);
  await switch_on(page);
  const planted = `Basic ${Buffer.from(`${kKey}:${kSecret}`, "utf8").toString("base64")}`;
  await page.evaluate((header) => new Promise((done, failed) => {
    const open = indexedDB.open(window.WarmlineProfiles.opened().keys);
    open.onsuccess = () => {
      const transaction = open.result.transaction("keys", "readwrite");
      transaction.objectStore("keys").put({ header }, "lrs");
      transaction.oncomplete = () => { open.result.close(); done(); };
      transaction.onabort = () => failed(transaction.error);
    };
  }), planted);
  const before = lrs.requests.length;
  await take_call(app);
  await to_card(page);
  await card(page).getByText(/^The\s+key\s+and\s+the\s+secret\s+are\s+not\s+in\s+this\s+browser\s+any\s+more/).waitFor(kPatience);
  assert.equal(lrs.requests.length, before);
});
