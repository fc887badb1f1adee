// Practice without a pointer, from the list of calls to an export, by keys alone, and by nothing but the roles and names that a
// screen reader hears. Wherever the focus rests it has a role and a name, lies in sight and shows its ring. By roles and names
// with a pointer or a finger: journey.test.mjs, debrief.test.mjs, belongings.test.mjs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assert_rings, comes_to, focused, go_to, heading_of, press, rests, type } from "./keys.mjs";
import { frames } from "./patience.mjs";
import { kSizes, open_app } from "./support.mjs";
import * as walk from "./walk.mjs";

const kPatience = { timeout: 60000 };
const seen = { looked_at: true };

const dialog = (page) => page.getByRole("dialog");

// Opens a dialog from its button, goes round in it by Tab, and leaves it by Escape: the focus never leaves it, and comes back.
async function in_and_out(page, name, title) {
  const opener = await press(page, name, seen);
  await dialog(page).and(page.getByRole("dialog", { name: title })).waitFor(kPatience);
  const stops = new Set();
  for (let i = 0; i < 12; ++i) {
    await page.keyboard.press("Tab");
    const at = await focused(page);
    assert.ok(at.role === "" || await page.evaluate(() => document.activeElement.closest("[role=dialog]") !== null), `Tab leaves the dialog “${title}” for ${at.role} “${at.name}”`);
    if (at.role !== "") stops.add(at.name);
  }
  assert.ok(stops.size > 0, `nothing in the dialog “${title}” takes the focus`);
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached", ...kPatience });
  await comes_to(page, `closing “${title}”`, { id: opener.id });
}

async function take(page) {
  await press(page, /^Take “/, seen);
  const note = page.getByRole("region", { name: "What this call touches" });
  await note.or(page.getByRole("region", { name: "Before the call" })).first().waitFor(kPatience);
  await rests(page, "taking a call");
  if (await note.count() > 0) await press(page, "Take this call", seen);
  await press(page, /^(Pick up|Ring) now$/, seen);
  await walk.hand(page).waitFor(kPatience);
  await rests(page, "picking up");
}

// The first choice by Tab and Enter, the others by their numbers: of what is open the last, so that something is lost.
async function live_through(page) {
  await walk.until_open(page);
  const card = page.getByRole("region", { name: "What you know" }).getByRole("button").first();
  await in_and_out(page, await card.textContent(), /./);
  await in_and_out(page, "Leave the call", /./);
  await in_and_out(page, "All keys", /./);
  await press(page, "Hide the mood", { ...seen, key: " " });
  await page.getByRole("button", { name: /^Show the mood/ }).waitFor(kPatience);
  await comes_to(page, "hiding the mood", { role: "button", name: /^Show the mood/ });
  await press(page, /^Show the mood/);
  await page.getByRole("button", { name: "Hide the mood" }).waitFor(kPatience);
  for (let i = 0; i < 60; ++i) {
    await walk.until_open(page);
    if (await page.getByRole("button", { name: "See what it did" }).count() > 0) return i;
    const said = await walk.said(page).count();
    const words = await walk.open_choices(page).last().textContent(kPatience);
    if (i === 0) {
      await press(page, words.trim(), seen);
    } else {
      await page.keyboard.press(words.trim()[0]);
    }
    await page.waitForFunction((count) => document.querySelectorAll("#semantics [role=list] > .s-listitem[data-id^=said-]").length > count, said, kPatience);
  }
  return assert.fail("the call never ended");
}

async function read_debrief(page) {
  await press(page, "See what it did", seen);
  await page.getByRole("region", { name: "How it ended" }).waitFor(kPatience);
  await comes_to(page, "the end of the call", { role: "heading" });
  const decisions = page.getByRole("region", { name: "Your decisions" }).getByRole("button", { name: /^Decision \d+: / });
  const count = await decisions.count();
  for (let i = 1; i <= count; ++i) {
    await press(page, new RegExp(`^Decision ${i}: `), i < 3 ? seen : {});
    await page.getByRole("region", { name: new RegExp(`^Decision ${i}( |$)`) }).waitFor(kPatience);
    await rests(page, `opening decision ${i}`);
  }
  await press(page, /points? lost at decision \d+$/, seen);
  await comes_to(page, "following a loss to its decision", { role: "button", name: /^Decision \d+: / });
  await press(page, /^How does this person feel\?/, seen);
  await comes_to(page, "following a question", { role: "button", name: /^Decision \d+: / });
  await press(page, "Two call centres", seen);
  await rests(page, "going to the two call centres");
  await press(page, "Best call", seen);
  await page.getByRole("region", { name: "A best call" }).getByText("How it ends").waitFor(kPatience);
  await comes_to(page, "opening a best call", { role: "heading" });
  await press(page, "Back to the debrief", seen);
  await page.getByRole("region", { name: "How it ended" }).waitFor(kPatience);
  await rests(page, "coming back from a best call");
  return count;
}

// As in a narrow window its parts are folded to their headings.
async function unfold_all(page) {
  await page.setViewportSize(kSizes.phone);
  const folded = page.getByRole("region", { name: "Debrief" }).getByRole("button", { expanded: false }).filter({ hasNotText: /^Decision/ });
  await folded.first().waitFor(kPatience);
  const names = await folded.evaluateAll((all) => all.map((one) => one.textContent.trim()));
  assert.ok(names.length >= 6, names.join());
  for (const name of names) {
    await press(page, name, { ...seen, key: " " });
    await page.getByRole("button", { name, exact: true, expanded: true }).waitFor(kPatience);
    await comes_to(page, `unfolding ${name}`, { name });
  }
  await page.setViewportSize(kSizes.desk);
  await page.getByRole("button", { name: "Two call centres", exact: true }).first().waitFor(kPatience);
}

async function save(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download", kPatience), press(page, name, seen)]);
  await rests(page, name);
  return readFileSync(await download.path(), "utf8");
}

async function settle(page) {
  await press(page, "Settings", { role: "link", ...seen });
  await heading_of(page, "Settings");
  for (const [name, chosen] of [["125 %", "✓ 125 %"], ["100 %", "✓ 100 %"], ["Dark", "✓ Dark"], ["Light", "✓ Light"]]) {
    await press(page, name);
    await page.getByRole("button", { name: chosen, exact: true, pressed: true }).waitFor(kPatience);
    await comes_to(page, `choosing ${name}`, { name: chosen });
  }
  const backup = JSON.parse(await save(page, "Export everything"));
  assert.ok(Object.keys(backup).length > 1);
  await press(page, "Put a result file together", seen);
  await heading_of(page, /result file/i);
  await type(page, /^Your name or a code/, "Night shift 7");
  assert.match(await save(page, "Save the result file"), /Night shift 7/);
  await press(page, "Back to Settings", seen);
  await heading_of(page, "Settings");
  await in_and_out(page, "Erase everything", /./);
}

async function look_at_map(page) {
  await press(page, "Practice", { role: "link", ...seen });
  await page.getByText(/^First attempt/).first().waitFor(kPatience);
  await press(page, "Open the debrief", seen);
  await comes_to(page, "opening a debrief", { role: "heading" });
  await press(page, "Back to calls", seen);
  await page.getByText(/^First attempt/).first().waitFor(kPatience);
  await press(page, "See its map", { about: walk.easiest().title, ...seen });
  const plane = page.getByRole("group", { name: /^Map\./ });
  await plane.waitFor(kPatience);
  await go_to(page, "group", /^Map\./);
  for (const key of ["+", "ArrowRight", "ArrowDown", "-", "0"]) await page.keyboard.press(key);
  await frames(page, 10);  // each key takes a frame, and moves the moments that are in sight
  await page.keyboard.press("Tab");
  await comes_to(page, "going on from the map", { role: "button" });
  const moment = await focused(page);
  await press(page, moment.name, { key: " " });
  await rests(page, "pressing a moment");
  await press(page, /^Back( to calls)?$/, seen);
  await rests(page, "leaving the map");
}

test("Practice by keys alone: a call taken, lived through and understood, settings, files and the map", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await page.getByText("Not tried yet").first().waitFor(kPatience);
  await take(page);
  const made = await live_through(page);
  assert.equal(await read_debrief(page), made, "each decision is there");
  await unfold_all(page);
  assert.match(await save(page, "Save"), /^<!doctype html>/);
  await settle(page);
  await look_at_map(page);
  assert_rings();
  await app.expect_clean();
});
