// The plain view: the same program as an ordinary page, chosen by anyone, and all there is where nothing can be drawn.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { frames, stored } from "./patience.mjs";
import { kRoot, open_app } from "./support.mjs";
import * as walk from "./walk.mjs";

const kPatience = { timeout: 60000 };
const kSmall = readFileSync(join(kRoot, "tests", "fixtures", "scenarios", "small.json"), "utf8");

async function choose_plain(page) {
  await page.getByRole("link", { name: "Settings" }).click(kPatience);
  await page.getByRole("button", { name: "Use the plain view" }).click(kPatience);
  await page.getByRole("button", { name: "✓ Use the plain view" }).waitFor(kPatience);
  await page.waitForFunction(() => document.documentElement.dataset.view === "plain", null, kPatience);
}

// Words that nobody can see, or that lie outside what can be scrolled to; and how far the page goes sideways.
function troubles(page) {
  return page.evaluate(() => {
    const bad = [];
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 0) bad.push(`${wide} px too wide`);
    for (const element of document.querySelectorAll("#semantics .s-text, #semantics .s-heading, #semantics .s-button, #semantics .s-link, #semantics .s-label")) {
      const style = getComputedStyle(element), box = element.getBoundingClientRect();
      if (!element.textContent.trim() || element.closest(".s-table")) continue;
      if (/rgba\(.*, 0\)|transparent/.test(style.color)) bad.push(`not painted: ${element.textContent}`);
      if (box.left < -1 || box.right > document.documentElement.clientWidth + 1) bad.push(`outside: ${element.textContent}`);
      if (element.scrollWidth > element.clientWidth + 1 && style.display !== "inline") bad.push(`cut: ${element.textContent}`);
      if (element.matches(".s-button, .s-link") && (box.height < 24 || box.width < 24)) bad.push(`small: ${element.textContent}`);
    }
    return bad;
  });
}

async function whole_call(app) {
  const scenario = walk.scenario_of(walk.kFirst);
  const steps = walk.best_steps(walk.kFirst);
  await walk.begin_call(app);
  assert.deepEqual(await troubles(app.page), [], "in a call");
  await walk.play(app, scenario, steps);
  await walk.see_debrief(app.page);
  assert.deepEqual(await troubles(app.page), [], "in a debrief");
  walk.assert_same(await walk.read_debrief(app.page), walk.scorecard_of(walk.kFirst, steps), scenario);
}

test("without WebGL 2 it is there by itself, and a whole call can be played in it", async (t) => {
  const app = await open_app(t, { switches: ["--disable-3d-apis"] });
  assert.equal(await app.page.evaluate(() => document.documentElement.dataset.view), "plain");
  await whole_call(app);
  await app.page.getByRole("link", { name: "Settings" }).click(kPatience);
  await app.page.getByText(/offers no WebGL 2/).first().waitFor(kPatience);
  await app.shoot("plain-settings");
  await app.expect_clean();
});

for (const [width, height] of [[1440, 900], [320, 640]]) {
  test(`chosen in Settings at ${width} px: every page can be read without sideways scrolling, and it is kept`, async (t) => {
    const app = await open_app(t, { viewport: { width, height } });
    const { page } = app;
    await choose_plain(page);
    assert.deepEqual(await troubles(page), [], "settings");
    await stored(page);
    await app.reloaded_by(() => page.reload());
    await page.waitForFunction(() => document.documentElement.dataset.view === "plain", null, kPatience);
    await page.getByRole("button", { name: "✓ Use the plain view" }).waitFor(kPatience);  // all is read: addresses are followed
    for (const address of ["#/", "#/result", "#/profiles/new", "#/coach", "#/coach/export", `#/map/${walk.kFirst}`]) {
      await page.goto(app.url + address);
      await frames(page);
      assert.deepEqual(await troubles(page), [], address);
    }
    await page.goto(`${app.url}#/coach`);
    await page.getByRole("button", { name: /sample team/i }).first().click(kPatience);
    await page.getByRole("table").first().waitFor({ timeout: 240000 });
    assert.deepEqual(await troubles(page), [], "a team");
    await app.shoot(`plain-team-${width}`);
    await page.goto(`${app.url}#/`);
    await frames(page);
    await app.shoot(`plain-library-${width}`);
    if (width < 400) await whole_call(app);
    await app.shoot(`plain-debrief-${width}`);
    await page.getByRole("link", { name: "Settings" }).click(kPatience);
    await page.getByRole("button", { name: "✓ Use the plain view" }).click(kPatience);
    await page.waitForFunction(() => document.documentElement.dataset.view !== "plain", null, kPatience);
    await app.expect_clean();
  });
}

test("what is written from right to left runs from right to left there", async (t) => {
  const app = await open_app(t);
  const { page } = app;
  await choose_plain(page);
  const title = "المصباح على الدرج";
  await page.evaluate(([text]) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "lamp.json", { type: "application/json" }));
    window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, [kSmall.replaceAll("The lamp on the landing", title)]);
  const heading = page.getByRole("heading", { name: title }).first();
  await heading.waitFor(kPatience);
  assert.equal(await heading.evaluate((element) => getComputedStyle(element).direction), "rtl");
  await app.shoot("plain-right-to-left");
});
