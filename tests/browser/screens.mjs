// Writes pictures of every screen, to build/screenshots, for a person to look at. Part of
// tests/browser/run; alone: tests/browser/run --test-name-pattern '^pictures'
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { looks_of } from "./looks.mjs";
import { kRoot, kSizes, open_page } from "./support.mjs";
import "./screens_coach_team.mjs";
import "./screens_hire.mjs";
import "./sheets.mjs";
import * as walk from "./walk.mjs";

const kPatience = { timeout: 60000 };

async function scroll_to_end(page, name) {
  await page.getByRole("region", { name, exact: true }).first().evaluate((element) => { element.scrollTop = element.scrollHeight; });
}

async function scroll_to(page, locator) {
  await locator.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await page.waitForTimeout(300);
}

async function shoot_calls_menus(app) {
  const { page } = app;
  for (const name of ["Look up", "Caller"]) {
    const menu = page.getByRole("button", { name, exact: true });
    if (await menu.count() === 0) return;
    await menu.click(kPatience);
    await page.waitForTimeout(200);
    await app.shoot(`call-menu-${name.toLowerCase().replace(" ", "-")}`);
    await menu.click(kPatience);
  }
}

async function shoot_dialogs(app, card) {
  const { page } = app;
  const menu = page.getByRole("button", { name: "Look up", exact: true });
  if (await menu.count() > 0) await menu.click(kPatience);
  await page.getByRole("button", { name: new RegExp(`^${card.title}`) }).click(kPatience);
  await page.getByRole("dialog").waitFor(kPatience);
  await app.shoot("call-card");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached", ...kPatience });
  if (await menu.count() > 0) await menu.click(kPatience);
  await page.getByRole("button", { name: /^Leave/ }).click(kPatience);
  await page.getByRole("dialog").waitFor(kPatience);
  await app.shoot("call-leave");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached", ...kPatience });
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor(kPatience);
  await app.shoot("call-keys");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached", ...kPatience });
}

// A good beginning up to a choice that a rule forbids, and what the author wrote last from there on.
async function shoot_call(app, scenario, id) {
  const { page } = app;
  await app.shoot("call-unfolding");
  await walk.until_open(page);
  await app.shoot("call");
  const steps = walk.best_steps(id);
  const forbidden = steps.findIndex((step) => !step.startsWith("card:") && scenario.nodes
    .find((node) => node.id === step.split("/")[0]).choices.some((choice) => choice.block && !choice.when));
  await walk.play(app, scenario, steps.slice(0, forbidden));
  await app.shoot("call-blocked");
  await shoot_calls_menus(app);
  await shoot_dialogs(app, scenario.cards.find((card) => steps.includes(`card:${card.id}`)));
  for (;;) {
    await walk.until_open(page);
    if (await page.getByRole("button", { name: "See what it did" }).count() > 0) break;
    await walk.choose(page, (await walk.last_open(page, scenario)).choice, walk.kHands.keys);
  }
  await app.shoot("call-over");
}

async function shoot_debrief(app) {
  const { page } = app;
  await walk.see_debrief(page);
  await page.waitForTimeout(300);
  await app.shoot("debrief");
  await scroll_to_end(page, "Debrief");
  await page.waitForTimeout(300);
  await app.shoot("debrief-end");
  await shoot_parts(app);
  await page.getByRole("button", { name: "Best call", exact: true }).click(kPatience);
  await page.getByRole("region", { name: "A best call" }).getByText("How it ends").waitFor(kPatience);
  await app.shoot("best-call");
  await scroll_to_end(page, "A best call");
  await page.waitForTimeout(300);
  await app.shoot("best-call-end");
  await page.getByRole("button", { name: "Back to the debrief" }).last().click(kPatience);
  await page.getByRole("region", { name: "How it ended" }).waitFor(kPatience);
}

// The debrief's cards each at the top; on a phone they have to be unfolded, one at a time.
async function shoot_parts(app) {
  const { page } = app;
  const parts = {
    account: "Where 100 points of need went", "out-of-reach": "Out of your reach", mood: "How the caller was",
    lenses: "Two call centres, one call",
  };
  for (const [part, name] of Object.entries(parts)) {
    const fold = page.getByRole("button", { name, exact: true });
    if (await fold.count() > 0) await fold.click(kPatience);
    await page.getByRole("region", { name, exact: true }).evaluate((element) => element.scrollIntoView());
    await page.waitForTimeout(300);
    await app.shoot(`debrief-${part}`);
    if (await fold.count() > 0) await fold.click(kPatience);
  }
}

async function shoot_after(app) {
  const { page } = app;
  await page.getByRole("link", { name: "Settings" }).click(kPatience);
  await page.getByRole("heading", { name: "Settings", level: 1 }).waitFor(kPatience);
  await app.shoot("settings");
  await page.getByRole("link", { name: "Practice" }).click(kPatience);
  await page.getByText(/^First attempt/).waitFor(kPatience);
  await app.shoot("library-after");
  await scroll_to_end(page, "Practice");
  await page.waitForTimeout(300);
  await app.shoot("library-after-end");
}

for (const { size, theme, looks } of looks_of({ tablet: true })) {
  test(`pictures: every screen, ${size}, ${theme}`, async (t) => {
    const app = await open_page(t, { size, theme, motion: "reduce", looks });
    const { page } = app;
    const scenario = walk.scenario_of(walk.kRefill);
    await app.load();
    await page.getByText("Not tried yet").first().waitFor(kPatience);
    await app.shoot("library");
    await page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: scenario.title }) })
      .getByRole("button", { name: "Take this call" }).click(kPatience);
    await page.getByRole("region", { name: "What this call touches" }).waitFor(kPatience);
    await app.shoot("notice");
    await page.getByRole("button", { name: "Take this call" }).click(kPatience);
    await page.getByRole("region", { name: "Before the call" }).waitFor(kPatience);
    await walk.show_all(page).click({ timeout: 3000 }).catch((error) => {
      if (error.name !== "TimeoutError") throw error;  // it all comes by itself too, and takes the button with it
    });
    await walk.show_all(page).waitFor({ state: "detached", ...kPatience });
    await page.getByText(/in all, before you say a word/).waitFor(kPatience);
    await app.shoot("before");
    await page.getByRole("button", { name: "Pick up now" }).click(kPatience);
    await walk.said(page).first().waitFor(kPatience);
    await shoot_call(app, scenario, walk.kRefill);
    await shoot_debrief(app);
    await shoot_after(app);
    await app.expect_clean();
  });
}

for (const size of Object.keys(kSizes)) {
  test(`pictures: the call at two device pixels a pixel, ${size}`, async (t) => {
    const app = await open_page(t, { size, ratio: 2, motion: "reduce" });
    await app.load();
    await walk.begin_call(app, { title: "Zero is not an option" });
    await walk.until_open(app.page);
    await app.shoot("call");
    const drawn = await app.page.locator("canvas").evaluate((canvas) => canvas.width / canvas.clientWidth);
    assert.equal(drawn, 2, "drawn with every pixel the screen has");
  });
}

// Calls of one's own with what came of their files, the question before the map, the map, a moment of it, and its list.
async function shoot_own_calls(app) {
  const { page } = app;
  const small = readFileSync(join(kRoot, "tests", "fixtures", "scenarios", "small.json"), "utf8");
  await page.getByRole("button", { name: "Add a call of your own" }).scrollIntoViewIfNeeded(kPatience);
  await page.waitForTimeout(300);
  await app.shoot("own-none");
  await page.evaluate(([sound, broken]) => {
    const data = new DataTransfer();
    for (const [name, text] of [["lamp.json", sound], ["parcel.json", broken]]) data.items.add(new File([text], name));
    window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, [small, small.replace('"id": "small"', '"id": "parcel"').replace('"to": "night-desk"', '"to": "nite-desk"')]);
  await page.getByRole("region", { name: "What came of your files" }).getByText(/^parcel\.json has/).waitFor(kPatience);
  await page.waitForTimeout(300);
  await app.shoot("own-calls");
  await page.getByRole("button", { name: "Remove it" }).click(kPatience);
  await page.getByRole("dialog").waitFor(kPatience);
  await app.shoot("own-removal");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached", ...kPatience });
  const title = walk.scenario_of(walk.kZero).title;
  await page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: title, exact: true }) })
    .getByRole("button", { name: "See its map" }).click(kPatience);
  await page.getByRole("button", { name: "Show the map all the same" }).waitFor(kPatience);
  await app.shoot("map-ask");
  await page.getByRole("button", { name: "Show the map all the same" }).click(kPatience);
  await page.getByRole("group", { name: /^Map\./ }).waitFor(kPatience);
  await page.waitForTimeout(300);
  await app.shoot("map");
  await page.keyboard.press("0");
  await page.waitForTimeout(300);
  await app.shoot("map-all");
  await page.getByRole("button", { name: /^both\. / }).click(kPatience);
  await page.waitForTimeout(300);
  await app.shoot("map-moment");
  await page.keyboard.press("Escape");
  const list = page.getByRole("button", { name: /^(As a list|List)$/ });
  if (await list.count() > 0) {
    await list.click(kPatience);
    await page.waitForTimeout(300);
    await app.shoot("map-list");
  }
}

for (const { size, theme, looks } of looks_of({ tablet: true })) {
  test(`pictures: calls of one's own and the map, ${size}, ${theme}`, async (t) => {
    const app = await open_page(t, { size, theme, motion: "reduce", looks });
    await app.load();
    await shoot_own_calls(app);
    await app.expect_clean();
  });
}

// Ten calls that were passed on: so many attempts bring the reminder of a backup.
async function until_reminded(page) {
  const note = page.getByRole("region", { name: "What this call touches" });
  for (let round = 0; round < 10; ++round) {
    await page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: walk.scenario_of(walk.kFirst).title, exact: true }) })
      .getByRole("button", { name: /^Take (this call|it again)$/ }).click(kPatience);
    await note.waitFor(kPatience);
    await page.getByRole("button", { name: "Not this one" }).click(kPatience);
    await note.waitFor({ state: "detached", ...kPatience });
  }
  await page.getByRole("region", { name: "Backup" }).waitFor(kPatience);
}

async function shoot_result(app) {
  const { page } = app;
  await page.getByRole("button", { name: "Put a result file together" }).click(kPatience);
  await page.getByRole("textbox", { name: /^Your name or a code/ }).fill("Night shift 7");
  await page.waitForTimeout(300);
  await app.shoot("result");
  await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the result file" }).click(kPatience)]);
  await page.getByText(/^Saved, and signed/).waitFor(kPatience);
  await scroll_to_end(page, "Result file");
  await page.waitForTimeout(300);
  await app.shoot("result-end");
  await page.getByRole("button", { name: "Back to Settings" }).click(kPatience);
}

async function shoot_question(app, name) {
  const { page } = app;
  await page.getByRole("dialog").waitFor(kPatience);
  await page.waitForTimeout(300);
  await app.shoot(name);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached", ...kPatience });
}

// The reminder, what is kept, a file that is no backup, a result file, and what is asked before restoring and erasing.
async function shoot_belongings(app) {
  const { page } = app;
  const give = (text) => page.evaluate((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], "warmline-backup.json"));
    window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, text);
  await walk.begin_call(app);
  await walk.play(app, walk.scenario_of(walk.kFirst), walk.best_steps(walk.kFirst).filter((step) => !step.startsWith("card:")).slice(0, 1));
  await page.getByRole("button", { name: /^Leave/ }).click(kPatience);
  await page.getByRole("button", { name: "End it here" }).click(kPatience);
  await page.getByRole("link", { name: "Practice" }).click(kPatience);
  await until_reminded(page);
  await scroll_to(page, page.getByRole("region", { name: "Backup" }));
  await app.shoot("reminder");
  await page.getByRole("link", { name: "Settings" }).click(kPatience);
  const [download] = await Promise.all([
    page.waitForEvent("download"), page.getByRole("button", { name: "Export everything" }).click(kPatience),
  ]);
  const backup = readFileSync(await download.path(), "utf8");
  await give(backup.slice(0, 1000));
  await page.getByRole("region", { name: "Restoring a backup" }).waitFor(kPatience);
  await page.waitForTimeout(300);
  await app.shoot("restore-trouble");
  await scroll_to(page, page.getByRole("button", { name: "Restore from a file" }));
  await app.shoot("settings-kept");
  await scroll_to(page, page.getByRole("button", { name: "Erase everything" }));
  await app.shoot("settings-erase");
  await shoot_result(app);
  await page.getByRole("button", { name: "Erase everything" }).click(kPatience);
  await shoot_question(app, "erase");
  await page.getByRole("button", { name: "Erase everything" }).click(kPatience);
  await Promise.all([page.waitForEvent("domcontentloaded"), page.getByRole("button", { name: "Erase it" }).click(kPatience)]);
  await app.ready();
  await page.getByText("Not tried yet").first().waitFor(kPatience);
  await give(backup);
  await shoot_question(app, "restore");
}

for (const { size, theme, looks } of looks_of({ tablet: true })) {
  test(`pictures: result file, backup, reminder and erasing, ${size}, ${theme}`, async (t) => {
    const app = await open_page(t, { size, theme, motion: "reduce", looks });
    await app.load();
    await shoot_belongings(app);
    await app.expect_clean();
  });
}

// The card of Settings, the form, who is practising, the passphrase, a wrong one, and what is asked before one is erased.
async function shoot_profiles(app) {
  const { page } = app;
  const shoot = async (name) => {
    await page.waitForTimeout(300);
    await app.shoot(name);
  };
  const add = async (name, words) => {
    await page.getByRole("button", { name: "Add a profile" }).click(kPatience);
    await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
    await page.getByLabel(/^Passphrase \(optional/).fill(words);
    await page.getByLabel("The same passphrase again").fill(words);
    if (words) await shoot("profile-add");
    await page.getByRole("button", { name: "Add this profile" }).click(kPatience);
    await page.getByText(/ is here now\.$/).first().waitFor(kPatience);
  };
  await page.getByRole("link", { name: "Settings" }).click(kPatience);
  await scroll_to(page, page.getByRole("button", { name: "Add a profile" }));
  await shoot("profiles-one");
  await add("Ada from the night shift", "");
  await add("Ben-Alexander Oluwaseun von Hohenstein-Wiedenbrück, on the late shift on Saturdays", "correct horse");
  await scroll_to(page, page.getByRole("button", { name: "Add a profile" }));
  await shoot("profiles-three");
  await page.getByRole("button", { name: "Rename this one" }).click(kPatience);
  await shoot("profiles-rename");
  await page.getByRole("button", { name: "Cancel" }).click(kPatience);
  await page.getByRole("button", { name: "Erase this profile" }).click(kPatience);
  await shoot_question(app, "profile-erase");
  await page.getByRole("button", { name: "Erase everything" }).click(kPatience);
  await shoot_question(app, "profiles-erase-all");
  await page.evaluate(() => sessionStorage.clear());
  await app.opened_anew();
  await page.getByRole("button", { name: /^Ben-Alexander/ }).waitFor(kPatience);
  await shoot("who");
  await page.getByRole("button", { name: /^Ben-Alexander/ }).press("Enter");
  await page.getByLabel("Passphrase", { exact: true }).fill("wrong horse");
  await shoot("who-locked");
  await page.getByRole("button", { name: "Open" }).click(kPatience);
  await page.getByText(/^That is not the passphrase/).first().waitFor(kPatience);
  await shoot("who-wrong");
  await page.getByLabel("Passphrase", { exact: true }).fill("correct horse");
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "Practice", exact: true }).first().waitFor(kPatience);
  await page.getByRole("link", { name: "Settings" }).click(kPatience);
  await scroll_to(page, page.getByRole("button", { name: "Lock this one" }));
  await shoot("profiles-locked");
}

for (const { size, theme, looks } of looks_of({ tablet: true })) {
  test(`pictures: profiles, ${size}, ${theme}`, async (t) => {
    const app = await open_page(t, { size, theme, motion: "reduce", looks });
    await app.load();
    await shoot_profiles(app);
    await app.expect_clean();
  });
}

test("pictures: what was left out, set aside and not saved", async (t) => {
  for (const size of ["desk", "phone"]) {
    const app = await open_page(t, { size, motion: "reduce", looks: looks_of(size, "light") });
    await app.page.addInitScript(() => {
      IDBFactory.prototype.open = () => { throw new DOMException("blocked", "SecurityError"); };
    });
    await app.page.route("**/zero-is-not-an-option.*.json", async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('"to": "both"', '"to": "b0th"').replace('"summary"', '"summery"');
      await route.fulfill({ status: 200, contentType: "application/json", body });
    });
    await app.page.route("**/refill-before-the-weekend.*.json", (route) => route.fulfill({ status: 404, body: "gone" }));
    await app.load();
    await app.page.getByRole("button", { name: "Show the details" }).click(kPatience);
    await app.page.waitForTimeout(200);
    await app.shoot("library-trouble");
    await scroll_to_end(app.page, "Practice");
    await app.page.waitForTimeout(300);
    await app.shoot("library-trouble-end");
    await walk.begin_call(app);
    await walk.until_open(app.page);
    await app.page.getByRole("button", { name: /^Not saved/ }).waitFor(kPatience);
    await app.shoot("call-not-saved");
  }
});

for (const { size, theme, looks } of looks_of({ tablet: true })) {
  test(`pictures: a second tab, and storage that is blocked, ${size}, ${theme}`, async (t) => {
    const app = await open_page(t, { size, theme, motion: "reduce", looks });
    await app.load();
    await walk.begin_call(app);
    await walk.until_open(app.page);
    const second = await app.page.context().newPage();
    const looking_on = Object.assign(Object.create(Object.getPrototypeOf(app)), app, { page: second });
    await looking_on.load();
    await second.getByText("Open in another tab", { exact: true }).waitFor(kPatience);
    await looking_on.shoot("reading-library");
    await second.getByRole("button", { name: /^Go on with “/ }).click(kPatience);
    await walk.choice_buttons(second).first().waitFor(kPatience);
    await looking_on.shoot("reading-call");
    await second.getByRole("button", { name: /^Leave/ }).click(kPatience);
    await second.getByRole("button", { name: "Come back later" }).click(kPatience);
    await second.getByRole("link", { name: "Settings" }).click(kPatience);
    await second.getByRole("heading", { name: "Settings", level: 1 }).waitFor(kPatience);
    await scroll_to_end(second, "Settings");
    await second.waitForTimeout(300);
    await looking_on.shoot("reading-settings");

    const forgets = await open_page(t, { size, theme, motion: "reduce", looks });
    await forgets.page.addInitScript(() => {
      IDBFactory.prototype.open = () => { throw new DOMException("blocked", "SecurityError"); };
    });
    await forgets.load();
    await forgets.page.getByText("Nothing is kept", { exact: true }).waitFor(kPatience);
    await forgets.shoot("forgets-library");
    await walk.begin_call(forgets);
    await walk.until_open(forgets.page);
    await forgets.page.getByRole("button", { name: /^Not saved/ }).waitFor(kPatience);
    await forgets.shoot("forgets-call");
  });
}
