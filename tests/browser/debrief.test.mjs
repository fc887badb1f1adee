// The debrief as a trainee uses it: play badly, read why, try again from there, see both attempts kept; a lens of one's
// own; the page that is saved and printed; a best call to read.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { open_app } from "./support.mjs";
import * as walk from "./walk.mjs";

const kPatience = { timeout: 60000 };

// What the author wrote last of what is open, to the end of the call.
async function play_badly(app, scenario) {
  const { page } = app;
  await walk.begin_call(app, { title: scenario.title });
  for (;;) {
    await walk.until_open(page);
    if (await page.getByRole("button", { name: "See what it did" }).count() > 0) break;
    await walk.choose(page, (await walk.last_open(page, scenario)).choice, walk.kHands.keys);
  }
  await walk.see_debrief(page);
}

const lens = (weights) => JSON.stringify({
  format: 1, id: "our-house", title: "Our house", about: "What counts with us.", weights, target_seconds: 600,
}, null, 2);

function costliest(page) {
  return page.getByRole("region", { name: "Your decisions" }).getByRole("button", { name: /lost \d+ point/ }).first();
}

test("play badly, read why, try again from there, play well, see both attempts kept", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  const scenario = walk.scenario_of(walk.kFirst);
  await play_badly(app, scenario);
  const before = await walk.read_debrief(page);
  assert.ok(before.resolution < 100, "something was lost");
  await costliest(page).click(kPatience);
  const number = Number(/^Decision (\d+)/.exec(await costliest(page).textContent())[1]);
  const detail = page.getByRole("region", { name: new RegExp(`^Decision ${number} · lost`) });
  await detail.getByText(/^Keeps all \d+ points in reach/).first().waitFor(kPatience);
  await detail.getByRole("button", { name: "Try again from here" }).click(kPatience);

  await page.getByText(`Practised from decision ${number}`).first().waitFor(kPatience);
  for (;;) {
    await walk.until_open(page);
    if (await page.getByRole("button", { name: "See what it did" }).count() > 0) break;
    await walk.choose(page, (await walk.first_open(page, scenario)).choice, walk.kHands.keys);
  }
  await walk.see_debrief(page);
  await page.getByText(`Practised from decision ${number}`).first().waitFor(kPatience);
  const kept = page.getByRole("region", { name: "Your attempts at this call" });
  await kept.getByText(/^Latest, practised from decision \d+ · shown here/).waitFor(kPatience);
  await kept.getByRole("button", { name: "Open its debrief" }).first().click(kPatience);
  await page.getByText("First attempt").first().waitFor(kPatience);
  assert.equal((await walk.read_debrief(page)).resolution, before.resolution, "the first attempt is as it was");

  await app.opened_anew();
  await page.getByText(/^Practised from decision/).waitFor(kPatience);
  await page.getByText(/^First attempt/).waitFor(kPatience);
  await page.getByText(new RegExp(`First: ${before.resolution} %`)).first().waitFor(kPatience);
  await app.expect_clean();
});

test("the five questions lead to the decision that shows each, by keyboard", async (t) => {
  const app = await open_app(t, { motion: "reduce", size: "phone" });
  const { page } = app;
  await play_badly(app, walk.scenario_of(walk.kFirst));
  await walk.unfold(page, "The five questions");
  const question = page.getByRole("region", { name: "The five questions" }).getByRole("button", { name: /Decision \d+: / }).last();
  const number = /Decision (\d+): /.exec(await question.textContent())[1];
  await question.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(([words]) => document.activeElement.textContent.startsWith(words), [`Decision ${number}: `], kPatience);
  await app.expect_clean();
});

test("a lens of one's own: refused with line and column, then taken, then still there", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await play_badly(app, walk.scenario_of(walk.kFirst));
  const region = page.getByRole("region", { name: "Two call centres, one call" });
  const give = async (text) => {
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"), region.getByRole("button", { name: "Add a lens from a file" }).click(kPatience)]);
    await chooser.setFiles({ name: "our-house.json", mimeType: "application/json", buffer: Buffer.from(text) });
  };
  await give(lens({ empathy: 500 }));
  await region.getByText(/^our-house\.json, line \d+, column \d+: /).waitFor(kPatience);
  await give(lens({ empathy: 50, time: 50 }));
  await region.getByRole("heading", { name: "Our house" }).waitFor(kPatience);
  await page.getByRole("link", { name: "Practice" }).click(kPatience);
  await app.opened_anew();
  await page.getByRole("button", { name: "Open the debrief" }).first().click(kPatience);
  await region.getByRole("heading", { name: "Our house" }).waitFor(kPatience);
  await app.expect_clean();
});

test("on a phone, by keyboard: a lens is added in the debrief, and removed in the settings", async (t) => {
  const app = await open_app(t, { motion: "reduce", size: "phone" });
  const { page } = app;
  const press = async (button) => {
    await button.focus(kPatience);
    await page.keyboard.press("Enter");
  };
  await play_badly(app, walk.scenario_of(walk.kFirst));
  await press(page.getByRole("button", { name: "Two call centres", exact: true }));
  const region = page.getByRole("region", { name: "Two call centres, one call" });
  const give = async (within, text) => {
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"), press(within.getByRole("button", { name: "Add a lens from a file" }))]);
    await chooser.setFiles({ name: "our-house.json", mimeType: "application/json", buffer: Buffer.from(text) });
  };
  await give(region, lens({ empathy: 50, time: 50 }));
  await region.getByRole("heading", { name: "Our house" }).waitFor(kPatience);
  await press(page.getByRole("link", { name: "Settings" }));
  const own = page.getByRole("region", { name: "Lenses of your own" });
  await own.getByText("Our house").waitFor(kPatience);
  await give(own, "{");
  await own.getByText(/^our-house\.json, line 1, column \d+: /).waitFor(kPatience);
  await press(own.getByRole("button", { name: "Remove this lens" }));
  await own.getByText("Our house").waitFor({ state: "detached", ...kPatience });
  await app.opened_anew();
  await press(page.getByRole("link", { name: "Settings" }));
  await own.getByRole("button", { name: "Add a lens from a file" }).waitFor(kPatience);
  assert.equal(await own.getByText("Our house").count(), 0, "it is gone for good");
  await app.expect_clean();
});

test("the debrief is saved as a page of its own, and printed with its looks under the site's policy", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  const scenario = walk.scenario_of(walk.kFirst);
  await play_badly(app, scenario);
  const [download] = await Promise.all([
    page.waitForEvent("download"), page.getByRole("button", { name: "Save", exact: true }).click(kPatience)]);
  assert.equal(download.suggestedFilename(), `warmline-debrief-${walk.kFirst}.html`);
  const text = readFileSync(await download.path(), "utf8");
  assert.ok(text.startsWith("<!doctype html>") && text.includes(`<h1>${scenario.title}</h1>`));

  await page.context().addInitScript(() => { window.print = () => { document.documentElement.dataset.printed = "yes"; }; });
  const [tab] = await Promise.all([
    page.context().waitForEvent("page"), page.getByRole("button", { name: "Print", exact: true }).click(kPatience)]);
  await tab.locator("html[data-printed=yes]").waitFor(kPatience);
  await tab.getByRole("heading", { level: 1, name: scenario.title }).waitFor(kPatience);
  const looks = await tab.evaluate(() => ({
    width: getComputedStyle(document.querySelector("table")).borderCollapse, margin: getComputedStyle(document.body).maxWidth }));
  assert.equal(looks.width, "collapse", "the page's own style counts");
  await app.expect_clean();
});

test("a best call can be read with its reasons, and leads back", async (t) => {
  const app = await open_app(t, { motion: "reduce", size: "tablet" });
  const { page } = app;
  const scenario = walk.scenario_of(walk.kFirst);
  await play_badly(app, scenario);
  await page.getByRole("button", { name: "Best call", exact: true }).click(kPatience);
  const region = page.getByRole("region", { name: "A best call" });
  const best = walk.best_steps(walk.kFirst).filter((step) => !step.startsWith("card:"));
  for (const step of best) {
    const choice = walk.choice_of(scenario, step);
    await region.getByText((choice.say ?? choice.do).slice(0, 24)).first().waitFor(kPatience);
  }
  assert.ok(await region.getByText(/^In your call: /).count() > 0);
  await region.getByRole("button", { name: "Back to the debrief" }).first().click(kPatience);
  await page.getByRole("region", { name: "How it ended" }).waitFor(kPatience);
  await app.expect_clean();
});
