// A supervisor loads a team: files made by two other browser profiles, a folder that goes on being looked into, the
// sample team; and reads who is where, on how much evidence, and whom to talk with first.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { leads_on } from "./keys.mjs";
import { frames } from "./patience.mjs";
import { open_app } from "./support.mjs";
import * as walk from "./walk.mjs";

const kPatience = { timeout: 90000 };

const button = (page, name) => page.getByRole("button", { name, exact: true });
const heat = (page) => page.getByRole("table", { name: /Person|Means over first attempts|gain/ }).first();

async function to_coach(page) {
  await page.getByRole("link", { name: "Coach", exact: true }).click(kPatience);
  await page.getByRole("heading", { level: 1, name: /Prepare a coaching session|^Team, / }).waitFor(kPatience);
}

function drop(page, files) {
  return page.evaluate((all) => {
    const data = new DataTransfer();
    for (const [name, text] of all) data.items.add(new File([text], name, { type: "application/json" }));
    window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, files);
}

// What somebody in a browser of their own hands in: one call, and its file.
async function handed_in(t, name) {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await walk.begin_call(app);
  const scenario = walk.scenario_of(walk.kFirst);
  for (;;) {
    await walk.until_open(page);
    if (await button(page, "See what it did").count() > 0) break;
    await walk.choose(page, (await walk.first_open(page, scenario)).choice, walk.kHands.keys);
  }
  await walk.see_debrief(page);
  await page.getByRole("link", { name: "Settings", exact: true }).click(kPatience);
  await button(page, "Put a result file together").click(kPatience);
  await page.getByRole("textbox", { name: /Your name or a code/ }).fill(name);
  const [download] = await Promise.all([
    page.waitForEvent("download", kPatience),
    page.getByRole("button", { name: /^Save the result file|^Sign and save|^Save/ }).last().click(kPatience),
  ]);
  const text = readFileSync(await download.path(), "utf8");
  await app.close?.();
  return text;
}

test("files of two other browsers become a team; a changed one is named, a second copy adds nothing", async (t) => {
  const kim = await handed_in(t, "Kim");
  const robin = await handed_in(t, "Robin");
  const { page } = await open_app(t, { motion: "reduce" });
  await to_coach(page);
  await drop(page, [["kim.json", kim], ["robin.json", robin], ["changed.json", kim.replace('"Kim"', '"Tim"')]]);
  await page.getByRole("heading", { level: 1, name: /^Team, / }).waitFor(kPatience);
  await page.getByText("2 people, 2 attempts at 1 call").waitFor(kPatience);
  const loaded = page.getByRole("region", { name: "What was loaded" });
  await loaded.getByText("3 files, 2 taken: 2 attempts.").waitFor(kPatience);
  await loaded.getByText("changed.json", { exact: true }).waitFor(kPatience);
  assert.equal(await loaded.getByText("kim.json", { exact: true }).count(), 0);
  await button(page, "Show what was taken, file by file").click(kPatience);
  await loaded.getByText("kim.json", { exact: true }).waitFor(kPatience);
  await drop(page, [["kim again.json", kim]]);
  await loaded.getByText("4 files, 3 taken: 2 attempts.").waitFor(kPatience);
  await loaded.getByText(/All of them were here already\./).waitFor(kPatience);
  // One attempt says too little for any figure, and nobody is ranked on it.
  await page.getByText("Nothing stands out that the evidence would carry.").waitFor(kPatience);
  assert.equal(await page.getByText("Sample team, simulated").count(), 0);
  await button(page, "Put this team away").click(kPatience);
  await page.getByRole("heading", { level: 1, name: "Prepare a coaching session" }).waitFor(kPatience);
  // What was looked at is gone with the visit.
  await page.reload();
  await to_coach(page);
  assert.equal(await page.getByText("Kim").count(), 0);
});

test("a folder that was chosen is looked into again: a file that comes later comes in", async (t) => {
  const robin = await handed_in(t, "Robin");
  const { page } = await open_app(t, { motion: "reduce" });
  // The browser's own dialog can't be driven: a folder in the origin's private files stands in for the one it gives.
  await page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("results", { create: true });
    window.put = async (name, text) => {
      const writer = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await writer.write(text);
      await writer.close();
    };
    window.showDirectoryPicker = () => Promise.resolve(folder);
  });
  await to_coach(page);
  await button(page, "Choose a folder").click(kPatience);
  await page.getByText("There is no *.json file in the folder results.").waitFor(kPatience);
  await page.evaluate((text) => window.put("robin.json", text), robin);
  await page.getByText("1 person, 1 attempt at 1 call").waitFor(kPatience);
  await button(page, "Put this team away").click(kPatience);
  await page.getByRole("heading", { level: 1, name: "Prepare a coaching session" }).waitFor(kPatience);
  await page.evaluate((text) => window.put("later.json", text), robin);
  await page.waitForTimeout(8000);  // it would look each 3 s
  assert.equal(await page.getByRole("heading", { level: 1, name: /^Team, / }).count(), 0);
});

test("a file that is no result file leaves the sample team, and is named above it", async (t) => {
  const { page } = await open_app(t, { motion: "reduce" });
  await to_coach(page);
  await button(page, "Look at the sample team").click(kPatience);
  await page.getByRole("heading", { level: 1, name: "Team, 12 weeks" }).waitFor({ timeout: 180000 });
  await drop(page, [["notes.txt", "Friday: call the clinic"], ["holiday.json", '{"plans":[]}']]);
  const loaded = page.getByRole("region", { name: "What was loaded" });
  await loaded.getByText("2 files, none taken. The sample team stays.").waitFor(kPatience);
  await loaded.getByText("notes.txt", { exact: true }).waitFor(kPatience);
  await page.getByText("Sample team, simulated").waitFor(kPatience);
  assert.equal(await heat(page).getByRole("row").count(), 25);
  assert.ok((await loaded.boundingBox()).y < (await heat(page).boundingBox()).y);
  await button(page, "I have read this").click(kPatience);
  await page.waitForFunction(() => document.querySelector('[data-id="coach-files-read"]') === null, null, kPatience);
  await page.getByText("Sample team, simulated").waitFor(kPatience);
});

test("a cell of the heat map and of its table opens that person, with that skill’s trend", async (t) => {
  const { page } = await open_app(t, { motion: "reduce" });
  await to_coach(page);
  await button(page, "Look at the sample team").click(kPatience);
  await page.getByRole("heading", { level: 1, name: "Team, 12 weeks" }).waitFor({ timeout: 180000 });
  for (const table of [false, true]) {
    const toggle = button(page, "Show as table").first();
    if ((await toggle.getAttribute("aria-pressed") === "true") !== table) await toggle.click(kPatience);
    await page.getByRole("button", { name: /^Sample 08, Warmth: \d+ %/ }).click(kPatience);
    await page.getByRole("heading", { level: 1, name: "Sample 08" }).waitFor(kPatience);
    const skill = page.getByRole("combobox", { name: "Skill" });
    assert.equal(await skill.locator("option:checked").innerText(), "Warmth");
    await skill.selectOption("Empathy");
    await button(page, "Back to the team").click(kPatience);
    await page.getByRole("heading", { level: 1, name: "Team, 12 weeks" }).waitFor(kPatience);
  }
  // By keyboard alone: the arrows go to a cell, Enter opens its person.
  if (await button(page, "Show as table").first().getAttribute("aria-pressed") === "true") await button(page, "Show as table").first().click(kPatience);
  const plot = page.locator('[data-id="team-heat/plot"]');
  await plot.focus();
  await frames(page);  // the arrows are the chart's as soon as it knows that it has the focus
  for (const key of ["ArrowDown", "ArrowDown", "ArrowRight"]) {
    assert.ok(await leads_on(page, key, await plot.getAttribute("aria-valuetext")), `${key} leads nowhere`);
  }
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /^Sample \d\d$/ }).waitFor(kPatience);
});

test("the sample team is labelled, filtered and sorted by keyboard, and every chart is a table", async (t) => {
  const { page } = await open_app(t, { motion: "reduce" });
  await to_coach(page);
  await button(page, "Look at the sample team").click(kPatience);
  await page.getByRole("heading", { level: 1, name: "Team, 12 weeks" }).waitFor({ timeout: 180000 });
  await page.getByText("Sample team, simulated").waitFor(kPatience);
  const talk = page.getByRole("region", { name: "Talk with first" });
  assert.ok(await talk.getByRole("listitem").count() >= 1);
  assert.match(await talk.innerText(), /Sample \d\d/);
  const rows = async () => heat(page).getByRole("row").evaluateAll((all) => all.map((row) => row.innerText));
  assert.equal((await rows()).length, 25);  // 24 people below the heads
  await page.getByRole("combobox", { name: "Group" }).selectOption("Sample early shift");
  await page.waitForFunction(() => document.querySelectorAll('[data-id="team-heat/table"] [role="row"]').length === 13, null, kPatience);
  await page.getByRole("combobox", { name: "Group" }).selectOption("All groups");
  await page.getByRole("combobox", { name: "Order" }).selectOption("Name");
  await page.waitForFunction(() => /Sample 01/.test(document.querySelectorAll('[data-id="team-heat/table"] [role="row"]')[1]?.innerText ?? ""), null, kPatience);
  await page.getByRole("combobox", { name: "Weeks" }).selectOption("The last 4");
  await page.getByRole("heading", { level: 1, name: "Team, 4 weeks" }).waitFor(kPatience);
  await page.getByRole("combobox", { name: "Trend of" }).selectOption("Warmth");
  await page.getByRole("table", { name: /Warmth/ }).first().waitFor({ state: "attached", ...kPatience });
});
