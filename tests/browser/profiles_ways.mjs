// What the tests of profiles share: a person's ways, and what lies on the disk afterwards. Records are decrypted by Node's own
// cryptography, from what web/sealing.js and web/profiles.js say of their form.
import assert from "node:assert/strict";
import { createDecipheriv, pbkdf2Sync } from "node:crypto";
import { readFileSync } from "node:fs";
import { stored } from "./patience.mjs";
import { open_app } from "./support.mjs";
import * as walk from "./walk.mjs";

export const kPatience = { timeout: 60000 };
export const kWords = "sieben blasse Laternen \u00fc";
export const kTitle = walk.scenario_of(walk.kFirst).title;

export const button = (page, name) => page.getByRole("button", { name, exact: true });
export const shown = (texts) => texts.map((text) => text.replace(/\s+/g, " ").trim());
export const saved = (page) => page.getByText("✓ Saved").waitFor(kPatience);
export const card = (page) => page.getByRole("region", { name: "Profiles", exact: true });
export const passphrase = (page) => page.getByLabel("Passphrase", { exact: true });

// ---- Ways -----------------------------------------------------------------------------------------

export async function to_settings(page) {
  await page.getByRole("link", { name: "Settings", exact: true }).click(kPatience);
  await page.getByRole("heading", { name: "Settings", level: 1 }).waitFor(kPatience);
}

export async function to_library(page) {
  await page.getByRole("link", { name: "Practice", exact: true }).click(kPatience);
  await page.getByRole("region", { name: "Practice", exact: true }).first().waitFor(kPatience);
}

export async function asked_who(page) {
  await page.getByRole("heading", { name: "Who is practising?", level: 1 }).waitFor(kPatience);
  await page.getByText("Looking up the profiles…").waitFor({ state: "detached", ...kPatience });
}

export async function add_profile(page, name, words = "") {
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

// The app switches to nobody while something isn't stored.
export async function switch_to(app, name) {
  await to_settings(app.page);
  await stored(app.page);
  await app.reloaded_by(() => button(app.page, `Switch to ${name}`).click(kPatience));
}

// Asked, and taken: while one passphrase is worked out there is no "Open", and a press is for nobody.
export async function unlock(page, words = kWords) {
  const open = await button(page, "Open").elementHandle(kPatience);
  await passphrase(page).fill(words);
  await page.keyboard.press("Enter");
  await page.waitForFunction((it) => !it.isConnected, open, kPatience);
}

// With what is stored: before that is read nobody is added and no backup is taken. There is always a call not tried yet.
export async function in_library(page) {
  await page.getByRole("region", { name: "Practice", exact: true }).first().waitFor(kPatience);
  await page.getByText("Not tried yet").first().waitFor(kPatience);
}

export async function decide(page) {
  await walk.until_open(page);
  await walk.choose(page, (await walk.first_open(page, walk.scenario_of(walk.kFirst))).choice, walk.kHands.keys);
  await saved(page);
}

// A call with some decisions, left; ends in the library.
export async function practise(app, decisions = 2) {
  const { page } = app;
  await walk.begin_call(app);
  for (let made = 0; made < decisions; ++made) await decide(page);
  await page.getByRole("button", { name: /^Leave/ }).click(kPatience);
  await page.getByRole("button", { name: "End it here" }).click(kPatience);
  await to_library(page);
  await page.getByText(/^First attempt/).first().waitFor(kPatience);
}

// The dashboard: every attempt with its figures, and what each call says of its own.
export async function dashboard(page) {
  await in_library(page);
  await page.getByText(/^First attempt/).first().waitFor(kPatience);
  while (await page.getByText(/scoring…/i).count() > 0) await page.waitForTimeout(50);
  return shown(await page.getByRole("region", { name: "Practice", exact: true }).getByRole("listitem").allInnerTexts());
}

export async function stored_words(page) {
  await to_settings(page);
  return (await page.getByText(/^(So far: |You have taken no call yet)/).innerText()).trim();
}

export async function download_by(page, action) {
  const [download] = await Promise.all([page.waitForEvent("download", kPatience), action()]);
  return readFileSync(await download.path(), "utf8");
}

export async function give_backup(page, text) {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser", kPatience), button(page, "Restore from a file").click(kPatience),
  ]);
  await chooser.setFiles({ name: "warmline-backup.json", mimeType: "application/json", buffer: Buffer.from(text) });
}

export async function second_tab(app) {
  const page = await app.page.context().newPage();
  return Object.assign(Object.create(Object.getPrototypeOf(app)), app, { page });
}

// The same tab, at an address of the site on which the app doesn't run.
export const kAside = { allow: [/404/] };  // it asks for an icon that isn't there
export const step_aside = (app) => app.page.goto(`${app.url}NOTICES.txt`);

// ---- What is on the disk --------------------------------------------------------------------------

// { databases: {name: {store: [[key, bytes or value]…]}}, files: {name: bytes}, caches, local, session }
export async function disk(page) {
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

export const journal = (all, id) => all.databases[id === "first" ? "warmline" : `warmline-${id}`].journal;

// The ids of the profiles by their names.
export function ids(all) {
  const rows = (all.databases["warmline-profiles"]?.profiles ?? []).map(([, text]) => JSON.parse(text));
  return Object.fromEntries(rows.map(({ name, id }) => [name, id]));
}

// Everything of these databases and files that one could look through, as Latin-1 text.
export function text_of(all, ours) {
  const parts = [];
  for (const [name, stores] of Object.entries(all.databases)) {
    if (!ours(name)) continue;
    for (const rows of Object.values(stores)) parts.push(...rows.map(([, value]) => Buffer.from(value).toString("latin1")));
  }
  for (const [name, bytes] of Object.entries(all.files)) if (ours(name)) parts.push(bytes.toString("latin1"));
  return parts.join("\n");
}

// As web/sealing.js describes it.
export function open_key(header, words) {
  const { kdf, iterations, salt, nonce, wrapped } = header.secret;
  assert.equal(kdf, "PBKDF2-HMAC-SHA-256");
  const wrapping = pbkdf2Sync(Buffer.from(words.normalize("NFC"), "utf8"), Buffer.from(salt, "hex"), iterations, 32, "sha256");
  return decipher(wrapping, Buffer.from(nonce, "hex"), `warmline-key-1:${header.id}`, Buffer.from(wrapped, "hex"));
}

export function decipher(key, nonce, about, sealed) {
  const opening = createDecipheriv("aes-256-gcm", key, nonce);
  opening.setAAD(Buffer.from(about, "utf8"));
  opening.setAuthTag(sealed.subarray(sealed.length - 16));
  return Buffer.concat([opening.update(sealed.subarray(0, sealed.length - 16)), opening.final()]);
}

export function header_in(rows) {
  const [key, bytes] = rows[0];
  assert.equal(key, 0);
  assert.equal(bytes.toString("latin1", 0, 4), "WLH1");
  return JSON.parse(bytes.toString("utf8", 4));
}

export function open_record(key, id, [sequence, bytes]) {
  assert.equal(bytes.toString("latin1", 0, 4), "WLE1");
  return decipher(key, bytes.subarray(4, 16), `warmline-record-1:${id}:${sequence}`, bytes.subarray(16));
}

// Puts these bytes into a profile's journal: [[key, Buffer]…]; key null: the next one.
export function put_into(page, database, records) {
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

// A page with an encrypted profile "Cleo" open in it, with one attempt; its first profile is empty.
export async function open_sealed(t, options = {}) {
  const app = await open_app(t, { motion: "reduce", ...options });
  await in_library(app.page);
  await add_profile(app.page, "Cleo", kWords);
  await switch_to(app, "Cleo");
  await asked_who(app.page);
  await unlock(app.page);
  await in_library(app.page);
  return app;
}
