// Pictures of Coach's pages over the team, of the sample team (part of screens.mjs): each at its top, further down, and
// what is behind a press. Paper: sheets.mjs.
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { looks_of } from "./looks.mjs";
import { open_app } from "./support.mjs";

const kPatience = { timeout: 120000 };
const kLong = { timeout: 300000 };

const button = (page, name) => page.getByRole("button", { name, exact: true });

async function to_page(app, tab, name) {
  const { page } = app;
  await page.getByRole("navigation", { name: "Pages of Coach" }).getByRole("button", { name: tab, exact: true }).click(kPatience);
  await page.getByRole("heading", { level: 1, name }).waitFor(kPatience);
  await page.waitForTimeout(300);
}

// The page from its top to its end, a screen at a time, at most so many.
async function shoot_through(app, region, name, most = 3) {
  const { page } = app;
  const scroller = page.getByRole("region", { name: region, exact: true }).first();
  for (let i = 0; i < most; i += 1) {
    const more = await scroller.evaluate((element, step) => {
      element.scrollTop = step * (element.clientHeight - 80);
      return element.scrollTop + element.clientHeight < element.scrollHeight - 4;
    }, i);
    await page.waitForTimeout(300);
    await app.shoot(`${name}-${i + 1}`);
    if (!more) return;
  }
}

async function rate_first_call(app) {
  const { page } = app;
  await page.getByRole("combobox", { name: "Attempt", exact: true }).selectOption({ index: 1 });
  const turns = page.getByRole("region", { name: /^Rating of Decision/ });
  await turns.first().waitFor(kPatience);
  await shoot_through(app, "Calibrate", "coach-calibrate-rating");
  for (let i = 0; i < await turns.count(); i += 1) {
    await turns.nth(i).getByRole("combobox", { name: "Warmth" }).selectOption({ index: i % 4 + 1 });
    await turns.nth(i).getByRole("combobox", { name: "Respect" }).selectOption({ index: (i + 1) % 4 + 1 });
  }
  await page.getByRole("combobox", { name: "The call as a whole" }).selectOption("3");
  await page.getByRole("textbox", { name: "Your name or a code" }).fill("Ada");
  await button(page, "Save my rating").click(kPatience);
  const [download] = await Promise.all([
    page.waitForEvent("download", kPatience), button(page, "Save the rating file").click(kPatience),
  ]);
  return readFileSync(await download.path(), "utf8");
}

// Others rate what Ada rated, a little differently.
async function drop_others(page, text) {
  for (const [rater, every] of [["Ben", 2], ["Cleo", 3]]) {
    const file = JSON.parse(text);
    file.rater = rater;
    file.decisions.forEach((decision, i) => { if (i % every === 0 && decision.feel !== undefined) decision.feel = 2 - Math.abs(decision.feel); });
    file.overall = every + 1;
    await page.evaluate(([name, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content], name, { type: "application/json" }));
      window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }, [`${rater}.json`, JSON.stringify(file)]);
  }
  await page.getByRole("heading", { name: /^3 people agree/ }).waitFor(kPatience);
}

function drop_unknown(page) {
  return page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(["Friday: call the clinic"], "notes.txt"));
    data.items.add(new File(['{"plans":[]}'], "holiday.json"));
    window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  });
}

for (const { size, theme, looks } of looks_of()) {
  test(`pictures: coach over the team, ${size}, ${theme}`, async (t) => {
    const app = await open_app(t, { size, theme, motion: "reduce", looks });
    const { page } = app;
    await page.getByRole("link", { name: "Coach", exact: true }).click(kPatience);
    await page.getByRole("heading", { level: 1, name: "Prepare a coaching session" }).waitFor(kPatience);
    await app.shoot("coach-empty");
    await button(page, "Look at the sample team").click(kPatience);
    await page.getByRole("heading", { level: 1, name: /^Team, / }).waitFor(kLong);
    await shoot_through(app, "Coach", "coach-team", 4);
    await button(page, "Show as table").first().click(kPatience);
    await shoot_through(app, "Coach", "coach-team-table", 2);
    await button(page, "Show as table").first().click(kPatience);
    await drop_unknown(page);
    await page.getByText("2 files, none taken. The sample team stays.").waitFor(kPatience);
    await shoot_through(app, "Coach", "coach-files", 1);
    await to_page(app, "Scenario", "A scenario over the team");
    await shoot_through(app, "A scenario over the team", "coach-scenario");
    await to_page(app, "Out of reach", "Out of reach");
    await page.getByRole("button", { name: "Show the lines where it happened" }).first().click(kPatience);
    await button(page, "With names").click(kPatience);
    await shoot_through(app, "Out of reach", "coach-reach");
    await to_page(app, "Two call centres", "Two call centres");
    await shoot_through(app, "Two call centres", "coach-centres");
    await to_page(app, "Calibrate", "Calibrate");
    await app.shoot("coach-calibrate");
    await drop_others(page, await rate_first_call(app));
    await shoot_through(app, "Calibrate", "coach-calibrate-agreement");
    await to_page(app, "Export", "Export this team");
    await shoot_through(app, "Export this team", "coach-export", 2);
    await app.expect_clean();
  });
}
