// Each function measures both pages in turn and gives rows: {name, ours, yardstick, unit, aim, digits, group}.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { two_visits, with_page } from "./browser.mjs";
import { weigh } from "./bytes.mjs";
import { watch_warmline, watch_yardstick } from "./hooks.mjs";

const run = promisify(execFile);
const kGuardMs = 300;  // how long choices stay shut on purpose (app/ui/view_call.h)
const kIdleS = 10;
const kSettleMs = 4000;

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

// ---- Bytes ----------------------------------------------------------------------------------------

export function bytes({ ours, yardstick }) {
  const [a, b] = [weigh(ours.folder), weigh(yardstick.folder)];
  const rows = [["raw", ""], ["gzip -9", ""], ["brotli -11", "1.5 or less"]].map(([name, aim]) => {
    const key = name.split(" ")[0];
    return { group: "Bytes of the site", name, ours: a[key], yardstick: b[key], digits: 0, unit: "bytes", aim };
  });
  for (const [kind, size] of Object.entries(a.brotli_of)) {
    rows.push({ group: "Bytes of the site", name: `  of which ${kind}`, ours: size, yardstick: b.brotli_of[kind],
      digits: 0, unit: "bytes" });
  }
  return rows;
}

// ---- From navigation to a click -------------------------------------------------------------------

// The two that are compared, and the way into a call; one after the other in each round.
async function rounds_of_visits({ ours, yardstick }, slow, rounds, say) {
  const plans = {
    yardstick: { url: yardstick.url, watch: watch_yardstick, wanted: ["clickable"] },
    ours: { url: ours.url, watch: watch_warmline, options: { drive: false }, wanted: ["clickable"] },
    into_call: { url: ours.url, watch: watch_warmline, options: { drive: true }, wanted: ["choice-shown", "choice"] },
  };
  const found = { yardstick: [], ours: [], into_call: [] };
  for (let round = 0; round < rounds; ++round) {
    for (const [name, plan] of Object.entries(plans)) {
      say(`round ${round + 1} of ${rounds}, ${name}`);
      found[name].push(await two_visits({ ...plan, slow }));
    }
  }
  return found;
}

export async function start_times(sites, { rounds, say }) {
  const rows = [];
  for (const slow of [false, true]) {
    const line = slow ? "1.6 Mbit/s, 150 ms, 4x slower processor" : "plain";
    const found = await rounds_of_visits(sites, slow, rounds, (text) => say(`${line}: ${text}`));
    for (const [visit, when] of ["cold", "second visit"].entries()) {
      const of = (plan, moment) => median(found[plan].map((visits) => visits[visit][moment]));
      const group = `From navigation to a click, ${line}, ${when}`;
      const row = { group, yardstick: of("yardstick", "clickable"), digits: 0, unit: "ms" };
      rows.push(
        { ...row, name: "first control (starts the suggested call)", ours: of("ours", "clickable"), aim: "1.2 or less" },
        { ...row, name: "first choice of that call, drawn", ours: of("into_call", "choice-shown") },
        { ...row, name: `first choice, clickable (after a guard of ${kGuardMs} ms)`, ours: of("into_call", "choice"),
          aim: "1.2 or less" });
    }
  }
  return rows;
}

// ---- Doing nothing --------------------------------------------------------------------------------

async function idle(page, processor_seconds) {
  await page.waitForTimeout(kSettleMs);
  const frames = () => page.evaluate(() => window.bench.frames.filter((frame) => frame.drew).length);
  const before = [await frames(), await processor_seconds()];
  await page.waitForTimeout(kIdleS * 1000);
  const after = [await frames(), await processor_seconds()];
  return { frames: after[0] - before[0], seconds: after[1] - before[1] };
}

export async function idling({ ours, yardstick }, { idle_rounds, say }) {
  const plans = {
    yardstick: { url: yardstick.url, watch: watch_yardstick, wanted: ["clickable"] },
    library: { url: ours.url, watch: watch_warmline, options: { drive: false }, wanted: ["clickable"] },
    call: { url: ours.url, watch: watch_warmline, options: { drive: true }, wanted: ["choice"] },
  };
  const found = { yardstick: [], library: [], call: [] };
  for (let round = 0; round < idle_rounds; ++round) {
    for (const [name, plan] of Object.entries(plans)) {
      say(`idle, round ${round + 1} of ${idle_rounds}, ${name}`);
      found[name].push(await with_page(plan, idle));
    }
  }
  const group = `${kIdleS} seconds in which nobody does anything`;
  const rows = [];
  for (const [page, name] of [["library", "list of calls"], ["call", "in a call, choices open"]]) {
    for (const [key, what, unit, digits, aim] of [["frames", "frames drawn", "", 0, "0"],
      ["seconds", "processor seconds", "s", 2, ""]]) {
      const of = (plan) => median(found[plan].map((one) => one[key]));
      rows.push({ group, name: `${what}, ${name}`, ours: of(page), yardstick: of("yardstick"), unit, digits, aim });
    }
  }
  return rows;
}

// ---- From a click to what it brings ---------------------------------------------------------------

// Of each click: how many frames were drawn until what it brings was drawn, and what they took on the page's own thread.
function clicks_to_frames({ frames, ups, lines }) {
  return ups.map((up, at) => {
    const until = frames.filter((frame) => frame.end > up && frame.start <= lines[at]);
    return {
      frames: until.filter((frame) => frame.drew).length,
      ms: until.reduce((sum, frame) => sum + frame.end - frame.start, 0),
      wait: lines[at] - up,
    };
  });
}

async function click_choices(page) {
  const lines = [];
  await page.evaluate(() => { window.bench.ups.length = 0; });
  for (let clicks = 0; clicks < 40; ++clicks) {
    const state = await page.waitForFunction(() => {
      const buttons = [...document.querySelectorAll("#semantics main button")];
      if (buttons.some((one) => one.textContent === "See what it did")) return "over";
      const open = buttons.some((one) => /^[1-4]\n/.test(one.textContent) && one.getAttribute("aria-disabled") !== "true");
      return open ? "open" : false;
    });
    if (await state.jsonValue() === "over") break;
    const said = await page.evaluate(() => window.bench.said);
    const choice = page.locator('#semantics main button:not([aria-disabled="true"])').filter({ hasText: /^[1-4]\n?/ }).first();
    await choice.scrollIntoViewIfNeeded();
    const box = await choice.boundingBox();
    await page.waitForTimeout(400);
    await page.mouse.click(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20), { delay: 60 });
    await page.waitForFunction((before) => window.bench.said > before, said);
    lines.push(await page.evaluate((line) => window.bench.moments[line], `line-${said + 1}`));
    const show_all = page.locator("#semantics main button", { hasText: "Show all" });
    if (await show_all.count() > 0) await page.keyboard.press(" ");
  }
  return page.evaluate((given) => ({ frames: window.bench.frames, ups: window.bench.ups, lines: given }), lines)
    .then(clicks_to_frames);
}

async function click_yardstick(page) {
  const lines = [];
  await page.waitForTimeout(500);
  await page.evaluate(() => { window.bench.ups.length = 0; });
  for (let clicks = 1; clicks <= 20; ++clicks) {
    await page.mouse.click(160, 90, { delay: 60 });
    await page.waitForFunction((line) => window.bench.moments[line] !== undefined, `line-${clicks}`);
    lines.push(await page.evaluate((line) => window.bench.moments[line], `line-${clicks}`));
    await page.waitForTimeout(150);
  }
  return page.evaluate((given) => ({ frames: window.bench.frames, ups: window.bench.ups, lines: given }), lines)
    .then(clicks_to_frames);
}

export async function clicking({ ours, yardstick }, { click_rounds, say }) {
  const found = { ours: [], yardstick: [] };
  for (let round = 0; round < click_rounds; ++round) {
    say(`clicks, round ${round + 1} of ${click_rounds}`);
    found.yardstick.push(...await with_page({ url: yardstick.url, watch: watch_yardstick, wanted: ["clickable"] }, click_yardstick));
    found.ours.push(...await with_page(
      { url: ours.url, watch: watch_warmline, options: { drive: true }, wanted: ["choice"] }, click_choices));
  }
  const group = `From a click to the next line (${found.ours.length} clicks, ${found.yardstick.length} of the yardstick's)`;
  const row = (name, key, unit, digits, aim) => ({ group, name, unit, digits, aim,
    ours: median(found.ours.map((one) => one[key])), yardstick: median(found.yardstick.map((one) => one[key])) });
  return [row("frames drawn", "frames", "", 0, "1"), row("their time on the page's thread", "ms", "ms", 1, "under 2 ms"),
    row("wait", "wait", "ms", 0, "")];
}

// ---- Saving ---------------------------------------------------------------------------------------

export async function saving({ saves, save_rounds, say }) {
  say("saves");
  const script = fileURLToPath(new URL("save.mjs", import.meta.url));
  const { stdout } = await run(process.execPath, [script, "--saves", String(saves), "--rounds", String(save_rounds)]);
  return stdout.trim().split("\n").map((line) => {
    const [name, ours, yardstick] = line.split("\t");
    return { group: "Acknowledged save, against a bare strict put of the same bytes", name: name.split(", ")[1], unit: "ms",
      ours: Number(ours), yardstick: Number(yardstick), digits: 2, aim: "1.3 or less" };
  });
}
