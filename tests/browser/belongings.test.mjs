// What belongs to a person goes where they say: a result file to hand in, a backup restored in another browser, everything erased.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { consent, form_of, link_to, open_hire, open_link } from "./hire_ways.mjs";
import { kRoot, open_app, open_page } from "./support.mjs";
import * as walk from "./walk.mjs";

const kPatience = { timeout: 60000 };
const kTitle = walk.scenario_of(walk.kFirst).title;

const button = (page, name) => page.getByRole("button", { name, exact: true });
const shown = (texts) => texts.map((text) => text.replace(/\s+/g, " ").trim());
const seen = async (locator) => {
  const { y, height } = await locator.boundingBox();
  return y >= 0 && y + height <= locator.page().viewportSize().height;
};
async function comes_into_view(locator) {
  for (const end = Date.now() + kPatience.timeout; Date.now() < end; await locator.page().waitForTimeout(50)) {
    if (await seen(locator)) return;
  }
  assert.fail("it never comes into view");
}
const saved = (page) => page.getByText("✓ Saved").waitFor(kPatience);
// Before what is stored has been read no backup is taken.
const loaded = (page) => page.getByText("Not tried yet").first().waitFor(kPatience);

// ---- Ways -----------------------------------------------------------------------------------------

async function to_settings(page) {
  await page.getByRole("link", { name: "Settings", exact: true }).click(kPatience);
  await page.getByRole("heading", { name: "Settings", level: 1 }).waitFor(kPatience);
}

async function to_library(page) {
  await page.getByRole("link", { name: "Practice", exact: true }).click(kPatience);
  await page.getByRole("region", { name: "Practice", exact: true }).first().waitFor(kPatience);
}

// The first call to its end, then once more from its second decision.
async function play_twice(app) {
  const { page } = app;
  const scenario = walk.scenario_of(walk.kFirst);
  const to_the_end = async () => {
    for (;;) {
      await walk.until_open(page);
      if (await button(page, "See what it did").count() > 0) break;
      await walk.choose(page, (await walk.first_open(page, scenario)).choice, walk.kHands.keys);
    }
    await walk.see_debrief(page);
  };
  await walk.begin_call(app);
  await to_the_end();
  await page.getByRole("region", { name: "Your decisions" }).getByRole("button", { name: /^Decision 2/ }).click(kPatience);
  await button(page, "Try again from here").click(kPatience);
  await to_the_end();
  await page.getByRole("link", { name: "Practice", exact: true }).click(kPatience);
  await page.getByText(/^First attempt/).first().waitFor(kPatience);
}

async function download_by(page, action) {
  const [download] = await Promise.all([page.waitForEvent("download", kPatience), action()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

function drop(page, name, text) {
  return page.evaluate(([called, content]) => {
    const data = new DataTransfer();
    data.items.add(new File([content], called, { type: "application/json" }));
    window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, [name, text]);
}

async function choose_file(page, name, text) {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser", kPatience), button(page, "Restore from a file").click(kPatience),
  ]);
  await chooser.setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

// What `warmline verify` says of this text: { status, out }.
function verified(t, text) {
  const folder = mkdtempSync(join(tmpdir(), "warmline-results-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "result.json"), text);
  const program = process.env.WARMLINE_CLI ?? join(kRoot, "build", "native", "warmline");
  const { status, stdout, stderr } = spawnSync(program, ["verify", "result.json"], { cwd: folder, encoding: "utf8" });
  return { status, out: stdout + stderr };
}

// The dashboard: every attempt with its figures, and what each call says of its own.
async function dashboard(page) {
  await to_library(page);
  await page.getByText(/^First attempt/).first().waitFor(kPatience);
  while (await page.getByText(/scoring…/i).count() > 0) await page.waitForTimeout(50);
  return shown(await page.getByRole("region", { name: "Practice", exact: true }).getByRole("listitem").allInnerTexts());
}

// Everything that a site can find again in this browser.
function kept_in(page) {
  return page.evaluate(async () => {
    const files = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
    const databases = {};
    for (const { name } of await indexedDB.databases()) {
      databases[name] = await new Promise((done, failed) => {
        const request = indexedDB.open(name);
        request.onerror = () => failed(request.error);
        request.onsuccess = () => {
          const stores = [...request.result.objectStoreNames];
          let sum = 0;
          const end = () => { request.result.close(); done(sum); };
          if (stores.length === 0) { end(); return; }
          const transaction = request.result.transaction(stores);
          for (const store of stores) {
            transaction.objectStore(store).count().onsuccess = (event) => { sum += event.target.result; };
          }
          transaction.oncomplete = end;
        };
      });
    }
    const sizes = {};
    for (const name of files) {
      const handle = await (await navigator.storage.getDirectory()).getFileHandle(name);
      sizes[name] = (await handle.getFile()).size;
    }
    return { databases, files: sizes, caches: await caches.keys(), local: localStorage.length, session: sessionStorage.length };
  });
}

// A new Warmline makes itself an empty store; what was there must be in none of them.
function assert_nothing(kept) {
  for (const [name, count] of Object.entries(kept.databases)) assert.equal(count, 0, `records in ${name}`);
  for (const [name, size] of Object.entries(kept.files)) assert.equal(size, 0, `bytes in ${name}`);
  assert.deepEqual(kept.caches, []);
  assert.equal(kept.local + kept.session, 0);
}

// ---- Handing in -----------------------------------------------------------------------------------

test("a result file: it lists what goes in, practised attempts stay out, it is signed, and a changed byte is named", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await play_twice(app);
  await to_settings(page);
  await button(page, "Put a result file together").click(kPatience);
  await page.getByRole("heading", { name: "A result file", level: 1 }).waitFor(kPatience);
  const first = page.getByRole("list", { name: "First and repeat attempts" }).getByRole("listitem");
  const practised = page.getByRole("list", { name: "Practised attempts" }).getByRole("listitem");
  assert.equal(await first.count(), 1);
  assert.equal(await practised.count(), 1);
  await first.getByText(kTitle, { exact: true }).waitFor(kPatience);
  await first.getByText(/^First attempt .*% resolution/).waitFor(kPatience);
  await first.getByRole("button", { name: "✓ Goes in", pressed: true }).waitFor(kPatience);
  await practised.getByRole("button", { name: "Stays here", pressed: false }).waitFor(kPatience);
  await page.getByText("1 attempt goes in, 1 stays here. The file says how many stayed.").waitFor(kPatience);

  await first.getByRole("button", { name: "✓ Goes in" }).click(kPatience);
  await page.getByText(/^0 attempts go in/).waitFor(kPatience);
  await page.getByRole("button", { name: "Save the result file", disabled: true }).waitFor(kPatience);
  await first.getByRole("button", { name: "Stays here" }).click(kPatience);

  const who = page.getByRole("textbox", { name: /^Your name or a code/ });
  await who.click(kPatience);
  await page.keyboard.type("Ada 7");
  const { name, text } = await download_by(page, () => button(page, "Save the result file").click(kPatience));
  await page.getByText(/^Saved, and signed with this browser’s key; /).waitFor(kPatience);
  assert.equal(name, "warmline-result.json");
  const sound = verified(t, text);
  assert.equal(sound.status, 0, sound.out);
  assert.match(sound.out, /^result\.json: unchanged/);
  assert.match(sound.out, /Ada 7.*, 1 attempt; left out: 1 \(1 practised\)/);
  assert.match(sound.out, /key [0-9a-f]/);

  // One byte of one decision.
  const step = JSON.parse(text).attempts[0].events.map((event) => event.choice).find((choice) => choice);
  assert.ok(step, "a decision is in it");
  const at = text.indexOf(`"${step}"`) + 1;
  const forged = text.slice(0, at) + (text[at] === "x" ? "y" : "x") + text.slice(at + 1);
  const caught = verified(t, forged);
  assert.equal(caught.status, 1, caught.out);
  assert.doesNotMatch(caught.out, /^result\.json: unchanged/);
  assert.match(caught.out, /event/, caught.out);

  // The key stays the same for the next file, and so does the name; the practised one goes in where it is wanted.
  await button(page, "Back to Settings").click(kPatience);
  await button(page, "Put a result file together").click(kPatience);
  assert.equal(await who.inputValue(), "Ada 7");
  await practised.getByRole("button", { name: "Stays here" }).click(kPatience);
  await page.getByText(/^2 attempts go in, 0 stay here/).waitFor(kPatience);
  const second = verified(t, (await download_by(page, () => button(page, "Save the result file").click(kPatience))).text);
  assert.equal(second.status, 0, second.out);
  assert.match(second.out, /2 attempts; left out: 0/);
  const key_of = (out) => /key (\S+)/.exec(out)[1];
  assert.equal(key_of(second.out), key_of(sound.out));
  const extractable = await page.evaluate(() => new Promise((done, failed) => {
    const request = indexedDB.open("warmline-keys");
    request.onerror = () => failed(request.error);
    request.onsuccess = () => {
      request.result.transaction("keys").objectStore("keys").get("result").onsuccess = (event) => {
        request.result.close();
        done(event.target.result.privateKey.extractable);
      };
    };
  }));
  assert.equal(extractable, false, "the private key can't be read, by this page either");
  await app.expect_clean();
});

// ---- Backups --------------------------------------------------------------------------------------

test("everything exported comes back in another browser, by choosing and by dropping: a summary first, then the same figures", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  await play_twice(app);
  const before = await dashboard(app.page);
  assert.ok(before.some((text) => /% resolution/.test(text)), "there are figures");
  await to_settings(app.page);
  const backup = await download_by(app.page, () => button(app.page, "Export everything").click(kPatience));
  assert.equal(backup.name, "warmline-backup.json");

  for (const give of [choose_file, drop]) {
    const other = await open_app(t, { motion: "reduce" });
    const { page } = other;
    await loaded(page);
    await to_settings(page);
    await give(page, backup.name, backup.text);
    const dialog = page.getByRole("dialog", { name: "Restore this backup?" });
    await dialog.getByText(/^warmline-backup\.json\s+holds\s+2\s+attempts, saved\s+on\s/).waitFor(kPatience);
    await dialog.getByText(/^2\s+of\s+them\s+are\s+new\s+here\.$/).waitFor(kPatience);
    await page.getByText("You have taken no call yet.").waitFor(kPatience);  // nothing has happened so far
    await button(page, "Cancel").click(kPatience);
    await dialog.waitFor({ state: "detached", ...kPatience });
    await page.getByText("You have taken no call yet.").waitFor(kPatience);

    await give(page, backup.name, backup.text);
    await button(page, "Restore it").click(kPatience);
    const outcome = page.getByRole("region", { name: "Restoring a backup" });
    await outcome.getByText("Restored from warmline-backup.json: 2 attempts are here now.").waitFor(kPatience);
    await comes_into_view(outcome);
    assert.deepEqual(await dashboard(page), before);
    await other.opened_anew();
    assert.deepEqual(await dashboard(page), before, "and it is kept");

    await to_settings(page);
    await give(page, backup.name, backup.text);
    await dialog.getByText(/Everything\s+in\s+it\s+is\s+here\s+already/).waitFor(kPatience);
    assert.equal(await button(page, "Restore it").count(), 0);
    await button(page, "Close").click(kPatience);
    await dialog.waitFor({ state: "detached", ...kPatience });
    await other.expect_clean();
  }
});

test("a file that is no backup: what is wrong, where, what to do, and nothing changes", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await loaded(page);
  await to_settings(page);
  const wrong = {
    "torn.json": ['{"format": "warmline-backup-1", "records": [{"seq', /^torn\.json, line 1, column \d+: .+; .+\.$/],
    "photo.json": ["\u0089PNG", /^photo\.json.*: .+; .+\.$/],
    "lens.json": ['{"format": "something-else"}', /^lens\.json.*: .+; .+\.$/],
  };
  for (const [name, [text, words]] of Object.entries(wrong)) {
    await choose_file(page, name, text);  // far down on the page
    const outcome = page.getByRole("region", { name: "Restoring a backup" });
    await outcome.getByText(new RegExp(`^${name.replace(".", "\\.")}`)).waitFor(kPatience);
    const said = shown(await outcome.locator("p").allInnerTexts());
    assert.match(said[0], words);
    await outcome.getByText(/^Nothing\s+was\s+changed\s+here\./).waitFor(kPatience);
    await comes_into_view(outcome);
    assert.equal(await page.getByRole("dialog").count(), 0);
  }
  await page.getByText("You have taken no call yet.").waitFor(kPatience);
  await app.expect_clean();
});

// ---- Erasing --------------------------------------------------------------------------------------

const question = (page) => page.getByRole("dialog", { name: "Erase everything in this browser?" });

// A call, a key, and something in the cache.
async function keep_something(app) {
  const { page } = app;
  await walk.begin_call(app);
  await walk.play(app, walk.scenario_of(walk.kFirst), walk.best_steps(walk.kFirst).filter((step) => !step.startsWith("card:")).slice(0, 2));
  await saved(page);
  await page.getByRole("button", { name: /^Leave/ }).click(kPatience);
  await page.getByRole("button", { name: "End it here" }).click(kPatience);
  await to_settings(page);
  await button(page, "Dark").click(kPatience);
  await button(page, "Put a result file together").click(kPatience);
  await download_by(page, () => button(page, "Save the result file").click(kPatience));
  await button(page, "Back to Settings").click(kPatience);
  await page.evaluate(() => caches.open("warmline-files"));
  const kept = await kept_in(page);
  assert.ok(kept.databases.warmline > 0 && kept.databases["warmline-keys"] > 0, JSON.stringify(kept));
  assert.ok(kept.files["warmline.copy"] > 0, JSON.stringify(kept));
}

test("erasing asks and names what goes; afterwards nothing can be found, and it starts as new", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await keep_something(app);
  await button(page, "Erase everything").click(kPatience);
  await question(page).getByText(/^What\s+goes:\s+1\s+attempt\s+with\s+all\s+decisions/).waitFor(kPatience);
  await question(page).getByText(/key\s+that\s+signs/).waitFor(kPatience);
  await question(page).getByText(/^What\s+this\s+can’t\s+reach:/).waitFor(kPatience);
  const { text } = await download_by(page, () => button(page, "Export everything first").click(kPatience));
  assert.equal(JSON.parse(text).format, "warmline-backup-1");
  await button(page, "Keep everything").click(kPatience);
  await question(page).waitFor({ state: "detached", ...kPatience });
  assert.ok((await kept_in(page)).databases.warmline > 0);

  await button(page, "Erase everything").click(kPatience);
  await app.reloaded_by(() => button(page, "Erase it").click(kPatience));
  await page.getByText("Not tried yet").first().waitFor(kPatience);
  assert_nothing(await kept_in(page));
  await to_settings(page);
  await page.getByText("You have taken no call yet.").waitFor(kPatience);
  await page.getByRole("button", { name: "✓ As this device", pressed: true }).waitFor(kPatience);
  await to_library(page);
  await walk.begin_call(app);  // and it can be used again
  await walk.until_open(page);
  await saved(page);
  await app.expect_clean();
});

test("erasing with a second tab open: that one is emptied too and brings nothing back", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await keep_something(app);
  const second = await page.context().newPage();
  const other = Object.assign(Object.create(Object.getPrototypeOf(app)), app, { page: second });
  await other.load();
  await second.getByText("Open in another tab", { exact: true }).waitFor(kPatience);
  // A tab that looks on says why it erases nothing.
  await to_settings(second);
  await button(second, "Erase everything").click(kPatience);
  await button(second, "Erase it").click(kPatience);
  await question(second).getByText(/another\s+tab/i).waitFor(kPatience);
  await button(second, "Keep everything").click(kPatience);

  await page.bringToFront();
  await button(page, "Erase everything").click(kPatience);
  await app.reloaded_by(() => button(page, "Erase it").click(kPatience));
  await page.getByText("Not tried yet").first().waitFor(kPatience);
  await second.bringToFront();
  await second.getByText("Not tried yet").first().waitFor(kPatience);
  assert.equal(await second.getByRole("button", { name: "Open the debrief" }).count(), 0);
  assert_nothing(await kept_in(page));
  // One of the two writes, and what it writes is kept.
  await second.close();
  await page.bringToFront();
  await page.getByText("Open in another tab", { exact: true }).waitFor({ state: "detached", ...kPatience });
  await walk.begin_call(app);
  await walk.until_open(page);
  await saved(page);
  assert.ok((await kept_in(page)).databases.warmline > 0);
  await app.expect_clean();
});

test("where the browser doesn't list its databases, erasing takes a hiring team's and the forms' too", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  const practice = page.url();
  await page.addInitScript(() => {
    const real = IDBFactory.prototype.databases;
    delete IDBFactory.prototype.databases;
    window.list_again = () => { IDBFactory.prototype.databases = real; };
  });
  await app.opened_anew();
  await open_hire(page);
  await open_link(app, link_to(form_of()));
  await consent(page);
  await page.waitForFunction(() => window.WarmlinePlaces.starts() !== "");
  // The team's store and the form's are left without their copies, another form's copy without a word of when that was begun.
  const other = "0123456789abcdef0123456789abcdef";
  await page.goto(`${app.url}NOTICES.txt`);
  await page.evaluate(async (hash) => {
    const root = await navigator.storage.getDirectory();
    for await (const name of root.keys()) if (/^warmline-(hire|sit-)/.test(name)) await root.removeEntry(name);
    await (await root.getFileHandle(`warmline-sit-${hash}.copy`, { create: true })).createWritable();
    for (const name of [`warmline-sit-${hash}`, `warmline-sit-${hash}-keys`, "warmline-hire-keys"]) {
      await new Promise((done, failed) => {
        const request = indexedDB.open(name, 1);
        request.onupgradeneeded = () => request.result.createObjectStore("some").add(1, 1);
        request.onsuccess = () => { request.result.close(); done(); };
        request.onerror = () => failed(request.error);
      });
    }
    window.list_again();
  }, other);
  const names = Object.keys((await kept_in(page)).databases);
  assert.equal(names.filter((name) => /^warmline-(hire|sit-[0-9a-f]{32})(-keys)?$/.test(name)).length, 5, names.join());
  await page.goto(practice);
  await app.ready();
  await to_settings(page);
  await button(page, "Erase everything").click(kPatience);
  await app.reloaded_by(() => button(page, "Erase it").click(kPatience));
  await page.getByText("Not tried yet").first().waitFor(kPatience);
  await page.evaluate(() => window.list_again());
  const kept = await kept_in(page);
  assert_nothing(kept);
  assert.deepEqual(Object.keys(kept.databases), ["warmline"]);
  assert.deepEqual(Object.keys(kept.files), ["warmline.copy"]);
  await app.expect_clean({ allow: [/404/] });
});

// ---- The text field -------------------------------------------------------------------------------

test("the text field is a real one: typing, pasting, and what was typed stays while the page draws", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await keep_something(app);
  await button(page, "Put a result file together").click(kPatience);
  const field = page.getByRole("textbox", { name: "Your name or a code (may stay empty)" });
  assert.equal(await field.evaluate((one) => `${one.localName} ${one.type} ${one.maxLength}`), "input text 80");
  await field.focus(kPatience);
  await page.keyboard.type("Zoë ? 1 ");  // keys that mean something elsewhere
  await page.evaluate(() => navigator.clipboard.writeText("Ünal"));
  await page.keyboard.press("Control+V");
  assert.equal(await field.inputValue(), "Zoë ? 1 Ünal");
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Backspace");
  assert.equal(await field.inputValue(), "");
  await page.keyboard.type("x".repeat(90));
  assert.equal((await field.inputValue()).length, 80);
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { name: "A result file", level: 1 }).waitFor(kPatience);
  await field.fill("N-41");
  await page.keyboard.press("Tab");
  await page.waitForTimeout(300);
  assert.equal(await field.inputValue(), "N-41", "the program has it");
  const { text } = await download_by(page, () => button(page, "Save the result file").click(kPatience));
  assert.equal(JSON.parse(text).person, "N-41");
  await app.expect_clean();
});

test("Escape closes both dialogs and gives the focus back", async (t) => {
  const app = await open_page(t, { motion: "reduce" });
  const { page } = app;
  await app.load();
  await loaded(page);
  await to_settings(page);
  await button(page, "Erase everything").press("Enter");
  await question(page).waitFor(kPatience);
  assert.ok(await question(page).evaluate((one) => one.contains(document.activeElement)), "the dialog has the focus");
  for (let presses = 0; presses < 6; ++presses) {
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest("[role=dialog]")),
      "what lies behind can't be reached");
  }
  await page.keyboard.press("Escape");
  await question(page).waitFor({ state: "detached", ...kPatience });
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Erase everything");

  await button(page, "Restore from a file").focus(kPatience);
  const backup = await download_by(page, () => button(page, "Export everything").press("Enter"));
  await button(page, "Restore from a file").focus(kPatience);
  await drop(page, backup.name, backup.text);
  const dialog = page.getByRole("dialog", { name: "Restore this backup?" });
  await dialog.waitFor(kPatience);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached", ...kPatience });
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Restore from a file");
  await app.expect_clean();
});
