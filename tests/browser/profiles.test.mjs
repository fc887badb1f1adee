// Several people on one machine: a profile each, kept apart, erased one by one, found again when the list of them is lost.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { add_profile, asked_who, button, card, dashboard, decide, disk, download_by, give_backup, header_in, ids,
  in_library, journal, kAside, kPatience, kWords, open_key, open_record, open_sealed, passphrase, practise,
  second_tab, shown, step_aside, stored_words, switch_to, to_library, to_settings, unlock } from "./profiles_ways.mjs";
import { open_app, open_page } from "./support.mjs";
import * as walk from "./walk.mjs";

// ---- Kept apart -----------------------------------------------------------------------------------

test("one person, one profile: nobody is asked, nothing new is stored; the card adds one", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await practise(app);
  await app.opened_anew();
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
  await app.opened_anew();
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
  await app.opened_anew();
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
  await in_library(page);
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
  await in_library(page);
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

test("erasing that is held up leaves the list of profiles, with the names that they have been given", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await in_library(page);
  await add_profile(page, "Ben");
  await switch_to(app, "Ben");
  await to_settings(page);
  await button(page, "Rename this one").click(kPatience);
  await page.getByRole("textbox", { name: "The name of this profile" }).fill("Bea");
  await page.keyboard.press("Enter");
  await card(page).getByText("This profile is called Bea now.").waitFor(kPatience);
  await page.evaluate(() => {
    const real = IDBFactory.prototype.deleteDatabase;
    IDBFactory.prototype.deleteDatabase = function (name) {
      if (name !== "warmline") return real.call(this, name);
      const request = { error: new DOMException("held up", "UnknownError") };
      setTimeout(() => request.onerror());
      return request;
    };
  });
  await button(page, "Erase everything").click(kPatience);
  await button(page, "Erase it").click(kPatience);
  await page.getByText(/^The\s+browser\s+couldn't\s+erase\s+it\s+\(UnknownError\)/).waitFor(kPatience);
  assert.deepEqual(Object.keys(ids(await disk(page))), ["Bea"]);
});

test("a forgotten passphrase: that the records are lost is said, and the profile can be erased without it", async (t) => {
  const app = await open_sealed(t);
  const { page } = app;
  await practise(app, 1);
  await app.opened_anew();
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
  await app.opened_anew();
  assert.deepEqual(await dashboard(page), before, "where nobody else was ever added nobody is asked");
  await to_settings(page);
  await card(page).getByText(/^The\s+list\s+of\s+profiles\s+can’t\s+be\s+read/).waitFor(kPatience);
  await page.evaluate(() => localStorage.setItem("warmline-profiles", "1"));
  await app.opened_anew();
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

test("after a crash with no profile open, each profile's records are exported as a file of their own", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await practise(app, 1);
  for (const [name, words] of [["Ben: B/1", ""], ["Cleo", kWords], ["Dora", ""]]) await add_profile(page, name, words);
  await switch_to(app, "Ben: B/1");
  await to_library(page);
  await practise(app, 2);
  await switch_to(app, "Cleo");
  await asked_who(page);
  await unlock(page);
  await in_library(page);
  await practise(app, 1);
  const other = await second_tab(app);
  await other.load();
  await asked_who(other.page);
  const all = await disk(other.page), id = ids(all);
  await other.page.evaluate(() => setTimeout(() => { throw new Error("made up"); }));
  const downloads = [];
  other.page.on("download", (download) => downloads.push(download));
  const panel = other.page.getByRole("alert").filter({ hasText: "Warmline has stopped" });
  await panel.getByRole("button", { name: "Export what is stored" }).click(kPatience);
  const said = await panel.getByText(/^Stored records written to 3 files, one for each profile: [0-9]+\./).innerText(kPatience);
  for (const end = Date.now() + kPatience.timeout; downloads.length < 3 && Date.now() < end;) await page.waitForTimeout(50);
  const files = {};
  for (const one of downloads) files[one.suggestedFilename()] = JSON.parse(await readFile(await one.path(), "utf8"));
  const number = (name) => Object.keys(files).find((file) => files[file].records[0].database === `warmline-${id[name]}`);
  assert.match(number("Cleo"), /^warmline-rescue-[1-3]\.json$/, "of an encrypted one the name stays out");
  assert.deepEqual(Object.keys(files).filter((file) => file !== number("Cleo")).sort(),
    ["warmline-rescue-Ben-B-1.json", "warmline-rescue-First-profile.json"], "and none for who has nothing stored");
  for (const [file, who] of [["warmline-rescue-First-profile.json", "first"], [number("Ben: B/1"), id["Ben: B/1"]], [number("Cleo"), id.Cleo]]) {
    assert.equal(files[file].format, "warmline-rescue-1");
    assert.deepEqual(files[file].records.map(({ key, base64 }) => [key, base64]),
      journal(all, who).filter(([key]) => key > 0).map(([key, bytes]) => [key, bytes.toString("base64")]), file);
    assert.equal(files[file].encrypted, file === number("Cleo") ? true : undefined, "a reader can tell");
  }
  const records = Object.values(files).flatMap((file) => file.records).filter(({ key }) => key > 0).length;
  assert.ok(said.includes(`: ${records}. `), said);
  await panel.getByText(/Those of an encrypted profile are encrypted/).waitFor(kPatience);
  await other.expect_clean({ allow: [/made up/] });

  // What each file holds is restored as that person's own.
  const fresh = await open_app(t, { motion: "reduce" });
  await in_library(fresh.page);
  await to_settings(fresh.page);
  await give_backup(fresh.page, JSON.stringify(files["warmline-rescue-Ben-B-1.json"]));
  await button(fresh.page, "Restore it").click(kPatience);
  await fresh.page.getByText(/1\s+attempt\s+is\s+here\s+now/).waitFor(kPatience);
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
  assert.equal(rescue.encrypted, true);
  const key = open_key(header_in([[0, Buffer.from(rescue.header, "base64")]]), kWords);
  for (const row of rows) assert.equal(open_record(key, id, row).toString("latin1", 0, 4), "WLR1");
  assert.ok(rows.length > 3 && rescue.records.every(({ database }) => database === `warmline-${id}`));
  await app.expect_clean({ allow: [/made up/] });
});
