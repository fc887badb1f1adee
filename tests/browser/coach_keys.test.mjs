// Coach without a pointer: a team, a person of it, an attempt listened to, a session prepared, handed over and answered, and every
// page about the team, by keys alone, and by nothing but the roles and names that a screen reader hears. Wherever the focus rests
// it has a role and a name, lies in sight and shows its ring. By roles and names with a pointer: coach.test.mjs,
// coach_person.test.mjs, coach_team_pages.test.mjs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assert_rings, choose, comes_to, give, heading_of, press, read_chart, rests, type } from "./keys.mjs";
import { open_app } from "./support.mjs";

const kPatience = { timeout: 90000 };
const kLong = { timeout: 240000 };
const seen = { looked_at: true };

async function save(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download", kPatience), press(page, name, seen)]);
  await rests(page, name);
  return readFileSync(await download.path(), "utf8");
}

const toggled = (page, to) =>
  page.waitForFunction((wanted) => document.activeElement.getAttribute("aria-pressed") === wanted, to, kPatience);

// A chart's data as a table, and back.
async function as_table(page) {
  const name = "Show as table";
  await press(page, name, { ...seen, key: " " });
  await toggled(page, "true");
  await comes_to(page, "showing a table", { role: "button", name });
  await page.keyboard.press(" ");
  await toggled(page, "false");
}

async function load_team(page) {
  await press(page, "Coach", { role: "link", ...seen });
  await heading_of(page, "Prepare a coaching session");
  await press(page, "Look at the sample team", seen);
  await page.getByRole("heading", { level: 1, name: /^Team, / }).waitFor(kLong);
  await rests(page, "loading the sample team");
  await choose(page, "Group", "Sample early shift");
  await choose(page, "Group", "All groups");
  await as_table(page);
  await read_chart(page);
}

async function open_person(page) {
  await press(page, "Open their page", seen);
  const title = page.getByRole("heading", { level: 1, name: /^Sample \d\d$/ });
  await title.waitFor(kPatience);
  await comes_to(page, "opening a person", { role: "heading" });
  await choose(page, "Skill", "Warmth");
  await read_chart(page);
  return title.innerText();
}

async function listen_in(page, name) {
  await press(page, "Listen in", seen);
  await page.getByRole("button", { name: "Next line", exact: true }).waitFor(kPatience);
  await comes_to(page, "listening in", { role: "heading" });
  await press(page, "Next line", seen);
  await rests(page, "the next line");
  await press(page, "Costliest moment", seen);
  await page.getByText(/^Decision \d+: lost \d+ points? of 100$/).first().waitFor(kPatience);
  await rests(page, "going to the costliest moment");
  await press(page, `Back to ${name}`, seen);
  await heading_of(page, name);
}

async function prepare(page, name) {
  await press(page, "Prepare a session", seen);
  await page.getByRole("list", { name: "Moments" }).getByRole("listitem").nth(2).waitFor(kPatience);
  await heading_of(page, `A session with ${name}`);
  await type(page, "Your name", "Jo");
  await type(page, "Your comment on moment 1", "What did this caller need first?");
  const moments = page.getByRole("list", { name: "Moments" }).getByRole("listitem");
  const second = (await moments.nth(1).getByRole("heading").innerText()).slice(3);
  await press(page, "Move up", { about: "Moment 2", ...seen });
  await page.getByRole("heading", { level: 3, name: `1. ${second}` }).waitFor(kPatience);
  await rests(page, "moving a moment up");
  await press(page, "Replace", { about: "Moment 3" });
  await page.getByRole("region", { name: "Another decision for moment 3" }).waitFor(kPatience);
  await rests(page, "asking for another moment");
  await press(page, "Cancel", seen);
  await page.getByRole("region", { name: "Another decision for moment 3" }).waitFor({ state: "detached", ...kPatience });
  await rests(page, "keeping the moment");
  await press(page, "Remove", { about: "Moment 3" });
  await moments.nth(2).waitFor({ state: "detached", ...kPatience });
  await rests(page, "removing a moment");
  await type(page, /^Notes/, "Two things went well.");
  await press(page, "Add an action", seen);
  await page.getByRole("textbox", { name: /^Action 1/ }).waitFor(kPatience);
  await rests(page, "adding an action");
  await type(page, /^Action 1/, "Name the feeling before the form");
  await choose(page, "Skill it is about", "Warmth");
  await press(page, "In two weeks", seen);
  await rests(page, "setting the day");
  const session = await save(page, "Save the session file");
  const { person, moments: kept, actions } = JSON.parse(session);
  assert.deepEqual([person, kept.length, actions.length], [name, 2, 1]);
  return session;
}

// The trainee, in a browser of their own.
async function answer(t, session) {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await give(page, () => press(page, "Add a call of your own", seen), [["session.json", session]]);
  await heading_of(page, "A session with Jo");
  await type(page, "Your words on moment 1", "They had hung up twice before.");
  await press(page, "I see it differently", seen);
  await comes_to(page, "disputing a point", { name: "✓ I see it differently" });
  const reply = await save(page, "Save the reply");
  assert.equal(JSON.parse(reply).answers.length, 1);
  await app.expect_clean();
  return reply;
}

async function to_tab(page, tab, name) {
  await press(page, tab, seen);
  await heading_of(page, name);
}

async function rate(page) {
  await to_tab(page, "Calibrate", "Calibrate");
  const attempts = page.getByRole("combobox", { name: "Attempt", exact: true }).locator("option");
  await choose(page, "Attempt", await attempts.nth(1).textContent());
  const turns = page.getByRole("region", { name: /^Rating of Decision/ });
  await turns.first().waitFor(kPatience);
  await choose(page, "Warmth", "1 could be said to anyone");
  await type(page, "Your name or a code", "Ada");
  await page.getByRole("combobox", { name: "The call as a whole" }).waitFor(kPatience);
}

test("Coach by keys alone: a team, a person, an attempt, a session there and back, and every page about the team", async (t) => {
  const app = await open_app(t, { motion: "reduce" });
  const { page } = app;
  await load_team(page);
  const name = await open_person(page);
  await listen_in(page, name);
  const session = await prepare(page, name);
  const reply = await answer(t, session);
  await press(page, `Back to ${name}`, seen);
  await heading_of(page, name);
  await press(page, "Back to the team", seen);
  await page.getByRole("heading", { level: 1, name: /^Team, / }).waitFor(kPatience);
  await rests(page, "coming back to the team");
  await give(page, () => press(page, "Choose result files", seen), [["reply.json", reply]]);
  await page.getByText("The reply is in: it stands at each point.").waitFor(kPatience);
  await rests(page, "opening the reply");
  await press(page, `Back to ${name}`, seen);
  await page.getByText(/1 point disputed/).waitFor(kPatience);
  await press(page, "Back to the team", seen);

  await to_tab(page, "Scenario", "A scenario over the team");
  await choose(page, "Attempts", "All, practised ones too");
  await read_chart(page);
  await to_tab(page, "Out of reach", "Out of reach");
  await press(page, "Show the lines where it happened", seen);
  await page.getByRole("list", { name: "Where it happened" }).waitFor(kPatience);
  await rests(page, "showing the lines");
  await press(page, "With names", { ...seen, key: " " });
  await page.getByRole("list", { name: "Where it happened" }).getByText(/Sample \d\d in weeks? \d+/).first().waitFor(kPatience);
  await rests(page, "naming them");
  await to_tab(page, "Two call centres", "Two call centres");
  await choose(page, "On the right", "Relationship first");
  await page.getByRole("heading", { level: 2, name: "The same lens twice: nobody changes places" }).waitFor(kPatience);
  await rate(page);
  await to_tab(page, "Export", "Export this team");
  assert.match(await save(page, "People as CSV"), /Sample 01/);
  assert.equal(JSON.parse(await save(page, "Both as JSON")).people.length, 24);
  await to_tab(page, "Team", /^Team, /);
  await press(page, "Put this team away", seen);
  await heading_of(page, "Prepare a coaching session");
  assert_rings();
  await app.expect_clean();
});
