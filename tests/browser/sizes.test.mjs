// Large text and narrow windows (what zoom makes of a window): measured on every page that an address leads to. Nothing leaves
// the window sideways, no words lie on words, what is pressed is at least 24 CSS pixels wide and high.
import assert from "node:assert/strict";
import { test } from "node:test";
import { misfits, wrong_at_rest } from "./fit.mjs";
import { open_app } from "./support.mjs";
import * as walk from "./walk.mjs";

const kPatience = { timeout: 60000 };

async function set_text(page, per_cent) {
  await page.getByRole("link", { name: "Settings", exact: true }).click(kPatience);
  await page.getByRole("button", { name: `${per_cent} %`, exact: true }).click(kPatience);
  await page.getByRole("button", { name: `✓ ${per_cent} %`, exact: true }).waitFor(kPatience);
}

const kPages = ["#/", "#/settings", "#/result", "#/profiles/new", "#/call/let-me-ask-my-husband", "#/map/let-me-ask-my-husband", "#/coach",
  "#/coach/scenarios", "#/coach/out-of-reach", "#/coach/two-centres", "#/coach/calibrate", "#/coach/export"];
const kHirePages = ["#/hire", "#/hire/results", "#/hire/quality", "#/hire/fairness", "#/hire/law", "#/hire/settings"];

for (const [what, width, height, per_cent] of [
  ["text at 200 %", 1440, 900, 200], ["text at 200 % on a phone", 390, 844, 200], ["text at 150 %", 1024, 768, 150],
  ["zoom at 400 % of 1280 px", 320, 256, 100], ["320 px", 320, 640, 100],
]) {
  test(`${what}: every page fits`, async (t) => {
    const app = await open_app(t, { viewport: { width, height }, motion: "reduce" });
    const { page } = app;
    const misfit = {};
    const look = async (name) => {
      const found = await wrong_at_rest(page, () => misfits(page));
      if (found.length > 0) misfit[name] = found;
    };
    if (per_cent !== 100) await set_text(page, per_cent);
    for (const address of kPages) {
      await page.goto(app.url + address);
      await look(address);
    }
    await page.goto(`${app.url}#/coach`);
    await page.getByRole("button", { name: /sample team/i }).first().click(kPatience);
    await page.getByRole("table").first().waitFor({ timeout: 240000 });
    for (const address of kPages.filter((one) => one.startsWith("#/coach"))) {
      await page.goto(app.url + address);
      await look(`${address} with a team`);
    }
    await page.goto(`${app.url}#/`);
    await walk.begin_call(app);
    await walk.until_open(page);
    await look("in a call");
    await page.goto(`${app.url}#/hire`);
    await app.ready();
    await page.getByRole("heading", { name: "The same calls for everyone", exact: true }).waitFor(kPatience);
    if (per_cent !== 100) await set_text(page, per_cent);
    for (const address of kHirePages) {
      await page.goto(app.url + address);
      await look(address);
    }
    assert.deepEqual(misfit, {});
    await app.expect_clean();
  });
}
