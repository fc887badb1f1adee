// What is stored of a profile itself, in the list and in its own journal: one name in both, and nothing of a later release is
// taken for something else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { becomes, kPatience } from "./patience.mjs";
import { add_profile, asked_who, button, card, disk, header_in, ids, in_library, journal, kAside, open_sealed, shown,
  step_aside, switch_to, to_settings, unlock } from "./profiles_ways.mjs";
import { open_app } from "./support.mjs";

const row_of = (all, id) => JSON.parse(all.databases["warmline-profiles"].profiles.find(([key]) => key === id)[1]);

async function rename(page, name) {
  await to_settings(page);
  await button(page, "Rename this one").click(kPatience);
  await page.getByRole("textbox", { name: "The name of this profile" }).fill(name);
  await page.keyboard.press("Enter");
  await card(page).getByText(`This profile is called ${name} now.`).waitFor(kPatience);
}

// A page with the profile "Ben" open in it, called Bea from now on.
async function open_renamed(t) {
  const app = await open_app(t, { motion: "reduce" });
  await add_profile(app.page, "Ben");
  await switch_to(app, "Ben");
  await rename(app.page, "Bea");
  return { app, page: app.page, id: ids(await disk(app.page)).Bea };
}

test("a profile that a later release encrypted in another way: that is said, nothing of it is changed, and others open", async (t) => {
  const app = await open_sealed(t);
  const { page } = app;
  const id = ids(await disk(page)).Cleo;
  await step_aside(app);
  for (const change of [{ kdf: "x" }, { iterations: 20000001 }]) {
    await page.evaluate(([which, other]) => new Promise((done, failed) => {
      const open = indexedDB.open("warmline-profiles");
      open.onsuccess = () => {
        const transaction = open.result.transaction("profiles", "readwrite"), rows = transaction.objectStore("profiles");
        rows.get(which).onsuccess = ({ target: { result: row } }) => {
          rows.put({ ...row, secret: { ...row.secret, kdf: "PBKDF2-HMAC-SHA-256", ...other } });
        };
        transaction.oncomplete = () => { open.result.close(); done(); };
        transaction.onabort = () => failed(transaction.error);
      };
    }), [id, change]);
    const before = row_of(await disk(page), id);
    await page.goto(app.url);
    await app.ready();
    await asked_who(page);
    await unlock(page);
    await page.getByText(/^This\s+profile\s+was\s+encrypted\s+by\s+a\s+newer\s+Warmline/).first().waitFor(kPatience);
    await button(page, "Open").waitFor(kPatience);
    assert.equal(await page.evaluate(() => window.WarmlineProfiles.opened()), null);
    assert.deepEqual(row_of(await disk(page), id), before);
    await app.expect_clean(kAside);
    if (change.iterations) break;
    await step_aside(app);
  }
  await button(page, "Somebody else").click(kPatience);
  await page.getByRole("button", { name: "First profile" }).click(kPatience);
  await in_library(page);
  await app.expect_clean(kAside);
});

test("a profile that was renamed keeps its new name when the list can't be read once", async (t) => {
  const { app, page, id } = await open_renamed(t);
  const all = await disk(page);
  assert.equal(header_in(journal(all, id)).name, "Bea");
  assert.deepEqual(header_in(journal(all, id)), row_of(all, id), "all of it stands in both");
  await page.addInitScript(() => {
    if (sessionStorage.getItem("list refused")) return;
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (name, ...more) {
      if (name !== "warmline-profiles" || sessionStorage.getItem("list refused")) return open.call(this, name, ...more);
      sessionStorage.setItem("list refused", "1");
      throw new DOMException("broken", "UnknownError");
    };
  });
  for (const round of ["unread", "read"]) {
    await app.opened_anew();
    assert.ok(await page.evaluate(() => sessionStorage.getItem("list refused")), round);
    await to_settings(page);
    await card(page).getByText("Open in this tab: “Bea”.").waitFor(kPatience);
    assert.deepEqual(Object.keys(ids(await disk(page))), ["Bea"], round);
  }
  await app.expect_clean();
});

test("a list that can't be read at first is not written either, and what is found is not put over what stands there", async (t) => {
  const { app, page, id } = await open_renamed(t);
  await page.evaluate((name) => new Promise((done, failed) => {
    const open = indexedDB.open(name);
    open.onsuccess = () => {
      const transaction = open.result.transaction("journal", "readwrite"), rows = transaction.objectStore("journal");
      rows.get(0).onsuccess = ({ target: { result: bytes } }) => {
        rows.put(new TextEncoder().encode(new TextDecoder().decode(bytes).replace("Bea", "Ben")), 0);
      };
      transaction.oncomplete = () => { open.result.close(); done(); };
      transaction.onabort = () => failed(transaction.error);
    };
  }), `warmline-${id}`);
  await page.addInitScript(() => {
    window.rows_written = 0;
    for (const how of ["put", "add"]) {
      const write = IDBObjectStore.prototype[how];
      IDBObjectStore.prototype[how] = function (...given) {
        if (this.name === "profiles") ++window.rows_written;
        return write.apply(this, given);
      };
    }
    const read = IDBObjectStore.prototype.getAll;
    IDBObjectStore.prototype.getAll = function (...given) {
      if (this.name === "profiles" && !sessionStorage.getItem("list refused")) {
        sessionStorage.setItem("list refused", "1");
        throw new DOMException("broken", "UnknownError");
      }
      return read.apply(this, given);
    };
  });
  await app.opened_anew();
  await to_settings(page);
  assert.equal(await page.evaluate(() => window.rows_written), 0);
  assert.deepEqual(Object.keys(ids(await disk(page))), ["Bea"]);
});

test("the new name comes back from the second copy, where the list and the journal are both lost", async (t) => {
  const { app, page, id } = await open_renamed(t);
  await app.opened_anew();
  const in_copy = async () => (await disk(page)).files[`warmline-${id}.copy`].includes('"name":"Bea"');
  assert.ok(await becomes(page, in_copy), "the copy has it");
  await step_aside(app);
  await page.evaluate((names) => Promise.all(names.map((name) => new Promise((done, failed) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = done;
    request.onerror = () => failed(request.error);
  }))), ["warmline-profiles", `warmline-${id}`]);
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(app.url);
  await app.ready();
  await asked_who(page);
  assert.deepEqual(shown(await page.getByRole("main").getByRole("button").allInnerTexts()), ["First profile", "Bea"]);
  await button(page, "Bea").click(kPatience);
  await in_library(page);
  assert.equal(header_in(journal(await disk(page), id)).name, "Bea");
  await app.expect_clean(kAside);
});
