// What the tests and pictures of Hire share: a team's and a candidate's ways, and forms, links and sittings as files, made
// here from what app/assess says of their form, so that the page is held against a second hand.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import * as walk from "./walk.mjs";

export const kPatience = { timeout: 60000 };

export const button = (page, name) => page.getByRole("button", { name, exact: true });
export const heading = (page, name) => page.getByRole("heading", { name, exact: true });

export async function fill(page, name, text) {
  await page.getByRole("textbox", { name }).fill(text, kPatience);
}

export async function saved_file(page, action) {
  const [download] = await Promise.all([page.waitForEvent("download", kPatience), action()]);
  return readFileSync(await download.path(), "utf8");
}

export const saved = (page, name) => saved_file(page, () => button(page, name).click(kPatience));

export function drop(page, files) {
  return page.evaluate((all) => {
    const data = new DataTransfer();
    for (const [name, bytes] of all) data.items.add(new File([bytes], name, { type: "application/json" }));
    window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, files);
}

// ---- The team -------------------------------------------------------------------------------------

export async function open_hire(page) {
  await Promise.all([page.waitForEvent("domcontentloaded"), page.getByRole("link", { name: "Hire", exact: true }).click(kPatience)]);
  await heading(page, "The same calls for everyone").waitFor(kPatience);
}

// A form of three calls and a warm-up, ten minutes each.
export async function compose(page) {
  await button(page, "Put a form together").click(kPatience);
  await fill(page, "Title", "Spring intake");
  await fill(page, "Who asks", "Nordlicht Energy");
  await fill(page, /^What it is for/, "To see how you take calls of people who are cut off.");
  await fill(page, /^Whom to ask/, "Hiring, room 2, hiring@example.org");
  await fill(page, /^Job analysis/, "Calls like these make up the week of whoever gets the job.");
  await button(page, "Add calls").click(kPatience);
  for (let i = 0; i < 3; ++i) {
    await button(page, "Add").first().click(kPatience);
    await page.getByText(new RegExp(`^${i + 1}\\. `)).waitFor(kPatience);
  }
  await page.getByRole("combobox", { name: /^Warm-up first/ }).selectOption({ index: 1 });
  await page.getByRole("combobox", { name: "Time limit for a call" }).selectOption({ label: "10 minutes" });
  await button(page, "Copy the link").waitFor(kPatience).catch(async (error) => {
    throw new Error(`it can't be given out: ${await page.getByRole("region", { name: "Give it out" }).innerText()}`, { cause: error });
  });
  await page.waitForTimeout(2000);  // what was typed is kept after a pause
}

// What "Copy the link" puts on the clipboard, however it is pressed.
export async function link_of(page, press = () => button(page, "Copy the link").click(kPatience)) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const before = await page.evaluate(() => navigator.clipboard.readText());
  await press();
  for (const end = Date.now() + 30000; Date.now() < end;) {
    const now = await page.evaluate(() => navigator.clipboard.readText());
    if (now !== before) return now;
    await page.waitForTimeout(50);
  }
  return assert.fail("nothing was copied");
}

// ---- A candidate ----------------------------------------------------------------------------------

export async function consent(page, title = "Spring intake") {
  await heading(page, title).waitFor(kPatience);
  for (const name of ["What it is", "How it is judged", "What is kept", "If you need something different, or a human"]) {
    await heading(page, name).waitFor(kPatience);
  }
  await button(page, "I have read this and take part").click(kPatience);
  await button(page, "Begin").click(kPatience);
  await page.getByRole("button", { name: /^Begin (the warm-up|call 1)$/ }).waitFor(kPatience);
}

// What can be pressed now, by its words.
export function buttons(page) {
  return page.evaluate(() => [...document.querySelectorAll("#semantics button")]
    .filter((one) => !one.disabled && one.getAttribute("aria-disabled") !== "true")
    .map((one) => one.getAttribute("aria-label") ?? one.textContent.trim()));
}

// Which call is under way, as "Warm-up" or "Call 2 of 3"; empty: none.
export function place_of(page) {
  return page.evaluate(() => [...document.querySelectorAll("#semantics *")]
    .map((one) => (one.childElementCount === 0 ? one.textContent.trim() : ""))
    .find((text) => /^(Warm-up|Call \d+ of \d+)$/.test(text)) ?? "");
}

// Takes the form to its end: presses what leads on, and of the choices the first or the second in turn.
// meanwhile(place, made) comes before each press, `place` as "Call 2 of 3"; it may give another page to go on with.
export async function take_form(first, meanwhile = async () => null) {
  const kOn = [/^Begin (the warm-up|call \d+)$/, /^Go on with the call$/, /^Show all/];
  let page = first;
  const made = {};
  for (let i = 0; i < 400; ++i) {
    const names = await buttons(page);
    if (names.includes("Save the file")) return page;
    const place = await place_of(page);
    const other = await meanwhile(place, made[place] ?? 0, page);
    if (other) { page = other; continue; }
    const on = names.find((name) => kOn.some((words) => words.test(name)));
    const choices = names.filter((name) => /^[1-4]\s/.test(name));
    if (on) {
      await page.getByRole("button", { name: on, exact: true }).first().click({ timeout: 5000 }).catch(() => {});
    } else if (choices.length > 0) {
      await page.keyboard.press(choices[i % Math.min(2, choices.length)][0]);
      made[place] = (made[place] ?? 0) + 1;
    }
    await page.waitForTimeout(on ? 150 : 400);
  }
  return assert.fail("the form never ended");
}

// A link followed in a page that shows something else of the site: it starts afresh.
export async function open_link(app, link) {
  await Promise.all([app.page.waitForEvent("domcontentloaded"), app.page.evaluate((to) => { location.href = to; }, link)]);
  await app.ready();
}

// ---- Forms and sittings as files ------------------------------------------------------------------

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${members.join(",")}}`;
}

const sha256 = (text) => createHash("sha256").update(text, "utf8").digest("hex");

const solved = new Map();

function solve(id) {
  if (!solved.has(id)) {
    solved.set(id, JSON.parse(execFileSync(walk.program(), ["solve", walk.file_of(id), "--json"], { encoding: "utf8" })));
  }
  return solved.get(id);
}

const call_of = (id, anchor = false) => ({ anchor, scenario: id, version: solve(id).version });

// Of shipped calls: five of them, and a warm-up. `more` overrides what the form says.
export function form_of({ calls = ["let-me-ask-my-husband", "half-a-wardrobe", "one-day-late", "change-at-the-border", "speak-up-please"],
  warm_up = "two-kinds-of-closed", ...more } = {}) {
  return {
    asks: "Nordlicht Energy", calls: calls.map((id, i) => call_of(id, i === 0)),
    contact: "Hiring, room 2, hiring@example.org", edition: 1, format: 1, id: sha256("spring").slice(0, 32),
    job_analysis: "Calls like these make up the week of whoever gets the job: people who are cut off, who were sent the wrong thing, " +
      "or who have been waiting for an answer.",
    keep_days: 180, key_free: false, kind: "warmline-form", language: "en", limit: 600, pauses: false,
    purpose: "To see how you take calls of people who need something from you.", seed: "000000000000000b", shown: "decisions",
    title: "Spring intake", variant: "A", ...(warm_up ? { warm_up: call_of(warm_up) } : {}), ...more,
  };
}

export const form_text = (form) => canonical(form);

function invitation_of(form, candidate, agreed = {}) {
  const accommodations = { larger_text: false, pauses: false, plain_layout: false, time_per_cent: 100, untimed: false, ...agreed };
  return canonical({ accommodations, candidate, form, format: 1, kind: "warmline-invitation" });
}

export function link_to(form, { candidate = "C-1", agreed = {}, site = "" } = {}) {
  return `${site}#/sit/z${deflateSync(Buffer.from(invitation_of(form, candidate, agreed), "utf8")).toString("base64url")}`;
}

// A number from 0 to 1 at every call, the same for the same seed.
function random_of(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

// What the command line says can be done after these steps: {node, steps}; nothing once the call has ended.
const there = new Map();

function offered(id, steps) {
  const asked = [...steps, "?"].join(",");
  const key = `${id} ${asked}`;
  if (!there.has(key)) {
    const { stderr } = spawnSync(walk.program(), ["play", walk.file_of(id), "--choices", asked], { encoding: "utf8" });
    const found = /"\?", can't be taken: at "([^"]+)" there is ([^;\n]+)/.exec(stderr);
    assert.ok(found || /the call has ended/.test(stderr), stderr);
    there.set(key, found ? { node: found[1], steps: found[2].split(", ") } : null);
  }
  return there.get(key);
}

// Of a few ways through a call, from a bad one to a best one, the one for this skill: each step of a new one has to be asked for.
const kWays = 5;
const ways = new Map();

function steps_through(id, skill) {
  const way = Math.min(Math.floor(skill * kWays), kWays - 1);
  const key = `${id} ${way}`;
  if (!ways.has(key)) ways.set(key, walked(id, way / (kWays - 1), random_of(way + 1)));
  return ways.get(key);
}

// At each moment, with the chance `skill`, what a best call does there; else anything.
function walked(id, skill, random) {
  const best = new Set(solve(id).path);
  const steps = [];
  for (let here = offered(id, steps); here; here = offered(id, steps)) {
    const cards = here.steps.filter((step) => step.startsWith("card:") && !steps.includes(step));
    const choices = here.steps.filter((step) => !step.startsWith("card:"));
    if (cards.length > 0 && random() < 0.15) {
      steps.push(cards[Math.floor(random() * cards.length)]);
      continue;  // what was read may open and close choices
    }
    const good = choices.find((choice) => best.has(`${here.node}/${choice}`) && !steps.includes(`${here.node}/${choice}`));
    const choice = good && random() < skill ? good : choices[Math.floor(random() * choices.length)];
    steps.push(`${here.node}/${choice}`);
  }
  return steps;
}

const kMinute = 60000;

// What a candidate hands in: `calls` taken before they leave, `interrupted` pages that went away in the first call, `before`
// starts in that browser before this one, `time_up` in the last call.
export function sitting_file(form, { candidate, skill = 0.5, seed = 1, agreed = {}, calls = form.calls.length, interrupted = 0,
  before = [], time_up = false, signed = true, begun = 1780000000000 }) {
  const random = random_of(seed);
  const events = [];
  let used = 0;
  let wall = begun;
  const keep = (what, more = {}) => events.push({ step: events.length, used_ms: used, wall_ms: wall, what, ...more });
  keep("opened");
  const order = [...(form.warm_up ? [form.warm_up] : []), ...form.calls];
  const taken = order.slice(0, order.length - form.calls.length + calls);
  taken.forEach(({ scenario }, at) => {
    used = 0;
    wall += kMinute;
    keep("call-begun");
    for (let i = 0; at === 0 && i < interrupted; ++i) keep("opened");
    const today = skill + (random() - 0.5) * 0.5;  // nobody does equally well in every call
    steps_through(scenario, Math.min(Math.max(today, 0), 1)).every((step, i) => {
      const took = 4000 + Math.floor(random() * 14000);
      used += took;
      wall += took;
      if (time_up && at === order.length - 1 && i === 3) {
        wall += form.limit * 1000 - used;
        used = form.limit * 1000;
        keep("time-up");
        return false;
      }
      if (step.startsWith("card:")) keep("card", { card: step.slice(5) });
      else keep("choice", { node: step.split("/")[0], choice: step.split("/")[1] });
      return true;
    });
  });
  used = calls < form.calls.length ? 0 : used;
  keep(calls < form.calls.length ? "left" : "finished");
  return text_of_sitting(form, invitation_of(form, candidate, agreed), events, [...before, begun], signed, wall);
}

function text_of_sitting(form, invitation, events, starts, signed, made_ms) {
  const sitting = sha256(`${invitation} ${starts.join(" ")}`).slice(0, 32);
  const hash = sha256(canonical(form));
  const begun = sha256(`warmline sitting 1\n${canonical({ form: hash, invitation, sitting, starts })}`);
  let last = begun;
  const chained = events.map((event) => {
    last = sha256(last + canonical(event));
    return { ...event, hash: last };
  });
  const end = sha256(last + canonical({ count: events.length }));
  const kind = "warmline-sitting";
  const head = sha256(`warmline sitting 1 file\n${canonical({ begun, end, format: 1, kind, made_ms })}`);
  const file = { begun, count: events.length, end, events: chained, form: hash, format: 1, head, invitation, kind, made_ms, sitting, starts };
  if (signed) {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    file.key = Buffer.from(publicKey.export({ format: "jwk" }).x, "base64url").toString("base64");
    file.signature = sign(null, Buffer.from(`warmline sitting 1 signature\n${head}`, "utf8"), privateKey).toString("base64");
  }
  return `${canonical(file)}\n`;
}

// So many candidates of all kinds, as [[name, text]…], and who belongs to which group: ten or more in each of two.
export function intake(form, count = 24) {
  const kinds = {
    2: { interrupted: 2, before: [1779990000000] }, 5: { agreed: { time_per_cent: 150, pauses: true } }, 7: { time_up: true },
    9: { calls: 2 }, 11: { signed: false },
  };
  const files = [];
  const lines = ["code,gender,age"];
  for (let i = 1; i <= count; ++i) {
    const candidate = `C-${String(i).padStart(3, "0")}`;
    const skill = 0.15 + (i * 7 % count) / count * 0.7;
    files.push([`${candidate}.json`, sitting_file(form, { candidate, skill, seed: i, begun: 1780000000000 + i * 3600000, ...kinds[i] })]);
    const gender = i === count ? "" : i % 2 === 0 ? "Women" : "Men";
    lines.push(`${candidate},${gender},${i % 5 === 0 ? "50 and over" : "under 50"}`);
  }
  return { files, groups: `${lines.join("\r\n")}\r\n` };
}
