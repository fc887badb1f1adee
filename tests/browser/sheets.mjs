// Prints every sheet of Practice and Coach (of the sample team) as PDF to build/screenshots, for a person to look at: the
// way a press on "Print" does it, under the site's policy. Part of screens.mjs. Each has to fit its paper, upright A4 and
// Letter, and say what it is, of which day and made by what.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { kScreenshots, open_app } from "./support.mjs";
import * as walk from "./walk.mjs";

const kPatience = { timeout: 120000 };
const kLong = { timeout: 300000 };
// What lies between the margins of the sheet (16 mm), in CSS pixels.
const kInches = { a4: 210 / 25.4, letter: 8.5 };
const inner_width = (inches) => Math.floor((inches - 32 / 25.4) * 96);

const button = (page, name) => page.getByRole("button", { name, exact: true });

async function typed(page, name, text) {
  await page.getByRole("textbox", { name }).fill(text, kPatience);
  await page.waitForTimeout(400);
}

// The sheet that a press opens.
async function print(app, label, name) {
  const { page } = app;
  const [sheet] = await Promise.all([page.context().waitForEvent("page", kPatience), button(page, label).first().click(kPatience)]);
  await sheet.locator("html[data-printed=yes]").waitFor(kPatience);
  mkdirSync(kScreenshots, { recursive: true });
  assert.equal(await sheet.getByRole("heading", { level: 1 }).count(), 1, `${name}: one title`);
  const head = await sheet.getByRole("banner").innerText();
  assert.match(head, /Made with Warmline/, `${name}: its source`);
  assert.match(head, /\d{1,2} [A-Z][a-z]+ \d{4}/, `${name}: its day`);
  await sheet.emulateMedia({ media: "print" });
  for (const [paper, inches] of Object.entries(kInches)) {
    const width = inner_width(inches);
    await sheet.setViewportSize({ width, height: 900 });
    assert.ok(await sheet.evaluate(() => document.documentElement.scrollWidth) <= width, `${name}: wider than ${paper}`);
    await sheet.pdf({ path: join(kScreenshots, `sheet-${name}-${paper}.pdf`), format: paper, printBackground: false });
  }
  await sheet.close();
}

async function with_paper(t) {
  const app = await open_app(t, { motion: "reduce" });
  await app.page.context().addInitScript(() => { window.print = () => { document.documentElement.dataset.printed = "yes"; }; });
  return app;
}

async function to_page(page, tab, name) {
  await page.getByRole("navigation", { name: "Pages of Coach" }).getByRole("button", { name: tab, exact: true }).click(kPatience);
  await page.getByRole("heading", { level: 1, name }).waitFor(kPatience);
}

// With all that a session can hold: a comment at each moment, notes of several lines, two actions.
async function prepare(page) {
  await button(page, "Prepare a session").click(kPatience);
  const moments = page.getByRole("list", { name: "Moments" }).getByRole("listitem");
  await moments.nth(2).waitFor(kPatience);
  await typed(page, "Your name", "Jo");
  await typed(page, "Your comment on moment 1", "What did this caller need first?");
  await typed(page, "Your comment on moment 2", "The second time in three weeks.\nWhat would you say today?");
  await typed(page, /^Notes/, "Two things went well: the call-back was kept, and the tone held to the end.\nOne to practise.");
  for (const [i, words] of ["Name the feeling before the form", "Ask one question more before the first offer"].entries()) {
    await button(page, "Add an action").click(kPatience);
    await typed(page, new RegExp(`^Action ${i + 1}`), words);
    await page.getByRole("combobox", { name: "Skill it is about" }).nth(i).selectOption(i === 0 ? "Warmth" : "Curiosity");
    await page.getByRole("combobox", { name: "Call to practise" }).nth(i).selectOption({ index: i + 1 });
    await button(page, "In two weeks").nth(i).click(kPatience);
    await page.waitForTimeout(400);
  }
}

test("pictures: a debrief on paper", async (t) => {
  const app = await with_paper(t);
  const { page } = app;
  const scenario = walk.scenario_of(walk.kFirst);
  await walk.begin_call(app);
  for (;;) {
    await walk.until_open(page);
    if (await button(page, "See what it did").count() > 0) break;
    await walk.choose(page, (await walk.last_open(page, scenario)).choice, walk.kHands.keys);
  }
  await walk.see_debrief(page);
  await print(app, "Print", "debrief");
  await app.expect_clean();
});

test("pictures: every sheet of Coach on paper", async (t) => {
  const app = await with_paper(t);
  const { page } = app;
  await page.getByRole("link", { name: "Coach", exact: true }).click(kPatience);
  await button(page, "Look at the sample team").click(kPatience);
  await page.getByRole("heading", { level: 1, name: /^Team, / }).waitFor(kLong);
  await to_page(page, "Export", "Export this team");
  await print(app, "Print the team’s table", "team");
  await to_page(page, "Out of reach", "Out of reach");
  await print(app, "Print it", "reach");
  await button(page, "With names").click(kPatience);
  await print(app, "Print it", "reach-names");
  await to_page(page, "Team", /^Team, /);
  await page.getByRole("region", { name: "Talk with first" }).getByRole("button", { name: "Open their page" }).first().click(kPatience);
  await page.getByRole("heading", { level: 1, name: /^Sample \d\d$/ }).waitFor(kPatience);
  await print(app, "Print", "person");
  await prepare(page);
  await print(app, "Print", "session");
  await page.getByRole("button", { name: /^Back to Sample/ }).click(kPatience);
  await page.getByRole("heading", { level: 1, name: /^Sample \d\d$/ }).waitFor(kPatience);
  await print(app, "Print", "person-with-session");
  await app.expect_clean();
});
