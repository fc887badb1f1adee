// What keeps a slip of the finger from choosing, what may not be chosen, and what can be looked up.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open_app, open_page } from "./support.mjs";
import * as walk from "./walk.mjs";

const kPatience = { timeout: 60000 };
const kGuardMs = 300;

// With the page's clock in the test's hand: it goes as any other until time stands still.
async function open_with_clock(t) {
  const app = await open_page(t, { motion: "reduce" });
  await app.page.clock.install();
  await app.load();
  return app;
}

// From here on time moves only where the test moves it.
const stand_still = (page) => page.clock.pauseAt(Date.now() + 24 * 3600 * 1000);

// In the first call, while time stands still.
async function with_clock(t) {
  const app = await open_with_clock(t);
  await walk.begin_call(app);
  await stand_still(app.page);
  return app;
}

async function picks_nothing(page, action, what) {
  const before = await walk.said(page).count();
  await action();
  await page.clock.runFor(60);
  assert.equal(await walk.said(page).count(), before, what);
  assert.ok(await walk.choice_buttons(page).count() > 1, `${what}: the choices are still there`);
}

test("choices stay shut until all lines are shown and 300 ms longer", async (t) => {
  const app = await with_clock(t);
  const { page } = app;
  // A jump far ahead has shown all lines, but a second choice starts it anew.
  await page.clock.runFor(5000);
  await walk.open_choices(page).first().waitFor(kPatience);
  await page.keyboard.press("2");
  await page.clock.runFor(60);
  const lines = await walk.said(page).count();
  assert.equal(await walk.choice_buttons(page).count(), 0, "no choice while lines are to come");
  await page.keyboard.press("1");
  await page.clock.runFor(60);
  assert.equal(await walk.said(page).count(), lines, "the key of a choice that isn't there yet does nothing");

  await page.keyboard.press(" ");
  await page.clock.runFor(60);
  assert.equal(await walk.show_all(page).count(), 0, "the key shows all lines");
  assert.ok(await walk.said(page).count() > lines, "lines came");
  assert.ok(await walk.choice_buttons(page).count() > 1, "the choices can be read");
  assert.equal(await walk.open_choices(page).count(), 0, "and not yet be made");
  await picks_nothing(page, () => page.keyboard.press("1"), "a key inside the guard");
  await picks_nothing(page, () => walk.choice_buttons(page).first().click({ force: true }), "a click inside the guard");

  await page.clock.runFor(kGuardMs);
  await walk.open_choices(page).first().waitFor(kPatience);
  const before = await walk.said(page).count();
  await page.keyboard.press("1");
  await page.clock.runFor(60);
  assert.equal(await walk.said(page).count(), before + 1, "after the guard the key chooses");
});

test("the bars of the caller's mood say their value in words, not per cent", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  await walk.begin_call(app);
  const bars = app.page.getByRole("meter");
  await bars.first().waitFor({ state: "attached" });
  for (const bar of await bars.all()) assert.match(await bar.getAttribute("aria-valuetext"), /^\d+ of 10$/);
});

test("a key that is held down chooses once", async (t) => {
  const app = await with_clock(t);
  const { page } = app;
  await page.clock.runFor(5000);
  await walk.open_choices(page).first().waitFor(kPatience);
  await page.keyboard.down("1");
  await page.clock.runFor(60);
  const own = () => walk.said(page).filter({ hasText: /^(You|What you do)/ }).count();
  const once = await own();
  for (let at = 0; at < 200; ++at) {
    await page.keyboard.down("1");  // Playwright sends these as repeats
    if (at % 10 === 0) await page.clock.runFor(400);
  }
  assert.ok(await walk.open_choices(page).count() > 0, "the next choices are open");
  assert.equal(await own(), once, "nothing more was said");
  await page.keyboard.up("1");
  await page.keyboard.press("1");
  await page.clock.runFor(60);
  assert.equal(await own(), once + 1, "let go and pressed again, it chooses");
});

test("a choice that a rule blocks is shown with its rule and can't be made", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  const scenario = walk.scenario_of(walk.kFirst);
  const steps = walk.best_steps(walk.kFirst);
  const blocked = scenario.nodes.flatMap((node) => (node.choices ?? [])
    .filter((choice) => choice.block && !choice.when).map((choice) => ({ node, choice })))[0];
  const at = steps.findIndex((step) => step.startsWith(`${blocked.node.id}/`));
  await walk.begin_call(app);
  await walk.play(app, scenario, steps.slice(0, at));

  const rule = scenario.blocks.find((one) => one.id === blocked.choice.block).rule;
  const button = walk.choice_button(page, blocked.choice);
  assert.ok((await button.textContent()).includes(`Not allowed: ${rule}`), "the rule stands with it");
  assert.ok(await button.isDisabled(), "aria-disabled");
  const number = (await button.textContent())[0];
  const before = await walk.said(page).count();
  await page.keyboard.press(number);
  await button.click({ force: true });
  await button.focus();
  assert.equal(await page.evaluate(() => document.activeElement.textContent[0]), number, "it can be reached and read");
  await page.keyboard.press("Enter");
  await page.waitForTimeout(500);
  assert.equal(await walk.said(page).count(), before, "key, click and Enter did nothing");
  await walk.choose(page, walk.choice_of(scenario, steps[at]));
  await app.expect_clean();
});

test("a card opens, costs time, holds focus and gives it back", async (t) => {
  const app = await open_with_clock(t);
  const { page } = app;
  const scenario = walk.scenario_of(walk.kRefill);
  await walk.begin_call(app, { title: scenario.title });
  await walk.until_open(page);
  for (const step of walk.best_steps(walk.kRefill)) {
    if (step.startsWith("card:")) break;
    await walk.until_open(page);
    await walk.choose(page, walk.choice_of(scenario, step));
  }
  await walk.until_open(page);

  const seconds = async () => {
    const [minutes, rest] = (await page.getByText(/on the call$/).innerText()).match(/\d+/g).map(Number);
    return minutes * 60 + rest;
  };
  const focused = () => page.evaluate(() => document.activeElement.textContent || document.activeElement.getAttribute("aria-label"));
  const began = await seconds();
  await page.keyboard.press("k");
  const first = scenario.cards.find((card) => page.getByRole("button", { name: card.title }));
  await page.waitForFunction((title) => document.activeElement.textContent.startsWith(title), first.title, kPatience);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: first.title });
  await dialog.waitFor(kPatience);
  assert.equal(await seconds(), began + first.seconds, "the clock has moved on by what the card costs");
  for (let at = 0; at < 6; ++at) {
    await page.keyboard.press("Tab");
    const inside = await page.evaluate(() => document.activeElement === document.body ||
      document.activeElement.closest("[role=dialog]") !== null);
    assert.ok(inside, `Tab ${at + 1} stays in the dialog, but reached ${await focused()}`);
  }
  const before = await walk.said(page).count();
  await page.keyboard.press("1");
  await page.waitForTimeout(400);
  assert.equal(await walk.said(page).count(), before, "a choice's key does nothing behind the dialog");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached", ...kPatience });
  await page.waitForFunction((title) => document.activeElement.textContent.startsWith(title), first.title, kPatience);
  assert.equal(await seconds(), began + first.seconds, "closing costs nothing");
  assert.ok((await walk.said(page).last().innerText()).includes(first.title), "the transcript says that it was looked up");

  // Choosing by its key and hurrying the lines must not look the card up again, though focus stood on it.
  await walk.open_choices(page).first().waitFor(kPatience);
  const { choice } = await walk.first_open(page, scenario);
  const digit = (await walk.choice_button(page, choice).textContent())[0];
  await stand_still(page);  // else the lines may all have come by themselves, and Space is the card's
  await page.keyboard.press(digit);
  await page.clock.runFor(60);
  assert.equal(await walk.show_all(page).count(), 1, "lines are to come");
  await page.keyboard.press(" ");
  await page.clock.runFor(200);
  assert.equal(await page.getByRole("dialog").count(), 0, "Space hurried the lines and opened nothing");
  assert.equal(await walk.show_all(page).count(), 0, "Space showed all lines");
  await page.clock.resume();
  await app.expect_clean();
});

test("keys that are the browser's stay the browser's", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await walk.begin_call(app);
  await walk.until_open(page);
  await page.evaluate(() => {
    window.kept = [];
    window.addEventListener("keydown", (event) => {
      if (event.defaultPrevented) window.kept.push([event.ctrlKey && "Ctrl", event.altKey && "Alt", event.key].filter(Boolean).join("+"));
      else if (event.key !== "Tab") event.preventDefault();  // so that F5 doesn't really reload
    });
  });
  for (const key of ["Control+f", "Control+1", "Control+r", "F5", "F1", "Alt+ArrowLeft", "Tab", "Shift+Tab", "ArrowDown",
    "PageDown", "Home", "End", "a", "Control+c", "Control++"]) await page.keyboard.press(key);
  assert.deepEqual(await page.evaluate(() => window.kept), [], "keys that the app kept from the browser");
  await page.keyboard.press("1");
  assert.deepEqual(await page.evaluate(() => window.kept), ["1"], "its own key it takes");
});
