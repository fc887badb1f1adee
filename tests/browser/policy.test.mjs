// The strict policy over the whole way through a call, and stillness when nobody does anything.
import assert from "node:assert/strict";
import { test } from "node:test";
import { becomes } from "./patience.mjs";
import { open_app, open_page } from "./support.mjs";
import * as walk from "./walk.mjs";

test("over a whole call, a debrief, settings and an export: no violation, and nobody else is asked", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  const policy = (await page.request.get(app.url)).headers()["content-security-policy"];
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'/);
  await walk.begin_call(app);
  await walk.play(app, walk.scenario_of(walk.kFirst), walk.best_steps(walk.kFirst));
  await walk.see_debrief(page);
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Dark" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export everything" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "warmline-backup.json");
  assert.ok(app.record.requests.length > 5, "requests were seen");
  await app.expect_clean();
});

// A violation would be seen: the record of the test above is not blind.
test("what the policy forbids is noticed", async (t) => {
  const app = await open_app(t);
  await app.page.evaluate(() => {
    const script = document.createElement("script");
    try { script.text = "window.sneaked = true"; } catch { /* Trusted Types */ }
    document.head.append(script);
    fetch("https://elsewhere.invalid/").catch(() => {});
  });
  assert.ok(await becomes(app.page, () => app.record.violations.length >= 2), app.record.violations.join(" | "));
  assert.equal(await app.page.evaluate(() => window.sneaked), undefined);
});

function count_frames(app) {
  return app.page.addInitScript(() => {
    window.draws = 0;
    for (const name of ["drawElements", "drawArrays", "clear"]) {
      const draw = WebGL2RenderingContext.prototype[name];
      WebGL2RenderingContext.prototype[name] = function (...given) {
        ++window.draws;
        return draw.apply(this, given);
      };
    }
  });
}

async function draws_in(page, ms) {
  return page.evaluate((time) => new Promise((done) => {
    const before = window.draws;
    setTimeout(() => done(window.draws - before), time);
  }), ms);
}

// Calls are still being scored behind the first page, and each that is done is a frame: they come to an end.
async function still(page, screen) {
  for (let tries = 0; tries < 40; ++tries) if (await draws_in(page, 4000) === 0) return;
  assert.fail(`${screen}: the page never stops drawing`);
}

for (const motion of ["reduce", "no-preference"]) {
  test(`idle means no frame at all, on every screen (motion: ${motion})`, async (t) => {
    const app = await open_page(t, { motion });
    const { page } = app;
    await count_frames(app);
    await app.load();
    await still(page, "list of calls");
    assert.ok(await page.evaluate(() => window.draws) > 0, "frames are counted");
    await page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: walk.scenario_of(walk.kFirst).title }) })
      .getByRole("button", { name: "Take this call" }).click();
    await page.getByRole("region", { name: "What this call touches" }).waitFor();
    await page.getByRole("button", { name: "Take this call" }).click();
    await page.getByRole("region", { name: "Before the call" }).waitFor();
    await walk.show_all(page).click({ timeout: 3000 }).catch((error) => {
      if (error.name !== "TimeoutError") throw error;  // it all comes by itself too, and takes the button with it
    });
    await walk.show_all(page).waitFor({ state: "detached" });
    await still(page, "before the call");
    await page.getByRole("button", { name: /^(Pick up|Ring) now$/ }).click();
    await walk.until_open(page);
    await still(page, "call");
    await page.getByRole("button", { name: "Leave the call" }).click();
    await still(page, "dialog");
    await page.getByRole("button", { name: "End it here" }).click();
    await page.getByRole("region", { name: "How it ended" }).waitFor();
    await still(page, "debrief");
    await page.getByRole("link", { name: "Settings" }).click();
    await still(page, "settings");
  });
}
