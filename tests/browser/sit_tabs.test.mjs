// A form that is open in two tabs of one browser: the second looks on, can't fork it, and goes on where the first one ended.
// And a page that is put out of sight: what was used of the call is kept at once, by the tab that writes alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { button, buttons, consent, kPatience, saved, take_form } from "./hire_ways.mjs";
import { link_end } from "./package_site.mjs";
import { open_page } from "./support.mjs";

// Without a limit no clock writes: every record comes of what somebody does.
const kUntimed = { limit: 0 };

const choices = async (page) => (await buttons(page)).filter((name) => /^[1-4]\s/.test(name));

// Records that this browser keeps of forms that were begun in it, by store.
function kept(page) {
  return page.evaluate(async () => {
    const found = {};
    for (const { name } of await indexedDB.databases()) {
      if (!/^warmline-sit-/.test(name)) continue;
      const database = await new Promise((done, failed) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
      found[name] = 0;
      for (const store of database.objectStoreNames) {
        found[name] += await new Promise((done, failed) => {
          const request = database.transaction(store).objectStore(store).count();
          request.onsuccess = () => done(request.result);
          request.onerror = () => failed(request.error);
        });
      }
      database.close();
    }
    return found;
  });
}

async function kept_becomes(page, wanted) {
  const end = Date.now() + kPatience.timeout;
  for (;;) {
    const [[, count]] = Object.entries(await kept(page));
    if (count === wanted) return;
    assert.ok(Date.now() < end, `${count} records, and not ${wanted}`);
    await page.waitForTimeout(50);
  }
}

async function open_tab(app, link) {
  const page = await app.page.context().newPage();
  await page.goto(app.url + link);
  await page.locator("#shell").waitFor({ state: "hidden", ...kPatience });
  return page;
}

// Taken as far as the first question of the warm-up that isn't answered by its first choice.
async function begun(t, link) {
  const app = await open_page(t, { motion: "reduce" });
  await app.page.goto(app.url + link);
  await app.ready();
  await consent(app.page, "Spring");
  await button(app.page, "Begin the warm-up").click(kPatience);
  await answer(app.page);
  return app;
}

// The first choice, once it can be made; returns when it is said and kept.
async function answer(page) {
  for (const end = Date.now() + kPatience.timeout; (await choices(page)).length === 0; await page.waitForTimeout(100)) {
    assert.ok(Date.now() < end, "there is nothing to choose");
    const all = page.getByRole("button", { name: /^Show all/ });
    if (await all.count() > 0) await all.click({ timeout: 2000 }).catch(() => {});
  }
  const said = page.getByRole("region", { name: "What was said" }).getByRole("listitem");
  const before = await said.count();
  for (const end = Date.now() + kPatience.timeout; await said.count() === before; await page.waitForTimeout(100)) {
    assert.ok(Date.now() < end, "nothing is said");
    await page.keyboard.press("1");  // a press right after a line came is for nobody
  }
  await page.getByText("✓ Saved").first().waitFor(kPatience);
}

function hide(page) {
  return page.evaluate(() => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
    document.dispatchEvent(new Event("visibilitychange"));
    delete document.hidden;
  });
}

test("the second tab of a form looks on, records nothing, and goes on once the first is closed", { timeout: 240000 }, async (t) => {
  const app = await begun(t, link_end("C-1", kUntimed));
  const count = Object.values(await kept(app.page))[0];

  // Opened with a code of its own: it is the same form, and the same sitting.
  const second = await open_tab(app, link_end("C-9", kUntimed));
  await second.getByText("It is open in another tab of this browser and goes on there. It can be taken once only.").waitFor(kPatience);
  const there = await buttons(second);
  assert.deepEqual(there.filter((name) => /^(Begin|Go on with|Stop|[1-4]\s|Save|Remove)/.test(name)), [], "nothing to go on with");
  for (const key of ["1", "2", "Enter", " "]) await second.keyboard.press(key);
  await second.waitForTimeout(500);
  assert.equal(Object.keys(await kept(second)).length, 1, "one store");
  await kept_becomes(second, count);

  await app.page.bringToFront();
  await answer(app.page);
  await kept_becomes(app.page, count + 1);

  await app.page.close();
  await second.bringToFront();
  await button(second, "Go on with the call").waitFor(kPatience);
  const last = await take_form(second);
  const file = JSON.parse(await saved(last, "Save the file"));
  assert.equal(JSON.parse(file.invitation).candidate, "C-1", "it goes on as it was begun");
  const steps = file.events.filter(({ what }) => what !== "mark").map(({ step }) => step);
  assert.deepEqual(steps, steps.map((_, at) => at), "one line of steps");
  assert.equal(file.events.filter(({ what }) => what === "opened").length, 2, "the second tab is an interruption, told once");
  assert.equal(file.starts.length, 1);
  assert.deepEqual([app.record.violations, app.record.foreign_requests(), app.record.errors], [[], [], []]);
});

test("out of sight, the tab that writes keeps what was used of the call; one that looks on doesn't", { timeout: 240000 }, async (t) => {
  const app = await begun(t, link_end("C-1", kUntimed));
  const count = Object.values(await kept(app.page))[0];
  await app.page.waitForTimeout(300);
  await hide(app.page);
  await kept_becomes(app.page, count + 1);

  const second = await open_tab(app, link_end("C-1", kUntimed));
  await second.getByText(/^It is open in another tab of this browser and goes on there/).first().waitFor(kPatience);
  await second.waitForTimeout(300);
  await hide(second);
  await second.waitForTimeout(500);
  await kept_becomes(second, count + 1);
});
