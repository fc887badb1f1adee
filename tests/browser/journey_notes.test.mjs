// The content note comes first; a call may be declined or left, and nothing is held against anybody.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open_app } from "./support.mjs";
import * as walk from "./walk.mjs";

const kPatience = { timeout: 60000 };

test("the content note comes before the call, and passing on it is recorded and not scored", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  const scenario = walk.scenario_of(walk.kFirst);
  await page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: scenario.title }) })
    .getByRole("button", { name: "Take this call" }).click(kPatience);
  const note = page.getByRole("region", { name: "What this call touches" });
  assert.ok((await note.innerText()).includes(scenario.content_note));
  assert.equal(await walk.choice_buttons(page).count(), 0);
  await page.getByRole("button", { name: "Not this one" }).click(kPatience);
  await page.getByText(/^You passed on “Let me ask my husband”/).waitFor(kPatience);
  await page.getByText("Declined", { exact: false }).first().waitFor(kPatience);
  await page.getByText("Not scored", { exact: true }).waitFor(kPatience);
  assert.equal(await page.getByRole("button", { name: "Open the debrief" }).count(), 0);
  await app.expect_clean();
});

test("before you pick up: the way in unfolds, can be skipped, and leads back", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  const scenario = walk.scenario_of(walk.kZero);
  const open = async () => {
    await page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: scenario.title }) })
      .getByRole("button", { name: "Take this call" }).click(kPatience);
    await page.getByRole("region", { name: "What this call touches" }).waitFor(kPatience);
    await page.getByRole("button", { name: "Take this call" }).click(kPatience);
  };
  await open();
  const way = page.getByRole("region", { name: "The caller’s way to you" });
  await page.getByRole("heading", { name: scenario.title, level: 1 }).waitFor(kPatience);
  await way.getByText(scenario.before[0].what, { exact: true }).waitFor(kPatience);
  if (await walk.show_all(page).count() > 0) await page.keyboard.press(" ");
  for (const step of scenario.before) await way.getByText(step.what, { exact: true }).first().waitFor(kPatience);
  assert.equal(await way.getByRole("listitem").count(), scenario.before.length);
  for (const fact of scenario.customer) assert.ok((await page.getByRole("region", { name: "Customer card" }).innerText()).replace(/\s+/g, " ").includes(fact.value));
  await page.getByRole("button", { name: "Back to calls" }).click(kPatience);
  await page.getByText("Not tried yet").first().waitFor(kPatience);
  await open();
  await page.getByRole("button", { name: "Pick up now" }).click(kPatience);  // at once: nothing has to be waited for
  await walk.said(page).first().waitFor(kPatience);
  await app.expect_clean();
});

test("a call can be left: for later, where it waits, or for good, where it is scored as it stands", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  const scenario = walk.scenario_of(walk.kFirst);
  const steps = walk.best_steps(walk.kFirst).slice(0, 3);
  await walk.begin_call(app);
  await walk.play(app, scenario, steps);
  const lines = await walk.said(page).count();

  await page.getByRole("button", { name: "Leave the call" }).click(kPatience);
  const dialog = page.getByRole("dialog", { name: "Leave this call?" });
  await dialog.waitFor(kPatience);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached", ...kPatience });
  await page.getByRole("button", { name: "Leave the call" }).click(kPatience);
  await dialog.getByRole("button", { name: "Come back later" }).click(kPatience);
  await page.getByText("Interrupted at decision 4").waitFor(kPatience);
  await page.getByRole("button", { name: /^Go on with “/ }).click(kPatience);
  await walk.until_open(page);
  assert.equal(await walk.said(page).count(), lines, "it waited");

  await page.getByRole("button", { name: "Leave the call" }).click(kPatience);
  await dialog.getByRole("button", { name: "End it here" }).click(kPatience);
  const debrief = await walk.read_debrief(page);
  const card = walk.scorecard_of(walk.kFirst, steps);
  assert.equal(card.finished, false);
  assert.equal(debrief.ending, "The call was not finished");
  assert.equal(debrief.resolution, Math.floor((card.resolution + 5) / 10));
  assert.equal(debrief.decisions.length, card.decisions.length);
  const unfinished = debrief.account.find((text) => text.includes("not finished"));
  assert.ok(Math.abs(Number(/-?\d+/.exec(unfinished.replace("−", "-"))[0]) - card.not_finished / 100) < 1, unfinished);
  await page.getByText(/left early/).first().waitFor(kPatience);
  await app.expect_clean();
});
