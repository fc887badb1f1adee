// A profile with a passphrase: encrypted on the disk, locked after a reload, and all else of a profile holds for it too.
import assert from "node:assert/strict";
import { test } from "node:test";
import { add_profile, asked_who, button, dashboard, decide, disk, download_by, give_backup, header_in, ids,
  in_library, journal, kAside, kPatience, kTitle, kWords, open_key, open_record, open_sealed, passphrase,
  practise, put_into, second_tab, shown, step_aside, stored_words, switch_to, text_of, to_library,
  to_settings, unlock } from "./profiles_ways.mjs";
import { open_app } from "./support.mjs";
import * as walk from "./walk.mjs";

// ---- With a passphrase ----------------------------------------------------------------------------

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
  await app.opened_anew();
  await asked_who(page);
  await page.getByText("Cleo", { exact: true }).waitFor(kPatience);
  const locked = shown(await page.locator("#semantics").allInnerTexts()).join(" ");
  for (const hint of [kTitle, "attempt", "Practice", "Settings"]) assert.equal(locked.includes(hint), false, hint);
  assert.equal(await passphrase(page).getAttribute("type"), "password");
  assert.equal(await passphrase(page).getAttribute("autocomplete"), "current-password");
  for (const wrong of ["", "sieben blasse Laternen u", kWords.toUpperCase()]) {
    await unlock(page, wrong);
    await button(page, "Open").waitFor(kPatience);
    await page.getByRole("region", { name: "The profile’s passphrase" }).getByText(/^That\s+is\s+not\s+the\s+passphrase/).waitFor(kPatience);
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
  await in_library(page);
  await to_settings(page);
  await give_backup(page, backup);
  await button(page, "Restore it").click(kPatience);
  await page.getByText("Restored from warmline-backup.json: 1 attempt is here now.").first().waitFor(kPatience);
  const again = await result();
  assert.notDeepEqual(again.key ?? again.signed, signed.key ?? signed.signed, "each profile signs with its own");
  await to_library(page);
  assert.deepEqual(await dashboard(page), before);
  await app.opened_anew();
  await unlock(page, "another set of words");
  assert.deepEqual(await dashboard(page), before, "and it is kept");
  const all = await disk(page);
  const text = text_of(all, (name) => name.includes(ids(all).Dora));
  for (const one of [walk.kFirst, "WLR1"]) assert.equal(text.includes(one), false, one);
  await app.expect_clean();
});
