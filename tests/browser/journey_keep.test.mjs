// Two tabs, a full disk, a lost drawing surface, damaged bytes: what a person sees of it, in the whole app.
import assert from "node:assert/strict";
import { test } from "node:test";
import { at_rest, becomes, kPatience, once_within } from "./patience.mjs";
import { open_app, open_profile } from "./support.mjs";
import * as walk from "./walk.mjs";

const strip = (page) => page.getByRole("region", { name: "Another tab" });
const saved = (page) => page.getByText("✓ Saved").waitFor(kPatience);

async function transcript(page) {
  return (await walk.said(page).allInnerTexts()).map((text) => text.replace(/\s+/g, " "));
}

test("a second tab looks on, follows the call line by line, and goes on when the first is closed", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const first = app.page;
  const scenario = walk.scenario_of(walk.kFirst);
  const steps = walk.best_steps(walk.kFirst).filter((step) => !step.startsWith("card:")).slice(0, 3);
  await walk.begin_call(app);
  await walk.play(app, scenario, steps.slice(0, 1));
  await saved(first);

  const second = await first.context().newPage();
  await second.setViewportSize(first.viewportSize());
  await second.goto(app.url);
  await strip(second).getByText("Open in another tab").waitFor(kPatience);
  assert.equal(await strip(first).count(), 0);
  await second.getByRole("button", { name: /^Go on with “/ }).click(kPatience);
  await walk.show_all(second).or(walk.choice_buttons(second).first()).first().waitFor(kPatience);
  await strip(second).waitFor(kPatience);  // on every screen
  await second.getByText("Looking on").waitFor(kPatience);
  assert.equal(await walk.open_choices(second).count(), 0, "nothing can be chosen here");

  await first.bringToFront();
  await walk.choose(first, walk.choice_of(scenario, steps[1]));
  await walk.until_open(first);
  await saved(first);
  const said = await transcript(first);
  await second.bringToFront();
  await second.waitForFunction((count) =>
    document.querySelectorAll("#semantics [role=list] > .s-listitem[data-id^=said-]").length >= count, said.length, kPatience);
  assert.deepEqual(await transcript(second), said);

  await first.close();  // how soon: tabs.test.mjs
  await strip(second).waitFor({ state: "detached", ...kPatience });
  await walk.choose(second, walk.choice_of(scenario, steps[2]));
  await saved(second);
  assert.ok((await transcript(second)).length > said.length);
  assert.deepEqual(app.record.violations, []);
  assert.deepEqual(app.record.errors, []);
});

test("a drawing surface that is lost comes back with the call at the same line", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  const scenario = walk.scenario_of(walk.kFirst);
  await walk.begin_call(app);
  await walk.play(app, scenario, walk.best_steps(walk.kFirst).slice(0, 1));
  await saved(page);
  const said = await transcript(page);
  const before = await at_rest(page);
  const lose = () => page.locator("canvas").evaluate((canvas) => {
    window.surface ??= canvas.getContext("webgl2").getExtension("WEBGL_lose_context");
    window.surface.loseContext();
  });
  for (let round = 0; round < 2; ++round) {
    await lose();
    await page.waitForTimeout(300);
    assert.ok(await page.locator("canvas").evaluate((canvas) => canvas.getContext("webgl2").isContextLost()));
    await page.evaluate(() => window.surface.restoreContext());
    assert.ok(await becomes(page, async () => before.equals(await page.screenshot())), "it looks as before, letters and all");
    assert.deepEqual(await transcript(page), said);
  }
  await walk.choose(page, (await walk.first_open(page, scenario)).choice);
  await saved(page);
  assert.ok((await transcript(page)).length > said.length, "and the call goes on");
  await app.expect_clean({ allow: [/CONTEXT_LOST|context lost/i] });
});

// Somebody else of this origin fills what is left; Chromium notices late. Whether it did at all.
const fill = (page) => page.evaluate(() => new Promise((done, failed) => {
  const request = indexedDB.open("ballast", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("all", { autoIncrement: true });
  request.onerror = () => failed(request.error);
  request.onsuccess = () => {
    const until = performance.now() + 90000;
    let size = 20000;
    (function next() {
      if (performance.now() > until) { done(false); return; }
      const transaction = request.result.transaction("all", "readwrite");
      transaction.objectStore("all").add(new Uint8Array(size));
      transaction.oncomplete = () => setTimeout(next, 5);
      transaction.onabort = () => {
        if (size <= 20) { request.result.close(); done(true); return; }
        size = Math.floor(size / 4);
        next();
      };
    })();
  };
}));

test("a quota of 200 kB: Not saved within two seconds, an export at once, and saved again when there is space", async (t) => {
  const profile = await open_profile(t);
  const app = await profile.start();
  const { page } = app;
  const session = await page.context().newCDPSession(page);
  const origin = new URL(app.url).origin;
  const quota = (size) => session.send("Storage.overrideQuotaForOrigin", { origin, ...size });
  await quota({ quotaSize: 200000 });
  await app.load();
  const scenario = walk.scenario_of(walk.kFirst);
  await walk.begin_call(app);
  await once_within(2000, async () => {
    await quota({ quotaSize: 200000 });
    await walk.until_open(page);
    await saved(page);
    assert.ok(await fill(page), "the quota was enforced");
    const { choice } = await walk.first_open(page, scenario);
    const now = Date.now();
    await walk.choose(page, choice);
    await page.getByRole("button", { name: /^Not saved: export now/ }).waitFor(kPatience);
    const noticed = Date.now() - now;
    await walk.until_open(page);
    await walk.choose(page, (await walk.first_open(page, scenario)).choice);  // the call goes on
    assert.equal(await page.getByText("✓ Saved").count(), 0);
    await quota({});
    const space = Date.now();
    await saved(page);
    const back = Date.now() - space;
    t.diagnostic(`Not saved after ${noticed} ms, saved again, without a press, ${back} ms after there was space`);
    return Math.max(noticed, back);
  });
});

test("bytes of the store flipped here and there: the app starts, names the damaged record, and has all others", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  const scenario = walk.scenario_of(walk.kFirst);
  await walk.begin_call(app);
  await walk.play(app, scenario, walk.best_steps(walk.kFirst).slice(0, 2));
  await saved(page);
  // Swaps one byte of the record `key` in the store; returns how many records and bytes there are.
  const flip = (key, at) => page.evaluate(([one, place]) => new Promise((done, failed) => {
    const request = indexedDB.open("warmline");
    request.onerror = () => failed(request.error);
    request.onsuccess = () => {
      const transaction = request.result.transaction("journal", "readwrite");
      const journal = transaction.objectStore("journal");
      const reading = journal.get(one);
      reading.onsuccess = () => {
        reading.result[place % reading.result.length] ^= 0x20;
        journal.put(reading.result, one);
      };
      transaction.oncomplete = () => { request.result.close(); done(); };
    };
  }), [key, at]);
  for (const [key, at] of [[1, 5000], [2, 0], [3, 9], [4, 21]]) {
    await flip(key, at);
    await app.opened_anew();
    const notice = page.getByRole("region", { name: "Stored records set aside" });
    await notice.getByText(/^1 stored record\s/).waitFor(kPatience);
    await notice.getByRole("button", { name: "Show the details" }).click(kPatience);
    await notice.getByText(new RegExp(`Record ${key}:`)).waitFor(kPatience);
    await flip(key, at);  // and back
  }
  await app.opened_anew();
  await page.getByText(/^Interrupted at decision 3/).waitFor(kPatience);
  assert.equal(await page.getByRole("region", { name: "Stored records set aside" }).count(), 0);
  await app.expect_clean();
});
