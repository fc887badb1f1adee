// Several people on one machine: a profile each, kept apart; one with a passphrase is encrypted on the disk. The records are
// decrypted here by Node's own cryptography, from what sealing.js and profiles.js say of their form.
import assert from "node:assert/strict";
import { createDecipheriv, pbkdf2Sync } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { open_app, open_page } from "./support.mjs";
import * as walk from "./walk.mjs";

const kPatience = { timeout: 60000 };
const kWords = "sieben blasse Laternen \u00fc";
const kTitle = walk.scenario_of(walk.kFirst).title;

const button = (page, name) => page.getByRole("button", { name, exact: true });
const shown = (texts) => texts.map((text) => text.replace(/\s+/g, " ").trim());
const saved = (page) => page.getByText("✓ Saved").waitFor(kPatience);
const card = (page) => page.getByRole("region", { name: "Profiles", exact: true });
const passphrase = (page) => page.getByLabel("Passphrase", { exact: true });

// ---- Ways -----------------------------------------------------------------------------------------

async function to_settings(page) {
  await button(page, "Settings").click(kPatience);
  await page.getByRole("heading", { name: "Settings", level: 1 }).waitFor(kPatience);
}

async function to_library(page) {
  await button(page, "Practice").click(kPatience);
  await page.getByRole("region", { name: "Practice", exact: true }).first().waitFor(kPatience);
}

async function asked_who(page) {
  await page.getByRole("heading", { name: "Who is practising?", level: 1 }).waitFor(kPatience);
  await page.getByText("Looking up the profiles…").waitFor({ state: "detached", ...kPatience });
}

async function add_profile(page, name, words = "") {
  await to_settings(page);
  await button(page, "Add a profile").click(kPatience);
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  if (words) {
    await page.getByLabel(/^Passphrase \(optional/).fill(words);
    await page.getByLabel("The same passphrase again", { exact: true }).fill(words);
  }
  await button(page, "Add this profile").click(kPatience);
  await card(page).getByText(`${name} is here now.`).waitFor(kPatience);
}

async function switch_to(app, name) {
  await to_settings(app.page);
  await app.reloaded_by(() => button(app.page, `Switch to ${name}`).click(kPatience));
}

async function unlock(page, words = kWords) {
  await passphrase(page).fill(words);
  await page.keyboard.press("Enter");
}

async function in_library(page) {
  await page.getByRole("region", { name: "Practice", exact: true }).first().waitFor(kPatience);
}

async function decide(page) {
  await walk.until_open(page);
  await walk.choose(page, (await walk.first_open(page, walk.scenario_of(walk.kFirst))).choice, walk.kHands.keys);
  await saved(page);
}

// A call with some decisions, left; ends in the library.
async function practise(app, decisions = 2) {
  const { page } = app;
  await walk.begin_call(app);
  for (let made = 0; made < decisions; ++made) await decide(page);
  await page.getByRole("button", { name: /^Leave/ }).click(kPatience);
  await page.getByRole("button", { name: "End it here" }).click(kPatience);
  await to_library(page);
  await page.getByText(/^First attempt/).first().waitFor(kPatience);
}

// The dashboard: every attempt with its figures, and what each call says of its own.
async function dashboard(page) {
  await in_library(page);
  await page.getByText(/^First attempt/).first().waitFor(kPatience);
  while (await page.getByText(/scoring…/i).count() > 0) await page.waitForTimeout(50);
  return shown(await page.getByRole("region", { name: "Practice", exact: true }).getByRole("listitem").allInnerTexts());
}

async function stored_words(page) {
  await to_settings(page);
  return (await page.getByText(/^(So far: |You have taken no call yet)/).innerText()).trim();
}

async function download_by(page, action) {
  const [download] = await Promise.all([page.waitForEvent("download", kPatience), action()]);
  return readFileSync(await download.path(), "utf8");
}

async function give_backup(page, text) {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser", kPatience), button(page, "Restore from a file").click(kPatience),
  ]);
  await chooser.setFiles({ name: "warmline-backup.json", mimeType: "application/json", buffer: Buffer.from(text) });
}

async function second_tab(app) {
  const page = await app.page.context().newPage();
  return Object.assign(Object.create(Object.getPrototypeOf(app)), app, { page });
}

// The same tab, at an address of the site on which the app doesn't run.
const kAside = { allow: [/404/] };  // it asks for an icon that isn't there
const step_aside = (app) => app.page.goto(`${app.url}NOTICES.txt`);

// ---- What is on the disk --------------------------------------------------------------------------

// { databases: {name: {store: [[key, bytes or value]…]}}, files: {name: bytes}, caches, local, session }
async function disk(page) {
  const found = await page.evaluate(async () => {
    const coded = (value) => value instanceof Uint8Array ? { base64: btoa(Array.from(value, (one) => String.fromCharCode(one)).join("")) } :
      { text: JSON.stringify(value, (name, one) => (one instanceof CryptoKey ? `key ${one.algorithm.name}` : one)) };
    const databases = {};
    for (const { name } of await indexedDB.databases()) {
      databases[name] = await new Promise((done, failed) => {
        const request = indexedDB.open(name);
        request.onerror = () => failed(request.error);
        request.onsuccess = () => {
          const all = {};
          const stores = [...request.result.objectStoreNames];
          const end = () => { request.result.close(); done(all); };
          if (stores.length === 0) { end(); return; }
          const transaction = request.result.transaction(stores);
          for (const store of stores) {
            all[store] = [];
            transaction.objectStore(store).openCursor().onsuccess = ({ target: { result: cursor } }) => {
              if (!cursor) return;
              all[store].push([cursor.key, coded(cursor.value)]);
              cursor.continue();
            };
          }
          transaction.oncomplete = end;
        };
      });
    }
    const files = {};
    const root = await navigator.storage.getDirectory();
    for await (const name of root.keys()) {
      const file = await (await root.getFileHandle(name)).getFile();
      files[name] = coded(new Uint8Array(await file.arrayBuffer()));
    }
    const all_of = (area) => Object.fromEntries(Object.keys(area).map((key) => [key, area.getItem(key)]));
    return { databases, files, caches: await caches.keys(), local: all_of(localStorage), session: all_of(sessionStorage) };
  });
  const bytes = ({ base64, text }) => (base64 === undefined ? text : Buffer.from(base64, "base64"));
  for (const stores of Object.values(found.databases)) {
    for (const name of Object.keys(stores)) stores[name] = stores[name].map(([key, value]) => [key, bytes(value)]);
  }
  for (const name of Object.keys(found.files)) found.files[name] = bytes(found.files[name]);
  return found;
}

const journal = (all, id) => all.databases[id === "first" ? "warmline" : `warmline-${id}`].journal;

// The ids of the profiles by their names.
function ids(all) {
  const rows = (all.databases["warmline-profiles"]?.profiles ?? []).map(([, text]) => JSON.parse(text));
  return Object.fromEntries(rows.map(({ name, id }) => [name, id]));
}

// Everything of these databases and files that one could look through, as Latin-1 text.
function text_of(all, ours) {
  const parts = [];
  for (const [name, stores] of Object.entries(all.databases)) {
    if (!ours(name)) continue;
    for (const rows of Object.values(stores)) parts.push(...rows.map(([, value]) => Buffer.from(value).toString("latin1")));
  }
  for (const [name, bytes] of Object.entries(all.files)) if (ours(name)) parts.push(bytes.toString("latin1"));
  return parts.join("\n");
}

// As web/sealing.js describes it.
function open_key(header, words) {
  const { kdf, iterations, salt, nonce, wrapped } = header.secret;
  assert.equal(kdf, "PBKDF2-HMAC-SHA-256");
  const wrapping = pbkdf2Sync(Buffer.from(words.normalize("NFC"), "utf8"), Buffer.from(salt, "hex"), iterations, 32, "sha256");
  return decipher(wrapping, Buffer.from(nonce, "hex"), `warmline-key-1:${header.id}`, Buffer.from(wrapped, "hex"));
}

function decipher(key, nonce, about, sealed) {
  const opening = createDecipheriv("aes-256-gcm", key, nonce);
  opening.setAAD(Buffer.from(about, "utf8"));
  opening.setAuthTag(sealed.subarray(sealed.length - 16));
  return Buffer.concat([opening.update(sealed.subarray(0, sealed.length - 16)), opening.final()]);
}

function header_in(rows) {
  const [key, bytes] = rows[0];
  assert.equal(key, 0);
  assert.equal(bytes.toString("latin1", 0, 4), "WLH1");
  return JSON.parse(bytes.toString("utf8", 4));
}

function open_record(key, id, [sequence, bytes]) {
  assert.equal(bytes.toString("latin1", 0, 4), "WLE1");
  return decipher(key, bytes.subarray(4, 16), `warmline-record-1:${id}:${sequence}`, bytes.subarray(16));
}

// Puts these bytes into a profile's journal: [[key, Buffer]…]; key null: the next one.
function put_into(page, database, records) {
  return page.evaluate(([name, list]) => new Promise((done, failed) => {
    const request = indexedDB.open(name);
    request.onerror = () => failed(request.error);
    request.onsuccess = () => {
      const transaction = request.result.transaction("journal", "readwrite", { durability: "strict" });
      for (const [key, bytes] of list) {
        if (key === null) transaction.objectStore("journal").add(new Uint8Array(bytes));
        else transaction.objectStore("journal").put(new Uint8Array(bytes), key);
      }
      transaction.oncomplete = () => { request.result.close(); done(); };
      transaction.onabort = () => failed(transaction.error);
    };
  }), [database, records.map(([key, bytes]) => [key, [...bytes]])]);
}

// ---- Kept apart -----------------------------------------------------------------------------------

test("one person, one profile: nobody is asked, nothing new is stored; the card adds one", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await practise(app);
  await app.reloaded_by(() => page.reload());
  const before = await dashboard(page);
  await to_settings(page);
  await card(page).getByText("There is one profile in this browser.").waitFor(kPatience);
  const all = await disk(page);
  assert.deepEqual(Object.keys(all.databases), ["warmline"]);
  assert.deepEqual(Object.keys(all.files), ["warmline.copy"]);
  assert.deepEqual([all.local, all.session], [{}, {}]);

  await add_profile(page, "Ben");
  const after = await disk(page);
  assert.deepEqual(after.databases.warmline, all.databases.warmline, "what was there stays as it was, byte for byte");
  await app.reloaded_by(() => page.reload());
  assert.deepEqual(await dashboard(page), before, "this tab goes on with the same profile");
  await app.expect_clean();
});

test("two profiles: nothing of one shows in the other, and each tab opens its own again", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await practise(app, 1);
  await to_settings(page);
  await button(page, "Dark").click(kPatience);
  const first = await stored_words(page);
  assert.equal(first, "So far: 1 attempt at 1 call.");
  await add_profile(page, "Ben");
  await switch_to(app, "Ben");
  await page.getByText("Not tried yet").first().waitFor(kPatience);
  assert.equal(await page.getByText(/^First attempt/).count(), 0);
  assert.equal(await stored_words(page), "You have taken no call yet.");
  await page.getByRole("button", { name: "✓ As this device", pressed: true }).waitFor(kPatience);
  await card(page).getByText("Open in this tab: “Ben”.").waitFor(kPatience);
  await to_library(page);
  await practise(app, 3);
  const bens = await dashboard(page);
  await app.reloaded_by(() => page.reload());
  assert.deepEqual(await dashboard(page), bens);

  const other = await second_tab(app);
  await other.load();
  await asked_who(other.page);
  assert.deepEqual(shown(await other.page.getByRole("main").getByRole("button").allInnerTexts()), ["First profile", "Ben"]);
  await button(other.page, "First profile").press("Enter");
  await in_library(other.page);
  assert.equal(await stored_words(other.page), first);
  await other.page.getByRole("button", { name: "✓ Dark", pressed: true }).waitFor(kPatience);

  const all = await disk(page);
  const known = (id) => new Set(journal(all, id).map(([, bytes]) => bytes.toString("base64")));
  const both = [...known("first")].filter((one) => known(ids(all).Ben).has(one));
  assert.ok(known("first").size >= 4 && known(ids(all).Ben).size >= 6);
  assert.ok(both.length <= 1, "but for the scenario itself nothing stands in both journals");
  await app.expect_clean();
});

test("a tab of one profile and a tab of another both write at the same time", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await add_profile(page, "Ben");
  const other = await second_tab(app);
  await other.load();
  await asked_who(other.page);
  await button(other.page, "Ben").click(kPatience);
  await in_library(other.page);
  await to_library(page);
  for (const one of [app, other]) await walk.begin_call(one);
  for (let step = 0; step < 3; ++step) {
    for (const one of [app, other]) await decide(one.page);
  }
  assert.equal(await page.getByText("Open in another tab", { exact: true }).count(), 0);
  assert.equal(await other.page.getByText("Open in another tab", { exact: true }).count(), 0);
  const all = await disk(page);
  assert.equal(journal(all, "first").length, 5, "the scenario, the beginning and three decisions");
  assert.equal(journal(all, ids(all).Ben).length, 6, "and of a profile with a list entry its header");
  await app.expect_clean();
});

test("names: none, one that is there already and a short passphrase are refused in words; a profile is renamed", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await add_profile(page, "Ben");
  await button(page, "Add a profile").click(kPatience);
  const name = page.getByRole("textbox", { name: "Name", exact: true });
  const words = page.getByLabel(/^Passphrase \(optional/);
  const again = page.getByLabel("The same passphrase again", { exact: true });
  const refusals = [
    ["  ", "", "", "A profile needs a name."], ["ben", "", "", "There is a profile called ben already."],
    ["Ana", "long enough", "long enuogh", "The two passphrases are not the same."],
    ["Ana", "short", "short", "A passphrase takes at least 8 characters."],
  ];
  for (const [called, one, two, said] of refusals) {
    await name.fill(called);
    await words.fill(one);
    await again.fill(two);
    await button(page, "Add this profile").click(kPatience);
    await page.getByRole("main").getByText(said).waitFor(kPatience);
    assert.equal(await words.inputValue() + await again.inputValue(), "", "the passphrases are dropped");
  }
  await button(page, "Cancel").click(kPatience);
  await button(page, "Rename this one").click(kPatience);
  const own = page.getByRole("textbox", { name: "The name of this profile" });
  assert.equal(await own.inputValue(), "First profile");
  await own.fill("  Ada   B ");
  await page.keyboard.press("Enter");
  await card(page).getByText("This profile is called Ada B now.").waitFor(kPatience);
  const other = await second_tab(app);
  await other.load();
  await asked_who(other.page);
  assert.deepEqual(shown(await other.page.getByRole("main").getByRole("button").allInnerTexts()), ["Ada B", "Ben"]);
  await app.expect_clean();
});

// ---- With a passphrase ----------------------------------------------------------------------------

// A page with an encrypted profile "Cleo" open in it, with one attempt; its first profile is empty.
async function open_sealed(t, options = {}) {
  const app = await open_app(t, { motion: "reduce", ...options });
  await add_profile(app.page, "Cleo", kWords);
  await switch_to(app, "Cleo");
  await asked_who(app.page);
  await unlock(app.page);
  await in_library(app.page);
  return app;
}

test("with a passphrase nothing of the journal can be read on the disk; Node opens it from the documented form", async (t) => {
  const app = await open_sealed(t);
  const { page } = app;
  await practise(app, 3);
  await to_settings(page);
  const backup = JSON.parse(await download_by(page, () => button(page, "Export everything").click(kPatience)));
  await saved_to(page, backup.records.length + 1);  // and that a backup was made
  const all = await disk(page);
  const id = ids(all).Cleo;
  const rows = journal(all, id);
  const plain = [walk.kFirst, "WLR1", "scenario", "choice"];
  const words = [kWords, kWords.normalize("NFD"), Buffer.from(kWords, "utf8").toString("latin1")];
  const text = text_of(all, (name) => name.includes(id) && !name.startsWith("warmline-keys"));
  for (const one of [...plain, ...words]) assert.equal(text.includes(one), false, `“${one}” stands on the disk`);
  assert.equal(JSON.stringify([all.local, all.session]).includes(kWords), false);
  assert.ok(rows.length > 6 && all.files[`warmline-${id}.copy`].length > rows.slice(1).reduce((sum, [, bytes]) => sum + bytes.length, 0));

  const header = header_in(rows);
  assert.deepEqual([header.id, header.name, header.secret.iterations], [id, "Cleo", 600000]);
  assert.equal(header.secret.salt.length, 32);
  const key = open_key(header, kWords);
  assert.equal(key.length, 32);
  const opened = rows.slice(1).map((row) => open_record(key, id, row));
  for (const [at, { base64 }] of backup.records.entries()) assert.equal(opened[at].toString("base64"), base64);
  const plainly = Buffer.concat(opened).toString("latin1");
  for (const one of [walk.kFirst, "WLR1"]) assert.ok(plainly.includes(one), "and there they are");
  const nonces = new Set(rows.slice(1).map(([, bytes]) => bytes.toString("hex", 4, 16)));
  assert.equal(nonces.size, rows.length - 1, "a fresh nonce each");
  assert.throws(() => open_key(header, "sieben blasse Laternen u"));
  assert.throws(() => open_record(key, id, [rows[1][0] + 1, rows[1][1]]), "not good for another place");
  await app.expect_clean();
});

// Until the journal of the profile in this tab holds that many records.
async function saved_to(page, count) {
  await page.waitForFunction((wanted) => new Promise((done) => {
    const request = indexedDB.open(window.WarmlineProfiles.opened().database);
    request.onsuccess = () => {
      request.result.transaction("journal").objectStore("journal").count(IDBKeyRange.lowerBound(1)).onsuccess = (event) => {
        request.result.close();
        done(event.target.result >= wanted);
      };
    };
  }), count, { ...kPatience, polling: 50 });
}

test("after a reload it is locked and shows nothing; a wrong passphrase is refused, the right one brings the same attempts", async (t) => {
  const app = await open_sealed(t);
  const { page } = app;
  await practise(app);
  const before = await dashboard(page);
  await app.reloaded_by(() => page.reload());
  await asked_who(page);
  await page.getByText("Cleo", { exact: true }).waitFor(kPatience);
  const locked = shown(await page.locator("#semantics").allInnerTexts()).join(" ");
  for (const hint of [kTitle, "attempt", "Practice", "Settings"]) assert.equal(locked.includes(hint), false, hint);
  assert.equal(await passphrase(page).getAttribute("type"), "password");
  assert.equal(await passphrase(page).getAttribute("autocomplete"), "current-password");
  for (const wrong of ["", "sieben blasse Laternen u", kWords.toUpperCase()]) {
    await unlock(page, wrong);
    await page.getByRole("region", { name: "The profile’s passphrase" }).getByText(/^That\s+is\s+not\s+the\s+passphrase/).waitFor(kPatience);
    await button(page, "Open").waitFor(kPatience);
    assert.equal(await passphrase(page).inputValue(), "", "it is dropped");
    assert.equal(await page.evaluate(() => window.WarmlineProfiles.opened()), null);
  }
  await unlock(page, kWords.normalize("NFD"));  // the same words, typed on another system
  assert.deepEqual(await dashboard(page), before);

  // Locked by hand, somebody else takes over, and comes back.
  await to_settings(page);
  await app.reloaded_by(() => button(page, "Lock this one").click(kPatience));
  await asked_who(page);
  await button(page, "Somebody else").click(kPatience);
  await page.getByRole("button", { name: "First profile" }).click(kPatience);
  await in_library(page);
  assert.equal(await page.getByText(/^First attempt/).count(), 0);
  await switch_to(app, "Cleo");
  await asked_who(page);
  await passphrase(page).fill(kWords);
  await button(page, "Open").click(kPatience);
  assert.deepEqual(await dashboard(page), before);
  await app.expect_clean();
});

test("of an encrypted journal a flipped byte takes its record alone, and two that changed places are both set aside", async (t) => {
  const app = await open_sealed(t);
  const { page } = app;
  await practise(app, 3);
  const id = ids(await disk(page)).Cleo;
  const count = journal(await disk(page), id).length - 1;
  const set_aside = async (wanted) => {
    await page.goto(app.url);
    await app.ready();
    await asked_who(page);
    await unlock(page);
    await in_library(page);
    const words = wanted.length === 1 ? /^1\s+stored\s+record/ : new RegExp(`^${wanted.length}\\s+stored\\s+records`);
    await page.getByText(words).first().waitFor(kPatience);
    await button(page, "Show the details").first().click(kPatience);
    for (const sequence of wanted) await page.getByText(new RegExp(`^Record ${sequence}:`)).waitFor(kPatience);
    assert.equal(await page.getByText(/^Record \d+:/).count(), wanted.length);
    await to_settings(page);
    const backup = JSON.parse(await download_by(page, () => button(page, "Export everything").click(kPatience)));
    const sound = backup.records.filter(({ base64 }) => Buffer.from(base64, "base64").toString("latin1", 0, 4) === "WLR1");
    assert.ok(sound.length >= count - wanted.length, "all others are there");
  };

  const rows = journal(await disk(page), id);
  const flipped = Buffer.from(rows[4][1]);
  flipped[20] ^= 1;
  await step_aside(app);
  await put_into(page, `warmline-${id}`, [[4, flipped]]);
  await set_aside([4]);

  await step_aside(app);
  await put_into(page, `warmline-${id}`, [rows[4], [2, rows[3][1]], [3, rows[2][1]]]);
  await set_aside([2, 3]);
  await app.expect_clean(kAside);
});

test("a sound record that nobody sealed, put into an encrypted journal, is not taken for one", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await practise(app, 1);
  const foreign = journal(await disk(page), "first").map(([, bytes]) => bytes);
  await add_profile(page, "Cleo", kWords);
  const id = ids(await disk(page)).Cleo;
  await step_aside(app);
  await put_into(page, `warmline-${id}`, foreign.map((bytes) => [null, bytes]));
  await page.goto(app.url);
  await app.ready();
  await switch_to(app, "Cleo");
  await unlock(page);
  await in_library(page);
  await page.getByText(new RegExp(`^${foreign.length}\\s+stored\\s+records`)).first().waitFor(kPatience);
  assert.equal(await stored_words(page), "You have taken no call yet.");
  await app.expect_clean(kAside);
});

test("a second tab of an encrypted profile needs the passphrase too; then it looks on, follows and takes over", async (t) => {
  const app = await open_sealed(t);
  const { page } = app;
  const other = await second_tab(app);
  await other.load();
  await asked_who(other.page);
  await other.page.getByRole("button", { name: "Cleo Opens with its passphrase" }).click(kPatience);
  await passphrase(other.page).waitFor(kPatience);
  assert.equal(await other.page.evaluate(() => document.activeElement.dataset.id), "who/passphrase");
  await unlock(other.page, "not it at all");
  await other.page.getByText(/^That\s+is\s+not\s+the\s+passphrase/).first().waitFor(kPatience);
  await unlock(other.page);
  await other.page.getByText("Open in another tab", { exact: true }).waitFor(kPatience);

  await walk.begin_call(app);
  await decide(page);
  await button(other.page, "Go on here instead").waitFor(kPatience);
  await other.page.getByRole("button", { name: /^Go on with “/ }).first().click(kPatience);
  const lines = shown(await walk.said(page).allInnerTexts());
  await other.page.waitForFunction((count) => document.querySelectorAll("#semantics [role=list] > .s-listitem[data-id^=said-]").length >= count,
    lines.length, kPatience);
  await page.close();
  await other.page.getByText("Open in another tab", { exact: true }).waitFor({ state: "detached", ...kPatience });
  await decide(other.page);
  const all = await disk(other.page);
  const rows = journal(all, ids(all).Cleo);
  const key = open_key(header_in(rows), kWords);
  for (const row of rows.slice(1)) assert.equal(open_record(key, ids(all).Cleo, row).toString("latin1", 0, 4), "WLR1");
  assert.deepEqual(rows.map(([sequence]) => sequence), Array.from(rows, (one, at) => at), "without a gap");
  await other.expect_clean();
});

test("a backup out of an encrypted profile and into another one, and a result file with a key of its own", async (t) => {
  const app = await open_sealed(t);
  const { page } = app;
  await practise(app);
  const before = await dashboard(page);
  await to_settings(page);
  await page.getByText(/^This\s+profile\s+is\s+encrypted;\s+a\s+file\s+that\s+you\s+save/).waitFor(kPatience);
  const backup = await download_by(page, () => button(page, "Export everything").click(kPatience));
  assert.ok(Buffer.from(JSON.parse(backup).records[0].base64, "base64").includes("WLR1"), "a backup is not encrypted");
  const result = async () => {
    await button(page, "Put a result file together").click(kPatience);
    const file = JSON.parse(await download_by(page, () => button(page, "Save the result file").click(kPatience)));
    await button(page, "Back to Settings").click(kPatience);
    return file;
  };
  const signed = await result();
  assert.ok(signed.signature ?? signed.signed ?? signed.key, "it is signed");

  await add_profile(page, "Dora", "another set of words");
  await switch_to(app, "Dora");
  await unlock(page, "another set of words");
  await to_settings(page);
  await give_backup(page, backup);
  await button(page, "Restore it").click(kPatience);
  await page.getByText("Restored from warmline-backup.json: 1 attempt is here now.").waitFor(kPatience);
  const again = await result();
  assert.notDeepEqual(again.key ?? again.signed, signed.key ?? signed.signed, "each profile signs with its own");
  await to_library(page);
  assert.deepEqual(await dashboard(page), before);
  await app.reloaded_by(() => page.reload());
  await unlock(page, "another set of words");
  assert.deepEqual(await dashboard(page), before, "and it is kept");
  const all = await disk(page);
  const text = text_of(all, (name) => name.includes(ids(all).Dora));
  for (const one of [walk.kFirst, "WLR1"]) assert.equal(text.includes(one), false, one);
  await app.expect_clean();
});

// ---- Erasing --------------------------------------------------------------------------------------

test("erasing one profile leaves the other whole, and nothing of the erased one can be found", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await practise(app, 1);
  const firsts = await dashboard(page);
  await add_profile(page, "Ben");
  await switch_to(app, "Ben");
  await practise(app, 2);
  await to_settings(page);
  await button(page, "Put a result file together").click(kPatience);
  await download_by(page, () => button(page, "Save the result file").click(kPatience));
  await button(page, "Back to Settings").click(kPatience);
  const before = await disk(page);
  const id = ids(before).Ben;
  assert.ok(before.databases[`warmline-keys-${id}`] && before.files[`warmline-${id}.copy`].length > 0);

  await button(page, "Erase this profile").click(kPatience);
  const question = page.getByRole("dialog", { name: "Erase the profile “Ben”?" });
  await question.getByText(/^What\s+goes:\s+1\s+attempt/).waitFor(kPatience);
  await question.getByText(/^The\s+other\s+profiles\s+in\s+this\s+browser\s+stay/).waitFor(kPatience);
  await question.getByText(/^What\s+this\s+can’t\s+reach:/).waitFor(kPatience);
  await app.reloaded_by(() => button(page, "Erase it").click(kPatience));
  assert.deepEqual(await dashboard(page), firsts);
  const after = await disk(page);
  assert.deepEqual(Object.keys(after.databases), ["warmline"]);
  assert.deepEqual(Object.keys(after.files), ["warmline.copy"]);
  assert.deepEqual(after.databases.warmline, before.databases.warmline);
  assert.deepEqual(after.files["warmline.copy"], before.files["warmline.copy"]);
  assert.deepEqual([after.caches, after.local, after.session], [[], {}, {}]);
  await app.expect_clean();
});

test("the first profile erased, the encrypted one stays and is asked for; everything erased names both", async (t) => {
  const app = await open_sealed(t);
  const { page } = app;
  await practise(app);
  const cleos = await dashboard(page);
  await switch_to(app, "First profile");
  await practise(app, 1);
  await to_settings(page);
  await button(page, "Erase this profile").click(kPatience);
  await app.reloaded_by(() => button(page, "Erase it").click(kPatience));
  await asked_who(page);
  await page.getByText("Cleo", { exact: true }).waitFor(kPatience);
  assert.equal(await button(page, "Somebody else").count(), 0, "there is nobody else");
  const all = await disk(page);
  assert.equal("warmline" in all.databases || "warmline.copy" in all.files, false);
  await unlock(page);
  assert.deepEqual(await dashboard(page), cleos);

  await add_profile(page, "Ben");
  const other = await second_tab(app);
  await other.load();
  await asked_who(other.page);
  await button(other.page, "Ben").click(kPatience);
  await practise(other, 1);  // this tab holds what belongs to Ben
  await to_settings(page);
  await button(page, "Erase everything").click(kPatience);
  await page.getByRole("dialog").getByText(/^What\s+goes:\s+all\s+2\s+profiles\s+in\s+this\s+browser,\s+“Cleo”\s+and\s+“Ben”/).waitFor(kPatience);
  await Promise.all([
    other.page.waitForEvent("domcontentloaded"), app.reloaded_by(() => button(page, "Erase it").click(kPatience)),
  ]);
  await other.ready();
  for (const one of [page, other.page]) await one.getByText("Not tried yet").first().waitFor(kPatience);
  const after = await disk(page);
  assert.deepEqual(Object.keys(after.databases), ["warmline"]);
  assert.equal(journal(after, "first").length, 0);
  assert.deepEqual(Object.keys(after.files), ["warmline.copy"]);
  assert.deepEqual([after.local, after.session], [{}, {}]);
  await app.expect_clean();
});

test("a forgotten passphrase: that the records are lost is said, and the profile can be erased without it", async (t) => {
  const app = await open_sealed(t);
  const { page } = app;
  await practise(app, 1);
  await app.reloaded_by(() => page.reload());
  await asked_who(page);
  await page.getByText(/^A\s+forgotten\s+passphrase\s+means\s+that\s+the\s+records\s+are\s+lost/).waitFor(kPatience);
  await button(page, "Erase this profile").click(kPatience);
  const question = page.getByRole("dialog", { name: "Erase the profile “Cleo”?" });
  await question.getByText(/^What\s+goes:\s+the\s+whole\s+profile/).waitFor(kPatience);
  await button(page, "Keep it").click(kPatience);
  await question.waitFor({ state: "detached", ...kPatience });
  await button(page, "Erase this profile").click(kPatience);
  await app.reloaded_by(() => button(page, "Erase it").click(kPatience));
  await in_library(page);
  assert.deepEqual(Object.keys((await disk(page)).databases), ["warmline"]);
  await app.expect_clean();
});

// ---- When something is missing --------------------------------------------------------------------

const erase_database = (page, name) => page.evaluate((one) => new Promise((done, failed) => {
  const request = indexedDB.deleteDatabase(one);
  request.onsuccess = done;
  request.onerror = () => failed(request.error);
}), name);

for (const [what, lost] of Object.entries({
  "the list": ["warmline-profiles"], "the list and the journal": ["warmline-profiles", "warmline"],
})) {
  test(`${what} lost: it is made anew from what else is here, and the encrypted profile opens`, async (t) => {
    const app = await open_sealed(t);
    const { page } = app;
    await practise(app);
    const before = await dashboard(page);
    const id = ids(await disk(page)).Cleo;
    await step_aside(app);
    for (const name of lost) await erase_database(page, name === "warmline" ? `warmline-${id}` : name);
    await page.goto(app.url);
    await app.ready();
    await asked_who(page);
    await page.getByText("Cleo", { exact: true }).waitFor(kPatience);
    await unlock(page);
    assert.deepEqual(await dashboard(page), before);
    assert.equal(ids(await disk(page)).Cleo, id, "it is in the list again");
    await app.expect_clean(kAside);
  });
}

function refuse_index() {
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (name, ...more) {
    if (name === "warmline-profiles") throw new DOMException("broken", "UnknownError");
    return open.call(this, name, ...more);
  };
}

test("a list that can't be read keeps nobody from the first profile", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await practise(app, 1);
  const before = await dashboard(page);
  await page.addInitScript(refuse_index);
  await app.reloaded_by(() => page.reload());
  assert.deepEqual(await dashboard(page), before, "where nobody else was ever added nobody is asked");
  await to_settings(page);
  await card(page).getByText(/^The\s+list\s+of\s+profiles\s+can’t\s+be\s+read/).waitFor(kPatience);
  await page.evaluate(() => localStorage.setItem("warmline-profiles", "1"));
  await app.reloaded_by(() => page.reload());
  await asked_who(page);
  await page.getByText(/^The\s+list\s+of\s+profiles\s+can’t\s+be\s+read/).waitFor(kPatience);
  await button(page, "First profile").click(kPatience);
  assert.deepEqual(await dashboard(page), before);
  await app.expect_clean();
});

test("where nothing can be stored there is one profile for the visit, and the card says why", async (t) => {
  const app = await open_page(t, { motion: "reduce" });
  await app.page.addInitScript(() => {
    IDBFactory.prototype.open = () => { throw new DOMException("blocked", "SecurityError"); };
  });
  await app.load();
  await to_settings(app.page);
  await card(app.page).getByText(/so\s+there\s+is\s+one\s+profile\s+for\s+this\s+visit/).waitFor(kPatience);
  assert.equal(await button(app.page, "Add a profile").count(), 0);
  await app.expect_clean();
});

test("after a crash the records of an encrypted profile are exported as they are stored, and that is said", async (t) => {
  const app = await open_sealed(t);
  const { page } = app;
  await practise(app, 1);
  const id = ids(await disk(page)).Cleo;
  await page.evaluate(() => setTimeout(() => { throw new Error("made up"); }));
  const panel = page.getByRole("alert").filter({ hasText: "Warmline has stopped" });
  const rescue = JSON.parse(await download_by(page, () => panel.getByRole("button", { name: "Export what is stored" }).click(kPatience)));
  await panel.getByText(/They are encrypted, as they are stored/).waitFor(kPatience);
  const rows = rescue.records.map(({ key, base64 }) => [key, Buffer.from(base64, "base64")]);
  const key = open_key(header_in(rows), kWords);
  for (const row of rows.slice(1)) assert.equal(open_record(key, id, row).toString("latin1", 0, 4), "WLR1");
  assert.ok(rows.length > 4 && rescue.records.every(({ database }) => database === `warmline-${id}`));
  await app.expect_clean({ allow: [/made up/] });
});
