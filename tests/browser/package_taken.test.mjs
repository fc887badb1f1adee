// The real program on a site that was packaged for one form: taken to the file that is handed in, opened where the keys are;
// and no key in any file that the candidate's browser can get.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";
import { button, consent, drop, fill, heading, kPatience, open_hire, saved, take_form } from "./hire_ways.mjs";
import { form_text, kCalls, kWarmUp, serve_package } from "./package_site.mjs";
import { kRoot, open_app, open_page } from "./support.mjs";
import { file_of, scenario_of } from "./walk.mjs";

const kTakenMs = 240000;

async function open_packaged(t, { url }, options = {}) {
  const app = await open_page(t, options);
  app.url = app.record.origin = url;
  await app.load();
  return app;
}

// What only whoever scores may know, as words that stand in no other place.
function keys_of(id) {
  const scenario = scenario_of(id);
  return [
    ...scenario.needs.map(({ label }) => label),
    ...scenario.flags.flatMap(({ about }) => about ?? []),
    ...scenario.nodes.flatMap(({ ending }) => (ending ? [ending.text] : [])),
    ...scenario.nodes.flatMap(({ choices = [] }) => choices.flatMap(({ why }) => why ?? [])),
  ];
}

// Every name of a member in it, at any depth.
function members_of(value, found = new Set()) {
  if (value === null || typeof value !== "object") return found;
  for (const [name, part] of Object.entries(value)) {
    if (!Array.isArray(value)) found.add(name);
    members_of(part, found);
  }
  return found;
}

function assert_no_keys(name, bytes) {
  const text = bytes.toString("utf8");
  for (const id of [kWarmUp, ...kCalls]) {
    for (const key of keys_of(id)) assert.ok(!text.includes(key), `${name} holds “${key}” of ${id}`);
  }
  if (!/^(warm-up|call-\d+)\./.test(name)) return;
  const scenario = JSON.parse(text);
  const members = members_of(scenario);
  for (const member of ["criteria", "why", "cost", "critical", "target_seconds", "about"]) {
    assert.ok(!members.has(member), `${name} tells “${member}”`);
  }
  for (const { choices = [] } of scenario.nodes) {
    for (const { effects = {} } of choices) assert.ok(!("seconds" in effects), `${name} tells what a choice takes`);
  }
  assert.deepEqual([...new Set(scenario.needs.map(({ label, weight }) => `${label} ${weight}`))].length <= 1, true, name);
}

test("a packaged site taken by the real program: no keys in it, and scores where they are", { timeout: 2 * kTakenMs }, async (t) => {
  const site = await serve_package(t);
  const below = readdirSync(join(site.folder, "files"), { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const files = below.map((one) => relative(join(site.folder, "files"), join(one.parentPath ?? one.path, one.name)));
  for (const name of files) assert_no_keys(name, readFileSync(join(site.folder, "files", name)));
  assert_no_keys("index.html", readFileSync(join(site.folder, "index.html")));
  assert.throws(() => assert_no_keys(`${kCalls[0]}.json`, readFileSync(file_of(kCalls[0]))), /holds/, "the check finds keys");
  const ordinary = readdirSync(join(kRoot, "scenarios")).map((name) => name.slice(0, -5));
  assert.deepEqual(files.filter((name) => ordinary.includes(name.split(".")[0])), [], "a call with its keys");

  const app = await open_packaged(t, site, { motion: "reduce" });
  const { page } = app;
  await heading(page, "Spring").waitFor(kPatience);
  assert.equal(await page.getByRole("navigation").count(), 0, "nothing but the form is there");
  await fill(page, "The code that you were given", "K-1");
  await consent(page, "Spring");
  let looked = false;
  await take_form(page, async (place, made) => {
    if (place !== "Call 1 of 2" || made !== 1 || looked) return null;
    looked = true;
    await page.getByRole("timer").or(page.getByText(/^\d\d:\d\d left$/)).first().waitFor(kPatience);
    assert.equal(await page.getByText(/on the call$|Distress|Trust in you/).count(), 0);
    await app.shoot("packaged-call");
    return null;
  });
  assert.ok(looked);
  await app.shoot("packaged-done");
  const handed_in = await saved(page, "Save the file");
  await app.expect_clean();
  const asked = app.record.requests.map(({ url }) => new URL(url)).filter(({ protocol }) => protocol === "http:");
  assert.ok(asked.length > 5);
  for (const { pathname } of asked) {
    assert.ok(!ordinary.includes(pathname.split("/").at(-1).split(".")[0]), `${pathname} was asked for`);
  }

  const file = JSON.parse(handed_in);
  assert.deepEqual(JSON.parse(file.invitation).form, JSON.parse(form_text()));
  assert.equal(JSON.parse(file.invitation).candidate, "K-1");
  const events = (what) => file.events.filter((event) => event.what === what);
  assert.ok(events("choice").length >= 6);
  assert.match(events("choice").map(({ node, choice }) => `${node} ${choice}`).join("\n"), /^(\d+ \d+\n?)+$/, "numbers alone");
  for (const id of [kWarmUp, ...kCalls]) for (const key of keys_of(id)) assert.ok(!handed_in.includes(key));

  await t.test("the team's page knows the keys and scores it", async (s) => {
    const team = await open_app(s, { motion: "reduce" });
    await open_hire(team.page);
    await button(team.page, "Results").click(kPatience);
    await drop(team.page, [["K-1.json", handed_in]]);
    await team.page.getByText(/1 sitting of/).first().waitFor({ timeout: 120000 });
    await button(team.page, "Open their page").first().click(kPatience);
    await team.page.getByRole("heading", { level: 1, name: "K-1" }).waitFor(kPatience);
    for (const id of kCalls) await team.page.getByText(scenario_of(id).title, { exact: false }).first().waitFor(kPatience);
    await team.page.getByText("2 of 2 calls begun, 2 taken to their end", { exact: false }).first().waitFor(kPatience);
    const figures = team.page.getByText(/^\d+ % resolution, \d+ % empathy/);
    await figures.nth(kCalls.length - 1).waitFor(kPatience);
    assert.equal(await figures.count(), kCalls.length, "each call has its figures");
    await team.shoot("packaged-judged");
    assert.equal(await team.page.getByText(/nothing after event|doesn’t fit the call|is not here in the version/).count(), 0);
    await team.expect_clean();
  });
});
