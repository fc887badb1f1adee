// The browser is killed in mid-call: everything up to the last decision or card is there, and the call goes on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open_profile } from "./support.mjs";
import * as walk from "./walk.mjs";

const kPatience = { timeout: 60000 };

function saved(page) { return page.getByText("✓ Saved").waitFor(kPatience); }

function choices(page) { return walk.choice_buttons(page).allTextContents(); }

async function transcript(page) {
  return (await walk.said(page).allInnerTexts()).map((text) => text.replace(/\s+/g, " "));
}

test("killed in mid-call, after a decision and after a card: all of it is there, and the call goes on to its end", async (t) => {
  const profile = await open_profile(t);
  const scenario = walk.scenario_of(walk.kFirst);
  const steps = walk.best_steps(walk.kFirst);
  const card = steps.findIndex((step) => step.startsWith("card:"));

  let app = await profile.start();
  await app.load();
  await walk.begin_call(app);
  await walk.play(app, scenario, steps.slice(0, card));
  await saved(app.page);
  const before = await transcript(app.page);
  const order = await choices(app.page);
  await profile.kill();

  app = await profile.start();
  await app.load();
  await app.page.getByText(/^Interrupted at decision \d+$/).waitFor(kPatience);
  await app.page.getByRole("button", { name: /^Go on with “Let me ask my husband”/ }).click(kPatience);
  await walk.until_open(app.page);
  assert.deepEqual(await transcript(app.page), before, "what was said, after a decision");
  assert.deepEqual(await choices(app.page), order, "the choices stand where they stood");
  const clock = await app.page.getByText(/on the call$/).innerText();
  await walk.look_up(app.page, scenario.cards.find((one) => `card:${one.id}` === steps[card]));
  const later = await app.page.getByText(/on the call$/).innerText();
  assert.notEqual(later, clock, "a card costs time");
  await saved(app.page);
  const with_card = await transcript(app.page);
  assert.equal(with_card.length, before.length + 1, "the card stands in the transcript");
  await profile.kill();

  app = await profile.start();
  await app.load();
  await app.page.getByRole("button", { name: /^Go on with “/ }).click(kPatience);
  await walk.until_open(app.page);
  assert.deepEqual(await transcript(app.page), with_card, "what was said, after a card");
  assert.equal(await app.page.getByText(/on the call$/).innerText(), later, "the time on the call");
  await walk.play(app, scenario, steps.slice(card + 1));
  await saved(app.page);
  await profile.kill();  // at the last line: the call is over and its debrief hasn't been opened yet

  app = await profile.start();
  await app.load();
  await app.page.getByText(/^First attempt/).waitFor(kPatience);
  await app.page.getByRole("button", { name: "Open the debrief" }).click(kPatience);
  walk.assert_same(await walk.read_debrief(app.page), walk.scorecard_of(walk.kFirst, steps), scenario);
  await app.expect_clean();
});
