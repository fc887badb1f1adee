// The whole way by roles and names: load, read, start, live through a call, and read a debrief whose figures
// are those of the command line.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open_app } from "./support.mjs";
import * as walk from "./walk.mjs";

async function whole_call(app, id, steps, options) {
  const scenario = walk.scenario_of(id);
  await walk.begin_call(app, { ...options, title: options.title });
  await app.page.getByRole("heading", { name: scenario.title, level: 1 }).waitFor();
  await walk.play(app, scenario, steps, options);
  await walk.see_debrief(app.page, options.hand);
  const debrief = await walk.read_debrief(app.page);
  walk.assert_same(debrief, walk.scorecard_of(id, steps), scenario);
  return debrief;
}

test("a first visit: the one sentence, the suggested call in one click, a best call by pointer", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await page.getByRole("heading", { level: 1, name: /^Practise the calls/ }).waitFor();
  await page.getByText(/nothing leaves this device unasked\.$/).first().waitFor();
  await page.getByText("Not tried yet").first().waitFor();
  const suggested = await page.getByRole("button", { name: /^Take “/ }).textContent();
  const first = walk.easiest();
  assert.equal(suggested, `Take “${first.title}”`, "the easiest and shortest untried call");
  const debrief = await whole_call(app, first.id, walk.best_steps(first.id), { hand: walk.kHands.pointer, suggested: true });
  assert.ok(debrief.decisions.every((row) => row.includes("nothing lost")), "a best call loses nothing");

  // It is listed, with its debrief, and the next suggestion is another call.
  await page.getByRole("button", { name: "Back to calls" }).click();
  await page.getByText(/^First attempt/).waitFor();
  await page.getByRole("button", { name: "Open the debrief" }).click();
  await page.getByRole("heading", { name: first.title, level: 1 }).waitFor();
  assert.equal((await walk.read_debrief(page)).resolution, debrief.resolution);
  await page.getByRole("link", { name: "Practice" }).click();
  assert.notEqual(await page.getByRole("button", { name: /^Take “/ }).textContent(), suggested);
  await app.expect_clean();
});

test("a best call by keys alone: Tab, Enter, 1 to 4, Space", async (t) => {
  const app = await open_app(t, { motion: "reduce", size: "tablet" });
  await whole_call(app, walk.kRefill, walk.best_steps(walk.kRefill),
    { hand: walk.kHands.keys, title: "Refill before the weekend" });
  await app.expect_clean();
});

test("a best call by touch on a phone", async (t) => {
  const app = await open_app(t, { motion: "reduce", size: "phone" });
  await whole_call(app, walk.kZero, walk.best_steps(walk.kZero), {
    hand: walk.kHands.touch, title: "Zero is not an option", hurry: () => walk.tap_show_all(app.page),
  });
  await app.expect_clean();
});

// What the author wrote last of what is open at each node: the account has losses, and they stand at the decisions that lost them.
test("a call that goes badly: what is lost stands at the decision that lost it", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  const scenario = walk.scenario_of(walk.kFirst);
  await walk.begin_call(app);
  const steps = [];
  for (;;) {
    await walk.until_open(page);
    if (await page.getByRole("button", { name: "See what it did" }).count() > 0) break;
    const { step, choice } = await walk.last_open(page, scenario);
    steps.push(step);
    await walk.choose(page, choice);
  }
  await walk.see_debrief(page);
  const card = walk.scorecard_of(walk.kFirst, steps);
  assert.ok(card.lost > 0, "the last choices lose something, or this test shows nothing");
  walk.assert_same(await walk.read_debrief(page), card, scenario);
  await app.expect_clean();
});
