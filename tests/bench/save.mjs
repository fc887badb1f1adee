// How long an acknowledged save takes, against a bare strict IndexedDB put of the same bytes.
//   node tests/bench/save.mjs [--saves N] [--rounds N]
// Prints a row for each of p50 and p99, tab-separated: name, ours (ms), yardstick (ms), ratio. Each
// round uses a fresh browser on a fresh profile on disk, and alternates between the two, so that both
// meet the same disk; the figures are the medians over the rounds. WARMLINE_CHROMIUM and
// WARMLINE_BROWSER_MODULES (a folder with playwright-core) as in tests/browser.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { serve_store_page } from "../browser/store_page.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const require_from = createRequire(join(process.env.WARMLINE_BROWSER_MODULES ?? join(here, "..", "browser"), "x"));
const { chromium } = require_from("playwright-core");

const kWarmUp = 20;
const kRecord = readFileSync(join(here, "../fixtures/records/v1/choice_made.bin"));

// Runs in the page: milliseconds of each save, ours and the bare put, taken in turn.
async function measure({ saves, warm_up, record }) {
  const bytes = new Uint8Array(record);
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open("yardstick", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("records", { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  function bare_put() {
    return new Promise((resolve, reject) => {
      const transaction = database.transaction("records", "readwrite", { durability: "strict" });
      transaction.objectStore("records").put(bytes);
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
  }
  async function save(ticket) {
    const answer = await window.ask(ticket, [bytes]);
    if (answer.kind !== "stored") throw new Error(answer.message);
  }
  const ours = [], yardstick = [];
  for (let at = 0; at < saves + warm_up; ++at) {
    const start = performance.now();
    await save(at + 1);
    const middle = performance.now();
    await bare_put();
    const end = performance.now();
    if (at < warm_up) continue;
    ours.push(middle - start);
    yardstick.push(end - middle);
  }
  return { ours, yardstick };
}

function percentile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

async function one_round(url, saves) {
  const folder = mkdtempSync(join(tmpdir(), "warmline-bench-"));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.WARMLINE_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  try {
    const page = context.pages()[0] ?? await context.newPage();
    await page.goto(url);
    return await page.evaluate(measure, { saves, warm_up: kWarmUp, record: [...kRecord] });
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

const { values } = parseArgs({ options: {
  saves: { type: "string", default: "200" },
  rounds: { type: "string", default: "3" },
} });
const server = await serve_store_page();
try {
  const rounds = [];
  for (let round = 0; round < Number(values.rounds); ++round) rounds.push(await one_round(server.url, Number(values.saves)));
  for (const [name, part] of [["p50", 0.5], ["p99", 0.99]]) {
    const middle = (of) => percentile(rounds.map((round) => percentile(round[of], part)), 0.5);
    const ours = middle("ours"), yardstick = middle("yardstick");
    const row = [`acknowledged save, ${name}, ms`, ours.toFixed(2), yardstick.toFixed(2), (ours / yardstick).toFixed(2)];
    console.log(row.join("\t"));
  }
} finally {
  await server.stop();
}
